"""What a reader hands back."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from tfbb_coding.model.transcript import SpokenLine


@dataclass(frozen=True, slots=True)
class Reading:
    """A source as read: the speech, and what stood around it.

    ``aside`` holds the source's own lines that were taken for something else than speech (a title, a date, "X started
    transcription"), so that the loss check knows they were left out on purpose.
    """

    lines: tuple[SpokenLine, ...]
    metadata: Mapping[str, str] = field(default_factory=dict)
    warnings: tuple[str, ...] = ()
    aside: tuple[str, ...] = ()
