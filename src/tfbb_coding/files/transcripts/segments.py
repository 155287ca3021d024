"""JSON from speech recognition: Whisper, WhisperX, whisper.cpp, and lists of segments with speakers."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from tfbb_coding.errors import UnreadableError
from tfbb_coding.files.transcripts.captions import joined
from tfbb_coding.files.transcripts.labels import clean_label
from tfbb_coding.files.transcripts.reading import Reading
from tfbb_coding.files.transcripts.times import seconds_per_unit, time_in_cell
from tfbb_coding.messages import _
from tfbb_coding.model.transcript import SpokenLine

_LISTS = ("segments", "transcription", "utterances", "monologues", "results", "transcript", "turns", "data", "entries")
_TEXTS = ("text", "spokenText", "content", "transcript", "value")
_SPEAKERS = ("speaker", "speakerName", "speaker_name", "speaker_label", "talare", "name", "participant")
_STARTS, _ENDS = ("start", "from", "start_time", "startTime", "time_start", "begin"), ("end", "to", "end_time", "endTime", "time_end")
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
    lines = [line for segment in _segments(tree) if (line := _spoken(segment)) is not None]
    lines.sort(key=lambda line: line.time_start or 0.0)
    unit = seconds_per_unit([line.time_start for line in lines if line.time_start], sum(len(line.text) for line in lines))
    if unit == _MILLISECOND:
        lines = [replace(line, time_start=_scaled(line.time_start), time_end=_scaled(line.time_end)) for line in lines]
    return Reading(tuple(joined(lines)), _metadata(tree))


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
        elif _first(tree, _TEXTS):
            yield tree
    elif isinstance(tree, list):
        yield from (item for item in tree if isinstance(item, dict))


def _first(segment: Mapping[str, object], names: tuple[str, ...]) -> object:
    return next((segment[name] for name in names if segment.get(name) not in (None, "")), None)


def _spoken(segment: Mapping[str, object]) -> SpokenLine | None:
    text = _first(segment, _TEXTS)
    if not isinstance(text, str) or not text.strip():
        return None
    speaker = _first(segment, _SPEAKERS)
    if isinstance(speaker, dict):
        speaker = _first(speaker, ("name", "label", "id"))
    times = segment.get("timestamps")
    clocks = times if isinstance(times, dict) else segment
    label = clean_label(str(speaker)) if speaker is not None else ""
    return SpokenLine(label or None, " ".join(text.split()), _time(_first(clocks, _STARTS)), _time(_first(clocks, _ENDS)))


def _time(value: object) -> float | None:
    if isinstance(value, bool) or value is None:
        return None
    if isinstance(value, int | float):
        return float(value)
    return time_in_cell(value) if not str(value).count("T") else None


def _metadata(tree: object) -> dict[str, str]:
    if not isinstance(tree, dict):
        return {}
    return {name: str(tree[name]) for name in _METADATA if isinstance(tree.get(name), (str, int, float))}
