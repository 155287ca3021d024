"""A project as programs for qualitative analysis hand it over to each other: what it holds, not how it is written.

The nouns are those of the REFI-QDA standard (project exchange 1.0, www.qdasoftware.org), said in this program's words. Positions are
those of :mod:`tfbb_coding.model.text`: whoever reads a file turns what another program counted into code points of the normalised text.
A *guid* is written in small letters without braces; an empty one stands for nobody and nothing.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

TEXT, INTEGER = "Text", "Integer"
OWN = "tfbb"
"""How the origin of a project begins that this program wrote."""


class Unheld(StrEnum):
    """What a project may hold and a study cannot.

    The first four are sources without a text; ``SOUND`` is that of recordings whose transcripts came in, ``REGIONS`` and ``STRETCHES`` are
    places marked on pages, and in recordings, whose text did.
    """

    PICTURES = "pictures"
    PDFS = "PDFs"
    RECORDINGS = "recordings"
    FILMS = "films"
    SOUND = "sound"
    REGIONS = "regions"
    STRETCHES = "stretches"
    ABOUT = "about"
    CASE_MARKS = "case marks"
    LINKS = "links"
    GRAPHS = "graphs"
    SETS = "sets"
    COLOURS = "colours"
    INSIDE_NOTES = "inside notes"


@dataclass(frozen=True, slots=True)
class Left:
    """How many of a kind a study cannot hold, and how many codings were made on them."""

    kind: Unheld
    n: int
    codings: int = 0


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who codes or writes: ``short`` are initials, where there are any."""

    guid: str
    name: str
    short: str = ""


@dataclass(frozen=True, slots=True)
class ProjectCode:
    """A code with those below it; at the top of the tree a theme. ``colour`` is ``#rrggbb`` or empty; ``notes`` are guids."""

    guid: str
    name: str
    description: str = ""
    colour: str = ""
    notes: tuple[str, ...] = ()
    codes: "tuple[ProjectCode, ...]" = ()


@dataclass(frozen=True, slots=True)
class Applied:
    """A code applied by somebody; ``code`` and ``person`` are guids, ``time`` ISO 8601 in UTC."""

    guid: str
    code: str
    person: str = ""
    time: str = ""
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of a source's text with what is said of it. ``words`` is the name it goes by, with most programs its first words."""

    guid: str
    start: int
    end: int
    words: str = ""
    description: str = ""
    person: str = ""
    time: str = ""
    applied: tuple[Applied, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Value:
    """What a variable, by its guid, is here."""

    variable: str
    text: str


@dataclass(frozen=True, slots=True)
class Variable:
    """A variable of cases or sources; ``kind`` is one of the standard's types."""

    guid: str
    name: str
    kind: str = TEXT


@dataclass(frozen=True, slots=True)
class Source:
    """One interview's normalised text and what is said of it. ``whole`` are codes applied to the source and to no passage of it."""

    guid: str
    name: str
    text: str
    description: str = ""
    time: str = ""
    passages: tuple[Passage, ...] = ()
    whole: tuple[Applied, ...] = ()
    notes: tuple[str, ...] = ()
    values: tuple[Value, ...] = ()


@dataclass(frozen=True, slots=True)
class ProjectNote:
    """A memo."""

    guid: str
    name: str
    text: str
    person: str = ""
    time: str = ""


@dataclass(frozen=True, slots=True)
class ProjectCase:
    """A case with its sources (guids). ``notes`` are memos about it."""

    guid: str
    name: str
    description: str = ""
    values: tuple[Value, ...] = ()
    sources: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ProjectSet:
    """Sources (or, then ``sources`` is empty, something else) that somebody put together."""

    guid: str
    name: str
    sources: tuple[str, ...] = ()
    description: str = ""


@dataclass(frozen=True, slots=True)
class Project:
    """The whole. ``origin`` is the program that wrote it; ``notes`` are memos about all of it; ``unheld`` what else stood in the file."""

    name: str
    origin: str = ""
    description: str = ""
    people: tuple[Person, ...] = ()
    codes: tuple[ProjectCode, ...] = ()
    variables: tuple[Variable, ...] = ()
    cases: tuple[ProjectCase, ...] = ()
    sources: tuple[Source, ...] = ()
    all_notes: tuple[ProjectNote, ...] = ()
    sets: tuple[ProjectSet, ...] = ()
    notes: tuple[str, ...] = ()
    unheld: tuple[Left, ...] = ()

    @property
    def is_own(self) -> bool:
        """Whether this program wrote it."""
        return self.origin.startswith(OWN)


def every_code(codes: tuple[ProjectCode, ...]) -> Iterator[ProjectCode]:
    """The codes with all below them, each before those below it."""
    for code in codes:
        yield code
        yield from every_code(code.codes)
