"""When codings were made: a coding's line does not say, but the study's history does."""

from collections.abc import Iterable
from pathlib import Path

from tfbb_coding.files.codings import codings_path, to_line
from tfbb_coding.files.history import newest_first
from tfbb_coding.files.line_changes import digest
from tfbb_coding.model.coding import Coding


def when_said(root: Path, codings: Iterable[Coding]) -> dict[Coding, str]:
    """``{coding: when it was last written as it is now}``, of those that the history tells of; ISO 8601 in UTC with ``Z``."""
    added: dict[tuple[str, str], str] = {}
    for entry in newest_first(root):
        for change in entry.files:
            for _number, line in change.added:
                added.setdefault((change.path, line), entry.time)
    found = {}
    for coding in codings:
        path = codings_path(root, coding.coder, coding.transcript).relative_to(root).as_posix()
        time = added.get((path, digest(to_line(coding).rstrip("\n").encode())))
        if time is not None:
            found[coding] = f"{time[:19]}Z"
    return found
