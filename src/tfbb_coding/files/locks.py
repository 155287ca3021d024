"""Locks: at any time one process writes what a coder says, and the others are told who does.

The system itself holds the lock (``flock``, on Windows ``msvcrt``, by way of *filelock*), so that one that was killed never blocks anybody.
The files lie in ``.locks/``; beside each stands for the time being who holds it, for the sentence that the second one reads.
"""

import contextlib
import getpass
import json
import os
import socket
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from tfbb_coding.errors import TfbbError
from tfbb_coding.files.presence import is_folder
from tfbb_coding.messages import _

if TYPE_CHECKING:
    from filelock import BaseFileLock

FOLDER = ".locks"
EVERYBODY = "_study"
"""Stands for a coder where a command changes the whole study: then nobody else may write."""
MATERIAL = "_transcripts"
"""Stands for a coder where transcripts are added."""
PATIENCE = 3.0
"""Seconds for which a lock is waited for: longer than a command's last save takes, shorter than anybody's patience."""
_CODED = ("codings", "condensations", "memos", "favourites", "units")
_HELD: dict[Path, tuple["BaseFileLock | None", int]] = {}
"""What this process holds, and how many times over: within one process a lock may be taken again."""


@contextlib.contextmanager
def holding(root: Path, coder: str, command: str, patience: float = PATIENCE) -> Iterator[None]:
    """Hold the right to write what ``coder`` says, or with :data:`EVERYBODY` the whole study's.

    Raises :class:`TfbbError` that tells who has it, since when and what to do, when it is not free within ``patience`` seconds.
    """
    with contextlib.ExitStack() as held:
        if coder != EVERYBODY:
            held.enter_context(_hold(root, coder, command, patience))
            with _hold(root, EVERYBODY, "", patience):  # a look only: who holds it waits until every coder's is free
                pass
        else:
            held.enter_context(_hold(root, EVERYBODY, command, patience))
            for name in _coders(root):
                held.enter_context(_hold(root, name, command, patience))
        yield


def login_name() -> str:
    """The login name's letters; empty where there is none."""
    try:
        login = getpass.getuser()
    except (OSError, KeyError, ImportError):  # no such user, and nothing in the environment that says who
        return ""
    return "".join(letter for letter in login.casefold() if letter.isalpha())


def is_taken_here(root: Path, coder: str) -> bool:
    """Whether this very process writes for that coder."""
    return _lock_path(root, coder) in _HELD


def is_held_here(root: Path, coder: str) -> bool:
    """Whether this very process holds the lock, and it is one: not on a drive that knows none."""
    return _HELD.get(_lock_path(root, coder), (None, 0))[0] is not None


@contextlib.contextmanager
def waiting_for(path: Path, seconds: float) -> Iterator[bool]:
    """Hold a lock beside a file that several append to; False when it could not be had in time, where one goes on without."""
    import filelock

    lock = filelock.FileLock(path, timeout=seconds, thread_local=False, fallback_to_soft=False)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        lock.acquire()
    except (OSError, NotImplementedError):  # filelock's Timeout is an OSError too
        yield False
        return
    try:
        yield True
    finally:
        lock.release()


def _coders(root: Path) -> list[str]:
    """Everyone who has said something or is about to, without the study itself."""
    names = {path.stem for path in (root / FOLDER).glob("*.lock")} if is_folder(root / FOLDER) else set()
    for kind in _CODED:
        if is_folder(root / kind):
            names |= {path.name for path in (root / kind).iterdir() if is_folder(path) and not path.name.startswith(".")}
    return sorted(names - {EVERYBODY})


def _lock_path(root: Path, coder: str) -> Path:
    return Path(os.path.realpath(root)) / FOLDER / f"{coder}.lock"


@contextlib.contextmanager
def _hold(root: Path, coder: str, command: str, patience: float) -> Iterator[None]:
    path = _lock_path(root, coder)
    lock, times = _HELD[path] if path in _HELD else (_acquired(path, coder, patience), 0)
    _HELD[path] = (lock, times + 1)
    try:
        if times == 0 and command:
            _tell_who(path, command)
        yield
    finally:
        _HELD[path] = (lock, times)
        if times == 0:
            del _HELD[path]
            if command:
                with contextlib.suppress(OSError):
                    _who(path).unlink()
            if lock is not None:
                lock.release()


def _acquired(path: Path, coder: str, patience: float) -> "BaseFileLock | None":
    """The lock; None where the drive knows none, since refusing to work there would help nobody."""
    import filelock

    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        lock = filelock.FileLock(path, timeout=patience, thread_local=False, fallback_to_soft=False)
        lock.acquire()
    except filelock.Timeout:
        raise _taken(path, coder) from None
    except PermissionError as error:
        message = _("may not be written ({reason})").format(reason=error.strerror)
        raise TfbbError(message, path=path, hint=_("a study folder must be writable; copy it to a place of your own")) from None
    except (OSError, NotImplementedError):
        return None
    return lock


def _who(path: Path) -> Path:
    return path.with_suffix(".json")


def _tell_who(path: Path, command: str) -> None:
    said = {
        "command": command,
        "time": datetime.now(UTC).isoformat(timespec="seconds"),
        "by": login_name(),
        "computer": socket.gethostname(),
    }
    with contextlib.suppress(OSError):  # the lock holds without it
        _who(path).write_text(json.dumps(said, ensure_ascii=False), encoding="utf-8")


def _taken(path: Path, coder: str) -> TfbbError:
    try:
        said = json.loads(_who(path).read_text(encoding="utf-8"))
        since = datetime.fromisoformat(said["time"]).astimezone().strftime("%Y-%m-%d %H:%M")
        holder = _("`tfbb {command}`, run by {by} on the computer {computer} since {since}").format(
            command=said["command"], by=said["by"] or "?", computer=said["computer"], since=since
        )
    except (OSError, ValueError, KeyError, TypeError, AttributeError):  # just let go, or written at this moment
        holder = _("another tfbb")
    hint = _("nothing was written; wait until it has finished, or end it there, and run the command again")
    if coder == EVERYBODY:
        return TfbbError(_("the whole study is being changed by {holder}").format(holder=holder), hint=hint)
    if coder == MATERIAL:
        return TfbbError(_("the study's transcripts are being added to by {holder}").format(holder=holder), hint=hint)
    message = _("what '{coder}' says is being changed by {holder}").format(coder=coder, holder=holder)
    return TfbbError(message, hint=hint)
