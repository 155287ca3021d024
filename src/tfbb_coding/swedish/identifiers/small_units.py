"""Names of units in talk without capitals, where only the words beside them tell: *avdelning smultronet*, *ekbackens äldreboende*."""

from collections.abc import Sequence

from tfbb_coding.swedish.identifiers.lexicon import word_list
from tfbb_coding.swedish.identifiers.people import is_person_noun
from tfbb_coding.swedish.identifiers.shapes import Shape
from tfbb_coding.swedish.identifiers.tokens import Token
from tfbb_coding.swedish.identifiers.vocabulary import ORG_NOUN, is_finite_verb

_AT = frozenset(["på", "från", "hos", "vid", "av", "utanför", "till"])
_BEFORE_BARE = _AT | {"och", "å", ""}
_BARE = frozenset(
    [
        *("avdelning", "avdelningen", "mottagning", "mottagningen", "enhet", "enheten"),
        *("anstalten", "stiftelsen", "gruppboendet", "anhörigstödet"),
    ]
)
"""Sorts of units whose name mostly is a word for a thing (*avdelning smultronet*)."""
_SIDES = frozenset(["nord", "syd", "öst", "väst", "norr", "söder", "öster", "väster", "norra", "södra", "östra", "västra"])
_CALLED = frozenset(
    [
        *("vårdcentralen", "hälsocentralen", "folktandvården", "tandvården", "villa", "hemvist", "team", "rehab", "ungdomsmottagningen"),
        *("familjecentralen", "behandlingshemmet", "fritidsgården", "förskolan", "äldreboendet", "vårdboendet", "apoteket", "resursskolan"),
    ]
)
"""Sorts of units behind which a place, a plant or an unknown word is their name (*vårdcentralen ekhult*)."""
ANY_CASE = frozenset(["avdelning", "mottagning", "enhet"])
"""Sorts without an article: a known thing right behind is their name, with or without a capital in the line."""
_ENDINGS = ("föreningen", "klubben", "stiftelsen", "kooperativet", "stödet", "träffpunkten", "mötesplatsen", "gruppboendet", "äldreboendet")
"""Ends of sorts of units behind which an unknown word is their name (*kvinnoföreningen hibo*)."""
_SHORTEST_NAME, _SHORTEST_OWNER = 5, 6


def find_small_unit(text: str, tokens: Sequence[Token], shapes: Sequence[Shape], i: int) -> int | None:
    """The last word of a unit's name that begins at word ``i`` of talk without capitals, None where none does."""
    if i + 1 >= len(tokens) or text[tokens[i].end : tokens[i + 1].start] != " ":
        return None
    low, follows, s = tokens[i].text, tokens[i + 1].text, shapes[i + 1]
    before = tokens[i - 1].text if i else ""
    if (
        (s.allowed and follows not in _SIDES)
        or s.function
        or is_finite_verb(follows)
        or (is_person_noun(follows) and follows not in ORG_NOUN)
    ):
        return None
    owned = follows in ORG_NOUN and (before in _AT or before == "i" or low[:-1] in word_list("unit_metaphors")) and _owns(low)
    unheard = follows in ORG_NOUN and not shapes[i].common and shapes[i].place_like and before in (_AT | {"i"})
    sided = follows in _SIDES and (low == "team" or low.endswith(("team", "hälsan", "rehab")))
    called = low in _CALLED and (shapes[i + 1].place_like or follows in word_list("unit_metaphors") or not s.common)
    named = low in _BARE and (before in _BEFORE_BARE or not low.endswith("n")) and _is_definite(follows)
    unknown = low.endswith(_ENDINGS) and not s.common and len(follows) > 2  # noqa: PLR2004
    return i + 1 if owned or unheard or sided or called or named or unknown else None


def _is_definite(word: str) -> bool:
    return len(word) >= _SHORTEST_NAME and word.endswith(("n", "et", "na")) and word not in word_list("no_unit_names")


def _owns(low: str) -> bool:
    """Whether a genitive can be the name of a house: *ekbackens*, not *kommunens*."""
    known = low in word_list("general_owners") or is_person_noun(low)
    return len(low) >= _SHORTEST_OWNER and low.endswith(("ens", "ans", "ets")) and not known
