"""Web pages as talk: transcripts saved from SharePoint and the web, Word's "web page", noScribe, oTranscribe."""

import json
import re
from html.parser import HTMLParser
from pathlib import Path

from tfbb_coding.errors import UnreadableError
from tfbb_coding.files.decoding import decode, read_bytes
from tfbb_coding.files.transcripts.document import Block, Paragraph, Piece, Rows, read_blocks
from tfbb_coding.files.transcripts.reading import Reading
from tfbb_coding.files.transcripts.times import STAMP_ONLY
from tfbb_coding.messages import _

_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_BLOCK_TAGS = "p div section article main li ul ol dl dt dd blockquote pre figure figcaption header footer aside address summary details hr"
_BLOCKS = _HEADINGS | frozenset(_BLOCK_TAGS.split())
_CELLS = frozenset({"td", "th", "caption"})
_UNREAD = frozenset({"script", "style", "title", "nav", "button", "svg", "noscript", "template", "select", "textarea"})
_VOID_TAGS = "br hr img meta link input col wbr source area base embed track"
_VOID = frozenset(_VOID_TAGS.split())
_BOLD, _ITALIC = frozenset({"b", "strong"}), frozenset({"i", "em"})
_BOLD_STYLE, _NOT_BOLD = re.compile(r"font-weight:\s*(?:bold|[6-9]00)"), re.compile(r"font-weight:\s*(?:normal|[1-5]00)")
_ITALIC_STYLE, _TAB = re.compile(r"font-style:\s*italic"), re.compile(r"mso-tab-count:\s*\d")
_UNSEEN = re.compile(r"<!--(?:.*?-->|.*)|<(script|style)\b[^<>]*>(?:.*?</\1\s*>|.*)", re.DOTALL | re.IGNORECASE)
"""Taken out beforehand, since the parser is slow over thousands of comments that never end."""
_BLANKS = re.compile(r"[ \t\n\r\f]+")


def read_html(path: Path) -> Reading:
    """A web page as speech."""
    return read_blocks(blocks_of(decode(read_bytes(path), path).text))


def read_otr(path: Path) -> Reading:
    """An oTranscribe file as speech: its words are a web page within JSON."""
    try:
        tree = json.loads(decode(read_bytes(path), path).text)
    except (ValueError, RecursionError):
        tree = None
    text = tree.get("text") if isinstance(tree, dict) else None
    if not isinstance(text, str):
        hint = _("export the transcript again; the file may be cut off")
        raise UnreadableError(_("this is no whole {kind} file").format(kind="oTranscribe"), path=path, hint=hint)
    return read_blocks(blocks_of(text))


def blocks_of(text: str) -> list[Block]:
    """The paragraphs and tables of a web page."""
    parser = _Parser()
    parser.feed(_UNSEEN.sub("", text))
    parser.close()
    parser.end_paragraph()
    return parser.blocks


class _Parser(HTMLParser):
    """Gathers blocks while it goes through the tags; a table that holds another is a frame around its parts."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.blocks: list[Block] = []
        self._open: list[tuple[str, bool | None, bool | None]] = []  # tag, and what it says about bold and italic
        self._pieces: list[Piece] = []
        self._tables: list[list[list[str]]] = []
        self._unread = 0
        self._tabs = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        style = next((value or "" for name, value in attrs if name == "style"), "").casefold()
        if tag == "br":
            self._pieces.append(Piece("\n"))
        if tag in _BLOCKS or tag in _CELLS or tag in {"table", "tr"}:
            self.end_paragraph()
        self._begin_table(tag)
        if tag in _VOID:
            return
        if _TAB.search(style):
            self._pieces.append(Piece("\t"))
            self._tabs = len(self._open) + 1
        self._unread += tag in _UNREAD
        bold = True if tag in _BOLD or _BOLD_STYLE.search(style) else False if _NOT_BOLD.search(style) else None
        self._open.append((tag, bold, True if tag in _ITALIC or _ITALIC_STYLE.search(style) else None))

    def _begin_table(self, tag: str) -> None:
        if tag == "table":
            if self._tables:
                self._loosen()
            self._tables.append([])
        elif tag == "tr" and self._tables:
            self._tables[-1].append([])
        elif tag in {"td", "th"} and self._tables:
            if not self._tables[-1]:
                self._tables[-1].append([])
            self._tables[-1][-1].append("")

    def _loosen(self) -> None:
        """What the table around another has held so far as paragraphs, and nothing more in it."""
        for row in self._tables[-1]:
            self.blocks += [Paragraph((Piece(cell),)) for cell in row if cell.strip()]
        self._tables[-1] = []

    def handle_endtag(self, tag: str) -> None:
        if tag in _BLOCKS or tag in _CELLS or tag in {"tr", "table"}:
            self.end_paragraph()
        if tag == "table" and self._tables:
            rows = self._tables.pop()
            if rows:
                self.blocks.append(Rows(rows))
        at = next((i for i in range(len(self._open) - 1, -1, -1) if self._open[i][0] == tag), None)
        if at is None:
            return
        self._unread -= sum(name in _UNREAD for name, _bold, _italic in self._open[at:])
        del self._open[at:]
        self._tabs = 0 if len(self._open) < self._tabs else self._tabs

    def handle_data(self, data: str) -> None:
        if self._unread or self._tabs:
            return
        in_pre = any(tag == "pre" for tag, _bold, _italic in self._open)
        text = data if in_pre else _BLANKS.sub(" ", data)
        if not in_pre and text.startswith(" ") and (not self._pieces or self._pieces[-1].text.endswith((" ", "\n"))):
            text = text[1:]
        if STAMP_ONLY.fullmatch(text):
            text = f"  {text}  "  # a screen shows it apart from the name, whatever stands in the file
        if text:
            self._pieces.append(Piece(text, self._said(1), self._said(2)))

    def _said(self, which: int) -> bool:
        """What the innermost tag that says anything about it says: bold (1) or italic (2)."""
        return bool(next((said for entry in reversed(self._open) if (said := entry[which]) is not None), False))

    def end_paragraph(self) -> None:
        """Put what was gathered into the cell or among the blocks."""
        pieces, self._pieces = tuple(self._pieces), []
        text = "".join(piece.text for piece in pieces).strip()
        if not text:
            return
        if self._tables and self._tables[-1] and self._tables[-1][-1]:
            row = self._tables[-1][-1]
            row[-1] = f"{row[-1]}\n{text}" if row[-1] else text
            return
        self.blocks.append(Paragraph(pieces, any(tag in _HEADINGS for tag, _bold, _italic in self._open)))
