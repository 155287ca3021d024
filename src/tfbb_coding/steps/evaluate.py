"""A coder held against what somebody holds to be right: theme by theme, on the whole, and where they differ."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from tfbb_coding.model.coding import Coding, Judgement, Status
from tfbb_coding.model.report import Table
from tfbb_coding.model.transcript import MeaningUnit
from tfbb_coding.steps.agreement import Agreement, Retrieval, agreement, cross_table, retrieval
from tfbb_coding.steps.alignment import by_unit

NONE = "none"
"""How tables write that a unit carries no theme."""
BANDS = (0.0, 0.05, 0.1, 0.2, 0.3, 0.5, 1.0)
TWO = 2


@dataclass(frozen=True, slots=True)
class Said:
    """What a coder says of a unit: its themes, the primary one first; every theme's strength, best first, where that is known."""

    themes: tuple[str, ...] = ()
    ranking: tuple[tuple[str, float], ...] = ()
    certain: bool = True


NOTHING = Said()


@dataclass(frozen=True, slots=True)
class Compared:
    """A place (a unit or a turn) with what is held to be right (``gold``) and what the coder says."""

    id: str
    text: str
    gold: tuple[str, ...]
    said: Said

    @property
    def gold_primary(self) -> str:
        """The primary theme, or :data:`NONE`."""
        return next(iter(self.gold), NONE)

    @property
    def primary(self) -> str:
        """The coder's primary theme, or :data:`NONE`."""
        return next(iter(self.said.themes), NONE)

    @property
    def shared(self) -> bool:
        """Whether the two have a theme in common, or neither has any."""
        return bool(set(self.gold) & set(self.said.themes)) or not (self.gold or self.said.themes)


@dataclass(frozen=True, slots=True)
class ThemeResult:
    """How well one theme was found: in ``gold`` places, said of ``said``, of ``both``; ``prevalence`` is gold's share of all."""

    theme: str
    gold: int
    said: int
    both: int
    prevalence: float
    retrieval: Retrieval
    agreement: Agreement


@dataclass(frozen=True, slots=True)
class Band:
    """Of ``n`` coded places how many got the right primary theme, and how many one of the right themes."""

    label: str
    n: int
    right: int
    among: int


@dataclass(frozen=True, slots=True)
class Evaluation:
    """Everything there is to tell. ``top_two`` is None where no ranking is known."""

    compared: tuple[Compared, ...]
    themes: tuple[ThemeResult, ...]
    primary: Agreement
    shared: float
    top_two: float | None
    values: tuple[str, ...]
    confusion: tuple[tuple[int, ...], ...]
    bands: tuple[Band, ...]

    @property
    def mean_f1(self) -> float | None:
        """The mean of the themes' F1, over those that occur."""
        known = [result.retrieval.f1 for result in self.themes if result.retrieval.f1 is not None]
        return sum(known) / len(known) if known else None


def said_by_judgements(judgements: Iterable[Judgement]) -> dict[str, Said]:
    """What the program says now, by unit."""
    return {j.unit.id: Said(j.themes, j.ranking, j.certain) for j in judgements}


def said_by_codings(codings: Iterable[Coding], units: Sequence[MeaningUnit], themes: Sequence[str]) -> dict[str, Said]:
    """What a coder's codings say, by unit; rejected ones do not count.

    The strongest theme is the primary one; among equals the first in the order of ``themes``.
    """
    counted = [coding for coding in codings if coding.status is not Status.REJECTED]
    found = by_unit(counted, units)
    order = {theme: n for n, theme in enumerate(themes)}
    return {unit.id: _said(found[unit.id], order) if unit.id in found else NOTHING for unit in units}


def _said(codings: Sequence[Coding], order: Mapping[str, int]) -> Said:
    best: dict[str, float] = {}
    for coding in codings:
        best[coding.theme] = max(coding.score, best.get(coding.theme, coding.score))
    ranked = sorted(best, key=lambda theme: (-best[theme], order.get(theme, len(order)), theme))
    return Said(tuple(ranked), certain=all(coding.status is not Status.UNCERTAIN for coding in codings))


def joined(several: Sequence[Said]) -> Said:
    """What is said of a place that holds several units: every theme at its strongest, the strongest first."""
    if len(several) == 1:
        return several[0]
    strength: dict[str, float] = {}
    for said in several:
        for theme, score in said.ranking:
            strength[theme] = max(score, strength.get(theme, score))
    themes = dict.fromkeys(theme for said in several for theme in said.themes)
    first = sorted(themes, key=lambda theme: -strength.get(theme, 0.0))
    ranking = tuple(sorted(strength.items(), key=lambda item: -item[1]))
    return Said(tuple(first), ranking, all(said.certain for said in several if said.themes))


def compare_units(gold: Mapping[str, Said], said: Mapping[str, Said], units: Iterable[MeaningUnit]) -> list[Compared]:
    """The units that both have something to say of, if only that there is no theme."""
    return [Compared(u.id, u.text, gold[u.id].themes, said[u.id]) for u in units if u.id in gold and u.id in said]


def evaluate(compared: Sequence[Compared], themes: Sequence[str]) -> Evaluation:
    """Every figure about at least one compared place; ``themes`` in the order in which they are told, others after them."""
    used = dict.fromkeys([*themes, *sorted({theme for one in compared for theme in (*one.gold, *one.said.themes)})])
    values = (*used, NONE)
    table = cross_table([one.gold_primary for one in compared], [one.primary for one in compared], values)
    return Evaluation(
        tuple(compared),
        tuple(_theme_result(theme, compared) for theme in used),
        agreement(table),
        sum(one.shared for one in compared) / len(compared),
        _top_two(compared),
        values,
        tuple(map(tuple, table)),
        (*_margin_bands(compared), *_certainty_bands(compared)),
    )


