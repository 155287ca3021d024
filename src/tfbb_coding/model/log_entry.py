"""A line of the study's log: what was done, when, with which version."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class LogEntry:
    """One command that was run. ``time`` is ISO 8601 in UTC; fingerprints tell which codebook (``codebook``) and texts were used."""

    time: str
    version: str
    command: str
    parameters: Mapping[str, object] = field(default_factory=dict)
    counts: Mapping[str, int] = field(default_factory=dict)
    fingerprints: Mapping[str, str] = field(default_factory=dict)

    @property
    def day(self) -> str:
        """The date alone."""
        return self.time[:10]
