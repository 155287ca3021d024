"""WebVTT and SubRip: Teams (now, older, and as its API gives it), Zoom, Webex, Whisper, WhisperX.

Cues are found by their timing lines and not by blank lines: Teams' API puts a blank line between stamp and speech.
"""

import html
import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from tfbb_coding.files.transcripts.heads import find_heads_in_captions
from tfbb_coding.files.transcripts.labels import clean_label
from tfbb_coding.files.transcripts.lines import SourceLine
from tfbb_coding.files.transcripts.reading import Reading
from tfbb_coding.files.transcripts.times import CLOCK, seconds
from tfbb_coding.model.transcript import SpokenLine

TIMING = re.compile(rf"\s*(?P<start>{CLOCK})\s*--?>\s*(?P<end>{CLOCK})(?:\s+\S.*)?\s*")
CUE_ID = re.compile(r"\s*(?:\d+|[0-9a-f]{8}-[0-9a-f-]{20,}(?:/\S+)?|\S*\d\S*-\d+|\d+\s+\"(?P<name>[^\"]+)\"\s+\(\d+\))\s*", re.IGNORECASE)
SBV_TIMING = re.compile(r"^(\d{1,2}:\d\d:\d\d\.\d{3}),(\d{1,2}:\d\d:\d\d\.\d{3})[ \t]*$", re.MULTILINE)
_UTTERANCE = re.compile(r"\s*(?P<id>(?:\S*/)?\d+)-\d+\s*")
_VOICE = re.compile(r"<v(?:\.[^\s>]*)?(?:\s+(?P<name>[^>]{0,500}))?>")
_TAG = re.compile(r"</?(?:v|c|i|b|u|ruby|rt|lang|font)(?:[.\s][^>]{0,500})?>|<\d[\d:.]{0,20}>|\{\\[^}]{0,200}\}", re.IGNORECASE)
_DASH = re.compile(r"\s*[–—-]\s*(?=\S)")


@dataclass(frozen=True, slots=True)
class _Cue:
    """One cue: its id (or the empty string), times in seconds, and its lines with their numbers in the file."""

    id: str
    start: float
    end: float
    lines: tuple[str, ...]


def is_captions(text: str) -> bool:
    """Whether a text is WebVTT or SubRip whatever its file is called."""
    if text.lstrip().startswith("WEBVTT"):
        return True
    first = text.lstrip().split("\n", 2)
    return len(first) > 1 and first[0].strip().isdigit() and TIMING.fullmatch(first[1]) is not None


def read_captions(text: str) -> Reading:
    """A caption file as speech: cues in order of time, one utterance's cues put together, one speaker's neighbours too."""
    cues = sorted(_cues(text.split("\n")), key=lambda cue: cue.start)  # Teams writes an utterance when it ends
    spoken = _by_metadata(cues) or _by_voice(cues) or _by_id(cues) or _by_label(cues)
    if spoken is None:
        lines = [line for cue in cues for line in _anonymous(cue)]
        return Reading(tuple(lines))
    return Reading(tuple(joined(spoken)))


def read_sbv(text: str) -> Reading:
    """YouTube's captions, whose timing lines are ``0:00:02.000,0:00:06.000``."""
    return read_captions(SBV_TIMING.sub(r"\1 --> \2", text))


def _cues(lines: Sequence[str]) -> Iterator[_Cue]:
    """Every cue: all lines from a timing line to the next, without the next cue's id and without notes."""
    timings = [(i, match) for i, line in enumerate(lines) if "->" in line and (match := TIMING.fullmatch(line))]
    if not timings:
        return
    ends = [_payload_end(lines, i, before) for (i, _m), (before, _n) in zip(timings[1:], timings, strict=False)]
    for (i, match), end in zip(timings, [*ends, len(lines)], strict=True):
        payload = tuple(_without_notes(lines[i + 1 : end]))
        yield _Cue(_id_above(lines, i), seconds(match["start"]), seconds(match["end"]), payload)


def _id_above(lines: Sequence[str], timing: int) -> str:
    above = lines[timing - 1].strip() if timing else ""
    return above if CUE_ID.fullmatch(above) else ""


def _payload_end(lines: Sequence[str], timing: int, before: int) -> int:
    """Where the speech before a timing line ends: at the cue's id, when there is one and something stands above it."""
    has_words_above = any(line.strip() for line in lines[before + 1 : timing - 1]) or not lines[timing - 2].strip()
    return timing - 1 if _id_above(lines, timing) and has_words_above else timing


def _without_notes(lines: Sequence[str]) -> Iterator[str]:
    """Lines with words, without NOTE and STYLE blocks (which last until a blank line)."""
    inside_note = False
    previous = "timing"
    for line in lines:
        if not line.strip():
            inside_note = False
        elif not previous.strip() and re.match(r"(?:NOTE|STYLE|REGION)\b", line):
            inside_note = True
        if line.strip() and not inside_note:
            yield line.strip()
        previous = line


