"""Cases and interviews written into ``study.yaml``, by whichever command; a new study's file is the template with its items put in."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from tfbb_coding.errors import StudyError
from tfbb_coding.files.study import transcript_files
from tfbb_coding.files.study_places import STUDY_NAME
from tfbb_coding.files.yaml_additions import Addition, with_added
from tfbb_coding.files.yaml_lines import YamlList, YamlMap, read_yaml
from tfbb_coding.files.yaml_removals import with_value, without_item
from tfbb_coding.messages import _
from tfbb_coding.model.naming import first_free
from tfbb_coding.model.study import Case, Interview, Study


@dataclass(frozen=True, slots=True)
class Entered:
    """What was entered, and the file as it is then; empty where there was nothing to enter."""

    cases: tuple[Case, ...] = ()
    interviews: tuple[Interview, ...] = ()
    data: bytes = b""


def entered(study: Study, cases: Sequence[Case], interviews: Sequence[Interview], new_study: str = "") -> Entered:
    """The study's file, or with ``new_study`` that text, with those of these cases and interviews that the study does not have.

    Where it names no interviews yet, every file in ``transcripts/`` is one; so these are entered too, or the first one that is named would
    make strangers of all others. Raises :class:`StudyError` where the file cannot be added to safely.
    """
    known = {case.id for case in study.cases}
    fresh = tuple(case for case in cases if case.id not in known)
    new = tuple(one for one in interviews if study.interview_of(Path(one.transcript).stem) is None)
    if not fresh and not new and not new_study:
        return Entered()
    files = transcript_files(study.root)
    if new and not study.interviews:
        named = {Path(one.transcript).stem for one in new}
        new = (*(Interview(stem, file) for stem, file in sorted(files.items()) if stem not in named), *new)
    new = tuple(replace(one, transcript=files.get(Path(one.transcript).stem, one.transcript)) for one in new)
    new = _with_own_ids(new, {one.id for one in study.interviews})
    path = study.root / STUDY_NAME
    raw = new_study.encode() if new_study else path.read_bytes()
    additions = (Addition(("cases",), [*map(case_item, fresh)]), Addition(("interviews",), [*map(interview_item, new)]))
    data = with_added(raw, additions)
    if data is None:
        hint = _("write its lists one item a line, each after a dash, as `tfbb init` does, and run the command again; nothing was written")
        raise StudyError(_("cases and interviews cannot be added to the file as it is written"), path=path, hint=hint)
    return Entered(fresh, new, data)


def _with_own_ids(interviews: Iterable[Interview], taken: set[str]) -> tuple[Interview, ...]:
    """A number behind an id that another interview has."""
    found = []
    for one in interviews:
        own = first_free(one.id, taken)
        taken.add(own)
        found.append(replace(one, id=own))
    return tuple(found)


def case_item(case: Case) -> dict[str, Any]:
    """What ``study.yaml`` says of a case."""
    return {"id": case.id, "name": case.name}


def interview_item(one: Interview) -> dict[str, Any]:
    """What ``study.yaml`` says of an interview; what is not known is left out."""
    facts = {"id": one.id, "case": one.case, "wave": one.wave, "kind": one.kind, "date": one.date, "participants": one.participants}
    kept = {key: value for key, value in facts.items() if value not in ("", None)}
    return {**kept, "transcript": one.transcript, **({"interviewers": list(one.interviewers)} if one.interviewers else {})}


def without_interview(study: Study, interview: Interview) -> bytes | None:
    """The study's file without an interview, everything else as it is written; None where that cannot be done safely."""
    place, raw = study.interviews.index(interview), (study.root / STUDY_NAME).read_bytes()
    return without_item(raw, ("interviews",), place) if _stands_at(raw, place, interview) else None


def with_participants(study: Study, interview: Interview, number: int) -> bytes | None:
    """The study's file with another number of participants of an interview; None where that cannot be done safely."""
    place, raw = study.interviews.index(interview), (study.root / STUDY_NAME).read_bytes()
    return with_value(raw, ("interviews", place, "participants"), str(number)) if _stands_at(raw, place, interview) else None


def _stands_at(raw: bytes, place: int, interview: Interview) -> bool:
    """Whether the interview is at that place of the list: where the file has faults, the reader may have left others out."""
    root = read_yaml(raw.decode("utf-8-sig", errors="replace"), STUDY_NAME).root
    found = root.entries.get("interviews") if isinstance(root, YamlMap) else None
    return isinstance(found, YamlList) and place < len(found.items) and found.items[place].line == interview.line
