"""Cases and interviews written into ``study.yaml``, by whichever command: not a character of what stands there is changed.

What a person wrote holds comments and an order of its own, which no YAML library gives back. So the items are put where the list ends, and
the result is used only when it reads as what was there and what was added. A new study's file is the template with its items put in.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import count
from pathlib import Path
from typing import Any

import yaml

from tfbb_coding.errors import StudyError
from tfbb_coding.files.study import transcript_files
from tfbb_coding.files.study_places import STUDY_NAME
from tfbb_coding.messages import _
from tfbb_coding.model.study import Case, Interview, Study

Items = Sequence[Mapping[str, Any]]


@dataclass(frozen=True, slots=True)
class Entered:
    """What was entered, and the file as it is then; empty where there was nothing to enter."""

    cases: tuple[Case, ...] = ()
    interviews: tuple[Interview, ...] = ()
    data: bytes = b""


def entered(study: Study, cases: Sequence[Case], interviews: Sequence[Interview], new_study: str = "") -> Entered:
    """The study's file, or with ``new_study`` that text, with those of these cases and interviews that the study does not have.

    Where it names no interviews yet, every file in ``transcripts/`` is one; so these are entered too, or the first one that is named would
    make strangers of all others. Raises :class:`StudyError` where the file cannot be added to safely.
    """
    known = {case.id for case in study.cases}
    fresh = tuple(case for case in cases if case.id not in known)
    new = tuple(one for one in interviews if study.interview_of(Path(one.transcript).stem) is None)
    if not fresh and not new and not new_study:
        return Entered()
    files = transcript_files(study.root)
    if new and not study.interviews:
        named = {Path(one.transcript).stem for one in new}
        new = (*(Interview(stem, file) for stem, file in sorted(files.items()) if stem not in named), *new)
    new = tuple(replace(one, transcript=files.get(Path(one.transcript).stem, one.transcript)) for one in new)
    new = _with_own_ids(new, {one.id for one in study.interviews})
    path = study.root / STUDY_NAME
    raw = new_study.encode() if new_study else path.read_bytes()
    data = with_items(raw, {"cases": [*map(case_item, fresh)], "interviews": [*map(interview_item, new)]})
    if data is None:
        hint = _("write its lists one item a line, each after a dash, as `tfbb init` does, and run the command again; nothing was written")
        raise StudyError(_("cases and interviews cannot be added to the file as it is written"), path=path, hint=hint)
    return Entered(fresh, new, data)


def _with_own_ids(interviews: Iterable[Interview], taken: set[str]) -> tuple[Interview, ...]:
    """A number behind an id that another interview has."""
    found = []
    for one in interviews:
        own = next(name for n in count(1) if (name := one.id if n == 1 else f"{one.id}-{n}") not in taken)
        taken.add(own)
        found.append(replace(one, id=own))
    return tuple(found)


def case_item(case: Case) -> dict[str, Any]:
    """What ``study.yaml`` says of a case."""
    return {"id": case.id, "name": case.name}


def interview_item(one: Interview) -> dict[str, Any]:
    """What ``study.yaml`` says of an interview; what is not known is left out."""
    facts = {"id": one.id, "case": one.case, "wave": one.wave, "kind": one.kind, "date": one.date, "participants": one.participants}
    kept = {key: value for key, value in facts.items() if value not in ("", None)}
    return {**kept, "transcript": one.transcript, **({"interviewers": list(one.interviewers)} if one.interviewers else {})}


def item_line(item: Mapping[str, Any]) -> str:
    """An item of a list on one line, without the dash: ``{id: fg1, case: norr}``."""
    return yaml.safe_dump(dict(item), default_flow_style=True, allow_unicode=True, sort_keys=False, width=100_000).strip()


def with_items(raw: bytes, added: Mapping[str, Items]) -> bytes | None:
    """A study file with items added at the end of its lists (``{"interviews": […]}``); None where that cannot be done safely."""
    wanted = {key: items for key, items in added.items() if items}
    try:
        before = text = raw.decode("utf-8-sig")
        for key, items in wanted.items():
            text = _added(text, key, items)
        sure = _plain(text) == _wanted(_plain(before), wanted)
    except (ValueError, yaml.YAMLError):
        return None
    return raw[: len(raw) - len(before.encode())] + text.encode() if sure else None


def _plain(text: str) -> Any:
    """What YAML reads, every value as it is written, as the study's own reader takes it: a date may be none that a calendar has."""
    return yaml.load(text, Loader=yaml.BaseLoader)  # noqa: S506 - makes strings, lists and mappings, nothing else


def _wanted(before: Any, added: Mapping[str, Items]) -> Any:
    """What the file should read as afterwards. Raises :class:`ValueError` where a list is none."""
    if not isinstance(before, dict) or not all(isinstance(before.get(key) or [], list) for key in added):
        raise ValueError
    return {**before, **{key: [*(before.get(key) or []), *(_plain(item_line(item)) for item in items)] for key, items in added.items()}}


def _added(text: str, key: str, items: Items) -> str:
    """The text with the items in the list ``key``, which is opened where it is not there."""
    root = yaml.compose(text, Loader=yaml.SafeLoader)
    pairs = root.value if isinstance(root, yaml.MappingNode) else []
    name, value = next(((name, value) for name, value in pairs if name.value == key), (None, None))
    if isinstance(root, yaml.MappingNode) and root.flow_style and value is None:
        return _put_within(text, root, f"{key}: [{', '.join(map(item_line, items))}]")
    if isinstance(value, yaml.SequenceNode) and value.flow_style:
        return _put_within(text, value, ", ".join(map(item_line, items)))
    return _put_between(text, key, name, value, items)


def _put_within(text: str, node: yaml.CollectionNode, new: str) -> str:
    """``new`` behind the last that stands between a pair of brackets."""
    inner = [one for pair in node.value for one in (pair if isinstance(pair, tuple) else (pair,))]
    at = inner[-1].end_mark.index if inner else node.start_mark.index + 1
    return f"{text[:at]}{', ' if inner else ''}{new}{text[at:]}"


def _put_between(text: str, key: str, name: yaml.Node | None, value: yaml.Node | None, items: Items) -> str:
    """A line for each item after the list's last; lines end as they do in the text."""
    end = "\r\n" if "\r\n" in text else "\n"
    lines = text.splitlines(keepends=True)
    if lines and not lines[-1].endswith(("\n", "\r")):
        lines[-1] += end
    place, indent = _place(lines, key, name, value)
    new = [*([f"{key}:"] if name is None else []), *(f"{' ' * indent}- {item_line(item)}" for item in items)]
    return "".join([*lines[:place], *(line + end for line in new), *lines[place:]])


def _place(lines: Sequence[str], key: str, name: yaml.Node | None, value: yaml.Node | None) -> tuple[int, int]:
    """Before which line the items go, and how far they are indented."""
    if name is None:
        return _after_example(lines, key), 2
    if isinstance(value, yaml.SequenceNode):
        return max(map(_line_after, _leaves(value))), value.start_mark.column
    if isinstance(value, yaml.ScalarNode) and value.value == "":
        return name.end_mark.line + 1, 2
    raise ValueError


def _line_after(leaf: yaml.Node) -> int:
    """The line below a leaf; one that runs over lines (``|``) ends at the beginning of the next."""
    return int(leaf.end_mark.line) + (leaf.end_mark.column > 0)


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
