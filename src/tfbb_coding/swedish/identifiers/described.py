"""Somebody told by what they have, where they live, or what they did: *han med traktorn*, *tanten på sista gården*, *killen som sköt …*."""

from tfbb_coding.swedish.identifiers.described_words import (
    ABSTRACT,
    ANY_DWELLING,
    ANY_THING,
    AREA,
    BEST,
    CHILDREN,
    DWELLING,
    EVENTS,
    EVERYDAY_EVENTS,
    EVERYDAY_PLACES,
    FORMER,
    FRONT,
    GRANDPARENTS,
    GROWN,
    HE,
    KIN_KNOWN,
    KIN_RARE,
    KNOWN,
    NOW,
    NUMBERED,
    OWNER,
    STANDS_IN,
    TOLD_OWNER,
    TRAVELS,
    WEAK,
    WHERE_FROM,
)
from tfbb_coding.swedish.identifiers.doers import stands_free
from tfbb_coding.swedish.identifiers.numbers import is_number_word
from tfbb_coding.swedish.identifiers.people import Form, is_person_noun, post
from tfbb_coding.swedish.identifiers.phrases import (
    Span,
    Talk,
    clause,
    did_or_has,
    extended,
    is_cleft,
    is_content,
    is_owner,
    is_passive,
    noun_phrase,
    with_only,
)
from tfbb_coding.swedish.identifiers.post_words import BE, BETWEEN, ONLY, OUGHT, PEOPLE_HERE, SUBJECTS
from tfbb_coding.swedish.identifiers.vocabulary import is_finite_verb

_THINGS = ("n", "et", "na")
_ILLNESS = frozenset(
    [
        "ms",
        "als",
        "parkinson",
        "parkinsons",
        "stomi",
        "rullstol",
        "permobil",
        "protes",
        "syrgas",
        "tourette",
        "tourettes",
        "downs",
        "epilepsi",
        "skägg",
        "käpp",
    ]
)
"""What somebody has and is known by, said without an article: *fullmäktigeledamoten med ms*."""


def described(talk: Talk, i: int) -> Span | None:
    """The stretch that tells somebody who begins at the word ``i``, a pronoun or a known person's word; None where nothing does."""
    low, follows = talk.low(i), talk.after(i)
    start = i - 2 if talk.before(i) in ("där", "här") and talk.before(i - 1) == "den" else i - 1 if talk.before(i) == "den" else i
    free = low not in HE or stands_free(talk, start)
    if follows == "med" and free:
        return _with_things(talk, i, start)
    if low in KNOWN and follows in ("i", "på", "vid", "under", "ovanför", "nedanför", "bakom"):
        return _at_home(talk, i, start)
    if follows in ("mittemot", "ovanpå") and free and (low in HE or low in KNOWN):
        return start, did_or_has(talk, i + 1, start)
    return _who(talk, i, start) if follows == "som" else None


def _with_things(talk: Talk, i: int, start: int) -> Span | None:
    """*Han med skolbussen och skägget*, *sjuksköterskan med motorcykeln*."""
    form = post(talk.low(i))
    child = talk.low(i) in CHILDREN
    if not (talk.low(i) in HE or talk.low(i) in KNOWN or child or (form & Form.DEFINITE and not form & Form.GENITIVE)):
        return None
    last = _things(talk, i + 2)
    if last < 0 or (child and (ANY_THING.fullmatch(talk.low(last)) or talk.low(last) in _ILLNESS)):
        return None
    last = max(last, extended(talk, last)[0])
    if talk.after(last) in ("i", "på", "vid") and talk.after(last + 1) in NUMBERED:
        last = _numbered(talk, last + 2)
    return start, max(last, did_or_has(talk, last, start) if talk.after(last) == "som" else last)


def _things(talk: Talk, k: int) -> int:
    """The last word of the known things that begin at ``k``, -1 where none do: *skolbussen och skägget*, *de tre taxarna*, *våra löner*."""
    last = noun_phrase(talk, k, "med")
    ours = talk.low(k) in ("vår", "våra", "vårt")
    if last < 0 or not (ours or _is_thing(talk, last)):
        return -1
    while talk.after(last) in ("och", "å") and talk.next_to(last + 1) and _is_thing(talk, last + 2):
        last += 2
    return last


