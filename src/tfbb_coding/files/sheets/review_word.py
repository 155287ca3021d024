"""The sheet for review as a table in a Word document, and the filled table read back.

A page is narrower than a worksheet, so some columns of the sheet share one: id, speaker and case; question and context; themes and codes a
line each. The key by which a row is known stands beside its id as hidden text (Word and LibreOffice both keep it), so rows may be moved.
"""

import io
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape
from zipfile import BadZipFile

from tfbb_coding.errors import TfbbError
from tfbb_coding.files.archives import broken_file, open_archive
from tfbb_coding.files.handover import without_author
from tfbb_coding.files.sheets.beside import meanings
from tfbb_coding.files.word_parts import XMLNS, W, cell_xml, cleaned, row_xml, speak
from tfbb_coding.messages import _
from tfbb_coding.model.codebook import Codebook
from tfbb_coding.model.decision import SheetRow
from tfbb_coding.model.review_words import LANGUAGES, ReviewWords, words_for

if TYPE_CHECKING:
    from docx.document import Document
    from docx.oxml.xmlchemy import BaseOxmlElement as Element

_W = f"{{{W}}}"
_MM = 56.7
"""Twentieths of a point a millimetre, in which Word measures."""
_WIDTHS = (24, 27, 56, 41, 31, 18, 35, 28, 15)
_BOOK_WIDTHS = (38, 38, 67, 60, 72)
_FILLED = 4
"""The number of the first column that is filled in; all after it are too."""
_WHOLE = 700
"""Characters up to which a row stays on one page."""
_HEAD, _FILL_HEAD, _FILL = "24507A", "8A6D1B", "FFFBE8"
_SKIPPED = frozenset({f"{_W}del", f"{_W}moveFrom", f"{_W}txbxContent", f"{_W}pPr", f"{_W}tbl"})
_MARKS = {f"{_W}tab": " ", f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}noBreakHyphen": "-", f"{_W}softHyphen": ""}


def review_document_bytes(rows: Sequence[SheetRow], book: Codebook) -> bytes:
    """The document: what to do, the table to fill in, and the codebook; nothing about who made it."""
    import docx
    from docx.enum.section import WD_ORIENT
    from docx.oxml import parse_xml
    from docx.shared import Mm, Pt

    words = words_for(book)
    document = docx.Document()
    section = document.sections[0]
    section.orientation, section.page_width, section.page_height = WD_ORIENT.LANDSCAPE, Mm(297), Mm(210)
    section.left_margin = section.right_margin = Mm(11)
    section.top_margin = section.bottom_margin = Mm(13)
    style = document.styles["Normal"]
    style.font.size, style.font.name = Pt(9), "Arial"
    style.paragraph_format.space_after = Pt(2)
    speak(document, book.language)
    document.add_heading(words.title, 1)
    for line in words.document_explanation:
        document.add_paragraph(line)
    for table in (_rows_table(rows, words), _book_table(book, words)):
        document.add_paragraph()  # two tables that touch are taken for one
        document.element.body.insert(len(document.element.body) - 1, parse_xml(table))
    return _anonymous(document)


def _anonymous(document: "Document") -> bytes:
    core = document.core_properties
    core.author = core.last_modified_by = core.comments = core.title = ""
    core.created = core.modified = datetime(1980, 1, 1)  # noqa: DTZ001 - the library wants it so, and it is nobody's time
    buffer = io.BytesIO()
    document.save(buffer)
    return without_author({"a.docx": buffer.getvalue()})["a.docx"]


def _rows_table(rows: Sequence[SheetRow], words: ReviewWords) -> str:
    head = [_cell(width, [_run(name, "b")], _FILL_HEAD if n >= _FILLED else _HEAD) for n, (width, name) in enumerate(_headed(words))]
    lines = [row_xml(head, is_head=True), *(row_xml(_cells(row), is_whole=len(row.text) + len(row.proposal) < _WHOLE) for row in rows)]
    return _table(_WIDTHS, lines)


def _headed(words: ReviewWords) -> Iterator[tuple[int, str]]:
    return zip(_WIDTHS, words.document_columns, strict=True)


def _cells(row: SheetRow) -> list[str]:
    where = [_run(row.unit, "b") + _run(row.key, "vanish"), *(_run(text) for text in (row.speaker, row.case) if text)]
    asked = [_run(text, "i") for text in (row.question,) if text] + [_run(text) for text in row.context.split("\n") if text]
    themes = [_run(" › ".join(part for part in pair if part)) for pair in row.themes if any(pair)]
    filled = [themes, [_run(row.decision)], _lines(row.condensation), _lines(row.memo), [_run(row.favourite)]]
    parts = [where, asked, [_run(row.text)], _lines(row.proposal), *filled]
    return [_cell(width, part, _FILL if n >= _FILLED else "") for n, (width, part) in enumerate(zip(_WIDTHS, parts, strict=True))]


def _lines(text: str) -> list[str]:
    return [_run(line) for line in text.split("\n")]


def _book_table(book: Codebook, words: ReviewWords) -> str:
    labels = [*words.sheet.book_columns[:5]]
    head = [_cell(width, [_run(label, "b")], _HEAD) for width, label in zip(_BOOK_WIDTHS, labels, strict=True)]
    lines = [row_xml(head, is_head=True)]
    looks = ("b", "b", "", "", "")
    for theme, code, definition, include, exclude, _examples in meanings(book):
        texts = ("" if code else theme, code, definition, include, exclude)
        lines.append(row_xml([_cell(w, [_run(text, look)], "") for w, text, look in zip(_BOOK_WIDTHS, texts, looks, strict=True)]))
    return _table(_BOOK_WIDTHS, lines)


