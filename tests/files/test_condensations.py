"""Condensations on disk, and the table that comes back from a person."""

import json
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest

from tfbb_coding.errors import TfbbError
from tfbb_coding.files.condensation_table import read_condensation_rows
from tfbb_coding.files.condensations import condensers, load_condensations, save_condensations, to_line
from tfbb_coding.files.tables import csv_bytes
from tfbb_coding.files.workbook import xlsx_bytes
from tfbb_coding.model.codebook import Codebook, Theme
from tfbb_coding.model.condensation import PROGRAM, Condensation, CondensationRow, CondensationStatus
from tfbb_coding.model.condensation_words import ENGLISH, SWEDISH
from tfbb_coding.model.report import Table

ONE = Condensation(
    "fg1", "fg1:3.1", 3, "Åsa", 10, 31, "anna", "Vi hann aldrig.", "vi hann ju aldrig med", "hinder",
    CondensationStatus.REWRITTEN, "Vi hann aldrig med.", "29aad689244b046a",
)  # fmt: skip
BOOK = Codebook("b", "B", "sv", "1", (Theme("mal", "Mål", ""), Theme("hinder", "Hinder", "")))
PROPOSAL = replace(ONE, coder=PROGRAM, text=ONE.proposal, status=CondensationStatus.PROPOSED)


def test_what_is_saved_is_loaded_in_order(tmp_path: Path) -> None:
    later = replace(ONE, start=40, end=61)
    save_condensations(tmp_path, "anna", [later, ONE], ["fg1"])
    save_condensations(tmp_path, PROGRAM, [PROPOSAL], ["fg1"])
    assert load_condensations(tmp_path).condensations == (ONE, later, PROPOSAL)
    assert load_condensations(tmp_path, [PROGRAM]).condensations == (PROPOSAL,)
    assert condensers(tmp_path) == ("anna", PROGRAM)


def test_one_is_a_line_that_begins_as_every_note_does(tmp_path: Path) -> None:
    save_condensations(tmp_path, "anna", [ONE], ["fg1"])
    assert (tmp_path / "condensations" / "anna" / "fg1.jsonl").read_text(encoding="utf-8") == (
        '{"transcript": "fg1", "unit": "fg1:3.1", "turn": 3, "speaker": "Åsa", "start": 10, "end": 31, "coder": "anna", '
        '"text": "Vi hann aldrig.", "quotation": "vi hann ju aldrig med", "theme": "hinder", "status": "rewritten", '
        '"proposal": "Vi hann aldrig med.", "codebook": "29aad689244b046a"}\n'
    )


def test_a_note_without_a_theme_is_a_condensation_of_the_whole_unit(tmp_path: Path) -> None:
    path = tmp_path / "condensations" / "anna" / "fg1.jsonl"
    path.parent.mkdir(parents=True)
    note = {key: value for key, value in json.loads(to_line(ONE)).items() if key not in {"theme", "status", "proposal", "codebook"}}
    path.write_text(json.dumps(note) + "\n", encoding="utf-8")
    assert load_condensations(tmp_path).condensations == (replace(ONE, theme="", proposal="", codebook=""),)


def test_nothing_left_empties_the_file_and_makes_none(tmp_path: Path) -> None:
    save_condensations(tmp_path, "anna", [], ["fg1"])
    assert not (tmp_path / "condensations").exists()
    save_condensations(tmp_path, "anna", [ONE], ["fg1"])
    save_condensations(tmp_path, "anna", [], ["fg1"])
    assert (tmp_path / "condensations" / "anna" / "fg1.jsonl").read_bytes() == b""


RAW = json.loads(to_line(ONE))


@pytest.mark.parametrize(
    ("line", "phrase"),
    [
        ('{"transcript": "fg1"', "is not JSON"),
        ("[]", "is no condensation"),
        (json.dumps({**RAW, "extra": 1}), "unknown: extra"),
        (json.dumps({**RAW, "start": "10"}), "'start'"),
        (json.dumps({**RAW, "start": 40}), "ends before it begins (40–31)"),
        (json.dumps({**RAW, "status": "maybe"}), "'status'"),
        (json.dumps({**RAW, "transcript": "fg2"}), "another transcript or coder"),
        (json.dumps({**RAW, "coder": "bo"}), "another transcript or coder"),
        (json.dumps({**RAW, "status": "proposed"}), "only the program proposes"),
    ],
)
def test_a_broken_line_is_a_finding_and_the_others_load(tmp_path: Path, line: str, phrase: str) -> None:
    save_condensations(tmp_path, "anna", [ONE], ["fg1"])
    path = tmp_path / "condensations" / "anna" / "fg1.jsonl"
    path.write_text(f"{line}\n\n{to_line(ONE)}", encoding="utf-8")
    loaded = load_condensations(tmp_path)
    assert loaded.condensations == (ONE,)
    assert [(finding.path, finding.line) for finding in loaded.findings] == [(str(path), 1)]
    assert phrase in loaded.findings[0].message
    assert "hann" not in str(loaded.findings[0])


