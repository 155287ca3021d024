"""An old text laid along a new one, word by word.

First the runs of words that stand only once in either text are joined: those that come in the same order are what was kept (a patience
diff, after Bram Cohen), the others were moved. What is left between them is compared by :mod:`difflib`.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache

_TOKEN = re.compile(r"\[[^\[\]\n]{1,60}\]|\w+|[^\w\s]|\n+")
_RUN = 7
"""Words and signs in a row that are taken for the same passage when they stand once in either text."""
_LARGEST_GAP = 4_000_000
"""Pairs of words up to which a gap is compared; beyond that everything was rewritten."""
Pairs = list[tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Tokens:
    """A text's words and signs, and where they begin and end."""

    words: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def within(self, start: int, end: int) -> range:
        """The numbers of those that lie in a stretch, also in part."""
        return range(bisect_left(self.ends, start + 1), bisect_left(self.starts, end))


@dataclass(frozen=True, slots=True)
class Alignment:
    """``new_of[i]`` is the number of the new word that the old word ``i`` became, -1 where it is gone; ``old_of`` the other way.

    ``unsure`` are old words of which it cannot be told which of two neighbouring like ones they became.
    """

    old: Tokens
    new: Tokens
    new_of: tuple[int, ...]
    old_of: tuple[int, ...]
    unsure: frozenset[int]


@lru_cache(maxsize=8)
def align(old_text: str, new_text: str) -> Alignment:
    """The two texts laid along each other; kept for the next coding of the same transcript."""
    old, new = _tokens(old_text), _tokens(new_text)
    laying = _Laying(old.words, new.words)
    laying.lay()
    return Alignment(old, new, tuple(laying.new_of), tuple(laying.old_of), frozenset(laying.unsure))


def _tokens(text: str) -> Tokens:
    found = list(_TOKEN.finditer(text))
    return Tokens(tuple(m[0] for m in found), tuple(m.start() for m in found), tuple(m.end() for m in found))


class _Laying:
    """The state of laying one text along the other."""

    def __init__(self, old: Sequence[str], new: Sequence[str]) -> None:
        self.old, self.new = old, new
        self.new_of, self.old_of = [-1] * len(old), [-1] * len(new)
        self.unsure: set[int] = set()

    def lay(self) -> None:
        pairs = _unique_runs(self.old, self.new)
        kept = _rising(pairs)
        for pair in kept:
            self._join(*pair)
        for pair in kept:
            self._extend(*pair)
        for gap in list(self._gaps()):
            self._compare(*gap)
        for low, high in _settle(self.new, self.old_of, self.new_of):
            self.unsure |= {self.old_of[j] for j in range(low, high) if self.old_of[j] >= 0}
        for low, high in _settle(self.old, self.new_of, self.old_of):
            self.unsure |= set(range(low, high))
        for pair in pairs:
            if self._is_free(*pair):
                self._join(*pair)
                self._extend(*pair)

    def _is_free(self, i: int, j: int) -> bool:
        return all(self.new_of[i + n] < 0 and self.old_of[j + n] < 0 for n in range(_RUN))

    def _join(self, i: int, j: int) -> None:
        for n in range(_RUN):
            self._pair(i + n, j + n)

    def _pair(self, i: int, j: int) -> None:
        if self.new_of[i] < 0 and self.old_of[j] < 0:
            self.new_of[i], self.old_of[j] = j, i

    def _extend(self, i: int, j: int) -> None:
        """Take in the same words before and after a run."""
        for step in (-1, 1):
            a, b = i, j
            while 0 <= a < len(self.old) and 0 <= b < len(self.new) and self.old[a] == self.new[b]:
                if self.new_of[a] < 0 and self.old_of[b] < 0:
                    self._pair(a, b)
                elif self.new_of[a] != b:
                    break
                a, b = a + step, b + step

    def _gaps(self) -> Iterator[tuple[int, int, int, int]]:
        """What is left between joined words: ``(i1, i2, j1, j2)``; called while these come in one order."""
        i1 = j1 = 0
        for i, j in [*((i, j) for i, j in enumerate(self.new_of) if j >= 0), (len(self.old), len(self.new))]:
            if i > i1 and j > j1:
                yield i1, i, j1, j
            i1, j1 = i + 1, j + 1

    def _compare(self, i1: int, i2: int, j1: int, j2: int) -> None:
        if (i2 - i1) * (j2 - j1) > _LARGEST_GAP:
            return
        for block in SequenceMatcher(None, self.old[i1:i2], self.new[j1:j2], autojunk=False).get_matching_blocks():
            for n in range(block.size):
                self._pair(i1 + block.a + n, j1 + block.b + n)


