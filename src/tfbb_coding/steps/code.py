"""Meaning units coded: what speaks for which theme, how strongly, and why.

Two *voices* speak in log odds, so that what they say can be added. The rules add the weights of the codebook's indicators. The learned voice
(:mod:`tfbb_coding.steps.learned`) says how much a unit sounds like talk that carries a theme at all, and, with a small share, which. Where the
researcher's own decisions have taught a voice (:mod:`tfbb_coding.steps.train`), that one speaks instead of it and corrects the rules. The sum becomes a
strength between 0 and 1; from .5 on a unit carries the theme. Every reason is kept as evidence.
"""

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from tfbb_coding.model.codebook import Codebook
from tfbb_coding.model.coding import Coding, Evidence, Judgement, Status
from tfbb_coding.model.learned import LearnedModel
from tfbb_coding.model.study import GuideQuestion
from tfbb_coding.model.transcript import MeaningUnit, Role
from tfbb_coding.steps.learned import Heard, listen
from tfbb_coding.steps.match import Compiled, Hit, compile_codebook, find_hits
from tfbb_coding.steps.questions import asks_who, guide_of, themes_asked_for
from tfbb_coding.swedish.stance import Analysis, analyse

DEFAULTS = {
    "threshold": 1.9,  # weight, for 60 words, from which the rules alone let a unit carry a theme
    "length": 60.0,  # words and marks: in longer units more must be said, since more fires by chance
    "middle": 0.5,  # how much what stands in the middle third of a unit counts beside its beginning and end
    "second": 0.9,  # log odds that a further theme may lie behind the best one ...
    "share": 0.7,  # ... or the share of the best one's log odds that it must reach
    "margin": 1.75,  # log odds between the two best below which a person should look first
    "steepness": 0.6,  # how fast log odds become strength: on invented talk the odds of being right grow that much slower than their sum
    "question": 1.2,  # weight of answering a question that asks for the theme
    "introduction": -1.5,  # weight of answering a question that only asks who one is
    "learned": 1.0,  # how loudly the learned voice speaks of each theme, beside the shares of its own
    "asked": 0.75,  # how loudly it speaks of what the question lets one expect
    "any": 1.0,  # share of what it says of there being any theme
    "talk": 0.3,  # log odds that must be overcome where both voices speak
}
SHORTEST = 0.6  # of the length's square root: a handful of words is not judged by less
SHOWN_EVIDENCE = 8
HAS_A_MIDDLE = 100  # characters: a sentence or two have no beginning, middle and end


@dataclass(frozen=True, slots=True)
class Opinion:
    """What is said of one theme: log odds to rank by, and the reasons, strongest first."""

    log_odds: float
    evidence: tuple[Evidence, ...] = ()
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
    study: LearnedModel | None = None
    wanted: frozenset[str] = frozenset()

    @property
    def name(self) -> str:
        """The coder's name in codings: ``rules``, ``learned``, ``both`` or ``study``."""
        if self.study is not None:
            return "study"
        return "rules" if self.learned is None else "both" if self.rules else "learned"


def make_coder(
    codebook: Codebook,
    *,
    themes: Sequence[str] = (),
    guide: Sequence[GuideQuestion] = (),
    learned: LearnedModel | None = None,
    rules: bool = True,
    study: LearnedModel | None = None,
) -> Coder:
    """A coder for a codebook; ``themes`` limits what it tells, not what it weighs: a unit about something else stays about that.

    The learned voice is asked only when it knows just the codebook's themes: it cannot say of a theme it never met that there is
    no talk of it. The study's own voice corrects the rules and takes the place of the learned one.
    """
    wanted = frozenset(theme for theme in codebook.theme_ids if not themes or theme in themes)
    weighed = codebook.theme_ids
    if learned is not None and set(weighed) != set(learned.themes):
        learned = None
    if study is not None and wanted <= set(study.themes):
        learned = None
        weighed = tuple(theme for theme in weighed if theme in study.themes)
    else:
        study = None
    settings = {**DEFAULTS, **codebook.settings}
    compiled = compile_codebook(codebook, weighed)
    return Coder(codebook, compiled, weighed, guide_of(codebook, guide), settings, learned, rules or learned is None, study, wanted)


