"""Rich text (.rtf): the text that is shown, and headers, notes, comments, links, text boxes, and who wrote it.

Destinations are those of Microsoft's Rich Text Format (RTF) Specification 1.9.1. striprtf hands out the text; what it leaves aside is
gathered here, group by group.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from tfbb_coding.files.decoding import read_bytes
from tfbb_coding.files.documents.parts import Document, Part
from tfbb_coding.files.documents.word import BY_PROGRAMS, is_somebody
from tfbb_coding.files.transcripts.richtext import rtf_text, whole_letters
from tfbb_coding.model.text import normalise

_TOKEN = re.compile(r"\\([a-zA-Z]{1,32})(-?\d{1,10})? ?|\\'([0-9a-fA-F]{2})|\\([^a-zA-Z])|([{}])|([^\\{}\r\n]+)")
_PEOPLE = {
    "author": "author",
    "operator": "last modified by",
    "manager": "manager",
    "company": "company",
    "atnauthor": "author of a change or comment",
}
_PARTS = {
    **{f"header{which}": "header" for which in ("", "l", "r", "f")},
    **{f"footer{which}": "footer" for which in ("", "l", "r", "f")},
    "footnote": "footnote",
    "annotation": "comment",
    "shptxt": "text box",
    "dptxbxtext": "text box",
    "fldinst": "link",
    "hlsrc": "link",
    "datafield": "link",
    **dict.fromkeys(("title", "subject", "keywords", "category", "doccomm", "comment", "hlinkbase", "staticval", "docvar"), "property"),
    "linkval": "property",
}
_CHANGERS, _NAMED, _VALUE = "revtbl", "sn", "sv"
_NO_WORDS = """pict objdata nonshppict blipuid fonttbl colortbl stylesheet themedata
atnref atndate atntime atnicn atnparent atnid ftnsep"""
_SILENT = frozenset(_NO_WORDS.split())
"""Numbers, pictures and fonts: no words, wherever they stand."""
_DESCRIPTIONS = frozenset({"wzDescription", "wzName", "pihlShape", "wzTooltip"})
_DESTINATIONS = frozenset({*_PEOPLE, *_PARTS, *_SILENT, _CHANGERS, _NAMED, _VALUE})
_BREAKS = {"par": "\n", "line": "\n", "cell": "\t", "row": "\n", "tab": "\t", "emdash": "—", "endash": "–"} | {
    "lquote": "‘", "rquote": "’", "ldblquote": "“", "rdblquote": "”", "bullet": "•",
}  # fmt: skip
_SYMBOLS = {"~": "\u00a0", "_": "-", "{": "{", "}": "}", "\\": "\\", "\n": "\n", "\r": "\n"}
_FIELD = re.compile(r"\s*(?:HYPERLINK|INCLUDE\w+|REF|MERGEFIELD)?\s*(?:\\l\s*)?\"?(?P<target>[^\"]*)")
_AWAY = re.compile(r"[@:/\\]")


@dataclass(slots=True)
class _Group:
    """A stretch in braces: whose it is, its words, how many characters stand in for a Unicode one, and how many are still to skip."""

    owner: str = ""
    text: list[str] = field(default_factory=list)
    stand_ins: int = 1
    skip: int = 0


def read_rich_text(path: Path) -> Document:
    """The text as :mod:`tfbb_coding.files.transcripts.richtext` reads it (positions count there), and what stands beside it.

    Raises :class:`UnreadableError` for a file that is no rich text.
    """
    text = rtf_text(path)
    parts: list[Part] = []
    people: list[tuple[str, str]] = []
    named = ""
    for owner, raw in _destinations(read_bytes(path).decode("latin-1")):
        said = normalise(whole_letters(raw)).strip()
        if owner == _NAMED:
            named = said
        elif owner == _VALUE and named in _DESCRIPTIONS and said:
            parts.append(Part("picture description", said))
        elif owner in _PEOPLE:
            people += [(_PEOPLE[owner], said)] if is_somebody(said) else []
        elif owner == _CHANGERS:
            people += [("author of a change or comment", who) for who in map(str.strip, said.split(";")) if is_somebody(who)]
        elif owner in _PARTS:
            parts += _part(_PARTS[owner], said)
    return Document(path, text, tuple(dict.fromkeys(parts)), tuple(dict.fromkeys(people)))


def _part(kind: str, said: str) -> Iterator[Part]:
    if kind == "link":
        match = _FIELD.match(said)
        target = (match["target"] if match else said).strip()
        if _AWAY.search(target):
            yield Part(kind, target.removeprefix("mailto:"))
    elif said and said not in BY_PROGRAMS:
        yield Part(kind, said)


def _destinations(source: str) -> Iterator[tuple[str, str]]:
    """(destination, its words) of every group that is one, in the order in which they end; a group within belongs to the one around it."""
    coding = _coding(source)
    open_groups = [_Group()]
    for word, number, byte, symbol, brace, plain in _TOKEN.findall(source):
        group = open_groups[-1]
        if brace == "{":
            open_groups.append(_Group(group.owner, stand_ins=group.stand_ins))
        elif brace:
            if len(open_groups) > 1:
                yield from _ended(open_groups)
        elif word == "uc":
            group.stand_ins = int(number or 1)
        elif word in _DESTINATIONS:
            group.owner = word
        elif group.owner:
            _add(group, coding, word, number, byte, symbol, plain)


def _ended(open_groups: list[_Group]) -> Iterator[tuple[str, str]]:
    """Close the innermost group: hand its words to the group around when that is the same destination, else out."""
    group = open_groups.pop()
    above = open_groups[-1]
    if group.owner and above.owner == group.owner:
        above.text += group.text
    elif group.owner:
        yield group.owner, "".join(group.text)


def _add(group: _Group, coding: str, word: str, number: str, byte: str, symbol: str, plain: str) -> None:
    if word == "u" and number:
        group.text.append(chr(int(number) % 65536))
        group.skip = group.stand_ins
        return
    said = bytes.fromhex(byte).decode(coding, "replace") if byte else plain or _BREAKS.get(word, _SYMBOLS.get(symbol, ""))
    if byte or plain:
        said, group.skip = said[group.skip :], max(0, group.skip - len(said))
    group.text.append(said)


def _coding(source: str) -> str:
    """The encoding that the file says it has."""
    import codecs

    declared = re.search(r"\\ansicpg(\d{3,5})", source[:2000])
    name = f"cp{declared[1]}" if declared else "mac-roman" if r"\mac" in source[:200] else "cp1252"
    try:
        codecs.lookup(name)
    except LookupError:
        return "cp1252"
    return name
