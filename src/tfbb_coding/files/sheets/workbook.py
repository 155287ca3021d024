"""A sheet as an Excel workbook: drop-downs from the codebook, what must not change locked, nothing about who made it."""

import io
from collections.abc import Sequence
from typing import Any

from tfbb_coding.files.sheets.beside import choices_ref, codes_ref, themes_ref, write_codebook, write_guide, write_lists
from tfbb_coding.files.sheets.looks import (
    BAND,
    EDGE,
    FILL,
    FILL_BAND,
    FILL_HEAD,
    HEAD,
    INK,
    LINE,
    QUIET,
    SMALL_LINE,
    column_name,
    lines_of,
)  # fmt: skip
from tfbb_coding.files.sheets.sheet import Column, Sheet
from tfbb_coding.files.workbook import new_workbook

_ZOOM, _A3 = 85, 8
_ROW_HEIGHT_LIMIT = 400
_TITLE_LIMIT, _MESSAGE_LIMIT = 32, 255


def sheet_workbook_bytes(sheet: Sheet) -> bytes:
    """The workbook: the sheet to fill in, one that explains, the codebook, and the hidden lists that the drop-downs take from."""
    buffer = io.BytesIO()
    workbook = new_workbook(buffer)
    filled, guide, book, lists = map(workbook.add_worksheet, (sheet.title, sheet.guide.title, sheet.words.codebook, sheet.words.lists))
    _Filled(workbook, filled, sheet).write()
    write_guide(workbook, guide, sheet)
    write_codebook(workbook, book, sheet)
    write_lists(lists, sheet)
    workbook.close()
    return buffer.getvalue()


class _Filled:
    """The sheet that is filled in."""

    def __init__(self, workbook: Any, worksheet: Any, sheet: Sheet) -> None:
        self.workbook, self.worksheet, self.sheet = workbook, worksheet, sheet
        self.last = max(1, len(sheet.rows))
        self.bold = workbook.add_format({"bold": True, "font_size": 9, "font_color": INK})
        self.plain = workbook.add_format({"font_size": 9, "font_color": INK})

    def write(self) -> None:
        self._heads()
        self._rows()
        self._shading()
        self._drop_downs()
        self._page()
        self.worksheet.protect("", {"autofilter": True, "sort": True, "format_columns": True, "format_rows": True})

    def _heads(self) -> None:
        edge = {"text_wrap": True, "valign": "vcenter", "bold": True, "font_color": "white", "border": 1, "border_color": "white"}
        asked = self.workbook.add_format({**edge, "bg_color": FILL_HEAD})
        told = self.workbook.add_format({**edge, "bg_color": HEAD})
        for number, column in enumerate(self.sheet.columns):
            self.worksheet.set_column(number, number, column.width, None, {"hidden": number == self.sheet.key})
            self.worksheet.write_string(0, number, column.head, asked if self.sheet.is_filled_in(number) else told)
        self.worksheet.set_row(0, 32)

    def _rows(self) -> None:
        formats = [self._format(number) for number in range(len(self.sheet.columns))]
        for number, texts in enumerate(self.sheet.rows, 1):
            self.worksheet.set_row(number, _height(self.sheet.columns[: self.sheet.key], texts))
            for column, (text, look) in enumerate(zip(texts, formats, strict=True)):
                self._cell(number, column, text, look)

    def _cell(self, number: int, column: int, text: str, look: Any) -> None:
        plain_starts = self.sheet.columns[column].plain_starts
        lines = text.splitlines(keepends=True) if plain_starts else []
        if len(lines) > 1:
            parts = [part for line in lines for part in (self.plain if line.startswith(plain_starts) else self.bold, line)]
            self.worksheet.write_rich_string(number, column, *parts, look)
        elif text:
            self.worksheet.write_string(number, column, text, look)
        else:
            self.worksheet.write_blank(number, column, None, look)

    def _format(self, number: int) -> Any:
        column = self.sheet.columns[number]
        look: dict[str, object] = {"text_wrap": True, "valign": "top", "border": 1, "border_color": EDGE}
        look |= {"font_size": 9 if column.is_small else 10, "font_color": INK if column.is_read else QUIET}
        look |= {"locked": False, "bg_color": FILL, "num_format": "@"} if self.sheet.is_filled_in(number) else {}
        look |= {"align": "center"} if column.is_centred else {}
        return self.workbook.add_format(look)

    def _shading(self) -> None:
        """Every other row darker, by a condition, so that it stays so when rows are sorted."""
        first, key = self.sheet.first, self.sheet.key
        for begin, end, colour in ((0, first - 1, BAND), (first, key - 1, FILL_BAND)):
            band = self.workbook.add_format({"bg_color": colour})
            self.worksheet.conditional_format(1, begin, self.last, end, {"type": "formula", "criteria": "=MOD(ROW(),2)=1", "format": band})

    def _drop_downs(self) -> None:
        names = [column.name for column in self.sheet.columns]
        for number, name in enumerate(names):
            if not self.sheet.is_filled_in(number):
                continue
            if name == "theme":
                self._drop_down(number, themes_ref(self.sheet), self.sheet.words.wrong_theme)
            elif name == "code":
                self._drop_down(number, codes_ref(self.sheet, number - 1), self.sheet.words.wrong_code)
        for one in self.sheet.drop_downs:
            self._drop_down(names.index(one.name), choices_ref(self.sheet, one), one.wrong, "warning" if one.is_open else "stop")

    def _drop_down(self, column: int, source: str | list[str], wrong: str, answer: str = "stop") -> None:
        options = {
            "error_type": answer,
            "validate": "list", "source": source, "ignore_blank": True, "error_title": self.sheet.title[:_TITLE_LIMIT],
            "error_message": wrong[:_MESSAGE_LIMIT],
        }  # fmt: skip
        self.worksheet.data_validation(1, column, self.last, column, options)

    def _page(self) -> None:
        key = self.sheet.key
        self.worksheet.freeze_panes(1, 0)
        self.worksheet.autofilter(0, 0, self.last, key)
        self.worksheet.set_zoom(_ZOOM)
        self.worksheet.set_landscape()
        self.worksheet.set_paper(_A3)  # on A4 nobody could read it
        self.worksheet.fit_to_pages(1, 0)
        self.worksheet.repeat_rows(0)
        self.worksheet.print_area(0, 0, self.last, key - 1)
        self.worksheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
        self.worksheet.set_footer(f"&L&A&R{self.sheet.words.page} &P/&N")
        self.worksheet.ignore_errors({"number_stored_as_text": f"A1:{column_name(key)}{self.last + 1}"})


def _height(columns: Sequence[Column], texts: Sequence[str]) -> float:
    """Points that the fullest cell needs; a spreadsheet that opens a file does not measure wrapped text, or takes its time."""
    points = [
        SMALL_LINE * lines_of(text, int(1.25 * column.width)) if column.is_small else LINE * lines_of(text, int(1.15 * column.width))
        for column, text in zip(columns, texts, strict=False)
    ]
    return min(_ROW_HEIGHT_LIMIT, 6 + max(points))
