"""Which units a reviewer wants to see, and words looked for in them."""

from dataclasses import dataclass
from enum import StrEnum

from tfbb_coding.model.text import normalise
from tfbb_coding.steps.reviewed_unit import UnitState, is_uncertain, themes_of


class Certainty(StrEnum):
    """How sure the program is of its proposals for a unit."""

    ALL = "all"
    UNCERTAIN = "uncertain"
    CERTAIN = "certain"
    NOTHING = "nothing proposed"


class Standing(StrEnum):
    """How far the reviewer has come with a unit."""

    ALL = "all"
    WAITING = "waiting"
    DECIDED = "decided"
    FAVOURITE = "favourite"
    MEMO = "memo"
    CONDENSED = "condensed"


@dataclass(frozen=True, slots=True)
class Filter:
    """Units of one theme (proposed or given), one case, one certainty and one standing; what is left empty lets all through."""

    theme: str = ""
    case: str | None = None
    certainty: Certainty = Certainty.ALL
    standing: Standing = Standing.ALL

    @property
    def is_empty(self) -> bool:
        """Whether everything is let through."""
        return self == Filter()

    def lets_through(self, state: UnitState, case: str, *, is_open: bool) -> bool:
        """Whether the unit is shown."""
        return (
            self.case in (None, case)
            and (self.standing is Standing.ALL or self._stands(state, is_open=is_open))
            and (self.certainty is Certainty.ALL or self._is_as_certain(state))
            and (not self.theme or self.theme in themes_of(state))
        )

    def _stands(self, state: UnitState, *, is_open: bool) -> bool:
        wanted = {
            Standing.WAITING: is_open,
            Standing.DECIDED: bool(state.own) and not is_open,
            Standing.FAVOURITE: state.favourite is not None,
            Standing.MEMO: state.memo is not None,
            Standing.CONDENSED: bool(state.condensed),
        }
        return wanted[self.standing]

    def _is_as_certain(self, state: UnitState) -> bool:
        if not state.proposed:
            return self.certainty is Certainty.NOTHING
        return self.certainty is (Certainty.UNCERTAIN if is_uncertain(state) else Certainty.CERTAIN)


@dataclass(frozen=True, slots=True)
class Words:
    """Words looked for in units, as they stand and beside each other; capital letters or not, å never for a.

    A unit's id, its speaker, and what the reviewer has written of it are looked through too.
    """

    text: str

    @classmethod
    def of(cls, typed: str) -> "Words":
        """What somebody has typed; macOS may hand out å in two characters."""
        return cls(_plain(typed))

    def are_in(self, state: UnitState) -> bool:
        """Whether the unit has them."""
        if not self.text:
            return False
        written = [state.memo.text] if state.memo else []
        return any(
            self.text in _plain(text)
            for text in (state.unit.text, state.unit.id, state.unit.speaker or "", *written, *(one.text for one in state.condensed))
        )


def _plain(text: str) -> str:
    return " ".join(normalise(text).casefold().split())
