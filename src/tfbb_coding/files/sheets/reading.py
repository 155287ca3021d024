"""A filled sheet read back, workbook or CSV: columns may stand in any order, empty rows are left out."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from tfbb_coding.errors import TfbbError
from tfbb_coding.files.filled_tables import cell_text, csv_rows_of, unguarded, worksheets
from tfbb_coding.messages import _
from tfbb_coding.model.decision import Pair
from tfbb_coding.model.sheet_words import SheetWords

TEXT_SUFFIXES = frozenset({".csv", ".tsv", ".txt"})
"""How a sheet's file ends that is no workbook."""

Table = Sequence[tuple[int, Sequence[str]]]
"""Rows with their numbers, the header row first."""
_HEAD_WITHIN = 20
"""Rows among which the header row is looked for: somebody may have written a title above it."""


@dataclass(frozen=True, slots=True)
class Kind:
    """By what a kind of sheet is known: in each language the words of all sheets and ``{field: head}`` of this one.

    ``known_by`` are the fields whose heads tell such a sheet from others, ``needed`` those without which it cannot be read.
    """

    heads: tuple[tuple[SheetWords, Mapping[str, str]], ...]
    known_by: tuple[str, ...]
    needed: tuple[str, ...]

    def below_head(self, rows: Iterable[tuple[int, Sequence[str]]]) -> Table:
        """The rows from the header row of such a sheet on, in either language; none where there is no such row among the first ones."""
        several = list(rows)
        first = next((n for n, (_number, row) in enumerate(several[:_HEAD_WITHIN]) if self._is_head(row)), None)
        if first is None:
            return ()
        number, head = several[first]
        return [(number, self._as_written(head)), *several[first + 1 :]]

    def _is_head(self, row: Sequence[str]) -> bool:
        there = {_folded(cell) for cell in row}
        return any(all(_folded(heads[name]) in there for name in self.known_by) for _words, heads in self.heads)

    def _as_written(self, row: Sequence[str]) -> list[str]:
        """The heads as they were written: somebody may have put them in capital letters."""
        said = [label for words, heads in self.heads for label in (*heads.values(), words.theme, words.code)]
        known = {_folded(label): label for label in said}
        numbered = [_folded(cell).rpartition(" ") for cell in row]
        return [
            known.get(_folded(cell)) or (f"{known[name]} {number}" if name in known and number.isdecimal() else cell.strip())
            for cell, (name, _blank, number) in zip(row, numbered, strict=True)
        ]


@dataclass(frozen=True, slots=True)
class FilledRow:
    """The cells of a row by their field, empty where there is no such column; its themes as written; its number in the file."""

    cells: Mapping[str, str]
    themes: tuple[Pair, ...]
    number: int


def read_filled(path: Path, kind: Kind, no_sheet: str, hint: str) -> list[FilledRow]:
    """The filled rows below the header, numbered as a spreadsheet numbers them.

    Raises :class:`TfbbError` with ``no_sheet`` for a workbook without such a sheet, and when a column that is needed is missing; ``hint``
    says what to bring instead.
    """
    is_text = path.suffix.lower() in TEXT_SUFFIXES
    there = [_text_table(path)] if is_text else _worksheets(path)
    table = next(filter(None, map(kind.below_head, there)), _text_table(path) if is_text else None)
    if table is None:
        raise TfbbError(no_sheet, path=path, hint=hint)
    names = list(table[0][1]) if table else []
    words, heads = max(kind.heads, key=lambda one: sum(label in names for label in one[1].values()))
    missing = [heads[name] for name in kind.needed if heads[name] not in names]
    if missing:
        raise TfbbError(_("the column '{name}' is missing").format(name=missing[0]), path=path, hint=hint)
    at = {name: names.index(label) if label in names else -1 for name, label in heads.items()}
    slots = [(n, _beside(names, label, words)) for n, label in enumerate(names) if label.startswith(f"{words.theme} ")]
    return [_row(number, row, at, slots) for number, row in table[1:] if any(cell.strip() for cell in row)]


def _text_table(path: Path) -> Table:
    return [(number, [unguarded(cell) for cell in row]) for number, (_line, row) in enumerate(csv_rows_of(path), 1)]


def _worksheets(path: Path) -> Iterator[Table]:
    """The sheets, what a merged cell says said in each of its rows: so a person means it."""
    if path.suffix.lower() == ".ods":
        hint = _("save it as an Excel workbook (.xlsx): File › Save as")
        raise TfbbError(_("a sheet in OpenDocument's format is not read back"), path=path, hint=hint)
    for rows in worksheets(path, merged=True):
        yield list(enumerate([[cell_text(cell) for cell in row] for row in rows], 1))


def _folded(cell: str) -> str:
    return " ".join(cell.split()).casefold()


def _beside(names: Sequence[str], label: str, words: SheetWords) -> int:
    """The column of the code that goes with a theme's column, or -1."""
    code = label.replace(words.theme, words.code, 1)
    return names.index(code) if code in names else -1


def _row(number: int, row: Sequence[str], at: Mapping[str, int], slots: Sequence[tuple[int, int]]) -> FilledRow:
    def cell(index: int) -> str:
        return row[index].strip() if 0 <= index < len(row) else ""

    return FilledRow({name: cell(n) for name, n in at.items()}, tuple((cell(theme), cell(code)) for theme, code in slots), number)
