"""What a common word of interview talk means, in classes so rough that a few suffice: *means*, *outcome*, *lack*, *trust*, *scene*.

``data/meanings.tsv`` is a list written by hand for this project, one line a lemma: open it, read it, mend it.
"""

from functools import cache, lru_cache
from importlib.resources import files

from tfbb_coding.swedish.words import is_known, lemma

_SHORTEST_COMPOUND = 8
_SHORTEST_PART = 4
_SHORTEST_FIRST = 3
_OF_NOUNS = frozenset(
    [
        "means",
        "actor",
        "client",
        "institution",
        "time",
        "scene",
        "detail",
        "resource",
        "govern",
        "abstract",
        "body",
        "knowledge",
        "coop",
        "way",
    ]
)


@cache
def shipped_meanings() -> dict[str, frozenset[str]]:
    """``{lemma: classes}`` as the program was installed with."""
    lines = (files("tfbb_coding") / "data" / "meanings.tsv").read_text(encoding="utf-8").splitlines()
    pairs = (line.split("\t") for line in lines if line and not line.startswith("#"))
    return {word: frozenset(classes.split()) for word, classes in pairs}


@lru_cache(maxsize=200_000)
def meanings(word: str) -> frozenset[str]:
    """The classes of a word form; of a compound that is not listed those of its last part, where that is a noun's.

    >>> sorted(meanings("rektorn")), sorted(meanings("samverkansmötet")), sorted(meanings("och"))
    (['actor'], ['means'], [])
    """
    listed = shipped_meanings()
    base, form = lemma(word), word.lower()
    found = listed.get(base) or listed.get(form)
    if found or len(form) < _SHORTEST_COMPOUND or not form.isalpha():
        return found or frozenset()
    for start in range(_SHORTEST_FIRST, len(form) - _SHORTEST_PART + 1):
        part = form[start:]
        classes = listed.get(lemma(part)) or listed.get(part)
        if classes and classes & _OF_NOUNS and is_known(part):
            return classes
    return frozenset()
