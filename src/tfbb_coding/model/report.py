"""What comes out: findings and tables."""

from dataclasses import dataclass
from enum import StrEnum


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
        place = self.path + (f":{self.line}" if self.line else "") + (f":{self.column}" if self.column else "")
        return f"{place}: {self.message}" + (f"\n  {self.hint}" if self.hint else "")


@dataclass(frozen=True, slots=True)
class Table:
    """A table with a name, its columns, and rows of cells (text, numbers, or None for an empty cell).

    ``title`` heads it for readers, ``notes`` are whole sentences below it. With ``split`` the first column says what a row belongs to
    (an interview): documents for reading give each its own table, and leave the column out. ``percent`` names the columns whose
    numbers are shares between 0 and 1.
    """

    name: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str | int | float | None, ...], ...]
    title: str = ""
    notes: tuple[str, ...] = ()
    split: bool = False
    percent: tuple[str, ...] = ()
