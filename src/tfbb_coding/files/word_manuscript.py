"""A report draft as a Word document that a person goes on writing in.

Real styles and headings, a table of contents with links, captions whose numbers are fields, tables whose head is repeated, alternative
texts, the study's language for proofing, notes as comments in the margin; nothing about who made it, and no dates.

python-docx has no way of its own to make bookmarks, fields and list numbers, so this module reaches below it.
"""

import io
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from tfbb_coding.files.cells import cell_text, is_number, unbroken
from tfbb_coding.files.figure_images import png_bytes
from tfbb_coding.files.letters import MM_A_POINT, ems
from tfbb_coding.files.word_parts import proofing, set_row, shade, speak
from tfbb_coding.model.manuscript import Analysis, Block, Grid, Heading, Items, Manuscript, PageBreak, Paragraph, Picture, Quote

if TYPE_CHECKING:
    from docx.document import Document
    from docx.oxml.xmlchemy import BaseOxmlElement
    from docx.table import Table as WordTable
    from docx.text.paragraph import Paragraph as WordParagraph

QUOTE, ANALYSIS, NOTE = "Citat", "Analys", "Tabellnot"
AUTHOR = "tfbb"
_HEAD = "E4EDF7"
_MM, _CELL_MARGINS, _NARROW_MARGINS = 160.0, 4.2, 2.4
"""Millimetres of a line as wide as the page, and what a cell keeps free beside its words; less where there are many columns."""
_SIZES = (10.0, 9.0, 8.5, 8.0, 7.5, 7.0, 6.5)
"""Points that a table's letters may have."""
_WIDE = 5
"""Columns from which a table's letters are made smaller."""


def word_bytes(manuscript: Manuscript) -> bytes:
    """The draft as .docx. The same draft gives the same bytes once the personal parts are taken out (files/handover.py)."""
    import docx

    document = docx.Document()
    package = document.part.package
    assert package is not None
    for key in [key for key, relation in package.rels.items() if relation.reltype.endswith("/thumbnail")]:
        del package.rels[key]  # a picture of the library's own template
    _page(document)
    _styles(document, manuscript.language)
    document.core_properties.title = manuscript.title
    document.core_properties.language = proofing(manuscript.language)
    _Setter(document, manuscript).set()
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _page(document: "Document") -> None:
    """A4, with margins that leave a figure sixteen centimetres."""
    from docx.shared import Cm

    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Cm(2.5)


def _styles(document: "Document", language: str) -> None:
    from docx.enum.style import WD_STYLE_TYPE
    from docx.shared import Cm, Pt, RGBColor

    styles = document.styles
    normal = styles["Normal"]
    normal.font.name, normal.font.size = "Arial", Pt(10.5)
    normal.paragraph_format.space_after = Pt(8)
    normal.paragraph_format.line_spacing = 1.15
    speak(document, language)
    for level in range(4):
        style = styles["Title" if level == 0 else f"Heading {level}"]
        style.font.name, style.font.color.rgb = "Arial", RGBColor(0x17, 0x4A, 0x80)
        _same_font_everywhere(style.element)
    styles["Caption"].font.color.rgb = RGBColor(0x40, 0x40, 0x48)
    styles["Caption"].font.size = Pt(10)
    for name, base in ((QUOTE, "Quote"), (ANALYSIS, "Normal"), (NOTE, "Normal")):
        style = styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        style.base_style = styles[base]
        style.quick_style = True
    styles[QUOTE].font.italic = False
    styles[QUOTE].font.color.rgb = RGBColor(0, 0, 0)
    styles[QUOTE].paragraph_format.left_indent = styles[QUOTE].paragraph_format.right_indent = Cm(1)
    styles[NOTE].font.size = Pt(9)


def _same_font_everywhere(style: "BaseOxmlElement") -> None:
    """Headings take the theme's font over ours where its attributes stand."""
    from docx.oxml.ns import qn

    for fonts in style.iter(qn("w:rFonts")):
        for name in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
            fonts.attrib.pop(qn(f"w:{name}"), None)


