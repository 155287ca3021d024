"""Units as a person has cut them: what was split or merged, laid over the program's cut.

A person's own unit is a span with words of its own (:class:`tfbb_coding.model.decision.Note` of kind ``units``). Every span that the person
has coded is a unit of theirs as well, whatever was kept of their cuts: a killed process may leave the one file new and the other old.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import replace

from tfbb_coding.model.coding import Coding, Evidence
from tfbb_coding.model.decision import Note
from tfbb_coding.model.text import Span
from tfbb_coding.model.transcript import MeaningUnit, Transcript, Turn
from tfbb_coding.steps.alignment import units_at


def own_unit_id(turn: Turn, transcript: str, start: int, end: int) -> str:
    """``<transcript>:<turn>.<start>-<end>``, the places counted from the beginning of the turn's words.

    The program's units have a number there, so the two are never mistaken for each other; two people who cut alike get the same id, and
    two who cut otherwise never do.
    """
    return f"{transcript}:{turn.number}.{start - turn.start}-{end - turn.start}"


def turn_of(transcript: Transcript, start: int) -> Turn:
    """The turn that a place lies in, or the last one before it."""
    at = bisect_right(transcript.turns, start, key=lambda turn: turn.start) - 1
    return transcript.turns[max(0, at)]


def own_unit(transcript: Transcript, span: Span, cut: Sequence[MeaningUnit], unit_id: str = "") -> MeaningUnit:
    """A unit over ``span``; the question that it answers is that of the unit of ``cut`` that it shares words with."""
    turn = turn_of(transcript, span.start)
    like = next((unit for unit in _overlapping(span, cut)), None)
    return MeaningUnit(
        id=unit_id or own_unit_id(turn, transcript.name, span.start, span.end),
        transcript=transcript.name,
        turn=turn.number,
        speaker=turn.speaker,
        role=turn.role,
        start=span.start,
        end=span.end,
        text=span.of(transcript.text),
        question=like.question if like else "",
    )


def own_spans(codings: Iterable[Coding], notes: Iterable[Note]) -> dict[Span, str]:
    """``{span: unit id}`` of everything that the person has made a unit; where a kept cut and a coding cross, the coding's span holds."""
    found = {coding.span: coding.unit for coding in codings if coding.start < coding.end}
    coded = sorted(found)
    for note in notes:
        span = Span(note.start, note.end)
        if not any(other != span and other.overlaps(span) for other in coded):
            found.setdefault(span, note.unit)
    return found


def recut(transcript: Transcript, cut: Sequence[MeaningUnit], own: dict[Span, str]) -> list[MeaningUnit]:
    """The person's units, in order of place: their own ones, and of the program's cut what these leave.

    Words of a cut unit that no own unit holds become units themselves, so that no word is ever out of sight.
    """
    known = {unit.span for unit in cut}
    mine = [own_unit(transcript, span, cut, unit_id) for span, unit_id in sorted(own.items()) if span not in known]
    kept = {span for span in own if span in known}
    units = list(mine)
    for unit in cut:
        taken = [] if unit.span in kept else [other.span for other in _overlapping(unit.span, mine)]
        units += [own_unit(transcript, piece, cut) for piece in _left(transcript.text, unit.span, taken)] if taken else [unit]
    return sorted(units, key=lambda unit: (unit.start, unit.end))


def _overlapping(span: Span, units: Sequence[MeaningUnit]) -> list[MeaningUnit]:
    """Those of the units, which are in order of place, that share a character with the span."""
    last = bisect_left(units, span.end, key=lambda unit: unit.start)
    return [unit for unit in units[:last] if unit.end > span.start]


def _left(text: str, span: Span, taken: Sequence[Span]) -> list[Span]:
    """The stretches of ``span`` with words in them that no ``taken`` span holds."""
    pieces, at = [], span.start
    for other in [*sorted(taken), Span(span.end, span.end)]:
        pieces.append(trimmed(text, at, min(other.start, span.end)))
        at = max(at, other.end)
    return [piece for piece in pieces if piece is not None]


def trimmed(text: str, start: int, end: int) -> Span | None:
    """``[start, end)`` without blanks at its ends, or None where nothing is said in it."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end) if any(letter.isalnum() for letter in text[start:end]) else None


def handed_down(proposed: Iterable[Coding], units: Sequence[MeaningUnit]) -> tuple[list[Coding], list[Coding]]:
    """Proposals for units that the person has cut otherwise, laid on the person's units; and those that fit none of them.

    A proposal goes to the pieces in which its words stand, or to all where it stands on no words. On a merged unit like proposals are one.
    """
    found: dict[tuple[int, int, str, str], Coding] = {}
    homeless: list[Coding] = []
    for coding in proposed:
        pieces = units_at(coding.span, units)
        if not pieces:
            homeless.append(coding)
        for piece in _with_its_words(coding, pieces):
            laid = on_unit(coding, piece)
            key = (piece.start, piece.end, laid.theme, laid.code)
            found[key] = _joined(found[key], laid) if key in found else laid
    return list(found.values()), homeless


def on_unit(coding: Coding, unit: MeaningUnit) -> Coding:
    """The coding as one of this unit, with the reasons that stand in it."""
    evidence = tuple(piece for piece in coding.evidence if _is_in(piece, unit) is not False)
    return replace(
        coding, unit=unit.id, turn=unit.turn, speaker=unit.speaker, start=unit.start, end=unit.end, quotation=unit.text, evidence=evidence
    )


def _is_in(piece: Evidence, unit: MeaningUnit) -> bool | None:
    """Whether the words stand in the unit; None for a reason that is no stretch of text."""
    return None if piece.start is None or piece.end is None else unit.start <= piece.start and piece.end <= unit.end


def _with_its_words(coding: Coding, pieces: Sequence[MeaningUnit]) -> list[MeaningUnit]:
    reasons = [piece for piece in coding.evidence if piece.weight > 0]
    having = [unit for unit in pieces if any(_is_in(reason, unit) for reason in reasons)]
    return having or list(pieces)


def _joined(one: Coding, other: Coding) -> Coding:
    """Two proposals of one theme on a merged unit: the stronger one, with the reasons of both."""
    best = max(one, other, key=lambda coding: coding.score)
    return replace(best, evidence=tuple(dict.fromkeys((*one.evidence, *other.evidence))))
