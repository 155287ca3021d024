"""A draft given back as a Word document with a comment at each place. The draft itself is never touched."""

import copy
import io
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from tfbb_coding.files.drafts.word import open_word
from tfbb_coding.files.drafts.word_walk import W, Walked, walk
from tfbb_coding.files.handover import without_author
from tfbb_coding.model.draft import Block, BlockKind, Draft
from tfbb_coding.model.text import normalise

if TYPE_CHECKING:
    from docx.document import Document

_AUTHOR, _INITIALS = "tfbb", "tfbb"
_XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


@dataclass(frozen=True, slots=True)
class Remark:
    """What a comment says of ``[start, end)`` of a block: a first line and what to do."""

    block: int
    start: int
    end: int
    title: str
    text: str


def commented(draft: Draft, remarks: Sequence[Remark]) -> bytes:
    """The draft as a Word document with the remarks as comments, the same bytes whenever it is made.

    A Word draft keeps its looks; other formats are set plainly, with headings, quotations, lists, tables and captions.
    """
    if draft.path.suffix.lower() == ".docx":
        document = open_word(draft.path)
        paragraphs = walk(document)
    else:
        document, paragraphs = _set(draft)
    by_block: dict[int, list[Remark]] = defaultdict(list)
    for remark in remarks:
        by_block[remark.block].append(remark)
    for number in sorted(by_block):
        for remark in by_block[number]:
            _comment(document, paragraphs, number, remark)
    stream = io.BytesIO()
    document.save(stream)
    return without_author({"draft.docx": stream.getvalue()})["draft.docx"]


def _comment(document: "Document", paragraphs: Sequence[Walked], number: int, remark: Remark) -> None:
    from docx.text.run import Run

    walked = paragraphs[number] if number < len(paragraphs) else paragraphs[0]
    start, end = remark.start, remark.end
    if walked.where in ("note", "margin", "box"):  # Word has no comments there: they are tied to the paragraph that the note hangs on
        walked, start, end = walked.host or _first(paragraphs), 0, 0
    elements = _covered(walked, start, end) or _whole(walked)
    parent: Any = document._body  # noqa: SLF001  # python-docx has no other way from an element to a run
    runs = [Run(element, parent) for element in (elements[0], elements[-1])]
    comment = document.add_comment(runs, text=remark.title, author=_AUTHOR, initials=_INITIALS)
    if remark.text:
        comment.add_paragraph(remark.text)
    comment._comment_elm.attrib.pop(f"{W}date", None)  # noqa: SLF001  # two runs give the same bytes


def _first(paragraphs: Sequence[Walked]) -> Walked:
    return next((walked for walked in paragraphs if walked.where == "body" and walked.text.strip()), paragraphs[0])


def _whole(walked: Walked) -> list[Any]:
    """All runs of the paragraph; an empty one is made where there is none."""
    shown = [run.element for run in walked.runs if run.unseen is None] or [run.element for run in walked.runs]
    if not shown:
        from docx.oxml import OxmlElement

        element = OxmlElement("w:r")
        walked.element.append(element)
        return [element]
    return shown


def _covered(walked: Walked, start: int, end: int) -> list[Any]:
    """The runs that hold ``[start, end)`` and nothing else; runs are cut where it begins and ends."""
    if end <= start:
        return []
    for place in (start, end):
        _cut(walked, place)
    found, at = [], 0
    for run in walked.runs:
        length = len(normalise(run.text)) if run.unseen is None else 0
        if length and start <= at and at + length <= end:
            found.append(run.element)
        at += length
    return found


def _cut(walked: Walked, place: int) -> None:
    """Cut the run in whose middle the place lies in two."""
    at = 0
    for n, run in enumerate(walked.runs):
        length = len(normalise(run.text)) if run.unseen is None else 0
        if at < place < at + length:
            raw = _raw_length(run.text, place - at)
            rest = _split(run.element, raw)
            new = copy.copy(run)
            new.element, new.text = rest, run.text[raw:]
            run.text = run.text[:raw]
            walked.runs.insert(n + 1, new)
            return
        at += length