class _Setter:
    """Sets block after block; bookmarks, list numbers and comments are counted on the way."""

    def __init__(self, document: "Document", manuscript: Manuscript) -> None:
        self.document = document
        self.manuscript = manuscript
        self.bookmarks = 0
        self.numbering = 0

    def set(self) -> None:
        """All of the manuscript, with the table of contents before the first page break."""
        headings = [block for block in self.manuscript.blocks if isinstance(block, Heading) and block.level]
        contents = bool(headings)
        for block in self.manuscript.blocks:
            if contents and isinstance(block, PageBreak):
                self._contents([heading for heading in headings if heading.level < 3])  # noqa: PLR2004
                contents = False
            self._block(block)

    def _block(self, block: Block) -> None:
        if isinstance(block, Heading):
            self._heading(block)
        elif isinstance(block, Paragraph):
            paragraph = self._referring(block.text)
            paragraph.paragraph_format.keep_with_next = block.text.endswith(":") or None  # what leads in a quotation stays with it
            self._noted(paragraph, block.note)
        elif isinstance(block, Quote):
            self._noted(self.document.add_paragraph(block.text, style=QUOTE), block.note)
        elif isinstance(block, Analysis):
            self.document.add_paragraph(style=ANALYSIS)
        elif isinstance(block, Items):
            self._items(block)
        elif isinstance(block, Picture):
            self._picture(block)
        elif isinstance(block, Grid):
            self._grid(block)
        else:
            self.document.add_page_break()  # type: ignore[no-untyped-call]

    def _heading(self, block: Heading) -> None:
        paragraph = self.document.add_heading(block.text, block.level)
        if block.level:
            self._bookmark(paragraph, f"_h{self._anchor(block)}")

    def _anchor(self, block: Heading) -> int:
        return [one is block for one in self.manuscript.blocks].index(True)

    def _contents(self, headings: list[Heading]) -> None:
        """A field that Word can bring up to date, already filled with links; without page numbers, which only Word knows."""
        head = self.document.add_paragraph(self.manuscript.contents, style="TOC Heading")
        head.paragraph_format.keep_with_next = True
        for n, heading in enumerate(headings):
            paragraph = self.document.add_paragraph()
            paragraph.paragraph_format.left_indent = _indent(heading.level)
            paragraph.paragraph_format.space_after = 0
            if n == 0:
                self._field_part(paragraph, "begin", r'TOC \o "1-2" \h \n \z \u')
            self._link(paragraph, heading)
            if n == len(headings) - 1:
                self._field_part(paragraph, "end")

    def _link(self, paragraph: "WordParagraph", heading: Heading) -> None:
        from docx.oxml import OxmlElement
        from docx.oxml.ns import qn

        link = OxmlElement("w:hyperlink")
        link.set(qn("w:anchor"), f"_h{self._anchor(heading)}")
        link.set(qn("w:history"), "1")
        link.append(paragraph.add_run(heading.text)._r)
        paragraph._p.append(link)

    def _bookmark(self, paragraph: "WordParagraph", name: str, first: int = 0, last: int = -1) -> None:
        """Name the runs from ``first`` to ``last``, so that fields and links can point there."""
        from docx.oxml import OxmlElement
        from docx.oxml.ns import qn

        self.bookmarks += 1
        start, end = OxmlElement("w:bookmarkStart"), OxmlElement("w:bookmarkEnd")
        for element in (start, end):
            element.set(qn("w:id"), str(self.bookmarks))
        start.set(qn("w:name"), name)
        runs = paragraph.runs
        runs[first]._r.addprevious(start)
        runs[last]._r.addnext(end)

    def _field_part(self, paragraph: "WordParagraph", kind: str, instruction: str = "") -> None:
        from docx.oxml import OxmlElement
        from docx.oxml.ns import qn

        def part(kind: str) -> None:
            element = OxmlElement("w:fldChar")
            element.set(qn("w:fldCharType"), kind)
            paragraph.add_run()._r.append(element)

        part(kind)
        if instruction:
            text = OxmlElement("w:instrText")
            text.set(qn("xml:space"), "preserve")
            text.text = f" {instruction} "
            paragraph.add_run()._r.append(text)
            part("separate")

    def _field(self, paragraph: "WordParagraph", instruction: str, shown: str) -> None:
        """A field with the value that it has now."""
        self._field_part(paragraph, "begin", instruction)
        paragraph.add_run(shown)
        self._field_part(paragraph, "end")

    def _referring(self, text: str) -> "WordParagraph":
        """Running text in which *Figur 3* at its beginning is a reference to the caption that says so."""
        paragraph = self.document.add_paragraph()
        for kind, word in (("fig", self.manuscript.figure_word), ("tab", self.manuscript.table_word)):
            before, found, rest = text.partition(f"{word} ")
            number = rest[: len(rest) - len(rest.lstrip("0123456789"))]
            if found and number and (not before or kind == "tab"):
                paragraph.add_run(before)
                self._field(paragraph, rf"REF _{kind}{number} \h", f"{word} {number}")
                paragraph.add_run(rest[len(number) :])
                return paragraph
        paragraph.add_run(text)
        return paragraph

    def _noted(self, paragraph: "WordParagraph", note: str) -> None:
        from docx.oxml.ns import qn

        if note:
            comment = self.document.add_comment(paragraph.runs, text=note, author=AUTHOR, initials="")
            comment._comment_elm.attrib.pop(qn("w:date"), None)  # the time at which somebody worked is nobody's business

    def _items(self, block: Items) -> None:
        for text, below in block.items:
            paragraph = self.document.add_paragraph(text, style="List Number" if block.start else "List Bullet")
            if block.start == 1 and text == block.items[0][0]:
                self.numbering = self._new_numbering(paragraph)
            if block.start:
                _numbered(paragraph, self.numbering)
            for line in below:
                self.document.add_paragraph(line, style="List Bullet 2")

    def _new_numbering(self, paragraph: "WordParagraph") -> int:
        """A list of its own that begins at one; without it Word counts on from the list before."""
        numbering = self.document.part.numbering_part.element
        style = paragraph.style
        assert style is not None
        used = style.element.pPr.numPr.numId.val
        abstract = next(num.abstractNumId.val for num in numbering.num_lst if num.numId == used)
        num = numbering.add_num(abstract)
        num.add_lvlOverride(ilvl=0).add_startOverride(1)
        return int(num.numId)

    def _caption(self, kind: str, word: str, number: int, text: str) -> "WordParagraph":
        paragraph = self.document.add_paragraph(style="Caption")
        paragraph.add_run(f"{word} ")
        self._field(paragraph, rf"SEQ {word} \* ARABIC", str(number))
        last = len(paragraph.runs) - 1
        paragraph.add_run(f". {text}")
        self._bookmark(paragraph, f"_{kind}{number}", 0, last)
        return paragraph

    def _picture(self, block: Picture) -> None:
        from docx.shared import Cm

        shape = self.document.add_picture(io.BytesIO(png_bytes(block.figure)), width=Cm(15))
        inline = shape._inline.docPr
        inline.set("descr", block.figure.alt)
        inline.set("title", block.figure.title)
        inline.set("name", f"{self.manuscript.figure_word} {block.number}")
        self.document.paragraphs[-1].paragraph_format.keep_with_next = True
        self._caption("fig", self.manuscript.figure_word, block.number, block.caption)

    def _grid(self, block: Grid) -> None:
        caption = self._caption("tab", self.manuscript.table_word, block.number, block.caption)
        caption.paragraph_format.keep_with_next = True
        _table(self.document, block, self.manuscript.language)
        notes = block.table.notes
        for n, note in enumerate(notes):
            paragraph = self.document.add_paragraph(note, style=NOTE)
            if n == len(notes) - 1:
                paragraph.paragraph_format.space_after = _indent(1) or None
        if not notes:
            self.document.add_paragraph(style=NOTE)


