"""The columns of the sheet on which coders settle, alike in a workbook and in CSV, and the sheet as CSV."""

import csv
import io
from collections.abc import Iterable, Sequence
from pathlib import Path

from tfbb_coding.errors import TfbbError
from tfbb_coding.files.decoding import decode, read_bytes
from tfbb_coding.files.review_columns import unguarded
from tfbb_coding.files.tables import csv_bytes
from tfbb_coding.messages import _
from tfbb_coding.model.report import Table
from tfbb_coding.model.review_words import SLOTS
from tfbb_coding.model.settle_words import LANGUAGES, SettleWords
from tfbb_coding.model.settling import SettleRow

BEFORE = ("transcript", "case", "unit", "speaker", "question", "context", "text", "difference")
AFTER = ("reason", "key")
_NEEDED = ("unit", "text", "choice", "key")


def slots_of(rows: Iterable[SettleRow]) -> int:
    """How many themes a row needs room for."""
    return max([SLOTS, *(len(row.themes) for row in rows)])


def head(words: SettleWords, coders: Sequence[str], slots: int) -> list[str]:
    """The header row: what is told, what each coder says, then what is filled in."""
    said = [words.says.format(coder=coder) for coder in coders]
    themes = [f"{name} {n}" for n in range(1, slots + 1) for name in (words.theme, words.code)]
    return [*(words.columns[name] for name in BEFORE), *said, words.columns["choice"], *themes, *(words.columns[name] for name in AFTER)]


def cells(row: SettleRow, slots: int) -> list[str]:
    """A row's cells in the order of :func:`head`."""
    themes = [name for pair in [*row.themes, *[("", "")] * (slots - len(row.themes))] for name in pair]
    return [*(str(getattr(row, name)) for name in BEFORE), *row.said, row.choice, *themes, *(str(getattr(row, name)) for name in AFTER)]


def is_head(row: Sequence[str]) -> bool:
    """Whether this is the header row of such a sheet, in either language."""
    return any(all(words.columns[name] in row for name in ("unit", "choice", "key")) for words in LANGUAGES)


def read_rows(table: Sequence[tuple[int, Sequence[str]]], path: Path) -> list[SettleRow]:
    """The rows below the header, each with its number; columns may stand in any order, empty rows are left out.

    Raises :class:`TfbbError` when a column that is needed is missing.
    """
    names = list(table[0][1]) if table else []
    words = max(LANGUAGES, key=lambda one: sum(label in names for label in one.columns.values()))
    missing = [words.columns[name] for name in _NEEDED if words.columns[name] not in names]
    if missing:
        hint = _("take a file that `tfbb agree --workbook` wrote, with its header row and all its columns, hidden ones too")
        raise TfbbError(_("the column '{name}' is missing").format(name=missing[0]), path=path, hint=hint)
    at = {name: names.index(label) for name, label in words.columns.items() if label in names}
    themes = [
        (n, names.index(code) if (code := label.replace(words.theme, words.code, 1)) in names else -1)
        for n, label in enumerate(names)
        if label.startswith(f"{words.theme} ")
    ]
    return [_row(number, row, at, themes) for number, row in table[1:] if any(cell.strip() for cell in row)]


def _row(number: int, row: Sequence[str], at: dict[str, int], themes: Sequence[tuple[int, int]]) -> SettleRow:
    def cell(index: int) -> str:
        return row[index].strip() if 0 <= index < len(row) else ""

    pairs = tuple((cell(theme), cell(code)) for theme, code in themes)
    unit, text, key, choice, reason = (cell(at.get(name, -1)) for name in ("unit", "text", "key", "choice", "reason"))
    return SettleRow("", unit, text, key, themes=pairs, choice=choice, reason=reason, number=number)


def settle_csv_bytes(rows: Sequence[SettleRow], coders: Sequence[str], words: SettleWords, *, excel: bool = False) -> bytes:
    """One row a unit; with ``excel`` as a Swedish Excel opens it."""
    slots = slots_of(rows)
    table = Table(words.settle, tuple(head(words, coders, slots)), tuple(tuple(cells(row, slots)) for row in rows))
    return csv_bytes(table, excel=excel)


def read_settle_csv(path: Path) -> list[SettleRow]:
    """The filled rows, numbered as a spreadsheet numbers them. Raises :class:`TfbbError` for a table that is no such sheet."""
    text = decode(read_bytes(path), path).text
    first = text.partition("\n")[0]
    csv.field_size_limit(10_000_000)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=max(";,\t", key=first.count))
    return read_rows([(number, [unguarded(cell) for cell in row]) for number, row in enumerate(reader, 1)], path)
