"""Rules about a quotation's words against the interviews."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from tfbb_coding.messages import _, ngettext
from tfbb_coding.model.draft import DraftFinding
from tfbb_coding.model.report import Severity
from tfbb_coding.steps.report.corpus import Source
from tfbb_coding.steps.report.differences import Change, Difference, differences, omitted
from tfbb_coding.steps.report.quotations import Part
from tfbb_coding.steps.report.review import Review, is_too_short_to_seek
from tfbb_coding.steps.report.words import ODD_OMISSION, OMISSION, PLACEHOLDER, tokens_of

_MOST_SHOWN = 4
_LONGEST_SHOWN = 160
_SMALL, _BY_CHANCE, _INTERJECTED = 2, 4, 1
_NEGATIONS = frozenset("inte ej aldrig ingen inget inga knappt sällan varken utan icke".split())
_NAME_AFTER = re.compile(
    r"^(?:s\b|-?(?:skolan|gården|kommun|stad|län)\b|\s+(?:kommun|skola|stad|län|församling|förskola|gymnasium)\b)", re.IGNORECASE
)


def quote_not_found(review: Review) -> Iterator[DraftFinding]:
    """The words of a quotation stand in one of the study's interviews, and one participant says them."""
    for quoted in review.quoted:
        for part, source in quoted.parts:
            if source is not None and not is_too_short_to_seek(part):
                yield from _not_one_participant(review, part, source)
            elif source is None and not is_too_short_to_seek(part):
                message = _("these words stand in none of the {n} interviews").format(n=len(review.corpus.talks))
                hint = _("take them from the transcript, give the document they come from, or write them as your own words")
                yield review.finding(part.block, part.start, part.end, "quote-not-found", message, hint)


def quote_altered(review: Review) -> Iterator[DraftFinding]:
    """A quotation is verbatim: equal to the transcript but for white space, quotation marks, first letters and the house's marks."""
    for quoted in review.quoted:
        for part, source in quoted.parts:
            if source is None or is_too_short_to_seek(part):
                continue
            changed = differences(source, part.text, fillers_may_go=review.study.report.fillers_may_go)
            if changed and not _is_mere_omission(changed):
                yield _altered(review, part, source, changed)


def omission_mark(review: Review) -> Iterator[DraftFinding]:
    """Words left out of a quotation are marked [...], and [...] never stands for a name: that is what a placeholder is for."""
    for quoted in review.quoted:
        for part, source in quoted.parts:
            yield from _odd_marks(review, part)
            if source is not None and not is_too_short_to_seek(part):
                yield from _unmarked(review, part, source)
            yield from _names_left_out(review, part, source)


def _not_one_participant(review: Review, part: Part, source: Source) -> Iterator[DraftFinding]:
    """Words that the interviewer says, or that are put together from several people's."""
    if part.label:
        return
    if source.is_interviewer:
        message = _("no participant says this; these are the interviewer's words ({place})").format(place=_place(source))
        yield review.finding(part.block, part.start, part.end, "quote-not-found", message, _("quote what the participant says"))
    elif len(_speaking(source, part.text)) > 1:
        message = _("no one person says this; it is put together from the words of {people} ({place})").format(
            people=", ".join(_speaking(source, part.text)), place=_place(source)
        )
        yield review.finding(part.block, part.start, part.end, "quote-not-found", message, _("quote one at a time, or show who says what"))


def _is_mere_omission(changed: Sequence[Difference]) -> bool:
    """Whether words are left out and nothing else, enough of them for it to be an ellipsis rather than a slip, and no *not* among them."""
    words = [word for change in changed for word in change.theirs.lower().split()]
    return all(d.change is Change.LEFT_OUT for d in changed) and len(words) > _SMALL and not _NEGATIONS & {w.strip(".,!?") for w in words}


