"""How far two coders agree: percent, Cohen's κ with its interval, precision and recall.

Every figure comes from a *cross table*: ``table[i][j]`` is how many units the one gave value *i* and the other value *j*. Intervals are
percentile bootstrap (Efron & Tibshirani 1993): units are drawn anew with a fixed seed, so that two runs give the same figures. Units of
one interview are not independent of each other, so an interval is rather too narrow than too wide.
"""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]

FEWEST = 10
"""Units below which no coefficient is given: it would say more about chance than about the coders."""
RESAMPLES = 2000
SEED = 20200101
LEVEL = 0.95

T = TypeVar("T", bound=Hashable)
CrossTable = Sequence[Sequence[int]]


@dataclass(frozen=True, slots=True)
class Agreement:
    """``n`` units; ``percent`` the share judged alike (None for no units); Cohen's ``kappa`` with its 95 % interval.

    ``kappa`` is None below :data:`FEWEST` units and where it is not defined, since both gave all units one and the same value.
    """

    n: int
    percent: float | None = None
    kappa: float | None = None
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True, slots=True)
class Retrieval:
    """One value held against the other coder's: precision, recall and their harmonic mean F1; None where nothing could be counted."""

    precision: float | None
    recall: float | None
    f1: float | None


def cross_table(one: Sequence[T], other: Sequence[T], values: Sequence[T]) -> list[list[int]]:
    """How often each value of the one meets each value of the other, both in the order of ``values``.

    >>> cross_table("aab", "abb", "ab")
    [[1, 1], [0, 1]]
    """
    place = {value: n for n, value in enumerate(values)}
    table = [[0] * len(place) for _value in place]
    for a, b in zip(one, other, strict=True):
        table[place[a]][place[b]] += 1
    return table


def percent(table: CrossTable) -> float | None:
    """The share of units on the diagonal, between 0 and 1."""
    n = sum(map(sum, table))
    return sum(table[i][i] for i in range(len(table))) / n if n else None


def cohen_kappa(table: CrossTable) -> float | None:
    """Cohen's κ (Cohen 1960): agreement beyond what the two coders' shares of each value would give by chance.

    None without units and where chance agreement is 1.

    >>> round(cohen_kappa([[20, 5], [10, 15]]), 6)
    0.4
    """
    n = sum(map(sum, table))
    if not n:
        return None
    alike = sum(table[i][i] for i in range(len(table)))
    # In whole numbers, so that "chance agreement is 1" is exact.
    by_chance = sum(sum(row) * sum(other) for row, other in zip(table, zip(*table, strict=True), strict=True))
    return (alike * n - by_chance) / (n * n - by_chance) if by_chance < n * n else None


def agreement(table: CrossTable, *, enough: int | None = None) -> Agreement:
    """Everything that a cross table tells. ``enough`` is what is counted against :data:`FEWEST` when that is not all units."""
    n = sum(map(sum, table))
    if (n if enough is None else enough) < FEWEST:
        return Agreement(n, percent(table))
    kappa = cohen_kappa(table)
    low, high = (None, None) if kappa is None else kappa_interval(table)
    return Agreement(n, percent(table), kappa, low, high)


def kappa_interval(table: CrossTable) -> tuple[float | None, float | None]:
    """The 95 % bootstrap interval of κ.

    Drawing n units anew from a cross table is drawing the counts of its cells from a multinomial distribution.
    """
    import numpy as np

    counts = np.asarray(table, dtype=np.float64)
    n = counts.sum()
    drawn = np.random.default_rng(SEED).multinomial(int(n), counts.ravel() / n, size=RESAMPLES)
    return interval(kappas(drawn.reshape(RESAMPLES, *counts.shape).astype(np.float64)))


def kappas(tables: "Floats") -> "Floats":
    """κ of several cross tables at once, ``(m, k, k)`` to ``(m,)``; not a number where it is not defined."""
    import numpy as np

    n = tables.sum(axis=(1, 2))
    with np.errstate(invalid="ignore", divide="ignore"):
        alike = np.trace(tables, axis1=1, axis2=2) / n
        by_chance = (tables.sum(axis=2) * tables.sum(axis=1)).sum(axis=1) / n**2
        return np.where(by_chance < 1, (alike - by_chance) / (1 - by_chance), np.nan)


def interval(drawn: "Floats") -> tuple[float | None, float | None]:
    """The middle 95 % of resampled values; those that are not defined play no part."""
    import numpy as np

    defined = drawn[~np.isnan(drawn)]
    if not defined.size:
        return None, None
    low, high = np.quantile(defined, [(1 - LEVEL) / 2, (1 + LEVEL) / 2])
    return float(low), float(high)


def resampled_kappas(per_unit: "Floats") -> "Floats":
    """κ of ``(voices, units, k, k)`` cross tables summed over units drawn anew, ``(voices, RESAMPLES)``.

    For units that are judged several times (once for each theme). All voices see the same draws, so that their difference can be told.
    """
    import numpy as np

    voices, units, size, _size = per_unit.shape
    weights = np.random.default_rng(SEED).multinomial(units, np.full(units, 1 / units), size=RESAMPLES).astype(np.float64)
    summed = np.einsum("ru,vuc->vrc", weights, per_unit.reshape(voices, units, size * size), optimize=True)
    return np.stack([kappas(one.reshape(RESAMPLES, size, size)) for one in summed])


def retrieval(both: int, wanted: int, said: int) -> Retrieval:
    """From how many were wanted, how many were said to be so, and how many of these rightly.

    >>> retrieval(6, 10, 8)
    Retrieval(precision=0.75, recall=0.6, f1=0.6666666666666666)
    """
    return Retrieval(
        both / said if said else None, both / wanted if wanted else None, 2 * both / (wanted + said) if wanted + said else None
    )
