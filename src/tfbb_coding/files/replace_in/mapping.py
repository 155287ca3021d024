"""From places in a text as read to places in what stands in the file.

A file's ``\\r\\n`` reads as ``\\n``, its ``&#197;`` as Å, its time stamps as nothing. A *view* is what is read, made of pieces that
remember where they stand.
"""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

_COMBINING = "\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f"
_CLUSTER = re.compile(rf"[^{_COMBINING}][{_COMBINING}]+|[^\x00-\u02ff]")


@dataclass(frozen=True, slots=True)
class Piece:
    """``source[start:end]`` reads as ``text``; the empty text where nothing is read."""

    start: int
    end: int
    text: str


class View:
    """A source text as read: ``text``, and the way from its places back to the source's."""

    def __init__(self, source: str, special: Iterable[Piece] = ()) -> None:
        pieces = [piece for piece in _filled(source, special) if piece.text]
        self._pieces = pieces
        self._same = [source[p.start : p.end] == p.text for p in pieces]
        self._sources = [p.start for p in pieces]
        self._starts: list[int] = []
        at = 0
        for piece in pieces:
            self._starts.append(at)
            at += len(piece.text)
        self.text = "".join(piece.text for piece in pieces)

    def at(self, place: int) -> int:
        """Where a place of the source is in what is read; within a piece that reads otherwise, its beginning."""
        n = bisect_right(self._sources, place) - 1
        if n < 0:
            return 0
        piece = self._pieces[n]
        inside = place - piece.start if self._same[n] else len(piece.text) if place >= piece.end else 0
        return self._starts[n] + min(inside, len(piece.text))

    def spans(self, start: int, end: int) -> list[tuple[int, int]]:
        """The stretches of the source that read as ``text[start:end]``: several where something unread stands between."""
        found: list[tuple[int, int]] = []
        first = bisect_right(self._starts, start) - 1
        for n in range(max(first, 0), len(self._pieces)):
            begins = self._starts[n]
            if begins >= end:
                break
            piece = self._pieces[n]
            low = piece.start + max(start - begins, 0) if self._same[n] else piece.start
            high = piece.start + min(end - begins, len(piece.text)) if self._same[n] else piece.end
            if found and found[-1][1] == low:
                found[-1] = (found[-1][0], high)
            else:
                found.append((low, high))
        return found


def _filled(source: str, special: Iterable[Piece]) -> Iterator[Piece]:
    """The special pieces and, between them, what reads as it stands."""
    at = 0
    for piece in sorted(special, key=lambda p: (p.start, p.end)):
        if piece.start < at:
            continue
        if piece.start > at:
            yield Piece(at, piece.start, source[at : piece.start])
        yield piece
        at = piece.end
    if at < len(source):
        yield Piece(at, len(source), source[at:])


def plain_pieces(source: str) -> Iterator[Piece]:
    """Line ends as ``\\n``, composed characters, and U+FFFD for bytes that are no characters."""
    for match in re.finditer(r"\r\n?", source):
        yield Piece(match.start(), match.end(), "\n")
    for match in re.finditer("[\ud800-\udfff]", source):
        yield Piece(match.start(), match.end(), "\ufffd")
    if not unicodedata.is_normalized("NFC", source):
        for match in _CLUSTER.finditer(source):
            composed = unicodedata.normalize("NFC", match[0])
            if composed != match[0]:
                yield Piece(match.start(), match.end(), composed)


def stripped_spans(source: str, spans: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The spans without blanks at their ends, where there are several: line ends between cues must stay."""
    if len(spans) == 1:
        return list(spans)
    kept = []
    for start, end in spans:
        words = source[start:end]
        low = start + len(words) - len(words.lstrip())
        high = start + len(words.rstrip())
        if low < high:
            kept.append((low, high))
    assert all(a[1] <= b[0] for a, b in pairwise(kept))
    return kept
