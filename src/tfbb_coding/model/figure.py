"""What a figure shows, before it is drawn. Every figure says in words (``alt``) what can be seen in it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class GridCell:
    """A cell's text, and how dark it is, from 0 to 1."""

    text: str
    shade: float


@dataclass(frozen=True, slots=True)
class Grid:
    """Rows × columns with a shade and a text in each cell: theme × case, or themes that meet in one unit."""

    name: str
    title: str
    alt: str
    rows: tuple[str, ...]
    columns: tuple[str, ...]
    cells: tuple[tuple[GridCell, ...], ...]
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar's label, its length from 0 to 1, and what is written at its end; a ``hidden`` one ends somewhere within its length."""

    label: str
    length: float
    text: str
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class Bars:
    """Bars below one another: the codes of one theme in one case."""

    name: str
    title: str
    alt: str
    bars: tuple[Bar, ...]
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Box:
    """A box of the programme theory; ``draft`` where what stands in it comes from the codings and not from ``study.yaml``."""

    title: str
    items: tuple[str, ...]
    draft: bool = False


@dataclass(frozen=True, slots=True)
class Step:
    """What people say helps (+) and hinders (−) the step to the next box."""

    helps: tuple[str, ...] = ()
    hinders: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Chain:
    """The programme theory: boxes with a step between each two, boxes beside, and what has no place at any step yet.

    ``steps`` is one shorter than ``boxes``. ``mark`` is written across the head: the figure is a draft until people have read it.
    """

    name: str
    title: str
    alt: str
    mark: str
    boxes: tuple[Box, ...]
    steps: tuple[Step, ...]
    beside: tuple[Box, ...] = ()
    unplaced: Step = Step()
    unplaced_title: str = ""
    notes: tuple[str, ...] = ()


Figure = Grid | Bars | Chain
