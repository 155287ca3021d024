"""Words made of known ones with a prefix or an ending, since simplemma lists not all of them: *utlånad*, *oense*, *vd:n*."""

from functools import lru_cache

from tfbb_coding.swedish.identifiers.lexicon import exact, is_word, kinds, lemma_of

_PREFIXES = (
    "an", "av", "be", "bort", "efter", "emot", "fram", "från", "för", "hem", "ihop", "in", "miss", "med", "mot", "ner", "ned", "o", "om",
    "på", "sam", "till", "under", "upp", "ut", "van", "åter", "över",
)  # fmt: skip
"""What verbs, participles and adjectives are made with: *utlånad*, *inbokade*, *oense*."""
_INFLECTED = ("ad", "ade", "at", "ats", "ades", "as", "ande", "andes", "ar")
"""Ends of forms of verbs in *-a*."""
_BEHIND_COLON = frozenset(
    ["n", "en", "t", "et", "na", "arna", "erna", "s", "ns", "ar", "er", "are", "aren", "an", "or", "orna", "a", "ade", "ad", "at"]
)
"""What is put behind letters and numbers with a colon: *vd:n*, *fem:an*, *sms:ade*."""
_MADE = (
    "ar", "er", "te", "de", "ad", "at", "ning", "ningen", "ningar", "ande", "ig", "iga", "igt", "bar", "bart", "bara", "en", "na", "d", "t",
    "da", "se",
)  # fmt: skip
"""Ends of forms of verbs and adjectives that a prefix may stand before."""
_SHORTEST_ROOT = 4


@lru_cache(maxsize=100_000)
def is_derived(low: str) -> bool:
    """Whether the word, in small letters, is no name and made from a known word.

    >>> is_derived("inbokade"), is_derived("lyssnad"), is_derived("vd:n"), is_derived("utby"), is_derived("olof")
    (True, True, True, False, False)
    """
    if kinds(low):
        return False
    stem, colon, ending = low.partition(":")
    if colon:
        return ending in _BEHIND_COLON and 0 < len(stem) <= _SHORTEST_ROOT
    return _is_inflected(low) or any(low.startswith(prefix) and _is_made(low[len(prefix) :]) for prefix in _PREFIXES)


def _is_inflected(low: str) -> bool:
    """Whether it is a form of a known verb in *-a* that simplemma does not list: *lyssnad*."""
    if not low.endswith(_INFLECTED):
        return False
    stems = (low[: -len(end)] for end in _INFLECTED if low.endswith(end))
    return any(len(stem) >= _SHORTEST_ROOT and is_word(stem + "a") and lemma_of(stem + "a") == stem + "a" for stem in stems)


def _is_made(rest: str) -> bool:
    """Whether what stands behind a prefix is a form of a verb or an adjective: *lånad*, *lagt*, *ense*."""
    return len(rest) >= _SHORTEST_ROOT and rest.endswith(_MADE) and is_word(rest) and not exact(rest)
