"""OpenDocument texts, spreadsheets and slides, down to what LibreOffice does not show: comments, changes, notes, hidden text, authors.

The format is ISO/IEC 26300 (OASIS Open Document Format for Office Applications 1.3).
"""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING
from zipfile import ZipFile

from tfbb_coding.files.archives import broken_file, open_archive
from tfbb_coding.files.documents.opendocument_tables import sheet_rows
from tfbb_coding.files.documents.opendocument_words import (
    DC,
    DRAW,
    META,
    OFFICE,
    PRESENTATION,
    STYLE,
    SVG,
    TABLE,
    TEXT,
    XLINK,
    Words,
    hidden_styles,
)
from tfbb_coding.files.documents.parts import Document, Part
from tfbb_coding.files.documents.word import BY_PROGRAMS, is_somebody, parse_xml
from tfbb_coding.model.text import normalise

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_PEOPLE = {f"{META}initial-creator": "author", f"{DC}creator": "last modified by", f"{META}printed-by": "printed by"}
_TOLD = frozenset({f"{DC}title", f"{DC}subject", f"{DC}description", f"{META}keyword", f"{META}user-defined"})
_WHO_CHANGED = "author of a change or comment"
_OWN_LINKS = ("#", "./", "../", "Pictures/", "Object", "media/", "Media/")
_DECLARED = {f"{PRESENTATION}header-decl": "header", f"{PRESENTATION}footer-decl": "footer", f"{PRESENTATION}date-time-decl": "footer"}


def read_opendocument(path: Path) -> Document:
    """The visible text, a paragraph a line or a row a line with tabs between cells (positions count there), and the hidden parts.

    Raises :class:`UnreadableError` for a file that is no OpenDocument file, or is protected by a password.
    """
    from xml.etree.ElementTree import ParseError

    with ZipFile(open_archive(path)) as archive:
        names = archive.namelist()
        if "content.xml" not in names:
            raise broken_file(path, "OpenDocument")
        try:
            trees = {name: parse_xml(archive.read(name)) for name in names if _is_read(name)}
        except (ParseError, LookupError, ValueError):
            raise broken_file(path, "OpenDocument") from None
    body = trees["content.xml"].find(f"{OFFICE}body")
    if body is None or not len(body):
        raise broken_file(path, "OpenDocument")
    return _document(path, trees, body[0])


def _is_read(name: str) -> bool:
    """The document's own parts, and those of charts and documents set into it (``Object 1/content.xml``)."""
    return name in {"content.xml", "styles.xml", "meta.xml"} or name.endswith("/content.xml")


def _document(path: Path, trees: "dict[str, Element]", body: "Element") -> Document:
    own = [trees[name] for name in ("content.xml", "styles.xml") if name in trees]
    words = Words(hidden_styles(own))
    parts: list[Part] = []
    lines: list[str] = []
    if body.tag == f"{OFFICE}spreadsheet":
        for table in body.iter(f"{TABLE}table"):
            parts.append(Part("sheet name", normalise(table.get(f"{TABLE}name") or "")))
            for hidden, line in sheet_rows(table, words):
                if hidden:
                    parts.append(Part(hidden, line))
                else:
                    lines.append(line)
        drawn = (line for shapes in body.iter(f"{TABLE}shapes") for line in words.lines(shapes))
        parts += [Part("drawing", line) for line in drawn if line.strip()]
    else:
        lines = [line for page in body for line in _page(page, words, parts)]
    for tree in own:
        parts += _apart(tree, words)
    parts += [Part("drawing", line) for name, tree in sorted(trees.items()) if "/" in name for line in words.lines(tree) if line.strip()]
    people = [*_people(trees.get("meta.xml")), *dict.fromkeys(who for tree in own for who in _who_changed(tree))]
    parts += _properties(trees.get("meta.xml"))
    return Document(path, normalise("\n".join(lines)), tuple(dict.fromkeys(parts)), tuple(dict.fromkeys(people)))


