"""Everything that one person says of one transcript."""

from dataclasses import dataclass

from tfbb_coding.model.coding import Coding
from tfbb_coding.model.condensation import Condensation
from tfbb_coding.model.decision import Note, NoteKind


@dataclass(frozen=True, slots=True)
class Reviewed:
    """A person's codings, condensations, and notes by kind (without condensations) of one transcript."""

    codings: tuple[Coding, ...] = ()
    condensations: tuple[Condensation, ...] = ()
    notes: tuple[tuple[NoteKind, tuple[Note, ...]], ...] = ()

    def of(self, kind: NoteKind) -> tuple[Note, ...]:
        """The notes of one kind."""
        return dict(self.notes).get(kind, ())
