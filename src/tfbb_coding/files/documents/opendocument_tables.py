"""The rows of OpenDocument spreadsheets, with what is hidden among them."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from tfbb_coding.files.documents.opendocument_words import OFFICE, TABLE, Words
from tfbb_coding.model.text import normalise

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_CELLS = frozenset({f"{TABLE}table-cell", f"{TABLE}covered-table-cell"})
_UNSHOWN = frozenset({"collapse", "filter"})
_MOST_REPEATED = 200


def sheet_rows(table: "Element", words: Words) -> Iterator[tuple[str, str]]:
    """(what hides it or the empty string, cells with tabs between) a row that holds anything.

    Cells of hidden columns come as rows of their own, as in :mod:`tfbb_coding.files.documents.workbook`.
    """
    hidden_sheet = "hidden sheet" if words.is_hidden(table.get(f"{TABLE}style-name")) else ""
    unseen = _hidden_columns(table)
    for row in table.iter(f"{TABLE}table-row"):
        cells = _cells(row, words)
        shown = "\t".join(cell for n, cell in enumerate(cells) if n not in unseen).rstrip("\t")
        covered = "\t".join(cell for n, cell in enumerate(cells) if n in unseen and cell)
        hidden_row = "hidden row or column" if row.get(f"{TABLE}visibility") in _UNSHOWN else ""
        if shown:
            yield hidden_sheet or hidden_row, normalise(shown)
        if covered:
            yield hidden_sheet or "hidden row or column", normalise(covered)


def _hidden_columns(table: "Element") -> frozenset[int]:
    found: set[int] = set()
    at = 0
    for column in table.iter(f"{TABLE}table-column"):
        times = _times(column)
        if column.get(f"{TABLE}visibility") in _UNSHOWN:
            found.update(range(at, at + min(times, _MOST_REPEATED)))
        at += times
    return frozenset(found)


def _cells(row: "Element", words: Words) -> list[str]:
    """The cells' texts; a repeated one as often as it is there, but for the thousands of empty ones at a row's end."""
    found: list[str] = []
    for cell in row:
        if cell.tag in _CELLS:
            text = words.text(cell) or cell.get(f"{OFFICE}string-value") or ""
            found += [text] * min(_times(cell), _MOST_REPEATED)
    return found


def _times(element: "Element") -> int:
    value = element.get(f"{TABLE}number-columns-repeated") or ""
    return int(value) if value.isdecimal() else 1