def _indent(level: int) -> Any:
    from docx.shared import Cm

    return Cm(0.6 * (level - 1))


def _numbered(paragraph: "WordParagraph", numbering: int) -> None:
    properties = paragraph._p.get_or_add_pPr().get_or_add_numPr()
    properties.get_or_add_ilvl().val = 0
    properties.get_or_add_numId().val = numbering


def _table(document: "Document", block: Grid, language: str) -> None:
    """A table with a head that is repeated on every page, rows that do not break, and its caption as alternative text."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn
    from docx.shared import Pt

    table = document.add_table(rows=1, cols=len(block.table.columns), style="Table Grid")
    points, margins, widths = _shares(block, language)
    small = Pt(points)
    numbers = [any(is_number(row[n]) for row in block.table.rows) for n in range(len(block.table.columns))]
    for cell, name, right in zip(table.rows[0].cells, block.table.columns, numbers, strict=True):
        _fill(cell, name, small, bold=True, right=right)
        shade(cell, _HEAD)
    set_row(table.rows[0], is_head=True)
    for row in block.table.rows:
        cells = table.add_row().cells
        for cell, value in zip(cells, row, strict=True):
            _fill(cell, cell_text(value, language), small, right=is_number(value))
        set_row(table.rows[-1])
    _share_out(table, block, widths)
    if margins == _NARROW_MARGINS:
        _set_margins(table)
    described = OxmlElement("w:tblCaption")
    described.set(qn("w:val"), block.caption)
    table._tbl.tblPr.append(described)


def _set_margins(table: "WordTable") -> None:
    """Less room beside the words in every cell."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    margins = OxmlElement("w:tblCellMar")
    for side in ("left", "right"):
        room = OxmlElement(f"w:{side}")
        room.set(qn("w:w"), str(round(_NARROW_MARGINS / 2 / MM_A_POINT * 20 * 0.9)))
        room.set(qn("w:type"), "dxa")
        margins.append(room)
    look = table._tbl.tblPr.find(qn("w:tblLook"))
    (look.addprevious if look is not None else table._tbl.tblPr.append)(margins)


