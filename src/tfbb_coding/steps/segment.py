"""Transcripts cut into meaning units.

Kvale & Brinkmann's *natural meaning unit* is what one participant says about one thing. In measured reports 63 quotations had a
median of 79 words and three sentences, and spoken Swedish is often punctuated with commas alone, so units are cut at clauses,
too. Cutting is a proposal: a person may merge and split.
"""

from collections.abc import Iterator, Sequence
from enum import StrEnum

from tfbb_coding.model.text import Span, word_count
from tfbb_coding.model.transcript import MeaningUnit, Role, Transcript, Turn
from tfbb_coding.swedish.sentences import split_sentences
from tfbb_coding.swedish.stance import Analysis, analyse
from tfbb_coding.swedish.vocabulary import BACKCHANNEL

ENOUGH = 30  # words: a unit this long may end at the next good place
PLENTY = 80  # words: a unit should not grow past this
LONG = 60  # words: a sentence longer than this is looked through for where the talk turns
CRUMB = 14  # words: a rest this short goes with the unit before it
BACKCHANNEL_WORDS = 8
QUESTION_REACH = 12  # turns: how far back a question still is what is being answered
PAUSE = 2.0  # seconds between two cues without speakers that may still be one utterance
TURNS_OF_TALK = frozenset({"men", "sen", "sedan", "däremot", "fast", "och", "så", "en", "ett", "för", "då", "samtidigt", "dessutom", "sak"})


class UnitKind(StrEnum):
    """What a row of ``units.csv`` is."""

    MEANING = "meaning"
    TURN = "turn"
    SENTENCE = "sentence"


def segment(transcript: Transcript, kind: UnitKind = UnitKind.MEANING) -> tuple[MeaningUnit, ...]:
    """The units of what participants say, in order; never across speakers, interviewers left out.

    With ``meaning`` and ``sentence``, backchannels ("Mm.", "Ja, precis.") are no units of their own.
    """
    units: list[MeaningUnit] = []
    questions = questions_before(transcript.turns)
    for group in _groups(transcript.turns, kind):
        first = group[0]
        text = transcript.text[first.start : group[-1].end]
        if kind is not UnitKind.TURN and is_backchannel(text):
            continue
        for number, span in enumerate(_spans(text, kind), start=1):
            place = _without_formula_start(transcript.text, span.shifted(first.start))
            units.append(
                MeaningUnit(
                    id=f"{transcript.name}:{first.number}.{number}",
                    transcript=transcript.name,
                    turn=_turn_at(group, place.start),
                    speaker=first.speaker,
                    role=first.role,
                    start=place.start,
                    end=place.end,
                    text=transcript.text[place.start : place.end],
                    question=questions[first.number],
                )
            )
    return tuple(units)


def is_backchannel(text: str) -> bool:
    """Whether a stretch of talk only shows that one listens.

    >>> is_backchannel("Ja, precis. Mm."), is_backchannel("Vi har ont om tid.")
    (True, False)
    """
    words = [part.strip('.,!?…–-"”()[]').lower() for part in text.split()]
    words = [word for word in words if word]
    return len(words) <= BACKCHANNEL_WORDS and all(word in BACKCHANNEL for word in words)


def _without_formula_start(text: str, span: Span) -> Span:
    """The span without leading signs that a spreadsheet takes for a formula.

    A table cell must equal ``text[start:end]`` *and* never be run by Excel; a transcriber's ``=`` or ``-`` before the first
    word carries no speech.
    """
    start = span.start
    while start < span.end and (text[start] in "=+-@" or text[start].isspace()):
        start += 1
    return Span(start, span.end) if start < span.end else span


def _turn_at(group: Sequence[Turn], start: int) -> int:
    return next(turn.number for turn in reversed(group) if turn.start <= start)


