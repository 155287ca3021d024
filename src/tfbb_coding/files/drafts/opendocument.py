"""OpenDocument drafts, as LibreOffice writes them."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from xml.sax import SAXException
from zipfile import BadZipFile

from tfbb_coding.files.archives import broken_file, open_archive
from tfbb_coding.files.documents.word import is_somebody
from tfbb_coding.files.drafts.blocks import Raw, build_blocks
from tfbb_coding.files.drafts.kinds import kind_by_style
from tfbb_coding.model.draft import BlockKind, CellPlace, Draft, Mark, MarkKind
from tfbb_coding.model.text import Span, normalise

_TEXT = "urn:oasis:names:tc:opendocument:xmlns:text:1.0"
_TABLE = "urn:oasis:names:tc:opendocument:xmlns:table:1.0"
_OFFICE = "urn:oasis:names:tc:opendocument:xmlns:office:1.0"
_DRAW = "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0"
_PEOPLE = {
    "initial-creator": "author",
    "creator": "last modified by",
    "printed-by": "printed by",
}
_TWIPS = {"cm": 567.0, "mm": 56.7, "in": 1440.0, "pt": 20.0, "pc": 240.0, "px": 15.0}
_MOST_REPEATED = 200
_MOST_BLANKS = 1000

# odfpy's elements carry no types.
Element = Any


@dataclass(frozen=True, slots=True)
class _Style:
    name: str
    parent: str
    indent: int | None
    hanging: bool
    italic: bool | None
    hidden: bool | None


@dataclass(slots=True)
class _Words:
    """What is gathered of one paragraph."""

    text: str = ""
    italic: list[Span] = field(default_factory=list)
    targets: list[tuple[Span, str]] = field(default_factory=list)
    names: list[str] = field(default_factory=list)
    marks: list[tuple[MarkKind, int, int, str, str]] = field(default_factory=list)
    later: list[tuple[str, Element]] = field(default_factory=list)


def read_odt_draft(path: Path) -> Draft:
    """An OpenDocument text as a draft."""
    from odf.opendocument import load

    try:
        document = load(open_archive(path))
    except (BadZipFile, KeyError, ValueError, OSError, SAXException, AttributeError):
        raise broken_file(path, "OpenDocument") from None
    reader = _Reader(document)
    if document.text is not None:
        reader.blocks(document.text)
    blocks = build_blocks(reader.raws)
    return Draft(path, tuple(blocks), tuple(reader.marks), _people(document), frozenset(reader.names))


class _Reader:
    def __init__(self, document: Element) -> None:
        self._styles = _read_styles(document)
        self._deleted = _tracked(document)
        self._paragraphs = 0
        self._tables = 0
        self.raws: list[Raw] = []
        self.marks: list[Mark] = []
        self.names: set[str] = set()

    def blocks(self, parent: Element, kind: BlockKind | None = None, listed: str = "", cell: CellPlace | None = None) -> None:
        """Everything below an element, in order."""
        for child in parent.childNodes:
            name = getattr(child, "qname", None)
            if name in {(_TEXT, "p"), (_TEXT, "h")}:
                self._paragraph(child, kind, listed, cell)
            elif name == (_TABLE, "table"):
                self._table(child)
            elif name == (_TEXT, "list"):
                self.blocks(child, kind, listed or f"l{id(child)}", cell)
            elif name in {(_TEXT, "table-of-content"), (_TEXT, "illustration-index"), (_TEXT, "table-index")}:
                self.blocks(child, BlockKind.CONTENTS)
            elif name not in {None, (_TEXT, "tracked-changes"), (_OFFICE, "annotation"), (_OFFICE, "forms"), (_TEXT, "sequence-decls")}:
                self.blocks(child, kind, listed, cell)

    def _paragraph(self, element: Element, kind: BlockKind | None, listed: str, cell: CellPlace | None) -> None:
        words = _Words()
        style = str(element.getAttribute("stylename") or "")
        self._gather(element, words, italic=bool(self._said(style, "italic")))
        told, level = self._kind(style)
        if element.qname == (_TEXT, "h"):
            told, level = BlockKind.HEADING, int(element.getAttribute("outlinelevel") or 1)
        if cell is not None:
            told = BlockKind.CELL
        if kind is not BlockKind.FOOTNOTE:
            self._paragraphs += 1
        number = len(self.raws)
        text = normalise(words.text)
        self.raws.append(
            Raw(
                text,
                kind or told or (BlockKind.LIST if listed else None),
                level,
                0 if kind is BlockKind.FOOTNOTE else self._paragraphs,
                self._name(style),
                self._indent(style),
                listed,
                tuple(words.italic),
                cell=cell,
                targets=tuple(words.targets),
            )
        )
        if self._said(style, "hidden") and text.strip():
            self.marks.append(Mark(MarkKind.HIDDEN, number, 0, len(text), text))
        self.marks += [Mark(sort, number, start, end, normalise(said), author) for sort, start, end, said, author in words.marks]
        self.names.update(words.names)
        for what, inner in words.later:
            self.blocks(inner, BlockKind.FOOTNOTE if what == "note" else None)

    def _gather(self, element: Element, words: _Words, *, italic: bool) -> None:
        for child in element.childNodes:
            name = getattr(child, "qname", None)
            start = len(words.text)
            if name is None:
                words.text += str(child)
                if italic and str(child):
                    words.italic.append(Span(start, len(words.text)))
            elif name == (_TEXT, "s"):
                words.text += " " * min(int(child.getAttribute("c") or 1), _MOST_BLANKS)
            elif name in {(_TEXT, "tab"), (_TEXT, "line-break")}:
                words.text += "\t" if name[1] == "tab" else "\n"
            elif name == (_TEXT, "note"):
                words.later += [("note", body) for body in child.childNodes if getattr(body, "qname", None) == (_TEXT, "note-body")]
            elif name == (_DRAW, "frame") or name[0] == _DRAW:
                words.later.append(("box", child))
            else:
                self._gather_named(child, name, words, italic=italic)

    def _gather_named(self, child: Element, name: tuple[str, str], words: _Words, *, italic: bool) -> None:
        start = len(words.text)
        if name == (_OFFICE, "annotation"):
            words.marks.append((MarkKind.COMMENT, start, start, _said_in(child), _creator(child)))
        elif name in {(_TEXT, "bookmark"), (_TEXT, "bookmark-start"), (_TEXT, "reference-mark"), (_TEXT, "reference-mark-start")}:
            words.names.append(str(child.getAttribute("name") or ""))
        elif name in {(_TEXT, "change"), (_TEXT, "change-start")}:
            kind, said, author = self._deleted.get(str(child.getAttribute("changeid") or ""), (MarkKind.INSERTION, "", ""))
            words.marks.append((kind, start, start, said, author))
        elif name in {(_TEXT, "hidden-text"), (_TEXT, "hidden-paragraph")}:
            words.marks.append((MarkKind.HIDDEN, start, start, str(child.getAttribute("stringvalue") or "") or _said_in(child), ""))
        else:
            style = str(child.getAttribute("stylename") or "") if name == (_TEXT, "span") else ""
            slanted = self._said(style, "italic") if style else None
            if style and self._said(style, "hidden"):
                words.marks.append((MarkKind.HIDDEN, start, start, _said_in(child), ""))
                return
            self._gather(child, words, italic=italic if slanted is None else bool(slanted))
            if name in {(_TEXT, "bookmark-ref"), (_TEXT, "reference-ref")}:
                words.targets.append((Span(start, len(words.text)), str(child.getAttribute("refname") or "")))

    def _table(self, table: Element) -> None:
        self._tables += 1
        number, row_number = self._tables, 0
        for row in _rows(table):
            row_number += 1
            column = 1
            for cell in row.childNodes:
                name = getattr(cell, "qname", None)
                if name not in {(_TABLE, "table-cell"), (_TABLE, "covered-table-cell")}:
                    continue
                self.blocks(cell, BlockKind.CELL, cell=CellPlace(number, row_number, column))
                column += min(int(cell.getAttribute("numbercolumnsrepeated") or 1), _MOST_REPEATED)

    def _chain(self, style: str) -> Iterator[_Style]:
        for _depth in range(20):
            if style not in self._styles:
                return
            yield self._styles[style]
            style = self._styles[style].parent

    def _said(self, style: str, what: str) -> bool | None:
        return next((said for one in self._chain(style) if (said := getattr(one, what)) is not None), None)

    def _kind(self, style: str) -> tuple[BlockKind | None, int]:
        return next((told for one in self._chain(style) if (told := kind_by_style(one.name))[0] is not None), (None, 0))

    def _name(self, style: str) -> str:
        """The name that a person chose: an automatic style is called by the one that it changes."""
        return next((one.name for one in self._chain(style) if not (one.name.startswith("P") and one.name[1:].isdigit())), "")

    def _indent(self, style: str) -> int:
        for one in self._chain(style):
            if one.indent is not None:
                return 0 if one.hanging else one.indent
        return 0


def _read_styles(document: Element) -> dict[str, _Style]:
    from odf.style import ParagraphProperties, Style, TextProperties

    found: dict[str, _Style] = {}
    for style in document.getElementsByType(Style):
        paragraph = next(iter(style.getElementsByType(ParagraphProperties)), None)
        text = next(iter(style.getElementsByType(TextProperties)), None)
        left = paragraph.getAttribute("marginleft") if paragraph is not None else None
        first = paragraph.getAttribute("textindent") if paragraph is not None else None
        slant = text.getAttribute("fontstyle") if text is not None else None
        shown = text.getAttribute("display") if text is not None else None
        name = str(style.getAttribute("name"))
        found[name] = _Style(
            name=str(style.getAttribute("displayname") or name.replace("_20_", " ")),
            parent=str(style.getAttribute("parentstylename") or ""),
            indent=None if left is None else _twips(str(left)),
            hanging=str(first or "").startswith("-"),
            italic=None if slant is None else slant == "italic",
            hidden=None if shown is None else shown == "none",
        )
    return found


def _twips(length: str) -> int:
    number, unit = length.rstrip("abcdefghijklmnopqrstuvwxyz%"), length.lstrip("-0123456789.")
    try:
        return int(float(number) * _TWIPS.get(unit, 0.0))
    except ValueError:
        return 0


def _tracked(document: Element) -> dict[str, tuple[MarkKind, str, str]]:
    """Tracked changes by id: kind, deleted words, author."""
    found: dict[str, tuple[MarkKind, str, str]] = {}
    for region in _named(document.topnode, (_TEXT, "changed-region")):
        kind = MarkKind.DELETION if list(_named(region, (_TEXT, "deletion"))) else MarkKind.INSERTION
        key = str(region.getAttribute("id") or region.attributes.get(("http://www.w3.org/XML/1998/namespace", "id")) or "")
        said = " ".join(_said_in(p) for p in _named(region, (_TEXT, "p")))
        found[key] = (kind, said, _creator(region))
    return found


def _named(element: Element, name: tuple[str, str]) -> Iterator[Element]:
    for child in getattr(element, "childNodes", ()):
        if getattr(child, "qname", None) == name:
            yield child
        yield from _named(child, name)


def _said_in(element: Element) -> str:
    """The words of an element's paragraphs, without who wrote it and when."""
    out = []
    for child in element.childNodes:
        name = getattr(child, "qname", None)
        if name is None:
            out.append(str(child))
        elif name[0] != "http://purl.org/dc/elements/1.1/":
            out.append(_said_in(child))
    return " ".join(part for part in out if part.strip())


def _creator(element: Element) -> str:
    creator = next(_named(element, ("http://purl.org/dc/elements/1.1/", "creator")), None)
    return "" if creator is None else "".join(str(child) for child in creator.childNodes)


def _rows(table: Element) -> Iterator[Element]:
    for child in table.childNodes:
        name = getattr(child, "qname", None)
        if name == (_TABLE, "table-row"):
            yield child
        elif name in {(_TABLE, "table-header-rows"), (_TABLE, "table-rows"), (_TABLE, "table-row-group")}:
            yield from _rows(child)


def _people(document: Element) -> tuple[tuple[str, str], ...]:
    found = []
    for child in getattr(document.meta, "childNodes", ()):
        name = getattr(child, "qname", ("", ""))[1]
        value = normalise("".join(str(part) for part in child.childNodes))
        if name in _PEOPLE and is_somebody(value):
            found.append((_PEOPLE[name], value))
    return tuple(found)
