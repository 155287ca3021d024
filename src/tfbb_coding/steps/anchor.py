"""Finding a coding's words again in a transcript that has changed: by the quotation, with placeholders where words were replaced.

A coding moves only when there is one place that it can mean. Otherwise it is a finding, never a guess.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from tfbb_coding.messages import _
from tfbb_coding.model.coding import Coding, Evidence
from tfbb_coding.model.report import Finding
from tfbb_coding.model.transcript import Transcript, Turn
from tfbb_coding.steps.anchor_choice import counterpart
from tfbb_coding.steps.anchor_signs import in_plain, out_of_plain, plain

_NO_NAME = re.compile(r"\n|\w{4,}[.?!]\s|^\W*$")
_PLACEHOLDER = re.compile(r"\[[^\[\]\n]{1,60}\]")
_LONGEST_REPLACED, _LEAST_LITERAL = 80, 3
_LEAST_ALONE, _UNMISTAKABLE = 8, 6
UNKNOWN = "…"


@dataclass(frozen=True, slots=True)
class _Gap:
    """The quotation's ``[q_start, q_end)`` was replaced by the new text's ``[start, end)``."""

    q_start: int
    q_end: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a quotation stands in the new text, and the placeholders in it."""

    start: int
    end: int
    gaps: tuple[_Gap, ...] = ()


def re_anchor(coding: Coding, old_text: str | None, new_text: str) -> Coding | Finding:
    """The coding with its place, quotation and evidence in ``new_text``, or a finding when no one place is meant.

    ``old_text`` is the text that the coding was made in, where it is still known: then the words around and the order of like
    quotations tell places apart. In the new text any word or words may have become a placeholder (``[namn 1]``).
    Quotation marks, dashes, dots and blanks may be set otherwise. Speaker, turn and unit stay as they are; see :func:`in_transcript`.
    """
    found = _re_anchored(coding, old_text, new_text)
    if isinstance(found, Coding) or not coding.quotation or _is_plain(coding, old_text, new_text):
        return found
    again = _re_anchored(in_plain(coding, old_text), old_text and plain(old_text).text, plain(new_text).text)
    return out_of_plain(again, new_text) if isinstance(again, Coding) else found


def _is_plain(coding: Coding, old_text: str | None, new_text: str) -> bool:
    """Whether no sign is set otherwise, or the coding's words are not where it says, so that plain signs would lead nowhere."""
    known = old_text is not None and old_text[coding.start : coding.end] == coding.quotation
    texts = (coding.quotation, new_text, *([old_text] if old_text is not None else []))
    return (old_text is not None and not known) or all(plain(text).text == text for text in texts)


def _re_anchored(coding: Coding, old_text: str | None, new_text: str) -> Coding | Finding:
    quotation = coding.quotation
    if not quotation:
        return _finding(coding, _("the coding has no words by which it could be found"))
    if new_text[coding.start : coding.end] == quotation and old_text in (None, new_text):
        return coding
    known = old_text is not None and old_text[coding.start : coding.end] == quotation
    exact = list(_exact(quotation, new_text))
    place = _among_like(coding, exact, old_text, new_text) if known else _alone(coding, exact)
    if place is None:
        replaced = list(_with_placeholders(quotation, new_text, old_text if known else None))
        place = _among_like(coding, replaced, old_text, new_text) if known else _alone(coding, [] if exact else replaced)
        exact += replaced
    if place is None:
        reason = (
            _("its words stand in several places, or in one that need not be meant")
            if exact
            else _("its words stand nowhere in the transcript as it is now")
        )
        return _finding(coding, reason)
    return _moved(coding, place, new_text)


def _finding(coding: Coding, reason: str) -> Finding:
    message = _("the coding of unit {unit} as {theme} by {coder} was not moved: {reason}").format(
        unit=coding.unit, theme=coding.theme, coder=coding.coder, reason=reason
    )
    return Finding(coding.transcript, 0, 0, "anchor", message, _("`tfbb check study` tells what can be done; or code this passage again"))


def _exact(quotation: str, text: str) -> Iterator[_Place]:
    """Every place with these words; ``Ja`` does not stand in ``Jag``."""
    at = text.find(quotation)
    while at >= 0:
        end = at + len(quotation)
        if not _is_cut(text, at) and not _is_cut(text, end):
            yield _Place(at, end)
        at = text.find(quotation, at + 1)


def _is_cut(text: str, at: int) -> bool:
    """Whether a word goes on across this place."""
    return text[at - 1 : at].isalnum() and text[at : at + 1].isalnum()


def _with_placeholders(quotation: str, text: str, old_text: str | None) -> Iterator[_Place]:
    """Places where the quotation fits when placeholders may stand for its words: those where the fewest letters were replaced."""
    starts = {m.start() for m in re.finditer(re.escape(quotation[0]), text)} | {m.start() for m in _PLACEHOLDER.finditer(text)}
    fits = [place for start in sorted(starts) if (place := _fit(quotation, text, start)) and _are_names(place, quotation, text, old_text)]
    literal = [len(quotation) - sum(gap.q_end - gap.q_start for gap in place.gaps) for place in fits]
    most = max(literal, default=0)
    yield from (place for place, letters in zip(fits, literal, strict=True) if letters == most >= _LEAST_LITERAL)


