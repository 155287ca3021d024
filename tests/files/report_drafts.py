"""The report drafts of ``tests/data/report`` as Word writes them, with the places of their faults as paragraphs.

Headings, block quotations (in turn the style Quote, an own style with indentation, indentation alone, and italics), tables, captions with
SEQ fields (typed where the number is not what Word would count to), REF fields where the text names a figure or table that has a caption,
numbered lists that Word numbers, pictures with alternative text, and footnotes. A paragraph is a ``w:p`` of the body in the order of the
document, from 1; each cell of a table has its own.
"""

import json
import re
import struct
import zlib
from collections import Counter
from dataclasses import dataclass, field, replace
from io import BytesIO
from pathlib import Path

import docx
from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm
from docx.table import Table
from docx.text.paragraph import Paragraph

DRAFTS = Path(__file__).parents[1] / "data" / "report"
AUTHOR = "Anneli Forsgren"
DELETED = " Gunilla på Tallbackaskolan ville inte vara med."
INSERTED = " Stycket är omskrivet."
HIDDEN = " Fråga rektorn på Ekhagsskolan om siffran."
COMMENT = "Stämmer det här med vad Gunilla sa?"

SWEDISH_STYLES = {
    "Title": "Rubrik",
    "Quote": "Citat",
    "Caption": "Beskrivning",
    "ListNumber": "Numreradlista",
    "ListBullet": "Punktlista",
} | {f"Heading{n}": f"Rubrik{n}" for n in range(1, 10)}

