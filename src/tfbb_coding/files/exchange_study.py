"""What was taken over from another program, written into a study: added to what is there, never in its place."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import yaml

from tfbb_coding.errors import TfbbError
from tfbb_coding.files.atomic import write_all
from tfbb_coding.files.codings import load_codings, save_codings
from tfbb_coding.files.condensations import load_condensations, save_condensations
from tfbb_coding.files.memos import load_memos, save_memos
from tfbb_coding.files.notes import load_notes, save_notes
from tfbb_coding.files.study_writer import case_item, interview_item
from tfbb_coding.messages import _
from tfbb_coding.model.coding import Coding
from tfbb_coding.model.condensation import Condensation
from tfbb_coding.model.decision import Note, NoteKind
from tfbb_coding.model.memo import Memo
from tfbb_coding.model.report import Finding
from tfbb_coding.model.study import Case, Interview

_WIDTH = 140


@dataclass(frozen=True, slots=True)
class Added:
    """How many were added, and how many were there already and stay as they were."""

    codings: int = 0
    memos: int = 0
    condensations: int = 0
    there: int = 0


def study_text(title: str, language: str, cases: Sequence[Case], interviews: Sequence[Interview]) -> str:
    """A ``study.yaml``; what it does not say has its usual value."""
    plain: dict[str, Any] = {"title": title, "language": language}
    if cases:
        plain["cases"] = [case_item(case) for case in cases]
    if interviews:
        plain["interviews"] = [interview_item(one) for one in interviews]
    return _dumped(plain)


def lines_to_add(cases: Sequence[Case], interviews: Sequence[Interview]) -> str:
    """What to add to a ``study.yaml`` that is there: the program leaves it to the person who wrote it."""
    plain: dict[str, Any] = {"cases": [case_item(case) for case in cases]} if cases else {}
    if interviews:
        plain["interviews"] = [interview_item(one) for one in interviews]
    return _dumped(plain) if plain else ""


def write_files(contents: Mapping[Path, str]) -> None:
    """Write files that are not there yet, all or none."""
    write_all({path: text.encode() for path, text in contents.items()})


def add_said(
    root: Path, codings: Iterable[Coding], notes: Iterable[Note], condensed: Iterable[Condensation], memos: Iterable[Memo]
) -> Added:
    """Add what people have said to what they had said before.

    Raises :class:`TfbbError` when a line of theirs cannot be read: saving would lose it.
    """
    new, there = _add_codings(root, codings)
    unit_memos, there_too = _add_notes(root, notes)
    condensations, there_three = _add_condensations(root, condensed)
    written, there_four = _add_memos(root, memos)
    return Added(new, unit_memos + written, condensations, there + there_too + there_three + there_four)


def _dumped(plain: dict[str, Any]) -> str:
    return yaml.safe_dump(plain, allow_unicode=True, sort_keys=False, width=_WIDTH, default_flow_style=None)


def _check(findings: Sequence[Finding]) -> None:
    if findings:
        message = _("what is there cannot be read whole:") + "".join(f"\n{finding}" for finding in findings)
        raise TfbbError(message, hint=_("mend it, or take it back from your backup; nothing was taken in"))


def _add_codings(root: Path, codings: Iterable[Coding]) -> tuple[int, int]:
    fresh: dict[tuple[str, str], list[Coding]] = defaultdict(list)
    for coding in codings:
        fresh[coding.coder, coding.transcript].append(coding)
    new = there = 0
    for (coder, transcript), several in sorted(fresh.items()):
        loaded = load_codings(root, coder, transcript)
        _check(loaded.findings)
        known = {_said(coding) for coding in loaded.codings}
        added = [coding for coding in several if _said(coding) not in known]
        new, there = new + len(added), there + len(several) - len(added)
        if added:
            save_codings(root, coder, transcript, [*loaded.codings, *added])
    return new, there


def _said(coding: Coding) -> tuple[object, ...]:
    return (coding.start, coding.end, coding.theme, coding.code)


def _add_notes(root: Path, notes: Iterable[Note]) -> tuple[int, int]:
    fresh: dict[str, list[Note]] = defaultdict(list)
    for note in notes:
        fresh[note.coder].append(note)
    new = there = 0
    for coder, several in sorted(fresh.items()):
        loaded = load_notes(root, NoteKind.MEMO, coder)
        _check(loaded.findings)
        kept = {(note.transcript, note.start, note.end): note for note in loaded.notes}
        for note in several:
            place = (note.transcript, note.start, note.end)
            before = kept.get(place)
            if before and note.text in before.text:
                there += 1
                continue
            kept[place] = replace(before, text=f"{before.text}\n\n{note.text}") if before and before.text else note
            new += 1
        for name in sorted({note.transcript for note in several}):
            save_notes(root, NoteKind.MEMO, coder, name, [note for note in kept.values() if note.transcript == name])
    return new, there


def _add_condensations(root: Path, condensed: Iterable[Condensation]) -> tuple[int, int]:
    fresh: dict[str, list[Condensation]] = defaultdict(list)
    for one in condensed:
        fresh[one.coder].append(one)
    new = there = 0
    for coder, several in sorted(fresh.items()):
        loaded = load_condensations(root, [coder])
        _check(loaded.findings)
        known = {(one.transcript, one.key) for one in loaded.condensations}
        added = list({(one.transcript, one.key): one for one in several if (one.transcript, one.key) not in known}.values())
        new, there = new + len(added), there + len(several) - len(added)
        names = {one.transcript for one in added}
        kept = [one for one in loaded.condensations if one.transcript in names]
        save_condensations(root, coder, [*kept, *added], names)
    return new, there


def _add_memos(root: Path, memos: Iterable[Memo]) -> tuple[int, int]:
    fresh: dict[str, list[Memo]] = defaultdict(list)
    for memo in memos:
        fresh[memo.coder].append(memo)
    new = there = 0
    for coder, several in sorted(fresh.items()):
        loaded = load_memos(root, coder)
        _check(loaded.findings)
        known = {(memo.about, memo.of, memo.text) for memo in loaded.memos}
        ids = {memo.id for memo in loaded.memos}
        added = [memo for memo in several if (memo.about, memo.of, memo.text) not in known]
        new, there = new + len(added), there + len(several) - len(added)
        if added:
            save_memos(root, coder, [*loaded.memos, *(_with_free_id(memo, ids) for memo in added)])
    return new, there


def _with_free_id(memo: Memo, taken: set[str]) -> Memo:
    fresh, n = memo.id, 1
    while fresh in taken:
        n += 1
        fresh = f"{memo.id}{n}"
    taken.add(fresh)
    return replace(memo, id=fresh)
