"""Texts in which only the signs are set otherwise: quotation marks, dashes, dots and blanks, as a word processor changes them unasked."""

from dataclasses import dataclass, replace
from functools import lru_cache

from tfbb_coding.model.coding import Coding, Evidence

_PLAIN = {
    **dict.fromkeys("”“„‟«»″", '"'),
    **dict.fromkeys("’‘‚‛′´`", "'"),
    **dict.fromkeys("–—‒―−‐\u2011", "-"),
    **dict.fromkeys("\u00a0\u2007\u2009\u202f\t", " "),
    "…": "...",
    "\u00ad": "",
    "\u200b": "",
}


@dataclass(frozen=True, slots=True)
class Plain:
    """A text with plain signs, and of every character in it where that begins and ends in the text itself."""

    text: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def at(self, place: int) -> int:
        """Where the plain text is at a place of the text itself."""
        return next((n for n, start in enumerate(self.starts) if start >= place), len(self.text))


@lru_cache(maxsize=8)
def plain(text: str) -> Plain:
    """The text with plain signs; several blanks are one.

    >>> plain("”Ja …” sa  hon").text
    '"Ja ..." sa hon'
    """
    signs: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for n, sign in enumerate(text):
        for one in _PLAIN.get(sign, sign):
            if one == " " == (signs[-1] if signs else ""):
                ends[-1] = n + 1
                continue
            signs.append(one)
            starts.append(n)
            ends.append(n + 1)
    return Plain("".join(signs), tuple(starts), tuple(ends))


def in_plain(coding: Coding, old_text: str | None) -> Coding:
    """The coding as it would stand in the old text with plain signs; where that is not known, its words alone are made plain."""
    words = plain(coding.quotation)
    start = coding.start if old_text is None else plain(old_text).at(coding.start)

    def moved(piece: Evidence) -> Evidence:
        if piece.start is None or piece.end is None or not coding.start <= piece.start <= piece.end <= coding.end:
            return piece
        return replace(piece, start=start + words.at(piece.start - coding.start), end=start + words.at(piece.end - coding.start))

    evidence = tuple(map(moved, coding.evidence))
    return replace(coding, start=start, end=start + len(words.text), quotation=words.text, evidence=evidence)


def out_of_plain(coding: Coding, new_text: str) -> Coding:
    """A coding found in the new text with plain signs, in that text as it is."""
    there = plain(new_text)

    def stretch(start: int, end: int) -> tuple[int, int]:
        return there.starts[start], there.ends[end - 1] if end > start else there.starts[start]

    def moved(piece: Evidence) -> Evidence:
        if piece.start is None or piece.end is None:
            return piece
        first, last = stretch(piece.start, piece.end)
        return replace(piece, start=first, end=last, words=new_text[first:last])

    start, end = stretch(coding.start, coding.end)
    return replace(coding, start=start, end=end, quotation=new_text[start:end], evidence=tuple(map(moved, coding.evidence)))
