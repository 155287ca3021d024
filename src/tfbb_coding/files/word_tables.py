"""Tables in Word: real ones, with heads that repeat on every page, and proofing in the document's language."""

import io
from collections.abc import Sequence
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape, quoteattr

from tfbb_coding.files.cells import cell_text, common_notes, is_number, unbroken
from tfbb_coding.files.letters import REGULAR, ems
from tfbb_coding.files.word_parts import XMLNS, cell_xml, cleaned, proofing, row_xml, speak
from tfbb_coding.model.report import Cell, Section, Table

if TYPE_CHECKING:
    from docx.document import Document

_TEXT_WIDTH = 14_600  # twentieths of a point between the margins of a landscape A4 page
_SIZES = (18, 16, 14, 12)  # half points
_TALL = 1200  # characters of a cell
_LETTER = 620  # hundredths of a twentieth of a point that a letter takes for every half point, bold ones too
_MARGINS = 220
_MOST, _LONGEST_WORD, _LOOKED_AT = 90, 26, 300  # characters that a column may want, those of a word kept whole, and rows looked at
_FONT = "Arial"  # there, or measured alike, wherever Word or LibreOffice is
_GREY = "E8EDF2"


def docx_bytes(tables: Sequence[Table], title: str, language: str) -> bytes:
    """A landscape document: the title, what holds for all tables, and for each a heading, the table with a repeating head, its notes."""
    document = new_document(title, language)
    common, own = common_notes(tables)
    for note in common:
        document.add_paragraph(style="Normal").add_run(cleaned(note)).italic = True
    for table in own:
        document.add_heading(cleaned(table.title or table.name), level=1)
        add_table(document, table, language)
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def new_document(title: str, language: str, *, landscape: bool = True) -> "Document":
    """An A4 document with a title, in this language, whose properties say nothing about who made it."""
    import docx
    from docx.enum.section import WD_ORIENT
    from docx.shared import Mm, Pt

    document = docx.Document()
    section = document.sections[0]
    section.page_width, section.page_height = (Mm(297), Mm(210)) if landscape else (Mm(210), Mm(297))
    section.orientation = WD_ORIENT.LANDSCAPE if landscape else WD_ORIENT.PORTRAIT
    section.left_margin = section.right_margin = Mm(20)
    section.top_margin = section.bottom_margin = Mm(18)
    speak(document, language)
    document.styles["Normal"].font.name, document.styles["Normal"].font.size = _FONT, Pt(10)
    properties = document.core_properties
    properties.author = properties.last_modified_by = properties.comments = ""
    properties.title, properties.language = cleaned(title), proofing(language)
    document.add_heading(cleaned(title), level=0)
    _number_pages(document)
    return document


def _number_pages(document: "Document") -> None:
    from docx.oxml import parse_xml

    paragraph = document.sections[0].footer.paragraphs[0]
    field = f'<w:fldSimple {XMLNS} w:instr=" PAGE "><w:r><w:t>1</w:t></w:r></w:fldSimple>'
    paragraph._p.append(parse_xml(field))  # noqa: SLF001 - python-docx has no fields


def add_table(document: "Document", table: Table, language: str, *, width: int = _TEXT_WIDTH) -> None:
    """A table's parts, each under a heading of its own where it has one, and the notes below.

    ``width`` is that of the text, in twentieths of a point.
    """
    from docx.oxml import parse_xml

    for section in table.sections():
        if section.heading:
            document.add_heading(cleaned(section.heading), level=2)
        body = document.element.body
        described = f"{table.title or table.name}{': ' if section.heading else ''}{section.heading}"
        body.insert(len(body) - 1, parse_xml(_table_xml(section, table, language, width, described)))
        document.add_paragraph()
    for note in table.notes:
        document.add_paragraph(style="Normal").add_run(cleaned(note)).italic = True


