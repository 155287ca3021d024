"""A review in progress: the units in order, what is decided, what can be undone, what is shown. It knows nothing of screens and files."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TypeVar

from tfbb_coding.messages import _
from tfbb_coding.model.codebook import Codebook
from tfbb_coding.model.coding import Coding, Status
from tfbb_coding.model.condensation import Condensation
from tfbb_coding.model.decision import Note, NoteKind
from tfbb_coding.model.reviewed import Reviewed
from tfbb_coding.model.text import Span
from tfbb_coding.model.transcript import MeaningUnit, Transcript
from tfbb_coding.steps.anchor import re_anchor
from tfbb_coding.steps.condense import theme_stances
from tfbb_coding.steps.own_units import trimmed, turn_of
from tfbb_coding.steps.recutting import merged, split_in_two
from tfbb_coding.steps.review_condense import notes_of
from tfbb_coding.steps.review_filter import Filter, Words
from tfbb_coding.steps.review_sheet import cut_for, review_units
from tfbb_coding.steps.reviewed_unit import Refused, Reviewer, UnitState, note

Written = TypeVar("Written", Note, Condensation)


class Action(StrEnum):
    """What was done in a step."""

    ACCEPT = "accept"
    REJECT = "reject"
    CHANGE = "change"
    ADD = "add"
    CLEAR = "clear"
    CONDENSE = "condense"
    MEMO = "memo"
    FAVOURITE = "favourite"
    SPLIT = "split"
    MERGE = "merge"
    UNDO = "undo"


@dataclass(frozen=True, slots=True)
class Step:
    """From ``position`` on the units ``before`` were replaced by those ``after``; all of one transcript."""

    action: Action
    position: int
    before: tuple[UnitState, ...]
    after: tuple[UnitState, ...]

    @property
    def transcript(self) -> str:
        """The transcript in which something changed."""
        return self.before[0].unit.transcript

    @property
    def reversed(self) -> "Step":
        """The step that takes this one back."""
        return Step(Action.UNDO, self.position, self.after, self.before)


@dataclass(frozen=True, slots=True)
class Interview:
    """A transcript under review: its units, and what the reviewer said that stands nowhere in it any more, which is kept as it was."""

    transcript: Transcript
    states: tuple[UnitState, ...]
    cut: tuple[MeaningUnit, ...] = ()
    case: str = ""
    unplaced: Reviewed = field(default_factory=Reviewed)


@dataclass(frozen=True, slots=True)
class Progress:
    """How many units have proposals, and for how many of them everything is decided."""

    decided: int
    proposed: int

    @property
    def percent(self) -> int:
        """Whole percents, 100 only when nothing is left."""
        return 100 if not self.proposed else self.decided * 100 // self.proposed


def interview_for_review(transcript: Transcript, proposed: Iterable[Coding], reviewed: Reviewed, case: str = "") -> Interview:
    """The transcript's units with what ``proposed`` (standing in the text as it is) and the reviewer say of them."""
    offered = [coding for coding in proposed if coding.status is not Status.REJECTED]
    own, lost = _placed_codings(reviewed.codings, transcript.text)
    condensed = _standing(reviewed.condensations, transcript.text)
    notes = {kind: _standing(several, transcript.text) for kind, several in reviewed.notes}
    cut = cut_for(transcript, offered)
    units = review_units(transcript, offered, own, {**notes, NoteKind.CONDENSATION: notes_of(condensed)}, cut)
    known = {(unit.start, unit.end) for unit in cut}
    by_place = _Placed(condensed, {kind: {(n.start, n.end): n for n in several} for kind, several in notes.items()})
    states = tuple(by_place.state(one.unit, one.proposed, one.own, cut=(one.unit.start, one.unit.end) not in known) for one in units)
    gone = Reviewed(
        tuple(lost),
        tuple(one for one in reviewed.condensations if one not in condensed),
        tuple((kind, tuple(n for n in several if n not in notes[kind])) for kind, several in reviewed.notes),
    )
    return Interview(transcript, states, cut, case, gone)