def test_a_file_that_is_no_text_is_one_finding(tmp_path: Path) -> None:
    save_condensations(tmp_path, "anna", [ONE], ["fg1"])
    (tmp_path / "condensations" / "anna" / "fg1.jsonl").write_bytes(b"\xff\xfe\x00\xd8")
    assert [finding.rule for finding in load_condensations(tmp_path).findings] == ["condensations-encoding"]


@pytest.mark.parametrize("name", ["../ut", "a/b", ""])
def test_names_that_can_be_no_file_are_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(TfbbError, match="cannot be the name of a file"):
        save_condensations(tmp_path, name, [replace(ONE, coder=name)], ["fg1"])


TABLE = Table(
    "condensations",
    ("unit", "theme", "text", "proposal", "condensation", "confirm"),
    (
        ("fg1:3.1", "hinder", "vi hann ju\naldrig med", "Vi hann aldrig med.", "Vi hann aldrig.", ""),
        ("fg1:4.1", "mal", "=ja, det är så", "Det är så.", "Det är så.", "X"),
        ("fg1:5.1", "mal", "då", "Då.", "Då.", "Nej"),
    ),
)
ROWS = [
    CondensationRow(2, "fg1:3.1", "hinder", "vi hann ju\naldrig med", "Vi hann aldrig.", "Vi hann aldrig med."),
    CondensationRow(3, "fg1:4.1", "mal", "=ja, det är så", "Det är så.", "Det är så.", "confirm"),
    CondensationRow(4, "fg1:5.1", "mal", "då", "Då.", "Då.", "withdraw"),
]


@pytest.mark.parametrize("heads", [ENGLISH.columns, SWEDISH.columns, {name: name for name in ENGLISH.columns}])
@pytest.mark.parametrize("theme", ["mal", "Mål", "MÅL"])
def test_heads_of_every_language_and_earlier_ones_are_read_and_themes_by_label_or_id(
    tmp_path: Path, heads: dict[str, str], theme: str
) -> None:
    path = tmp_path / "t.csv"
    cells = ("fg1:4.1", theme, "=ja, det är så", "Det är så.", "Det är så.", "x")
    path.write_bytes(csv_bytes(Table("condensations", tuple(heads[name] for name in TABLE.columns), (cells,))))
    assert read_condensation_rows(path, BOOK) == ([replace(ROWS[1], line=2)], [])


@pytest.mark.parametrize("excel", [False, True])
def test_a_csv_comes_back(tmp_path: Path, excel: bool) -> None:
    path = tmp_path / "t.csv"
    path.write_bytes(csv_bytes(TABLE, excel=excel))
    rows, findings = read_condensation_rows(path, BOOK)
    assert [replace(row, line=0) for row in rows] == [replace(row, line=0) for row in ROWS]
    assert findings == []


def test_a_workbook_comes_back_whatever_sheet_it_stands_on(tmp_path: Path) -> None:
    path = tmp_path / "t.xlsx"
    path.write_bytes(xlsx_bytes([Table("annat", ("x",), (("y",),)), TABLE]))
    assert read_condensation_rows(path, BOOK) == (ROWS, [])


def test_a_cell_that_is_neither_yes_nor_no(tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    path.write_text("enhet;tema;text;koncentrat;bekräfta\na:1.1;mal;då;Då.;kanske\n;;;;\na:2.1;mal;då;Då.;ja\n", encoding="utf-8")
    rows, findings = read_condensation_rows(path, BOOK)
    assert [(row.unit, row.proposal, row.decision) for row in rows] == [("a:2.1", None, "confirm")]
    assert [(finding.line, finding.rule) for finding in findings] == [(2, "condensation-row")]


@pytest.mark.parametrize(
    ("name", "data", "phrase"),
    [
        ("t.csv", b"unit,theme,text\na:1.1,mal,x\n", "'condensation' is missing"),
        ("t.csv", b"", "empty"),
        ("t.xlsx", b"PK no workbook", "t.xlsx"),
        ("saknas.csv", None, "no such file"),
    ],
)
def test_what_is_no_such_table_is_refused(tmp_path: Path, name: str, data: bytes | None, phrase: str) -> None:
    path = tmp_path / name
    if data is not None:
        path.write_bytes(data)
    with pytest.raises(TfbbError) as told:
        read_condensation_rows(path, BOOK)
    assert phrase in str(told.value)


def test_an_empty_workbook_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "t.xlsx"
    openpyxl.Workbook().save(path)
    with pytest.raises(TfbbError, match="the table is empty"):
        read_condensation_rows(path, BOOK)
