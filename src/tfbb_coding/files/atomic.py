"""Writing that leaves either the old file or the new one, never a half."""

import contextlib
import errno
import hashlib
import os
import re
import secrets
import socket
import time
from collections.abc import Callable, Iterable, Mapping
from contextvars import ContextVar
from pathlib import Path

from tfbb_coding.errors import TfbbError
from tfbb_coding.messages import _

_OWNER_ONLY, _RIGHTS = 0o600, 0o777
_LEFTOVER = re.compile(r"\.[0-9a-f]{12}(?:\.(?P<host>[0-9a-f]{8})\.(?P<pid>\d+))?\.tmp")
watcher: ContextVar[Callable[[Mapping[Path, bytes | None]], None] | None] = ContextVar("watcher", default=None)
"""Is told what is about to be written (None: removed) before anything is; :mod:`tfbb_coding.files.changes` remembers it."""
_LONGEST_RUN = 3600.0
"""Seconds after which a temporary file can only be what a killed run left."""


def write_text(path: Path, text: str, *, encoding: str = "utf-8") -> None:
    """Write ``text`` with ``\\n`` line ends; see :func:`write_bytes`."""
    write_bytes(path, text.encode(encoding))


def write_bytes(path: Path, data: bytes, *, mode: int | None = None) -> None:
    """Write ``data`` beside ``path``, put it on disk, and put it in the old file's place.

    Folders on the way are made. When anything fails the old file is as it was, nothing is left beside it, and a
    :class:`TfbbError` says what to do. ``mode``: see :func:`write_all`.
    """
    write_all({path: data}, {} if mode is None else {path: mode})


def write_all(contents: Mapping[Path, bytes], modes: Mapping[Path, int] | None = None) -> None:
    """Write several files of which a reader should see all new ones or all old ones.

    Every file is written beside its place, and every place is tried for leave to write, before the first one is replaced; so a full
    disk, a folder without rights, or a workbook open in Excel stops the whole.

    Until then only the owner may read what is written. A file gets the rights that ``modes`` names for its path, else those of the file
    that it replaces, else the usual ones. What killed runs left in the folders is removed.
    """
    prepared: list[tuple[Path, Path]] = []
    rights: dict[Path, int] = {}
    _announce(contents)
    try:
        for path, data in contents.items():
            target = Path(os.path.realpath(path))  # a link stays a link
            with _told(path):
                prepared.append((target, _beside(target)))
                old = _write_new(prepared[-1][1], data, like=target)
                rights[target] = (modes or {}).get(path, _usual() if old is None else old)
        for target, fresh in prepared:
            with _told(target):
                with contextlib.suppress(OSError):  # some network drives know no rights
                    fresh.chmod(rights[target])
                fresh.replace(target)
        for folder in sorted({target.parent for target, _fresh in prepared}):
            _sync_folder(folder)
            remove_leftovers(folder)
    finally:
        for _target, fresh in prepared:
            with contextlib.suppress(OSError):  # where it could not be written there is nothing to remove
                fresh.unlink()


def remove(paths: Iterable[Path]) -> None:
    """Remove files; one that is not there is no fault. Raises :class:`TfbbError`."""
    wanted = [Path(os.path.realpath(path)) for path in paths]
    _announce(dict.fromkeys(wanted))
    for path in wanted:
        with _told(path):
            path.unlink(missing_ok=True)


def make_folder(folder: Path) -> None:
    """Make a folder with those on the way to it; one that is there is no fault. Raises :class:`TfbbError`."""
    with _told(folder):
        folder.mkdir(parents=True, exist_ok=True)


def _announce(contents: Mapping[Path, bytes | None]) -> None:
    tell = watcher.get()
    if tell is not None:
        tell({Path(os.path.realpath(path)): data for path, data in contents.items()})


def append_line(path: Path, line: str) -> None:
    """Add a line to a file and put it on the disk; one that a crash cut short is closed first. Raises OSError.

    A single write: where no lock could be had, two people on a network drive at least do not mix their lines.
    """
    with path.open("a+b") as file:
        file.seek(0, os.SEEK_END)
        broken = False
        if file.tell():
            file.seek(-1, os.SEEK_END)
            broken = file.read(1) != b"\n"
        file.write(("\n" if broken else "").encode() + line.encode() + b"\n")
        file.flush()
        os.fsync(file.fileno())


def _beside(target: Path) -> Path:
    """A name that nobody else uses, in the same folder so that replacing is one step for the file system; it tells whose it is."""
    return target.with_name(f".{secrets.token_hex(6)}.{_host()}.{os.getpid()}.tmp")


def _host() -> str:
    """The machine: another one's process numbers, seen on a shared drive, say nothing here."""
    return hashlib.sha256(socket.gethostname().encode()).hexdigest()[:8]


def _write_new(fresh: Path, data: bytes, *, like: Path) -> int | None:
    """Write a new file to the disk itself, for its owner alone; the rights of the file that it will replace, if there is one."""
    fresh.parent.mkdir(parents=True, exist_ok=True)
    mode = None
    if like.exists():
        with like.open("r+b"):  # stops here when the old file is locked, read-only or a folder
            mode = like.stat().st_mode & _RIGHTS
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    with os.fdopen(os.open(fresh, flags, _OWNER_ONLY), "wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    return mode


def _usual() -> int:
    """The rights of a new file here; the system tells its mask only when one is set."""
    mask = os.umask(0o077)
    os.umask(mask)
    return 0o666 & ~mask


def remove_leftovers(folder: Path) -> None:
    """Remove temporary files of runs that were killed: they may hold anything."""
    with contextlib.suppress(OSError):
        for path in folder.iterdir():
            match = _LEFTOVER.fullmatch(path.name)
            if match and _is_left(path, match):
                with contextlib.suppress(OSError):
                    path.unlink()


def _is_left(path: Path, match: re.Match[str]) -> bool:
    if time.time() - path.stat().st_mtime > _LONGEST_RUN:
        return True
    return match["pid"] is not None and match["host"] == _host() and not _runs(int(match["pid"]))


def _runs(pid: int) -> bool:
    """Whether a process of that number is there; on Windows, where asking would end it, taken for granted."""
    if os.name == "nt":
        return True
    try:
        os.kill(pid, 0)
    except (ProcessLookupError, OverflowError):
        return False
    except PermissionError:
        return True
    return True


def _sync_folder(folder: Path) -> None:
    """Put the new names on disk too; Windows and some network drives cannot and need not."""
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


class _told(contextlib.AbstractContextManager[None]):  # noqa: N801 - reads as a verb: with _told(path)
    """Turns the system's refusal into a sentence with the path that was to be written."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def __exit__(self, kind: object, error: BaseException | None, trace: object) -> None:
        if isinstance(error, OSError):
            message, hint = _reason(error)
            raise TfbbError(message, path=self.path, hint=hint) from error


def _reason(error: OSError) -> tuple[str, str]:
    if isinstance(error, PermissionError) or error.errno == errno.EROFS:
        return _("may not be written"), _("close it in Excel or Word if it is open there, or choose another folder")
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return _("cannot be written: the disk is full"), _("make room and run the command again; the old file is untouched")
    if isinstance(error, NotADirectoryError | FileExistsError):
        return _("cannot be written: a file stands where a folder should be"), _("choose another folder")
    if isinstance(error, IsADirectoryError):
        return _("is a folder, so no file can be written there"), _("choose another name")
    reason = error.strerror or type(error).__name__
    return _("cannot be written ({reason})").format(reason=reason), _("the old file, if there was one, is untouched")
