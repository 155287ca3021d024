"""Words that say what somebody is: posts and trades (*rektorn*, *biståndshandläggarn*), and people (*dottern*, *killen*).

Posts are told by their last part, so that a compound that no list has (*hjälpmedelskonsulenten*) is one, too. Swedish makes such words
freely (Teleman, Hellberg & Andersson 1999, *Svenska Akademiens grammatik* 2, on word formation: *-are*, *-ist*, *-ör*, *-erska*).
"""

from functools import cache, lru_cache
from typing import Final

from tfbb_coding.swedish.identifiers.lexicon import is_word, word_list


class Form:
    """How a word for a person stands, as bits: one of a sort, a known one, whose; ``ONE`` when a unit has only one of them."""

    INDEFINITE: Final = 1
    DEFINITE: Final = 2
    GENITIVE: Final = 4
    ONE: Final = 8
    TOP: Final = 16


NO_FORM = 0
SINGULAR = Form.INDEFINITE | Form.DEFINITE
# How a head's definite form is made, by its ending, the first that fits: how many letters are cut, and what is put there.
_DEFINITE = (
    ("are", 1, ("en", "n")),
    ("ande", 2, ("den", "")),
    ("man", 0, ("nen",)),
    ("or", 0, ("n", "en")),
    ("ör", 0, ("en", "n")),
    ("ansvarig", 0, ("a", "e")),
    ("er", 0, ("n",)),
    ("biträde", 0, ("t",)),
    ("a", 0, ("n",)),
    ("e", 0, ("n",)),
    ("råd", 0, ("et",)),
    ("ombud", 0, ("et",)),
    ("vd", 0, (":n", "n")),
    ("mas", 0, (":en",)),
    ("", 0, ("en", "n")),
)


def _forms(head: str) -> dict[str, int]:
    """A head in its forms: *kurator*, *kurators*, *kuratorn*, *kuratorns*."""
    cut, endings = next((cut, endings) for ending, cut, endings in _DEFINITE if head.endswith(ending))
    forms = {head: Form.INDEFINITE, head + "s": Form.INDEFINITE | Form.GENITIVE}
    for ending in endings:
        forms[head[: len(head) - cut] + ending] = Form.DEFINITE
        forms[head[: len(head) - cut] + ending + "s"] = Form.DEFINITE | Form.GENITIVE
    return forms


@cache
def _heads() -> dict[str, int]:
    """Every form of every listed head."""
    found: dict[str, int] = {}
    for name, flag in (("posts_top", Form.ONE | Form.TOP), ("posts_one", Form.ONE), ("posts_many", NO_FORM)):
        for head in word_list(name):
            for form, how in _forms(head).items():
                found.setdefault(form, how | flag)
    return found


@lru_cache(maxsize=100_000)
def post(word: str) -> int:
    """What form of a post or trade the word is; nothing for any other word. Compounds count: only the last part is looked at.

    >>> post("skolkuratorn") == Form.DEFINITE | Form.ONE, post("lärarens") == Form.DEFINITE | Form.GENITIVE, bool(post("motorn"))
    (True, True, False)
    """
    low = word.lower()
    if low in word_list("no_posts"):
        return NO_FORM
    heads = _heads()
    for at in range(max(1, min(len(low) - 2, 26))):
        found = heads.get(low[at:])
        if found is not None and (at == 0 or at >= 2) and (at == 0 or len(low) - at > 3 or low[at - 1] == "-"):  # noqa: PLR2004
            return found
    return _trade(low)


_ARE = (
    ("are", Form.INDEFINITE),
    ("ares", Form.INDEFINITE | Form.GENITIVE),
    ("aren", Form.DEFINITE),
    ("arn", Form.DEFINITE),
    ("arens", Form.DEFINITE | Form.GENITIVE),
    ("arns", Form.DEFINITE | Form.GENITIVE),
)
_ARE_ENDS = tuple(ending for ending, _form in _ARE)
_SHORTEST_VERB, _SHORTEST_PERSON = 4, 4


def _trade(low: str) -> int:
    """*-are* of a verb: *stödjaren*, *plogbilsförarn*; not *sommaren*, *tidigare*."""
    if not low.endswith(_ARE_ENDS):
        return NO_FORM
    for ending, form in _ARE:
        verb = low.removesuffix(ending) + "a"
        if low.endswith(ending) and len(verb) >= _SHORTEST_VERB and not is_word(low.removesuffix(ending)):
            ends = (verb[at:] for at in range(max(0, len(verb) - 12), len(verb) - _SHORTEST_VERB + 1))
            if any(is_word(end) and end in word_list("trade_verbs") for end in ends):
                return form
    return NO_FORM


@lru_cache(maxsize=50_000)
def is_person_noun(word: str) -> bool:
    """Whether the word is one for a person, in any form of the singular: *dottern*, *brorsan*, *äldste*, *skolkuratorn*."""
    low = word.lower()
    stem = low.removesuffix("s")
    people = word_list("people")
    if low in people or stem in people or post(low):
        return True
    return any(low[at:] in people for at in range(2, len(low) - _SHORTEST_PERSON))
