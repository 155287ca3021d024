"""Coefficients against published worked examples, an independent implementation, and what must hold of any table."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tfbb_coding.steps.agreement import (
    FEWEST,
    RESAMPLES,
    agreement,
    cohen_kappa,
    cross_table,
    interval,
    kappa_interval,
    kappas,
    percent,
    resampled_kappas,
    retrieval,
)

PUBLISHED = [
    # Cohen, J. (1960). A coefficient of agreement for nominal scales. Educ. Psychol. Meas. 20, table 1 (n = 200).
    ([[88, 14, 18], [10, 40, 10], [2, 6, 12]], 0.492),
    # Fleiss, J. L. (1981). Statistical Methods for Rates and Proportions, 2nd ed., ch. 13.1 (n = 100).
    ([[75, 1, 4], [5, 4, 1], [0, 0, 10]], 0.676),
    # Sim, J. & Wright, C. C. (2005). The kappa statistic in reliability studies. Phys. Ther. 85, table 1 (n = 39).
    ([[22, 2], [4, 11]], 0.67),
    # The same percentage with other margins: the textbooks' illustration that κ depends on them.
    ([[45, 15], [25, 15]], 0.1304),
    ([[25, 35], [5, 35]], 0.2593),
]
tables = st.integers(2, 4).flatmap(lambda k: st.lists(st.lists(st.integers(0, 30), min_size=k, max_size=k), min_size=k, max_size=k))


@pytest.mark.parametrize(("table", "kappa"), PUBLISHED)
def test_published_examples(table: list[list[int]], kappa: float) -> None:
    found = cohen_kappa(table)
    assert found is not None
    digits = len(str(kappa).partition(".")[2])
    assert round(found, digits) == kappa


def test_an_independent_implementation_says_the_same() -> None:
    metrics = pytest.importorskip("sklearn.metrics", reason="scikit-learn is not installed; the published examples stand")
    random = np.random.default_rng(7)
    for values in (2, 3, 6):
        for n in (5, 40, 300):
            one, other = random.integers(0, values, n).tolist(), random.integers(0, values, n).tolist()
            other = [a if random.random() < 0.6 else b for a, b in zip(one, other, strict=True)]
            mine = cohen_kappa(cross_table(one, other, range(values)))
            assert mine == pytest.approx(metrics.cohen_kappa_score(one, other), abs=1e-9)


def test_words_make_a_table_in_the_order_asked_for() -> None:
    assert cross_table(["mal", "none", "mal"], ["mal", "mal", "none"], ("mal", "none")) == [[1, 1], [1, 0]]


def test_coders_who_never_differ_from_one_value_have_no_kappa() -> None:
    assert cohen_kappa([[40, 0], [0, 0]]) is None
    assert agreement([[40, 0], [0, 0]]).percent == 1
    assert agreement([[40, 0], [0, 0]]).kappa is None


def test_no_units() -> None:
    assert percent([[0, 0], [0, 0]]) is None
    assert cohen_kappa([[0, 0], [0, 0]]) is None


@given(tables)
def test_whatever_the_table(table: list[list[int]]) -> None:
    kappa = cohen_kappa(table)
    turned = cohen_kappa([list(column) for column in zip(*table, strict=True)])
    assert kappa == turned
    if kappa is not None:
        share = percent(table)
        assert share is not None
        assert -1 <= kappa <= 1
        assert kappa <= share + 1e-12
        assert (kappa == 1) == (share == 1)


@given(tables)
def test_many_tables_at_once_give_what_each_gives(table: list[list[int]]) -> None:
    alone = cohen_kappa(table)
    together = float(kappas(np.array([table, table], dtype=np.float64))[1]) if sum(map(sum, table)) else math.nan
    assert (alone is None and math.isnan(together)) or alone == pytest.approx(together)


def test_fewer_than_ten_units_give_no_coefficient() -> None:
    few = agreement([[FEWEST - 2, 0], [0, 1]])
    assert (few.n, few.percent, few.kappa, few.low, few.high) == (9, 1.0, None, None, None)
    assert agreement([[FEWEST - 1, 0], [0, 1]]).kappa == 1
    assert agreement([[90, 2], [3, 5]], enough=8).kappa is None


def test_the_interval_is_the_same_every_time_and_holds_the_coefficient() -> None:
    table = [[22, 2], [4, 11]]
    low, high = kappa_interval(table)
    assert (low, high) == kappa_interval(table)
    assert low is not None
    assert high is not None
    assert low < 0.67 < high
    # Cohen's large-sample standard error, √(po (1 − po) / n) / (1 − pe), gives 0.42 to 0.91.
    assert low == pytest.approx(0.42, abs=0.04)
    assert high == pytest.approx(0.91, abs=0.04)


def test_more_units_make_a_narrower_interval() -> None:
    widths = []
    for times in (1, 4, 16):
        low, high = kappa_interval([[22 * times, 2 * times], [4 * times, 11 * times]])
        assert low is not None
        assert high is not None
        widths.append(high - low)
    assert widths[0] > 1.7 * widths[1] > 1.7 * 1.7 * widths[2]


def test_an_interval_of_nothing_defined() -> None:
    assert interval(np.array([math.nan, math.nan])) == (None, None)
    low, high = interval(np.array([math.nan, 0.25, 0.75]))
    assert low == pytest.approx(0.2625)
    assert high == pytest.approx(0.7375)


def test_voices_are_drawn_from_the_same_units() -> None:
    random = np.random.default_rng(3)
    per_unit = np.zeros((2, 60, 2, 2))
    for n in range(60):
        wanted, said = int(random.random() < 0.4), int(random.random() < 0.5)
        per_unit[:, n, wanted, said] += 1
    drawn = resampled_kappas(per_unit)
    assert drawn.shape == (2, RESAMPLES)
    assert (drawn[0] == drawn[1]).all()
    assert drawn.std() > 0
    one_by_one = interval(drawn[0])
    at_once = kappa_interval(per_unit[0].sum(axis=0).astype(int).tolist())
    assert one_by_one == pytest.approx(at_once, abs=0.03)


def test_retrieval_where_nothing_can_be_counted() -> None:
    assert (retrieval(0, 0, 0).precision, retrieval(0, 0, 0).recall, retrieval(0, 0, 0).f1) == (None, None, None)
    assert (retrieval(0, 3, 0).precision, retrieval(0, 3, 0).recall, retrieval(0, 3, 0).f1) == (None, 0, 0)
    assert (retrieval(0, 0, 3).precision, retrieval(0, 0, 3).recall) == (0, None)
