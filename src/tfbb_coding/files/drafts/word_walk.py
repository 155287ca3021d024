"""The paragraphs of a Word document in the order in which a reader meets them, and the runs that their words stand in.

Reading a draft and writing comments into it take the same walk, so that a place found in one is the same place in the other.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from tfbb_coding.model.draft import CellPlace, MarkKind

if TYPE_CHECKING:
    from docx.document import Document

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_CHARACTERS = {f"{W}tab": "\t", f"{W}ptab": "\t", f"{W}br": "\n", f"{W}cr": "\n", f"{W}noBreakHyphen": "-"}
_OPAQUE = frozenset(
    {f"{W}pPr", f"{W}rPr", f"{W}txbxContent", f"{W}pict", f"{W}drawing", f"{W}object", f"{_MC}AlternateContent", f"{W}sdtPr"}
)

# lxml's elements; python-docx has no types for most of them.
Element = Any


@dataclass(slots=True)
class Run:
    """A run's visible words, as written in the file, with what is said of them."""

    element: Element
    text: str
    italic: bool | None = None
    style: str = ""
    unseen: MarkKind | None = None
    inserted: str | None = None


@dataclass(slots=True)
class Walked:
    """A paragraph: ``where`` is body, cell, box, note or margin; ``paragraph`` counts those of the body and its tables from 1.

    ``host`` is the paragraph of the body to which a comment on a note or a box can be tied. ``fields`` are codes of fields that begin in
    it, with the number of characters before them; ``contents`` says that it is a line of a table of contents.
    """

    element: Element
    where: str
    paragraph: int = 0
    cell: CellPlace | None = None
    runs: list[Run] = field(default_factory=list)
    fields: list[tuple[int, str]] = field(default_factory=list)
    bookmarks: list[str] = field(default_factory=list)
    contents: bool = False
    host: "Walked | None" = None
    notes: list[str] = field(default_factory=list)
    boxes: list[Element] = field(default_factory=list)

    @property
    def text(self) -> str:
        """What a reader sees."""
        return "".join(run.text for run in self.runs if run.unseen is None)


def walk(document: "Document") -> list[Walked]:
    """All paragraphs: the body with tables and boxes in place, then notes, then headers and footers."""
    return list(_Walk(document).everything())


