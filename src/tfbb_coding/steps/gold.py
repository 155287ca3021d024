"""A table of what is held to be right, laid over a transcript's meaning units."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePath

from tfbb_coding.messages import _
from tfbb_coding.model.gold import Gold, GoldRow
from tfbb_coding.model.text import Span
from tfbb_coding.model.transcript import MeaningUnit, Role, Transcript
from tfbb_coding.steps.alignment import by_transcript, units_at
from tfbb_coding.steps.evaluate import Compared, Said, joined


@dataclass(frozen=True, slots=True)
class Laid:
    """The places compared, and ``(line, what is wrong)`` for rows that fit nothing. ``silent`` are rows about turns without coded talk."""

    compared: tuple[Compared, ...]
    problems: tuple[tuple[int, str], ...] = ()
    silent: int = 0


def transcripts_named(gold: Gold) -> frozenset[str]:
    """The names of the transcripts that the table speaks of, without the files' endings too."""
    return frozenset(name for row in gold.rows for name in (row.transcript, PurePath(row.transcript).stem))


def lay_gold(gold: Gold, transcripts: Iterable[Transcript], units: Iterable[MeaningUnit], said: Mapping[str, Said]) -> Laid:
    """What the table says beside what the coder says; places in the table's order, or by span in the transcripts' order.

    Transcripts of whose units ``said`` knows nothing are left out.
    """
    known = {transcript.name: transcript for transcript in transcripts}
    places = by_transcript(units)
    rows: list[tuple[GoldRow, str]] = []
    problems: list[tuple[int, str]] = []
    strange: set[str] = set()
    for row in gold.rows:
        name = row.transcript if row.transcript in known else PurePath(row.transcript).stem
        if name in known:
            if any(unit.id in said for unit in places.get(name, ())):
                rows.append((row, name))
        elif row.transcript not in strange:
            strange.add(row.transcript)
            problems.append((row.line, _("there is no transcript '{name}' in the material").format(name=row.transcript)))
    laid = _by_span(rows, places, said) if gold.by_span else _by_place(rows, known, places, said)
    return Laid(laid.compared, (*problems, *laid.problems), laid.silent)


def _by_span(rows: Sequence[tuple[GoldRow, str]], places: Mapping[str, list[MeaningUnit]], said: Mapping[str, Said]) -> Laid:
    """Every unit of the transcripts named: with the themes of the rows that are about it, or with none."""
    found: dict[str, dict[str, None]] = {}
    problems = []
    for row, name in rows:
        assert row.start is not None
        assert row.end is not None
        about = units_at(Span(row.start, row.end), places.get(name, []))
        for unit in about:
            found.setdefault(unit.id, {}).update(dict.fromkeys(row.themes))
        if not about and row.themes:
            problems.append((row.line, _("nothing that a participant says stands at {start}–{end}").format(start=row.start, end=row.end)))
    names = dict.fromkeys(name for _row, name in rows)
    compared = [
        Compared(unit.id, unit.text, tuple(found.get(unit.id, ())), said[unit.id]) for name in names for unit in places.get(name, [])
    ]
    return Laid(tuple(compared), tuple(problems))


def _by_place(
    rows: Sequence[tuple[GoldRow, str]], known: Mapping[str, Transcript], places: Mapping[str, list[MeaningUnit]], said: Mapping[str, Said]
) -> Laid:
    """The rows' own units or turns; several rows about one place are one place with all their themes."""
    merged: dict[str, tuple[list[MeaningUnit], str, dict[str, None]]] = {}
    problems: list[tuple[int, str]] = []
    silent = 0
    for row, name in rows:
        units, place, problem = _units_of(row, known[name], places.get(name, []))
        if problem:
            problems.append((row.line, problem))
        elif units or row.themes:
            merged.setdefault(place, (units, _text(row, units, known[name]), {}))[2].update(dict.fromkeys(row.themes))
        else:
            silent += 1
    compared = [
        Compared(place, text, tuple(themes), joined([said[unit.id] for unit in units]) if units else Said())
        for place, (units, text, themes) in merged.items()
    ]
    return Laid(tuple(compared), tuple(problems), silent)


def _units_of(row: GoldRow, transcript: Transcript, units: Sequence[MeaningUnit]) -> tuple[list[MeaningUnit], str, str]:
    """``(units, the place's name, what is wrong)`` of a row that names a unit, a span or a turn."""
    exact = [unit for unit in units if unit.id == row.unit]
    if exact:
        changed = row.text and row.text.split() != exact[0].text.split()
        return exact, row.unit, _("unit {unit} has other words now than the table shows").format(unit=row.unit) if changed else ""
    if row.start is not None and row.end is not None:
        about = sorted(units_at(Span(row.start, row.end), units), key=lambda unit: unit.start)
        problem = "" if about else _("nothing that a participant says stands at {start}–{end}").format(start=row.start, end=row.end)
        return about, about[0].id if len(about) == 1 else f"{transcript.name}:{row.start}-{row.end}", problem
    if row.unit:
        return [], "", _("there is no unit {unit} (any more)").format(unit=row.unit)
    assert row.turn is not None
    if row.turn >= len(transcript.turns):
        last = len(transcript.turns) - 1
        return [], "", _("there is no turn {turn}; they go from 0 to {last}").format(turn=row.turn, last=last)
    if row.themes and transcript.turns[row.turn].role is Role.INTERVIEWER:
        return [], "", _("turn {turn} is the interviewer's, which is never coded").format(turn=row.turn)
    return [unit for unit in units if unit.turn == row.turn], f"{transcript.name}:{row.turn}", ""


def _text(row: GoldRow, units: Sequence[MeaningUnit], transcript: Transcript) -> str:
    if units:
        return transcript.text[units[0].start : units[-1].end]
    return transcript.turns[row.turn].text if row.turn is not None else ""
