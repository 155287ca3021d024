"""Patterns that are tried only where they can begin.

To go through a whole text with each of sixty patterns took most of the time of a search. Nearly all of them begin at a word of a few, at
figures, or at a few letters. The words of a text are looked up once for all patterns (a form of a word once in all texts), and a pattern
is tried only at its places: what the pattern's own ``finditer`` finds is found in a tenth of the time (``tests/swedish/test_openings.py``).
"""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from tfbb_coding.swedish.identifiers.endings import Endings

_RUN = re.compile(r"\w+")
_FIGURES = re.compile(r"\d+")
_WORD_PATTERNS: "list[WordPattern]" = []


class _Places(NamedTuple):
    """The runs of a text, and for each pattern (by its number) those that it can begin at."""

    runs: tuple[re.Match[str], ...]
    of: dict[int, list[int]]


def tried(pattern: re.Pattern[str], text: str, places: Iterable[int]) -> Iterator[re.Match[str]]:
    """What ``pattern.finditer(text)`` finds, for a pattern that matches nowhere but at ``places`` (rising), and never nothing."""
    end = 0
    for at in places:
        if at >= end and (found := pattern.match(text, at)):
            yield found
            end = found.end()


class WordPattern:
    """A pattern that begins at a word of a few, or a number of words before one.

    ``words`` is what such a word is: a regular expression for the whole of it, whatever its case; quickest are plain words and beginnings
    (``gata|väg\\w*``). ``ends`` are ends of such words, if any. ``back`` tells how many words before it the pattern may begin (0 for at
    the word itself).
    """

    def __init__(self, pattern: re.Pattern[str], words: str, *back: int, ends: Endings | None = None) -> None:
        self.pattern = pattern
        self.words = words
        self.ends = ends
        self._back = back or (0,)
        self._number = len(_WORD_PATTERNS)
        _WORD_PATTERNS.append(self)
        _numbers_of.cache_clear()
        _index.cache_clear()

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """All matches, in order."""
        runs, found = runs_of(text), self.places(text)
        if self._back == (0,):
            return tried(self.pattern, text, (runs[i].start() for i in found))
        return tried(self.pattern, text, sorted({runs[i - n].start() for i in found for n in self._back if i >= n}))

    def places(self, text: str) -> list[int]:
        """Which of the text's runs (:func:`runs_of`) are such words."""
        return _places(text).of.get(self._number, [])

    def within(self, text: str) -> Iterator[re.Match[str]]:
        """The matches of a pattern that begins anywhere in such a word and ends with it."""
        runs = runs_of(text)
        return (found for i in self.places(text) for found in self.pattern.finditer(text, *runs[i].span()))


class FigurePattern:
    """A pattern that begins at figures, or some characters before them; of so many figures in a row."""

    def __init__(self, pattern: re.Pattern[str], *back: int, least: int = 1, most: int = 1000) -> None:
        self.pattern = pattern
        self._back = sorted(back or (0,), reverse=True)
        self._least, self._most = least, most

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """All matches, in order."""
        figures = [start for start, end in figures_of(text) if self._least <= end - start <= self._most]
        return tried(self.pattern, text, sorted({start - n for start in figures for n in self._back if start >= n}))


class LetterPattern:
    """A pattern that begins with one of a few strings, given in small letters, that may stand within a word."""

    def __init__(self, pattern: re.Pattern[str], *beginnings: str) -> None:
        self.pattern = pattern
        self._beginnings = beginnings

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """All matches, in order."""
        low = lowered(text)
        return tried(self.pattern, text, sorted(at for letters in self._beginnings for at in places_of(low, letters)))


def places_of(text: str, letters: str) -> Iterator[int]:
    """Where the string stands in the text, also overlapping."""
    at = text.find(letters)
    while at >= 0:
        yield at
        at = text.find(letters, at + 1)


def lines_at(text: str, places: Iterable[int]) -> Iterator[tuple[int, int]]:
    """The lines ``[start, end)`` in which the places (rising) are, each once."""
    ends = -1
    for at in places:
        if at > ends:
            start, ends = line_at(text, at)
            yield start, ends