def _is_thing(talk: Talk, k: int) -> bool:
    low = talk.low(k)
    if low in _ILLNESS:
        return True
    return (
        low.endswith(_THINGS)
        and len(low) > 3  # noqa: PLR2004
        and is_content(talk, k)
        and not ABSTRACT.fullmatch(low)
        and not is_person_noun(low)
        and not post(low)
        and not low.endswith(("ligt", "igt", "het", "heten", "ingen", "ningen", "tionen", "skapen"))
    )


def _numbered(talk: Talk, last: int) -> int:
    """The word behind ``last`` where it says which: *port c*, *rum fjorton*."""
    follows = talk.after(last)
    return last + 1 if talk.low(last) in NUMBERED and (len(follows) == 1 or follows.isdecimal() or is_number_word(follows)) else last


def _at_home(talk: Talk, i: int, start: int) -> Span | None:
    """*Tanten i det gula huset*, *farbrorn på sista gården*, *mannen i rum fjorton*, *kvinnan bakom cykelköket*."""
    last = noun_phrase(talk, i + 2, talk.after(i))
    if talk.after(i) == "bakom" and last > 0 and _is_thing(talk, last) and talk.low(last) not in FRONT:
        return start, last
    if talk.low(i + 2) in NUMBERED:
        last = _numbered(talk, i + 2)
        return (start, last) if last > i + 2 else None
    if last < 0 or not DWELLING.fullmatch(talk.low(last)) or (talk.low(last) in ANY_DWELLING and last == i + 2):
        return None
    last = _numbered(talk, max(last, extended(talk, last)[0]))
    return start, did_or_has(talk, last, start)


def _who(talk: Talk, i: int, start: int) -> Span | None:
    """*Gubben som spolar isen*, *killen som sköt av sig tummen*, *överläkaren som flygs upp*, *farmodern som är vårdnadshavare*."""
    k = i + 2
    while (talk.low(k) in BETWEEN or talk.low(k) in ("ensam", "också")) and talk.next_to(k):
        k += 1
    if not talk.next_to(k - 1) or talk.low(k) in SUBJECTS or (talk.low(i) in HE and is_cleft(talk, start)):
        return None
    end = clause(talk, i + 1)
    if end < k or talk.after(end) in OUGHT:
        return None
    if _does(talk, i, k, end) or _stands_in(talk, k):
        return start, max(end, _things(talk, k + 1), _stands_in(talk, k))
    told = _once(talk, i, k, end) or _is_known_relative(talk, i, k) or _travels(talk, i, k, end)
    return (start, end) if told else None


def _does(talk: Talk, i: int, k: int, end: int) -> bool:
    """Whether the verb ``k`` is what somebody does day by day with a known thing: *spolar isen*, *har getterna*."""
    low, verb = talk.low(i), talk.low(k)
    if not (low in HE or low in KNOWN) or not verb.endswith("r") or (verb in WEAK and talk.after(k) not in ("vår", "våra", "vårt")):
        return False
    if not (is_finite_verb(verb) or verb == "har"):
        return False
    first = k + 1
    while talk.low(first) in ("ju", "alla", "både", "hand", "om") and talk.next_to(first):
        first += 1
    return first <= end and (_things(talk, first) > 0 or (is_owner(talk, first) and talk.next_to(first)))


def _stands_in(talk: Talk, k: int) -> int:
    """The post that somebody held for another, 0 for none: *vikarierade för habchefen*."""
    if talk.low(k) not in STANDS_IN:
        return 0
    return next((j for j in range(k + 1, k + 4) if post(talk.low(j)) & Form.DEFINITE and talk.next_to(j - 1)), 0)


def _once(talk: Talk, i: int, k: int, end: int) -> bool:
    """Whether the verb ``k`` tells, with some detail, what somebody did once."""
    low = talk.low(i)
    if not (low in HE | KNOWN | CHILDREN or post(low) & Form.DEFINITE) or talk.low(k) not in EVENTS:
        return False
    more = end - k
    if talk.low(end) in EVERYDAY_PLACES:
        return False
    if talk.low(k) in EVERYDAY_EVENTS:
        return more >= 3  # noqa: PLR2004
    return more >= 2 or (more == 1 and _is_thing(talk, end))  # noqa: PLR2004


