"""Phrases of spoken Swedish, word by word: a noun phrase behind a preposition, the places behind a post, a relative clause, an owner."""

import re
from dataclasses import dataclass
from typing import NamedTuple

from tfbb_coding.swedish.identifiers.described_words import EVENTS, NUMBERED
from tfbb_coding.swedish.identifiers.lexicon import Kind, exact, is_word, lemma_of, word_list
from tfbb_coding.swedish.identifiers.numbers import is_number_word
from tfbb_coding.swedish.identifiers.people import post
from tfbb_coding.swedish.identifiers.post_words import (
    ADVERBS,
    ANY_UNIT,
    BE,
    BETWEEN,
    CONJUNCTIONS,
    DETERMINERS,
    HAPPENED,
    LASTING,
    NO_OWNERS,
    OPEN_VERBS,
    PEOPLE_HERE,
    PREPOSITIONS,
    SUBJECTS,
    TASKS,
    TIME,
)
from tfbb_coding.swedish.identifiers.vocabulary import is_finite_verb

_WORD = re.compile(r"[^\W_]+(?:[-:'’][^\W_]+)*")


Span = tuple[int, int]
"""The first and the last word of a stretch."""


class Word(NamedTuple):
    """A word at ``[start, end)``, with small letters."""

    start: int
    end: int
    low: str


@dataclass(frozen=True, slots=True)
class Talk:
    """A text and its words."""

    text: str
    words: tuple[Word, ...]

    def next_to(self, i: int) -> bool:
        """Whether only a blank stands between the words ``i`` and ``i + 1``."""
        return 0 <= i < len(self.words) - 1 and self.text[self.words[i].end : self.words[i + 1].start] == " "

    def low(self, i: int) -> str:
        """The word ``i``, empty beyond the ends."""
        return self.words[i].low if 0 <= i < len(self.words) else ""

    def after(self, i: int) -> str:
        """The next word when it is joined to the word ``i`` by a blank, else empty."""
        return self.low(i + 1) if self.next_to(i) else ""

    def before(self, i: int) -> str:
        """The word before when it is joined to the word ``i`` by a blank, else empty."""
        return self.low(i - 1) if self.next_to(i - 1) else ""

    def is_capital(self, i: int) -> bool:
        """Whether the word ``i`` has a capital."""
        return self.text[self.words[i].start].isupper()

    def is_name(self, i: int) -> bool:
        """Whether the word ``i`` has one capital, at its beginning: *Kajen*, not *SSPF-arbetet*."""
        return self.text[self.words[i].start : self.words[i].end].istitle()


_TOWNS = int(Kind.PLACE | Kind.MUNICIPALITY)


def is_owner(talk: Talk, i: int) -> bool:
    """Whether the word is a genitive of a known thing or person: *kommunens*, *mammas*, *Ekdalens*."""
    if i < 0:
        return False
    low = talk.low(i)
    if low in NO_OWNERS or len(low) < 4 or not low.endswith("s"):  # noqa: PLR2004
        return False
    known = low.endswith(("ens", "ets", "ans", "nas", "ns", "mammas", "pappas", ":s")) or (talk.is_capital(i) and talk.next_to(i - 1))
    return known or low in ("sveriges", "norrlands", "nordens") or bool(exact(low[:-1]) & _TOWNS and not is_word(low[:-1]))


def is_content(talk: Talk, k: int) -> bool:
    """Whether the word ``k`` can be a noun or an adjective: no small word and no finite verb."""
    low = talk.low(k)
    return (
        bool(low)
        and low not in CONJUNCTIONS
        and low not in OPEN_VERBS
        and low not in PREPOSITIONS
        and low not in ADVERBS
        and not is_finite_verb(low)
    )


def noun_phrase(talk: Talk, k: int, preposition: str) -> int:
    """The head of the noun phrase that begins at ``k``, -1 where none does or where it tells a time or nothing: *den lilla byskolan*."""
    begun = k
    if talk.low(k) in ("en", "ett", "nån", "någon") and not can_modify(talk.low(k + 1)):
        return -1  # of any, not of one
    if k > 0 and not talk.next_to(k - 1):
        return -1
    while talk.low(k) in DETERMINERS and k - begun < _MOST_WORDS and talk.next_to(k):
        k += 1
    if talk.low(k) in PEOPLE_HERE:
        return k if preposition in ("för", "hos") and k == begun else -1
    if talk.low(k) in TIME and k == begun and not (preposition == "för" and talk.after(k) in ("och", "å")):
        return -1
    if talk.low(k) in ("här", "där") and k > begun and not is_content(talk, k + 1):
        return k if preposition == "för" else -1  # det här
    return _headed(talk, k, preposition, begun)


def _headed(talk: Talk, k: int, preposition: str, begun: int) -> int:
    """The head behind the articles, -1 where it is no place and no task."""
    head, counted = _head(talk, k), is_number_word(talk.low(k))
    low, bare = talk.low(head), head == k
    if not is_content(talk, head) or is_number_word(low) or len(low) == 1 or (head == begun and low in ANY_UNIT):
        return -1
    if counted and preposition == "för":
        return -1
    if low in LASTING:
        return -1
    if low in TIME and (counted or (bare and preposition != "för")):
        return -1
    return _with_more(talk, head)


