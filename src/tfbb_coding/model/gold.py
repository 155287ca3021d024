"""What somebody holds to be right, as a table tells it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class GoldRow:
    """One row of such a table: a place in a transcript, and the ids of its themes, the primary one first.

    The place is a meaning unit's id, a whole turn (counted from 0), or a span in code points; what the table has not is empty or None.
    ``line`` is where the row stands in the file, ``text`` the words that it shows.
    """

    line: int
    transcript: str
    unit: str = ""
    turn: int | None = None
    start: int | None = None
    end: int | None = None
    themes: tuple[str, ...] = ()
    text: str = ""


@dataclass(frozen=True, slots=True)
class Gold:
    """The rows of such a table.

    ``by_span``: each row is one coding, so that what no row names carries no theme. ``one_theme``: it has room for one theme only.
    """

    rows: tuple[GoldRow, ...]
    by_span: bool = False
    one_theme: bool = False
