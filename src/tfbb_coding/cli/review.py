"""``tfbb review``: a person decides about what was proposed, in a sheet that is written, filled in and read back."""

from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from tfbb_coding.cli.code import chosen_codebook
from tfbb_coding.cli.common import TfbbGroup, end_with, new_app, say
from tfbb_coding.cli.material import study_transcripts, voice_word
from tfbb_coding.cli.options import CodebookOption, ExcelOption, ProposerOption, ReplaceOption, ReviewerOption, StudyOption
from tfbb_coding.cli.review_material import (
    case_of,
    codings_of,
    end_import,
    on_disk_study,
    owner_of,
    proposer_of,
    reviewer_name,
    said_by,
    save_taken,
    texts_behind,
    typed_as,
    units_of,
    units_to_review,
)
from tfbb_coding.cli.review_screen import open_review
from tfbb_coding.errors import StudyError, TfbbError
from tfbb_coding.messages import _, ngettext, typed_path

if TYPE_CHECKING:
    from tfbb_coding.model.codebook import Codebook
    from tfbb_coding.model.decision import SheetRow
    from tfbb_coding.model.study import Study
    from tfbb_coding.steps.review import Taken
    from tfbb_coding.steps.review_sheet import ReviewUnit, Wanted


class ReviewGroup(TfbbGroup):
    """``tfbb review`` with no subcommand is ``tfbb review open``."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Put ``open`` before arguments that do not begin with a subcommand or ask for help."""
        asks = bool(args) and (args[0] in self.commands or args[0] in ctx.help_option_names)
        return super().parse_args(ctx, args if asks else ["open", *args])


app = new_app(_("Decide about what was proposed: on the screen (with no subcommand), or in a sheet for Excel or Word."), ReviewGroup)
app.command("open", help=_("Decide unit by unit on the whole screen; `tfbb review` alone does this."))(open_review)
FOLDER = "review"


class SheetFormat(StrEnum):
    """The kind of file."""

    XLSX = "xlsx"
    DOCX = "docx"
    CSV = "csv"


@app.command("export", help=_("Write a workbook with a row a unit, the proposals for it, and room for your decision."))
def export(
    study: StudyOption = None,
    coder: ProposerOption = "",
    name: ReviewerOption = "",
    out: Annotated[Path | None, typer.Option("--out", metavar="FILE", help=_("The file (default: review/NAME.xlsx in the study)."))] = None,
    output: Annotated[
        SheetFormat | None, typer.Option("--format", help=_("xlsx, docx or csv (default: what --out ends in, else xlsx)."))
    ] = None,
    excel: ExcelOption = False,
    theme: Annotated[
        list[str] | None,
        typer.Option("--theme", metavar="ID", help=_("Only units with a proposal of this theme (may be given several times).")),
    ] = None,
    uncertain: Annotated[bool, typer.Option("--uncertain", help=_("Only units with an uncertain proposal."))] = False,
    uncoded: Annotated[bool, typer.Option("--uncoded", help=_("Only units without any proposal, or these too."))] = False,
    blind: Annotated[bool, typer.Option("--blind", help=_("Show no proposals: code from an empty sheet."))] = False,
    replace: ReplaceOption = False,
    codebook: CodebookOption = None,
) -> None:
    """Write the sheet, and say on stderr whose proposals and decisions it holds."""
    from tfbb_coding.files.atomic import write_bytes
    from tfbb_coding.files.log import append_log
    from tfbb_coding.files.presence import is_there
    from tfbb_coding.files.study import find_study
    from tfbb_coding.steps.review_sheet import Wanted, review_rows

    home = on_disk_study(find_study([], study))
    reviewer = reviewer_name(name)
    if blind and (theme or uncertain or coder):
        hint = _("leave --theme, --uncertain and --coder out: they choose by proposals")
        raise TfbbError(_("--blind shows no proposals"), hint=hint)
    proposer = "" if blind else proposer_of(home, coder, reviewer)
    themes, book = chosen_codebook(home, codebook, theme or [])
    kind = _kind(out, output)
    path = out or home.root / FOLDER / f"{reviewer}.{kind}"
    if is_there(path) and not replace:
        hint = _("import it first if it holds decisions, then write over it with --replace, or choose another file with --out")
        raise TfbbError(_("the file is there already, and might hold decisions"), path=path, hint=hint)
    units, findings = units_to_review(home, proposer, reviewer)
    chosen = _chosen(units, Wanted(themes if theme else (), uncertain, uncoded), home)
    cases = {one.unit.transcript: case_of(home, one.unit.transcript) for one in chosen}
    write_bytes(path, _sheet(review_rows(chosen, book, cases, proposer, reviewer), book, kind, excel=excel))
    counts = {"units": len(chosen), "codings": sum(len(one.proposed) for one in chosen)}
    append_log(home.root, "review export", counts, {"codebook": book.fingerprint}, {"format": str(kind)})
    typer.echo(str(path))
    by = voice_word(proposer) or _("nobody")
    say(_("{n} units. Proposals by: {coder}. Decisions of: {name}.").format(n=len(chosen), coder=by, name=reviewer))
    say(_("Next: fill in what is yellow, save, and run `tfbb review import {path}`.").format(path=typed_path(path) + typed_as(reviewer)))
    end_with(findings)


