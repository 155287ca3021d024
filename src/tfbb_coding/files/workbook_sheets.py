"""What the workbooks that a person fills in have in common: colours, drop-downs, the sheet that explains and the one with the codebook."""

import io
import warnings
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from zipfile import BadZipFile

from tfbb_coding.files.transcripts.archives import broken_file, open_archive
from tfbb_coding.messages import _
from tfbb_coding.model.codebook import Code, Codebook, Theme
from tfbb_coding.model.review_words import code_names, theme_names

INK, QUIET, HEAD, EDGE = "#1F2933", "#66717B", "#24507A", "#D5DADF"
BAND, FILL, FILL_BAND, FILL_HEAD = "#F3F6F9", "#FFFBE8", "#FBF4D6", "#8A6D1B"
LINE = 13.5
"""Points that a line of text takes."""


@dataclass(frozen=True, slots=True)
class GuideWords:
    """What the sheets say that are only read: what is to be done, line by line, and which of these lines are yellow as the cells are."""

    guide: str
    explanation: tuple[tuple[str, str], ...]
    yellow: frozenset[str]
    book_columns: tuple[str, ...]
    page: str


def new_workbook(buffer: io.BytesIO) -> Any:
    """A workbook that says nothing about who made it or when, in which text stays text."""
    import xlsxwriter

    plain = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    workbook = xlsxwriter.Workbook(buffer, plain)
    workbook.set_properties({"author": "", "created": datetime(1980, 1, 1, tzinfo=UTC)})
    return workbook


