"""Rich text (rtf) and OpenDocument text (odt)."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from xml.sax import SAXException
from zipfile import BadZipFile

from tfbb_coding.errors import UnreadableError
from tfbb_coding.files.archives import broken_file, open_archive
from tfbb_coding.files.decoding import read_bytes
from tfbb_coding.files.transcripts.document import Block, Paragraph, Piece, Rows, read_blocks
from tfbb_coding.files.transcripts.grid import Row
from tfbb_coding.files.transcripts.lines import lines_of
from tfbb_coding.files.transcripts.plain import read_lines
from tfbb_coding.files.transcripts.reading import Reading
from tfbb_coding.messages import _
from tfbb_coding.model.text import normalise

_TABLE_CELL = "|"
_MOST = 0.6


def rtf_text(path: Path) -> str:
    """The words of a rich text file that are shown, a paragraph a line. Raises UnreadableError where it is none, or not whole."""
    from striprtf.striprtf import rtf_to_text

    data = read_bytes(path)
    if not data.lstrip().startswith(b"{\\rtf"):
        raise broken_file(path, "RTF")
    try:
        return normalise(whole_letters(rtf_to_text(data.decode("latin-1"), errors="replace")))  # type: ignore[no-untyped-call]
    except (ValueError, LookupError, IndexError, AttributeError):
        raise broken_file(path, "RTF") from None


def whole_letters(text: str) -> str:
    """``text`` with the two halves in which rich text writes an emoji put together; a half without the other becomes U+FFFD."""
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def read_rtf(path: Path) -> Reading:
    """A rich text file as speech."""
    text = rtf_text(path)
    lines = [line for line in text.split("\n") if line.strip()]
    cells = [line.rstrip().rstrip(_TABLE_CELL).split(_TABLE_CELL) for line in lines if _TABLE_CELL in line]
    if lines and len(cells) >= _MOST * len(lines):
        paragraphs: list[Block] = [Paragraph((Piece(line),)) for line in lines if _TABLE_CELL not in line]
        return read_blocks([*paragraphs, Rows(cells)])
    return read_lines(lines_of(text))


_TEXT = "urn:oasis:names:tc:opendocument:xmlns:text:1.0"
_TABLE = "urn:oasis:names:tc:opendocument:xmlns:table:1.0"
_OFFICE = "urn:oasis:names:tc:opendocument:xmlns:office:1.0"
_DRAW = "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0"
_SKIPPED = frozenset({(_OFFICE, "annotation"), (_TEXT, "note"), (_TEXT, "tracked-changes"), (_DRAW, "frame"), (_TEXT, "table-of-content")})
_MOST_REPEATED = 1000
_MOST_CELLS = 50

# odfpy's elements carry no types; these are the few things that are used of them.
Element = Any


def read_odt(path: Path) -> Reading:
    """An OpenDocument text as speech."""
    from odf.opendocument import load

    try:
        document = load(open_archive(path))
    except (BadZipFile, KeyError, ValueError, OSError, SAXException, AttributeError):
        raise broken_file(path, "OpenDocument") from None
    if document.text is None or not document.text.childNodes:
        raise UnreadableError(_("no speech was found in the file"), path=path, hint=_("save it as text or Word"))
    return read_blocks(list(_blocks(document.text, _styles(document))))


def tables_of(document: Element) -> Iterator[list[Row]]:
    """The rows of every table in an OpenDocument spreadsheet, without those that are empty."""
    for table in document.spreadsheet.childNodes if document.spreadsheet is not None else ():
        if getattr(table, "qname", None) == (_TABLE, "table"):
            yield [row for row in (_row(row, {}) for row in _rows(table)) if any(row)]


@dataclass(frozen=True, slots=True)
class _Style:
    """What a style says: (bold, italic), and the name under which a person knows it."""

    emphasis: tuple[bool, bool] = (False, False)
    name: str = ""


_Styles = Mapping[str, _Style]
_PLAIN = _Style()


def _styles(document: Element) -> _Styles:
    """Each style by its name in the file, with what it says or inherits from those that it is based on."""
    from odf.style import Style, TextProperties

    own: dict[str, tuple[str, str, str]] = {}
    for style in document.getElementsByType(Style):
        properties = style.getElementsByType(TextProperties)
        weight = properties[0].getAttribute("fontweight") if properties else ""
        slant = properties[0].getAttribute("fontstyle") if properties else ""
        own[style.getAttribute("name")] = (weight or "", slant or "", style.getAttribute("parentstylename") or "")
    automatic = {style.getAttribute("name") for style in document.automaticstyles.getElementsByType(Style)}
    return {
        name: _Style(
            (_inherited(own, name, 0) == "bold", _inherited(own, name, 1) == "italic"), _said(own[name][2] if name in automatic else name)
        )
        for name in own
    }


def _said(name: str) -> str:
    """A style's name as a person sees it: LibreOffice writes a blank as ``_20_``."""
    return re.sub(r"_([0-9a-f]{2})_", lambda code: chr(int(code[1], 16)), name)


