"""Condensations: a meaning unit's main sense in few words."""

from dataclasses import dataclass
from enum import StrEnum

from tfbb_coding.model.text import Span

PROGRAM = "program"
"""Whose the proposals are. Everybody else who condenses is a person, and everything of theirs is decided."""


class CondensationStatus(StrEnum):
    """Whose words they are: the program proposes, a person confirms the proposal or writes the condensation anew."""

    PROPOSED = "proposed"
    CONFIRMED = "confirmed"
    REWRITTEN = "rewritten"


@dataclass(frozen=True, slots=True)
class Condensation:
    """What a coded unit says of a theme, in few words; where ``theme`` is empty, of all its themes.

    ``coder`` is who says so: :data:`PROGRAM` or a person. ``quotation`` is the unit's text at ``[start, end)`` and ``codebook`` the
    codebook's fingerprint, both as they were when the condensation was made. ``proposal`` is what the program proposed, ``text`` what
    holds; they differ only where a person has rewritten it.
    """

    transcript: str
    unit: str
    turn: int
    speaker: str | None
    start: int
    end: int
    coder: str
    text: str
    quotation: str
    theme: str = ""
    status: CondensationStatus = CondensationStatus.REWRITTEN
    proposal: str = ""
    codebook: str = ""

    @property
    def span(self) -> Span:
        """Where the unit stands in the transcript's normalised text."""
        return Span(self.start, self.end)

    @property
    def decided(self) -> bool:
        """Whether a person has confirmed or rewritten it: only then is it a condensation."""
        return self.status is not CondensationStatus.PROPOSED

    @property
    def key(self) -> tuple[str, str]:
        """The unit's id and the theme: each person has one condensation for them."""
        return self.unit, self.theme


@dataclass(frozen=True, slots=True)
class CondensationRow:
    """One row of the table in which a person decides; ``line`` is where it stands in the file.

    ``proposal`` is None where the table has no such column. ``decision`` is ``confirm``, ``withdraw`` or empty. ``coders`` are those whose
    codings the table was made from, none where it does not say, and ``person`` is who it was written for.
    """

    line: int
    unit: str
    theme: str
    text: str
    condensation: str
    proposal: str | None = None
    decision: str = ""
    coders: tuple[str, ...] = ()
    person: str = ""


@dataclass(frozen=True, slots=True)
class Essence:
    """One non-redundant condensation of a theme in a case, and the units that say it, the one whose words are shown first."""

    theme: str
    case: str
    text: str
    units: tuple[str, ...]
