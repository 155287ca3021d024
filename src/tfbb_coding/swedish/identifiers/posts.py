"""Roles told by a post, word by word: *chefen för fältgruppen*, *bostadsbolagets vd*, *hon som var rektor innan mig*, *portvaktens fru*.

Every word for a post (:mod:`people`) is looked at where it stands. It points at one person when something makes it the only one: a word
that says so (*enda*, *förra*), an owner (*kommunens*, *vår*), a place or a task behind it, or what the person did (*som slutade i våras*).
"""

from collections.abc import Callable, Iterator
from functools import lru_cache

from tfbb_coding.swedish.identifiers.described import before_or_after, best, described, kin_of, one_only, only_who, that_one
from tfbb_coding.swedish.identifiers.described_words import BEST, EVENTS, FEW, GRANDPARENTS, KIN_RARE, KNOWN
from tfbb_coding.swedish.identifiers.doers import only_one, person_who, post_befell, somebody
from tfbb_coding.swedish.identifiers.hits import Hit
from tfbb_coding.swedish.identifiers.lexicon import word_list
from tfbb_coding.swedish.identifiers.people import Form, post
from tfbb_coding.swedish.identifiers.phrases import (
    Span,
    Talk,
    can_modify,
    clause,
    did_or_has,
    extended,
    is_content,
    is_owner,
    noun_phrase,
    read,
    with_age,
    with_he,
    with_only,
    with_second,
)
from tfbb_coding.swedish.identifiers.post_words import (
    BE,
    BETWEEN,
    COMMON,
    DETERMINERS,
    EVERY_TOWN,
    GENERIC,
    HAPPENED,
    KIN,
    KNOWN_POSTS,
    MINE,
    MODAL,
    ONLY,
    OPEN_VERBS,
    OUR,
    SINGLE,
    SOMEBODY,
    SUBJECTS,
    UNIT,
)
from tfbb_coding.swedish.identifiers.told import by_clause, first_who, owned_only, parent_of, person_did, post_who
from tfbb_coding.swedish.identifiers.vocabulary import is_finite_verb


def find_posts(text: str) -> Iterator[Hit]:
    """Roles that are told by a post or by what somebody does, each from the first word that says which to the last."""
    talk = read(text)
    for i, word in enumerate(talk.words):
        kind = _kind(word.low)
        if not kind:
            continue
        for find in _FINDERS[kind]:
            span = find(talk, i)
            if span:
                last = with_age(talk, with_only(talk, with_second(talk, *span)))
                yield Hit(talk.words[span[0]].start, talk.words[last].end, "role", "pattern")


@lru_cache(maxsize=100_000)
def _kind(low: str) -> int:
    """The number of the finders for a word (:data:`_FINDERS`), 0 for a word that none begins with."""
    if low == "den":
        return 6
    if low in KIN_RARE or low in GRANDPARENTS:
        return 7
    if low in SOMEBODY:
        return 1
    if low in KIN:
        return 2
    if low in ONLY or low in ("längst", "första", "förste") or BEST.fullmatch(low):
        return 4
    if post(low):
        return 3
    return 5 if low in word_list("people") or low in KNOWN or low in FEW else 0


def _post(talk: Talk, i: int) -> Span | None:
    form = post(talk.low(i))
    first, single = _modifiers(talk, i)
    if form & Form.GENITIVE:
        return _relative_of(talk, i, first)
    last, told = extended(talk, i)
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
        return is_owner(talk, i - 1)
    if not low.endswith(("a", "e")) or low in OPEN_VERBS or low in word_list("function_words") or is_finite_verb(low) or low in DETERMINERS:
        return False
    return talk.before(i) in DETERMINERS | ONLY or is_owner(talk, i - 1)


def _definite(talk: Talk, i: int, form: int, first: int, last: int, *, single: bool, told: bool) -> Span | None:
    if told and not single and not form & Form.ONE and talk.is_name(last):
        return None  # one of many at a place that is told anyhow
    if single and not told and talk.low(i) in COMMON and talk.low(i - 1) in ("första", "förste", "sista", "siste"):
        return None  # the first of those that were met
    known = single or (told and not _is_vague(talk, i, last)) or form & Form.TOP or talk.low(i) in KNOWN_POSTS
    start = first - 1 if talk.before(first) in ("den", "vår", "våran") else first
    if not known and talk.after(clause(talk, i + 1) if talk.after(i) == "som" else i) in MODAL:
        return None  # what one ought to do
    if not known:
        tells = (not _is_usual(talk, i) or talk.before(first) == "den") and talk.low(i + 2) != "inte"
        end = did_or_has(talk, i, start) if tells and not MODAL & {talk.low(i + 2), talk.low(i + 3)} else i
        return (start, end) if end > i + 2 or (end > i and _tells_much(talk, end)) else None
    end = did_or_has(talk, last, start)
    return start, with_he(talk, max(last, end))