def code_units(units: Iterable[MeaningUnit], coder: Coder) -> list[Judgement]:
    """What the coder makes of each unit, in order."""
    return [judge(unit, coder) for unit in units]


def judge(unit: MeaningUnit, coder: Coder) -> Judgement:
    """One unit: every theme with any evidence ranked, and a coding for each that it carries."""
    ranked = _ranked(unit, coder)
    carried = _carried(ranked, coder.settings)
    certain = len(ranked) < 2 or ranked[0][1].log_odds - ranked[1][1].log_odds >= coder.settings["margin"]  # noqa: PLR2004
    if unit.speaker is None and unit.role is Role.UNKNOWN and unit.text.rstrip().endswith("?"):
        certain = False  # nobody said who asks; it may be the interviewer
    codings = tuple(_coding(unit, theme, opinion, coder, certain=certain) for theme, opinion in carried if theme in coder.wanted)
    told = tuple((theme, strength(opinion, coder.settings)) for theme, opinion in ranked if theme in coder.wanted)
    return Judgement(unit, told, codings, certain)


def coded_as(unit: MeaningUnit, theme: str, coder: Coder) -> Coding:
    """The unit's coding under ``theme`` with its evidence, whether the program would give it or not."""
    opinion = dict(_ranked(unit, coder)).get(theme) or _opinion(theme, None, None, coder)
    return _coding(unit, theme, opinion, coder, certain=True)


def _ranked(unit: MeaningUnit, coder: Coder) -> list[tuple[str, Opinion]]:
    """What the voices together say of each theme that any of them speaks about, best first."""
    analysis = analyse(unit.text)
    voice = coder.study or coder.learned
    heard = listen(voice, analysis, unit, asked=coder.settings["asked"]) if voice is not None else None
    rules = _rules(unit, analysis, coder) if coder.rules else {}
    order = {theme: n for n, theme in enumerate(coder.themes)}
    opinions = {theme: _opinion(theme, rules.get(theme), heard, coder) for theme in coder.themes if theme in rules or heard}
    return sorted(opinions.items(), key=lambda item: (-item[1].log_odds, order[item[0]]))


def log_odds(unit: MeaningUnit, coder: Coder) -> dict[str, float]:
    """What the coder's voices together say of every theme; where nobody says anything, what an empty unit would get."""
    said = dict.fromkeys(coder.themes, -coder.settings["threshold"])
    return said | {theme: opinion.log_odds for theme, opinion in _ranked(unit, coder)}


def carried_themes(said: Mapping[str, float], coder: Coder) -> frozenset[str]:
    """The themes that a unit with these log odds carries."""
    ranked = sorted(((theme, Opinion(said[theme])) for theme in coder.themes), key=lambda item: -item[1].log_odds)
    return frozenset(theme for theme, _opinion in _carried(ranked, coder.settings))


def strength(opinion: Opinion, settings: Mapping[str, float] = DEFAULTS) -> float:
    """Log odds as a number between 0 and 1 with three decimals; .5 is where a theme is carried."""
    return round(1 / (1 + math.exp(-max(-30.0, min(30.0, settings["steepness"] * opinion.log_odds)))), 3)


def _carried(ranked: Sequence[tuple[str, Opinion]], settings: Mapping[str, float]) -> list[tuple[str, Opinion]]:
    """The best theme when it is strong enough, and those close behind it that are, too."""
    if not ranked or ranked[0][1].log_odds < 0:
        return []
    best = ranked[0][1].log_odds
    bar = max(0.0, min(best - settings["second"], best * settings["share"]))
    return [item for item in ranked if item[1].log_odds >= bar]


