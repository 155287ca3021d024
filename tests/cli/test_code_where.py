"""Where ``tfbb code`` is started: above a study, in its transcripts, in a folder of all sorts of things."""

from pathlib import Path

import pytest
from small_study import make_study
from typer.testing import CliRunner, Result

from tfbb_coding.cli.app import app
from tfbb_coding.files import study_places

TALK = "Intervjuare: Hur går det?\n\nPedagog: Det roligaste är gungorna, alla barnen springer dit på varje rast.\n"
NAMES = "fil;rad;början;slut;slag;säkerhet;ord;platshållare;kanske;beslut\na.txt;1;0;5;person;säker;Karin Ek;[namn 1];;byt\n"


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(app, list(map(str, arguments)))


@pytest.fixture
def above(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder above a study, with raw interviews, the table of names and a note beside it."""
    home = tmp_path / "Mina saker å"
    make_study(home / "Min studie ö")
    for name in ("rå/Karin.txt", "avid/ett.txt", "anteckning.md"):
        (home / name).parent.mkdir(exist_ok=True)
        (home / name).write_text(TALK, encoding="utf-8")
    (home / "granska.csv").write_text(NAMES, encoding="utf-8")
    monkeypatch.chdir(home)
    return home


@pytest.mark.parametrize("arguments", [(), (".",), ("--yes",), ("../Mina saker å",)])
def test_above_a_study_nothing_is_read_and_the_study_is_named(above: Path, arguments: tuple[str, ...]) -> None:
    result = run("code", *arguments)
    assert result.exit_code == 2
    assert "this folder is no study, but there are studies in it" in result.stderr
    assert "Min studie ö" in result.stderr
    assert '`cd "' in result.stderr
    assert not (above / "results").exists()


def test_a_study_two_folders_down_is_found_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    make_study(tmp_path / "arbete" / "2026" / "studie")
    monkeypatch.chdir(tmp_path)
    result = run("code")
    assert result.exit_code == 2
    assert "arbete/2026/studie" in result.stderr.replace("\\", "/")


def test_a_folder_of_interviews_beside_a_study_is_coded(above: Path) -> None:
    assert run("code", "avid").exit_code == 0
    assert (above / "avid" / "results" / "units.csv").is_file()


@pytest.mark.parametrize("where", ["transcripts", "transcripts/grupp", "review"])
def test_within_a_study_it_is_the_study_that_is_coded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, where: str) -> None:
    home = make_study(tmp_path / "studie")
    (home / where).mkdir(exist_ok=True)
    monkeypatch.chdir(home / where)
    result = run("code")
    assert result.exit_code == 0, result.output
    assert f"Study: {home}" in result.stderr
    assert (home / "results" / "units.csv").is_file()
    assert not (home / where / "results").exists()
    assert len(list((home / "codings").glob("*/*.jsonl"))) == 4


def test_many_files_in_no_study_are_asked_about_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for n in range(61):
        (tmp_path / f"{n}.txt").write_text(TALK, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    result = run("code")
    assert result.exit_code == 2
    assert "more than 60 files here could be interviews" in result.stderr
    assert "--yes" in result.stderr
    assert not (tmp_path / "results").exists()
    (tmp_path / "60.txt").unlink()
    assert run("code").exit_code == 0


def test_many_files_above_a_study_are_refused_with_its_name(above: Path) -> None:
    for n in range(61):
        (above / "rå" / f"{n}.txt").write_text(TALK, encoding="utf-8")
    result = run("code")
    assert result.exit_code == 2
    assert "Min studie ö" in result.stderr


def test_studies_below_are_looked_for_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """On a network drive looking through some thousand folders takes its time."""
    looked: list[Path] = []

    def look(folder: Path) -> list[Path]:
        looked.append(folder)
        return []

    monkeypatch.setattr(study_places, "studies_below", look)
    (tmp_path / "a.txt").write_text(TALK, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert run("code", "--coder", "rules").exit_code == 0
    assert looked == [Path()]


def test_many_files_are_read_when_somebody_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for n in range(61):
        (tmp_path / f"{n}.txt").write_text(TALK, encoding="utf-8")
    assert run("code", tmp_path, "--coder", "rules").exit_code == 0  # whoever names a folder means it
    monkeypatch.chdir(tmp_path)
    assert run("code", "--yes", "--coder", "rules").exit_code == 0
