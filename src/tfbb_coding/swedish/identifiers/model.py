"""A third voice: a Swedish spaCy model that the user has installed, such as ``sv_core_news_sm``."""

from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

from tfbb_coding.swedish.identifiers.hits import Hit
from tfbb_coding.swedish.installed import load_model

if TYPE_CHECKING:
    from spacy.language import Language

# SUC 3.0 labels its persons PRS and its organisations ORG; Talbanken and WikiNER models say PER or PERSON.
LABELS = {
    "PRS": "person",
    "PER": "person",
    "PERSON": "person",
    "LOC": "place",
    "GPE": "place",
    "ORG": "organisation",
    "INST": "organisation",
}


@cache
def load(name: str) -> "Language":
    """The model, without the parts that names do not need. Raises :class:`TfbbError`."""
    return load_model(name, ("parser", "lemmatizer", "attribute_ruler"))


def find_names(text: str, name: str) -> Iterator[Hit]:
    """What the model takes for persons, places and organisations, line by line."""
    at = 0
    lines = text.split("\n")
    for line, doc in zip(lines, load(name).pipe(lines), strict=True):
        for entity in doc.ents:
            if entity.label_ in LABELS:
                yield Hit(at + entity.start_char, at + entity.end_char, LABELS[entity.label_], "model")
        at += len(line) + 1
