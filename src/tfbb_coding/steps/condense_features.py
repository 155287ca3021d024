"""What speaks for keeping a word of a unit: features of the piece that it stands in, and of the word itself.

Every feature has a name that a person can read and a value between about 0 and 1, so that the table of weights
(``data/condensing.tsv``, made by ``tools/weigh_condensing.py``) tells what the proposals are made by. None knows a theme's name: a theme is known by
the stances that the codebook asks for in it.
"""

import math
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from tfbb_coding.model.text import Span
from tfbb_coding.steps.condense_meanings import Told, meaning_features, told_by
from tfbb_coding.swedish.disfluency import Token
from tfbb_coding.swedish.meanings import meanings
from tfbb_coding.swedish.pieces import AND, SUBJECTS, Piece, Pieces, opening
from tfbb_coding.swedish.stance import Analysis, analyse
from tfbb_coding.swedish.verbs import is_clause_verb, is_imperative
from tfbb_coding.swedish.vocabulary import BACKCHANNEL, NEGATORS
from tfbb_coding.swedish.words import lemma

Features = Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Weight:
    """A place in the unit and how much it speaks for the theme."""

    span: Span
    weight: float


_LONG_WORD = 4
_WANTING = frozenset("är var har hade ska skulle blir blev kan kunde måste vill ville får fick".split())
_SHORT, _SHORT_SENTENCE = 3, 5  # words
_EMPTY = BACKCHANNEL | frozenset(
    "vara ha bli att som och men den det de en ett i på av till för med om jag du vi ni man han hon sig ska vilja kunna få göra gå komma ta säga "
    "sedan när där här hur vad vilken någon all annan eller utan från hos mot under över vid upp ut in ner kring efter innan än bara också så nu ju "
    "mycket lite mer många del sådan denna detta sätt sak ting gång tro tycka tänka känna finnas skulle å ja nej dom min din sin vår eran också redan".split()
)
_TURNS = {
    "men": "men", "fast": "men", "utan": "utan", "därför": "because", "eftersom": "because", "för": "because", "så": "so", "då": "then", "sen": "then",
    "sedan": "then", "nu": "now",
}  # fmt: skip
_BEFORE = frozenset("förut förr innan tidigare först början".split())
_MODALS = frozenset(
    "kan kunde får fick går gick ska skulle vill ville hinner hann vågar vågade orkar orkade behöver behövde vet visste måste har hade är".split()
)
_QUOTES = frozenset({'"', "”", "“", "»"})
_ASKING = frozenset("vad vem hur när vilka var varför".split())
_NUMBERS = frozenset(
    "en ett två tre fyra fem sex sju åtta nio tio elva tolv tretton fjorton femton sexton sjutton arton nitton tjugo trettio fyrtio femtio sextio "
    "sjuttio åttio nittio hundra tusen procent hälften".split()
) - {"en", "ett"}
_CORE_WORDS = frozenset(
    "viktig avgörande hemlighet idé poäng grund grundproblem nyckel kärna egentligen därför syfte mål målsättning tanke mening dröm ambition vision "
    "problem svårighet utmaning hinder lösning råd förslag slutsats vinst styrka resultat framgångsfaktor skillnad behov önskemål huvudsak".split()
)
_BRINGS_IN = frozenset(
    {("jag", "hade"), ("det", "var"), ("vi", "hade"), ("det", "är"), ("jag", "har"), ("jag", "satt"), ("jag", "minns"), ("vi", "fick"), ("jag", "träffade"), ("det", "kom")}
)  # fmt: skip
_ONCE = frozenset(
    {
        ("förra", "veckan"),
        ("en", "gång"),
        ("i", "fredags"),
        ("i", "måndags"),
        ("i", "tisdags"),
        ("i", "onsdags"),
        ("i", "torsdags"),
        ("häromdagen", "kom"),
    }
)
_TOO = frozenset(
    (word, degree)
    for word in ("är", "var", "blir", "blev")
    for degree in ("för", "så", "mer", "bättre", "lättare", "svårt", "viktigt", "bra", "enklare", "inte")
)
_OBJECTS = frozenset("det den dem dom".split())
_TALK = frozenset("säga fråga undra skratta prata berätta heta tänka minnas låta".split())
_SIMILE = (("som", "en"), ("som", "ett"), ("som", "om"), ("ungefär", "som"), ("höll", "på"), ("är", "som"))
_META = frozenset(
    {("jag", "vet"), ("vet", "inte"), ("jag", "minns"), ("det", "vet"), ("skriv", "inte"), ("jag", "lovar"), ("jag", "menar"), ("höll", "jag"), ("man", "säga"),
     ("jag", "tror"), ("jag", "tycker"), ("tror", "jag"), ("tycker", "jag"), ("ska", "jag"), ("förstår", "du")}
)  # fmt: skip
_OUTCOME = frozenset(
    {("gjort", "att"), ("gör", "att"), ("gjorde", "att"), ("beror", "på"), ("så", "då"), ("och", "då"), ("så", "nu"), ("är", "därför"), ("det", "som"), ("är", "det"),
     ("blir", "det"), ("blev", "det"), ("i", "stället"), ("till", "slut"), ("nästa", "gång"), ("handlar", "om")}
)  # fmt: skip
_ADVERBS = frozenset(
    "ju väl liksom faktiskt verkligen egentligen ändå också bara lite ganska rätt väldigt jätte nog kanske då så sen sedan nu ungefär typ precis "
    "naturligtvis såklart förstås självklart tydligen annars alltså fortfarande redan just helt även dessutom nånstans nån någon sån sådan sånt där här "
    "egentligen bra mycket mest kanske däremot åtminstone hela plötsligt direkt gärna".split()
)
_PREPOSITIONS = frozenset(
    "i på av till för med om från hos mot under över vid kring efter innan bland genom utan mellan åt enligt före sedan per runt".split()
)
_DETERMINERS = frozenset("en ett den det de dom denna detta dessa min mitt mina din sin sitt sina vår vårt våra deras hans hennes".split())
_THEIR = frozenset("den det de dom han hon dem honom henne denna detta dessa där dit".split())


