"""Habits of programs, printers and screens that any layout may come with: seconds without clocks, times in words, page numbers.

They are evened out before the layout is looked for, so that no layout has to know them.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from tfbb_coding.files.transcripts.furniture import is_top_furniture
from tfbb_coding.files.transcripts.labels import Shape, clean_label, shape_of
from tfbb_coding.files.transcripts.lines import SourceLine
from tfbb_coding.files.transcripts.times import CLOCK, seconds, stamp_of

_NUMBER = r"\d{1,6}(?:\.\d{1,3})?"
_SECONDS = re.compile(rf"\s*[\[(](?P<start>{_NUMBER}) ?(?P<s>s?)\s*(?:-?->|[-–])\s*(?P<end>{_NUMBER}) ?s?[\])]\s*")
"""``[4.00s -> 9.50s]`` (faster-whisper)."""
_AND = r"(?:,| och| and)? "
_HOURS, _MINUTES, _SPOKEN = r"\d{1,2} (?:timm(?:e|ar)|hours?)", r"\d{1,2} (?:minut(?:er)?|minutes?)", r"\d{1,2} (?:sekund(?:er)?|seconds?)"
_FRAMES = re.compile(r"(?<!\d)(\d\d:\d\d:\d\d)[:;]\d\d(?!\d)")
"""``00:00:01:12``: film counts pictures below the second."""
_LETTERED = re.compile(r"(?<![\w])(?:(\d{1,2})h ?)?(\d{1,2})m ?(\d{1,2})s\b(?=[\])]|:? )")
"""``[0h01m12s]``."""
_TIER_TIME = re.compile(rf"\s*TC\s+{CLOCK}\s*[-–]\s*(?P<end>{CLOCK})\s*")
"""The line below each annotation in ELAN's traditional transcript."""
_SPOKEN_TIME = re.compile(
    rf"(?P<label>\S.{{0,60}}?)\s+(?P<time>(?:{_HOURS}(?:{_AND}|$))?(?:{_MINUTES}(?:{_AND}|$))?(?:{_SPOKEN})?)(?<=\w)\s*", re.IGNORECASE
)
"""``Anna Berg 1 minut 4 sekunder``: what Teams' and Stream's pane says to screen readers, and copies."""
_END_TIME = re.compile(rf"\s+(?:\((?P<round>{CLOCK})\)|(?P<bare>{CLOCK}))\s*$")
_DOTTED = r"\d{1,2}\.[0-5]\d(?:\.[0-5]\d)?"
_DOT_TIME = re.compile(rf"(?P<before>[^.!?\n]{{0,60}}?[(\[])(?P<marked>{_DOTTED})(?=[)\]])|(?P<bare>{_DOTTED})(?=\s+\S)")
"""``(00.12)``: many Swedes write a full stop where programs write a colon."""
_HALF_DAY = re.compile(r"(?P<head>.{0,70}?\b\d{1,2}:\d{2}(?::\d{2})?)\s?(?P<half>[AP]\.?M\b\.?|[ap]\.m\.)")
_PAGE = re.compile(
    r"\s*[-–—]?\s*(?:(?:sida|sid\.|page|s\.)\s*\d{1,4}(?:\s*(?:\(|/|av|of)\s*\d{1,4}\)?)?|\d{1,4}\s*(?:\(\d{1,4}\)|/\s*\d{1,4}))\s*[-–—]?\s*",
    re.IGNORECASE,
)
"""``Sida 2 av 9``, ``2 (9)``, ``- 2/9 -``; a bare number may be an answer."""
_FEW, _MOST, _HEAD_WORDS, _TAIL = 3, 0.6, 12, 20
_SECONDS_IN = {"h": 3600, "t": 3600, "m": 60, "s": 1}


def evened(lines: Sequence[SourceLine]) -> tuple[list[SourceLine], list[str]]:
    """The same lines in clocks that every layout knows and without page breaks, and what was taken out or put in other words."""
    found, aside = _without_page_breaks(lines)
    found, tiers = _with_tier_times(found)
    found, spoken = _with_spoken_times(_with_colons([_with_clocks(line) for line in found]))
    return _with_marked_ends(found), [*aside, *tiers, *spoken]


def _with_clocks(line: SourceLine) -> SourceLine:
    line = replace(line, text=_FRAMES.sub(r"\1", _LETTERED.sub(_without_letters, line.text, count=1)))
    half = _HALF_DAY.match(line.text)
    if half and not is_top_furniture(
        line.text
    ):  # "10:02 AM" (chats, Zoom): the hour as it stands, since only what is left of the label matters
        return replace(line, text=half["head"] + line.text[half.end() :])
    match = _SECONDS.match(line.text)
    if not match or not (match["s"] or "." in match["start"]):
        return line
    return replace(line, text=f"[{clock_of(float(match['start']))} - {clock_of(float(match['end']))}] {line.text[match.end() :]}")


def _with_colons(lines: Sequence[SourceLine]) -> list[SourceLine]:
    """Times with full stops with colons, where nearly every paragraph begins with one and they rise; 7.30 alone is an hour or a price."""
    found = [_DOT_TIME.match(line.text) for line in lines]
    times = [seconds(_dotted(match).replace(".", ":")) for match in found if match]
    if not _run_through(times, lines):
        return list(lines)
    pairs = zip(lines, found, strict=True)
    return [
        replace(line, text=f"{match['before'] or ''}{_dotted(match).replace('.', ':')}{line.text[match.end() :]}") if match else line
        for line, match in pairs
    ]


