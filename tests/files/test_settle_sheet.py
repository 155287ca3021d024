"""The sheet on which coders settle: there and back, what it says of itself, and files that are no such sheet."""

from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tfbb_coding.errors import TfbbError
from tfbb_coding.files.sheets.review import review_sheet
from tfbb_coding.files.sheets.separated import sheet_csv_bytes
from tfbb_coding.files.sheets.settle import read_settle_sheet, settle_sheet
from tfbb_coding.files.sheets.workbook import sheet_workbook_bytes
from tfbb_coding.model.codebook import Code, Codebook, Theme
from tfbb_coding.model.settle_words import ENGLISH, LANGUAGES, SWEDISH, choices_for, settle_words_for
from tfbb_coding.model.settling import Choice, Difference, SettleKey, SettleRow, unpacked
from tfbb_coding.model.text import normalise

BOOK = Codebook(
    "b",
    "Bok",
    "sv",
    "1",
    (Theme("hinder", "Hinder", "Det som bromsar.", codes=(Code("tid", "Tid", "Tid."),)), Theme("mal", "Mål", "Dit man vill.")),
)
CODERS = ("anna", "bo")
KEY = SettleKey("fg", "fg:1.1", 0, 9, "f" * 16, CODERS, ((("hinder", "tid"),), None), "c" * 16, False, (), "", 1)
ROW = SettleRow(
    transcript="fg", unit="fg:1.1", text="Vi hann inte.", key=KEY.packed(), case="Norr", speaker="D1", question="Och?", context="▪",
    difference="inget gemensamt", said=("Hinder › Tid", "Inget tema."),
)  # fmt: skip


def test_a_key_comes_back_and_an_altered_one_does_not() -> None:
    assert unpacked(KEY.packed()) == KEY
    assert unpacked(KEY.packed().replace("hinder", "mal")) is None
    assert unpacked("tfbb1 x0 []") is None


def test_both_languages_have_all_words() -> None:
    for words in LANGUAGES:
        assert words.columns.keys() == SWEDISH.columns.keys()
        assert set(words.choices) == set(Choice) - {Choice.OPEN}
        assert set(words.differences) == set(Difference)
        assert len(words.explanation) == len(SWEDISH.explanation)
        assert max(map(len, (words.sheet.wrong_theme, words.sheet.wrong_code, words.wrong_choice))) <= 255
    assert settle_words_for(replace(BOOK, language="en")) is ENGLISH


@pytest.fixture
def book(tmp_path: Path) -> openpyxl.Workbook:
    path = tmp_path / "a.xlsx"
    path.write_bytes(sheet_workbook_bytes(settle_sheet([ROW], CODERS, BOOK)))
    return openpyxl.load_workbook(path)


def test_the_workbook_has_drop_downs_and_locks_and_says_nothing_about_who_made_it(book: openpyxl.Workbook) -> None:
    sheet = book["Avgör"]
    names = [cell.value for cell in sheet[1]]
    assert names == list(settle_sheet([ROW], CODERS, BOOK).heads)
    assert len(names) == 8 + len(CODERS) + 1 + 2 * 3 + 2
    assert names[8:12] == ["anna säger", "bo säger", "Avgörande", "Tema 1"]
    open_columns = [name for name, cell in zip(names, sheet[2], strict=True) if not cell.protection.locked]
    assert open_columns == ["Avgörande", "Tema 1", "Kategori 1", "Tema 2", "Kategori 2", "Tema 3", "Kategori 3", "Skäl"]
    assert sheet.protection.sheet
    assert len(sheet.data_validations.dataValidation) == 7
    assert [cell.value for cell in book["Listor"]["E"]] == ["som anna", "som bo", "eget val", "inget tema"] == choices_for(SWEDISH, CODERS)
    assert book["Listor"].sheet_state == "hidden"
    assert sheet.column_dimensions["S"].hidden
    assert not book.properties.creator
    assert sheet_workbook_bytes(settle_sheet([ROW], CODERS, BOOK)) == sheet_workbook_bytes(settle_sheet([ROW], CODERS, BOOK))
    assert {cell.value for cell in book["Kodbok"]["A"]} >= {"Hinder", "Mål"}


cell = st.text(st.characters(categories=("L", "N", "P", "Sm", "Sc"), include_characters=" \n"), max_size=12).map(
    lambda text: normalise(text).strip().lstrip("'")
)


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(
    st.lists(
        st.builds(
            SettleRow, transcript=st.just("fg"), unit=cell, text=cell, key=st.just(KEY.packed()), said=st.tuples(cell, cell), choice=cell, reason=cell,
            themes=st.lists(st.tuples(cell, cell), max_size=4).map(tuple),
        ),
        min_size=1,
        max_size=4,
    )
)  # fmt: skip
def test_there_and_back(tmp_path: Path, rows: list[SettleRow]) -> None:
    def told(several: list[SettleRow]) -> list[tuple[object, ...]]:
        return [(r.unit, r.text, r.key, r.choice, r.reason, tuple(p for p in r.themes if any(p))) for r in several]

    csv_path, excel_path, xlsx_path = tmp_path / "a.csv", tmp_path / "b.csv", tmp_path / "a.xlsx"
    csv_path.write_bytes(sheet_csv_bytes(settle_sheet(rows, CODERS, BOOK)))
    excel_path.write_bytes(sheet_csv_bytes(settle_sheet(rows, CODERS, BOOK), excel=True))
    xlsx_path.write_bytes(sheet_workbook_bytes(settle_sheet(rows, CODERS, BOOK)))
    for read in (read_settle_sheet(csv_path), read_settle_sheet(excel_path), read_settle_sheet(xlsx_path)):
        assert told(read) == told(rows)
        assert [row.number for row in read] == list(range(2, len(rows) + 2))


def test_in_english(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(sheet_workbook_bytes(settle_sheet([ROW], CODERS, replace(BOOK, language="en"))))
    assert openpyxl.load_workbook(path).sheetnames == ["Settle", "How to", "Codebook", "Lists"]
    assert read_settle_sheet(path)[0].key == ROW.key


def test_files_that_are_no_such_sheet(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(sheet_workbook_bytes(review_sheet([], BOOK)))
    with pytest.raises(TfbbError, match="no sheet of this workbook is one for settling"):
        read_settle_sheet(path)
    path.write_bytes(b"PK nonsense")
    with pytest.raises(TfbbError, match=r"a\.xlsx"):
        read_settle_sheet(path)
    (tmp_path / "a.csv").write_text("Enhet,Text,Avgörande\nx,y,z\n", encoding="utf-8")
    with pytest.raises(TfbbError, match="the column 'Nyckel' is missing"):
        read_settle_sheet(tmp_path / "a.csv")
