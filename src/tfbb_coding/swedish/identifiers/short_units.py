"""Short names of schools and units, as those say them who work there: *på norra*, *Västra får dem*, *på tallkotten*, *Gula villan*.

And what a machine or a hasty hand makes of names in talk without capitals: a name in pieces (*sol veig*, *linden skolan*).
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from tfbb_coding.swedish.identifiers.hits import Hit
from tfbb_coding.swedish.identifiers.lexicon import STRONG_PERSON, Kind, exact, genitive_stem, is_word, word_list
from tfbb_coding.swedish.identifiers.people import is_person_noun
from tfbb_coding.swedish.identifiers.shapes import shape
from tfbb_coding.swedish.identifiers.tokens import Token
from tfbb_coding.swedish.identifiers.vocabulary import is_finite_verb, is_plain_word

_SIDES = frozenset(["norra", "södra", "östra", "västra"])
_AT = frozenset(["på", "från", "till", "vid", "av", "hos"])
_AT_FEW = frozenset(["på", "från"])
_AND = frozenset(["och", "å", "eller", "o", "till"])
_COLOURS = frozenset(
    ["gula", "röda", "blå", "gröna", "vita", "svarta", "rosa", "lila", "bruna", "gamla", "nya", "lilla", "stora", "övre", "nedre"]
)
_HOUSE = re.compile(
    r"\w*(?:villan|huset|husen|stugan|skolan|gården|kyrkan|magasinet|paviljongen|baracken|flygeln|stallet|ladan|tornet|kvarnen|rummet|paviljongen|teamet|gruppen)s?"
)
_PARTED = re.compile(r"(?:skolan|gymnasiet|kyrkan|gården|förskolan|friskolan|hemmet)s?")
_SKA = ("ska", "skas", "skt")
_FOUNDED = re.compile(r"(?:skolan|gymnasiet|stiftelsen|huset|gården|villan|kyrkan|hemmet|sjukhuset|biblioteket|fonden|institutet)s?")
_LONGEST_PIECE, _SHORTEST_WHOLE, _MOST_PIECES = 6, 5, 3
_PLACES = Kind.PLACE | Kind.MUNICIPALITY


def find_short_units(text: str, tokens: Sequence[Token]) -> Iterator[Hit]:
    """Units by the side of the town they lie on, by the colour of their house, by a plant or an animal."""
    for i, token in enumerate(tokens):
        low = token.text.lower()
        if low.removesuffix("s") in _SIDES:
            if _is_side(text, tokens, i):
                yield Hit(token.start, token.end, "organisation", "case")
        elif low in _COLOURS:
            if _is_coloured(text, tokens, i):
                yield Hit(token.start, tokens[i + 1].end, "organisation", "case")
        elif low.endswith(_SKA) and _is_founded(text, tokens, i):
            yield Hit(token.start, tokens[i + 1].end, "organisation", "case", not is_plain_word(low))
        elif not token.cased and low in word_list("unit_metaphors") and _is_metaphor(text, tokens, i):
            yield Hit(token.start, token.end, "organisation", "case")


def _before(text: str, tokens: Sequence[Token], i: int) -> str:
    """The word before when only a blank parts them, else empty."""
    return tokens[i - 1].text.lower() if i and text[tokens[i - 1].end : tokens[i].start] == " " else ""


def _is_founded(text: str, tokens: Sequence[Token], i: int) -> bool:
    """*Ekbergska gymnasiet*: a house by its founder; *engelska skolan* only with a capital."""
    if i + 1 >= len(tokens) or text[tokens[i].end : tokens[i + 1].start] != " " or not _FOUNDED.fullmatch(tokens[i + 1].text.lower()):
        return False
    capital = tokens[i].cased and tokens[i].text[0].isupper() and not tokens[i].first
    return capital or not is_plain_word(tokens[i].text.lower())


def _is_metaphor(text: str, tokens: Sequence[Token], i: int) -> bool:
    """*På tallkotten*, with no noun behind."""
    return _before(text, tokens, i) in _AT_FEW and _stands_alone(text, tokens, i)


def _stands_alone(text: str, tokens: Sequence[Token], i: int) -> bool:
    """Whether no noun can follow to which the word would belong: a stop, a small word or a verb does."""
    if i + 1 >= len(tokens) or text[tokens[i].end : tokens[i + 1].start] != " ":
        return text[tokens[i].end : tokens[i].end + 2] not in ("- ", "/")
    follows = tokens[i + 1].text.lower()
    if follows in _AND and i + 2 < len(tokens) and (tokens[i + 2].text.lower() in _SIDES or tokens[i + 2].text.lower().endswith("ra")):
        return False
    return shape(follows).function or is_finite_verb(follows) or follows in ("e", "ä", "å", "va", "o", "ja", "ho", "de")


def _is_side(text: str, tokens: Sequence[Token], i: int) -> bool:
    """*På norra är det*, *att Västra får*; *norra sidan* and *i norra Sverige* are none."""
    token = tokens[i]
    if i + 1 < len(tokens) and tokens[i + 1].text[0].isupper() and text[token.end : tokens[i + 1].start] == " ":
        return False
    if not _stands_alone(text, tokens, i):
        return False
    acts = i + 1 < len(tokens) and text[token.end : tokens[i + 1].start] == " " and is_finite_verb(tokens[i + 1].text.lower())
    if token.cased and token.text[0].isupper():
        return acts if token.first else _is_inside(text, tokens, i)
    before = _before(text, tokens, i)
    return before in _AT or (not token.cased and acts and before in ("", "att", "men", "och", "å", "om", "när"))


def _is_inside(text: str, tokens: Sequence[Token], i: int) -> bool:
    """Whether a small word or a preposition stands before, not another capital (*Pilot Norra*)."""
    before = _before(text, tokens, i)
    return before != "" and (tokens[i - 1].text[0].islower() or before in _AT)


def _is_coloured(text: str, tokens: Sequence[Token], i: int) -> bool:
    """*Gula villan*: a house by its colour with a capital inside a sentence."""
    token = tokens[i]
    if not token.cased or token.first or not token.text[0].isupper() or i + 1 >= len(tokens):
        return False
    return text[token.end : tokens[i + 1].start] == " " and _HOUSE.fullmatch(tokens[i + 1].text.lower()) is not None


def find_pieces(text: str, tokens: Sequence[Token]) -> Iterator[Hit]:
    """Names in pieces, in talk without capitals: *sol veig*, *lin köping*, *linden skolan*."""
    last = -1
    for i, token in enumerate(tokens):
        if token.cased or i <= last:
            continue
        last = _whole(text, tokens, i) if len(token.text) <= _LONGEST_PIECE else 0
        last = last or _parted(text, tokens, i)
        if last:
            kind = _kind("".join(t.text for t in tokens[i : last + 1]))
            yield Hit(token.start, tokens[last].end, kind, "case")


def _kind(joined: str) -> str:
    bits = exact(joined) or exact(genitive_stem(joined))
    return "person" if bits & STRONG_PERSON else "place" if bits & _PLACES else "organisation"


def _whole(text: str, tokens: Sequence[Token], i: int) -> int:
    """The last of two or three pieces that make a listed name, 0 where they make none or are all words themselves."""
    pieces: tuple[str, ...] = (tokens[i].text,)
    last, found = i, 0
    while last + 1 < len(tokens) and last - i + 1 < _MOST_PIECES and text[tokens[last].end : tokens[last + 1].start] == " ":
        last += 1
        if len(tokens[last].text) > _LONGEST_PIECE:
            break
        pieces = (*pieces, tokens[last].text)
        found = last if _make_a_name(pieces) else found
    return found


@lru_cache(maxsize=100_000)
def _make_a_name(pieces: tuple[str, ...]) -> bool:
    """Whether the pieces make a listed name, and one of them is no word, so that they cannot stand there on their own."""
    if not any(_is_odd(piece) for piece in pieces):
        return False
    joined = "".join(pieces)
    listed = (exact(joined) or exact(genitive_stem(joined))) & (STRONG_PERSON | _PLACES)
    return len(joined) >= _SHORTEST_WHOLE and bool(listed) and not is_word(joined)


@lru_cache(maxsize=100_000)
def _is_odd(piece: str) -> bool:
    return not is_plain_word(piece) and piece not in word_list("function_words") and piece not in word_list("allowed")


def _parted(text: str, tokens: Sequence[Token], i: int) -> int:
    """The word *skolan* behind the first part of a school's name: *linden skolan*; 0 where none stands there."""
    if i + 1 >= len(tokens) or text[tokens[i].end : tokens[i + 1].start] != " " or not _PARTED.fullmatch(tokens[i + 1].text):
        return 0
    low = tokens[i].text
    s = shape(low)
    if s.function or s.allowed or is_finite_verb(low) or is_person_noun(low) or low.endswith(("a", "e", "s", "t", "r")):
        return 0
    return i + 1 if low in word_list("unit_metaphors") or not is_plain_word(low) else 0
