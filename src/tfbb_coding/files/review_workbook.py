"""The sheet for review as an Excel workbook: drop-downs from the codebook, what must not change locked, nothing about who made it."""

import io
import warnings
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from zipfile import BadZipFile

from tfbb_coding.errors import TfbbError
from tfbb_coding.files.review_columns import AFTER, BEFORE, cells, head, is_head, read_rows, slots_of
from tfbb_coding.files.transcripts.archives import broken_file, open_archive
from tfbb_coding.messages import _
from tfbb_coding.model.codebook import Code, Codebook, Theme
from tfbb_coding.model.decision import Decision, SheetRow
from tfbb_coding.model.review_words import ReviewWords, code_names, theme_names, words_for

_WIDTHS = {
    "transcript": 13, "case": 9, "unit": 12, "speaker": 11, "question": 19, "context": 19, "text": 52, "proposal": 40, "decision": 10,
    "condensation": 28, "memo": 26, "favourite": 9, "key": 9,
}  # fmt: skip
_THEME_WIDTH, _CODE_WIDTH = 15, 17
_ZOOM = 85
_INK, _QUIET, _HEAD, _EDGE = "#1F2933", "#66717B", "#24507A", "#D5DADF"
_BAND, _FILL, _FILL_BAND, _FILL_HEAD = "#F3F6F9", "#FFFBE8", "#FBF4D6", "#8A6D1B"
_ROW_HEIGHT_LIMIT, _LINE, _SMALL_LINE = 400, 13.5, 12.2
_SMALL = ("transcript", "case", "unit", "speaker", "question", "context", "proposal")
"""Columns in a smaller hand."""
_TITLE_LIMIT, _MESSAGE_LIMIT = 32, 255


def review_workbook_bytes(rows: Sequence[SheetRow], book: Codebook) -> bytes:
    """The workbook: the sheet to fill in, one that explains, the codebook, and the hidden lists that the drop-downs take from."""
    import xlsxwriter

    buffer = io.BytesIO()
    plain = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    workbook = xlsxwriter.Workbook(buffer, plain)
    workbook.set_properties({"author": "", "created": datetime(1980, 1, 1, tzinfo=UTC)})
    words = words_for(book)
    sheets = {name: workbook.add_worksheet(name) for name in (words.review, words.guide, words.codebook, words.lists)}
    _Review(workbook, sheets[words.review], words, rows).write(book)
    _write_guide(workbook, sheets[words.guide], words)
    _write_codebook(workbook, sheets[words.codebook], words, book)
    _write_lists(sheets[words.lists], book)
    workbook.close()
    return buffer.getvalue()


