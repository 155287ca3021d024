"""The sheet for review on disk: what stands in the workbook, and that every way there and back keeps the rows."""

import io
import time
import zipfile
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl.utils import get_column_letter

from tfbb_coding.errors import TfbbError
from tfbb_coding.files.notes import load_notes, notes_path, save_notes
from tfbb_coding.files.sheets.review import read_review_sheet, review_sheet
from tfbb_coding.files.sheets.separated import sheet_csv_bytes
from tfbb_coding.files.sheets.workbook import sheet_workbook_bytes
from tfbb_coding.model.codebook import Code, Codebook, Theme
from tfbb_coding.model.codebook_names import names_of
from tfbb_coding.model.decision import Decision, Note, NoteKind, RowKey, SheetRow, unpacked
from tfbb_coding.model.text import normalise

BOOK = Codebook(
    "prov",
    "Prov",
    "sv",
    "1",
    (
        Theme(
            "hinder", "Hinder", "Det som är i vägen.", examples=("Vi hann inte.",), codes=(Code("tid", "Tid", "Ont om tid."), Code("x", "Resurser", ""))
        ),
        Theme("mal", "Mål", "Det man vill."),
    ),
)  # fmt: skip
ENGLISH = replace(BOOK, language="en")
KEY = RowKey("a", "a:1.1", 3, 9, "ff", "both", "eva", "cb", (("hinder", "tid"),), (("hinder", "tid"),), Decision.NONE, ("", "", ""), 1)
ROW = SheetRow(
    "a", "a:1.1", "- Vi hann inte.", KEY.packed(), "Norr", "D1", "Vad?", "▪", "Hinder 0,9", (("Hinder", "Tid"),), "", "", "", "", 2
)


def _workbook(rows: list[SheetRow], book: Codebook) -> bytes:
    return sheet_workbook_bytes(review_sheet(rows, book))


def test_a_key_comes_back_and_tells_when_it_was_altered() -> None:
    assert unpacked(KEY.packed()) == KEY
    assert unpacked(KEY.packed().replace("a:1.1", "a:1.2")) is None
    assert unpacked("") is None


@pytest.fixture
def book(tmp_path: Path) -> openpyxl.Workbook:
    path = tmp_path / "a.xlsx"
    path.write_bytes(_workbook([ROW, replace(ROW, text="=1+1", number=3)], BOOK))
    return openpyxl.load_workbook(path)


def test_only_what_is_filled_in_can_be_changed(book: openpyxl.Workbook) -> None:
    sheet = book["Granskning"]
    assert sheet.protection.sheet
    assert not sheet.protection.password
    heads = {get_column_letter(n): str(cell.value) for n, cell in enumerate(sheet[1], 1)}
    free = {str(head.value) for head, cell in zip(sheet[1], sheet[2], strict=True) if not cell.protection.locked}
    slots = {f"{name} {n}" for n in (1, 2, 3) for name in ("Tema", "Kategori")}
    assert free == slots | {"Beslut", "Meningskoncentrering", "Minnesanteckning", "Favorit"}
    hidden = {heads[letter] for letter, column in sheet.column_dimensions.items() if column.hidden}
    assert hidden == {"Nyckel"}
    assert (sheet.freeze_panes, sheet.page_setup.orientation, sheet.auto_filter.ref) == ("A2", "landscape", "A1:S3")
    assert sheet["G2"].alignment.wrap_text
    assert (sheet["G2"].value, sheet["G3"].value, sheet["G3"].data_type) == ("- Vi hann inte.", "=1+1", "s")


def test_drop_downs_come_from_the_codebook(book: openpyxl.Workbook) -> None:
    lists = {str(rule.sqref): str(rule.formula1) for rule in book["Granskning"].data_validations.dataValidation}
    assert lists["I2:I3"] == "'Listor'!$A$1:$A$2"
    assert lists["J2:J3"] == "OFFSET('Listor'!$C$1,MATCH($I2,'Listor'!$B:$B,0)-1,0,COUNTIF('Listor'!$B:$B,$I2),1)"
    assert lists["O2:O3"] == '"godkänn,avvisa,ändra"'
    answers = {str(rule.sqref): rule.errorStyle for rule in book["Granskning"].data_validations.dataValidation}
    assert (answers["O2:O3"], answers["I2:I3"]) == ("warning", None)  # a reason may stand behind a decision; no theme is made up
    sheet = book["Listor"]
    assert sheet.sheet_state == "hidden"
    assert [[cell.value for cell in row] for row in sheet.iter_rows()] == [["Hinder", "Hinder", "Tid"], ["Mål", "Hinder", "Resurser"]]


