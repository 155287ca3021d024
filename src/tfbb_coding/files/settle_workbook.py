"""The sheet on which coders settle as an Excel workbook, in the manner of the sheet for review."""

import io
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from tfbb_coding.errors import TfbbError
from tfbb_coding.files.settle_columns import AFTER, BEFORE, cells, head, is_head, read_rows, slots_of
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
from tfbb_coding.model.settle_words import SettleWords, choices_for, settle_words_for
from tfbb_coding.model.settling import SettleRow

_WIDTHS = {
    "transcript": 13, "case": 9, "unit": 12, "speaker": 11, "question": 19, "context": 19, "text": 52, "difference": 14, "said": 30,
    "choice": 13, "theme": 15, "code": 17, "reason": 30, "key": 9,
}  # fmt: skip
_SMALL = frozenset({"transcript", "case", "unit", "speaker", "question", "context", "difference", "said"})
_HEIGHT_LIMIT, _SMALL_LINE, _ZOOM = 400, 12.2, 85
_TITLE_LIMIT, _MESSAGE_LIMIT = 32, 255


def settle_workbook_bytes(rows: Sequence[SettleRow], coders: tuple[str, ...], book: Codebook) -> bytes:
    """The workbook: the sheet to fill in, one that explains, the codebook, and the hidden lists that the drop-downs take from."""
    buffer = io.BytesIO()
    workbook = new_workbook(buffer)
    words = settle_words_for(book)
    sheets = {name: workbook.add_worksheet(name) for name in (words.settle, words.guide, words.codebook, words.lists)}
    write_lists(sheets[words.lists], book)
    _Settle(workbook, sheets[words.settle], words, rows, coders).write(book, sheets[words.lists])
    yellow = frozenset({words.explanation[n][0] for n in range(1, 5)})
    told = GuideWords(words.guide, words.explanation, yellow, words.book_columns, words.page)
    write_guide(workbook, sheets[words.guide], told)
    write_codebook(workbook, sheets[words.codebook], told, book)
    workbook.close()
    return buffer.getvalue()


