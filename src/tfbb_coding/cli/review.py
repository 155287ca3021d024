"""``tfbb review``: a person decides about what was proposed, in a sheet that is written, filled in and read back."""

from collections.abc import Mapping, Sequence
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TypeVar

import typer

from tfbb_coding.cli.code import chosen_codebook
from tfbb_coding.cli.common import EXIT_FINDINGS, CodebookOption, StudyOption, new_app, say
from tfbb_coding.cli.material import study_transcripts
from tfbb_coding.errors import StudyError, TfbbError
from tfbb_coding.messages import _, ngettext
from tfbb_coding.model.coding import CONSENSUS, VOICES

if TYPE_CHECKING:
    from tfbb_coding.model.codebook import Codebook
    from tfbb_coding.model.coding import Coding
    from tfbb_coding.model.decision import Note, SheetRow
    from tfbb_coding.model.report import Finding
    from tfbb_coding.model.study import Study
    from tfbb_coding.steps.review import Said, Taken
    from tfbb_coding.steps.review_sheet import ReviewUnit, Wanted

app = new_app(_("Decide about what was proposed, in a sheet for Excel."))
FOLDER = "review"
Thing = TypeVar("Thing", "Coding", "Note")
_RESERVED = frozenset({*VOICES, CONSENSUS, "program", "_study"})


class SheetFormat(StrEnum):
    """The kind of file."""

    XLSX = "xlsx"
    CSV = "csv"


AsOption = Annotated[str, typer.Option("--as", metavar="NAME", help=_("Whose decisions (default: your login name, letters only)."))]


@app.command("export", help=_("Write a workbook with a row a unit, the proposals for it, and room for your decision."))
def export(
    study: StudyOption = None,
    coder: Annotated[
        str, typer.Option("--coder", metavar="NAME", help=_("Whose proposals (default: both, else the voice there is)."))
    ] = "",
    name: AsOption = "",
    out: Annotated[Path | None, typer.Option("--out", metavar="FILE", help=_("The file (default: review/NAME.xlsx in the study)."))] = None,
    output: Annotated[SheetFormat, typer.Option("--format", help=_("xlsx or csv."))] = SheetFormat.XLSX,
    excel: Annotated[bool, typer.Option("--excel", help=_("CSV that a Swedish Excel opens as it is."))] = False,
    theme: Annotated[
        list[str] | None,
        typer.Option("--theme", metavar="ID", help=_("Only units with a proposal of this theme (may be given several times).")),
    ] = None,
    uncertain: Annotated[bool, typer.Option("--uncertain", help=_("Only units with an uncertain proposal."))] = False,
    uncoded: Annotated[bool, typer.Option("--uncoded", help=_("Only units without any proposal, or these too."))] = False,
    replace: Annotated[bool, typer.Option("--replace", help=_("Write over a file that is there already."))] = False,
    codebook: CodebookOption = None,
) -> None:
    """Write the sheet, and say on stderr whose proposals and decisions it holds."""
    from tfbb_coding.files.atomic import write_bytes
    from tfbb_coding.files.log import append_log
    from tfbb_coding.files.presence import is_there
    from tfbb_coding.files.study import find_study
    from tfbb_coding.steps.review_sheet import Wanted, review_rows

    home = _on_disk(find_study([], study))
    reviewer = reviewer_name(name)
    proposer = _proposer(home, coder, reviewer)
    themes, book = chosen_codebook(home, codebook, theme or [])
    path = out or home.root / FOLDER / f"{reviewer}.{output}"
    if is_there(path) and not replace:
        hint = _("import it first if it holds decisions, then write over it with --replace, or choose another file with --out")
        raise TfbbError(_("the file is there already, and might hold decisions"), path=path, hint=hint)
    units, findings = _units(home, proposer, reviewer)
    chosen = _chosen(units, Wanted(themes if theme else (), uncertain, uncoded), home)
    cases = {one.unit.transcript: _case(home, one.unit.transcript) for one in chosen}
    write_bytes(path, _sheet(review_rows(chosen, book, cases, proposer, reviewer), book, output, excel=excel))
    counts = {"units": len(chosen), "codings": sum(len(one.proposed) for one in chosen)}
    append_log(home.root, "review export", counts, {"codebook": book.fingerprint}, {"format": str(output)})
    typer.echo(str(path))
    say(_("{n} units. Proposals by: {coder}. Decisions of: {name}.").format(n=len(chosen), coder=proposer, name=reviewer))
    say(_("Next: fill in what is yellow, save, and run `tfbb review import {path}`.").format(path=path))
    _end(findings)


