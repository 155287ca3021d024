"""Items taken out of the lists of a YAML file that a person wrote, and single values changed: every other character stays.

As with :mod:`tfbb_coding.files.yaml_additions`, the result is used only when it reads as what was there without the item.
"""

import copy
from collections.abc import Callable, Sequence
from typing import Any

import yaml

from tfbb_coding.files.yaml_additions import LOADER, content_of, leaves, line_after


def without_item(raw: bytes, path: Sequence[str], place: int) -> bytes | None:
    """The file without an item of the list at ``path``; None where that cannot be done safely.

    With the item go the comments in its lines and those that stand further in than its dash. What stands above it stays.
    """

    def take_out(tree: Any) -> None:
        parent = tree
        for step in path[:-1]:
            parent = parent[step]
        del parent[path[-1]][place]
        parent[path[-1]] = parent[path[-1]] or ""  # an empty list and a key with nothing behind it are one

    return _rewritten(raw, lambda text: _without(text, _at(text, path), place), take_out)


def with_value(raw: bytes, path: Sequence[str | int], value: str) -> bytes | None:
    """The file with another value for the plain one at ``path``; None where that cannot be done safely."""

    def put(tree: Any) -> None:
        for step in path[:-1]:
            tree = tree[step]
        tree[path[-1]] = value

    def written(text: str) -> str:
        node = _at(text, path)
        return f"{text[: node.start_mark.index]}{value}{text[node.end_mark.index :]}"

    return _rewritten(raw, written, put)


def _rewritten(raw: bytes, write: Callable[[str], str], expect: Callable[[Any], None]) -> bytes | None:
    """What ``write`` makes of the file, if it reads as what ``expect`` makes of its content."""
    try:
        before = raw.decode("utf-8-sig")
        wanted = copy.deepcopy(content_of(before))
        expect(wanted)
        text = write(before)
        sure = _emptied(content_of(text)) == _emptied(wanted)
    except (ValueError, LookupError, TypeError, AttributeError, StopIteration, yaml.YAMLError):  # no such place, or no YAML
        return None
    return raw[: len(raw) - len(before.encode())] + text.encode() if sure else None


def _emptied(tree: Any) -> Any:
    """The content, with an empty list as nothing."""
    if isinstance(tree, dict):
        return {key: _emptied(value) for key, value in tree.items()}
    return [_emptied(one) for one in tree] or "" if isinstance(tree, list) else tree


def _at(text: str, path: Sequence[str | int]) -> Any:
    node: Any = yaml.compose(text, Loader=LOADER)
    for step in path:
        node = node.value[step] if isinstance(step, int) else next(value for name, value in node.value if name.value == step)
    return node


def _without(text: str, found: Any, place: int) -> str:
    if found.flow_style:
        return _without_within(text, found, place)
    lines = text.splitlines(keepends=True)
    dash = found.start_mark.column
    first = found.value[place].start_mark.line
    while not lines[first][dash:].startswith("-"):
        first -= 1
    end = max(map(line_after, leaves(found.value[place])))
    while end < len(lines) and _belongs(lines[end], dash):
        end += 1
    return "".join([*lines[:first], *lines[end:]])


def _belongs(line: str, dash: int) -> bool:
    """Whether a line is a comment further in than the dash."""
    words = line.lstrip(" ")
    return words.startswith("#") and len(line) - len(words) > dash


def _without_within(text: str, found: Any, place: int) -> str:
    """An item out of a pair of brackets, with the comma behind it, or before it where it is the last."""
    items = found.value
    if place + 1 < len(items):
        start, end = items[place].start_mark.index, items[place + 1].start_mark.index
    else:
        start, end = items[place - 1].end_mark.index if place else items[place].start_mark.index, items[place].end_mark.index
    return text[:start] + text[end:]
