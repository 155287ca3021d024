"""The lines in which people keep words of their own (condensations, memos, reasons): in the study's files and in its history."""

from collections.abc import Iterable, Iterator
from pathlib import Path, PurePosixPath

from tfbb_coding.files.condensations import FOLDER as CONDENSATIONS
from tfbb_coding.files.condensations import condensations_in
from tfbb_coding.files.history import FOLDER as HISTORY
from tfbb_coding.files.history import entries_of, kept_path
from tfbb_coding.files.memos import FOLDER as MEMOS
from tfbb_coding.files.memos import is_memos, memos_in
from tfbb_coding.files.notes import notes_in
from tfbb_coding.files.presence import is_file, is_folder
from tfbb_coding.model.condensation import PROGRAM
from tfbb_coding.model.history import Entry, FileChange
from tfbb_coding.model.survey import OwnLine, Written


def own_lines(root: Path) -> Iterator[OwnLine]:
    """What stands in the study's files now, in order of file and line; lines that are none are passed over."""
    for kind in (CONDENSATIONS, MEMOS):
        for path in sorted((root / kind).rglob("*.jsonl")) if is_folder(root / kind) else ():
            name = path.relative_to(root).as_posix()
            for number, item in _items(name, enumerate(_lines(path), 1)):
                yield OwnLine(str(path), number, item)


def came(root: Path, changes: Iterable[FileChange]) -> Iterator[OwnLine]:
    """What changes of the study have brought; asked for at once, before the next change."""
    for change in changes:
        if not _is_own(change.path) or not change.after:
            continue
        new = {number for number, _print in change.added}
        lines = enumerate(_lines(root / change.path))
        for number, item in _items(change.path, ((n, line) for n, line in lines if change.kept or n in new)):
            yield OwnLine(str(root / change.path), number + 1, item)


def went(root: Path, entry: Entry) -> Iterator[OwnLine]:
    """What the entry has taken away and the history still remembers; ``line`` is 0."""
    for change in entry.files:
        if not _is_own(change.path):
            continue
        kept = _lines(kept_path(root, change.before)) if change.kept else ()
        for _number, item in _items(change.path, [*enumerate(kept), *change.removed]):
            yield OwnLine(str(root / change.path), 0, item, entry.id)


def remembered_lines(root: Path) -> Iterator[OwnLine]:
    """What the history remembers of words that are others now, by the file and line of the history that hold them."""
    for path in sorted((root / HISTORY).glob("*.jsonl")) if is_folder(root / HISTORY) else ():
        for number, entry in entries_of(path):
            for one in went(root, entry) if entry is not None and not entry.forgotten else ():
                yield OwnLine(str(path), number, one.item, one.change)


def _is_own(name: str) -> bool:
    parts = PurePosixPath(name).parts
    return parts[0] in (CONDENSATIONS, MEMOS) and parts[1:2] != (PROGRAM,)


def _items(name: str, lines: Iterable[tuple[int, str]]) -> Iterator[tuple[int, Written]]:
    """What lines of the file hold, each with its number; ``name`` is the file's within the study."""
    path = Path(name)
    if not _is_own(name):
        return
    for number, line in lines:
        found: Iterable[Written]
        if is_memos(path):
            found = memos_in(line, path).memos
        else:
            found = condensations_in(line, path).condensations if path.parts[0] == CONDENSATIONS else notes_in(line, path).notes
        yield from ((number, item) for item in found)


def _lines(path: Path) -> list[str]:
    return path.read_text(encoding="utf-8-sig", errors="replace").split("\n") if is_file(path) else []
