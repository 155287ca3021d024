"""A theme's or code's definition and all that goes with it as one description, and the way back."""

import re
from collections import defaultdict
from collections.abc import Mapping

from tfbb_coding.model.codebook import Code, Theme
from tfbb_coding.model.exchange import ProjectCode
from tfbb_coding.model.exchange_words import ENGLISH, FAVOURITES, SECTIONS, SWEDISH

_KEYS = {words[key]: key for words in (ENGLISH, SWEDISH) for key in SECTIONS}
_HEADING = re.compile(rf"({'|'.join(map(re.escape, sorted(_KEYS, key=len, reverse=True)))}): +(?=\S)")
Said = dict[str, list[str]]
"""``{key of a theme or code: what it says}``; the definition under ``definition``."""


def described(one: Theme | Code, path: str, words: Mapping[str, str]) -> str:
    """The definition, and a paragraph with a heading for every other part; last ``path``, by which the program knows it again."""
    paragraphs = [one.definition] if one.definition else []
    for key in SECTIONS:
        value = path if key == "id" else getattr(one, key, "")
        paragraphs += [f"{words[key]}: {said}" for said in ((value,) if isinstance(value, str) else value) if said]
    return "\n\n".join(paragraphs)


def said_in(description: str) -> Said:
    """What a description says, whoever wrote it: words without a heading are the definition.

    >>> dict(said_in("Det som bromsar.\\n\\nExempel: Vi hann inte."))
    {'definition': ['Det som bromsar.'], 'examples': ['Vi hann inte.']}
    """
    found: Said = defaultdict(list)
    key, lines = "definition", list[str]()
    for line in description.split("\n"):
        heading = _HEADING.match(line)
        if heading:
            _close(found, key, lines)
            key, lines = _KEYS[heading[1]], [line[heading.end() :]]
        else:
            lines.append(line)
    _close(found, key, lines)
    return found


def is_favourites(code: ProjectCode) -> bool:
    """Whether a code is no theme but says that a passage is a favourite, also where it has been through another program."""
    return FAVOURITES in said_in(code.description).get("id", ())


def _close(found: Said, key: str, lines: list[str]) -> None:
    words = "\n".join(lines).strip()
    if words:
        found[key].append(words)
