"""Talk as lines of text, with or without speakers: from the lines to what was said.

Word, RTF, OpenDocument and Markdown files come here too, once they have been turned into lines.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from tfbb_coding.files.transcripts.furniture import begins_another, is_fact, is_furniture, is_letter_end, is_top_furniture
from tfbb_coding.files.transcripts.habits import evened
from tfbb_coding.files.transcripts.header import Header, is_letter, read_header
from tfbb_coding.files.transcripts.heads import find_heads
from tfbb_coding.files.transcripts.labels import Shape, clean_label, looks_like_a_word, shape_of
from tfbb_coding.files.transcripts.lines import SourceLine, join_paragraphs, lines_of, wrap_width
from tfbb_coding.files.transcripts.reading import Reading
from tfbb_coding.files.transcripts.talk import Head, Heads
from tfbb_coding.files.transcripts.times import STAMP, STAMP_ONLY, Stamp, stamp_of, strip_marks
from tfbb_coding.files.transcripts.unnamed import read_unnamed
from tfbb_coding.messages import ngettext
from tfbb_coding.model.transcript import SpokenLine

_SHORT, _LONG, _NEARLY_ALL = 4, 25, 0.8
_STAMP = re.compile(STAMP)


@dataclass(slots=True)
class _Turn:
    """A turn while its lines are being gathered."""

    speaker: str | None
    start: float | None = None
    end: float | None = None
    own_line: bool = False
    parts: list[tuple[str, bool]] = field(default_factory=list)

    def add(self, text: str, new: bool) -> None:
        """One more line; the stamps in it are kept as times and taken out."""
        words, first, last = strip_marks(text)
        if first is not None and self.start is None and not self.parts:
            self.start = first
        self.end = last if last is not None else self.end
        if words.strip():
            self.parts.append((words, new))

    def spoken(self, width: int | None) -> SpokenLine:
        """The turn as a reader hands it over."""
        return SpokenLine(self.speaker, join_paragraphs(self.parts, width), self.start, self.end)


def read_plain(text: str) -> Reading:
    """A plain text in any of the layouts that people and programs write."""
    return read_lines(lines_of(text))


def read_lines(lines: Sequence[SourceLine]) -> Reading:
    """Lines of any text-like source as speech with its speakers."""
    lines, aside = evened(lines)
    lines = _with_speakers_in_headings(lines)
    header = read_header(lines)
    header.aside += aside
    body = lines[header.taken :]
    heads = find_heads(body)
    return _read_named(body, heads, header) if heads else read_unnamed(body, header)


def _with_speakers_in_headings(lines: Sequence[SourceLine]) -> Sequence[SourceLine]:
    """Headings that are speakers ("### Anna", again and again) as plain lines of their own."""
    labels = {i: clean_label(_STAMP.sub("", line.text)) for i, line in enumerate(lines) if line.heading}
    counts = Counter(labels.values())
    speakers = {
        label for label in counts if label and (shape_of(label) is Shape.KNOWN or (counts[label] > 1 and shape_of(label) is Shape.NAME))
    }
    once = {i for i, label in labels.items() if label not in speakers and _speaks_once_below(lines, i, label)}
    if speakers and len(once) + sum(counts[label] for label in speakers) >= _NEARLY_ALL * len(labels):
        speakers |= {labels[i] for i in once}
    return [replace(line, heading=False) if labels.get(i) in speakers else line for i, line in enumerate(lines)]


def _speaks_once_below(lines: Sequence[SourceLine], index: int, label: str) -> bool:
    """Whether a heading that never comes back may be a speaker's too: a name, with words right below it."""
    below = lines[index + 1] if index + 1 < len(lines) else None
    return shape_of(label) is Shape.NAME and not looks_like_a_word(label) and below is not None and not below.heading


def _read_named(lines: Sequence[SourceLine], heads: Heads, header: Header) -> Reading:
    first = min(heads)
    lines = _without_letter_end(lines, max(heads), header)
    turns = list(_above_first_head(lines[:first], header))
    turns += _gather(lines, heads, first, header)
    turns, short = _other_voices(turns)
    _chain_end_marks(turns)
    warnings = (*header.warnings(), *([_short_lines_warning(short)] if short else []))
    width = wrap_width(lines)
    return Reading(tuple(turn.spoken(width) for turn in turns), header.metadata, warnings, tuple(header.aside))


