"""The sheet on which coders settle what they see differently.

A row is a unit. Everything by which it is known again when it comes back is packed into one cell, its :class:`SettleKey`.
"""

from dataclasses import astuple, dataclass, fields
from enum import StrEnum
from typing import Any

from tfbb_coding.model.decision import Pair
from tfbb_coding.model.sealed import sealed, unsealed

_FORMAT = "tfbbs1"


class Choice(StrEnum):
    """How a row is settled; ``AS`` is what one of the coders says, ``OPEN`` is not at all."""

    OPEN = ""
    AS = "as"
    OWN = "own"
    NO_THEME = "no theme"


class Difference(StrEnum):
    """In what coders differ: no theme in common, some in common, or only the code within the same themes."""

    NOTHING_SHARED = "nothing shared"
    MORE_OR_FEWER = "more or fewer"
    OTHER_CODE = "other code"


@dataclass(frozen=True, slots=True)
class SettleKey:
    """What a row was when it was written.

    ``said`` holds each coder's themes in the order of ``coders``, None for who had not read the transcript. ``settled`` tells that it
    had been settled before, and ``shown`` as what; ``reason`` is the fingerprint of the reason shown. ``rows`` is how many rows there were.
    """

    transcript: str
    unit: str
    start: int
    end: int
    fingerprint: str
    coders: tuple[str, ...]
    said: tuple[tuple[Pair, ...] | None, ...]
    codebook: str
    settled: bool
    shown: tuple[Pair, ...]
    reason: str
    rows: int

    def packed(self) -> str:
        """The key as one cell, with a seal that tells when anything in it was altered."""
        return sealed(_FORMAT, astuple(self))


def unpacked(cell: str) -> SettleKey | None:
    """The key that :meth:`SettleKey.packed` wrote, or None when the cell holds anything else.

    >>> unpacked("tfbbs1 x0 []") is None
    True
    """
    found = unsealed(_FORMAT, cell)
    if found is None:
        return None
    values: dict[str, Any] = dict(zip((field.name for field in fields(SettleKey)), found, strict=True))
    values["coders"] = tuple(values["coders"])
    values["said"] = tuple(None if said is None else _pairs(said) for said in values["said"])
    values["shown"] = _pairs(values["shown"])
    return SettleKey(**values)


def _pairs(raw: list[list[str]]) -> tuple[Pair, ...]:
    return tuple((theme, code) for theme, code in raw)


@dataclass(frozen=True, slots=True)
class SettleRow:
    """One row as people see it, every cell text; ``said`` are the coders' cells, ``themes`` (theme, code) as written.

    ``number`` is the row in the file. What a reader of filled sheets does not need may be empty there.
    """

    transcript: str
    unit: str
    text: str
    key: str
    case: str = ""
    speaker: str = ""
    question: str = ""
    context: str = ""
    difference: str = ""
    said: tuple[str, ...] = ()
    themes: tuple[Pair, ...] = ()
    choice: str = ""
    reason: str = ""
    number: int = 0
