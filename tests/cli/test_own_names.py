"""A name that somebody writes in their own words: told at once, and where a handover is stopped told with its place."""

import csv
from pathlib import Path

import pytest
from small_study import decide, make_study, units_of
from typer.testing import CliRunner, Result

from tfbb_coding.cli.app import app
from tfbb_coding.files.condensations import save_condensations
from tfbb_coding.model.condensation import Condensation

NAME = "Fatima Lindström"


@pytest.fixture(autouse=True)
def study(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    make_study(tmp_path)
    decide(tmp_path)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LOGNAME", "eva")
    return tmp_path


def run(*arguments: str, code: int = 0) -> Result:
    result = CliRunner().invoke(app, list(arguments))
    assert result.exit_code == code, result.output
    return result


def condensed(text: str, coder: str = "anna") -> str:
    """One unit condensed so; its id."""
    unit = units_of(Path(), "norr")[0]
    one = Condensation("norr", unit.id, unit.turn, unit.speaker, unit.start, unit.end, coder, text, unit.text, "oro")
    save_condensations(Path(), coder, [one], ["norr"])
    return unit.id


@pytest.mark.parametrize("command", [["themes", "--format", "xlsx"], ["exchange", "export"]])
def test_a_name_in_a_condensation_is_told_by_unit_and_writer(command: list[str]) -> None:
    unit = condensed(f"{NAME} är orolig.")
    said = run(*command, code=1).stderr
    assert f"{unit}: the condensation by anna holds a certain identifier (person), characters 1–16" in said
    assert "`tfbb condense --coder anna --as anna`" in said
    assert "transcript" not in said
    assert NAME not in said


def test_a_name_in_a_units_memo_is_told_by_unit_and_writer() -> None:
    unit = units_of(Path(), "norr")[0].id
    run("memo", "write", f"Ring {NAME} om detta.", "--unit", unit, "--as", "anna")
    said = run("exchange", "export", code=1).stderr
    assert f"{unit}: the memo by anna holds a certain identifier (person)" in said
    assert f"`tfbb memo edit {unit} --as anna`" in said


def test_a_name_that_the_transcript_says_is_mended_there() -> None:
    path = Path("transcripts/norr.txt")
    path.write_text(path.read_text(encoding="utf-8").replace("hela hösten.", f"hela hösten med {NAME}.", 1), encoding="utf-8")
    decide(Path(), names=("norr",))
    condensed(f"{NAME} är orolig.")
    assert "replace it in the transcript" in run("themes", "--format", "xlsx", code=1).stderr


def test_a_name_in_a_memo_is_kept_and_told_at_once() -> None:
    said = run("memo", "write", f"Ring {NAME} om detta.", "--as", "anna").stderr
    assert "the memo by anna holds a certain identifier (person), characters 6–21. It is kept" in said
    assert NAME in run("memo", "list", "--as", "anna").stdout
    assert "certain identifier" not in run("memo", "write", "Läs om metoden.", "--as", "anna").stderr
    assert "Others have: anna (2). --as NAME" in run("memo", "list").stderr


def test_a_name_in_a_condensation_is_kept_and_told_when_the_sheet_comes_in() -> None:
    run("condense", "--as", "anna", "--out", "kond.csv")
    path = Path("kond.csv")
    rows = list(csv.DictReader(path.read_text(encoding="utf-8").splitlines()))
    rows[0]["Meningskoncentrering"] = f"{NAME} är orolig."
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, rows[0])
        writer.writeheader()
        writer.writerows(rows)
    done = run("condense", "--import", "kond.csv", "--as", "anna")
    assert f"{rows[0]['Enhet']}: the condensation by anna holds a certain identifier" in done.stderr
    assert "1 rewritten" in done.stdout
