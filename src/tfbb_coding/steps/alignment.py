"""Which meaning units a coding is about."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from tfbb_coding.model.coding import Coding
from tfbb_coding.model.text import Span
from tfbb_coding.model.transcript import MeaningUnit
from tfbb_coding.steps.anchor import re_anchor

SHARED = 0.5
"""A coding is about a unit when they share at least this part of the shorter of the two."""


def still_standing(codings: Iterable[Coding], texts: Mapping[str, str]) -> tuple[list[Coding], int]:
    """The codings of these transcripts (``{name: text}``) in the place where their words stand now, and how many have no such place.

    A text that was corrected moves what comes after; see :mod:`tfbb_coding.steps.anchor`.
    """
    found = [re_anchor(coding, None, texts[coding.transcript]) for coding in codings if coding.transcript in texts]
    standing = [coding for coding in found if isinstance(coding, Coding)]
    return standing, len(found) - len(standing)


def units_at(span: Span, units: Sequence[MeaningUnit]) -> list[MeaningUnit]:
    """Those of one transcript's units, in order of place, that the span is about; the one that it shares most with first."""
    first = bisect_right(units, span.start, key=lambda unit: unit.end)
    last = bisect_left(units, span.end, key=lambda unit: unit.start)
    shared = [(min(span.end, unit.end) - max(span.start, unit.start), unit) for unit in units[first:last]]
    about = [(n, unit) for n, unit in shared if n > 0 and n >= SHARED * min(len(span), len(unit.span))]
    return [unit for _n, unit in sorted(about, key=lambda item: -item[0])]


def by_transcript(units: Iterable[MeaningUnit]) -> dict[str, list[MeaningUnit]]:
    """``{transcript: its units in order of place}``."""
    found: dict[str, list[MeaningUnit]] = defaultdict(list)
    for unit in units:
        found[unit.transcript].append(unit)
    return {name: sorted(several, key=lambda unit: unit.start) for name, several in found.items()}


def by_unit(codings: Iterable[Coding], units: Iterable[MeaningUnit]) -> dict[str, list[Coding]]:
    """``{unit id: the codings that are about it}``; units without any are not in it."""
    places = by_transcript(units)
    found: dict[str, list[Coding]] = defaultdict(list)
    for coding in codings:
        for unit in units_at(coding.span, places.get(coding.transcript, [])):
            found[unit.id].append(coding)
    return dict(found)
