"""What a project says of passages of interviews that now stand in the study, as codings, condensations, memos and favourites."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum

from tfbb_coding.model.coding import Coding, Status
from tfbb_coding.model.condensation import Condensation, CondensationStatus
from tfbb_coding.model.decision import Note
from tfbb_coding.model.exchange import Applied, Passage, Project, ProjectNote, Source
from tfbb_coding.model.exchange_words import exchange_words
from tfbb_coding.model.text import Span
from tfbb_coding.model.transcript import MeaningUnit, Transcript
from tfbb_coding.steps.exchange.guids import Guids
from tfbb_coding.steps.exchange.notes import is_condensation, words_of
from tfbb_coding.steps.exchange.place_passage import Placed, place, unit_at
from tfbb_coding.steps.exchange.take_codes import TakenCodes
from tfbb_coding.steps.exchange.take_people import People, is_program


class Outcome(StrEnum):
    """What became of the passages."""

    PLACED = "placed"
    MOVED = "moved"
    SPLIT = "split"
    ASKED = "asked"
    LOST = "lost"
    BARE = "bare"
    WHOLE = "whole"
    NO_CODE = "no code"
    UNCODED = "uncoded"


@dataclass(frozen=True, slots=True)
class Ground:
    """What codings are placed on: the study's transcript of a source, and its meaning units."""

    transcript: Transcript
    cut: Sequence[MeaningUnit] = ()


@dataclass(frozen=True, slots=True)
class Named:
    """How the project's guids are called in the study: codes, people, and the interviews by their source.

    ``members`` are (source, case) of the interviews that belong to a case: a passage marked as that case's says nothing more. ``coded`` are
    (unit, theme) of what the study has coded already, ``codebook`` is the fingerprint of the codebook that codings go by.
    """

    codes: TakenCodes
    people: People = field(default_factory=People)
    grounds: Mapping[str, Ground] = field(default_factory=dict)
    members: Collection[tuple[str, str]] = frozenset()
    coded: Collection[tuple[str, str]] = frozenset()
    codebook: str = ""


@dataclass(slots=True)
class Taken:
    """What is taken in. ``lost`` are the passages, by source, whose words do not stand in the interview."""

    codings: list[Coding] = field(default_factory=list)
    memos: list[Note] = field(default_factory=list)
    favourites: list[Note] = field(default_factory=list)
    condensations: list[Condensation] = field(default_factory=list)
    lost: dict[str, list[Span]] = field(default_factory=lambda: defaultdict(list))
    outcomes: Counter[Outcome] = field(default_factory=Counter)


def take_passages(project: Project, named: Named) -> Taken:
    """Every coding and every memo about a passage, on the words that they are about."""
    taken = Taken()
    for source in project.sources:
        ground = named.grounds.get(source.guid)
        if ground is None:
            continue
        taken.outcomes[Outcome.WHOLE] += sum(one.code in named.codes.places and named.people.is_wanted(one.person) for one in source.whole)
        passages = _Passages(source, ground, named, project, taken)
        for passage in source.passages:
            passages.take(passage)
    taken.codings = list({_key(coding): coding for coding in taken.codings}.values())
    _settle_condensations(taken, named)
    return taken


def _key(coding: Coding) -> tuple[object, ...]:
    return (coding.transcript, coding.coder, coding.start, coding.end, coding.theme, coding.code)


def _settle_condensations(taken: Taken, named: Named) -> None:
    """Condensations of units that nobody has coded so become memos: in a study they would be about nothing."""
    said = [one for one in taken.codings if one.status is not Status.REJECTED]
    coded = {*named.coded, *((one.unit, theme) for one in said for theme in (one.theme, ""))}
    kept = [one for one in taken.condensations if one.key in coded]
    word = exchange_words(named.codes.book.language)["condensation"]
    for one in taken.condensations:
        if one.key not in coded:
            taken.outcomes[Outcome.UNCODED] += 1
            text = f"{word}{f' ({one.theme})' if one.theme else ''}: {one.text}"
            place = (one.transcript, one.unit, one.turn, one.speaker, one.start, one.end)
            taken.memos.append(Note(*place, one.coder, text, one.quotation))
    taken.condensations = kept


