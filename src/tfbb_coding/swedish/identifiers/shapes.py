"""What is true of a word wherever it stands: its case, what lists say of it, how it is built."""

from functools import lru_cache
from typing import NamedTuple

from tfbb_coding.swedish.identifiers.lexicon import STRONG_PERSON, Kind, exact, genitive_stem, is_word, word_list
from tfbb_coding.swedish.identifiers.numbers import is_number_word
from tfbb_coding.swedish.identifiers.vocabulary import (
    CHAIN,
    PLACE_ENDING,
    is_common,
    is_plain_word,
    lexicon_kinds,
    organisation_form,
    place_form,
    place_inside,
    strange_first,
)

LISTED = STRONG_PERSON | Kind.PLACE | Kind.MUNICIPALITY | Kind.ABROAD
"""Names that are listed on purpose: that they can be read as compounds (Hult-s-fred, Gud-run) does not make them words."""


SMALL_OWNERS = (
    "ens", "ets", "ans", "avdelning", "mottagning", "enhet", "ningen", "heten", "föreningen", "klubben", "stödet", "boendet", "stiftelsen",
)  # fmt: skip
"""Ends of words that, in talk without capitals, may open the name of a unit."""


class Shape(NamedTuple):
    """What is true of a word wherever it stands."""

    capital: bool
    upper: bool
    bits: int
    common: bool
    allowed: bool
    function: bool
    place: bool
    organisation: bool
    strange: bool
    hyphen_name: bool
    place_like: bool
    chain: bool
    small_owner: bool

    @property
    def plain(self) -> bool:
        """Whether no rule can be about this word."""
        return (
            not self.capital
            and not self.chain
            and (self.common or self.allowed)
            and not self.bits
            and not self.place
            and not self.strange
            and not self.hyphen_name
        )


@lru_cache(maxsize=100_000)
def shape(word: str) -> Shape:
    """The word's :class:`Shape`."""
    low = word.lower()
    stem = genitive_stem(low)
    capital = word[0].isupper()
    upper = capital and len(word) > 1 and genitive_stem(word).replace("-", "").isupper()
    allowed = low in word_list("allowed") or stem in word_list("allowed") or is_number_word(low) or word[0].isdigit()
    bits = lexicon_kinds(low)
    hyphen = _hyphen_name(low)
    common = is_plain_word(low) if bits & LISTED else is_common(low)
    return Shape(
        capital=capital,
        upper=upper,
        bits=bits,
        common=common,
        allowed=allowed
        or _law_like(word)
        or (not hyphen and not exact(low) and _allowed_compound(low))
        or low.endswith(("lagen", "förordningen", "balken", "lagstiftningen")),
        function=low in word_list("function_words"),
        place=place_form(low) or place_inside(low),
        organisation=organisation_form(low),
        strange=strange_first(low),
        hyphen_name=hyphen,
        chain=low in CHAIN,
        small_owner=low.endswith(SMALL_OWNERS),
        place_like=not is_plain_word(low) and (PLACE_ENDING.end(stem) or PLACE_ENDING.end(low)),
    )


_OF_PROGRAMS = ("gruppen", "grupp", "sidan", "kontot", "chatten", "mötet", "möte", "möten", "mötena", "appen", "tråden", "kanalen")
"""What is made with a program's name and belongs to nobody: *Facebookgruppen*."""
_OF_STORIES = ("tidningen", "filmen", "boken", "böckerna", "spelet", "låten", "kortet", "appen")
"""The same with a name from stories and games: *Bamsetidningen*."""


def _allowed_compound(low: str) -> bool:
    """*SIP-möten*, *Lupp-enkäten*, *BUP:s*, *Excelark*: a word of the field with something common behind it."""
    for mark in ("-", ":"):
        first, _, rest = low.partition(mark)
        if rest and (first in word_list("allowed") or len(first) == 1):
            return mark == ":" or is_common(rest) or rest in word_list("allowed")
    if any(low.endswith(end) and low.removesuffix(end) in word_list("programs") for end in _OF_PROGRAMS):
        return True
    if any(low.endswith(end) and low.removesuffix(end).removesuffix("s") in word_list("allowed") for end in _OF_STORIES):
        return True
    if organisation_form(low) or PLACE_ENDING.end(genitive_stem(low)):  # names are made of such words, too
        return False
    allowed = word_list("allowed")
    return any(low[:cut] in allowed and is_word(low[cut:]) for cut in range(4, len(low) - 2))


def _law_like(word: str) -> bool:
    """*SoL*, *RePULSE*, *FoU*: a capital within a word shows an abbreviation, if not a *McDonald* or *al-Hashimi*."""
    if word[1:].islower():
        return False
    inner = [i for i, c in enumerate(word) if c.isupper() and i and word[i - 1] not in "-'’."]
    return bool(inner) and not word.isupper() and not word.startswith(("Mc", "Mac", "De", "Di", "La", "Le", "Van"))


def _hyphen_name(low: str) -> bool:
    """*Polar-Kalle*, *Gun-Britt*: parts joined by hyphens of which one is a given name and no word."""
    if "-" not in low:
        return False
    parts = low.split("-")
    if all(len(p) > 2 and exact(genitive_stem(p)) & Kind.GIVEN for p in parts):  # noqa: PLR2004
        return True
    return any(exact(genitive_stem(p)) & STRONG_PERSON and not is_common(p) for p in parts if len(p) > 1)
