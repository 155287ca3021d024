"""The cases of another program's project, and what its variables say of each interview."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from tfbb_coding.model.exchange import Project, ProjectCase, Source, Value
from tfbb_coding.model.exchange_words import ENGLISH, KINDS, SWEDISH, VARIABLES, exchange_words, meant_by
from tfbb_coding.model.naming import first_free
from tfbb_coding.model.study import Case, Interview, Study
from tfbb_coding.steps.exchange.describe import said_in
from tfbb_coding.steps.exchange.take_codes import slug
from tfbb_coding.steps.exchange.take_passages import Ground
from tfbb_coding.steps.gate import count_identifiers

_DATE = re.compile(r"\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?")
_OURS = tuple(f"({words['case'].lower()})" for words in (SWEDISH, ENGLISH))
_SAFE_ID = re.compile(r"[^\s/,{}\[\]]{1,60}")


@dataclass(frozen=True, slots=True)
class TakenCases:
    """The cases (those of the study first), which of them each of the project's is, and an interview for every source that was taken.

    ``members`` are (source, case) by their guids in the project. ``renamed`` cases were called what can identify somebody, ``empty`` ones
    have no interview. ``unheld`` counts values of variables that no interview has, by the variable's name; ``sets`` became no cases;
    ``torn`` sources belonged to several cases, of which the first holds.
    """

    cases: tuple[Case, ...] = ()
    by_guid: Mapping[str, str] = field(default_factory=dict)
    members: frozenset[tuple[str, str]] = frozenset()
    interviews: tuple[Interview, ...] = ()
    renamed: int = 0
    empty: int = 0
    unheld: Mapping[str, int] = field(default_factory=dict)
    sets: int = 0
    torn: int = 0


def take_cases(project: Project, grounds: Mapping[str, Ground], study: Study, language: str) -> TakenCases:
    """What the project tells of these interviews, by source; the study's own cases stay as they are."""
    return _Taking(project, grounds, study, language).taken()


def tells_something(one: Interview) -> bool:
    """Whether more is known of an interview than that it is there."""
    return any((one.case, one.wave, one.kind, one.date, one.participants is not None, one.interviewers))


def told_otherwise(taken: TakenCases, study: Study) -> list[str]:
    """The transcripts of interviews of which the project tells what ``study.yaml``, which stays as it is, does not say, in order."""
    found = []
    for one in taken.interviews:
        own = study.interview_of(Path(one.transcript).stem)
        facts = ("case", "wave", "kind", "date", "participants", "interviewers")
        if own and any(getattr(one, fact) not in ("", None, (), getattr(own, fact)) for fact in facts):
            found.append(Path(one.transcript).stem)
    return sorted(found)


