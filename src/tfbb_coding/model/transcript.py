"""Transcripts, their turns, and the meaning units cut from them."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum

from tfbb_coding.model.text import Span

FRONT_MATTER = ("source", "date", "duration", "case")
"""What the program writes at the top of a transcript that it takes in."""


class Role(StrEnum):
    """Who speaks: only participants' words are coded."""

    INTERVIEWER = "interviewer"
    PARTICIPANT = "participant"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class SpokenLine:
    """What a reader found: one stretch of speech, before it has a place in the normalised text.

    ``time_start`` and ``time_end`` are seconds from the beginning, or None. ``bold`` is set by readers of formatted documents
    in which the interviewer's questions stand in bold.
    """

    speaker: str | None
    text: str
    time_start: float | None = None
    time_end: float | None = None
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Turn:
    """One stretch by one speaker. ``text`` is the transcript's ``text[start:end]``; times in seconds or None."""

    number: int
    speaker: str | None
    role: Role
    start: int
    end: int
    text: str
    time_start: float | None = None
    time_end: float | None = None

    @property
    def span(self) -> Span:
        """Where the words stand in the transcript's normalised text (the speaker's label is outside)."""
        return Span(self.start, self.end)


@dataclass(frozen=True, slots=True)
class Participant:
    """Someone who speaks in a transcript, by label."""

    label: str
    role: Role


@dataclass(frozen=True, slots=True)
class Transcript:
    """One interview as normalised text with its turns.

    ``name`` is the file's stem. ``metadata`` holds what stood at the top (title, date, duration). ``warnings`` are whole
    sentences about how it was read, such as who was taken for the interviewer and why; they hold no interview text.
    """

    name: str
    text: str
    turns: tuple[Turn, ...]
    metadata: Mapping[str, str] = field(default_factory=dict)
    warnings: tuple[str, ...] = ()

    @property
    def participants(self) -> tuple[Participant, ...]:
        """Everyone who speaks, in order of first appearance."""
        seen = {turn.speaker: turn.role for turn in reversed(self.turns) if turn.speaker}
        order = dict.fromkeys(turn.speaker for turn in self.turns if turn.speaker)
        return tuple(Participant(label, seen[label]) for label in order)


def build_transcript(
    name: str, lines: Iterable[SpokenLine], metadata: Mapping[str, str] | None = None, warnings: Iterable[str] = ()
) -> Transcript:
    """A transcript whose turns have their places in the normalised text; lines without words are left out.

    Roles are all ``unknown``; :func:`tfbb_coding.steps.roles.assign_roles` tells them.

    >>> build_transcript("a", [SpokenLine("I", "Hej?"), SpokenLine(None, "Ja.")]).text
    'I: Hej?\\n\\nJa.\\n'
    """
    parts: list[str] = []
    turns: list[Turn] = []
    at = 0
    for line in lines:
        words = line.text.strip()
        if not words:
            continue
        label = f"{line.speaker}: " if line.speaker else ""
        start = at + len(label)
        end = start + len(words)
        turns.append(Turn(len(turns), line.speaker, Role.UNKNOWN, start, end, words, line.time_start, line.time_end))
        parts.append(label + words)
        at = end + 2
    text = "\n\n".join(parts) + ("\n" if parts else "")
    return Transcript(name, text, tuple(turns), dict(metadata or {}), tuple(warnings))


_LENGTH_KEYS = frozenset({"duration", "length", "längd", "inspelningslängd", "speltid"})
_CLOCK = re.compile(r"(?:(\d{1,2}):)?(\d{1,3}):([0-5]\d)(?:[.,]\d+)?")
_LONG = re.compile(r"(?:(\d+) ?(?:h|t)[a-z]*\.?)?(?:,| och)? ?(?:(\d+) ?m[a-z]*\.?)?(?:,| och)? ?(?:(\d+) ?s[a-z]*\.?)?", re.IGNORECASE)


def length_of(transcript: Transcript) -> float | None:
    """How many seconds the conversation took: by its last time stamp, else by what its head says (``0:41:07``, ``1 tim 5 min``).

    None where neither tells.
    """
    stamps = [stamp for turn in transcript.turns for stamp in (turn.time_start, turn.time_end) if stamp is not None]
    if stamps and max(stamps) > 0:
        return max(stamps)
    said = next((value.strip() for key, value in transcript.metadata.items() if key.casefold() in _LENGTH_KEYS), "")
    found = _CLOCK.fullmatch(said) or _LONG.fullmatch(said)
    hours, minutes, seconds = (int(part or 0) for part in found.groups()) if found else (0, 0, 0)
    return float(3600 * hours + 60 * minutes + seconds) or None


def clock_of(seconds: float) -> str:
    """A length as the head of a transcript says it.

    >>> clock_of(2467.4)
    '0:41:07'
    """
    minutes, rest = divmod(round(seconds), 60)
    return f"{minutes // 60}:{minutes % 60:02}:{rest:02}"


def with_warnings(transcript: Transcript, *warnings: str) -> Transcript:
    """The same transcript with more said about how it was read."""
    return replace(transcript, warnings=(*transcript.warnings, *warnings))


@dataclass(frozen=True, slots=True)
class MeaningUnit:
    """Words of one participant that belong together by content: Kvale & Brinkmann's *natural meaning unit*.

    ``id`` leads back to the words: ``<transcript>:<turn>.<unit within the turn>``, turns from 0, units from 1. ``question`` is what the
    interviewer last said before it, empty where nobody asked. ``text`` is the transcript's ``text[start:end]``.
    """

    id: str
    transcript: str
    turn: int
    speaker: str | None
    role: Role
    start: int
    end: int
    text: str
    question: str = ""

    @property
    def span(self) -> Span:
        """Where the unit stands in the transcript's normalised text."""
        return Span(self.start, self.end)
