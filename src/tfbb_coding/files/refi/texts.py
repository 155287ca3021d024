"""The texts of sources and memos, as they were stored: positions are counted on them."""

from pathlib import Path
from typing import TYPE_CHECKING

from tfbb_coding.errors import UnreadableError
from tfbb_coding.files.decoding import decode
from tfbb_coding.files.refi.package import BROKEN, Package, is_harmless
from tfbb_coding.files.refi.tree import first
from tfbb_coding.messages import _
from tfbb_coding.model.text import normalise

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_SIGNS = {f"{_W}tab": "\t", f"{_W}br": "\n", f"{_W}cr": "\n"}


def stored_text(element: "Element", package: Package) -> str:
    """The plain text of a source or memo with its own line ends, else its formatted text as plain; empty where it has neither.

    Raises :class:`UnreadableError` when it refers to a file that is not there or is no text.
    """
    content = first(element, "PlainTextContent")
    if content is not None and content.text:
        return content.text
    plain = element.get("plainTextPath", "")
    if plain:
        return _decoded(package.source(plain), Path(plain))
    rich = element.get("richTextPath", "")
    return _of_document(package.source(rich), rich, package) if rich else ""


def _decoded(data: bytes, path: Path) -> str:
    """The text with its own line ends and byte order mark."""
    if not data.strip():
        return ""
    found = decode(data, path)
    try:
        raw = data.decode(found.encoding)
    except (LookupError, UnicodeDecodeError):  # an encoding that only tfbb has a name for
        return found.text
    return raw


def _of_document(data: bytes, name: str, package: Package) -> str:
    suffix = Path(name).suffix.lower()
    if suffix == ".docx":
        return _of_word(data, package.path)
    if suffix == ".rtf":
        from striprtf.striprtf import rtf_to_text

        return normalise(str(rtf_to_text(data.decode("cp1252", errors="replace"))))  # type: ignore[no-untyped-call]
    if suffix in {".txt", ".md"}:
        return _decoded(data, Path(name))
    message = _("a source has no plain text, and its formatted text ({kind}) cannot be read").format(kind=suffix or "?")
    raise UnreadableError(message, path=package.path, hint=_("export the project again with plain texts, or leave this source out"))


def _of_word(data: bytes, path: Path) -> str:
    """A Word document's paragraphs, one a line."""
    import io
    from zipfile import ZipFile

    from defusedxml.ElementTree import fromstring

    try:
        with ZipFile(io.BytesIO(data)) as archive:
            part = archive.getinfo("word/document.xml")
            root: Element | None = fromstring(archive.read(part), forbid_dtd=True) if is_harmless(part) else None
    except (*BROKEN, KeyError, SyntaxError):
        root = None
    if root is None:
        message = _("a source's Word document is not whole")
        raise UnreadableError(message, path=path, hint=_("export the project again with plain texts"))
    return "\n".join(_paragraph(paragraph) for paragraph in root.iter(f"{_W}p"))


def _paragraph(paragraph: "Element") -> str:
    return "".join((one.text or "") if one.tag == f"{_W}t" else _SIGNS.get(one.tag, "") for one in paragraph.iter())