def _raw_length(text: str, wanted: int) -> int:
    """How much of a run's text, as written in the file, makes ``wanted`` characters when composed."""
    return next((n for n in range(len(text) + 1) if len(normalise(text[:n])) == wanted and len(normalise(text[: n + 1])) > wanted), wanted)


def _split(run: Any, at: int) -> Any:
    """A new run after this one with what stands behind the ``at``-th character, looking alike."""
    rest = copy.deepcopy(run)
    for child in list(rest):
        if child.tag != f"{W}rPr":
            rest.remove(child)
    seen = 0
    for child in list(run):
        if child.tag == f"{W}rPr":
            continue
        length = len(child.text or "") if child.tag == f"{W}t" else _width(child.tag)
        if seen >= at and (length or seen > at or _has_text(rest)):
            rest.append(child)
        elif seen + length > at:
            tail = copy.deepcopy(child)
            child.text, tail.text = (child.text or "")[: at - seen], (child.text or "")[at - seen :]
            for part in (child, tail):
                part.set(_XML_SPACE, "preserve")
            rest.append(tail)
        seen += length
    run.addnext(rest)
    return rest


def _has_text(run: Any) -> bool:
    return any(child.tag != f"{W}rPr" for child in run)


def _width(tag: str) -> int:
    return 1 if tag.removeprefix(W) in ("tab", "ptab", "br", "cr", "noBreakHyphen") else 0


def _set(draft: Draft) -> tuple["Document", list[Walked]]:
    """A plain Word document of a draft in another format, and the paragraph of each block."""
    import docx
    import docx.shared

    document = docx.Document()
    document.core_properties.author = ""
    document.core_properties.comments = ""
    quote = document.styles["Quote"]
    quote.font.italic = False
    quote.paragraph_format.left_indent = docx.shared.Cm(1)
    tables = _Tables(document, draft)
    elements: dict[int, Any] = {}
    for block in draft.blocks:
        if block.cell is not None:
            elements[block.number] = tables.paragraph(block)
        else:
            elements[block.number] = _paragraph(document, block)._p  # noqa: SLF001
    found = walk(document)
    by_element = {id(walked.element): walked for walked in found}
    return document, [by_element.get(id(elements[block.number]), found[0]) for block in draft.blocks]


def _paragraph(document: "Document", block: Block) -> Any:
    if block.kind is BlockKind.HEADING:
        return document.add_heading(block.text, min(max(block.level, 1), 9))
    style = {BlockKind.QUOTE: "Quote", BlockKind.CAPTION: "Caption", BlockKind.LIST: "List Bullet", BlockKind.FOOTNOTE: "Normal"}.get(
        block.kind
    )
    if block.kind is BlockKind.LIST and block.ordered:
        return document.add_paragraph(block.text, style="List Paragraph" if block.text[:1].isdigit() else "List Number")
    paragraph = document.add_paragraph(style=style)
    at = 0
    for span in block.italic:
        paragraph.add_run(block.text[at : span.start])
        paragraph.add_run(block.text[span.start : span.end]).italic = True
        at = span.end
    paragraph.add_run(block.text[at:])
    return paragraph


class _Tables:
    """The tables of a draft, each made when its first cell comes."""

    def __init__(self, document: "Document", draft: Draft) -> None:
        self._document = document
        self._sizes: dict[int, tuple[int, int]] = {}
        for block in draft.blocks:
            if block.cell is not None:
                rows, columns = self._sizes.get(block.cell.table, (0, 0))
                self._sizes[block.cell.table] = (max(rows, block.cell.row), max(columns, block.cell.column))
        self._begun: dict[int, Any] = {}

    def paragraph(self, block: Block) -> Any:
        place = block.cell
        assert place is not None
        if place.table not in self._begun:
            rows, columns = self._sizes[place.table]
            self._begun[place.table] = self._document.add_table(rows, columns, style="Table Grid")
        cell = self._begun[place.table].cell(place.row - 1, place.column - 1)
        first = cell.paragraphs[0]
        paragraph = first if not first.text and not first.runs else cell.add_paragraph()
        paragraph.add_run(block.text)
        return paragraph._p  # noqa: SLF001
