"""The table of condensations as a workbook to fill in."""

import io

import openpyxl
import pytest

from tfbb_coding.files.sheets.condensing import condensing_sheet
from tfbb_coding.files.sheets.workbook import sheet_workbook_bytes
from tfbb_coding.model.codebook import Codebook, Theme
from tfbb_coding.model.condensation_words import condensation_words
from tfbb_coding.model.report import Table

ROW = ("a", "Norr", "", "a:1.1", "D1", "Hinder", "=1+1", "Vi hann inte.", "Ont om tid.", "x", "omskriven", "anna", "both", "anna")


def workbook(language: str, *rows: tuple[str, ...]) -> openpyxl.Workbook:
    book = Codebook("prov", "Prov", language, "1", (Theme("hinder", "Hinder", ""),))
    table = Table("condensations", tuple(condensation_words(book).columns.values()), rows)
    return openpyxl.load_workbook(io.BytesIO(sheet_workbook_bytes(condensing_sheet(table, book))))


@pytest.mark.parametrize(("language", "answers", "guide"), [("sv", '"x,ja,nej"', "Så gör du"), ("en", '"x,yes,no"', "How to")])
def test_words_follow_the_codebook(language: str, answers: str, guide: str) -> None:
    book = workbook(language, ROW)
    sheet = book.worksheets[0]
    assert [rule.formula1 for rule in sheet.data_validations.dataValidation] == [answers]
    assert book.sheetnames[1] == guide
    assert {cell.value for cell in sheet[1]} == set(condensation_words(Codebook("p", "P", language, "1", ())).columns.values())


def test_every_cell_stands_below_its_head_and_what_is_said_is_text() -> None:
    sheet = workbook("sv", ROW).worksheets[0]
    said = dict(zip((cell.value for cell in sheet[1]), sheet[2], strict=True))
    assert [said[head].value for head in ("Enhet", "Tema", "Meningskoncentrering", "Bekräfta", "Av", "Skriven för")] == [
        "a:1.1", "Hinder", "Ont om tid.", "x", "anna", "anna",
    ]  # fmt: skip
    assert (said["Text"].value, said["Text"].data_type) == ("=1+1", "s")


def test_nothing_to_condense_is_a_sheet_without_rows() -> None:
    assert workbook("sv").worksheets[0].max_row <= 2
