"""A sheet as CSV: no drop-downs and no locks, and checked all the same when it comes back."""

from tfbb_coding.files.sheets.sheet import Sheet
from tfbb_coding.files.tables import csv_bytes
from tfbb_coding.model.report import Table


def sheet_csv_bytes(sheet: Sheet, *, excel: bool = False) -> bytes:
    """One row a unit; with ``excel`` as a Swedish Excel opens it."""
    return csv_bytes(Table(sheet.title, sheet.heads, sheet.rows), excel=excel)
