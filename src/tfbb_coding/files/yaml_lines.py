"""YAML in which every value knows its line.

PyYAML's ``safe_load`` keeps the last of two equal keys, reads ``no`` as false and ``01`` as 1, and forgets where things stood. Here every
value stays the text that somebody wrote, two equal keys are a finding, and so are anchors, tags and nesting without end, which no
codebook needs and which can make a small file fill a memory.
"""

import codecs
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import yaml

from tfbb_coding.errors import UnreadableError
from tfbb_coding.files.decoding import decode
from tfbb_coding.messages import _
from tfbb_coding.model.report import Finding

LARGEST = 5_000_000  # bytes; the largest codebook seen had 200 kB
DEEPEST = 40
_PARSER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True, slots=True)
class YamlText:
    """A single value as written. ``plain`` is False when it stood in quotes or as a block of text."""

    value: str
    line: int
    column: int = 0
    plain: bool = True


@dataclass(frozen=True, slots=True)
class YamlList:
    """A list. ``line`` is where it begins."""

    items: "tuple[Node, ...]"
    line: int
    column: int = 0


@dataclass(frozen=True, slots=True)
class YamlMap:
    """Keys and values in the order written; of two equal keys the first."""

    entries: "dict[str, Node]"
    line: int
    column: int = 0
    key_lines: dict[str, int] = field(default_factory=dict)


Node = YamlText | YamlList | YamlMap


@dataclass(frozen=True, slots=True)
class YamlFile:
    """What a YAML file holds: its ``root``, or None when it could not be read as YAML, and what is wrong with it."""

    root: Node | None
    findings: tuple[Finding, ...] = ()


def load_yaml(path: Path) -> YamlFile:
    """The tree of a YAML file, with what is wrong with it.

    Raises :class:`UnreadableError` when there is no such file, or when it is no text at all.
    """
    return read_yaml(_text_of(path), str(path))


def read_yaml(text: str, path: str) -> YamlFile:
    """The tree of a YAML text; ``path`` is what findings call it.

    >>> read_yaml("svar: no", "a.yaml").root.entries["svar"].value
    'no'
    """
    builder = _Builder(path)
    try:
        root = builder.build(yaml.parse(text, Loader=_PARSER))
    except _RefusedError as refused:
        return YamlFile(None, (*builder.findings, refused.finding))
    except yaml.YAMLError:
        return YamlFile(None, (*builder.findings, _syntax_finding(text, path)))
    return YamlFile(root, tuple(builder.findings))


def _text_of(path: Path) -> str:
    try:
        raw = path.read_bytes() if path.stat().st_size <= LARGEST else None
    except FileNotFoundError:
        raise UnreadableError(_("no such file"), path=path, hint=_("check the spelling, and the folder you stand in")) from None
    except IsADirectoryError:
        raise UnreadableError(_("is a folder, not a file"), path=path, hint=_("name the .yaml file within it")) from None
    except OSError as error:
        raise UnreadableError(_("cannot be read ({reason})").format(reason=error.strerror), path=path) from None
    if raw is None:
        limit = LARGEST // 1_000_000
        raise UnreadableError(_("is larger than {limit} MB, which no codebook or study.yaml is").format(limit=limit), path=path)
    return decode(raw, path).text if raw.removeprefix(codecs.BOM_UTF8).strip() else ""


class _RefusedError(Exception):
    """Sound YAML of a kind that is refused here."""

    def __init__(self, finding: Finding) -> None:
        super().__init__(finding.message)
        self.finding = finding


class _Builder:
    """Builds the tree from the parser's events, so that an alias is never followed."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.findings: list[Finding] = []
        self._depth = 0

    def build(self, events: Iterator[yaml.Event]) -> Node | None:
        """The only document's root, or None when the file is empty."""
        content = (event for event in events if not isinstance(event, yaml.StreamStartEvent | yaml.StreamEndEvent | yaml.DocumentEndEvent))
        first = next(content, None)
        if first is None:
            return None
        root = self._node(next(content), content)
        second = next(content, None)
        if second is not None:
            self._note(second, "yaml-documents", _("a second document begins here"), _("remove the line ---; a file holds one"))
        return root

    def _node(self, event: yaml.Event, events: Iterator[yaml.Event]) -> Node:
        line, column = _place(event)
        if isinstance(event, yaml.AliasEvent):
            raise self._refused(
                event, _("a value begins with *, which YAML takes for an alias"), _("put it in quotes, or write the value out")
            )
        if getattr(event, "anchor", None):
            self._note(event, "yaml-anchor", _("a value begins with &, which YAML takes for an anchor"), _("put it in quotes"))
        if getattr(event, "tag", None):
            self._note(event, "yaml-tag", _("a value begins with !, which YAML takes for a tag"), _("put it in quotes, or remove the tag"))
        if isinstance(event, yaml.ScalarEvent):
            return YamlText(event.value, line, column, plain=not event.style)
        self._depth += 1
        if self._depth > DEEPEST:
            raise self._refused(
                event, _("values lie more than {n} levels deep").format(n=DEEPEST), _("look for brackets that are never closed")
            )
        node = self._list(line, column, events) if isinstance(event, yaml.SequenceStartEvent) else self._map(line, column, events)
        self._depth -= 1
        return node

    def _list(self, line: int, column: int, events: Iterator[yaml.Event]) -> YamlList:
        items = []
        while not isinstance(event := next(events), yaml.SequenceEndEvent):
            items.append(self._node(event, events))
        return YamlList(tuple(items), line, column)

    def _map(self, line: int, column: int, events: Iterator[yaml.Event]) -> YamlMap:
        entries: dict[str, Node] = {}
        key_lines: dict[str, int] = {}
        while not isinstance(event := next(events), yaml.MappingEndEvent):
            if not isinstance(event, yaml.ScalarEvent):
                hint = _("put text that begins with [ or {bracket} in quotes").format(bracket="{")
                raise self._refused(event, _("a key must be a single word, not a list"), hint)
            key = event.value
            value = self._node(next(events), events)
            if key in entries:
                message = _("the key '{key}' stands twice, first in line {line}").format(key=key, line=key_lines[key])
                self._note(event, "duplicate-key", message, _("keep one of them; only the first is read"))
                continue
            entries[key], key_lines[key] = value, _place(event)[0]
        return YamlMap(entries, line, column, key_lines)

    def _note(self, event: yaml.Event, rule: str, message: str, hint: str) -> None:
        self.findings.append(Finding(self.path, *_place(event), rule, message, hint))

    def _refused(self, event: yaml.Event, message: str, hint: str) -> _RefusedError:
        return _RefusedError(Finding(self.path, *_place(event), "yaml-refused", message, hint))


