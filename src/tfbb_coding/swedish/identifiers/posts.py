"""Roles told by a post, word by word: *chefen för fältgruppen*, *bostadsbolagets vd*, *hon som var rektor innan mig*, *portvaktens fru*.

Every word for a post (:mod:`people`) is looked at where it stands. It points at one person when something makes it the only one: a word
that says so (*enda*, *förra*), an owner (*kommunens*, *vår*), a place or a task behind it, or what the person did (*som slutade i våras*).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from tfbb_coding.swedish.identifiers.hits import Hit
from tfbb_coding.swedish.identifiers.lexicon import word_list
from tfbb_coding.swedish.identifiers.numbers import is_number_word
from tfbb_coding.swedish.identifiers.people import Form, is_person_noun, post
from tfbb_coding.swedish.identifiers.post_words import (
    ADVERBS,
    ANY_UNIT,
    BE,
    BETWEEN,
    CLOSE,
    COMMON,
    CONJUNCTIONS,
    DETERMINERS,
    FREE,
    GENERIC,
    KIN,
    LOOSE,
    MINE,
    NO_OWNERS,
    NOTHING,
    ONLY,
    OPEN_VERBS,
    OUR,
    PEOPLE_HERE,
    PREPOSITIONS,
    SINGLE,
    SOMEBODY,
    STAYS,
    SUBJECTS,
    TASKS,
    TIME,
    UNIT,
    WITH,
)
from tfbb_coding.swedish.identifiers.vocabulary import is_finite_verb

_WORD = re.compile(r"[^\W_]+(?:[-:'’][^\W_]+)*")


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


def find_posts(text: str) -> Iterator[Hit]:
    """Roles that are told by a post or by what somebody does, each from the first word that says which to the last."""
    talk = Talk(text, tuple(Word(m.start(), m.end(), m[0].lower()) for m in _WORD.finditer(text)))
    for i, word in enumerate(talk.words):
        kind = _kind(word.low)
        if not kind:
            continue
        span = _FINDERS[kind](talk, i)
        if span:
            yield Hit(talk.words[span[0]].start, talk.words[span[1]].end, "role", "pattern")


@lru_cache(maxsize=100_000)
def _kind(low: str) -> int:
    """The number of the finder for a word (:data:`_FINDERS`), 0 for a word that none begins with."""
    if low in SOMEBODY:
        return 1
    if low in KIN:
        return 2
    if low in ONLY or low in ("yngsta", "yngste", "äldsta", "äldste", "längst", "första", "förste"):
        return 4
    return 3 if post(low) else 0


Span = tuple[int, int]


def _post(talk: Talk, i: int) -> Span | None:
    form = post(talk.low(i))
    first, single = _modifiers(talk, i)
    if form & Form.GENITIVE:
        return _relative_of(talk, i, first)
    last, told = _extended(talk, i)
    if form & Form.DEFINITE:
        return _definite(talk, i, form, first, last, single=single, told=told)
    return _indefinite(talk, i, form, first, last, single=single, told=told)


def _modifiers(talk: Talk, i: int) -> tuple[int, bool]:
    """(first of the adjectives before the word, whether one of them says that there is only one)."""
    first, single = i, False
    while i - first < 3 and (low := talk.before(first)) and (low in SINGLE or _is_adjective(talk, first - 1)):  # noqa: PLR2004
        single = single or low in SINGLE
        first -= 1
    while talk.before(first) in ("och", "å") and talk.text[talk.words[first - 2].end : talk.words[first - 1].start] == "- ":
        first -= 2  # barn- och elevombudet
        single = single or talk.before(first) in SINGLE
        first -= talk.before(first) in SINGLE
    return first, single


def _is_adjective(talk: Talk, i: int) -> bool:
    """*den nordsamiska …*, *vår lilla …*: a word in *-a* or *-e* behind a word that asks for one."""
    low = talk.low(i)
    if low in ("lilla", "stora", "gamla"):
        return True
    if low in ("där", "här"):
        return talk.before(i) in DETERMINERS
    if low in ("andra", "tredje"):
        return _is_owner(talk, i - 1)
    if not low.endswith(("a", "e")) or low in OPEN_VERBS or low in word_list("function_words") or is_finite_verb(low) or low in DETERMINERS:
        return False
    return talk.before(i) in DETERMINERS | ONLY or _is_owner(talk, i - 1)


def _is_owner(talk: Talk, i: int) -> bool:
    """Whether the word is a genitive of a known thing or person: *kommunens*, *mammas*, *Ekdalens*."""
    if i < 0:
        return False
    low = talk.low(i)
    if low in NO_OWNERS or len(low) < 4 or not low.endswith("s"):  # noqa: PLR2004
        return False
    return low.endswith(("ens", "ets", "ans", "nas", "rns", "mammas", "pappas", ":s")) or (talk.is_capital(i) and talk.next_to(i - 1))


def _definite(talk: Talk, i: int, form: Form, first: int, last: int, *, single: bool, told: bool) -> Span | None:
    known = single or (told and not _is_vague(talk, i, last)) or form & Form.TOP
    start = first - 1 if talk.before(first) in ("den", "vår", "våran") else first
    if not known:
        end = _did_or_has(talk, i, start)
        return (start, end) if end > i else None
    end = _did_or_has(talk, last, start)
    return start, _with_he(talk, max(last, end))


def _is_vague(talk: Talk, i: int, last: int) -> bool:
    """*Läraren i matte*, *polisen på torget*: a common post at what is no place of work."""
    if talk.low(i) not in COMMON:
        return False
    return not any(
        UNIT.fullmatch(talk.low(k)) or talk.is_capital(k) or talk.low(k) in ("här", "hos", "vår", "byn") for k in range(i + 1, last + 1)
    )


def _with_he(talk: Talk, last: int) -> int:
    """The end of *…, han med hästsvansen* behind the word ``last``."""
    if talk.low(last + 1) in ("hon", "han", "ho") and talk.after(last + 1) == "med" and talk.text[talk.words[last].end :][:2] == ", ":
        return _did_or_has(talk, last + 1, last + 1)
    return last


def _did_or_has(talk: Talk, i: int, start: int) -> int:
    """The end of *som slutade i våras* or *med glasögonen* behind the word ``i``; ``i`` where nothing of the sort follows."""
    if talk.after(i) == "som" and not _is_cleft(talk, start):
        return i if MODAL & {talk.low(i + 2), talk.low(i + 3)} else _clause(talk, i + 1)
    if talk.after(i) == "med":
        last = _noun_phrase(talk, i + 2, "med")
        return last if last > 0 and talk.low(last).endswith(("n", "t", "na", "keps", "hund", "legitimation")) else i
    return i


def _is_cleft(talk: Talk, start: int) -> bool:
    """*Det var rektorn som …* tells who did it, not which rector."""
    k = start
    while talk.before(k) in BETWEEN and start - k < 3:  # noqa: PLR2004
        k -= 1
    return talk.before(k) in BE and any(talk.low(k - n) in ("det", "de", "dä") for n in (2, 3))


def _indefinite(talk: Talk, i: int, form: Form, first: int, last: int, *, single: bool, told: bool) -> Span | None:
    low, before = talk.low(i), talk.before(first)
    only = any(talk.low(k) in ONLY for k in range(first, i))
    if _is_owner(talk, first - 1) and talk.next_to(first - 1):
        return (first - 1, _with_he(talk, max(last, _did_or_has(talk, last, first - 1)))) if single or told or low not in GENERIC else None
    if before in OUR | MINE:
        plain = low in GENERIC or low in ("rektor", "kurator", "skolsköterska") or (before in MINE and not single)
        return (first - 1, last) if told or (single and before in OUR | MINE) or not plain else None
    if only and not (before == "en" and not told):
        end = _did_or_has(talk, last, first)
        return (first - 1 if before in ("den", "det", "vår") else first), max(last, end)
    if single and told:
        return first, last
    if _is_predicate(talk, first) or (told and _is_apposed(talk, first, last)):
        return (first, last) if form & Form.TOP or (form & Form.ONE and told and not _any_unit(talk, i)) else None
    return None


def _is_predicate(talk: Talk, i: int) -> bool:
    """Whether somebody is what begins at ``i``: *jag är ju …*, *själv är jag …*, *var en …*."""
    if talk.before(i) in ("en", "ett"):
        i -= 1
    while talk.before(i) in BETWEEN:
        i -= 1
    return talk.before(i) in BE or (talk.before(i) in SUBJECTS and talk.low(i - 2) in BE)


def _is_apposed(talk: Talk, first: int, last: int) -> bool:
    """*…, ordförande i socialnämnden, …*."""
    before, after = talk.text[: talk.words[first].start][-2:], talk.text[talk.words[last].end :][:1]
    return before == ", " and after in ",."


def _any_unit(talk: Talk, i: int) -> bool:
    """*Ordförande i en förening*: of any unit, no certain one."""
    return talk.low(i + 2) in ("en", "ett", "nån", "någon") and not (_can_modify(talk.low(i + 3)) and _is_content(talk, i + 4))


def _relative_of(talk: Talk, i: int, first: int) -> Span | None:
    """*Portvaktens fru*, *domprostens gamla hushållerska*: somebody's relative or servant; a lone title in the genitive."""
    k = i
    while k - i < 3 and talk.next_to(k):  # noqa: PLR2004
        k += 1
        low = talk.low(k)
        if (low in KIN and low not in ("gift", "ihop", "tillsammans")) or (
            post(low) & Form.INDEFINITE and not post(low) & Form.GENITIVE and k > i
        ):
            return first, k
        if not low.endswith(("a", "e", "egen")):
            break
    return (first, i) if post(talk.low(i)) & Form.TOP and post(talk.low(i)) & Form.DEFINITE else None