@app.command("import", help=_("Read a filled sheet back: decisions become codings, what cannot be taken is told row by row."))
def import_(
    file: Annotated[Path, typer.Argument(metavar="FILE", help=_("The filled sheet, a workbook or CSV."))],
    study: StudyOption = None,
    name: AsOption = "",
    codebook: CodebookOption = None,
) -> None:
    """Take in what can be taken, and print what is new; exit 1 when a row was refused."""
    from tfbb_coding.files.changes import changing
    from tfbb_coding.files.study import find_study
    from tfbb_coding.steps.review import Material, keys_of, take

    rows = _read_sheet(file)
    home = find_study([file], study)
    home = _on_disk(home if home.on_disk or study else find_study([], None))
    reviewer = reviewer_name(name)
    keys = keys_of(rows)
    _check_reviewer(sorted({key.reviewer for key in keys}), reviewer, file)
    _themes, book = chosen_codebook(home, codebook, [])
    if any(key.codebook != book.fingerprint for key in keys):
        say(_("Note: the codebook has changed since the sheet was written; decisions are read with the codebook as it is now."))
    transcripts, findings = study_transcripts(home)
    proposed = [coding for coder in sorted({key.coder for key in keys}) for coding in _codings(home, coder, findings)]
    with changing(home.root, "review import", reviewer, codebook=book.fingerprint):
        before = _said(home, reviewer)
        taken = take(rows, str(file), Material(transcripts, book, tuple(proposed)), before, reviewer)
        _save(home, reviewer, before, taken, book)
    say(_("Decisions of: {name}.").format(name=reviewer))
    _print(taken)
    _end([*findings, *taken.findings])


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


def _on_disk(home: "Study") -> "Study":
    if not home.on_disk:
        hint = _("stand in a study folder or name it with --study; `tfbb init` makes one")
        raise TfbbError(_("this is no study"), path=home.root, hint=hint)
    return home


def _proposer(home: "Study", asked: str, reviewer: str) -> str:
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


def _units(home: "Study", proposer: str, reviewer: str) -> "tuple[list[ReviewUnit], list[Finding]]":
    """The study's units with what is proposed and what the reviewer has said, where it still stands in the transcripts as they are."""
    from tfbb_coding.model.coding import Status
    from tfbb_coding.steps.alignment import still_standing
    from tfbb_coding.steps.review_sheet import review_units

    transcripts, findings = study_transcripts(home)
    texts = {name: one.text for name, one in transcripts.items()}
    proposed, lost = still_standing(_codings(home, proposer, findings), texts)
    said = _said(home, reviewer)
    own, own_lost = still_standing(said.codings, texts)
    findings += _moved(home, proposer, lost) + _moved(home, reviewer, own_lost)
    by_name = _by_transcript([c for c in proposed if c.status is not Status.REJECTED])
    own_by_name = _by_transcript(own)
    units: list[ReviewUnit] = []
    for name, transcript in transcripts.items():
        notes = {
            kind: [n for n in several if n.transcript == name and n.quotation == transcript.text[n.start : n.end]]
            for kind, several in said.notes.items()
        }
        units += review_units(transcript, by_name.get(name, ()), own_by_name.get(name, ()), notes)
    return units, findings


def _by_transcript(codings: "Sequence[Coding]") -> "Mapping[str, list[Coding]]":
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
    hint = _("the transcripts have changed since; code them again")
    return [Finding(str(home.root / CODINGS / coder), 0, 0, "moved-text", message, hint)]


def _chosen(units: "list[ReviewUnit]", wanted: "Wanted", home: "Study") -> "list[ReviewUnit]":
    chosen = [one for one in units if wanted.wants(one)]
    if not chosen:
        message = _("no unit is left to review")
        raise StudyError(message, path=home.root, hint=_("see --theme, --uncertain and --uncoded; without them every unit is written"))
    return chosen


def _case(home: "Study", transcript: str) -> str:
    interview = home.interview_of(transcript)
    return home.case_name(interview.case) if interview else ""


def _sheet(rows: "Sequence[SheetRow]", book: "Codebook", output: SheetFormat, *, excel: bool) -> bytes:
    from tfbb_coding.files.review_csv import review_csv_bytes
    from tfbb_coding.files.review_workbook import review_workbook_bytes
    from tfbb_coding.model.review_words import words_for

    return review_workbook_bytes(rows, book) if output is SheetFormat.XLSX else review_csv_bytes(rows, words_for(book), excel=excel)


def _read_sheet(file: Path) -> "list[SheetRow]":
    from tfbb_coding.files.review_csv import read_review_csv
    from tfbb_coding.files.review_workbook import read_review_workbook

    return read_review_csv(file) if file.suffix.lower() in {".csv", ".tsv", ".txt"} else read_review_workbook(file)


def _check_reviewer(written_for: Sequence[str], reviewer: str, file: Path) -> None:
    """A sheet shows its owner's decisions: taken in as another's they would be passed on without anybody having made them."""
    others = [name for name in written_for if name != reviewer]
    if others:
        message = _("the sheet was written for '{owner}', and you are '{name}'").format(owner=others[0], name=reviewer)
        raise TfbbError(
            message, path=file, hint=_("import it with --as {owner}, or export one with --as {name}").format(owner=others[0], name=reviewer)
        )


