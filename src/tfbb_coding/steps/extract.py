"""The clauses of a unit that carry a theme, in at most so many words.

Each word of the unit is weighed by how likely a reader who condenses by cutting would keep it
(:mod:`tfbb_coding.steps.condense_worth`); of all sets of pieces (:mod:`tfbb_coding.swedish.pieces`) that fit, whole or trimmed
(:mod:`tfbb_coding.steps.condense_trim`), and of which no piece lacks what it cannot stand without, the one worth most is taken
(:mod:`tfbb_coding.steps.condense_search`). The same unit always gives the same extract.
"""

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace
from itertools import pairwise

from tfbb_coding.model.text import word_count
from tfbb_coding.steps.condense_features import Weight, content, unit_of
from tfbb_coding.steps.condense_search import PRICE, Variant, best_set
from tfbb_coding.steps.condense_trim import bare_predicate, cuts, repeated_subject, straightened
from tfbb_coding.steps.condense_worth import worth
from tfbb_coding.swedish.disfluency import ALWAYS, HARD
from tfbb_coding.swedish.pieces import AND, SUBJECTS, Pieces, cut, opening, starts_clause
from tfbb_coding.swedish.verbs import is_clause_verb
from tfbb_coding.swedish.vocabulary import BACKCHANNEL

__all__ = ["MOST_WORDS", "Weight", "content", "extract"]

MOST_WORDS = 25
LEAST_WORDS = 11  # however short the unit
SHARE = 0.24  # of the unit's words, beyond those
PRICE_TO_MEAN = 0.7  # the price at most, of what the unit's words are worth on the average
LEAST_OF_A_CLAUSE = 3  # words
MOST_CUTS = 5  # within a piece
CUT = 0.15  # what each costs, for the clause reads less well
_MAY_END = AND | {"som", "att", "när", "för", "så", "eftersom", "där", "utan"}  # before these
_TYING = frozenset({"och", "å", "att", "som", "men", "eller", "en", "ett", "mer"})  # no comma after these
_WANTS_MORE = frozenset(
    [
        "fast",
        "som",
        "än",
        "mer",
        "så",
        "för",
        "att",
        "en",
        "ett",
        "och",
        "å",
        "men",
        "eller",
        "med",
        "på",
        "i",
        "till",
        "från",
        "av",
        "den",
        "de",
        "dom",
        "är",
        "var",
        "nästan",
        "bara",
        "lika",
        "både",
    ]
)
_TIES = frozenset({"och", "å", "så", "för", "då", "sen"})  # a comma for these, where a clause of its own follows
_SHARES = frozenset({"och", "å", "eller", "samt"})
_BREAKS = frozenset({"–", "—", "-", "...", "..", "…"})


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
    budget = min(most, round(LEAST_WORDS + SHARE * word_count(text)))
    if total <= min(budget, LEAST_WORDS + 1):
        return _compose(found, [Variant(n, piece.kept, piece.length, 0.0) for n, piece in enumerate(found.pieces)])
    worths = worth(unit_of(found, weights, stances or {}, question))
    price = price_in(worths)
    variants = [variants_of(found, n, worths[n], price) for n in range(len(found.pieces))]
    chosen = best_set(found, variants, budget) or best_set(found, variants, most)
    return _compose(found, chosen) if chosen else _shortened(found, [sum(some) for some in worths], budget)


def price_in(worths: Sequence[Sequence[float]]) -> float:
    """What a word's room costs in this unit: less where all words are worth little, so that a long unit is not left with one clause."""
    all_of_them = [one for some in worths for one in some]
    return min(PRICE, PRICE_TO_MEAN * sum(all_of_them) / len(all_of_them))


def variants_of(found: Pieces, n: int, worths: Sequence[float], price: float = PRICE) -> list[Variant]:
    """The ways in which piece ``n`` may be kept: whole, and with what is worth least within it left out."""
    piece = found.pieces[n]
    words = found.words(piece)
    ranked = sorted(((sum(worths[at] for at in one) / len(one), min(one), one) for one in cuts(words)), key=lambda some: some[:2])
    gone: set[int] = set()
    orders = [list(range(len(words)))]
    for _mean, _at, one in ranked:
        if len(orders) <= MOST_CUTS and _readable(words, gone | one):
            gone |= one
            orders.append([at for at in range(len(words)) if at not in gone])
    main = piece.head is None and not piece.leads and not (n and found.pieces[n - 1].leads)
    variants = [_variant(found, n, worths, price, order, places) for places, order in enumerate(orders)]
    if main and (straight := straightened(words)):
        variants += [
            _variant(found, n, worths, price, [at for at in straight if at in order], places + 1) for places, order in enumerate(orders)
        ]
    if main and (said_before := bare_predicate(words)):
        bare = [[at for at in order if at not in said_before] for order in orders]
        variants += [
            replace(_variant(found, n, worths, price, order, places + 1), leans=True) for places, order in enumerate(bare) if order
        ]
    if n and main and (same := repeated_subject(words, found.words(found.pieces[n - 1]))):
        bare = [[at for at in order if at not in same] for order in orders]
        variants += [
            replace(_variant(found, n, worths, price, order, places), leans=True, follows=True)
            for places, order in enumerate(bare)
            if order
        ]
    return variants


