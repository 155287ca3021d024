"""Pages for a browser, before they are written as HTML: what each holds, in order, with every link already leading somewhere.

Anchors and file names are numbers, never words of the study: what stands in attributes is not read by whoever looks a page through.
"""

from dataclasses import dataclass
from enum import StrEnum

from tfbb_coding.model.figure import Bars, Grid
from tfbb_coding.model.report import Table


class Standing(StrEnum):
    """How sure a coding is; the value is what the page's filter knows it by."""

    DECIDED = "d"
    PROPOSED = "p"
    UNCERTAIN = "u"


@dataclass(frozen=True, slots=True)
class Mark:
    """How a theme is known again without its colour: ``sign`` is the shortest beginning of its label that no other theme has.

    ``number`` counts from 1 in the codebook's order and chooses colour and pattern.
    """

    theme: str
    label: str
    sign: str
    number: int


@dataclass(frozen=True, slots=True)
class PageCoding:
    """A theme and code given to a passage. ``label`` is ``Hinder › Tid``, the theme as it is called in the case.

    ``about`` is the beginning and end of the words that it is about, where those are not the whole passage. ``reasons`` are what speaks
    for and against it, each with its heading. ``strength`` is written out, empty where a person has decided.
    """

    mark: Mark
    label: str
    standing: Standing
    standing_text: str
    coders: str = ""
    strength: str = ""
    about: str = ""
    reasons: tuple[tuple[str, tuple[str, ...]], ...] = ()


@dataclass(frozen=True, slots=True)
class Sense:
    """A condensation and the theme that it is about; ``proposed`` until a person has confirmed it."""

    theme: str
    text: str
    proposed: bool


@dataclass(frozen=True, slots=True)
class Passage:
    """Words that carry themes: a unit, or units that overlap.

    ``anchor`` is its own, empty where nothing leads to it; ``link`` leads to it in its conversation, empty where that is not shown.
    ``reference`` is the same on every page that shows it, for whoever speaks of it without knowing where it stands.
    ``source`` says who speaks, where and when; ``details`` are what else is known of it: headings and texts.
    """

    text: str
    codings: tuple[PageCoding, ...]
    reference: str
    anchor: str = ""
    link: str = ""
    source: str = ""
    unit: str = ""
    conversation: int = 0
    speaker: int = 0
    favourite: bool = False
    senses: tuple[Sense, ...] = ()
    memos: tuple[str, ...] = ()
    details: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Stretch:
    """What one speaker says in one go: words without a theme, and passages, in order.

    ``number`` tells the speakers of a conversation apart, from 1; 0 is the interviewer.
    """

    speaker: str
    number: int
    time: str
    pieces: tuple[str | Passage, ...]


@dataclass(frozen=True, slots=True)
class Conversation:
    """A whole conversation. ``number`` counts from 1 over the study, ``group`` is its group's number."""

    number: int
    anchor: str
    title: str
    about: str
    group: int
    passages: int
    stretches: tuple[Stretch, ...]


@dataclass(frozen=True, slots=True)
class Quotations:
    """What is said of a theme in one group; ``note`` tells what is left out, or that fewer than ``k`` people speak."""

    anchor: str
    title: str
    group: int
    passages: tuple[Passage, ...]
    note: str = ""


@dataclass(frozen=True, slots=True)
class ThemeQuotations:
    """A theme's quotations, group by group."""

    mark: Mark
    anchor: str
    groups: tuple[Quotations, ...]


@dataclass(frozen=True, slots=True)
class ThemeBars:
    """A theme's codes, a figure a group."""

    mark: Mark
    figures: tuple[Bars, ...]


@dataclass(frozen=True, slots=True)
class ThemeText:
    """What the codebook says of a theme: its paragraphs with their headings, and its codes with label and definition."""

    mark: Mark
    paragraphs: tuple[tuple[str, str], ...]
    codes: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Overview:
    """The figures in numbers.

    ``talks`` says for each of the first rows of ``material`` where the conversation stands, ``links`` for every cell of ``grid`` where its
    quotations do: empty where they are not shown.
    """

    material: Table
    talks: tuple[str, ...]
    grid: Grid
    links: tuple[tuple[str, ...], ...]
    bars: tuple[ThemeBars, ...]
    together: Grid | None
    book: tuple[ThemeText, ...]


@dataclass(frozen=True, slots=True)
class Choice:
    """Something to filter by: its number and what it is called; ``group`` narrows it."""

    number: int
    label: str
    group: int = 0


@dataclass(frozen=True, slots=True)
class Sheet:
    """One HTML file. ``path`` is ``(title, link)`` of the pages that lead to it and to its neighbours."""

    file: str
    title: str
    overview: Overview | None = None
    quotations: tuple[ThemeQuotations, ...] = ()
    conversations: tuple[Conversation, ...] = ()
    links: tuple[tuple[str, tuple[tuple[str, str], ...]], ...] = ()
    groups: tuple[Choice, ...] = ()
    talks: tuple[Choice, ...] = ()


@dataclass(frozen=True, slots=True)
class Pages:
    """A study as pages. ``spoken`` is the language of what people say, ``language`` that of everything else.

    ``warnings`` head every page: what may not be done with it. ``standings`` are those that occur.
    """

    title: str
    language: str
    spoken: str
    warnings: tuple[str, ...]
    notes: tuple[str, ...]
    marks: tuple[Mark, ...]
    standings: tuple[Standing, ...]
    favourites: bool
    sheets: tuple[Sheet, ...]