def _place(event: yaml.Event) -> tuple[int, int]:
    """Line and column, both from 1."""
    mark = event.start_mark
    assert mark is not None
    return mark.line + 1, mark.column + 1


def _syntax_finding(text: str, path: str) -> Finding:
    """What is wrong with a text that is no YAML, in words for someone who has never heard of a scanner.

    The text is parsed a second time by PyYAML's own parser, whose messages say more than libyaml's.
    """
    try:
        for _event in yaml.parse(text, Loader=yaml.SafeLoader):
            pass
    except yaml.reader.ReaderError as error:
        before = text[: error.position]
        number = error.character if isinstance(error.character, int) else ord(error.character)
        message = _("a character that YAML cannot hold (U+{number:04X})").format(number=number)
        hint = _("delete it; it is invisible in most editors and comes along when text is pasted")
        return Finding(path, before.count("\n") + 1, error.position - before.rfind("\n"), "yaml-character", message, hint)
    except yaml.MarkedYAMLError as error:
        return _marked_finding(error, text.split("\n"), path)
    return Finding(path, 0, 0, "yaml-syntax", _("is not YAML"), _("check indentation, quotes and colons"))


def _marked_finding(error: yaml.MarkedYAMLError, lines: list[str], path: str) -> Finding:
    mark = error.problem_mark or error.context_mark
    number, column = (mark.line + 1, mark.column + 1) if mark else (0, 0)
    here = lines[number - 1] if 0 < number <= len(lines) else ""
    context = error.context_mark.line + 1 if error.context_mark else number
    message, hint = _explain(f"{error.context or ''} {error.problem or ''}", here, context)
    return Finding(path, number, column, "yaml-syntax", message, hint)


def _explain(problem: str, here: str, began: int) -> tuple[str, str]:
    """A sentence and a remedy for what PyYAML says; ``here`` is the line, ``began`` where the unfinished thing begins."""
    if "\t" in here[: len(here) - len(here.lstrip())] or "'\\t'" in problem:
        return _("a tab where YAML needs spaces"), _("replace the tab by spaces; most editors can do so in the whole file")
    for part, message, hint in _remedies():
        if part in problem:
            return message.format(line=began), hint
    return _("is not YAML: {problem}").format(problem=problem.strip()), _("check indentation, quotes and colons")


def _remedies() -> tuple[tuple[str, str, str], ...]:
    """What PyYAML says (a part of it), a sentence, a remedy. Looked up when needed, since the language is chosen at run time."""
    quote = _('put the value in "quotes"')
    line_up = _("line it up with the lines beside it; a value that begins with a quotation mark must also end with it")
    key = _("write `key: value`, or indent the line so that it belongs to the text above")
    single = _("use 'single quotes': there a backslash is just a backslash")
    return (
        ("mapping values are not allowed", _("a colon within a value"), quote),
        ("found unexpected end of stream", _("a quotation mark opened in line {line} is never closed"), _("close it, or remove it")),
        ("found unexpected document", _("a quotation mark opened in line {line} is never closed"), _("close it, or remove it")),
        ("flow", _("a bracket opened in line {line} is not closed as it should be"), _("check brackets and commas")),
        ("unknown escape character", _("a backslash within double quotes"), single),
        ("sequence entries are not", _("a list that begins on the line of its key"), _("begin it on a line of its own, or write [a, b]")),
        ("could not find expected ':'", _("a key without a colon"), key),
        ("cannot start any token", _("a value begins with a character that means something else in YAML"), quote),
        ("alias", _("a value begins with * or &, which YAML takes for an alias"), quote),
        ("anchor", _("a value begins with * or &, which YAML takes for an alias"), quote),
        ("expected <block end>", _("this does not fit what began in line {line}"), line_up),
    )
