"""Word documents: words are replaced in every part that holds any, also across runs; who wrote the file is taken out.

The view is one line a paragraph: the body, then headers, footers, notes, comments and the document's properties. Deleted words (tracked
changes), field codes and descriptions of pictures are lines of their own.
"""

import io
import re
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote
from zipfile import BadZipFile

from tfbb_coding.files.archives import broken_file, open_archive
from tfbb_coding.files.decoding import read_bytes
from tfbb_coding.files.replace_in.mapping import View, plain_pieces
from tfbb_coding.model.replacement import Copy, Edit, Patch

if TYPE_CHECKING:
    from lxml.etree import _Element  # type: ignore[import-untyped]

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_RELATIONS = "{http://schemas.openxmlformats.org/package/2006/relationships}"
_XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_CHARACTERS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
_READ_PARTS = re.compile(r"(?:word|docProps|customXml)/.*\.xml", re.IGNORECASE)
_SPOKEN_ATTRIBUTES = frozenset({"descr", "title", "tooltip", "alias"})
_AUTHORS = frozenset({"author", "initials"})
_PERSONAL = frozenset({"creator", "lastModifiedBy", "Company", "Manager", "HyperlinkBase", "Template"})
_TOLD = frozenset({"title", "subject", "description", "keywords", "category", "contentStatus", "lpstr", "lpwstr"})
_WHEN, _NEVER = frozenset({"created", "modified", "lastPrinted"}), "2000-01-01T00:00:00Z"
_DATED = frozenset({"date", "dateUtc"})
_MARKS_OF_PEOPLE = frozenset({
    "comment", "commentExtensible", "ins", "del", "moveFrom", "moveTo", "moveFromRangeStart", "moveToRangeStart", "rPrChange", "pPrChange",
    "sectPrChange", "tblPrChange", "tblGridChange", "trPrChange", "tcPrChange", "numberingChange", "cellIns", "cellDel", "cellMerge",
    "customXmlInsRangeStart", "customXmlDelRangeStart", "customXmlMoveFromRangeStart", "customXmlMoveToRangeStart",
})  # fmt: skip
"""Comments and tracked changes: when somebody made them can tell the day of an interview, or who was at work then."""
_THUMBNAIL = "thumbnail"
_NOBODY = {"author": "Author", "initials": "A"}  # as Word itself writes when it takes personal data out
_BOOKMARK = re.compile(r"[^\W_]+", re.UNICODE)


@dataclass(slots=True)
class _Slot:
    """Where a stretch of the view stands: an element's text, one of its attributes, or nowhere (a tab)."""

    element: "_Element | None"
    attribute: str
    text: str

    def put(self, text: str) -> None:
        """Write it back."""
        self.text = text
        if self.element is None:
            return
        if self.attribute:
            self.element.set(self.attribute, text)
            return
        self.element.text = text
        if str(self.element.tag).startswith(_W):
            self.element.set(_XML_SPACE, "preserve")


class WordSource:
    """A Word document to replace words in."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.original = read_bytes(path, limit=200_000_000)
        open_archive(path)  # refuses what is broken or made to do harm
        try:
            slots = [slot for part in _parse(self.original).values() for slot in _slots(part)]
        except (BadZipFile, KeyError, ValueError, SyntaxError):
            raise broken_file(path, "Word") from None
        raw = "".join(slot.text for slot in slots)
        self._view = View(raw, plain_pieces(raw))
        self.text = self._view.text

    def rewritten(self, edits: Sequence[Edit]) -> Copy:
        """The document with the edits made, without its author; the way back is the whole original."""
        trees = _parse(self.original)
        slots = [slot for part in trees.values() for slot in _slots(part)]
        starts, at = [], 0
        for slot in slots:
            starts.append(at)
            at += len(slot.text)
        for edit in sorted(edits, reverse=True):
            spans = self._view.spans(edit.start, edit.end)
            _write(slots, starts, spans[0][0], spans[-1][1], edit.words)
        words = [self.text[edit.start : edit.end].casefold() for edit in edits]
        for name, tree in trees.items():
            _clean(name, tree, words)
        data = _packed(self.original, trees)
        return Copy(data, self.path.suffix, (Patch(0, len(data), self.original),))


def _write(slots: Sequence[_Slot], starts: Sequence[int], start: int, end: int, words: str) -> None:
    """Put ``words`` into the first slot of the stretch that can hold any, and take the stretch out of the others."""
    placed = False
    for slot, begins in zip(slots, starts, strict=True):
        low, high = max(start - begins, 0), min(end - begins, len(slot.text))
        if begins >= end:
            break
        if low >= high or slot.element is None or begins + len(slot.text) <= start:
            continue
        slot.put(slot.text[:low] + ("" if placed else words) + slot.text[high:])
        placed = True


def _parse(data: bytes) -> "dict[str, _Element]":
    """Every part that may hold words or names, parsed, the body first."""
    from lxml import etree  # type: ignore[import-untyped]

    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        names = [n for n in archive.namelist() if _READ_PARTS.fullmatch(n) or n.endswith(".rels")]
        names.sort(key=lambda name: (name != "word/document.xml", name))
        return {name: etree.fromstring(archive.read(name), parser) for name in names}


def _slots(tree: "_Element") -> Iterator[_Slot]:
    """The words of a part in order, each paragraph closed by a line end that stands nowhere."""
    if tree.tag == f"{_RELATIONS}Relationships" or _is_wordless(tree):
        return
    paragraphs = list(tree.iter(f"{_W}p"))
    if not paragraphs:
        yield from _plain_slots(tree)
    for paragraph in paragraphs:
        yield from _paragraph_slots(paragraph)
    for element in tree.iter():
        for name in element.attrib:
            if str(name).rpartition("}")[2] in _SPOKEN_ATTRIBUTES and isinstance(element.tag, str):
                yield _Slot(element, str(name), element.get(name) or "")
                yield _Slot(None, "", "\n")


def _is_wordless(tree: "_Element") -> bool:
    """Styles, themes, settings: told by their root, since a part may be called anything."""
    return str(tree.tag).rpartition("}")[2] in {"styles", "theme", "fonts", "numbering", "webSettings", "people", "settings"}


def _paragraph_slots(paragraph: "_Element") -> Iterator[_Slot]:
    """One paragraph's words; deleted words and field codes after it, as lines of their own."""
    apart: dict[str, list[_Slot]] = {"delText": [], "instrText": []}
    for element in paragraph.iter():
        name = str(element.tag).removeprefix(_W)
        if not str(element.tag).startswith(_W) or _paragraph_of(element) is not paragraph:
            continue
        if name == "t":
            yield _Slot(element, "", element.text or "")
        elif name in apart:
            apart[name].append(_Slot(element, "", element.text or ""))
        elif name in _CHARACTERS and _parent_name(element) == "r":
            yield _Slot(None, "", _CHARACTERS[name])
    yield _Slot(None, "", "\n")
    for slots in apart.values():
        yield from slots
        if slots:
            yield _Slot(None, "", "\n")


