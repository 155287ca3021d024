"""A report draft before it is set: its blocks in order, for Word and for Markdown alike."""

from dataclasses import dataclass, field

from tfbb_coding.model.figure import Figure
from tfbb_coding.model.report import Table


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; level 0 is the title."""

    level: int
    text: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text. ``note`` belongs in the margin, at these words."""

    text: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Analysis:
    """An empty paragraph in which the researcher writes; ``prompt`` tells what belongs there, and is not printed."""

    prompt: str


@dataclass(frozen=True, slots=True)
class Quote:
    """A quotation that stands as an indented paragraph of its own, without quotation marks. ``note`` belongs in the margin."""

    text: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Items:
    """A list, with what belongs to each item below it; ``start`` is the first number of a numbered one, 0 for a list without numbers."""

    items: tuple[tuple[str, tuple[str, ...]], ...]
    start: int = 0


@dataclass(frozen=True, slots=True)
class Picture:
    """A figure with its number and caption; the figure's own words are its alternative text."""

    figure: Figure
    number: int
    caption: str


@dataclass(frozen=True, slots=True)
class Grid:
    """A table with its number and caption; its notes stand below it."""

    table: Table
    number: int
    caption: str


@dataclass(frozen=True, slots=True)
class PageBreak:
    """What follows begins on a new page."""


Block = Heading | Paragraph | Analysis | Quote | Items | Picture | Grid | PageBreak


@dataclass(frozen=True, slots=True)
class Manuscript:
    """A draft with the title and language of its study."""

    title: str
    language: str
    blocks: tuple[Block, ...] = field(default=())
    contents: str = ""
    figure_word: str = "Figur"
    table_word: str = "Tabell"
