"""The copies with placeholders: what they are called, that nothing is written over, and the way back to the originals."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from tfbb_coding.errors import TfbbError
from tfbb_coding.files.atomic import write_all
from tfbb_coding.files.key import digest
from tfbb_coding.files.presence import is_there
from tfbb_coding.files.replace_in import open_source
from tfbb_coding.files.vault import OWNER_ONLY
from tfbb_coding.messages import _
from tfbb_coding.model.replacement import Copy, Edit, Identity, KeptFile, Key, undo
from tfbb_coding.model.text import normalise

_UNSAFE = re.compile(r'[\\:*?"<>|\x00-\x1f]')


def relative_names(files: Sequence[Path], asked: Sequence[Path]) -> dict[Path, str]:
    """What each file is called below the folder that was named, with ``/`` between folders and without its ending."""
    names = {}
    for file in files:
        root = next((folder for folder in asked if folder in file.parents), file.parent)
        names[file] = normalise(PurePosixPath(*file.relative_to(root).with_suffix("").parts).as_posix())
    return names


def in_file_name(placeholder: str) -> str:
    """A placeholder as a part of a file's name.

    >>> in_file_name("[namn 1]s")
    'namn-1s'
    """
    return _UNSAFE.sub("-", re.sub(r"[\[\]/]", "", placeholder)).replace(" ", "-")


def name_edits(edits: Iterable[Edit]) -> list[Edit]:
    """The edits of a file's name, with placeholders as they may stand in one."""
    return [Edit(e.start, e.end, in_file_name(e.words)) for e in edits]


def unlike(names: Iterable[str]) -> list[str]:
    """The same names, where two are alike (also but for case) with a number after the later one.

    >>> unlike(["a.txt", "A.txt"])
    ['a.txt', 'A-2.txt']
    """
    taken: set[str] = set()
    found = []
    for name in names:
        path, number, fresh = PurePosixPath(name), 1, name
        while fresh.casefold() in taken:
            number += 1
            fresh = path.with_name(f"{path.stem}-{number}{path.suffix}").as_posix()
        taken.add(fresh.casefold())
        found.append(fresh)
    return found


def check_copies(folder: Path, copies: Mapping[str, Copy], originals: Iterable[Path], key: Key) -> None:
    """Raise :class:`TfbbError` where a copy would lie on an original, or on a file that is no untouched earlier copy."""
    ours = {(file.name, file.sha256) for file in key.files}
    sources = {path.resolve() for path in originals}
    for name, copy in copies.items():
        path = folder / name
        if path.resolve() in sources:
            raise TfbbError(_("the copy would be written over its original"), path=path, hint=_("choose another folder with --out"))
        if not is_there(path):
            continue
        there = digest(path.read_bytes())
        if (name, there) not in ours and there != digest(copy.data):
            message = _("a file is there already, and it is no copy of tfbb or was changed since")
            raise TfbbError(message, path=path, hint=_("choose another folder with --out, or move the file away"))


def rights_of(path: Path) -> int:
    """The rights of a file, with those that its owner needs to change a copy of it."""
    return path.stat().st_mode & 0o777 | OWNER_ONLY


def kept_file(name: str, original_name: str, original: bytes, copy: Copy, mode: int = 0) -> KeptFile:
    """What the key remembers of one copy; ``mode`` are the original's rights."""
    return KeptFile(name, original_name, digest(copy.data), digest(original), copy.patches, mode)


def with_files(key: Key, identities: Sequence[Identity], files: Sequence[KeptFile]) -> Key:
    """The key with this run's identities and files; an earlier copy of the same name is forgotten only when it is the same copy."""
    fresh = {(file.name, file.sha256) for file in files}
    return Key(tuple(identities), (*(f for f in key.files if (f.name, f.sha256) not in fresh), *files))


def write_copies(folder: Path, copies: Mapping[str, bytes], modes: Mapping[str, int] | None = None) -> None:
    """Write all copies or none, with these rights."""
    write_all({folder / name: data for name, data in copies.items()}, {folder / name: mode for name, mode in (modes or {}).items()})


@dataclass(frozen=True, slots=True)
class Restored:
    """An original given back; ``exact`` tells that it is the original byte for byte and not an edited copy with its words put back.

    ``mode`` are the original's rights; where the key knows none, its owner's alone.
    """

    name: str
    data: bytes
    exact: bool
    mode: int = OWNER_ONLY


def restore(path: Path, name: str, key: Key) -> Restored:
    """The original of the copy at ``path``, which is called ``name`` below the folder that was named.

    A copy that was not changed gives the original's own bytes. In one that was, every placeholder of the key is replaced by the longest
    way in which it was written. Raises :class:`TfbbError` for a file that the key knows nothing of.
    """
    data = path.read_bytes()
    same = [f for f in key.files if f.sha256 == digest(data)]
    kept = next((f for f in same if f.name == name), same[0] if same else None)
    if kept is not None:
        original = undo(data, kept.patches)
        if digest(original) != kept.original_sha256:
            raise TfbbError(_("the key does not fit this file"), path=path, hint=_("take the key that was written with it"))
        return Restored(kept.original_name, original, exact=True, mode=kept.mode or OWNER_ONLY)
    kept = next((f for f in reversed(key.files) if f.name == name or Path(f.name).name == path.name), None)
    if kept is None:
        raise TfbbError(_("the key knows no such copy"), path=path, hint=_("take the key that was written with it"))
    source = open_source(path)
    edits = _words_back(source.text, key.identities)
    name = str(PurePosixPath(kept.original_name).with_suffix(path.suffix))
    return Restored(name, source.rewritten(edits).data, exact=False, mode=kept.mode or OWNER_ONLY)


def _words_back(text: str, identities: Iterable[Identity]) -> list[Edit]:
    edits = []
    for identity in identities:
        if identity.forms:
            words = max(identity.forms, key=len)
            edits += [Edit(m.start(), m.end(), words) for m in re.finditer(re.escape(identity.placeholder), text)]
    return sorted(edits)


def write_restored(folder: Path, restored: Sequence[Restored]) -> None:
    """Write the originals into ``folder``; nothing that is there is written over."""
    contents: dict[Path, bytes] = {}
    modes: dict[Path, int] = {}
    for one, name in zip(restored, unlike(r.name for r in restored), strict=True):
        path = folder / name
        if is_there(path) and path.read_bytes() != one.data:
            raise TfbbError(_("a file is there already"), path=path, hint=_("choose another folder with --out"))
        contents[path], modes[path] = one.data, one.mode
    write_all(contents, modes)
