"""Word drafts."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zipfile import BadZipFile, ZipFile

from tfbb_coding.files.archives import broken_file, open_archive
from tfbb_coding.files.documents.word import is_somebody, properties
from tfbb_coding.files.drafts.blocks import Raw, build_blocks
from tfbb_coding.files.drafts.kinds import kind_by_style
from tfbb_coding.files.drafts.word_numbers import HeadingCounter
from tfbb_coding.files.drafts.word_walk import Run, W, Walked, walk
from tfbb_coding.model.draft import BlockKind, Draft, Mark, MarkKind
from tfbb_coding.model.text import Span, normalise

if TYPE_CHECKING:
    from docx.document import Document
    from docx.styles.style import BaseStyle

_WHERE = {"note": BlockKind.FOOTNOTE, "margin": BlockKind.MARGIN}
_AUTHOR_FIELDS = frozenset({"author", "last modified by", "manager", "company"})


def open_word(path: Path) -> "Document":
    """The document as python-docx knows it. Raises :class:`UnreadableError` when it is no whole Word file."""
    import docx

    try:
        return docx.Document(open_archive(path))
    except (BadZipFile, KeyError, ValueError, OSError):
        raise broken_file(path, "Word") from None


def read_word_draft(path: Path) -> Draft:
    """A Word document as a draft."""
    document = open_word(path)
    styles = _Styles(document)
    paragraphs = walk(document)
    counter = HeadingCounter(document)
    blocks = build_blocks([counter.labelled(_raw(walked, styles), _list_level(walked, styles)) for walked in paragraphs])
    marks = [mark for number, walked in enumerate(paragraphs) for mark in _marks(walked, number)]
    marks += _comments(document, paragraphs)
    with ZipFile(open_archive(path)) as archive:
        metadata, _parts = properties(archive)
    said = tuple((name, value) for name, value in metadata if name in _AUTHOR_FIELDS and is_somebody(value))
    names = frozenset(name for walked in paragraphs for name in walked.bookmarks)
    return Draft(path, tuple(blocks), tuple(marks), said, names)


class _Styles:
    """What styles say, through those that they are based on."""

    def __init__(self, document: "Document") -> None:
        self._by_id: dict[str, BaseStyle] = {style.style_id: style for style in document.styles if style.style_id}
        default = next(
            (s for s in document.styles if s.element.get(f"{W}default") == "1" and s.element.get(f"{W}type") == "paragraph"), None
        )
        self._default = default.style_id if default is not None else ""

    def chain(self, style_id: str) -> Iterator["BaseStyle"]:
        """The style and those below it."""
        style = self._by_id.get(style_id or self._default or "")
        for _depth in range(20):
            if style is None:
                return
            yield style
            style = getattr(style, "base_style", None)

    def kind(self, style_id: str) -> tuple[BlockKind | None, int]:
        """What the style's name, or the name of one below it, tells."""
        return next((told for style in self.chain(style_id) if (told := kind_by_style(style.name or ""))[0] is not None), (None, 0))

    def name(self, style_id: str) -> str:
        """The style's name, empty for an ordinary paragraph."""
        style = self._by_id.get(style_id)
        return "" if style is None else style.name or ""

    def said(self, style_id: str, properties: str, name: str) -> Any:
        """The first element of this name in the chain."""
        found = (style.element.find(f"{W}{properties}/{W}{name}") for style in self.chain(style_id))
        return next((element for element in found if element is not None), None)


def _raw(walked: Walked, styles: _Styles) -> Raw:
    style = _direct(walked, "pStyle")
    style_id = "" if style is None else str(style.get(f"{W}val", ""))
    kind, level = styles.kind(style_id)
    if walked.where == "cell":
        kind = BlockKind.CELL
    kind = _WHERE.get(walked.where, kind)
    outline = _said(walked, styles, style_id, "outlineLvl")
    if kind is None and outline is not None and int(outline.get(f"{W}val", "9")) < 9:  # noqa: PLR2004  # 9 is body text
        kind, level = BlockKind.HEADING, int(outline.get(f"{W}val")) + 1
    numbering = _said(walked, styles, style_id, "numPr")
    number = None if numbering is None else numbering.find(f"{W}numId")
    listed = number is not None and number.get(f"{W}val") != "0"
    if kind is None and listed:
        kind = BlockKind.LIST
    if walked.contents:
        kind = BlockKind.CONTENTS
    return Raw(
        normalise(walked.text),
        kind,
        level,
        walked.paragraph,
        styles.name(style_id),
        _indent(walked, styles, style_id),
        f"n{number.get(f'{W}val')}" if listed and number is not None else "",
        tuple(_italic(walked.runs, styles, style_id)),
        cell=walked.cell,
        targets=tuple(_targets(walked)),
    )


