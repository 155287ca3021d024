"""Cases and interviews written into a ``study.yaml`` that a person wrote: lines are added, and not a character of theirs is changed.

What a person wrote holds comments and an order of its own, which no YAML library gives back. So the lines are put where the list ends,
and the result is used only when it reads as what was there and what was added; otherwise the person is given the lines to put in.
"""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import yaml

from tfbb_coding.model.study import Case, Interview

Items = Sequence[Mapping[str, Any]]


def case_item(case: Case) -> dict[str, Any]:
    """What ``study.yaml`` says of a case."""
    return {"id": case.id, "name": case.name}


def interview_item(one: Interview) -> dict[str, Any]:
    """What ``study.yaml`` says of an interview; what is not known is left out."""
    facts = {"id": one.id, "case": one.case, "wave": one.wave, "kind": one.kind, "date": one.date, "participants": one.participants}
    return {**{key: value for key, value in facts.items() if value not in ("", None)}, "transcript": one.transcript}


def item_line(item: Mapping[str, Any]) -> str:
    """An item of a list on one line, without the dash: ``{id: fg1, case: norr}``."""
    return yaml.safe_dump(dict(item), default_flow_style=True, allow_unicode=True, sort_keys=False, width=100_000).strip()


def with_items(path: Path, added: Mapping[str, Items]) -> bytes | None:
    """The study file with items added at the end of its lists (``{"interviews": […]}``); None where that cannot be done safely."""
    raw = path.read_bytes()
    try:
        text = raw.decode("utf-8-sig")
        for key, items in added.items():
            text = _added(text, key, items)
        sure = yaml.safe_load(text) == _wanted(yaml.safe_load(raw.decode("utf-8-sig")), added)
    except (ValueError, yaml.YAMLError):
        return None
    return raw[: len(raw) - len(raw.decode("utf-8-sig").encode())] + text.encode() if sure else None


def _wanted(before: Any, added: Mapping[str, Items]) -> Any:
    """What the file should read as afterwards. Raises :class:`ValueError` where a list is none."""
    lists = {key: before.get(key) or [] for key in added} if isinstance(before, dict) else {}
    if not lists or not all(isinstance(there, list) for there in lists.values()):
        raise ValueError
    return {**before, **{key: [*lists[key], *map(dict, items)] for key, items in added.items()}}


def _added(text: str, key: str, items: Items) -> str:
    """The text with the items in the list ``key``; lines end as they do in the text."""
    if not items:
        return text
    end = "\r\n" if "\r\n" in text else "\n"
    lines = text.splitlines(keepends=True)
    if lines and not lines[-1].endswith(("\n", "\r")):
        lines[-1] += end
    place, indent, opening = _place(text, lines, key)
    new = [*([f"{key}:"] if opening else []), *(f"{' ' * indent}- {item_line(item)}" for item in items)]
    return "".join([*lines[:place], *(line + end for line in new), *lines[place:]])


def _place(text: str, lines: Sequence[str], key: str) -> tuple[int, int, bool]:
    """Before which line the items go, how far they are indented, and whether the list has to be opened first."""
    there = _value(text, key)
    if there is None:
        return _after_example(lines, key), 2, True
    name, value = there
    if isinstance(value, yaml.SequenceNode) and not value.flow_style:
        return max(node.end_mark.line for node in _leaves(value)) + 1, value.start_mark.column, False
    if isinstance(value, yaml.ScalarNode) and value.value == "":
        return name.end_mark.line + 1, 2, False
    raise ValueError


def _value(text: str, key: str) -> tuple[yaml.Node, yaml.Node] | None:
    root = yaml.compose(text, Loader=yaml.SafeLoader)
    pairs = root.value if isinstance(root, yaml.MappingNode) else []
    return next(((name, value) for name, value in pairs if name.value == key), None)


def _leaves(node: yaml.Node) -> Iterator[yaml.Node]:
    """The scalars and one-line lists and mappings below a node: these know where they end."""
    if isinstance(node, yaml.ScalarNode) or getattr(node, "flow_style", False):
        yield node
    elif isinstance(node, yaml.SequenceNode):
        for child in node.value:
            yield from _leaves(child)
    else:
        for _name, value in node.value:
            yield from _leaves(value)


def _after_example(lines: Sequence[str], key: str) -> int:
    """After the commented example of the list (``#interviews:`` and the lines below it), else at the end."""
    start = next((n for n, line in enumerate(lines) if line.startswith(f"#{key}:")), None)
    if start is None:
        return len(lines)
    return next((n for n in range(start, len(lines)) if not lines[n].startswith("#")), len(lines))
