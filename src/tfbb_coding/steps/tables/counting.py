"""Who is counted, and how: people before mentions.

A person is a speaker of one transcript, since *Deltagare 1* is somebody else in the next group; talk in which nobody is named is at least
one person's. So the number of people is never too high, which matters where small groups are to be hidden.
"""

from collections.abc import Iterable

from tfbb_coding.model.coding import Coding
from tfbb_coding.model.study import Interview
from tfbb_coding.model.text import word_count
from tfbb_coding.model.transcript import Role, Transcript, Turn, length_of

Person = tuple[str, str]
"""Transcript and label; the label is empty for somebody whom the text does not name."""
Place = tuple[str, int, int]
"""Transcript, start and end: one stretch of talk, whoever coded it and as whatever."""


def people(codings: Iterable[Coding]) -> set[Person]:
    """Everybody who says what is coded."""
    found: dict[str, set[str]] = {}
    for coding in codings:
        found.setdefault(coding.transcript, set()).add(coding.speaker or "")
    return {(transcript, label) for transcript, labels in found.items() for label in (labels - {""} or labels)}


def places(codings: Iterable[Coding]) -> dict[Place, str]:
    """Every stretch once, with its words."""
    return {(coding.transcript, coding.start, coding.end): coding.quotation for coding in codings}


def words_in(codings: Iterable[Coding]) -> int:
    """How many words the stretches have together, each counted once."""
    return sum(map(word_count, places(codings).values()))


def speakers(transcript: Transcript) -> dict[str, list[Turn]]:
    """The turns of everybody who takes part, by label, in order of appearance; talk without a label under the empty one."""
    found: dict[str, list[Turn]] = {}
    for turn in transcript.turns:
        if turn.role is not Role.INTERVIEWER:
            found.setdefault(turn.speaker or "", []).append(turn)
    return found


def group_size(transcript: Transcript, interview: Interview) -> int:
    """How many people take part: what ``study.yaml`` says, or more where more speak; at least one where anybody does."""
    labels = set(speakers(transcript))
    return max(interview.participants or 0, len(labels - {""} or labels))


def words_of(turns: Iterable[Turn]) -> int:
    """How many words the turns hold."""
    return sum(word_count(turn.text) for turn in turns)


def minutes(transcript: Transcript) -> int | None:
    """How long it took, in whole minutes, by its last time stamp or what its head says; None where neither tells."""
    seconds = length_of(transcript)
    return round(seconds / 60) if seconds else None