def _kin(talk: Talk, i: int) -> Span | None:
    """*Gift med rektorn*, *son till den gamla handlaren*, *morsan till han som sköts*."""
    if talk.after(i) not in ("till", "med", "åt"):
        return None
    k = i + 2
    while talk.next_to(k - 1) and (talk.low(k) in DETERMINERS or talk.low(k) in SINGLE) and k - i < 5:  # noqa: PLR2004
        k += 1
    if not talk.next_to(k - 1):
        return None
    if talk.low(k) in SOMEBODY and talk.after(k) == "som":
        return i, _clause(talk, k + 1)
    if talk.low(k) in SOMEBODY and talk.after(k) in ("på", "i"):
        last = _noun_phrase(talk, k + 2, talk.after(k))
        return (i, last) if last > 0 else None
    form = post(talk.low(k))
    return (
        (i, _extended(talk, k)[0])
        if form & Form.DEFINITE and not form & Form.GENITIVE and (form & Form.ONE or talk.low(k - 1) in SINGLE)
        else None
    )


def _extended(talk: Talk, i: int) -> tuple[int, bool]:
    """(last word, whether any) of the places and tasks behind a post: *på mottagningen för unga vuxna*, *här i byn*, *hos oss*."""
    last, told = i, False
    for _turn in range(3):
        low = talk.after(last)
        if low in ("här", "hos") or (low == "där" and last == i):
            follows = talk.after(last + 1)
            if low == "hos" and follows not in PEOPLE_HERE:
                end = _noun_phrase(talk, last + 2, low)
            elif low == "hos":
                end = last + 2
            else:
                end = last + 1 if not (low == "där" and follows in ("jag", "vi", "hon", "han", "de", "dom", "man", "det")) else -1
        elif low in ("före", "innan", "efter") and talk.after(last + 1) in PEOPLE_HERE:
            end = last + 2
        elif low in PREPOSITIONS and talk.next_to(last + 1):
            end = _noun_phrase(talk, last + 2, low)
        else:
            end = -1
        if end <= last:
            break
        last, told = end + (talk.after(end) in ("mittemot", "intill", "bredvid", "härintill")), True
    return last, told


