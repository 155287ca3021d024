"""The clauses of a unit that carry a theme, in at most so many words.

The pieces of the unit (:mod:`tfbb_coding.swedish.pieces`) are weighed: by the coding's evidence in them, by stances that the codebook asks for
in the theme, by words that the unit comes back to, and by how much they say. Of all sets that fit and in which no piece lacks what it cannot stand
without, the one that weighs most is taken: an exact search over few pieces, so that the same unit always gives the same extract.
"""

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from tfbb_coding.model.text import Span, word_count
from tfbb_coding.swedish.disfluency import ALWAYS, HARD
from tfbb_coding.swedish.pieces import AND, Piece, Pieces, cut, opening, starts_clause
from tfbb_coding.swedish.stance import Analysis, analyse
from tfbb_coding.swedish.verbs import is_finite
from tfbb_coding.swedish.vocabulary import BACKCHANNEL, NEGATORS
from tfbb_coding.swedish.words import lemma

MOST_WORDS = 25
LEAST_BUDGET = 15  # words: whole clauses that carry anything need so many, however short the unit
SHARE = 0.45  # of the unit's words
OVER = 0.06  # what each word beyond that costs
MOST_CHOSEN = 7
MOST_PIECES = 18  # among which the best set is looked for; of a longer unit those that weigh most

_STANCE = 0.5  # weight of a stance that the theme asks for, in the codebook's weight
_WORD = 0.12  # weight of a word that says something
_AGAIN = 0.1  # weight of a word that the unit or the question comes back to
_NEXT_TO = 0.03  # for each word of a piece that follows the one before it: together they say more
_CLOSE = 0.25  # at most
_LEFT_BETWEEN = 0.2  # what it costs to leave out something between a piece and the one it belongs to
_LACKING = 0.6  # what it costs to leave out a clause that no mark parts from the one before
_NEW_RUN = 0.3  # what it costs to leap
_POINTS_BACK = 1.0  # what it costs to leave out what a pronoun points to
_ASIDE = 0.8  # what it costs to quote, to ask, or to say who one is
_FIRST, _LAST = 0.8, 0.3
_CORE = 0.6  # words by which speakers say what matters to them
_TURNS = {"men": 0.5, "utan": 0.4, "därför": 0.4, "så": 0.2}  # what comes after these is what one is after
_META = frozenset(
    {("jag", "vet"), ("vet", "inte"), ("jag", "minns"), ("det", "vet"), ("skriv", "inte"), ("jag", "lovar"), ("jag", "menar")}
)
_MAY_END = AND | {"som", "att", "när", "för", "så", "eftersom", "där", "utan"}  # before these
_TYING = frozenset({"och", "å", "att", "som", "men", "eller", "en", "ett", "mer"})  # no comma after these
_BREAKS = frozenset({"–", "—", "-", "...", "..", "…"})
_DENIED = 0.2
_LONG_WORD = 4
_CORE_WORDS = frozenset(
    "viktig avgörande hemlighet idé poäng grund grundproblem nyckel kärna egentligen därför syfte mål målsättning tanke mening dröm ambition vision "
    "problem svårighet utmaning hinder lösning råd förslag slutsats vinst styrka resultat framgångsfaktor skillnad behov önskemål huvudsak".split()
)

_EMPTY = BACKCHANNEL | frozenset(
    "vara ha bli att som och men den det de en ett i på av till för med om jag du vi ni man han hon sig ska vilja kunna få göra gå komma ta säga "
    "sedan när där här hur vad vilken någon all annan eller utan från hos mot under över vid upp ut in ner kring efter innan än bara också så nu ju "
    "mycket lite mer många del sådan denna detta sätt sak ting gång tro tycka tänka känna finnas skulle å ja nej dom min din sin vår eran också redan".split()
)


@dataclass(frozen=True, slots=True)
class Weight:
    """A place in the unit and how much it speaks for the theme."""

    span: Span
    weight: float


