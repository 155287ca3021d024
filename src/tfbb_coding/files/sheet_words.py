"""What people see and write in a Word document with tables: cells row by row, and the paragraphs and comments beside them."""

import zipfile
from pathlib import Path
from typing import TYPE_CHECKING
from zipfile import BadZipFile

from tfbb_coding.files.archives import broken_file, open_archive

if TYPE_CHECKING:
    from lxml.etree import _Element  # type: ignore[import-untyped]

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_BESIDE = ("word/comments.xml", "word/footnotes.xml", "word/endnotes.xml")
_MARKS = {f"{_W}tab": " ", f"{_W}br": "\n", f"{_W}cr": "\n"}


def document_cells(path: Path) -> list[list[tuple[str, ...]]]:
    """The rows of each table, without hidden words. Raises UnreadableError where it is no document."""
    body = _parts(path)[0]
    return [[_cells(row) for row in table.iter(f"{_W}tr") if _table_of(row) is table] for table in body.iter(f"{_W}tbl")]


def document_notes(path: Path) -> list[str]:
    """The paragraphs beside tables, of comments and notes. Raises UnreadableError where it is no document."""
    return [words for tree in _parts(path) for p in tree.iter(f"{_W}p") if _table_of(p) is None and (words := _words(p)).strip()]


def _parts(path: Path) -> "list[_Element]":
    """The document's body, then what stands beside it."""
    from lxml import etree  # type: ignore[import-untyped]

    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)
    try:
        with zipfile.ZipFile(open_archive(path)) as archive:
            names = ["word/document.xml", *(name for name in _BESIDE if name in archive.namelist())]
            return [etree.fromstring(archive.read(name), parser) for name in names]
    except (BadZipFile, KeyError, etree.XMLSyntaxError):
        raise broken_file(path, "Word") from None


def _table_of(element: "_Element") -> "_Element | None":
    return next(element.iterancestors(f"{_W}tbl"), None)


def _cells(row: "_Element") -> tuple[str, ...]:
    return tuple("\n".join(_words(p) for p in cell.iter(f"{_W}p")).strip() for cell in row.iter(f"{_W}tc"))


def _words(paragraph: "_Element") -> str:
    """What is seen of a paragraph, and what was deleted with the changes tracked."""
    return "".join(_seen(run) for run in paragraph.iter(f"{_W}r"))


def _seen(run: "_Element") -> str:
    if run.find(f"{_W}rPr/{_W}vanish") is not None:
        return ""
    return "".join(one.text or "" if one.tag in {f"{_W}t", f"{_W}delText"} else _MARKS.get(str(one.tag), "") for one in run)
