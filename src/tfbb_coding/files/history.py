"""The study's history on disk: ``history/<coder>.jsonl``, an entry a line, the newest last.

It holds participants' words (the codings as they were), so it is working material like these, and lies beside them.
"""

import heapq
import json
from collections.abc import Callable, Iterator
from dataclasses import asdict, replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from tfbb_coding.errors import TfbbError
from tfbb_coding.files.atomic import append_line, write_text
from tfbb_coding.files.presence import is_file, is_folder
from tfbb_coding.messages import _
from tfbb_coding.model.history import Entry, FileChange
from tfbb_coding.model.report import Finding

if TYPE_CHECKING:
    from pydantic import TypeAdapter

FOLDER = "history"
KEPT = "kept"
"""Within it, whole files as they were, called after their fingerprint."""
OPEN = ".open"
LARGEST = 50_000_000
"""Bytes up to which all that the program's voices have said before is remembered."""
_CHUNK = 1 << 16


def history_path(root: Path, coder: str) -> Path:
    """Where the changes of what a coder says are remembered."""
    return root / FOLDER / f"{coder}.jsonl"


def kept_path(root: Path, digest: str) -> Path:
    """Where the bytes of a file as it was lie."""
    return root / FOLDER / KEPT / digest


def append_entry(root: Path, entry: Entry) -> None:
    """Add an entry; whoever does so holds the coder's lock. Raises :class:`TfbbError`."""
    path = history_path(root, entry.coder)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        append_line(path, to_line(entry))
    except OSError as error:
        message = _("the history may not be written ({reason})").format(reason=error.strerror)
        raise TfbbError(message, path=path, hint=_("a study folder must be writable; copy it to a place of your own")) from None


def to_line(entry: Entry) -> str:
    """An entry as one line of JSON, without its line end."""
    return json.dumps(asdict(entry), ensure_ascii=False)


def newest_first(root: Path) -> Iterator[Entry]:
    """All entries of all coders, read backwards, so that the newest cost nothing but themselves; unreadable lines are passed over."""
    if is_folder(root / FOLDER):
        yield from heapq.merge(
            *(_backwards(path) for path in sorted((root / FOLDER).glob("*.jsonl"))), key=lambda entry: entry.time, reverse=True
        )


def check_history(root: Path) -> Iterator[Finding]:
    """A finding for every line that is no entry."""
    for path in sorted((root / FOLDER).glob("*.jsonl")) if is_folder(root / FOLDER) else ():
        for number, entry in entries_of(path):
            if entry is None:
                hint = _("what this line remembers cannot be undone; the others can. Delete the line")
                yield Finding(str(path), number, 0, "history-line", _("is no entry of the history"), hint)


def entries_of(path: Path) -> Iterator[tuple[int, Entry | None]]:
    """The entries of one file with their lines, the oldest first; None for a line that is none."""
    for number, line in enumerate(path.read_bytes().split(b"\n"), 1):
        if line.strip():
            yield number, read_entry(line)


def read_entry(line: bytes) -> Entry | None:
    """The entry that a line holds, or None."""
    from pydantic import ValidationError

    try:
        return _adapter().validate_json(line)
    except ValidationError:
        return None


def forget(root: Path, concerns: Callable[[FileChange], bool], change: str = "") -> int:
    """Take the words out of every entry with a file that ``concerns`` is true of, for good; how many entries that were.

    ``change`` is the id of one entry whose words go whatever they are of. Who did what and when stays. Whoever does so holds the lock of
    the whole study.
    """
    forgotten = 0
    for path in sorted((root / FOLDER).glob("*.jsonl")) if is_folder(root / FOLDER) else ():
        lines = []
        for line in path.read_bytes().split(b"\n"):
            entry = read_entry(line) if line.strip() else None
            if entry is not None and not entry.forgotten and (entry.id == change or any(concerns(one) for one in entry.files)):
                entry = without_words(entry)
                forgotten += 1
            lines += [to_line(entry)] if entry else []  # a line that nobody can read may hold anything, and is not kept
        write_text(path, "".join(f"{line}\n" for line in lines))
    sweep_kept(root)
    return forgotten


def shorten(root: Path, coder: str, largest: int = LARGEST) -> None:
    """Keep the words of a coder's newest changes alone where the file has grown beyond ``largest`` bytes; the newest are always kept.

    For the program's voices: a codebook that is worked on for a year would otherwise fill the drive with proposals that can be made again.
    """
    path = history_path(root, coder)
    if not is_file(path) or path.stat().st_size <= largest:
        return
    lines: list[str] = []
    size = 0
    for entry in _backwards(path):
        line = to_line(entry)
        if lines and size + len(line) > largest // 2:
            line = to_line(without_words(entry))
        size += len(line)
        lines.append(line)
    write_text(path, "".join(f"{line}\n" for line in reversed(lines)))
    sweep_kept(root)


def words_of(root: Path, change: FileChange) -> str:
    """All words of a file that the history remembers of one change."""
    kept = kept_path(root, change.before).read_bytes().decode(errors="replace") if change.kept else ""
    return "\n".join([kept, *(line for _number, line in change.removed)])


def without_words(entry: Entry) -> Entry:
    """The entry with numbers and fingerprints only."""
    files = tuple(replace(one, removed=tuple((n, "") for n, _line in one.removed), kept=False) for one in entry.files)
    return replace(entry, files=files, forgotten=True)


def sweep_kept(root: Path) -> None:
    """Remove kept files that no entry, and no change under way, needs any more."""
    needed = {one.before for entry in newest_first(root) for one in entry.files if one.kept}
    under_way = [path.read_text(encoding="utf-8", errors="replace") for path in (root / FOLDER).glob(f"*{OPEN}")]
    folder = root / FOLDER / KEPT
    for path in sorted(folder.iterdir()) if is_folder(folder) else ():
        if path.name not in needed and is_file(path) and not any(path.name in text for text in under_way):
            path.unlink()


@cache
def _adapter() -> "TypeAdapter[Entry]":
    """Made once: making it takes longer than reading a thousand lines."""
    from pydantic import TypeAdapter

    return TypeAdapter(Entry)


def _backwards(path: Path) -> Iterator[Entry]:
    for line in _lines_backwards(path):
        entry = read_entry(line) if line.strip() else None
        if entry is not None:
            yield entry


def _lines_backwards(path: Path) -> Iterator[bytes]:
    with path.open("rb") as file:
        at = file.seek(0, 2)
        rest: list[bytes] = []  # pieces of the line that is being read, the last first
        while at:
            size = min(_CHUNK, at)
            at -= size
            file.seek(at)
            head, *lines = file.read(size).split(b"\n")
            if lines:
                yield b"".join([lines.pop(), *reversed(rest)])
                yield from reversed(lines)
                rest = []
            rest.append(head)
        yield b"".join(reversed(rest))
