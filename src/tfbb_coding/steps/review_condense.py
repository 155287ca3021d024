"""Condensations as the sheet shows them: one cell a unit, whatever themes a person has condensed it under."""

from collections.abc import Iterable, Sequence

from tfbb_coding.model.condensation import Condensation
from tfbb_coding.model.decision import Note

Place = tuple[str, int, int]


def notes_of(condensations: Iterable[Condensation]) -> tuple[Note, ...]:
    """What a person has condensed, a note a unit; where the unit's themes were condensed each by itself, the texts a line each."""
    found: dict[Place, list[Condensation]] = {}
    for one in condensations:
        if one.decided:
            found.setdefault(_place(one), []).append(one)
    return tuple(_note(several[0], "\n".join(dict.fromkeys(one.text for one in several))) for _place, several in sorted(found.items()))


def _note(one: Condensation, text: str) -> Note:
    return Note(one.transcript, one.unit, one.turn, one.speaker, one.start, one.end, one.coder, text, one.quotation)


def with_notes(condensations: Sequence[Condensation], notes: Iterable[Note]) -> list[Condensation]:
    """A person's condensations once the notes hold.

    Where a unit's note says what its condensations say, they stay as they are, theme by theme. What the sheet says anew is said of all
    the unit's themes, in place of what stood there.
    """
    before = {_place(note): note for note in notes_of(condensations)}
    after = {_place(note): note for note in notes}
    same = {place for place, note in before.items() if place in after and after[place].text == note.text}
    kept = [one for one in condensations if _place(one) in same or not one.decided]
    return kept + [_condensation(note) for place, note in after.items() if place not in same]


def _condensation(note: Note) -> Condensation:
    return Condensation(
        note.transcript, note.unit, note.turn, note.speaker, note.start, note.end, note.coder, note.text, note.quotation
    )  # fmt: skip


def _place(thing: Condensation | Note) -> Place:
    return thing.transcript, thing.start, thing.end