def _is_known_relative(talk: Talk, i: int, k: int) -> bool:
    """*Mostern som har vårdnaden*, *morbrorn som är polis*."""
    if talk.low(i) not in KIN_KNOWN:
        return False
    said = talk.low(k + 2) if talk.low(k + 1) in ("hans", "hennes", "deras") else talk.low(k + 1)
    if talk.low(k) in BE:
        return bool(post(said)) or said.startswith(("vårdnads", "god", "kontakt", "familjehem"))
    return talk.low(k) in ("har", "hade") and said.startswith("vårdnad")


def _travels(talk: Talk, i: int, k: int, end: int) -> bool:
    """*Överläkaren som flygs upp varannan vecka*, *logopeden som delar tjänst*."""
    form = post(talk.low(i))
    if not form & Form.DEFINITE or form & Form.GENITIVE or talk.low(k) not in TRAVELS:
        return False
    return talk.low(k).startswith(("muml", "stam", "halt")) or any(talk.low(j) in WHERE_FROM for j in range(k + 1, end + 1))


def kin_of(talk: Talk, i: int) -> Span | None:
    """*Flickans gudmor*, *mellanpojkens bonuspappa*, *hans förra fostermamma*, *tvillingarnas mormor*."""
    first, former = i, False
    while talk.before(first) in FORMER:
        first, former = first - 1, True
    owner = talk.before(first)
    if talk.low(i) not in KIN_RARE | GRANDPARENTS and not talk.before(i).startswith("biologisk"):
        return None
    if owner in ("hans", "hennes", "deras"):
        return (first - 1, i) if former and talk.low(i) in KIN_RARE else None
    told = TOLD_OWNER.fullmatch(owner) or (former and OWNER.fullmatch(owner))
    if told or (talk.low(i) in KIN_RARE and OWNER.fullmatch(owner)):
        begin = first - 1
        return (begin - 1 if BEST.fullmatch(talk.before(begin)) else begin), i
    return None


def before_or_after(talk: Talk, i: int) -> Span | None:
    """*Rektorn före den nuvarande*, *chefen innan hon som är nu*, *föreståndaren vi hade innan*, *prästen som var här förut*."""
    form = post(talk.low(i))
    if not form & Form.DEFINITE or form & Form.GENITIVE:
        return None
    start = i - 1 if talk.before(i) == "den" else i
    near = extended(talk, i)[0]
    for last in (near, near + 2 if talk.after(near) in ("i", "på", "för") else near):
        if last < len(talk.words) and with_only(talk, last) > last:
            return start, last
    follows = talk.after(i)
    if follows in ("före", "innan", "efter"):
        other = talk.after(i + 1)
        if other in PEOPLE_HERE:
            return start, i + 2
        if other == "den" and talk.after(i + 2) in NOW:
            return start, i + 3
        if other in HE:
            return start, clause(talk, i + 3) if talk.after(i + 2) == "som" else i + 2
    last = i + 3
    hade = follows in ("vi", "dom", "de", "jag") and talk.after(i + 1) in ("hade", "haft")
    return (start, last) if hade and talk.low(last) in ("innan", "förut", "då", "förr") and talk.next_to(i + 2) else None


def best(talk: Talk, i: int) -> Span | None:
    """*Äldsta damen i hela kommunen*, *bästa fiskaren i byn*: the first in something among those of a place."""
    if not BEST.fullmatch(talk.low(i)) or not talk.next_to(i) or not is_person_noun(talk.low(i + 1)):
        return None
    if talk.after(i + 1) not in ("i", "på", "inom", "av"):
        return None
    last = noun_phrase(talk, i + 3, talk.after(i + 1))
    hela = talk.low(i + 3) in ("hela", "vår", "vårt")
    if last < 0 or not (hela or AREA.fullmatch(talk.low(last))):
        return None
    return (i - 1 if talk.before(i) == "den" or is_owner(talk, i - 1) else i), last


