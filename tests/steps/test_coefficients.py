"""Coefficients against published worked examples, four independent implementations, and what must hold of any ratings."""

import math
from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tfbb_coding.steps.agreement import RESAMPLES, cohen_kappa, cross_table
from tfbb_coding.steps.coefficients import (
    NONE,
    Coefficient,
    Ratings,
    ac1s,
    alphas,
    draws,
    kappas,
    masi,
    masi_distances,
    numbered,
    pair_kappas,
    percents,
    with_interval,
)

Rows = Sequence[Sequence[int | None]]
SAME = 1e-9
# Krippendorff, K. (2011). Computing Krippendorff's alpha-reliability, example C: four observers, twelve units, some not observed.
# The same data are cac.raw4raters of Gwet's irrCAC, whose manual prints the other coefficients.
FOUR_OBSERVERS: Rows = [
    [1, 1, None, 1], [2, 2, 3, 2], [3, 3, 3, 3], [3, 3, 3, 3], [2, 2, 2, 2], [1, 2, 3, 4], [4, 4, 4, 4], [1, 1, 2, 1], [2, 2, 2, 2],
    [None, 5, 5, 5], [None, None, 1, 1], [None, None, 3, None],
]  # fmt: skip
# The same paper, example A (two observers, two values) and B (two observers, five values).
TWO_OBSERVERS: Rows = list(zip([0, 1, 0, 0, 0, 0, 0, 0, 1, 0], [1, 1, 1, 0, 0, 1, 0, 0, 0, 0], strict=True))
FIVE_VALUES: Rows = [tuple(map(ord, pair)) for pair in zip("aabbdcccedda", "babbbccceddd", strict=True)]
# Gwet (2014), cont3x3abstractors: two abstractors, a hundred patients.
ABSTRACTORS = [[13, 0, 0], [0, 20, 7], [0, 4, 56]]
# Fleiss (1971), table 1: how many of six psychiatrists gave each of fifteen patients each of five diagnoses.
SIX_PSYCHIATRISTS = [
    [0, 0, 0, 6, 0], [0, 3, 0, 0, 3], [0, 1, 4, 0, 1], [0, 0, 0, 0, 6], [0, 3, 0, 3, 0], [2, 0, 4, 0, 0], [0, 0, 4, 0, 2], [2, 0, 3, 1, 0],
    [2, 0, 0, 4, 0], [0, 0, 0, 0, 6], [1, 0, 0, 5, 0], [1, 1, 0, 4, 0], [0, 3, 3, 0, 0], [1, 0, 0, 5, 0], [0, 2, 0, 3, 1],
]  # fmt: skip
THEMES = ("mal", "hinder", "tid", "oro")


def ratings_of(rows: Rows, values: int | None = None) -> Ratings:
    categories = sorted({value for row in rows for value in row if value is not None})
    return Ratings(numbered(rows, categories), np.ones((1, len(rows))), values or len(categories))


def from_table(table: Sequence[Sequence[int]]) -> Ratings:
    size = range(len(table))
    weights = np.array([[table[i][j] for i in size for j in size]], dtype=np.float64)
    return Ratings(numbered([(i, j) for i in size for j in size], size), weights, len(table))


def from_counts(counts: Sequence[Sequence[int]]) -> Rows:
    return [[category for category, n in enumerate(row) for _coder in range(n)] for row in counts]


def only(values: "np.ndarray[tuple[int], np.dtype[np.float64]]") -> float:
    assert values.shape == (1,)
    return float(values[0])


def test_krippendorff_s_four_observers() -> None:
    ratings = ratings_of(FOUR_OBSERVERS)
    assert only(alphas(ratings)) == pytest.approx(0.743421, abs=5e-7)
    assert only(percents(ratings)) == pytest.approx(0.8181818, abs=5e-8)
    assert only(ac1s(ratings)) == pytest.approx(0.77544, abs=5e-6)


def test_krippendorff_s_two_observers() -> None:
    assert only(alphas(ratings_of(TWO_OBSERVERS))) == pytest.approx(0.095, abs=5e-4)
    assert only(percents(ratings_of(TWO_OBSERVERS))) == pytest.approx(0.6)
    assert only(alphas(ratings_of(FIVE_VALUES))) == pytest.approx(0.692, abs=5e-4)


