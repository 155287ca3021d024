"""What can be asked of ``tfbb agree``."""

from collections.abc import Collection
from enum import StrEnum

from tfbb_coding.cli.options import Which
from tfbb_coding.model.coding import Status


class AgreeFormat(StrEnum):
    """How the figures are printed."""

    TEXT = "text"
    JSON = "json"
    CSV = "csv"


class AgreeTable(StrEnum):
    """Which table is printed as CSV."""

    FIGURES = "figures"
    GIVEN = "given"
    PAIRS = "pairs"
    MIXED = "mixed"
    DISAGREEMENTS = "disagreements"


class By(StrEnum):
    """What is compared: units, characters, or what fits."""

    AUTO = "auto"
    UNIT = "unit"
    CHARACTERS = "characters"


def counted_of(status: Which) -> Collection[Status]:
    """The statuses of codings that count."""
    return {Status.ACCEPTED, Status.CHANGED} if status is Which.ACCEPTED else set(Status) - {Status.REJECTED}
