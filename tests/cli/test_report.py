"""``tfbb report``."""

import re
from pathlib import Path

import docx
import pytest
from small_study import decide, make_study
from typer.testing import CliRunner

from tfbb_coding.cli.app import app


@pytest.fixture
def study(tmp_path: Path) -> Path:
    folder = make_study(tmp_path / "Skolgården i Ås")
    decide(folder)
    return folder


def test_a_word_draft_whose_quotations_were_all_said(study: Path) -> None:
    result = CliRunner().invoke(app, ["report", "--study", str(study), "--quotations", "9"])
    assert result.exit_code == 0, result.output
    path = study / "results" / "report" / "rapport.docx"
    first = path.read_bytes()
    said = " ".join("".join(p.read_text(encoding="utf-8") for p in sorted((study / "transcripts").glob("*.txt"))).split())
    quoted = [q for p in docx.Document(str(path)).paragraphs for q in re.findall("”([^”]+)”", p.text)]
    assert len(quoted) >= 9
    for words in quoted:
        assert words.removeprefix("... ") in said
    CliRunner().invoke(app, ["report", "--study", str(study), "--quotations", "9"])
    assert path.read_bytes() == first


def test_as_markdown_elsewhere(study: Path, tmp_path: Path) -> None:
    result = CliRunner().invoke(app, ["report", "--study", str(study), "--format", "md", "--out", str(tmp_path / "utkast")])
    assert result.exit_code == 0, result.output
    assert (tmp_path / "utkast" / "rapport.md").read_text(encoding="utf-8").startswith("# Skolgården\n")


def test_nothing_coded_is_told(tmp_path: Path) -> None:
    result = CliRunner().invoke(app, ["report", "--study", str(make_study(tmp_path / "tom"))])
    assert result.exit_code == 2
    assert "tfbb code" in result.stderr


def test_help() -> None:
    assert CliRunner().invoke(app, ["report", "--help"]).exit_code == 0


def test_fewer_than_k_are_not_quoted_one_after_the_other(tmp_path: Path) -> None:
    from told_study import make_told_study

    root = make_told_study(tmp_path / "studie")
    study = root / "study.yaml"
    study.write_text(study.read_text(encoding="utf-8").replace("k: 2", "k: 5"), encoding="utf-8")
    result = CliRunner().invoke(app, ["report", "--format", "md", "--study", str(root)])
    assert result.exit_code == 0, result.stderr
    text = (root / "results" / "report" / "rapport.md").read_text(encoding="utf-8")
    cells = [cell for cell in re.split(r"\n#{2,4} ", text) if "av färre än fem deltagare" in cell]
    assert cells
    quoted = [len(re.findall(r"^(?:En|Någon|Ytterligare|Samma)\b.*: ”", cell, re.MULTILINE)) for cell in cells]
    assert set(quoted) == {0, 1}
    assert len(re.findall(r"^(?:En|Någon|Ytterligare|Samma)\b.*: ”", text, re.MULTILINE)) > sum(quoted)  # where enough speak all are shown
    assert all("Figur" not in cell for cell in cells)
    assert any("Ingen enskild kategori tas upp av minst fem deltagare. De som nämns: " in cell for cell in cells)


@pytest.mark.parametrize("form", ["docx", "md"])
def test_the_program_does_not_complain_of_its_own_draft(study: Path, form: str) -> None:
    assert CliRunner().invoke(app, ["report", "--study", str(study), "--format", form]).exit_code == 0
    result = CliRunner().invoke(app, ["check", "report", str(study / "results" / "report" / f"rapport.{form}"), "--study", str(study)])
    assert set(re.findall(r": ([a-z]+-[a-z]+): ", result.stdout)) <= {"small-group"}  # a conversation with two people is one
    assert "waits for its analysis" in result.stderr or "wait for their analysis" in result.stderr