BENT = 0.5  # how much of a feature's value counts by the kind of theme: what 300 units can tell of five kinds is less than of all
BENT_MEANING = 0.3  # the same for what words mean, of which there is more to tell
_BY_THEME = frozenset(
    ("early", "late", "first sentence", "last sentence", "negated", "ability denied", "att", "proposal", "wish", "done", "now", "outcome", "cause", "so", "men", "past",
     "present", "number", "imperative", "long unit", "we do", "I", "change", "comparison", "positive", "negative")
)  # fmt: skip


_SEEN_FROM_NEXT = _BY_THEME | frozenset(
    (
        "no verb",
        "length",
        "share of the evidence",
        "most evidence",
        "says much",
        "opens its sentence",
        "needs the one before",
        "asks",
        "quotes",
        "comes back",
        "new",
        "short",
    )
)


def content(word: str) -> str:
    """The lemma of a word that says something by itself, the empty string for others."""
    base = lemma(word)
    return "" if base in _EMPTY or word in _EMPTY or not (len(word) >= _LONG_WORD or word.isupper()) else base


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit as its features are told from: its pieces, the stances heard in it, its coding's evidence, what the theme asks for, and the question."""

    found: Pieces
    analysis: Analysis
    weights: Sequence[Weight]
    stances: Mapping[str, float]
    often: Counter[str]
    asked: frozenset[str]
    evidence: float
    shares: tuple[float, ...]
    told: Told

    @property
    def bent(self) -> str:
        """The stance that the theme asks for most: what kind of theme it is."""
        return max(self.stances, key=lambda s: (self.stances[s], s), default="") if self.stances else ""


def unit_of(found: Pieces, weights: Sequence[Weight], stances: Mapping[str, float], question: str) -> Unit:
    """The unit with what its features are counted from."""
    often = Counter(base for piece in found.pieces for word in found.words(piece) if (base := content(word)))
    asked = frozenset(base for word in question.lower().split() if (base := content(word.strip(".,?!"))))
    evidence = sum(weight.weight for weight in weights if weight.weight > 0)
    shares = tuple(evidence_in(weights, place_of(found, piece))[0] for piece in found.pieces)
    return Unit(found, analyse(found.text), weights, stances, often, asked, evidence, shares, told_by(found))


def place_of(found: Pieces, piece: Piece) -> Span:
    """Where in the text the piece's kept words stand."""
    return Span(found.tokens[piece.kept[0]].start, found.tokens[piece.kept[-1]].end)