def test_the_codebook_and_the_explanation_follow(book: openpyxl.Workbook) -> None:
    assert book.sheetnames == ["Granskning", "Så gör du", "Kodbok", "Listor"]
    rows = [[cell.value for cell in row] for row in book["Kodbok"].iter_rows()]
    assert rows[1][:3] == ["Hinder", "", "Det som är i vägen."]
    assert rows[2][:3] == ["Hinder", "Tid", "Ont om tid."]
    assert "godkänn" in [cell.value for cell in book["Så gör du"]["A"]]


def test_it_says_nothing_about_who_made_it(book: openpyxl.Workbook) -> None:
    assert not book.properties.creator
    assert not book.properties.lastModifiedBy
    assert book.properties.created.year == 1980
    assert _workbook([ROW], BOOK) == _workbook([ROW], BOOK)


def test_in_english(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(_workbook([ROW], ENGLISH))
    assert openpyxl.load_workbook(path).sheetnames == ["Review", "How to", "Codebook", "Lists"]
    assert read_review_sheet(path)[0].themes[0] == ("Hinder", "Tid")


cell = st.text(st.characters(categories=("L", "N", "P", "Sm", "Sc"), include_characters=" \n"), max_size=12).map(
    lambda text: normalise(text).strip().lstrip("'")  # an apostrophe before = is what keeps a spreadsheet from running it
)


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(
    st.lists(
        st.builds(
            SheetRow, transcript=cell, unit=cell, text=cell, key=st.just(KEY.packed()), memo=cell, condensation=cell, question=cell,
            themes=st.lists(st.tuples(cell, cell), max_size=4).map(tuple),
        ),
        min_size=1,
        max_size=4,
    )
)  # fmt: skip
def test_there_and_back(tmp_path: Path, rows: list[SheetRow]) -> None:
    def told(several: list[SheetRow]) -> list[tuple[object, ...]]:
        return [(r.transcript, r.unit, r.text, r.key, r.memo, r.condensation, tuple(p for p in r.themes if any(p))) for r in several]

    csv_path, excel_path, xlsx_path = tmp_path / "a.csv", tmp_path / "b.csv", tmp_path / "a.xlsx"
    csv_path.write_bytes(sheet_csv_bytes(review_sheet(rows, BOOK)))
    excel_path.write_bytes(sheet_csv_bytes(review_sheet(rows, BOOK), excel=True))
    xlsx_path.write_bytes(_workbook(rows, BOOK))
    for read in (read_review_sheet(csv_path), read_review_sheet(excel_path), read_review_sheet(xlsx_path)):
        assert told(read) == told(rows)
        assert [row.number for row in read] == list(range(2, len(rows) + 2))


def test_columns_may_be_moved_and_numbers_are_text(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(_workbook([ROW], BOOK))
    book = openpyxl.load_workbook(path)
    sheet = book["Granskning"]
    sheet["B1"], sheet["S1"] = sheet["S1"].value, sheet["B1"].value
    sheet["B2"], sheet["S2"] = sheet["S2"].value, sheet["B2"].value
    sheet["Q2"] = 2026.0
    book.move_sheet("Granskning", 3)
    book.save(path)
    row = read_review_sheet(path)[0]
    assert (row.key, row.case, row.memo) == (ROW.key, "Norr", "2026")


def test_a_workbook_that_would_fill_the_memory_is_not_opened(tmp_path: Path) -> None:
    from tfbb_coding.errors import UnreadableError

    path = tmp_path / "a.xlsx"
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/worksheets/sheet1.xml", b" " * 50_000_000)
    path.write_bytes(buffer.getvalue())
    with pytest.raises(UnreadableError, match="MB"):
        read_review_sheet(path)


@pytest.mark.slow
def test_five_thousand_units(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    row = replace(ROW, text="Vi hann inte, och det var svårt. " * 12, proposal="Hinder 0,9 (föreslaget)\n  För: ”hann inte”" * 3)
    start = time.process_time()
    path.write_bytes(_workbook([replace(row, number=n) for n in range(5000)], BOOK))
    assert len(read_review_sheet(path)) == 5000
    assert time.process_time() - start < 20


def test_names_that_are_alike_are_told_apart() -> None:
    assert names_of([("a", "Tid"), ("b", "Tid"), ("c", "")]) == {"a": "Tid (a)", "b": "Tid (b)", "c": "c"}


def test_notes_there_and_back(tmp_path: Path) -> None:
    notes = [Note("a", "a:2.1", 2, None, 20, 25, "eva", "Två\nrader", "ord"), Note("a", "a:1.1", 1, "D1", 3, 9, "eva", "Å", "ord")]
    path = save_notes(tmp_path, NoteKind.MEMO, "eva", "a", notes)
    assert path == notes_path(tmp_path, NoteKind.MEMO, "eva", "a") == tmp_path / "memos" / "eva" / "a.jsonl"
    assert load_notes(tmp_path, NoteKind.MEMO, "eva").notes == (notes[1], notes[0])
    path.write_text(path.read_text(encoding="utf-8") + "{}\n", encoding="utf-8")
    loaded = load_notes(tmp_path, NoteKind.MEMO, "eva")
    assert [(finding.line, finding.rule) for finding in loaded.findings] == [(3, "note-line")]
    assert not save_notes(tmp_path, NoteKind.FAVOURITE, "eva", "a", []).exists()


def test_a_column_that_nobody_needs_may_be_gone_and_one_that_is_needed_may_not(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("Enhet;Text;Beslut;Nyckel;Tema 1\na:1.1;'- Vi hann inte.;godkänn;k;Hinder\n;;;;\n", encoding="utf-8")
    (row,) = read_review_sheet(path)
    assert (row.transcript, row.text, row.decision, row.themes, row.number) == ("", "- Vi hann inte.", "godkänn", (("Hinder", ""),), 2)
    path.write_text("Enhet;Text;Nyckel\na:1.1;x;k\n", encoding="utf-8")
    with pytest.raises(TfbbError, match="the column 'Beslut' is missing"):
        read_review_sheet(path)


def test_as_people_leave_it_behind(tmp_path: Path) -> None:
    """A title above the header row, heads in capital letters, a decision's cell merged over two rows."""
    path = tmp_path / "a.xlsx"
    path.write_bytes(_workbook([replace(ROW, unit=f"a:{n}.1") for n in (1, 2, 3)], BOOK))
    book = openpyxl.load_workbook(path)
    sheet = book.worksheets[0]
    for cell in sheet[1]:
        cell.value = f" {str(cell.value).upper()} "
    sheet.insert_rows(1)
    sheet["A1"] = "Granskning i maj"
    column = next(cell.column for cell in sheet[2] if cell.value == " BESLUT ")
    sheet.cell(3, column).value = "avvisa"
    sheet.merge_cells(start_row=3, end_row=4, start_column=column, end_column=column)
    book.save(path)
    assert [(one.unit, one.decision, one.number) for one in read_review_sheet(path)] == [
        ("a:1.1", "avvisa", 3),
        ("a:2.1", "avvisa", 4),
        ("a:3.1", "", 5),
    ]
    assert all(one.themes for one in read_review_sheet(path))


def test_without_its_hidden_column_and_in_another_format(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(_workbook([ROW], BOOK))
    book = openpyxl.load_workbook(path)
    book.worksheets[0].delete_cols(book.worksheets[0].max_column)
    book.save(path)
    with pytest.raises(TfbbError, match="the column 'Nyckel' is missing"):
        read_review_sheet(path)
    with pytest.raises(TfbbError, match="OpenDocument"):
        read_review_sheet(path.rename(tmp_path / "a.ods"))
