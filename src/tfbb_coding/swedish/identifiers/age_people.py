"""Of whom a number is said: whether a word is one for a single person, whether one is spoken of near by, whether several are."""

import re
from typing import NamedTuple

from tfbb_coding.swedish.identifiers.age_words import GROUPED, SOMEBODY, WORD
from tfbb_coding.swedish.identifiers.lexicon import PERSON
from tfbb_coding.swedish.identifiers.people import is_person_noun
from tfbb_coding.swedish.identifiers.shapes import shape
from tfbb_coding.swedish.identifiers.vocabulary import is_plain_word


class At(NamedTuple):
    """A number at ``[start, end)`` of a text, with what stands before and after it in its line, and where the age before it ended."""

    text: str
    start: int
    end: int
    left: str
    right: str
    last: int


_NO_PERSONS = (
    "det den de dom di vi ni man som och å men att där här så då när om klockan vad vem vilka alla några båda dessa dem oss er en ett "
    "var va är e åldern inte bara ju väl nu allt allting"
)
_NOBODY = frozenset(_NO_PERSONS.split())
_PRONOUNS = frozenset(["han", "hon", "ho", "hen", "jag", "ja", "du", "denne", "denna", "henne", "honom"])


def is_person(word: str, left: str, at: int) -> bool:
    """Whether the word is a pronoun or noun for one person, or a name."""
    low = word.lower()
    if low == "man" and re.search(r"\b(?:min|din|hennes|vår|en|ens)\s$", left[:at], re.IGNORECASE):
        return True
    if low in _NOBODY:
        return False
    if low in _PRONOUNS or is_person_noun(low):
        return True
    s = shape(word)
    if s.function or s.allowed:
        return False
    if not s.capital and len(low) > 1 and not is_plain_word(low) and not (s.common and low.endswith(("n", "t", "na", "s"))):
        return True  # a name that no list knows, in talk without capitals
    inside = bool(left[:at].strip()) and left[:at].rstrip()[-1:] not in ".!?:"
    return bool(s.bits & PERSON and (s.capital or not s.common)) or (s.capital and not s.common and (inside or len(low) > GROUPED))


def person_before(pattern: re.Pattern[str], at: At) -> bool:
    """Whether the pattern stands before the number, with a person in its first group."""
    found = pattern.search(at.left)
    return found is not None and found[1] is not None and is_person(found[1], at.left, found.start(1))


def crowd(left: str) -> bool:
    """Whether several are spoken of: *vi var fjorton*."""
    return (
        re.search(
            r"\b(?:vi|ni|de|dom|di|det|man)\s(?:\w+\s){0,2}$|\b(?:är|e|ä|var|va|blev|blir)\s(?:vi|ni|de|dom|di|det|man|där|här)\s(?:\w+\s){0,3}$",
            left,
            re.IGNORECASE,
        )
        is not None
    )


def near_person(at: At) -> bool:
    """Whether a person is spoken of shortly before."""
    clause = re.split(r"[.!?]\s", at.left)[-1]
    words = WORD.findall(clause)[-8:]
    return SOMEBODY.search(clause) is not None or any(
        is_person_noun(word) or (shape(word).capital and shape(word).bits & PERSON) for word in words
    )