def only_who(talk: Talk, i: int) -> Span | None:
    """*Den enda logoped vi har för hela inlandet*, *den ende i byn som kan laga pumpen*, *den ende läkaren som tog emot utan remiss*."""
    if talk.low(i) not in ONLY or talk.before(i) != "den":
        return None
    k = i + 1
    while talk.low(k).endswith(("iga", "liga", "ska", "ma")) and talk.next_to(k):
        k += 1
    if not talk.next_to(k - 1):
        return None
    if talk.low(k) in ("i", "på") and k == i + 1:
        k = k + 1 if talk.low(k + 1) in ("stan", "huset") else noun_phrase(talk, k + 1, talk.low(k))
        if k < 0 or not AREA.fullmatch(talk.low(k)) or talk.after(k) != "som":
            return None
    elif talk.low(k) == "som" and k == i + 1:
        end = clause(talk, k)
        last = extended(talk, end)[0]
        return (i - 1, max(end, last)) if end > k and any(talk.low(j) == "hela" for j in range(k, max(end, last) + 1)) else None
    elif not (post(talk.low(k)) or talk.low(k) in KNOWN):
        return None
    last = _who_we_have(talk, k)
    return (i - 1, last) if last > k else None


def _who_we_have(talk: Talk, k: int) -> int:
    """The end of *vi har för hela inlandet*, *vi haft*, *som tog emot utan remiss*, *som finns i dalen* behind the word ``k``."""
    if talk.after(k) == "som":
        end = clause(talk, k + 1)
        return max(extended(talk, end)[0], end) if end > k + 1 else k
    if talk.after(k) in ("vi", "dom", "de") and talk.after(k + 1) in ("har", "hade", "haft"):
        last = k + 2 + (talk.after(k + 2) in ("haft", "kvar"))
        if talk.after(last).endswith(("at", "it", "tt", "lt")):
            return k  # the only one we have met
        return extended(talk, last)[0]
    return k


def one_only(talk: Talk, i: int) -> Span | None:
    """*En enda barnmorska i hela trakten*, *en enda kvinna i en röd skåpbil*."""
    noun = talk.low(i + 1)
    if _NONE & {talk.low(j) for j in range(max(0, i - 6), i)}:
        return None
    if talk.before(i) != "en" or not talk.next_to(i) or not (post(noun) or noun in GROWN):
        return None
    if talk.after(i + 1) not in ("i", "på", "för", "med", "vid"):
        return None
    k = i + 3
    any_one = talk.low(k) in ("en", "ett")
    last = noun_phrase(talk, k + any_one, talk.after(i + 1))
    if any_one and last == k + 1 and talk.next_to(last) and is_content(talk, last + 1):
        last += 1  # en röd skåpbil
    return (i - 1, last) if last > 0 else None


_NONE = frozenset(["inte", "aldrig", "ingen", "utan", "varken", "knappt"])


def that_one(talk: Talk, i: int) -> Span | None:
    """*Den som var platschef på fabriken innan den brann*: who held a post once."""
    if talk.after(i) != "som" or talk.low(i + 2) not in ("var", "va", "vart", "blev", "satt", "startade", "grundade", "drog", "hade"):
        return None
    end = clause(talk, i + 1)
    at = next((j for j in range(i + 3, i + 6) if post(talk.low(j)) and not post(talk.low(j)) & Form.GENITIVE), 0)
    if talk.low(i + 2) == "drog" and talk.low(i + 3) in ("igång", "i"):
        return (i, end) if end > i + 3 else None
    if not at or not all(talk.next_to(j) for j in range(i, at)):
        return None
    last, told = extended(talk, at)
    then = _until(talk, last)
    return (i, max(end, then)) if told or then > last else None


def _until(talk: Talk, last: int) -> int:
    """The end of *före mig*, *innan den brann*, *då* behind the word ``last``; ``last`` where nothing of the sort follows."""
    if talk.after(last) not in ("före", "innan", "då", "efter"):
        return last
    follows, verb = talk.after(last + 1), talk.low(last + 3)
    if follows in ("den", "det") and (is_finite_verb(verb) or is_passive(verb) or verb in EVENTS):
        return last + 3 + (talk.low(last + 4) in ("ner", "ned", "upp"))
    return last + 1 + (follows in PEOPLE_HERE)