def shared_features(unit: Unit) -> list[dict[str, float]]:
    """The features that all words of a piece share, piece by piece: its own, how it begins and ends, and some of the pieces around."""
    own = [piece_features(unit, n) for n in range(len(unit.found.pieces))]
    return [{**features, **dict(_edges(unit, n)), **dict(_around(own, n))} for n, features in enumerate(own)]


def _edges(unit: Unit, n: int) -> Iterator[tuple[str, float]]:
    words = unit.found.words(unit.found.pieces[n])
    bare = words[opening(words) :]
    yield f"begins {bare[0]}", 0.6
    yield f"begins {' '.join(bare[:2])} ..", 0.6
    yield f"ends {lemma(words[-1])}", 0.4


def _around(own: Sequence[Features], n: int) -> Iterator[tuple[str, float]]:
    for step, where in ((-1, "before"), (1, "after")):
        if 0 <= n + step < len(own):
            yield from ((f"{name}, {where}", 0.5 * value) for name, value in own[n + step].items() if value and name in _SEEN_FROM_NEXT)


def piece_features(unit: Unit, n: int) -> dict[str, float]:
    """The features of piece ``n`` by itself."""
    features: dict[str, float] = {}
    for part in (_position, _shape, _turns, _heard, _said, _aside):
        features.update(part(unit, n))
    meant = dict(meaning_features(unit.told, n, sum(bool(content(word)) for word in unit.found.words(unit.found.pieces[n]))))
    bent = unit.bent
    if bent:
        features.update({f"{bent}: {name}": BENT * value for name, value in features.items() if name in _BY_THEME and value})
        features.update({f"{bent}: {name}": BENT_MEANING * value for name, value in meant.items() if value})
    return {**features, **meant}


def _position(unit: Unit, n: int) -> Iterator[tuple[str, float]]:
    pieces = unit.found.pieces
    sentences = pieces[-1].sentence
    at = (n + 0.5) / len(pieces)
    yield "early", max(0.0, 1 - 2 * at)
    yield "late", max(0.0, 2 * at - 1)
    yield "long unit", math.log(sum(piece.length for piece in pieces) / 50)
    yield "first piece", float(n == 0)
    yield "last piece", float(n == len(pieces) - 1)
    if sentences:
        yield "first sentence", float(pieces[n].sentence == 0)
        yield "last sentence", float(pieces[n].sentence == sentences)
        yield "last sentence but one", float(pieces[n].sentence == sentences - 1)
    yield "opens its sentence", float(n == 0 or pieces[n - 1].sentence != pieces[n].sentence)
    yield "ends its sentence", float(n + 1 == len(pieces) or pieces[n + 1].sentence != pieces[n].sentence)


def _shape(unit: Unit, n: int) -> Iterator[tuple[str, float]]:
    piece = unit.found.pieces[n]
    words = unit.found.words(piece)
    bare = words[opening(words) :]
    yield "no verb", float(not piece.finite)
    yield "needs the one before", float(piece.head is not None)
    yield "fronts", float(piece.leads)
    yield "points back", float(piece.refers)
    yield "length", math.log(max(1, piece.length) / 6)
    yield "one word", float(piece.length == 1)
    yield "breaks off", float(breaks_off(words))
    yield "clause without its main clause", float(lone_clause(unit.found, n))
    yield "short", float(piece.length < _SHORT)
    yield (
        "short sentence",
        float(
            piece.length < _SHORT_SENTENCE and all(other.sentence != piece.sentence for m, other in enumerate(unit.found.pieces) if m != n)
        ),
    )
    yield "att", float("att" in bare[:2])
    yield "relative", float(bare[0] in {"som", "där", "vilket"})
    yield "condition", float(bare[0] in {"om", "när"})
    yield "imperative", float(is_imperative(bare[0]) and bare[1:2] != [] and bare[1] not in SUBJECTS)


def breaks_off(words: Sequence[str]) -> bool:
    """Whether the words end at a verb that wants more: "på kontoret har hon", "sekretessen är"."""
    if len(words) < _SHORT:
        return False
    subject = words[-1] in {"jag", "vi", "man", "hon", "han", "dom", "de"}
    return words[-1] in _WANTING or (subject and words[-2] in _WANTING)


