"""What one entry of the history changed, unit by unit, told without anybody's words."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from tfbb_coding.model.text import word_count

_KEYS = ("unit", "start", "end", "theme", "code", "id", "about", "of")


@dataclass(frozen=True, slots=True)
class Item:
    """A coding, condensation, memo or mark as it was or became.

    ``about`` is its theme and code, or what a memo is about; ``state`` a coding's or condensation's status; ``words`` how many words
    a memo has.
    """

    about: str = ""
    state: str = ""
    words: int = 0


@dataclass(frozen=True, slots=True)
class ItemChange:
    """What was said of a unit (or of what a memo is about), before and after; None for nothing."""

    unit: str
    before: Item | None
    after: Item | None


def item_changes(gone: Iterable[str], come: Iterable[str]) -> list[ItemChange]:
    """The lines that went and came, paired where they are about the same, else where each is the only one left of its unit."""
    before, after = _items(gone), _items(come)
    same = [key for key in before if key in after]
    changes = [ItemChange(key[0], before.pop(key), after.pop(key)) for key in same]
    left = list(before)
    for key in left:
        others = [other for other in after if other[:3] == key[:3]]
        alone = len(others) == 1 and sum(one[:3] == key[:3] for one in left) == 1
        changes.append(ItemChange(key[0], before.pop(key), after.pop(others[0]) if alone else None))
    return sorted([*changes, *(ItemChange(key[0], None, item) for key, item in after.items())], key=_order)


def _items(lines: Iterable[str]) -> dict[tuple[str, ...], Item]:
    return {tuple(str(raw.get(key, "")) for key in _KEYS): _item(raw) for raw in _read(lines)}


def _read(lines: Iterable[str]) -> Iterator[dict[str, object]]:
    for line in lines:
        try:
            raw = json.loads(line)
        except ValueError:
            continue
        if isinstance(raw, dict):
            yield raw


def _item(raw: dict[str, object]) -> Item:
    about = "/".join(str(raw[key]) for key in ("theme", "code") if raw.get(key)) or " ".join(
        str(raw[key]) for key in ("about", "of") if raw.get(key)
    )
    text = str(raw.get("text", ""))
    status = str(raw.get("status", ""))
    return Item(about, status, 0 if status else word_count(text))


def _order(change: ItemChange) -> tuple[list[tuple[int, str]], str]:
    """By unit, ``a:9.1`` before ``a:10.1``."""
    parts = change.unit.replace(".", ":").split(":")
    item = change.after or change.before or Item()
    return [(int(part), "") if part.isdecimal() else (-1, part) for part in parts], item.about