_CAPTION = re.compile(r"(?P<star>\*?)(?P<kind>Figur|Tabell) (?P<number>\d+)(?P<rest>(?:[.:]| [–-]).*)$")
_NUMBERED = re.compile(r"\d+\. ")
_HEADING = re.compile(r"(#+) (.*)")
_IMAGE = re.compile(r"!\[(?P<alt>[^\]]*)\]\([^)]*\)$")
_NOTE = re.compile(r"\[\^(\d+)\]: (.*)")
_NUMBER = re.compile(r"\d+(?:\.\d+)*\.? (?=[A-ZÅÄÖ])")
_INLINE = re.compile(
    r"\*\*(?P<bold>.+?)\*\*|\*(?P<italic>[^*\s][^*]*)\*|\[\^(?P<note>\d+)\]|(?P<reference>(?<!\w)(?P<kind>figur|tabell) (?P<number>\d+)\b)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Fault:
    """Where a rule must find something: ``place`` is a line or a paragraph from 1 (0: the whole document), ``start`` a character of it from 0."""

    rule: str
    place: int
    start: int
    match: str
    note: str
    optional: bool = False


@dataclass(frozen=True, slots=True)
class WordDraft:
    data: bytes
    faults: tuple[Fault, ...]


@dataclass(slots=True)
class _Writing:
    document: Document
    split: bool
    captions: frozenset[str]
    notes: dict[str, str]
    places: dict[int, list[Paragraph]] = field(default_factory=dict)
    quotes: int = 0
    bookmarks: int = 0
    counted: Counter[str] = field(default_factory=Counter)


def faults_of(path: Path) -> tuple[Fault, ...]:
    """The faults of a ``…_key.jsonl``, in lines of the Markdown draft."""
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    return tuple(Fault(r["rule"], r["line"], r["start"], r["match"], r["note"], r.get("optional", False)) for r in rows)


def word_draft(
    draft: Path,
    faults: tuple[Fault, ...] = (),
    *,
    hidden_faults: bool = False,
    split_runs: bool = False,
    numbered_headings: bool = False,
    swedish_styles: bool = False,
) -> WordDraft:
    """``draft`` (Markdown) in Word, and ``faults`` at their paragraphs.

    ``hidden_faults`` adds an author, a comment, tracked changes and hidden text; ``split_runs`` breaks the text into many runs, as Word does; with
    ``numbered_headings`` Word numbers the headings, so that the text has no numbers; with ``swedish_styles`` the styles have the ids of a Swedish Word.
    """
    lines = draft.read_text(encoding="utf-8").rstrip("\n").split("\n")
    writing = _begin(lines, split_runs)
    _write(writing, lines)
    if numbered_headings:
        _number_headings(writing.document)
    if swedish_styles:
        _name_styles(writing.document)
    found = _hide(writing, lines) if hidden_faults else []
    _add_notes(writing)
    order = {id(p): n for n, p in enumerate(writing.document.element.body.iter(qn("w:p")), 1)}
    placed = [_placed(fault, lines, writing, order) for fault in faults]
    hidden = [replace(fault, place=order[id(writing.places[fault.place][0]._p)]) if fault.place else fault for fault in found]
    out = BytesIO()
    writing.document.save(out)
    return WordDraft(out.getvalue(), tuple(sorted([*placed, *hidden], key=lambda f: (f.place, f.start, f.rule))))


def texts_of(data: bytes) -> list[str]:
    """The text of every ``w:p`` of the body, with tabs and footnote marks left out, without what is deleted or hidden."""
    body = docx.Document(BytesIO(data)).element.body
    return ["".join(t.text or "" for t in p.iter(qn("w:t")) if not _is_hidden(t)) for p in body.iter(qn("w:p"))]


def _is_hidden(text: object) -> bool:
    run = text.getparent()  # type: ignore[attr-defined]
    return run.find(f"{qn('w:rPr')}/{qn('w:vanish')}") is not None


def _begin(lines: list[str], split: bool) -> _Writing:
    document = docx.Document()
    document.core_properties.author = ""
    document.core_properties.comments = ""
    styles = document.styles
    own = styles.add_style("Blockcitat", WD_STYLE_TYPE.PARAGRAPH)
    own.base_style = styles["Normal"]
    own.paragraph_format.left_indent = Cm(1.25)
    captions = frozenset(f"{m['kind'].lower()} {m['number']}" for line in lines if (m := _CAPTION.match(line)))
    notes = {m[1]: m[2] for line in lines if (m := _NOTE.match(line))}
    return _Writing(document, split, captions, notes)


def _write(writing: _Writing, lines: list[str]) -> None:
    at = 0
    while at < len(lines):
        line = lines[at]
        if line.startswith("|"):
            end = next((n for n in range(at, len(lines)) if not lines[n].startswith("|")), len(lines))
            _table(writing, at, lines[at:end])
            at = end
            continue
        if line and line != ">" and not _NOTE.match(line):
            writing.places[at + 1] = [_block(writing, line)]
        at += 1


def _block(writing: _Writing, line: str) -> Paragraph:
    """The paragraph that one line of Markdown becomes."""
    document = writing.document
    if match := _HEADING.match(line):
        heading: Paragraph = document.add_heading(match[2], len(match[1]) - 1)
        return heading
    if match := _IMAGE.match(line):
        return _picture(document, match["alt"])
    if match := _CAPTION.match(line):
        return _caption(writing, match)
    if line.startswith("> "):
        return _quotation(writing, line[2:])
    if match := _NUMBERED.match(line):
        return _text(writing, document.add_paragraph(style="List Number"), line[match.end() :])
    if line.startswith("- "):
        return _text(writing, document.add_paragraph(style="List Bullet"), line[2:])
    return _text(writing, document.add_paragraph(), line)


def _quotation(writing: _Writing, text: str) -> Paragraph:
    kind = ("Quote", "own", "indent", "italic")[writing.quotes % 4]
    writing.quotes += 1
    styles = {"Quote": "Quote", "own": "Blockcitat"}
    paragraph = writing.document.add_paragraph(style=styles.get(kind))
    if kind == "indent":
        paragraph.paragraph_format.left_indent = Cm(1)
        paragraph.paragraph_format.right_indent = Cm(1)
    _text(writing, paragraph, text)
    for run in paragraph.runs if kind == "italic" else ():
        run.italic = True
    return paragraph


def _text(writing: _Writing, paragraph: Paragraph, text: str) -> Paragraph:
    """Puts ``text`` into ``paragraph``: bold, italics, footnote marks, and fields for figures and tables that have a caption."""
    at = 0
    for match in _INLINE.finditer(text):
        _runs(writing, paragraph, text[at : match.start()])
        at = match.end()
        if match["note"]:
            paragraph._p.append(parse_xml(f'<w:r {nsdecls("w")}><w:footnoteReference w:id="{match["note"]}"/></w:r>'))
        elif match["reference"]:
            _reference(writing, paragraph, match["reference"])
        elif match["bold"]:
            paragraph.add_run(match["bold"]).bold = True
        else:
            paragraph.add_run(match["italic"]).italic = True
    _runs(writing, paragraph, text[at:])
    return paragraph


def _runs(writing: _Writing, paragraph: Paragraph, text: str) -> None:
    step = 23 if writing.split else max(len(text), 1)
    for at in range(0, len(text), step):
        paragraph.add_run(text[at : at + step])


def _reference(writing: _Writing, paragraph: Paragraph, words: str) -> None:
    if words.lower() in writing.captions:
        _field(paragraph, f"REF _Ref_{words.lower().replace(' ', '_')} \\h", words)
    else:
        _runs(writing, paragraph, words)


def _field(paragraph: Paragraph, code: str, shown: str) -> None:
    for inner in (
        '<w:fldChar w:fldCharType="begin"/>',
        f'<w:instrText xml:space="preserve"> {code} </w:instrText>',
        '<w:fldChar w:fldCharType="separate"/>',
    ):
        paragraph._p.append(parse_xml(f"<w:r {nsdecls('w')}>{inner}</w:r>"))
    paragraph.add_run(shown)
    paragraph._p.append(parse_xml(f'<w:r {nsdecls("w")}><w:fldChar w:fldCharType="end"/></w:r>'))


def _caption(writing: _Writing, match: re.Match[str]) -> Paragraph:
    paragraph = writing.document.add_paragraph(style="Caption")
    writing.bookmarks += 1
    name = f"_Ref_{match['kind'].lower()}_{match['number']}"
    paragraph._p.append(parse_xml(f'<w:bookmarkStart {nsdecls("w")} w:id="{writing.bookmarks}" w:name="{name}"/>'))
    paragraph.add_run(f"{match['kind']} ")
    if int(match["number"]) == writing.counted[match["kind"]] + 1:
        writing.counted[match["kind"]] += 1
        _field(paragraph, f"SEQ {match['kind']} \\* ARABIC", match["number"])
    else:
        paragraph.add_run(match["number"])
    paragraph._p.append(parse_xml(f'<w:bookmarkEnd {nsdecls("w")} w:id="{writing.bookmarks}"/>'))
    paragraph.add_run(match["rest"].removesuffix("*") if match["star"] else match["rest"])
    for run in paragraph.runs if match["star"] else ():
        run.italic = True
    return paragraph


def _picture(document: Document, alt: str) -> Paragraph:
    paragraph = document.add_paragraph()
    shape = paragraph.add_run().add_picture(BytesIO(_png()), width=Cm(9))
    shape._inline.docPr.set("descr", alt)
    return paragraph


def _png() -> bytes:
    """A grey picture of sixteen by nine points."""
    rows = b"".join(b"\0" + b"\xcc" * 16 for _ in range(9))
    chunks = ((b"IHDR", struct.pack(">IIBBBBB", 16, 9, 8, 0, 0, 0, 0)), (b"IDAT", zlib.compress(rows)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data)) for kind, data in chunks
    )