class _Settle:
    """The sheet that is filled in."""

    def __init__(self, workbook: Any, sheet: Any, words: SettleWords, rows: Sequence[SettleRow], coders: tuple[str, ...]) -> None:
        self.workbook, self.sheet, self.words, self.rows, self.coders = workbook, sheet, words, rows, coders
        self.slots = slots_of(rows)
        self.names = [*BEFORE, *["said"] * len(coders), "choice", *["theme", "code"] * self.slots, *AFTER]
        self.choice = self.names.index("choice")
        self.key = len(self.names) - 1
        self.last = max(1, len(rows))
        self.bold = workbook.add_format({"bold": True, "font_size": 9, "font_color": INK})
        self.quiet = workbook.add_format({"font_size": 9, "font_color": INK})

    def write(self, book: Codebook, lists: Any) -> None:
        """Everything on it; ``lists`` is the hidden sheet."""
        self._columns()
        self._cells()
        self._shading()
        self._lists(book, lists)
        self._page()
        self.sheet.protect("", {"autofilter": True, "sort": True, "format_columns": True, "format_rows": True})

    def _is_filled_in(self, column: int) -> bool:
        return self.choice <= column < self.key

    def _columns(self) -> None:
        edge = {"text_wrap": True, "valign": "vcenter", "bold": True, "font_color": "white", "border": 1, "border_color": "white"}
        asked = self.workbook.add_format({**edge, "bg_color": FILL_HEAD})
        told = self.workbook.add_format({**edge, "bg_color": HEAD})
        for column, (name, label) in enumerate(zip(self.names, head(self.words, self.coders, self.slots), strict=True)):
            self.sheet.set_column(column, column, _WIDTHS[name], None, {"hidden": name == "key"})
            self.sheet.write_string(0, column, label, asked if self._is_filled_in(column) else told)
        self.sheet.set_row(0, 32)

    def _cells(self) -> None:
        formats = [self._format(column) for column in range(len(self.names))]
        for number, row in enumerate(self.rows, 1):
            texts = cells(row, self.slots)
            self.sheet.set_row(number, self._height(texts))
            for column, text in enumerate(texts):
                if self.names[column] == "said":
                    self._write_said(number, column, text, formats[column])
                elif text:
                    self.sheet.write_string(number, column, text, formats[column])
                else:
                    self.sheet.write_blank(number, column, None, formats[column])

    def _write_said(self, number: int, column: int, text: str, cell: Any) -> None:
        """What a coder says, themes in bold, the reasons below them not."""
        parts: list[Any] = []
        for line in text.splitlines(keepends=True):
            parts += [self.bold if self._is_theme(line) else self.quiet, line]
        if len(parts) > 2:  # noqa: PLR2004 - a single stretch is no rich string
            self.sheet.write_rich_string(number, column, *parts, cell)
        else:
            self.sheet.write_string(number, column, text, cell)

    def _is_theme(self, line: str) -> bool:
        quiet = (self.words.no_theme, self.words.not_read, self.words.rejects.partition("{")[0], "  ")
        return not line.startswith(quiet)

    def _format(self, column: int) -> Any:
        name = self.names[column]
        look = {"text_wrap": True, "valign": "top", "border": 1, "border_color": EDGE, "font_size": 10, "font_color": INK}
        if self._is_filled_in(column):
            look |= {"locked": False, "bg_color": FILL, "num_format": "@"}
        if name in _SMALL:
            look |= {"font_size": 9, "font_color": INK if name == "said" else QUIET}
        return self.workbook.add_format(look)

    def _height(self, texts: Sequence[str]) -> float:
        """Points that the fullest cell needs."""
        points = [
            _SMALL_LINE * lines_of(text, int(1.25 * _WIDTHS[name])) if name in _SMALL else LINE * lines_of(text, int(1.15 * _WIDTHS[name]))
            for name, text in zip(self.names, texts, strict=True)
            if name != "key"
        ]
        return min(_HEIGHT_LIMIT, 6 + max(points))

    def _shading(self) -> None:
        """Every other row darker, by a condition, so that it stays so when rows are sorted."""
        for first, last, colour in ((0, self.choice - 1, BAND), (self.choice, self.key - 1, FILL_BAND)):
            band = self.workbook.add_format({"bg_color": colour})
            self.sheet.conditional_format(1, first, self.last, last, {"type": "formula", "criteria": "=MOD(ROW(),2)=1", "format": band})

    def _lists(self, book: Codebook, lists: Any) -> None:
        for slot in range(self.slots):
            theme = self.choice + 1 + 2 * slot
            self._list(theme, f"={sheet_ref(self.words.lists)}!$A$1:$A${max(1, len(book.themes))}", self.words.wrong_theme)
            self._list(theme + 1, codes_of(self.words.lists, theme), self.words.wrong_code)
        choices = choices_for(self.words, self.coders)
        for number, choice in enumerate(choices):
            lists.write_string(number, 4, choice)
        self._list(self.choice, f"={sheet_ref(self.words.lists)}!$E$1:$E${len(choices)}", self.words.wrong_choice)

    def _list(self, column: int, source: str, error: str) -> None:
        options = {
            "validate": "list", "source": source, "ignore_blank": True, "error_title": self.words.settle[:_TITLE_LIMIT],
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


def read_settle_workbook(path: Path) -> list[SettleRow]:
    """The filled rows with their numbers in the sheet. Raises :class:`TfbbError` for a file that is no such workbook."""
    found = read_filled(path, is_head)
    if not found:
        hint = _("take a file that `tfbb agree --workbook` wrote, with its header row and all its columns, hidden ones too")
        raise TfbbError(_("no sheet of this workbook is one for settling"), path=path, hint=hint)
    return read_rows(found, path)
