"""Everything that a study holds, each line with its place, as it is checked."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from tfbb_coding.model.codebook import Codebook
from tfbb_coding.model.coding import Coding
from tfbb_coding.model.condensation import Condensation
from tfbb_coding.model.decision import Note
from tfbb_coding.model.memo import Memo
from tfbb_coding.model.report import Finding
from tfbb_coding.model.study import Study
from tfbb_coding.model.transcript import Transcript

Item = Coding | Condensation | Note
"""What stands on a stretch of a transcript: all have ``transcript``, ``unit``, ``turn``, ``speaker``, ``start``, ``end``, ``quotation``."""


Written = Condensation | Note | Memo
"""What holds words that a person has written."""


@dataclass(frozen=True, slots=True)
class OwnLine:
    """Words of a person's own, with the file and the line that hold them.

    ``change`` is the id of the change that took them away, where only the study's history still remembers them; empty for what holds.
    """

    path: str
    line: int
    item: Written
    change: str = ""


@dataclass(frozen=True, slots=True)
class Filed:
    """An item with the kind of folder, the file and the line that it stands in; ``owner`` is whose folder it is."""

    kind: str
    owner: str
    path: str
    line: int
    item: Item


@dataclass(frozen=True, slots=True)
class Survey:
    """A study with all that people and the program have said in it.

    ``transcripts`` by name, with roles; ``filed`` in order of file and line; ``kept`` leads from a transcript to the texts that its codings
    were made in, the newest first; ``faults`` is what could not be read, and what is wrong with ``study.yaml``; ``files`` leads from a
    transcript to its file's name; ``known`` are (words, kind) that identify somebody here, ``allowed`` words that do not; ``added_to`` are
    the fingerprints of the codebook and of those versions of it to which an import has only added; ``own`` is what people have written
    themselves, older wordings that the history remembers, too.
    """

    study: Study
    transcripts: Mapping[str, Transcript]
    codebook: Codebook | None = None
    filed: tuple[Filed, ...] = ()
    kept: Mapping[str, tuple[str, ...]] | None = None
    faults: tuple[Finding, ...] = ()
    files: Mapping[str, str] = field(default_factory=dict)
    known: tuple[tuple[str, str], ...] = ()
    allowed: frozenset[str] = frozenset()
    added_to: frozenset[str] = frozenset()
    own: tuple[OwnLine, ...] = ()

    def kept_of(self, transcript: str) -> tuple[str, ...]:
        """The texts that a transcript's codings were made in."""
        return (self.kept or {}).get(transcript, ())
