"""Compounds that the tagger takes for names and that are words made for the occasion: *mejltråden*, *störningsjouren*."""

from functools import lru_cache

from tfbb_coding.swedish.identifiers.lexicon import word_list
from tfbb_coding.swedish.identifiers.shapes import shape
from tfbb_coding.swedish.identifiers.vocabulary import is_plain_word

_SORTS = (
    *("enheten", "jouren", "hallen", "salen", "rummet", "byrån", "kontoret", "avdelningen", "förvaltningen", "nämnden", "stödet", "teamet"),
    "gruppen",
)
"""Ends of words for sorts of units that with a word for a task before them are no names in small letters."""
_LAND = (
    *("dalen", "parken", "bygden", "borna", "viken", "udden", "berget", "backen", "torget", "staden", "delen", "området", "församlingen"),
    *("sjön", "ön", "ån", "ängen", "heden"),
)
"""Ends of names of places that are words, too."""
_DEFINITE = ("en", "et", "na", "an", "on", "un")


@lru_cache(maxsize=50_000)
def is_plain_compound(low: str, kind: str) -> bool:
    """Whether the word, heard as a name of that kind, is made of known words as no name is: no tree, hill or water before it.

    >>> is_plain_compound("mejltråden", "place"), is_plain_compound("björkgruppen", "organisation")
    (True, False)
    """
    s = shape(low)
    if not s.common or s.bits or s.place or s.strange or s.place_like or "-" in low or is_plain_word(low):
        return False
    if low.startswith(tuple(word_list("nature_firsts"))) or not low.endswith(_DEFINITE):
        return False
    return low.endswith(_SORTS) or (kind != "organisation" and not s.organisation and not low.endswith(_LAND))
