"""What a review starts from: whose proposals, the units, and what the reviewer has said of them; and where a review ends, on disk."""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from tfbb_coding.cli.common import end_with, say
from tfbb_coding.cli.material import on_disk_study as on_disk_study  # noqa: PLC0414 — commands that review take it from here
from tfbb_coding.cli.material import study_transcripts
from tfbb_coding.errors import StudyError, TfbbError
from tfbb_coding.messages import _, ngettext, typed_path
from tfbb_coding.model.coding import CONSENSUS, VOICES

if TYPE_CHECKING:
    from tfbb_coding.files.changes import Change
    from tfbb_coding.model.codebook import Codebook
    from tfbb_coding.model.coding import Coding
    from tfbb_coding.model.decision import RowKey
    from tfbb_coding.model.report import Finding
    from tfbb_coding.model.reviewed import Reviewed
    from tfbb_coding.model.settling import SettleKey
    from tfbb_coding.model.study import Study
    from tfbb_coding.model.transcript import Transcript
    from tfbb_coding.steps.review import Said, Taken
    from tfbb_coding.steps.review_sheet import ReviewUnit

_RESERVED = frozenset({*VOICES, CONSENSUS, "program", "_study", "_transcripts"})


def reviewer_name(asked: str) -> str:
    """The name that decisions are kept under: what was asked for, else the login name's letters. Raises :class:`TfbbError`."""
    from tfbb_coding.files.codings import codings_path
    from tfbb_coding.files.locks import login_name
    from tfbb_coding.model.text import normalise

    name = normalise(asked).strip().casefold() or login_name()
    if name in _RESERVED or not name:
        message = _("'{name}' is no name for a person's decisions").format(name=name)
        raise TfbbError(message, hint=_("choose a short name or initials with --as"))
    codings_path(Path(), name, "a")
    return name


def owner_of(written_for: "Iterable[str]", asked: str, file: Path) -> str:
    """Whose decisions a sheet holds: whom it was written for, where it says so; else who asks.

    A sheet shows its owner's decisions: taken in as another's they would be passed on without anybody having made them. Raises
    :class:`TfbbError` when somebody else was asked for.
    """
    owners = sorted({name for name in written_for if name})
    if not asked and len(owners) == 1:
        return reviewer_name(owners[0])
    person = reviewer_name(asked)
    others = [name for name in owners if name != person]
    if others:
        message = _("the sheet was written for '{owner}', and you are '{name}'").format(owner=others[0], name=person)
        hint = _("import it with --as {owner}, or export one with --as {name}").format(owner=others[0], name=person)
        raise TfbbError(message, path=file, hint=hint)
    return person


def typed_as(name: str) -> str:
    """What a suggested command needs so that it is done under this name: nothing where the login name is it."""
    from tfbb_coding.files.locks import login_name

    return "" if name == login_name() else f" --as {typed_path(name)}"


def proposer_of(home: "Study", asked: str, reviewer: str) -> str:
    """Whose proposals are reviewed."""
    from tfbb_coding.files.codings import coders

    there = coders(home.root)
    if asked == reviewer:
        raise TfbbError(_("'{name}' would review what '{name}' said").format(name=asked), hint=_("choose whose proposals with --coder"))
    found = asked if asked in there else "" if asked else next((voice for voice in VOICES if voice in there), "")
    if not found:
        hint = _("coders are: {names}").format(names=", ".join(there)) if there else _("run `tfbb code` first")
        message = _("there are no codings by '{name}'").format(name=asked) if asked else _("the study has no codings yet")
        raise StudyError(message, path=home.root, hint=hint)
    return found


def units_to_review(home: "Study", proposer: str, reviewer: str) -> "tuple[list[ReviewUnit], list[Finding]]":
    """The study's units with what is proposed and what the reviewer has said, where it still stands in the transcripts as they are."""
    from tfbb_coding.steps.alignment import still_standing

    transcripts, findings = study_transcripts(home)
    texts = {name: one.text for name, one in transcripts.items()}
    proposed, lost = still_standing(codings_of(home, proposer, findings), texts)
    said = said_by(home, reviewer)
    _own, own_lost = still_standing(said.codings, texts)
    findings += _moved(home, proposer, lost) + _moved(home, reviewer, own_lost)
    return units_of(transcripts, proposed, said), findings


def units_of(transcripts: "Mapping[str, Transcript]", proposed: "Sequence[Coding]", said: "Said") -> "list[ReviewUnit]":
    """The units of these transcripts; proposals that were rejected where they were made are none."""
    from tfbb_coding.model.coding import Status
    from tfbb_coding.steps.alignment import still_standing
    from tfbb_coding.steps.review_sheet import review_units

    own, _lost = still_standing(said.codings, {name: one.text for name, one in transcripts.items()})
    by_name = by_transcript([c for c in proposed if c.status is not Status.REJECTED])
    own_by_name = by_transcript(own)
    units: list[ReviewUnit] = []
    for name, transcript in transcripts.items():
        notes = {
            kind: [n for n in several if n.transcript == name and n.quotation == transcript.text[n.start : n.end]]
            for kind, several in said.notes.items()
        }
        units += review_units(transcript, by_name.get(name, ()), own_by_name.get(name, ()), notes)
    return units


