"""A unit split in two, or two made one: where what was said of them goes.

What stands on words goes with its words; what stands on none goes to both halves. A memo, a condensation and a favourite go with the first
half, since they were written once. Two units made one keep everything; where one of them rejected what the other accepted, it is accepted.
"""

from collections.abc import Sequence
from dataclasses import replace

from tfbb_coding.model.coding import Coding, Status
from tfbb_coding.model.condensation import Condensation
from tfbb_coding.model.decision import Note
from tfbb_coding.model.text import Span
from tfbb_coding.model.transcript import MeaningUnit, Transcript
from tfbb_coding.steps.own_units import handed_down, on_unit, own_unit
from tfbb_coding.steps.reviewed_unit import UnitState

Material = tuple[Transcript, Sequence[MeaningUnit]]
"""The transcript, and the program's cut of it."""


def split_in_two(state: UnitState, first: Span, second: Span, material: Material) -> tuple[UnitState, UnitState]:
    """The unit's two halves, each with what goes with it."""
    halves = [_unit(span, material) for span in (first, second)]
    units = [unit for unit, _cut in halves]
    proposed, _none = handed_down(state.proposed, units)
    own, _none = handed_down(state.own, units)
    (one, one_cut), (other, other_cut) = halves
    return (
        UnitState(
            one, _on(proposed, one), _on(own, one), tuple(_condensation_on(c, one) for c in state.condensed),
            _note_on(state.memo, one), _note_on(state.favourite, one), one_cut,
        ),
        UnitState(other, _on(proposed, other), _on(own, other), cut=other_cut),
    )  # fmt: skip


def merged(one: UnitState, other: UnitState, material: Material) -> UnitState:
    """One unit of two neighbours."""
    unit, cut = _unit(Span(one.unit.start, max(one.unit.end, other.unit.end)), material)
    memos = [note for note in (one.memo, other.memo) if note]
    favourite = one.favourite or other.favourite
    memo = replace(memos[0], text="\n".join(note.text for note in memos)) if memos else None
    return UnitState(
        unit, _joined((*one.proposed, *other.proposed), unit), _joined((*one.own, *other.own), unit),
        _condensed_together((*one.condensed, *other.condensed), unit), _note_on(memo, unit), _note_on(favourite, unit), cut,
    )  # fmt: skip


def _unit(span: Span, material: Material) -> tuple[MeaningUnit, bool]:
    """The unit over the span, and whether it is the reviewer's own cut: one that the program makes too is the program's."""
    transcript, cut = material
    same = next((unit for unit in cut if unit.span == span), None)
    return (same, False) if same else (own_unit(transcript, span, cut), True)


def _on(codings: Sequence[Coding], unit: MeaningUnit) -> tuple[Coding, ...]:
    return tuple(coding for coding in codings if coding.span == unit.span)


def _joined(codings: Sequence[Coding], unit: MeaningUnit) -> tuple[Coding, ...]:
    found: dict[tuple[str, str], Coding] = {}
    for coding in codings:
        laid, pair = on_unit(coding, unit), (coding.theme, coding.code)
        found[pair] = _stronger(found[pair], laid) if pair in found else laid
    return tuple(sorted(found.values(), key=lambda coding: (-coding.score, coding.theme, coding.code)))


def _stronger(one: Coding, other: Coding) -> Coding:
    best = max(one, other, key=lambda coding: (coding.status is not Status.REJECTED, coding.status is not Status.UNCERTAIN, coding.score))
    return replace(best, score=max(one.score, other.score), evidence=tuple(dict.fromkeys((*one.evidence, *other.evidence))))


def _condensed_together(condensed: Sequence[Condensation], unit: MeaningUnit) -> tuple[Condensation, ...]:
    found: dict[str, Condensation] = {}
    for one in condensed:
        before = found.get(one.theme)
        both = replace(one, text=f"{before.text} {one.text}", proposal=f"{before.proposal} {one.proposal}".strip()) if before else one
        found[one.theme] = _condensation_on(both, unit)
    return tuple(found.values())


def _condensation_on(one: Condensation, unit: MeaningUnit) -> Condensation:
    return replace(
        one, unit=unit.id, turn=unit.turn, speaker=unit.speaker, start=unit.start, end=unit.end, quotation=unit.text
    )  # fmt: skip


def _note_on(note: Note | None, unit: MeaningUnit) -> Note | None:
    if note is None:
        return None
    return replace(
        note, unit=unit.id, turn=unit.turn, speaker=unit.speaker, start=unit.start, end=unit.end, quotation=unit.text
    )  # fmt: skip


def places_to_split(unit: MeaningUnit) -> tuple[int, ...]:
    """Where the unit can be cut: before every word but the first, as places in the transcript."""
    places, after_blank = [], False
    for at, letter in enumerate(unit.text):
        if after_blank and not letter.isspace():
            places.append(unit.start + at)
        after_blank = letter.isspace()
    return tuple(places)


def place_to_begin(unit: MeaningUnit) -> int:
    """Which of :func:`places_to_split` to show first: after the mark nearest the middle, else the word nearest it."""
    places = places_to_split(unit)
    middle = unit.start + len(unit.text) / 2
    marks = (".!?…", ",;:–-")
    for some in (*marks, ""):
        fits = [n for n, at in enumerate(places) if not some or unit.text[: at - unit.start].rstrip()[-1:] in some]
        if fits:
            return min(fits, key=lambda n: abs(places[n] - middle))
    return 0
