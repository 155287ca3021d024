"""From a codebook's YAML tree to the nouns of :mod:`tfbb_coding.model.codebook`, noting every fault on the way."""

from collections.abc import Iterator
from typing import TypeVar

from tfbb_coding.files.codebook_shape import CodebookShape, CodeShape, IndicatorShape, NamedShape, ThemeShape
from tfbb_coding.files.regexes import regex_problem
from tfbb_coding.files.shapes import Faults, did_you_mean, is_empty, items_of, read_shape
from tfbb_coding.files.token_patterns import pattern_text, read_tokens
from tfbb_coding.files.yaml_lines import Node, YamlList, YamlMap, YamlText
from tfbb_coding.messages import _
from tfbb_coding.model.codebook import Code, Codebook, Indicator, IndicatorKind, Theme, denied
from tfbb_coding.model.report import Finding
from tfbb_coding.model.stance import Stance

_STANCES = tuple(stance.value for stance in Stance)
_KINDS = tuple(kind.value for kind in IndicatorKind)
_Named = TypeVar("_Named", Theme, Code)


def build_codebook(root: Node, path: str, name: str) -> tuple[Codebook | None, list[Finding]]:
    """What the tree says, as far as it can be understood, and what is wrong with it."""
    faults = Faults(path)
    shape = read_shape(root, CodebookShape, _("codebook"), faults)
    if shape is None:
        return None, faults.findings
    themes = tuple(theme for item in items_of(shape.themes, "themes", faults) if (theme := _theme(item, faults)))
    if not themes and not faults.findings:
        faults.add(root.line, "no-themes", _("the codebook has no themes"), _("`tfbb codebook template` shows one"))
    themes = _unique(themes, _("theme"), faults)
    _check_denials(themes, faults)
    return Codebook(name, shape.title, shape.language, shape.version, themes, settings=dict(shape.settings)), faults.findings


def _check_denials(themes: tuple[Theme, ...], faults: Faults) -> None:
    """What a code denies must be another code, so that a slip of the pen does not count as silence."""
    known = {(theme.id, code.id) for theme in themes for code in theme.codes}
    for theme, code in [(one, code) for one in themes for code in one.codes if code.denies]:
        target = denied(theme, code)
        if target not in known or target == (theme.id, code.id):
            names = [one if where == theme.id else f"{where}/{one}" for where, one in sorted(known - {(theme.id, code.id)})]
            message = _("denies: '{id}' is no other code").format(id=code.denies)
            faults.add(code.line, "unknown-code", message, did_you_mean(code.denies, names))


def _theme(node: Node, faults: Faults) -> Theme | None:
    shape = read_shape(node, ThemeShape, _("theme"), faults)
    if shape is None:
        return None
    codes = tuple(code for item in items_of(shape.codes, "codes", faults) if (code := _code(item, faults)))
    theme_id = _id_of(shape, node)
    return Theme(
        theme_id,
        shape.label or theme_id,
        shape.definition,
        shape.question,
        shape.include,
        shape.exclude,
        shape.examples,
        shape.counter_examples,
        shape.guide,
        _indicators(shape, faults),
        _unique(codes, _("code"), faults),
        node.line,
    )


def _code(node: Node, faults: Faults) -> Code | None:
    shape = read_shape(node, CodeShape, _("code"), faults)
    if shape is None:
        return None
    code_id = _id_of(shape, node)
    return Code(
        code_id,
        shape.label or code_id,
        shape.definition,
        shape.include,
        shape.exclude,
        shape.examples,
        _indicators(shape, faults),
        node.line,
        shape.denies,
    )


def _id_of(shape: NamedShape, node: Node) -> str:
    """The id, or where it is at fault something to call the thing by while the rest of it is checked."""
    written = node.entries.get("id") if isinstance(node, YamlMap) else None
    return shape.id or (written.value if isinstance(written, YamlText) and written.value else f"({node.line})")


def _unique(named: tuple[_Named, ...], what: str, faults: Faults) -> tuple[_Named, ...]:
    """The first of each id; a finding for every other."""
    first: dict[str, _Named] = {}
    for item in named:
        if item.id in first:
            message = _("{what} '{id}' stands twice, first in line {line}").format(what=what, id=item.id, line=first[item.id].line)
            faults.add(item.line, "duplicate-id", message, _("give each its own id, or join them"))
        else:
            first[item.id] = item
    return tuple(first.values())


