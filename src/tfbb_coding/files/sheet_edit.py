"""Rows taken out of a sheet that somebody has filled in, in the file as it is: what else stands in it, and how it looks, stays.

The sheet is not written anew from what the program understands of it: what people had filled in, marked and added would be lost with it.
"""

import csv
import io
import warnings
import zipfile
from collections.abc import Callable, Sequence
from copy import copy
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zipfile import BadZipFile

from tfbb_coding.files.archives import broken_file, open_archive
from tfbb_coding.files.filled_tables import csv_rows, separator_of
from tfbb_coding.files.handover import without_author
from tfbb_coding.files.replace_in.text import TextSource
from tfbb_coding.files.sheet_words import document_cells
from tfbb_coding.messages import _

if TYPE_CHECKING:
    from lxml.etree import _Element  # type: ignore[import-untyped]

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_WORDS = {f"{_W}t", f"{_W}delText"}
_EPOCH = datetime(1980, 1, 1)  # noqa: DTZ001 - the library wants it so, and it is nobody's time
KINDS = frozenset({".xlsx", ".docx", ".csv", ".txt", ".md"})
"""The kinds of files that can be edited so."""


@dataclass(frozen=True, slots=True)
class Edit:
    """What is to be done: ``rows`` tells for a table's rows what becomes of each (None: taken out), ``words`` for any other text."""

    rows: Callable[[Sequence[tuple[str, ...]]], list[tuple[str, ...] | None]]
    words: Callable[[str], str]


@dataclass(slots=True)
class Edited:
    """The file afterwards, how many rows were taken out, and in how many cells or paragraphs words were."""

    data: bytes = b""
    rows: int = 0
    cells: int = 0
    changed: bool = False

    def count(self, before: Sequence[Sequence[str]], after: Sequence[Sequence[str] | None]) -> None:
        """Note what became of a table; cells in which only a key or a unit's name changed are not counted."""
        for old, new in zip(before, after, strict=True):
            self.changed = self.changed or new is None or tuple(old) != tuple(new)
            if new is None:
                self.rows += 1
            else:
                self.cells += sum("…" in b and b != a for a, b in zip(old, new, strict=True))


def edited_sheet(path: Path, edit: Edit) -> Edited:
    """The file without what ``edit`` takes out. Raises UnreadableError for one that is damaged or locked, KeyError for other kinds."""
    ways = {".xlsx": _workbook, ".docx": _document, ".csv": _csv, ".txt": _text, ".md": _text}
    return ways[path.suffix.lower()](path, edit)


def sheet_cells(path: Path) -> list[list[tuple[str, ...]]]:
    """The cells of every table in it, rows numbered in their order as a spreadsheet numbers them; a text is a table of its lines.

    In Word hidden words are left out, and what stands beside tables (:func:`~tfbb_coding.files.sheet_words.document_notes`).
    Raises as :func:`edited_sheet` does.
    """
    if path.suffix.lower() in {".txt", ".md"}:
        return [[(line,) for line in TextSource(path).raw.split("\n")]]
    if path.suffix.lower() == ".docx":
        return document_cells(path)
    tables: list[list[tuple[str, ...]]] = []

    def seen(rows: Sequence[tuple[str, ...]]) -> list[tuple[str, ...] | None]:
        tables.append(list(rows))
        return list(rows)

    edited_sheet(path, Edit(seen, str))
    return tables


def _text(path: Path, edit: Edit) -> Edited:
    source = TextSource(path)
    clean = edit.words(source.raw)
    return Edited(source.encoded(clean), cells=int(clean != source.raw), changed=clean != source.raw)


def _csv(path: Path, edit: Edit) -> Edited:
    source = TextSource(path)
    first = source.raw.partition("\n")[0]
    delimiter, end = separator_of(source.raw), "\r\n" if first.endswith("\r") else "\n"
    rows = [tuple(row) for _line, row in csv_rows(source.raw)]
    after, edited = edit.rows(rows), Edited()
    edited.count(rows, after)
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=delimiter, lineterminator=end).writerows(row for row in after if row is not None)
    edited.data = source.encoded(out.getvalue()) if out.getvalue().strip() else b""
    return edited


def _workbook(path: Path, edit: Edit) -> Edited:
    import openpyxl
    from openpyxl.packaging.core import DocumentProperties
    from openpyxl.utils.exceptions import InvalidFileException

    try:
        with warnings.catch_warnings():  # openpyxl talks about what it does not know; nobody can do anything about it
            warnings.simplefilter("ignore")
            book = openpyxl.load_workbook(open_archive(path), rich_text=True)
    except (BadZipFile, InvalidFileException, KeyError, ValueError, OSError):
        raise broken_file(path, _("Excel")) from None
    edited = Edited()
    for sheet in book.worksheets:
        _sheet(sheet, edit, edited)
    book.properties = DocumentProperties(creator="", created=_EPOCH)
    out = io.BytesIO()
    book.save(out)
    edited.data = without_author({path.name: out.getvalue()})[path.name]
    return edited