def _opinion(theme: str, rules: Opinion | None, heard: Heard | None, coder: Coder) -> Opinion:
    """The voices' log odds for one theme put together."""
    settings = coder.settings
    said = rules or Opinion(-settings["threshold"])
    if heard is None:
        return said
    learned, reasons = heard.of(theme)
    if coder.study is not None:
        return Opinion(said.log_odds + learned, _strongest((*said.evidence, *reasons)), said.code)
    asked, why = heard.asked(theme)
    if not coder.rules or coder.learned is None:
        return Opinion(heard.any + learned + asked - heard.loudest(coder.themes), _strongest((*reasons, *why)))
    share = settings["learned"] * coder.learned.share(theme)
    log_odds = said.log_odds + share * learned + asked + settings["any"] * heard.any - settings["talk"]
    scaled = (replace(reason, weight=round(share * reason.weight, 2)) for reason in reasons)
    return Opinion(log_odds, _strongest((*said.evidence, *scaled, *why)), said.code)


def _strongest(evidence: Iterable[Evidence]) -> tuple[Evidence, ...]:
    return tuple(sorted(evidence, key=lambda e: (-abs(e.weight), e.start or 0, e.indicator))[:SHOWN_EVIDENCE])


def _rules(unit: MeaningUnit, analysis: Analysis, coder: Coder) -> dict[str, Opinion]:
    """The rules' opinion of each theme that any indicator or the question speaks about."""
    settings = coder.settings
    evidence: dict[str, list[Evidence]] = defaultdict(list)
    total: dict[str, float] = defaultdict(float)
    codes: dict[str, dict[str, float]] = defaultdict(lambda: defaultdict(float))
    for (theme, code), found in grouped(find_hits(coder.compiled, analysis)).items():
        for hits in found.values():
            added = gains(hits, len(unit.text), settings["middle"])
            if code:
                codes[theme][code] += sum(added)
            if not code or theme in coder.compiled.coded_by_codes:
                total[theme] += sum(added)
                evidence[theme].extend(_evidence(unit, hits, added, code))
    length = max(SHORTEST, math.sqrt(len(analysis.words) / settings["length"]))
    opinions = {}
    asked = themes_asked_for(unit.question, coder.guide)
    for theme in coder.themes:
        if theme in asked:
            total[theme] += settings["question"] * length
            evidence[theme].append(Evidence("question", asked[theme], settings["question"]))
        elif theme in total and not asked and asks_who(unit.question):
            total[theme] += settings["introduction"] * length
            evidence[theme].append(Evidence("question who", unit.question, settings["introduction"]))
    for theme in sorted(total):
        best = max(codes[theme].items(), key=lambda item: (item[1], item[0]), default=("", 0.0))
        opinions[theme] = Opinion(
            total[theme] / length - settings["threshold"], _strongest(evidence[theme]), best[0] if best[1] > 0 else ""
        )
    return opinions


def grouped(hits: Sequence[Hit]) -> dict[tuple[str, str], dict[int | str, list[Hit]]]:
    """Hits by theme and code, and within them by the list (the line) of the codebook that they come from."""
    groups: dict[tuple[str, str], dict[int | str, list[Hit]]] = defaultdict(lambda: defaultdict(list))
    for hit in hits:
        target = hit.target
        groups[target.theme, target.code][target.indicator.line or target.indicator.name].append(hit)
    return groups


def gains(hits: Sequence[Hit], length: int, middle: float) -> list[float]:
    """What each hit of one list adds to its theme, in the list's weight.

    The second word of a list says less than the first: what counts is the logarithm of how many fire, shared among them. What one begins and ends
    with tells more of what one is after than what comes between, so a hit in the middle third of the text counts ``middle``.
    """
    share = hits[0].target.indicator.weight * math.log2(1 + len(hits)) / len(hits)
    third = length / 3 if length >= HAS_A_MIDDLE else length
    return [share * (middle if third <= hit.start < 2 * third else 1.0) for hit in hits]


def _evidence(unit: MeaningUnit, hits: Sequence[Hit], added: Sequence[float], code: str) -> list[Evidence]:
    """The hits of one list as evidence with what each adds."""
    found = []
    for hit, gained in zip(hits, added, strict=True):
        name = hit.target.indicator.name
        words = unit.text[hit.start : hit.end]
        found.append(Evidence(f"{code}/{name}" if code else name, words, round(gained, 2), unit.start + hit.start, unit.start + hit.end))
    return found


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
        score=strength(opinion, coder.settings),
        quotation=unit.text,
        evidence=opinion.evidence,
        codebook=coder.codebook.fingerprint,
    )
