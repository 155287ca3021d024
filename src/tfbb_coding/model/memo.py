"""A person's own thoughts about the study, apart from those about one unit (:class:`tfbb_coding.model.decision.Note`)."""

from dataclasses import dataclass
from enum import StrEnum


class About(StrEnum):
    """What a memo is about."""

    STUDY = "study"
    CASE = "case"
    INTERVIEW = "interview"
    THEME = "theme"
    CODE = "code"
    UNIT = "unit"


@dataclass(frozen=True, slots=True)
class Memo:
    """``of`` is the id of the case, interview (its transcript's name), theme, code (``theme/code``) or unit; empty for the study.

    ``time`` is when it was last written, ISO 8601 in UTC; of a unit's memo nobody knows. A unit's memo is called by the unit's id.
    """

    id: str
    time: str
    coder: str
    about: About
    of: str
    text: str
