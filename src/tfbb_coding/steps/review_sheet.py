"""Units and what is proposed for them, laid out as the rows of a sheet that a person fills in."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from tfbb_coding.model.codebook import Codebook
from tfbb_coding.model.codebook_names import CodebookNames
from tfbb_coding.model.coding import Coding, Evidence, Status
from tfbb_coding.model.decision import Decision, Note, NoteKind, Pair, RowKey, SheetRow
from tfbb_coding.model.review_words import ReviewWords, words_for
from tfbb_coding.model.text import fingerprint
from tfbb_coding.model.transcript import MeaningUnit, Transcript
from tfbb_coding.steps.own_units import handed_down, own_spans, recut, turn_of
from tfbb_coding.steps.segment import UnitKind, segment

CONTEXT = 150
"""Characters of a turn shown before and after a unit."""
LONGEST_CELL = 32_000
"""Excel takes 32,767 characters a cell."""
REASONS = 4
"""Pieces of evidence shown for and against a theme."""

Place = tuple[str, int, int]
"""A transcript's name, and a span in it."""


@dataclass(frozen=True, slots=True)
class ReviewUnit:
    """A unit with the proposals for it, and what the reviewer has already made of it."""

    unit: MeaningUnit
    context: str = ""
    proposed: tuple[Coding, ...] = ()
    own: tuple[Coding, ...] = ()
    notes: tuple[str, str, str] = ("", "", "")


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which units are written: all, or those with a proposal of these themes or an uncertain one, or those without any."""

    themes: tuple[str, ...] = ()
    uncertain: bool = False
    uncoded: bool = False

    def wants(self, unit: ReviewUnit) -> bool:
        """Whether the unit's row is written."""
        if not (self.themes or self.uncertain or self.uncoded):
            return True
        if not unit.proposed:
            return self.uncoded
        asked = bool(self.themes or self.uncertain)
        return asked and any(
            (not self.themes or coding.theme in self.themes) and (not self.uncertain or coding.status is Status.UNCERTAIN)
            for coding in unit.proposed
        )


def place_of(thing: Coding | MeaningUnit | Note) -> Place:
    """Where it stands."""
    return thing.transcript, thing.start, thing.end


def review_units(
    transcript: Transcript,
    proposed: Iterable[Coding],
    own: Iterable[Coding],
    notes: Mapping[NoteKind, Iterable[Note]],
    cut: Sequence[MeaningUnit] | None = None,
) -> list[ReviewUnit]:
    """The transcript's units in order of place, with what coders and the reviewer say of them; all must stand in the text as it is now.

    The material may have been coded by turns or sentences: the way of cutting is used that fits most codings. Where the reviewer has cut
    otherwise, that holds (:mod:`tfbb_coding.steps.own_units`). A coding that fits no unit becomes a row of its own.
    """
    there = list(proposed)
    mine, written = _by_place(own), _by_place_and_kind(notes)
    cut = cut_for(transcript, there) if cut is None else cut
    spans = own_spans((coding for several in mine.values() for coding in several), notes.get(NoteKind.UNIT, ()))
    units = recut(transcript, cut, spans)
    known, before = {place_of(unit) for unit in units}, {place_of(unit) for unit in cut}
    changed = [unit for unit in units if place_of(unit) not in before]
    laid, homeless = handed_down([coding for coding in there if place_of(coding) not in known], changed)
    proposals = _by_place([*(coding for coding in there if place_of(coding) in known), *laid, *homeless])
    places = proposals.keys() | written.keys()
    strays = [stray_unit(place, transcript, proposals.get(place, ())) for place in sorted(places - known)]
    return [
        ReviewUnit(
            unit=unit,
            context=context_of(unit, transcript),
            proposed=tuple(sorted(proposals.get(place_of(unit), ()), key=lambda coding: -coding.score)),
            own=tuple(sorted(mine.get(place_of(unit), ()), key=lambda coding: -coding.score)),
            notes=written.get(place_of(unit), ("", "", "")),
        )
        for unit in sorted([*units, *strays], key=lambda unit: (unit.start, unit.end))
    ]


