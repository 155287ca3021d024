"""Memos and favourites on disk: ``memos/<coder>/<transcript>.jsonl`` and ``favourites/…``, one note a line, in order of place."""

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from tfbb_coding.files.atomic import write_text
from tfbb_coding.files.codings import codings_path
from tfbb_coding.files.presence import is_folder, is_there
from tfbb_coding.messages import _
from tfbb_coding.model.decision import Note, NoteKind
from tfbb_coding.model.report import Finding
from tfbb_coding.model.text import normalise

if TYPE_CHECKING:
    from pydantic import TypeAdapter


@dataclass(frozen=True, slots=True)
class LoadedNotes:
    """One coder's notes of one kind, and the lines that could not be read."""

    notes: tuple[Note, ...] = ()
    findings: tuple[Finding, ...] = ()


def notes_path(root: Path, kind: NoteKind, coder: str, transcript: str) -> Path:
    """Where a coder's notes on a transcript stand. Raises :class:`TfbbError` for a name that can be no file name."""
    return root / kind / coder / codings_path(root, coder, transcript).name


def save_notes(root: Path, kind: NoteKind, coder: str, transcript: str, notes: Iterable[Note]) -> Path:
    """Write a coder's notes on a transcript in place of what stood there; no file is made for no notes."""
    path = notes_path(root, kind, coder, transcript)
    lines = [json.dumps(asdict(note), ensure_ascii=False) + "\n" for note in sorted(notes, key=lambda note: (note.start, note.end))]
    if lines or is_there(path):
        write_text(path, "".join(lines))
    return path


def note_writers(root: Path, kind: NoteKind) -> tuple[str, ...]:
    """Everyone whose notes of this kind stand in the study folder, in order."""
    folder = root / kind
    if not is_folder(folder):
        return ()
    return tuple(sorted(path.name for path in folder.iterdir() if is_folder(path) and not path.name.startswith(".")))


def load_notes(root: Path, kind: NoteKind, coder: str) -> LoadedNotes:
    """Every note of this kind by ``coder``; a line that is no note is a finding with its place, and the others load."""
    notes: list[Note] = []
    findings: list[Finding] = []
    for path in sorted((root / kind / coder).glob("*.jsonl")):
        try:
            text = path.read_text(encoding="utf-8-sig")
        except (OSError, UnicodeDecodeError):
            findings.append(
                Finding(str(path), 0, 0, "notes-unreadable", _("cannot be read as notes"), _("take the file back from your backup"))
            )
            continue
        loaded = notes_in(text, path)
        notes += loaded.notes
        findings += loaded.findings
    return LoadedNotes(tuple(notes), tuple(findings))


def notes_in(text: str, path: Path) -> LoadedNotes:
    """The notes in what a file of them holds or held; ``path`` is that file."""
    notes: list[Note] = []
    findings: list[Finding] = []
    for number, line in enumerate(text.split("\n"), 1):
        note = _note(line, path) if line.strip() else None
        if note is not None:
            notes.append(note)
        elif line.strip():
            hint = _("the line is left out; take the file back from your backup")
            findings.append(Finding(str(path), number, 0, "note-line", _("is no note"), hint))
    return LoadedNotes(tuple(notes), tuple(findings))


@cache
def _adapter() -> "TypeAdapter[Note]":
    """Made once: making it takes longer than reading a thousand lines."""
    from pydantic import TypeAdapter

    return TypeAdapter(Note)


def _note(line: str, path: Path) -> Note | None:
    from pydantic import ValidationError

    try:
        note = _adapter().validate_json(line, strict=True)
    except (ValidationError, RecursionError):
        return None
    return note if normalise(note.transcript) == normalise(path.stem) and 0 <= note.start <= note.end else None