def _codings(home: "Study", coder: str, findings: "list[Finding]") -> "tuple[Coding, ...]":
    from tfbb_coding.files.codings import load_codings

    loaded = load_codings(home.root, coder)
    findings += loaded.findings
    return loaded.codings


def _said(home: "Study", reviewer: str) -> "Said":
    """All that the reviewer has said. Raises :class:`TfbbError` when a line of it cannot be read, since saving would lose that line."""
    from tfbb_coding.files.codings import load_codings
    from tfbb_coding.files.condensations import load_condensations
    from tfbb_coding.files.notes import load_notes
    from tfbb_coding.model.decision import NoteKind
    from tfbb_coding.steps.review import Said
    from tfbb_coding.steps.review_condense import notes_of

    codings = load_codings(home.root, reviewer)
    condensed = load_condensations(home.root, [reviewer])
    notes = {kind: load_notes(home.root, kind, reviewer) for kind in (NoteKind.MEMO, NoteKind.FAVOURITE)}
    faults = [*codings.findings, *condensed.findings, *(finding for loaded in notes.values() for finding in loaded.findings)]
    if faults:
        message = _("your own decisions cannot be read whole:") + "".join(f"\n{fault}" for fault in faults)
        raise TfbbError(message, hint=_("mend these lines first, so that nothing you decided is lost"))
    said = {NoteKind.CONDENSATION: notes_of(condensed.condensations)}
    return Said(codings.codings, said | {kind: loaded.notes for kind, loaded in notes.items()})


def _save(home: "Study", reviewer: str, before: "Said", taken: "Taken", book: "Codebook") -> None:
    """Write the files in which something is new, and a line in the log when there are any."""
    from tfbb_coding.files.codings import save_codings
    from tfbb_coding.files.log import append_log
    from tfbb_coding.files.notes import save_notes
    from tfbb_coding.model.decision import NoteKind

    for name in sorted(taken.touched):
        old, new = (_of(name, said.codings) for said in (before, taken.said))
        if old != new:
            save_codings(home.root, reviewer, name, new)
        for kind in NoteKind:
            old_notes, new_notes = (_of(name, said.notes.get(kind, ())) for said in (before, taken.said))
            if old_notes != new_notes and kind is NoteKind.CONDENSATION:
                _save_condensations(home, reviewer, name, new_notes)
            elif old_notes != new_notes:
                save_notes(home.root, kind, reviewer, name, new_notes)
    if taken.touched:
        counts = {outcome.replace(" ", "_"): n for outcome, n in taken.outcomes.items()} | {str(k): n for k, n in taken.notes.items()}
        append_log(home.root, "review import", counts, {"codebook": book.fingerprint})


def _save_condensations(home: "Study", reviewer: str, name: str, notes: "Sequence[Note]") -> None:
    from tfbb_coding.files.condensations import load_condensations, save_condensations
    from tfbb_coding.steps.review_condense import with_notes

    there = [one for one in load_condensations(home.root, [reviewer]).condensations if one.transcript == name]
    save_condensations(home.root, reviewer, with_notes(there, notes), [name])


def _of(name: str, things: "Sequence[Thing]") -> "list[Thing]":
    return [thing for thing in things if thing.transcript == name]


def _print(taken: "Taken") -> None:
    from tfbb_coding.model.decision import NoteKind
    from tfbb_coding.steps.review import Outcome

    n = {outcome: taken.outcomes.get(outcome, 0) for outcome in Outcome}
    typer.echo(
        _(
            "New since the last import: {accepted} accepted, {rejected} rejected, {changed} changed, {added} added, {back} taken back."
        ).format(
            accepted=n[Outcome.ACCEPTED],
            rejected=n[Outcome.REJECTED],
            changed=n[Outcome.CHANGED],
            added=n[Outcome.ADDED],
            back=n[Outcome.WITHDRAWN],
        )
    )
    typer.echo(
        _("As before: {before}. Untouched: {untouched} ({gone} of them no longer in the sheet). Refused: {refused}.").format(
            before=n[Outcome.AS_BEFORE], untouched=n[Outcome.UNTOUCHED] + taken.gone, gone=taken.gone, refused=n[Outcome.REFUSED]
        )
    )
    typer.echo(
        _("Written or taken back: {condensations} condensations, {memos} memos, {favourites} favourites.").format(
            condensations=taken.notes.get(NoteKind.CONDENSATION, 0),
            memos=taken.notes.get(NoteKind.MEMO, 0),
            favourites=taken.notes.get(NoteKind.FAVOURITE, 0),
        )
    )
    if taken.unproven:
        say(
            _("Note: {n} proposals are no longer there (the material was coded anew), so their evidence is not kept.").format(
                n=taken.unproven
            )
        )


def _end(findings: "Sequence[Finding]") -> None:
    """Say every finding on stderr, and end with exit code 1 when there is any."""
    for finding in findings:
        say(str(finding))
    if findings:
        raise typer.Exit(EXIT_FINDINGS)
