"""Memos on disk: ``memos/<coder>/about/memos.jsonl``, one a line; those about a unit stand with :mod:`tfbb_coding.files.notes`."""

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from tfbb_coding.files.atomic import write_text
from tfbb_coding.files.codings import codings_path
from tfbb_coding.files.presence import is_file, is_folder
from tfbb_coding.messages import _
from tfbb_coding.model.memo import Memo
from tfbb_coding.model.report import Finding

if TYPE_CHECKING:
    from pydantic import TypeAdapter

FOLDER = "memos"


@dataclass(frozen=True, slots=True)
class LoadedMemos:
    """One person's memos, and the lines that are none."""

    memos: tuple[Memo, ...] = ()
    findings: tuple[Finding, ...] = ()


def memos_path(root: Path, coder: str) -> Path:
    """Where a person's memos stand. Raises :class:`TfbbError` for a name that can be no file name."""
    return root / FOLDER / codings_path(root, coder, "memos").parent.name / "about" / "memos.jsonl"


def save_memos(root: Path, coder: str, memos: Iterable[Memo]) -> Path:
    """Write a person's memos in place of what stood there."""
    path = memos_path(root, coder)
    write_text(path, "".join(json.dumps(asdict(memo), ensure_ascii=False) + "\n" for memo in memos))
    return path


def load_memos(root: Path, coder: str) -> LoadedMemos:
    """A person's memos in the order in which they were written first."""
    path = memos_path(root, coder)
    if not is_file(path):
        return LoadedMemos()
    try:
        return memos_in(path.read_bytes().decode("utf-8-sig"), path)
    except (OSError, UnicodeDecodeError):
        return LoadedMemos((), (Finding(str(path), 0, 0, "memos-unreadable", _("cannot be read as UTF-8 text")),))


def is_memos(path: Path) -> bool:
    """Whether a file of the study is one of memos, and not of notes on one transcript."""
    return path.parts[-2:] == ("about", "memos.jsonl")


def memos_in(text: str, path: Path) -> LoadedMemos:
    """The memos in what a file of them holds or held; ``path`` is that file."""
    from pydantic import ValidationError

    memos: list[Memo] = []
    findings: list[Finding] = []
    for number, line in enumerate(text.split("\n"), 1):
        try:
            memos += [_adapter().validate_json(line)] if line.strip() else []
        except ValidationError:
            hint = _("mend the line, or take the file back from your backup; until then the file is left as it is")
            findings.append(Finding(str(path), number, 0, "memo-line", _("is no memo"), hint))
    return LoadedMemos(tuple(memos), tuple(findings))


def memo_writers(root: Path) -> tuple[str, ...]:
    """Everybody who has written memos, also about units alone."""
    folder = root / FOLDER
    return tuple(sorted(path.name for path in folder.iterdir() if is_folder(path) and path.name[0] != ".")) if is_folder(folder) else ()


@cache
def _adapter() -> "TypeAdapter[Memo]":
    """Made once: making it takes longer than reading a thousand lines."""
    from pydantic import TypeAdapter

    return TypeAdapter(Memo)
