"""Excel workbooks: cells, a row a line, and hidden sheets, rows and columns, comments, headers, sheets' names, authors."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING
from zipfile import ZipFile

from tfbb_coding.files.archives import broken_file, open_archive
from tfbb_coding.files.documents.parts import Document, Part
from tfbb_coding.files.documents.word import described_pictures, drawn_words, is_somebody, parse_xml, properties
from tfbb_coding.model.text import normalise

if TYPE_CHECKING:
    from openpyxl.workbook.workbook import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

DRAWN = re.compile(r"xl/(?:drawings/drawing|charts/chart|diagrams/data)\d*\.xml")


def read_workbook(path: Path, data: bytes | None = None) -> Document:
    """The visible cells as text, tabs between cells (positions count there), and what is hidden.

    Raises :class:`UnreadableError` for a file that is no workbook.
    """
    import openpyxl
    from openpyxl.utils.exceptions import InvalidFileException

    stream = open_archive(path, data)
    try:
        book = openpyxl.load_workbook(stream, data_only=True)
    except (InvalidFileException, KeyError, ValueError, TypeError):
        raise broken_file(path, "xlsx") from None
    stream.seek(0)
    with ZipFile(stream) as archive:
        metadata, parts = properties(archive)
        drawn, people = _beside_cells(archive)
    parts += [*drawn, *_names(book)]
    metadata += people
    lines: list[str] = []
    for sheet in book.worksheets:
        parts.append(Part("sheet name", normalise(sheet.title)))
        hidden = sheet.sheet_state != "visible"
        for row_hidden, line in _rows(sheet):
            if hidden or row_hidden:
                parts.append(Part("hidden sheet" if hidden else "hidden row or column", line))
            else:
                lines.append(line)
        parts += _margins(sheet)
        for author, text in _comments(sheet):
            parts.append(Part("comment", text))
            if is_somebody(author):
                metadata.append(("author of a change or comment", author))
    return Document(path, "\n".join(lines), tuple(parts), tuple(dict.fromkeys(metadata)))


def _beside_cells(archive: ZipFile) -> tuple[list[Part], list[tuple[str, str]]]:
    """(words of drawings, charts and threaded comments, who wrote those)."""
    parts, people = [], []
    for name in sorted(archive.namelist()):
        if DRAWN.fullmatch(name):
            root = parse_xml(archive.read(name))
            parts += [Part("drawing", text) for text in drawn_words(root)]
            parts += [Part("picture description", text) for text in described_pictures(root)]
        elif name.startswith("xl/threadedComments/"):
            said = (element.text for element in parse_xml(archive.read(name)).iter() if element.tag.endswith("}text"))
            parts += [Part("comment", normalise(text)) for text in said if text and text.strip()]
        elif name.startswith("xl/persons/"):
            named = (element.get("displayName") or "" for element in parse_xml(archive.read(name)).iter())
            people += [("author of a change or comment", normalise(who)) for who in named if is_somebody(who)]
    return parts, people


def _names(book: "Workbook") -> Iterator[Part]:
    """What cells and ranges are called."""
    for names in (book.defined_names, *(sheet.defined_names for sheet in book.worksheets)):
        yield from (Part("defined name", normalise(name).replace("_", " ")) for name in names if not name.startswith("_xlnm"))


def _rows(sheet: "Worksheet") -> Iterator[tuple[bool, str]]:
    """(hidden, cells) a row, empty ones kept so that columns stay in line; cells in hidden columns come as rows of their own."""
    unseen = {letter for letter, column in sheet.column_dimensions.items() if column.hidden}
    for row in sheet.iter_rows():
        shown = ["" if c.value is None else str(c.value) for c in row if c.coordinate.rstrip("0123456789") not in unseen]
        covered = [str(c.value) for c in row if c.value is not None and c.column_letter in unseen]
        if any(shown):
            yield bool(sheet.row_dimensions[row[0].row or 0].hidden), normalise("\t".join(shown).rstrip("\t"))
        if covered:
            yield True, normalise("\t".join(covered))


def _comments(sheet: "Worksheet") -> Iterator[tuple[str, str]]:
    for row in sheet.iter_rows():
        for cell in row:
            if cell.comment is not None:
                yield normalise(cell.comment.author or ""), normalise(cell.comment.text or "")


def _margins(sheet: "Worksheet") -> Iterator[Part]:
    headers = (("header", margin) for margin in (sheet.oddHeader, sheet.evenHeader, sheet.firstHeader))
    footers = (("footer", margin) for margin in (sheet.oddFooter, sheet.evenFooter, sheet.firstFooter))
    for name, margin in (*headers, *footers):
        for side in (margin.left, margin.center, margin.right) if margin else ():
            if side is not None and side.text:
                yield Part(name, normalise(side.text))
