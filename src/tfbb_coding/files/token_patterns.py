"""A codebook's token patterns, from YAML's texts to the types that spaCy's Matcher needs."""

import re
from typing import Any

from tfbb_coding.files.regexes import regex_problem
from tfbb_coding.files.shapes import Faults, did_you_mean
from tfbb_coding.files.yaml_lines import Node, YamlList, YamlMap, YamlText
from tfbb_coding.messages import _
from tfbb_coding.model.token_pattern import (
    COMPARISONS,
    EXTENSIONS,
    FLAGS,
    KNOWN,
    NUMBERS,
    OPERATOR,
    SET_PREDICATES,
    TEXT_PREDICATES,
)

Tokens = tuple[dict[str, Any], ...]
_OPERATOR = re.compile(r"[!?+*]|\{\d+\}|\{\d+,\d*\}|\{,\d+\}")
_TRUTH = {"true": True, "false": False}


class _Unusable(Exception):  # noqa: N818 - ends the reading of one pattern; never leaves this module
    """The pattern cannot be read; what is wrong has been noted."""


def read_tokens(node: Node, faults: Faults) -> Tokens | None:
    """The pattern at ``node``, a list of maps with one map a token; None when it cannot be read, with the reason among ``faults``."""
    reader = _Reader(faults)
    try:
        return reader.tokens(node)
    except _Unusable:
        return None


def pattern_text(tokens: Tokens) -> str:
    """A pattern as one line that names it among evidence.

    >>> pattern_text(({"LEMMA": "ha"}, {"LOWER": {"IN": ["ont", "lite"]}, "OP": "?"}))
    'LEMMA=ha LOWER.IN=ont|lite,OP=?'
    """
    return " ".join(",".join(_attribute_text(key, value) for key, value in token.items()) or "*any*" for token in tokens)


def _attribute_text(key: str, value: Any) -> str:
    if isinstance(value, dict):
        return ",".join(_attribute_text(f"{key}.{inner}", under) for inner, under in value.items())
    if isinstance(value, list):
        return f"{key}={'|'.join(map(str, value))}"
    return f"{key}={str(value).lower() if isinstance(value, bool) else value}"


class _Reader:
    def __init__(self, faults: Faults) -> None:
        self.faults = faults

    def tokens(self, node: Node) -> Tokens:
        if not isinstance(node, YamlList):
            raise self._unusable(node, _("a pattern is a list with one map a token"), _("as in [{example}]").format(example="{LEMMA: ha}"))
        if not node.items:
            raise self._unusable(node, _("an empty pattern can never match"), _("give it at least one token, or remove it"))
        return tuple(self._token(item) for item in node.items)

    def _token(self, node: Node) -> dict[str, Any]:
        if not isinstance(node, YamlMap):
            hint = _("write {example}").format(example="{LOWER: …}")
            raise self._unusable(node, _("a token of a pattern is a map of attributes"), hint)
        token: dict[str, Any] = {}
        for written, value in node.entries.items():
            key = written.upper()
            if key not in KNOWN:
                message = _("a pattern cannot ask for '{key}'").format(key=written)
                raise self._unusable(node, message, did_you_mean(key, sorted(KNOWN)), node.key_lines[written])
            token[key] = self._value(key, value)
        return token

    def _value(self, key: str, node: Node) -> Any:
        if key == OPERATOR:
            return self._operator(node)
        if key == EXTENSIONS:
            return self._extensions(node)
        if key in FLAGS:
            return self._truth(key, node)
        if isinstance(node, YamlMap):
            return {name.upper(): self._predicate(key, name.upper(), value) for name, value in node.entries.items()}
        return self._number(key, node) if key in NUMBERS else self._text(key, node)

    def _operator(self, node: Node) -> str:
        value = self._text(OPERATOR, node)
        if not _OPERATOR.fullmatch(value):
            hint = _('known are "!", "?", "+", "*" and "{braces}"; put them in quotes').format(braces="{1,3}")
            raise self._unusable(node, _("OP: '{value}' is not known").format(value=value), hint)
        return value

    def _extensions(self, node: Node) -> dict[str, Any]:
        if not isinstance(node, YamlMap):
            raise self._unusable(node, _("_ needs a map"), _("write {example}").format(example="_: {negated: true}"))
        return {key: self._typed(value) for key, value in node.entries.items()}

    def _typed(self, node: Node) -> Any:
        if isinstance(node, YamlText) and node.plain:
            if node.value.lower() in _TRUTH:
                return _TRUTH[node.value.lower()]
            return int(node.value) if re.fullmatch(r"-?\d+", node.value) else node.value
        return self._text(EXTENSIONS, node)

    def _predicate(self, key: str, name: str, node: Node) -> Any:
        if name in SET_PREDICATES:
            return self._set(key, name, node)
        if name in COMPARISONS and key in NUMBERS:
            return self._number(key, node)
        if name in TEXT_PREDICATES and key not in NUMBERS:
            return self._regex(key, node) if name == "REGEX" else self._text(f"{key}.{name}", node)
        known = [*SET_PREDICATES, *(COMPARISONS if key in NUMBERS else TEXT_PREDICATES)]
        raise self._unusable(node, _("{key} cannot be compared by '{name}'").format(key=key, name=name), did_you_mean(name, sorted(known)))

    def _regex(self, key: str, node: Node) -> str:
        value = self._text(key, node)
        problem, hint = regex_problem(value)
        if problem:
            raise self._unusable(node, f"{key}: {problem}", hint)
        return value

    def _set(self, key: str, name: str, node: Node) -> list[Any]:
        if not isinstance(node, YamlList) or not node.items:
            message = _("{key}: {name} needs a list with something in it").format(key=key, name=name)
            raise self._unusable(node, message, _("as in {example}").format(example="{IN: [ont, lite]}"))
        return [self._number(key, item) if key in NUMBERS else self._text(key, item) for item in node.items]

    def _truth(self, key: str, node: Node) -> bool:
        value = self._text(key, node)
        if value.lower() not in _TRUTH:
            message = _("{key}: expected true or false, not '{value}'").format(key=key, value=value)
            hint = _("write true or false; some YAML readers take yes and no for them, this one does not")
            raise self._unusable(node, message, hint)
        return _TRUTH[value.lower()]

    def _number(self, key: str, node: Node) -> int:
        value = self._text(key, node)
        if not value.isdecimal():
            raise self._unusable(node, _("{key}: expected a whole number, not '{value}'").format(key=key, value=value), "")
        return int(value)

    def _text(self, key: str, node: Node) -> str:
        if not isinstance(node, YamlText) or not node.value:
            raise self._unusable(node, _("{key}: expected a word").format(key=key), _("put it in quotes if it is a sign"))
        return node.value

    def _unusable(self, node: Node, message: str, hint: str, line: int = 0) -> _Unusable:
        self.faults.add(line or node.line, "pattern", message, hint)
        return _Unusable()