class _Review:
    """The sheet that is filled in."""

    def __init__(self, workbook: Any, sheet: Any, words: ReviewWords, rows: Sequence[SheetRow]) -> None:
        self.workbook, self.sheet, self.words, self.rows = workbook, sheet, words, rows
        self.slots = slots_of(rows)
        self.names = [*BEFORE, *["theme", "code"] * self.slots, *AFTER]
        self.first = len(BEFORE)
        self.decision = self.first + 2 * self.slots
        self.key = len(self.names) - 1
        self.last = max(1, len(rows))

    def write(self, book: Codebook) -> None:
        self._columns()
        self._cells()
        self._shading()
        self._lists(book)
        self._page()
        self.sheet.protect("", {"autofilter": True, "sort": True, "format_columns": True, "format_rows": True})

    def _is_filled_in(self, column: int) -> bool:
        return self.first <= column < self.key

    def _columns(self) -> None:
        edge = {"text_wrap": True, "valign": "vcenter", "bold": True, "font_color": "white", "border": 1, "border_color": "white"}
        asked = self.workbook.add_format({**edge, "bg_color": _FILL_HEAD})
        told = self.workbook.add_format({**edge, "bg_color": _HEAD})
        widths = {**_WIDTHS, "theme": _THEME_WIDTH, "code": _CODE_WIDTH}
        for column, (name, label) in enumerate(zip(self.names, head(self.words, self.slots), strict=True)):
            self.sheet.set_column(column, column, widths[name], None, {"hidden": name == "key"})
            self.sheet.write_string(0, column, label, asked if self._is_filled_in(column) else told)
        self.sheet.set_row(0, 32)

    def _cells(self) -> None:
        formats = [self._format(column) for column in range(len(self.names))]
        for number, row in enumerate(self.rows, 1):
            texts = cells(row, self.slots)
            self.sheet.set_row(number, _height(row))
            for column, text in enumerate(texts):
                if text:
                    self.sheet.write_string(number, column, text, formats[column])
                else:
                    self.sheet.write_blank(number, column, None, formats[column])

    def _format(self, column: int) -> Any:
        look = {"text_wrap": True, "valign": "top", "border": 1, "border_color": _EDGE, "font_size": 10, "font_color": _INK}
        name = self.names[column]
        if self._is_filled_in(column):
            look |= {"locked": False, "bg_color": _FILL, "num_format": "@"}
        if name in _SMALL:
            look |= {"font_size": 9, "font_color": _INK if name == "proposal" else _QUIET}
        if name in {"decision", "favourite"}:
            look |= {"align": "center"}
        return self.workbook.add_format(look)

    def _shading(self) -> None:
        """Every other row darker, by a condition, so that it stays so when rows are sorted."""
        for first, last, colour in ((0, self.first - 1, _BAND), (self.first, self.key - 1, _FILL_BAND)):
            band = self.workbook.add_format({"bg_color": colour})
            self.sheet.conditional_format(1, first, self.last, last, {"type": "formula", "criteria": "=MOD(ROW(),2)=1", "format": band})

    def _lists(self, book: Codebook) -> None:
        for slot in range(self.slots):
            theme = self.first + 2 * slot
            self._list(theme, f"={_ref(self.words.lists)}!$A$1:$A${max(1, len(book.themes))}", self.words.wrong_theme)
            self._list(theme + 1, _codes_of(self.words.lists, theme), self.words.wrong_code)
        decisions = [self.words.decisions[decision] for decision in (Decision.ACCEPT, Decision.REJECT, Decision.CHANGE)]
        self._list(self.decision, decisions, self.words.wrong_decision)
        self._list(self.names.index("favourite"), ["x"], self.words.wrong_mark)

    def _list(self, column: int, source: str | list[str], error: str) -> None:
        options = {
            "validate": "list", "source": source, "ignore_blank": True, "error_title": self.words.review[:_TITLE_LIMIT],
            "error_message": error[:_MESSAGE_LIMIT],
        }  # fmt: skip
        self.sheet.data_validation(1, column, self.last, column, options)

    def _page(self) -> None:
        self.sheet.freeze_panes(1, 0)
        self.sheet.autofilter(0, 0, self.last, self.key)
        self.sheet.set_zoom(_ZOOM)
        self.sheet.set_landscape()
        self.sheet.set_paper(8)  # A3: on A4 nobody could read it
        self.sheet.fit_to_pages(1, 0)
        self.sheet.repeat_rows(0)
        self.sheet.print_area(0, 0, self.last, self.key - 1)
        self.sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
        self.sheet.set_footer(f"&L&A&R{self.words.page} &P/&N")
        self.sheet.ignore_errors({"number_stored_as_text": f"A1:{_column(self.key)}{self.last + 1}"})


def _height(row: SheetRow) -> float:
    """Points that the fullest cell needs; a spreadsheet that opens a file does not measure wrapped text, or takes its time."""
    small = {name: getattr(row, name) for name in _SMALL}
    plain = {"text": row.text, "condensation": row.condensation, "memo": row.memo}
    points = [_SMALL_LINE * _lines(text, int(1.25 * _WIDTHS[name])) for name, text in small.items()]
    points += [_LINE * _lines(text, int(1.15 * _WIDTHS[name])) for name, text in plain.items()]
    points += [_LINE * _lines(name, _THEME_WIDTH) for pair in row.themes for name in pair]
    return min(_ROW_HEIGHT_LIMIT, 6 + max(points))


