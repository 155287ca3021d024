"""What all Word documents of the program have in common: the language they are proofread in, and the rows and heads of their tables."""

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from docx.document import Document
    from docx.table import _Cell, _Row

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
XMLNS = f'xmlns:w="{W}"'
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


def proofing(language: str) -> str:
    """The language as Word names it: Swedish unless it is English."""
    return "en-GB" if language.startswith("en") else "sv-SE"


def speak(document: "Document", language: str) -> None:
    """Tell the speller which language the words are in: those of the ordinary style, and all that name no other."""
    from docx.oxml import parse_xml
    from docx.oxml.ns import qn

    tag = proofing(language)
    for said in document.styles.element.iter(qn("w:lang")):
        said.set(qn("w:val"), tag)
    document.styles["Normal"].element.get_or_add_rPr().append(parse_xml(f'<w:lang {XMLNS} w:val="{tag}"/>'))


def cleaned(text: str, instead: str = "") -> str:
    """Text without what XML cannot hold."""
    return _NOT_XML.sub(instead, text)


def row_xml(cells: Iterable[str], *, is_head: bool = False, is_whole: bool = True) -> str:
    """A table's row: a head comes back on each page, and one that ``is_whole`` is not torn apart by a page's end."""
    return f"<w:tr><w:trPr>{_row_look(is_head=is_head, is_whole=is_whole)}</w:trPr>{''.join(cells)}</w:tr>"


def _row_look(*, is_head: bool, is_whole: bool) -> str:
    return ("<w:cantSplit/>" if is_whole else "") + ("<w:tblHeader/>" if is_head else "")


def set_row(row: "_Row", *, is_head: bool = False) -> None:
    """The same for a row that stands in a document: whole, and as a head on each page."""
    from docx.oxml import parse_xml

    look = row._tr.get_or_add_trPr()  # noqa: SLF001 - python-docx has no way of its own
    look.extend(list(parse_xml(f"<w:trPr {XMLNS}>{_row_look(is_head=is_head, is_whole=True)}</w:trPr>")))


def cell_xml(width: int, paragraphs: str, fill: str = "") -> str:
    """A cell of so many twentieths of a point, with its paragraphs, on a ground of the colour ``fill``."""
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{_shade(fill) if fill else ""}</w:tcPr>{paragraphs}</w:tc>'


def _shade(fill: str, names: str = "") -> str:
    return f'<w:shd{names} w:val="clear" w:color="auto" w:fill="{fill}"/>'


def shade(cell: "_Cell", fill: str) -> None:
    """Give a cell that stands in a document a ground."""
    from docx.oxml import parse_xml

    cell._tc.get_or_add_tcPr().append(parse_xml(_shade(fill, f" {XMLNS}")))  # noqa: SLF001 - python-docx has no way of its own
