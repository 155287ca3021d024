"""What everything that is handed over is made from: one study's codings with all that belongs to them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from tfbb_coding.model.codebook import Codebook
from tfbb_coding.model.coding import VOICES, Coding
from tfbb_coding.model.condensation import Condensation
from tfbb_coding.model.decision import Note
from tfbb_coding.model.study import Interview, Study
from tfbb_coding.model.transcript import Transcript


@dataclass(frozen=True, slots=True)
class Results:
    """The codings that count, in place, and everything that tables and reports tell of them.

    ``transcripts`` are all of the study's, with roles told; ``read`` names those that the ``coders`` have been through, whether or not
    they found anything: only these are counted. ``proposals`` is True when no person has decided, so that everything is a proposal.
    ``condensations`` holds people's decisions and the program's proposals; ``favourites`` and ``memos`` are the coders' own notes.
    ``people`` is how many people have coded it, also where what they settled together counts; 0 where only the program has.
    ``outside`` names the transcripts that people have coded, but none of the ``coders``: as a rule nobody has merged them yet.
    ``open`` tells, where a consensus counts, how many units of each transcript its coders still see differently.
    ``interviews`` has one for every transcript, made up (with the file's stem as id) where ``study.yaml`` names none.
    """

    study: Study
    book: Codebook
    codings: tuple[Coding, ...]
    transcripts: Mapping[str, Transcript]
    read: frozenset[str]
    coders: tuple[str, ...] = ()
    proposals: bool = False
    condensations: tuple[Condensation, ...] = ()
    favourites: tuple[Note, ...] = ()
    memos: tuple[Note, ...] = ()
    interviews: Mapping[str, Interview] = field(default_factory=dict)
    people: int = 0
    outside: frozenset[str] = frozenset()
    open: Mapping[str, int] = field(default_factory=dict)

    @property
    def language(self) -> str:
        """``sv`` or ``en``: that of the codebook, in which products are written."""
        return "en" if self.book.language.startswith("en") else "sv"

    def theme_label(self, theme_id: str, case: str = "") -> str:
        """What the theme is called, in this case where ``study.yaml`` renames it there."""
        theme = self.book.theme(theme_id)
        return self.study.theme_labels.get(case, {}).get(theme_id, theme.label if theme else theme_id)

    def code_label(self, theme_id: str, code_id: str) -> str:
        """What the code is called; empty for none, the id for one that the codebook has not any more."""
        theme = self.book.theme(theme_id)
        return next((code.label for code in theme.codes if code.id == code_id), code_id) if theme else code_id


def interviews_of(study: Study, transcripts: Sequence[str]) -> dict[str, Interview]:
    """``{transcript: its interview}``, one with nothing but the stem where ``study.yaml`` names none."""
    named = {Path(one.transcript or one.id).stem: one for one in reversed(study.interviews)}
    return {name: named.get(name) or Interview(name, name) for name in transcripts}


def is_person(coder: str) -> bool:
    """Whether a coder is a person (or people who agreed) and none of the program's voices."""
    return coder not in VOICES
