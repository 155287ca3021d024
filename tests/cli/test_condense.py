"""``tfbb condense`` as a researcher uses it."""

import csv
import json
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest
from commands import outcome

from tfbb_coding.files.codings import load_codings, save_codings
from tfbb_coding.files.condensations import load_condensations
from tfbb_coding.files.transcripts import read_transcript
from tfbb_coding.model.coding import Coding, Status
from tfbb_coding.model.condensation import PROGRAM

STUDY = """title: Prov
cases: [{id: norr, name: Pilot Norr}]
interviews: [{id: a, case: norr, transcript: a}]
"""
TALK = """Intervjuare: Vad var svårt?

Deltagare 1: Ja, alltså, vi hann ju aldrig prata med lärarna.

Deltagare 2: Vi hann liksom inte prata med lärarna, vi heller.

Deltagare 3: Rummet var, eh, för litet.

Deltagare 1: Mm.
"""
TABLE = Path("results/condensations.csv")


@pytest.fixture(autouse=True)
def study(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A coded study of four turns, of which one says nothing."""
    (tmp_path / "transcripts").mkdir()
    (tmp_path / "study.yaml").write_text(STUDY, encoding="utf-8")
    (tmp_path / "transcripts" / "a.txt").write_text(TALK, encoding="utf-8")
    turns = read_transcript(tmp_path / "transcripts" / "a.txt").turns[1:]
    codings = [
        Coding("a", f"a:{t.number}.1", t.number, t.speaker, t.start, t.end, "hinder", "", "both", Status.PROPOSED, 1.0, t.text)
        for t in turns
    ]
    save_codings(tmp_path, "both", "a", codings)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(*arguments: str) -> tuple[int, str, str]:
    return outcome("condense", *arguments)


def rows(path: Path = TABLE) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def fill(changes: dict[int, dict[str, str]]) -> None:
    table = rows()
    for number, cells in changes.items():
        table[number].update(cells)
    with TABLE.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, table[0].keys())
        writer.writeheader()
        writer.writerows(table)


def texts(person: str) -> list[tuple[str, str, str]]:
    return [(one.unit, str(one.status), one.text) for one in load_condensations(Path(), [person]).condensations]


def test_help() -> None:
    code, out, _err = run("--help")
    assert code == 0
    assert "--essence" in out


def test_every_coded_unit_that_says_something_gets_a_proposal() -> None:
    code, out, err = run("--as", "anna")
    assert code == 0
    assert [row["Meningskoncentrering"] for row in rows()] == [
        "Vi hann aldrig prata med lärarna.",
        "Vi hann inte prata med lärarna, vi heller.",
        "Rummet var för litet.",
    ]
    assert {row["Status"] for row in rows()} == {"föreslagen"}
    assert texts(PROGRAM)[0] == ("a:1.1", "proposed", "Vi hann aldrig prata med lärarna.")
    assert "3 condensations: 3 proposed" in out
    assert "a person's act" in err
    assert "lärarna" not in Path("log.jsonl").read_text(encoding="utf-8")


def test_the_same_twice() -> None:
    run("--as", "anna")
    first = TABLE.read_bytes()
    assert run("--as", "anna")[0] == 0
    assert TABLE.read_bytes() == first


def test_confirm_rewrite_and_run_again() -> None:
    run("--as", "anna")
    fill({0: {"Bekräfta": "x"}, 2: {"Meningskoncentrering": "För trångt."}})
    code, out, _err = run("--import", str(TABLE), "--as", "anna")
    assert (code, out) == (0, "1 confirmed, 1 rewritten (0 of them anew), 0 taken back.\n")
    decided = [("a:1.1", "confirmed", "Vi hann aldrig prata med lärarna."), ("a:3.1", "rewritten", "För trångt.")]
    assert texts("anna") == decided
    assert run("--as", "anna")[0] == 0  # a new run leaves them
    assert texts("anna") == decided
    assert [(row["Meningskoncentrering"], row["Bekräfta"], row["Av"]) for row in rows()][2] == ("För trångt.", "x", "anna")
    assert run("--import", str(TABLE), "--as", "anna")[1].startswith("0 confirmed, 0 rewritten")
    fill({2: {"Bekräfta": "nej"}})
    assert "1 taken back" in run("--import", str(TABLE), "--as", "anna")[1]
    assert texts("anna") == decided[:1]


def test_a_workbook_goes_out_and_comes_back() -> None:
    assert run("--as", "anna", "--format", "xlsx")[0] == 0
    path = Path("results/condensations.xlsx")
    book = openpyxl.load_workbook(path)
    sheet = book.worksheets[0]
    column = [cell.value for cell in sheet[1]].index("Bekräfta") + 1
    sheet.cell(2, column).value = "x"
    book.save(path)
    assert run("--import", str(path), "--as", "anna")[0] == 0
    assert texts("anna") == [("a:1.1", "confirmed", "Vi hann aldrig prata med lärarna.")]


def test_the_workbook_is_locked_but_for_what_is_filled_in() -> None:
    run("--as", "anna", "--format", "xlsx")
    path = Path("results/condensations.xlsx")
    written = path.read_bytes()
    book = openpyxl.load_workbook(path)
    assert book.sheetnames == ["Meningskoncentrering", "Så gör du", "Kodbok", "Listor"]
    sheet = book.worksheets[0]
    assert (sheet.protection.sheet, sheet.protection.password, sheet.freeze_panes) == (True, None, "A2")
    free = [head.value for head, cell in zip(sheet[1], sheet[2], strict=True) if not cell.protection.locked]
    assert free == ["Meningskoncentrering", "Bekräfta"]
    assert [sheet[f"{letter}1"].value for letter, column in sheet.column_dimensions.items() if column.hidden] == ["Skriven för"]
    assert all(cell.alignment.wrap_text for cell in sheet[2])
    assert [(str(rule.sqref), rule.formula1, rule.errorStyle) for rule in sheet.data_validations.dataValidation] == [
        ("M2:M4", '"x,ja,nej"', "warning")
    ]
    path.unlink()
    run("--as", "anna", "--format", "xlsx")
    assert path.read_bytes() == written


def test_a_table_with_decisions_not_read_yet_is_not_written_over() -> None:
    run("--as", "anna")
    fill({0: {"Bekräfta": "x"}})
    before = TABLE.read_bytes()
    code, _out, err = run("--as", "anna")
    assert (code, "1 decisions that are not in the study yet" in err) == (2, True)
    assert TABLE.read_bytes() == before
    assert run("--as", "anna", "--out", "annan.csv")[0] == 0


def test_another_file_in_the_tables_place_is_left() -> None:
    TABLE.parent.mkdir()
    TABLE.write_text("mina anteckningar\n", encoding="utf-8")
    code, _out, err = run("--as", "anna")
    assert (code, "another file stands there" in err) == (2, True)
    assert TABLE.read_text(encoding="utf-8") == "mina anteckningar\n"


def test_rows_that_do_not_fit_are_told_one_by_one_and_the_others_taken() -> None:
    run("--as", "anna")
    fill({0: {"Bekräfta": "x", "Text": "Något annat."}, 1: {"Bekräfta": "kanske"}, 2: {"Bekräfta": "ja"}})
    code, out, err = run("--import", str(TABLE), "--as", "anna")
    assert code == 1
    assert f"{TABLE}:2: the text of unit a:1.1 is not the unit's text" in err
    assert f"{TABLE}:3: what stands in the column for confirming" in err
    assert out.startswith("1 confirmed")
    assert [unit for unit, _status, _text in texts("anna")] == ["a:3.1"]


def test_essence() -> None:
    code, out, err = run("--essence")
    assert (code, out) == (0, "")
    assert "Nothing is confirmed or rewritten yet" in err
    run("--as", "anna")
    fill({n: {"Bekräfta": "x"} for n in range(3)})
    run("--import", str(TABLE), "--as", "anna")
    code, out, _err = run("--essence")
    assert code == 0
    assert out.splitlines()[:3] == ["Hinder", "  Pilot Norr", "    – Vi hann aldrig prata med lärarna. (a:1.1, a:2.1)"]
    assert out.endswith("3 condensations, 2 of them different.\n")
    assert json.loads(run("--essence", "--format", "json")[1])[0]["units"] == "a:1.1;a:2.1"
    assert list(csv.DictReader(run("--essence", "--format", "csv")[1].splitlines()))[1]["mentions"] == "1"
    assert run("--essence", "--theme", "mal")[1] == ""


def test_the_essence_says_how_many_proposals_wait() -> None:
    assert "wait" not in run("--essence")[2]
    run("--as", "anna")
    assert "3 proposals wait to be confirmed or rewritten, and are not among them" in run("--essence")[2]
    fill({0: {"Bekräfta": "x"}, 1: {"Bekräfta": "x"}})
    run("--import", str(TABLE), "--as", "anna")
    _code, out, err = run("--essence", "--as", "anna")
    assert "1 proposal waits to be confirmed" in err
    assert "wait" not in out
    assert "wait" not in run("--essence", "--theme", "mal")[2]
    fill({2: {"Bekräfta": "x"}})
    run("--import", str(TABLE), "--as", "anna")
    assert "wait" not in run("--essence", "--as", "anna")[2]


def test_a_changed_transcript_is_told_and_nothing_decided_is_lost() -> None:
    run("--as", "anna")
    fill({0: {"Bekräfta": "x"}})
    run("--import", str(TABLE), "--as", "anna")
    path = Path("codings/both/a.jsonl")
    path.write_text(path.read_text(encoding="utf-8").replace("aldrig prata", "knappt prata"), encoding="utf-8")
    code, _out, err = run("--as", "anna")
    assert (code, "made for other words" in err) == (1, True)
    assert len(texts("anna")) == 1


def test_a_broken_line_of_ones_own_stops_before_it_is_lost() -> None:
    run("--as", "anna")
    fill({0: {"Bekräfta": "x"}})
    run("--import", str(TABLE), "--as", "anna")
    path = Path("condensations/anna/a.jsonl")
    broken = path.read_text(encoding="utf-8") + "{trasig\n"
    path.write_text(broken, encoding="utf-8")
    fill({1: {"Bekräfta": "x"}})
    code, _out, err = run("--import", str(TABLE), "--as", "anna")
    assert (code, "cannot be read whole" in err) == (2, True)
    assert path.read_text(encoding="utf-8") == broken


@pytest.mark.parametrize(
    ("arguments", "phrase"),
    [
        (["--coder", "olle"], "coders are: both"),
        (["--theme", "okänt"], "its themes are"),
        (["--format", "json"], "csv or xlsx"),
        (["--essence", "--format", "xlsx"], "text, csv or json"),
        (["--import", "saknas.csv", "--as", "anna"], "no such file"),
        (["--as", "program"], "is no name for a person's decisions"),
        (["--study", "finns-inte"], "no such study folder"),
    ],
)
def test_bad_input(arguments: list[str], phrase: str) -> None:
    code, _out, err = run(*arguments)
    assert (code, phrase in err) == (2, True), err


def test_a_study_without_codings() -> None:
    Path("codings/both/a.jsonl").unlink()
    Path("codings/both").rmdir()
    code, _out, err = run("--as", "anna")
    assert (code, "run `tfbb code` first" in err) == (2, True)


def test_the_essence_is_of_the_same_codings_as_the_table() -> None:
    codings = [replace(one, coder="anna", status=Status.ACCEPTED) for one in load_codings(Path(), "both").codings]
    for coder in ("anna", "bo"):
        save_codings(Path(), coder, "a", [replace(one, coder=coder) for one in codings])
    assert "Codings by anna." in run("--as", "anna")[2]
    assert "Codings by anna." in run("--essence", "--as", "anna")[2]


def test_a_table_comes_back_to_the_codings_that_it_was_made_from() -> None:
    for coder in ("anna", "bo"):
        save_codings(
            Path(),
            coder,
            "a",
            [replace(c, coder=coder) for c in load_codings(Path(), "both").codings if c.unit == "a:1.1" or coder == "anna"],
        )
    run("--coder", "anna", "--as", "bo")
    assert {row["Kodning av"] for row in rows()} == {"anna"}
    fill({2: {"Bekräfta": "x"}})
    code, out, err = run("--as", "bo")  # would be made from bo's own codings, and write the table over
    assert (code, "decisions that are not in the study yet" in err) == (2, True)
    assert f"--import {TABLE} --as bo`" in err
    code, out, err = run("--import", str(TABLE), "--as", "bo")
    assert (code, out) == (0, "1 confirmed, 0 rewritten (0 of them anew), 0 taken back.\n")
    assert "Codings by anna." in err


def test_a_rejected_theme_is_told_with_who_rejected_it_and_a_no_is_answered() -> None:
    run("--as", "anna")
    fill({0: {"Bekräfta": "x"}, 1: {"Bekräfta": "nej"}})
    both = load_codings(Path(), "both").codings
    save_codings(Path(), "both", "a", [replace(c, status=Status.REJECTED) if c.unit == "a:1.1" else c for c in both])
    code, _out, err = run("--import", str(TABLE), "--as", "anna")
    assert code == 1
    assert "unit a:1.1 is not coded as Hinder any more: rejected by both" in err
    assert "1 row says no where you had confirmed nothing" in err


def test_two_people_condense_side_by_side_and_the_list_knows_whose_it_is() -> None:
    codings = load_codings(Path(), "both").codings
    for coder in ("anna", "bo"):
        save_codings(Path(), coder, "a", [replace(one, coder=coder, status=Status.ACCEPTED) for one in codings])
    run("--as", "anna")
    fill({0: {"Bekräfta": "x"}, 2: {"Meningskoncentrering": "För trångt."}})
    _code, _out, err = run("--as", "bo")  # would write anna's list over
    assert f"--import {TABLE} --as anna`" in err
    code, _out, err = run("--import", str(TABLE), "--as", "bo")
    assert (code, "the sheet was written for 'anna', and you are 'bo'" in err) == (2, True)
    assert "Decisions of: anna." in run("--import", str(TABLE))[2]
    run("--as", "bo")
    assert {row["Status"] for row in rows()} == {"föreslagen"}  # nothing of anna's shows
    fill({0: {"Bekräfta": "x"}})
    assert run("--import", str(TABLE))[1].startswith("1 confirmed")  # in the same words as anna, and all the same his own
    assert texts("bo") == [("a:1.1", "confirmed", "Vi hann aldrig prata med lärarna.")]
    _code, out, err = run("--essence", "--as", "bo")
    assert "För trångt." not in out
    assert "Condensations by bo." in err
    assert "Those of 1 other person are not among them." in err
    save_codings(Path(), "consensus", "a", [replace(one, coder="consensus", status=Status.ACCEPTED) for one in codings])
    assert "Condensations by anna, bo." in run("--essence")[2]
    assert "Condensations by anna." in run("--essence", "--as", "anna")[2]