def _altered(review: Review, part: Part, source: Source, changed: Sequence[Difference]) -> DraftFinding:
    shown = "; ".join(_said(change) for change in changed[:_MOST_SHOWN])
    more = len(changed) - _MOST_SHOWN
    if more > 0:
        shown += "; " + ngettext("{n} more difference", "{n} more differences", more).format(n=more)
    message = _("not word for word as in {place}: {differences}").format(place=_place(source), differences=shown)
    only_marks = all(change.change is Change.PUNCTUATION for change in changed)
    hint = _("write what the transcript has; mark what you leave out with [...] and what you add with brackets")
    start, end = part.start + changed[0].start, part.start + max(change.end for change in changed)
    return review.finding(part.block, start, end, "quote-altered", message, hint, Severity.WARNING if only_marks else Severity.ERROR)


def _said(change: Difference) -> str:
    ours, theirs = _short(change.ours), _short(change.theirs)
    if change.change is Change.EXCHANGED:
        return _("”{ours}” here, ”{theirs}” there").format(ours=ours, theirs=theirs)
    if change.change is Change.ADDED:
        return _("”{ours}” is not said there").format(ours=ours)
    if change.change is Change.LEFT_OUT:
        return _("”{theirs}” is left out").format(theirs=theirs)
    return _("other marks or capitals: ”{ours}” here, ”{theirs}” there").format(ours=ours, theirs=theirs)


def _short(words: str) -> str:
    words = " ".join(words.split())
    return words if len(words) <= _LONGEST_SHOWN else words[: _LONGEST_SHOWN // 2] + " … " + words[-_LONGEST_SHOWN // 3 :]


def _place(source: Source) -> str:
    turn = source.turn
    return _("{transcript}, turn {turn}, {speaker}").format(
        transcript=source.talk.transcript.name, turn=turn.number, speaker=turn.speaker or _("a speaker without a label")
    )


def _speaking(source: Source, text: str) -> list[str]:
    """Those who have more than a word or two of the quotation; where it drifts, a few words may be alike by chance."""
    words = Counter(source.talk.speaker(at) for at in source.matched)
    least = _BY_CHANCE if differences(source, text, fillers_may_go=True) else _INTERJECTED
    return [speaker for speaker in source.speakers if not speaker.startswith("#") and words[speaker] > least]


def _odd_marks(review: Review, part: Part) -> Iterator[DraftFinding]:
    for match in ODD_OMISSION.finditer(part.text):
        message = _("words left out are marked otherwise than with [...]")
        yield review.finding(part.block, part.start + match.start(), part.start + match.end(), "omission-mark", message, _("write [...]"))


def _unmarked(review: Review, part: Part, source: Source) -> Iterator[DraftFinding]:
    """Words left out without a mark, where leaving out is all that was done at that place."""
    changed = differences(source, part.text, fillers_may_go=review.study.report.fillers_may_go)
    if not changed or any(change.change is not Change.LEFT_OUT for change in changed):
        return
    for change in changed:
        message = _("words are left out without [...]: ”{theirs}” ({place})").format(theirs=_short(change.theirs), place=_place(source))
        start, end = part.start + change.start, part.start + change.end
        yield review.finding(part.block, start, end, "omission-mark", message, _("write [...] where they stood, or take them in"))


def _names_left_out(review: Review, part: Part, source: Source | None) -> Iterator[DraftFinding]:
    told = dict(omitted(source)) if source is not None else {}
    marks = [token for token in source.quoted if token.kind == "omission"] if source is not None else []
    stands_for = {token.start: told.get(source.quoted.index(token)) for token in marks} if source is not None else {}
    for match in OMISSION.finditer(part.text):
        words = stands_for.get(match.start())
        named = (words and _is_name(words)) or _reads_as_name(part.text, match.start(), match.end())
        if named:
            message = _("[...] stands where a name was")
            start, end = part.start + match.start(), part.start + match.end()
            yield review.finding(part.block, start, end, "omission-mark", message, _("write a placeholder, such as [namn] or [skolan]"))


def _is_name(words: str) -> bool:
    """Whether what was left out is a placeholder and hardly anything besides."""
    left = PLACEHOLDER.sub("", words)
    return left != words and not any(token.kind == "word" for token in tokens_of(left))


def _reads_as_name(text: str, start: int, end: int) -> bool:
    return bool(_NAME_AFTER.match(text[end:])) or bool(re.search(r"\b(?:heter|hette|kallas)\s*$", text[:start], re.IGNORECASE))