class _Passages:
    """The passages of one source while they are taken."""

    def __init__(self, source: Source, ground: Ground, named: Named, project: Project, taken: Taken) -> None:
        self.source, self.ground, self.named, self.project, self.taken = source, ground, named, project, taken
        self.guids = Guids(project.name)
        self.notes = {note.guid: note for note in project.all_notes}

    def take(self, passage: Passage) -> None:
        """What is said of the passage, on its words in the transcript."""
        said, memos = self._said(passage), list(self._memos(passage))
        outcomes = self.taken.outcomes
        outcomes[Outcome.NO_CODE] += sum(self._is_strange(one) for one in passage.applied)
        if not said and not memos:
            outcomes[Outcome.BARE] += not passage.applied and not passage.notes and not passage.description
            return
        placed = place(passage, self.source, self.ground.transcript)
        self._count(placed, max(1, len(said)))
        if not placed.spans:
            self.taken.lost[self.source.guid].append(Span(passage.start, passage.end))
            return
        for one in said:
            if one.code in self.named.codes.favourites:
                self.taken.favourites.append(self._note(placed.spans[0], one.person, ""))
            else:
                self.taken.codings += [self._coding(one, passage, span) for span in placed.spans]
        for note in memos:
            self._take_note(note, placed.spans[0])

    def _said(self, passage: Passage) -> list[Applied]:
        """The codes applied to the passage that mean something in the study."""
        codes = self.named.codes
        known = [one for one in passage.applied if one.code in codes.places or one.code in codes.favourites]
        return [one for one in known if self.named.people.is_wanted(one.person)]

    def _is_strange(self, one: Applied) -> bool:
        """Whether a code is none of the file's, or marks a case that the interview does not belong to anyway."""
        codes = self.named.codes
        known = one.code in codes.places or one.code in codes.favourites
        return not known and (self.source.guid, one.code) not in self.named.members

    def _memos(self, passage: Passage) -> Iterator[ProjectNote]:
        """What is written about the passage, its own description too."""
        if passage.description and self.named.people.is_wanted(passage.person):
            yield ProjectNote("", "", passage.description, passage.person)
        for guid in dict.fromkeys((*passage.notes, *(note for one in passage.applied for note in one.notes))):
            note = self.notes.get(guid)
            if note is not None and (note.text or note.name) and self.named.people.is_wanted(note.person):
                yield note

    def _count(self, placed: Placed, n: int) -> None:
        outcomes = self.taken.outcomes
        outcomes[Outcome.PLACED if placed.spans else Outcome.LOST] += n
        outcomes[Outcome.MOVED] += placed.moved and bool(placed.spans)
        outcomes[Outcome.SPLIT] += len(placed.spans) > 1
        outcomes[Outcome.ASKED] += placed.asked

    def _coding(self, one: Applied, passage: Passage, span: Span) -> Coding:
        where = self._where(span)
        theme, code = self.named.codes.places[one.code]
        coder = self.named.people.coder(one.person)
        words = span.of(self.ground.transcript.text)
        return Coding(*where, theme, code, coder, self._status(one, passage, coder), 1.0, words, codebook=self.named.codebook)

    def _status(self, one: Applied, passage: Passage, coder: str) -> Status:
        """What an export has put into the coding's guid; elsewhere people accept, and the program proposes."""
        place = (self.source.guid, passage.start, passage.end)
        told = next((status for status in Status if self.guids.coding(place, one.person, one.code, status) == one.guid), None)
        return told or (Status.PROPOSED if is_program(coder) else Status.ACCEPTED)

    def _take_note(self, note: ProjectNote, span: Span) -> None:
        if not is_condensation(note):
            self.taken.memos.append(self._note(span, note.person, words_of(note, own=self.project.is_own)))
            return
        last = note.name.rpartition(" (")[0].rpartition(" ")[2]
        theme = last if (last, "") in self.named.codes.places.values() else ""
        where, coder, words = self._where(span), self.named.people.coder(note.person), span.of(self.ground.transcript.text)
        one = Condensation(*where, coder, note.text, words, theme, codebook=self.named.codebook)
        confirmed = self.guids.condensation(note.person, note.name, note.text, CondensationStatus.CONFIRMED) == note.guid
        self.taken.condensations.append(replace(one, status=CondensationStatus.CONFIRMED, proposal=one.text) if confirmed else one)

    def _note(self, span: Span, person: str, text: str) -> Note:
        return Note(*self._where(span), self.named.people.coder(person), text, span.of(self.ground.transcript.text))

    def _where(self, span: Span) -> tuple[str, str, int, str | None, int, int]:
        """Transcript, unit, turn, speaker and place, as every line of the study tells them."""
        transcript = self.ground.transcript
        unit, turn = unit_at(span, transcript, self.ground.cut)
        return transcript.name, unit, turn.number, turn.speaker, span.start, span.end