def _variant(found: Pieces, n: int, worths: Sequence[float], price: float, order: Sequence[int], places: int) -> Variant:
    kept = tuple(found.pieces[n].kept[at] for at in order)
    length = sum(len(found.tokens[i].lower.split()) for i in kept)
    return Variant(n, kept, length, sum(worths[at] for at in order) - price * length - CUT * places)


def _readable(words: Sequence[str], gone: AbstractSet[int]) -> bool:
    """Whether what stays still says something: a verb, where there was one, and more than two words."""
    left = [word for at, word in enumerate(words) if at not in gone]
    if left and left[-1] in _WANTS_MORE and len(words) - 1 in gone:
        return False  # "samma sak fast"
    return len(left) >= LEAST_OF_A_CLAUSE and any(is_clause_verb(word) for word in left) == any(is_clause_verb(word) for word in words)


def _shortened(found: Pieces, scores: Sequence[float], most: int) -> str:
    """Where no piece fits: the heaviest one up to the last place before the limit where a clause or a phrase may end."""
    reversing = {i for i, piece in enumerate(found.pieces) if "utan" in piece.said[:2]}  # by itself it would deny what was affirmed
    choice = [i for i in range(len(found.pieces)) if i not in reversing] or range(len(found.pieces))
    heaviest = max(choice, key=lambda i: (scores[i], -i))
    kept = found.pieces[heaviest].kept
    kept = kept[opening(found.words(found.pieces[heaviest])) :]
    fits = next((n for n in range(len(kept)) if sum(len(found.tokens[i].lower.split()) for i in kept[: n + 1]) > most), len(kept))
    ends = [n for n in range(1, min(fits, len(kept) - 1) + 1) if found.tokens[kept[n]].lower in _MAY_END]
    end = ends[-1] if ends else fits
    return _sentence(found, kept[:end])


def _compose(found: Pieces, chosen: Sequence[Variant]) -> str:
    """The chosen pieces as text: what stood together stays together, what did not becomes sentences of its own."""
    sentences: list[str] = []
    run: list[int] = []
    leaning = frozenset(
        this.kept[0]
        for before, this in pairwise(chosen)
        if this.leans and this.number == before.number + 1 and not _asked(found, before.kept[-1])
    )
    for place, variant in enumerate(chosen):
        i, piece = variant.number, found.pieces[variant.number]
        previous = chosen[place - 1].number if place else None
        headless = piece.head is None or all(one.number != piece.head for one in chosen)
        fresh = previous is None or (previous != i - 1 and headless) or found.pieces[previous].sentence != piece.sentence
        if fresh and run and variant.kept[0] not in leaning:
            sentences.append(_sentence(found, run, leaning))
            run = []
        ties = piece.kept[: opening(found.words(piece))] if fresh and previous != i - 1 else ()
        run += [token for token in variant.kept if token not in ties]
    if run:
        sentences.append(_sentence(found, run, leaning))
    return " ".join(sentence for sentence in sentences if sentence)


def _sentence(found: Pieces, kept: Sequence[int], leaning: frozenset[int] = frozenset()) -> str:
    words = _rendered(found, kept, leaning)
    if _broken_off(found, kept[-1]):
        return _finished(words, " ...")
    return _finished(words, "?" if _asked(found, kept[-1]) else ".")


def _asked(found: Pieces, last: int) -> bool:
    """Whether a question ends with that word."""
    after = [token.lower for token in found.tokens[last + 1 : last + 3] if not token.is_word]
    return "?" in after and found.tokens[last + 1].lower in {"?", '"', "”"}


def _broken_off(found: Pieces, last: int) -> bool:
    """Whether the speaker stops in the middle after that word: "sedan kan en mentor –". It must not look like a whole sentence."""
    after = [token.lower for token in found.tokens[last + 1 : last + 3]]
    return after[:1] != [] and after[0] in _BREAKS and after[1:] in ([], ["\n"])


def _rendered(found: Pieces, kept: Sequence[int], leaning: frozenset[int]) -> str:
    """Words with the marks that stand between them; where words are left out, and before what leans, at most one comma."""
    quoted = _whole_quotes(found, kept)
    parts: list[str] = []
    for place, i in enumerate(kept):
        token = found.tokens[i]
        if place:
            between = _between(found, kept[place - 1], i, quoted)
            parts.append(f"{between.rstrip(' .,')}, " if i in leaning else between)
        elif i and i - 1 in quoted:
            parts.append(found.text[found.tokens[i - 1].start : found.tokens[i - 1].end])
        shared = place + 1 < len(kept) and found.tokens[kept[place + 1]].lower in _SHARES  # "mål- och resursplanen"
        word = found.text[token.start : token.end]
        parts.append(word if shared else word.rstrip("-"))
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
    if after < before:
        return " "
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
        turned = tokens[after].lower in SUBJECTS and is_clause_verb(tokens[after - 1].lower)  # the verb follows its subject now
        left_out = {tokens[i].lower for i in range(before + 1, after - turned) if tokens[i].is_word and i in found.kept}
        return f"{closing}, {opened}" if left_out and left_out <= _TIES and tokens[after].lower in SUBJECTS else f"{closing} {opened}"
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
