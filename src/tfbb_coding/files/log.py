"""The study's ``log.jsonl``: what was done, when, with which version; never a word of an interview, never a name."""

import json
import re
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path

from tfbb_coding import __version__
from tfbb_coding.errors import TfbbError
from tfbb_coding.files.atomic import append_line
from tfbb_coding.files.locks import FOLDER, waiting_for
from tfbb_coding.files.presence import is_file
from tfbb_coding.messages import _
from tfbb_coding.model.log_entry import LogEntry

LOG_NAME = "log.jsonl"
_LOCK, _PATIENCE = "log", 5.0
_HARMLESS = re.compile(r"[a-z0-9][a-z0-9_.:-]{0,39}")


def append_log(
    root: Path,
    command: str,
    counts: Mapping[str, int],
    fingerprints: Mapping[str, str],
    parameters: Mapping[str, str | float | bool] | None = None,
) -> None:
    """Add one line to the study's log.

    ``counts`` are numbers by name (units, codings), ``fingerprints`` tell which codebook and which texts were used. A parameter that
    is no number and no plain lower-case word, such as a path (which may hold a person's name), is written as ``…``.
    Several processes may do so at once. Raises :class:`TfbbError` when the log may not be written.
    """
    entry = {
        "time": datetime.now(UTC).isoformat(timespec="seconds"),
        "version": __version__,
        "command": command,
        "parameters": {name: _harmless(value) for name, value in sorted((parameters or {}).items())},
        "counts": dict(sorted(counts.items())),
        "fingerprints": {name: _harmless(value) for name, value in sorted(fingerprints.items())},
    }
    path = root / LOG_NAME
    try:
        with waiting_for(root / FOLDER / _LOCK, _PATIENCE):
            append_line(path, json.dumps(entry, ensure_ascii=False, allow_nan=False))
    except OSError as error:
        message = _("the log may not be written ({reason})").format(reason=error.strerror)
        raise TfbbError(message, path=path, hint=_("a study folder must be writable; copy it to a place of your own")) from None


def _harmless(value: str | float) -> str | float:
    return value if not isinstance(value, str) or _HARMLESS.fullmatch(value) else "…"


def read_log(root: Path) -> list[LogEntry]:
    """Every line of the study's log that can be read, the oldest first; a line cut short by a crash is passed over. No log is no lines."""
    path = root / LOG_NAME
    if not is_file(path):
        return []
    entries = (_entry(line) for line in path.read_text(encoding="utf-8", errors="replace").splitlines())
    return sorted((one for one in entries if one is not None), key=lambda one: one.time)


def _entry(line: str) -> LogEntry | None:
    try:
        raw = json.loads(line)
        counts = {str(name): int(n) for name, n in raw["counts"].items()}
        prints = {str(name): str(value) for name, value in raw["fingerprints"].items()}
        return LogEntry(str(raw["time"]), str(raw["version"]), str(raw["command"]), dict(raw["parameters"]), counts, prints)
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return None
