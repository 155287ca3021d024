"""How far several coders agree: theme by theme and over all themes, on all units and on coded ones, by unit and by character."""

from collections import Counter
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from tfbb_coding.model.coding import Status
from tfbb_coding.steps.agreement import FEWEST
from tfbb_coding.steps.coefficients import (
    NONE,
    Coefficient,
    Ratings,
    ac1s,
    alphas,
    draws,
    kappas,
    masi_distances,
    numbered,
    percents,
    with_interval,
)
from tfbb_coding.steps.compare_coders import COUNTED, ComparedUnit, Comparison

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]

ANY = "(any)"
"""What a row is about that asks whether a unit carries a theme at all."""
TOGETHER = "(together)"
"""What a row is about that takes all of a unit's themes together, as a set."""

Sets = tuple[frozenset[str] | None, ...]
Question = Callable[[frozenset[str]], bool]


@dataclass(frozen=True, slots=True)
class Figures:
    """How far coders agree in one thing.

    ``about`` is a theme's id, :data:`ANY` or :data:`TOGETHER`. ``n`` counts units, or characters: ``given`` is how many of them each
    coder gave the theme (any theme), ``by_all`` how many all who judged them did, ``by_any`` how many at least one did. ``prevalence`` is
    the share of all judgements that say yes; None for :data:`TOGETHER`. Coefficients lie between −1 and 1; ``masi`` is α with Passonneau's
    distance, for :data:`TOGETHER` alone. They are None where not defined and where there are fewer than :data:`FEWEST` units (passages).
    """

    about: str
    n: int
    given: tuple[int, ...]
    by_all: int
    by_any: int
    prevalence: float | None
    percent: Coefficient = NONE
    kappa: Coefficient = NONE
    alpha: Coefficient = NONE
    masi: Coefficient = NONE
    ac1: Coefficient = NONE


@dataclass(frozen=True, slots=True)
class Section:
    """Figures on one set of units: each theme's, any theme's, all themes' together.

    ``enough`` is False where there are too few units (passages) for coefficients.
    """

    figures: tuple[Figures, ...]
    n: int
    enough: bool

    def of(self, about: str) -> Figures:
        """The row about a theme, :data:`ANY` or :data:`TOGETHER`."""
        return next(row for row in self.figures if row.about == about)


@dataclass(frozen=True, slots=True)
class PairFigures:
    """Two of the coders, over all units that both judged: all themes together."""

    one: str
    other: str
    figures: Figures


@dataclass(frozen=True, slots=True)
class Mixed:
    """How many units two coders gave these themes, the one these and the other those; in no order."""

    themes: tuple[frozenset[str], frozenset[str]]
    units: int


@dataclass(frozen=True, slots=True)
class AgreementReport:
    """Everything that there is to tell about a comparison.

    ``all_units`` and ``coded`` (units that at least one coder gave a theme, if only one that is not asked for) go by unit,
    ``characters`` by character overlap where that was asked for. ``pairs`` are all pairs of three coders or more. ``different``
    is how many units the coders do not give the same themes.
    """

    coders: tuple[str, ...]
    themes: tuple[str, ...]
    interviews: int
    all_units: Section
    coded: Section
    pairs: tuple[PairFigures, ...]
    mixed: tuple[Mixed, ...]
    different: int
    characters: Section | None = None


