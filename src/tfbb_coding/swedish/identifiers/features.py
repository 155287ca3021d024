"""What the tagger sees of a word and its neighbours, as numbers.

A word *type* is described once by a row of hashed attributes (form, lemma, endings, what the lexicon says); the description of a word in
its place is made of such rows, shifted and mixed with numpy, so that a long text costs about a microsecond a word and template.
"""

import itertools
from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING
from zlib import crc32

from tfbb_coding.swedish.identifiers.lexicon import ANY_PLACE, Kind, lemma_of, word_list
from tfbb_coding.swedish.identifiers.numbers import is_number_word
from tfbb_coding.swedish.identifiers.shapes import Shape, shape
from tfbb_coding.swedish.identifiers.tokens import Token
from tfbb_coding.swedish.identifiers.vocabulary import (
    NAMING,
    ORG_NOUN,
    PLACE_PREPOSITIONS,
    TITLES,
    is_compound,
    is_kin_or_work,
    is_plain_word,
)

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

ROWS = 1 << 18
"""How many different features are told apart; others share a row by chance."""
LOW, LEMMA, CLASS, COARSE, ROLE, SUFFIX3, SUFFIX4, SUFFIX2, PREFIX3, CASE, LEFT, RIGHT = range(12)
TYPE_ATTRIBUTES = 9
TEMPLATES: tuple[tuple[tuple[int, int], ...], ...] = (
    *(((0, a),) for a in (LOW, LEMMA, CLASS, COARSE, ROLE, SUFFIX3, SUFFIX4, SUFFIX2, PREFIX3, CASE)),
    ((0, CLASS), (0, CASE)),
    ((0, COARSE), (0, CASE)),
    ((0, SUFFIX3), (0, CASE)),
    ((0, COARSE), (0, LEFT), (0, RIGHT)),
    *(((off, a),) for off in (-2, -1, 1, 2) for a in (LOW, LEMMA, COARSE, ROLE)),
    *(((off, a),) for off in (-3, 3) for a in (LEMMA, COARSE)),
    ((-1, CASE), (-1, COARSE)),
    ((1, CASE), (1, COARSE)),
    ((-1, LOW), (0, COARSE), (0, CASE)),
    ((-1, LEMMA), (0, COARSE)),
    ((1, LOW), (0, COARSE), (0, CASE)),
    ((1, LEMMA), (0, COARSE)),
    ((-1, ROLE), (1, ROLE), (0, COARSE), (0, CASE)),
    ((-2, LOW), (-1, LOW), (0, COARSE)),
    ((1, LOW), (2, LOW), (0, COARSE)),
    ((-1, LOW), (1, LOW), (0, COARSE)),
    ((-1, COARSE), (0, COARSE), (-1, CASE), (0, CASE)),
    ((0, COARSE), (1, COARSE), (0, CASE), (1, CASE)),
    ((-1, LOW), (0, LEFT), (0, COARSE)),
    ((1, LOW), (0, RIGHT), (0, COARSE)),
    ((-1, LOW), (0, SUFFIX3)),
    ((-1, ROLE), (0, LEFT), (0, RIGHT), (0, COARSE)),
    ((-2, ROLE), (-1, ROLE), (0, COARSE)),
    ((1, ROLE), (2, ROLE), (0, COARSE)),
    ((1, ROLE), (0, COARSE), (0, CASE), (0, RIGHT)),
    ((0, LEFT), (-1, ROLE), (0, COARSE), (1, ROLE)),
)
_REACH = 3


def _number(kind: int, text: str) -> int:
    return crc32(text.encode("utf-8"), kind)


@lru_cache(maxsize=200_000)
def type_row(word: str) -> tuple[int, ...]:
    """The hashed attributes of a word type, in the order LOW … PREFIX3."""
    low = word.lower()
    s = shape(word)
    coarse = _coarse(s, low)
    texts = (low, lemma_of(low), _class(s, low), coarse, _role(low), low[-3:], low[-4:], low[-2:], low[:3])
    return tuple(_number(kind, text) for kind, text in enumerate(texts))


