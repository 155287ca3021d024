"""Meaning units coded: what speaks for which theme, how strongly, and why.

Each *voice* gives every theme a strength between 0 and 1, where .5 is the point from which a unit carries the theme. The rules add the weights of a codebook's
indicators; the learned voice is a linear model (:mod:`tfbb_coding.steps.learned`). What they say is shown in the same words.
"""

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from tfbb_coding.model.codebook import Codebook
from tfbb_coding.model.coding import Coding, Evidence, Judgement, Status
from tfbb_coding.model.learned import LearnedModel
from tfbb_coding.model.study import GuideQuestion
from tfbb_coding.model.transcript import MeaningUnit
from tfbb_coding.steps.learned import learned_opinion
from tfbb_coding.steps.match import Compiled, Hit, compile_codebook, find_hits
from tfbb_coding.steps.questions import guide_of, themes_asked_for
from tfbb_coding.swedish.stance import analyse

DEFAULTS = {
    "threshold": 2.0,  # weight from which the rules let a unit carry a theme
    "length": 60.0,  # words: in longer units more must be said, since more fires by chance
    "second": 0.5,  # share of the best theme's strength that a further theme must reach
    "margin": 0.12,  # difference in strength below which the two best are too close to call
    "question": 0.8,  # weight of answering a question that asks for the theme
    "repeat": 0.5,  # how much each further firing of one indicator counts beside the one before
    "learned": 0.7,  # share of the learned voice where both speak
}
SHOWN_EVIDENCE = 8


@dataclass(frozen=True, slots=True)
class Opinion:
    """What a voice says of one theme: its strength from 0 to 1, and the reasons, strongest first."""

    strength: float
    evidence: tuple[Evidence, ...]
    code: str = ""


@dataclass(frozen=True, slots=True)
class Coder:
    """All that is needed to code units: the codebook made ready, the guide, and the voices asked."""

    codebook: Codebook
    compiled: Compiled
    themes: tuple[str, ...]
    guide: tuple[GuideQuestion, ...]
    settings: Mapping[str, float]
    learned: LearnedModel | None = None
    rules: bool = True

    @property
    def name(self) -> str:
        """The coder's name in codings: ``rules``, ``learned`` or ``both``."""
        return "rules" if self.learned is None else "both" if self.rules else "learned"


def make_coder(
    codebook: Codebook,
    *,
    themes: Sequence[str] = (),
    guide: Sequence[GuideQuestion] = (),
    learned: LearnedModel | None = None,
    rules: bool = True,
) -> Coder:
    """A coder for a codebook; ``themes`` limits what it looks for."""
    chosen = tuple(theme for theme in codebook.theme_ids if not themes or theme in themes)
    if learned is not None and not set(chosen) & set(learned.themes):
        learned = None
    return Coder(
        codebook,
        compile_codebook(codebook, chosen),
        chosen,
        guide_of(codebook, guide),
        {**DEFAULTS, **codebook.settings},
        learned,
        rules or learned is None,
    )


def code_units(units: Iterable[MeaningUnit], coder: Coder) -> list[Judgement]:
    """What the coder makes of each unit, in order."""
    return [judge(unit, coder) for unit in units]


def judge(unit: MeaningUnit, coder: Coder) -> Judgement:
    """One unit: every theme with any evidence ranked, and a coding for each that it carries."""
    opinions = _opinions(unit, coder)
    order = {theme: n for n, theme in enumerate(coder.themes)}
    ranked = sorted(
        ((theme, opinion) for theme, opinion in opinions.items() if opinion.strength > 0),
        key=lambda item: (-item[1].strength, order[item[0]]),
    )
    carried = _carried(ranked, coder.settings["second"])
    certain = _is_certain(ranked, coder.settings["margin"])
    codings = tuple(_coding(unit, theme, opinion, coder, certain=certain or n > 0) for n, (theme, opinion) in enumerate(carried))
    return Judgement(unit, tuple((theme, round(opinion.strength, 3)) for theme, opinion in ranked), codings, certain)


def _carried(ranked: Sequence[tuple[str, Opinion]], second: float) -> list[tuple[str, Opinion]]:
    if not ranked or ranked[0][1].strength < 0.5:  # noqa: PLR2004 - .5 is where a theme is carried, by definition
        return []
    best = ranked[0][1].strength
    return [ranked[0]] + [item for item in ranked[1:] if item[1].strength >= max(0.5, second * best)]


