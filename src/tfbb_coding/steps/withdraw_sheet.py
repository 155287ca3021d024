"""Taking a participant out of the sheets that people fill in, row by row, whatever else has been done to them.

Rows are known by their keys (:mod:`tfbb_coding.model.decision`, :mod:`tfbb_coding.model.settling`), by the label beside the transcript's
name, and by the participant's words, so that a sheet need not be one that an import would take.
"""

from collections.abc import Sequence
from dataclasses import replace

from tfbb_coding.model import decision, settling
from tfbb_coding.model.decision import RowKey
from tfbb_coding.model.settling import SettleKey
from tfbb_coding.model.text import fingerprint
from tfbb_coding.steps.anchor import UNKNOWN
from tfbb_coding.steps.withdraw import Shift, Traces, moved_unit, same_label

Cells = tuple[str, ...]


def table_without(rows: Sequence[Cells], shift: Shift, speaker: str, gone: Traces) -> list[Cells | None]:
    """Each row as it stays, with its unit where it stands now and none of the participant's words; None for a row that is theirs."""
    moved = [_moved(row, shift, speaker, gone) for row in rows]
    fewer = sum(one is None and _key_of(row) is not None for row, one in zip(rows, moved, strict=True))
    return [None if row is None else _counted(row, fewer) for row in moved]


def text_without(text: str, gone: Traces) -> str:
    """A cell or paragraph in which a mark stands for every line with the participant's words."""
    lines = [UNKNOWN if gone.holds(line) else line for line in text.split("\n")]
    clean = "\n".join(lines)
    return UNKNOWN if gone.holds(clean) else clean  # their words may run over the end of a line


def _unpacked(cell: str) -> RowKey | SettleKey | None:
    return decision.unpacked(cell) or settling.unpacked(cell)


def _key_of(row: Cells) -> RowKey | SettleKey | None:
    return next((key for cell in row if (key := _unpacked(cell))), None)


def _moved(row: Cells, shift: Shift, speaker: str, gone: Traces) -> Cells | None:
    key = _key_of(row)
    here = key is not None and key.transcript == shift.old.name
    if key is None:
        theirs = _names(row, shift.old.name) and any(same_label(cell, speaker) for cell in row)
    else:
        theirs = here and shift.is_removed(key.start, key.end)
    if theirs:
        return None
    clean = tuple(text_without(cell, gone) for cell in row)
    if not here or key is None:
        return clean
    return _replaced(clean, key, shift)


def _names(row: Cells, transcript: str) -> bool:
    """Whether a cell is the transcript's name, or one of its units'."""
    name = transcript.casefold()
    return any(cell.strip().casefold() == name or cell.strip().casefold().startswith(f"{name}:") for cell in row)


def _replaced(row: Cells, key: RowKey | SettleKey, shift: Shift) -> Cells:
    """The row with its key and its unit's name as they are now; a unit that nobody finds again keeps its key, and importing tells."""
    place = shift.place(key.start, key.end)
    if place is None:
        return row
    unit, text = moved_unit(key.unit, shift), shift.new.text[place[0] : place[1]]
    packed = replace(key, unit=unit, start=place[0], end=place[1], fingerprint=fingerprint(text)).packed()
    return tuple(packed if _unpacked(cell) else unit if cell.strip() == key.unit else cell for cell in row)


def _counted(row: Cells, fewer: int) -> Cells:
    """The row with how many rows the sheet has now in its key."""
    return tuple(replace(key, rows=max(1, key.rows - fewer)).packed() if (key := _unpacked(cell)) else cell for cell in row)
