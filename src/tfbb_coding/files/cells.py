"""What a table's cells and notes are in a document for reading: text, numbers as the language writes them, what holds for all said once."""

import re
from collections.abc import Sequence
from dataclasses import replace

from tfbb_coding.model.report import Cell, Table
from tfbb_coding.model.text import grouped

_NO_BREAK = "\u00a0"
_LONG_WORD = 16
"""Letters from which a word is broken at its hyphens, as Word does; shorter ones, such as dates, stay whole."""
_AT_HYPHENS = re.compile(r"[^-]+-*|-+")


def cell_text(cell: Cell, language: str, *, share: bool = False) -> str:
    """A cell as text; with ``share`` a number between 0 and 1 in percent.

    >>> cell_text(0.315, "sv", share=True), cell_text(2.5, "sv"), cell_text(None, "sv"), cell_text(18750, "sv")
    ('32\\xa0%', '2,5', '', '18\\xa0750')
    """
    if cell is None or isinstance(cell, str):
        return cell or ""
    if share:
        return f"{cell:.0%}" if language == "en" else f"{cell:.0%}".replace("%", f"{_NO_BREAK}%")
    if isinstance(cell, int):
        return grouped(cell, language)
    return f"{cell:g}" if language == "en" else f"{cell:g}".replace(".", ",")


def unbroken(text: str) -> list[str]:
    """What stands on one line of a cell however narrow it is: words, and numbers with their groups; long words as far as their hyphens.

    >>> unbroken("Alla 18\\xa0750 ord, 2024-03-14"), unbroken("Fokusgrupp-norr-hösten")
    (['Alla', '18\\xa0750', 'ord,', '2024-03-14'], ['Fokusgrupp-', 'norr-', 'hösten'])
    """
    words = re.findall(r"[^ \t\n]+", text)
    return [part for word in words for part in (_AT_HYPHENS.findall(word) if len(word) > _LONG_WORD else [word])]


def is_number(cell: Cell) -> bool:
    """Whether a cell is set as a number, to the right."""
    return isinstance(cell, int | float)


def common_notes(tables: Sequence[Table]) -> tuple[tuple[str, ...], tuple[Table, ...]]:
    """The notes that stand below every one of several tables, for the head of the document, and the tables without them."""
    if len(tables) == 1:
        return (), tuple(tables)
    first = tables[0].notes if tables else ()
    common = tuple(note for note in first if all(note in table.notes for table in tables))
    return common, tuple(replace(table, notes=tuple(note for note in table.notes if note not in common)) for table in tables)
