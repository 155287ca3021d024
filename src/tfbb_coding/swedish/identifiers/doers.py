"""Somebody known by what only they do or are: *hon som har hand om …*, *hon i receptionen*, *den ende som …*, *den som jobbat längst*."""

from tfbb_coding.swedish.identifiers.described_words import ANY_DWELLING, AREA, DWELLING, EVERYDAY_PLACES, NOW, USUAL_FATES
from tfbb_coding.swedish.identifiers.people import Form, is_person_noun, post
from tfbb_coding.swedish.identifiers.phrases import Span, Talk, clause, did_or_has, extended, is_content, is_owner, noun_phrase
from tfbb_coding.swedish.identifiers.post_words import (
    BE,
    BEFELL,
    BETWEEN,
    CLOSE,
    EVERY_TOWN,
    FREE,
    HAPPENED,
    LOOSE,
    MAKES,
    MINE,
    NOTHING,
    ONLY,
    OUGHT,
    OUR,
    PEOPLE_HERE,
    STAYS,
    SUBJECTS,
    TASKS,
    UNIT,
    WITH,
)


def somebody(talk: Talk, i: int) -> Span | None:
    """The role that a word for somebody (*hon*, *killen*) opens: *hon som …*, *killen på …*; None where it opens none."""
    follows = talk.after(i)
    start = i - 1 if talk.before(i) == "den" else i
    if follows == "som":
        return _who_does(talk, i, start)
    if follows in ("på", "i", "vid") and (talk.low(i) not in ("hon", "han", "ho", "hen") or stands_free(talk, start)):
        last = noun_phrase(talk, i + 2, follows)
        if last > 0 and _is_unit(talk, i + 2, last):
            last = extended(talk, last)[0]
            if last == i + 2 and talk.low(last) in EVERY_TOWN and talk.after(last) not in ("som", "med"):
                return None
            return start, did_or_has(talk, last, start)
    return None


def _is_unit(talk: Talk, begin: int, last: int) -> bool:
    """Whether the words name where somebody works."""
    return (
        UNIT.fullmatch(talk.low(last)) is not None
        or any(is_owner(talk, k) for k in range(begin, last))
        or (talk.is_capital(last) and talk.low(last).endswith(("n", "t")))
    )


def stands_free(talk: Talk, i: int) -> bool:
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
    end = clause(talk, i + 1)
    if end < k or talk.after(end) in OUGHT:
        return None
    if verb in BE or verb in STAYS or verb in ("tog", "började", "slutade", "gick"):
        place = next((j for j in range(k + 1, end + 1) if _is_post_of(talk, j) or talk.low(j) == "ansvarig"), -1)
        if place > 0 and not (talk.low(place).endswith("vikarie") and place == end):
            last = max(end, extended(talk, place)[0])
            return start, _than_whom(talk, last)
    if verb in STAYS and follows in ("på", "i", "vid", "inom"):
        last = noun_phrase(talk, k + 2, follows)
        whole = extended(talk, last)[0] if last > 0 else last
        if verb in ("bor", "bodde") and whole > k + 2 and not AREA.fullmatch(talk.low(whole)) and talk.low(last).endswith(("n", "et")):
            return start, max(whole, end)
        if last < 0 or not (_is_unit(talk, k + 2, last) or DWELLING.fullmatch(talk.low(last))) or talk.low(last) in ANY_DWELLING:
            return None
        last = max(last, end)
        return start, did_or_has(talk, last, start) if talk.after(last) == "med" else last
    if verb in TASKS and follows in ("på", "i", "vid"):
        last = noun_phrase(talk, k + 2, follows)
        return (start, max(last, end)) if last > 0 and _is_unit(talk, k + 2, last) else None
    task = talk.low(i) != "personen" and _is_task(talk, verb, k)
    return (start, end) if task or (end > k and _happened(talk, k)) else None