def _is_content(talk: Talk, k: int) -> bool:
    low = talk.low(k)
    return (
        bool(low)
        and low not in CONJUNCTIONS
        and low not in OPEN_VERBS
        and low not in PREPOSITIONS
        and low not in ADVERBS
        and not is_finite_verb(low)
    )


def _noun_phrase(talk: Talk, k: int, preposition: str) -> int:
    """The head of the noun phrase that begins at ``k``, -1 where none does or where it tells a time or nothing: *den lilla byskolan*."""
    begun = k
    if talk.low(k) in ("en", "ett", "nån", "någon") and not _can_modify(talk.low(k + 1)):
        return -1  # of any, not of one
    if k > 0 and not talk.next_to(k - 1):
        return -1
    while talk.low(k) in DETERMINERS and k - begun < 3 and talk.next_to(k):  # noqa: PLR2004
        k += 1
    if talk.low(k) in PEOPLE_HERE:
        return k if preposition in ("för", "hos") and k == begun else -1
    if talk.low(k) in TIME and k == begun and not (preposition == "för" and talk.after(k) in ("och", "å")):
        return -1
    mods = 0
    while mods < 2 and talk.next_to(k) and _can_modify(talk.low(k)) and _is_content(talk, k + 1) and talk.low(k + 1) not in DETERMINERS:  # noqa: PLR2004
        k, mods = k + 1, mods + 1
    low = talk.low(k)
    if not _is_content(talk, k) or is_number_word(low) or len(low) == 1 or (not mods and low in TIME and preposition != "för"):
        return -1
    if k == begun and low in ANY_UNIT:
        return -1
    return _with_more(talk, k)


