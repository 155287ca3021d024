"""Placeholders and neutral labels that stand in texts already (``[namn 3]``, *Deltagare 4:*), and the numbers that they have taken."""

import re
from collections.abc import Iterable, Mapping, Sequence

from tfbb_coding.model.identifier import NamedText
from tfbb_coding.model.replacement import Edit, Identity
from tfbb_coding.model.text import Span
from tfbb_coding.steps.identifiers import PLACEHOLDERS

SPEAKERS = ("Deltagare", "Intervjuare")
"""What those who speak are called, and what their placeholders begin with."""
_BASES = "|".join(
    sorted({word.strip("[]") for word in PLACEHOLDERS.values() if word} | {"skola", "skolan", "kommun", "kommunen", "ort", *SPEAKERS})
)
_STANDING = re.compile(rf"\[(?:{_BASES})(?: \w{{1,6}})?\]")
"""Placeholders that may stand in any text."""
_NUMBERED = re.compile(r"\[([^\[\]\n\d]{1,40}?) (\d{1,6})\]")
_SPEAKER = re.compile(rf"\b({'|'.join(SPEAKERS)})[ _-]?(\d{{1,6}})\b", re.IGNORECASE)
_LABEL = re.compile(rf"^[ \t]*({'|'.join(SPEAKERS)})[ _-]?(\d{{1,6}})[ \t]*(?=[:\t\n])", re.IGNORECASE | re.MULTILINE)
RESERVED = "label"
"""The kind of an identity that only keeps a number from being given to anybody."""


def is_standing(placeholder: str) -> bool:
    """Whether a placeholder is one of the usual ones (``[namn 3]``)."""
    return bool(_STANDING.fullmatch(placeholder))


def placeholders_in(text: str, identities: Iterable[Identity]) -> Iterable[Span]:
    """Where placeholders stand; other words in brackets may be names."""
    for pattern in (_STANDING.pattern, *(re.escape(one) for one in {identity.placeholder for identity in identities})):
        yield from (Span(*match.span()) for match in re.finditer(pattern, text))


def highest_numbers(texts: Sequence[NamedText], identities: Sequence[Identity]) -> dict[str, int]:
    """The highest number that each kind of placeholder has, in the texts or among the identities."""
    everywhere = [*(text.text for text in texts), *(identity.placeholder for identity in identities)]
    numbered = [(match[1], match[2]) for text in everywhere for match in _NUMBERED.finditer(text)]
    return _highest([*numbered, *((match[1].capitalize(), match[2]) for text in everywhere for match in _SPEAKER.finditer(text))])


def _highest(numbered: Iterable[tuple[str, str]]) -> dict[str, int]:
    highest: dict[str, int] = {}
    for base, number in numbered:
        highest[base] = max(highest.get(base, 0), int(number))
    return highest


def reserved_labels(texts: Iterable[NamedText]) -> list[Identity]:
    """The highest number of each neutral label that stands in the texts (*Deltagare 4*), to be kept in the key.

    Nobody who is named in a later run may get the number of somebody who was neutral from the beginning.
    """
    highest = _highest((match[1].capitalize(), match[2]) for text in texts for match in _LABEL.finditer(text.text))
    return [Identity(f"[{base} {number}]", RESERVED, ()) for base, number in sorted(highest.items())]


def clashing_labels(texts: Iterable[NamedText], edits: Mapping[str, Sequence[Edit]]) -> list[tuple[str, str]]:
    """(text, label) where a neutral label speaks in a text (*Deltagare 1:*) whose copy calls somebody else so (*[Deltagare 1]*)."""
    found = []
    for text in texts:
        put = {edit.words.removesuffix("s") for edit in edits.get(text.name, ())}
        for label in sorted({f"{match[1].capitalize()} {int(match[2])}" for match in _LABEL.finditer(text.text)}):
            if f"[{label}]" in put:
                found.append((text.name, label))
    return found