def _than_whom(talk: Talk, last: int) -> int:
    """The end of *… innan*, *… före den nuvarande* behind the word ``last``."""
    if talk.after(last) in ("före", "innan", "efter") and talk.after(last + 1) == "den" and talk.after(last + 2) in NOW:
        return last + 3
    if talk.low(last) in ("före", "innan", "efter") and talk.after(last) == "den" and talk.after(last + 1) in NOW:
        return last + 2
    return last + (talk.after(last) in ("innan", "förut", "nu") and talk.after(last + 1) not in SUBJECTS)


def person_who(talk: Talk, i: int) -> Span | None:
    """*Mamman som är polischef*, *min moster som är präst i Lund*, *eleven som vann SM*: known by a post, a task or an event."""
    owned = talk.before(i) in OUR | MINE
    if talk.after(i) != "som" or not (owned or talk.low(i).endswith(("n", "t", "a"))):
        return None
    k = i + 2
    while talk.low(k) in BETWEEN and talk.next_to(k):
        k += 1
    if not talk.next_to(k - 1):
        return None
    verb, end, start = talk.low(k), clause(talk, i + 1), i - 1 if owned else i
    if talk.after(end) in OUGHT:
        return None
    if verb in BE and post(talk.low(k + 1)) & Form.ONE and not post(talk.low(k + 1)) & Form.GENITIVE:
        return start, max(end, extended(talk, k + 1)[0])
    return (start, end) if end > k and (_happened(talk, k) or (verb in TASKS and _is_task(talk, verb, k))) else None


def _happened(talk: Talk, k: int) -> bool:
    """Whether verb ``k`` tells something that one hears of: *blev skjuten*, *hittades*, *var med i tv*."""
    verb, follows = talk.low(k), talk.after(k)
    if verb in HAPPENED:
        return True
    if verb in ("blev", "blivit", "är", "var", "va", "fick", "har", "hade", "stod") and any(talk.low(j) in BEFELL for j in (k + 1, k + 2)):
        return True
    if verb in ("var", "va") and follows == "med" and talk.low(k + 2) in ("i", "på"):
        return talk.low(k + 3) in ("tv", "radio", "tidningen") or talk.is_capital(min(k + 3, len(talk.words) - 1))
    if verb in ("satt", "sitter") and follows in ("inne", "häktad", "inspärrad"):
        return follows != "inne" or talk.after(k + 1) == "för"
    if _befell_there(talk, k):
        return True
    return verb == "stod" and talk.low(k + 2) == "tidningen"


def _befell_there(talk: Talk, k: int) -> bool:
    """*Blev stucken på torget*, *blev biten utanför konsum*: what befell somebody at a place where it does not happen every day."""
    at = talk.low(k + 1)
    if talk.low(k) != "blev" or not at.endswith(_PARTICIPLES) or len(at) < 5 or at in USUAL_FATES or is_person_noun(at):  # noqa: PLR2004
        return False
    if talk.after(k + 1) not in ("på", "i", "vid", "utanför", "bakom"):
        return False
    last = noun_phrase(talk, k + 3, talk.after(k + 1))
    return last > 0 and talk.low(last).endswith(("n", "t", "na")) and talk.low(last) not in EVERYDAY_PLACES | EVERY_TOWN


_PARTICIPLES = ("ad", "en", "rd", "dd", "gd", "jd", "vd", "md", "ld", "nd", "pt", "kt")


def post_befell(talk: Talk, i: int) -> Span | None:
    """*Läraren som fick sparken efter resan*, *kantorn som blev anmäld för bönen*: holders of a post and what befell them."""
    form = post(talk.low(i))
    if not form & Form.DEFINITE or form & Form.GENITIVE or talk.after(i) != "som":
        return None
    end = clause(talk, i + 1)
    return (i, end) if end > i + 3 and talk.after(end) not in OUGHT and _happened(talk, i + 2) else None


def _is_post_of(talk: Talk, j: int) -> bool:
    form = post(talk.low(j))
    return bool(form) and not form & Form.GENITIVE