def _can_modify(low: str) -> bool:
    """Whether the word can stand before a noun: an adjective, a genitive, an ordinal; a noun with its article cannot."""
    if low.endswith(("et", "an", "en", "arna", "erna", "orna", "ena")):
        return False
    return low.endswith(("a", "e", "t", "s"))


def _with_more(talk: Talk, k: int) -> int:
    """The head with a number (*avdelning tolv*) or with a second noun (*barn och unga*), or a name's further words."""
    low, follows = talk.low(k), talk.after(k)
    definite = low.endswith(("n", "t", "na")) and low != "barn"
    if follows and not definite and (follows.isdigit() or is_number_word(follows)):
        return k + 1
    if (
        follows in ("och", "å")
        and not definite
        and talk.next_to(k + 1)
        and _is_content(talk, k + 2)
        and talk.after(k + 2) not in OPEN_VERBS
        and not post(talk.low(k + 2))
    ):
        return k + 2
    while talk.next_to(k) and talk.is_capital(k) and (talk.is_capital(k + 1) or talk.low(k + 1) in word_list("organisation_nouns")):
        k += 1
    return k


_LONGEST_CLAUSE, _LONG_CLAUSE = 9, 5


def _clause(talk: Talk, k: int) -> int:
    """The last word of the relative clause whose *som* is word ``k``: to the next comma, conjunction or second verb; ``k - 1`` for none."""
    last, verbs, allowed = k, 0, 1
    first = k + 1
    while talk.low(first) in BETWEEN and talk.next_to(first):
        first += 1
    if talk.low(first) not in OPEN_VERBS and not is_finite_verb(talk.low(first)):
        return k - 1
    while talk.next_to(last) and last - k < _LONGEST_CLAUSE:
        low, follows = talk.low(last + 1), talk.after(last + 1)
        verb = low in OPEN_VERBS or is_finite_verb(low)
        if verbs and low in ("innan", "när", "före", "efter") and (follows in SUBJECTS or follows in PEOPLE_HERE):
            allowed = verbs + (follows in SUBJECTS)
            last += 2
            continue
        if verbs and (
            low in SUBJECTS or (low in CONJUNCTIONS and not (low in ("för", "om") and follows not in SUBJECTS and follows != "att"))
        ):
            break
        if (low == "som" and not post(follows)) or (verb and verbs == allowed) or (last - k >= _LONG_CLAUSE and low in PREPOSITIONS):
            break
        verbs += verb
        last += 1
    return last if verbs else k - 1


def _somebody(talk: Talk, i: int) -> Span | None:
    follows = talk.after(i)
    start = i - 1 if talk.before(i) == "den" else i
    if follows == "som":
        return _who_does(talk, i, start)
    if follows in ("på", "i", "från", "vid") and _stands_free(talk, start):
        last = _noun_phrase(talk, i + 2, follows)
        if last > 0 and _is_unit(talk, i + 2, last):
            last = _extended(talk, last)[0]
            return start, _did_or_has(talk, last, start)
    return None


def _is_unit(talk: Talk, begin: int, last: int) -> bool:
    """Whether the words name where somebody works."""
    return (
        UNIT.fullmatch(talk.low(last)) is not None
        or any(_is_owner(talk, k) for k in range(begin, last))
        or (talk.is_capital(last) and talk.low(last).endswith(("n", "t")))
    )


def _stands_free(talk: Talk, i: int) -> bool:
    """Whether the pronoun is no subject of a verb before it (*då var hon på kontoret*)."""
    while talk.before(i) in BETWEEN:
        i -= 1
    before = talk.before(i)
    if not before:
        return True
    return before in FREE or (before in BE and talk.low(i - 2) in ("det", "de", "dä"))