def extract(
    text: str, *, weights: Sequence[Weight] = (), stances: Mapping[str, float] | None = None, question: str = "", most: int = MOST_WORDS
) -> str:
    """The unit's main sense in its own words: at most ``most``, empty where nothing is said.

    ``weights`` are the coding's evidence with places in ``text``; ``stances`` what the theme sounds like.

    >>> extract("Ja, alltså, vi, vi hann liksom aldrig prata med lärarna.")
    'Vi hann aldrig prata med lärarna.'
    """
    found = cut(text)
    if not found.pieces or all(word in BACKCHANNEL for piece in found.pieces for word in found.words(piece)):
        return ""
    total = sum(piece.length for piece in found.pieces)
    budget = min(most, max(LEAST_BUDGET, round(SHARE * word_count(text))))
    if total <= LEAST_BUDGET:
        return _compose(found, list(range(len(found.pieces))))
    scores = _scores(found, weights, stances or {}, question)
    chosen = _best(found.pieces, scores, budget, most) or _shortened(found, scores, most)
    return _compose(found, chosen) if isinstance(chosen, list) else chosen


def content(word: str) -> str:
    """The lemma of a word that says something by itself, the empty string for others."""
    base = lemma(word)
    return "" if base in _EMPTY or word in _EMPTY or not (len(word) >= _LONG_WORD or word.isupper()) else base


def _scores(found: Pieces, weights: Sequence[Weight], stances: Mapping[str, float], question: str) -> list[float]:
    """What each piece weighs."""
    analysis = analyse(found.text) if stances else None
    lemmas = [[base for word in found.words(piece) if (base := content(word))] for piece in found.pieces]
    often = Counter(base for some in lemmas for base in some)
    asked = {base for word in question.lower().split() if (base := content(word.strip(".,?!")))}
    last = found.pieces[-1].sentence
    first = next((number for number, piece in enumerate(found.pieces) if piece.finite), 0)
    scores = []
    for number, piece in enumerate(found.pieces):
        said = lemmas[number]
        score = _WORD * len(set(said)) + _AGAIN * sum(often[base] > 1 or base in asked for base in set(said))
        score += _evidence(found, piece, weights) + _STANCE * _stance(found, analysis, piece, stances) - _ASIDE * _aside(found, piece)
        score += _FIRST * (number == first) + _LAST * (piece.sentence == last and number + 1 == len(found.pieces))
        score += _CORE * _core(found.words(piece))
        if piece.finite and any(word in NEGATORS for word in found.words(piece)):
            score += _DENIED
        score += _TURNS.get(found.tokens[found.pieces[number].first].lower, 0.0) if number else 0.0
        scores.append(score)
    return scores


def _core(words: Sequence[str]) -> bool:
    """Whether the words say that this is what matters: "målet är", "det handlar om", "det är att"."""
    pairs = set(pairwise(words))
    return any(lemma(word) in _CORE_WORDS for word in words) or bool(pairs & {("är", "att"), ("handlar", "om"), ("handlade", "om")})


def _place(found: Pieces, piece: Piece) -> Span:
    return Span(found.tokens[piece.kept[0]].start, found.tokens[piece.kept[-1]].end)


def _evidence(found: Pieces, piece: Piece, weights: Sequence[Weight]) -> float:
    """The evidence that stands in the piece; of what reaches over several pieces, the piece's share."""
    place = _place(found, piece)
    total = 0.0
    for weight in weights:
        shared = min(place.end, weight.span.end) - max(place.start, weight.span.start)
        if shared > 0:
            total += weight.weight * shared / max(1, len(weight.span)) * (1 if weight.weight > 0 else 0.5)
    return total


def _stance(found: Pieces, analysis: Analysis | None, piece: Piece, stances: Mapping[str, float]) -> float:
    if analysis is None:
        return 0.0
    place = _place(found, piece)
    said = {cue.stance for clause in analysis.clauses for cue in clause.cues if place.start <= cue.start < place.end}
    return sum(weight for stance, weight in stances.items() if stance in said)


def _aside(found: Pieces, piece: Piece) -> float:
    """Whether the piece quotes, asks, or comes from a speech within the speech."""
    marks = [found.tokens[i].lower for i in range(piece.first, piece.last) if not found.tokens[i].is_word]
    before = found.tokens[piece.first - 1].lower if piece.first else ""
    words = found.words(piece)
    asks = words[0] in {"vad", "vem", "hur", "när", "vilka", "var", "varför"} and any(is_finite(word) for word in words[1:2])
    return float(tuple(words[:2]) in _META or asks) + float("?" in marks) + float(any(mark in '"”“' for mark in [*marks, before] if mark))