class _Walk:
    def __init__(self, document: "Document") -> None:
        self._document = document
        self._fields: list[list[str]] = []  # [code, "code" or "result"], innermost last
        self._paragraphs = 0
        self._tables = 0

    def everything(self) -> Iterator[Walked]:
        hosts: dict[str, Walked] = {}
        for walked in self._blocks(self._document.element.body):
            for note in walked.notes:
                hosts.setdefault(note, walked)
            yield walked
            for box in walked.boxes:
                for element in box.iter(f"{W}p"):
                    yield self._paragraph(element, "box", host=walked)
        yield from self._notes(hosts)
        yield from self._margins()

    def _blocks(self, parent: Element) -> Iterator[Walked]:
        for child in parent:
            if child.tag == f"{W}p":
                self._paragraphs += 1
                yield self._paragraph(child, "body", paragraph=self._paragraphs)
            elif child.tag == f"{W}tbl":
                yield from self._table(child)
            elif child.tag not in (f"{W}sectPr", f"{W}sdtPr") and len(child):
                yield from self._blocks(child)

    def _table(self, table: Element) -> Iterator[Walked]:
        self._tables += 1
        number = self._tables
        for row_number, row in enumerate(_inside(table, f"{W}tr"), 1):
            column = 1
            for cell in _inside(row, f"{W}tc"):
                place = CellPlace(number, row_number, column)
                for element in _cell_paragraphs(cell):
                    if element.tag == f"{W}tbl":
                        yield from self._table(element)
                    else:
                        self._paragraphs += 1
                        yield self._paragraph(element, "cell", paragraph=self._paragraphs, cell=place)
                span = cell.find(f"{W}tcPr/{W}gridSpan")
                column += int(span.get(f"{W}val", "1")) if span is not None else 1

    def _notes(self, hosts: dict[str, Walked]) -> Iterator[Walked]:
        for root, tag in _note_parts(self._document):
            for note in root.iter(f"{W}{tag}"):
                if note.get(f"{W}type") in ("separator", "continuationSeparator", "continuationNotice"):
                    continue
                host = hosts.get(f"{tag}{note.get(f'{W}id')}")
                for element in note.iter(f"{W}p"):
                    yield self._paragraph(element, "note", host=host)

    def _margins(self) -> Iterator[Walked]:
        for relation in self._document.part.rels.values():
            kind = relation.reltype.rsplit("/", 1)[-1]
            if kind in ("header", "footer") and not relation.is_external:
                for element in relation.target_part.element.iter(f"{W}p"):
                    yield self._paragraph(element, "margin")

    def _paragraph(
        self, element: Element, where: str, *, paragraph: int = 0, cell: CellPlace | None = None, host: "Walked | None" = None
    ) -> Walked:
        found = Walked(element, where, paragraph, cell, host=host)
        found.contents = any(code.strip().upper().startswith("TOC") for code, _state in self._fields)
        self._gather(element, found, None, None)
        return found

    def _gather(self, parent: Element, found: Walked, unseen: MarkKind | None, inserted: str | None) -> None:
        for child in parent:
            tag = child.tag
            if tag == f"{W}r":
                self._run(child, found, unseen, inserted)
            elif tag in (f"{W}del", f"{W}moveFrom"):
                self._gather(child, found, MarkKind.DELETION, child.get(f"{W}author", ""))
            elif tag in (f"{W}ins", f"{W}moveTo"):
                self._gather(child, found, unseen, child.get(f"{W}author", ""))
            elif tag == f"{W}fldSimple":
                found.fields.append((len(found.text), child.get(f"{W}instr", "")))
                self._gather(child, found, unseen, inserted)
            elif tag == f"{W}bookmarkStart":
                found.bookmarks.append(child.get(f"{W}name", ""))
            elif tag not in _OPAQUE and isinstance(tag, str) and len(child):
                self._gather(child, found, unseen, inserted)

    def _run(self, run: Element, found: Walked, unseen: MarkKind | None, inserted: str | None) -> None:
        said: list[str] = []
        for child in run:
            if child.tag in (f"{W}t", f"{W}delText"):
                said.append(child.text or "")
            elif child.tag in _CHARACTERS:
                said.append(_CHARACTERS[child.tag])
            else:
                self._unspoken(child, found)
        if said and not any(state == "code" for _code, state in self._fields):
            kind = unseen or (MarkKind.HIDDEN if _toggle(run, "vanish") else None)
            found.runs.append(Run(run, "".join(said), _toggle(run, "i"), _value(run, "rPr", "rStyle"), kind, inserted))

    def _unspoken(self, child: Element, found: Walked) -> None:
        """What stands in a run and is no word: fields' ends and codes, marks of notes, drawings."""
        if child.tag == f"{W}fldChar":
            self._field(child.get(f"{W}fldCharType", ""), found)
        elif child.tag == f"{W}instrText" and self._fields:
            self._fields[-1][0] += child.text or ""
            if self._fields[-1][1] == "code":
                found.contents = found.contents or self._fields[-1][0].strip().upper().startswith("TOC")
        elif child.tag in (f"{W}footnoteReference", f"{W}endnoteReference"):
            found.notes.append(f"{child.tag.removeprefix(W).removesuffix('Reference')}{child.get(f'{W}id')}")
        elif child.tag in (f"{W}drawing", f"{W}pict", f"{W}object", f"{_MC}AlternateContent"):
            found.boxes.extend(_boxes(child))

    def _field(self, what: str, found: Walked) -> None:
        if what == "begin":
            self._fields.append(["", "code"])
        elif what == "separate" and self._fields:
            self._fields[-1][1] = "result"
            found.fields.append((len(found.text), self._fields[-1][0].strip()))
        elif what == "end" and self._fields:
            code, state = self._fields.pop()
            if state == "code":
                found.fields.append((len(found.text), code.strip()))


def _boxes(element: Element) -> list[Element]:
    """The text boxes in a drawing; of a drawing and its fallback for old programs only the first."""
    if element.tag == f"{_MC}AlternateContent":
        choice = element.find(f"{_MC}Choice")
        element = element if choice is None else choice
    return list(element.iter(f"{W}txbxContent"))


def _note_parts(document: "Document") -> Iterator[tuple[Element, str]]:
    from lxml import etree  # type: ignore[import-untyped]

    for relation in document.part.rels.values():
        kind = relation.reltype.rsplit("/", 1)[-1]
        if kind in ("footnotes", "endnotes") and not relation.is_external:
            yield (
                etree.fromstring(relation.target_part.blob, etree.XMLParser(resolve_entities=False, no_network=True)),
                kind.removesuffix("s"),
            )


def _inside(parent: Element, tag: str) -> Iterator[Element]:
    """Rows of a table or cells of a row, through content controls, not into tables within tables."""
    for child in parent:
        if child.tag == tag:
            yield child
        elif child.tag in (f"{W}sdt", f"{W}sdtContent", f"{W}ins", f"{W}customXml"):
            yield from _inside(child, tag)


def _cell_paragraphs(cell: Element) -> Iterator[Element]:
    for child in cell:
        if child.tag in (f"{W}p", f"{W}tbl"):
            yield child
        elif child.tag in (f"{W}sdt", f"{W}sdtContent", f"{W}ins", f"{W}customXml"):
            yield from _cell_paragraphs(child)


def _toggle(run: Element, name: str) -> bool | None:
    found = run.find(f"{W}rPr/{W}{name}")
    return None if found is None else found.get(f"{W}val", "true") not in {"0", "false", "off"}


def _value(element: Element, properties: str, name: str) -> str:
    found = element.find(f"{W}{properties}/{W}{name}")
    return "" if found is None else str(found.get(f"{W}val", ""))