def _table(widths: Sequence[int], lines: Iterable[str]) -> str:
    grid = "".join(f'<w:gridCol w:w="{round(width * _MM)}"/>' for width in widths)
    edges = "".join(
        f'<w:{side} w:val="single" w:sz="4" w:color="BFC7CE"/>' for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    room = '<w:left w:w="60" w:type="dxa"/><w:right w:w="60" w:type="dxa"/>'
    look = f'<w:tblW w:w="{round(sum(widths) * _MM)}" w:type="dxa"/><w:tblBorders>{edges}</w:tblBorders><w:tblLayout w:type="fixed"/>'
    properties = f"<w:tblPr>{look}<w:tblCellMar>{room}</w:tblCellMar></w:tblPr>"
    return f"<w:tbl {XMLNS}>{properties}<w:tblGrid>{grid}</w:tblGrid>{''.join(lines)}</w:tbl>"


def _cell(width: int, paragraphs: Sequence[str], fill: str) -> str:
    white = fill in (_HEAD, _FILL_HEAD)
    look = '<w:pPr><w:spacing w:after="20"/></w:pPr>'
    body = "".join(f"<w:p>{look}{part}</w:p>" for part in paragraphs or [""])
    if white:
        body = body.replace("<w:rPr>", '<w:rPr><w:color w:val="FFFFFF"/>')
    return cell_xml(round(width * _MM), body, fill)


def _run(text: str, look: str = "") -> str:
    """A run of text in eight points, hidden with ``vanish``."""
    clean = escape(cleaned(text, " ")).replace("\n", '</w:t><w:br/><w:t xml:space="preserve">')
    bold = f"<w:{look}/>" if look in {"b", "i", "vanish"} else ""
    return f'<w:r><w:rPr>{bold}<w:sz w:val="16"/></w:rPr><w:t xml:space="preserve">{clean}</w:t></w:r>' if text else ""


def read_review_document(path: Path) -> list[SheetRow]:
    """The filled rows with their numbers in the table. Raises :class:`TfbbError` for a document without a table for review.

    Words may be split into runs, stand in content controls or have been tracked: what counts is what is seen once all changes are accepted.
    """
    import docx

    try:
        body = docx.Document(open_archive(path)).element.body
    except (BadZipFile, KeyError, ValueError, OSError):
        raise broken_file(path, "Word") from None
    found: list[SheetRow] = []
    for table in body.iter(f"{_W}tbl"):
        found += _read_table(table)
    if not found:
        hint = _("import a file that `tfbb review export` wrote, with its header row and all its columns, hidden ones too")
        raise TfbbError(_("no table of this document is one for review"), path=path, hint=hint)
    return found


def _read_table(table: "Element") -> list[SheetRow]:
    """The rows of a table for review, nothing of any other; columns may stand in any order, and a table may have been cut in two."""
    rows = [(number, [list(_visible(cell)) for cell in _inside(row, "tc")], row) for number, row in enumerate(_inside(table, "tr"), 1)]
    at: dict[str, int] = {}
    found = []
    for number, texts, row in rows:
        plain = [_joined(text) for text in texts]
        words = next((words for words in LANGUAGES if {words.document_columns[0], words.document_columns[2]} <= set(plain)), None)
        if words is not None:
            at = {name: plain.index(label) for name, label in zip(_FIELDS, words.document_columns, strict=True) if label in plain}
        elif at and row.find(f"{_W}trPr/{_W}del") is None and any(plain):
            found.append(_sheet_row(number, texts, row, at))
    return found


_FIELDS = ("unit", "context", "text", "proposal", "themes", "decision", "condensation", "memo", "favourite")


def _sheet_row(number: int, texts: list[list[str]], row: "Element", at: dict[str, int]) -> SheetRow:
    def cell(name: str) -> list[str]:
        index = at.get(name, -1)
        return texts[index] if 0 <= index < len(texts) else []

    cells = list(_inside(row, "tc"))
    key = "".join(_hidden(cells[at["unit"]])) if at["unit"] < len(cells) else ""
    unit = next((line.strip() for line in "\n".join(cell("unit")).split("\n") if line.strip()), "")
    said = {name: _joined(cell(name)) for name in ("text", "decision", "condensation", "memo", "favourite")}
    themes = tuple((line.strip(), "") for part in cell("themes") for line in part.split("\n") if line.strip())
    return SheetRow(transcript="", unit=unit, key=key.strip(), themes=themes, number=number, **said)


def _joined(paragraphs: Iterable[str]) -> str:
    return "\n".join(paragraphs).strip()


def _visible(cell: "Element") -> Iterator[str]:
    """The paragraphs of a cell, without hidden words."""
    for paragraph in _inside(cell, "p"):
        yield "".join(_text(run) for run in _inside(paragraph, "r") if not _is_hidden(run))


def _hidden(cell: "Element") -> Iterator[str]:
    for paragraph in _inside(cell, "p"):
        yield from (_text(run) for run in _inside(paragraph, "r") if _is_hidden(run))


def _is_hidden(run: "Element") -> bool:
    found = run.find(f"{_W}rPr/{_W}vanish")
    return found is not None and found.get(f"{_W}val", "true") not in {"0", "false", "off"}


def _text(run: "Element") -> str:
    return "".join(child.text or "" if child.tag == f"{_W}t" else _MARKS.get(str(child.tag), "") for child in run)


def _inside(parent: "Element", name: str) -> Iterator["Element"]:
    """The elements of this name below another, through content controls, links and insertions, not through deletions and inner tables."""
    wanted = f"{_W}{name}"
    for child in parent:
        if child.tag == wanted:
            yield child
        elif child.tag not in _SKIPPED and len(child):
            yield from _inside(child, name)
