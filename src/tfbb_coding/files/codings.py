"""Codings on disk: ``codings/<coder>/<transcript>.jsonl``, one coding a line.

Sorted by place, keys in a fixed order, å ä ö as they are: one changed coding is one changed line, so that two people's work can be
compared and merged with ordinary tools.
"""

import json
import re
from collections.abc import Iterable
from dataclasses import asdict, dataclass, fields
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from tfbb_coding.errors import TfbbError
from tfbb_coding.files.atomic import write_text
from tfbb_coding.files.presence import is_there
from tfbb_coding.messages import _
from tfbb_coding.model.coding import Coding, Evidence
from tfbb_coding.model.report import Finding
from tfbb_coding.model.text import normalise

if TYPE_CHECKING:
    from pydantic import TypeAdapter

FOLDER = "codings"
_KEYS = frozenset(field.name for field in fields(Coding))
_EVIDENCE_KEYS = frozenset(field.name for field in fields(Evidence))
_UNSAFE = re.compile(r'[/\\:*?"<>|\x00-\x1f]|^\.|[. ]$|^$')


@dataclass(frozen=True, slots=True)
class LoadedCodings:
    """What one coder's files hold, in order of transcript and place, and the lines that could not be read."""

    codings: tuple[Coding, ...] = ()
    findings: tuple[Finding, ...] = ()


def codings_path(root: Path, coder: str, transcript: str) -> Path:
    """Where a coder's codings of a transcript stand. Raises :class:`TfbbError` for a name that can be no file name."""
    for name in (coder, transcript):
        if _UNSAFE.search(name):
            hint = _('leave out / \\ : * ? " < > | and a full stop at either end')
            raise TfbbError(_("'{name}' cannot be the name of a file").format(name=name), hint=hint)
    return root / FOLDER / coder / f"{transcript}.jsonl"


def save_codings(root: Path, coder: str, transcript: str, codings: Iterable[Coding]) -> Path:
    """Write what ``coder`` says of ``transcript`` in place of what stood there, and return the file.

    No codings at all is an empty file: the transcript was read and nothing found.
    """
    path = codings_path(root, coder, transcript)
    write_text(path, "".join(to_line(coding) for coding in sorted(codings, key=order)))
    return path


def to_line(coding: Coding) -> str:
    """A coding as one line of JSON, with its line end."""
    return json.dumps(asdict(coding), ensure_ascii=False, allow_nan=False) + "\n"


def load_codings(root: Path, coder: str, transcript: str | None = None) -> LoadedCodings:
    """Everything that ``coder`` has said, or only of one transcript.

    A line that is not exactly a coding is a finding with its place, and the others load. Nothing on disk is no codings.
    """
    folder = root / FOLDER / coder
    paths = sorted(folder.glob("*.jsonl")) if transcript is None else [codings_path(root, coder, transcript)]
    codings: list[Coding] = []
    findings: list[Finding] = []
    for path in paths:
        if is_there(path):
            _load_file(path, codings, findings)
    return LoadedCodings(tuple(sorted(codings, key=lambda coding: (coding.transcript, *order(coding)))), tuple(findings))


def coders(root: Path) -> tuple[str, ...]:
    """Everyone whose codings stand in the study folder, in order."""
    folder = root / FOLDER
    return (
        tuple(sorted(path.name for path in folder.iterdir() if path.is_dir() and not path.name.startswith("."))) if folder.is_dir() else ()
    )


def order(coding: Coding) -> tuple[object, ...]:
    """The order of lines in a file."""
    return (coding.start, coding.end, coding.theme, coding.code, coding.coder, coding.quotation)


def _load_file(path: Path, codings: list[Coding], findings: list[Finding]) -> None:
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        hint = _("take the file back from your backup, or delete it and code again")
        findings.append(Finding(str(path), 0, 0, "codings-encoding", _("is not UTF-8 text"), hint))
        return
    except OSError as error:
        findings.append(Finding(str(path), 0, 0, "codings-unreadable", _("cannot be read ({reason})").format(reason=error.strerror)))
        return
    _read_lines(text, path, codings, findings)


def codings_in(text: str, path: Path) -> LoadedCodings:
    """The codings in what a file of them holds or held; ``path`` is that file."""
    codings: list[Coding] = []
    findings: list[Finding] = []
    _read_lines(text, path, codings, findings)
    return LoadedCodings(tuple(codings), tuple(findings))


def _read_lines(text: str, path: Path, codings: list[Coding], findings: list[Finding]) -> None:
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        problem = _read_line(line, normalise(path.stem), codings)
        if problem:
            hint = _("the line is left out; mend it, or run the command that made the file again")
            findings.append(Finding(str(path), number, 0, "coding-line", problem, hint))


@cache
def _adapter() -> "TypeAdapter[Coding]":
    """Pydantic's reader of a coding; making it takes longer than reading a thousand lines with it."""
    from pydantic import TypeAdapter

    return TypeAdapter(Coding)


def _read_line(line: str, transcript: str, codings: list[Coding]) -> str:
    """Add the line's coding to ``codings``; otherwise a sentence that says why it is none."""
    from pydantic import ValidationError

    try:
        raw = json.loads(line)
    except (ValueError, RecursionError):
        return _("is not JSON")
    problem = _wrong_keys(raw)
    if problem:
        return problem
    try:
        coding = _adapter().validate_json(line, strict=True)
    except ValidationError as error:
        return _("the value of '{key}' is not what it should be").format(key=".".join(map(str, error.errors()[0]["loc"])))
    if not 0 <= coding.start <= coding.end:
        return _("the coding ends before it begins ({start}–{end})").format(start=coding.start, end=coding.end)
    if normalise(coding.transcript) != transcript:
        return _("the coding is of another transcript than the file's name says")
    codings.append(coding)
    return ""


def _wrong_keys(raw: object) -> str:
    if not isinstance(raw, dict):
        return _("is no coding")
    if raw.keys() != _KEYS:
        return _("keys missing or unknown: {keys}").format(keys=", ".join(sorted(raw.keys() ^ _KEYS)))
    evidence = raw["evidence"]
    odd = [e for e in evidence if not isinstance(e, dict) or e.keys() != _EVIDENCE_KEYS] if isinstance(evidence, list) else []
    return _("a piece of evidence has missing or unknown keys") if odd else ""
