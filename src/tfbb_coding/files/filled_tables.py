"""Tables that people fill in or bring along, as rows of cells: CSV with any of three separators, and Excel workbooks."""

import csv
import io
import re
import warnings
from collections.abc import Iterable, Iterator, Sequence
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


def worksheets(path: Path, *, merged: bool = False) -> list[list[Sequence[object]]]:
    """The cells of every worksheet, row by row; rows may be of different length.

    With ``merged`` what a cell over several rows says stands in each of them, where a file has it in the uppermost alone.
    Raises :class:`TfbbError` for a file that is no workbook.
    """
    import openpyxl
    from openpyxl.utils.exceptions import InvalidFileException

    try:
        with warnings.catch_warnings():  # openpyxl talks about what it does not know; nobody can do anything about it
            warnings.simplefilter("ignore")
            book = openpyxl.load_workbook(open_archive(path), read_only=True, data_only=True)
            sheets = [sheet for sheet in book.worksheets if hasattr(sheet, "iter_rows")]
            found = [_rows(sheet) for sheet in sheets]
            if merged:
                found = [_filled_down(rows, _merged(sheet)) for rows, sheet in zip(found, sheets, strict=True)]
            book.close()
    except (BadZipFile, InvalidFileException, KeyError, ValueError, OSError):
        raise broken_file(path, _("Excel")) from None
    return found


def _rows(sheet: Any) -> list[Sequence[object]]:
    sheet.reset_dimensions()  # what a file says of its own size may be wrong
    return list(islice(sheet.iter_rows(values_only=True), _MOST_ROWS))


_MERGED = re.compile(rb'<(?:\w+:)?mergeCell [^>]*ref="([A-Z]+)(\d+):([A-Z]+)(\d+)"')


def _merged(sheet: Any) -> list[tuple[int, int, int]]:
    """Column, first and last row (from 0) of every cell over several rows; openpyxl reads them only where it builds the whole sheet."""
    from openpyxl.utils import column_index_from_string as number

    with sheet._get_source() as part:  # noqa: SLF001 - the library has no other way to the part of a sheet that it reads row by row
        found = _MERGED.findall(part.read())
    return [(number(left.decode()) - 1, int(top) - 1, int(bottom) - 1) for left, top, _right, bottom in found if top != bottom]


def _filled_down(rows: Sequence[Sequence[object]], merged: Iterable[tuple[int, int, int]]) -> list[Sequence[object]]:
    filled = [list(row) for row in rows]
    for column, top, bottom in merged:
        said = filled[top][column] if top < len(filled) and column < len(filled[top]) else None
        for row in filled[top + 1 : bottom + 1]:
            if column < len(row) and row[column] in {None, ""}:
                row[column] = said
    return list(filled)


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
