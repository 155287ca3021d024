"""Ways in which a speaker's turns may be taken out of a file; each is only a try, and whoever asks reads the result again."""

import html
import io
import json
import re
import zipfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zipfile import BadZipFile

from tfbb_coding.files.replace_in.text import TextSource
from tfbb_coding.files.transcripts.captions import CUE_ID, TIMING, is_captions
from tfbb_coding.files.transcripts.labels import clean_label, fold
from tfbb_coding.files.transcripts.times import STAMP_ONLY
from tfbb_coding.model.replacement import Edit

if TYPE_CHECKING:
    from lxml.etree import _Element  # type: ignore[import-untyped]

_BEFORE = r"[\W\d_]*"
_STAMP = r"\d{1,2}[:.]\d\d[\d:.]*"
_AFTER = (
    rf"[^\w\n]*(?:{_STAMP}[^\w\n]*)?[:：]",  # Namn: text
    rf"[^\w\n]+{_STAMP}[^\w\n]*",  # Namn   0:03
    r"(?:\t|[ ]{2,})",  # Namn <tab> text
    r"[\]>]\s",  # [Namn] text
    r"[ ]+[–—-][ ]",  # Namn – text
    r"[^\w\n]*$",  # Namn
    r"\*{1,2}\s",  # **Namn** text
)
_VOICE = re.compile(r"<v(?:\.[^\s>]*)?(?:\s+(?P<name>[^>]*))?>")
_THUMBNAIL = re.compile(rb"<Relationship\s[^>]*thumbnail[^>]*/>", re.IGNORECASE)
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def candidates(path: Path, labels: Sequence[str], speaker: str) -> Iterator[bytes]:
    """The file's bytes without the speaker's turns, one way after the other; nothing for layouts that are not kept."""
    suffix = path.suffix.lower()
    if suffix == ".docx":
        yield from _word(path, labels, speaker)
    elif suffix in {".txt", ".md", ".vtt", ".srt"}:
        source = TextSource(path)
        if suffix in {".vtt", ".srt"} or is_captions(source.raw):
            yield from _captions(source, labels, speaker)
        else:
            yield from _lines(source, labels, speaker)


def _head_patterns(labels: Sequence[str]) -> list[re.Pattern[str]]:
    """A pattern for each way to write a speaker before the words; group 1 is the label."""
    spaced = [
        r"[\s._-]*".join(map(re.escape, re.findall(r"\d+|[^\W\d_]+|[^\w\s]", label))) for label in sorted(labels, key=len, reverse=True)
    ]
    return [re.compile(rf"{_BEFORE}({'|'.join(spaced)}){after}", re.IGNORECASE) for after in _AFTER]


def _is(label: str, speaker: str) -> bool:
    return fold(clean_label(label)) == fold(clean_label(speaker))


def _lines(source: TextSource, labels: Sequence[str], speaker: str) -> Iterator[bytes]:
    lines = source.text.splitlines(keepends=True)
    for pattern in _head_patterns(labels):
        gone = _gone([line.rstrip("\n") for line in lines], pattern, speaker)
        if any(gone):
            edits, at = [], 0
            for line, is_gone in zip(lines, gone, strict=True):
                if is_gone:
                    edits.append(Edit(at, at + len(line), ""))
                at += len(line)
            yield source.rewritten(edits).data


def _gone(lines: Sequence[str], pattern: re.Pattern[str], speaker: str) -> list[bool]:
    """Which lines belong to the speaker: from each of their heads to the next head; a bare stamp belongs to the head below it."""
    gone, current = [], False
    for n, line in enumerate(lines):
        ahead = lines[n + 1] if STAMP_ONLY.fullmatch(line) and n + 1 < len(lines) else line
        head = pattern.match(ahead) or pattern.match(line)
        current = _is(head[1], speaker) if head else current
        gone.append(current)
    return gone


def _captions(source: TextSource, labels: Sequence[str], speaker: str) -> Iterator[bytes]:
    blocks = _cue_blocks(source.raw.splitlines(keepends=True))
    patterns = [None, *_head_patterns(labels)[:1]]
    for pattern in patterns:
        kept, current = [], ""
        for block in blocks:
            current, text = _without_voice(block, speaker, current, pattern)
            kept.append(text)
        yield source.encoded("".join(kept))


def _cue_blocks(lines: Sequence[str]) -> list[list[str]]:
    """Lines by cue, an id with its cue; the file's head is the first block."""
    blocks: list[list[str]] = [[]]
    for n, line in enumerate(lines):
        following = lines[n + 1] if n + 1 < len(lines) else ""
        is_id = CUE_ID.fullmatch(line.strip()) is not None and TIMING.fullmatch(following.rstrip("\r\n")) is not None
        above = blocks[-1][-1] if blocks[-1] else ""
        starts = is_id or (TIMING.fullmatch(line.rstrip("\r\n")) and not (len(blocks[-1]) == 1 and CUE_ID.fullmatch(above.strip() or "-")))
        if starts:
            blocks.append([])
        blocks[-1].append(line)
    return blocks