def _is_task(talk: Talk, verb: str, k: int) -> bool:
    follows = talk.after(k)
    if verb in MAKES:
        return follows.endswith(("n", "t", "na")) and is_content(talk, k + 1) and follows not in LOOSE
    if verb in TASKS:
        return follows not in NOTHING or ((verb, follows) in WITH and talk.after(k + 1) not in ("det", "den", "de", "dom"))
    if verb in ("har", "hade"):
        return (
            (follows == "hand" and talk.after(k + 1) == "om")
            or follows == "ansvaret"
            or (UNIT.fullmatch(follows) is not None and not follows.endswith(_SHIFTS))
        )
    if verb in ("var", "va", "kom", "jobbade", "satt"):
        return any(talk.low(j) in ("före", "innan") and talk.low(j + 1) in PEOPLE_HERE for j in (k + 1, k + 2))
    return (verb == "tog" and follows == "över") or (
        verb in ("gick", "slutade") and any(talk.low(j) == "pension" for j in range(k + 1, k + 4))
    )


_SHIFTS = ("jouren", "passet", "linjen", "natten", "sidan", "kontoret", "gruppen")
"""Ends of words for what anybody has for a time: *hon som hade nattpasset*."""


def only_one(talk: Talk, i: int) -> Span | None:
    """*Den ende poliseleven som va på plats*, *hon är den enda som kan …*, *den yngsta i styrelsen*, *den som jobbat längst på …*."""
    low = talk.low(i)
    if low == "längst":
        return _longest(talk, i)
    owned = (is_owner(talk, i - 1) or talk.before(i) in OUR) and talk.next_to(i - 1)
    known = owned or talk.before(i) in ("den", "vår", "våran", "som")
    start = i - 1 if owned or talk.before(i) in ("den", "vår", "våran") else i
    k = i
    while talk.next_to(k) and k - i < 3 and not is_person_noun(talk.low(k + 1)):  # noqa: PLR2004
        if not talk.low(k + 1).endswith(("a", "e", "t")) or not is_content(talk, k + 1):
            break
        k += 1
    if talk.next_to(k) and is_person_noun(talk.low(k + 1)) and talk.low(k + 1) not in CLOSE and (owned or (known and low in ONLY)):
        last, told = extended(talk, k + 1)
        end = did_or_has(talk, last, start)
        return (start, max(last, end)) if owned or told or end > last or post(talk.low(k + 1)) else None
    if owned and low in ONLY and talk.next_to(i) and talk.low(i + 1).endswith(_TRADES):
        return start, max(i + 1, did_or_has(talk, i + 1, start))
    if talk.before(i) != "den" or k > i:
        return None
    if low in ONLY and talk.after(i) == "som" and talk.low(i - 2) in _IS_HE and _SUBJECT_HE & {talk.low(i - 3), talk.low(i - 4)}:
        end = clause(talk, i + 1)
        return (start, end) if UNIT.fullmatch(talk.low(end)) else None
    if low not in ONLY and low not in ("första", "förste") and talk.after(i) in ("i", "på", "inom"):
        last = noun_phrase(talk, i + 2, talk.after(i))
        return (start, last) if last > 0 and UNIT.fullmatch(talk.low(last)) else None
    return None


_TRADES = ("iker", "log", "ist", "nom", "graf", "praktor", "man", "kvinna", "terapeut", "ör", "ske")
"""Ends of words for people by what they do that no list has."""
_IS_HE = frozenset(["är", "e", "ä", "var", "va", "blev"])


_SUBJECT_HE = frozenset(["jag", "ja", "hon", "han", "ho"])


def _longest(talk: Talk, i: int) -> Span | None:
    """*Den som jobbat längst på avdelningen*."""
    start = next((j for j in range(i - 1, max(i - 6, -1), -1) if talk.low(j) in ("den", "hon", "han") and talk.low(j + 1) == "som"), -1)
    worked = any(talk.low(j) in ("jobbat", "arbetat", "varit", "suttit", "hängt") for j in range(start, i))
    last, told = extended(talk, i)
    return (start, last) if start >= 0 and worked and told and all(talk.next_to(j) for j in range(start, i)) else None