def line_at(text: str, at: int) -> tuple[int, int]:
    """The line ``[start, end)`` in which ``at`` is."""
    end = text.find("\n", at)
    return text.rfind("\n", 0, at) + 1, len(text) if end < 0 else end


def runs_of(text: str) -> tuple[re.Match[str], ...]:
    """The runs of a text (letters, figures and ``_`` that stand together) in order."""
    return _places(text).runs


@lru_cache(maxsize=4)
def figures_of(text: str) -> tuple[tuple[int, int], ...]:
    """Where figures stand together, ``[start, end)``, in order."""
    return tuple(found.span() for found in _FIGURES.finditer(text))


@lru_cache(maxsize=4)
def lowered(text: str) -> str:
    """The text in small letters, place by place, as a pattern sees it that pays no heed to case: to it *ı* is an *i*, and *ſ* an *s*."""
    return _low(text)


def _low(text: str) -> str:
    low = text.lower()
    if len(low) != len(text):  # İ becomes two characters
        low = "".join(letter.lower()[0] for letter in text)
    return low.replace("ı", "i").replace("ſ", "s")


@lru_cache(maxsize=4)
def _places(text: str) -> _Places:
    found: dict[int, list[int]] = {}
    for i, numbers in enumerate(map(_numbers_of, _RUN.findall(text))):
        for number in numbers:
            found.setdefault(number, []).append(i)
    return _Places(tuple(_RUN.finditer(text)), found)


class _Index(NamedTuple):
    """The patterns (by their numbers) for a word, for its beginning, and those that a regular expression or an end tells."""

    whole: dict[str, set[int]]
    beginnings: dict[str, set[int]]
    lengths: tuple[int, ...]
    any_other: re.Pattern[str]
    others: tuple[tuple[int, re.Pattern[str]], ...]
    ends: tuple[tuple[int, Endings], ...]


@lru_cache(maxsize=100_000)
def _numbers_of(word: str) -> tuple[int, ...]:
    """Which patterns can begin at the word."""
    index, low = _index(), _low(word)
    found = set(index.whole.get(low, ()))
    for length in index.lengths:
        begun = index.beginnings.get(low[:length])
        if begun:
            found |= begun
    if index.any_other.fullmatch(word):
        found.update(number for number, other in index.others if other.fullmatch(word))
    found.update(number for number, ends in index.ends if ends.end(low))
    return tuple(sorted(found))


@lru_cache(maxsize=1)
def _index() -> _Index:
    """Made once, when all patterns are known: a word is then looked up for all of them together."""
    whole: dict[str, set[int]] = {}
    beginnings: dict[str, set[int]] = {}
    others: list[tuple[int, str]] = []
    for number, one in enumerate(_WORD_PATTERNS):
        for way in _ways(one.words):
            if _PLAIN.fullmatch(way):
                whole.setdefault(way, set()).add(number)
            elif _PLAIN.fullmatch(way.removesuffix(r"\w*")):
                beginnings.setdefault(way.removesuffix(r"\w*"), set()).add(number)
            else:
                others.append((number, way))
    return _Index(
        whole,
        beginnings,
        tuple(sorted({len(way) for way in beginnings})),
        re.compile("|".join(dict.fromkeys(way for _number, way in others)) or r"(?!)", re.IGNORECASE),
        tuple((number, re.compile(way, re.IGNORECASE)) for number, way in others),
        tuple((number, one.ends) for number, one in enumerate(_WORD_PATTERNS) if one.ends),
    )


_PLAIN = re.compile(r"[a-zåäö]+")


def _ways(words: str) -> list[str]:
    """The ways of a regular expression that stand side by side, not within brackets.

    >>> _ways("gata|(?:stor|lill)väg|väg")
    ['gata', '(?:stor|lill)väg', 'väg']
    """
    ways, depth = [""], 0
    for letter in words:
        depth += (letter in "([") - (letter in ")]")
        if letter == "|" and not depth:
            ways.append("")
        else:
            ways[-1] += letter
    return [way for way in ways if way]
