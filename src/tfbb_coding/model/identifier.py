"""Words that can identify a person, and the texts they are looked for in."""

from dataclasses import dataclass, field
from enum import StrEnum


class Certainty(StrEnum):
    """Whether both voices, or a pattern that can be validated, say so; or one voice alone."""

    CERTAIN = "certain"
    CHECK = "check"


@dataclass(frozen=True, slots=True)
class NamedText:
    """A text to search and the name that findings in it carry (a path, a table cell, a report's section)."""

    name: str
    text: str


@dataclass(frozen=True, slots=True, order=True)
class Identifier:
    """Words that can identify a person: ``match`` is ``text[start:end]`` of the text named ``path``, in code points.

    ``kind`` is one of :data:`KINDS`. ``suggestion`` is a placeholder (``[namn]``). ``voices`` are those that found it: ``pattern``,
    ``lexicon``, ``case``, ``memory``, ``tagger``, ``model``, ``study``. ``part`` says which hidden part of a document the words
    stand in (``comment``, ``header`` …); positions then count within that part, and ``line`` and ``column`` are 0.
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


KINDS = (
    "person", "place", "organisation", "address", "phone", "email", "personnummer", "organisation_number", "date", "age", "url",
    "handle", "plate", "coordinates", "role", "combination", "mark", "metadata", "sensitive",
)  # fmt: skip
DIRECT = frozenset(KINDS[:8]) | {"url", "handle", "plate", "coordinates", "metadata"}
"""The kinds that lead to a person by themselves; exact dates, ages, roles and combinations do so only together with others."""
