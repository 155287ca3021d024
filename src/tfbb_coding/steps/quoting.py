"""Quotations as a report sets them, by the house rule of the reports that tfbb is made for.

More than :data:`LONGEST_INLINE` words stand as a paragraph of their own without quotation marks; fewer in the text within ”…”. A
placeholder in brackets counts as one word, [...] and "..." as none. Words are left out only where [...] says so.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from tfbb_coding.model.coding import Coding
from tfbb_coding.model.text import Span
from tfbb_coding.model.transcript import Transcript
from tfbb_coding.steps.report.words import quoted_words
from tfbb_coding.swedish.sentences import split_sentences

LONGEST_INLINE = 40
LONGEST = 120
"""Words from which a quotation is cut to what tells most; three in four published ones are shorter than 104, the longest has 174."""
_CLAUSE_END = re.compile(r"[,;–]\s+")
_MARKS = str.maketrans({'"': "’", "”": "’", "“": "’", "»": "’", "«": "’"})


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A quotation ready to be set: its words, the coding it comes from, and whether it stands as a paragraph of its own."""

    text: str
    coding: Coding

    @property
    def is_block(self) -> bool:
        """Whether it is too long for the running text."""
        return quoted_words(self.text) > LONGEST_INLINE

    @property
    def inline(self) -> str:
        """Within quotation marks; marks inside become single ones."""
        return f"”{self.text.translate(_MARKS)}”"


def house_marks(text: str) -> str:
    """Straight quotation marks, as people type them in a codebook, as the draft sets all others.

    >>> house_marks('såsom "kan man inte ...?"')
    'såsom ”kan man inte ...?”'
    """
    return text.replace('"', "”")


def excerpt(coding: Coding, transcript: Transcript, longest: int = LONGEST) -> Excerpt:
    """The coding's words, cut between sentences to at most ``longest`` words; "..." opens what goes on from something before."""
    turn = next((turn for turn in transcript.turns if turn.start <= coding.start < turn.end), None)
    span, cut = _cut(coding, longest)
    words = " ".join(span.of(coding.quotation).split())
    goes_on = span.start > 0 or (turn is not None and transcript.text[turn.start : coding.start].strip() != "")
    opening = "... " if goes_on and not words.startswith(("...", "…")) else ""
    return Excerpt(f"{opening}{words}{' [...]' if cut else ''}", coding)


def _cut(coding: Coding, longest: int) -> tuple[Span, bool]:
    """What to show, and whether its end is cut off: the row of sentences that holds most evidence in so many words."""
    text = coding.quotation
    whole = Span(0, len(text))
    if quoted_words(text) <= longest:
        return whole, False
    parts = _parts(text)
    weights = [_weight(coding, part) for part in parts]
    best: tuple[float, int, int] | None = None
    for first in range(len(parts)):
        last, words = first, quoted_words(parts[first].of(text))
        while last + 1 < len(parts) and words + quoted_words(parts[last + 1].of(text)) <= longest:
            last += 1
            words += quoted_words(parts[last].of(text))
        told = sum(weights[first : last + 1])
        if 0 < words <= longest and (best is None or told > best[0] + 1e-9):
            best = (told, first, last)
    if best is None:
        return whole, False
    return Span(parts[best[1]].start, parts[best[2]].end), best[2] + 1 < len(parts)


def _parts(text: str) -> list[Span]:
    """Its sentences; a chain of clauses without a full stop is cut at its commas."""
    sentences = split_sentences(text)
    if len(sentences) > 2:  # noqa: PLR2004
        return sentences
    parts: list[Span] = []
    for sentence in sentences:
        start = sentence.start
        for match in _CLAUSE_END.finditer(text, sentence.start, sentence.end):
            parts.append(Span(start, match.start()))
            start = match.end()
        parts.append(Span(start, sentence.end))
    return parts


def _weight(coding: Coding, part: Span) -> float:
    here = part.shifted(coding.start)
    return sum(max(0.0, one.weight) for one in coding.evidence if one.start is not None and here.start <= one.start < here.end)


def spread(candidates: Iterable[Coding], n: int, favourites: frozenset[tuple[str, str]] = frozenset()) -> list[Coding]:
    """``n`` of the codings: favourites first, then the strongest, nobody twice before everybody has been heard, then no conversation twice.

    ``favourites`` are (transcript, unit). The first of a stretch that several coders coded stands for all.
    """
    ranked = _once(sorted(candidates, key=lambda c: ((c.transcript, c.unit) not in favourites, -c.score, c.transcript, c.start)))
    chosen: list[Coding] = []
    while ranked and len(chosen) < n:
        best = min(ranked, key=lambda c: (_heard(chosen, c, favourites), ranked.index(c)))
        chosen.append(best)
        ranked.remove(best)
    return chosen


def _heard(chosen: Sequence[Coding], coding: Coding, favourites: frozenset[tuple[str, str]]) -> tuple[bool, int, int]:
    """A favourite is what a person chose; otherwise how often this speaker, and this conversation, is quoted already."""
    same = sum((c.transcript, c.speaker) == (coding.transcript, coding.speaker) for c in chosen)
    return (coding.transcript, coding.unit) not in favourites, same, sum(c.transcript == coding.transcript for c in chosen)


def _once(codings: Iterable[Coding]) -> list[Coding]:
    seen: dict[tuple[str, int, int], Coding] = {}
    for coding in codings:
        seen.setdefault((coding.transcript, coding.start, coding.end), coding)
    return list(seen.values())