def _is_certain(ranked: Sequence[tuple[str, Opinion]], margin: float) -> bool:
    if len(ranked) < 2:  # noqa: PLR2004
        return True
    return ranked[0][1].strength - ranked[1][1].strength >= margin


def _opinions(unit: MeaningUnit, coder: Coder) -> dict[str, Opinion]:
    """Each theme with any evidence, the voices put together by their log odds."""
    analysis = analyse(unit.text)
    spoken: dict[str, list[tuple[float, Opinion]]] = defaultdict(list)
    weight = coder.settings["learned"]
    if coder.rules:
        hits = find_hits(coder.compiled, analysis)
        for theme, opinion in _rules_opinion(unit, hits, coder).items():
            spoken[theme].append((1 - weight if coder.learned else 1.0, opinion))
    if coder.learned is not None:
        for theme, strength, evidence in learned_opinion(coder.learned, analysis, unit, coder.themes):
            spoken[theme].append((weight if coder.rules else 1.0, Opinion(strength, evidence)))
    return {theme: _together(said, both=coder.learned is not None and coder.rules) for theme, said in spoken.items()}


def _together(said: Sequence[tuple[float, Opinion]], *, both: bool) -> Opinion:
    if not both:
        return said[0][1]
    # A voice that is silent about a theme speaks against it, mildly.
    total = sum(weight * _log_odds(opinion.strength) for weight, opinion in said)
    if len(said) == 1:
        total += (1 - said[0][0]) * _log_odds(SILENT)
    evidence = sorted((e for _, opinion in said for e in opinion.evidence), key=lambda e: (-abs(e.weight), e.start or 0, e.indicator))
    return Opinion(_sigmoid(total), tuple(evidence[:SHOWN_EVIDENCE]), next((opinion.code for _, opinion in said if opinion.code), ""))


SILENT = 0.15


def _log_odds(strength: float) -> float:
    bounded = min(max(strength, 0.01), 0.99)
    return math.log(bounded / (1 - bounded))


def _sigmoid(log_odds: float) -> float:
    return 1 / (1 + math.exp(-log_odds))


def _rules_opinion(unit: MeaningUnit, hits: Sequence[Hit], coder: Coder) -> dict[str, Opinion]:
    """The rules' strength for each theme that any indicator or the question speaks for."""
    settings = coder.settings
    evidence: dict[str, list[Evidence]] = defaultdict(list)
    codes: dict[str, dict[str, float]] = defaultdict(lambda: defaultdict(float))
    fired: dict[tuple[str, str, str], int] = defaultdict(int)
    for hit in hits:
        target = hit.target
        key = (target.theme, target.code, target.indicator.name)
        weight = target.indicator.weight * settings["repeat"] ** fired[key]
        fired[key] += 1
        words = unit.text[hit.start : hit.end]
        name = f"{target.code}/{target.indicator.name}" if target.code else target.indicator.name
        evidence[target.theme].append(Evidence(name, words, round(weight, 3), unit.start + hit.start, unit.start + hit.end))
        if target.code:
            codes[target.theme][target.code] += weight
    for theme, question in themes_asked_for(unit.question, coder.guide).items():
        if theme in coder.themes:
            evidence[theme].append(Evidence("question", question, settings["question"]))
    bar = settings["threshold"] * (0.5 + 0.5 * len(unit.text.split()) / settings["length"]) if settings["length"] else settings["threshold"]
    return {theme: _rules_strength(found, codes[theme], bar) for theme, found in sorted(evidence.items())}


def _rules_strength(found: Sequence[Evidence], codes: Mapping[str, float], bar: float) -> Opinion:
    total = max(0.0, sum(e.weight for e in found))
    strongest = sorted(found, key=lambda e: (-abs(e.weight), e.start or 0, e.indicator))[:SHOWN_EVIDENCE]
    best = max(codes.items(), key=lambda item: (item[1], item[0]), default=("", 0.0))
    return Opinion(total / (total + bar) if total else 0.0, tuple(strongest), best[0] if best[1] > 0 else "")


def _coding(unit: MeaningUnit, theme: str, opinion: Opinion, coder: Coder, *, certain: bool) -> Coding:
    return Coding(
        transcript=unit.transcript,
        unit=unit.id,
        turn=unit.turn,
        speaker=unit.speaker,
        start=unit.start,
        end=unit.end,
        theme=theme,
        code=opinion.code,
        coder=coder.name,
        status=Status.PROPOSED if certain else Status.UNCERTAIN,
        score=round(opinion.strength, 3),
        quotation=unit.text,
        evidence=opinion.evidence,
        codebook=coder.codebook.fingerprint,
    )
