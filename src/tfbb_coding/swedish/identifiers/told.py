"""Somebody told by a clause or a place alone, whatever it says: *hon som spelat på radio*, *byns enda taxi*, *mamman till flickan som …*.

A pronoun for one person with a relative clause of its own, that is no cleft sentence (*det var hon som ringde*), points at that person
(Teleman, Hellberg & Andersson 1999, *Svenska Akademiens grammatik* 3, on restrictive relative clauses). In 250,000 words of invented talk
that names nobody there are twenty of them.
"""

from tfbb_coding.swedish.identifiers.described_words import CHILDREN, EVENTS, EVERYDAY_EVENTS, EVERYDAY_PLACES, HE, KNOWN
from tfbb_coding.swedish.identifiers.lexicon import STRONG_PERSON, lemma_of
from tfbb_coding.swedish.identifiers.people import Form, is_person_noun, post
from tfbb_coding.swedish.identifiers.phrases import Span, Talk, clause, did_or_has, extended, is_cleft, is_content, is_owner, noun_phrase
from tfbb_coding.swedish.identifiers.post_words import BE, BETWEEN, ONLY, OUGHT, SUBJECTS
from tfbb_coding.swedish.identifiers.shapes import shape
from tfbb_coding.swedish.identifiers.vocabulary import is_finite_verb

_SAYS_LITTLE = frozenset(["det", "den", "de", "dom", "så", "här", "där", "nu", "då", "inte", "ju", "oss", "mig", "dig", "henne", "honom"])
_NOT_TOLD = OUGHT | {"vill", "kunde", "skulle", "ville", "borde", "behöver", "bestämmer", "gäller", "normalt"}
_PAST_WEAK = frozenset(
    [
        "var",
        "va",
        "vart",
        "hade",
        "kom",
        "sa",
        "sade",
        "fick",
        "ville",
        "skulle",
        "kunde",
        "ringde",
        "blev",
        "gick",
        "satt",
        "stod",
        "tog",
        "gjorde",
        "tyckte",
        "trodde",
        "kände",
        "visste",
        "såg",
        "hörde",
        "hette",
        "skrev",
        "frågade",
        "pratade",
        "började",
        "brukade",
        "undrade",
        "menade",
        "behövde",
        "verkade",
        "jobbade",
    ]
)
_WEAK = _PAST_WEAK | frozenset(
    [
        "har",
        "kommer",
        "sitter",
        "går",
        "står",
        "håller",
        "tar",
        "får",
        "vet",
        "ser",
        "säger",
        "ringer",
        "jobbar",
        "arbetar",
        "hjälper",
        "pratar",
    ]
)
"""Verbs that tell somebody only with much beside them."""
_WHERE = frozenset(["i", "på", "vid", "utanför", "bakom", "från"])
_SOME, _MUCH = 2, 4
"""Words beside a verb, small ones left out, that tell which person it is."""


def by_clause(talk: Talk, i: int) -> Span | None:
    """*Hon som förlorade båda sönerna*, *han som spelat munspel på radio*: a pronoun for one person with a clause of its own."""
    if talk.low(i) not in HE or talk.after(i) != "som" or _is_cleft(talk, i) or _is_beside_name(talk, i):
        return None
    start = i - 1 if talk.before(i) == "den" else i
    k = _verb(talk, i + 2)
    if k < 0 or talk.low(k) in _NOT_TOLD:
        return None
    end = _clause_end(talk, i + 1)
    return (start, end) if end > k and _tells(talk, k, end) else None


def _tells(talk: Talk, k: int, end: int) -> bool:
    """Whether the clause from its verb ``k`` on says enough: what somebody once did with some detail, or does at a place."""
    verb = talk.low(k)
    content = sum(1 for j in range(k + 1, end + 1) if talk.low(j) not in _SAYS_LITTLE | BETWEEN)
    if verb in BE and verb != "blev":
        return False
    if verb in _WEAK:
        return content >= _MUCH
    if not verb.endswith("r"):
        return content >= _SOME
    placed = any(talk.low(j) in _WHERE and noun_phrase(talk, j + 1, talk.low(j)) > 0 for j in range(k + 1, end))
    return placed and content > _SOME


