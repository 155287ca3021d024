"""Who interviews and who takes part."""

import re
from collections.abc import Sequence
from dataclasses import replace

from tfbb_coding.model.transcript import Role, Transcript

_LABEL = re.compile(r"(i|int|interv|intervjuare|interviewer|moderator|forskare|samtalsledare)\.?\s*\d{0,2}", re.IGNORECASE)


def assign_roles(transcript: Transcript, interviewers: Sequence[str] = ()) -> Transcript:
    """The same transcript with every turn's role told; a warning says who was taken for the interviewer and why."""
    asking = set(interviewers) or {p.label for p in transcript.participants if _LABEL.fullmatch(p.label)}
    turns = tuple(
        replace(t, role=Role.UNKNOWN if not t.speaker else Role.INTERVIEWER if t.speaker in asking else Role.PARTICIPANT)
        for t in transcript.turns
    )
    return replace(transcript, turns=turns)
