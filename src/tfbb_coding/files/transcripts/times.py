"""Time stamps as programs and people write them; seconds inside the program."""

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass

CLOCK = r"(?:\d{1,3}:)?\d{1,3}:[0-5]?\d(?:[.,]\d{1,6})?(?!\d|:\d)"
"""``0:03``, ``00:00:03``, ``0:0:3.2`` (older Teams does not pad), ``00:00:03,200``."""
_SPAN = rf"{CLOCK}(?:\s*(?:-->|->|[-–—]|till|to)\s*{CLOCK}|-\d{{1,3}}(?!\d))?"
STAMP = rf"(?:\[\s*{_SPAN}\s*\]|\(\s*{_SPAN}\s*\)|<\s*{_SPAN}\s*>|\{{\s*{_SPAN}\s*\}}|#{_SPAN}#|{_SPAN})"
"""One stamp or a range of two, in any bracket or none; ``#00:00:06-9#`` (f4, MAXQDA) has tenths after the hyphen."""
MARKED_STAMP = rf"(?:\[\s*{_SPAN}\s*\]|\(\s*{_SPAN}\s*\)|<\s*{_SPAN}\s*>|\{{\s*{_SPAN}\s*\}}|#{_SPAN}#)"
"""A stamp that its brackets tell from "10:30" in speech."""

_CLOCK = re.compile(CLOCK)
_F4 = re.compile(rf"#?({CLOCK})-(\d{{1,3}})(?!\d|:\d)")
F4_MARK = re.compile(rf"\s*#{_SPAN}#")
INNER_STAMP = re.compile(r"\s*[\[(]\d{1,2}:\d{2}:\d{2}(?:[.,]\d+)?[\])]")
"""``[00:12:03]`` in the middle of speech; ``(10:30)`` may be the hour that somebody speaks of."""
_FASTEST_PACE = 4.0
"""More units than this for each character means that the units are no seconds."""
_LEADING = re.compile(rf"\s*{MARKED_STAMP}\s*")
_TRAILING = re.compile(rf"\s*(?:\[\s*{_SPAN}\s*\]|#{_SPAN}#|\(\d{{1,2}}:\d{{2}}:\d{{2}}\))\s*$")
STAMP_ONLY = re.compile(rf"\s*{STAMP}\s*")


@dataclass(frozen=True, slots=True)
class Stamp:
    """Seconds from the beginning; ``end`` is None where only one time is given."""

    start: float | None = None
    end: float | None = None

    def __bool__(self) -> bool:
        return self.start is not None


NO_STAMP = Stamp()


def seconds(clock: str) -> float:
    """A clock's seconds.

    >>> seconds("0:0:3.2"), seconds("01:02:03,500"), seconds("27:42")
    (3.2, 3723.5, 1662.0)
    """
    total = 0.0
    for part in clock.replace(",", ".").split(":"):
        total = total * 60 + float(part)
    return round(total, 3)


def stamp_of(text: str) -> Stamp:
    """The first time or range in ``text``, or the empty stamp.

    >>> stamp_of("[00:00:03 - 00:00:07]")
    Stamp(start=3.0, end=7.0)
    >>> stamp_of("#00:00:06-9#")
    Stamp(start=6.9, end=None)
    """
    tenths = _F4.search(text)
    if tenths:
        return Stamp(seconds(f"{tenths[1]}.{tenths[2]}"))
    found = [seconds(clock) for clock in _CLOCK.findall(text)[:2]]
    return Stamp(*found) if found else NO_STAMP


def time_in_cell(cell: object) -> float | None:
    """Seconds in a table's cell: a clock, a range's first time, a number of seconds, or a spreadsheet's own time of day.

    >>> time_in_cell("0:00:03"), time_in_cell("3,2"), time_in_cell(dt.time(0, 1, 2)), time_in_cell("Anna")
    (3.0, 3.2, 62.0, None)
    """
    if isinstance(cell, dt.datetime):
        cell = cell.time()
    if isinstance(cell, dt.time):
        return cell.hour * 3600 + cell.minute * 60 + cell.second + cell.microsecond / 1e6
    if isinstance(cell, dt.timedelta):
        return cell.total_seconds()
    text = str(cell).strip()
    if re.fullmatch(r"\d+(?:[.,]\d+)?", text):
        return float(text.replace(",", "."))
    return stamp_of(text).start if STAMP_ONLY.fullmatch(text) else None


def strip_marks(text: str) -> tuple[str, float | None, float | None]:
    """``text`` without its time marks, the time of one at its beginning and of one at its end.

    f4 and MAXQDA put the mark at the end of a paragraph: there it is the time at which the paragraph ends.

    >>> strip_marks("Ja, precis. #00:00:14-3#")
    ('Ja, precis.', None, 14.3)
    """
    if ":" not in text:
        return text, None, None
    first = last = None
    leading = _LEADING.match(text)
    if leading:
        first, text = stamp_of(leading[0]).start, text[leading.end() :]
    trailing = _TRAILING.search(text)
    if trailing:
        last, text = stamp_of(trailing[0]).start, text[: trailing.start()]
    return INNER_STAMP.sub("", F4_MARK.sub("", text)), first, last


def seconds_per_unit(starts: Sequence[float], characters: int, lasting: Sequence[float] = ()) -> float:
    """What one unit of a column of bare numbers is in seconds: a second, a thousandth (Whisper's tsv), or a day (spreadsheets).

    Told by the pace of talk, some fifteen characters a second: by how long the turns last together, where their ends are known, since
    there may be long silences between them.

    >>> seconds_per_unit([3200, 44200], 700), seconds_per_unit([3.2, 44.2], 700), seconds_per_unit([3, 3605], 80, [4, 5])
    (0.001, 1.0, 1.0)
    """
    longest = max(starts, default=0.0)
    if 0 < longest < 1 and len(starts) > 1:
        return 86400.0
    spoken = min(longest, sum(lasting)) if lasting else longest
    return 0.001 if spoken > _FASTEST_PACE * max(characters, 1) else 1.0
