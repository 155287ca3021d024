"""``study.yaml`` when a participant withdraws: an interview that goes is taken out, and one that stays has a participant less."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from tfbb_coding.cli.common import say
from tfbb_coding.messages import _

if TYPE_CHECKING:
    from tfbb_coding.model.report import Finding
    from tfbb_coding.model.study import Study
    from tfbb_coding.model.transcript import Transcript
    from tfbb_coding.steps.withdraw import Counts


@dataclass(slots=True)
class StudyFile:
    """What becomes of the study's file; ``participants`` is the interview's new number of them, None where it stays as it is."""

    contents: dict[Path, bytes] = field(default_factory=dict)
    findings: "list[Finding]" = field(default_factory=list)
    interview_removed: bool = False
    participants: int | None = None


def plan_study(home: "Study", transcript: "Transcript", speaker: str, *, stays: bool) -> StudyFile:
    """What will be written; a finding where the file cannot be changed safely."""
    from tfbb_coding.files.study_places import STUDY_NAME
    from tfbb_coding.files.study_writer import with_participants, without_interview
    from tfbb_coding.model.report import Finding
    from tfbb_coding.steps.withdraw import participants_left

    interview = home.interview_of(transcript.name)
    left = participants_left(interview.participants, transcript, speaker) if interview and stays else None
    if interview is None or (stays and left is None):
        return StudyFile()
    path = home.root / STUDY_NAME
    data = without_interview(home, interview) if left is None else with_participants(home, interview, left)
    if data is None:
        message = _("still tells of the interview as it was, since the file cannot be changed safely as it is written")
        hint = _("take the interview out") if left is None else _("write how many participants are left: {n}").format(n=left)
        return StudyFile(findings=[Finding(str(path), interview.line, 0, "withdraw", message, hint)])
    return StudyFile({path: data}, interview_removed=not stays, participants=left)


def tell_study(counts: "Counts") -> None:
    """Say, before anything is removed, what will become of it."""
    if counts.interview_removed:
        say(_("The interview is taken out of study.yaml; all else that stands there, with its comments, stays."))
    if counts.participants is not None:
        say(_("In study.yaml the interview will have one participant less ({n}).").format(n=counts.participants))
