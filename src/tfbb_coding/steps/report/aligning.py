"""Two rows of words laid side by side, so that what is equal stands together and what differs is seen.

The whole of the quotation against any stretch of the talk; gaps cost more to open than to widen (Gotoh 1982), so that a sentence left out is one
difference and not twenty.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from tfbb_coding.steps.report.words import Token

_SIMILAR, _OTHER, _ADDED = 0.45, 0.99, 1.0
_OPEN, _WIDEN = 0.9, 0.06
_FREE_WIDEN = 0.001
_REFERENCE = 0.02
_STEM = 3
_INFINITE = 1e9


@dataclass(frozen=True, slots=True)
class Pair:
    """A token of the quotation (``ours``) beside one of the talk (``theirs``), both by index; None where one of them has none.

    ``free`` says that a house mark accounts for it.
    """

    ours: int | None
    theirs: int | None
    equal: bool = True
    similar: bool = True
    free: bool = False

    def shifted(self, by: int) -> "Pair":
        """The same, with the talk's index ``by`` further on."""
        return self if self.theirs is None else Pair(self.ours, self.theirs + by, self.equal, self.similar, self.free)


@lru_cache(maxsize=100_000)
def alike(first: str, second: str) -> bool:
    """Whether two different words are forms of one, or one misspelt.

    >>> alike("skolan", "skolorna"), alike("hade", "har"), alike("bra", "dålig")
    (True, True, False)
    """
    if {first, second} in _SPOKEN:
        return True
    shared = 0
    for a, b in zip(first, second, strict=False):
        if a != b:
            break
        shared += 1
    longest = max(len(first), len(second))
    return shared >= min(_STEM, longest - 1) and longest - shared <= max(2, longest // 2)


_SPOKEN = (
    {"dom", "de"}, {"dom", "dem"}, {"nån", "någon"}, {"nåt", "något"}, {"nåra", "några"}, {"sen", "sedan"}, {"sån", "sådan"}, {"sånt", "sådant"},
    {"såna", "sådana"}, {"mej", "mig"}, {"dej", "dig"}, {"sej", "sig"}, {"ska", "skall"}, {"har", "hade"}, {"är", "var"}, {"la", "lade"},
    {"sa", "sade"}, {"man", "vi"}, {"jag", "vi"}, {"å", "och"}, {"nånting", "någonting"}, {"våran", "vår"},
)  # fmt: skip


def align(quoted: Sequence[Token], window: Sequence[Token]) -> list[Pair]:
    """The cheapest way to lay the quotation along a stretch of the window."""
    n, m = len(quoted), len(window)
    rows: list[list[float]] = [[0.0] * (m + 1)]
    gaps: list[list[float]] = [[_INFINITE] * (m + 1)]
    for i in range(1, n + 1):
        row, gap = _next_row(quoted[i - 1], window, rows[-1], widen=_widen(quoted[i - 1]))
        rows.append(row)
        gaps.append(gap)
    end = min(range(m + 1), key=lambda j: rows[n][j])
    return _traced(quoted, window, rows, gaps, end)


def _widen(token: Token) -> tuple[float, float]:
    """(cost to open, cost to widen) a gap in the talk after this token."""
    if token.kind == "omission":
        return 0.0, _FREE_WIDEN
    if token.kind == "placeholder":
        return 0.0, _REFERENCE
    return _OPEN, _WIDEN


def _cost(token: Token, other: Token) -> float:
    if token.kind == "word":
        if token.form == other.form:
            return 0.0
        return _SIMILAR if other.kind == "word" and alike(token.form, other.form) else _OTHER
    return 0.0 if token.kind == "placeholder" and other.kind == "placeholder" else _INFINITE


def _next_row(token: Token, window: Sequence[Token], above: Sequence[float], widen: tuple[float, float]) -> tuple[list[float], list[float]]:
    opening, wider = widen
    alone = 0.0 if token.kind == "omission" else _REFERENCE if token.kind == "placeholder" else _ADDED
    row = [above[0] + alone]
    gap = [_INFINITE]
    for j in range(1, len(window) + 1):
        gap.append(min(gap[j - 1] + wider, row[j - 1] + opening + wider))
        row.append(min(above[j - 1] + _cost(token, window[j - 1]), above[j] + alone, gap[j]))
    return row, gap


def _traced(
    quoted: Sequence[Token], window: Sequence[Token], rows: Sequence[Sequence[float]], gaps: Sequence[Sequence[float]], end: int
) -> list[Pair]:
    i, j = len(quoted), end
    found: list[Pair] = []
    while i > 0:
        token = quoted[i - 1]
        opening, wider = _widen(token)
        if j > 0 and rows[i][j] == rows[i - 1][j - 1] + _cost(token, window[j - 1]):
            other = window[j - 1]
            equal = token.kind == "placeholder" or token.form == other.form
            found.append(Pair(i - 1, j - 1, equal, equal or alike(token.form, other.form)))
            i, j = i - 1, j - 1
        elif j > 0 and rows[i][j] == gaps[i][j]:
            free = token.kind != "word"
            while True:
                found.append(Pair(None, j - 1, equal=False, similar=False, free=free))
                opened = gaps[i][j] == rows[i][j - 1] + opening + wider
                j -= 1
                if opened:
                    break
        else:
            found.append(Pair(i - 1, None, equal=False, similar=False, free=token.kind != "word"))
            i -= 1
    return found[::-1]
