"""What programs for annotating sound write: ELAN (.eaf), EXMARaLDA (.exb), Transcriber (.trs). All of it has times."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from tfbb_coding.files.archives import broken_file
from tfbb_coding.files.decoding import decode, read_bytes
from tfbb_coding.files.transcripts.captions import joined
from tfbb_coding.files.transcripts.labels import clean_label
from tfbb_coding.files.transcripts.reading import Reading
from tfbb_coding.messages import ngettext
from tfbb_coding.model.transcript import SpokenLine

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_MILLISECOND = 0.001


def read_eaf(path: Path) -> Reading:
    """ELAN: a tier is a speaker's (its PARTICIPANT, else its name); tiers that hang on another one comment on it and are left out."""
    root = annotation_root(path)
    times = {slot.get("TIME_SLOT_ID", ""): _milliseconds(slot.get("TIME_VALUE")) for slot in root.iter("TIME_SLOT")}
    lines, left_out = [], []
    for tier in root.iter("TIER"):
        spoken = list(_tier(tier, times))
        if tier.get("PARENT_REF") is None:
            lines += spoken
        else:
            left_out += [line.text for line in spoken]
    return _reading(lines, left_out)


def _tier(tier: "Element", times: dict[str, float | None]) -> Iterator[SpokenLine]:
    label = clean_label(tier.get("PARTICIPANT") or tier.get("TIER_ID") or "") or None
    for tag in ("ALIGNABLE_ANNOTATION", "REF_ANNOTATION"):
        for annotation in tier.iter(tag):
            start, end = (times.get(annotation.get(f"TIME_SLOT_REF{n}", "")) for n in (1, 2))
            yield SpokenLine(label, _words(annotation.findtext("ANNOTATION_VALUE")), start, end)


def _milliseconds(value: str | None) -> float | None:
    return round(int(value) * _MILLISECOND, 3) if value and value.isdecimal() else None


def read_exb(path: Path) -> Reading:
    """EXMARaLDA: the tiers of type ``t`` are what was said, by the speaker's abbreviation; the others describe it and are left out."""
    root = annotation_root(path)
    times = {point.get("id", ""): _seconds(point.get("time")) for point in root.iter("tli")}
    people = {person.get("id", ""): person.findtext("abbreviation") or "" for person in root.iter("speaker")}
    lines, left_out = [], []
    for tier in root.iter("tier"):
        said = [(event, words) for event in tier.iter("event") if (words := _words("".join(event.itertext())))]
        if tier.get("type") != "t":
            left_out += [words for _event, words in said]
            continue
        key = tier.get("speaker") or ""
        label = clean_label(people.get(key) or key or tier.get("display-name") or "") or None
        lines += [SpokenLine(label, words, times.get(event.get("start", "")), times.get(event.get("end", ""))) for event, words in said]
    return _reading(lines, left_out)


def read_trs(path: Path) -> Reading:
    """Transcriber: turns with their speakers; where several speak at once, ``<Who nb="2"/>`` tells whose words follow."""
    root = annotation_root(path)
    people = {person.get("id", ""): person.get("name") or "" for person in root.iter("Speaker")}
    lines: list[SpokenLine] = []
    for turn in root.iter("Turn"):
        who = (turn.get("speaker") or "").split()
        labels = [clean_label(people.get(key) or key) for key in who] or [""]
        start, end = _seconds(turn.get("startTime")), _seconds(turn.get("endTime"))
        lines += [SpokenLine(label or None, words, start, end) for label, words in _voices(turn, labels) if words]
    return _reading(lines, [])


def _voices(turn: "Element", labels: Sequence[str]) -> Iterator[tuple[str, str]]:
    words, label = turn.text or "", labels[0]
    for child in turn:
        if child.tag == "Who":
            yield label, _words(words)
            number = int(child.get("nb") or 1)
            words, label = "", labels[min(number, len(labels)) - 1]
        words += child.tail or ""
    yield label, _words(words)


def _seconds(value: str | None) -> float | None:
    try:
        return float(value) if value else None
    except ValueError:
        return None


def _words(text: str | None) -> str:
    return " ".join((text or "").split())


def _reading(lines: Sequence[SpokenLine], left_out: Sequence[str]) -> Reading:
    """All speakers' words in order of time, neighbouring ones of one speaker together."""
    said = sorted((line for line in lines if line.text), key=lambda line: line.time_start or 0.0)
    warnings = (_left_out_warning(len(left_out)),) if left_out else ()
    return Reading(tuple(joined(said)), {}, warnings, tuple(left_out))


def _left_out_warning(count: int) -> str:
    return ngettext(
        "{n} annotation stands on a tier that comments on what was said; it was left out.",
        "{n} annotations stand on tiers that comment on what was said; they were left out.",
        count,
    ).format(n=count)


KINDS = {".eaf": ("ELAN", "ANNOTATION_DOCUMENT"), ".exb": ("EXMARaLDA", "basic-transcription"), ".trs": ("Transcriber", "Trans")}
"""The program that writes files of each kind, and the name of their root."""


def annotation_root(path: Path) -> "Element":
    """The tree's root. Raises UnreadableError for what is cut off, is another program's, or declares entities."""
    from xml.etree.ElementTree import ParseError

    from defusedxml.common import DefusedXmlException
    from defusedxml.ElementTree import fromstring

    kind, tag = KINDS[path.suffix.lower()]
    data = read_bytes(path)
    decode(data, path)
    try:
        root: Element = fromstring(data)
    except (ParseError, DefusedXmlException, ValueError, LookupError):
        raise broken_file(path, kind) from None
    if root.tag != tag:
        raise broken_file(path, kind)
    return root
