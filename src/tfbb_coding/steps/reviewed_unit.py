"""A unit under review: what is proposed for it, what the reviewer says of it, and what each decision makes of it.

Every decision is a function from a :class:`UnitState` to the next one, so that what was before can always be had back.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from tfbb_coding.messages import _
from tfbb_coding.model.coding import Coding, Status
from tfbb_coding.model.condensation import Condensation
from tfbb_coding.model.decision import Note, Pair
from tfbb_coding.model.transcript import MeaningUnit
from tfbb_coding.steps.condense import Stances, decided_as, propose
from tfbb_coding.steps.deciding import chosen, decided


class Refused(Exception):  # noqa: N818 - no error: it ends in a line on the screen
    """Why a decision cannot be taken, in a whole sentence without a participant's words."""

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


@dataclass(frozen=True, slots=True)
class Reviewer:
    """Who decides, and with which codebook (its fingerprint)."""

    name: str
    codebook: str


@dataclass(frozen=True, slots=True)
class UnitState:
    """A unit, the proposals for it, and everything the reviewer says of it.

    ``cut`` says that the reviewer has split or merged to it: then its bounds are kept as the reviewer's own.
    """

    unit: MeaningUnit
    proposed: tuple[Coding, ...] = ()
    own: tuple[Coding, ...] = ()
    condensed: tuple[Condensation, ...] = ()
    memo: Note | None = None
    favourite: Note | None = None
    cut: bool = False

    @property
    def is_open(self) -> bool:
        """Whether a proposal waits for a decision."""
        return any(line.own is None for line in lines(self))

    @property
    def is_touched(self) -> bool:
        """Whether the reviewer has said anything of it."""
        return bool(self.own or self.condensed or self.memo or self.favourite)


@dataclass(frozen=True, slots=True)
class Line:
    """A theme of the unit: as proposed, as decided, or both. Without ``proposal`` the reviewer has added it."""

    proposal: Coding | None
    own: Coding | None

    @property
    def coding(self) -> Coding:
        """What holds: the decision, and before there is one the proposal."""
        found = self.own or self.proposal
        assert found is not None
        return found

    @property
    def pair(self) -> Pair:
        """Theme and code as they hold."""
        return self.coding.theme, self.coding.code


def lines(state: UnitState) -> tuple[Line, ...]:
    """The unit's themes: the proposals, strongest first, each with the decision about it; then what the reviewer has added."""
    left = list(state.own)
    exact = [_taken(left, proposal, same_code=True) for proposal in state.proposed]
    found = [own or _taken(left, proposal, same_code=False) for proposal, own in zip(state.proposed, exact, strict=True)]
    return (*(Line(p, own) for p, own in zip(state.proposed, found, strict=True)), *(Line(None, own) for own in left))


def _taken(left: list[Coding], proposal: Coding, *, same_code: bool) -> Coding | None:
    """The reviewer's coding that answers the proposal, taken out of ``left``."""
    fits = (own for own in left if own.theme == proposal.theme and (own.code == proposal.code or not same_code))
    own = next(fits, None)
    if own is not None:
        left.remove(own)
    return own


def _with_own(state: UnitState, gone: Coding | None, *new: Coding) -> UnitState:
    kept = [own for own in state.own if own is not gone]
    doubled = {(own.theme, own.code) for own in kept} & {(own.theme, own.code) for own in new}
    if doubled:
        raise Refused(_("The unit has this theme and code already."))
    return replace(state, own=tuple(sorted((*kept, *new), key=lambda own: (-own.score, own.theme, own.code))))


def accept(state: UnitState, number: int, reviewer: Reviewer) -> UnitState:
    """The theme on this line holds."""
    line = _line(state, number)
    if line.proposal is None:
        return state
    pair = (line.proposal.theme, line.proposal.code)
    if line.own is not None and line.own.status is not Status.REJECTED:
        return state  # accepted before, perhaps with another code, which holds
    return _with_own(state, line.own, decided(line.proposal, pair, reviewer.name, Status.ACCEPTED, reviewer.codebook))


def reject(state: UnitState, number: int, reviewer: Reviewer) -> UnitState:
    """The theme on this line does not hold; one that the reviewer added is taken away."""
    line = _line(state, number)
    if line.proposal is None:
        return _with_own(state, line.own)
    pair = (line.proposal.theme, line.proposal.code)
    return _with_own(state, line.own, decided(line.proposal, pair, reviewer.name, Status.REJECTED, reviewer.codebook))


def accept_all(state: UnitState, reviewer: Reviewer) -> UnitState:
    """Every proposal that waits for a decision holds."""
    for number, line in enumerate(lines(state)):
        state = state if line.own else accept(state, number, reviewer)
    return state


