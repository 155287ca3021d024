"""From a YAML tree to checked values: what pydantic says, said in sentences with their places.

Pydantic lives here and in the ``*_shape`` modules beside, and nowhere else.
"""

import difflib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Annotated, Any, ClassVar, TypeVar

from pydantic import BaseModel, BeforeValidator, ConfigDict, ValidationError
from pydantic_core import ErrorDetails

from tfbb_coding.files.yaml_lines import Node, YamlList, YamlMap, YamlText
from tfbb_coding.messages import _
from tfbb_coding.model.report import Finding, Severity


def _listed(value: object) -> object:
    return (value,) if isinstance(value, str) else value


OneOrMany = Annotated[tuple[str, ...], BeforeValidator(_listed)]
"""A text or a list of texts; a tuple in any case."""


class Shape(BaseModel):
    """Keys that a map may have. ``required`` must be there; ``inner`` are left as YAML nodes, to be read one by one."""

    model_config = ConfigDict(extra="forbid", arbitrary_types_allowed=True, str_strip_whitespace=True)
    required: ClassVar[tuple[str, ...]] = ()
    inner: ClassVar[tuple[str, ...]] = ()


S = TypeVar("S", bound=Shape)


@dataclass(slots=True)
class Faults:
    """Collects the findings of one file."""

    path: str
    findings: list[Finding] = field(default_factory=list)

    def add(self, line: int, rule: str, message: str, hint: str = "", severity: Severity = Severity.ERROR) -> None:
        """Note one more."""
        self.findings.append(Finding(self.path, line, 0, rule, message, hint, severity))


def nearest(word: str, known: Iterable[str]) -> str:
    """The known word that a slip of the keyboard may have meant, or the empty string.

    >>> nearest("defintion", ["definition", "include"])
    'definition'
    """
    by_lower = {each.lower(): each for each in known}
    return next((by_lower[close] for close in difflib.get_close_matches(word.lower(), list(by_lower), n=1)), "")


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """What to do about an unknown word."""
    listed = list(known)
    guess = nearest(word, listed)
    return _("did you mean '{word}'?").format(word=guess) if guess else _("known are: {words}").format(words=", ".join(listed))


def read_shape(node: Node, shape: type[S], what: str, faults: Faults) -> S | None:
    """The map ``node`` as ``shape``; None when it is no map. ``what`` is how a person calls it ("theme").

    Whatever is wrong is noted, and its key left at its default, so that one fault does not hide the next.
    """
    if not isinstance(node, YamlMap):
        hint = _("write them below it, as in `{key}: …`").format(key=next(iter(shape.model_fields)))
        faults.add(node.line, "shape", _("{what}: expected keys with a value each").format(what=what), hint)
        return None
    raw = {
        key: value if key in shape.inner else plain(value)
        for key, value in node.entries.items()
        if not is_empty(value) or key not in shape.model_fields
    }
    told: set[str] = set()
    try:
        result = shape.model_validate(raw)
    except ValidationError as error:
        for detail in error.errors(include_url=False):
            _tell(detail, node, shape, faults)
            told.add(str(detail["loc"][0]))
        result = shape.model_validate({key: value for key, value in raw.items() if key not in told})
    for key in shape.required:
        if key not in told and not getattr(result, key):
            _tell_missing(key, node, what, faults)
    return result


def items_of(node: object, what: str, faults: Faults) -> tuple[Node, ...]:
    """The items of a list of maps; nothing and a finding when ``node`` is something else."""
    if node is None:
        return ()
    assert isinstance(node, YamlText | YamlList | YamlMap)
    if isinstance(node, YamlList):
        return node.items
    faults.add(node.line, "shape", _("{what}: expected a list").format(what=what), _("begin each item with - on a line of its own"))
    return ()


def is_empty(node: Node) -> bool:
    """Whether a key stands there with nothing after it."""
    return isinstance(node, YamlText) and node.plain and not node.value


def plain(node: Node) -> Any:
    """The tree as dicts, lists and texts, for pydantic."""
    if isinstance(node, YamlText):
        return node.value
    if isinstance(node, YamlList):
        return [plain(item) for item in node.items]
    return {key: plain(value) for key, value in node.entries.items()}


def line_of(node: Node, *keys: str | int) -> int:
    """The line where ``keys`` lead, as far as they lead anywhere."""
    line = node.line
    for key in keys:
        if isinstance(node, YamlMap) and key in node.entries:
            line, node = node.key_lines[str(key)], node.entries[str(key)]
        elif isinstance(node, YamlList) and isinstance(key, int) and key < len(node.items):
            node = node.items[key]
            line = node.line
    return line


def _tell_missing(key: str, node: YamlMap, what: str, faults: Faults) -> None:
    named = node.entries.get("id")
    name = f" '{named.value}'" if isinstance(named, YamlText) and named.value else ""
    message = _("{what}{name} has no {key}").format(what=what, name=name, key=key)
    severity = Severity.ERROR if key == "id" else Severity.WARNING
    faults.add(line_of(node, key), f"missing-{key}", message, _("add `{key}: …`").format(key=key), severity)


def _tell(error: ErrorDetails, node: YamlMap, shape: type[Shape], faults: Faults) -> None:
    line, key, value = line_of(node, *error["loc"]), ".".join(str(part) for part in error["loc"] if isinstance(part, str)), error["input"]
    if error["type"] == "extra_forbidden":
        torn = _("a comma within braces begins a new key; put the text in quotes") if " " in key and value == "" else ""
        faults.add(line, "unknown-key", _("unknown key '{key}'").format(key=key), torn or did_you_mean(key, shape.model_fields))
    elif error["type"] == "literal_error":
        known = [word for word in str(error["ctx"]["expected"]).replace("'", "").replace(" or ", ", ").split(", ") if word]
        faults.add(line, f"bad-{key}", _("{key}: '{value}' is not known").format(key=key, value=value), did_you_mean(str(value), known))
    elif error["type"] == "value_error":
        faults.add(line, f"bad-{key}", _("{key}: {message}").format(key=key, message=error["ctx"]["error"]))
    else:
        found = _("not '{value}'").format(value=value) if isinstance(value, str) else _("not a list or keys")
        message = _("{key}: expected {expected}, {found}").format(key=key, expected=_expected(error), found=found)
        faults.add(line, f"bad-{error['loc'][0]}", message)


def _expected(error: ErrorDetails) -> str:
    limit = (error.get("ctx") or {}).get("ge")
    if limit is not None:
        return _("a number not below {limit}").format(limit=limit)
    return _expectations().get(error["type"], error["msg"])


def _expectations() -> Mapping[str, str]:
    """Looked up when it is needed, since the language is chosen at run time."""
    number, whole = _("a number such as 1.5"), _("a whole number")
    return {
        "string_type": _("a text"),
        "tuple_type": _("a text or a list of texts"),
        "float_parsing": number,
        "float_type": number,
        "finite_number": number,
        "int_parsing": whole,
        "int_type": whole,
        "int_from_float": whole,
        "dict_type": _("keys with a value each"),
    }