def _best(pieces: Sequence[Piece], scores: Sequence[float], budget: int, most: int) -> list[int]:
    """The numbers of the pieces that together weigh most, empty where none fits into ``most`` words; those beyond ``budget`` must be worth it."""
    allowed = _worth_trying(pieces, scores)
    clauses = frozenset(piece.sentence for piece in pieces if piece.finite)
    best: tuple[float, list[int]] = (-math.inf, [])

    def walk(n: int, chosen: list[int], words: int, score: float) -> None:
        nonlocal best
        leading = bool(chosen) and pieces[chosen[-1]].leads and chosen[-1] == n - 1
        worth = score - OVER * max(0, words - budget)
        if chosen and not leading and worth > best[0] + 1e-9 and _whole(pieces, chosen, clauses):
            best = worth, list(chosen)
        for i in range(n, len(pieces)) if len(chosen) < MOST_CHOSEN else ():
            if (leading and i > n) or (i not in allowed and not leading):
                if leading:
                    return
                continue
            piece = pieces[i]
            used = words + piece.length
            if used > most or (piece.head is not None and piece.head not in chosen):
                continue
            chosen.append(i)
            walk(i + 1, chosen, used, score + scores[i] + _joined(pieces, chosen))
            chosen.pop()

    walk(0, [], 0, 0.0)
    return best[1]


def _whole(pieces: Sequence[Piece], chosen: Sequence[int], clauses: frozenset[int]) -> bool:
    """Whether a clause is taken of every sentence that has one and of which anything is taken."""
    return {pieces[i].sentence for i in chosen} & clauses <= {pieces[i].sentence for i in chosen if pieces[i].finite}


def _worth_trying(pieces: Sequence[Piece], scores: Sequence[float]) -> frozenset[int]:
    """The heaviest pieces and those that they cannot stand without."""
    ranked = sorted(range(len(pieces)), key=lambda i: (-scores[i], i))[:MOST_PIECES]
    allowed = set(ranked)
    for i in ranked:
        head = pieces[i].head
        while head is not None:
            allowed.add(head)
            head = pieces[head].head
        if pieces[i].leads and i + 1 < len(pieces):
            allowed.add(i + 1)
    return frozenset(allowed)


def _joined(pieces: Sequence[Piece], chosen: Sequence[int]) -> float:
    """What the last chosen piece gains or loses by what stands before it, and what it will lack if the next one is left out."""
    i = chosen[-1]
    lacking = _LACKING * ((i + 1 < len(pieces) and pieces[i + 1].bound) - pieces[i].bound)
    if len(chosen) == 1:
        return -lacking - (_POINTS_BACK if pieces[i].refers and i else 0.0)
    if chosen[-2] == i - 1:
        return min(_CLOSE, _NEXT_TO * pieces[i].length) - lacking
    if pieces[i].head is not None:
        return -lacking - _LEFT_BETWEEN
    return -lacking - _NEW_RUN - (_POINTS_BACK if pieces[i].refers else 0.0)


def _shortened(found: Pieces, scores: Sequence[float], most: int) -> str:
    """Where no piece fits: the heaviest one up to the last place before the limit where a clause or a phrase may end."""
    heaviest = max(range(len(found.pieces)), key=lambda i: (scores[i], -i))
    kept = found.pieces[heaviest].kept
    kept = kept[opening(found.words(found.pieces[heaviest])) :]
    fits = next((n for n in range(len(kept)) if sum(len(found.tokens[i].lower.split()) for i in kept[: n + 1]) > most), len(kept))
    ends = [n for n in range(1, min(fits, len(kept) - 1) + 1) if found.tokens[kept[n]].lower in _MAY_END]
    end = ends[-1] if ends else fits
    return _sentence(found, kept[:end])


def _compose(found: Pieces, chosen: Sequence[int]) -> str:
    """The chosen pieces as text: what stood together stays together, what did not becomes sentences of its own."""
    sentences: list[str] = []
    run: list[int] = []
    for place, i in enumerate(chosen):
        piece = found.pieces[i]
        previous = chosen[place - 1] if place else None
        fresh = previous is None or (previous != i - 1 and piece.head is None) or found.pieces[previous].sentence != piece.sentence
        if fresh and run:
            sentences.append(_sentence(found, run))
            run = []
        tie = opening(found.words(piece)) if fresh and previous != i - 1 else 0
        run += piece.kept[tie:]
    if run:
        sentences.append(_sentence(found, run))
    return " ".join(sentence for sentence in sentences if sentence)


def _sentence(found: Pieces, kept: Sequence[int]) -> str:
    if _broken_off(found, kept[-1]):
        return _finished(_rendered(found, kept), " ...")
    asked = any(token.lower == "?" for token in found.tokens[kept[-1] + 1 : kept[-1] + 3] if not token.is_word)
    return _finished(_rendered(found, kept), "?" if asked and found.tokens[kept[-1] + 1].lower in {"?", '"', "”"} else ".")


