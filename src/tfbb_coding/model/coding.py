"""Codings: a code applied to a span by a coder, with the evidence for it."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from tfbb_coding.model.text import Span
from tfbb_coding.model.transcript import MeaningUnit

VOICES = ("both", "study", "learned", "rules")
"""Coders that are the program's, the one that tells most first; everybody else is a person, or what people agreed on."""
CONSENSUS = "consensus"
"""The coder whose codings are what several coders agreed on or settled."""


def person_of(coder: str) -> str:
    """Whose codings they are: somebody who codes the same material once more is kept apart by what follows ``@``.

    >>> person_of("anna"), person_of("anna@2026-03-01")
    ('anna', 'anna')
    """
    return coder.partition("@")[0]


def people_among(coders: Sequence[str]) -> list[str]:
    """The people among these coders, each once: the same material coded again by one of them is not another person's work.

    >>> people_among(["anna", "anna@2026-03-01", "consensus", "rules"])
    ['anna']
    """
    people = [name for name in coders if name not in (*VOICES, CONSENSUS)]
    return [name for name in people if person_of(name) == name or person_of(name) not in people]


class Status(StrEnum):
    """Where a coding stands between the program's proposal and a person's decision."""

    PROPOSED = "proposed"
    UNCERTAIN = "uncertain"
    ACCEPTED = "accepted"
    REJECTED = "rejected"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class Evidence:
    """One reason for a coding: the indicator, the words that fired, where, and how much they weigh.

    ``start`` and ``end`` are positions in the transcript's normalised text, or None where the reason is not a stretch of
    the unit itself (the question that it answers).
    """

    indicator: str
    words: str
    weight: float
    start: int | None = None
    end: int | None = None

    def __str__(self) -> str:
        place = "" if self.start is None else f" @{self.start}-{self.end}"
        return f"{self.indicator}: ”{self.words}”{place} ({self.weight:+.2g})"


@dataclass(frozen=True, slots=True)
class Coding:
    """A theme (and perhaps a code within it) applied to a span of a transcript by a coder.

    ``quotation`` is the text at ``[start, end)`` when the coding was made, so that it can be found again when the
    transcript changes. ``codebook`` is the fingerprint of the codebook used.
    """

    transcript: str
    unit: str
    turn: int
    speaker: str | None
    start: int
    end: int
    theme: str
    code: str
    coder: str
    status: Status
    score: float
    quotation: str
    evidence: tuple[Evidence, ...] = ()
    codebook: str = ""

    @property
    def span(self) -> Span:
        """Where the coding stands."""
        return Span(self.start, self.end)


@dataclass(frozen=True, slots=True)
class Judgement:
    """What a coder makes of one meaning unit.

    ``ranking`` holds every theme with any evidence and its score, best first; ``themes`` those that the unit carries (the first is
    the ``primary`` one), empty when the evidence is thin; ``certain`` is False when the two best are too close to call.
    """

    unit: MeaningUnit
    ranking: tuple[tuple[str, float], ...] = ()
    codings: tuple[Coding, ...] = ()
    certain: bool = True

    @property
    def themes(self) -> tuple[str, ...]:
        """Ids of the themes that the unit carries, the primary one first."""
        return tuple(dict.fromkeys(coding.theme for coding in self.codings))

    @property
    def primary(self) -> str:
        """Id of the primary theme, or the empty string."""
        return next(iter(self.themes), "")
