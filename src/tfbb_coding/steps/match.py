"""Where a codebook's indicators fire in a stretch of talk.

Single words are looked up by lemma, once per word type; phrases and token patterns go through spaCy's matchers. An indicator's
conditions (``needs``, ``forbids``) are held against the clause in which it fires; *negated* against the very words.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tfbb_coding.model.codebook import Codebook, Indicator, IndicatorKind
from tfbb_coding.model.stance import Stance
from tfbb_coding.model.token_pattern import ANNOTATIONS
from tfbb_coding.swedish.compounds import has_part
from tfbb_coding.swedish.pipeline import Parsed, kept_words, parse, phrase_lemmas, pipeline
from tfbb_coding.swedish.stance import Analysis, Clause
from tfbb_coding.swedish.words import lemma

if TYPE_CHECKING:
    from spacy.matcher import Matcher, PhraseMatcher


@dataclass(frozen=True, slots=True)
class Target:
    """An indicator and what it speaks about: a theme, and a code where it stands below one."""

    theme: str
    code: str
    indicator: Indicator


@dataclass(frozen=True, slots=True)
class Hit:
    """An indicator that fired: the words ``[start, end)`` of the text, in code points."""

    target: Target
    start: int
    end: int


@dataclass(slots=True)
class Compiled:
    """A codebook made ready for matching.

    ``with_model`` tells whether its patterns ask for an installed model's parts of speech; ``coded_by_codes`` names the themes
    without indicators of their own, for which those of their codes speak.
    """

    lemmas: dict[str, list[Target]] = field(default_factory=lambda: defaultdict(list))
    compounds: dict[str, list[Target]] = field(default_factory=lambda: defaultdict(list))
    stances: dict[str, list[Target]] = field(default_factory=lambda: defaultdict(list))
    regexes: list[tuple[re.Pattern[str], Target]] = field(default_factory=list)
    keyed: dict[str, list[Target]] = field(default_factory=lambda: defaultdict(list))
    phrases: "PhraseMatcher | None" = None
    patterns: "Matcher | None" = None
    with_model: bool = False
    coded_by_codes: frozenset[str] = frozenset()
    by_type: dict[str, tuple[Target, ...]] = field(default_factory=dict)
    compound_filter: re.Pattern[str] | None = None

    def targets_of(self, form: str) -> tuple[Target, ...]:
        """The single-word indicators that a word form meets; looked up once per form."""
        found = self.by_type.get(form)
        if found is None:
            found = self.by_type[form] = tuple(self._look_up(form))
        return found

    def _look_up(self, form: str) -> Iterator[Target]:
        base = lemma(form)
        yield from self.lemmas.get(base, ())
        if base != form:
            yield from self.lemmas.get(form, ())
        if self.compound_filter is not None and (self.compound_filter.search(form) or self.compound_filter.search(base)):
            for term, targets in self.compounds.items():
                if has_part(form, term):
                    yield from targets


def compile_codebook(codebook: Codebook, themes: Sequence[str] = ()) -> Compiled:
    """The codebook's indicators, sorted by how they are looked for; only those of ``themes`` where any are named."""
    compiled = Compiled()
    rules: dict[str, list[list[dict[str, object]]]] = defaultdict(list)
    phrases: dict[str, tuple[str, ...]] = {}
    for theme, code, indicator in codebook.indicators():
        if themes and theme.id not in themes:
            continue
        target = Target(theme.id, code.id if code else "", indicator)
        match indicator.kind:
            case IndicatorKind.LEMMA:
                # Taken alone, "risk" is read as another word than in "risken"; both readings are meant.
                for form in dict.fromkeys((lemma(indicator.value), indicator.value.lower())):
                    compiled.lemmas[form].append(target)
            case IndicatorKind.COMPOUND:
                compiled.compounds[indicator.value.lower()].append(target)
            case IndicatorKind.STANCE:
                compiled.stances[indicator.value].append(target)
            case IndicatorKind.REGEX:
                compiled.regexes.append((re.compile(indicator.value), target))
            case IndicatorKind.PHRASE:
                key = f"phrase:{indicator.value.lower()}"
                phrases[key] = phrase_lemmas(indicator.value)
                compiled.keyed[key].append(target)
            case IndicatorKind.PATTERN:
                key = f"pattern:{len(rules)}"
                rules[key].append([dict(token) for token in indicator.tokens])
                compiled.keyed[key].append(target)
    compiled.coded_by_codes = frozenset(theme.id for theme in codebook.themes if not theme.indicators)
    compiled.compound_filter = _compound_filter(compiled.compounds)
    compiled.with_model = any(ANNOTATIONS & token.keys() for several in rules.values() for one in several for token in one)
    _load_matchers(compiled, phrases, rules)
    return compiled