def _list_level(walked: Walked, styles: _Styles) -> tuple[str, int] | None:
    """(id of the list, level from 0) that the paragraph is numbered by, through its style too; None where it is not."""
    style = _direct(walked, "pStyle")
    numbering = _said(walked, styles, "" if style is None else str(style.get(f"{W}val", "")), "numPr")
    number = None if numbering is None else numbering.find(f"{W}numId")
    if number is None or number.get(f"{W}val") == "0":
        return None
    level = numbering.find(f"{W}ilvl")
    return str(number.get(f"{W}val")), -1 if level is None else int(level.get(f"{W}val", "0"))


def _direct(walked: Walked, name: str) -> Any:
    return walked.element.find(f"{W}pPr/{W}{name}")


def _said(walked: Walked, styles: _Styles, style_id: str, name: str) -> Any:
    direct = _direct(walked, name)
    return styles.said(style_id, "pPr", name) if direct is None else direct


def _indent(walked: Walked, styles: _Styles, style_id: str) -> int:
    """How far in the paragraph stands, in twentieths of a point; a hanging first line is one of a list or a list of references."""
    for element in (_direct(walked, "ind"), styles.said(style_id, "pPr", "ind")):
        if element is None:
            continue
        left = element.get(f"{W}left") or element.get(f"{W}start")
        if left is not None:
            return 0 if element.get(f"{W}hanging") else _twips(left)
    return 0


def _twips(value: str) -> int:
    try:
        return int(float(value))
    except ValueError:
        return 0


def _italic(runs: list[Run], styles: _Styles, style_id: str) -> Iterator[Span]:
    at = 0
    by_paragraph = _on(styles.said(style_id, "rPr", "i"))
    for run in runs:
        if run.unseen is not None:
            continue
        length = len(normalise(run.text))
        by_style = _on(styles.said(run.style, "rPr", "i")) if run.style else by_paragraph
        if (by_style if run.italic is None else run.italic) and length:
            yield Span(at, at + length)
        at += length


def _on(element: Any) -> bool:
    return element is not None and element.get(f"{W}val", "true") not in {"0", "false", "off"}


def _targets(walked: Walked) -> Iterator[tuple[Span, str]]:
    """What cross-reference fields lead to."""
    for at, code in walked.fields:
        words = code.split()
        if len(words) > 1 and words[0].upper() in ("REF", "PAGEREF", "NOTEREF"):
            yield Span(at, at), words[1].strip('"')


def _marks(walked: Walked, number: int) -> Iterator[Mark]:
    at = 0
    for run in walked.runs:
        length = 0 if run.unseen is not None else len(normalise(run.text))
        if run.text.strip() and run.unseen is not None:
            yield Mark(run.unseen, number, at, at, normalise(run.text), run.inserted or "")
        elif run.text.strip() and run.inserted is not None:
            yield Mark(MarkKind.INSERTION, number, at, at + length, normalise(run.text), run.inserted)
        at += length


def _comments(document: "Document", paragraphs: list[Walked]) -> list[Mark]:
    places: dict[str, int] = {}
    for number, walked in enumerate(paragraphs):
        for element in walked.element.iter(f"{W}commentRangeStart", f"{W}commentReference"):
            places.setdefault(str(element.get(f"{W}id")), number)
    return [
        Mark(MarkKind.COMMENT, places.get(str(comment.comment_id), 0), 0, 0, normalise(comment.text), normalise(comment.author or ""))
        for comment in document.comments
    ]
