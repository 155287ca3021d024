"""What one voice found."""

from typing import NamedTuple


class Hit(NamedTuple):
    """A stretch ``[start, end)`` of the text, its kind, the voice that found it, and whether that voice is sure by itself."""

    start: int
    end: int
    kind: str
    voice: str
    sure: bool = False