def _page(page: "Element", words: Words, parts: list[Part]) -> Sequence[str]:
    """The lines of a slide, or of a text's paragraph, list or table; those of a hidden slide are put among the parts."""
    lines = list(words.lines_of_block(page))
    if page.tag != f"{DRAW}page":
        return lines
    name = page.get(f"{DRAW}name") or ""
    if name and name.rstrip("0123456789 ").lower() not in {"page", "slide", "bild", "sida"}:
        parts.append(Part("slide name", normalise(name)))
    if words.is_hidden(page.get(f"{DRAW}style-name")):
        parts += [Part("hidden slide", line) for line in lines if line.strip()]
        return []
    return lines


def _apart(tree: "Element", words: Words) -> Iterator[Part]:
    """What stands beside the text in one tree, by what it is."""
    for element in tree.iter():
        kind = _kind(element)
        if kind:
            said = "\n".join(line for line in words.lines(element) if line.strip())
            if said.strip():
                yield Part(kind, said)
        yield from _told_by(element)
        if element.tag == f"{STYLE}master-page":
            yield from (Part("slide master", line) for line in _of_master(element, words) if line.strip())
    yield from (Part("hidden text", line) for line in words.hidden(tree))


def _of_master(page: "Element", words: Words) -> Iterator[str]:
    """What a slide master shows on every slide; not its prompts, which say where to write."""
    for shape in page:
        if shape.tag.startswith(DRAW) and not shape.get(f"{PRESENTATION}class"):
            yield from words.lines(shape)


def _kind(element: "Element") -> str:
    """What an element that stands apart from the text is called."""
    tag = element.tag
    if tag == f"{OFFICE}annotation":
        return "comment"
    if tag == f"{TEXT}note":
        return "endnote" if element.get(f"{TEXT}note-class") == "endnote" else "footnote"
    if tag in {f"{TEXT}deletion", f"{TABLE}previous"} or (tag == f"{TABLE}deletion" and len(element)):
        return "tracked deletion"
    if tag == f"{PRESENTATION}notes":
        return "notes"
    if tag.startswith((f"{STYLE}header", f"{STYLE}footer")):
        name = tag.removeprefix(STYLE)
        return "" if "style" in name or "properties" in name else name[:6]
    return _DECLARED.get(tag, "")


def _told_by(element: "Element") -> Iterator[Part]:
    """What an element's attributes and descriptions tell."""
    if element.tag in {f"{SVG}title", f"{SVG}desc"} and (element.text or "").strip():
        yield Part("picture description", normalise(element.text or ""))
    target = element.get(f"{XLINK}href") or ""
    if target and not target.startswith(_OWN_LINKS):
        yield Part("link", normalise(target).removeprefix("mailto:"))
    if element.tag == f"{TABLE}named-range" and element.get(f"{TABLE}name"):
        yield Part("defined name", normalise(element.get(f"{TABLE}name") or "").replace("_", " "))
    if element.tag in {f"{TEXT}user-field-decl", f"{TEXT}variable-set"} and element.get(f"{OFFICE}string-value"):
        yield Part("property", normalise(element.get(f"{OFFICE}string-value") or ""))
    if element.tag in _DECLARED and (element.text or "").strip():
        yield Part(_DECLARED[element.tag], normalise(element.text or ""))


def _people(meta: "Element | None") -> Iterator[tuple[str, str]]:
    for element in () if meta is None else meta.iter():
        value = normalise((element.text or "").strip())
        if element.tag in _PEOPLE and is_somebody(value):
            yield _PEOPLE[element.tag], value


def _who_changed(tree: "Element") -> Iterator[tuple[str, str]]:
    for element in tree.iter():
        value = normalise((element.text or "").strip())
        if element.tag == f"{DC}creator" and is_somebody(value):
            yield _WHO_CHANGED, value


def _properties(meta: "Element | None") -> Iterator[Part]:
    for element in () if meta is None else meta.iter():
        value = normalise((element.text or "").strip())
        if element.tag in _TOLD and value and value not in BY_PROGRAMS:
            yield Part("property", value)
        if element.get(f"{XLINK}href"):  # the template that it was made from
            yield Part("link", normalise(element.get(f"{XLINK}href") or ""))
