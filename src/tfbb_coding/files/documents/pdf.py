"""PDF files: their lines, and comments, links, form fields, running heads, and who wrote them (ISO 32000-2, 12.5 and 14.3)."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from tfbb_coding.files.archives import broken_file
from tfbb_coding.files.documents.parts import Document, Part
from tfbb_coding.files.documents.word import is_somebody
from tfbb_coding.files.pdf_pages import BROKEN, open_pdf, read_pdf
from tfbb_coding.files.transcripts.pdf import source_lines
from tfbb_coding.model.text import normalise

if TYPE_CHECKING:
    from pypdf import PdfReader

_TOLD = ("/Title", "/Subject", "/Keywords")


def read_portable(path: Path) -> Document:
    """The text, wrapped lines put together (positions count there), and what stands beside it.

    Raises :class:`UnreadableError` for a file that is broken, asks for a password, or has only pictures of pages.
    """
    from pypdf.errors import PyPdfError

    found = read_pdf(path)
    lines = source_lines(found.lines)[0]
    text = "\n".join("\n" * (line.new and number > 0) + line.text.strip() for number, line in enumerate(lines))
    reader = open_pdf(path)
    try:
        people, parts = _properties(reader)
        for who, part in _annotations(reader):
            parts += [part] if part.text.strip() else []
            people += [("author of a change or comment", who)] if is_somebody(who) else []
        parts += [Part("form field", normalise(str(value))) for value in (reader.get_form_text_fields() or {}).values() if value]
        parts += [Part("embedded file", normalise(name)) for name in reader.attachments]
    except (PyPdfError, *BROKEN):
        raise broken_file(path, "PDF") from None
    parts += [Part("header", head) for head in found.heads]
    return Document(path, text, tuple(dict.fromkeys(parts)), tuple(dict.fromkeys(people)), unseen_pages=found.pictures)


def _properties(reader: "PdfReader") -> tuple[list[tuple[str, str]], list[Part]]:
    """(who wrote it, its title and subject) as the file says in either of the two places for it."""
    said: Mapping[str, object] = reader.metadata or {}
    author = normalise(str(said.get("/Author") or "").strip())
    xmp = reader.xmp_metadata
    creators = [normalise(str(name)) for name in ((xmp.dc_creator if xmp else None) or [])]
    people = [("author", name) for name in dict.fromkeys((author, *creators)) if is_somebody(name)]
    return people, [Part("property", normalise(str(said[name]))) for name in _TOLD if str(said.get(name) or "").strip()]


def _annotations(reader: "PdfReader") -> Iterator[tuple[str, Part]]:
    """(who wrote it or the empty string, comment or link) of everything that was put upon the pages."""
    for page in reader.pages:
        for reference in page.get("/Annots") or ():
            note = reference.get_object()
            action = note.get("/A")
            target = action.get_object().get("/URI") if action is not None else None
            if target:
                yield "", Part("link", normalise(str(target)).removeprefix("mailto:"))
            if note.get("/Contents"):
                yield normalise(str(note.get("/T") or "")), Part("comment", normalise(str(note["/Contents"])))
