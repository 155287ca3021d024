"""What one voice found."""

from collections.abc import Iterable
from typing import NamedTuple


class Hit(NamedTuple):
    """A stretch ``[start, end)`` of the text, its kind, the voice that found it, and whether that voice is sure by itself."""

    start: int
    end: int
    kind: str
    voice: str
    sure: bool = False


def without_overlaps(hits: Iterable[Hit]) -> list[Hit]:
    """The hits in order, of overlapping ones the longer, the sure one before the unsure one of the same length."""
    kept: list[Hit] = []
    for hit in sorted(hits, key=lambda h: (h.start, -(h.end - h.start), not h.sure)):
        if kept and hit.start < kept[-1].end:
            if hit.end - hit.start > kept[-1].end - kept[-1].start:
                kept[-1] = hit
            continue
        kept.append(hit)
    return kept
