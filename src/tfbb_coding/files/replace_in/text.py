"""Text files (.txt, .md) and captions (.vtt, .srt): encoding, byte order mark and line ends stay as they were."""

import codecs
import html
import json
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from tfbb_coding.errors import TfbbError, UnreadableError
from tfbb_coding.files.cue_breaks import cue_breaks
from tfbb_coding.files.decoding import decode, read_bytes
from tfbb_coding.files.replace_in.mapping import Piece, View, plain_pieces, stripped_spans
from tfbb_coding.files.transcripts.captions import TIMING, is_captions
from tfbb_coding.messages import _
from tfbb_coding.model.replacement import Copy, Edit, Patch

_MARKS = {
    "utf-8": codecs.BOM_UTF8,
    "utf-32-le": codecs.BOM_UTF32_LE,
    "utf-32-be": codecs.BOM_UTF32_BE,
    "utf-16-le": codecs.BOM_UTF16_LE,
    "utf-16-be": codecs.BOM_UTF16_BE,
}
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});")
_VOICE = re.compile(r"(<v(?:\.[^\s>]*)?(?:[ \t]+|(?=>)))([^>\n]*)(>)")
_TAG = re.compile(r"</?(?:c|i|b|u|ruby|rt|lang|font)(?:[.\s][^>\n]*)?>|</v>|<\d[\d:.]*>|\{\\[^}\n]*\}", re.IGNORECASE)
_HEAD_LINE = re.compile(r"[ \t]*\ufeff?WEBVTT[ \t]*")
_ID_LINE = re.compile(r"[ \t]*(?:\d+|[0-9a-fA-F]{8}-[0-9a-fA-F-]{20,}(?:/\S*)?)[ \t]*")
"""A cue's id stands right above its times; elsewhere a line of digits may be the middle of somebody's number."""
_JSON_ESCAPE = re.compile(r"\\u[0-9a-fA-F]{4}|\\[\"/\\]")


class TextSource:
    """A text file to replace words in. ``raw`` is the file's own text, ``text`` what a reader sees of it, normalised."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.original = read_bytes(path)
        self._encoding, self._mark = _encoding_of(self.original, path)
        self.raw = _raw_text(self.original[len(self._mark) :], self._encoding, path)
        pieces = list(plain_pieces(self.raw))
        if path.suffix.lower() in {".vtt", ".srt"} or is_captions(self.raw):
            pieces = [*_caption_pieces(self.raw), *pieces]
        elif path.suffix.lower() == ".md":
            pieces = [*_entities(self.raw), *pieces]
        self._first = View(self.raw, pieces)
        self._second = View(self._first.text, plain_pieces(self._first.text))  # an entity may compose with what follows
        self.text = self._second.text
        places = ((self._read_at(start), self._read_at(end)) for start, end in cue_breaks(self.raw, path.suffix))
        self.breaks = tuple((start, end) for start, end in places if start < end)

    def _read_at(self, place: int) -> int:
        """Where a place of the file's own text is in what is read of it."""
        return self._second.at(self._first.at(place))

    def rewritten(self, edits: Sequence[Edit]) -> Copy:
        """The file with the edits (places in ``text``) made."""
        raw_edits: list[Edit] = []
        for edit in sorted(edits):
            low, high = self._second.spans(edit.start, edit.end)[0][0], self._second.spans(edit.start, edit.end)[-1][1]
            for n, (start, end) in enumerate(stripped_spans(self.raw, self._first.spans(low, high))):
                raw_edits.append(Edit(start, end, "" if n else edit.words))
        data, patches = self._patched(_without_empty_lines(self.raw, raw_edits))
        return Copy(data, self.path.suffix, patches)

    def encoded(self, text: str) -> bytes:
        """Another text in the file's encoding, with its byte order mark. Raises :class:`TfbbError` for letters that it lacks."""
        return self._mark + self._bytes(text)

    def _patched(self, edits: Sequence[Edit]) -> tuple[bytes, tuple[Patch, ...]]:
        out, patches, at = bytearray(self._mark), [], 0
        for edit in edits:
            out += self._bytes(self.raw[at : edit.start])
            begins = len(out)
            out += self._bytes(edit.words)
            patches.append(Patch(begins, len(out), self._bytes(self.raw[edit.start : edit.end])))
            at = edit.end
        out += self._bytes(self.raw[at:])
        return bytes(out), tuple(patches)

    def _bytes(self, text: str) -> bytes:
        try:
            return text.encode(self._encoding, errors="surrogateescape")
        except UnicodeEncodeError:
            message = _("a placeholder has a letter that the file's encoding ({encoding}) lacks").format(encoding=self._encoding)
            raise TfbbError(message, path=self.path, hint=_("choose a placeholder without it, or save the file as UTF-8")) from None


def _without_empty_lines(raw: str, edits: Sequence[Edit]) -> list[Edit]:
    """The edits, where one that leaves nothing of a cue's later line takes its line end, too: an empty line would end the cue."""
    found = []
    for edit in edits:
        above = re.search(r"([^\r\n]*)(\r\n?|\n)[ \t]*$", raw[: edit.start])
        whole = above is not None and re.match(r"[ \t]*(?:[\r\n]|$)", raw[edit.end :]) is not None
        if edit.words or not whole or above is None or not above[1].strip() or TIMING.fullmatch(above[1]):
            found.append(edit)
        else:
            found.append(Edit(above.start(2), edit.end, ""))
    return found


def _encoding_of(data: bytes, path: Path) -> tuple[str, bytes]:
    encoding = decode(data, path).encoding
    mark = _MARKS.get(encoding, b"")
    return encoding, mark if data.startswith(mark) else b""


def _raw_text(data: bytes, encoding: str, path: Path) -> str:
    """The file's own characters; bytes of UTF-8 that are none are kept as lone surrogates."""
    try:
        raw = data.decode(encoding, errors="surrogateescape" if encoding == "utf-8" else "strict")
    except UnicodeDecodeError:
        raise UnreadableError(_("the file has damaged characters"), path=path, hint=_("save it again as UTF-8")) from None
    return raw


def _entities(raw: str) -> Iterator[Piece]:
    for match in _ENTITY.finditer(raw):
        character = html.unescape(match[0])
        if character != match[0]:
            yield Piece(match.start(), match.end(), character)


def _caption_pieces(raw: str) -> Iterator[Piece]:
    """Captions as read: no stamps, no ids, a voice tag as ``Name: ``, character references resolved."""
    at = 0
    lines = re.split(r"(?<=\n)|(?<=\r)(?!\n)", raw)
    for line, below in zip(lines, [*lines[1:], ""], strict=True):
        bare = line.rstrip("\r\n")
        is_id = bool(bare) and _ID_LINE.fullmatch(bare) and TIMING.fullmatch(below.rstrip("\r\n"))
        if TIMING.fullmatch(bare) or is_id or _HEAD_LINE.fullmatch(bare):
            yield Piece(at, at + len(bare), "")
        elif bare.lstrip().startswith("{"):
            for match in _JSON_ESCAPE.finditer(bare):
                yield Piece(at + match.start(), at + match.end(), str(json.loads(f'"{match[0]}"')))
        at += len(line)
    for match in _VOICE.finditer(raw):
        yield Piece(match.start(1), match.end(1), "")
        yield Piece(match.start(3), match.end(3), ": " if match[2] else "")
    for match in _TAG.finditer(raw):
        yield Piece(match.start(), match.end(), "")
    yield from _entities(raw)
