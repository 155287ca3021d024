"""What a person decides about proposals, and the sheet on which it is done.

A sheet holds a row a meaning unit. Everything by which a row is known again when it comes back is packed into one cell,
its :class:`RowKey`.
"""

from dataclasses import astuple, dataclass, fields
from enum import StrEnum
from typing import Any

from tfbb_coding.model.sealed import sealed, unsealed

Pair = tuple[str, str]
"""Ids of a theme and a code within it; the code is empty where only the theme was named."""

_FORMAT = "tfbb1"


class Decision(StrEnum):
    """What a person says of a unit's proposals; ``NONE`` is nothing said."""

    NONE = ""
    ACCEPT = "accept"
    REJECT = "reject"
    CHANGE = "change"


class NoteKind(StrEnum):
    """What a person says of a unit beside its themes; the value names the folder that the notes lie in."""

    CONDENSATION = "condensations"
    MEMO = "memos"
    FAVOURITE = "favourites"
    UNIT = "units"


@dataclass(frozen=True, slots=True)
class Note:
    """A person's words about a unit: a confirmed condensation or a memo.

    Without words it says that the unit is a favourite quotation, or that the person has cut it so (:mod:`tfbb_coding.steps.own_units`).
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


@dataclass(frozen=True, slots=True)
class RowKey:
    """What a row was when it was written.

    ``fingerprint`` is that of the unit's text at ``[start, end)``; ``coder`` made the proposals, ``reviewer`` is who the sheet was
    written for; ``codebook`` is the codebook's fingerprint. ``shown`` are the themes that the row was filled with: the proposals, or
    what the reviewer had made of them (then ``decided`` says what). ``notes`` are the fingerprints of the condensation, the memo and the
    favourite shown, empty where there was none. ``rows`` is how many rows the sheet had.
    """

    transcript: str
    unit: str
    start: int
    end: int
    fingerprint: str
    coder: str
    reviewer: str
    codebook: str
    proposed: tuple[Pair, ...]
    shown: tuple[Pair, ...]
    decided: Decision
    notes: tuple[str, str, str]
    rows: int

    def packed(self) -> str:
        """The key as one cell, with a seal that tells when anything in it was altered."""
        return sealed(_FORMAT, astuple(self))


def unpacked(cell: str) -> RowKey | None:
    """The key that :meth:`RowKey.packed` wrote, or None when the cell holds anything else.

    >>> unpacked("tfbb1 0 []") is None
    True
    """
    found = unsealed(_FORMAT, cell)
    if found is None:
        return None
    values: dict[str, Any] = dict(zip((field.name for field in fields(RowKey)), found, strict=True))
    for name in ("proposed", "shown"):
        values[name] = tuple((theme, code) for theme, code in values[name])
    values["notes"] = tuple(values["notes"])
    values["decided"] = Decision(values["decided"])
    return RowKey(**values)


@dataclass(frozen=True, slots=True)
class SheetRow:
    """One row of the sheet as a person sees it, every cell text; ``themes`` are (theme, code) as written.

    ``number`` is the row in the file. What a reader of filled sheets does not need (``case``, ``question``, ``context``,
    ``proposal``) may be empty there.
    """

    transcript: str
    unit: str
    text: str
    key: str
    case: str = ""
    speaker: str = ""
    question: str = ""
    context: str = ""
    proposal: str = ""
    themes: tuple[Pair, ...] = ()
    decision: str = ""
    condensation: str = ""
    memo: str = ""
    favourite: str = ""
    number: int = 0
