"""Tables as an Excel workbook that says nothing about who made it."""

import io
from collections.abc import Sequence
from datetime import UTC, datetime

from tfbb_coding.files.tables import safe_cell
from tfbb_coding.model.report import Table

_WIDEST, _NARROWEST = 80, 8
_LONGEST_SHEET_NAME = 31


def xlsx_bytes(tables: Sequence[Table]) -> bytes:
    """One sheet a table, heads bold and frozen, long cells wrapped; no author, no date, no formulas."""
    import xlsxwriter

    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(
        buffer, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    )
    book.set_properties({"author": "", "created": datetime(1980, 1, 1, tzinfo=UTC)})
    head, body = book.add_format({"bold": True, "text_wrap": True, "valign": "top"}), book.add_format({"text_wrap": True, "valign": "top"})
    for table in tables:
        sheet = book.add_worksheet(table.name[:_LONGEST_SHEET_NAME])
        sheet.write_row(0, 0, table.columns, head)
        for number, row in enumerate(table.rows, 1):
            sheet.write_row(number, 0, [safe_cell(cell) for cell in row], body)
        for number, name in enumerate(table.columns):
            longest = max((len(str(row[number])) for row in table.rows if number < len(row) and row[number] is not None), default=0)
            sheet.set_column(number, number, min(max(longest, len(name), _NARROWEST) + 2, _WIDEST))
        sheet.freeze_panes(1, 0)
    book.close()
    return buffer.getvalue()
