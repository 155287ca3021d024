"""Tables on disk."""

import csv
import io

from tfbb_coding.model.report import Table

# What Excel, LibreOffice and Google Sheets take for the beginning of a formula (OWASP, CSV injection).
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
BOM = "\ufeff"


def safe_cell(value: str | float | None) -> str | int | float:
    """A cell that no spreadsheet runs: text that looks like a formula gets an apostrophe before it.

    >>> safe_cell("=1+1"), safe_cell(-1), safe_cell(None)
    ("'=1+1", -1, '')
    """
    if value is None:
        return ""
    if isinstance(value, str) and value.startswith(FORMULA_STARTS):
        return "'" + value
    return value


def csv_bytes(table: Table, *, excel: bool = False) -> bytes:
    """A table as CSV in UTF-8 with ``\\n`` line ends; for a Swedish Excel with ``;`` between cells and a byte order mark."""
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer, delimiter=";" if excel else ",", lineterminator="\n")
    writer.writerow(table.columns)
    writer.writerows([[_decimal(safe_cell(cell), excel=excel) for cell in row] for row in table.rows])
    return ((BOM if excel else "") + buffer.getvalue()).encode("utf-8")


def _decimal(cell: str | float, *, excel: bool) -> str | int | float:
    """A number as the reader of the file expects it: a Swedish Excel reads 0.5 as text and 0,5 as a number."""
    if isinstance(cell, float):
        return f"{cell:g}".replace(".", ",") if excel else f"{cell:g}"
    return cell