def cut_for(transcript: Transcript, proposed: Iterable[Coding]) -> tuple[MeaningUnit, ...]:
    """The transcript cut in the way that fits most of the proposals."""
    return cut_as(transcript, {place_of(coding) for coding in proposed})


def cut_as(transcript: Transcript, places: AbstractSet[Place]) -> tuple[MeaningUnit, ...]:
    """The transcript cut in the way of which most places are units."""
    best: tuple[MeaningUnit, ...] = ()
    most = -1
    for kind in UnitKind:
        cut = segment(transcript, kind)
        met = len(places & {place_of(unit) for unit in cut})
        if met > most:
            best, most = cut, met
        if most == len(places):
            break
    return best


def _by_place(codings: Iterable[Coding]) -> dict[Place, list[Coding]]:
    found: dict[Place, list[Coding]] = defaultdict(list)
    for coding in codings:
        found[place_of(coding)].append(coding)
    return dict(found)


def _by_place_and_kind(notes: Mapping[NoteKind, Iterable[Note]]) -> dict[Place, tuple[str, str, str]]:
    """Condensation, memo and favourite of each place as the sheet shows them."""
    found: dict[Place, dict[NoteKind, str]] = defaultdict(dict)
    for kind, several in notes.items():
        for note in several if kind is not NoteKind.UNIT else ():
            found[place_of(note)][kind] = "x" if kind is NoteKind.FAVOURITE else note.text
    condensation, memo, favourite = NoteKind.CONDENSATION, NoteKind.MEMO, NoteKind.FAVOURITE
    return {place: (said.get(condensation, ""), said.get(memo, ""), said.get(favourite, "")) for place, said in found.items()}


def stray_unit(place: Place, transcript: Transcript, codings: Sequence[Coding]) -> MeaningUnit:
    """A unit for codings that stand on no unit as the transcript is cut now."""
    name, start, end = place
    turn = turn_of(transcript, start)
    unit = codings[0].unit if codings else f"{name}:{turn.number}"
    return MeaningUnit(unit, name, turn.number, turn.speaker, turn.role, start, end, transcript.text[start:end])


def context_of(unit: MeaningUnit, transcript: Transcript) -> str:
    """What the same turn says just before and after the unit; ▪ stands for the unit. Empty where the unit is the whole turn."""
    turn = transcript.turns[unit.turn]
    before = " ".join(transcript.text[turn.start : unit.start].split())
    after = " ".join(transcript.text[unit.end : max(turn.end, unit.end)].split())
    if len(before) > CONTEXT:
        before = "…" + before[-CONTEXT:].partition(" ")[2]
    if len(after) > CONTEXT:
        after = after[:CONTEXT].rpartition(" ")[0] + "…"
    return "\n".join(part for part in (before, "▪", after) if part) if before or after else ""


def shown_text(text: str, words: ReviewWords) -> str:
    """A unit's text as a cell holds it."""
    return text if len(text) <= LONGEST_CELL else text[:LONGEST_CELL] + words.shortened


def review_rows(units: Sequence[ReviewUnit], book: Codebook, cases: Mapping[str, str], coder: str, reviewer: str) -> list[SheetRow]:
    """A row a unit. ``cases`` leads from a transcript's name to its case's.

    ``coder`` made the proposals, ``reviewer`` will fill the rows in.
    """
    names = _Names(words_for(book), CodebookNames.of(book))
    head = (coder, reviewer, book.fingerprint, len(units))
    return [_row(unit, names, cases.get(unit.unit.transcript, ""), head) for unit in units]


@dataclass(frozen=True, slots=True)
class _Names:
    """The sheet's words, and how it calls themes and codes."""

    words: ReviewWords
    book: CodebookNames


