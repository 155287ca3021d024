"""Coefficients of agreement for any number of coders, some of whom may not have judged every unit; many draws of the units at once.

Sources: percent and AC1 after Gwet (2008, *Br. J. Math. Stat. Psychol.* 61; 2014, *Handbook of Inter-Rater Reliability*, 4th ed.), κ after
Cohen (1960) and its mean over pairs after Light (1971), α after Krippendorff (2019, *Content Analysis*, 4th ed., ch. 12), αU for passages
with bounds of their own after Krippendorff, Mathet, Bouvry & Widlöcher (2016, *Quality & Quantity* 50), the distance of sets after
Passonneau (2006, LREC).
"""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tfbb_coding.steps.agreement import RESAMPLES, SEED, interval

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]
    Ints = NDArray[np.int64]

MISSING = -1
"""The number of no category: the coder did not judge the unit."""
TWO = 2
MOSTLY_DEFINED = 0.9
"""Where a coefficient is defined in fewer of the draws than this, those that are left say nothing of the others: no interval."""


@dataclass(frozen=True, slots=True)
class Coefficient:
    """A coefficient with its 95 % interval; None where it is not defined or there is too little to tell it from."""

    value: float | None = None
    low: float | None = None
    high: float | None = None


NONE = Coefficient()


@dataclass(frozen=True, slots=True)
class Ratings:
    """What coders gave the units.

    ``values`` (patterns × coders) holds the number of a category, or :data:`MISSING`; ``weights`` (draws × patterns) how many units, or how
    many characters, show each pattern, the material itself first. ``own`` (draws) is for passages with bounds of their own: the sum
    over coders of every passage's squared length and every gap's length; without it each unit stands for itself.
    """

    values: "Ints"
    weights: "Floats"
    categories: int
    own: "Floats | None" = None


def numbered(rows: Sequence[Sequence[Hashable | None]], categories: Sequence[Hashable]) -> "Ints":
    """Values as numbers of their categories, None as :data:`MISSING`; ``(rows, coders)``."""
    import numpy as np

    place = {value: n for n, value in enumerate(categories)}
    return np.array([[MISSING if value is None else place[value] for value in row] for row in rows], dtype=np.int64)


def counted(ratings: Ratings) -> "Floats":
    """How many coders gave each pattern each category, ``(patterns, categories)``."""
    import numpy as np

    return np.stack([(ratings.values == category).sum(axis=1) for category in range(ratings.categories)], axis=1).astype(np.float64)


def percents(ratings: Ratings) -> "Floats":
    """The share of pairs of coders who gave the same, the mean over units that at least two judged; one for each draw."""
    import numpy as np

    counts = counted(ratings)
    judged = counts.sum(axis=1)
    paired = judged >= TWO
    alike = (counts * (counts - 1)).sum(axis=1)[paired] / (judged * (judged - 1))[paired]
    with np.errstate(invalid="ignore", divide="ignore"):
        return np.asarray((ratings.weights[:, paired] @ alike) / ratings.weights[:, paired].sum(axis=1))


def pair_kappas(ratings: Ratings, one: int, other: int) -> "Floats":
    """Cohen's κ of two coders over the units that both judged; not a number where it is not defined."""
    import numpy as np

    a, b = ratings.values[:, one], ratings.values[:, other]
    both = (a != MISSING) & (b != MISSING)
    weights = ratings.weights[:, both]
    shares = [
        weights @ (side[both][:, None] == np.arange(ratings.categories)[None, :]).astype(np.float64) for side in (a, b)
    ]  # fmt: skip
    n = weights.sum(axis=1)
    alike = weights @ (a[both] == b[both]).astype(np.float64)
    by_chance = (shares[0] * shares[1]).sum(axis=1)
    with np.errstate(invalid="ignore", divide="ignore"):
        # Whole numbers as long as weights are, so that "chance agreement is 1" is exact.
        return np.where(by_chance < n * n, (alike * n - by_chance) / (n * n - by_chance), np.nan)


def kappas(ratings: Ratings) -> "Floats":
    """The mean of Cohen's κ over all pairs of coders (Light 1971); for two coders Cohen's κ."""
    import numpy as np

    coders = ratings.values.shape[1]
    each = [pair_kappas(ratings, one, other) for one in range(coders) for other in range(one + 1, coders)]
    return np.asarray(np.mean(each, axis=0))


