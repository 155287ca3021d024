"""Items put into the lists of a YAML file that a person wrote: not a character of what stands there is changed.

What a person wrote holds comments and an order of its own, which no YAML library gives back. So the items are put where a list ends, and
the result is used only when it reads as what was there and what was added.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import yaml

Item = Mapping[str, Any]
LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
"""As the program's own reader parses (:mod:`tfbb_coding.files.yaml_lines`); makes strings, lists and mappings, nothing else."""
_WIDTH = 140
_STEP = 2
"""By how many blanks a list stands further in than what it belongs to."""


@dataclass(frozen=True, slots=True)
class Addition:
    """Items for the end of the list at ``path`` (keys of mappings and places in lists); it is opened where it is not there.

    ``block``: where its lists stand over lines, each item does too, not on one line.
    """

    path: tuple[str | int, ...]
    items: Sequence[Item]
    block: bool = False


def with_added(raw: bytes, additions: Sequence[Addition]) -> bytes | None:
    """The file with the items added; None where that cannot be done safely."""
    wanted = [one for one in additions if one.items]
    try:
        before = text = raw.decode("utf-8-sig")
        plain = content_of(before)
        for one in wanted:
            text = _added(text, one)
            _add_to(plain, one)
        sure = content_of(text) == plain
    except (ValueError, LookupError, TypeError, AttributeError, StopIteration, yaml.YAMLError):  # no such list, or no YAML
        return None
    return raw[: len(raw) - len(before.encode())] + text.encode() if sure else None


def item_line(item: Item) -> str:
    """An item of a list on one line, without the dash: ``{id: fg1, case: norr}``."""
    return yaml.safe_dump(dict(item), default_flow_style=True, allow_unicode=True, sort_keys=False, width=100_000).strip()


def _item_lines(item: Item, *, block: bool) -> list[str]:
    """An item with its dash, on one line or key below key."""
    if not block:
        return [f"- {item_line(item)}"]
    return yaml.safe_dump([dict(item)], allow_unicode=True, sort_keys=False, width=_WIDTH).rstrip("\n").split("\n")


def content_of(text: str) -> Any:
    """What YAML reads, every value as it is written, as the program's own reader takes it: a date may be none that a calendar has."""
    return yaml.load(text, Loader=LOADER)  # noqa: S506 - see there


def _add_to(plain: Any, one: Addition) -> None:
    """Add the items to what was read."""
    *above, key = one.path
    for step in above:
        plain = plain[step]
    plain[key] = [*(plain.get(key) or []), *(content_of(item_line(item)) for item in one.items)]


def _added(text: str, one: Addition) -> str:
    *above, key = one.path
    parent: Any = yaml.compose(text, Loader=LOADER)
    for step in above:
        parent = parent.value[step] if isinstance(step, int) else next(value for name, value in parent.value if name.value == step)
    name, value = next(((name, value) for name, value in parent.value if name.value == key), (None, None))
    if value is None and parent.flow_style:
        return _put_within(text, parent, f"{key}: [{', '.join(map(item_line, one.items))}]")
    if isinstance(value, yaml.SequenceNode) and value.flow_style:
        return _put_within(text, value, ", ".join(map(item_line, one.items)))
    return _put_between(text, lambda lines: _place(lines, parent, str(key), name, value), [] if name else [f"{key}:"], one)


def _put_within(text: str, node: yaml.CollectionNode, new: str) -> str:
    """``new`` behind the last that stands between a pair of brackets."""
    inner = [one for pair in node.value for one in (pair if isinstance(pair, tuple) else (pair,))]
    at = inner[-1].end_mark.index if inner else node.start_mark.index + 1
    return f"{text[:at]}{', ' if inner else ''}{new}{text[at:]}"


def _put_between(text: str, find: Callable[[Sequence[str]], tuple[int, int]], opening: Sequence[str], one: Addition) -> str:
    """Lines for the items where ``find`` says, so far in; lines end as they do in the text."""
    end = "\r\n" if "\r\n" in text else "\n"
    lines = text.splitlines(keepends=True)
    if lines and not lines[-1].endswith(("\n", "\r")):
        lines[-1] += end
    place, indent = find(lines)
    new = [" " * (indent - _STEP) + line for line in opening]
    new += [f"{' ' * indent}{line}".rstrip() for item in one.items for line in _item_lines(item, block=one.block)]
    return "".join([*lines[:place], *(line + end for line in new), *lines[place:]])


def _place(lines: Sequence[str], parent: yaml.MappingNode, key: str, name: yaml.Node | None, value: yaml.Node | None) -> tuple[int, int]:
    """Before which line the items go, and how far they are indented."""
    if name is None:
        within = parent.start_mark.column
        return (max(map(line_after, leaves(parent))) if within else _after_example(lines, key)), within + _STEP
    if isinstance(value, yaml.SequenceNode):
        return max(map(line_after, leaves(value))), value.start_mark.column
    if isinstance(value, yaml.ScalarNode) and value.value == "":
        return name.end_mark.line + 1, name.start_mark.column + _STEP
    raise ValueError


def line_after(leaf: yaml.Node) -> int:
    """The line below a leaf; one that runs over lines (``|``) ends at the beginning of the next."""
    return int(leaf.end_mark.line) + (leaf.end_mark.column > 0)


def leaves(node: yaml.Node) -> Iterator[yaml.Node]:
    """The scalars and one-line lists and mappings below a node: these know where they end."""
    if isinstance(node, yaml.ScalarNode) or getattr(node, "flow_style", False):
        yield node
    elif isinstance(node, yaml.SequenceNode):
        for child in node.value:
            yield from leaves(child)
    else:
        for _name, value in node.value:
            yield from leaves(value)


def _after_example(lines: Sequence[str], key: str) -> int:
    """After the commented example of the list (``#interviews:`` and the lines below it), else at the end."""
    start = next((n for n, line in enumerate(lines) if line.startswith(f"#{key}:")), None)
    if start is None:
        return len(lines)
    return next((n for n in range(start, len(lines)) if not lines[n].startswith("#")), len(lines))