def _indicators(shape: NamedShape, faults: Faults) -> tuple[Indicator, ...]:
    return tuple(indicator for item in items_of(shape.indicators, "indicators", faults) for indicator in _indicator(item, faults))


def _indicator(node: Node, faults: Faults) -> Iterator[Indicator]:
    """The indicators that one item of a list stands for: one for every value."""
    if isinstance(node, YamlText):
        node = YamlMap({"phrase": node}, node.line, node.column, {"phrase": node.line})
    before = len(faults.findings)
    shape = read_shape(node, IndicatorShape, _("indicator"), faults)
    if shape is None or not isinstance(node, YamlMap):
        return
    kind = _kind(node, faults, quiet=len(faults.findings) > before)
    needs, forbids = (_stances(node, key, getattr(shape, key), faults) for key in ("needs", "forbids"))
    for stance in sorted(needs & forbids):
        faults.add(node.line, "contradiction", _("'{stance}' is both needed and forbidden, so it can never fire").format(stance=stance))
    if kind is None or len(faults.findings) > before:
        return
    for value in _values(node.entries[kind], kind):
        indicator = _of_value(kind, value, faults)
        if indicator:
            yield Indicator(kind, indicator.value, shape.weight, needs, forbids, indicator.tokens, value.line)


def _kind(node: YamlMap, faults: Faults, *, quiet: bool) -> IndicatorKind | None:
    kinds = [key for key in node.entries if key in _KINDS]
    if len(kinds) == 1:
        return IndicatorKind(kinds[0])
    if kinds:
        message = _("an indicator is of one kind, not {kinds}").format(kinds=", ".join(kinds))
        faults.add(node.line, "kind", message, _("make it {n} indicators").format(n=len(kinds)))
    elif not quiet:
        faults.add(node.line, "kind", _("an indicator without a kind"), _("kinds are {kinds}").format(kinds=", ".join(_KINDS)))
    return None


def _stances(node: YamlMap, key: str, values: tuple[str, ...], faults: Faults) -> frozenset[str]:
    for value in values:
        if value not in _STANCES:
            message = _("{key}: '{value}' is no stance").format(key=key, value=value)
            faults.add(node.key_lines[key], "unknown-stance", message, did_you_mean(value, _STANCES))
    return frozenset(values)


def _values(node: Node, kind: IndicatorKind) -> tuple[Node, ...]:
    """The values one by one. A pattern is itself a list; several patterns are a list of lists."""
    if not isinstance(node, YamlList):
        return (node,)
    if kind is IndicatorKind.PATTERN:
        several = bool(node.items) and all(isinstance(item, YamlList) for item in node.items)
        return node.items if several else (node,)
    return node.items or (node,)


def _of_value(kind: IndicatorKind, node: Node, faults: Faults) -> Indicator | None:
    if kind is IndicatorKind.PATTERN:
        tokens = read_tokens(node, faults)
        return Indicator(kind, pattern_text(tokens), tokens=tokens) if tokens else None
    if not isinstance(node, YamlText) or is_empty(node) or not node.value.strip():
        faults.add(
            node.line, "empty-indicator", _("{kind}: no words").format(kind=kind), _("write them after the colon, or remove the line")
        )
        return None
    value = " ".join(node.value.split()) if kind is not IndicatorKind.REGEX else node.value.strip()
    problem, hint = _problem(kind, value)
    if problem:
        faults.add(node.line, f"bad-{kind}", problem, hint)
        return None
    return Indicator(kind, value)


def _problem(kind: IndicatorKind, value: str) -> tuple[str, str]:
    """Why ``value`` can be no indicator of this kind, and what to do; two empty texts when it can."""
    if kind is IndicatorKind.STANCE and value not in _STANCES:
        return _("stance: '{value}' is no stance").format(value=value), did_you_mean(value, _STANCES)
    if kind in (IndicatorKind.LEMMA, IndicatorKind.COMPOUND) and " " in value:
        return _("{kind}: '{value}' is several words").format(kind=kind, value=value), _("make it a phrase")
    if not any(character.isalnum() for character in value) and kind is not IndicatorKind.REGEX:
        return _("{kind}: '{value}' holds no word").format(kind=kind, value=value), _("write a word, or use a regex")
    return regex_problem(value) if kind is IndicatorKind.REGEX else ("", "")