def _words(text: str) -> str:
    """A cue's words without tags, character references resolved."""
    return " ".join(html.unescape(_TAG.sub("", text)).split())


def _by_metadata(cues: Sequence[_Cue]) -> list[SpokenLine] | None:
    """Teams' API with metadata: each cue holds a JSON object with ``speakerName`` and ``spokenText``."""
    found: list[SpokenLine] = []
    for cue in cues:
        payload = " ".join(cue.lines)
        if not payload:
            continue
        if not payload.startswith("{"):
            return None
        try:
            said = json.loads(payload)
        except ValueError:
            return None
        if not isinstance(said, dict) or "spokenText" not in said:
            return None
        speaker = clean_label(html.unescape(str(said.get("speakerName") or "")))
        found.append(SpokenLine(speaker or None, _words(str(said["spokenText"])), cue.start, cue.end))
    return found or None


def _by_voice(cues: Sequence[_Cue]) -> list[SpokenLine] | None:
    """``<v Name>text</v>``, perhaps several in one cue; the cues of one utterance (``…/25-0``, ``…/25-1``) are put together."""
    if not any(_VOICE.search(line) for cue in cues for line in cue.lines):
        return None
    utterances: dict[tuple[str, str], SpokenLine] = {}
    for number, cue in enumerate(cues):
        utterance = _UTTERANCE.fullmatch(cue.id)
        for part, line in enumerate(_voices(cue)):
            key = (utterance["id"] if utterance else f"#{number}.{part}", line.speaker or "")
            before = utterances.get(key)
            utterances[key] = together(before, line) if before else line
    return list(utterances.values())


def _voices(cue: _Cue) -> Iterator[SpokenLine]:
    text = " ".join(cue.lines)
    voices = list(_VOICE.finditer(text))
    if not voices:
        yield from _anonymous(cue)
        return
    before = _words(text[: voices[0].start()])
    if before:
        yield SpokenLine(None, before, cue.start, cue.end)
    ends = [*(voice.start() for voice in voices[1:]), len(text)]
    for voice, end in zip(voices, ends, strict=True):
        name = clean_label(html.unescape(voice["name"] or ""))
        yield SpokenLine(name or None, _words(text[voice.end() : end]), cue.start, cue.end)


def _by_id(cues: Sequence[_Cue]) -> list[SpokenLine] | None:
    """Webex: the speaker stands in the cue's id, ``1 "Name" (123)``."""
    names = [match["name"] if (match := CUE_ID.fullmatch(cue.id)) else None for cue in cues]
    if not any(names):
        return None
    pairs = zip(cues, names, strict=True)
    return [SpokenLine(clean_label(name) if name else None, _words(" ".join(cue.lines)), cue.start, cue.end) for cue, name in pairs]


def _by_label(cues: Sequence[_Cue]) -> list[SpokenLine] | None:
    """Zoom and WhisperX: ``Name: text``; a cue without name goes on with the speaker before it."""
    payloads = [(cue, i == 0, _words(line)) for cue in cues for i, line in enumerate(cue.lines)]
    payloads = [payload for payload in payloads if payload[2]]
    source = [SourceLine(number, words, new) for number, (_cue, new, words) in enumerate(payloads, start=1)]
    heads = {i: head for i, head in find_heads_in_captions(source).items() if head.rest or payloads[i][1]}
    if not heads:
        return None
    found: list[SpokenLine] = []
    for i, (cue, _new, words) in enumerate(payloads):
        head = heads.get(i)
        speaker = head.label if head else found[-1].speaker if found else None
        found.append(SpokenLine(speaker, head.rest if head else words, cue.start, cue.end))
    return found


def _anonymous(cue: _Cue) -> Iterator[SpokenLine]:
    """A cue without speakers is a turn; one whose lines all begin with a dash is as many turns."""
    dashes = [_DASH.match(line) for line in cue.lines]
    if len(dashes) > 1 and all(dashes):
        for line in cue.lines:
            yield SpokenLine(None, _words(_DASH.sub("", line, count=1)), cue.start, cue.end)
    else:
        yield SpokenLine(None, _words(" ".join(cue.lines)), cue.start, cue.end)


def joined(lines: Sequence[SpokenLine]) -> Iterator[SpokenLine]:
    """One speaker's neighbouring cues as one turn: programs cut where a line is full, not where somebody stops."""
    current: SpokenLine | None = None
    for line in lines:
        if current is not None and line.speaker and line.speaker == current.speaker:
            current = together(current, line)
            continue
        if current is not None:
            yield current
        current = line
    if current is not None:
        yield current


def together(first: SpokenLine, second: SpokenLine) -> SpokenLine:
    """Two stretches as one, from the first's beginning to the second's end."""
    starts = [line.time_start for line in (first, second) if line.time_start is not None]
    ends = [line.time_end for line in (first, second) if line.time_end is not None]
    words = f"{first.text} {second.text}".strip()
    return replace(first, text=words, time_start=min(starts, default=None), time_end=max(ends, default=None))
