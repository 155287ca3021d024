"""The lines that went and came with one entry of the history.

An entry holds the lines that went, and fingerprints of those that came: these still stand in the file, or went with a later entry.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import takewhile
from pathlib import Path

from tfbb_coding.files.history import newest_first
from tfbb_coding.files.line_changes import digest
from tfbb_coding.files.presence import is_file
from tfbb_coding.model.history import Entry, FileChange


@dataclass(frozen=True, slots=True)
class FileLines:
    """A changed file's lines that went and came; ``lost`` counts those that came and can no longer be told.

    Of a file that is kept whole there are none: ``was_there`` and ``is_there`` tell whether there was a file before and after.
    """

    path: str
    was_there: bool
    is_there: bool
    gone: tuple[str, ...] = ()
    come: tuple[str, ...] = ()
    lost: int = 0


def changed_lines(root: Path, entry: Entry) -> Iterator[FileLines]:
    """What changed in every file of the entry, in its order."""
    later = list(takewhile(lambda one: one.id != entry.id, newest_first(root)))
    for change in entry.files:
        there = (change.path, bool(change.before), bool(change.after))
        if change.kept:
            yield FileLines(*there)
            continue
        gone = tuple(line for _number, line in change.removed if line)
        wanted = [print_ for _number, print_ in change.added if print_ != digest(b"")]
        known = _known(root, change, later, set(wanted)) if wanted else {}
        yield FileLines(*there, gone, tuple(known[one] for one in wanted if one in known), sum(one not in known for one in wanted))


def _known(root: Path, change: FileChange, later: list[Entry], wanted: set[str]) -> dict[str, str]:
    """The lines with these fingerprints."""
    path = root / change.path
    now = path.read_bytes().decode(errors="replace").split("\n") if is_file(path) else []
    went = [line for entry in later for one in entry.files if one.path == change.path for _number, line in one.removed]
    return {print_: line for line in (*now, *went) if (print_ := digest(line.encode())) in wanted}