def _compound_filter(terms: Iterable[str]) -> re.Pattern[str] | None:
    stems = {term[:-1] if term.endswith(("a", "e")) and len(term) > 3 else term for term in terms}  # noqa: PLR2004
    return re.compile("|".join(sorted(map(re.escape, stems)))) if stems else None


def _load_matchers(compiled: Compiled, phrases: dict[str, tuple[str, ...]], rules: dict[str, list[list[dict[str, object]]]]) -> None:
    from spacy.matcher import Matcher, PhraseMatcher
    from spacy.tokens import Doc

    vocab = pipeline(with_model=compiled.with_model).vocab
    if phrases:
        compiled.phrases = PhraseMatcher(vocab, attr="LEMMA")
        for key, lemmas in phrases.items():
            compiled.phrases.add(key, [Doc(vocab, words=list(lemmas), lemmas=list(lemmas))])
    if rules:
        compiled.patterns = Matcher(vocab, validate=False)
        for key, several in rules.items():
            compiled.patterns.add(key, several, greedy="LONGEST")


def find_hits(compiled: Compiled, analysis: Analysis) -> list[Hit]:
    """Every indicator that fires in an analysed text and whose conditions hold, in order of place."""
    hits = [
        hit
        for clause in analysis.clauses
        for source in (_word_hits(compiled, analysis, clause), _stance_hits(compiled, clause))
        for hit in source
    ]
    if compiled.phrases is not None or compiled.patterns is not None:
        hits += _matcher_hits(compiled, parse(analysis.text, with_model=compiled.with_model, analysis=analysis))
    hits += _regex_hits(compiled, analysis)
    unique = {(hit.start, hit.end, hit.target.theme, hit.target.code, hit.target.indicator.name): hit for hit in hits}
    return [unique[key] for key in sorted(unique)]


def _holds(indicator: Indicator, clause: Clause, indices: Iterable[int]) -> bool:
    """Whether the clause (and, for *negated*, the words themselves) meets the indicator's conditions."""
    negated = any(i in clause.negated for i in indices)
    present = (clause.stances - {Stance.NEGATED}) | ({Stance.NEGATED} if negated else set())
    return indicator.needs <= present and not indicator.forbids & present


def _word_hits(compiled: Compiled, analysis: Analysis, clause: Clause) -> Iterator[Hit]:
    for i in range(clause.first, clause.last):
        word = analysis.words[i]
        for target in compiled.targets_of(word.lower):
            if _holds(target.indicator, clause, (i,)):
                yield Hit(target, word.start, word.end)


def _stance_hits(compiled: Compiled, clause: Clause) -> Iterator[Hit]:
    for stance, targets in compiled.stances.items():
        cue = next((cue for cue in clause.cues if cue.stance == stance), None)
        if cue is None:
            continue
        for target in targets:
            if _holds(target.indicator, clause, ()):
                yield Hit(target, cue.start, cue.end)


def _matcher_hits(compiled: Compiled, parsed: Parsed) -> Iterator[Hit]:
    words = parsed.analysis.words
    clause_of = {i: clause for clause in parsed.analysis.clauses for i in range(clause.first, clause.last)}
    for matcher in (compiled.phrases, compiled.patterns):
        if matcher is None:
            continue
        for key, first, last in matcher(parsed.doc):
            indices = parsed.word_index[first:last]
            clause = clause_of.get(indices[0])
            for target in compiled.keyed[parsed.doc.vocab.strings[key]]:
                if clause is not None and _holds(target.indicator, clause, indices):
                    yield Hit(target, words[indices[0]].start, words[indices[-1]].end)


def _regex_hits(compiled: Compiled, analysis: Analysis) -> Iterator[Hit]:
    if not compiled.regexes:
        return
    # ẞ and a few others grow when lower-cased; positions would then no longer be those of the text.
    lower = "".join(c.lower() if len(c.lower()) == 1 else c for c in analysis.text)
    for pattern, target in compiled.regexes:
        for match in pattern.finditer(lower):
            if match.end() == match.start():
                continue
            indices = [i for i, word in enumerate(analysis.words) if word.start < match.end() and match.start() < word.end]
            clause = analysis.clause_at(indices[0]) if indices else None
            if clause is not None and _holds(target.indicator, clause, indices):
                yield Hit(target, match.start(), match.end())


def content_lemmas(analysis: Analysis) -> list[str]:
    """The lemmas of a text without marks and fillers, in order."""
    return [analysis.words[i].lemma for i in kept_words(analysis.words)]
