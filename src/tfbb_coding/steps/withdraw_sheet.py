"""Taking a participant out of the sheets that are written for review, with what others have filled in kept."""

from collections.abc import Sequence
from dataclasses import replace

from tfbb_coding.model.decision import SheetRow, unpacked
from tfbb_coding.model.text import fingerprint
from tfbb_coding.steps.anchor import UNKNOWN
from tfbb_coding.steps.withdraw import Shift, Traces, moved_unit, same_label


def sheet_without(rows: Sequence[SheetRow], shift: Shift, speaker: str, gone: Traces) -> list[SheetRow]:
    """The rows that stay, where their units stand now, and without the participant's words in what is shown beside them.

    A row whose key nobody can read stays when nothing in it is the participant's.
    """
    kept = [moved for row in rows if (moved := _moved(row, shift, speaker, gone)) is not None]
    return [_counted(row, len(kept)) for row in kept]


def _moved(row: SheetRow, shift: Shift, speaker: str, gone: Traces) -> SheetRow | None:
    key = unpacked(row.key)
    here = key is not None and key.transcript == shift.old.name
    if gone.holds(row.text) or (here and (same_label(row.speaker, speaker) or (key and shift.is_removed(key.start, key.end)))):
        return None
    question, context, proposal, condensation, memo = (UNKNOWN if gone.holds(said) else said for said in _shown(row))
    clean = replace(row, question=question, context=context, proposal=proposal, condensation=condensation, memo=memo)
    if key is None or not here:
        return clean
    place = shift.place(key.start, key.end)
    if place is None:
        return None
    unit = moved_unit(key.unit, shift)
    text = shift.new.text[place[0] : place[1]]
    return replace(clean, unit=unit, key=replace(key, unit=unit, start=place[0], end=place[1], fingerprint=fingerprint(text)).packed())


def _counted(row: SheetRow, rows: int) -> SheetRow:
    key = unpacked(row.key)
    return row if key is None else replace(row, key=replace(key, rows=rows).packed())


def _shown(row: SheetRow) -> tuple[str, ...]:
    return row.question, row.context, row.proposal, row.condensation, row.memo
