"""Condensations on disk: ``condensations/<coder>/<transcript>.jsonl``, one a line, as codings are kept.

The program's proposals lie in ``condensations/program/`` and are made anew by every run; a person's are never touched by one. A line of a
person's that has only what every note has (:class:`tfbb_coding.model.decision.Note`) is a condensation of the whole unit.
"""

import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, fields
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from tfbb_coding.files.atomic import write_all, write_bytes
from tfbb_coding.files.codings import codings_path
from tfbb_coding.files.presence import is_folder, is_there
from tfbb_coding.messages import _
from tfbb_coding.model.condensation import PROGRAM, Condensation
from tfbb_coding.model.report import Finding
from tfbb_coding.model.text import normalise

if TYPE_CHECKING:
    from pydantic import TypeAdapter

FOLDER = "condensations"
_KEYS = frozenset(field.name for field in fields(Condensation))
_NOTE_KEYS = frozenset({"transcript", "unit", "turn", "speaker", "start", "end", "coder", "text", "quotation"})


@dataclass(frozen=True, slots=True)
class LoadedCondensations:
    """What the files hold, in order of coder, transcript and place, and the lines that could not be read."""

    condensations: tuple[Condensation, ...] = ()
    findings: tuple[Finding, ...] = ()


def condensations_path(root: Path, coder: str, transcript: str) -> Path:
    """Where a coder's condensations of a transcript stand. Raises :class:`TfbbError` for a name that can be no file name."""
    return root / FOLDER / coder / codings_path(root, coder, transcript).name


def save_condensations(root: Path, coder: str, condensations: Iterable[Condensation], transcripts: Iterable[str]) -> None:
    """Write what ``coder`` says of these transcripts in place of what stood there, all or none; no file is made for nothing."""
    files: dict[Path, list[Condensation]] = {condensations_path(root, coder, name): [] for name in sorted(set(transcripts))}
    for one in condensations:
        files[condensations_path(root, coder, one.transcript)].append(one)
    write_all(
        {path: "".join(to_line(one) for one in sorted(some, key=order)).encode() for path, some in files.items() if some or is_there(path)}
    )


def to_line(one: Condensation) -> str:
    """A condensation as one line of JSON, with its line end."""
    return json.dumps(asdict(one), ensure_ascii=False, allow_nan=False) + "\n"


def load_condensations(root: Path, coders: Sequence[str] | None = None) -> LoadedCondensations:
    """Everything that these coders, or all, have proposed and decided; a line that is not exactly a condensation is a finding."""
    folder = root / FOLDER
    names = condensers(root) if coders is None else coders
    found: list[Condensation] = []
    findings: list[Finding] = []
    for path in sorted(path for name in names for path in (folder / name).glob("*.jsonl") if is_there(path)):
        _load_file(path, found, findings)
    return LoadedCondensations(tuple(sorted(found, key=lambda one: (one.coder, one.transcript, *order(one)))), tuple(findings))


def condensers(root: Path) -> tuple[str, ...]:
    """Everyone whose condensations stand in the study folder, in order."""
    folder = root / FOLDER
    if not is_folder(folder):
        return ()
    return tuple(sorted(path.name for path in folder.iterdir() if is_folder(path) and not path.name.startswith(".")))


def write_condensation_table(path: Path, data: bytes) -> None:
    """Write the table in which a person decides: working material with participants' words, kept beside the study's results."""
    write_bytes(path, data)


def order(one: Condensation) -> tuple[int, int, str, str]:
    """The order of lines in a file."""
    return (one.start, one.end, one.theme, one.unit)


def _load_file(path: Path, found: list[Condensation], findings: list[Finding]) -> None:
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        findings.append(
            Finding(str(path), 0, 0, "condensations-encoding", _("is not UTF-8 text"), _("take the file back from your backup"))
        )
        return
    except OSError as error:
        message = _("cannot be read ({reason})").format(reason=error.strerror)
        findings.append(Finding(str(path), 0, 0, "condensations-unreadable", message))
        return
    _read_lines(text, path, found, findings)


def condensations_in(text: str, path: Path) -> LoadedCondensations:
    """The condensations in what a file of them holds or held; ``path`` is that file."""
    found: list[Condensation] = []
    findings: list[Finding] = []
    _read_lines(text, path, found, findings)
    return LoadedCondensations(tuple(found), tuple(findings))


def _read_lines(text: str, path: Path, found: list[Condensation], findings: list[Finding]) -> None:
    for number, line in enumerate(text.split("\n"), 1):
        problem = _read_line(line, path, found) if line.strip() else ""
        if problem:
            hint = _("mend the line, or take the file back from your backup; until then the file is left as it is")
            findings.append(Finding(str(path), number, 0, "condensation-line", problem, hint))


@cache
def _adapter() -> "TypeAdapter[Condensation]":
    """Made once: making it takes longer than reading a thousand lines."""
    from pydantic import TypeAdapter

    return TypeAdapter(Condensation)


def _read_line(line: str, path: Path, found: list[Condensation]) -> str:
    """Add the line's condensation to ``found``; otherwise a sentence that says why it is none."""
    from pydantic import ValidationError

    try:
        raw = json.loads(line)
    except (ValueError, RecursionError):
        return _("is not JSON")
    if not isinstance(raw, dict):
        return _("is no condensation")
    if raw.keys() not in (_KEYS, _NOTE_KEYS):
        return _("keys missing or unknown: {keys}").format(keys=", ".join(sorted(raw.keys() ^ _KEYS)))
    try:
        one = _adapter().validate_json(line, strict=True)
    except ValidationError as error:
        return _("the value of '{key}' is not what it should be").format(key=".".join(map(str, error.errors()[0]["loc"])))
    if not 0 <= one.start <= one.end:
        return _("the condensation ends before it begins ({start}–{end})").format(start=one.start, end=one.end)
    if normalise(one.transcript) != normalise(path.stem) or normalise(one.coder) != normalise(path.parent.name):
        return _("the condensation is of another transcript or coder than the file's place says")
    if one.decided == (one.coder == PROGRAM):
        return _("only the program proposes, and only a person decides")
    found.append(one)
    return ""
