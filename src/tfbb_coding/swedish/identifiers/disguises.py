"""Letters in disguise: *F a t i m a*, full-width and ornamental letters, letters of other scripts that look alike, and unseen characters.

Somebody who writes so, or a program that breaks words so, hides a name from every search. The text is therefore searched without
disguise (compatibility composition, Unicode Standard Annex 15; a small part of the look-alikes of Unicode Technical Standard 39), and
places are led back.
"""

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from tfbb_coding.swedish.identifiers.hits import Hit
from tfbb_coding.swedish.identifiers.lexicon import STRONG_PERSON, Kind, exact, is_word

_UNSEEN = "\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufe00-\ufe0e\ufeff"
_ORNAMENTAL = "\u2100-\u214f\u2460-\u24ff\ufb00-\ufb06\uff01-\uff5e\U0001d400-\U0001d7ff\U0001f130-\U0001f189"
_SPACES = " \u00a0\u2002-\u200a\u202f"
_SPREAD = rf"(?<![^\W_])[^\W\d_](?:(?P<gap>[{_SPACES}.\-–·_*])[^\W\d_])(?:(?P=gap)[^\W\d_]){{2,}}s?(?![^\W_])"
_SPREAD_DIGITS = r"(?<![\w-])\d(?: [\d-]){6,}(?![\w])"
_ALIKE = dict(zip("АВЕЗКМНОРСТУХаеорсухіјѕԁԛԝΑΒΕΖΗΙΚΜΝΟΡΤΥΧοιν", "ABE3KMHOPCTYXaeopcyxijsdqwABEZHIKMNOPTYXoiv", strict=True))
_MIXED = rf"(?=[^\W\d_]*[A-Za-zÅÄÖåäöé])(?=[^\W\d_]*[{''.join(_ALIKE)}])[^\W\d_]+"
_DISGUISED = re.compile(
    rf"(?P<unseen>[{_UNSEEN}]|\u00ad(?![ \t]*\n))|(?P<spread>{_SPREAD})|(?P<digits>{_SPREAD_DIGITS})"
    rf"|(?P<mixed>(?<![^\W\d_]){_MIXED})|(?P<ornamental>[{_ORNAMENTAL}])"
)
_BETWEEN = rf"[{_SPACES}.\-–·_*]"
_SUSPECT = re.compile(rf"[{_UNSEEN}\u00ad{_ORNAMENTAL}{''.join(_ALIKE)}]|(?<![^\W_])[^\W_](?:{_BETWEEN}[^\W_]){{3}}s?(?![^\W_])")
"""Told quickly: only a text that has any of these is gone through letter by letter."""
_BROKEN = re.compile(r"(?<![^\W_])([^\W\d_]{2,})(?:[-‐\u00ad][ \t]*)?[ \t]*\n[ \t]*([^\W\d_]{2,})(?![^\W_])")


@dataclass(frozen=True, slots=True)
class Clear:
    """A text without disguise, and for each of its characters the place in the text as it stands; no places where nothing was changed."""

    text: str
    places: tuple[int, ...] = ()
    whole: int = 0

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where ``[start, end)`` of the clear text stands."""
        if not self.places or start >= end:
            return start, end
        return self.places[start], self.places[end] if end < len(self.places) and self._touches(end) else self.places[end - 1] + 1

    def at(self, place: int) -> int:
        """The clear text's place of a place in the text as it stands."""
        return bisect_left(self.places, place) if self.places else place

    def _touches(self, end: int) -> bool:
        """Whether the next character begins where this one ends: then what is unseen between belongs to the stretch."""
        return self.places[end] == self.places[end - 1] + 1


def unveil(text: str) -> Clear:
    """The text as it reads, without disguise.

    >>> unveil("F a t i m a och Ｂｏ").text
    'Fatima och Bo'
    """
    if not _SUSPECT.search(text):
        return Clear(text)
    letters: list[str] = []
    places: list[int] = []
    at = 0
    for match in _DISGUISED.finditer(text):
        letters.append(text[at : match.start()])
        places.extend(range(at, match.start()))
        for place, letter in _plain(match):
            letters.append(letter)
            places.extend([place] * len(letter))
        at = match.end()
    letters.append(text[at:])
    places.extend(range(at, len(text)))
    clear = "".join(letters)
    return Clear(text) if clear == text else Clear(clear, tuple(places), len(text))


def _plain(match: re.Match[str]) -> Iterator[tuple[int, str]]:
    """(place, letters) of what a disguised stretch reads as."""
    kind = match.lastgroup if match.lastgroup != "gap" else "spread"
    for place, letter in enumerate(match[0], match.start()):
        if kind == "unseen":
            continue
        if kind == "spread" and letter == match["gap"]:
            continue
        if kind == "digits" and letter == " ":
            continue
        yield place, _ALIKE.get(letter, letter) if kind == "mixed" else unicodedata.normalize("NFKC", letter)


def find_broken(text: str) -> Iterator[Hit]:
    """Names that a line or a paragraph ends within: *Mar⏎ianne*, where neither part is a word or a name of its own."""
    for match in _BROKEN.finditer(text):
        first, second = match[1], match[2]
        known = exact(first + second) & (STRONG_PERSON | Kind.MUNICIPALITY | Kind.PLACE)
        if known and first[0].isupper() and second.islower() and not is_word(first + second) and not _stands_alone(first, second):
            yield Hit(match.start(), match.end(), "person" if known & STRONG_PERSON else "place", "lexicon", sure=True)


def _stands_alone(first: str, second: str) -> bool:
    return bool(is_word(first) or exact(first)) and is_word(second)


def unbroken(words: str) -> str:
    """A name without the line end within it: a blank between its words, nothing within one that is known whole.

    >>> unbroken("Fati\\nma Lindström"), unbroken("Anna\\nBerg")
    ('Fatima Lindström', 'Anna Berg')
    """

    def joined(match: re.Match[str]) -> str:
        return match[1] + match[2] if match[2].islower() and exact(match[1] + match[2]) else f"{match[1]} {match[2]}"

    return _BROKEN.sub(joined, words)
