"""``tfbb figures``."""

from pathlib import Path

import pytest
from small_study import decide, make_study
from typer.testing import CliRunner

from tfbb_coding.cli.app import app


@pytest.fixture
def study(tmp_path: Path) -> Path:
    folder = make_study(tmp_path / "Skolgården i Ås")
    decide(folder)
    return folder


def test_all_figures(study: Path) -> None:
    programme = study / "study.yaml"
    programme.write_text("title: Skolgården\nprogramme: {resources: [En vaktmästare], outputs: [En gungställning]}\n", encoding="utf-8")
    result = CliRunner().invoke(app, ["figures", "--study", str(study)])
    assert result.exit_code == 0, result.output
    made = {path.name for path in (study / "results" / "figures").iterdir()}
    assert made == {"teman.svg", "teman.png", "verksamhetslogik.svg", "verksamhetslogik.png"}
    assert "would show nothing: themes that meet" in result.stderr
    assert "drawn without these boxes, of which nothing is known: Aktiviteter, Mål, Effekter på lång sikt" in result.stderr
    again = {path.name: path.read_bytes() for path in (study / "results" / "figures").iterdir()}
    CliRunner().invoke(app, ["figures", "--study", str(study)])
    assert again == {path.name: path.read_bytes() for path in (study / "results" / "figures").iterdir()}


def test_one_kind_as_a_drawing_only(study: Path, tmp_path: Path) -> None:
    result = CliRunner().invoke(app, ["figures", "themes", "--study", str(study), "--format", "svg", "--out", str(tmp_path / "bilder")])
    assert result.exit_code == 0, result.output
    assert [path.name for path in (tmp_path / "bilder").iterdir()] == ["teman.svg"]


def test_kinds_have_swedish_names_too(study: Path, tmp_path: Path) -> None:
    command = ["figures", "Verksamhetslogik", "TEMAN", "--study", str(study), "--format", "svg", "--out", str(tmp_path / "bilder")]
    result = CliRunner().invoke(app, command)
    assert result.exit_code == 0
    assert [path.name for path in (tmp_path / "bilder").iterdir()] == ["teman.svg"]
    assert "Write them below `programme:`" in result.stderr
    result = CliRunner().invoke(app, ["figures", "programme", "--study", str(study)])
    assert result.exit_code == 2
    assert "none of these figures has anything to show yet" in result.stderr
    result = CliRunner().invoke(app, ["figures", "tårta", "--study", str(study)])
    assert result.exit_code == 2
    assert "there is no figure 'tårta'" in result.stderr
    assert "themes, codes, together, programme" in result.stderr


def test_nothing_coded_is_told(tmp_path: Path) -> None:
    folder = make_study(tmp_path / "tom")
    result = CliRunner().invoke(app, ["figures", "--study", str(folder)])
    assert result.exit_code == 2
    assert "tfbb code" in result.stderr


def test_a_fault_in_the_programme_theory_is_told_with_its_line(study: Path) -> None:
    (study / "study.yaml").write_text("title: Ås\nprogramme:\n  resurser: [En tjänst]\n", encoding="utf-8")
    result = CliRunner().invoke(app, ["figures", "programme", "--study", str(study)])
    assert result.exit_code != 0
    assert "study.yaml:3" in result.stderr
    assert "resources" in result.stderr


def test_help() -> None:
    assert CliRunner().invoke(app, ["figures", "--help"]).exit_code == 0
