"""Tables as an Excel workbook that says nothing about who made it."""

import io
import re
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from tfbb_coding.files.tables import safe_cell
from tfbb_coding.model.report import Cell, Table

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

_WIDEST, _NARROWEST = 70, 6
_LEAST_WIDE, _PAGE = 30, 190  # characters: how far wide columns are narrowed so that a sheet fits a landscape page
_TALLEST = 409  # points, the tallest row that Excel knows
_LONGEST_SHEET_NAME = 31
_FORBIDDEN = re.compile(r"[\[\]:*?/\\]")
_MOST_CHARACTERS = 32_767  # of a cell, in Excel; a longer text is silently left out by its writers
_CUT = " … ✂"
_A4 = 9
_PLAIN: dict[str, Any] = {"font_size": 10, "text_wrap": True, "valign": "top"}
_HEAD: dict[str, Any] = {"bold": True, "bottom": 1, "bg_color": "#E8EDF2"}
_BODY: dict[str, Any] = {"bottom": 4, "bottom_color": "#B9C2CC"}
_APART: dict[str, Any] = {"align": "left", "indent": 1}
_LOOKS: dict[str, dict[str, Any]] = {
    "head": _HEAD,
    "number_head": _HEAD | {"align": "right"},
    "after_head": _HEAD | _APART,
    "body": _BODY,
    "after": _BODY | _APART,
    "number": _BODY | {"num_format": "#,##0"},
    "share": _BODY | {"num_format": "0%"},
    "note": {"italic": True, "font_color": "#404040"},
}
_HEADS = {"number": "number_head", "share": "number_head", "after": "after_head"}
"""How the head above a column is set; plainly where it is not named."""
_NOTE_COLUMNS, _CHARACTERS_A_LINE, _LINE_HEIGHT = 8, 110, 14


def xlsx_bytes(tables: Sequence[Table]) -> bytes:
    """One sheet a table: heads frozen, filtered and repeated in print, long cells wrapped, notes below; no author, no date, no formulas."""
    buffer = io.BytesIO()
    book = new_workbook(buffer)
    formats = {name: book.add_format({**_PLAIN, **look}) for name, look in _LOOKS.items()}
    taken: set[str] = set()
    for table in tables:
        sheet = book.add_worksheet(_sheet_name(table, taken))
        _write(sheet, table, formats)
        _set_up(sheet, table)
    book.close()
    return buffer.getvalue()


def new_workbook(buffer: io.BytesIO) -> Any:
    """A workbook that says nothing about who made it or when, in which text stays text."""
    import xlsxwriter

    plain = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    workbook = xlsxwriter.Workbook(buffer, plain)
    workbook.set_properties({"author": "", "created": datetime(1980, 1, 1, tzinfo=UTC)})
    return workbook


def _sheet_name(table: Table, taken: set[str]) -> str:
    """A name that Excel takes and no other sheet has, in any case."""
    wanted = _FORBIDDEN.sub(" ", table.short or table.name).strip("' ")[:_LONGEST_SHEET_NAME] or "1"
    name, n = wanted, 2
    while name.casefold() in taken:
        name, n = f"{wanted[: _LONGEST_SHEET_NAME - len(str(n)) - 1]} {n}", n + 1
    taken.add(name.casefold())
    return name


def _write(sheet: "Worksheet", table: Table, formats: dict[str, Any]) -> None:
    widths = _widths(table)
    looks = _looks(table)
    for column, (name, look) in enumerate(zip(table.columns, looks, strict=True)):
        sheet.write(0, column, _fitting(safe_cell(name)), formats[_HEADS.get(look, "head")])
    sheet.set_row(0, _height(table.columns, widths) + 2)
    for number, row in enumerate(table.rows, 1):
        sheet.set_row(number, _height(row, widths))
        for column, cell in enumerate(row):
            sheet.write(number, column, _fitting(safe_cell(cell)), formats[looks[column]])
    _write_notes(sheet, table, widths, formats["note"])


def _looks(table: Table) -> list[str]:
    """How the cells of each column are set: shares and whole numbers to the right, a text after numbers a little apart from them."""
    looks: list[str] = []
    for n, name in enumerate(table.columns):
        whole = [row[n] for row in table.rows if row[n] not in (None, "")]
        counted = bool(whole) and all(isinstance(cell, int) for cell in whole)
        text = "after" if looks and looks[-1] in {"number", "share"} else "body"
        looks.append("share" if name in table.percent else "number" if counted else text)
    return looks


def _write_notes(sheet: "Worksheet", table: Table, widths: Sequence[int], look: object) -> None:
    """Below the table, after an empty row, so that filters and pivot tables do not take them for rows."""
    last, room = 0, widths[0]
    while last + 1 < min(len(widths), _NOTE_COLUMNS) and room < _CHARACTERS_A_LINE:
        last, room = last + 1, room + widths[last + 1]
    for number, note in enumerate(table.notes, len(table.rows) + 2):
        sheet.set_row(number, _height([note], [room]))
        if last:
            sheet.merge_range(number, 0, number, last, safe_cell(note), look)
        else:
            sheet.write(number, 0, safe_cell(note), look)


def _height(cells: Sequence[Cell], widths: Sequence[int]) -> int:
    """Points for a row: not every program makes a row as high as its wrapped cells."""
    lines = (_lines(str(cell), width) for cell, width in zip(cells, widths, strict=False) if cell is not None)
    return min(_TALLEST, _LINE_HEIGHT * max(lines, default=1) + 1)


def _lines(text: str, width: int) -> int:
    return sum(1 + len(line) // max(1, width - 1) for line in text.split("\n"))


def _fitting(cell: str | float) -> str | float:
    """A text that Excel takes; a longer one ends in a mark that says so."""
    if isinstance(cell, str) and len(cell) > _MOST_CHARACTERS:
        return cell[: _MOST_CHARACTERS - len(_CUT)] + _CUT
    return cell


def _widths(table: Table) -> list[int]:
    """Characters for each column: the longest line in it, within bounds; where the sheet is too wide for a page wide ones give way."""
    wanted = [
        max(_longest([row[n] for row in table.rows if n < len(row)]), _longest_word(name) + 1, _NARROWEST) + 2
        for n, name in enumerate(table.columns)
    ]
    widest = _WIDEST
    while widest > _LEAST_WIDE and sum(min(one, widest) for one in wanted) > _PAGE:
        widest -= 2
    return [min(one, widest) for one in wanted]


def _longest(cells: Sequence[Cell]) -> int:
    return max((len(line) for cell in cells if cell is not None for line in str(cell).split("\n")), default=0)


def _longest_word(name: str) -> int:
    return max((len(word) for word in name.split()), default=0)


def _set_up(sheet: "Worksheet", table: Table) -> None:
    widths = _widths(table)
    for number, width in enumerate(widths):
        sheet.set_column(number, number, width)
    sheet.freeze_panes(1, 0)
    if table.rows:
        sheet.autofilter(0, 0, len(table.rows), len(table.columns) - 1)
    sheet.set_landscape()
    sheet.set_paper(_A4)
    sheet.set_margins(left=0.5, right=0.5, top=0.7, bottom=0.6)
    sheet.fit_to_pages(max(1, round(sum(widths) / _PAGE)), 0)
    sheet.repeat_rows(0)
    sheet.set_header(f"&L{(table.title or table.name).replace('&', '&&')}")
    sheet.set_footer("&R&P (&N)")
