"""All words of a source, taken out in the crudest way, past the readers: what the loss check compares them with.

Nothing here knows turns or speakers, and nothing is shared with the readers but decoding; a mistake of theirs is not repeated here.
"""

import csv
import html
import io
import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from zipfile import ZipFile

from tfbb_coding.files.decoding import decode, read_bytes
from tfbb_coding.files.long_cells import long_cells
from tfbb_coding.files.pdf_pages import plain_pages
from tfbb_coding.files.transcripts.kinds import kind_of
from tfbb_coding.model.text import normalise


@dataclass(frozen=True, slots=True)
class Scrap:
    """Words from one place of a source: its line, paragraph, row or segment, from 1."""

    number: int
    text: str


def scraps_of(path: Path) -> list[Scrap]:
    """Every stretch of words in the file, in the file's order."""
    return list(_SCRAPERS.get(kind_of(path), _text)(path))


def _decoded(path: Path) -> str:
    return decode(read_bytes(path), path).text


_TABLE_HEAD = re.compile(
    r"\s*(?=[^\n]*\t)(?:[^\n\t]*\t)*\"?(?:text|content|innehåll|yttrande|replik|transkription|transcript)\"?[\t\n]", re.IGNORECASE
)


def scraps_of_text(text: str) -> list[Scrap]:
    """The same for a text that stands in no file of its own."""
    return list(_lines(text))


def _text(path: Path) -> Iterator[Scrap]:
    text = _decoded(path)
    yield from _separated(path) if _TABLE_HEAD.match(text) else _lines(text)


def _lines(text: str) -> Iterator[Scrap]:
    if "-->" in text[:2000] and re.match(r"\s*(?:WEBVTT|\d+\n\s*[\d:.,]+ -->)", text):
        yield from _caption_scraps(text)
        return
    for number, line in enumerate(text.split("\n"), start=1):
        yield Scrap(number, line)


def _markdown(path: Path) -> Iterator[Scrap]:
    text = re.sub(r"<!--.*?-->", lambda match: "\n" * match[0].count("\n"), _decoded(path), flags=re.DOTALL)
    for number, line in enumerate(text.split("\n"), start=1):
        for cell in line.split("|") if line.lstrip().startswith("|") else [line]:
            yield Scrap(number, re.sub(r"<br\s*/?>", " ", cell))


def _captions(path: Path) -> Iterator[Scrap]:
    yield from _caption_scraps(_decoded(path))


_ABOVE_TIMING = re.compile(r"\s*(?:\d+|\S*\d\S*-\S*|\d+ \".*\" \(\d+\))\s*")


def _caption_scraps(text: str) -> Iterator[Scrap]:
    """Lines without timing lines, the ids above them, notes and tags."""
    lines = [*text.split("\n"), ""]
    noted = True  # all above the first timing line is the file's head
    started = False
    for number, line in enumerate(lines[:-1], start=1):
        if "-->" in line:
            noted, started = False, True
        elif not line.strip():
            noted = not started
        elif re.match(r"(?:NOTE|STYLE|REGION)\b", line) and not lines[number - 2].strip():
            noted = True
        elif not noted and not ("-->" in lines[number] and _ABOVE_TIMING.fullmatch(line)):
            yield from (Scrap(number, words) for words in _spoken_words(line))


def _spoken_words(line: str) -> Iterator[str]:
    """A caption line's words without tags, voice by voice; of Teams' JSON cues the words alone."""
    spoken = re.search(r'"spokenText"\s*:\s*("(?:[^"\\]|\\.)*")', line)
    if not spoken and re.match(r'\s*(?:[{}],?\s*$|\{\s*"|"\w+"\s*:)', line):
        return
    for part in re.split(r"<v[ .][^>]{0,600}>", json.loads(spoken[1]) if spoken else line):
        yield html.unescape(re.sub(r"</?[a-zA-Z][^>]{0,600}>|<\d[\d:.]{0,20}>|\{\\[^}]{0,200}\}", "", part))


def _separated(path: Path) -> Iterator[Scrap]:
    text = _decoded(path)
    first = text.lstrip("\n ").split("\n", 1)[0]
    delimiter = next((mark for mark in "\t;,|" if mark in first), None)
    if delimiter is None or text.count('"') % 2 or (f'"{delimiter}' not in text and f'{delimiter}"' not in text):
        for number, line in enumerate(text.split("\n"), start=1):
            for cell in line.split(delimiter) if delimiter else [line]:
                yield Scrap(number, cell)
        return
    with long_cells():
        rows = list(csv.reader(io.StringIO(text), delimiter=delimiter))
    for number, row in enumerate(rows, start=1):
        for cell in row:
            yield from (Scrap(number, line) for line in cell.split("\n"))