def _theme_result(theme: str, compared: Sequence[Compared]) -> ThemeResult:
    table = cross_table([theme in one.gold for one in compared], [theme in one.said.themes for one in compared], (False, True))
    both, gold, said = table[1][1], sum(table[1]), table[0][1] + table[1][1]
    return ThemeResult(
        theme, gold, said, both, gold / len(compared), retrieval(both, gold, said), agreement(table, enough=min(gold, len(compared)))
    )


def _top_two(compared: Sequence[Compared]) -> float | None:
    """The share of places with a theme whose primary one is among the coder's two best, whether it dares to code them or not."""
    themed = [one for one in compared if one.gold]
    if not themed or not any(one.said.ranking for one in compared):
        return None
    return sum(one.gold_primary in dict(one.said.ranking[:TWO]) for one in themed) / len(themed)


def margin(said: Said) -> float:
    """The difference between the two best strengths; a theme that stands alone leads by all of its own."""
    best = [score for _theme, score in said.ranking[:TWO]]
    return best[0] - best[1] if len(best) == TWO else best[0]


def _margin_bands(compared: Sequence[Compared]) -> list[Band]:
    ranked = [one for one in compared if one.said.themes and one.said.ranking]
    if not ranked:
        return []
    bands = []
    for low, high in pairwise(BANDS):
        within = [one for one in ranked if low <= margin(one.said) < high or (high == BANDS[-1] and margin(one.said) >= high)]
        bands.append(_band(f"{low:g}–{high:g}", within))
    return bands


def _certainty_bands(compared: Sequence[Compared]) -> list[Band]:
    coded = [one for one in compared if one.said.themes]
    return [
        _band("certain", [one for one in coded if one.said.certain]),
        _band("uncertain", [one for one in coded if not one.said.certain]),
    ]


def _band(label: str, compared: Sequence[Compared]) -> Band:
    right = sum(one.primary == one.gold_primary for one in compared)
    return Band(label, len(compared), right, sum(one.primary in one.gold for one in compared))


def disagreements(evaluation: Evaluation, *, one_theme: bool = False) -> list[tuple[str, Compared]]:
    """Where the two differ and how: ``nothing shared`` first, then ``other primary``, then ``more or fewer``.

    ``one_theme``: the one coder gave no unit more than one theme, so that a further theme of the other's is no disagreement.
    """
    kinds: dict[str, list[Compared]] = {"nothing shared": [], "other primary": [], "more or fewer": []}
    for one in evaluation.compared:
        if not one.shared:
            kinds["nothing shared"].append(one)
        elif one.primary != one.gold_primary:
            kinds["other primary"].append(one)
        elif set(one.gold) != set(one.said.themes) and not one_theme:
            kinds["more or fewer"].append(one)
    return [(kind, one) for kind, several in kinds.items() for one in several]


def themes_table(evaluation: Evaluation) -> Table:
    """One row a theme."""
    columns = ("theme", "n", "prevalence", "said", "both", "precision", "recall", "f1", "kappa", "kappa_low", "kappa_high")
    rows = tuple(
        (r.theme, r.gold, r.prevalence, r.said, r.both, r.retrieval.precision, r.retrieval.recall, r.retrieval.f1,
         r.agreement.kappa, r.agreement.low, r.agreement.high)
        for r in evaluation.themes
    )  # fmt: skip
    return Table("themes", columns, rows)


def summary_table(evaluation: Evaluation) -> Table:
    """One row a figure about all units."""
    primary = evaluation.primary
    rows: tuple[tuple[str, float | None], ...] = (
        ("n", primary.n),
        ("primary_agreement", primary.percent),
        ("primary_kappa", primary.kappa),
        ("primary_kappa_low", primary.low),
        ("primary_kappa_high", primary.high),
        ("shared_agreement", evaluation.shared),
        ("top_two", evaluation.top_two),
        ("mean_f1", evaluation.mean_f1),
    )
    return Table("summary", ("figure", "value"), rows)


def confusion_table(evaluation: Evaluation) -> Table:
    """One row for each primary theme held to be right, one column for each that the coder gives."""
    rows: list[tuple[str | int, ...]] = [(value, *counts) for value, counts in zip(evaluation.values, evaluation.confusion, strict=True)]
    return Table("confusion", ("gold", *evaluation.values), tuple(rows))


def calibration_table(evaluation: Evaluation) -> Table:
    """One row a band of the margin between the two best themes, then certain and uncertain places."""
    rows = tuple((b.label, b.n, b.right / b.n if b.n else None, b.among / b.n if b.n else None) for b in evaluation.bands)
    return Table("calibration", ("margin", "n", "right", "among_gold"), rows)


def disagreements_table(evaluation: Evaluation, *, one_theme: bool = False) -> Table:
    """One row a disagreement, side by side."""
    rows = tuple(
        (one.id, kind, ";".join(one.gold), ";".join(one.said.themes), ";".join(f"{t}:{s:.3f}" for t, s in one.said.ranking), one.text)
        for kind, one in disagreements(evaluation, one_theme=one_theme)
    )
    return Table("disagreements", ("unit", "kind", "gold", "said", "ranking", "text"), rows)
