"""The second voice: a small linear tagger over hashed features, trained on invented talk (``tools/train_tagger.py``).

A multinomial log-linear model (Berger, Della Pietra & Della Pietra 1996) with one byte a weight. It was weighed against a small
spaCy tagger; ``docs/anonymity.md`` tells the figures.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import as_file, files
from typing import TYPE_CHECKING

from tfbb_coding.swedish.identifiers.features import feature_rows
from tfbb_coding.swedish.identifiers.hits import Hit
from tfbb_coding.swedish.identifiers.lexicon import DATA, genitive_stem
from tfbb_coding.swedish.identifiers.numbers import is_number_word
from tfbb_coding.swedish.identifiers.people import is_person_noun
from tfbb_coding.swedish.identifiers.plain_compounds import is_plain_compound
from tfbb_coding.swedish.identifiers.shapes import shape
from tfbb_coding.swedish.identifiers.tokens import Token
from tfbb_coding.swedish.identifiers.vocabulary import is_plain_word

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

LABELS = ("", "person", "place", "organisation", "address", "age", "role", "date", "number")
NAMES = LABELS[1:4]
REPORTED = frozenset({"person", "place", "organisation", "address", "age"})
"""Roles, dates and numbers are left to the patterns; the tagger learns them only so as not to take them for something else."""
CAUTION = {"person": -2.9, "place": -2.9, "organisation": -2.9, "address": -1.0, "age": -1.5}
"""How much more likely than "no name" (in natural logarithms) a kind must be; below nought for recall."""
CLEAR = 3.0
"""How much more likely than "no name" (in natural logarithms) a name must be for the tagger to be sure of it."""
SET_FIRST = -0.5
"""How much more likely a name must be for a word that opens its sentence and is a word of the language, too (*Sten har vi gott om*)."""
SET_PLAIN = {"person": -2.0, "place": -1.0, "organisation": -1.0}
"""The same for a word of the language with a small letter anywhere: of those less likely three in four were none in talk not trained on."""
SET_MADE = -1.9
"""The same for a word with a small letter that is made of others (*parkeringstillstånd*, *avgipsad*) and ends as no place or unit does."""
SMALL_WORDS = frozenset(
    ["i", "på", "från", "till", "med", "å", "och", "ho", "hon", "han", "både", "nya", "gamla", "hos", "av", "the", "de", "den", "det"]
)
STREET_END = re.compile(r"(?:gatan|gata|vägen|väg|gränd|gränden|stigen|torget|allén|backen|brinken|leden|kajen|esplanaden)$")
GENERIC_END = re.compile(
    r"(?:skolan|skola|gymnasiet|hallen|gruppen|salen|gården|hemmet|mottagningen|kliniken|avdelningen|enheten|teamet|föreningen|klubben|centralen|huset|rummet|boendet|kyrkan|byrån|butiken|kontoret)$"
)


@cache
def load() -> "tuple[NDArray[np.int8], NDArray[np.float32], float]":
    """(weights: features by labels, a bias a label, what one step of a weight is worth)."""
    import numpy as np

    with as_file(files("tfbb_coding").joinpath(*DATA, "tagger.npz")) as path, np.load(path) as stored:
        return stored["weights"], stored["bias"], float(stored["step"])


def scores(text: str, tokens: Sequence[Token]) -> "NDArray[np.float32]":
    """How much speaks for each label of each word: words by :data:`LABELS`."""
    import numpy as np

    weights, bias, step = load()
    said = np.zeros((len(tokens), len(LABELS)), dtype=np.int16)  # a weight is a byte, and a word has some fifty
    for feature in feature_rows(text, tokens).T:
        said += weights.take(feature, axis=0)
    table: NDArray[np.float32] = (said.astype(np.int32) * step + bias).astype(np.float32)
    return table


def find_names(text: str, tokens: Sequence[Token]) -> Iterator[Hit]:
    """Persons, places, organisations, addresses and ages; words of one kind with only a blank between are one name.

    A hit is sure when a name is the likelier reading without any leaning towards recall; that makes it no finding that is certain.
    """
    import numpy as np

    if not tokens:
        return
    table = scores(text, tokens)
    caution = np.array([0.0, *(CAUTION.get(label, 0.0) for label in LABELS[1:])], dtype=np.float32)
    best = (table - caution).argmax(axis=1)
    likely = table[:, 1:4].max(axis=1) > table[:, 0] + CLEAR
    start = -1
    for i, label in enumerate(best):
        name = LABELS[label]
        if name not in REPORTED:
            continue
        joined = i and best[i - 1] == label and text[tokens[i - 1].end : tokens[i].start] in (" ", ", ", "")
        if joined and name in NAMES:
            joined = text[tokens[i - 1].end : tokens[i].start] == " "
        start = start if joined else i
        ends = i + 1 == len(best) or best[i + 1] != label or not _joins(text, tokens, i, name)
        if not ends:
            continue
        first, last = _trimmed(tokens, start, i) if name in NAMES else (start, i)
        if first == last and name in NAMES and table[first, label] < table[first, 0] + _least(tokens[first], name):
            continue
        if first <= last and _believable(tokens[first : last + 1], name):
            yield Hit(tokens[first].start, tokens[last].end, name, "tagger", name in NAMES and bool(likely[first : last + 1].any()))


def _trimmed(tokens: Sequence[Token], first: int, last: int) -> tuple[int, int]:
    """The name without small words and words for people at its ends: *simtränarn* fabbe, macken *i*."""
    while first <= last and _is_no_name(tokens[first]):
        first += 1
    while first < last and _is_no_name(tokens[last]):
        last -= 1
    return first, last


def _least(token: Token, kind: str) -> float:
    """How much likelier than none a name of one word must be: a word of the language needs more than one that no list has."""
    if _opens_as_word(token):
        return SET_FIRST
    small = token.text[0].islower() or (token.first and token.cased)
    if token.text[0].islower() and is_plain_word(token.text):
        return SET_PLAIN[kind]
    return SET_MADE if small and _is_made(token.text) else CAUTION[kind]


def _is_made(word: str) -> bool:
    s = shape(word)
    return s.common and not (s.bits or s.place_like or s.organisation or "-" in word or word.endswith(_BUSINESS))


_BUSINESS = ("service", "kompaniet", "verket", "släkten")


def _opens_as_word(token: Token) -> bool:
    """Whether the word opens a sentence, where its capital tells nothing, and is a word that is written small."""
    low = token.text.lower()
    return token.first and token.cased and is_plain_word(low) and is_plain_word(genitive_stem(low))


def _is_no_name(token: Token) -> bool:
    """Whether the word, written small or opening a sentence, is a small word or one for a person."""
    if token.text[0].isupper() and not token.first:
        return False
    s = shape(token.text.lower())
    return (s.function and not s.bits) or token.text.lower() in SMALL_WORDS or (s.common and is_person_noun(token.text))


def _believable(words: Sequence[Token], name: str) -> bool:
    """Whether what was tagged can be a name: no number alone, no *gympahallen*, whose first part only tells what sort it is."""
    if name == "address":
        return any(word.text[0].isalpha() and len(word.text) > 3 for word in words) and any(  # noqa: PLR2004
            word.text[0].isdecimal() or is_number_word(word.text) or STREET_END.search(word.text.lower()) for word in words
        )
    shapes = [shape(word.text) for word in words]
    if all(s.allowed or s.function for s in shapes):
        return False
    if name == "age" and not any(is_number_word(w.text) or w.text[0].isdecimal() or w.text.lower().endswith(AGE_END) for w in words):
        return False
    if len(words) == 1 and shapes[0].upper and len(words[0].text) > 1 and not shapes[0].bits:
        return False
    if words[0].cased and all(not s.capital and s.common for s in shapes):
        return False
    if len(words) > 1 or name not in NAMES:
        return True
    if (
        name != "organisation"
        and is_plain_word(words[0].text.lower())
        and not shapes[0].bits
        and not (shapes[0].capital and not words[0].first)
    ):
        return False  # a word that stands as any word would
    low = words[0].text.lower()
    s = shape(low)
    if (words[0].text[0].islower() or words[0].first) and is_plain_compound(low, name):
        return False
    return not (s.allowed and low not in ("maj", "april", "juni", "juli")) and not (
        GENERIC_END.search(low) and not s.organisation and not s.bits and (words[0].text[0].islower() or words[0].first)
    )


AGE_END = ("åring", "åringen", "årig", "åriga", "årige", "årsdag", "årsdagen")


def _joins(text: str, tokens: Sequence[Token], i: int, name: str) -> bool:
    gap = text[tokens[i].end : tokens[i + 1].start]
    return gap == " " or (name not in NAMES and gap in ("", ", "))