def lone_clause(found: Pieces, n: int) -> bool:
    """Whether the piece is a subordinate clause that is a sentence by itself: "När dom öppnar."."""
    piece, words = found.pieces[n], found.words(found.pieces[n])
    alone = all(other.sentence != piece.sentence for m, other in enumerate(found.pieces) if m != n)
    return alone and words[opening(words)] in {"när", "om", "innan", "eftersom", "medan", "fast", "som"}


def _turns(unit: Unit, n: int) -> Iterator[tuple[str, float]]:
    pieces = unit.found.pieces
    words = unit.found.words(pieces[n])
    for word in words[:2]:
        if word in _TURNS:
            yield _TURNS[word], 1.0
    if n + 1 < len(pieces):
        turn = next((_TURNS[word] for word in unit.found.words(pieces[n + 1])[:1] if word in _TURNS), "")
        if turn in {"men", "utan"}:
            yield "turned from", 1.0
        elif turn:
            yield f"before {turn}", 1.0
    later = [unit.found.words(piece)[:2] for piece in pieces[n + 1 :]]
    yield "a turn comes", float(any("men" in some or "fast" in some for some in later))
    earlier = [unit.found.words(piece)[:2] for piece in pieces[:n]]
    yield "after a turn", float(any("men" in some or "fast" in some for some in earlier))
    yield "before", float(any(word in _BEFORE for word in words))


def _heard(unit: Unit, n: int) -> Iterator[tuple[str, float]]:
    """Stances and evidence."""
    place = place_of(unit.found, unit.found.pieces[n])
    said = {cue.stance for clause in unit.analysis.clauses for cue in clause.cues if place.start <= cue.start < place.end}
    for stance in said:
        yield str(stance).replace("_", " "), 1.0
    asked = [unit.stances[stance] for stance in said if stance in unit.stances]
    yield "stances asked for", sum(weight for weight in asked if weight > 0)
    yield "stances not asked for", -sum(weight for weight in asked if weight < 0)
    for_it, against = evidence_in(unit.weights, place)
    yield "evidence", math.log1p(for_it)
    yield "share of the evidence", for_it / unit.evidence if unit.evidence else 0.0
    yield "evidence against", math.log1p(against)
    shares = unit.shares
    yield "most evidence", float(for_it > 0 and for_it == max(shares))
    sentence = unit.found.pieces[n].sentence
    yield (
        "share of the evidence, sentence",
        (
            sum(share for share, piece in zip(shares, unit.found.pieces, strict=True) if piece.sentence == sentence) / unit.evidence
            if unit.evidence
            else 0.0
        ),
    )
    yield "evidence after", sum(shares[n + 1 :]) / unit.evidence if unit.evidence else 0.0


def evidence_in(weights: Sequence[Weight], place: Span) -> tuple[float, float]:
    """The evidence for and against that stands there; of what reaches further, that part."""
    for_it = against = 0.0
    for weight in weights:
        shared = min(place.end, weight.span.end) - max(place.start, weight.span.start)
        if shared > 0:
            part = weight.weight * shared / max(1, len(weight.span))
            for_it, against = for_it + max(0.0, part), against + max(0.0, -part)
    return for_it, against


def _said(unit: Unit, n: int) -> Iterator[tuple[str, float]]:
    words = unit.found.words(unit.found.pieces[n])
    said = {base for word in words if (base := content(word))}
    pairs = set(pairwise(words))
    yield "says much", len(said) / len(words)
    yield "says nothing", float(not said)
    yield "says one thing", float(len(said) == 1)
    earlier = {base for piece in unit.found.pieces[:n] for word in unit.found.words(piece) if (base := content(word))}
    for base in {lemma(word) for word in words}:
        yield f"with {base}", 0.5
    yield "new", len(said - earlier) / max(1, len(said))
    own = unit.found.pieces[n].sentence
    whole = sum(piece.length for piece in unit.found.pieces)
    yield "share of the unit", unit.found.pieces[n].length / whole
    yield "share of the unit, sentence", sum(piece.length for piece in unit.found.pieces if piece.sentence == own) / whole
    yield "comes back", sum(unit.often[base] > 1 for base in said) / max(1, len(said))
    yield "answers", sum(base in unit.asked for base in said) / max(1, len(said))
    told = next((m for m, piece in enumerate(unit.found.pieces) if _begins_a_story(unit.found.words(piece))), None)
    yield "begins a story", float(told == n)
    yield "in a story", float(told is not None and n > told)
    yield "before a story", float(told is not None and n < told)
    yield "too much or too little", float(bool(pairs & _TOO))
    yield "empty verb and it", float(len(said) <= 1 and any(word in _OBJECTS for word in words[2:]))
    yield "core", float(any(lemma(word) in _CORE_WORDS for word in words))
    yield "outcome", float(bool(pairs & _OUTCOME))
    yield "number", float(any(word in _NUMBERS or word[:1].isdigit() for word in words))
    denied = any(word in NEGATORS for word in words)
    yield "ability denied", float(denied and any(word in _MODALS for word in words))
    yield "we do", float("vi" in words)
    yield "I", float("jag" in words)
    yield "one", float("man" in words)
    yield "he or she", float(any(word in {"han", "hon"} for word in words))
    yield "they", float(any(word in {"dom", "de"} for word in words))
    yield "it", float(any(word in {"det", "den"} for word in words[:2]))
    yield "somebody named", float(any(word[:1] == "[" for word in words))
    yield "always or never", float(any(word in {"alltid", "aldrig", "alla", "ingen", "varje", "allt", "inget"} for word in words))