_MOST_WORDS, _MOST_BEFORE = 3, 2


def _head(talk: Talk, k: int) -> int:
    """The noun behind the adjectives, genitives and numbers that begin at ``k``."""
    for _turn in range(_MOST_BEFORE):
        if talk.low(k) in NUMBERED:
            break
        before = can_modify(talk.low(k)) or is_number_word(talk.low(k))
        if not (before and talk.next_to(k) and is_content(talk, k + 1) and talk.low(k + 1) not in DETERMINERS):
            break
        k += 1
    return k


def can_modify(low: str) -> bool:
    """Whether the word can stand before a noun: an adjective, a genitive, an ordinal; a noun with its article cannot."""
    if low.endswith(("et", "an", "en", "arna", "erna", "orna", "ena")):
        return False
    return low.endswith(("a", "e", "t", "s")) or low in ("blå", "grå")


def _with_more(talk: Talk, k: int) -> int:
    """The head with a number (*avdelning tolv*) or with a second noun (*barn och unga*), or a name's further words."""
    low, follows = talk.low(k), talk.after(k)
    definite = low.endswith(("n", "t", "na")) and low != "barn"
    which = follows.isdecimal() or is_number_word(follows) or (low in NUMBERED and len(follows) == 1 and follows not in "iåoe")
    if follows and (not definite or low in NUMBERED) and which:
        return k + 1
    if (
        follows in ("och", "å")
        and not definite
        and talk.next_to(k + 1)
        and is_content(talk, k + 2)
        and talk.after(k + 2) not in OPEN_VERBS
        and not post(talk.low(k + 2))
    ):
        return k + 2
    while talk.next_to(k) and talk.is_capital(k) and (talk.is_capital(k + 1) or talk.low(k + 1) in word_list("organisation_nouns")):
        k += 1
    return k


def extended(talk: Talk, i: int) -> tuple[int, bool]:
    """(last word, whether any) of the places and tasks behind a post: *på mottagningen för unga vuxna*, *här i byn*, *hos oss*."""
    last, told = i, False
    for _turn in range(3):
        end = _place_behind(talk, last, told=told)
        if end <= last:
            break
        last, told = end + (talk.after(end) in ("mittemot", "intill", "bredvid", "härintill")), True
    return last, told


def _place_behind(talk: Talk, last: int, *, told: bool) -> int:
    """The last word of the place or task right behind the word ``last``, -1 where there is none."""
    low, follows = talk.after(last), talk.after(last + 1)
    if low == "hos":
        return last + 2 if follows in PEOPLE_HERE else noun_phrase(talk, last + 2, low)
    if low == "här":
        return last + 1
    if low in ("före", "innan", "efter") and follows in PEOPLE_HERE:
        return last + 2
    if low in ("ute", "uppe", "nere", "borta", "inne") and follows in PREPOSITIONS and talk.next_to(last + 2):
        return noun_phrase(talk, last + 3, follows)
    if low in ("på", "om") and follows in _SHIFTS and talk.after(last + 2) in PREPOSITIONS and talk.next_to(last + 3):
        return noun_phrase(talk, last + 4, talk.after(last + 2))
    if low == "mellan" and talk.next_to(last + 1):
        return _between(talk, last + 2)
    if low in PREPOSITIONS and talk.next_to(last + 1):
        return noun_phrase(talk, last + 2, low) if not told or follows not in ANY_UNIT else last + 2
    return -1


_SHIFTS = frozenset(["natten", "nätterna", "kvällen", "kvällarna", "dagen", "dagarna", "helgen", "helgerna", "sommaren", "vintern"])
"""When somebody works, between a post and its place: *sjuksköterskan på natten i hela kommunen*."""


def _between(talk: Talk, k: int) -> int:
    """The last word of *(mellan) kusten och fjällen* that begins at ``k``, -1 where it is no stretch of land."""
    first = noun_phrase(talk, k, "mellan")
    if first < 0 or talk.after(first) not in ("och", "å") or not talk.next_to(first + 1):
        return first
    return noun_phrase(talk, first + 2, "mellan")


def _is_verb(low: str) -> bool:
    return low in OPEN_VERBS or low in HAPPENED or low in TASKS or is_finite_verb(low)


def is_passive(low: str) -> bool:
    """*Flygs*, *delas*, *bussades*."""
    return (
        low.endswith("s")
        and low not in NO_OWNERS
        and (is_finite_verb(low[:-1]) or lemma_of(low[:-1] + "er") == low[:-1] + "a" or low.endswith("as"))
    )


_LONGEST_CLAUSE, _LONG_CLAUSE = 9, 5


