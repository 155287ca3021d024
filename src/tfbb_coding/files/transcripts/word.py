"""Word documents: paragraphs and tables as talk; headers, footers, footnotes, comments and deleted words are left out."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING
from zipfile import BadZipFile

from tfbb_coding.files.archives import broken_file, open_archive
from tfbb_coding.files.transcripts.document import Block, Paragraph, Piece, Rows, read_blocks
from tfbb_coding.files.transcripts.reading import Reading

if TYPE_CHECKING:
    from docx.document import Document
    from docx.oxml.xmlchemy import BaseOxmlElement
    from docx.styles.style import BaseStyle

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_SKIPPED = frozenset(
    {
        f"{_W}del",
        f"{_W}moveFrom",
        f"{_W}txbxContent",
        f"{_W}pPr",
        f"{_W}rPr",
        "{http://schemas.openxmlformats.org/markup-compatibility/2006}AlternateContent",
    }
)
_CHARACTERS = {f"{_W}tab": "\t", f"{_W}ptab": "\t", f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}noBreakHyphen": "-"}
_HEADINGS = ("heading", "title", "subtitle", "rubrik", "toc ", "underrubrik")


def read_docx(path: Path) -> Reading:
    """A Word document as speech."""
    import docx

    try:
        document = docx.Document(open_archive(path))
    except (BadZipFile, KeyError, ValueError, OSError):
        raise broken_file(path, "Word") from None
    return read_blocks(list(_blocks(document.element.body, _Styles(document))))


class _Styles:
    """What a style says about bold, italic and headings, looked up through the styles that it is based on."""

    def __init__(self, document: "Document") -> None:
        self._by_id = {style.style_id: style for style in document.styles}
        self._emphasis: dict[str, tuple[bool, bool]] = {}

    def emphasis(self, style_id: str | None) -> tuple[bool, bool]:
        """Whether the style is (bold, italic)."""
        key = style_id or ""
        if key not in self._emphasis:
            self._emphasis[key] = (self._said(key, "bold"), self._said(key, "italic"))
        return self._emphasis[key]

    def is_heading(self, style_id: str | None) -> bool:
        """Whether the style is one of headings or titles."""
        style = self._by_id.get(style_id or "")
        return style is not None and (style.name or "").lower().startswith(_HEADINGS)

    def own_name(self, style_id: str | None) -> str:
        """The name of a style that Word did not bring along, or the empty string."""
        style = self._by_id.get(style_id or "")
        return (style.name or "") if style is not None and not style.builtin else ""

    def _said(self, style_id: str, what: str) -> bool:
        style: BaseStyle | None = self._by_id.get(style_id)
        for _depth in range(20):
            font = getattr(style, "font", None)
            said = getattr(font, what, None) if font is not None else None
            if said is not None:
                return bool(said)
            style = getattr(style, "base_style", None)
            if style is None:
                break
        return False


def _blocks(parent: "BaseOxmlElement", styles: _Styles) -> Iterator[Block]:
    """The paragraphs and tables below an element, through content controls and tracked insertions."""
    for child in parent:
        if child.tag == f"{_W}p":
            yield _paragraph(child, styles)
        elif child.tag == f"{_W}tbl":
            yield Rows([_row(row, styles) for row in _inside(child, f"{_W}tr")])
        elif child.tag not in _SKIPPED and len(child):
            yield from _blocks(child, styles)


def _row(row: "BaseOxmlElement", styles: _Styles) -> list[str]:
    cells = []
    for cell in _inside(row, f"{_W}tc"):
        cells.append("\n".join(text for block in _blocks(cell, styles) for text in _texts(block) if text.strip()))
    return cells


def _texts(block: Block) -> Iterator[str]:
    if isinstance(block, Paragraph):
        yield block.text.strip()
    else:
        yield from (str(cell) for row in block.rows for cell in row)


def _inside(parent: "BaseOxmlElement", tag: str) -> Iterator["BaseOxmlElement"]:
    """The rows of a table, or the cells of a row, through content controls but not into tables within tables."""
    for child in parent:
        if child.tag == tag:
            yield child
        elif child.tag not in _SKIPPED and child.tag != f"{_W}tc" and len(child):
            yield from _inside(child, tag)


def _paragraph(element: "BaseOxmlElement", styles: _Styles) -> Paragraph:
    style = _value(element, "pPr", "pStyle")
    pieces = [_piece(run, style, styles) for run in _runs(element)]
    return Paragraph(tuple(piece for piece in pieces if piece.text), styles.is_heading(style), styles.own_name(style))


def _runs(element: "BaseOxmlElement") -> Iterator["BaseOxmlElement"]:
    """The runs of a paragraph, also those in links and insertions, without those in deletions and text boxes."""
    for child in element:
        if child.tag == f"{_W}r":
            yield child
        elif child.tag not in _SKIPPED and len(child):
            yield from _runs(child)


def _piece(run: "BaseOxmlElement", paragraph_style: str | None, styles: _Styles) -> Piece:
    text = "".join(child.text or "" if child.tag == f"{_W}t" else _CHARACTERS.get(child.tag, "") for child in run)
    run_style = _value(run, "rPr", "rStyle")
    by_style = [a or b for a, b in zip(styles.emphasis(run_style), styles.emphasis(paragraph_style), strict=True)]
    bold, italic = _toggle(run, "b"), _toggle(run, "i")
    return Piece(text, by_style[0] if bold is None else bold, by_style[1] if italic is None else italic)


def _value(element: "BaseOxmlElement", properties: str, name: str) -> str | None:
    found = element.find(f"{_W}{properties}/{_W}{name}")
    return None if found is None else found.get(f"{_W}val")


def _toggle(run: "BaseOxmlElement", name: str) -> bool | None:
    found = run.find(f"{_W}rPr/{_W}{name}")
    return None if found is None else found.get(f"{_W}val", "true") not in {"0", "false", "off"}
