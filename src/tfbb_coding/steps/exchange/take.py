"""What another program's project says of interviews that now stand in the study, as codings, condensations and memos."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from tfbb_coding.model.coding import Coding, Status
from tfbb_coding.model.condensation import Condensation
from tfbb_coding.model.decision import Note
from tfbb_coding.model.exchange import Applied, Passage, Project, ProjectNote, Source
from tfbb_coding.model.exchange_words import ENGLISH, SWEDISH
from tfbb_coding.model.text import Span
from tfbb_coding.model.transcript import MeaningUnit, Transcript
from tfbb_coding.steps.exchange.people import is_program
from tfbb_coding.steps.exchange.place import Placed, place, unit_at
from tfbb_coding.steps.exchange.take_codes import Pair

_CONDENSED = tuple(f"({words['condensation'].lower()})" for words in (SWEDISH, ENGLISH))


class Outcome(StrEnum):
    """What became of the passages."""

    PLACED = "placed"
    MOVED = "moved"
    SPLIT = "split"
    ASKED = "asked"
    LOST = "lost"
    WHOLE = "whole"
    NO_CODE = "no code"


@dataclass(frozen=True, slots=True)
class Ground:
    """What codings are placed on: the study's transcript of a source, and its meaning units."""

    transcript: Transcript
    cut: Sequence[MeaningUnit] = ()


@dataclass(frozen=True, slots=True)
class Named:
    """How the project's guids are called in the study: codes, coders, and the interviews by their source.

    ``wanted`` are the guids of the people whose work is asked for, all where it is empty.
    """

    codes: Mapping[str, Pair]
    coders: Mapping[str, str]
    grounds: Mapping[str, Ground]
    wanted: frozenset[str] = frozenset()
    codebook: str = ""

    def coder(self, person: str) -> str:
        """Who somebody is in the study; who nobody knows where the file names nobody that it lists."""
        return self.coders.get(person, self.coders[""])

    def is_wanted(self, person: str) -> bool:
        """Whether what this person says is asked for."""
        return not self.wanted or person in self.wanted


@dataclass(slots=True)
class Taken:
    """What is taken in. ``lost`` are the passages, by source, whose words do not stand in the interview."""

    codings: list[Coding] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    condensations: list[Condensation] = field(default_factory=list)
    lost: dict[str, list[Span]] = field(default_factory=lambda: defaultdict(list))
    outcomes: Counter[Outcome] = field(default_factory=Counter)


def take_passages(project: Project, named: Named) -> Taken:
    """Every coding and every memo about a passage, on the words that they are about."""
    taken = Taken()
    notes = {note.guid: note for note in project.all_notes}
    for source in project.sources:
        ground = named.grounds.get(source.guid)
        if ground is None:
            continue
        taken.outcomes[Outcome.WHOLE] += sum(one.code in named.codes and named.is_wanted(one.person) for one in source.whole)
        for passage in source.passages:
            _take_passage(passage, source, _Reach(ground, named, notes), taken)
    taken.codings = list({_key(coding): coding for coding in taken.codings}.values())
    return taken


@dataclass(frozen=True, slots=True)
class _Reach:
    """What is needed to understand a passage."""

    ground: Ground
    named: Named
    notes: Mapping[str, ProjectNote]

    def said(self, passage: Passage) -> list[Applied]:
        """The codes applied to the passage that become codings."""
        return [one for one in passage.applied if one.code in self.named.codes and self.named.is_wanted(one.person)]

    def memos(self, passage: Passage) -> Iterator[ProjectNote]:
        """What is written about the passage, its own description too."""
        if passage.description and self.named.is_wanted(passage.person):
            yield ProjectNote("", "", passage.description, passage.person)
        for guid in dict.fromkeys((*passage.notes, *(note for one in passage.applied for note in one.notes))):
            note = self.notes.get(guid)
            if note is not None and note.text and self.named.is_wanted(note.person):
                yield note


def _key(coding: Coding) -> tuple[object, ...]:
    return (coding.transcript, coding.coder, coding.start, coding.end, coding.theme, coding.code)


def _take_passage(passage: Passage, source: Source, reach: _Reach, taken: Taken) -> None:
    said, memos = reach.said(passage), list(reach.memos(passage))
    unknown = sum(one.code not in reach.named.codes for one in passage.applied)
    taken.outcomes[Outcome.NO_CODE] += unknown
    if not said and not memos:
        return
    placed = place(passage, source, reach.ground.transcript)
    _count(placed, max(1, len(said)), taken)
    if not placed.spans:
        taken.lost[source.guid].append(Span(passage.start, passage.end))
        return
    for span in placed.spans:
        taken.codings += [_coding(one, span, reach) for one in said]
    for memo in memos:
        _take_memo(memo, placed.spans[0], reach, taken)


def _count(placed: Placed, n: int, taken: Taken) -> None:
    taken.outcomes[Outcome.PLACED if placed.spans else Outcome.LOST] += n
    taken.outcomes[Outcome.MOVED] += placed.moved and bool(placed.spans)
    taken.outcomes[Outcome.SPLIT] += len(placed.spans) > 1
    taken.outcomes[Outcome.ASKED] += placed.asked


def _coding(one: Applied, span: Span, reach: _Reach) -> Coding:
    transcript = reach.ground.transcript
    unit, turn = unit_at(span, transcript, reach.ground.cut)
    theme, code = reach.named.codes[one.code]
    coder, words = reach.named.coder(one.person), span.of(transcript.text)
    place = (transcript.name, unit, turn.number, turn.speaker, span.start, span.end)
    status = Status.PROPOSED if is_program(coder) else Status.ACCEPTED
    return Coding(*place, theme, code, coder, status, 1.0, words, codebook=reach.named.codebook)


def _take_memo(memo: ProjectNote, span: Span, reach: _Reach, taken: Taken) -> None:
    transcript = reach.ground.transcript
    unit, turn = unit_at(span, transcript, reach.ground.cut)
    words, coder = span.of(transcript.text), reach.named.coder(memo.person)
    if memo.name.endswith(_CONDENSED):
        last = memo.name.rpartition(" (")[0].rpartition(" ")[2]
        theme = last if (last, "") in reach.named.codes.values() else ""
        taken.condensations.append(
            Condensation(
                *(transcript.name, unit, turn.number, turn.speaker, span.start, span.end, coder, memo.text, words, theme),
                codebook=reach.named.codebook,
            )
        )
        return
    taken.notes.append(Note(transcript.name, unit, turn.number, turn.speaker, span.start, span.end, coder, memo.text, words))