def lines_of(text: str, width: int) -> int:
    """How many lines a text takes in a cell so many characters wide."""
    return sum(max(1, -(-len(line) // max(1, width))) for line in text.split("\n"))


def column_name(number: int) -> str:
    """``A`` for 0."""
    from xlsxwriter.utility import xl_col_to_name

    return str(xl_col_to_name(number))


def sheet_ref(sheet: str) -> str:
    """A sheet's name as formulas write it."""
    return "'" + sheet.replace("'", "''") + "'"


def codes_of(lists: str, theme: int) -> str:
    """The codes of the theme in the cell to the left: columns B and C of the lists hold theme and code, a theme's codes together."""
    here, column = f"${column_name(theme)}2", f"{sheet_ref(lists)}!$B:$B"
    return f"=OFFSET({sheet_ref(lists)}!$C$1,MATCH({here},{column},0)-1,0,COUNTIF({column},{here}),1)"


def write_lists(sheet: Any, book: Codebook) -> None:
    """The hidden lists that drop-downs take from: themes in column A, and every code with its theme in B and C."""
    themes = theme_names(book)
    for number, name in enumerate(themes.values()):
        sheet.write_string(number, 0, name)
    pairs = [(themes[theme.id], code) for theme in book.themes for code in code_names(book, theme.id).values()]
    for number, (theme_name, code_name) in enumerate(pairs):
        sheet.write_string(number, 1, theme_name)
        sheet.write_string(number, 2, code_name)
    sheet.hide()
    sheet.protect()


def write_guide(workbook: Any, sheet: Any, words: GuideWords) -> None:
    """The sheet that tells what to write where."""
    head_format = workbook.add_format({"bold": True, "font_size": 16, "font_color": HEAD, "valign": "vcenter"})
    name = workbook.add_format({"bold": True, "valign": "top", "text_wrap": True, "font_color": INK})
    body = workbook.add_format({"valign": "top", "text_wrap": True, "font_color": INK})
    asked = workbook.add_format({"bold": True, "valign": "top", "text_wrap": True, "bg_color": FILL_BAND, "font_color": INK})
    sheet.set_column(0, 0, 27)
    sheet.set_column(1, 1, 88)
    sheet.write_string(0, 0, words.guide, head_format)
    sheet.set_row(0, 30)
    for number, (title, text) in enumerate(words.explanation, 1):
        sheet.write_string(number, 0, title, asked if title in words.yellow else name)
        sheet.write_string(number, 1, text, body)
        sheet.set_row(number, 6 + 15 * max(lines_of(text, 96), lines_of(title, 29)))
    finish(sheet, words)


def write_codebook(workbook: Any, sheet: Any, words: GuideWords, book: Codebook) -> None:
    """The sheet that tells what themes and codes mean."""
    head_format = workbook.add_format(
        {"bold": True, "bg_color": HEAD, "font_color": "white", "valign": "vcenter", "border": 1, "border_color": "white"}
    )
    cell = {"text_wrap": True, "valign": "top", "border": 1, "border_color": EDGE, "font_size": 10, "font_color": INK}
    theme_format = workbook.add_format({**cell, "bold": True, "bg_color": BAND})
    theme_body, body = workbook.add_format({**cell, "bg_color": BAND}), workbook.add_format(cell)
    widths = (20, 24, 44, 44, 44, 52)
    for column, (width, label) in enumerate(zip(widths, words.book_columns, strict=True)):
        sheet.set_column(column, column, width)
        sheet.write_string(0, column, label, head_format)
    sheet.set_row(0, 24)
    themes = theme_names(book)
    number = 0
    for theme in book.themes:
        codes = code_names(book, theme.id)
        lines: list[tuple[str, Theme | Code]] = [("", theme), *((codes[code.id], code) for code in theme.codes)]
        for code_name, thing in lines:
            number += 1
            texts = (
                themes[theme.id],
                code_name,
                thing.definition,
                thing.include,
                thing.exclude,
                "\n".join(f"– {e}" for e in thing.examples),
            )
            for column, text in enumerate(texts):
                bold = theme_format if column == 0 and not code_name else theme_body
                sheet.write_string(number, column, text, body if code_name else bold)
            sheet.set_row(number, 6 + LINE * max(lines_of(text, int(w * 1.15)) for text, w in zip(texts, widths, strict=True)))
    sheet.freeze_panes(1, 0)
    sheet.repeat_rows(0)
    sheet.autofilter(0, 0, max(1, number), len(widths) - 1)
    finish(sheet, words)


def finish(sheet: Any, words: GuideWords) -> None:
    """How the sheets that are only read are laid out and locked."""
    sheet.hide_gridlines(2)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.set_footer(f"&L&A&R{words.page} &P/&N")
    sheet.protect("", {"autofilter": True, "format_columns": True, "format_rows": True})


def read_filled(path: Path, is_head: Callable[[Sequence[str]], bool]) -> list[tuple[int, list[str]]]:
    """The rows of the first sheet whose first row is the right header, from that on, with their numbers; none where there is no such sheet.

    Raises :class:`TfbbError` for a file that is no workbook.
    """
    import openpyxl
    from openpyxl.utils.exceptions import InvalidFileException

    try:
        with warnings.catch_warnings():  # openpyxl talks about drop-downs that it does not know; nobody can do anything about them
            warnings.simplefilter("ignore")
            workbook = openpyxl.load_workbook(open_archive(path), read_only=True, data_only=True)
            tables = [_table(sheet, is_head) for sheet in workbook.worksheets]
    except (BadZipFile, InvalidFileException, KeyError, ValueError, OSError):
        raise broken_file(path, _("Excel")) from None
    return next((table for table in tables if table), [])


def _table(sheet: Any, is_head: Callable[[Sequence[str]], bool]) -> list[tuple[int, list[str]]]:
    if not hasattr(sheet, "iter_rows"):
        return []
    sheet.reset_dimensions()  # what a file says of its own size may be wrong
    found: list[tuple[int, list[str]]] = []
    for number, row in enumerate(sheet.iter_rows(values_only=True), 1):
        texts = [_text(cell) for cell in row]
        if not found and not is_head(texts):
            return []
        found.append((number, texts))
    return found


def _text(cell: object) -> str:
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return "" if cell is None else str(cell)