def _placed_codings(codings: Iterable[Coding], text: str) -> tuple[list[Coding], list[Coding]]:
    """Those that stand in the text, in their places there; and those that do not."""
    placed, lost = [], []
    for coding in codings:
        found = re_anchor(coding, None, text)
        if isinstance(found, Coding):
            placed.append(found)
        else:
            lost.append(coding)
    return placed, lost


def _standing(things: Iterable[Written], text: str) -> list[Written]:
    return [thing for thing in things if thing.quotation == text[thing.start : thing.end]]


@dataclass(frozen=True, slots=True)
class _Placed:
    """What the reviewer has written, by place."""

    condensed: Sequence[Condensation]
    notes: Mapping[NoteKind, Mapping[tuple[int, int], Note]]

    def state(self, unit: MeaningUnit, proposed: tuple[Coding, ...], own: tuple[Coding, ...], *, cut: bool) -> UnitState:
        place = (unit.start, unit.end)
        condensed = tuple(one for one in self.condensed if (one.start, one.end) == place)
        memo, favourite = (self.notes.get(kind, {}).get(place) for kind in (NoteKind.MEMO, NoteKind.FAVOURITE))
        return UnitState(unit, proposed, own, condensed, memo, favourite, cut)


class Session:
    """The units of a review from the first to the last, and every step that was taken."""

    def __init__(self, interviews: Sequence[Interview], book: Codebook, reviewer: Reviewer) -> None:
        self.book, self.reviewer, self.stances = book, reviewer, theme_stances(book)
        self.interviews = {interview.transcript.name: interview for interview in interviews}
        self.states: list[UnitState] = [state for interview in interviews for state in interview.states]
        self.steps: list[Step] = []
        self._open = [state.is_open for state in self.states]
        self._proposed = [bool(state.proposed) for state in self.states]

    @property
    def progress(self) -> Progress:
        """How far the reviewer has come."""
        return Progress(sum(p and not o for p, o in zip(self._proposed, self._open, strict=True)), sum(self._proposed))

    def is_open(self, position: int) -> bool:
        """Whether a proposal of this unit waits for a decision."""
        return self._open[position]

    def case_of(self, position: int) -> str:
        """The case of the unit's transcript."""
        return self.interviews[self.states[position].unit.transcript].case

    def transcript_of(self, position: int) -> Transcript:
        """The unit's transcript."""
        return self.interviews[self.states[position].unit.transcript].transcript

    def decide(self, position: int, action: Action, decision: Callable[[UnitState], UnitState]) -> Step | None:
        """Take a decision about one unit; None where it changes nothing. Raises :class:`Refused`."""
        before = self.states[position]
        after = decision(before)
        return None if after == before else self._take(Step(action, position, (before,), (after,)))

    def split(self, position: int, at: int) -> Step:
        """Cut the unit in two before the character at ``at`` of its transcript. Raises :class:`Refused` where one half says nothing."""
        state, transcript = self.states[position], self.transcript_of(position)
        first = trimmed(transcript.text, state.unit.start, min(at, state.unit.end))
        second = trimmed(transcript.text, at, state.unit.end)
        if not state.unit.start < at < state.unit.end or first is None or second is None:
            raise Refused(_("There must be words on both sides of the cut."))
        return self._take(Step(Action.SPLIT, position, (state,), split_in_two(state, first, second, self._material(position))))

    def merge(self, position: int) -> Step:
        """Join the unit with the one after it. Raises :class:`Refused` where somebody else speaks between them."""
        if position + 1 >= len(self.states):
            raise Refused(_("There is no unit after this one."))
        one, other = self.states[position : position + 2]
        if not _may_join(one.unit, other.unit, self.transcript_of(position)):
            raise Refused(_("The next unit belongs to another turn: a unit never goes across speakers."))
        return self._take(Step(Action.MERGE, position, (one, other), (merged(one, other, self._material(position)),)))

    def _material(self, position: int) -> tuple[Transcript, Sequence[MeaningUnit]]:
        interview = self.interviews[self.states[position].unit.transcript]
        return interview.transcript, interview.cut

    def undo(self) -> Step | None:
        """Take the last step back; None where there is none."""
        if not self.steps:
            return None
        return self._put(self.steps.pop().reversed)

    def retract(self, step: Step) -> None:
        """A step that could not be kept never was: undone, or done again where it was an undoing."""
        self._put(step.reversed)
        if step.action is Action.UNDO:
            self.steps.append(step.reversed)
        else:
            self.steps.pop()

    def _take(self, step: Step) -> Step:
        self.steps.append(step)
        return self._put(step)

    def _put(self, step: Step) -> Step:
        place = slice(step.position, step.position + len(step.before))
        self.states[place] = step.after
        self._open[place] = [state.is_open for state in step.after]
        self._proposed[place] = [bool(state.proposed) for state in step.after]
        return step

    def take_in(self, interview: Interview) -> int:
        """Put a transcript's units as they are on disk in place of those here, and return the position of the first that differs.

        Only when no step is left to undo, since steps know units by their position.
        """
        name = interview.transcript.name
        first = next((n for n, state in enumerate(self.states) if state.unit.transcript == name), 0)
        before = [state for state in self.states if state.unit.transcript == name]
        self.interviews[name] = interview
        self._put(Step(Action.UNDO, first, tuple(before), interview.states))
        pairs = zip(before, interview.states, strict=False)
        return first + next((n for n, (old, new) in enumerate(pairs) if old != new), 0)

    def reviewed(self, transcript: str) -> Reviewed:
        """All that the reviewer says of a transcript now, as it is kept."""
        states = [state for state in self.states if state.unit.transcript == transcript]
        gone = self.interviews[transcript].unplaced
        notes: dict[NoteKind, list[Note]] = {kind: list(gone.of(kind)) for kind in (NoteKind.MEMO, NoteKind.FAVOURITE, NoteKind.UNIT)}
        for state in states:
            notes[NoteKind.MEMO] += [state.memo] if state.memo else []
            notes[NoteKind.FAVOURITE] += [state.favourite] if state.favourite else []
            notes[NoteKind.UNIT] += [note(state.unit, self.reviewer)] if state.cut else []
        return Reviewed(
            (*gone.codings, *(coding for state in states for coding in state.own)),
            (*gone.condensations, *(one for state in states for one in state.condensed)),
            tuple((kind, tuple(several)) for kind, several in notes.items()),
        )

    def chosen(self, wanted: Filter) -> list[int]:
        """The positions of the units that the filter lets through."""
        if wanted.is_empty:
            return list(range(len(self.states)))
        cases = {name: interview.case for name, interview in self.interviews.items()}
        return [
            n for n, state in enumerate(self.states) if wanted.lets_through(state, cases[state.unit.transcript], is_open=self._open[n])
        ]  # fmt: skip

    def find(self, words: Words, positions: Sequence[int], after: int) -> int | None:
        """The next of these positions whose unit has the words, from the beginning again after the last one."""
        following = [n for n in positions if n > after] + [n for n in positions if n <= after]
        return next((n for n in following if words.are_in(self.states[n])), None)

    def next_waiting(self, positions: Sequence[int], after: int, wanted: Callable[[UnitState], bool]) -> int | None:
        """The next of these positions with a proposal that waits for a decision, and that is ``wanted``."""
        following = [n for n in positions if n > after] + [n for n in positions if n <= after]
        return next((n for n in following if self._open[n] and wanted(self.states[n])), None)


def _may_join(one: MeaningUnit, other: MeaningUnit, transcript: Transcript) -> bool:
    """Whether nobody's words but the speaker's own lie between."""
    if one.transcript != other.transcript or one.end > other.start:
        return False
    turn = turn_of(transcript, one.start)
    between = transcript.text[one.end : other.start]
    return Span(turn.start, turn.end).contains(Span(one.start, max(one.end, other.end))) or (
        one.speaker == other.speaker and not any(letter.isalnum() for letter in between)
    )