def _settle(words: Sequence[str], other_of: list[int], here_of: list[int]) -> Iterator[tuple[int, int]]:
    """Let what was put in (or taken out) begin where a turn or a sentence does, wherever words at its ends are the same.

    ``Bra. [Ja. ]Nej.`` might as well be ``Bra[. Ja]. Nej.``; people put in sentences. Where two ways are as good the stretch is
    handed back.
    """
    first = 0
    while first < len(words):
        last = first
        while last < len(words) and other_of[last] < 0:
            last += 1
        if 0 < first < last < len(words) and other_of[first - 1] + 1 == other_of[last]:
            yield from _slide(first, last, words, other_of, here_of)
        first = max(last, first) + 1


def _slide(first: int, last: int, words: Sequence[str], other_of: list[int], here_of: list[int]) -> Iterator[tuple[int, int]]:
    left = 0
    while first - left > 0 and words[first - left - 1] == words[last - left - 1] and _in_order(first - left - 1, other_of):
        left += 1
    right = 0
    while last + right < len(words) and words[first + right] == words[last + right] and _in_order(last + right, other_of, -1):
        right += 1
    worth = {by: _begins(words[first + by - 1] if first + by else "\n") for by in range(-left, right + 1)}
    best = max(worth, key=lambda by: (worth[by], -abs(by)))
    as_good = [by for by in worth if worth[by] == worth[best]]
    for step in range(abs(best)):
        source, target = (first - step - 1, last - step - 1) if best < 0 else (last + step, first + step)
        other = other_of[source]
        other_of[source], other_of[target], here_of[other] = -1, other, target
    if len(as_good) > 1:
        yield first + min(as_good), last + max(as_good)


def _in_order(at: int, other_of: Sequence[int], step: int = 1) -> bool:
    """Whether a word is joined, and its neighbour, if joined, to the neighbouring word."""
    neighbour = other_of[at + step] if 0 <= at + step < len(other_of) else -1
    return other_of[at] >= 0 and (neighbour < 0 or neighbour == other_of[at] + step)


def _begins(before: str) -> int:
    """How well something can begin after this word or sign."""
    return 2 if before.startswith("\n") else 1 if before in {".", "?", "!"} else 0


def _unique_runs(old: Sequence[str], new: Sequence[str]) -> Pairs:
    """Where runs that stand once in either text begin in both, in order of the old text."""
    first, second = _once(old), _once(new)
    return sorted((i, second[run]) for run, i in first.items() if run in second)


def _once(words: Sequence[str]) -> dict[tuple[str, ...], int]:
    places: dict[tuple[str, ...], int] = {}
    for i in range(len(words) - _RUN + 1):
        run = tuple(words[i : i + _RUN])
        places[run] = -1 if run in places else i
    return {run: i for run, i in places.items() if i >= 0}


def _rising(pairs: Pairs) -> Pairs:
    """The longest choice of pairs that comes in the same order in both texts."""
    tops: list[int] = []  # the smallest end of a rising choice of each length
    last: list[int] = []  # which pair that is
    before: list[int] = []
    for number, (_i, j) in enumerate(pairs):
        length = bisect_left(tops, j)
        before.append(last[length - 1] if length else -1)
        tops[length : length + 1] = [j]
        last[length : length + 1] = [number]
    found: Pairs = []
    at = last[-1] if last else -1
    while at >= 0:
        found.append(pairs[at])
        at = before[at]
    return found[::-1]
