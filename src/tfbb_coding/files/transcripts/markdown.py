"""Markdown: ``**Name:** text``, headings, tables; the marks are taken away and the words read as any text."""

import re
from collections.abc import Iterator
from dataclasses import replace

from tfbb_coding.files.transcripts.grid import read_grid
from tfbb_coding.files.transcripts.lines import SourceLine, lines_of
from tfbb_coding.files.transcripts.plain import read_lines
from tfbb_coding.files.transcripts.reading import Reading

_HEADING = re.compile(r"\s{0,3}#{1,6}\s+(?P<words>.*?)\s*#*\s*")
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_BREAK = re.compile(r"<br\s*/?>|\\$", re.IGNORECASE)
_QUOTE = re.compile(r"^\s{0,3}(?:>\s?)+")
_BULLET = re.compile(r"\s*[*+]\s+|\s*[-]\s+(?=\*\*|__)")
_STRONG = re.compile(r"(?<!\\)(\*\*|__)(?=\S)(.+?)(?<=[^\s\\])\1")
_EMPHASIS = re.compile(r"(?<![\w*\\])\*(?=[^\s*])(.+?)(?<=[^\s*\\])\*(?![\w*])")
_LEAD = re.compile(r"\s*(?:\*\*|__)(?P<lead>[^*_]{1,60})(?:\*\*|__)\s*(?=\S)")
_CODE = re.compile(r"`([^`\n]{1,200})`")
_ESCAPE = re.compile(r"\\([\\`*_{}\[\]()#+\-.!|>~])")
_TABLE_LINE = re.compile(r"\s*\|.*\|\s*")
_TABLE_RULE = re.compile(r"\s*\|?(?:\s*:?-{2,}:?\s*\|)+(?:\s*:?-{2,}:?)?\s*")
_MOST = 0.6


def read_markdown(text: str) -> Reading:
    """A Markdown file as speech."""
    text = _COMMENT.sub(lambda match: "\n" * match[0].count("\n"), text)
    tables = [line for line in text.split("\n") if _TABLE_LINE.fullmatch(line)]
    if len(tables) > 1 and len(tables) >= _MOST * sum(bool(line.strip()) for line in text.split("\n")):
        rows = [[_plain(cell).strip() for cell in line.strip().strip("|").split("|")] for line in tables if not _TABLE_RULE.fullmatch(line)]
        reading = read_grid(rows)
        if reading is not None:
            outside = [line.text for line in _lines(text) if not _TABLE_LINE.fullmatch(line.text)]
            return replace(reading, aside=(*reading.aside, *outside))
    return read_lines(list(_lines(text)))


def _lines(text: str) -> Iterator[SourceLine]:
    """The lines without Markdown's marks."""
    for line in lines_of(text):
        heading = _HEADING.fullmatch(line.text)
        if heading:
            yield replace(line, text=_plain(heading["words"]), new=True, heading=True)
            continue
        bare = _BREAK.sub("", _QUOTE.sub("", line.text))
        bare = _BULLET.sub("", bare, count=1) if _BULLET.match(bare) else bare
        lead = _LEAD.match(bare)
        plain = _plain(bare)
        whole = re.fullmatch(r"\s*(\*\*|__)[^*]+\1\s*", bare) is not None
        if plain.strip():
            yield replace(line, text=plain, bold=whole, lead=_ESCAPE.sub(r"\1", lead["lead"]) if lead and not whole else "")


def _plain(text: str) -> str:
    text = _CODE.sub(r"\1", text)
    return _ESCAPE.sub(r"\1", _EMPHASIS.sub(r"\1", _STRONG.sub(r"\2", text)))
