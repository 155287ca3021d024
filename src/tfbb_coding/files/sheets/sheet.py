"""A sheet that a person fills in, laid out: columns, rows and drop-downs, before it becomes a workbook or CSV."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from tfbb_coding.model.codebook import Codebook
from tfbb_coding.model.decision import SheetRow
from tfbb_coding.model.settling import SettleRow
from tfbb_coding.model.sheet_words import SLOTS, SheetWords

Row = SheetRow | SettleRow


@dataclass(frozen=True, slots=True)
class Column:
    """A column: the field of a row that stands in it, its head, and how wide it is in characters.

    One ``is_small`` stands in a smaller hand, quiet unless it ``is_read``. With ``plain_starts`` a cell's lines are bold but for those that
    begin so.
    """

    name: str
    head: str
    width: int
    is_small: bool = False
    is_read: bool = True
    is_centred: bool = False
    plain_starts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class DropDown:
    """What may be chosen in the column ``name``, and what a wrong choice is answered.

    With ``is_open`` a cell may hold more than the list has, such as a reason behind the choice: that is asked about, and not refused.
    With ``is_listed`` the choices stand on the hidden sheet: they may hold commas, and be longer together than a cell's list may.
    """

    name: str
    choices: tuple[str, ...]
    wrong: str
    is_listed: bool = False
    is_open: bool = False


@dataclass(frozen=True, slots=True)
class Guide:
    """What is to be done, line by line (what it is about, what is said of it), and which of these lines are yellow as the cells are."""

    title: str
    lines: tuple[tuple[str, str], ...]
    yellow: frozenset[str]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet of ``rows`` as ``columns`` order them.

    The columns from ``first`` on are filled in; the last one, hidden, holds the rows' keys.
    """

    title: str
    columns: tuple[Column, ...]
    first: int
    rows: tuple[tuple[str, ...], ...]
    drop_downs: tuple[DropDown, ...]
    guide: Guide
    words: SheetWords
    book: Codebook

    @property
    def heads(self) -> tuple[str, ...]:
        """The header row."""
        return tuple(column.head for column in self.columns)

    @property
    def key(self) -> int:
        """The number of the last column."""
        return len(self.columns) - 1

    def is_filled_in(self, column: int) -> bool:
        """Whether a person writes in this column."""
        return self.first <= column < self.key


def told(heads: Mapping[str, str]) -> tuple[Column, ...]:
    """The columns that every sheet begins with: where a unit stands, what was asked and what is said."""
    small = (("transcript", 13), ("case", 9), ("unit", 12), ("speaker", 11), ("question", 19), ("context", 19))
    return (*(Column(name, heads[name], width, is_small=True, is_read=False) for name, width in small), Column("text", heads["text"], 52))


def themes(words: SheetWords, rows: Iterable[Row]) -> tuple[Column, ...]:
    """Theme and code as often as the fullest row needs, :data:`SLOTS` times at the least."""
    slots = max([SLOTS, *(len(row.themes) for row in rows)])
    return tuple(
        column
        for n in range(1, slots + 1)
        for column in (Column("theme", f"{words.theme} {n}", 15), Column("code", f"{words.code} {n}", 17))
    )


def key(words: SheetWords) -> Column:
    """The column by which a row is known again."""
    return Column("key", words.columns["key"], 9)


def rows_of(rows: Sequence[Row], columns: Sequence[Column]) -> tuple[tuple[str, ...], ...]:
    """The rows' cells in the order of the columns."""
    return tuple(tuple(_cells(row, columns)) for row in rows)


def _cells(row: Row, columns: Sequence[Column]) -> Iterator[str]:
    said = iter(row.said if isinstance(row, SettleRow) else ())
    several = {"theme": iter([theme for theme, _code in row.themes]), "code": iter([code for _theme, code in row.themes]), "said": said}
    for column in columns:
        yield next(several[column.name], "") if column.name in several else str(getattr(row, column.name))