def agreement_of(
    comparison: Comparison, themes: Sequence[str], counted: Collection[Status] = COUNTED, characters: Section | None = None
) -> AgreementReport:
    """How far the coders of a comparison agree about these ``themes``, in the order in which they are told.

    ``counted`` are the statuses of codings that count. ``characters`` comes from :func:`tfbb_coding.steps.agree_characters.by_characters`.
    """
    known = frozenset(themes)
    units = [one.unit.transcript for one in comparison.units]
    sets: list[Sets] = [tuple(None if s is None else s & known for s in one.sets(counted)) for one in comparison.units]
    kinds = _kinds(units, sets, [any(one.sets(counted)) for one in comparison.units])
    coded = _part(kinds, [kind.coded for kind in kinds.kinds])
    size = len(comparison.coders)
    return AgreementReport(
        comparison.coders,
        tuple(themes),
        len(set(units)),
        section(kinds, themes, size),
        section(coded, themes, size, chosen=True),
        _pairs(comparison.coders, units, sets) if size > 2 else (),  # noqa: PLR2004 - two coders are one pair
        _mixed(sets),
        sum(len({one for one in row if one is not None}) > 1 for row in sets),
        characters,
    )


@dataclass(frozen=True, slots=True)
class Kind:
    """Units of one interview that every coder gave the same themes as each other such unit; ``coded`` when any coder gave any theme."""

    interview: str
    sets: Sets
    count: int
    coded: bool = True

    @property
    def sets_given(self) -> tuple[frozenset[str], ...]:
        """Of those who judged it."""
        return tuple(one for one in self.sets if one is not None)


@dataclass(frozen=True, slots=True)
class Kinds:
    """Rows of sets with how often they occur in the material and in every draw, ``weights`` (draws × rows); ``own`` as in ratings."""

    kinds: "tuple[Kind, ...]"
    weights: "Floats"
    own: "dict[str, Floats] | None" = None
    units: int | None = None


def _kinds(interviews: Sequence[str], sets: Sequence[Sets], coded: Sequence[bool]) -> Kinds:
    counts = Counter(zip(interviews, sets, coded, strict=True))
    ordered = sorted(counts.items(), key=lambda item: (item[0][0], sortable(item[0][1]), item[0][2]))
    kinds = tuple(Kind(interview, row, n, carries) for (interview, row, carries), n in ordered)
    return Kinds(kinds, draws([kind.interview for kind in kinds], [kind.count for kind in kinds]))


def sortable(row: Sets) -> list[list[str]]:
    """Sets in an order that is the same every time; who judged nothing comes last."""
    return [["\uffff"] if one is None else sorted(one) for one in row]


def _part(kinds: Kinds, wanted: Sequence[bool]) -> Kinds:
    """Only some of the rows, in the same draws."""
    places = [n for n, one in enumerate(wanted) if one]
    return Kinds(tuple(kinds.kinds[n] for n in places), kinds.weights[:, places])


def section(kinds: Kinds, themes: Sequence[str], coders: int, *, chosen: bool = False) -> Section:
    """Every figure on these units; ``chosen`` when they were chosen for carrying any theme, so that chance says nothing of that."""
    n = sum(kind.count for kind in kinds.kinds)
    enough = (n if kinds.units is None else kinds.units) >= FEWEST
    rows = [_binary(kinds, theme, partial(_has, theme), coders, enough=enough) for theme in themes]
    rows.append(_binary(kinds, ANY, bool, coders, enough=enough, chosen=chosen))
    rows.append(_together(kinds, coders, enough=enough))
    return Section(tuple(rows), n, enough)


def _has(theme: str, given: frozenset[str]) -> bool:
    return theme in given


def _binary(kinds: Kinds, about: str, says_yes: Question, coders: int, *, enough: bool, chosen: bool = False) -> Figures:
    """The figures of a question that a set of themes answers with yes or no; percent alone where there are too few units."""
    answers = [tuple(None if s is None else says_yes(s) for s in kind.sets) for kind in kinds.kinds]
    bare = _counts(kinds, about, answers, coders)
    if not answers:
        return bare
    own = None if kinds.own is None else kinds.own[about]
    ratings = Ratings(numbered(answers, (False, True)), kinds.weights, 2, own)
    if not enough or chosen:
        return replace(bare, percent=_percent(ratings, enough=enough))
    return _with_coefficients(bare, ratings, percents(ratings))


