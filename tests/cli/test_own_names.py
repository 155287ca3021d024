"""A name that somebody writes in their own words: told at once, and where a handover is stopped told with its place."""

import csv
import json
import zipfile
from pathlib import Path

import pytest
from commands import Sheet
from small_study import decide, make_study, units_of
from typer.testing import CliRunner, Result

from tfbb_coding.cli import app as app_module
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


def test_a_name_in_a_reason_for_what_was_settled_is_told_when_it_is_taken_in() -> None:
    decide(Path(), "bo", names=("norr",), adds=False)
    run("agree", "anna", "bo", "--workbook", "oense.xlsx")
    sheet = Sheet(Path("oense.xlsx"))
    unit = sheet.units[0]
    sheet.put(unit, Avgörande="som anna", Skäl=f"Enligt {NAME} på mötet.").save()
    said = run("merge", "oense.xlsx").stderr
    assert f"{unit}: the reason for what was settled holds a certain identifier (person), characters 8–23. It is kept" in said
    sheet.put(unit, Skäl="Enligt den som var på mötet.").save()
    said = run("merge", "oense.xlsx").stderr
    assert "It is kept" not in said
    assert "the history remembers them: `tfbb history --forget" in said
    assert NAME in Path("history/consensus.jsonl").read_text(encoding="utf-8")
    run("history", "--forget", said.partition("--forget ")[2].partition("`")[0])
    assert NAME not in Path("history/consensus.jsonl").read_text(encoding="utf-8")


def test_a_name_in_a_memo_of_the_sheet_for_review_is_told() -> None:
    run("code", ".", "--coder", "rules")
    run("review", "export", "--as", "anna")
    sheet = Sheet(Path("review/anna.xlsx"))
    unit = sheet.units[0]
    sheet.put(unit, Beslut="godkänn", Minnesanteckning=f"Fråga {NAME} om det här.").save()
    said = run("review", "import", "review/anna.xlsx", "--as", "anna").stderr
    assert f"{unit}: the memo by anna holds a certain identifier (person)" in said


def test_a_name_in_a_project_that_comes_in_is_told() -> None:
    run("memo", "write", "Fråga grannen om det här.", "--theme", "oro", "--as", "anna")
    run("exchange", "export", "--out", "a.qdpx")
    with zipfile.ZipFile("a.qdpx") as old, zipfile.ZipFile("b.qdpx", "w") as new:
        for info in old.infolist():
            new.writestr(info, old.read(info).replace(b"grannen", NAME.encode()))
    said = run("exchange", "import", "b.qdpx", "--into", "ny", code=0).stderr
    assert "the memo by kodare-1 holds a certain identifier (person)" in said


def test_older_words_with_a_name_are_told_once_they_are_others() -> None:
    run("memo", "write", f"Ring {NAME} om detta.", "--theme", "oro", "--as", "anna")
    id_ = json.loads(Path("memos/anna/about/memos.jsonl").read_text(encoding="utf-8"))["id"]
    said = run("memo", "edit", id_, "Ring rektorn om detta.", "--as", "anna").stderr
    assert "The words that were there before held a certain identifier, and the history remembers them" in said
    change = said.partition("--forget ")[2].partition("`")[0]
    found = run("check", "study", code=1).stdout
    assert "history/anna.jsonl:2: an older wording in the history (the memo by anna) holds a certain identifier (person)" in found
    assert f"`tfbb history --forget {change}`" in found
    assert NAME not in found
    assert "1 change has no words" in run("history", "--forget", change).stdout
    assert NAME not in Path("history/anna.jsonl").read_text(encoding="utf-8")
    assert "holds a certain identifier" not in run("check", "study", code=0).stdout
    assert "Ring rektorn om detta." in run("memo", "list", "--as", "anna").stdout


def test_check_study_tells_names_in_what_people_wrote_by_file_and_row() -> None:
    unit = condensed(f"{NAME} är orolig.")
    run("memo", "write", "Läs om metoden.", "--as", "anna")
    run("memo", "write", f"Ring {NAME} om detta.", "--interview", "norr", "--as", "anna")
    run("memo", "write", f"Ring {NAME} om detta.", "--unit", unit, "--as", "bo")
    done = run("check", "study", code=1)
    assert f"condensations/anna/norr.jsonl:1: the condensation by anna (unit {unit}) holds a certain identifier (person)" in done.stdout
    assert "memos/anna/about/memos.jsonl:2: the memo by anna (memo " in done.stdout
    assert f"memos/bo/norr.jsonl:1: the memo by bo (unit {unit}) holds" in done.stdout
    assert NAME not in done.output
    assert "names-written 3" in done.stderr


TAKES_NO_WORDS = {
    "check_study.py": "moves what is there, and names the history itself",
    "code.py": "writes the program's codings",
    "ingest.py": "takes in transcripts, which the gate looks through",
    "learn.py": "writes what was learnt",
    "pseudonymise.py": "replaces names",
    "withdraw.py": "takes words away, and tells where names are left",
    "withdraw_results.py": "makes results again",
}


def test_every_command_that_takes_in_peoples_words_looks_for_names_in_them() -> None:
    folder = Path(app_module.__file__).parent
    writing = {path.name: path.read_text(encoding="utf-8") for path in folder.glob("*.py")}
    assert "say_names_written(" in writing["review_material.py"].partition("def end_import(")[2].partition("\ndef ")[0]
    looks = ("say_names_", "end_import(")
    deaf = [name for name, text in writing.items() if "with changing(" in text and not any(word in text for word in looks)]
    assert sorted(deaf) == sorted(set(deaf) & set(TAKES_NO_WORDS))
