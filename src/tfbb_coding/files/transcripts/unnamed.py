"""Talk and writing in which nobody is named: dashes, stamps, bold questions, bare paragraphs."""

import re
from collections.abc import Sequence
from dataclasses import replace

from tfbb_coding.files.transcripts.furniture import is_furniture
from tfbb_coding.files.transcripts.header import Header
from tfbb_coding.files.transcripts.lines import SourceLine, join_paragraphs, wrap_width
from tfbb_coding.files.transcripts.reading import Reading
from tfbb_coding.files.transcripts.times import MARKED_STAMP, STAMP, STAMP_ONLY, Stamp, stamp_of, strip_marks
from tfbb_coding.messages import _
from tfbb_coding.model.transcript import SpokenLine

_DASH = re.compile(r"\s*[–—―-]\s*(?=[^\s\d–—-])")
_LEADING_STAMP = re.compile(rf"\s*(?P<stamp>{STAMP})(?P<gap>\s*[-–|:]?\s+)(?P<rest>\S.*)")
_MARKED = re.compile(MARKED_STAMP)
_MOST, _SOME, _FEW, _TITLE_WORDS = 0.6, 0.3, 2, 14
_BOLD_QUESTIONS = 0.4

ASKS, ANSWERS = "Intervjuare", "Respondent"
"""Speakers of a document whose questions are bold; in Swedish, since they become part of the material."""


def read_unnamed(lines: Sequence[SourceLine], header: Header) -> Reading:
    """Lines without speakers, in the layout that they show."""
    lines = _without_title(lines, header)
    kept = [replace(line, bold=line.bold or line.heading) for line in lines if not _is_aside(line, header)]
    warnings: tuple[str, ...] = ()
    if _is_dialogue(kept):
        spoken = _read_dashes(kept)
    elif _is_stamped(kept):
        spoken = _read_stamped(kept)
    elif _has_bold_questions(kept):
        spoken = [SpokenLine(ASKS if line.bold else ANSWERS, line.text.strip(), bold=line.bold) for line in kept]
        warnings = (_bold_warning(),)
    else:
        spoken = _read_paragraphs(kept)
    return Reading(tuple(spoken), header.metadata, (*header.warnings(), *warnings), tuple(header.aside))


def _bold_warning() -> str:
    return _(
        "Nobody is named: bold paragraphs were read as the interviewer's words, all others as one speaker's, so people may be undercounted."
    )


def _is_aside(line: SourceLine, header: Header) -> bool:
    aside = is_furniture(line.text) or (line.heading and not line.text.rstrip().endswith("?"))
    if aside:
        header.take(line)
    return aside


def _without_title(lines: Sequence[SourceLine], header: Header) -> Sequence[SourceLine]:
    """Without a first paragraph that is a title: short, no full stop, where the other paragraphs end as sentences do."""
    if len(lines) <= _FEW or "title" in header.metadata or not lines[1].new or _DASH.match(lines[0].text):
        return lines
    title, rest = lines[0], lines[1:]
    others_end = sum(line.ends_sentence for line in rest) >= _MOST * len(rest)
    short = len(title.text.split()) <= _TITLE_WORDS and title.text.lstrip()[0].isupper() and not title.ends_sentence
    apart = any(not line.new for line in rest) or not title.bold
    if not (short and others_end and apart) or STAMP_ONLY.fullmatch(title.text) or not _has_blank_lines(lines):
        return lines
    header.take_doubtful(title, "title")
    return rest


def _has_blank_lines(lines: Sequence[SourceLine]) -> bool:
    return sum(line.new for line in lines[1:]) > 0


def _is_dialogue(lines: Sequence[SourceLine]) -> bool:
    dashes = sum(_DASH.match(line.text) is not None for line in lines)
    return dashes >= _FEW and dashes >= _MOST * sum(line.new for line in lines) and dashes >= _SOME * len(lines)


def _read_dashes(lines: Sequence[SourceLine]) -> list[SpokenLine]:
    """Each dash begins a turn; a line without one goes on."""
    turns: list[list[tuple[str, bool]]] = []
    for line in lines:
        dash = _DASH.match(line.text)
        if dash or not turns:
            turns.append([(line.text[dash.end() if dash else 0 :], True)])
        else:
            turns[-1].append((line.text, line.new))
    width = wrap_width(lines)
    return [SpokenLine(None, join_paragraphs(parts, width)) for parts in turns]


def _is_stamped(lines: Sequence[SourceLine]) -> bool:
    leading = [match for line in lines if (match := _LEADING_STAMP.fullmatch(line.text))]
    alone = sum(STAMP_ONLY.fullmatch(line.text) is not None for line in lines)
    marked = sum(_MARKED.match(match["stamp"]) is not None or match["rest"] == "" or "\t" in match["gap"] for match in leading)
    return (marked + alone >= _FEW and (len(leading) + alone >= _SOME * len(lines) or alone >= _FEW)) or (
        len(leading) >= _FEW and len(leading) >= _MOST * len(lines)
    )


def _read_stamped(lines: Sequence[SourceLine]) -> list[SpokenLine]:
    """Each stamp begins a turn, on the line of the words or above it."""
    turns: list[tuple[Stamp, list[tuple[str, bool]]]] = []
    for line in lines:
        if STAMP_ONLY.fullmatch(line.text):
            turns.append((stamp_of(line.text), []))
            continue
        match = _LEADING_STAMP.fullmatch(line.text)
        if match:
            turns.append((stamp_of(match["stamp"]), [(match["rest"], True)]))
        elif turns:
            turns[-1][1].append((line.text, line.new))
        else:
            turns.append((Stamp(), [(line.text, True)]))
    width = wrap_width(lines)
    return [SpokenLine(None, join_paragraphs(parts, width), stamp.start, stamp.end) for stamp, parts in turns]


def _has_bold_questions(lines: Sequence[SourceLine]) -> bool:
    """Whether the bold paragraphs ask; bold section headings do not."""
    bold = [line for line in lines if line.bold]
    asking = sum(line.text.rstrip().endswith("?") for line in bold)
    return 0 < len(bold) < len(lines) and asking >= _BOLD_QUESTIONS * len(bold)


def _read_paragraphs(lines: Sequence[SourceLine]) -> list[SpokenLine]:
    """Each paragraph is a turn; lines wrapped by hand are put together again, whole lines stand for themselves."""
    width = wrap_width(lines)
    blank_lines = any(not line.new for line in lines) and _has_blank_lines(lines)
    turns: list[list[tuple[str, bool]]] = []
    previous: SourceLine | None = None
    for line in lines:
        goes_on = previous is not None and not line.new and not previous.ends_sentence and line.text.lstrip()[0].islower()
        if turns and not line.new and (width is not None or (blank_lines and goes_on)):
            turns[-1].append((line.text, False))
        else:
            turns.append([(line.text, True)])
        previous = line
    return [_marked(parts, width) for parts in turns]


def _marked(parts: Sequence[tuple[str, bool]], width: int | None) -> SpokenLine:
    words, first, last = strip_marks(join_paragraphs(parts, width))
    return replace(SpokenLine(None, words), time_start=first, time_end=last)
