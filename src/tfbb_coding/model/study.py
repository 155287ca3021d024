"""A study: its cases, its interviews and its guide."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from tfbb_coding.model.programme import Programme
from tfbb_coding.model.report_settings import ReportSettings


@dataclass(frozen=True, slots=True)
class Case:
    """A unit of comparison: a pilot, a municipality, a wave."""

    id: str
    name: str
    line: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Interview:
    """What ``study.yaml`` says about one source. ``transcript`` is a file name or stem within ``transcripts/``."""

    id: str
    transcript: str
    case: str = ""
    wave: str = ""
    kind: str = ""
    date: str = ""
    participants: int | None = None
    interviewers: tuple[str, ...] = ()
    line: int = 0

    @property
    def took_part(self) -> int | None:
        """How many took part as far as study.yaml tells: in an individual interview one, unless it says otherwise."""
        return 1 if self.participants is None and self.kind == "individual" else self.participants

    @property
    def month(self) -> str:
        """``2026-03`` of ``2026-03-11``: what is handed over tells the month (FSD: exact dates become months)."""
        return self.date[:7]


@dataclass(frozen=True, slots=True)
class GuideQuestion:
    """A question of the interview guide and the themes that answers to it belong to (many to many)."""

    question: str
    themes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Study:
    """A study as ``study.yaml`` describes it; every field has a sensible default.

    ``k`` is the smallest group that may be shown. ``theme_labels`` renames a theme in one case: ``{case: {theme: label}}``.
    ``root`` is the study folder.
    """

    root: Path
    title: str = ""
    language: str = "sv"
    k: int = 3
    cases: tuple[Case, ...] = ()
    interviews: tuple[Interview, ...] = ()
    guide: tuple[GuideQuestion, ...] = ()
    theme_labels: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    placeholders: tuple[str, ...] = ()
    terms: tuple[tuple[str, tuple[str, ...]], ...] = ()
    known_identifiers: str = ""
    programme: Programme = field(default_factory=Programme)
    report: ReportSettings = field(default_factory=ReportSettings)
    on_disk: bool = False

    def interview_of(self, transcript: str) -> Interview | None:
        """The interview whose transcript has this stem, or None when ``study.yaml`` does not mention it."""
        return next((i for i in self.interviews if Path(i.transcript or i.id).stem == transcript), None)

    def case_rank(self, case_id: str) -> int:
        """The case's place in ``study.yaml``, after all of them for one that is not there."""
        return next((n for n, case in enumerate(self.cases) if case.id == case_id), len(self.cases))

    def in_order(self, case_ids: Iterable[str]) -> list[str]:
        """Each of these once, as ``study.yaml`` lists the cases; others after them, and none at all last."""
        return sorted(set(case_ids), key=lambda case: (not case, self.case_rank(case), case))

    def case_name(self, case_id: str) -> str:
        """The case's name, or its id where it has none."""
        return next((case.name for case in self.cases if case.id == case_id), case_id)