def _class(s: Shape, low: str) -> str:
    flags = (s.common, s.allowed, s.function, s.place, s.organisation, s.strange, s.hyphen_name, is_compound(low))
    return f"{s.bits}:" + "".join("01"[bool(flag)] for flag in flags)


def _coarse(s: Shape, low: str) -> str:
    """What sort of word it is, in about twenty sorts."""
    if s.function:
        return "function"
    word = "w" if is_plain_word(low) else "k" if s.common else "-"
    if s.allowed:
        return "allowed"
    if s.place or s.strange or s.hyphen_name:
        return f"{s.place:d}{s.strange:d}{s.hyphen_name:d}{word}"
    bits = s.bits
    name = "G" if bits & Kind.GIVEN else "S" if bits & Kind.SURNAME else "g" if bits & (Kind.WEAK_GIVEN | Kind.WEAK_SURNAME) else ""
    place = "P" if bits & (Kind.PLACE | Kind.MUNICIPALITY) else "a" if bits & ANY_PLACE else ""
    return f"{name}{place}{'o' if s.organisation else ''}{word}"


@lru_cache(maxsize=100_000)
def _role(low: str) -> str:
    """What the word does for the words beside it."""
    for name, words in (("naming", NAMING), ("title", TITLES), ("place", PLACE_PREPOSITIONS)):
        if low in words:
            return name
    if low in word_list("function_words"):
        return low
    if low in word_list("verbs"):
        return "verb"
    if is_number_word(low) or low.isdecimal():
        return "number"
    if is_kin_or_work(low):
        return "people-definite" if low.endswith(("n", "t", "a")) else "people"
    if low in ORG_NOUN:
        return "orgnoun"
    if low.endswith(
        (
            "skolan",
            "gymnasiet",
            "mottagningen",
            "gården",
            "hemmet",
            "boendet",
            "förskolan",
            "föreningen",
            "centralen",
            "teamet",
            "gruppen",
            "enheten",
        )
    ):
        return "unit"
    return low[-2:]


def _gap(between: str) -> int:
    if not between or between == " ":
        return 1
    if "[" in between or "<" in between:
        return 5
    if "\n" in between:
        return 6
    if "," in between:
        return 2
    if any(c in between for c in '"”“»«'):
        return 4
    return 3 if any(c in between for c in ".!?:…") else 7


@lru_cache(maxsize=4096)
def _gap_of(between: str) -> int:
    return _gap(between)


def _case(token: Token) -> int:
    word = token.text
    sort = 3 if word[0].isdigit() else 0 if word[0].islower() else 2 if len(word) > 1 and word.isupper() else 1
    return sort * 4 + token.first * 2 + token.cased


def feature_rows(text: str, tokens: Sequence[Token]) -> "NDArray[np.int64]":
    """For each word the numbers of its features: an array of words by templates, each below :data:`ROWS`."""
    import numpy as np

    n = len(tokens)
    base = np.zeros((RIGHT + 1, n + 2 * _REACH), dtype=np.uint64)  # an attribute a row, so that what is mixed lies side by side in memory
    if n:
        within = slice(_REACH, n + _REACH)
        types: dict[str, int] = {}
        which = [types.setdefault(t.text, len(types)) for t in tokens]
        base[:TYPE_ATTRIBUTES, within] = np.array([type_row(word) for word in types], dtype=np.uint64).T[:, which]
        gaps = [6, *(_gap_of(text[a.end : b.start]) for a, b in itertools.pairwise(tokens)), 6]
        base[CASE, within] = [_case(t) + 1 for t in tokens]
        base[LEFT, within] = gaps[:-1]
        base[RIGHT, within] = gaps[1:]
    rows = np.empty((len(TEMPLATES), n), dtype=np.int64)
    multiplier, shift = np.uint64(0x9E3779B97F4A7C15), np.uint64(29)
    for j, template in enumerate(TEMPLATES):
        mixed = np.full(n, j * 7919 + 1, dtype=np.uint64)
        for offset, attribute in template:
            mixed ^= base[attribute, _REACH + offset : _REACH + offset + n] + np.uint64(offset + 8)
            mixed *= multiplier
            mixed ^= mixed >> shift
        rows[j] = (mixed >> np.uint64(20)) & np.uint64(ROWS - 1)
    return rows.T
