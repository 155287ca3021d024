"""From what a format's reader found to a draft's blocks: kinds told by words, items numbered, indentation seen against the ordinary."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tfbb_coding.files.drafts.kinds import is_caption, list_number
from tfbb_coding.model.draft import Anchor, Block, BlockKind, CellPlace
from tfbb_coding.model.text import Span

_LEAST_INDENT = 150
"""Twentieths of a point: a quarter of a centimetre further in than others."""


@dataclass(frozen=True, slots=True)
class Raw:
    """A paragraph as a format's reader found it: ``kind`` is None where the format does not tell.

    ``indent`` is in twentieths of a point. ``listed`` names the list that it is an item of, ``group`` the quotation; empty for none.
    """

    text: str
    kind: BlockKind | None = None
    level: int = 0
    paragraph: int = 0
    style: str = ""
    indent: int = 0
    listed: str = ""
    italic: tuple[Span, ...] = ()
    anchors: tuple[Anchor, ...] = ()
    cell: CellPlace | None = None
    targets: tuple[tuple[Span, str], ...] = ()
    group: int = 0
    ordered: int | None = None
    label: str = ""


def build_blocks(raws: Sequence[Raw]) -> list[Block]:
    """A block for each, in order and with the same numbers."""
    return list(_blocks(raws, _ordinary_indent(raws)))


def _ordinary_indent(raws: Sequence[Raw]) -> int:
    """How far in most words of plain paragraphs stand."""
    words: Counter[int] = Counter()
    for raw in raws:
        if raw.kind is None:
            words[raw.indent] += len(raw.text)
    return min(words.most_common(1)[0][0] if words else 0, 2 * _LEAST_INDENT)


def _blocks(raws: Sequence[Raw], ordinary: int) -> Iterator[Block]:
    seen: Counter[str] = Counter()
    for number, raw in enumerate(raws):
        kind = raw.kind or _kind(raw)
        ordered = raw.ordered
        if raw.listed:
            seen[raw.listed] += 1
            ordered = seen[raw.listed] if ordered is None else ordered
        if ordered is None and kind is BlockKind.LIST:
            ordered = list_number(raw.text)
        yield Block(
            number,
            kind,
            raw.text,
            raw.paragraph,
            raw.level,
            raw.style,
            raw.group,
            raw.indent - ordinary >= _LEAST_INDENT and kind is BlockKind.PARAGRAPH,
            ordered or 0,
            raw.italic,
            raw.anchors,
            raw.cell,
            raw.targets,
            raw.label,
        )


def _kind(raw: Raw) -> BlockKind:
    if is_caption(raw.text):
        return BlockKind.CAPTION
    if list_number(raw.text.lstrip()) is not None and not raw.text.lstrip().startswith(("–", "—")):
        return BlockKind.LIST
    return BlockKind.PARAGRAPH
