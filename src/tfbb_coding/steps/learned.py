"""The learned voice: a small linear model whose weights can be read.

Trained on invented, blindly labelled interview talk (``training/``) by ``tools/train_coder.py``; one logistic regression per theme on
lemmas, pairs of neighbouring lemmas and stances, and one on those of the question that is answered. At run time it is a dictionary from
feature to weights.
"""

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from tfbb_coding.model.coding import Evidence
from tfbb_coding.model.learned import LearnedModel
from tfbb_coding.model.stance import Stance
from tfbb_coding.model.transcript import MeaningUnit
from tfbb_coding.swedish.pipeline import kept_words
from tfbb_coding.swedish.stance import Analysis, analyse

SHOWN = 5
SHOWN_OF_QUESTION = 2
PAIRED = (
    Stance.WISH, Stance.INTENT, Stance.PURPOSE, Stance.NEED, Stance.PROPOSAL, Stance.ABILITY, Stance.DONE, Stance.HABIT, Stance.CHANGE,
    Stance.POSITIVE, Stance.NEGATIVE, Stance.FEAR, Stance.COMPARISON, Stance.CAUSE, Stance.NEGATED, Stance.CONDITION, Stance.PAST, Stance.PRESENT,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Feature:
    """A feature of a text and the words that show it, as places in the text."""

    name: str
    start: int
    end: int


def features(analysis: Analysis) -> Iterator[Feature]:
    """Every feature of an analysed text, one per place; a name may come several times."""
    words = analysis.words
    kept = kept_words(words)
    negated = {i for clause in analysis.clauses for i in clause.negated}
    for n, i in enumerate(kept):
        word = words[i]
        yield Feature(word.lemma, word.start, word.end)
        if i in negated:
            yield Feature(f"not {word.lemma}", word.start, word.end)
        if n:
            before = words[kept[n - 1]]
            yield Feature(f"{before.lemma} {word.lemma}", before.start, word.end)
        if n > 1:
            first = words[kept[n - 2]]
            middle = words[kept[n - 1]]
            yield Feature(f"{first.lemma} {middle.lemma} {word.lemma}", first.start, word.end)
    for clause in analysis.clauses:
        present = [stance for stance in PAIRED if stance in clause.stances]
        for n, stance in enumerate(present):
            yield Feature(f"<{stance}>", clause.start, clause.end)
            for other in present[n + 1 :]:
                yield Feature(f"<{stance}+{other}>", clause.start, clause.end)


def feature_values(analysis: Analysis) -> dict[str, float]:
    """``{feature: value}``: 1 + log of how often, scaled so that the squares add up to 1."""
    counts: dict[str, int] = {}
    for feature in features(analysis):
        counts[feature.name] = counts.get(feature.name, 0) + 1
    values = {name: 1 + math.log(n) for name, n in counts.items()}
    norm = math.sqrt(sum(value * value for value in values.values())) or 1.0
    return {name: value / norm for name, value in values.items()}


@dataclass(frozen=True, slots=True)
class Voiced:
    """Log odds for each theme, in the model's order, with the reasons, and for there being any theme."""

    themes: tuple[float, ...]
    reasons: tuple[tuple[Evidence, ...], ...]
    any: float


@dataclass(frozen=True, slots=True)
class Heard:
    """What the learned voice makes of one unit: of its words, and of the question that it answers."""

    themes: tuple[str, ...]
    words: Voiced
    question: Voiced

    def of(self, theme: str) -> tuple[float, tuple[Evidence, ...]]:
        """Log odds and reasons for one theme by the unit's words."""
        n = self.themes.index(theme)
        return self.words.themes[n], self.words.reasons[n]

    def asked(self, theme: str) -> tuple[float, tuple[Evidence, ...]]:
        """Log odds and reasons for one theme by the question answered; 0 where there is none or nothing of it is known."""
        n = self.themes.index(theme)
        return self.question.themes[n], self.question.reasons[n]

    @property
    def any(self) -> float:
        """Log odds for there being any theme."""
        return self.words.any + self.question.any

    def loudest(self, themes: Sequence[str]) -> float:
        """The highest log odds among some themes, words and question together."""
        return max(self.of(theme)[0] + self.asked(theme)[0] for theme in themes)


def listen(model: LearnedModel, analysis: Analysis, unit: MeaningUnit, *, asked: float = 1.0) -> Heard:
    """The learned voice's log odds for a unit; ``asked`` is how much the question counts beside the words."""
    values = feature_values(analysis)
    known = {name: model.weights[name] for name in values if name in model.weights}
    shares = [{name: values[name] * weights[n] for name, weights in known.items()} for n in range(len(model.bias))]
    places = _places(analysis, known)
    words = Voiced(
        tuple(model.bias[n] + sum(shares[n].values()) for n in range(len(model.themes))),
        tuple(_reasons(shares[n], places, unit, model.name) for n in range(len(model.themes))),
        model.bias[-1] + sum(shares[-1].values()),
    )
    return Heard(model.themes, words, _of_question(model, unit.question, asked))


def _of_question(model: LearnedModel, question: str, counts: float) -> Voiced:
    """What the question alone lets one expect of its answer."""
    silent = Voiced((0.0,) * len(model.themes), ((),) * len(model.themes), 0.0)
    if not (question and model.questions and counts):
        return silent
    values, places = _question(question)
    known = {name: model.questions[name] for name in values if name in model.questions}
    if not known:
        return silent
    shares = [{name: counts * values[name] * weights[n] for name, weights in known.items()} for n in range(len(model.question_bias))]
    sums = [counts * bias + sum(share.values()) for bias, share in zip(model.question_bias, shares, strict=True)]
    return Voiced(tuple(sums[:-1]), tuple(_asked(share, places, question) for share in shares[:-1]), sums[-1])


@lru_cache(maxsize=5000)
def _question(question: str) -> tuple[Mapping[str, float], Mapping[str, Feature]]:
    """A question's features and where they stand; many turns answer the same one."""
    analysis = analyse(question)
    values = feature_values(analysis)
    return values, _places(analysis, values)


def _asked(shares: Mapping[str, float], places: Mapping[str, Feature], question: str) -> tuple[Evidence, ...]:
    """The words of the question that spoke loudest for a theme; they stand outside the unit and have no place in it."""
    loudest = sorted(((share, feature) for feature, share in shares.items() if share > 0), reverse=True)[:SHOWN_OF_QUESTION]
    return tuple(
        Evidence(f"question {feature}", question[place.start : place.end], round(share, 2))
        for share, feature in loudest
        for place in [places[feature]]
    )


def _places(analysis: Analysis, known: Mapping[str, object]) -> dict[str, Feature]:
    """The first words that show each feature."""
    places: dict[str, Feature] = {}
    for feature in features(analysis):
        if feature.name in known:
            places.setdefault(feature.name, feature)
    return places


def _reasons(shares: Mapping[str, float], places: Mapping[str, Feature], unit: MeaningUnit, name: str) -> tuple[Evidence, ...]:
    """The features that spoke loudest for a theme."""
    loudest = sorted(((share, feature) for feature, share in shares.items() if share > 0), reverse=True)[:SHOWN]
    return tuple(
        Evidence(f"{name} {feature}", unit.text[place.start : place.end], round(share, 2), unit.start + place.start, unit.start + place.end)
        for share, feature in loudest
        for place in [places[feature]]
    )
