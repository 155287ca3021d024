"""Taking a speaker's turns out of a transcript's file, and what they left behind out of the study folder.

The layout is kept where it can be: lines, cues, paragraphs and table rows are taken out, and the result is read again. Only when it reads
as the conversation without the speaker is it believed; otherwise the transcript is written anew as normalised text.
"""

import json
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tfbb_coding.errors import TfbbError, UnreadableError
from tfbb_coding.files.atomic import remove, write_all
from tfbb_coding.files.documents import SUFFIXES, read_document
from tfbb_coding.files.presence import is_file, is_folder
from tfbb_coding.files.removal_layouts import candidates
from tfbb_coding.files.texts import texts_of
from tfbb_coding.files.transcripts import read_transcript
from tfbb_coding.messages import _
from tfbb_coding.model.report import Finding
from tfbb_coding.model.transcript import Transcript

RECEIPTS, REVIEW = "receipts", "review"
_KNOWN = frozenset({"transcripts", "codings", "condensations", "memos", "favourites", "units", "results", "learned", "history"})
_TEXTS = frozenset({".md", ".txt"})
_AS_DOCUMENTS = frozenset({".rtf", ".pdf", ".eaf", ".exb", ".trs", ".otr"})
"""What no archive or text is, so that only its reader sees the words."""
Spoken = Callable[[Transcript], list[tuple[str, str]]]


def kept_layout(
    path: Path, labels: Sequence[str], speaker: str, wanted: list[tuple[str, str]], spoken: Spoken, holds: Callable[[str], bool]
) -> bytes | None:
    """The file without the speaker's turns, in its own layout; None when no way of taking them out reads as ``wanted`` afterwards.

    ``spoken`` tells who says what in a transcript, ``holds`` whether a text has words that only the speaker said: they must be in no part.
    """
    for data in candidates(path, labels, speaker):
        try:
            read = reread(path.name, data)
        except UnreadableError:
            continue
        if spoken(read) == wanted and not any(holds(text.text) for text in texts_of(path.name, data)):
            return data
    return None


def reread(name: str, data: bytes) -> Transcript:
    """The transcript that a file called ``name`` with these bytes would be read as. Raises UnreadableError.

    The bytes stand in a folder of their own for the moment, which only the user can open.
    """
    with tempfile.TemporaryDirectory() as folder:
        probe = Path(folder) / name
        probe.write_bytes(data)
        return read_transcript(probe)


@dataclass(slots=True)
class Changes:
    """What is to be written, and what is to be deleted."""

    contents: dict[Path, bytes] = field(default_factory=dict)
    delete: list[Path] = field(default_factory=list)

    def carry_out(self) -> None:
        """Write everything or nothing, then delete. Raises :class:`TfbbError` when a file cannot be deleted, and names it."""
        write_all(self.contents)
        for path in self.delete:
            try:
                remove([path])
            except TfbbError as error:
                hint = _("close the program that has it open, delete it by hand, and run the command again")
                raise TfbbError(_("cannot be deleted ({reason})").format(reason=error.message), path=path, hint=hint) from None


def result_files(root: Path) -> list[Path]:
    """Everything in ``results/`` but receipts, and what was learnt from people's decisions: it can all be made again."""
    inside = [path for folder in ("results", "learned") if is_folder(root / folder) for path in sorted((root / folder).rglob("*"))]
    return [path for path in inside if is_file(path) and RECEIPTS not in path.relative_to(root).parts]


def sheet_files(root: Path) -> list[Path]:
    """The files in ``review/``, where sheets for review are written; not what office programs keep beside an open file."""
    if not is_folder(root / REVIEW):
        return []
    return sorted(path for path in (root / REVIEW).rglob("*") if is_file(path) and not path.name.startswith(("~$", ".")))


def row_files(root: Path, kind: str) -> list[Path]:
    """The files of ``condensations/`` or ``memos/`` with a row a line."""
    return sorted((root / kind).rglob("*.jsonl")) if is_folder(root / kind) else []


def text_files(root: Path, kind: str) -> list[Path]:
    """Those with running text."""
    return sorted(path for path in (root / kind).rglob("*") if path.suffix.lower() in _TEXTS) if is_folder(root / kind) else []


def shifted_rows(path: Path, shift: Callable[[Mapping[str, Any]], dict[str, Any] | None]) -> tuple[bytes, int]:
    """A file of rows with each row shifted, and how many were left out; a line that is no row is left out too, since nobody can read it."""
    kept, dropped = [], 0
    for line in path.read_text(encoding="utf-8-sig", errors="replace").splitlines():
        if not line.strip():
            continue
        try:
            row = json.loads(line)
        except ValueError:
            row = None
        moved = shift(row) if isinstance(row, dict) else None
        if moved is None:
            dropped += 1
        else:
            kept.append(line if moved == row else json.dumps(moved, ensure_ascii=False))
    return "".join(f"{line}\n" for line in kept).encode(), dropped


def other_holders(root: Path, transcripts: Sequence[Path], holds: Callable[[str], bool]) -> list[Finding]:
    """A finding for every other file of the study that still has the participant's words: drafts, reviewed workbooks, copies."""
    findings = []
    for path in sorted(_others(root)):
        if path in transcripts:
            continue
        try:
            found = any(map(holds, _words_in(path)))
        except (TfbbError, OSError, ValueError):
            findings.append(Finding(str(path), 0, 0, "withdraw", _("could not be looked into"), _("look at it yourself")))
            continue
        if found:
            message = _("holds words of the participant who withdrew")
            findings.append(Finding(str(path), 0, 0, "withdraw", message, _("take them out by hand, or delete the file")))
    return findings


def _words_in(path: Path) -> list[str]:
    """All words of a file, part by part. Raises :class:`UnreadableError` where they cannot be read."""
    if path.suffix.lower() in _AS_DOCUMENTS:
        document = read_document(path)
        return [document.text, *(part.text for part in document.parts)]
    return [text.text for text in texts_of(path.name, path.read_bytes())]


def other_tables(root: Path) -> list[Path]:
    """Sheets that lie elsewhere in the study than where the program keeps what it knows."""
    return sorted(
        path for path in _others(root) if path.suffix.lower() in {".xlsx", ".csv"} and path.relative_to(root).parts[0] != "transcripts"
    )


def _others(root: Path) -> Iterator[Path]:
    for path in root.rglob("*"):
        inside = path.relative_to(root).parts
        hidden = any(part.startswith(".") for part in inside)
        if (
            path.suffix.lower() in SUFFIXES
            and is_file(path)
            and not hidden
            and inside[0] not in _KNOWN - {"transcripts"}
            and path.name != "log.jsonl"
        ):
            yield path


def receipt_path(root: Path, day: str) -> Path:
    """Where the next receipt goes."""
    folder = root / "results" / RECEIPTS
    number = 1
    while (folder / f"withdrawal-{day}-{number}.txt").exists():
        number += 1
    return folder / f"withdrawal-{day}-{number}.txt"