def test_gwet_s_abstractors() -> None:
    ratings = from_table(ABSTRACTORS)
    assert only(kappas(ratings)) == pytest.approx(0.7964094, abs=5e-8)
    assert only(ac1s(ratings)) == pytest.approx(0.8493305, abs=5e-8)
    assert only(alphas(ratings)) == pytest.approx(0.7972585, abs=5e-8)
    assert only(percents(ratings)) == pytest.approx(0.89)


def test_fleiss_s_psychiatrists() -> None:
    ratings = ratings_of(from_counts(SIX_PSYCHIATRISTS))
    assert only(ac1s(ratings)) == pytest.approx(0.4448007, abs=5e-8)
    assert only(alphas(ratings)) == pytest.approx(0.4204384, abs=5e-8)
    assert only(percents(ratings)) == pytest.approx(0.5511111, abs=5e-8)


@pytest.mark.parametrize(
    ("table", "kappa"),
    [  # Cohen 1960; Fleiss 1981; Sim & Wright 2005 (see test_agreement.py)
        ([[88, 14, 18], [10, 40, 10], [2, 6, 12]], 0.492),
        ([[75, 1, 4], [5, 4, 1], [0, 0, 10]], 0.676),
        ([[22, 2], [4, 11]], 0.67),
    ],
)
def test_published_kappas(table: list[list[int]], kappa: float) -> None:
    assert round(only(kappas(from_table(table))), len(str(kappa)) - 2) == kappa


def random_ratings(seed: int, coders: int, values: int, n: int, missing: float) -> list[list[int | None]]:
    random = np.random.default_rng(seed)
    truth = random.integers(0, values, n)
    rows: list[list[int | None]] = []
    for unit in range(n):
        told = [int(truth[unit]) if random.random() < 0.7 else int(random.integers(0, values)) for _coder in range(coders)]
        row: list[int | None] = [None if random.random() < missing else one for one in told]
        if sum(one is not None for one in row) > 1:
            rows.append(row)
    return rows


CASES = [(seed, coders, values, n, missing) for seed, (coders, values, n, missing) in enumerate(
    [(2, 2, 12, 0.0), (2, 2, 300, 0.0), (2, 6, 80, 0.0), (3, 2, 60, 0.0), (3, 4, 90, 0.3), (5, 3, 200, 0.5)])]  # fmt: skip


@pytest.mark.parametrize(("seed", "coders", "values", "n", "missing"), CASES)
def test_the_package_krippendorff_says_the_same(seed: int, coders: int, values: int, n: int, missing: float) -> None:
    import krippendorff

    rows = random_ratings(seed, coders, values, n, missing)
    data = [[math.nan if value is None else value for value in column] for column in zip(*rows, strict=True)]
    wanted = krippendorff.alpha(reliability_data=np.array(data), level_of_measurement="nominal")
    assert only(alphas(ratings_of(rows))) == pytest.approx(wanted, abs=SAME)


@pytest.mark.parametrize(("seed", "coders", "values", "n", "missing"), CASES)
def test_qdapy_says_the_same(seed: int, coders: int, values: int, n: int, missing: float) -> None:
    import pandas as pd
    from qdapy import agreement as theirs

    rows = random_ratings(seed, coders, values, n, missing)
    matrix = pd.DataFrame([[None if value is None else str(value) for value in row] for row in rows], dtype=object)
    ratings = ratings_of(rows)
    assert only(alphas(ratings)) == pytest.approx(theirs.alpha(matrix), abs=SAME)
    assert only(ac1s(ratings)) == pytest.approx(theirs.ac1(matrix), abs=SAME)
    if coders == 2:
        assert only(kappas(ratings)) == pytest.approx(theirs.kappa(matrix), abs=SAME)
        assert only(percents(ratings)) == pytest.approx(theirs.percent_agreement(matrix), abs=SAME)


