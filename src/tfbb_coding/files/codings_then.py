"""What a coder's codings were on an earlier day, out of the study's history."""

from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from tfbb_coding.errors import TfbbError
from tfbb_coding.files.changes import bytes_before
from tfbb_coding.files.codings import FOLDER, codings_in
from tfbb_coding.files.history import newest_first
from tfbb_coding.files.line_changes import digest
from tfbb_coding.messages import _
from tfbb_coding.model.coding import Coding
from tfbb_coding.model.history import Entry, FileChange
from tfbb_coding.model.report import Finding
from tfbb_coding.model.text import normalise


@dataclass(frozen=True, slots=True)
class CodingsThen:
    """What stood there: the codings, the transcripts gone through, and lines that could not be read."""

    codings: tuple[Coding, ...]
    read: frozenset[str]
    findings: tuple[Finding, ...] = ()


def codings_then(root: Path, coder: str, day: date) -> CodingsThen:
    """The codings as they stood at the end of ``day`` (local time): those of now, with every later change taken back.

    Raises :class:`TfbbError` when the coder had none by then, and when a change since cannot be taken back (a file was changed by hand,
    or a participant has withdrawn).
    """
    files: dict[str, bytes | None] = {
        path.relative_to(root).as_posix(): path.read_bytes() for path in sorted((root / FOLDER / coder).glob("*.jsonl"))
    }
    for entry in newest_first(root):
        if entry.coder != coder or entry.cut or datetime.fromisoformat(entry.time).astimezone().date() <= day:
            continue
        for change in reversed(entry.files):
            if change.path.startswith(f"{FOLDER}/{coder}/"):
                files[change.path] = _before(root, entry, change, files.get(change.path))
    there = {name: data for name, data in files.items() if data is not None}
    if not there:
        message = _("{coder} had no codings at the end of {day}, as far as the study's history tells").format(coder=coder, day=day)
        raise TfbbError(message, path=root, hint=_("choose a later day, or compare with a backup of the study (--earlier DIR)"))
    loaded = [codings_in(data.decode(errors="replace"), root / name) for name, data in there.items()]
    codings = tuple(coding for one in loaded for coding in one.codings)
    findings = tuple(finding for one in loaded for finding in one.findings)
    return CodingsThen(codings, frozenset(normalise(Path(name).stem) for name in there), findings)


def _before(root: Path, entry: Entry, change: FileChange, now: bytes | None) -> bytes | None:
    if entry.forgotten or digest(now) != change.after:
        hint = _("compare with a backup of the study from that day instead (--earlier DIR)")
        raise TfbbError(
            _("what stood here before {day} cannot be told any more").format(day=entry.time[:10]), path=root / change.path, hint=hint
        )
    return bytes_before(root, change, now)
