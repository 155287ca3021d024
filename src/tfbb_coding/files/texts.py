"""All words that a finished file holds, whatever it is: so that what leaves the house can be looked through before it is written."""

import html
import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from tfbb_coding.files.decoding import decode
from tfbb_coding.files.page_assets import OWN_LINK, is_own, own_words, without_assets
from tfbb_coding.model.handover import CELL_END
from tfbb_coding.model.identifier import NamedText

_BLOCK_END = re.compile(
    rb"</(?:[\w.]+:)?(?:p|tr|si|c|row|is|cp|item|note|lpstr|lpwstr|title|text|tspan|desc|creator|lastModifiedBy|subject|description|"
    rb"keywords|h\d|li|section|text:p|dt|dd|div|summary|caption|option|label|blockquote|button)>"
)
_CELL = re.compile(rb"</(?:w:tc|td|th|table:table-cell)>")
_CELL_END = CELL_END.encode()
_BUILT_IN = re.compile(
    rb'<definedName name="_xlnm\.[^>]*>[^<]*</definedName>|'
    rb"<w:instrText[^>]*>\s*(?:SEQ [A-Za-z]+ \\\* ARABIC|PAGE|NUMPAGES)\s*</w:instrText>"
)
"""Excel's own names for what is printed and filtered (sheets, whose names stand beside them, and cells), and Word's for what is counted."""
_STYLE = re.compile(rb"(?s)(?<=<style>).*?(?=</style>)")
_SPOKEN_STYLE = re.compile(rb"(?s)\"[^\"]*\"|'[^']*'|/\*.*?\*/|url\([^)]*\)")
"""What can hold words in a page's styles; the rest are CSS's own, among them ``@media``, which is nobody's handle."""
_TAG = re.compile(rb"<[^>]*>")
_ATTRIBUTE = re.compile(rb"\s(?P<name>[\w.:-]+)=(?:\"(?P<a>[^\"]*)\"|'(?P<b>[^']*)')")
_TELLING = re.compile(
    rb"(?:[\w]+:)?(?:author|initials|descr|title|alt|tooltip|name|instr|anchor|Target|userId|content|href|value|creatingUser|modifyingUser)"
)
_FORM_ONLY = re.compile(
    r"(?:.*/)?(?:styles|stylesWithEffects|theme\d*|fontTable|numbering|webSettings|settings|\[Content_Types\])\.xml|META-INF/.*"
)
"""Parts of office documents that say how things look."""
_MEDIA = (".png", ".jpg", ".jpeg", ".gif", ".emf", ".wmf", ".bin", ".ttf", ".odttf")
_COUNT = re.compile(rb"\d{1,3}")
"""A value such as 1, 2, 3 in a list of choices: one below the other they would read as somebody's number."""


def texts_of(name: str, data: bytes) -> list[NamedText]:
    """The words of a file of text, or of every part of an office document or archive, each under its own name."""
    if data.startswith(b"PK\x03\x04"):
        return [text for part, content in _parts(data) for text in _part_texts(f"{name} › {part}", content)]
    if Path(name).suffix.lower() in {".html", ".htm"} and is_own(data):
        return [replace(text, text=_foreign(text.text)) for text in _part_texts(name, without_assets(data), _CELL_END)]
    if Path(name).suffix.lower() in {".html", ".htm", ".svg", ".xml", ".qdc"}:
        return _part_texts(name, data)
    if Path(name).suffix.lower() in _MEDIA:
        return []  # a picture's words stand in the drawing beside it, which is looked through
    return [NamedText(name, decode(data, Path(name)).text)] if data.strip() else []


def _foreign(text: str) -> str:
    """What stands in a page of the program's, without its own headings, labels and links."""
    paragraphs = ("\n" * cell.count("\n") if cell.strip() in own_words() else cell for cell in text.split(CELL_END))
    return OWN_LINK.sub("", CELL_END.join(paragraphs))


def _parts(data: bytes) -> Iterator[tuple[str, bytes]]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for info in archive.infolist():
            if not (info.is_dir() or info.filename.lower().endswith(_MEDIA) or _FORM_ONLY.fullmatch(info.filename)):
                yield info.filename, archive.read(info)


def _part_texts(name: str, content: bytes, block_end: bytes = b"\n") -> list[NamedText]:
    """A part's words and its attributes'. ``block_end`` parts paragraphs: lines, or cells that are each looked through by itself."""
    if not content.lstrip().startswith(b"<"):
        return texts_of(name, content)
    content = _BUILT_IN.sub(b"", content)
    plain = _STYLE.sub(lambda found: b"\n".join(_SPOKEN_STYLE.findall(found[0])), content)
    parted = _CELL.sub(_CELL_END, re.sub(rb"<(?:[\w.]+:)?(?:tab|br|cr)\s*/?>", b" ", plain))
    words = _TAG.sub(b"", _BLOCK_END.sub(block_end, parted))
    values = (m["a"] or m["b"] or b"" for m in _ATTRIBUTE.finditer(content) if _TELLING.fullmatch(m["name"]))
    attributes = b"\n".join(b"" if _COUNT.fullmatch(value) else value for value in values)
    found = [NamedText(name, _read(words)), NamedText(f"{name} (attributes)", _read(attributes))]
    return [text for text in found if text.text.strip()]


def _read(content: bytes) -> str:
    return html.unescape(content.decode("utf-8", errors="replace"))
