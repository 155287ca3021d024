"""Drafts as web pages."""

import re
from html.parser import HTMLParser
from pathlib import Path

from tfbb_coding.files.decoding import decode, read_bytes
from tfbb_coding.files.drafts.blocks import Raw, build_blocks
from tfbb_coding.files.drafts.kinds import kind_by_style
from tfbb_coding.model.draft import Anchor, BlockKind, CellPlace, Draft, Mark, MarkKind
from tfbb_coding.model.text import Span

_HEADINGS = {f"h{n}": n for n in range(1, 7)}
_BLOCKS = frozenset(
    {
        "p",
        "div",
        "section",
        "article",
        "li",
        "td",
        "th",
        "figcaption",
        "caption",
        "dt",
        "dd",
        "pre",
        "header",
        "footer",
        "main",
        "aside",
        *_HEADINGS,
    }
)
_UNREAD = frozenset({"script", "style", "template", "title", "noscript", "svg", "nav"})
_VOID = frozenset({"br", "hr", "img", "meta", "link", "input", "col", "wbr", "source", "area", "base", "embed", "track"})
_ITALIC = frozenset({"em", "i", "cite"})
_HIDDEN = re.compile(r"display:\s*none|visibility:\s*hidden", re.IGNORECASE)
_INDENT = re.compile(r"(?:margin|padding)-left:\s*(?P<n>[\d.]+)(?P<unit>px|pt|em|rem|cm|mm|in)", re.IGNORECASE)
_TWIPS = {"px": 15.0, "pt": 20.0, "em": 240.0, "rem": 240.0, "cm": 567.0, "mm": 56.7, "in": 1440.0}
_PEOPLE = frozenset({"author", "dc.creator", "creator", "last-modified-by"})
_SPACE = re.compile(r"\s+")


def read_html_draft(path: Path) -> Draft:
    """A web page as a draft; what it hides and its comments are told as such."""
    parser = _Parser()
    parser.feed(decode(read_bytes(path), path).text)
    parser.close()
    parser.finish()
    return Draft(path, tuple(build_blocks(parser.raws)), tuple(parser.marks), tuple(parser.people), frozenset(parser.names))