def _cells(row: str) -> list[str]:
    return [cell.strip() for cell in row.strip().removeprefix("|").removesuffix("|").split("|")]


def _table(writing: _Writing, above: int, rows: list[str]) -> None:
    """The table in ``rows``, whose first line is ``above + 1``; the line of dashes is left out."""
    kept = [(above + 1 + n, _cells(row)) for n, row in enumerate(rows) if n != 1]
    table: Table = writing.document.add_table(len(kept), len(kept[0][1]), style="Table Grid")
    for (line, cells), row in zip(kept, table.rows, strict=True):
        shown = [cell.paragraphs[0] for cell in row.cells]
        for paragraph, text in zip(shown, cells, strict=True):
            _text(writing, paragraph, text)
        writing.places[line] = shown
    writing.document.add_paragraph()


def _number_headings(document: Document) -> None:
    """Typed numbers of headings go, and Word's own list of levels comes instead."""
    levels = "".join(
        f'<w:lvl w:ilvl="{n}"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:pStyle w:val="Heading{n + 1}"/>'
        f'<w:lvlText w:val="{".".join(f"%{k + 1}" for k in range(n + 1))}"/></w:lvl>'
        for n in range(3)
    )
    numbering = document.part.numbering_part.element
    first = numbering.find(qn("w:num"))
    abstract = parse_xml(
        f'<w:abstractNum {nsdecls("w")} w:abstractNumId="77"><w:multiLevelType w:val="multilevel"/>{levels}</w:abstractNum>'
    )
    numbering.insert(list(numbering).index(first), abstract)
    numbering.append(parse_xml(f'<w:num {nsdecls("w")} w:numId="77"><w:abstractNumId w:val="77"/></w:num>'))
    for paragraph in document.paragraphs:
        style = paragraph.style.name if paragraph.style else ""
        if style and style.startswith("Heading") and (match := _NUMBER.match(paragraph.text)):
            paragraph.text = paragraph.text[match.end() :]
            level = int(style.split()[-1]) - 1
            numbered = parse_xml(f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{level}"/><w:numId w:val="77"/></w:numPr>')
            paragraph._p.get_or_add_pPr().append(numbered)


def _name_styles(document: Document) -> None:
    """The ids that Swedish Word gives its own styles, whose names stay English in the file."""
    for root in (document.styles.element, document.element):
        for element in root.iter(qn("w:style"), qn("w:basedOn"), qn("w:next"), qn("w:link"), qn("w:pStyle")):
            key = qn("w:styleId") if element.tag == qn("w:style") else qn("w:val")
            element.set(key, SWEDISH_STYLES.get(element.get(key), element.get(key)))


def _hide(writing: _Writing, lines: list[str]) -> list[Fault]:
    """Puts in what only Word can hold; the faults have lines of the Markdown as their places."""
    writing.document.core_properties.author = AUTHOR
    body = [n for n, line in enumerate(lines, 1) if line[:1].isupper() and len(line) > 300]
    deleted, inserted, hidden, commented = body[1], body[4], body[7], body[10]
    said = 'w:author="Anneli Forsgren" w:date="2026-01-07T10:00:00Z"'
    xml = {
        deleted: f'<w:del {nsdecls("w")} w:id="901" {said}><w:r><w:delText xml:space="preserve">{DELETED}</w:delText></w:r></w:del>',
        inserted: f'<w:ins {nsdecls("w")} w:id="902" {said}><w:r><w:t xml:space="preserve">{INSERTED}</w:t></w:r></w:ins>',
        hidden: f'<w:r {nsdecls("w")}><w:rPr><w:vanish/></w:rPr><w:t xml:space="preserve">{HIDDEN}</w:t></w:r>',
    }
    for line, piece in xml.items():
        writing.places[line][0]._p.append(parse_xml(piece))
    _comment(writing, writing.places[commented][0])
    return [
        Fault("docx-metadata", 0, 0, AUTHOR, "the author in the document's properties"),
        Fault("docx-metadata", deleted, 0, DELETED, "a tracked deletion"),
        Fault("docx-metadata", inserted, 0, INSERTED, "a tracked insertion"),
        Fault("docx-metadata", hidden, 0, HIDDEN, "hidden text"),
        Fault("docx-metadata", commented, 0, COMMENT, "a comment"),
    ]


def _comment(writing: _Writing, paragraph: Paragraph) -> None:
    start = parse_xml(f'<w:commentRangeStart {nsdecls("w")} w:id="5"/>')
    paragraph._p.insert(1 if paragraph._p.pPr is not None else 0, start)
    paragraph._p.append(parse_xml(f'<w:commentRangeEnd {nsdecls("w")} w:id="5"/>'))
    paragraph._p.append(parse_xml(f'<w:r {nsdecls("w")}><w:commentReference w:id="5"/></w:r>'))
    comment = f'<w:comment w:id="5" w:author="{AUTHOR}" w:initials="AF"><w:p><w:r><w:t>{COMMENT}</w:t></w:r></w:p></w:comment>'
    _part(writing.document, "comments", RELATIONSHIP_TYPE.COMMENTS, f"<w:comments {nsdecls('w')}>{comment}</w:comments>")


def _add_notes(writing: _Writing) -> None:
    if not writing.notes:
        return
    marks = '<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>'
    marks += '<w:footnote w:type="continuationSeparator" w:id="0"><w:p><w:r><w:continuationSeparator/></w:r></w:p></w:footnote>'
    notes = "".join(
        f'<w:footnote w:id="{number}"><w:p><w:r><w:footnoteRef/></w:r><w:r><w:t xml:space="preserve"> {text}</w:t></w:r></w:p></w:footnote>'
        for number, text in writing.notes.items()
    )
    _part(writing.document, "footnotes", RELATIONSHIP_TYPE.FOOTNOTES, f"<w:footnotes {nsdecls('w')}>{marks}{notes}</w:footnotes>")


def _part(document: Document, name: str, relationship: str, xml: str) -> None:
    kind = f"application/vnd.openxmlformats-officedocument.wordprocessingml.{name}+xml"
    package = document.part.package
    data = f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>{xml}'.encode()
    document.part.relate_to(Part(PackURI(f"/word/{name}.xml"), kind, data, package), relationship)


def _placed(fault: Fault, lines: list[str], writing: _Writing, order: dict[int, int]) -> Fault:
    """``fault`` at its paragraph. In a table it is the cell where the match begins, with the match's words in that cell."""
    line = lines[fault.place - 1]
    shown = writing.places[fault.place]
    before = line[: fault.start]
    paragraph = shown[before.count("|") - 1] if line.startswith("|") else shown[0]
    match = fault.match.split(" | ")[0] if line.startswith("|") else fault.match
    if match not in paragraph.text and (number := _NUMBER.match(match)):
        match = match[number.end() :]
    nth = 0 if line.startswith("|") else before.count(match)
    start = -1
    for _ in range(nth + 1):
        start = paragraph.text.index(match, start + 1)
    return replace(fault, place=order[id(paragraph._p)], start=start, match=match)