def by_transcript(codings: "Sequence[Coding]") -> "Mapping[str, list[Coding]]":
    """``{transcript: its codings}``."""
    found: dict[str, list[Coding]] = {}
    for coding in codings:
        found.setdefault(coding.transcript, []).append(coding)
    return found


def _moved(home: "Study", coder: str, lost: int) -> "list[Finding]":
    from tfbb_coding.files.codings import FOLDER as CODINGS
    from tfbb_coding.model.report import Finding

    if not lost:
        return []
    message = ngettext(
        "{n} coding stands on words that are no longer there, and is left out",
        "{n} codings stand on words that are no longer there, and are left out",
        lost,
    ).format(n=lost)
    hint = _("the transcripts have changed since: run `tfbb check study --mend`, or code them again")
    return [Finding(str(home.root / CODINGS / coder), 0, 0, "moved-text", message, hint)]


def case_of(home: "Study", transcript: str) -> str:
    """The name of a transcript's case, empty where ``study.yaml`` says none."""
    interview = home.interview_of(transcript)
    return home.case_name(interview.case) if interview else ""


def codings_of(home: "Study", coder: str, findings: "list[Finding]") -> "tuple[Coding, ...]":
    """A coder's codings; what could not be read is added to ``findings``."""
    from tfbb_coding.files.codings import load_codings

    loaded = load_codings(home.root, coder)
    findings += loaded.findings
    return loaded.codings


def said_by(home: "Study", reviewer: str) -> "Said":
    """All that the reviewer has said. Raises :class:`TfbbError` when a line of it cannot be read, since saving would lose that line."""
    from tfbb_coding.files.reviewed import NOTES, load_reviewed
    from tfbb_coding.model.decision import NoteKind
    from tfbb_coding.steps.review import Said
    from tfbb_coding.steps.review_condense import notes_of

    reviewed = load_reviewed(home.root, reviewer).values()
    notes = {kind: tuple(note for one in reviewed for note in one.of(kind)) for kind in NOTES}
    notes[NoteKind.CONDENSATION] = notes_of(condensation for one in reviewed for condensation in one.condensations)
    return Said(tuple(coding for one in reviewed for coding in one.codings), notes)


def texts_behind(home: "Study", keys: "Iterable[RowKey | SettleKey]") -> dict[str, tuple[str, ...]]:
    """``{transcript: its texts as they were when it was coded}`` for the transcripts that the rows of a sheet are about."""
    from tfbb_coding.files.kept_texts import kept_texts

    return {name: kept_texts(home.root, name) for name in sorted({key.transcript for key in keys})}


def save_taken(home: "Study", reviewer: str, taken: "Taken", book: "Codebook") -> None:
    """Write the files in which something is new, and a line in the log when there are any."""
    from tfbb_coding.files.log import append_log
    from tfbb_coding.files.reviewed import Shelf, load_reviewed
    from tfbb_coding.model.reviewed import Reviewed

    there = load_reviewed(home.root, reviewer)
    shelf = Shelf(home.root, reviewer)
    for name in sorted(taken.touched):
        before = there.get(name, Reviewed())
        after = _after(name, before, taken)
        shelf.save(name, before, after)
    if taken.touched:
        counts = {outcome.replace(" ", "_"): n for outcome, n in taken.outcomes.items()} | {str(k): n for k, n in taken.notes.items()}
        append_log(home.root, "review import", counts, {"codebook": book.fingerprint})


def _after(name: str, before: "Reviewed", taken: "Taken") -> "Reviewed":
    """What is said of one transcript once a sheet is taken in; how units are cut a sheet does not say."""
    from tfbb_coding.model.decision import NoteKind
    from tfbb_coding.model.reviewed import Reviewed
    from tfbb_coding.steps.review_condense import with_notes

    notes = {kind: tuple(note for note in several if note.transcript == name) for kind, several in taken.said.notes.items()}
    kept = {NoteKind.MEMO: notes[NoteKind.MEMO], NoteKind.FAVOURITE: notes[NoteKind.FAVOURITE], NoteKind.UNIT: before.of(NoteKind.UNIT)}
    codings = tuple(coding for coding in taken.said.codings if coding.transcript == name)
    return Reviewed(codings, tuple(with_notes(before.condensations, notes[NoteKind.CONDENSATION])), tuple(kept.items()))


def end_import(home: "Study", change: "Change", person: str, *several: "Sequence[Finding]") -> None:
    """What every reading back ends with: the names that came, whose decisions they are, and what could not be taken; then exit code 1."""
    from tfbb_coding.cli.own_names import say_names_written

    say_names_written(home, change)
    say(_("Decisions of: {name}.").format(name=person))
    end_with(*several)