def _above_first_head(lines: Sequence[SourceLine], header: Header) -> Iterator[_Turn]:
    """Lines between the header and the first speaker: speech by somebody unnamed, or more of the header."""
    in_a_letter = is_letter(header.metadata)
    for line in lines:
        if STAMP_ONLY.fullmatch(line.text):
            continue
        if not line.heading and not in_a_letter and _sounds_said(line):
            turn = _Turn(None)
            turn.add(line.text, new=True)
            yield turn
        elif is_top_furniture(line.text):
            header.take(line, "heading", line.text.strip())
        else:
            header.take_doubtful(line, "heading")


def _sounds_said(line: SourceLine) -> bool:
    """Whether a line is long, ends as a sentence does, or begins with a small letter as no title does."""
    words = line.text.split()
    return len(words) > _LONG or (len(words) > 1 and (line.ends_sentence or words[0].islower()))


def _gather(lines: Sequence[SourceLine], heads: Heads, first: int, header: Header) -> Iterator[_Turn]:
    """The turns from the first head on."""
    turn = _Turn(None)
    waiting = _stamp_above(lines, first)
    between = False  # after the title of one more interview, until somebody speaks
    for index in range(first, len(lines)):
        line = lines[index]
        head = heads.get(index)
        if head:
            if turn.speaker:
                yield turn
            turn, waiting, between = _open(head, waiting), Stamp(), False
        elif _is_another_title(lines, index, heads) or (between and is_fact(line.text)):
            between = True
            header.take(line)
            header.others += _is_another_title(lines, index, heads)
        elif STAMP_ONLY.fullmatch(line.text):
            waiting = _place_stamp(turn, stamp_of(line.text))
        elif is_furniture(line.text) or line.heading:
            header.take(line)
        else:
            turn.add(line.text, line.new)
    yield turn


def _is_another_title(lines: Sequence[SourceLine], index: int, heads: Heads) -> bool:
    """Whether one more interview begins on the line: its title stands apart from the talk above and below."""
    line = lines[index]
    if not (line.new and begins_another(line.text)) or index + 1 >= len(lines):
        return False
    following = lines[index + 1]
    return following.new or index + 1 in heads or is_fact(following.text)


def _without_letter_end(lines: Sequence[SourceLine], last: int, header: Header) -> Sequence[SourceLine]:
    """Without "Med vänlig hälsning" and what follows it, when the talk came in a letter."""
    if not is_letter(header.metadata):
        return lines
    end = next((i for i in range(last + 1, len(lines)) if lines[i].new and is_letter_end(lines[i].text)), len(lines))
    for line in lines[end:]:
        header.take(line)
    return lines[:end]


def _stamp_above(lines: Sequence[SourceLine], first: int) -> Stamp:
    above = lines[first - 1].text if first else ""
    return stamp_of(above) if STAMP_ONLY.fullmatch(above) else Stamp()


def _open(head: Head, waiting: Stamp) -> _Turn:
    stamp = head.stamp or waiting
    turn = _Turn(head.label, stamp.start, stamp.end, own_line=not head.rest)
    turn.add(head.rest, new=True)
    return turn


def _place_stamp(turn: _Turn, stamp: Stamp) -> Stamp:
    """A stamp on a line of its own belongs to the speaker just named, else to the next one, for whom it is handed back."""
    if turn.parts or turn.start is not None:
        return stamp
    turn.start, turn.end = stamp.start, stamp.end
    return Stamp()


def _other_voices(turns: Sequence[_Turn]) -> tuple[list[_Turn], int]:
    """Where a speaker is named again though nobody came between, a last short paragraph was somebody else's ("Tack!").

    Only for names on lines of their own: there a transcriber writes the name anew because the speaker changed.
    """
    result: list[_Turn] = []
    found = 0
    for turn, following in zip(turns, [*turns[1:], _Turn(None)], strict=True):
        result.append(turn)
        again = turn.own_line and following.own_line and turn.speaker == following.speaker and turn.start is None
        if again and len(turn.parts) > 1 and turn.parts[-1][1] and len(turn.parts[-1][0].split()) <= _SHORT:
            result.append(_Turn(None, parts=[turn.parts.pop()]))
            found += 1
    return result, found


def _short_lines_warning(count: int) -> str:
    return ngettext(
        "{n} short paragraph stands between two stretches of the same speaker and was left without a speaker.",
        "{n} short paragraphs stand between two stretches of the same speaker and were left without a speaker.",
        count,
    ).format(n=count)


def _chain_end_marks(turns: Sequence[_Turn]) -> None:
    """Where each turn ends with its time (f4), the next one begins there."""
    if any(turn.start is not None for turn in turns):
        return
    for turn, following in pairwise(turns):
        following.start = turn.end