def _json(path: Path) -> Iterator[Scrap]:
    text = _decoded(path)
    try:
        tree = json.loads(text)
    except ValueError:  # an object on every line
        tree = [json.loads(line) for line in text.split("\n") if line.strip()]
    yield from (Scrap(number, words) for number, words in enumerate(_texts(tree), start=1))


_JSON_TEXTS = ("text", "spokenText", "content", "transcript", "value", "display", "sentence")


def _texts(tree: object) -> Iterator[str]:
    """The text of every innermost object that has one; lists of words and tokens below it say the same again."""
    if isinstance(tree, list):
        for item in tree:
            yield from _texts(item)
    elif isinstance(tree, dict):
        inner = [
            value
            for key, value in tree.items()
            if isinstance(value, list) and value and isinstance(value[0], dict) and not (key == "transcripts" and "audio_segments" in tree)
        ]
        text = next((tree[key] for key in _JSON_TEXTS if isinstance(tree.get(key), str)), None)
        if text is not None and (
            {"start", "from", "timestamps", "timestamp", "speaker", "speakerName", "start_time", "startTime"} & set(tree)
        ):
            yield text
            return
        below: list[object] = [*inner] or ([] if text is not None else [value for value in tree.values() if isinstance(value, dict)])
        said = [words for value in below for words in _texts(value)]
        yield from said or ([text] if text is not None else [])


def _xml(path: Path, part: str) -> str:
    with ZipFile(io.BytesIO(read_bytes(path, 200_000_000))) as archive:
        return archive.read(part).decode("utf-8") if part in archive.namelist() else ""


def _without(xml: str, *tags: str) -> str:
    """XML without these elements; a self-closing one has nothing in it."""
    for tag in tags:
        xml = re.sub(rf"<{tag}(?:\s(?:[^>/]|/(?!>))*)?>.*?</{tag}>", "", xml, flags=re.DOTALL)
    return xml


def _docx(path: Path) -> Iterator[Scrap]:
    xml = _without(_xml(path, "word/document.xml"), "mc:AlternateContent", "w:txbxContent", "w:moveFrom", "w:pPr", "w:rPr")
    for number, paragraph in enumerate(re.split(r"<w:p(?=[ >])", xml)[1:], start=1):
        marked = re.sub(r"<w:(?:br|cr)\b[^>]*>", "<w:t>\n</w:t>", re.sub(r"<w:tab\b[^>]*>", "<w:t>\t</w:t>", paragraph))
        words = "".join(re.findall(r"<w:t(?:\s[^>]*)?>([^<]*)</w:t>", marked.replace("<w:noBreakHyphen/>", "<w:t>-</w:t>")))
        yield from (Scrap(number, html.unescape(line)) for line in words.split("\n"))


def _odt(path: Path) -> Iterator[Scrap]:
    yield from _of_odf(_xml(path, "content.xml").partition("<office:text")[2])


def _ods(path: Path) -> Iterator[Scrap]:
    yield from _of_odf(_xml(path, "content.xml").partition("<office:spreadsheet")[2])


def _of_odf(xml: str) -> Iterator[Scrap]:
    xml = _without(xml, "office:annotation", "text:note", "text:tracked-changes", "draw:frame", "text:table-of-content")
    for number, paragraph in enumerate(re.split(r"</text:[ph]>", xml), start=1):
        spaced = re.sub(r"<text:line-break\s*/>", "\n", re.sub(r"<text:(?:s|tab)\b[^>]*/>", " ", paragraph))
        words = html.unescape(re.sub(r"<[^>]*>|^[^<]*>", "", spaced))
        yield from (Scrap(number, line) for line in words.split("\n"))


def _xlsx(path: Path) -> Iterator[Scrap]:
    shared = [_strings(item) for item in re.findall(r"<si>(.*?)</si>", _xml(path, "xl/sharedStrings.xml"), re.DOTALL)]
    with ZipFile(io.BytesIO(read_bytes(path, 200_000_000))) as archive:
        sheets = sorted(name for name in archive.namelist() if re.fullmatch(r"xl/worksheets/[^/]+\.xml", name))
    for sheet in sheets:
        for number, row in enumerate(re.findall(r"<row\b.*?(?:</row>|/>)", _xml(path, sheet), re.DOTALL), start=1):
            for attributes, cell in re.findall(r"<c\b([^>]*?)(?<!/)>(.*?)</c>", row, re.DOTALL):
                value = re.search(r"<v>(.*?)</v>", cell, re.DOTALL)
                text = shared[int(value[1])] if 't="s"' in attributes and value else _strings(cell)
                if value and 't="str"' in attributes:  # a formula's words
                    text = value[1]
                yield from (Scrap(number, line) for line in html.unescape(text).split("\n"))


def _strings(xml: str) -> str:
    return html.unescape("".join(re.findall(r"<t(?:\s[^>]*)?>(.*?)</t>", _without(xml, "rPh"), re.DOTALL)))