@pytest.mark.parametrize(("seed", "coders", "values", "n", "missing"), [case for case in CASES if not case[4]])
def test_scikit_learn_says_the_same(seed: int, coders: int, values: int, n: int, missing: float) -> None:
    from sklearn.metrics import cohen_kappa_score

    columns = list(zip(*random_ratings(seed, coders, values, n, missing), strict=True))
    pairs = [cohen_kappa_score(columns[a], columns[b]) for a in range(coders) for b in range(a + 1, coders)]
    ratings = ratings_of(list(zip(*columns, strict=True)))
    assert only(kappas(ratings)) == pytest.approx(float(np.mean(pairs)), abs=SAME)
    assert only(pair_kappas(ratings, 0, 1)) == pytest.approx(pairs[0], abs=SAME)


@pytest.mark.parametrize(("seed", "coders", "n"), [(1, 2, 40), (2, 3, 60), (3, 4, 30)])
def test_nltk_says_the_same_of_sets(seed: int, coders: int, n: int) -> None:
    from nltk.metrics.agreement import AnnotationTask
    from nltk.metrics.distance import masi_distance

    random = np.random.default_rng(seed)
    rows = [[frozenset(theme for theme in THEMES if random.random() < 0.35) for _coder in range(coders)] for _unit in range(n)]
    values = sorted({s for row in rows for s in row}, key=lambda s: (len(s), sorted(s)))
    ratings = Ratings(numbered(rows, values), np.ones((1, n)), len(values))
    # nltk divides by the size of the union, so what is empty here is a theme of its own there: as far from all others.
    told = [(str(coder), unit, s or frozenset({"nothing"})) for unit, row in enumerate(rows) for coder, s in enumerate(row)]
    assert only(alphas(ratings, masi_distances(values))) == pytest.approx(AnnotationTask(told, masi_distance).alpha(), abs=SAME)
    assert only(alphas(ratings)) == pytest.approx(AnnotationTask(told).alpha(), abs=SAME)


def test_passonneau_s_distances() -> None:
    # Passonneau (2006): J·M with M = 1, 2/3, 1/3, 0.
    assert masi(frozenset("ab"), frozenset("ab")) == 0
    assert masi(frozenset("a"), frozenset("ab")) == pytest.approx(1 - 1 / 2 * 2 / 3)
    assert masi(frozenset("ab"), frozenset("bc")) == pytest.approx(1 - 1 / 3 * 1 / 3)
    assert masi(frozenset("ab"), frozenset("cd")) == 1
    assert masi(frozenset(), frozenset("cd")) == 1
    assert masi_distances([]).shape == (0, 0)


def by_the_book(coders: Sequence[Sequence[tuple[int, int, str]]], length: int) -> float:
    """αU straight from eqs. 1–5 of Krippendorff et al. (2016): every passage and gap of one coder against every one of another."""
    m = len(coders)
    units = []
    for segments in coders:
        taken = {at for start, end, _value in segments for at in range(start, end)}
        units.append([*segments, *((at, at + 1, "") for at in range(length) if at not in taken)])
    observed: dict[tuple[str, str], float] = {}
    for i in range(m):
        for j in range(m):
            for a, b, c in units[i] if i != j else ():
                for d, e, k in units[j]:
                    observed[c, k] = observed.get((c, k), 0) + max(0, min(b, e) - max(a, d)) / (m - 1)
    values = sorted({c for c, _k in observed})
    total = {c: sum(n for (one, _k), n in observed.items() if one == c) for c in values}
    squares = {c: sum((b - a) ** 2 for side in units for a, b, value in side if value == c) for c in values}
    whole = sum(total.values())
    expected = {(c, k): whole * (total[c] * total[k] - (squares[c] if c == k else 0)) / (whole**2 - sum(squares.values()))
                for c in values for k in values}  # fmt: skip
    return 1 - (whole - sum(observed.get((c, c), 0) for c in values)) / (whole - sum(expected[c, c] for c in values))


