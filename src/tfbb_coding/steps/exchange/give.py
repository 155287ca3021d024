"""A study's codings, and all that belongs to them, as a project for other programs."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from tfbb_coding import __version__
from tfbb_coding.model.codebook import Codebook
from tfbb_coding.model.coding import CONSENSUS, VOICES, Coding
from tfbb_coding.model.condensation import Condensation
from tfbb_coding.model.decision import Note
from tfbb_coding.model.exchange import (
    INTEGER,
    OWN,
    TEXT,
    Applied,
    Passage,
    Person,
    Project,
    ProjectCase,
    ProjectCode,
    ProjectNote,
    ProjectSet,
    Source,
    Value,
    Variable,
)
from tfbb_coding.model.exchange_words import FAVOURITES, KINDS, VARIABLES, exchange_words
from tfbb_coding.model.memo import About, Memo
from tfbb_coding.model.results import Results
from tfbb_coding.model.study import Interview
from tfbb_coding.steps.exchange.give_codes import project_codes
from tfbb_coding.steps.exchange.guids import Guids
from tfbb_coding.steps.gate import count_identifiers

ORIGIN = f"{OWN} {__version__}"
NOBODY_KNOWS = "1980-01-01T00:00:00Z"
"""The time of what nobody knows the time of: programs stumble where there is none."""
_WIDEST = 0xFFFF
_GOLD = "#b8860b"
_FULL_DATE = 10


@dataclass(frozen=True, slots=True)
class Extras:
    """What goes with the codings: memos that are about no unit, when each coding was made, and a sentence to print first."""

    memos: tuple[Memo, ...] = ()
    times: Mapping[Coding, str] = field(default_factory=dict)
    notice: str = ""
    with_memos: bool = True


def codebook_project(book: Codebook, guids: Guids, notice: str = "") -> Project:
    """The codebook alone; ``notice`` is a sentence to print."""
    return Project(book.title, ORIGIN, notice, codes=project_codes(book, guids))


def coded_so(results: Results) -> frozenset[tuple[str, str]]:
    """``(unit, theme)`` of the codings that go over, and ``(unit, "")`` of every unit with one."""
    return frozenset(pair for one in results.codings for pair in ((one.unit, one.theme), (one.unit, "")))


def goes_over(one: Condensation, coded: Collection[tuple[str, str]]) -> bool:
    """Whether the unit is coded so in the file: a condensation of what nobody coded would be a fault of the study it comes into."""
    return (one.unit, one.theme) in coded


def project_of(results: Results, extras: Extras) -> Project:
    """Everything of the study that the standard can hold."""
    return _Giving(results, extras).project()


def wide_sources(project: Project) -> int:
    """How many sources hold characters, such as emoji, that some programs count as two."""
    return sum(any(ord(letter) > _WIDEST for letter in source.text) for source in project.sources)


class _Giving:
    """The study while its project is put together; memos are gathered on the way."""

    def __init__(self, results: Results, extras: Extras) -> None:
        self.results, self.extras = results, extras
        self.guids = Guids(results.study.title)
        self.words = exchange_words(results.book.language)
        self.notes: list[ProjectNote] = []
        self.about: dict[tuple[About, str], list[str]] = defaultdict(list)
        self.people: dict[str, None] = dict.fromkeys(sorted(results.coders))
        self.variables: dict[str, None] = {}
        self.coded = coded_so(results)
        self.favourite = self.guids.of("favourites")
        self.codings: dict[str, list[Coding]] = defaultdict(list)
        for coding in results.codings:
            self.codings[coding.transcript].append(coding)
        self.favourites = [one for one in results.favourites if self._stands(one)]

    def project(self) -> Project:
        results = self.results
        for memo in self.extras.memos if self.extras.with_memos else ():
            self._note_memo(memo)
        codes = {of: notes for (about, of), notes in self.about.items() if about in (About.THEME, About.CODE)}
        used = [(coding.theme, coding.code) for coding in results.codings]
        sources = tuple(self._source(name) for name in sorted(results.transcripts))
        return Project(
            name=results.study.title,
            origin=ORIGIN,
            description=self.extras.notice,
            people=tuple(Person(self._person(name), called) for name, called in shown_names(self.people, self.words["coder"]).items()),
            codes=(*project_codes(results.book, self.guids, used, codes), *self._favourite_code()),
            variables=tuple(self._variable(key) for key in self.variables),
            cases=tuple(self._cases()),
            sources=sources,
            all_notes=tuple(self.notes),
            sets=tuple(self._sets()),
            notes=tuple(self.about[About.STUDY, ""]),
        )

    def _favourite_code(self) -> Iterator[ProjectCode]:
        """A code by which other programs find the favourites at once; no theme, and known again by what its description tells."""
        if self.favourites:
            described = f"{self.words['favourite']}\n\n{self.words['id']}: {FAVOURITES}"
            yield ProjectCode(self.favourite, self.words["favourites"], described, _GOLD)

    def _person(self, name: str) -> str:
        self.people.setdefault(name)
        return self.guids.of("person", name)

    def _note_memo(self, memo: Memo) -> None:
        of = {About.CASE: self.results.study.case_name(memo.of), About.THEME: self.results.theme_label(memo.of)}.get(memo.about, memo.of)
        name = named(of or self.results.study.title, self.words["memo"])
        note = ProjectNote(
            self.guids.of("memo", memo.coder, memo.id), name, memo.text, self._person(memo.coder), _utc(memo.time) or NOBODY_KNOWS
        )
        self.notes.append(note)
        self.about[memo.about, memo.of].append(note.guid)

    def _variable(self, key: str) -> Variable:
        return Variable(self.guids.of("variable", key), self.words[key], INTEGER if key == "participants" else TEXT)

    def _cases(self) -> Iterator[ProjectCase]:
        for case in self.results.study.cases:
            sources = [self._source_guid(name) for name, one in sorted(self.results.interviews.items()) if one.case == case.id]
            memos = tuple(self.about[About.CASE, case.id])
            known_by = f"{self.words['id']}: {case.id}"
            yield ProjectCase(self.guids.of("case", case.id), case.name, known_by, sources=tuple(sources), notes=memos)

    def _sets(self) -> Iterator[ProjectSet]:
        """The interviews of each case, wave and kind: the groups of documents by which other programs filter."""
        groups: dict[tuple[str, str], list[str]] = defaultdict(list)
        for name, one in sorted(self.results.interviews.items()):
            values = {"case": self.results.study.case_name(one.case) if one.case else "", "wave": one.wave, "kind": self._kind(one)}
            for key, value in values.items():
                if value:
                    groups[key, value].append(self._source_guid(name))
        for (key, value), sources in sorted(groups.items(), key=lambda item: (VARIABLES.index(item[0][0]), item[0][1])):
            yield ProjectSet(self.guids.of("set", key, value), named(value, self.words[key]), tuple(sources))

    def _kind(self, interview: Interview) -> str:
        return self.words[interview.kind] if interview.kind in KINDS else ""

    def _source_guid(self, name: str) -> str:
        return self.guids.of("source", name)

    def _source(self, name: str) -> Source:
        interview = self.results.interviews[name]
        return Source(
            guid=self._source_guid(name),
            name=name,
            text=self.results.transcripts[name].text,
            time=f"{interview.date}T00:00:00Z" if len(interview.date) == _FULL_DATE else "",
            passages=tuple(self._passages(name)),
            notes=tuple(self.about[About.INTERVIEW, name]),
            values=tuple(self._values(interview)),
        )

    def _values(self, interview: Interview) -> Iterator[Value]:
        study = self.results.study
        values = {
            "interview": interview.id,
            "case": study.case_name(interview.case) if interview.case else "",
            "wave": interview.wave,
            "kind": self._kind(interview),
            "date": interview.date,
            "participants": "" if interview.participants is None else str(interview.participants),
            "interviewers": "; ".join(interview.interviewers),
        }
        for key, value in values.items():
            if value:
                self.variables.setdefault(key)
                yield Value(self.guids.of("variable", key), value)

    def _passages(self, name: str) -> Iterator[Passage]:
        """One for each person and place, since some programs know only who made a passage, not who applied each of its codes."""
        placed: dict[tuple[int, int, str], list[Coding]] = defaultdict(list)
        notes: dict[tuple[int, int, str], list[str]] = defaultdict(list)
        for coding in self.codings[name]:
            placed[coding.start, coding.end, coding.coder].append(coding)
        for start, end, coder, note in self._unit_notes(name):
            notes[start, end, coder].append(note)
        liked = {(one.start, one.end, one.coder) for one in self.favourites if one.transcript == name}
        for place in sorted({*placed, *notes, *liked}):
            passage = self._passage(name, place, placed[place], notes[place])
            yield replace(passage, applied=(*passage.applied, self._liked(name, place))) if place in liked else passage

    def _liked(self, name: str, place: tuple[int, int, str]) -> Applied:
        return Applied(self.guids.of("favourite", name, *place), self.favourite, self._person(place[2]), NOBODY_KNOWS)

    def _passage(self, name: str, place: tuple[int, int, str], codings: Sequence[Coding], notes: Sequence[str]) -> Passage:
        """Without its words for a name: torn out of their sentence they look like names to the gate, and the source has them anyway."""
        start, end, coder = place
        times = [self.extras.times.get(coding, NOBODY_KNOWS) for coding in codings]
        person, where = self._person(coder), (self._source_guid(name), start, end)
        applied = [
            Applied(self.guids.coding(where, person, code, one.status), code, person, time)
            for one, time in zip(codings, times, strict=True)
            for code in (self._code(one),)
        ]
        guid = self.guids.of("passage", name, *place)
        when = min(times, default=NOBODY_KNOWS)
        return Passage(guid, start, end, person=person, time=when, applied=tuple(applied), notes=tuple(notes))

    def _code(self, coding: Coding) -> str:
        return self.guids.of("code", coding.theme, coding.code) if coding.code else self.guids.of("code", coding.theme)

    def _unit_notes(self, name: str) -> Iterator[tuple[int, int, str, str]]:
        """Memos about units, and condensations that a person has decided."""
        memos = self.results.memos if self.extras.with_memos else ()
        for memo in memos:
            if memo.text and memo.transcript == name and self._stands(memo):
                name_of = self._unit_name("memo", memo)
                yield memo.start, memo.end, memo.coder, self._unit_note(memo, name_of, self.guids.of("memo", memo.coder, memo.unit, ""))
        for one in self.results.condensations:
            if one.transcript == name and one.decided and one.text and self._stands(one) and goes_over(one, self.coded):
                name_of = self._unit_name("condensation", one, one.theme)
                guid = self.guids.condensation(self._person(one.coder), name_of, one.text, one.status)
                yield one.start, one.end, one.coder, self._unit_note(one, name_of, guid)

    def _stands(self, one: Note | Condensation) -> bool:
        """Whether its words stand where it says; a transcript that is gone has no place for it."""
        transcript = self.results.transcripts.get(one.transcript)
        return transcript is not None and transcript.text[one.start : one.end] == one.quotation

    def _unit_name(self, kind: str, one: Note | Condensation, theme: str = "") -> str:
        return named(f"{one.unit} {theme}".rstrip(), self.words[kind])

    def _unit_note(self, one: Note | Condensation, name: str, guid: str) -> str:
        self.notes.append(ProjectNote(guid, name, one.text, self._person(one.coder), NOBODY_KNOWS))
        return guid


def shown_names(coders: Iterable[str], word: str) -> dict[str, str]:
    """``{coder: the name in the file}``: a number for those whose names tell who they are. Back in the study their guids tell."""
    found: dict[str, str] = {}
    for n, coder in enumerate(coders, 1):
        telling = coder not in (*VOICES, CONSENSUS) and count_identifiers([coder, coder.title()])
        found[coder] = f"{word.lower()}-{n}" if telling else coder
    return found


def named(what: str, kind: str) -> str:
    """A thing's name with its kind behind it: before it, with a colon, it would look like somebody who speaks.

    >>> named("Pilot norr", "Fall")
    'Pilot norr (fall)'
    """
    return f"{what} ({kind.lower()})"


def _utc(time: str) -> str:
    """ISO 8601 with its offset as the schema's dateTime in UTC."""
    return time[:19] + "Z" if time[10:11] == "T" else ""
