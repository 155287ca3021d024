"""A report draft as it is read for checking: blocks of text, each with its place, and what the file holds beside its words.

Positions within a block count code points of the block's own text, which is what a reader sees: without Markdown's marks, with a
field's result and not its code, without deleted and hidden words.
"""

from bisect import bisect_right
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

from tfbb_coding.model.report import Severity
from tfbb_coding.model.text import Span


class BlockKind(StrEnum):
    """What a block is."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    QUOTE = "quote"
    CELL = "cell"
    CAPTION = "caption"
    LIST = "list"
    FOOTNOTE = "footnote"
    CONTENTS = "contents"
    MARGIN = "margin"


@dataclass(frozen=True, slots=True)
class Anchor:
    """Where in the file the block's character ``at`` stands: line and column, from 1."""

    at: int
    line: int
    column: int


@dataclass(frozen=True, slots=True)
class CellPlace:
    """Which cell of which table, counted from 1."""

    table: int
    row: int
    column: int


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, heading, cell … of a draft.

    ``number`` is its index among the draft's blocks. ``paragraph`` counts the paragraphs from 1, empty ones and in Word those in tables
    too (0 in notes, margins and text boxes). ``level`` is a heading's, 1 the highest, else 0. ``group`` joins the paragraphs of one
    quotation in Markdown or a web page; 0 where nothing is joined. ``indented`` says that it stands further in than the draft's ordinary
    paragraphs. ``ordered`` is an item's number in a numbered list, 0 elsewhere. ``italic`` are the spans in italics. ``label`` is the
    number that the program that wrote the draft sets before a heading by itself (``4.2``), empty where it is part of the text.
    """

    number: int
    kind: BlockKind
    text: str
    paragraph: int = 0
    level: int = 0
    style: str = ""
    group: int = 0
    indented: bool = False
    ordered: int = 0
    italic: tuple[Span, ...] = ()
    anchors: tuple[Anchor, ...] = ()
    cell: CellPlace | None = None
    targets: tuple[tuple[Span, str], ...] = ()
    label: str = ""

    @property
    def is_italic(self) -> bool:
        """Whether all its letters are in italics."""
        plain = list(self.text)
        for span in self.italic:
            plain[span.start : span.end] = " " * len(span)
        return bool(self.italic) and not any(c.isalnum() for c in plain)

    def place_of(self, at: int) -> tuple[int, int]:
        """(line, column) of the character ``at`` in the file, (0, 0) where the format has no lines."""
        i = bisect_right(self.anchors, at, key=lambda anchor: anchor.at) - 1
        if i < 0:
            return 0, 0
        anchor = self.anchors[i]
        return anchor.line, anchor.column + at - anchor.at


class MarkKind(StrEnum):
    """What a file holds beside the words that a reader sees."""

    COMMENT = "comment"
    INSERTION = "insertion"
    DELETION = "deletion"
    HIDDEN = "hidden"


@dataclass(frozen=True, slots=True)
class Mark:
    """A comment, a tracked change or hidden words at ``[start, end)`` of the block with this number.

    ``line`` is where in the file it stands when that is between blocks, 0 when it is the block's.
    """

    kind: MarkKind
    block: int
    start: int
    end: int
    text: str
    author: str = ""
    line: int = 0


@dataclass(frozen=True, slots=True)
class Draft:
    """A whole draft. ``names`` are the places that links within the document can lead to (bookmarks, anchors).

    ``metadata`` are facts by name; ``metadata_lines`` say where in the file each of them stands, empty where the format has no lines.
    """

    path: Path
    blocks: tuple[Block, ...]
    marks: tuple[Mark, ...] = ()
    metadata: tuple[tuple[str, str], ...] = ()
    names: frozenset[str] = field(default=frozenset())
    metadata_lines: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class DraftFinding:
    """A fault in a draft: the rule, the block and span that it is about, what is wrong and what to do.

    ``line`` is where in the file it stands when that is not in the block, else 0. ``match`` holds the draft's own words. ``message``
    shows a transcript's words only where a quotation differs from them.
    """

    block: int
    start: int
    end: int
    rule: str
    message: str
    hint: str = ""
    severity: Severity = Severity.ERROR
    match: str = ""
    line: int = 0