class _Taking:
    """The cases while they are gathered."""

    def __init__(self, project: Project, grounds: Mapping[str, Ground], study: Study, language: str) -> None:
        self.project = project
        self.transcripts = {guid: ground.transcript for guid, ground in grounds.items()}
        self.words = exchange_words(language)
        self.cases: dict[str, Case] = {case.id: case for case in study.cases}
        self.by_name = {case.name.casefold(): case.id for case in study.cases}
        self.taken_ids = set(self.cases)
        self.by_guid: dict[str, str] = {}
        self.of_source: dict[str, str] = {}
        self.unheld: Counter[str] = Counter()
        self.own_ids = {Path(one.transcript).stem: one.id for one in study.interviews}
        self.interview_ids: set[str] = set(self.own_ids.values())
        self.renamed = self.torn = self.sets = 0
        self.told = [replace(case, sources=(*case.sources, *self._marked(case))) for case in project.cases]

    def taken(self) -> TakenCases:
        groups = self._groups()
        for group in groups:
            self.by_guid[group.guid] = self._case(group.name, _told_id(group))
            for source in group.sources:
                self.torn += self.of_source.setdefault(source, self.by_guid[group.guid]) != self.by_guid[group.guid]
        for case in self.told:
            if len(case.sources) != 1 and case.name:
                self.unheld.update(self._name_of(value) for value in case.values)
        if not self.project.is_own:
            self.sets = len(self.project.sets) - sum(group.guid in {one.guid for one in self.project.sets} for group in groups)
        return TakenCases(
            cases=tuple(self.cases.values()),
            by_guid=self.by_guid,
            members=frozenset((source, group.guid) for group in groups for source in group.sources),
            interviews=tuple(self._interview(source) for source in self.project.sources if source.guid in self.transcripts),
            renamed=self.renamed,
            empty=sum(bool(case.name) and case.guid not in self.by_guid for case in self.project.cases),
            unheld=dict(self.unheld),
            sets=self.sets,
            torn=self.torn,
        )

    def _groups(self) -> list[ProjectCase]:
        """The cases with a name and a source; where there are none, the sets of sources (MAXQDA's and ATLAS.ti's document groups).

        Sets that share a source are no cases, since an interview belongs to one; but those that an export has named as cases are.
        """
        cases = [case for case in self.told if case.name and (case.sources or self.project.is_own)]
        if cases or self.project.is_own:
            return cases
        sets = [one for one in self.project.sets if one.name and one.sources]
        ours = [one for one in sets if one.name.endswith(_OURS)]
        if ours:
            return [ProjectCase(one.guid, one.name.rpartition(" (")[0], sources=one.sources) for one in ours]
        members = Counter(source for one in sets for source in set(one.sources))
        return [ProjectCase(one.guid, one.name, sources=one.sources) for one in sets] if max(members.values(), default=0) == 1 else []

    def _marked(self, case: ProjectCase) -> list[str]:
        """The sources that are marked from end to end as the case's, as NVivo says that an interview is about somebody."""
        return [source.guid for source in self.project.sources if source.guid not in case.sources and _is_all(case.guid, source)]

    def _case(self, name: str, told: str) -> str:
        known = self.by_name.get(name.casefold())
        if known:
            return known
        shown = name
        if count_identifiers([name]):
            self.renamed += 1
            shown = f"{self.words['case']} {len(self.cases) + 1}"
        own = told if told and told not in self.taken_ids else ""
        case_id = own or slug(shown, self.taken_ids, "fall")
        self.taken_ids.add(case_id)
        self.cases[case_id] = Case(case_id, shown)
        self.by_name[name.casefold()] = case_id
        return case_id

    def _interview(self, source: Source) -> Interview:
        facts: dict[str, str] = {}
        for value in self._values(source):
            name = self._name_of(value)
            key = meant_by(name, VARIABLES)
            words = _sound(key, value.text)
            if not words or key in facts:
                self.unheld[name] += not (key and facts.get(key) == words)
                continue
            facts[key] = words
        transcript = self.transcripts[source.guid].name
        own = self.own_ids.get(transcript) or first_free(facts.get("interview", transcript), self.interview_ids)
        self.interview_ids.add(own)
        case = self.of_source.get(source.guid) or (self._case(facts["case"], "") if "case" in facts else "")
        return Interview(
            id=own,
            transcript=f"{transcript}.txt",
            case=case,
            wave=facts.get("wave", ""),
            kind=facts.get("kind", ""),
            date=facts.get("date", "") or _day(source.time if self.project.is_own else ""),
            participants=int(facts["participants"]) if "participants" in facts else None,
            interviewers=self._interviewers(source.guid, facts.get("interviewers", "")),
        )

    def _name_of(self, value: Value) -> str:
        return next((one.name for one in self.project.variables if one.guid == value.variable), "") or "?"

    def _interviewers(self, source: str, told: str) -> tuple[str, ...]:
        """Those of the labels told that somebody in the transcript has: a name in a variable says nothing of the text."""
        labels = {turn.speaker for turn in self.transcripts[source].turns}
        return tuple(label for label in told.split("; ") if label in labels)

    def _values(self, source: Source) -> Iterator[Value]:
        """The source's own, and those of the cases that it is the only source of (Quirkos and MAXQDA put a source's values there)."""
        yield from source.values
        for case in self.told:
            if source.guid in case.sources and (not case.name or len(case.sources) == 1):
                yield from case.values


def _is_all(code: str, source: Source) -> bool:
    """Whether a code is applied to the whole of a source, or to everything that is said in it."""
    said = source.text.strip()
    start = source.text.index(said)
    places = [one for one in source.passages if any(applied.code == code for applied in one.applied)]
    return any(one.code == code for one in source.whole) or any(one.start <= start and start + len(said) <= one.end for one in places)


def _told_id(case: ProjectCase) -> str:
    told: Sequence[str] = said_in(case.description).get("id", ())
    return told[0] if told and _SAFE_ID.fullmatch(told[0]) else ""


def _sound(key: str, words: str) -> str:
    """A value as ``study.yaml`` takes it; empty where it does not."""
    words = " ".join(words.split())
    if key == "kind":
        return meant_by(words, KINDS)
    if key == "date":
        return _day(words)
    if key == "participants":
        return str(int(words)) if re.fullmatch(r"\d{1,4}", words) else ""
    if key == "interview":
        return words if _SAFE_ID.fullmatch(words) and not count_identifiers([words]) else ""
    return words if key else ""


def _day(words: str) -> str:
    day = words.partition("T")[0]
    return day if _DATE.fullmatch(day) else ""
