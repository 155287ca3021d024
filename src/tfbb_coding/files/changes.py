"""Changes of a study: one writer at a time, all or nothing, and remembered so that they can be undone.

A command that writes what somebody says writes it within :func:`changing`; it need do nothing else::

    with changing(home.root, "review import", reviewer, codebook=book.fingerprint):
        save_codings(home.root, reviewer, name, codings)

Before a file is written, what goes and what comes is put down in ``history/<coder>.open``. An error takes back what was written so far.
One who is killed leaves that file, and the next who opens the study takes it back for them.
"""

import contextlib
import json
import os
import secrets
import time
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path

from tfbb_coding import __version__
from tfbb_coding.errors import TfbbError
from tfbb_coding.files.atomic import append_line, make_folder, remove, remove_leftovers, watcher, write_bytes
from tfbb_coding.files.history import (
    FOLDER,
    OPEN,
    append_entry,
    history_path,
    kept_path,
    newest_first,
    read_entry,
    shorten,
    sweep_kept,
    without_words,
)
from tfbb_coding.files.kept_texts import keep_texts
from tfbb_coding.files.line_changes import as_before, difference, digest
from tfbb_coding.files.locks import EVERYBODY, MATERIAL, holding, is_held_here, is_taken_here, login_name
from tfbb_coding.files.presence import is_file, is_folder
from tfbb_coding.messages import _
from tfbb_coding.model.coding import CONSENSUS, VOICES
from tfbb_coding.model.condensation import PROGRAM
from tfbb_coding.model.history import Entry, FileChange

LINED = frozenset({"codings", "condensations", "memos", "favourites", "units"})
_WHOLE = frozenset({"transcripts", "codebooks", "learned", "study.yaml"})
MACHINES = frozenset({*VOICES, CONSENSUS, PROGRAM, EVERYBODY, MATERIAL})
"""Coders that are no one person."""
_PROGRAMS = frozenset({*VOICES, PROGRAM})
_SURELY_DEAD = 3600.0
"""Seconds after which, where a drive knows no locks, a change that is not finished is taken for a killed one's."""
_open: dict[Path, "Change"] = {}


@dataclass(slots=True)
class Change:
    """A change under way: what its entry will say, and whether words are remembered once it is done."""

    root: Path
    entry: Entry
    remembers: bool = True
    files: list[FileChange] = field(default_factory=list)
    folders: dict[str, None] = field(default_factory=dict)

    def note(self, contents: Mapping[Path, bytes | None]) -> None:
        """Put down what is about to be written; called by :mod:`tfbb_coding.files.atomic`."""
        for path, data in contents.items():
            name = _name_of(path, self.root)
            self._note_folders(path)
            before = path.read_bytes() if name and is_file(path) else None
            if name is None or before == data:
                continue
            change = self._file_change(name, before, data)
            self._journal(change)
            self.files.append(change)

    def make_folder(self, folder: Path) -> None:
        """Make a folder that is part of the change, also while nothing lies in it. Raises :class:`TfbbError`."""
        self._note_folders(Path(os.path.realpath(folder)) / "_")
        make_folder(folder)

    def _note_folders(self, path: Path) -> None:
        """Remember which folders there are only since this change."""
        inside = path.relative_to(self.root).parents if path.is_relative_to(self.root) else ()
        self.folders |= dict.fromkeys(one.as_posix() for one in inside if not is_folder(self.root / one))

    def _file_change(self, name: str, before: bytes | None, data: bytes | None) -> FileChange:
        change = difference(name, before, data) if name.split("/", maxsplit=1)[0] in LINED else None
        if change is not None or before is None:
            return change or FileChange(name, "", digest(data))
        with _watched_by(None):
            write_bytes(kept_path(self.root, digest(before)), before)
        return FileChange(name, digest(before), digest(data), kept=True)

    def _journal(self, change: FileChange) -> None:
        path = _journal_path(self.root, self.entry.coder)
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            if not self.files:
                append_line(path, json.dumps(asdict(self.entry), ensure_ascii=False))
            append_line(path, json.dumps(asdict(change), ensure_ascii=False))
        except OSError as error:
            message = _("the history may not be written ({reason})").format(reason=error.strerror)
            raise TfbbError(message, path=path, hint=_("a study folder must be writable; copy it to a place of your own")) from None

    def finish(self) -> None:
        """Remember the change for good."""
        if self.files:
            keep_texts(self.root, [Path(one.path).stem for one in self.files if one.path.startswith("codings/")])
            entry = replace(self.entry, files=tuple(self.files), folders=tuple(sorted(self.folders)))
            append_entry(self.root, entry if self.remembers else without_words(entry))
            _journal_path(self.root, self.entry.coder).unlink(missing_ok=True)
            if not self.remembers:
                sweep_kept(self.root)
            if self.entry.coder in _PROGRAMS:
                shorten(self.root, self.entry.coder)