def _table_xml(section: Section, table: Table, language: str, width: int, described: str) -> str:
    """The whole table as one piece of XML: cell by cell through python-docx a long one would take minutes."""
    widths, size = _column_widths(section, width)
    share = [name in table.percent for name in section.columns]
    grid = "".join(f'<w:gridCol w:w="{one}"/>' for one in widths)
    numbers = [any(is_number(row[n]) for row in section.rows) for n in range(len(section.columns))]
    head = _row_xml(list(zip(section.columns, numbers, strict=True)), widths, size, head=True)
    rows = "".join(_row_xml(_said(row, share, language), widths, size) for row in section.rows)
    return (
        f'<w:tbl {XMLNS}><w:tblPr><w:tblStyle w:val="TableGrid"/><w:tblW w:w="{sum(widths)}" w:type="dxa"/>'
        '<w:tblLayout w:type="fixed"/><w:tblLook w:val="0620" w:firstRow="1" w:noHBand="1" w:noVBand="1"/>'
        f"<w:tblCaption w:val={quoteattr(cleaned(described))}/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>{head}{rows}</w:tbl>"
    )


def _said(row: Sequence[Cell], shares: Sequence[bool], language: str) -> list[tuple[str, bool]]:
    return [(cell_text(cell, language, share=share), is_number(cell)) for cell, share in zip(row, shares, strict=True)]


def _row_xml(cells: Sequence[tuple[str, bool]], widths: Sequence[int], size: int, *, head: bool = False) -> str:
    """A row that is not broken over pages, unless it is a tall one; the head row comes back on each."""
    inside = [_cell_xml(text, one, size, number=number, head=head) for (text, number), one in zip(cells, widths, strict=True)]
    return row_xml(inside, is_head=head, is_whole=all(len(text) <= _TALL for text, _number in cells))


def _cell_xml(text: str, width: int, size: int, *, number: bool, head: bool) -> str:
    look = f'<w:rPr>{"<w:b/>" if head else ""}<w:sz w:val="{size}"/></w:rPr>'
    place = '<w:jc w:val="right"/>' if number else ""
    begin = f'<w:p><w:pPr><w:spacing w:before="20" w:after="20"/>{place}</w:pPr><w:r>{look}<w:t xml:space="preserve">'
    paragraphs = "".join(f"{begin}{escape(cleaned(line))}</w:t></w:r></w:p>" for line in text.split("\n"))
    return cell_xml(width, paragraphs, _GREY if head else "")


def _column_widths(section: Section, width: int) -> tuple[list[int], int]:
    """Widths in twentieths of a point, and the size of the letters in half points: the largest in which no word is broken.

    Every column has room for its longest word; what is left goes to the columns with long texts.
    """
    least = [max(_widest([name]), _widest([r[n] for r in section.rows[:_LOOKED_AT]]) * REGULAR) for n, name in enumerate(section.columns)]
    wanted = [
        max(low, min(max((len(line) for row in section.rows[:_LOOKED_AT] for line in str(row[n] or "").split("\n")), default=0), _MOST))
        for n, low in enumerate(least)
    ]
    size = next((one for one in _SIZES if sum(_room(low, one) for low in least) <= width), _SIZES[-1])
    narrow = [_room(low, size) for low in least]
    spare = max(0, width - sum(narrow))
    more = [max(0, _room(want, size) - low) for want, low in zip(wanted, narrow, strict=True)]
    whole = sum(more) or 1
    given = [low + min(one, spare * one // whole) for low, one in zip(narrow, more, strict=True)]
    total = max(width, sum(given))
    return [max(1, one * width // total) for one in given], size


def _room(characters: float, size: int) -> int:
    """What so many characters of ``size`` half points take, with the cell's margins."""
    return round(characters * size * _LETTER / 100) + _MARGINS


def _widest(cells: Sequence[Cell]) -> float:
    """How many characters of middling width the widest word is."""
    words = {word for cell in cells for word in unbroken(cell_text(cell, "sv"))}
    return min(_LONGEST_WORD, max((1000 * ems(word) / _LETTER for word in words), default=1))
