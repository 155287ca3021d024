"""The tables of a draft: their cells, heads and captions."""

from collections.abc import Sequence
from dataclasses import dataclass

from tfbb_coding.model.draft import Block, BlockKind

Rows = dict[tuple[int, int], list[Block]]
"""The cells of a table by row and column, from 1."""


@dataclass(frozen=True, slots=True)
class DraftTable:
    """A table with its caption, empty where none stands right before or behind it."""

    rows: Rows
    caption: str = ""

    @property
    def heads(self) -> dict[int, str]:
        """The words of the first row, by column."""
        return {column: text_of(cell) for (row, column), cell in self.rows.items() if row == 1}

    def text(self, row: int, column: int) -> str:
        """The words of a cell, empty where there is none."""
        return text_of(self.rows.get((row, column)))

    @property
    def size(self) -> tuple[int, int]:
        """How many rows and columns it has."""
        return max(row for row, _c in self.rows), max(column for _r, column in self.rows)


def tables_of(blocks: Sequence[Block]) -> list[DraftTable]:
    """All tables in order. A caption is the one before the first cell, else the one after the last."""
    tables: dict[int, Rows] = {}
    for block in blocks:
        if block.cell is not None and block.kind is BlockKind.CELL:
            tables.setdefault(block.cell.table, {}).setdefault((block.cell.row, block.cell.column), []).append(block)
    return [DraftTable(rows, _caption(blocks, rows)) for rows in tables.values()]


def text_of(cell: Sequence[Block] | None) -> str:
    """The words of a cell, empty where there is none."""
    return " ".join(block.text for block in cell or ()).strip()


def _caption(blocks: Sequence[Block], rows: Rows) -> str:
    numbers = [block.number for cell in rows.values() for block in cell]
    first, last = min(numbers), max(numbers)
    before = next((b for b in reversed(blocks[:first]) if b.text.strip()), None)
    after = next((b for b in blocks[last + 1 :] if b.text.strip()), None)
    return next((b.text for b in (before, after) if b is not None and b.kind is BlockKind.CAPTION), "")
