"""Taking a speaker's turns out of a transcript's file, and what they left behind out of the study folder.

The layout is kept where it can be: lines, cues, paragraphs and table rows are taken out, and the result is read again. Only when it reads
as the conversation without the speaker is it believed; otherwise the transcript is written anew as normalised text.
"""

import json
import tempfile
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tfbb_coding.errors import TfbbError, UnreadableError
from tfbb_coding.files.atomic import remove, write_all
from tfbb_coding.files.open_elsewhere import is_open_sign
from tfbb_coding.files.presence import is_file, is_folder
from tfbb_coding.files.removal_layouts import candidates
from tfbb_coding.files.study_files import all_files, words_of_file
from tfbb_coding.files.texts import texts_of
from tfbb_coding.files.transcripts import read_transcript
from tfbb_coding.messages import _
from tfbb_coding.model.transcript import Transcript

RECEIPTS, REVIEW = "receipts", "review"
_KNOWN = frozenset({"transcripts", "codings", "condensations", "memos", "favourites", "units", "results", "learned", "history"})
_TEXTS = frozenset({".md", ".txt"})
_TABLES = frozenset({".xlsx", ".csv"})
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
    return [path for path in inside if is_file(path) and not is_open_sign(path) and RECEIPTS not in path.relative_to(root).parts]


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


@dataclass(frozen=True, slots=True)
class Holders:
    """Files with words that are looked for, and those that nobody can look into."""

    holding: tuple[Path, ...]
    closed: tuple[Path, ...]


def other_holders(root: Path, told: Iterable[Path], holds: Callable[[str], bool]) -> Holders:
    """Every file of the study, wherever and whatever it is, that still has the words; those ``told`` of already are left out."""
    known = set(told)
    holding, closed = [], []
    for path in all_files(root):
        if path in known:
            continue
        texts = words_of_file(path)
        if texts is None:
            closed.append(path)
        elif any(holds(text.text) for text in texts):
            holding.append(path)
    return Holders(tuple(holding), tuple(closed))


def other_tables(root: Path) -> list[Path]:
    """Sheets that lie elsewhere in the study than where the program keeps what it knows."""
    return [path for path in all_files(root) if path.suffix.lower() in _TABLES and path.relative_to(root).parts[0] not in _KNOWN]


def receipt_path(root: Path, day: str) -> Path:
    """Where the next receipt goes."""
    folder = root / "results" / RECEIPTS
    number = 1
    while (folder / f"withdrawal-{day}-{number}.txt").exists():
        number += 1
    return folder / f"withdrawal-{day}-{number}.txt"
