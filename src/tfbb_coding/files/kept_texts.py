"""Transcripts as they were when they were coded: ``history/texts/<transcript>.<fingerprint>.txt``.

A coding is found again in a changed transcript by its words; where they stand several times, only the old text tells which was meant.
"""

import os
from collections.abc import Iterable
from pathlib import Path

from tfbb_coding.errors import UnreadableError
from tfbb_coding.files.atomic import write_text
from tfbb_coding.files.presence import is_file, is_folder
from tfbb_coding.model.text import fingerprint, normalise

FOLDER = "history/texts"
_seen: dict[Path, tuple[int, int]] = {}
"""Transcripts that this process has kept, with time and size: a decision must not cost the reading of a document."""


def keep_texts(root: Path, names: Iterable[str]) -> None:
    """Keep the transcripts of these names as they are now, where they are not kept already."""
    wanted = {normalise(name) for name in names}
    folder = root / "transcripts"
    if not wanted or not is_folder(folder):
        return
    for path in sorted(folder.iterdir()):
        if normalise(path.stem) in wanted and is_file(path):
            _keep(root, path)


def kept_texts(root: Path, name: str) -> tuple[str, ...]:
    """The texts that the transcript's codings were made in, the newest first."""
    paths = [path for path in (root / FOLDER).glob("*.txt") if path.name.rpartition(".txt")[0].rpartition(".")[0] == normalise(name)]
    return tuple(path.read_text(encoding="utf-8") for path in sorted(paths, key=lambda path: (-path.stat().st_mtime_ns, path.name)))


def kept_names(root: Path) -> dict[str, set[str]]:
    """The fingerprints of the kept texts, by transcript."""
    found: dict[str, set[str]] = {}
    for path in (root / FOLDER).glob("*.txt") if is_folder(root / FOLDER) else ():
        name, _dot, digest = path.name.removesuffix(".txt").rpartition(".")
        found.setdefault(name, set()).add(digest)
    return found


def drop_texts(root: Path, name: str, but: Iterable[str] = ()) -> None:
    """Remove the kept texts of a transcript, all but those with these fingerprints."""
    for digest in kept_names(root).get(normalise(name), set()) - set(but):
        _path(root, name, digest).unlink(missing_ok=True)
    _seen.clear()


def _keep(root: Path, path: Path) -> None:
    from tfbb_coding.files.transcripts import read_transcript

    stat = path.stat()
    place = Path(os.path.realpath(path))
    if _seen.get(place) == (stat.st_mtime_ns, stat.st_size):
        return
    try:
        text = read_transcript(path).text
    except UnreadableError:
        return  # what cannot be read was not coded either
    target = _path(root, path.stem, fingerprint(text))
    if not is_file(target):
        write_text(target, text)
    _seen[place] = (stat.st_mtime_ns, stat.st_size)


def _path(root: Path, name: str, digest: str) -> Path:
    return root / FOLDER / f"{normalise(name)}.{digest}.txt"
