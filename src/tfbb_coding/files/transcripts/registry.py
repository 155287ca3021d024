"""Which reader reads which kind of file, and the way from a path to a transcript."""

import re
from collections.abc import Callable
from pathlib import Path

from tfbb_coding.errors import UnreadableError
from tfbb_coding.files.decoding import decode, read_bytes
from tfbb_coding.files.transcripts.reading import Reading
from tfbb_coding.messages import _
from tfbb_coding.model.report import Finding
from tfbb_coding.model.transcript import SpokenLine, Transcript, build_transcript

Reader = Callable[[Path], Reading]


def _plain(path: Path) -> Reading:
    lines: list[SpokenLine] = []
    for line in decode(read_bytes(path), path).text.split("\n"):
        head = re.match(r"([A-ZÅÄÖ][\w -]{0,40}):\s+(.*)", line)
        if head:
            lines.append(SpokenLine(head[1], head[2]))
        elif line.strip():
            lines.append(SpokenLine(None, line))
    return Reading(tuple(lines))


READERS: dict[str, Reader] = {".txt": _plain, ".md": _plain}
EXTENSIONS = frozenset(READERS)


def read_transcript(path: Path) -> Transcript:
    """The transcript in ``path``, roles unknown; raises UnreadableError when it cannot be read as one."""
    return _transcript(path, _read(path))


def read_source(path: Path) -> tuple[Transcript, list[Finding]]:
    """The transcript in ``path`` and a finding for every place where letters of the source were lost or doubled."""
    return _transcript(path, _read(path)), []


def _read(path: Path) -> Reading:
    reader = READERS.get(path.suffix.lower())
    if reader is None:
        raise UnreadableError(
            _("no reader knows files that end in '{extension}'").format(extension=path.suffix),
            path=path,
            hint=_("known are {extensions}").format(extensions=", ".join(sorted(EXTENSIONS))),
        )
    return reader(path)


def _transcript(path: Path, reading: Reading) -> Transcript:
    transcript = build_transcript(path.stem, reading.lines, reading.metadata, reading.warnings)
    if not transcript.turns:
        raise UnreadableError(_("no speech was found in the file"), path=path, hint=_("see docs/formats.md for the layouts that are read"))
    return transcript
