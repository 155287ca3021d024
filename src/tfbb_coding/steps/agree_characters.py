"""How far coders agree whose passages have bounds of their own: by the characters that their codings share.

The continuum is what participants say and whatever else somebody coded. Percent, κ and AC1 take every character for a unit. α is αU
(Krippendorff, Mathet, Bouvry & Widlöcher 2016): it knows that a passage is chosen as a whole, so that long passages do not count as so many
choices. Intervals draw interviews, and turns within them, never characters: those of a turn are anything but independent of each other.
"""

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from tfbb_coding.model.coding import Coding, Status
from tfbb_coding.model.text import Span
from tfbb_coding.model.transcript import Role, Transcript
from tfbb_coding.steps.agree import ANY, TOGETHER, Kind, Kinds, Section, Sets, section, sortable
from tfbb_coding.steps.coefficients import draws
from tfbb_coding.steps.compare_coders import COUNTED, Work, by_theme, passages

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class _Stretch:
    """A stretch of a turn in which nobody's codings begin or end."""

    block: tuple[str, int]
    sets: Sets
    length: int


def by_characters(
    transcripts: Iterable[Transcript], works: Sequence[Work], themes: Sequence[str], counted: Collection[Status] = COUNTED
) -> Section:
    """The figures by characters, in all transcripts that at least two coders have read; every ``n`` counts characters."""
    import numpy as np

    stretches: list[_Stretch] = []
    own: dict[str, Counter[tuple[str, int]]] = {about: Counter() for about in (*themes, ANY, TOGETHER)}
    chosen: set[tuple[str, Span]] = set()
    for transcript in sorted(transcripts, key=lambda one: one.name):
        sides = [_codings(work, transcript, themes, counted) if transcript.name in work.read else None for work in works]
        if sum(side is not None for side in sides) < 2:  # noqa: PLR2004 - comparing needs two
            continue
        chosen |= {(transcript.name, coding.span) for side in sides if side for coding in side}
        stretches += _stretches(transcript, sides)
        for about, found in _own(transcript, sides, themes).items():
            own[about] += found
    blocks = sorted({one.block for one in stretches})
    drawn = draws([interview for interview, _turn in blocks], [1] * len(blocks))
    place = {block: n for n, block in enumerate(blocks)}
    rows = sorted({one.sets for one in stretches}, key=sortable)
    number = {row: n for n, row in enumerate(rows)}
    lengths = np.zeros((len(blocks), len(rows)))
    for one in stretches:
        lengths[place[one.block], number[one.sets]] += one.length
    owned = {about: drawn @ np.array([float(found[block]) for block in blocks]) for about, found in own.items()}
    kinds = tuple(Kind("", row, int(lengths[:, n].sum())) for n, row in enumerate(rows))
    return section(Kinds(kinds, drawn @ lengths, owned, len(chosen)), themes, len(works))


def _codings(work: Work, transcript: Transcript, themes: Collection[str], counted: Collection[Status]) -> list[Coding]:
    return [c for c in work.codings if c.transcript == transcript.name and c.status in counted and c.theme in themes]


def _continuum(transcript: Transcript, sides: Sequence[list[Coding] | None]) -> list[tuple[int, Span]]:
    """The turns (with their numbers) of participants, and those of interviewers that somebody coded."""
    coded = list(enumerate(passages(coding for side in sides if side for coding in side)))
    return [(turn.number, turn.span) for turn in transcript.turns if turn.role is not Role.INTERVIEWER or _met(turn.span, coded)]


def _met(span: Span, turns: Sequence[tuple[int, Span]]) -> Sequence[tuple[int, Span]]:
    """The turns, in order of place, that a span has a part of."""
    return turns[
        bisect_right(turns, span.start, key=lambda turn: turn[1].end) : bisect_left(turns, span.end, key=lambda turn: turn[1].start)
    ]


def _stretches(transcript: Transcript, sides: Sequence[list[Coding] | None]) -> list[_Stretch]:
    turns = _continuum(transcript, sides)
    near: dict[int, list[list[Coding] | None]] = {turn: [None if side is None else [] for side in sides] for turn, _span in turns}
    for number, side in enumerate(sides):
        for coding in side or ():
            for turn, _span in _met(coding.span, turns):
                here = near[turn][number]
                assert here is not None
                here.append(coding)
    found: list[_Stretch] = []
    for turn, span in turns:
        cuts = {
            edge for side in near[turn] if side for coding in side for edge in (coding.start, coding.end) if span.start < edge < span.end
        }
        for start, end in pairwise(sorted({span.start, span.end, *cuts})):
            sets = tuple(
                None if side is None else frozenset(c.theme for c in side if c.start < end and start < c.end) for side in near[turn]
            )
            found.append(_Stretch((transcript.name, turn), sets, end - start))
    return found


def _own(transcript: Transcript, sides: Sequence[list[Coding] | None], themes: Sequence[str]) -> dict[str, Counter[tuple[str, int]]]:
    """What αU takes off what chance would give, by what is compared and block: every passage's squared length and every gap's length."""
    turns = _continuum(transcript, sides)
    found: dict[str, Counter[tuple[str, int]]] = defaultdict(Counter)
    for side in sides:
        if side is None:
            continue
        several = by_theme(side)
        chosen = {theme: passages(several.get(theme, ())) for theme in themes} | {ANY: passages(side), TOGETHER: _pieces(side)}
        for about, spans in chosen.items():
            found[about].update({(transcript.name, turn): len(span) for turn, span in turns})
            for one in spans:
                for turn, span in _met(one, turns):
                    length = min(one.end, span.end) - max(one.start, span.start)
                    found[about][transcript.name, turn] += length**2 - length
    return found


def _pieces(codings: Sequence[Coding]) -> list[Span]:
    """One coder's passages cut where any coding begins or ends: the stretches that carry one and the same set of themes."""
    edges = Counter(edge for coding in codings for edge in ((coding.start, 1), (coding.end, -1)))
    found: list[Span] = []
    depth, at = 0, 0
    for place in sorted({place for place, _step in edges}):
        if depth:
            found.append(Span(at, place))
        depth += edges[place, 1] - edges[place, -1]
        at = place
    return found
