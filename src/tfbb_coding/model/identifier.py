"""Words that can identify a person, and the texts they are looked for in."""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple


class Certainty(StrEnum):
    """Whether both voices, or a pattern that can be validated, say so; or one voice alone."""

    CERTAIN = "certain"
    CHECK = "check"


@dataclass(frozen=True, slots=True)
class NamedText:
    """A text to search and the name that findings in it carry (a path, a table cell, a report's section).

    ``breaks`` are what captions put between two cues of one speaker, ``[start, end)`` in order, none of which overlap: an identifier may go
    on behind one (:mod:`tfbb_coding.steps.flow`).
    """

    name: str
    text: str
    breaks: tuple[tuple[int, int], ...] = ()


class Piece(NamedTuple):
    """A stretch ``[start, end)`` of a text, and the line and column of its first character (from 1)."""

    start: int
    end: int
    line: int
    column: int


@dataclass(frozen=True, slots=True, order=True)
class Identifier:
    """Words that can identify a person: ``match`` is ``text[start:end]`` of the text named ``path``, in code points.

    ``kind`` is one of :data:`KINDS`. ``suggestion`` is a placeholder (``[namn]``). ``voices`` are those that found it: ``pattern``,
    ``lexicon``, ``case``, ``memory``, ``tagger``, ``model``, ``study``. ``part`` says which hidden part of a document the words
    stand in (``comment``, ``header`` …); positions then count within that part, and ``line`` and ``column`` are 0. Where it goes on in the
    next cue of a caption file, ``pieces`` are its stretches, and ``match`` has a blank for what stands between.
    """

    path: str
    start: int
    end: int
    match: str
    kind: str
    certainty: Certainty
    suggestion: str = ""
    voices: tuple[str, ...] = field(default=(), compare=False)
    line: int = 0
    column: int = 0
    part: str = ""
    pieces: tuple[Piece, ...] = field(default=(), compare=False)


KINDS = (
    "person", "place", "organisation", "address", "phone", "email", "personnummer", "organisation_number", "date", "age", "url",
    "handle", "plate", "coordinates", "role", "combination", "mark", "metadata", "sensitive",
)  # fmt: skip
DIRECT = frozenset(KINDS[:8]) | {"url", "handle", "plate", "coordinates", "metadata"}
"""The kinds that lead to a person by themselves; exact dates, ages, roles and combinations do so only together with others."""
