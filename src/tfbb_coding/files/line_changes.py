"""The difference between two versions of a file with an item a line, and the way back."""

import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Sequence

from tfbb_coding.model.history import FileChange


def digest(data: bytes | None) -> str:
    """Sixteen hexadecimal digits that tell one version of a file from another; empty for no file."""
    return "" if data is None else hashlib.sha256(data).hexdigest()[:16]


def difference(path: str, before: bytes | None, after: bytes | None) -> FileChange | None:
    """What changed, line by line; None where the old file cannot be led back to exactly so, such as one that is no text."""
    try:
        old = [] if before is None else before.decode().split("\n")
        new = [] if after is None else after.decode().split("\n")
    except UnicodeDecodeError:
        return None
    removed = tuple(_more_of(old, new))
    added = tuple((number, digest(line.encode())) for number, line in _more_of(new, old))
    change = FileChange(path, digest(before), digest(after), removed, added)
    return change if _back(new, change) == old else FileChange(path, digest(before), digest(after), tuple(enumerate(old)), _all(new))


def _more_of(lines: Sequence[str], others: Iterable[str]) -> Iterable[tuple[int, str]]:
    """The lines, with their numbers, that stand here more often than among the others."""
    left = Counter(others)
    for number, line in enumerate(lines):
        if left[line]:
            left[line] -= 1
        else:
            yield number, line


def _all(lines: Iterable[str]) -> tuple[tuple[int, str], ...]:
    return tuple((number, digest(line.encode())) for number, line in enumerate(lines))


def _back(new: Sequence[str], change: FileChange) -> list[str]:
    added = {number for number, _print in change.added}
    lines = [line for number, line in enumerate(new) if number not in added]
    for number, line in change.removed:
        lines.insert(number, line)
    return lines


def as_before(now: bytes | None, change: FileChange) -> bytes | None:
    """The file as it was before; ``now`` must be as the change left it."""
    return "\n".join(_back([] if now is None else now.decode().split("\n"), change)).encode() if change.before else None


class ConflictError(Exception):
    """The lines that a change made are no longer there, or others have taken their place."""


def without_change(now: bytes | None, change: FileChange) -> bytes | None:
    """The file with only this change taken back, where others have changed it since. Raises :class:`ConflictError`."""
    lines = [line for line in ([] if now is None else now.decode().split("\n")) if line]
    for _number, wanted in change.added:
        here = next((n for n, line in enumerate(lines) if digest(line.encode()) == wanted), None)
        if here is not None:
            del lines[here]
        elif wanted != digest(b""):
            raise ConflictError
    again = [line for _number, line in change.removed if line]
    if {_identity(line) for line in again} & {_identity(line) for line in lines}:
        raise ConflictError
    if not lines and not again and not change.before:
        return None
    return "".join(f"{line}\n" for line in sorted([*lines, *again], key=_order)).encode()


def _identity(line: str) -> tuple[object, ...]:
    """What a line is about: two that say different things of the same are never put side by side."""
    item = _item(line)
    return tuple(str(item.get(key, "")) for key in ("unit", "start", "end", "theme", "code", "time")) if item else (line,)


def _order(line: str) -> tuple[object, ...]:
    item = _item(line)
    return (
        *(n if isinstance(n := item.get(key), int) else -1 for key in ("start", "end")),
        *(str(item.get(key, "")) for key in ("theme", "code", "coder", "time")),
    )


def _item(line: str) -> dict[str, object]:
    try:
        item = json.loads(line)
    except ValueError:
        return {}
    return item if isinstance(item, dict) else {}