def _lines(text: str, width: int) -> int:
    """How many lines a text takes in a cell so many characters wide."""
    return sum(max(1, -(-len(line) // max(1, width))) for line in text.split("\n"))


def _column(number: int) -> str:
    from xlsxwriter.utility import xl_col_to_name

    return str(xl_col_to_name(number))


def _ref(sheet: str) -> str:
    return "'" + sheet.replace("'", "''") + "'"


def _codes_of(lists: str, theme: int) -> str:
    """The codes of the theme in the cell to the left: columns B and C of the lists hold theme and code, a theme's codes together."""
    here, column = f"${_column(theme)}2", f"{_ref(lists)}!$B:$B"
    return f"=OFFSET({_ref(lists)}!$C$1,MATCH({here},{column},0)-1,0,COUNTIF({column},{here}),1)"


def _write_lists(sheet: Any, book: Codebook) -> None:
    themes = theme_names(book)
    for number, name in enumerate(themes.values()):
        sheet.write_string(number, 0, name)
    pairs = [(themes[theme.id], code) for theme in book.themes for code in code_names(book, theme.id).values()]
    for number, (theme_name, code_name) in enumerate(pairs):
        sheet.write_string(number, 1, theme_name)
        sheet.write_string(number, 2, code_name)
    sheet.hide()
    sheet.protect()


def _write_guide(workbook: Any, sheet: Any, words: ReviewWords) -> None:
    head_format = workbook.add_format({"bold": True, "font_size": 16, "font_color": _HEAD, "valign": "vcenter"})
    name = workbook.add_format({"bold": True, "valign": "top", "text_wrap": True, "font_color": _INK})
    body = workbook.add_format({"valign": "top", "text_wrap": True, "font_color": _INK})
    asked = workbook.add_format({"bold": True, "valign": "top", "text_wrap": True, "bg_color": _FILL_BAND, "font_color": _INK})
    sheet.set_column(0, 0, 27)
    sheet.set_column(1, 1, 88)
    sheet.write_string(0, 0, words.guide, head_format)
    sheet.set_row(0, 30)
    choices = set(words.decisions.values())
    for number, (title, text) in enumerate(words.explanation, 1):
        sheet.write_string(number, 0, title, asked if title in choices or number == 2 else name)  # noqa: PLR2004 - what is yellow
        sheet.write_string(number, 1, text, body)
        sheet.set_row(number, 6 + 15 * max(_lines(text, 96), _lines(title, 29)))
    _finish(sheet, words)


def _write_codebook(workbook: Any, sheet: Any, words: ReviewWords, book: Codebook) -> None:
    head_format = workbook.add_format(
        {"bold": True, "bg_color": _HEAD, "font_color": "white", "valign": "vcenter", "border": 1, "border_color": "white"}
    )
    cell = {"text_wrap": True, "valign": "top", "border": 1, "border_color": _EDGE, "font_size": 10, "font_color": _INK}
    theme_format = workbook.add_format({**cell, "bold": True, "bg_color": _BAND})
    theme_body, body = workbook.add_format({**cell, "bg_color": _BAND}), workbook.add_format(cell)
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
            sheet.set_row(number, 6 + _LINE * max(_lines(text, int(w * 1.15)) for text, w in zip(texts, widths, strict=True)))
    sheet.freeze_panes(1, 0)
    sheet.repeat_rows(0)
    sheet.autofilter(0, 0, max(1, number), len(widths) - 1)
    _finish(sheet, words)


def _finish(sheet: Any, words: ReviewWords) -> None:
    sheet.hide_gridlines(2)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.set_footer(f"&L&A&R{words.page} &P/&N")
    sheet.protect("", {"autofilter": True, "format_columns": True, "format_rows": True})


def read_review_workbook(path: Path) -> list[SheetRow]:
    """The filled rows with their numbers in the sheet. Raises :class:`TfbbError` for a file that is no workbook for review."""
    import openpyxl
    from openpyxl.utils.exceptions import InvalidFileException

    try:
        with warnings.catch_warnings():  # openpyxl talks about drop-downs that it does not know; nobody can do anything about them
            warnings.simplefilter("ignore")
            workbook = openpyxl.load_workbook(open_archive(path), read_only=True, data_only=True)
            tables = [_table(sheet) for sheet in workbook.worksheets]
    except (BadZipFile, InvalidFileException, KeyError, ValueError, OSError):
        raise broken_file(path, _("Excel")) from None
    found = next((table for table in tables if table), None)
    if found is None:
        hint = _("import a file that `tfbb review export` wrote, with its header row and all its columns, hidden ones too")
        raise TfbbError(_("no sheet of this workbook is one for review"), path=path, hint=hint)
    return read_rows(found, path)


def _table(sheet: Any) -> list[tuple[int, list[str]]]:
    """The rows from the header on, with their numbers; nothing when the first row is no header of a sheet for review."""
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