def clause(talk: Talk, k: int) -> int:
    """The last word of the relative clause whose *som* is word ``k``: to the next comma, conjunction or second verb; ``k - 1`` for none."""
    last, verbs, allowed = k, 0, 1
    first = k + 1
    while talk.low(first) in BETWEEN and talk.next_to(first):
        first += 1
    if not (_is_verb(talk.low(first)) or talk.low(first) in EVENTS or is_passive(talk.low(first))):
        return k - 1
    while talk.next_to(last) and last - k < _LONGEST_CLAUSE:
        low, follows = talk.low(last + 1), talk.after(last + 1)
        verb = last + 1 == first or _is_verb(low) or (verbs and low.endswith(("des", "tes")) and is_passive(low))
        if verbs and low in ("innan", "när", "före", "efter") and (follows in SUBJECTS or follows in PEOPLE_HERE):
            allowed = verbs + (follows in SUBJECTS)
            last += 2
            continue
        if verbs and (
            low in SUBJECTS or (low in CONJUNCTIONS and not (low in ("för", "om", "utan") and follows not in SUBJECTS and follows != "att"))
        ):
            break
        if (low == "som" and not post(follows)) or (verb and verbs == allowed) or (last - k >= _LONG_CLAUSE and low in PREPOSITIONS):
            break
        verbs += verb
        last += 1
    return last if verbs else k - 1


def did_or_has(talk: Talk, i: int, start: int) -> int:
    """The end of *som slutade i våras* or *med glasögonen* behind the word ``i``; ``i`` where nothing of the sort follows."""
    if talk.after(i) == "som" and not is_cleft(talk, start):
        return clause(talk, i + 1)
    if talk.after(i) == "med":
        last = noun_phrase(talk, i + 2, "med")
        return last if last > 0 and talk.low(last).endswith(("n", "t", "na", "keps", "hund", "legitimation")) else i
    return i


def is_cleft(talk: Talk, start: int) -> bool:
    """*Det var rektorn som …* tells who did it, not which rector; *det var rektorn som sjunger som kom* does both."""
    if "där" in (talk.low(start + 1), talk.low(start)):  # den där läraren som …
        return False
    if _has_two_clauses(talk, start):
        return False
    k = start
    while talk.before(k) in BETWEEN and start - k < 3:  # noqa: PLR2004
        k -= 1
    return talk.before(k) in BE and any(talk.low(k - n) in ("det", "de", "dä") for n in (2, 3))


def _has_two_clauses(talk: Talk, start: int) -> bool:
    """Whether a second *som* follows on the clause of the first: the first says who it is."""
    som = next((j for j in range(start + 1, start + 4) if talk.low(j) == "som"), 0)
    if not som or not all(talk.next_to(j) for j in range(start, som)):
        return False
    end = clause(talk, som)
    return end > som + 1 and talk.after(end) == "som"


def with_age(talk: Talk, last: int) -> int:
    """The end of *… som femtonåring*, *… som barn* behind the word ``last``."""
    if talk.after(last) == "som" and talk.next_to(last + 1):
        when = talk.low(last + 2)
        return last + 2 if when.endswith("åring") or when in ("barn", "tonåring", "ung", "liten", "pensionär", "nybliven") else last
    return last


def with_second(talk: Talk, first: int, last: int) -> int:
    """The end of *hon som var rektor å som är gift med kommunalrådet*: a second clause about the same person."""
    joined = talk.after(last) in ("och", "å") and talk.after(last + 1) == "som" and talk.next_to(last + 1)
    if not joined or not any(talk.low(j) == "som" for j in range(first, last)):
        return last
    end = clause(talk, last + 2)
    return max(end, extended(talk, end)[0]) if end > last + 2 else last


def with_he(talk: Talk, last: int) -> int:
    """The end of *…, han med hästsvansen* behind the word ``last``."""
    if talk.low(last + 1) in ("hon", "han", "ho") and talk.after(last + 1) == "med" and talk.text[talk.words[last].end :][:2] == ", ":
        return did_or_has(talk, last + 1, last + 1)
    return last


_ONE_HERE = re.compile(
    r",\s(?:(?:vi|dom|de|här)\s(?:har|finns|hade)\s(?:(?:ju|det|bara|väl)\s){0,3}en|det\s(?:finns|var|är|fanns)\s(?:(?:ju|bara|väl)\s){0,2}en|den\senda\s(?:vi|dom|de|som)\s(?:har|hade|finns|fanns))(?=[,.;!?]|\s?$|\s(?:å|och|så|men)\b(?!\ssamma\b))",
    re.IGNORECASE,
)


def with_only(talk: Talk, last: int) -> int:
    """The end of *…, vi har ju bara en* behind the word ``last``: there is one only."""
    found = _ONE_HERE.match(talk.text, talk.words[last].end)
    while found and last + 1 < len(talk.words) and talk.words[last + 1].start < found.end():
        last += 1
    return last


def read(text: str) -> Talk:
    """The text's words."""
    return Talk(text, tuple(Word(m.start(), m.end(), m[0].lower()) for m in _WORD.finditer(text)))
