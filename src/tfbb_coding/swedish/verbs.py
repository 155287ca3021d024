"""Whether a word form is a verb that can make a clause of its own."""

from functools import lru_cache

from tfbb_coding.swedish import vocabulary as v
from tfbb_coding.swedish.words import lemma

_NOT_FINITE = frozenset(
    "under över efter inter åter vidare dessutom ler eller heller per utan är_ timmar gånger barn ungar föräldrar".split()
)
_IMPERATIVES = frozenset(
    [
        "ta",
        "ge",
        "gör",
        "låt",
        "sätt",
        "börja",
        "sluta",
        "skriv",
        "skär",
        "våga",
        "fråga",
        "ring",
        "bjud",
        "lägg",
        "se",
        "håll",
        "ha",
        "bygg",
        "gå",
        "kom",
        "köp",
        "anställ",
        "utse",
        "bestäm",
        "lyssna",
        "tänk",
        "prova",
        "testa",
        "strunta",
        "vänta",
        "satsa",
        "skicka",
        "lita",
        "byt",
        "flytta",
        "involvera",
        "informera",
        "utgå",
        "avsätt",
        "starta",
        "stanna",
        "kör",
        "säg",
        "lös",
        "stå",
        "släpp",
        "räkna",
        "sprid",
        "samla",
        "följ",
        "ställ",
        "låtsas",
        "glöm",
        "sitt",
        "åk",
    ]
)


@lru_cache(maxsize=100_000)
def is_finite(form: str) -> bool:
    """Whether a word form is a verb in the present or past tense.

    >>> is_finite("åkte"), is_finite("skolor"), is_finite("jobbar"), is_finite("kunna")
    (True, False, True, False)
    """
    if form in v.STRONG_PAST or form in v.PRESENT_STRONG:
        return True
    if form in v.SUPINE_STRONG or form in _NOT_FINITE or form.endswith("or"):
        return False
    base = lemma(form)
    if base == form or not base.endswith(("a", "as", "å", "e", "o", "s")) or len(form) < 4:  # noqa: PLR2004
        return False
    if base.endswith(("a", "as")):
        stem = form.removesuffix("s") if base.endswith("as") else form
        return stem.endswith(("ade", "de", "te", "ar", "er")) or (base.endswith("as") and form.endswith("s"))
    return base.endswith(("å", "o")) and form.endswith(("dde", "r"))


# Forms that the table of lemmas takes for verbs and that in talk are nouns or numbers, and verbs that it takes for nouns.
_NOUNS = frozenset(
    "killar lappar tankar nivåer lagar bussar båtar skulder tolkar klubbar pilar nallar sladdar bollar krokar stövlar nålar semestrar stickar lekar lönar fläktar skyltar "
    "foder klotter kissar närmaste matte övade elfte åttonde for pinnar knappar mappar".split()
)
_VERBS = frozenset(
    "hör kör rör bär styr bryr stör hyr skär svär avgör tillhör förstör bestämde räknas syns hörs fattas skrivs görs ses tas ges sägs föds byggs ställs säljs "
    "följs väljs byts läggs sätts hålls förs bokas kallas stängs öppnas används talas märks skickas lämnas delas låtsas skäms minns lyckas enas händer "
    "förändras utvecklas släpps släcks ändras betalas bestäms behandlas besöks".split()
)


@lru_cache(maxsize=100_000)
def is_clause_verb(form: str) -> bool:
    """Whether a clause of a condensation can stand by the word: as :func:`is_finite`, without nouns and participles that only look so.

    The coding and the search for identifiers keep :func:`is_finite`, with which their figures were measured.

    >>> is_clause_verb("hör"), is_clause_verb("avlämnande"), is_clause_verb("killar")
    (True, False, False)
    """
    if form in _VERBS:
        return True
    return is_finite(form) and form not in _NOUNS and not form.endswith(("ande", "ende"))


def is_imperative(form: str) -> bool:
    """Whether a word form at the beginning of a clause tells somebody to do something.

    >>> is_imperative("skriv"), is_imperative("skriver")
    (True, False)
    """
    return form in _IMPERATIVES
