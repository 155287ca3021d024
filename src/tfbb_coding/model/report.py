"""What comes out: findings and tables."""

from dataclasses import dataclass
from enum import StrEnum

from tfbb_coding.messages import shown_path


class Severity(StrEnum):
    """How much a finding matters."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """A fault in the material: where, which rule, what, and what to do next.

    ``path`` is as the user wrote it; ``line`` and ``column`` count from 1, 0 where they make no sense. ``message`` never holds
    interview text.
    """

    path: str
    line: int
    column: int
    rule: str
    message: str
    hint: str = ""
    severity: Severity = Severity.ERROR

    def __str__(self) -> str:
        place = shown_path(self.path) + (f":{self.line}" if self.line else "") + (f":{self.column}" if self.column else "")
        return f"{place}: {self.message}" + (f"\n  {self.hint}" if self.hint else "")


Cell = str | int | float | None
"""What stands in a table's cell: text, a number, or None for nothing."""


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a table as a document for reading shows it, under a heading of its own where it has one."""

    heading: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table with a name, its columns, and rows of cells.

    ``title`` heads it for readers, ``short`` names its sheet, ``notes`` are whole sentences below it. With ``split`` the first column says
    what a row belongs to (an interview): documents for reading give each its own part, and leave the column out. ``reading`` names the
    columns that such documents show where anything stands in them, all where it is empty. ``percent`` names the columns whose numbers are
    shares between 0 and 1. ``widths`` are the columns' shares of a page, where what stands in the cells does not tell them; ``form`` is one
    that people fill in by hand, whose rows are high.
    """

    name: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    title: str = ""
    notes: tuple[str, ...] = ()
    split: bool = False
    percent: tuple[str, ...] = ()
    short: str = ""
    reading: tuple[str, ...] = ()
    widths: tuple[int, ...] = ()
    form: bool = False

    def _says(self, column: int) -> bool:
        """Whether anything stands in the column."""
        return any(row[column] not in ("", None) for row in self.rows)

    def sections(self) -> tuple[Section, ...]:
        """The table as documents for reading show it.

        >>> Table("t", ("Samtal", "Ord"), (("N1", 3), ("N2", 5)), split=True).sections()[1]
        Section(heading='N2', columns=('Ord',), rows=((5,),))
        """
        first = int(self.split)
        kept = [n for n, name in enumerate(self.columns) if n >= first and (not self.reading or (name in self.reading and self._says(n)))]
        columns = tuple(self.columns[n] for n in kept)
        if not self.split:
            return (Section("", columns, tuple(tuple(row[n] for n in kept) for row in self.rows)),)
        parts: dict[str, list[tuple[Cell, ...]]] = {}
        for row in self.rows:
            parts.setdefault(str(row[0] or ""), []).append(tuple(row[n] for n in kept))
        return tuple(Section(heading, columns, tuple(rows)) for heading, rows in parts.items())