class _Parser(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.raws: list[Raw] = []
        self.marks: list[Mark] = []
        self.people: list[tuple[str, str]] = []
        self.names: list[str] = []
        self._open: list[tuple[str, bool]] = []  # (tag, whether it hides)
        self._text, self._anchors, self._italic = "", list[Anchor](), list[Span]()
        self._targets: list[tuple[Span, str]] = []
        self._link: tuple[int, str] | None = None
        self._paragraphs = self._tables = self._row = self._column = self._quotes = self._groups = self._notes = 0
        self._lists: list[list[int]] = []
        self._indent, self._style = 0, ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = {name: value or "" for name, value in attrs}
        if said.get("id") or (tag == "a" and said.get("name")):
            self.names.append(said.get("id") or said["name"])
        if tag == "meta" and said.get("name", "").lower() in _PEOPLE and said.get("content", "").strip():
            self.people.append((said["name"].lower(), said["content"]))
        if tag in _BLOCKS or tag in ("blockquote", "table", "tr", "ul", "ol"):
            self.finish()
            self._begin(tag, said)
        if tag == "br":
            self._text += " " if self._text else ""
        if tag == "a" and said.get("href", "").startswith("#"):
            self._link = (len(self._text), said["href"][1:])
        if tag not in _VOID:
            self._open.append((tag, "hidden" in said or bool(_HIDDEN.search(said.get("style", "")))))

    def _begin(self, tag: str, said: dict[str, str]) -> None:
        match = _INDENT.search(said.get("style", ""))
        self._indent = int(float(match["n"]) * _TWIPS[match["unit"].lower()]) if match else 0
        self._style = said.get("class", "")
        if tag == "blockquote":
            self._quotes += 1
            self._groups += 1
        elif tag == "table":
            self._tables += 1
            self._row = 0
        elif tag == "tr":
            self._row += 1
            self._column = 0
        elif tag in ("td", "th"):
            self._column += 1
        elif tag in ("ul", "ol"):
            self._lists.append([int(said.get("start", "1")) if tag == "ol" and said.get("start", "1").isdecimal() else int(tag == "ol")])
        if "footnote" in self._style.lower() or said.get("role") == "doc-endnotes":
            self._notes += 1

    def handle_endtag(self, tag: str) -> None:
        if tag in _BLOCKS or tag in ("blockquote", "table", "tr", "ul", "ol", "body", "html"):
            self.finish()
        if tag == "a" and self._link is not None:
            self._targets.append((Span(self._link[0], max(self._link[0], len(self._text))), self._link[1]))
            self._link = None
        if tag == "blockquote":
            self._quotes = max(0, self._quotes - 1)
        elif tag in ("ul", "ol") and self._lists:
            self._lists.pop()
        while any(name == tag for name, _hides in self._open):
            if self._open.pop()[0] == tag:
                break

    def handle_data(self, data: str) -> None:
        tags = [tag for tag, _hides in self._open]
        if any(tag in _UNREAD for tag in tags):
            return
        if any(hides for _tag, hides in self._open):
            if data.strip():
                self.marks.append(Mark(MarkKind.HIDDEN, max(len(self.raws) - 1, 0), 0, 0, " ".join(data.split())))
            return
        line, column = self.getpos()
        for n, part in enumerate(data.split("\n")):
            words = _SPACE.sub(" ", part)
            words = words.lstrip() if not self._text or self._text.endswith(" ") else words
            if words:
                place = column + 1 + len(part) - len(part.lstrip()) if n == 0 else 1 + len(part) - len(part.lstrip())
                start = len(self._text)
                self._anchors.append(Anchor(start + len(words) - len(words.lstrip()), line + n, place))
                self._text += words
                if any(tag in _ITALIC for tag in tags):
                    self._italic.append(Span(start, len(self._text)))
            if n < data.count("\n") and self._text and not self._text.endswith(" "):
                self._text += " "

    def handle_comment(self, data: str) -> None:
        if data.strip() and not data.startswith("["):
            self.marks.append(Mark(MarkKind.COMMENT, max(len(self.raws) - 1, 0), 0, 0, " ".join(data.split())))

    def finish(self) -> None:
        """End the block that is being read."""
        text = self._text.rstrip()
        if text:
            self.raws.append(self._raw(text))
        self._text, self._anchors, self._italic, self._targets = "", [], [], []

    def _raw(self, text: str) -> Raw:
        tags = [tag for tag, _hides in self._open]
        cell = CellPlace(self._tables, self._row, self._column) if {"td", "th"} & set(tags) else None
        kind, level, ordered = self._kind(tags)
        if cell is None:
            self._paragraphs += 1
        italic = tuple(Span(span.start, min(span.end, len(text))) for span in self._italic if span.start < len(text))
        return Raw(
            text, kind, level, 0 if cell else self._paragraphs, self._style, self._indent, "", italic, tuple(self._anchors), cell,
            tuple(self._targets), self._groups if self._quotes else 0, ordered,
        )  # fmt: skip

    def _kind(self, tags: list[str]) -> tuple[BlockKind | None, int, int | None]:
        heading = next((_HEADINGS[tag] for tag in tags if tag in _HEADINGS), 0)
        if heading:
            return BlockKind.HEADING, heading, None
        if "td" in tags or "th" in tags:
            return BlockKind.CELL, 0, None
        if "figcaption" in tags or "caption" in tags:
            return BlockKind.CAPTION, 0, None
        if self._notes and "li" in tags:
            return BlockKind.FOOTNOTE, 0, None
        if self._quotes:
            return BlockKind.QUOTE, 0, None
        if "li" in tags and self._lists:
            number = self._lists[-1][0]
            self._lists[-1][0] += bool(number)
            return BlockKind.LIST, 0, number
        told = kind_by_style(self._style)[0] if self._style else None
        return told if told is BlockKind.QUOTE else None, 0, None