def _without_voice(block: list[str], speaker: str, current: str, pattern: re.Pattern[str] | None) -> tuple[str, str]:
    """Who speaks at the end of a cue, and the cue without the speaker's words."""
    text = "".join(block)
    timing = next((n for n, line in enumerate(block) if TIMING.fullmatch(line.rstrip("\r\n"))), None)
    if timing is None:
        return current, text
    payload = "".join(block[timing + 1 :])
    webex = CUE_ID.fullmatch(block[0].strip()) if timing else None
    name = (webex["name"] if webex else None) or _json_name(payload)
    voices = list(_VOICE.finditer(payload))
    if voices:
        return _without_voices(block[: timing + 1], payload, voices, speaker, current)
    if name is None and pattern is not None:
        head = pattern.match(payload.lstrip())
        current = head[1] if head else current
        name = current
    return current, "" if name and _is(html.unescape(name), speaker) else text


def _json_name(payload: str) -> str | None:
    try:
        said: Any = json.loads(payload) if payload.lstrip().startswith("{") else None
    except ValueError:
        return None
    return str(said.get("speakerName") or "") if isinstance(said, dict) else None


def _without_voices(head: list[str], payload: str, voices: "list[re.Match[str]]", speaker: str, current: str) -> tuple[str, str]:
    kept = payload[: voices[0].start()]
    ends = [*(voice.start() for voice in voices[1:]), len(payload)]
    tail = ""
    for voice, end in zip(voices, ends, strict=True):
        if not _is(html.unescape(voice["name"] or ""), speaker):
            kept += payload[voice.start() : end]
            tail = ""
        else:
            tail = "\n\n"
    if not kept.strip():
        return current, ""
    return current, "".join(head) + (kept.rstrip("\r\n") + tail if tail else kept)


def _word(path: Path, labels: Sequence[str], speaker: str) -> Iterator[bytes]:
    from lxml import etree  # type: ignore[import-untyped]

    data = path.read_bytes()
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            original = archive.read("word/document.xml")
    except (BadZipFile, KeyError):
        return
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)
    for pattern in [None, *_head_patterns(labels)]:
        tree = etree.fromstring(original, parser)
        gone = _rows_of(tree, speaker) if pattern is None else _paragraphs_of(tree, pattern, speaker)
        for element in gone:
            element.getparent().remove(element)
        if gone:
            yield _with_part(data, "word/document.xml", etree.tostring(tree, xml_declaration=True, encoding="UTF-8", standalone=True))


def _text_of(element: "_Element") -> str:
    names = {f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}tab": "\t"}
    return "".join(e.text or "" if e.tag == f"{_W}t" else names.get(e.tag, "") for e in element.iter())


def _rows_of(tree: "_Element", speaker: str) -> "list[_Element]":
    """Table rows with the speaker's label in a cell of their own, and those below with no label."""
    gone, current = [], False
    for row in tree.iter(f"{_W}tr"):
        cells = ["".join(_text_of(p) for p in cell.iter(f"{_W}p")).strip() for cell in row.iter(f"{_W}tc")]
        labels = [cell for cell in cells[:-1] if cell and not STAMP_ONLY.fullmatch(cell)]
        current = any(_is(cell, speaker) for cell in labels) if labels else current
        if current:
            gone.append(row)
    return gone


def _paragraphs_of(tree: "_Element", pattern: re.Pattern[str], speaker: str) -> "list[_Element]":
    body = tree.find(f"{_W}body")
    paragraphs = [] if body is None else [p for p in body.iter(f"{_W}p") if not any(True for _a in p.iterancestors(f"{_W}p"))]
    lines = [_text_of(p).split("\n", 1)[0] for p in paragraphs]
    gone = _gone(lines, pattern, speaker)
    sections = [p.find(f"{_W}pPr/{_W}sectPr") is not None for p in paragraphs]
    return [p for p, is_gone, ends_section in zip(paragraphs, gone, sections, strict=True) if is_gone and not ends_section]


def _with_part(data: bytes, name: str, content: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for info in old.infolist():
            if "thumbnail" in info.filename.lower():
                continue  # a picture of the first page
            part = content if info.filename == name else old.read(info)
            new.writestr(info, _THUMBNAIL.sub(b"", part) if info.filename == "_rels/.rels" else part)
    return out.getvalue()