def change(state: UnitState, number: int, pair: Pair, reviewer: Reviewer) -> UnitState:
    """Another theme or code instead of the one on this line.

    Another code within the theme keeps the proposal's reasons. A theme in another's place leaves the other one rejected.
    """
    line = _line(state, number)
    old = line.proposal
    if old is None:
        return _with_own(state, line.own, chosen(state.unit, pair, reviewer.name, Status.ACCEPTED, reviewer.codebook))
    if pair == (old.theme, old.code):
        return accept(_with_own(state, line.own), number, reviewer)
    if pair[0] == old.theme:
        status = Status.CHANGED if old.code else Status.ACCEPTED  # as in the sheet: a code filled in is no change
        return _with_own(state, line.own, decided(old, pair, reviewer.name, status, reviewer.codebook))
    gone = decided(old, (old.theme, old.code), reviewer.name, Status.REJECTED, reviewer.codebook)
    return _with_own(state, line.own, gone, chosen(state.unit, pair, reviewer.name, Status.CHANGED, reviewer.codebook))


def add(state: UnitState, pair: Pair, reviewer: Reviewer) -> UnitState:
    """One more theme; one that is proposed already is accepted."""
    proposed = next((n for n, line in enumerate(lines(state)) if line.proposal and line.pair == pair), None)
    if proposed is not None:
        after = accept(state, proposed, reviewer)
        if after == state:
            raise Refused(_("The unit has this theme and code already."))
        return after
    return _with_own(state, None, chosen(state.unit, pair, reviewer.name, Status.ACCEPTED, reviewer.codebook))


def clear(state: UnitState, number: int) -> UnitState:
    """The decision on this line is taken back."""
    return _with_own(state, _line(state, number).own)


def _line(state: UnitState, number: int) -> Line:
    found = lines(state)
    if not 0 <= number < len(found):
        raise Refused(_("No theme is proposed here; t adds one."))
    return found[number]


def write_memo(state: UnitState, text: str, reviewer: Reviewer) -> UnitState:
    """The reviewer's own words about the unit; none take them back."""
    words = "\n".join(line.rstrip() for line in text.strip().split("\n"))
    return replace(state, memo=note(state.unit, reviewer, words) if words else None)


def mark_favourite(state: UnitState, reviewer: Reviewer) -> UnitState:
    """A quotation to find again; marked once more it is none."""
    return replace(state, favourite=None if state.favourite else note(state.unit, reviewer))


def note(unit: MeaningUnit, reviewer: Reviewer, words: str = "") -> Note:
    """What the reviewer notes of the unit."""
    return Note(unit.transcript, unit.id, unit.turn, unit.speaker, unit.start, unit.end, reviewer.name, words, unit.text)


def condensation_of(state: UnitState, theme: str, stances: Stances) -> Condensation | None:
    """The condensation shown for a theme: the reviewer's for it, else the reviewer's for the whole unit, else the program's proposal."""
    own = next((one for wanted in (theme, "") for one in state.condensed if one.theme == wanted), None)
    return own or proposed_condensation(state, theme, stances)


def proposed_condensation(state: UnitState, theme: str, stances: Stances) -> Condensation | None:
    """What the program proposes as the unit's main sense; None where the unit says nothing."""
    codings = [line.coding for line in lines(state) if line.coding.theme == theme]
    unit = state.unit
    basis = [replace(coding, status=Status.PROPOSED, quotation=unit.text) for coding in codings] or [
        Coding(unit.transcript, unit.id, unit.turn, unit.speaker, unit.start, unit.end, theme, "", "", Status.PROPOSED, 0.0, unit.text)
    ]
    return next(iter(propose(basis, stances)), None)


def condense(state: UnitState, theme: str, text: str, reviewer: Reviewer, stances: Stances) -> UnitState:
    """The main sense as the reviewer confirms or writes it; no words take it back."""
    shown = next((one for wanted in (theme, "") for one in state.condensed if one.theme == wanted), None)
    said = " ".join(text.split())
    others = tuple(one for one in state.condensed if one is not shown)
    if not said:
        return replace(state, condensed=others)
    base = shown or proposed_condensation(state, theme, stances) or _empty_condensation(state.unit, theme)
    after = replace(decided_as(base, said, reviewer.name), codebook=reviewer.codebook)
    return replace(state, condensed=tuple(sorted((*others, after), key=lambda one: one.theme)))


def _empty_condensation(unit: MeaningUnit, theme: str) -> Condensation:
    return Condensation(unit.transcript, unit.id, unit.turn, unit.speaker, unit.start, unit.end, "", "", unit.text, theme)


def waiting(state: UnitState) -> int | None:
    """The first line that waits for a decision."""
    return next((number for number, line in enumerate(lines(state)) if line.own is None), None)


def is_uncertain(state: UnitState) -> bool:
    """Whether a proposal is uncertain."""
    return any(coding.status is Status.UNCERTAIN for coding in state.proposed)


def themes_of(state: UnitState) -> Sequence[str]:
    """The themes proposed or given, without those that were rejected."""
    return [line.coding.theme for line in lines(state) if line.coding.status is not Status.REJECTED]
