"""Writing that leaves either the old file or the new one, never a half."""

import contextlib
import errno
import os
import secrets
from collections.abc import Mapping
from pathlib import Path

from tfbb_coding.errors import TfbbError
from tfbb_coding.messages import _


def write_text(path: Path, text: str, *, encoding: str = "utf-8") -> None:
    """Write ``text`` with ``\\n`` line ends; see :func:`write_bytes`."""
    write_bytes(path, text.encode(encoding))


def write_bytes(path: Path, data: bytes) -> None:
    """Write ``data`` beside ``path``, put it on disk, and put it in the old file's place.

    Folders on the way are made. When anything fails the old file is as it was, nothing is left beside it, and a
    :class:`TfbbError` says what to do.
    """
    write_all({path: data})


def write_all(contents: Mapping[Path, bytes]) -> None:
    """Write several files of which a reader should see all new ones or all old ones.

    Every file is written beside its place, and every place is tried for leave to write, before the first one is replaced; so a full
    disk, a folder without rights, or a workbook open in Excel stops the whole.
    """
    prepared: list[tuple[Path, Path]] = []
    try:
        for path, data in contents.items():
            target = Path(os.path.realpath(path))  # a link stays a link
            with _told(path):
                prepared.append((target, _beside(target)))
                _write_new(prepared[-1][1], data, like=target)
        for target, fresh in prepared:
            with _told(target):
                fresh.replace(target)
        for folder in sorted({target.parent for target, _fresh in prepared}):
            _sync_folder(folder)
    finally:
        for _target, fresh in prepared:
            with contextlib.suppress(OSError):  # where it could not be written there is nothing to remove
                fresh.unlink()


def _beside(target: Path) -> Path:
    """A name that nobody else uses, in the same folder so that replacing is one step for the file system."""
    return target.with_name(f".{secrets.token_hex(6)}.tmp")


def _write_new(fresh: Path, data: bytes, *, like: Path) -> None:
    """Write a new file to the disk itself, with the rights of the file that it will replace."""
    fresh.parent.mkdir(parents=True, exist_ok=True)
    mode = None
    if like.exists():
        with like.open("r+b"):  # stops here when the old file is locked, read-only or a folder
            mode = like.stat().st_mode
    with fresh.open("xb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    if mode is not None:
        with contextlib.suppress(OSError):  # some network drives know no rights
            fresh.chmod(mode)


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
