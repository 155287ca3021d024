"""A file to replace words in, whatever its layout."""

from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

from tfbb_coding.files.decoding import read_bytes
from tfbb_coding.files.replace_in.text import TextSource
from tfbb_coding.files.transcripts import read_transcript
from tfbb_coding.model.replacement import Copy, Edit, Patch

KEPT = frozenset({".txt", ".md", ".vtt", ".srt", ".docx"})
"""The layouts that a copy keeps; the others become normalised text."""


class Source(Protocol):
    """A file that was opened for replacing."""

    path: Path
    original: bytes
    text: str
    breaks: tuple[tuple[int, int], ...]

    def rewritten(self, edits: Sequence[Edit]) -> Copy:
        """The file with the edits (places in ``text``, code points, not overlapping) made."""
        ...


class NormalisedSource:
    """A file whose layout is not kept: its copy is the transcript's normalised text."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.original = read_bytes(path, limit=200_000_000)
        self.text = read_transcript(path).text
        self.breaks: tuple[tuple[int, int], ...] = ()

    def rewritten(self, edits: Sequence[Edit]) -> Copy:
        """The normalised text with the edits made; the way back is the whole original."""
        from tfbb_coding.model.replacement import apply_edits

        data = apply_edits(self.text, list(edits)).encode()
        return Copy(data, ".txt", (Patch(0, len(data), self.original),))


def open_source(path: Path) -> Source:
    """The file at ``path``, ready for replacing. Raises UnreadableError when it cannot be read."""
    suffix = path.suffix.lower()
    if suffix == ".docx":
        from tfbb_coding.files.replace_in.word import WordSource

        return WordSource(path)
    return TextSource(path) if suffix in KEPT else NormalisedSource(path)
