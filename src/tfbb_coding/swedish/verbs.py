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


def is_imperative(form: str) -> bool:
    """Whether a word form at the beginning of a clause tells somebody to do something.

    >>> is_imperative("skriv"), is_imperative("skriver")
    (True, False)
    """
    return form in _IMPERATIVES
