"""Excel workbooks: cells, a row a line, and hidden sheets, rows and columns, comments, headers, sheets' names, authors."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING
from zipfile import ZipFile

from tfbb_coding.files.archives import broken_file, open_archive
from tfbb_coding.files.documents.parts import Document, Part
from tfbb_coding.files.documents.word import is_somebody, properties
from tfbb_coding.model.text import normalise

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet


def read_workbook(path: Path) -> Document:
    """The visible cells as text, tabs between cells (positions count there), and what is hidden.

    Raises :class:`UnreadableError` for a file that is no workbook.
    """
    import openpyxl
    from openpyxl.utils.exceptions import InvalidFileException

    stream = open_archive(path)
    try:
        book = openpyxl.load_workbook(stream, data_only=True)
    except (InvalidFileException, KeyError, ValueError, TypeError):
        raise broken_file(path, "xlsx") from None
    stream.seek(0)
    with ZipFile(stream) as archive:
        metadata, parts = properties(archive)
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
    for name, margin in (("header", sheet.oddHeader), ("footer", sheet.oddFooter)):
        for side in (margin.left, margin.center, margin.right) if margin else ():
            if side is not None and side.text:
                yield Part(name, normalise(side.text))