def _sheet(sheet: Any, edit: Edit, edited: Edited) -> None:
    lines = list(sheet.iter_rows())
    before = [tuple("" if cell.value is None else str(cell.value) for cell in line) for line in lines]
    after = edit.rows(before)
    edited.count(before, after)
    for line, old, new in zip(lines, before, after, strict=True):
        for cell, was, now in zip(line, old, new or old, strict=True):
            if was != now:
                cell.value = now
            if cell.comment is not None and edit.words(cell.comment.text) != cell.comment.text:
                cell.comment, edited.changed = None, True
                edited.cells += 1
    _close_up(sheet, [n for n, new in enumerate(after, 1) if new is None])


def _close_up(sheet: Any, gone: Sequence[int]) -> None:
    """Move what is below the rows taken out up, with its looks and its height; the library's own way leaves these where they were."""
    if not gone:
        return
    kept = [n for n in range(1, sheet.max_row + 1) if n not in set(gone)]
    heights = {n: (sheet.row_dimensions[n].height, sheet.row_dimensions[n].hidden) for n in kept}
    for target, source in enumerate(kept, 1):
        for to, old in zip(sheet[target], sheet[source], strict=True):
            if target != source:
                to.value, to._style, to.comment = old.value, copy(old._style), copy(old.comment)  # noqa: SLF001 - the library has no other way
        sheet.row_dimensions[target].height, sheet.row_dimensions[target].hidden = heights[source]
    sheet.delete_rows(len(kept) + 1, sheet.max_row - len(kept))


def _document(path: Path, edit: Edit) -> Edited:
    from lxml import etree  # type: ignore[import-untyped]

    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)
    out, edited = io.BytesIO(), Edited()
    try:
        with zipfile.ZipFile(open_archive(path)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
            for info in old.infolist():
                content = old.read(info)
                if info.filename.startswith("word/") and info.filename.endswith(".xml"):
                    tree = etree.fromstring(content, parser)
                    _part(tree, edit, edited)
                    content = etree.tostring(tree, xml_declaration=True, encoding="UTF-8", standalone=True)
                new.writestr(info, content)
    except (BadZipFile, etree.XMLSyntaxError):
        raise broken_file(path, "Word") from None
    edited.data = out.getvalue()
    return edited


def _part(tree: "_Element", edit: Edit, edited: Edited) -> None:
    """Edit a part's tables, then every paragraph."""
    for table in tree.iter(f"{_W}tbl"):
        rows = [row for row in table.iter(f"{_W}tr") if next(row.iterancestors(f"{_W}tbl")) is table]
        pieces = [_pieces(row) for row in rows]
        texts = [tuple(_said(piece) for piece in piece_list) for piece_list in pieces]
        after = edit.rows(texts)
        edited.count(texts, after)
        for row, piece_list, old, new in zip(rows, pieces, texts, after, strict=True):
            _rewrite(row, piece_list, old, new)
    for paragraph in tree.iter(f"{_W}p"):
        runs = [run for run in paragraph.iter() if run.tag in _WORDS]
        old_words = _said(runs)
        if runs and (clean := edit.words(old_words)) != old_words:
            _say(runs, clean)
            edited.cells, edited.changed = edited.cells + 1, True


def _rewrite(row: "_Element", pieces: "Sequence[list[_Element]]", old: Sequence[str], new: Sequence[str] | None) -> None:
    if new is None:
        row.getparent().remove(row)
        return
    for piece, was, now in zip(pieces, old, new, strict=True):
        if was != now:
            _say(piece, now)


def _pieces(row: "_Element") -> "list[list[_Element]]":
    """The words of a row by paragraph, the hidden ones of each (where keys stand) by themselves."""
    found: list[list[_Element]] = []
    for paragraph in row.iter(f"{_W}p"):
        words = [element for element in paragraph.iter() if element.tag in _WORDS]
        hidden = [e for e in words if e.getparent().find(f"{_W}rPr/{_W}vanish") is not None]
        found += [part for part in ([e for e in words if e not in hidden], hidden) if part]
    return found


def _said(words: "Sequence[_Element]") -> str:
    return "".join(element.text or "" for element in words)


def _say(words: "Sequence[_Element]", text: str) -> None:
    for n, element in enumerate(words):
        element.text = "" if n else text