def _verb(talk: Talk, k: int) -> int:
    """The word behind *som* and small words, -1 where a subject stands there."""
    while talk.low(k) in BETWEEN and talk.next_to(k):
        k += 1
    return -1 if talk.low(k) in SUBJECTS or not talk.next_to(k - 1) else k


def _is_cleft(talk: Talk, i: int) -> bool:
    """*Det var ju han som …*, also with more between than one word."""
    if is_cleft(talk, i):
        return True
    k = i - 1
    while talk.next_to(k) and (talk.low(k) in BETWEEN or talk.low(k) in ("mest", "mer", "nog", "faktiskt", "tydligen", "sen")):
        k -= 1
    turned = talk.low(k) in ("det", "de", "dä") and talk.low(k - 1) in BE  # va de ju bara hon som
    return talk.next_to(k) and (turned or (talk.low(k) in BE and talk.low(k - 1) in ("det", "de", "dä", "då", "sen", "så")))


def _is_beside_name(talk: Talk, i: int) -> bool:
    """*Torvald, han som …*, *Sten är han som …*: the name tells more."""
    if i == 0 or not talk.text[talk.words[i - 1].end : talk.words[i].start].startswith((",", " ")):
        return False
    k = i - 1 - (talk.before(i) in BE)
    s = shape(talk.low(k))
    return (
        bool(s.bits & STRONG_PERSON) and not s.function and not s.allowed and (not s.common or (talk.is_capital(k) and talk.next_to(k - 1)))
    )


def _clause_end(talk: Talk, k: int) -> int:
    """The end of the clause whose *som* is word ``k``, with a second verb of the same tense behind *och*: *har getter och kör taxi*."""
    end = clause(talk, k)
    if end < k + 1:
        end = _supine_clause(talk, k)
    verb = next((talk.low(j) for j in range(k + 1, end + 1) if talk.low(j) not in BETWEEN), "")
    second = talk.low(end + 2)
    joined = end > k and talk.after(end) in ("och", "å") and talk.next_to(end + 1)
    alike = verb.endswith("r") == second.endswith("r") and (is_finite_verb(second) or second in ("va", "var"))
    if not (joined and alike and second not in SUBJECTS):
        return end
    more = end + 2
    while talk.next_to(more) and more - end < 6 and not _opens_clause(talk, more + 1):  # noqa: PLR2004
        more += 1
    return more if more > end + 2 else end


def _opens_clause(talk: Talk, j: int) -> bool:
    low = talk.low(j)
    return low in SUBJECTS or low in ("och", "å", "men", "att", "som", "när", "så", "sen") or is_finite_verb(low)


def _supine_clause(talk: Talk, k: int) -> int:
    """The end of *som spelat munspel på radio*, where *har* is left out; ``k - 1`` for none."""
    first = _verb(talk, k + 1)
    if first < 0 or not _is_supine(talk.low(first)):
        return k - 1
    last = first
    while talk.next_to(last) and last - k < 7 and not _opens_clause(talk, last + 1):  # noqa: PLR2004
        last += 1
    return last


def _is_supine(low: str) -> bool:
    return low.endswith(("at", "it", "tt", "yckt", "gjort", "lagt", "sagt")) and lemma_of(low).endswith(("a", "å", "e", "s"))


def person_did(talk: Talk, i: int) -> Span | None:
    """*Läraren som dog på skolgården*, *den som ramlade från vattentornet*: a known person and what befell them once, with some detail."""
    low = talk.low(i)
    form = post(low)
    somebody = low == "den" or low in KNOWN | CHILDREN or (form & Form.DEFINITE and not form & Form.GENITIVE)
    if not somebody or talk.after(i) != "som" or _is_cleft(talk, i):
        return None
    k = _verb(talk, i + 2)
    if k < 0 or not _is_event(talk.low(k)):
        return None
    end = clause(talk, i + 1)
    end = max(end, k)
    least = 3 if talk.low(k) in EVERYDAY_EVENTS else 2 if low == "den" else 1
    usual = talk.low(end) in EVERYDAY_PLACES
    told = (end - k >= least and not usual) or (talk.low(k) in _GRAVE and low != "den")
    return (i, end) if told and (low != "den" or not talk.before(i)) else None


