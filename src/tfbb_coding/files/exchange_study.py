"""What was taken over from another program, written into a study: added to what is there, never in its place."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeVar

from tfbb_coding.errors import TfbbError
from tfbb_coding.files.atomic import write_all
from tfbb_coding.files.codings import load_codings, save_codings
from tfbb_coding.files.condensations import load_condensations, save_condensations
from tfbb_coding.files.memos import load_memos, save_memos
from tfbb_coding.files.notes import load_notes, save_notes
from tfbb_coding.messages import _
from tfbb_coding.model.coding import Coding
from tfbb_coding.model.condensation import Condensation
from tfbb_coding.model.decision import Note, NoteKind
from tfbb_coding.model.memo import Memo
from tfbb_coding.model.naming import first_free
from tfbb_coding.model.report import Finding

IMPORTED = "exchange import"
"""What the history calls it."""
_T = TypeVar("_T", Coding, Condensation, Memo, Note)


@dataclass(frozen=True, slots=True)
class Said:
    """What people have said in a file: about passages, and (``memos``) about anything else."""

    codings: Sequence[Coding] = ()
    condensations: Sequence[Condensation] = ()
    notes: Sequence[Note] = ()
    favourites: Sequence[Note] = ()
    memos: Sequence[Memo] = ()


@dataclass(frozen=True, slots=True)
class Added:
    """How many were added, and how many were there already and stay as they were."""

    codings: int = 0
    condensations: int = 0
    memos: int = 0
    favourites: int = 0
    there: int = 0


def write_files(contents: Mapping[Path, str]) -> None:
    """Write files that are not there yet, all or none."""
    write_all({path: text.encode() for path, text in contents.items()})


def add_said(root: Path, said: Said) -> Added:
    """Add what people have said to what they had said before.

    Raises :class:`TfbbError` when a line of theirs cannot be read: saving would lose it.
    """
    codings = _add(said.codings, lambda coder, fresh: _add_codings(root, coder, fresh))
    condensations = _add(said.condensations, lambda coder, fresh: _add_condensations(root, coder, fresh))
    notes = _add(said.notes, lambda coder, fresh: _add_notes(root, NoteKind.MEMO, coder, fresh))
    favourites = _add(said.favourites, lambda coder, fresh: _add_notes(root, NoteKind.FAVOURITE, coder, fresh))
    memos = _add(said.memos, lambda coder, fresh: _add_memos(root, coder, fresh))
    given = sum(map(len, (said.codings, said.condensations, said.notes, said.favourites, said.memos)))
    there = given - codings - condensations - notes - favourites - memos
    return Added(codings, condensations, notes + memos, favourites, there)


def _add(items: Iterable[_T], add: Callable[[str, list[_T]], int]) -> int:
    """What each coder says is added by itself; how many were new."""
    fresh: dict[str, list[_T]] = defaultdict(list)
    for item in items:
        fresh[item.coder].append(item)
    return sum(add(coder, several) for coder, several in sorted(fresh.items()))


def _check(findings: Sequence[Finding]) -> None:
    if findings:
        message = _("what is there cannot be read whole:") + "".join(f"\n{finding}" for finding in findings)
        raise TfbbError(message, hint=_("mend it, or take it back from your backup; nothing was taken in"))


def _add_codings(root: Path, coder: str, fresh: list[Coding]) -> int:
    new = 0
    for transcript in sorted({coding.transcript for coding in fresh}):
        loaded = load_codings(root, coder, transcript)
        _check(loaded.findings)
        known = {_where(coding) for coding in loaded.codings}
        added = [coding for coding in fresh if coding.transcript == transcript and _where(coding) not in known]
        new += len(added)
        if added:
            save_codings(root, coder, transcript, [*loaded.codings, *added])
    return new


def _where(coding: Coding) -> tuple[object, ...]:
    return (coding.start, coding.end, coding.theme, coding.code)


def _add_notes(root: Path, kind: NoteKind, coder: str, fresh: list[Note]) -> int:
    """One note a place: what somebody has written twice of a passage stands in one, paragraph below paragraph."""
    loaded = load_notes(root, kind, coder)
    _check(loaded.findings)
    kept = {(note.transcript, note.start, note.end): note for note in loaded.notes}
    new = 0
    for note in fresh:
        place = (note.transcript, note.start, note.end)
        before = kept.get(place)
        if before is None or note.text not in before.text:
            kept[place] = replace(before, text=f"{before.text}\n\n{note.text}") if before and before.text else note
            new += 1
    for name in sorted({note.transcript for note in fresh}) if new else ():
        save_notes(root, kind, coder, name, [note for note in kept.values() if note.transcript == name])
    return new


def _add_condensations(root: Path, coder: str, fresh: list[Condensation]) -> int:
    loaded = load_condensations(root, [coder])
    _check(loaded.findings)
    known = {(one.transcript, one.key) for one in loaded.condensations}
    added = list({(one.transcript, one.key): one for one in fresh if (one.transcript, one.key) not in known}.values())
    names = {one.transcript for one in added}
    save_condensations(root, coder, [*(one for one in loaded.condensations if one.transcript in names), *added], names)
    return len(added)


def _add_memos(root: Path, coder: str, fresh: list[Memo]) -> int:
    loaded = load_memos(root, coder)
    _check(loaded.findings)
    known = {(memo.about, memo.of, memo.text) for memo in loaded.memos}
    kept = list(loaded.memos)
    for memo in fresh:
        if (memo.about, memo.of, memo.text) not in known:
            kept.append(replace(memo, id=first_free(memo.id, {one.id for one in kept}, "")))
    if len(kept) > len(loaded.memos):
        save_memos(root, coder, kept)
    return len(kept) - len(loaded.memos)
