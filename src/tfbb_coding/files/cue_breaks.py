"""What a caption file puts between two cues of one speaker: line ends, an id, the times, a voice tag or a label said anew.

A number, a name or an address may begin in one cue and end in the next; it is looked for across these stretches.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from tfbb_coding.files.transcripts.captions import CUE_ID, SBV_TIMING, TIMING, is_captions

CAPTIONS = frozenset({".vtt", ".srt", ".sbv"})
_LINE = re.compile(r"(?<![^\r\n])(?<!\r(?=\n))[^\r\n]*")
_VOICE = re.compile(r"\s*<v(?:\.[^\s>]*)?(?:\s+(?P<who>[^>\n]{0,500}))?>\s*")
_LABEL = re.compile(r"\s*(?:>>\s*)?(?P<who>\[?[^\W\d_][^:<>\[\]\n.!?]{0,50}\]?):\s+")
_SPOKEN = re.compile(r"\s*\{[^\n]*?\"spokenText\"\s*:\s*\"")
_SPEAKER_NAME = re.compile(r"\"speakerName\"\s*:\s*\"(?P<who>[^\"\n]*)\"")
_END = re.compile(r"\s*(?:</v>\s*)?$")
_SPOKEN_END = re.compile(r"\"\s*(?:,\s*\"[^\n]*)?\}\s*$")
_DASH = re.compile(r"\s*[–—-]\s*(?=\S)")
_NOTE = re.compile(r"(?:NOTE|STYLE|REGION)\b")


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of speech: where its words begin and end, who is said to speak (None where nobody is), and in which cue it stands."""

    start: int
    end: int
    who: str | None
    cue: int
    dash: bool


def cue_breaks(text: str, suffix: str) -> tuple[tuple[int, int], ...]:
    """Where the stretches between cues (and between a cue's lines) of one speaker stand, ``[start, end)`` in order.

    >>> text = "00:01.000 --> 00:02.000\\n<v Bo>ring 070-174</v>\\n\\n00:02.000 --> 00:03.000\\n<v Bo>06 05</v>\\n"
    >>> [text[a:b] for a, b in cue_breaks(text, ".vtt")]
    ['</v>\\n\\n00:02.000 --> 00:03.000\\n<v Bo>']
    """
    if suffix.lower() not in CAPTIONS and not is_captions(text):
        return ()
    found, who = [], None
    for before, after in pairwise(_spoken(text)):
        who = before.who if before.who is not None else who
        other = after.dash or (after.who is not None and after.who != who)
        if not other and before.end < after.start:
            found.append((before.end, after.start))
    return tuple(found)


def _spoken(text: str) -> Iterator[_Line]:
    """Every line of speech, in order of the file."""
    lines = [match.span() for match in _LINE.finditer(text)]
    timings = {n for n, (start, end) in enumerate(lines) if _is_timing(text[start:end])}
    cue, named, noted, blank = 0, None, False, True
    for n, (start, end) in enumerate(lines):
        said = text[start:end]
        if n in timings:
            cue, named = cue + 1, _id_name(text, lines[n - 1]) if n else None
        is_id = n + 1 in timings and CUE_ID.fullmatch(said)
        noted = bool(said.strip()) and (noted or bool(blank and _NOTE.match(said)))
        blank = not said.strip()
        if cue and not (n in timings or is_id or noted or blank):
            yield _line(text, start, end, cue, named)


def _is_timing(line: str) -> bool:
    return ("->" in line and TIMING.fullmatch(line) is not None) or SBV_TIMING.fullmatch(line) is not None


def _id_name(text: str, above: tuple[int, int]) -> str | None:
    """Webex says who speaks in the cue's id."""
    match = CUE_ID.fullmatch(text, *above)
    return match["name"] if match else None


def _line(text: str, start: int, end: int, cue: int, named: str | None) -> _Line:
    spoken = _SPOKEN.match(text, start, end)
    if spoken:
        who, tail = _SPEAKER_NAME.search(text, start, end), _SPOKEN_END.search(text, spoken.end(), end)
        return _Line(spoken.end(), tail.start() if tail else end, who["who"] if who else None, cue, dash=False)
    head = _VOICE.match(text, start, end) or _LABEL.match(text, start, end)
    dash = _DASH.match(text, start, end) is not None
    begins = head.end() if head else start + len(text[start:end]) - len(text[start:end].lstrip())
    tail = _END.search(text, begins, end)
    return _Line(begins, tail.start() if tail else end, (head["who"] or "").strip() if head else named, cue, dash)
