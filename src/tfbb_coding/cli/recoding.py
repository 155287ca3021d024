"""Codings that follow their transcripts when words in them are replaced."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

from tfbb_coding.messages import _
from tfbb_coding.model.coding import Coding, Status
from tfbb_coding.model.replacement import Identity
from tfbb_coding.model.report import Finding
from tfbb_coding.model.study import Study
from tfbb_coding.model.transcript import Transcript


def move_codings(home: Study, out: Path, copies: Mapping[Path, str], identities: Sequence[Identity]) -> list[Finding]:
    """Write the codings of the originals for their copies too, into the study that the copies lie in (or beside the copies).

    ``copies`` leads from an original to its copy's name below ``out``. What cannot be moved is handed back.
    """
    from tfbb_coding.files.codings import coders, codings_path, load_codings, save_codings
    from tfbb_coding.files.presence import is_there
    from tfbb_coding.files.transcripts import read_transcript
    from tfbb_coding.model.text import normalise

    root = _root(out)
    findings: list[Finding] = []
    for coder in coders(home.root):
        for original, copy in copies.items():
            name = normalise(original.stem)
            loaded = load_codings(home.root, coder, name)
            findings += loaded.findings
            if not loaded.codings:
                continue
            old, new = read_transcript(original), read_transcript(out / copy)
            target = codings_path(root, coder, new.name)
            if root.resolve() != home.root.resolve() and is_there(target):
                findings.append(Finding(str(target), 0, 0, "anchor", _("codings are there already and were left as they are")))
                continue
            moved, lost = _moved(loaded.codings, old.text, new.text)
            findings += lost
            save_codings(root, coder, new.name, [_without_names(_in(coding, new), identities) for coding in moved])
    return findings


def _root(out: Path) -> Path:
    """The study that the copies lie in, or their own folder."""
    from tfbb_coding.files.study_places import TRANSCRIPTS

    return out.parent if out.resolve().name == TRANSCRIPTS else out


def move_notes(home: Study, out: Path, copies: Mapping[Path, str], identities: Sequence[Identity]) -> list[Finding]:
    """The same for condensations, memos and favourites, whose words lose what was replaced too."""
    from tfbb_coding.files.copies import write_copies
    from tfbb_coding.files.presence import is_there
    from tfbb_coding.files.removal import row_files, shifted_rows
    from tfbb_coding.files.transcripts import read_transcript
    from tfbb_coding.model.decision import NoteKind
    from tfbb_coding.model.text import normalise

    findings: list[Finding] = []
    contents: dict[str, bytes] = {}
    stems = {normalise(original.stem): original for original in copies}
    for kind in NoteKind:
        for path in row_files(home.root, kind):
            original = stems.get(normalise(path.stem))
            if original is None:
                continue
            old, new = read_transcript(original), read_transcript(out / copies[original])
            target = path.relative_to(home.root).with_name(f"{new.name}.jsonl").as_posix()
            if is_there(_root(out) / target) and _root(out).resolve() != home.root.resolve():
                findings.append(Finding(str(_root(out) / target), 0, 0, "anchor", _("notes are there already and were left as they are")))
                continue
            data, lost = shifted_rows(path, partial(_moved_note, old=old, new=new, identities=identities))
            contents[target] = data
            if lost:
                message = _("{n} notes were not moved, since their words stand nowhere, or in several places").format(n=lost)
                findings.append(Finding(str(path), 0, 0, "anchor", message, _("write them again")))
    write_copies(_root(out), contents)
    return findings


def _moved_note(row: Mapping[str, Any], old: Transcript, new: Transcript, identities: Sequence[Identity]) -> dict[str, Any] | None:
    """A note in its new place, without what was replaced; None when its place cannot be found."""
    from tfbb_coding.model.replacement import apply_edits
    from tfbb_coding.steps.anchor import in_transcript, re_anchor
    from tfbb_coding.steps.survivors import survivors

    if not {"unit", "turn", "start", "end", "quotation"} <= row.keys():
        return None
    said = str(row["quotation"])
    coding = Coding(old.name, row["unit"], row["turn"], None, row["start"], row["end"], "", "", "", Status.PROPOSED, 0.0, said)
    found = re_anchor(coding, old.text, new.text)
    if isinstance(found, Finding):
        return None
    found = in_transcript(found, new)
    clean = {key: apply_edits(value, survivors(value, identities)) if isinstance(value, str) else value for key, value in row.items()}
    place = {"transcript": new.name, "unit": found.unit, "turn": found.turn, "start": found.start, "end": found.end}
    return {**clean, **place, "speaker": found.speaker, "quotation": found.quotation}


def read_otherwise(out: Path, copies: Mapping[Path, str]) -> list[str]:
    """A sentence for every copy that is read as other turns than its original, with what to do about it."""
    from tfbb_coding.errors import UnreadableError
    from tfbb_coding.files.transcripts import read_transcript

    found = []
    for original, copy in copies.items():
        try:
            old, new = read_transcript(original), read_transcript(out / copy)
        except UnreadableError:
            continue  # what is no transcript has no turns to lose
        if [bool(turn.speaker) for turn in old.turns] != [bool(turn.speaker) for turn in new.turns]:
            found.append(_otherwise(old, new).format(path=out / copy))
    return found


def _otherwise(old: Transcript, new: Transcript) -> str:
    """What is the matter: a placeholder that is not taken for a speaker's label, else a line that is read as another kind of line."""
    if len({turn.speaker for turn in new.turns if turn.speaker}) < len({turn.speaker for turn in old.turns if turn.speaker}):
        return _("{path}: read as other turns than its original; choose placeholders such as [Deltagare 1] for speakers")
    return _("{path}: read as other turns than its original, for a heading or another line; compare with `tfbb show`")


def _moved(codings: Sequence[Coding], old: str, new: str) -> tuple[list[Coding], list[Finding]]:
    from tfbb_coding.steps.anchor import re_anchor

    results = [re_anchor(coding, old, new) for coding in codings]
    return [r for r in results if isinstance(r, Coding)], [r for r in results if isinstance(r, Finding)]


def _in(coding: Coding, transcript: Transcript) -> Coding:
    from tfbb_coding.steps.anchor import in_transcript

    return in_transcript(coding, transcript)


def _without_names(coding: Coding, identities: Sequence[Identity]) -> Coding:
    """Evidence may quote what lies outside the coding, such as the question: nothing replaced survives there either."""
    from tfbb_coding.model.replacement import apply_edits
    from tfbb_coding.steps.survivors import survivors

    evidence = tuple(replace(e, words=apply_edits(e.words, survivors(e.words, identities))) for e in coding.evidence)
    return replace(coding, evidence=evidence)
