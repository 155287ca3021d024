"""The sheet for review as CSV: no drop-downs and no locks, and checked all the same when it comes back."""

import csv
import io
from collections.abc import Sequence
from pathlib import Path

from tfbb_coding.files.decoding import decode, read_bytes
from tfbb_coding.files.review_columns import cells, head, read_rows, slots_of, unguarded
from tfbb_coding.files.tables import csv_bytes
from tfbb_coding.model.decision import SheetRow
from tfbb_coding.model.report import Table
from tfbb_coding.model.review_words import ReviewWords


def review_csv_bytes(rows: Sequence[SheetRow], words: ReviewWords, *, excel: bool = False) -> bytes:
    """One row a unit; with ``excel`` as a Swedish Excel opens it."""
    slots = slots_of(rows)
    return csv_bytes(Table(words.review, tuple(head(words, slots)), tuple(tuple(cells(row, slots)) for row in rows)), excel=excel)


def read_review_csv(path: Path) -> list[SheetRow]:
    """The filled rows, numbered as a spreadsheet numbers them. Raises :class:`TfbbError` for a table that is no sheet for review."""
    text = decode(read_bytes(path), path).text
    first = text.partition("\n")[0]
    csv.field_size_limit(10_000_000)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=max(";,\t", key=first.count))
    return read_rows([(number, [unguarded(cell) for cell in row]) for number, row in enumerate(reader, 1)], path)