def _run_through(times: Sequence[float], lines: Sequence[SourceLine]) -> bool:
    """Whether times stand at nearly every paragraph and never go back."""
    return len(times) >= max(_FEW, _MOST * _paragraphs(lines)) and all(a <= b for a, b in pairwise(times))


def _dotted(match: re.Match[str]) -> str:
    return match["marked"] or match["bare"]


def _paragraphs(lines: Sequence[SourceLine]) -> int:
    """How many paragraphs begin; every line is one where no blank line tells."""
    return sum(line.new for line in lines) if any(not line.new for line in lines[1:]) else len(lines)


def _without_letters(match: re.Match[str]) -> str:
    return f"{match[1] or 0}:{int(match[2]):02}:{int(match[3]):02}"


def _with_tier_times(lines: Sequence[SourceLine]) -> tuple[list[SourceLine], list[str]]:
    """ELAN's times, each on the line below its words, at the end of these."""
    found: list[SourceLine] = []
    aside: list[str] = []
    for line in lines:
        match = _TIER_TIME.fullmatch(line.text) if line.text.lstrip().startswith("TC") else None
        if match and found:
            found[-1] = replace(found[-1], text=f"{found[-1].text} [{match['end']}]")
            aside.append(line.text)
        else:
            found.append(line)
    return found, aside


def clock_of(value: float) -> str:
    """Seconds as a clock.

    >>> clock_of(3723.5)
    '1:02:03.500'
    """
    return f"{int(value) // 3600}:{int(value) % 3600 // 60:02}:{value % 60:06.3f}"


def _with_spoken_times(lines: Sequence[SourceLine]) -> tuple[list[SourceLine], list[str]]:
    """Names with times in words as names with clocks, where several lines are so; the lines as they were, for the loss check."""
    said = {i: match for i, line in enumerate(lines) if line.text[-1:] in "rentds" and (match := _named_in_words(line))}
    if len(said) < _FEW:
        return list(lines), []
    found = [
        replace(line, text=f"{said[i]['label']}   {_in_clock(said[i]['time'])}") if i in said else line for i, line in enumerate(lines)
    ]
    return found, [lines[i].text for i in said]


def _named_in_words(line: SourceLine) -> re.Match[str] | None:
    match = _SPOKEN_TIME.fullmatch(line.text.strip())
    return match if match and match["time"] and shape_of(clean_label(match["label"])) >= Shape.NAME else None


def _in_clock(words: str) -> str:
    parts = re.findall(r"(\d+) ([a-z])", words.lower())
    return clock_of(float(sum(int(number) * _SECONDS_IN[unit] for number, unit in parts)))


def _with_marked_ends(lines: Sequence[SourceLine]) -> list[SourceLine]:
    """``(0:14)`` at the end of nearly every paragraph is a time mark; at the end of one it is the hour somebody speaks of."""
    ends = [match if (match := _end_time(line)) else None for line in lines]
    times = [seconds(match["round"] or match["bare"]) for match in ends if match]
    if not _run_through(times, lines):
        return list(lines)
    pairs = zip(lines, ends, strict=True)
    return [
        replace(line, text=f"{line.text[: end.start()]} [{clock_of(stamp_of(end[0]).start or 0.0)}]") if end else line
        for line, end in pairs
    ]


def _end_time(line: SourceLine) -> re.Match[str] | None:
    """The time at a line's end, with words before it."""
    tail = max(0, len(line.text) - _TAIL)
    match = _END_TIME.search(line.text, tail) if line.text[-1:] in "0123456789)" else None
    before = line.text[: match.start()] if match else ""
    said = re.search(r"[^\W\d_]{2}.*\s\S", before) and before[-1] not in "-–—>" and not before.endswith((" till", " to"))
    return match if said and (":" in before or shape_of(clean_label(before)) < Shape.NAME) else None


def _without_page_breaks(lines: Sequence[SourceLine]) -> tuple[list[SourceLine], list[str]]:
    """Without page numbers and the running heads next to them."""
    pages = {i for i, line in enumerate(lines) if _PAGE.fullmatch(line.text)}
    if not pages:
        return list(lines), []
    heads = {
        near for i in pages for near in (i - 1, i + 1) if near not in pages and 0 <= near < len(lines) and _is_running_head(lines, near)
    }
    out = pages | heads
    kept = [replace(line, new=line.new and not _goes_on(lines, i, out)) for i, line in enumerate(lines) if i not in out]
    return kept, [line.text for i, line in enumerate(lines) if i in out]


def _is_running_head(lines: Sequence[SourceLine], index: int) -> bool:
    """Whether a line beside a page number is the document's title once more: short, a paragraph of its own, and no sentence."""
    line = lines[index]
    following = lines[index + 1] if index + 1 < len(lines) else None
    short = len(line.text.split()) <= _HEAD_WORDS and line.text.lstrip()[:1].isupper() and not line.ends_sentence
    alone = line.new and (following is None or following.new)
    return short and alone and ":" not in line.text and shape_of(clean_label(line.text)) < Shape.NAME


def _goes_on(lines: Sequence[SourceLine], index: int, out: set[int]) -> bool:
    """Whether a page break stands right above this line, in the middle of a sentence."""
    above = index - 1
    while above >= 0 and above in out:
        above -= 1
    return 0 <= above < index - 1 and not lines[above].ends_sentence and lines[index].text.lstrip()[:1].islower()