_GRAVE = frozenset(["dog", "drunknade", "drunkna", "omkom", "mördades", "försvann", "brann"])


def _is_event(low: str) -> bool:
    """What befalls somebody, also said short: *drunkna*, *ramla*."""
    return low in EVENTS or low in _GRAVE or low + "de" in EVENTS or low in ("förlorade", "förlora", "miste")


def owned_only(talk: Talk, i: int) -> Span | None:
    """*Byns enda taxi*, *byns enda som kan dari*, *kommunens enda sjukgymnast*."""
    if talk.low(i) not in ONLY or not is_owner(talk, i - 1) or not talk.next_to(i - 1):
        return None
    if talk.after(i) == "som":
        end = clause(talk, i + 1)
        return (i - 1, end) if end > i + 1 else None
    noun = talk.low(i + 1)
    return (i - 1, i + 1) if talk.next_to(i) and (post(noun) or noun in _SERVICES or is_person_noun(noun)) else None


_SERVICES = frozenset(["taxi", "polis", "frisör", "handlare", "läkare", "präst", "kock", "mekaniker", "elektriker", "snickare", "bonde"])


def first_who(talk: Talk, i: int) -> Span | None:
    """*Den första som fick corona på boendet*: the first or the last in something that a place or a thing tells."""
    if talk.low(i) not in ("första", "förste", "sista", "siste") or talk.before(i) != "den" or talk.after(i) != "som":
        return None
    k = _verb(talk, i + 2)
    if k < 0 or talk.low(k) in _NOT_TOLD or talk.low(k).endswith("r"):
        return None
    end = clause(talk, i + 1)
    placed = any(talk.low(j) in ("på", "i", "från") and noun_phrase(talk, j + 1, talk.low(j)) > 0 for j in range(k + 1, end))
    return (i - 1, end) if placed else None


def parent_of(talk: Talk, i: int) -> Span | None:
    """*Mamman till flickan som drunknade*, *mamma till trillingarna i åttan*: a relative of somebody who is told."""
    if talk.after(i) not in ("till", "efter", "åt"):
        return None
    k = i + 2
    if not talk.next_to(i + 1):
        return None
    while talk.low(k) in ("den", "de", "dom", "där", "här") and talk.next_to(k):
        k += 1
    low, form = talk.low(k), post(talk.low(k))
    if talk.low(i + 1) == "efter" and talk.low(k) in HE and talk.after(k) == "som":
        return i, clause(talk, k + 1)
    if talk.low(i + 1) == "efter":
        last = extended(talk, k)[0]
        return (i, did_or_has(talk, last, i)) if form & Form.DEFINITE and not form & Form.GENITIVE else None
    if low.startswith(("trilling", "fyrling", "femling")) and low.endswith("na"):
        return i, extended(talk, k)[0]
    if low not in CHILDREN | KNOWN or talk.after(k) != "som":
        return None
    verb = _verb(talk, k + 2)
    return (i, max(verb, clause(talk, k + 1))) if verb > 0 and _is_event(talk.low(verb)) else None


def post_who(talk: Talk, i: int) -> Span | None:
    """*Den biståndshandläggare som tar alla över åttio*, *hembiträdet de hade på sextiotalet*."""
    form = post(talk.low(i))
    if not form or form & Form.GENITIVE:
        return None
    if form & Form.INDEFINITE and not form & Form.DEFINITE and talk.before(i) == "den" and talk.after(i) == "som":
        k = _verb(talk, i + 2)
        end = clause(talk, i + 1)
        return (i - 1, end) if k > 0 and end - k >= 1 and talk.low(k) not in _NOT_TOLD | {"är", "har", "hade"} else None
    had = talk.after(i) in ("de", "dom", "vi") and talk.after(i + 1) in ("hade", "haft")
    if not (form & Form.DEFINITE and had and talk.after(i + 2) in ("på", "i", "under")):
        return None
    last = i + 4
    return (i, last) if talk.next_to(i + 3) and is_content(talk, last) else None
