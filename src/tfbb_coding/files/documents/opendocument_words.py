"""The words of OpenDocument elements: which are shown, and which a style hides."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from tfbb_coding.model.text import normalise

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_OASIS = "{urn:oasis:names:tc:opendocument:xmlns:"
OFFICE, TEXT, TABLE, STYLE = (f"{_OASIS}{name}:1.0}}" for name in ("office", "text", "table", "style"))
DRAW, PRESENTATION, META = (f"{_OASIS}{name}:1.0}}" for name in ("drawing", "presentation", "meta"))
SVG = f"{_OASIS}svg-compatible:1.0}}"
DC, XLINK = "{http://purl.org/dc/elements/1.1/}", "{http://www.w3.org/1999/xlink}"
PARAGRAPHS = frozenset({f"{TEXT}p", f"{TEXT}h"})
_APART = frozenset({
    f"{OFFICE}annotation", f"{OFFICE}annotation-end", f"{TEXT}note", f"{TEXT}tracked-changes", f"{TABLE}tracked-changes",
    f"{PRESENTATION}notes", f"{TEXT}hidden-text", f"{SVG}title", f"{SVG}desc", f"{DC}creator", f"{DC}date", f"{OFFICE}change-info",
})  # fmt: skip
"""What stands at a place of the text and is no part of it."""
_MOST_BLANKS, _NOT_KNOWN_YET = 1000, "???"


class Words:
    """Reads elements, knowing which styles hide what is set in them."""

    def __init__(self, hidden: frozenset[str]) -> None:
        self._hidden = hidden

    def is_hidden(self, style: str | None) -> bool:
        """Whether a style of that name hides what is set in it."""
        return (style or "") in self._hidden

    def lines(self, element: "Element") -> Iterator[str]:
        """The texts of all paragraphs below an element, each followed by those of the frames in it."""
        for child in element:
            yield from self.lines_of_block(child)

    def lines_of_block(self, element: "Element") -> Iterator[str]:
        """The same for an element that may be a paragraph itself."""
        if element.tag in _APART or self._is_unseen(element):
            return
        if element.tag not in PARAGRAPHS:
            yield from self.lines(element)
            return
        yield normalise("".join(self._pieces(element)))
        for frame in self._frames(element):
            yield from self.lines(frame)

    def text(self, element: "Element") -> str:
        """All the paragraphs of a cell."""
        return "\n".join(self.lines(element))

    def hidden(self, tree: "Element") -> Iterator[str]:
        """What is set in a style that hides it, and what hidden fields hold."""
        for element in tree.iter():
            if element.tag == f"{TEXT}hidden-text" and element.get(f"{TEXT}string-value"):
                yield normalise(element.get(f"{TEXT}string-value") or "")
            elif element.tag in {*PARAGRAPHS, f"{TEXT}span", f"{TEXT}section", f"{TEXT}hidden-paragraph"} and self._is_unseen(element):
                said = normalise("".join(element.itertext()))
                if said.strip():
                    yield said

    def _is_unseen(self, element: "Element") -> bool:
        return (
            self.is_hidden(element.get(f"{TEXT}style-name"))
            or element.get(f"{TEXT}display") in {"none", "condition"}
            or element.get(f"{TEXT}is-hidden") == "true"
        )

    def _pieces(self, element: "Element") -> Iterator[str]:
        yield element.text or ""
        for child in element:
            name = child.tag
            if name == f"{TEXT}s":
                yield " " * min(_number(child.get(f"{TEXT}c")), _MOST_BLANKS)
            elif name in {f"{TEXT}tab", f"{TEXT}line-break"}:
                yield "\t" if name == f"{TEXT}tab" else "\n"
            elif not (name in _APART or name.startswith(DRAW) or self._is_unseen(child) or _is_empty_field(child)):
                yield from self._pieces(child)
            yield child.tail or ""

    def _frames(self, element: "Element") -> Iterator["Element"]:
        """Drawings that hang in a paragraph: text boxes among them."""
        for child in element:
            if child.tag.startswith(DRAW):
                yield child
            elif child.tag not in _APART:
                yield from self._frames(child)


def _is_empty_field(element: "Element") -> bool:
    """Whether a field (a sheet's name, a title) holds only what LibreOffice writes where it knows nothing yet."""
    return element.text == _NOT_KNOWN_YET and element.tag != f"{TEXT}span"


def _number(value: str | None) -> int:
    return int(value) if value and value.isdecimal() else 1


def hidden_styles(trees: "Sequence[Element]") -> frozenset[str]:
    """The names of the styles that hide what is set in them: text, tables, slides; also by the style that they are based on."""
    own: dict[str, tuple[bool, str]] = {}
    for tree in trees:
        for style in tree.iter(f"{STYLE}style"):
            own[style.get(f"{STYLE}name") or ""] = (any(map(_hides, style)), style.get(f"{STYLE}parent-style-name") or "")
    return frozenset(name for name in own if any(own[one][0] for one in _chain(own, name)))


def _hides(properties: "Element") -> bool:
    return (
        properties.get(f"{TEXT}display") == "none"
        or properties.get(f"{TABLE}display") == "false"
        or properties.get(f"{PRESENTATION}visibility") == "hidden"
    )


def _chain(own: dict[str, tuple[bool, str]], name: str) -> Iterator[str]:
    for _depth in range(20):
        if name not in own:
            return
        yield name
        name = own[name][1]
