"""JSON from speech recognition: Whisper, WhisperX, whisper.cpp, and lists of segments with speakers."""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from tfbb_coding.errors import UnreadableError
from tfbb_coding.files.transcripts.captions import joined
from tfbb_coding.files.transcripts.labels import clean_label
from tfbb_coding.files.transcripts.reading import Reading
from tfbb_coding.files.transcripts.times import seconds_per_unit, time_in_cell
from tfbb_coding.messages import _
from tfbb_coding.model.transcript import SpokenLine

_LISTS = (
    "segments", "transcription", "utterances", "monologues", "audio_segments", "phrases", "recognizedPhrases", "chunks", "paragraphs",
    "results", "result", "transcript", "turns", "data", "entries", "items", "captions", "subtitles",
)  # fmt: skip
_TEXTS = ("text", "spokenText", "content", "transcript", "value", "display", "sentence")
_WORDS, _ALTERNATIVES = ("words", "elements", "tokens", "sentences"), ("nBest", "alternatives")
_SPEAKERS = ("speaker", "speakerName", "speaker_name", "speaker_label", "speakerLabel", "speaker_id", "talare", "name", "participant")
_STARTS = ("start", "from", "start_time", "startTime", "time_start", "begin", "offset", "start_sec", "ts")
_ENDS = ("end", "to", "end_time", "endTime", "time_end", "end_sec", "end_ts")
_CLOCKS = ("timestamps", "timestamp")
_ISO_LENGTH = re.compile(r"PT(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?")
_MILLISECOND = 0.001
_METADATA = ("language", "title", "date", "duration")


def read_segments(text: str, path: Path) -> Reading:
    """Segments as speech; neighbouring segments of one speaker are one turn, segments without speaker a turn each."""
    try:
        tree = _parsed(text)
    except (ValueError, RecursionError) as error:
        line = getattr(error, "lineno", None)
        raise UnreadableError(
            _("this is no valid JSON"), path=path, line=line, hint=_("export the transcript again; the file may be cut off")
        ) from None
    names = _names(tree)
    lines = [line for segment in _segments(tree) if (line := _spoken(segment, names)) is not None]
    lines.sort(key=lambda line: line.time_start or 0.0)
    if _in_milliseconds(lines):
        lines = [replace(line, time_start=_scaled(line.time_start), time_end=_scaled(line.time_end)) for line in lines]
    return Reading(tuple(joined(lines)), _metadata(tree))


def _in_milliseconds(lines: Sequence[SpokenLine]) -> bool:
    """Whether the times are whole thousandths of seconds; a fraction tells that they are seconds, else the pace of the talk does."""
    starts = [line.time_start for line in lines if line.time_start]
    if any(not start.is_integer() for start in starts):
        return False
    lasting = [line.time_end - line.time_start for line in lines if line.time_start is not None and line.time_end is not None]
    return seconds_per_unit(starts, sum(len(line.text) for line in lines), lasting) == _MILLISECOND


def _parsed(text: str) -> object:
    """The tree; a file with an object on every line is a list of them. Raises ValueError or RecursionError."""
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        lines = [line for line in text.split("\n") if line.strip()]
        if error.msg != "Extra data" or not all(line.lstrip().startswith("{") for line in lines):
            raise
        return [json.loads(line) for line in lines]


def _scaled(value: float | None) -> float | None:
    return None if value is None else round(value * _MILLISECOND, 3)


def _segments(tree: object) -> Iterator[Mapping[str, object]]:
    """The objects in the list that holds the segments, or the whole text as one when there is none."""
    if isinstance(tree, dict):
        inner = next((tree[name] for name in _LISTS if isinstance(tree.get(name), (list, dict))), None)
        if inner is not None:
            yield from _segments(inner)
        elif _text(tree):
            yield tree
    elif isinstance(tree, list):
        for item in tree:
            if isinstance(item, dict) and _text(item):
                yield item
            elif isinstance(item, dict):
                yield from _segments(item)


def _first(segment: Mapping[str, object], names: tuple[str, ...]) -> object:
    return next((segment[name] for name in names if segment.get(name) not in (None, "")), None)


def _text(segment: Mapping[str, object]) -> str:
    """What is said in a segment: its text, its best alternative, or its words put together."""
    text = _first(segment, _TEXTS)
    if isinstance(text, str):
        return " ".join(text.split())
    best = _first(segment, _ALTERNATIVES)
    if isinstance(best, list) and best and isinstance(best[0], dict):
        return _text(best[0])
    words = _first(segment, _WORDS)
    return _put_together(words) if isinstance(words, list) else ""


def _put_together(words: Sequence[object]) -> str:
    """Words or sentences as text; programs that write the blanks and full stops as pieces of their own (Rev) put them where they belong."""
    pieces = [str(_first(word, (*_TEXTS, "word", "punct")) or "") for word in words if isinstance(word, dict)]
    glue = "" if any(not piece.strip() for piece in pieces) else " "
    return re.sub(r" (?=[.,!?:;](?:\s|$))", "", " ".join(glue.join(pieces).split()))


def _spoken(segment: Mapping[str, object], names: Mapping[str, str]) -> SpokenLine | None:
    text = _text(segment)
    if not text:
        return None
    speaker = _first(segment, _SPEAKERS)
    if isinstance(speaker, dict):
        speaker = _first(speaker, ("name", "label", "id"))
    clocks = next((times for name in _CLOCKS if isinstance(times := segment.get(name), (dict, list))), segment)
    if isinstance(clocks, list):
        clocks = dict(zip(("start", "end"), clocks, strict=False))
    label = _label(str(speaker), names) if speaker is not None and not isinstance(speaker, (bool, list)) else ""
    return SpokenLine(label or None, text, _time(_first(clocks, _STARTS)), _time(_first(clocks, _ENDS)))


def _label(speaker: str, names: Mapping[str, str]) -> str:
    """The speaker by name where the file has a list of speakers; a bare number as WhisperX writes it, which every layout knows."""
    if speaker in names:
        return clean_label(names[speaker])
    return f"SPEAKER_{int(speaker):02}" if speaker.isdecimal() else clean_label(speaker)


def _names(tree: object) -> dict[str, str]:
    """The names in a list of speakers, by what the segments call them (Amberscript, Rev)."""
    people = tree.get("speakers") if isinstance(tree, dict) else None
    entries = [person for person in people if isinstance(person, dict)] if isinstance(people, list) else []
    pairs = ((_first(person, ("spkid", "id", "speaker_id", "label")), _first(person, ("name", "displayName"))) for person in entries)
    return {str(key): str(name) for key, name in pairs if key is not None and name is not None}


def _time(value: object) -> float | None:
    if isinstance(value, bool) or value is None:
        return None
    if isinstance(value, int | float):
        return float(value)
    said = str(value).strip()
    if lasting := _ISO_LENGTH.fullmatch(said):
        return sum(float(number or 0) * unit for number, unit in zip(lasting.groups(), (3600, 60, 1), strict=True))
    return time_in_cell(said.removesuffix("s")) if "T" not in said else None


def _metadata(tree: object) -> dict[str, str]:
    if not isinstance(tree, dict):
        return {}
    return {name: str(tree[name]) for name in _METADATA if isinstance(tree.get(name), (str, int, float))}
