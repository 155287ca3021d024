"""What a file is made of."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of text that a reader of the file may not see: ``name`` says what it is (``comment``, ``header``, ``hidden text`` …)."""

    name: str
    text: str


@dataclass(frozen=True, slots=True)
class Document:
    """A file's visible text, its hidden parts, and what it says of people: ``(field, value)`` such as ``("author", "…")``.

    ``breaks`` are what captions put between two cues of one speaker (:func:`tfbb_coding.files.cue_breaks.cue_breaks`).
    """

    path: Path
    text: str
    parts: tuple[Part, ...] = ()
    metadata: tuple[tuple[str, str], ...] = ()
    breaks: tuple[tuple[int, int], ...] = ()