def alphas(ratings: Ratings, distance: "Floats | None" = None) -> "Floats":
    """Krippendorff's α, nominal or with a ``distance`` (categories × categories) between values; not a number without any variation.

    With ``own`` it is αU: what chance would give is counted over pairs of different passages, since a passage agrees with itself
    over its whole length (eqs. 32–34 of the 2016 paper; gaps are no passages, so each of their characters stands for itself).
    """
    import numpy as np

    apart = 1 - np.eye(ratings.categories) if distance is None else distance
    counts = counted(ratings)
    judged = counts.sum(axis=1)
    paired = judged >= TWO
    counts, judged, weights = counts[paired], judged[paired], ratings.weights[:, paired]
    within = np.einsum("pc,ck,pk->p", counts, apart, counts) / (judged - 1)
    totals = weights @ counts
    n = totals.sum(axis=1)
    own = n if ratings.own is None else ratings.own
    with np.errstate(invalid="ignore", divide="ignore"):
        expected = ((totals @ apart) * totals).sum(axis=1) / (n - own / n)
        return np.where(expected > 0, 1 - (weights @ within) / expected, np.nan)


def ac1s(ratings: Ratings) -> "Floats":
    """Gwet's AC1; not a number with a single category or where all gave all units one and the same."""
    import numpy as np

    counts = counted(ratings)
    judged = counts.sum(axis=1)
    any_judged = judged > 0
    weights = ratings.weights[:, any_judged]
    with np.errstate(invalid="ignore", divide="ignore"):
        shares = (weights @ (counts[any_judged] / judged[any_judged, None])) / weights.sum(axis=1, keepdims=True)
        by_chance = (shares * (1 - shares)).sum(axis=1) / (ratings.categories - 1)
        return np.where(shares.max(axis=1) < 1, (percents(ratings) - by_chance) / (1 - by_chance), np.nan)


def masi(one: frozenset[str], other: frozenset[str]) -> float:
    """Passonneau's distance of two sets: 1 − J·M, J the share that they have in common (Jaccard), M how they lie to each other.

    M is 1 for the same set, 2/3 where one holds the other, 1/3 where they overlap, 0 where they share nothing. The paper has no empty
    sets. Here two coders who both give nothing agree wholly, and nothing is as far from something as two themes are from each other.

    >>> round(masi(frozenset("ab"), frozenset("abcd")), 6), masi(frozenset(), frozenset()), masi(frozenset(), frozenset("a"))
    (0.666667, 0.0, 1.0)
    """
    if one == other:
        return 0.0
    common = len(one & other)
    if not common:
        return 1.0
    how = 2 / 3 if one < other or other < one else 1 / 3
    return 1 - how * common / len(one | other)


def masi_distances(sets: Sequence[frozenset[str]]) -> "Floats":
    """Passonneau's distance between every two sets."""
    import numpy as np

    return np.array([[masi(one, other) for other in sets] for one in sets], dtype=np.float64).reshape(len(sets), len(sets))


def draws(clusters: Sequence[str], counts: Sequence[int]) -> "Floats":
    """How often each kind of unit is drawn, ``(1 + RESAMPLES, kinds)``; the first row is ``counts`` itself.

    ``clusters`` says which interview each kind of unit stands in. Units of one interview resemble each other (one speaker, one question,
    one afternoon of coding), so units drawn one by one would make every interval too narrow. Interviews are drawn anew first, then as
    many units within each (two-stage bootstrap; Davison & Hinkley 1997, *Bootstrap Methods and their Application*, §3.8). Of simulated
    intervals that should hold the true κ 95 times of a hundred those of units alone did 75 times, these 91 to 96; see docs/agreement.md.
    """
    import numpy as np

    names = sorted(set(clusters))
    random = np.random.default_rng(SEED)
    times = random.multinomial(len(names), np.full(len(names), 1 / max(1, len(names))), size=RESAMPLES) if names else None
    drawn = np.zeros((1 + RESAMPLES, len(counts)))
    drawn[0] = counts
    for number, name in enumerate(names):
        places = [n for n, cluster in enumerate(clusters) if cluster == name]
        within = np.array([counts[n] for n in places], dtype=np.float64)
        assert times is not None
        drawn[1:, places] = random.multinomial(times[:, number] * int(within.sum()), within / within.sum())
    return drawn


def with_interval(drawn: "Floats") -> Coefficient:
    """The first value with the middle 95 % of the others.

    No interval where too few draws are defined, and none for 1: where there is no disagreement no draw can hold one.
    """
    import numpy as np

    value = float(drawn[0])
    if np.isnan(value):
        return NONE
    others = drawn[1:]
    if value == 1 or np.isnan(others).mean() > 1 - MOSTLY_DEFINED:
        return Coefficient(value)
    low, high = interval(others)
    return Coefficient(value, low, high)