@app.command("import", help=_("Read a filled sheet back: decisions become codings, what cannot be taken is told row by row."))
def import_(
    file: Annotated[Path, typer.Argument(metavar="FILE", help=_("The filled sheet, a workbook or CSV."))],
    study: StudyOption = None,
    name: ReviewerOption = "",
    codebook: CodebookOption = None,
) -> None:
    """Take in what can be taken, and print what is new; exit 1 when a row was refused."""
    from tfbb_coding.files.changes import changing
    from tfbb_coding.files.study import find_study
    from tfbb_coding.model.decision import NoteKind
    from tfbb_coding.steps.review import Material, keys_of, take

    rows = _read_sheet(file)
    home = find_study([file], study)
    home = on_disk_study(home if home.on_disk or study else find_study([], None))
    keys = keys_of(rows)
    reviewer = owner_of((key.reviewer for key in keys), name, file)
    _themes, book = chosen_codebook(home, codebook, [])
    if any(key.codebook != book.fingerprint for key in keys):
        say(_("Note: the codebook has changed since the sheet was written; decisions are read with the codebook as it is now."))
    transcripts, findings = study_transcripts(home)
    proposed = [coding for coder in sorted({key.coder for key in keys}) for coding in codings_of(home, coder, findings)]
    with changing(home.root, "review import", reviewer, codebook=book.fingerprint) as change:
        before = said_by(home, reviewer)
        laid = [c for unit in units_of(transcripts, proposed, before) for c in unit.proposed] if before.notes[NoteKind.UNIT] else []
        material = Material(transcripts, book, tuple(dict.fromkeys([*proposed, *laid])), texts_behind(home, keys))
        taken = take(rows, str(file), material, before, reviewer)
        save_taken(home, reviewer, taken, book)
    _print(taken)
    end_import(home, change, reviewer, findings, taken.findings)


def _kind(out: Path | None, asked: SheetFormat | None) -> SheetFormat:
    """The kind of file: what its name ends in. Raises :class:`TfbbError` for an ending that is none, or another than what was asked for."""
    ending = out.suffix.lower().lstrip(".") if out else ""
    if out is None:
        return asked or SheetFormat.XLSX
    if ending not in set(SheetFormat):
        raise TfbbError(_("a sheet for review is .xlsx, .docx or .csv"), path=out, hint=_("give the file one of these endings"))
    if asked is not None and ending != asked:
        message = _("the name ends in .{ending}, and --format says {kind}").format(ending=ending, kind=asked)
        raise TfbbError(message, path=out, hint=_("leave --format out, or give the file the other ending"))
    return SheetFormat(ending)


def _chosen(units: "list[ReviewUnit]", wanted: "Wanted", home: "Study") -> "list[ReviewUnit]":
    chosen = [one for one in units if wanted.wants(one)]
    if not chosen:
        message = _("no unit is left to review")
        raise StudyError(message, path=home.root, hint=_("see --theme, --uncertain and --uncoded; without them every unit is written"))
    return chosen


def _sheet(rows: "Sequence[SheetRow]", book: "Codebook", output: SheetFormat, *, excel: bool) -> bytes:
    from tfbb_coding.files.sheets.review import review_sheet
    from tfbb_coding.files.sheets.review_word import review_document_bytes
    from tfbb_coding.files.sheets.separated import sheet_csv_bytes
    from tfbb_coding.files.sheets.workbook import sheet_workbook_bytes

    if output is SheetFormat.DOCX:
        return review_document_bytes(rows, book)
    sheet = review_sheet(rows, book)
    return sheet_workbook_bytes(sheet) if output is SheetFormat.XLSX else sheet_csv_bytes(sheet, excel=excel)


def _read_sheet(file: Path) -> "list[SheetRow]":
    from tfbb_coding.files.sheets.review import read_review_sheet
    from tfbb_coding.files.sheets.review_word import read_review_document

    return read_review_document(file) if file.suffix.lower() == ".docx" else read_review_sheet(file)


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
    if taken.reasons:
        note = ngettext(
            "Note: {n} reason written behind a decision belongs to the unit's memo.",
            "Note: {n} reasons written behind decisions belong to the units' memos.",
            taken.reasons,
        )
        say(note.format(n=taken.reasons))
    if taken.unproven:
        say(
            _("Note: {n} proposals are no longer there (the material was coded anew), so their evidence is not kept.").format(
                n=taken.unproven
            )
        )
