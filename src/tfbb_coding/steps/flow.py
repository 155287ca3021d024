"""A text as it was spoken: what a caption file puts between two cues of one speaker reads as a blank.

Programs cut captions where a line is full, so a number, a name or an address may begin in one cue and end in the next.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from tfbb_coding.model.identifier import Identifier, NamedText, Piece
from tfbb_coding.model.replacement import Edit, apply_edits

_HYPHEN_AT_END = re.compile(r"[^\W\d_][-‐\u00ad]$")


@dataclass(frozen=True, slots=True)
class Flow:
    """The text without breaks; ``starts`` are where its stretches begin in it, ``begins`` where they begin in the text as it stands."""

    text: str
    starts: tuple[int, ...]
    begins: tuple[int, ...]

    def back(self, start: int, end: int) -> tuple[int, int]:
        """Where ``[start, end)`` of the flow stands, from its first character to its last."""
        return self._place(start), self._place(end - 1) + 1

    def _place(self, at: int) -> int:
        n = bisect_right(self.starts, at) - 1
        return self.begins[n] + at - self.starts[n]

    def reaches_over(self, start: int, end: int) -> bool:
        """Whether ``[start, end)`` of the flow begins in one stretch and ends in another."""
        words = self.text[start:end]
        start, end = start + len(words) - len(words.lstrip()), end - len(words) + len(words.rstrip())
        return start < end and bisect_right(self.starts, start) != bisect_right(self.starts, end - 1)


def flow_of(text: str, breaks: Sequence[tuple[int, int]]) -> Flow:
    """The flow of a text with these breaks; a word that a hyphen parts keeps its line end.

    >>> flow_of("ring 070-174\\n\\nBo: 06 05", [(12, 18)]).text
    'ring 070-174 06 05'
    """
    parts: list[str] = []
    starts, begins, at, length = [0], [0], 0, 0
    for start, end in breaks:
        joint = "\n" if _HYPHEN_AT_END.search(text, max(at, start - 2), start) and text[end : end + 1].islower() else " "
        parts += [text[at:start], joint]
        length += start - at + 1
        at = end
        starts.append(length)
        begins.append(at)
    return Flow("".join([*parts, text[at:]]), tuple(starts), tuple(begins))


def pieces(text: NamedText, start: int, end: int) -> list[tuple[int, int]]:
    """``[start, end)`` without the breaks within it; more than one where it goes over breaks."""
    found, at = [], start
    for low, high in text.breaks[bisect_left(text.breaks, (start, start)) :]:
        if high > end:
            break
        found.append((at, low))
        at = high
    return [one for one in (*found, (at, end)) if one[0] < one[1]]


def words(text: NamedText, start: int, end: int) -> str:
    """The words of ``[start, end)``, with a blank for every break."""
    inside = [(low - start, high - start) for low, high in text.breaks if start < low and high < end]
    return flow_of(text.text[start:end], inside).text


def with_pieces(found: Identifier, text: NamedText) -> Identifier:
    """The finding with its words and its pieces, where it goes over breaks."""
    places = pieces(text, found.start, found.end)
    parts = tuple(_piece(text.text, *place) for place in places) if len(places) > 1 else ()
    return replace(found, match=words(text, found.start, found.end), pieces=parts)


def _piece(text: str, start: int, end: int) -> Piece:
    return Piece(start, end, text.count("\n", 0, start) + 1, start - text.rfind("\n", 0, start))


def places_of(found: Identifier) -> tuple[tuple[int, int], ...]:
    """Where a finding stands: its pieces, or the one stretch."""
    return tuple((piece.start, piece.end) for piece in found.pieces) or ((found.start, found.end),)


def spread(text: NamedText, edit: Edit) -> list[Edit]:
    """An edit as one in each of its pieces: the words in the first, nothing in the others."""
    parts = pieces(text, edit.start, edit.end)
    return [Edit(low, high, "" if n else edit.words) for n, (low, high) in enumerate(parts)]


def edited(text: NamedText, edits: Iterable[Edit]) -> NamedText:
    """The text after the edits, with its breaks where they are then."""
    made = sorted(edits)

    def moved(at: int) -> int:
        return at + sum(len(edit.words) - (edit.end - edit.start) for edit in made if edit.end <= at)

    breaks = ((moved(low), moved(high)) for low, high in text.breaks)
    return NamedText(text.name, apply_edits(text.text, made), tuple(one for one in breaks if one[0] < one[1]))