def _is_usual(talk: Talk, i: int) -> bool:
    """Whether the post is a common one, and told by what it does (*undersköterskan som tog provet*), not what it is."""
    low, verb = talk.low(i), next((talk.low(j) for j in range(i + 2, i + 5) if talk.low(j) not in BETWEEN | {"också"}), "")
    told = (verb in BE and talk.after(i + 2) != "med") or verb in ("bor", "bodde", "slutade")
    if talk.low(i + 2) == "också" and verb in BE and post(talk.low(i + 4)):
        return False  # läraren som också är präst
    return low in COMMON or (low.endswith(_USUAL) and not told)


_USUAL = ("sköterskan", "läkaren", "läkarn", "handläggaren", "handläggarn", "läraren", "lärarn", "sekreteraren", "pedagogen", "ägaren")


def _tells_much(talk: Talk, end: int) -> bool:
    """Whether the one word of a clause tells something that one hears of: *rektorn som avgick*, not *rektorn som bestämmer*."""
    return talk.low(end) in EVENTS | HAPPENED or talk.low(end).startswith("sluta") or not is_finite_verb(talk.low(end))


def _is_vague(talk: Talk, i: int, last: int) -> bool:
    """*Läraren i matte*, *polisen på torget*: a common post at what is no place of work, or at what every town has."""
    if last == i + 2 and talk.low(last) in EVERY_TOWN and not post(talk.low(i)) & Form.ONE:
        return True
    if talk.low(i) not in COMMON:
        return False
    return not any(
        UNIT.fullmatch(talk.low(k)) or talk.is_capital(k) or talk.low(k) in ("hos", "vår", "byn", "orten", "området", "stan")
        for k in range(i + 1, last + 1)
    )


def _indefinite(talk: Talk, i: int, form: int, first: int, last: int, *, single: bool, told: bool) -> Span | None:
    low, before = talk.low(i), talk.before(first)
    only = any(talk.low(k) in ONLY for k in range(first, i))
    if is_owner(talk, first - 1) and talk.next_to(first - 1):
        return (first - 1, with_he(talk, max(last, did_or_has(talk, last, first - 1)))) if single or told or low not in GENERIC else None
    if before in MINE and low in ("företrädare", "efterträdare"):
        return first - 1, last
    if before in MINE and single and low.endswith(("kontaktperson", "stödperson", "stödfamilj")):
        return first - 1, last
    if before in OUR | MINE:
        plain = low in GENERIC or low in ("rektor", "kurator", "skolsköterska") or (before in MINE and not single)
        return (first - 1, last) if told or (single and before in OUR) or (not plain and before in OUR) else None
    if only and not (before == "en" and not told):
        end = did_or_has(talk, last, first)
        return (first - 1 if before in ("den", "vår", "en") else first), max(last, end)
    if single and told:
        return first, last
    if before in ("ny", "nytillträdd", "tillförordnad") and form & Form.TOP and talk.before(first - 1) != "behövs":
        return first - 1 - (talk.before(first - 1) == "en"), last
    if _is_predicate(talk, first) or (told and _is_apposed(talk, first, last)):
        return (
            (first, last) if form & Form.TOP or (form & Form.ONE and told and not _any_unit(talk, i) and not talk.is_name(last)) else None
        )
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
    return talk.low(i + 2) in ("en", "ett", "nån", "någon") and not (can_modify(talk.low(i + 3)) and is_content(talk, i + 4))


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
    if talk.after(i) not in ("till", "med", "åt", "efter"):
        return person_who(talk, i)
    k = i + 2
    while talk.next_to(k - 1) and (talk.low(k) in DETERMINERS or talk.low(k) in SINGLE) and k - i < 5:  # noqa: PLR2004
        k += 1
    if not talk.next_to(k - 1):
        return None
    if talk.low(k) in SOMEBODY and talk.after(k) == "som":
        return i, clause(talk, k + 1)
    if talk.low(k) in SOMEBODY and talk.after(k) in ("på", "i"):
        last = noun_phrase(talk, k + 2, talk.after(k))
        return (i, last) if last > 0 else None
    form = post(talk.low(k))
    return (
        (i, extended(talk, k)[0])
        if form & Form.DEFINITE and not form & Form.GENITIVE and (form & Form.ONE or talk.low(k - 1) in SINGLE)
        else None
    )


_FINDERS: dict[int, tuple[Callable[[Talk, int], Span | None], ...]] = {
    1: (somebody, described, by_clause, person_did),
    2: (_kin, kin_of, described, parent_of),
    3: (_post, before_or_after, described, person_did, post_who, post_befell),
    4: (only_one, only_who, best, one_only, owned_only, first_who),
    5: (person_who, described, person_did),
    6: (that_one, person_did),
    7: (_kin, kin_of, parent_of),
}
"""What looks at a word, by its kind; each may find a stretch, and the longest counts."""