def _broken_off(found: Pieces, last: int) -> bool:
    """Whether the speaker stops in the middle after that word: "sedan kan en mentor –". It must not look like a whole sentence."""
    after = [token.lower for token in found.tokens[last + 1 : last + 3]]
    return after[:1] != [] and after[0] in _BREAKS and after[1:] in ([], ["\n"])


def _rendered(found: Pieces, kept: Sequence[int]) -> str:
    """Words with the marks that stand between them; where words are left out, at most one comma."""
    quoted = _whole_quotes(found, kept)
    parts: list[str] = []
    for place, i in enumerate(kept):
        token = found.tokens[i]
        if place:
            parts.append(_between(found, kept[place - 1], i, quoted))
        elif i and i - 1 in quoted:
            parts.append(found.text[found.tokens[i - 1].start : found.tokens[i - 1].end])
        parts.append(found.text[token.start : token.end].rstrip("-"))
    if kept and kept[-1] + 1 in quoted:
        parts.append(found.text[found.tokens[kept[-1] + 1].start : found.tokens[kept[-1] + 1].end])
    return "".join(parts)


def _whole_quotes(found: Pieces, kept: Sequence[int]) -> frozenset[int]:
    """Quotation marks of which both, and all words between, stay."""
    inside = set(kept)
    marks = [i for i, token in enumerate(found.tokens) if token.lower in {'"', "”", "“", "»"}]
    whole: set[int] = set()
    for opened, closed in zip(marks[::2], marks[1::2], strict=False):
        if inside and min(inside) <= opened + 1 and closed - 1 <= max(inside):
            words = [i for i in range(opened, closed) if found.tokens[i].is_word]
            if words and all(i in inside for i in words):
                whole |= {opened, closed}
    return frozenset(whole)


def _between(found: Pieces, before: int, after: int, quoted: frozenset[int]) -> str:
    """What stands between two words that stay."""
    tokens = found.tokens
    if after == before + 1:
        return " " if tokens[after].start > tokens[before].end else ""
    if after == before + 2 and tokens[before].end == tokens[before + 1].start and tokens[before + 1].end == tokens[after].start:
        return found.text[tokens[before + 1].start : tokens[before + 1].end]  # och/eller, 3.5
    marks = [i for i in range(before + 1, after) if not tokens[i].is_word]
    closing = "".join("”" if tokens[i].lower != '"' else '"' for i in marks if i in quoted and tokens[i].start == tokens[before].end)
    opened = "".join(found.text[tokens[i].start] for i in marks if i in quoted and tokens[i].start != tokens[before].end)
    dropped = any(tokens[i].is_word for i in range(before + 1, after))
    plain = [tokens[i].lower for i in marks if i not in quoted and tokens[i].lower not in {'"', "”", "“", "»", "(", ")", "'", "’"}]
    if any(mark in HARD for mark in plain):
        mark = next(mark for mark in plain if mark in HARD)
        return f"{closing}{'.' if mark in {chr(10), ';'} else mark} {opened}"
    if not plain:
        return f"{closing} {opened}"
    if "%" in plain or "&" in plain:
        return found.text[tokens[before].end : tokens[after].start] if not dropped else " "
    skipped = dropped and any(i in found.kept for i in range(before + 1, after))
    words = {tokens[i].lower for i in range(before + 1, after) if tokens[i].is_word}
    inserted = len(plain) > 1 and not skipped and words <= ALWAYS and not starts_clause(tokens[after].lower)
    inserted = inserted or tokens[before + 1].lower == tokens[after].lower
    if inserted or (tokens[before].lower in _TYING and not skipped):
        return f"{closing} {opened}"
    dash = plain[0] in {"–", "-", "—"} and not dropped
    return f"{closing} {plain[0]} {opened}" if dash else f"{closing}, {opened}"


def _finished(words: str, mark: str) -> str:
    """With a capital letter first and a mark last."""
    words = words.strip(" ,–-—:")
    first = next((n for n, character in enumerate(words) if character.isalnum() or character == "["), None)
    if first is None:
        return ""
    if len(words[first].upper()) == 1:  # ß would become two letters
        words = words[:first] + words[first].upper() + words[first + 1 :]
    return words if words.endswith((".", "?", "!")) else words + mark