def _parent_name(element: "_Element") -> str:
    parent = element.getparent()
    return "" if parent is None else str(parent.tag).removeprefix(_W)


def _paragraph_of(element: "_Element") -> "_Element | None":
    """The nearest paragraph around it: one in a text box is not the paragraph that the box hangs in."""
    return next(element.iterancestors(f"{_W}p"), None)


def _plain_slots(tree: "_Element") -> Iterator[_Slot]:
    """The texts of a part without paragraphs; of the document's properties only those that somebody wrote, such as the title."""
    properties = str(tree.tag).rpartition("}")[2] in {"Properties", "coreProperties"}
    for element in tree.iter():
        local = str(element.tag).rpartition("}")[2]
        if element.text and element.text.strip() and isinstance(element.tag, str) and (not properties or local in _TOLD):
            yield _Slot(element, "", element.text)
            yield _Slot(None, "", "\n")


def _clean(name: str, tree: "_Element", words: Sequence[str]) -> None:
    """Take out who wrote, commented and changed the document, and where links lead when that names somebody."""
    if name.endswith(".rels"):
        _clean_links(tree, words)
        return
    for element in list(tree.iter()):
        local = str(element.tag).rpartition("}")[2]
        if local in _PERSONAL and name.startswith("docProps/"):
            element.text = ""
        if local == "presenceInfo" and (parent := element.getparent()) is not None:
            parent.remove(element)
        if local in _WHEN and name.startswith("docProps/"):
            element.text = _NEVER
        for attribute in list(element.attrib):
            key = str(attribute).rpartition("}")[2]
            if key in _AUTHORS:
                element.set(attribute, _NOBODY[key])
            elif key in _DATED and local in _MARKS_OF_PEOPLE:
                del element.attrib[attribute]
        if local in {"bookmarkStart", "hyperlink", "tag", "docVar", "fldSimple"}:
            _clean_names(element, words)


def _clean_names(element: "_Element", words: Sequence[str]) -> None:
    """Names of bookmarks, anchors and fields that hold a replaced word."""
    for attribute in list(element.attrib):
        value = element.get(attribute) or ""
        if _holds(value, words):
            element.set(attribute, "x" + str(sum(map(ord, value))))  # the same for a bookmark and the links to it


def _clean_links(tree: "_Element", words: Sequence[str]) -> None:
    for relation in list(tree):
        target = unquote(relation.get("Target") or "")
        if _THUMBNAIL in (relation.get("Type") or ""):
            tree.remove(relation)
        elif relation.get("TargetMode") == "External" and (
            target.lower().startswith(("mailto:", "tel:", "sip:", "file:")) or _holds(target, words)
        ):
            relation.set("Target", "about:blank")


def _holds(value: str, words: Sequence[str]) -> bool:
    """Whether a name of a bookmark or a link's address has a replaced word in it, however it is joined."""
    joined = "".join(_BOOKMARK.findall(value)).casefold()
    return any(len(bare) > 2 and bare in joined for word in words for bare in ("".join(_BOOKMARK.findall(word)),))  # noqa: PLR2004


def _packed(original: bytes, trees: "dict[str, _Element]") -> bytes:
    """The archive with the parts as they are now; parts that nobody changed keep their bytes."""
    from lxml import etree

    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(original)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for info in old.infolist():
            if _THUMBNAIL in info.filename.lower():
                continue  # a picture of the first page
            data = old.read(info)
            if info.filename in trees:
                data = etree.tostring(trees[info.filename], xml_declaration=True, encoding="UTF-8", standalone=True)
            entry = zipfile.ZipInfo(info.filename, date_time=(1980, 1, 1, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(entry, data)
    return out.getvalue()