def _shares(block: Grid, language: str) -> tuple[float, float, list[float]]:
    """The letters' size in points, the largest in which no word breaks, the cells' margins, and the columns' widths in millimetres.

    Columns are as wide as they ask for, or as what stands in them does.
    """
    texts = [[name, *(cell_text(row[n], language) for row in block.table.rows)] for n, name in enumerate(block.table.columns)]
    words = [max((ems(word) for text in column for word in unbroken(text)), default=0.5) for column in texts]
    sizes = _SIZES if len(block.table.columns) <= _WIDE or block.table.form else _SIZES[2:]
    tries = [(one, room) for room in (_CELL_MARGINS, _NARROW_MARGINS) for one in sizes]
    points, margins = next(((one, room) for one, room in tries if sum(_least(word, one, room) for word in words) <= _MM), tries[-1])
    least = [_least(word, points, margins) for word in words]
    wished = list(map(float, block.table.widths)) or [float(min(45, max(map(len, column)))) for column in texts]
    more = [max(0.0, _MM * wish / sum(wished) - low) for wish, low in zip(wished, least, strict=True)]
    spare = max(0.0, _MM - sum(least)) / (sum(more) or 1)
    widths = [low + spare * one for low, one in zip(least, more, strict=True)]
    return points, margins, [_MM * one / sum(widths) for one in widths]


def _least(word: float, points: float, margins: float) -> float:
    """What a word of so many times the letters' size takes, with the cell's margins, in millimetres."""
    return word * points * MM_A_POINT + margins


def _share_out(table: "WordTable", block: Grid, widths: Sequence[float]) -> None:
    """Give the columns these widths in millimetres, and the rows of a form room to write in by hand."""
    from docx.shared import Cm, Mm

    table.autofit = False
    if block.table.form:
        for row in table.rows[1:]:
            row.height = Cm(1.6)
    for n, width in enumerate(widths):
        table.columns[n].width = Mm(width)
        for cell in table.columns[n].cells:
            cell.width = Mm(width)


def _fill(cell: Any, text: str, size: Any, *, bold: bool = False, right: bool = False) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH

    paragraph = cell.paragraphs[0]
    if right:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    paragraph.paragraph_format.space_before = paragraph.paragraph_format.space_after = size // 5
    paragraph.paragraph_format.line_spacing = 1
    run = paragraph.add_run(text)
    run.font.size, run.bold = size, bold