_RTF_TOKEN = re.compile(r"\\([a-z]+)(-?\d+)? ?|\\'([0-9a-fA-F]{2})|\\([^a-z])|([{}])|([^\\{}]+)")
_RTF_SILENT = frozenset(
    {
        "fonttbl",
        "colortbl",
        "stylesheet",
        "info",
        "pict",
        "footnote",
        "annotation",
        "listtable",
        "rsidtbl",
        "generator",
        "object",
        "datastore",
    }
    | {f"{what}{which}" for what in ("header", "footer") for which in ("", "l", "r", "f")}
)
_RTF_SYMBOLS = {"~": " ", "\n": "\n", "\r": "\n"}
_RTF_BREAKS = {"par": "\n", "line": "\n", "cell": "\n", "row": "\n", "sect": "\n", "page": "\n", "tab": "\t"}


def _rtf(path: Path) -> Iterator[Scrap]:
    """The letters of rich text, group by group; groups of fonts, styles and headers are silent."""
    silent = [False]
    words: list[str] = []
    skip, stand_ins = 0, 1  # characters that only stand in for the Unicode one before them
    for word, number, byte, symbol, brace, text in _RTF_TOKEN.findall(read_bytes(path).decode("latin-1")):
        if brace == "{":
            silent.append(silent[-1])
        elif brace:
            silent = silent[:-1] or [False]
        elif word in _RTF_SILENT or symbol == "*":
            silent[-1] = True
        elif word == "uc":
            stand_ins = int(number or 1)
        elif not silent[-1]:
            said = text.replace("\r", "").replace("\n", "") if text else bytes.fromhex(byte).decode("cp1252", "replace")
            said = chr(int(number) % 65536) if word == "u" and number else _RTF_BREAKS.get(word, _RTF_SYMBOLS.get(symbol, said))
            said, skip = (said[skip:], max(0, skip - len(said))) if text or byte else (said, stand_ins if word == "u" else skip)
            words.append(said)
    yield from (Scrap(number, line) for number, line in enumerate(normalise("".join(words)).split("\n"), start=1))


_INLINE = re.compile(
    r"</?(?:a|abbr|b|big|cite|code|em|font|i|ins|mark|o:p|q|s|small|span|strong|sub|sup|time|u)(?:\s[^<>]*)?/?>", re.IGNORECASE
)
_UNSHOWN = re.compile(
    r"<!--(?:.*?-->|.*)|<(script|style|title|nav|button|svg|noscript|template|select|textarea)\b[^<>]*>(?:.*?</\1\s*>|.*)",
    re.DOTALL | re.IGNORECASE,
)


def _html(path: Path) -> Iterator[Scrap]:
    yield from _of_html(_decoded(path))


def _of_html(text: str) -> Iterator[Scrap]:
    """The words between the tags; those of one paragraph together."""
    text = _UNSHOWN.sub("", text)
    text = text if "<pre" in text else text.replace("\n", " ")
    words = html.unescape(re.sub(r"</?[a-zA-Z!?][^<>]*>", "\n", _INLINE.sub("", text)))
    yield from (Scrap(number, line) for number, line in enumerate(words.split("\n"), start=1))


def _otr(path: Path) -> Iterator[Scrap]:
    yield from _of_html(str(json.loads(_decoded(path))["text"]))


_XML_SAID = {".eaf": r"<ANNOTATION_VALUE>(.*?)</ANNOTATION_VALUE>", ".exb": r"<event\b[^>]*>(.*?)</event>", ".trs": r">([^<]*)<"}


def _annotations(path: Path) -> Iterator[Scrap]:
    said = re.findall(_XML_SAID[path.suffix.lower()], _decoded(path), re.DOTALL)
    yield from (Scrap(number, html.unescape(re.sub(r"<[^>]*>", " ", words))) for number, words in enumerate(said, start=1))


def _pdf(path: Path) -> Iterator[Scrap]:
    """The lines in the order in which the file holds them, not in that of the page; by page."""
    for number, page in enumerate(plain_pages(path), start=1):
        yield from (Scrap(number, line.replace("\u00ad", "")) for line in page.split("\n"))


_SCRAPERS: dict[str, Callable[[Path], Iterator[Scrap]]] = {
    ".md": _markdown,
    ".vtt": _captions,
    ".srt": _captions,
    ".tsv": _separated,
    ".csv": _separated,
    ".json": _json,
    ".docx": _docx,
    ".odt": _odt,
    ".xlsx": _xlsx,
    ".rtf": _rtf,
    ".html": _html,
    ".htm": _html,
    ".otr": _otr,
    ".ods": _ods,
    ".eaf": _annotations,
    ".exb": _annotations,
    ".trs": _annotations,
    ".pdf": _pdf,
}
