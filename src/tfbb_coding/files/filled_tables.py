"""Tables that people fill in or bring along, as rows of cells: CSV with any of three separators, and Excel workbooks."""

import csv
import io
import warnings
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import Any
from zipfile import BadZipFile

from tfbb_coding.files.archives import broken_file, open_archive
from tfbb_coding.files.decoding import decode, read_bytes
from tfbb_coding.files.long_cells import long_cells
from tfbb_coding.files.tables import FORMULA_STARTS
from tfbb_coding.messages import _

_MOST_ROWS = 200_000


def csv_rows(text: str) -> Iterator[tuple[int, list[str]]]:
    """The rows of separated text, each with the number of its last line in the file; the separator is that of the header row."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator_of(text))
    with long_cells():
        return iter([(reader.line_num, cells) for cells in reader])


def separator_of(text: str) -> str:
    """What stands most often in the first line: semicolon, comma or tab.

    >>> separator_of("Enhet;Text, ord")
    ';'
    """
    return max(";,\t", key=text.partition("\n")[0].count)


def csv_rows_of(path: Path) -> Iterator[tuple[int, list[str]]]:
    """The same of a file in whichever encoding. Raises :class:`TfbbError` when it cannot be read."""
    return csv_rows(decode(read_bytes(path), path).text)


def worksheets(path: Path) -> list[list[Sequence[object]]]:
    """The cells of every worksheet, row by row; rows may be of different length.

    Raises :class:`TfbbError` for a file that is no workbook.
    """
    import openpyxl
    from openpyxl.utils.exceptions import InvalidFileException

    try:
        with warnings.catch_warnings():  # openpyxl talks about what it does not know; nobody can do anything about it
            warnings.simplefilter("ignore")
            book = openpyxl.load_workbook(open_archive(path), read_only=True, data_only=True)
            found = [_rows(sheet) for sheet in book.worksheets if hasattr(sheet, "iter_rows")]
            book.close()
    except (BadZipFile, InvalidFileException, KeyError, ValueError, OSError):
        raise broken_file(path, _("Excel")) from None
    return found


def _rows(sheet: Any) -> list[Sequence[object]]:
    sheet.reset_dimensions()  # what a file says of its own size may be wrong
    return list(islice(sheet.iter_rows(values_only=True), _MOST_ROWS))


def cell_text(cell: object) -> str:
    """A cell of a worksheet as it is read: ``2026`` for a number without decimals, nothing for an empty one."""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return "" if cell is None else str(cell)


def unguarded(cell: str) -> str:
    """A cell without the apostrophe that keeps a spreadsheet from running ``-1`` as a formula.

    >>> unguarded("'-1"), unguarded("'n")
    ('-1', "'n")
    """
    return cell[1:] if cell.startswith("'") and cell[1:].startswith(FORMULA_STARTS) else cell
