"""Taking back what changed a study: one entry of the history, also from among later ones."""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from tfbb_coding.errors import TfbbError
from tfbb_coding.files.atomic import remove, write_all
from tfbb_coding.files.changes import LINED, bytes_before, changing, remove_empty_folders
from tfbb_coding.files.history import newest_first
from tfbb_coding.files.line_changes import ConflictError, digest, without_change
from tfbb_coding.files.presence import is_file
from tfbb_coding.messages import _
from tfbb_coding.model.history import Entry, FileChange, undone_by

_SKELETON = ("transcripts", "codebooks")
"""Folders that `tfbb init` makes."""


def undoable(root: Path, by: str, login: str = "") -> Iterator[Entry]:
    """What this person (or, with ``login``, whoever worked from that account) has changed and not undone, the newest first.

    It reads no further back than it is asked for.
    """
    undone: dict[str, str] = {}
    for entry in newest_first(root):
        if entry.undoes and entry.id not in undone:
            undone[entry.undoes] = entry.id
        elif entry.is_of(by, login) and entry.id not in undone and not (entry.undoes or entry.cut or entry.forgotten):
            yield entry


def last_change(newest_first: Iterable[Entry], by: str, login: str = "") -> Entry | None:
    """The newest thing that this person did and that stands; one that was forgotten counts, too."""
    undone: set[str] = set()
    for entry in newest_first:
        if entry.undoes:
            undone |= set() if entry.id in undone else {entry.undoes}
        elif entry.is_of(by, login) and entry.id not in undone and not entry.cut:
            return entry
    return None


def last_undo(root: Path, by: str, login: str = "") -> Entry | None:
    """The newest undoing by this person, where they changed nothing since."""
    entries = list(newest_first(root))
    undone, undoings = undone_by(entries), {entry.id for entry in entries if entry.undoes}
    for entry in entries:
        if not entry.is_of(by, login) or entry.id in undone or entry.cut or entry.undoes in undoings:
            continue
        return entry if entry.undoes else None
    return None


def entry_of(root: Path, asked: str) -> Entry:
    """The entry whose id begins so. Raises :class:`TfbbError` when there is none, or several."""
    found = [entry for entry in newest_first(root) if asked and entry.id.startswith(asked.casefold())]
    if len({entry.id for entry in found}) != 1:
        message = _("several changes have an id that begins with '{id}'") if found else _("there is no change with the id '{id}'")
        raise TfbbError(message.format(id=asked), path=root, hint=_("`tfbb history` lists them"))
    return found[0]


def undo(root: Path, entry: Entry) -> Entry | None:
    """Take one change back, and return the entry that says so, None where nothing was left to take back.

    Raises :class:`TfbbError` when it is undone already, when its words were forgotten, or when later changes stand on it.
    """
    with changing(root, "undo", entry.coder, codebook=entry.codebook, undoes=entry.id) as change:
        _check(root, entry)
        contents = _as_before(root, entry)
        write_all({path: data for path, data in contents.items() if data is not None})
        gone = [path for path, data in contents.items() if data is None]
        remove(gone)
        remove_empty_folders(root, _emptied(root, entry, gone))
    return change.entry if change.files else None


def _emptied(root: Path, entry: Entry, gone: Iterable[Path]) -> set[str]:
    """The folders that go when they are empty: those that the change made, and those of its files; what every study has stays otherwise."""
    above = {folder for path in gone for folder in path.parents if folder.is_relative_to(root) and folder != root}
    return {*entry.folders, *(folder.relative_to(root).as_posix() for folder in above)} - ({*_SKELETON} - {*entry.folders})


def _check(root: Path, entry: Entry) -> None:
    if entry.cut:
        raise TfbbError(_("the change {id} was never finished: it was taken back at once").format(id=entry.id), path=root)
    if entry.forgotten:
        message = _("the change {id} cannot be undone, since the history has forgotten its words").format(id=entry.id)
        raise TfbbError(message, path=root, hint=_("a participant has withdrawn, or `tfbb history --forget` was run"))
    undone = undone_by(newest_first(root))
    if entry.id in undone:
        message = _("the change {id} is undone already").format(id=entry.id)
        raise TfbbError(message, path=root, hint=_("`tfbb undo {id}` does it again").format(id=undone[entry.id]))


def _as_before(root: Path, entry: Entry) -> Mapping[Path, bytes | None]:
    """What every file of the entry holds once it is undone; None where there is none then."""
    contents: dict[Path, bytes | None] = {}
    for change in reversed(entry.files):
        path = root / change.path
        now = contents[path] if path in contents else path.read_bytes() if is_file(path) else None
        try:
            contents[path] = _before(root, change, now)
        except (ConflictError, UnicodeDecodeError):
            raise _conflict(root, entry, change) from None
        except OSError:
            message = _("the change {id} cannot be undone: what was there before is no longer kept").format(id=entry.id)
            raise TfbbError(message, path=path, hint=_("take the file back from your backup")) from None
    return contents


def _before(root: Path, change: FileChange, now: bytes | None) -> bytes | None:
    if digest(now) == change.after:
        return bytes_before(root, change, now)
    if digest(now) == change.before:
        return now
    if change.kept or change.path.split("/")[0] not in LINED:
        raise ConflictError
    return without_change(now, change)


def _conflict(root: Path, entry: Entry, change: FileChange) -> TfbbError:
    undone = undone_by(newest_first(root))
    later = []
    for one in newest_first(root):
        if one.id == entry.id:
            break
        if any(other.path == change.path for other in one.files) and not one.undoes and one.id not in undone:
            later.append(one.id)
    message = _("the change {id} cannot be undone: what it wrote here was changed since").format(id=entry.id)
    hint = _("undo these first: {ids}").format(ids=", ".join(later[:10]) + (" …" if later[10:] else ""))
    return TfbbError(message, path=root / change.path, hint=hint if later else _("the file was changed by hand; mend it by hand too"))
