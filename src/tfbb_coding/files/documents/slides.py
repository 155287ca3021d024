"""PowerPoint presentations: slides, a paragraph a line, and their notes, comments, hidden slides, masters, and who made them.

The parts are those of PresentationML (ECMA-376 part 1, 13).
"""

import re
from collections.abc import Iterator
from pathlib import Path
from posixpath import basename, dirname, join, normpath
from typing import TYPE_CHECKING
from zipfile import ZipFile

from tfbb_coding.files.archives import broken_file, open_archive
from tfbb_coding.files.documents.parts import Document, Part
from tfbb_coding.files.documents.word import DRAWING, charted_words, described_pictures, drawn_words, is_somebody, parse_xml, properties
from tfbb_coding.model.text import normalise

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_PARTS = (
    (re.compile(r"ppt/notesSlides/[^/]+\.xml"), "notes"),
    (re.compile(r"ppt/(?:charts/chart|diagrams/data|drawings/drawing)\d*\.xml"), "drawing"),
)
_ON_EVERY_SLIDE = re.compile(r"ppt/(?:slideMasters|slideLayouts|notesMasters|handoutMasters)/[^/]+\.xml")
_COMMENTS = re.compile(r"ppt/comments/[^/]+\.xml")
_AUTHORS = frozenset({"ppt/commentAuthors.xml", "ppt/authors.xml"})
_PLACES_OF_PAGE = frozenset({"sldNum", "dt"})


def read_slides(path: Path, data: bytes | None = None) -> Document:
    """The text of the slides that are shown, in their order (positions count there), and the hidden parts.

    Raises :class:`UnreadableError` for a file that is no presentation.
    """
    from xml.etree.ElementTree import ParseError

    with ZipFile(open_archive(path, data)) as archive:
        if "ppt/presentation.xml" not in archive.namelist():
            raise broken_file(path, "PowerPoint")
        try:
            return _read(path, archive)
        except (ParseError, KeyError):
            raise broken_file(path, "PowerPoint") from None


def _read(path: Path, archive: ZipFile) -> Document:
    people, parts = properties(archive)
    lines: list[str] = []
    for name in _slides(archive):
        slide = parse_xml(archive.read(name))
        said = list(_lines(slide))
        if slide.get("show", "1") in {"0", "false"}:
            parts += [Part("hidden slide", line) for line in said]
        else:
            lines += [*said, ""]
        parts += [Part("picture description", text) for text in described_pictures(slide)]
    for name in sorted(archive.namelist()):
        parts += _beside(name, archive)
        if name in _AUTHORS:
            people += [("author of a change or comment", who) for who in _names(parse_xml(archive.read(name)))]
    return Document(path, "\n".join(lines).rstrip("\n"), tuple(dict.fromkeys(parts)), tuple(dict.fromkeys(people)))


def _slides(archive: ZipFile) -> list[str]:
    """The slides' parts in the order in which they are shown; those that no list names behind them."""
    targets = dict(_relations(archive, "ppt/presentation.xml", outside=False))
    listed = [targets.get(one.get(f"{_R}id") or "", "") for one in parse_xml(archive.read("ppt/presentation.xml")).iter(f"{_P}sldId")]
    there = sorted(name for name in archive.namelist() if re.fullmatch(r"ppt/slides/[^/]+\.xml", name))
    return list(dict.fromkeys([*(name for name in listed if name in there), *there]))


def _relations(archive: ZipFile, part: str, *, outside: bool) -> Iterator[tuple[str, str]]:
    """(id, target) of a part's relations: other parts of the archive by their names, or addresses outside of it as they stand."""
    name = join(dirname(part), "_rels", f"{basename(part)}.rels")
    if name not in archive.namelist():
        return
    for one in parse_xml(archive.read(name)):
        target, is_outside = one.get("Target") or "", one.get("TargetMode") == "External"
        if is_outside == outside:
            yield one.get("Id") or "", target if outside else normpath(join(dirname(part), target)).lstrip("/")


def _lines(tree: "Element") -> Iterator[str]:
    """The paragraphs of all shapes and tables, without the slide's number and the day."""
    for shape in tree.iter():
        if shape.tag in {f"{_P}sp", f"{_P}graphicFrame", f"{_P}cxnSp"} and not _is_page_field(shape):
            for paragraph in shape.iter(f"{DRAWING}p"):
                text = _text(paragraph)
                if text.strip():
                    yield text


def _text(paragraph: "Element") -> str:
    told = (one for one in paragraph.iter() if one.tag in {f"{DRAWING}t", f"{DRAWING}br"})
    return normalise("".join("\n" if one.tag == f"{DRAWING}br" else one.text or "" for one in told))


def _is_page_field(shape: "Element") -> bool:
    place = next(shape.iter(f"{_P}ph"), None)
    return place is not None and place.get("type") in _PLACES_OF_PAGE


def _beside(name: str, archive: ZipFile) -> Iterator[Part]:
    """What a part of the archive other than a slide says."""
    for pattern, kind in _PARTS:
        if pattern.fullmatch(name):
            tree = parse_xml(archive.read(name))
            said = _lines(tree) if kind == "notes" else (*drawn_words(tree), *charted_words(tree))
            yield from (Part(kind, text) for text in said)
    if _COMMENTS.fullmatch(name):
        yield from (Part("comment", text) for text in _comments(parse_xml(archive.read(name))))
    elif _ON_EVERY_SLIDE.fullmatch(name):
        yield from (Part("slide master", text) for text in _without_prompts(parse_xml(archive.read(name))))
    if name.startswith(("ppt/slides/", "ppt/notesSlides/")) and name.endswith(".xml"):
        yield from (Part("link", normalise(target).removeprefix("mailto:")) for _id, target in _relations(archive, name, outside=True))
    if name == "ppt/presentation.xml":
        sections = (one.get("name") or "" for one in parse_xml(archive.read(name)).iter() if one.tag.endswith("}section"))
        yield from (Part("slide name", normalise(title)) for title in sections if title.strip())


def _comments(tree: "Element") -> Iterator[str]:
    """Comments of the old kind (``p:text``) and of PowerPoint 365 (paragraphs)."""
    yield from (normalise(one.text) for one in tree.iter(f"{_P}text") if one.text and one.text.strip())
    yield from (text for paragraph in tree.iter(f"{DRAWING}p") if (text := _text(paragraph)).strip())


def _without_prompts(tree: "Element") -> Iterator[str]:
    """What a master shows by itself: its places say only where to write, but for header and footer."""
    for shape in tree.iter(f"{_P}sp"):
        place = next(shape.iter(f"{_P}ph"), None)
        if place is None or place.get("type") in {"hdr", "ftr"}:
            yield from (text for paragraph in shape.iter(f"{DRAWING}p") if (text := _text(paragraph)).strip())


def _names(tree: "Element") -> Iterator[str]:
    yield from (normalise(name) for one in tree.iter() if is_somebody(name := one.get("name") or ""))