def questions_before(turns: Sequence[Turn]) -> list[str]:
    """For each turn, what the interviewer last asked before it; empty when that was long ago."""
    asked, at, found = "", -QUESTION_REACH, []
    for turn in turns:
        found.append(asked if turn.number - at <= QUESTION_REACH else "")
        asks = turn.role is Role.INTERVIEWER or (turn.speaker is None and turn.role is Role.UNKNOWN and turn.text.rstrip().endswith("?"))
        if asks and not is_backchannel(turn.text):
            asked, at = turn.text, turn.number
    return found


def _groups(turns: Sequence[Turn], kind: UnitKind) -> Iterator[list[Turn]]:
    """Participants' turns; the cues of a recording without speakers are joined to utterances first."""
    group: list[Turn] = []
    for turn in turns:
        if turn.role is Role.INTERVIEWER:
            continue
        if group and kind is UnitKind.MEANING and _goes_on(group, turn):
            group.append(turn)
            continue
        if group:
            yield group
        group = [turn]
    if group:
        yield group


def _goes_on(group: Sequence[Turn], turn: Turn) -> bool:
    before = group[-1]
    if turn.speaker or before.speaker or before.time_end is None or turn.time_start is None or turn.number != before.number + 1:
        return False
    if turn.time_start - before.time_end > PAUSE or before.text.rstrip().endswith((".", "!", "?", "…")):
        return False  # a finished sentence may be followed by somebody else's
    return word_count(" ".join(t.text for t in group)) < PLENTY


def _spans(text: str, kind: UnitKind) -> list[Span]:
    if kind is UnitKind.TURN or not text.strip():
        return [Span(0, len(text))]
    if kind is UnitKind.SENTENCE:
        return [span for span in split_sentences(text) if not is_backchannel(span.of(text))] or [Span(0, len(text))]
    return _meaning_spans(text)


def _meaning_spans(text: str) -> list[Span]:
    """Whole sentences joined until a unit has said something; long comma chains cut where the talk turns."""
    pieces = [piece for sentence in split_sentences(text) for piece in _cut_long(text, sentence)]
    spans: list[Span] = []
    start: int | None = None
    for number, piece in enumerate(pieces):
        start = piece.start if start is None else start
        words = word_count(text[start : piece.end])
        following = word_count(pieces[number + 1].of(text)) if number + 1 < len(pieces) else 0
        if words >= PLENTY or (words >= ENOUGH and (words + following > PLENTY or _turns(text, pieces, number + 1))):
            spans.append(Span(start, piece.end))
            start = None
    if start is not None:
        rest = Span(start, pieces[-1].end)
        if spans and word_count(rest.of(text)) < CRUMB:
            spans[-1] = Span(spans[-1].start, rest.end)
        else:
            spans.append(rest)
    return spans


def _turns(text: str, pieces: Sequence[Span], number: int) -> bool:
    """Whether the piece with this number begins with words that turn the talk to another thing."""
    if number >= len(pieces):
        return False
    head = [part.strip(".,–…").lower() for part in pieces[number].of(text).split()[:4]]
    return bool(head) and (head[0] in {"men", "däremot", "sen", "sedan", "dessutom"} or head[:3] == ["en", "annan", "sak"])


def _cut_long(text: str, sentence: Span) -> list[Span]:
    """A sentence of more than :data:`LONG` words cut at clauses that turn the talk, each part at least :data:`ENOUGH` words."""
    if word_count(sentence.of(text)) <= LONG:
        return [sentence]
    spoken = sentence.of(text)
    analysis = analyse(spoken)
    parts: list[Span] = []
    start = 0
    for clause in analysis.clauses[1:]:
        words = word_count(spoken[start : clause.start])
        rest = word_count(spoken[clause.start :])
        if rest >= CRUMB and (words >= PLENTY or (words >= ENOUGH and _opener(analysis, clause.first) in TURNS_OF_TALK)):
            parts.append(_trimmed(spoken, start, clause.start))
            start = clause.start
    parts.append(_trimmed(spoken, start, len(spoken)))
    return [part.shifted(sentence.start) for part in parts]


def _opener(analysis: Analysis, first: int) -> str:
    return analysis.words[first].lower


def _trimmed(text: str, start: int, end: int) -> Span:
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end)
