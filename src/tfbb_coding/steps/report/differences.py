"""What differs between a quotation and the talk that it comes from."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from tfbb_coding.model.text import Span
from tfbb_coding.steps.report.aligning import Pair
from tfbb_coding.steps.report.corpus import Source
from tfbb_coding.swedish.disfluency import spans_to_drop

_SPACE = re.compile(r"\s+")
_DASHES = str.maketrans({"—": "–", "-": "–", "…": ".", "’": "'", "“": '"', "”": '"', "»": '"', "«": '"'})
_IGNORED = re.compile(r"[\[(][^\])]*[\])]|[\"'*_”“»«’‘„]|\.{2,}|…")


class Change(StrEnum):
    """How a quotation's words differ from the talk's."""

    EXCHANGED = "exchanged"
    ADDED = "added"
    LEFT_OUT = "left out"
    PUNCTUATION = "punctuation"


@dataclass(frozen=True, slots=True)
class Difference:
    """``[start, end)`` of the quotation's own text, its words there, and the talk's; either may be empty."""

    change: Change
    start: int
    end: int
    ours: str
    theirs: str


def differences(source: Source, text: str, *, fillers_may_go: bool) -> list[Difference]:
    """All that no house mark accounts for, in order of place. ``text`` is the quotation."""
    found = [d for d in _word_differences(source, text) if not (fillers_may_go and _may_go(source, d))]
    if not found:
        found = punctuation_differences(source, text, fillers_may_go=fillers_may_go)
    return found


def omitted(source: Source) -> Iterator[tuple[int, str]]:
    """(index of the mark among the quotation's tokens, the talk's words that it stands for) for each ``[...]`` inside it."""
    for n, pair in enumerate(source.pairs):
        if pair.ours is not None and source.quoted[pair.ours].kind == "omission":
            theirs = [p.theirs for p in _run_after(source, n)]
            places = [at for at in theirs if at is not None]
            yield pair.ours, _said(source, places)


def _run_after(source: Source, n: int) -> Iterator[Pair]:
    for pair in source.pairs[n + 1 :]:
        if pair.ours is not None:
            return
        yield pair


def _said(source: Source, places: Sequence[int]) -> str:
    if not places:
        return ""
    tokens = source.talk.tokens
    return source.talk.transcript.text[tokens[min(places)].start : tokens[max(places)].end]


def _word_differences(source: Source, text: str) -> Iterator[Difference]:
    run: list[int] = []
    for n, pair in enumerate(source.pairs):
        if pair.free or (pair.ours is not None and pair.theirs is not None and pair.equal):
            if run:
                yield _difference(source, text, run)
            run = []
        else:
            run.append(n)
    if run:
        yield _difference(source, text, run)


def _difference(source: Source, text: str, run: Sequence[int]) -> Difference:
    ours = [o for n in run if (o := source.pairs[n].ours) is not None]
    theirs = [t for n in run if (t := source.pairs[n].theirs) is not None]
    said = _said(source, theirs)
    if not ours:
        before = next((o for n in range(run[0] - 1, -1, -1) if (o := source.pairs[n].ours) is not None), None)
        after = next((o for n in range(run[-1] + 1, len(source.pairs)) if (o := source.pairs[n].ours) is not None), None)
        start = source.quoted[before].start if before is not None else 0
        end = source.quoted[after].end if after is not None else len(text)
        return Difference(Change.LEFT_OUT, start, end, "", said)
    start, end = source.quoted[ours[0]].start, source.quoted[ours[-1]].end
    return Difference(Change.EXCHANGED if theirs else Change.ADDED, start, end, text[start:end], said)


def _may_go(source: Source, difference: Difference) -> bool:
    """Whether all words left out are fillers, repetitions or repairs."""
    if difference.change is not Change.LEFT_OUT:
        return False
    at = source.talk.transcript.text.find(difference.theirs, source.turn.start)
    turn = next((t for t in source.talk.transcript.turns if t.start <= at < t.end), None)
    if turn is None:
        return False
    free = spans_to_drop(turn.text)
    words = [
        m
        for m in re.finditer(r"[^\W_]+", turn.text)
        if turn.start + m.start() >= at and turn.start + m.end() <= at + len(difference.theirs)
    ]
    return bool(words) and all(any(Span(*m.span()).overlaps(span) for span in free) for m in words)


def punctuation_differences(source: Source, text: str, *, fillers_may_go: bool = False) -> list[Difference]:
    """Where marks or capitals inside it are others than the talk's; beside house marks, and at its ends, they are free."""
    return list(_punctuation_differences(source, text, fillers_may_go))


def _punctuation_differences(source: Source, text: str, fillers_may_go: bool) -> Iterator[Difference]:
    said = source.talk.transcript.text
    for this, following in zip(source.pairs, source.pairs[1:], strict=False):
        if None in (this.ours, this.theirs, following.ours, following.theirs) or this.free or following.free:
            continue
        assert this.ours is not None
        assert following.ours is not None
        assert this.theirs is not None
        assert following.theirs is not None
        a, b = source.quoted[this.ours], source.quoted[following.ours]
        x, y = source.talk.tokens[this.theirs], source.talk.tokens[following.theirs]
        ours, theirs = text[a.end : b.start], said[x.end : y.start]
        if source.talk.turns[this.theirs] != source.talk.turns[following.theirs]:
            continue
        pause = _has_pause(ours) or _has_pause(theirs)
        capital = text[b.start : b.start + 1].isupper() != said[y.start : y.start + 1].isupper()
        if (not pause and _marks(ours) != _marks(theirs)) or (capital and not pause and b.kind == "word" and not fillers_may_go):
            yield Difference(Change.PUNCTUATION, a.start, b.end, text[a.start : b.end], said[x.start : y.end])


def _has_pause(between: str) -> bool:
    return ".." in between or "…" in between or "(" in between


def _marks(between: str) -> str:
    return _SPACE.sub("", _IGNORED.sub("", between).translate(_DASHES))
