"""The second voice: a small linear tagger over hashed features, trained on invented talk (``tools/train_tagger.py``).

A multinomial log-linear model (Berger, Della Pietra & Della Pietra 1996) with one byte a weight. It was weighed against a small spaCy tagger;
``docs/anonymity.md`` tells the figures.
"""

from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import as_file, files
from typing import TYPE_CHECKING

from tfbb_coding.swedish.identifiers.features import feature_rows
from tfbb_coding.swedish.identifiers.hits import Hit
from tfbb_coding.swedish.identifiers.lexicon import DATA
from tfbb_coding.swedish.identifiers.tokens import Token

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

LABELS = ("", "person", "place", "organisation", "address", "age", "role", "date", "number")
NAMES = LABELS[1:4]
REPORTED = frozenset({"person", "place", "organisation", "address", "age", "role"})
"""Dates and numbers are left to the patterns; the tagger learns them only so as not to take them for something else."""
CAUTION = {"person": -0.2, "place": -0.2, "organisation": -0.2, "address": 0.5, "age": 0.5, "role": 0.0}
"""How much more likely than "no name" (in natural logarithms) a kind must be; below nought for recall."""
CHUNK = 4096


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
    rows = feature_rows(text, tokens)
    out = np.empty((len(tokens), len(LABELS)), dtype=np.float32)
    for at in range(0, len(tokens), CHUNK):
        out[at : at + CHUNK] = weights[rows[at : at + CHUNK]].sum(axis=1, dtype=np.int32) * step + bias
    return out


def find_names(text: str, tokens: Sequence[Token]) -> Iterator[Hit]:
    """Persons, places, organisations, addresses, ages and roles; words of one kind with only a blank between are one name."""
    import numpy as np

    if not tokens:
        return
    table = scores(text, tokens)
    caution = np.array([0.0, *(CAUTION.get(label, 0.0) for label in LABELS[1:])], dtype=np.float32)
    best = (table - caution).argmax(axis=1)
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
        if ends:
            yield Hit(tokens[start].start, tokens[i].end, name, "tagger")


def _joins(text: str, tokens: Sequence[Token], i: int, name: str) -> bool:
    gap = text[tokens[i].end : tokens[i + 1].start]
    return gap == " " or (name not in NAMES and gap in ("", ", "))