def _counts(kinds: Kinds, about: str, answers: Sequence[tuple[bool | None, ...]], coders: int) -> Figures:
    weighed = [(answer, kind.count) for answer, kind in zip(answers, kinds.kinds, strict=True)]
    given = tuple(sum(n for answer, n in weighed if answer[coder]) for coder in range(coders))
    judged = sum(n * sum(one is not None for one in answer) for answer, n in weighed)
    by_all = sum(n for answer, n in weighed if all(one is not False for one in answer))
    by_any = sum(n for answer, n in weighed if any(answer))
    return Figures(about, sum(n for _answer, n in weighed), given, by_all, by_any, sum(given) / judged if judged else None)


def _together(kinds: Kinds, coders: int, *, enough: bool) -> Figures:
    """The figures of all themes as one value: the same set or not, and how far apart the sets are."""
    answers = [tuple(None if s is None else bool(s) for s in kind.sets) for kind in kinds.kinds]
    counts = _counts(kinds, TOGETHER, answers, coders)
    same = sum(kind.count for kind in kinds.kinds if len(set(kind.sets_given)) == 1 and kind.sets_given[0])
    bare = replace(counts, by_all=same, prevalence=None)
    if not answers:
        return bare
    values = sorted({s for kind in kinds.kinds for s in kind.sets_given}, key=lambda s: (len(s), sorted(s)))
    own = None if kinds.own is None else kinds.own[TOGETHER]
    ratings = Ratings(numbered([kind.sets for kind in kinds.kinds], values), kinds.weights, len(values), own)
    if not enough:
        return replace(bare, percent=_percent(ratings, enough=False))
    return _with_coefficients(bare, ratings, percents(ratings), alphas(ratings, masi_distances(values)))


def _percent(ratings: Ratings, *, enough: bool) -> Coefficient:
    """The share judged alike; of few units without an interval."""
    return with_interval(percents(ratings)) if enough else Coefficient(float(percents(ratings)[0]))


def _with_coefficients(bare: Figures, ratings: Ratings, percent: "Floats", masi: "Floats | None" = None) -> Figures:
    return replace(
        bare,
        percent=with_interval(percent),
        kappa=with_interval(kappas(ratings)),
        alpha=with_interval(alphas(ratings)),
        masi=NONE if masi is None else with_interval(masi),
        ac1=with_interval(ac1s(ratings)),
    )


def _pairs(coders: Sequence[str], units: Sequence[str], sets: Sequence[Sets]) -> tuple[PairFigures, ...]:
    found = []
    for one in range(len(coders)):
        for other in range(one + 1, len(coders)):
            both = [(unit, (row[one], row[other])) for unit, row in zip(units, sets, strict=True) if None not in (row[one], row[other])]
            kinds = _kinds([unit for unit, _row in both], [row for _unit, row in both], [True] * len(both))
            n = sum(kind.count for kind in kinds.kinds)
            found.append(PairFigures(coders[one], coders[other], _together(kinds, 2, enough=n >= FEWEST)))
    return tuple(found)


def _mixed(sets: Sequence[Sets]) -> tuple[Mixed, ...]:
    """Which themes stand against which, the most frequent first."""
    found: Counter[tuple[tuple[str, ...], tuple[str, ...]]] = Counter()
    for row in sets:
        given = sorted({tuple(sorted(one)) for one in row if one is not None})
        found.update((one, other) for n, one in enumerate(given) for other in given[n + 1 :])
    ordered = sorted(found.items(), key=lambda item: (-item[1], item[0]))
    return tuple(Mixed((frozenset(one), frozenset(other)), n) for (one, other), n in ordered)


def differing(comparison: Comparison, themes: Collection[str], counted: Collection[Status] = COUNTED) -> list[ComparedUnit]:
    """The units that the coders do not give the same themes."""
    known = frozenset(themes)
    return [one for one in comparison.units if len({s & known for s in one.sets(counted) if s is not None}) > 1]
