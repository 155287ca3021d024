"""The history as a table, and decisions that follow each other as one line."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import PurePosixPath

from tfbb_coding.model.history import Entry, undone_by
from tfbb_coding.model.report import Table

COLUMNS = ("id", "time", "by", "coder", "command", "version", "codebook", "state", "undoes", "file", "added", "removed")
_PAUSE, _FEW = timedelta(minutes=30), 3


@dataclass(frozen=True, slots=True)
class Run:
    """Changes of one kind by one person that follow each other without a longer pause, the newest first."""

    entries: tuple[Entry, ...]


def runs(newest_first: Iterable[Entry], *, each: bool) -> Iterator[Run]:
    """The history in runs; with ``each``, and where there are fewer than three, every change by itself."""
    waiting: list[Entry] = []
    for entry in newest_first:
        if waiting and (each or not _goes_on(entry, waiting[-1])):
            yield from _as_runs(waiting)
            waiting = []
        waiting.append(entry)
    yield from _as_runs(waiting)


def _as_runs(entries: Sequence[Entry]) -> Iterator[Run]:
    yield from [Run(tuple(entries))] if len(entries) >= _FEW else [Run((entry,)) for entry in entries]


def _goes_on(entry: Entry, newer: Entry) -> bool:
    same = (entry.by, entry.coder, entry.command, entry.codebook) == (newer.by, newer.coder, newer.command, newer.codebook)
    plain = not (entry.undoes or entry.cut or entry.forgotten or newer.undoes or newer.cut or newer.forgotten)
    return same and plain and datetime.fromisoformat(newer.time) - datetime.fromisoformat(entry.time) <= _PAUSE


def state_of(entry: Entry, undone: dict[str, str]) -> str:
    """``undone``, ``cut`` (killed and taken back), ``forgotten`` (cannot be undone), or empty."""
    return "undone" if entry.id in undone else "cut" if entry.cut else "forgotten" if entry.forgotten else ""


@dataclass(frozen=True, slots=True)
class Kind:
    """How many lines came and went in one kind of file, and in which transcripts."""

    kind: str
    added: int
    removed: int
    names: tuple[str, ...]


def kinds(entries: Iterable[Entry]) -> list[Kind]:
    """What changed, by kind of file in the order of names. A file that is kept whole counts as one line."""
    found: dict[str, list[tuple[int, int, str]]] = {}
    for entry in entries:
        for one in entry.files:
            path = PurePosixPath(one.path)
            lines = (1, int(bool(one.before))) if one.kept or not (one.added or one.removed) else (_real(one.added), _real(one.removed))
            found.setdefault(path.parts[0], []).append((*lines, "" if "about" in path.parts else path.stem))
    return [
        Kind(kind, sum(a for a, _r, _n in rows), sum(r for _a, r, _n in rows), tuple(sorted({name for _a, _r, name in rows if name})))
        for kind, rows in sorted(found.items())
    ]


def _real(lines: Sequence[tuple[int, str]]) -> int:
    """Lines without the empty one that ends a file."""
    return sum(text not in {"", _EMPTY} for _number, text in lines)


_EMPTY = "e3b0c44298fc1c14"  # the fingerprint of no bytes


def history_table(newest_first: Sequence[Entry]) -> Table:
    """A row a file of every change."""
    undone = undone_by(newest_first)
    rows = tuple(
        (
            entry.id, entry.time, entry.by, entry.coder, entry.command, entry.version, entry.codebook, state_of(entry, undone),
            entry.undoes, one.path, _real(one.added), _real(one.removed),
        )
        for entry in newest_first
        for one in entry.files
    )  # fmt: skip
    return Table("history", COLUMNS, rows)
