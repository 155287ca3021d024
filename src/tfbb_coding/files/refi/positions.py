"""From the positions that another program counted to code points of the normalised text.

The standard counts Unicode code points of the text as it is stored. Not every program does: some count UTF-16 units, in which an emoji is
two; some count a line end as one place though two characters stand in the file, or the other way round; some count the byte order mark.
Which way a source was counted shows in its passages: counted rightly they begin and end where words do, and hold the words that they are
called by. The standard's way holds unless another one fits clearly better.
"""

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import product

_MARK = "\ufeff"
_LINE_ENDS = "\n\r\x0b\x0c\u2028\u2029"
_PIECES = re.compile(r"\r\n|[^\0]|\0")
_WIDEST = 0xFFFF
_QUOTED, _OUTSIDE = 10.0, -2.0
"""What it is worth that a passage holds the words that it is called by, and that it lies outside the text."""
_ONE_SLIP = 1.0
"""By how much another counting must fit better: a single end within a word may be a slip of the hand."""
_GOOD = 2.2
"""What a passage must be worth on average by another counting: 3 is one that begins and ends as words do, 1.5 one at random places."""
_LEAST_WORDS = 8
"""Characters from which a passage's name can be taken for its words."""
_CUT = " .…"


@dataclass(frozen=True, slots=True)
class Counting:
    """A way to count. ``line_end`` is how many places a line end takes, 0 for as many as characters; ``last`` that ends are inclusive."""

    line_end: int = 0
    utf16: bool = False
    mark: bool = False
    last: bool = False


@dataclass(frozen=True, slots=True)
class Counted:
    """A passage as the file tells it: two positions, and the name it goes by."""

    start: int
    end: int
    words: str = ""


@dataclass(frozen=True, slots=True)
class Ruler:
    """A normalised text, and for each of its characters, and its end, where the counting has it."""

    text: str
    starts: tuple[int, ...]
    last: bool = False

    def span(self, counted: Counted) -> tuple[int, int]:
        """The code points between two positions; a position within a character takes the whole character in."""
        end = counted.end + self.last
        first = bisect_right(self.starts, counted.start) - 1 if counted.start > 0 else 0
        return self._first_at(first), min(bisect_left(self.starts, end), len(self.text))

    def _first_at(self, index: int) -> int:
        """The first of the characters that share a place (a letter that was composed of several stays whole)."""
        return min(bisect_left(self.starts, self.starts[index]), len(self.text))

    def holds(self, counted: Counted) -> bool:
        """Whether both positions lie within the text."""
        return 0 <= counted.start <= counted.end + self.last <= self.starts[-1]


def measured(raw: str, passages: Sequence[Counted], *, as_standard: bool = False) -> Ruler:
    """The normalised text with the ruler by which these passages were counted; with ``as_standard`` that of the standard in any case."""
    best = _ruler(raw, Counting())
    if as_standard or not passages:
        return best
    least = max(sum(_fit(best, one) for one in passages) + _ONE_SLIP, _GOOD * len(passages))
    for counting in _countings(raw):
        ruler = _ruler(raw, counting)  # one at a time: each is as long as the text
        worth = sum(_fit(ruler, one) for one in passages)
        if worth > least:
            best, least = ruler, worth
    return best


def is_quoted(words: str, text: str) -> bool:
    """Whether a passage's name is the beginning of what it holds; blanks and line ends are alike.

    >>> is_quoted("Vi hann inte …", "Vi hann\\ninte med allt.")
    True
    """
    said = " ".join(words.split()).rstrip(_CUT)
    return bool(said) and " ".join(text.split()).startswith(said)


def _countings(raw: str) -> Iterator[Counting]:
    """Every way by which this text would be counted otherwise than the standard does."""
    ends = (0, 1, 2) if "\r\n" in raw else (0, 2) if any(end in raw for end in "\n\r") else (0,)
    wide = (False, True) if any(ord(letter) > _WIDEST for letter in raw) else (False,)
    mark = (False, True) if raw.startswith(_MARK) else (False,)
    for last, line_end, utf16, marked in product((False, True), ends, wide, mark):
        if last or line_end or utf16 or marked:
            yield Counting(line_end, utf16, marked, last)


def _ruler(raw: str, counting: Counting) -> Ruler:
    at = 1 if counting.mark else 0
    letters: list[str] = []
    starts: list[int] = []
    for piece in _pieces(raw.removeprefix(_MARK)):
        normal = "\n" if piece[0] in _LINE_ENDS else unicodedata.normalize("NFC", piece)
        letters.append(normal)
        starts += [at] * len(normal)
        at += _width(piece, counting)
    return Ruler("".join(letters), (*starts, at), counting.last)


def _pieces(raw: str) -> Iterator[str]:
    """The characters, a line end whole and a letter with the marks that belong to it."""
    if unicodedata.is_normalized("NFC", raw):
        yield from _PIECES.findall(raw)
        return
    held = ""
    for piece in _PIECES.findall(raw):
        if held and _composes(held, piece):
            held += piece
            continue
        if held:
            yield held
        held = piece
    if held:
        yield held


def _composes(before: str, piece: str) -> bool:
    """Whether the two are one when they are composed, or a mark that stands on what is before."""
    if before[0] in _LINE_ENDS or piece[0] in _LINE_ENDS:
        return False
    apart = unicodedata.normalize("NFC", before) + unicodedata.normalize("NFC", piece)
    return unicodedata.combining(piece) != 0 or unicodedata.normalize("NFC", before + piece) != apart


def _width(piece: str, counting: Counting) -> int:
    if counting.line_end and piece[0] in "\r\n":
        return counting.line_end
    return len(piece) + (sum(ord(letter) > _WIDEST for letter in piece) if counting.utf16 else 0)


def _fit(ruler: Ruler, one: Counted) -> float:
    if not ruler.holds(one):
        return _OUTSIDE
    start, end = ruler.span(one)
    text = ruler.text
    quoted = len(one.words) >= _LEAST_WORDS and is_quoted(one.words, text[start:end])
    return _QUOTED * quoted + _begins_well(text, start) + _begins_well(text, end, at_end=True)


def _begins_well(text: str, at: int, *, at_end: bool = False) -> float:
    """Whether a word begins (or ends) here rather than going on."""
    before, after = text[at - 1 : at], text[at : at + 1]
    inside = before.isalnum() and after.isalnum()
    nearest = before if at_end else after
    return (0.0 if inside else 1.0) + (0.5 if nearest.strip() else 0.0)
