"""What is known of how a study was done."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from statistics import median

from tfbb_coding.model.coders import Coders, coders_of
from tfbb_coding.model.coding import VOICES, Coding, Status, people_among
from tfbb_coding.model.feedback import Comments
from tfbb_coding.model.log_entry import LogEntry
from tfbb_coding.model.method_words import method_words
from tfbb_coding.model.number_words import in_words
from tfbb_coding.model.text import grouped
from tfbb_coding.steps.agree import AgreementReport
from tfbb_coding.steps.codebook_diff import Change
from tfbb_coding.steps.tables.counting import minutes, speakers, words_of
from tfbb_coding.steps.tables.view import View

Place = tuple[str, int, int, str]
"""Transcript, start, end and theme."""


@dataclass(frozen=True, slots=True)
class Facts:
    """The results with how they came about.

    ``everybody`` holds each coder's codings of every status. ``agreement`` compares the people who have coded the same conversations, None
    where there are not two. ``changes`` are those of the codebook since ``before`` (a name for it, empty where nothing was compared).
    ``trail`` is what the file is called that leads from quotations to sources.
    """

    view: View
    everybody: Mapping[str, Sequence[Coding]]
    log: Sequence[LogEntry]
    agreement: AgreementReport | None
    changes: Sequence[Change]
    before: str
    comments: Comments | None
    trail: str
    version: str

    @property
    def words(self) -> Mapping[str, str]:
        """The words of the account."""
        return method_words(self.view.results.language)

    @property
    def people(self) -> tuple[str, ...]:
        """The people who have coded, without what they agreed on."""
        return tuple(people_among(sorted(self.everybody)))

    @property
    def coders(self) -> Coders:
        """How much each of them has coded, and whose codings are compared."""
        return coders_of(self.everybody)

    @property
    def voices(self) -> tuple[str, ...]:
        """The program's voices that have proposed."""
        return tuple(name for name in VOICES if name in self.everybody)

    @property
    def versions(self) -> tuple[str, ...]:
        """The versions of the program by the log, in order of time; the one that writes this where there is no log."""
        return tuple(dict.fromkeys(entry.version for entry in self.log)) or (self.version,)

    @property
    def people_taking_part(self) -> int:
        """In all conversations that count."""
        return sum(self.view.sizes.values())

    @property
    def months(self) -> tuple[str, ...]:
        """Of the conversations that count, in order."""
        return tuple(sorted(month for name in self.view.interviews if (month := self.view.interview(name).month)))


@dataclass(frozen=True, slots=True)
class Decided:
    """What became of the program's proposals of one theme; counts of units."""

    theme: str
    proposed: int
    accepted: int
    changed: int
    rejected: int
    added: int
    left: int


def decided(facts: Facts) -> list[Decided]:
    """For each theme what became of the first voice's proposals in people's hands."""
    proposals = {_place(coding) for voice in facts.voices[:1] for coding in facts.everybody[voice]}
    human = [coding for name in facts.people for coding in facts.everybody[name]]
    return [_decided(theme.id, proposals, [c for c in human if c.theme == theme.id]) for theme in facts.view.themes]


def _decided(theme: str, proposals: set[Place], human: Sequence[Coding]) -> Decided:
    mine = {place for place in proposals if place[3] == theme}
    known = Counter(coding.status for coding in human if _place(coding) in mine)
    added = sum(1 for coding in human if _place(coding) not in mine and coding.status in (Status.ACCEPTED, Status.CHANGED))
    touched = {_place(coding) for coding in human}
    return Decided(theme, len(mine), known[Status.ACCEPTED], known[Status.CHANGED], known[Status.REJECTED], added, len(mine - touched))


def _place(coding: Coding) -> Place:
    return coding.transcript, coding.start, coding.end, coding.theme


def kinds_said(facts: Facts) -> str:
    """``sex fokusgrupper och två enskilda intervjuer``."""
    counts = Counter(facts.view.interview(name).kind for name in facts.view.interviews)
    language = facts.view.results.language
    said = [facts.words[kind].split("|")[n > 1].format(n=in_words(n, language)) for kind, n in counts.most_common() if kind in facts.words]
    return _listed(said, facts.words["and"])


def cases_said(facts: Facts) -> str:
    """``i Norra, Södra och Västra``; empty without cases."""
    view = facts.view
    cases = dict.fromkeys(view.results.study.case_name(view.interview(name).case) for name in view.interviews)
    named = [case for case in cases if case]
    return facts.words["in_cases"].format(cases=_listed(named, facts.words["and"])) if named else ""


def period_said(facts: Facts) -> str:
    """From the first conversation to the last; empty without dates."""
    if not facts.months:
        return ""
    first, last = facts.months[0], facts.months[-1]
    return facts.words["on" if first == last else "between"].format(first=first, last=last)


def duration_said(facts: Facts) -> str:
    """How long the conversations took, as far as their transcripts tell."""
    known = sorted(n for name in facts.view.interviews if (n := minutes(facts.view.results.transcripts[name])) is not None)
    if not known:
        return ""
    middle = f"{median(known):g}".replace(".", "," if facts.view.results.language == "sv" else ".")
    key = "minutes_all" if len(known) == len(facts.view.interviews) > 1 else "minutes_said" if len(known) > 1 else "minutes_one"
    numbers = {"total": grouped(sum(known), facts.view.results.language), "low": known[0], "high": known[-1], "median": middle}
    return facts.words[key].format(n=in_words(len(known), facts.view.results.language), **numbers)


def words_said(facts: Facts) -> int:
    """How many words the participants say."""
    return sum(words_of(turns) for name in facts.view.interviews for turns in speakers(facts.view.results.transcripts[name]).values())


def _listed(things: Iterable[str], last: str) -> str:
    """``a, b och c``."""
    *most, end = list(things) or [""]
    return f"{', '.join(most)} {last} {end}" if most else end


def listed(things: Iterable[str], facts: Facts) -> str:
    """``a, b och c`` in the account's language."""
    return _listed(things, facts.words["and"])