def _inherited(own: dict[str, tuple[str, str, str]], name: str, which: int) -> str:
    for _depth in range(20):
        if name not in own:
            return ""
        if own[name][which]:
            return own[name][which]
        name = own[name][2]
    return ""


def _blocks(parent: Element, styles: _Styles) -> Iterator[Block]:
    for child in parent.childNodes:
        name = getattr(child, "qname", None)
        if name in {(_TEXT, "p"), (_TEXT, "h")}:
            style = styles.get(child.getAttribute("stylename") or "", _PLAIN)
            yield Paragraph(tuple(_pieces(child, styles, _PLAIN.emphasis)), name == (_TEXT, "h"), style.name)
        elif name == (_TABLE, "table"):
            yield Rows([_row(row, styles) for row in _rows(child)])
        elif name is not None and name not in _SKIPPED:
            yield from _blocks(child, styles)


def _rows(table: Element) -> Iterator[Element]:
    for child in table.childNodes:
        if getattr(child, "qname", None) == (_TABLE, "table-row"):
            yield child
        elif getattr(child, "qname", None) in {(_TABLE, "table-header-rows"), (_TABLE, "table-rows")}:
            yield from _rows(child)


def _row(row: Element, styles: _Styles) -> list[str]:
    cells = [
        child
        for cell in row.childNodes
        if getattr(cell, "qname", None) in {(_TABLE, "table-cell"), (_TABLE, "covered-table-cell")}
        for child in [cell] * min(int(cell.getAttribute("numbercolumnsrepeated") or 1), _MOST_CELLS)
    ]
    return [
        "\n".join(block.text.strip() for block in _blocks(cell, styles) if isinstance(block, Paragraph) and block.text.strip())
        for cell in cells
    ]


def _pieces(element: Element, styles: _Styles, above: tuple[bool, bool]) -> Iterator[Piece]:
    """The words of a paragraph, with the emphasis of the innermost style that has one."""
    named = element.getAttribute("stylename") if element.qname in {(_TEXT, "p"), (_TEXT, "h"), (_TEXT, "span")} else None
    own = styles.get(named or "", _PLAIN).emphasis
    emphasis = (own[0] or above[0], own[1] or above[1])
    for child in element.childNodes:
        name = getattr(child, "qname", None)
        if name is None:
            yield Piece(str(child), *emphasis)
        elif name == (_TEXT, "s"):
            yield Piece(" " * min(int(child.getAttribute("c") or 1), _MOST_REPEATED), *emphasis)
        elif name == (_TEXT, "tab"):
            yield Piece("\t", *emphasis)
        elif name == (_TEXT, "line-break"):
            yield Piece("\n", *emphasis)
        elif name not in _SKIPPED:
            yield from _pieces(child, styles, emphasis)
