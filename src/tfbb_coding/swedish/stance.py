"""How something is said: clauses of spoken Swedish and their stances.

A clause here is a stretch with about one finite verb, found by marks and by the small words that open clauses in speech, since speech is often punctuated
with commas alone. Stances are told by modal verbs, tense, sentence adverbs, evaluation words under negation, and fixed frames ("vore bra om",
"det som gör att"). Fillers and transcribers' marks carry nothing.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from tfbb_coding.model.stance import Stance
from tfbb_coding.swedish import vocabulary as v
from tfbb_coding.swedish.words import lemma

_TOKEN = re.compile(r"[^\W_]+(?:[-'’:][^\W_]+)*|\.\.\.|[^\w\s]|\n")
_BRACKETS = re.compile(r"\[[^\]\n]{0,60}\]|\((?:[^)\n]*?)\)|//[^/\n]*//")
_NONVERBAL = re.compile(r"(?i)^\W*(?:skratt|suck|paus|ohör|unv|host|nick|visk|tyst|harkl|gråt|suckar|mummel|overlap|\d|\W*$)")
_HARD = frozenset(".!?…\n;")
_SOFT = frozenset({",", "–", "-", "—", ":", "..."})
NEGATION_BEFORE = 3
NEGATION_AFTER = 5


class Word(NamedTuple):
    """A word or mark of a text: its lower-case form, lemma, and place in code points."""

    lower: str
    lemma: str
    start: int
    end: int

    @property
    def is_word(self) -> bool:
        """Whether this is a word and no punctuation mark."""
        return self.lower[:1].isalnum()


@dataclass(frozen=True, slots=True)
class Cue:
    """The words that show a stance, and where."""

    stance: Stance
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause: the words with index ``first`` up to ``last`` (exclusive), its stances and the cues for them.

    ``negated`` holds the indices of words in the scope of a negation; ``start`` and ``end`` are places in the text.
    """

    first: int
    last: int
    start: int
    end: int
    stances: frozenset[Stance]
    cues: tuple[Cue, ...]
    negated: frozenset[int]


@dataclass(frozen=True, slots=True)
class Analysis:
    """A text as words and clauses."""

    text: str
    words: tuple[Word, ...]
    clauses: tuple[Clause, ...]

    def clause_at(self, index: int) -> Clause | None:
        """The clause that holds the word with this index."""
        return next((clause for clause in self.clauses if clause.first <= index < clause.last), None)


def masked(text: str) -> str:
    """``text`` with placeholders, transcribers' marks and non-verbal notes blanked, all positions kept.

    >>> masked("Ja (skrattar) men [namn] sa (beslutet?) då")
    'Ja            men        sa (beslutet?) då'
    """

    def blank(match: re.Match[str]) -> str:
        found = match.group()
        return found if found.startswith("(") and not _NONVERBAL.match(found[1:-1]) else " " * len(found)

    return _BRACKETS.sub(blank, text) if "[" in text or "(" in text or "//" in text else text


def words_of(text: str) -> tuple[Word, ...]:
    """The words and marks of a text, in order.

    >>> [w.lemma for w in words_of("Mötena gick bra.")]
    ['möte', 'gå', 'bra', '.']
    """
    found = []
    for match in _TOKEN.finditer(masked(text)):
        lower = match.group().lower()
        found.append(Word(lower, lemma(lower) if lower[0].isalpha() else lower, match.start(), match.end()))
    return tuple(found)


def analyse(text: str) -> Analysis:
    """Words, clauses and stances of a stretch of talk."""
    words = words_of(text)
    bounds = _clause_bounds(words)
    return Analysis(text, words, tuple(_clause(words, first, last) for first, last in bounds))


def _clause_bounds(words: Sequence[Word]) -> list[tuple[int, int]]:
    """Index ranges of the clauses; marks go with the clause that they close."""
    cuts = [i for i in range(1, len(words)) if _opens_clause(words, i)]
    bounds = []
    for first, last in zip([0, *cuts], [*cuts, len(words)], strict=True):
        if any(w.is_word for w in words[first:last]):
            bounds.append((first, last))
        elif bounds:
            bounds[-1] = (bounds[-1][0], last)
    return _join_crumbs(words, bounds)