def _begins_a_story(words: Sequence[str]) -> bool:
    """Whether somebody or something is brought in: "jag hade en pappa", "det var en kille", "i förra veckan kom"."""
    bare = words[opening(words) :]
    brought = tuple(bare[:2]) in _BRINGS_IN and any(word in {"en", "ett", "två", "några"} for word in bare[2:4])
    return brought or any(pair in _ONCE for pair in pairwise(bare[:6]))


def _aside(unit: Unit, n: int) -> Iterator[tuple[str, float]]:
    found, piece = unit.found, unit.found.pieces[n]
    words = found.words(piece)
    pairs = set(pairwise(words))
    marks = [found.tokens[i].lower for i in range(piece.first, piece.last) if not found.tokens[i].is_word]
    yield "asks", float("?" in marks or (words[0] in _ASKING and any(is_clause_verb(word) for word in words[1:2])))
    yield "quotes", float(_quoted(found, piece))
    yield "of what was said", float(any(lemma(word) in _TALK for word in words))
    yield "simile", float(any(pair in pairs for pair in _SIMILE))
    yield "about the talk", float(bool(pairs & _META))
    yield "exclaims", float("!" in marks)


def _quoted(found: Pieces, piece: Piece) -> bool:
    """Whether the piece begins within quotation marks."""
    before = sum(token.lower in _QUOTES for token in found.tokens[: piece.kept[0]])
    return before % 2 == 1 and any(token.lower in _QUOTES for token in found.tokens[piece.kept[0] :])


def word_features(unit: Unit, n: int, at: int) -> dict[str, float]:
    """The features of word number ``at`` of piece ``n`` alone."""
    piece, found = unit.found.pieces[n], unit.found
    words = found.words(piece)
    word = words[at]
    base = content(word)
    features = {"w content": float(bool(base)), "w again": float(unit.often[base] > 1), "w answers": float(base in unit.asked)}
    token: Token = found.tokens[piece.kept[at]]
    for_it, _against = evidence_in(unit.weights, Span(token.start, token.end))
    features["w evidence"] = min(1.0, for_it)
    features["w tie"] = float(at < opening(words))
    features["w adverb"] = float(word in _ADVERBS)
    features[f"w {word}"] = float(word in _OWN)
    features[f"is {lemma(word)}"] = 1.0
    features["w verb"] = float(is_clause_verb(word))
    features["w preposition"] = float(word in _PREPOSITIONS)
    features["w after preposition"] = float(at > 0 and words[at - 1] in _PREPOSITIONS)
    features["w after preposition and another"] = float(at > 1 and words[at - 2] in _PREPOSITIONS)
    features["w determiner"] = float(word in _DETERMINERS)
    features["w pointing"] = float(word in _THEIR)
    features["w number"] = float(word in _NUMBERS or word[:1].isdigit())
    features["w denies"] = float(word in NEGATORS)
    features["w subject"] = float(word in SUBJECTS)
    features["w far in"] = min(1.0, at / 12)
    features["w long"] = min(1.0, len(word) / 12)
    features["w after and"] = float(at > 0 and words[at - 1] in AND)
    features.update((f"w m {name}", 1.0) for name in meanings(word))
    return features


_OWN = frozenset("och å men att som så då ju när om sen nu inte för det där här också bara".split())