@contextlib.contextmanager
def changing(root: Path, command: str, coder: str, *, codebook: str = "", undoes: str = "", remembers: bool = True) -> Iterator[Change]:
    """Write what ``coder`` says, or with :data:`EVERYBODY` anything in the study; whatever is written within is one change.

    Nobody else can write it meanwhile. When anything is raised within, also an Exit, what was written is taken back. Within another
    ``changing`` of the same process it becomes a part of that one. With ``remembers=False`` no words of it are kept: it cannot be undone.
    Raises :class:`TfbbError` when somebody else is writing (see :func:`tfbb_coding.files.locks.holding`).
    """
    place = Path(os.path.realpath(root))
    with holding(root, coder, command):
        if place in _open:
            yield _open[place]
            return
        take_back(root, coder)
        by = coder if coder not in MACHINES else login_name()
        now = datetime.now(UTC).isoformat(timespec="microseconds")
        entry = Entry(secrets.token_hex(3), now, by, coder, command, __version__, codebook, undoes, login=login_name())
        change = Change(place, entry, remembers)
        _open[place] = change
        try:
            with _watched_by(change):
                yield change
            change.finish()
        except BaseException:
            _take_back_journal(place, coder, cut=False)
            remove_empty_folders(place, change.folders)
            raise
        finally:
            del _open[place]


def take_back(root: Path, coder: str = EVERYBODY) -> None:
    """Take back what killed commands had begun to write, of this coder or of all whom nobody is writing for at this moment."""
    for path in sorted((root / FOLDER).glob(f"*{OPEN}")) if is_folder(root / FOLDER) else ():
        name = path.name.removesuffix(OPEN)
        if coder in {name, EVERYBODY}:
            _take_back_journal(root, name, cut=True)


def mend_unfinished(root: Path) -> None:
    """The same for whoever opens the study, also only to read it; where one may not write, or somebody is writing, it is left."""
    if not is_folder(root / FOLDER):
        return
    for path in sorted((root / FOLDER).glob(f"*{OPEN}")):
        name = path.name.removesuffix(OPEN)
        if not is_taken_here(root, name):
            with contextlib.suppress(TfbbError, OSError), holding(root, name, "", patience=0):
                if is_held_here(root, name) or time.time() - path.stat().st_mtime > _SURELY_DEAD:
                    _take_back_journal(root, name, cut=True)


def _take_back_journal(root: Path, coder: str, *, cut: bool) -> None:
    path = _journal_path(root, coder)
    if not is_file(path):
        return
    head, *lines = path.read_bytes().split(b"\n")
    entry = read_entry(head)
    last = next((one for one in newest_first(root) if one.coder == coder), None)
    if entry is not None and (last is None or last.id != entry.id):
        changes = [change for line in lines if (change := _file_change(line))]
        with _watched_by(None):
            for change in reversed(changes):
                _restore(root, change)
        for folder in sorted({(root / change.path).parent for change in changes}):
            remove_leftovers(folder)
        if cut:
            append_entry(root, replace(entry, cut=True))
    path.unlink(missing_ok=True)


def _file_change(line: bytes) -> FileChange | None:
    """A line of the journal; one that was cut short was never followed by a write."""
    try:
        raw = json.loads(line)
        removed, added = (tuple((number, text) for number, text in raw.pop(key)) for key in ("removed", "added"))
        return FileChange(**raw, removed=removed, added=added)
    except (ValueError, KeyError, TypeError):
        return None


def _restore(root: Path, change: FileChange) -> None:
    """Give a file back its old bytes, where it has the new ones."""
    path = root / change.path
    now = path.read_bytes() if is_file(path) else None
    if digest(now) != change.after or change.after == change.before:
        return
    if change.kept and not is_file(kept_path(root, change.before)):
        return  # somebody has deleted what was kept; `tfbb check study` tells what no longer fits
    before = bytes_before(root, change, now)
    if before is None:
        remove([path])
    else:
        write_bytes(path, before)


def remove_empty_folders(root: Path, names: Iterable[str]) -> None:
    """Remove those of these folders of the study that are empty, the innermost first."""
    for name in sorted(names, key=len, reverse=True):
        with contextlib.suppress(OSError):  # not empty, or gone
            (root / name).rmdir()


def bytes_before(root: Path, change: FileChange, now: bytes | None) -> bytes | None:
    """The file as it was, ``now`` being as the change left it."""
    return kept_path(root, change.before).read_bytes() if change.kept else as_before(now, change)


def _journal_path(root: Path, coder: str) -> Path:
    return history_path(root, coder).with_suffix(OPEN)


def _name_of(path: Path, root: Path) -> str | None:
    """What a file that is remembered is called within the study."""
    if not path.is_relative_to(root):
        return None
    name = path.relative_to(root).as_posix()
    return name if name.split("/")[0] in LINED | _WHOLE else None


@contextlib.contextmanager
def _watched_by(change: Change | None) -> Iterator[None]:
    token = watcher.set(change.note if change else None)
    try:
        yield
    finally:
        watcher.reset(token)
