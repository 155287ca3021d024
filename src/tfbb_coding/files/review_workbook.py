"""The sheet for review as an Excel workbook: drop-downs from the codebook, what must not change locked, nothing about who made it."""

import io
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from tfbb_coding.errors import TfbbError
from tfbb_coding.files.review_columns import AFTER, BEFORE, cells, head, is_head, read_rows, slots_of
from tfbb_coding.files.workbook_sheets import (
    BAND,
    EDGE,
    FILL,
    FILL_BAND,
    FILL_HEAD,
    HEAD,
    INK,
    LINE,
    QUIET,
    GuideWords,
    codes_of,
    column_name,
    lines_of,
    new_workbook,
    read_filled,
    sheet_ref,
    write_codebook,
    write_guide,
    write_lists,
)  # fmt: skip
from tfbb_coding.messages import _
from tfbb_coding.model.codebook import Codebook
from tfbb_coding.model.decision import Decision, SheetRow
from tfbb_coding.model.review_words import ReviewWords, words_for

_WIDTHS = {
    "transcript": 13, "case": 9, "unit": 12, "speaker": 11, "question": 19, "context": 19, "text": 52, "proposal": 40, "decision": 10,
    "condensation": 28, "memo": 26, "favourite": 9, "key": 9,
}  # fmt: skip
_THEME_WIDTH, _CODE_WIDTH = 15, 17
_ZOOM = 85
_ROW_HEIGHT_LIMIT, _SMALL_LINE = 400, 12.2
_SMALL = ("transcript", "case", "unit", "speaker", "question", "context", "proposal")
"""Columns in a smaller hand."""
_TITLE_LIMIT, _MESSAGE_LIMIT = 32, 255


def review_workbook_bytes(rows: Sequence[SheetRow], book: Codebook) -> bytes:
    """The workbook: the sheet to fill in, one that explains, the codebook, and the hidden lists that the drop-downs take from."""
    buffer = io.BytesIO()
    workbook = new_workbook(buffer)
    words = words_for(book)
    sheets = {name: workbook.add_worksheet(name) for name in (words.review, words.guide, words.codebook, words.lists)}
    _Review(workbook, sheets[words.review], words, rows).write(book)
    yellow = frozenset({*words.decisions.values(), words.explanation[1][0]})
    told = GuideWords(words.guide, words.explanation, yellow, words.book_columns, words.page)
    write_guide(workbook, sheets[words.guide], told)
    write_codebook(workbook, sheets[words.codebook], told, book)
    write_lists(sheets[words.lists], book)
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
        asked = self.workbook.add_format({**edge, "bg_color": FILL_HEAD})
        told = self.workbook.add_format({**edge, "bg_color": HEAD})
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
        look = {"text_wrap": True, "valign": "top", "border": 1, "border_color": EDGE, "font_size": 10, "font_color": INK}
        name = self.names[column]
        if self._is_filled_in(column):
            look |= {"locked": False, "bg_color": FILL, "num_format": "@"}
        if name in _SMALL:
            look |= {"font_size": 9, "font_color": INK if name == "proposal" else QUIET}
        if name in {"decision", "favourite"}:
            look |= {"align": "center"}
        return self.workbook.add_format(look)

    def _shading(self) -> None:
        """Every other row darker, by a condition, so that it stays so when rows are sorted."""
        for first, last, colour in ((0, self.first - 1, BAND), (self.first, self.key - 1, FILL_BAND)):
            band = self.workbook.add_format({"bg_color": colour})
            self.sheet.conditional_format(1, first, self.last, last, {"type": "formula", "criteria": "=MOD(ROW(),2)=1", "format": band})

    def _lists(self, book: Codebook) -> None:
        for slot in range(self.slots):
            theme = self.first + 2 * slot
            self._list(theme, f"={sheet_ref(self.words.lists)}!$A$1:$A${max(1, len(book.themes))}", self.words.wrong_theme)
            self._list(theme + 1, codes_of(self.words.lists, theme), self.words.wrong_code)
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
        self.sheet.ignore_errors({"number_stored_as_text": f"A1:{column_name(self.key)}{self.last + 1}"})


def _height(row: SheetRow) -> float:
    """Points that the fullest cell needs; a spreadsheet that opens a file does not measure wrapped text, or takes its time."""
    small = {name: getattr(row, name) for name in _SMALL}
    plain = {"text": row.text, "condensation": row.condensation, "memo": row.memo}
    points = [_SMALL_LINE * lines_of(text, int(1.25 * _WIDTHS[name])) for name, text in small.items()]
    points += [LINE * lines_of(text, int(1.15 * _WIDTHS[name])) for name, text in plain.items()]
    points += [LINE * lines_of(name, _THEME_WIDTH) for pair in row.themes for name in pair]
    return min(_ROW_HEIGHT_LIMIT, 6 + max(points))


def read_review_workbook(path: Path) -> list[SheetRow]:
    """The filled rows with their numbers in the sheet. Raises :class:`TfbbError` for a file that is no workbook for review."""
    found = read_filled(path, is_head)
    if not found:
        hint = _("import a file that `tfbb review export` wrote, with its header row and all its columns, hidden ones too")
        raise TfbbError(_("no sheet of this workbook is one for review"), path=path, hint=hint)
    return read_rows(found, path)