def _opens_clause(words: Sequence[Word], i: int) -> bool:
    word, before = words[i], words[i - 1]
    if not word.is_word:
        return False
    if before.lower in _HARD:
        return True
    following = words[i + 1] if i + 1 < len(words) else None
    if before.lower in _SOFT:
        return word.lemma in v.CLAUSE_OPENERS or word.lemma in v.SUBJECTS or (following is not None and _is_finite(following.lower))
    if word.lemma in v.ALWAYS_SPLIT:
        return before.is_word
    if following is None:
        return False
    if word.lower in {"och", "så", "sen", "för", "utan"}:
        after = words[i + 2] if i + 2 < len(words) else None
        opens = following.lemma in v.SUBJECTS or following.lower in {"då", "det", "sen", "att", "så"}
        return opens and after is not None and (following.lower == "att" or _is_finite(after.lower) or following.lower in {"då", "sen"})
    return False


def _join_crumbs(words: Sequence[Word], bounds: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Clauses of a single filler or one word go with the clause after them, or before where none follows."""
    joined: list[tuple[int, int]] = []
    pending: int | None = None
    for first, last in bounds:
        start = first if pending is None else pending
        content = [w for w in words[start:last] if w.is_word and w.lower not in v.FILLERS]
        closes = words[last - 1].lower in _HARD
        if len(content) < 2 and not closes:  # noqa: PLR2004 - one word says nothing about itself
            pending = start
            continue
        joined.append((start, last))
        pending = None
    if pending is not None:
        if joined:
            joined[-1] = (joined[-1][0], bounds[-1][1])
        else:
            joined.append((pending, bounds[-1][1]))
    return joined


@lru_cache(maxsize=100_000)
def _tense(form: str) -> str:
    """``past``, ``supine``, ``present`` or the empty string, by form and lemma."""
    if form in v.STRONG_PAST:
        return "past"
    if form in v.SUPINE_STRONG:
        return "supine"
    if form in v.PRESENT_STRONG:
        return "present"
    base = lemma(form)
    if base == form or not base.endswith(("a", "as")):
        return ""
    stem = form.removesuffix("s") if base.endswith("as") else form
    if stem.endswith(("ade", "de", "te", "dde")) and len(stem) > 4:  # noqa: PLR2004
        return "past"
    if stem == f"{base.removesuffix('s')}t" or f"{stem[:-1]}a" == base.removesuffix("s"):
        return "supine"
    return "present" if stem.endswith("r") and not form.endswith(("ar_", "ors")) and len(stem) > 2 else ""  # noqa: PLR2004


def _is_finite(form: str) -> bool:
    return _tense(form) in {"past", "present"}


def _negated(words: Sequence[Word], first: int, last: int) -> frozenset[int]:
    """Indices of the words in a clause that stand in the scope of a negation.

    In spoken Swedish the head stands within three words of *inte* on either side in 94 % of cases.
    """
    scope: set[int] = set()
    for i in range(first, last):
        form = words[i].lower
        if form == "utan" and i > first and i + 1 < last and words[i + 1].lemma not in v.SUBJECTS | {"att"}:
            scope.update(range(i + 1, min(last, i + 4)))
        if form not in v.NEGATORS or not _denies(words, i, first, last):
            continue
        before = 0 if form.startswith("ing") else NEGATION_BEFORE
        scope.update(j for j in range(max(first, i - before), min(last, i + NEGATION_AFTER + 1)) if j != i)
    return frozenset(scope)


def _denies(words: Sequence[Word], i: int, first: int, last: int) -> bool:
    following = words[i + 1].lower if i + 1 < last else ""
    before = words[i - 1].lower if i > first else ""
    return following not in v.NOT_DENYING_NEXT and before not in v.NEGATOR_OPENERS


def _clause(words: Sequence[Word], first: int, last: int) -> Clause:
    negated = _negated(words, first, last)
    cues: list[Cue] = []
    for finder in _FINDERS:
        cues.extend(finder(words, first, last, negated))
    if negated:
        cues.append(Cue(Stance.NEGATED, words[min(negated)].start, words[max(negated)].end))
    cues.sort(key=lambda cue: (cue.start, cue.end, cue.stance))
    return Clause(first, last, words[first].start, words[last - 1].end, frozenset(cue.stance for cue in cues), tuple(cues), negated)


def _cue(stance: Stance, words: Sequence[Word], i: int, j: int | None = None) -> Cue:
    return Cue(stance, words[i].start, words[i if j is None else j].end)


_BY_LEMMA: tuple[tuple[Stance, frozenset[str]], ...] = (
    (Stance.NEED, v.NEED),
    (Stance.ABILITY, v.ABILITY),
    (Stance.FEAR, v.FEAR),
    (Stance.HABIT, v.HABIT),
    (Stance.CHANGE, v.CHANGE),
    (Stance.CONTRAST, v.CONTRAST),
    (Stance.CONCESSION, v.CONCESSION),
)


def _lexical(words: Sequence[Word], first: int, last: int, _negated: frozenset[int]) -> Iterable[Cue]:
    for i in range(first, last):
        word = words[i]
        for stance, lemmas in _BY_LEMMA:
            if word.lemma in lemmas or word.lower in lemmas:
                yield _cue(stance, words, i)
        if word.lower in v.CAUSE_FORMS or word.lemma in v.CAUSE_FORMS:
            yield _cue(Stance.CAUSE, words, i)
        if word.lemma in v.FIRST_PERSON:
            yield _cue(Stance.FIRST_PERSON, words, i)
        if word.lower == "?":
            yield _cue(Stance.QUESTION, words, i)


def _modal(words: Sequence[Word], first: int, last: int, negated: frozenset[int]) -> Iterable[Cue]:
    """Wish, intent, purpose and proposal."""
    forms = [w.lower for w in words[first:last]]
    for offset, form in enumerate(forms):
        i = first + offset
        base = words[i].lemma
        following = forms[offset + 1 : offset + 6]
        if base in v.WISH and i not in negated:
            yield _cue(Stance.WISH, words, i)
        if base in v.INTENT:
            yield _cue(Stance.INTENT, words, i)
        if form == "kommer" and "att" in following[:3]:
            yield _cue(Stance.INTENT, words, i, i + 1)
        if form in {"så", "för"} and following[:1] == ["att"]:
            yield _cue(Stance.PURPOSE, words, i, i + 1)
        if base in {"syfte", "mening", "poäng", "tanke", "avsikt", "mål", "målsättning"}:
            yield _cue(Stance.PURPOSE, words, i)
        if (base in v.PROPOSAL_FORMS or form in v.PROPOSAL_FORMS) and not (form == "råd" and {"ha", "har", "hade"} & set(forms[:offset])):
            yield _cue(Stance.PROPOSAL, words, i)
        if form == "skulle" and {"behöva", "behövas", "önska", "vilja", "kunna", "vara", "underlätta", "hjälpa", "gärna", "krävas"} & set(
            following
        ):
            yield _cue(Stance.PROPOSAL, words, i, min(last - 1, i + 2))
        if form in {"kan", "kunde", "varför", "måste"} and "?" in forms and "inte" in following[:3]:
            yield _cue(Stance.PROPOSAL, words, i)


def _temporal(words: Sequence[Word], first: int, last: int, _negated: frozenset[int]) -> Iterable[Cue]:
    """Past, perfect, present, and what has been done by somebody."""
    forms = [w.lower for w in words[first:last]]
    subject = any(words[i].lemma in v.SUBJECTS for i in range(first, last))
    auxiliary = next((i for i in range(first, last) if words[i].lower in {"har", "hade"}), None)
    modal = any(form in {"skulle", "borde", "vore"} for form in forms)
    for i in range(first, last):
        tense = _tense(words[i].lower)
        doing = words[i].lemma not in v.STATIVE
        if tense == "past" and not modal:
            yield _cue(Stance.PAST, words, i)
            if doing and subject:
                yield _cue(Stance.DONE, words, i)
        elif tense == "supine" and auxiliary is not None and auxiliary < i <= auxiliary + 6 and not modal:
            yield _cue(Stance.PERFECT, words, auxiliary, i)
            if doing:
                yield _cue(Stance.DONE, words, auxiliary, i)
        elif tense == "present" and not modal:
            yield _cue(Stance.PRESENT, words, i)


def _evaluation(words: Sequence[Word], first: int, last: int, negated: frozenset[int]) -> Iterable[Cue]:
    """What is found good or bad, with negation and verbs of getting rid of taken into account."""
    reversed_from = next((i for i in range(first, last) if words[i].lemma in v.REVERSERS), last)
    for i in range(first, last):
        word = words[i]
        good = word.lemma in v.POSITIVE or word.lower in v.POSITIVE
        bad = word.lemma in v.NEGATIVE or word.lower in v.NEGATIVE
        if good == bad:
            continue
        flips = (i in negated) != (i > reversed_from)
        yield _cue(Stance.POSITIVE if good != flips else Stance.NEGATIVE, words, i)
    if reversed_from < last and reversed_from not in negated:
        yield _cue(Stance.POSITIVE, words, reversed_from)


_FRAMES: tuple[tuple[Stance, re.Pattern[str]], ...] = tuple(
    (stance, re.compile(rf"(?<![^ ])(?:{pattern})(?![^ ])"))
    for stance, pattern in (
        (Stance.PROPOSAL, r"(?:det )?(?:vore|skulle vara|hade varit) (?:\w+ ){0,2}(?:bra|bättre|fint|kul|toppen|önskvärt|lättare|enklare|skönt)"),
        (Stance.PROPOSAL, r"(?:hade|skulle) (?:\w+ ){0,2}(?:behövt|velat|önskat|vilja ha|vilja se)"),
        (Stance.PROPOSAL, r"(?:mitt|vårt|ett) (?:råd|förslag|tips)|(?:nästa gång|framöver|i fortsättningen|framåt)|man kunde|skulle man kunna|se till att|det räcker med att"),
        (Stance.WISH, r"(?:på|i) (?:lång )?sikt|i förlängningen|i bästa fall|det vi (?:vill|är ute efter)|ska (?:kunna|få|slippa|bli|känna|veta|ha|våga|vara)|drömmen|tanken är|visionen"),
        (Stance.COMPARISON, r"än (?:förr|förut|tidigare|innan|någonsin|vad|i fjol|vi)|jämfört med|förr (?:var|så|fick|satt|kunde)|(?:förut|innan|tidigare) (?:så |var|fick|satt|hade|kunde)|nu (?:är|kan|får|har|ser|vet|så)|till skillnad"),
        (Stance.CAUSE, r"(?:det som )?gör (?:ju |också |)att|gjort (?:ju |)att|gjorde (?:ju |)att|tack vare|beror (?:ju |nog |väl |)på|på grund av|därför att|leder till|vilket gör|på så sätt"),
        (Stance.HABIT, r"(?:en|två|tre|fyra) gång(?:er)? (?:i|om|per) \w+|en gång i \w+|på (?:måndagar|tisdagar|onsdagar|torsdagar|fredagar)"),
        (Stance.CONDITION, r"om (?:vi|man|de|jag|det|inte|någon)|ifall|i så fall|hade (?:vi|inte|det|man|jag)"),
        (Stance.CONCESSION, r"även om|trots att|fastän"),
        (Stance.REPORTED, r"(?:sa|säger|sade|undrade|frågade|skrev) (?:hon|han|de|dom|man|jag|vi|en)|så här|jaha|(?:hon|han|de|dom|man) (?:säger|sa|undrar|frågar)"),
        (Stance.QUESTION, r"(?:hur|vad|vem|var|när) (?:ska|kan|gör|är|blir) (?:vi|man|jag|det|de)"),
        (Stance.FEAR, r"tänk om|vad händer (?:när|om|sen|då)|faller (?:det|allt) (?:ihop|tillbaka)"),
    )
)  # fmt: skip


def _framed(words: Sequence[Word], first: int, last: int, _negated: frozenset[int]) -> Iterable[Cue]:
    """Fixed frames of several words, over the clause's words without fillers."""
    kept = [i for i in range(first, last) if words[i].is_word and words[i].lower not in _SKIPPED]
    starts, at = {}, 0
    for i in kept:
        starts[at] = i
        at += len(words[i].lower) + 1
    text = " ".join(words[i].lower for i in kept)
    for stance, pattern in _FRAMES:
        for match in pattern.finditer(text):
            inside = [i for place, i in starts.items() if match.start() <= place < match.end()]
            if inside:
                yield _cue(stance, words, inside[0], inside[-1])


_SKIPPED = frozenset("eh öh äh hm mm liksom typ alltså ju väl ba asså".split())
_FINDERS = (_lexical, _modal, _temporal, _evaluation, _framed)
