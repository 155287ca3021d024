"""Markdown drafts: blocks as markdown-it reads them, each character led back to its line and column."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from tfbb_coding.files.decoding import decode, read_bytes
from tfbb_coding.files.drafts.blocks import Raw, build_blocks
from tfbb_coding.model.draft import Anchor, BlockKind, CellPlace, Draft, Mark, MarkKind
from tfbb_coding.model.text import Span

if TYPE_CHECKING:
    from markdown_it.token import Token

_FRONT = re.compile(r"\A---[ \t]*\n(?P<facts>.*?)\n(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
_FACT = re.compile(r"(?P<key>[\w-]+)\s*:\s*(?P<value>.*\S)\s*")
_PEOPLE = frozenset({"author", "authors", "författare", "creator", "upphovsperson", "last_modified_by", "editor"})
_NOTE = re.compile(r"\[\^(?P<name>[^\]\s]+)\]:[ \t]*")
_NOTE_MARK = re.compile(r"\[\^[^\]\s]+\]")
_COMMENT = re.compile(r"<!--(?P<words>.*?)-->", re.DOTALL)
_CRITIC = (
    (re.compile(r"\{>>(?P<words>.*?)<<\}", re.DOTALL), MarkKind.COMMENT),
    (re.compile(r"\{\+\+(?P<words>.*?)\+\+\}", re.DOTALL), MarkKind.INSERTION),
    (re.compile(r"\{--(?P<words>.*?)--\}", re.DOTALL), MarkKind.DELETION),
)
_HIDDEN_SPAN = re.compile(
    r"<(?P<tag>span|div|p)[^>]*(?:display:\s*none|\bhidden\b)[^>]*>(?P<words>.*?)</(?P=tag)>", re.DOTALL | re.IGNORECASE
)
_TAG_NAME = re.compile(r"</?(?P<name>[a-zA-ZåäöÅÄÖ][\w-]*)")
_HTML = frozenset(
    {
        *("a", "abbr", "b", "big", "br", "cite", "code", "data", "del", "details", "dfn", "div", "em", "figcaption", "figure", "font"),
        *("hr", "i", "img", "ins", "kbd", "label", "li", "mark", "ol", "p", "q", "s", "samp", "section", "small", "span", "strike"),
        *("strong", "sub", "summary", "sup", "table", "tbody", "td", "th", "thead", "time", "tr", "tt", "u", "ul", "var", "wbr"),
    }
)
_ANCHOR_NAME = re.compile(r"\{#(?P<name>[\w:.-]+)[^}]*\}|<a\s+(?:id|name)=\"(?P<id>[^\"]+)\"", re.IGNORECASE)


def read_markdown_draft(path: Path) -> Draft:
    """A Markdown file as a draft; comments (``<!-- -->``) and CriticMarkup are its comments and tracked changes."""
    return parse_markdown(decode(read_bytes(path), path).text, path)


def parse_markdown(text: str, path: Path) -> Draft:
    """The same from the text itself, normalised."""
    facts, body, fact_lines = _front_matter(text)
    marks: list[tuple[MarkKind, int, str]] = []
    body = _blanked(body, marks)
    raws = list(_Reader(body).raws())
    blocks = build_blocks(raws)
    found = [Mark(kind, _block_at(raws, line), 0, 0, words.strip(), line=line) for kind, line, words in sorted(marks, key=lambda m: m[1])]
    names = frozenset(name for m in _ANCHOR_NAME.finditer(text) if (name := m["name"] or m["id"]))
    return Draft(path, tuple(blocks), tuple(found), facts, names, fact_lines)


def _front_matter(text: str) -> tuple[tuple[tuple[str, str], ...], str, tuple[int, ...]]:
    """(who is named in the block of facts at the top, the text with that block emptied so that lines stay in place, the facts' lines)."""
    front = _FRONT.match(text)
    if front is None:
        return (), text, ()
    first = front[0].count("\n", 0, front.start("facts")) + 1
    facts = [(n, match) for n, line in enumerate(front["facts"].split("\n"), first) if (match := _FACT.fullmatch(line))]
    people = [(n, m["key"].lower(), m["value"].strip("\"'")) for n, m in facts if m["key"].lower() in _PEOPLE]
    emptied = "\n" * front[0].count("\n") + text[front.end() :]
    return tuple((key, value) for _n, key, value in people), emptied, tuple(n for n, _key, _value in people)


def _blanked(text: str, marks: list[tuple[MarkKind, int, str]]) -> str:
    """The text with comments, deletions and hidden words replaced by blanks, and these noted with their line."""

    def note(kind: MarkKind, *, keep: bool) -> "re._Matcher":  # type: ignore[name-defined]
        def replacement(match: re.Match[str]) -> str:
            marks.append((kind, text.count("\n", 0, match.start()) + 1, match["words"]))
            kept = match["words"] if keep else ""
            around = match[0].partition(match["words"])[0]
            blank = re.sub(r"[^\n]", " ", match[0])
            return blank[: len(around)] + kept + blank[len(around) + len(kept) :] if keep else blank

        return replacement

    text = _COMMENT.sub(note(MarkKind.COMMENT, keep=False), text)
    for pattern, kind in _CRITIC:
        text = pattern.sub(note(kind, keep=kind is MarkKind.INSERTION), text)
    return _HIDDEN_SPAN.sub(note(MarkKind.HIDDEN, keep=False), text)


def _block_at(raws: Sequence[Raw], line: int) -> int:
    """The number of the last block that begins on the line or above it."""
    return max((n for n, raw in enumerate(raws) if raw.anchors and raw.anchors[0].line <= line), default=0)


@dataclass(slots=True)
class _State:
    """Where in the tree of blocks the reader is."""

    heading: int = 0
    quotes: int = 0
    group: int = 0
    lists: list[list[int]] = field(default_factory=list)  # [id, next number or 0]
    item_begun: bool = False
    table: int = 0
    row: int = 0
    column: int = 0
    tables: int = 0
    in_table: bool = False
    search_from: int = 0


class _Reader:
    def __init__(self, text: str) -> None:
        self._lines = text.split("\n")
        self._text = text
        self._state = _State()
        self._groups = 0
        self._paragraphs = 0

    def raws(self) -> Iterator[Raw]:
        from markdown_it import MarkdownIt

        parser = MarkdownIt("commonmark", {"html": True}).enable("table").disable(["code", "reference"])
        for token in parser.parse(self._text):
            if token.type == "inline":
                yield from self._inline(token)
            else:
                self._step(token)

    def _step(self, token: "Token") -> None:
        state = self._state
        if token.type == "heading_open":
            state.heading = int(token.tag[1])
        elif token.type == "heading_close":
            state.heading = 0
        elif token.type == "blockquote_open":
            state.quotes += 1
            if state.quotes == 1:
                self._groups += 1
                state.group = self._groups
        elif token.type == "blockquote_close":
            state.quotes -= 1
        elif token.type in ("bullet_list_open", "ordered_list_open"):
            self._groups += 1
            state.lists.append([self._groups, int(token.attrGet("start") or 1) if token.type == "ordered_list_open" else 0])
        elif token.type in ("bullet_list_close", "ordered_list_close"):
            state.lists.pop()
        elif token.type == "list_item_open":
            state.item_begun = True
        else:
            self._table_step(token)

    def _table_step(self, token: "Token") -> None:
        state = self._state
        if token.type == "table_open":
            state.tables += 1
            state.row = 0
            state.in_table = True
        elif token.type == "table_close":
            state.in_table = False
        elif token.type == "tr_open":
            state.row += 1
            state.column = 0
            state.search_from = 0
        elif token.type in ("th_open", "td_open"):
            state.column += 1

    def _inline(self, token: "Token") -> Iterator[Raw]:
        state = self._state
        assert token.map is not None
        pieces = _plain(token)
        places = self._places(token)
        if state.in_table:
            place = CellPlace(state.tables, state.row, state.column)
            yield _raw(pieces, places, BlockKind.CELL, cell=place)
            return
        self._paragraphs += 1
        note = _NOTE.match(token.content)
        if note:
            yield from self._notes(token, places)
            return
        kind, ordered = self._kind()
        yield _raw(
            pieces, places, kind, level=state.heading, paragraph=self._paragraphs, group=state.group if state.quotes else 0, ordered=ordered
        )

    def _kind(self) -> tuple[BlockKind | None, int | None]:
        state = self._state
        if state.heading:
            return BlockKind.HEADING, None
        if state.quotes:
            return BlockKind.QUOTE, None
        if not state.lists:
            return None, None
        number = state.lists[-1][1]
        if state.item_begun and number:
            state.lists[-1][1] += 1
        begun, state.item_begun = state.item_begun, False
        return BlockKind.LIST, number if begun else 0

    def _notes(self, token: "Token", places: list[Anchor]) -> Iterator[Raw]:
        """Footnotes, which CommonMark takes for a paragraph: one a line."""
        at = 0
        for line in token.content.split("\n"):
            anchor = next((a for a in reversed(places) if a.at <= at), None)
            mark = _NOTE.match(line)
            skipped = mark.end() if mark else 0
            if anchor is not None and line.strip():
                words = line[skipped:]
                yield Raw(words, BlockKind.FOOTNOTE, anchors=(Anchor(0, anchor.line, anchor.column + skipped),))
            at += len(line) + 1

    def _places(self, token: "Token") -> list[Anchor]:
        """For each line of the token's content, where in the file it begins."""
        assert token.map is not None
        first, end = token.map
        anchors, at, number = [], 0, first
        for line in token.content.split("\n"):
            wanted = line.strip()
            while number < end and wanted and wanted not in self._lines[number]:
                number += 1
            if number >= end:
                number = first
            begin = self._state.search_from if self._state.in_table else 0
            column = self._lines[number].find(line, begin)
            if self._state.in_table and column >= 0:
                self._state.search_from = column + len(line)
            anchors.append(Anchor(at, number + 1, max(column, 0) + 1))
            at += len(line) + 1
            number += 0 if self._state.in_table else 1
        return anchors


@dataclass(frozen=True, slots=True)
class _Piece:
    """Shown words and where in the token's content they stand."""

    words: str
    at: int
    italic: bool
    target: str = ""


def _plain(token: "Token") -> list[_Piece]:
    """What a reader sees of a paragraph."""
    content, at = token.content, 0
    pieces: list[_Piece] = []
    italic, target = 0, ""
    for child in token.children or []:
        if child.type in ("em_open", "em_close"):
            italic += 1 if child.type == "em_open" else -1
        elif child.type == "link_open":
            target = str(child.attrGet("href") or "")
        elif child.type == "link_close":
            target = ""
        words = _words(child)
        if not words:
            continue
        found = content.find(child.content or words, at) if child.type not in ("softbreak", "hardbreak") else content.find("\n", at)
        place = found if found >= 0 else at
        pieces.append(_Piece(words, place, italic > 0, target))
        at = place + len(child.content or words)
    return pieces


def _words(child: "Token") -> str:
    if child.type in ("softbreak", "hardbreak"):
        return " "
    if child.type == "html_inline":
        tag = _TAG_NAME.match(child.content)
        if tag and tag["name"].lower() not in _HTML:
            return child.content  # somebody's own brackets, such as <skolan>
        return " " if tag and tag["name"].lower() == "br" else ""
    if child.type in ("text", "text_special", "code_inline", "image"):
        return _NOTE_MARK.sub("", child.content) if child.type == "text" else child.content
    return ""


def _raw(
    pieces: Sequence[_Piece],
    places: Sequence[Anchor],
    kind: BlockKind | None,
    *,
    level: int = 0,
    paragraph: int = 0,
    group: int = 0,
    ordered: int | None = None,
    cell: CellPlace | None = None,
) -> Raw:
    """The pieces as one text, each leading back to its line and column; notes' marks and attributes of headings are not shown."""
    text, anchors, italic, targets = "", [], [], []
    for piece in pieces:
        line = next((a for a in reversed(places) if a.at <= piece.at), places[0])
        anchors.append(Anchor(len(text), line.line, line.column + piece.at - line.at))
        start, text = len(text), text + piece.words
        if piece.italic or not piece.words.strip():
            italic.append(Span(start, len(text)))
        if piece.target.startswith("#"):
            targets.append((Span(start, len(text)), piece.target[1:]))
    shown = re.sub(r"\s*\{[#.][^}]*\}\s*$", "", text)
    spans = tuple(span for span in italic if text[span.start : span.end].strip() or any(s != span for s in italic))
    meaningful = any(text[span.start : span.end].strip() for span in spans)
    return Raw(
        shown,
        kind,
        level,
        paragraph,
        italic=spans if meaningful else (),
        anchors=tuple(anchors),
        cell=cell,
        targets=tuple(targets),
        group=group,
        ordered=ordered,
    )
