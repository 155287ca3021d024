"""Memos about units: the review's own notes, read and written one by one."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from tfbb_coding.errors import TfbbError
from tfbb_coding.messages import _

if TYPE_CHECKING:
    from tfbb_coding.model.decision import Note
    from tfbb_coding.model.study import Study


def own_notes(home: "Study", coder: str) -> "list[Note]":
    """What somebody has noted of units. Raises :class:`TfbbError` when a line cannot be read: saving would lose it."""
    from tfbb_coding.files.notes import load_notes
    from tfbb_coding.model.decision import NoteKind

    loaded = load_notes(home.root, NoteKind.MEMO, coder)
    if loaded.findings:
        raise TfbbError(_("your own memos cannot be read whole:") + "".join(f"\n{finding}" for finding in loaded.findings))
    return list(loaded.notes)


def save_own_notes(home: "Study", coder: str, others: "Sequence[Note]", fresh: "Note | None", gone: "Note | None" = None) -> None:
    """Write the file of the transcript that ``fresh`` (or what is taken away, ``gone``) is about."""
    from tfbb_coding.files.notes import save_notes
    from tfbb_coding.model.decision import NoteKind

    of = fresh or gone
    assert of is not None
    kept = [note for note in others if note.transcript == of.transcript]
    save_notes(home.root, NoteKind.MEMO, coder, of.transcript, [*kept, fresh] if fresh else kept)


def note_on(home: "Study", coder: str, unit: str) -> "Note":
    """An empty note on a unit, by its id. Raises :class:`TfbbError` when there is no such unit."""
    from tfbb_coding.cli.material import study_transcripts
    from tfbb_coding.files.codings import coders, load_codings
    from tfbb_coding.model.decision import Note
    from tfbb_coding.steps.segment import segment

    name = unit.rpartition(":")[0]
    transcripts, _findings = study_transcripts(home)
    transcript = transcripts.get(name)
    if transcript is None:
        hint = _("a unit is called TRANSCRIPT:TURN.NUMBER; transcripts are: {names}").format(names=", ".join(transcripts))
        raise TfbbError(_("there is no unit '{id}'").format(id=unit), path=home.root, hint=hint)
    for one in segment(transcript):
        if one.id == unit:
            return Note(name, one.id, one.turn, one.speaker, one.start, one.end, coder, "", one.text)
    for who in coders(home.root):
        for coding in load_codings(home.root, who, name).codings:
            if coding.unit == unit and transcript.text[coding.start : coding.end] == coding.quotation:
                return Note(name, unit, coding.turn, coding.speaker, coding.start, coding.end, coder, "", coding.quotation)
    here = [one.id for one in segment(transcript) if one.id.startswith(unit.partition(".")[0] + ".")]
    hint = _("that turn's units are: {ids}").format(ids=", ".join(here)) if here else _("`tfbb find` shows the units of what it finds")
    raise TfbbError(_("there is no unit '{id}'").format(id=unit), path=home.root, hint=hint)