@pytest.mark.parametrize("seed", range(6))
def test_alpha_u_is_what_the_paper_s_equations_give(seed: int) -> None:
    random = np.random.default_rng(seed)
    length, coders = 60, 2 + seed % 3
    said: list[list[tuple[int, int, str]]] = []
    for _coder in range(coders):
        edges = sorted(random.choice(np.arange(length + 1), size=8, replace=False).tolist())
        said.append([(a, b, str(random.choice(["mal", "hinder"]))) for a, b in zip(edges[::2], edges[1::2], strict=True)])
    rows = [[next((value for a, b, value in side if a <= at < b), "") for side in said] for at in range(length)]
    own = sum((b - a) ** 2 for side in said for a, b, _value in side) + sum(value == "" for row in rows for value in row)
    values = sorted({value for row in rows for value in row})
    ratings = Ratings(numbered(rows, values), np.ones((1, length)), len(values), np.array([float(own)]))
    assert only(alphas(ratings)) == pytest.approx(by_the_book(said, length), abs=SAME)


def test_without_variation_there_is_nothing_to_tell() -> None:
    ratings = ratings_of([[0, 0]] * 20, 2)
    assert only(percents(ratings)) == 1
    assert [math.isnan(only(f(ratings))) for f in (kappas, alphas, ac1s)] == [True] * 3


@given(st.lists(st.tuples(st.integers(0, 2), st.integers(0, 2)), min_size=2, max_size=40))
def test_whatever_two_coders_say(rows: list[tuple[int, int]]) -> None:
    ratings = Ratings(numbered(rows, range(3)), np.ones((1, len(rows))), 3)
    turned = Ratings(numbered([row[::-1] for row in rows], range(3)), np.ones((1, len(rows))), 3)
    kappa = cohen_kappa(cross_table([a for a, _b in rows], [b for _a, b in rows], range(3)))
    assert only(kappas(ratings)) == pytest.approx(math.nan if kappa is None else kappa, abs=SAME, nan_ok=True)
    for coefficient in (percents, kappas, alphas, ac1s):
        value = only(coefficient(ratings))
        assert value == pytest.approx(only(coefficient(turned)), abs=SAME, nan_ok=True)
        assert math.isnan(value) or value <= 1 + SAME
        assert math.isnan(value) or (abs(value - 1) < SAME) == all(a == b for a, b in rows)


def test_draws_are_the_same_every_time_and_keep_what_was_there() -> None:
    drawn = draws(["a", "a", "b", "b"], [5, 3, 1, 11])
    assert (drawn == draws(["a", "a", "b", "b"], [5, 3, 1, 11])).all()
    assert drawn.shape == (RESAMPLES + 1, 4)
    assert drawn[0].tolist() == [5, 3, 1, 11]
    # Two interviews of 8 and 12 units: two times the first, the second, or one of each.
    assert set(drawn[1:].sum(axis=1).tolist()) == {16.0, 20.0, 24.0}
    assert drawn[1:].mean(axis=0) == pytest.approx([5, 3, 1, 11], rel=0.1)
    assert draws([], []).shape == (RESAMPLES + 1, 0)


def test_interviews_that_differ_make_a_wider_interval() -> None:
    alike = [(0, 0), (1, 1), (0, 1), (1, 0)]
    ratings = numbered(alike * 2, (0, 1))
    even = draws(["a"] * 4 + ["b"] * 4, [20, 20, 5, 5] * 2)
    uneven = draws(["a"] * 4 + ["b"] * 4, [25, 25, 0, 0, 15, 15, 10, 10])
    narrow, wide = (with_interval(kappas(Ratings(ratings, weights, 2))) for weights in (even, uneven))
    assert narrow.value == wide.value
    assert (wide.high or 0) - (wide.low or 0) > 1.2 * ((narrow.high or 0) - (narrow.low or 0))


def test_intervals_only_where_they_say_something() -> None:
    assert with_interval(np.array([math.nan, 0.5])) == NONE
    assert with_interval(np.array([1.0, 1.0, 1.0])) == Coefficient(1.0)
    assert with_interval(np.array([0.5, math.nan, 0.5, 0.6])) == Coefficient(0.5)
    assert with_interval(np.array([0.5, *[0.4] * 50, *[0.6] * 50])) == Coefficient(0.5, 0.4, 0.6)
