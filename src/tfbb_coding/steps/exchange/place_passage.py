"""Where a passage of another program's source stands in the study's transcript of it, and on whose words.

The transcript is laid along the source word by word (:mod:`tfbb_coding.steps.anchor_alignment`): a reader has taken time stamps and line
breaks out, and somebody may have put placeholders for names. A passage is placed where all its words stand, else where it can be
re-anchored (:mod:`tfbb_coding.steps.anchor`); otherwise it is lost, and told.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from tfbb_coding.model.coding import Coding, Status
from tfbb_coding.model.exchange import Passage, Source
from tfbb_coding.model.text import Span
from tfbb_coding.model.transcript import MeaningUnit, Role, Transcript, Turn
from tfbb_coding.steps.anchor import re_anchor
from tfbb_coding.steps.anchor_alignment import Alignment, align
from tfbb_coding.steps.own_units import own_unit_id

_LEAST_WORDS = 8
_CUT = " .…"
_LONGEST_LABEL = 4
"""Words and signs of a speaker's label."""


@dataclass(frozen=True, slots=True)
class Placed:
    """Spans of the transcript that a passage became, one for each turn.

    ``moved``: its words stood elsewhere in the source than its positions said. ``asked``: words of the interviewer were left out.
    """

    spans: tuple[Span, ...] = ()
    moved: bool = False
    asked: bool = False


def place(passage: Passage, source: Source, transcript: Transcript) -> Placed:
    """Where the passage stands; nowhere, with no spans, when its words are not there."""
    span, moved = _in_source(passage, source.text)
    if span is None:
        return Placed()
    there = span if source.text == transcript.text else _laid(span, source.text, transcript.text) or _found_again(span, source, transcript)
    if there is None:
        return Placed()
    spans, asked = _by_turn(there, transcript)
    return Placed(spans, moved, asked)


def unit_at(span: Span, transcript: Transcript, cut: Sequence[MeaningUnit]) -> tuple[str, Turn]:
    """The id of the unit that the span is, the program's own where it has the same place, and its turn."""
    turn = next(turn for turn in transcript.turns if turn.start <= span.start and span.end <= turn.end)
    same = next((unit for unit in cut if unit.span == span), None)
    return (same.id if same else own_unit_id(turn, transcript.name, span.start, span.end)), turn


def _in_source(passage: Passage, text: str) -> tuple[Span | None, bool]:
    """Where its words are in the source, and whether they stand elsewhere than its positions say.

    Nowhere, when the words that it goes by stand in several other places. A name that stands nowhere in the source is no words of it.
    """
    span = Span(passage.start, passage.end) if passage.start < passage.end <= len(text) else None
    said = " ".join(passage.words.split()).rstrip(_CUT)
    if len(said) < _LEAST_WORDS or (span and " ".join(span.of(text).split()).startswith(said)):
        return span, False
    pattern = r"\s+".join(re.escape(word) for word in said.split())
    found = [match.span() for match in re.finditer(pattern, text)]
    if len(found) != 1:
        return (None if found else span), False
    start, end = found[0]
    length = len(span) if span and passage.words.rstrip().endswith(tuple("…")) else end - start
    return Span(start, min(start + length, len(text))), True


def _laid(span: Span, old: str, new: str) -> Span | None:
    """The span in the new text, when all its words stand there in a row."""
    laid = align(old, new)
    words = [n for n in laid.old.within(span.start, span.end) if laid.old.words[n].strip()]
    if not words or not any(laid.old.words[n].isalnum() for n in words):
        return None
    kept = [n for n in words if laid.new_of[n] >= 0]
    gone = [n for n in words if laid.new_of[n] < 0 and laid.old.words[n].isalnum()]
    if not kept or any(not _is_stamp(laid.old.words[n]) for n in gone):
        return None
    first, last = laid.new_of[kept[0]], laid.new_of[kept[-1]]
    if first > last or not _same_words(kept, range(first, last + 1), laid):
        return None
    start = laid.new.starts[first] + max(0, span.start - laid.old.starts[kept[0]])
    end = laid.new.ends[last] - max(0, laid.old.ends[kept[-1]] - span.end)
    return Span(start, end) if start < end else None


def _is_stamp(word: str) -> bool:
    """Whether a word that the reader left out can be one of a time stamp or a line's number."""
    return word.isdigit()


def _same_words(kept: Sequence[int], new: range, laid: Alignment) -> bool:
    """Whether nothing but what was kept stands between its first and last word: a label that the reader has put in may."""
    mine = {laid.new_of[n] for n in kept}
    strange = [n for n in new if n not in mine and laid.new.words[n].isalnum()]
    return len(strange) <= len(kept) and all(_is_label(n, laid) for n in strange)


def _is_label(n: int, laid: Alignment) -> bool:
    """Whether a new word stands before a colon at the beginning of its line, as a speaker does."""
    words = laid.new.words
    before, after = n, n
    while before > 0 and not words[before - 1].startswith("\n"):
        before -= 1
    while after < len(words) and words[after] != ":" and not words[after].startswith("\n"):
        after += 1
    return after < len(words) and words[after] == ":" and after - before <= _LONGEST_LABEL


def _found_again(span: Span, source: Source, transcript: Transcript) -> Span | None:
    """The span by its words, also where placeholders have come in names' place; the old text tells like passages apart."""
    coding = Coding(transcript.name, "", 0, None, span.start, span.end, "", "", "", Status.PROPOSED, 0.0, span.of(source.text))
    found = re_anchor(coding, source.text, transcript.text)
    if isinstance(found, Coding):
        return found.span
    flat = " ".join(coding.quotation.split())
    found = re_anchor(replace(coding, quotation=flat), None, transcript.text) if flat != coding.quotation else found
    return found.span if isinstance(found, Coding) else None


def _by_turn(span: Span, transcript: Transcript) -> tuple[tuple[Span, ...], bool]:
    """The span turn by turn, of participants where any speaks in it; whether an interviewer's words were left out so."""
    pieces = list(_pieces(span, transcript))
    said = [piece for piece, turn in pieces if turn.role is not Role.INTERVIEWER]
    return tuple(said or [piece for piece, _turn in pieces]), bool(said) and len(said) < len(pieces)


def _pieces(span: Span, transcript: Transcript) -> Iterator[tuple[Span, Turn]]:
    for turn in transcript.turns:
        if turn.start < span.end and span.start < turn.end:
            piece = _stripped(transcript.text, max(span.start, turn.start), min(span.end, turn.end))
            if len(piece):
                yield piece, turn


def _stripped(text: str, start: int, end: int) -> Span:
    """The stretch without blanks at its ends."""
    words = text[start:end]
    first = start + len(words) - len(words.lstrip())
    return Span(first, max(first, start + len(words.rstrip())))
