"""Groups so small that a reader could tell who they are: marked, merged with others, or not shown."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from tfbb_coding.model.coding import Coding
from tfbb_coding.steps.tables.counting import people, places, words_in


class Small(StrEnum):
    """What is done about cells with fewer than k persons."""

    MARK = "mark"
    MERGE = "merge"
    SUPPRESS = "suppress"


@dataclass(frozen=True, slots=True)
class Cell:
    """What a group says of a theme. ``speakers`` are (transcript, label): a label is somebody else in the next transcript.

    ``groups`` are those that the cell puts together; ``hidden`` cells show that there is something, and not how much.
    """

    theme: str
    groups: tuple[str, ...]
    codings: tuple[Coding, ...] = ()
    hidden: bool = False

    @property
    def speakers(self) -> int:
        """How many persons; talk in which nobody is named counts as one person's."""
        return len(people(self.codings))

    @property
    def transcripts(self) -> int:
        """In how many conversations."""
        return len({c.transcript for c in self.codings})

    @property
    def mentions(self) -> int:
        """How many stretches of talk."""
        return len(places(self.codings))

    @property
    def words(self) -> int:
        """How many words they have."""
        return words_in(self.codings)

    def is_small(self, k: int) -> bool:
        """Whether somebody speaks in it, but fewer than ``k`` persons."""
        return bool(self.codings) and self.speakers < k


def cells_of(codings: Iterable[Coding], themes: Sequence[str], groups: Sequence[str], group_of: Mapping[str, str]) -> dict[str, list[Cell]]:
    """For every theme a cell a group, empty ones too. ``group_of`` tells the group of a transcript."""
    found: dict[tuple[str, str], list[Coding]] = {}
    for coding in codings:
        found.setdefault((coding.theme, group_of[coding.transcript]), []).append(coding)
    return {theme: [Cell(theme, (group,), tuple(found.get((theme, group), ()))) for group in groups] for theme in themes}


def total(cells: Sequence[Cell]) -> Cell:
    """All cells of a theme as one."""
    return Cell(cells[0].theme, (), tuple(c for cell in cells for c in cell.codings))


def treated(cells: Sequence[Cell], k: int, how: Small) -> tuple[list[Cell], Cell]:
    """A theme's cells and their total as they may be shown.

    Suppressed: small cells are hidden; a single hidden one could be reckoned from the total, so the next smallest (or the total itself)
    is hidden with it. Merged: the small cells become one, with the next smallest until it is large enough; what cannot be is hidden.
    """
    whole = total(cells)
    if how is Small.MARK:
        return list(cells), whole
    if how is Small.MERGE:
        return _merged(cells, k), replace(whole, hidden=whole.is_small(k))
    hidden = {id(cell) for cell in cells if cell.is_small(k)}
    if len(hidden) == 1:
        others = sorted((cell for cell in cells if cell.codings and id(cell) not in hidden), key=lambda cell: cell.speakers)
        hidden |= {id(cell) for cell in others[:1]}
    return [replace(cell, hidden=id(cell) in hidden) for cell in cells], replace(whole, hidden=whole.is_small(k) or len(hidden) == 1)


def _merged(cells: Sequence[Cell], k: int) -> list[Cell]:
    together = [cell for cell in cells if cell.is_small(k)]
    if not together:
        return list(cells)
    rest = sorted((cell for cell in cells if cell.codings and not cell.is_small(k)), key=lambda cell: cell.speakers)
    while rest and (_joined(together).is_small(k) or len(together) == 1):
        together.append(rest.pop(0))
    one = _joined(sorted(together, key=lambda cell: [other is cell for other in cells].index(True)))
    kept = {id(cell) for cell in together}
    return [*(cell for cell in cells if id(cell) not in kept), replace(one, hidden=one.is_small(k))]


def _joined(cells: Sequence[Cell]) -> Cell:
    return Cell(cells[0].theme, tuple(group for cell in cells for group in cell.groups), tuple(c for cell in cells for c in cell.codings))