def _who_does(talk: Talk, i: int, start: int) -> Span | None:
    """*Hon som har hand om …*, *han som var chef före mig*: somebody who is known by what they do."""
    k = i + 2
    while talk.low(k) in BETWEEN and talk.next_to(k):
        k += 1
    if not talk.next_to(k - 1):
        return None
    verb, follows = talk.low(k), talk.after(k)
    end = _clause(talk, i + 1)
    if end < k:
        return None
    if verb in BE or verb in STAYS or verb in ("tog", "började", "slutade", "gick"):
        place = next((j for j in range(k + 1, end + 1) if _is_post_of(talk, j) or talk.low(j) == "ansvarig"), -1)
        if place > 0:
            return start, max(end, _extended(talk, place)[0])
    if verb in STAYS and follows in ("på", "i", "vid", "inom"):
        last = _noun_phrase(talk, k + 2, follows)
        return (start, max(last, end)) if last > 0 and _is_unit(talk, k + 2, last) else None
    return (start, end) if _is_task(talk, verb, k) else None


def _is_post_of(talk: Talk, j: int) -> bool:
    form = post(talk.low(j))
    return bool(form) and not form & Form.GENITIVE


def _is_task(talk: Talk, verb: str, k: int) -> bool:
    follows = talk.after(k)
    if verb in TASKS:
        return follows not in NOTHING or ((verb, follows) in WITH and talk.after(k + 1) not in ("det", "den", "de", "dom"))
    if verb in ("har", "hade"):
        return (
            (follows == "hand" and talk.after(k + 1) == "om")
            or follows == "ansvaret"
            or (follows.endswith(("n", "et", "na")) and follows not in LOOSE and not follows.endswith(("at", "it")))
        )
    if verb in ("var", "va", "kom", "jobbade", "satt"):
        return any(talk.low(j) in ("före", "innan") and talk.low(j + 1) in PEOPLE_HERE for j in (k + 1, k + 2))
    return (verb == "tog" and follows == "över") or (
        verb in ("gick", "slutade") and any(talk.low(j) == "pension" for j in range(k + 1, k + 4))
    )


def _only(talk: Talk, i: int) -> Span | None:
    """*Den ende poliseleven som va på plats*, *hon är den enda som kan …*, *den yngsta i styrelsen*, *den som jobbat längst på …*."""
    low = talk.low(i)
    if low == "längst":
        return _longest(talk, i)
    owned = _is_owner(talk, i - 1) and talk.next_to(i - 1)
    known = owned or talk.before(i) in ("den", "vår", "våran", "som")
    start = i - 1 if owned or talk.before(i) in ("den", "vår", "våran") else i
    k = i
    while talk.next_to(k) and k - i < 3 and not is_person_noun(talk.low(k + 1)):  # noqa: PLR2004
        if not talk.low(k + 1).endswith(("a", "e", "t")) or not _is_content(talk, k + 1):
            break
        k += 1
    if talk.next_to(k) and is_person_noun(talk.low(k + 1)) and talk.low(k + 1) not in CLOSE and (owned or (known and low in ONLY)):
        last, told = _extended(talk, k + 1)
        end = _did_or_has(talk, last, start)
        return (start, max(last, end)) if owned or told or end > last or post(talk.low(k + 1)) else None
    if talk.before(i) != "den" or k > i:
        return None
    if low in ONLY and talk.after(i) == "som" and talk.low(i - 2) in _IS_HE and _SUBJECT_HE & {talk.low(i - 3), talk.low(i - 4)}:
        end = _clause(talk, i + 1)
        return (start, end) if UNIT.fullmatch(talk.low(end)) else None
    if low not in ONLY and low not in ("första", "förste") and talk.after(i) in ("i", "på", "inom"):
        last = _noun_phrase(talk, i + 2, talk.after(i))
        return (start, last) if last > 0 and UNIT.fullmatch(talk.low(last)) else None
    return None


_IS_HE = frozenset(["är", "e", "ä", "var", "va", "blev"])
_SUBJECT_HE = frozenset(["jag", "ja", "hon", "han", "ho"])


def _longest(talk: Talk, i: int) -> Span | None:
    """*Den som jobbat längst på avdelningen*."""
    start = next((j for j in range(i - 1, max(i - 6, -1), -1) if talk.low(j) in ("den", "hon", "han") and talk.low(j + 1) == "som"), -1)
    worked = any(talk.low(j) in ("jobbat", "arbetat", "varit", "suttit", "hängt") for j in range(start, i))
    last, told = _extended(talk, i)
    return (start, last) if start >= 0 and worked and told and all(talk.next_to(j) for j in range(start, i)) else None


MODAL = frozenset(["kan", "ska", "vill", "måste", "får", "bör", "kunde", "skulle", "ville", "borde"])
_FINDERS = {1: _somebody, 2: _kin, 3: _post, 4: _only}
