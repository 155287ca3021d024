"""Several coders' codings laid on the same units, so that they can be compared and settled."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from tfbb_coding.model.coding import CONSENSUS, VOICES, Coding, Status
from tfbb_coding.model.text import Span
from tfbb_coding.model.transcript import MeaningUnit, Transcript
from tfbb_coding.steps.alignment import by_unit, units_at
from tfbb_coding.steps.review_sheet import cut_as, place_of, stray_unit

COUNTED = frozenset(Status) - {Status.REJECTED}
"""Codings count unless somebody rejected them."""
ACCEPTED = frozenset({Status.ACCEPTED, Status.CHANGED})
"""What a person decided for."""


@dataclass(frozen=True, slots=True)
class Work:
    """What one coder has done: the codings, where their words stand now, and the transcripts read, coded or not."""

    coder: str
    codings: tuple[Coding, ...]
    read: frozenset[str]


@dataclass(frozen=True, slots=True)
class ComparedUnit:
    """A unit and what each coder says of it, in the coders' order: codings of every status, or None where the transcript was not read."""

    unit: MeaningUnit
    said: tuple[tuple[Coding, ...] | None, ...]

    def themes(self, coder: int, counted: Collection[Status] = COUNTED) -> frozenset[str] | None:
        """The themes that a coder gives the unit."""
        said = self.said[coder]
        return None if said is None else frozenset(coding.theme for coding in said if coding.status in counted)

    def sets(self, counted: Collection[Status] = COUNTED) -> tuple[frozenset[str] | None, ...]:
        """The themes that each coder gives it."""
        return tuple(self.themes(coder, counted) for coder in range(len(self.said)))

    @property
    def decided(self) -> bool:
        """Whether every coder who read it has said something of it, if only that a proposal is wrong."""
        return all(said is None or said for said in self.said)


@dataclass(frozen=True, slots=True)
class Comparison:
    """The units of all transcripts that at least two coders have read.

    ``elsewhere`` is how many codings do not stand exactly where a unit does, ``codings`` how many there are in all.
    ``alone`` are transcripts that only one coder has read, and who that is.
    """

    coders: tuple[str, ...]
    units: tuple[ComparedUnit, ...]
    codings: int
    elsewhere: int
    alone: Mapping[str, str]

    @property
    def interviews(self) -> tuple[str, ...]:
        """The transcripts compared."""
        return tuple(dict.fromkeys(one.unit.transcript for one in self.units))


@dataclass(frozen=True, slots=True)
class Silence:
    """Of how many ``units`` a coder says nothing, ``of`` how many in what is begun, and of how many of these ``others`` speak."""

    units: int
    of: int
    others: int


def compare(transcripts: Iterable[Transcript], works: Sequence[Work]) -> Comparison:
    """The coders' codings on the transcripts' units, in order of transcript and place.

    A transcript is cut in the way that most of its codings fit. A coding of other bounds is laid on the units with which it shares at
    least half of the shorter of the two; one that meets no unit at all (an interviewer's turn) becomes a unit of its own.
    """
    units: list[ComparedUnit] = []
    alone: dict[str, str] = {}
    total = elsewhere = 0
    for transcript in sorted(transcripts, key=lambda one: one.name):
        readers = [work.coder for work in works if transcript.name in work.read]
        if len(readers) == 1:
            alone[transcript.name] = readers[0]
        if len(readers) < 2:  # noqa: PLR2004 - comparing needs two
            continue
        said = [[c for c in work.codings if c.transcript == transcript.name] if transcript.name in work.read else None for work in works]
        codings = [coding for several in said if several is not None for coding in several]
        cut = _units(transcript, codings)
        places = {place_of(unit) for unit in cut}
        total += len(codings)
        elsewhere += sum(place_of(coding) not in places for coding in codings)
        laid = [None if several is None else by_unit(several, cut) for several in said]
        units += [ComparedUnit(unit, tuple(None if one is None else tuple(one.get(unit.id, ())) for one in laid)) for unit in cut]
    return Comparison(tuple(work.coder for work in works), tuple(units), total, elsewhere, alone)


def _units(transcript: Transcript, codings: Sequence[Coding]) -> list[MeaningUnit]:
    """The transcript's units, and one for every place of codings that meets none of them."""
    units = list(cut_as(transcript, {place_of(coding) for coding in codings}))
    for coding in sorted(codings, key=place_of):
        if not units_at(coding.span, units):
            stray = replace(stray_unit(place_of(coding), transcript, [coding]), id=f"{transcript.name}:{coding.start}-{coding.end}")
            units = sorted([*units, stray], key=lambda unit: (unit.start, unit.end))
    return units


def with_codes(codings: Iterable[Coding]) -> tuple[Coding, ...]:
    """The codings, and each that has a code once more with ``theme/code`` for its theme: so codes are compared as themes are.

    Two coders who give a theme two different codes have the theme in common, which α with Passonneau's distance counts.
    """
    return tuple(one for c in codings for one in ((c, replace(c, theme=f"{c.theme}/{c.code}")) if c.code else (c,)))


def compared_by_code(comparison: Comparison) -> Comparison:
    """The same comparison, of codes too."""
    units = (ComparedUnit(one.unit, tuple(None if said is None else with_codes(said) for said in one.said)) for one in comparison.units)
    return replace(comparison, units=tuple(units))


def undecided(comparison: Comparison) -> dict[str, Silence]:
    """The people who say nothing at all of some unit in what they have begun, not even that a proposal is wrong, with how much that is.

    Silence is a judgement only of somebody who is done: who is in the middle of a review has not judged what is still left. The program's
    voices judge every unit, and what a consensus has not settled waits.
    """
    found: dict[str, Silence] = {}
    for number, coder in enumerate(comparison.coders):
        if coder in (*VOICES, CONSENSUS):
            continue
        begun = [one for one in comparison.units if one.said[number] is not None]
        silent = [one for one in begun if not one.said[number]]
        if silent:
            found[coder] = Silence(len(silent), len(begun), sum(1 for one in silent if any(one.said)))
    return found


def passages(codings: Iterable[Coding]) -> list[Span]:
    """Where one coder's codings of one theme stand, overlapping ones joined; ones that only meet stay two."""
    found: list[Span] = []
    for span in sorted({coding.span for coding in codings}):
        if found and span.start < found[-1].end:
            found[-1] = Span(found[-1].start, max(found[-1].end, span.end))
        else:
            found.append(span)
    return found


def by_theme(codings: Iterable[Coding]) -> dict[str, list[Coding]]:
    """``{theme: its codings}``."""
    found: dict[str, list[Coding]] = defaultdict(list)
    for coding in codings:
        found[coding.theme].append(coding)
    return dict(found)
