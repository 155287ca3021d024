"""What the program itself wrote into a study's results, so that what a person wrote into them since is never written over.

``.written.json`` in the study folder holds a fingerprint for every file, by its path within the study; the path of one that lies
elsewhere is a fingerprint itself, since it can name somebody.
"""

import json
import re
from collections.abc import Iterable, Mapping
from pathlib import Path

from tfbb_coding.files.atomic import write_all, write_text
from tfbb_coding.files.line_changes import digest
from tfbb_coding.files.presence import is_file, is_there

NAME = ".written.json"
_KEPT = {"sv": ("{stem} (ändrad){end}", "{stem} (ändrad {n}){end}"), "en": ("{stem} (changed){end}", "{stem} (changed {n}){end}")}
"""What a file is called that somebody has written in: the first one, and those after it."""
_ASIDE = re.compile(r" \((?:ändrad|changed)(?: \d+)?\)$")


def remember_written(root: Path, paths: Mapping[Path, bytes]) -> None:
    """Keep the fingerprints of files just written."""
    before = _remembered(root)
    now = {**before, **{_key(root, path): digest(data) for path, data in paths.items()}}
    if now != before:
        write_text(root / NAME, json.dumps(now, ensure_ascii=False, indent=1, sort_keys=True) + "\n")


def keep_changed(root: Path, contents: Mapping[Path, bytes], language: str) -> dict[Path, Path]:
    """Copy aside every file that ``contents`` would write over and that is not as the program wrote it: old path → where it is kept.

    A file that holds what would be written now is left; so are its changes, there are none.
    """
    remembered = _remembered(root)
    kept: dict[Path, Path] = {}
    copies: dict[Path, bytes] = {}
    for path, new in contents.items():
        if not is_file(path):
            continue
        old = path.read_bytes()
        if old != new and remembered.get(_key(root, path)) != digest(old):
            kept[path] = _free(path, language)
            copies[kept[path]] = old
    if copies:
        write_all(copies)
    return kept


def by_people(root: Path, paths: Iterable[Path]) -> list[Path]:
    """Those of the files that somebody has written in since the program made them, and those that were kept aside because of that."""
    remembered = _remembered(root)
    return [path for path in paths if _is_kept(path) or remembered.get(_key(root, path), "") not in {"", digest(path.read_bytes())}]


def as_written(root: Path, paths: Iterable[Path]) -> list[Path]:
    """Those of the files that are as the program made them."""
    remembered = _remembered(root)
    return [path for path in paths if remembered.get(_key(root, path)) == digest(path.read_bytes())]


def _is_kept(path: Path) -> bool:
    return _ASIDE.search(path.stem) is not None


def _free(path: Path, language: str) -> Path:
    first, later = _KEPT["en" if language.startswith("en") else "sv"]
    place, n = path.with_name(first.format(stem=path.stem, end=path.suffix)), 1
    while is_there(place):
        n += 1
        place = path.with_name(later.format(stem=path.stem, end=path.suffix, n=n))
    return place


def _remembered(root: Path) -> dict[str, str]:
    """Nothing from a file that cannot be read."""
    if not is_file(root / NAME):
        return {}
    try:
        return {str(path): str(mark) for path, mark in json.loads((root / NAME).read_text(encoding="utf-8")).items()}
    except (ValueError, AttributeError):
        return {}


def _key(root: Path, path: Path) -> str:
    home, place = root.resolve(), path.resolve()
    return place.relative_to(home).as_posix() if place.is_relative_to(home) else digest(str(place).encode())
