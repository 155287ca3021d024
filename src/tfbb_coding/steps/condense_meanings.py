"""What the meanings of a piece's words say for keeping it: its classes (:mod:`tfbb_coding.swedish.meanings`) among those of the unit.

A clause that names the *means* where the others name *scene* and *detail*, the last one with an *outcome*, the only one with
what is *wanted*: each class gives features of its own, and what they weigh is learned from readers' condensations.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tfbb_coding.swedish.meanings import meanings
from tfbb_coding.swedish.pieces import Pieces
from tfbb_coding.swedish.verbs import is_clause_verb

_ABSTRACT = ("abstract", "coop", "trust", "knowledge", "means")
_CONCRETE = ("scene", "detail")


@dataclass(frozen=True, slots=True)
class Told:
    """The classes of a unit's words, piece by piece: how many words of each, the first finite verb's, and all pieces together."""

    counts: tuple[Counter[str], ...]
    verbs: tuple[frozenset[str], ...]
    whole: Counter[str]


def told_by(found: Pieces) -> Told:
    """The classes of all words that stay."""
    counts, verbs = [], []
    for piece in found.pieces:
        words = found.words(piece)
        counts.append(Counter(name for word in words for name in meanings(word)))
        verbs.append(next((meanings(word) for word in words if is_clause_verb(word)), frozenset[str]()))
    return Told(tuple(counts), tuple(verbs), sum(counts, Counter[str]()))


def meaning_features(told: Told, n: int, telling: int) -> Iterator[tuple[str, float]]:
    """The features of piece ``n``, of whose words so many tell something by themselves."""
    own = told.counts[n]
    of = max(1, telling)
    later = {name for one in told.counts[n + 1 :] for name in one}
    earlier = {name for one in told.counts[:n] for name in one}
    at = (n + 0.5) / len(told.counts) - 0.5
    for name, times in own.items():
        yield f"m {name}", min(1.0, times / 2 + 0.25)
        yield f"m share {name}", min(1.0, times / of)
        yield f"m of all {name}", times / told.whole[name]
        yield f"m place {name}", at
        if name not in later:
            yield f"m last {name}", 0.5
        if name not in earlier:
            yield f"m first {name}", 0.5
    for name in told.verbs[n]:
        yield f"m verb {name}", 1.0
    for step, where in ((1, "after"), (-1, "before")):
        if 0 <= n + step < len(told.counts):
            for name in told.counts[n + step]:
                yield f"m {name} {where}", 0.5
    yield "m concrete", sum(own[name] for name in _CONCRETE) / of
    yield "m abstract", sum(own[name] for name in _ABSTRACT) / of
    yield "m comes back", _comes_back(told.counts, n)


def _comes_back(counts: Sequence[Counter[str]], n: int) -> float:
    """The share of the other pieces in which the piece's classes are met again, on the average."""
    others = max(1, len(counts) - 1)
    shares = [sum(m != n and name in one for m, one in enumerate(counts)) / others for name in counts[n]]
    return sum(shares) / max(1, len(shares))