def _are_names(place: _Place, quotation: str, text: str, old_text: str | None) -> bool:
    """Whether what the placeholders stand for may be names: a few words that, where nothing else tells, now stand nowhere any more."""
    replaced = [quotation[gap.q_start : gap.q_end] for gap in place.gaps]
    cut = _is_cut(text, place.start) or _is_cut(text, place.end)
    still = old_text is None and any(re.search(rf"\b{re.escape(words)}\b", text) for words in replaced)
    return bool(replaced) and not cut and not still and not any(_NO_NAME.search(words) for words in replaced)


def _fit(quotation: str, text: str, start: int) -> _Place | None:
    """The quotation laid along the text from ``start``; the shortest replaced stretches that let the rest fit."""
    dead: set[tuple[int, int]] = set()

    def walk(i: int, j: int) -> tuple[int, tuple[_Gap, ...]] | None:
        if (i, j) in dead:
            return None
        first = (i, j)
        while i < len(quotation) and j < len(text) and quotation[i] == text[j]:
            i, j = i + 1, j + 1
        if i == len(quotation):
            return j, ()
        standing = _PLACEHOLDER.match(text, j)
        if standing and (i == 0 or not (quotation[i - 1].isalnum() and quotation[i].isalnum())):
            for end in range(i + 1, min(i + _LONGEST_REPLACED, len(quotation)) + 1):
                rest = walk(end, standing.end())
                if rest is not None:
                    return rest[0], (_Gap(i, end, j, standing.end()), *rest[1])
        dead.add(first)
        return None

    found = walk(0, start)
    return None if found is None else _Place(start, found[0], found[1])


def _alone(coding: Coding, places: Sequence[_Place]) -> _Place | None:
    """Where the old text is not known: the only place, if its words are more than a sigh; else the one where the coding stood."""
    if len(places) == 1 and len(coding.quotation) >= _LEAST_ALONE:
        return places[0]
    return next((place for place in places if place.start == coding.start and not place.gaps), None)


def _among_like(coding: Coding, places: Sequence[_Place], old_text: str | None, new_text: str) -> _Place | None:
    """Where the old text is known: the place that the coding's became, if that is clear."""
    assert old_text is not None
    like = {new_text[one.start : one.end]: one for one in places}
    like_old = sorted({place for words, one in like.items() for place in _fits_of(words, one, old_text)})
    number = counterpart((coding.start, coding.end), like_old, [(place.start, place.end) for place in places], old_text, new_text)
    if number is not None:
        return places[number]
    alone = len(places) == 1 and len(like_old) <= 1 and not places[0].gaps
    return places[0] if alone and len(coding.quotation.split()) >= _UNMISTAKABLE else None


def _fits_of(words: str, place: _Place, old_text: str) -> Iterator[tuple[int, int]]:
    """Where in the old text these words may come from: their placeholders may stand for anything short."""
    if not place.gaps:
        yield from ((one.start, one.end) for one in _exact(words, old_text))
        return
    pattern, at = "", 0
    for gap in place.gaps:
        pattern += re.escape(words[at : gap.start - place.start]) + rf"[^\n]{{1,{_LONGEST_REPLACED}}}?"
        at = gap.end - place.start
    for match in re.finditer(f"(?=({pattern}{re.escape(words[at:])}))", old_text):
        yield match.span(1)


def _moved(coding: Coding, place: _Place, text: str) -> Coding:
    evidence = tuple(_moved_evidence(piece, coding, place, text) for piece in coding.evidence)
    return replace(coding, start=place.start, end=place.end, quotation=text[place.start : place.end], evidence=evidence)


def _moved_evidence(piece: Evidence, coding: Coding, place: _Place, text: str) -> Evidence:
    """Evidence in its new place; words that stand nowhere any more (they were replaced) are not kept."""
    if piece.start is None or piece.end is None or not coding.start <= piece.start <= piece.end <= coding.end:
        return replace(piece, start=None, end=None, words=piece.words if piece.words in text else UNKNOWN)
    start = _across(place, piece.start - coding.start, at_end=False)
    end = _across(place, piece.end - coding.start, at_end=True)
    low, high = piece.start - coding.start, piece.end - coding.start
    touched = any(gap.q_start < high and low < gap.q_end for gap in place.gaps)
    return replace(piece, start=start, end=end, words=text[start:end] if touched else piece.words)


def _across(place: _Place, offset: int, *, at_end: bool) -> int:
    """Where a place within the quotation stands in the new text."""
    shift = place.start
    for gap in place.gaps:
        if offset <= gap.q_start:
            break
        if offset < gap.q_end or (at_end and offset == gap.q_end):
            return gap.end if at_end else gap.start
        shift = gap.end - gap.q_end
    return shift + offset


def turn_at(transcript: Transcript, start: int, end: int) -> Turn | None:
    """The turn that ``[start, end)`` lies in."""
    return next((turn for turn in transcript.turns if turn.start <= start and end <= turn.end), None)


def in_transcript(coding: Coding, transcript: Transcript) -> Coding:
    """The coding with the transcript's name, and the turn, speaker and unit of the place where it stands now."""
    turn = turn_at(transcript, coding.start, coding.end)
    number = coding.turn if turn is None else turn.number
    last = coding.unit.rpartition(":")[2].partition(".")[2]
    unit = f"{transcript.name}:{number}" + (f".{last}" if last else "")
    return replace(coding, transcript=transcript.name, turn=number, speaker=turn.speaker if turn else None, unit=unit)