def _row(unit: ReviewUnit, names: _Names, case: str, head: tuple[str, str, str, int]) -> SheetRow:
    coder, reviewer, codebook, rows = head
    text = unit.unit.text
    proposed = pairs(unit.proposed)
    shown, decided = _made_of(unit)
    notes = tuple(fingerprint(" ".join(note.split())) if note else "" for note in unit.notes)
    key = RowKey(
        unit.unit.transcript, unit.unit.id, unit.unit.start, unit.unit.end, fingerprint(text), coder, reviewer, codebook,
        proposed, shown, decided, (notes[0], notes[1], notes[2]), rows,
    )  # fmt: skip
    return SheetRow(
        transcript=unit.unit.transcript,
        unit=unit.unit.id,
        text=shown_text(text, names.words),
        key=key.packed(),
        case=case,
        speaker=unit.unit.speaker or "",
        question=" ".join(unit.unit.question.split()),
        context=unit.context,
        proposal="\n".join(_proposal(coding, names) for coding in unit.proposed) or names.words.nothing_proposed,
        themes=tuple(names.book.pair(pair) for pair in shown),
        decision=names.words.decisions.get(decided, ""),
        condensation=unit.notes[0],
        memo=unit.notes[1],
        favourite=unit.notes[2],
    )


def pairs(codings: Iterable[Coding]) -> tuple[Pair, ...]:
    """Theme and code of each."""
    return tuple(dict.fromkeys((coding.theme, coding.code) for coding in codings))


def _made_of(unit: ReviewUnit) -> tuple[tuple[Pair, ...], Decision]:
    """The themes that the row shows, and what the reviewer has decided about the proposals."""
    proposed = pairs(unit.proposed)
    if not unit.own:
        return proposed, Decision.NONE
    kept = pairs(coding for coding in unit.own if coding.status is not Status.REJECTED)
    if not kept:
        return pairs(unit.own), Decision.REJECT
    untouched = all(coding.status is Status.ACCEPTED for coding in unit.own)
    return kept, Decision.ACCEPT if untouched and (not proposed or completes(kept, proposed)) else Decision.CHANGE


def completes(final: Sequence[Pair], proposed: Sequence[Pair]) -> bool:
    """Whether ``final`` is what was proposed, with at most a code filled in where none was.

    >>> completes([("mal", "tidigt_stod")], [("mal", "")]), completes([("mal", "")], [("mal", "tidigt_stod")])
    (True, False)
    """
    left = list(final)
    for theme, code in proposed:
        fits = [pair for pair in left if pair[0] == theme and (pair[1] == code or not code)]
        if not fits:
            return False
        left.remove(fits[0])
    return not left


def _proposal(coding: Coding, names: _Names) -> str:
    """A proposal in words: ``Hinder › Tid 0,94 (föreslaget)``, and what speaks for and against it."""
    score = f"{coding.score:.2f}".replace(".", names.words.decimal)
    head = f"{names.book.phrase((coding.theme, coding.code))} {score} ({names.words.statuses[coding.status]})"
    return "\n".join([head, *reasons_of(coding, names.words)])


def reasons_of(coding: Coding, words: ReviewWords) -> list[str]:
    """What speaks for and against a coding, the strongest first, at most two lines."""
    return [f"  {label}: {', '.join(said)}" for label, said in reasons(coding, words)]


def reasons(coding: Coding, words: ReviewWords) -> list[tuple[str, list[str]]]:
    """What speaks for and what against a coding, each with its heading; the strongest :data:`REASONS` of each."""
    sides = (
        (words.speaks_for, [piece for piece in coding.evidence if piece.weight > 0]),
        (words.speaks_against, [piece for piece in coding.evidence if piece.weight < 0]),
    )
    found = [(label, list(dict.fromkeys(_reason(piece, words) for piece in _one_each(pieces)))[:REASONS]) for label, pieces in sides]
    return [(label, said) for label, said in found if said]


def _one_each(evidence: Iterable[Evidence]) -> list[Evidence]:
    """The strongest piece for the same words."""
    best: dict[str, Evidence] = {}
    for piece in sorted(evidence, key=lambda piece: -abs(piece.weight)):
        best.setdefault(" ".join(piece.words.split()).casefold(), piece)
    return list(best.values())


def _reason(piece: Evidence, words: ReviewWords) -> str:
    kind = next((part for part in piece.indicator.rpartition("/")[2].split()[:1]), "")
    named = words.kinds.get(kind, "")
    return f"”{' '.join(piece.words.split())}”" + (f" ({named})" if named else "")
