"""What a researcher's own decisions teach: a voice that corrects the rules.

For each theme a logistic regression on the features of :mod:`tfbb_coding.steps.learned`. It starts from what the rules say (their log odds
are an offset, not a feature to be weighed), so that it learns only where the researcher sees things otherwise, and without decisions about
a way of talking the rules stand. Ridge (L2) penalty, no intercept: what people decide about are proposals, so that how often they say yes
tells nothing of units that nobody proposed. Yes and no weigh the same in sum, since no is far more common. Units that nobody coded, in the
interviews decided about, count as a no.

How well it does is told by interviews left out one by one, since units of one interview have more in common than words. There a unit that
nobody coded counts a quarter: counted in full, whoever made the proposals would be right about all of them by definition; left out, a new
voice could code them all unpunished. With a quarter the gain told came nearest to the gain on everything, decided or not, in simulated
reviews of invented talk with known themes (docs/evaluate.md); penalty and weights were chosen there, too.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tfbb_coding.model.coding import CONSENSUS, Coding, Status
from tfbb_coding.model.learned import LearnedModel
from tfbb_coding.model.transcript import MeaningUnit
from tfbb_coding.steps.agreement import FEWEST, Agreement, interval, kappas, resampled_kappas
from tfbb_coding.steps.alignment import by_unit
from tfbb_coding.steps.code import Coder, carried_themes, log_odds
from tfbb_coding.steps.learned import feature_values
from tfbb_coding.swedish.stance import analyse

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]

ENOUGH = 40
"""Decisions from which learning is tried."""
LEAST = 5
"""Units with a yes, and as many with a no, that a theme needs to be learned."""
PENALTY = 0.1
BACKGROUND = 0.25
"""What a unit that nobody coded counts when the voice is checked."""
MOST_BACKGROUND, MOST_FEATURES = 1500, 8000
SMALLEST = 0.02
WORTH = 0.02
"""The rise of κ from which the voice is used. In simulated reviews smaller rises were as often losses on what nobody had decided."""
NAME = "study"
_ROUNDS = 500
_YES = frozenset({Status.ACCEPTED, Status.CHANGED})
_DECIDED = _YES | {Status.REJECTED}


@dataclass(frozen=True, slots=True)
class Decided:
    """A unit and what was decided: ``{theme: yes or no}``; themes that are still open are not in it."""

    unit: MeaningUnit
    answers: Mapping[str, bool]


@dataclass(frozen=True, slots=True)
class Decisions:
    """Everything decided, in order of place; ``counts`` by status; ``torn`` themes of units on which people decided differently."""

    units: tuple[Decided, ...]
    background: tuple[MeaningUnit, ...]
    counts: Mapping[Status, int] = field(default_factory=dict)
    torn: int = 0

    @property
    def total(self) -> int:
        """How many codings were decided about."""
        return sum(self.counts.values())

    @property
    def interviews(self) -> tuple[str, ...]:
        """The transcripts decided about."""
        return tuple(dict.fromkeys(one.unit.transcript for one in self.units))

    def of(self, theme: str) -> tuple[int, int]:
        """How many units got a yes for the theme, and how many a no."""
        answers = [one.answers[theme] for one in self.units if theme in one.answers]
        return sum(answers), len(answers) - sum(answers)


@dataclass(frozen=True, slots=True)
class Check:
    """How well a coder meets the decisions in interviews that its voice has not learned from, over all units and themes."""

    coder: str
    agreement: Agreement


@dataclass(frozen=True, slots=True)
class Learned:
    """The voice; the themes that it could learn; the checks (none with one interview only), the study's last.

    ``gain`` is the study's κ less the best other one, ``gain_low`` and ``gain_high`` its 95 % interval; None where it cannot be told.
    """

    model: LearnedModel
    themes: tuple[str, ...]
    checks: tuple[Check, ...] = ()
    gain: float | None = None
    gain_low: float | None = None
    gain_high: float | None = None

    @property
    def helps(self) -> bool:
        """Whether the checks say that proposals are better with it."""
        return self.gain is not None and self.gain >= WORTH


def gather(units: Sequence[MeaningUnit], codings: Iterable[Coding], themes: Sequence[str]) -> Decisions:
    """What was decided about which unit. ``codings`` are those of all coders; those of other themes play no part.

    A theme is a yes where somebody accepted it, or changed a coding into it, and a no where it was rejected or where the unit was decided
    about without anybody proposing it. It stays open where it was proposed and not decided about, and where people disagree and have
    not settled it.
    """
    counts: dict[Status, int] = defaultdict(int)
    found = by_unit((coding for coding in codings if coding.theme in themes), units)
    decided, background, torn = [], [], 0
    for unit in units:
        here = found.get(unit.id, [])
        made = {(coding.theme, coding.status) for coding in here if coding.status in _DECIDED}
        for _theme, status in made:
            counts[status] += 1
        if made:
            answers, disputed = _answers(here, themes)
            decided.append(Decided(unit, answers))
            torn += disputed
        elif not here:
            background.append(unit)
    about = {one.unit.transcript for one in decided}
    return Decisions(tuple(decided), tuple(u for u in background if u.transcript in about), dict(counts), torn)


def _answers(codings: Sequence[Coding], themes: Sequence[str]) -> tuple[dict[str, bool], int]:
    """What was decided about one unit, and how many themes people disagree on."""
    answers: dict[str, bool] = {}
    torn = 0
    for theme in themes:
        here = [coding for coding in codings if coding.theme == theme]
        # Who rejects one code of a theme and accepts another has said yes to the theme.
        yes = {coding.coder for coding in here if coding.status in _YES}
        no = {coding.coder for coding in here if coding.status is Status.REJECTED} - yes
        if CONSENSUS in yes | no:  # they have settled it
            yes, no = yes & {CONSENSUS}, no & {CONSENSUS}
        torn += bool(yes and no)
        if bool(yes) != bool(no) or not here:
            answers[theme] = bool(yes)
    return answers, torn


def learn(decisions: Decisions, rules: Coder, rivals: Mapping[str, Coder]) -> Learned:
    """The voice that the decisions teach beside ``rules``, held against the rules alone and against ``rivals`` (coders by name)."""
    sheet = _sheet(decisions, rules)
    taught = tuple(theme for theme in rules.themes if min(decisions.of(theme)) >= LEAST)
    model = _model(sheet, sheet.teach(), rules.themes)
    interviews = decisions.interviews
    if len(interviews) < 2 or not taught:  # noqa: PLR2004 - one interview leaves nothing to learn from
        return Learned(model, taught)
    said = {"rules": [_carried(row, rules) for row in sheet.offset]}
    said |= {name: [carried_themes(log_odds(unit, coder), coder) for unit in sheet.units] for name, coder in rivals.items()}
    said[NAME] = _left_out(sheet, interviews, rules)
    checks, gain = _checks(decisions, len(sheet.units), rules.themes, said)
    return Learned(model, taught, checks, *gain)


@dataclass(frozen=True, slots=True)
class _Sheet:
    """The decisions as numbers, a row a unit (decided ones first, then the background), a column a theme or a feature.

    ``wanted`` is 1 for yes; ``counts`` is what the answer weighs, 0 where it is open and for themes with too few answers; ``offset`` is
    what the rules say; ``kernel`` is how much two units have in common.
    """

    units: tuple[MeaningUnit, ...]
    names: tuple[str, ...]
    features: "Floats"
    kernel: "Floats"
    offset: "Floats"
    wanted: "Floats"
    counts: "Floats"

    def teach(self, without: str = "") -> "Floats":
        """What each unit contributes to the weights, ``(units, themes)``; nothing for those of the interview left out."""
        import numpy as np

        kept = np.array([unit.transcript != without for unit in self.units]).nonzero()[0]
        learned = np.zeros_like(self.wanted)
        wanted = self.wanted[kept]
        learned[kept] = fit(self.kernel[np.ix_(kept, kept)], self.offset[kept], wanted, balance(wanted, self.counts[kept]))
        return learned


def _sheet(decisions: Decisions, rules: Coder) -> _Sheet:
    import numpy as np

    step = -(-len(decisions.background) // MOST_BACKGROUND) or 1
    units = (*(one.unit for one in decisions.units), *decisions.background[::step])
    values = [feature_values(analyse(unit.text)) for unit in units]
    names = _shared_features(values[: len(decisions.units)], [one.unit.transcript for one in decisions.units])
    place = {name: n for n, name in enumerate(names)}
    features = np.zeros((len(units), len(names)))
    for row, value in zip(features, values, strict=True):
        for name, number in value.items():
            if name in place:
                row[place[name]] = number
    offset = np.array([[said[theme] for theme in rules.themes] for said in (log_odds(unit, rules) for unit in units)])
    wanted = np.zeros((len(units), len(rules.themes)))
    counts = np.ones((len(units), len(rules.themes)))
    for n, one in enumerate(decisions.units):
        wanted[n] = [float(one.answers.get(theme, False)) for theme in rules.themes]
        counts[n] = [float(theme in one.answers) for theme in rules.themes]
    counts *= [min(decisions.of(theme)) >= LEAST for theme in rules.themes]
    return _Sheet(units, names, features, features @ features.T, offset, wanted, counts)


def _shared_features(values: Sequence[Mapping[str, float]], transcripts: Sequence[str]) -> tuple[str, ...]:
    """Features of at least two interviews (or units, where there is one interview): others tell of a person, not of a theme.

    They would also carry one participant's words into the file of weights. Of very many the most common ones.
    """
    one_only = len(set(transcripts)) == 1
    where: dict[str, set[str | int]] = defaultdict(set)
    used: dict[str, int] = defaultdict(int)
    for n, (value, transcript) in enumerate(zip(values, transcripts, strict=True)):
        for name in value:
            where[name].add(n if one_only else transcript)
            used[name] += 1
    shared = sorted((name for name, places in where.items() if len(places) > 1), key=lambda name: (-used[name], name))
    return tuple(sorted(shared[:MOST_FEATURES]))


def balance(wanted: "Floats", counts: "Floats") -> "Floats":
    """The counts with yes and no weighing the same in sum, column by column, and the geometric mean of the two factors 1."""
    import numpy as np

    yes, no = (counts * wanted).sum(axis=0), (counts * (1 - wanted)).sum(axis=0)
    ratio = np.sqrt(np.where((yes > 0) & (no > 0), no / np.maximum(yes, 1e-12), 1.0))
    return np.where(wanted > 0, counts * ratio, counts / ratio)


def fit(kernel: "Floats", offset: "Floats", wanted: "Floats", counts: "Floats", penalty: float = PENALTY) -> "Floats":
    """Ridge logistic regression of each column of ``wanted``, ``(units, columns)``, beside a fixed ``offset``.

    Minimises ``Σ counts · log-loss(wanted, offset + features @ w) + penalty / 2 · |w|²`` in as many unknowns as there are units: given
    ``kernel = features @ features.T`` it returns ``a`` of the same shape as ``wanted``, with ``w = features.T @ a``. Each step uses
    Böhning's bound on the curvature (Böhning 1992, Ann. Inst. Statist. Math. 44), a quarter of the counts: it always goes downhill, needs
    no step length, and the same numbers come out every time.
    """
    import numpy as np

    bound = counts.max(axis=1, initial=0.0) / 4
    step = np.linalg.inv(penalty * np.eye(len(kernel)) + bound[:, None] * kernel)
    a = np.zeros_like(wanted)
    for _round in range(_ROUNDS):
        said = 1 / (1 + np.exp(-np.clip(offset + kernel @ a, -30, 30)))
        change = step @ (counts * (wanted - said) - penalty * a)
        a += change
        if np.abs(change).max(initial=0.0) < 1e-5:  # noqa: PLR2004 - far below what the weights are rounded to
            break
    return a


def _model(sheet: _Sheet, learned: "Floats", themes: Sequence[str]) -> LearnedModel:
    """The weights as numbers that can be read; features that say next to nothing are left out."""
    weights = sheet.features.T @ learned
    rows = {name: tuple(round(float(w), 3) + 0.0 for w in row) for name, row in zip(sheet.names, weights, strict=True)}
    kept = {name: (*row, 0.0) for name, row in rows.items() if max(map(abs, row)) >= SMALLEST}
    return LearnedModel(tuple(themes), (0.0,) * (len(themes) + 1), kept, NAME)


def _left_out(sheet: _Sheet, interviews: Sequence[str], rules: Coder) -> list[frozenset[str]]:
    """What rules and voice propose for each unit, the voice taught by the other interviews alone."""
    said: list[frozenset[str]] = [frozenset()] * len(sheet.units)
    for interview in interviews:
        together = sheet.offset + sheet.kernel @ sheet.teach(without=interview)
        for n, unit in enumerate(sheet.units):
            if unit.transcript == interview:
                said[n] = _carried(together[n], rules)
    return said


def _carried(row: "Floats", rules: Coder) -> frozenset[str]:
    """The themes that a row of log odds carries."""
    return carried_themes(dict(zip(rules.themes, map(float, row), strict=True)), rules)


def _checks(
    decisions: Decisions, units: int, themes: Sequence[str], said: Mapping[str, Sequence[frozenset[str]]]
) -> tuple[tuple[Check, ...], tuple[float | None, float | None, float | None]]:
    """The coders' κ against the decisions, and how much the last one gains over the best of the others, with its interval."""
    import numpy as np

    tables = np.stack([_tables(decisions, units, themes, proposed) for proposed in said.values()])
    whole = tables.sum(axis=1)
    known, drawn = kappas(whole), resampled_kappas(tables)
    shares = np.trace(whole, axis1=1, axis2=2) / whole.sum(axis=(1, 2))
    n = len(decisions.units)
    if n < FEWEST or np.isnan(known).any():
        return tuple(Check(coder, Agreement(n, float(share))) for coder, share in zip(said, shares, strict=True)), (None, None, None)
    checks = [
        Check(coder, Agreement(n, float(shares[k]), float(known[k]), *interval(drawn[k])))
        for k, coder in enumerate(said)
    ]  # fmt: skip
    best = int(known[:-1].argmax())
    return tuple(checks), (float(known[-1] - known[best]), *interval(drawn[-1] - drawn[best]))


def _tables(decisions: Decisions, units: int, themes: Sequence[str], proposed: Sequence[frozenset[str]]) -> "Floats":
    """For each unit how often yes and no met yes and no, over the themes that are not open, ``(units, 2, 2)``."""
    import numpy as np

    tables = np.zeros((units, 2, 2))
    for n in range(units):
        decided = n < len(decisions.units)
        answers = decisions.units[n].answers if decided else dict.fromkeys(themes, False)
        for theme, yes in answers.items():
            tables[n, int(yes), int(theme in proposed[n])] += 1.0 if decided else BACKGROUND
    return tables


def loudest(model: LearnedModel, theme: str, n: int) -> tuple[list[tuple[str, float]], list[tuple[str, float]]]:
    """The ``n`` features that speak loudest for the theme, and against it."""
    column = model.themes.index(theme)
    ranked = sorted((row[column], name) for name, row in model.weights.items() if row[column])
    against = [(name, weight) for weight, name in ranked[:n] if weight < 0]
    return [(name, weight) for weight, name in reversed(ranked[-n:]) if weight > 0], against
