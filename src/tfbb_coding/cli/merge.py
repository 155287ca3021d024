"""``tfbb merge``: what coders agree on and have settled becomes the consensus."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from tfbb_coding.cli.agree import chosen_transcripts, opened, works_of
from tfbb_coding.cli.common import end_with, say
from tfbb_coding.cli.options import CodebookOption, StudyOption
from tfbb_coding.cli.own_names import say_names_written
from tfbb_coding.cli.review_material import texts_behind
from tfbb_coding.cli.settling import agreed_so_far, looks_like_a_sheet, read_settling
from tfbb_coding.errors import TfbbError
from tfbb_coding.messages import _, ngettext
from tfbb_coding.model.coding import CONSENSUS, VOICES

if TYPE_CHECKING:
    from tfbb_coding.model.codebook import Codebook
    from tfbb_coding.model.coding import Coding
    from tfbb_coding.model.decision import Note
    from tfbb_coding.model.settling import SettleRow
    from tfbb_coding.model.study import Study
    from tfbb_coding.model.transcript import Transcript
    from tfbb_coding.steps.compare_coders import Comparison, Work
    from tfbb_coding.steps.merge import Merged, Taken

TWO = 2


def merge(
    what: Annotated[
        list[str] | None,
        typer.Argument(metavar="WORKBOOK | CODERS…", help=_("A settled sheet, or the coders, or both."), show_default=False),
    ] = None,
    study: StudyOption = None,
    workbook: Annotated[
        Path | None, typer.Option("--workbook", metavar="FILE", help=_("The settled sheet, when coders are named."))
    ] = None,
    single: Annotated[
        bool, typer.Option("--single", help=_("Take transcripts that only one of them has coded as that one coded them."))
    ] = False,
    codebook: CodebookOption = None,
) -> None:
    """Write the consensus, and tell what is agreed, settled and still open; exit 1 when a row was refused."""
    from tfbb_coding.files.changes import changing
    from tfbb_coding.steps.compare_coders import compare

    file, rows, coders = _asked(what or [], workbook)
    home, book, _themes = opened(study, codebook, [], file)
    transcripts, findings = chosen_transcripts(home, [])
    works = works_of(home, coders, transcripts, findings)
    comparison = compare(transcripts.values(), works)
    if not comparison.units:
        hint = _("check that they have coded the same transcripts")
        raise TfbbError(_("nothing to merge: no unit is judged by two of them"), hint=hint)
    with changing(home.root, "merge", CONSENSUS, codebook=book.fingerprint) as change:
        taken, merged, changed = _merged(home, book, comparison, transcripts, rows, file, works, single=single)
    _print(comparison, taken, merged, changed=changed, single=single)
    say_names_written(home, change)
    end_with(findings, taken.findings)


def _asked(what: Sequence[str], workbook: Path | None) -> "tuple[Path | None, list[SettleRow], tuple[str, ...]]":
    """The sheet, its rows, and the coders: those named, else those that the sheet was written for."""
    from tfbb_coding.steps.merge import keys_of

    files = [name for name in what if looks_like_a_sheet(name)]
    named = tuple(name for name in what if name not in files)
    if len(files) + (workbook is not None) > 1:
        raise TfbbError(_("one sheet at a time"), hint=_("merge them one after the other; nothing that was settled is taken back"))
    file = workbook or (Path(files[0]) if files else None)
    rows = read_settling(file) if file is not None else []
    written_for = sorted({key.coders for key in keys_of(rows)})
    if len(written_for) > 1:
        hint = _("keep rows of one sheet together")
        raise TfbbError(_("the sheet holds rows that were written for different coders"), path=file, hint=hint)
    if named and written_for and set(named) != set(written_for[0]):
        message = _("the sheet was written for {coders}").format(coders=", ".join(written_for[0]))
        raise TfbbError(message, path=file, hint=_("name them, or leave the names out"))
    coders = written_for[0] if written_for else named
    _check(coders, file)
    return file, rows, coders


def _check(coders: Sequence[str], file: Path | None) -> None:
    """Raise :class:`TfbbError` where these make no consensus."""
    if file is not None and not coders:
        hint = _("take a file that `tfbb agree --workbook` wrote, with its header row and all its columns, hidden ones too")
        raise TfbbError(_("no row of the sheet can be read"), path=file, hint=hint)
    if len(set(coders)) < TWO:
        raise TfbbError(_("a consensus needs two coders"), hint=_("name them, or the sheet that they have settled"))
    if CONSENSUS in coders:
        raise TfbbError(_("the consensus cannot be merged with itself"), hint=_("name the coders whose consensus it is"))
    if set(coders) <= set(VOICES):
        message = _("these are the program's voices, and a consensus is people's")
        raise TfbbError(message, hint=_("name at least one person; `tfbb agree` compares voices"))


def _merged(
    home: "Study",
    book: "Codebook",
    comparison: "Comparison",
    transcripts: "dict[str, Transcript]",
    rows: "Sequence[SettleRow]",
    file: Path | None,
    works: "Sequence[Work]",
    *,
    single: bool,
) -> "tuple[Taken, Merged, bool]":
    """Take the rows in and write the consensus; whether anything on disk is new."""
    from tfbb_coding.files.log import append_log
    from tfbb_coding.steps.merge import keys_of, reasons, settled_before, take
    from tfbb_coding.steps.merge import merge as merged_units

    consensus, memos = agreed_so_far(home, transcripts)
    before = settled_before(comparison.units, consensus, memos)
    kept = texts_behind(home, keys_of(rows))
    taken = take(rows, str(file or ""), comparison.units, transcripts, book, before, kept)
    merged = merged_units(comparison.units, taken.settled, book.fingerprint)
    codings = {name: [c for c in merged.codings if c.transcript == name] for name in comparison.interviews}
    if single:
        codings |= {name: _alone(name, coder, works) for name, coder in comparison.alone.items()}
    changed = _write(home, codings, reasons(comparison.units, taken.settled, memos), memos)
    if changed:
        counts = {"units": len(comparison.units), "agreed": merged.agreed, "settled": merged.settled, "open": merged.open}
        append_log(home.root, "merge", counts, {"codebook": book.fingerprint})
    return taken, merged, changed


def _alone(name: str, coder: str, works: "Sequence[Work]") -> "list[Coding]":
    """What the one coder of a transcript said of it."""
    from dataclasses import replace

    work = next(work for work in works if work.coder == coder)
    return [replace(coding, coder=CONSENSUS) for coding in work.codings if coding.transcript == name]


def _write(home: "Study", codings: "dict[str, list[Coding]]", notes: "Sequence[Note]", before: "Sequence[Note]") -> bool:
    """Write the files in which something is new; whether there were any."""
    from tfbb_coding.files.codings import codings_path, save_codings
    from tfbb_coding.files.notes import save_notes
    from tfbb_coding.files.presence import is_there
    from tfbb_coding.model.decision import NoteKind

    changed = False
    for name, several in sorted(codings.items()):
        path = codings_path(home.root, CONSENSUS, name)
        old = path.read_bytes() if is_there(path) else None
        changed |= save_codings(home.root, CONSENSUS, name, several).read_bytes() != old
    for name in sorted({note.transcript for note in (*notes, *before)}):
        new, was = ([note for note in several if note.transcript == name] for several in (notes, before))
        if new != was:
            save_notes(home.root, NoteKind.MEMO, CONSENSUS, name, new)
            changed = True
    return changed


def _print(comparison: "Comparison", taken: "Taken", merged: "Merged", changed: bool, *, single: bool) -> None:
    from tfbb_coding.steps.merge import Outcome

    n = {outcome: taken.outcomes.get(outcome, 0) for outcome in Outcome}
    if taken.outcomes:
        told = _("New from the sheet: {settled} settled, {back} taken back. As before: {before}.")
        typer.echo(told.format(settled=n[Outcome.SETTLED], back=n[Outcome.TAKEN_BACK], before=n[Outcome.AS_BEFORE]))
        told = _("Not settled in the sheet: {open}. Agreed since it was written: {agreed}. Refused: {refused}.")
        typer.echo(told.format(agreed=n[Outcome.AGREED], open=n[Outcome.OPEN], refused=n[Outcome.REFUSED]))
    told = _("Consensus of {coders}: {agreed} units agreed, {settled} settled, {open} still open.")
    names = ", ".join(comparison.coders)
    typer.echo(told.format(coders=names, agreed=merged.agreed, settled=merged.settled, open=merged.open))
    if merged.open:
        typer.echo(_("Of the open ones the consensus holds only the themes that all of them gave."))
    if not changed:
        typer.echo(_("Nothing is new."))
    if comparison.alone:
        say(_alone_told(len(comparison.alone), single=single))


def _alone_told(n: int, *, single: bool) -> str:
    if single:
        return ngettext(
            "{n} transcript coded by one of them is taken as it is.", "{n} transcripts coded by one of them are taken as they are.", n
        ).format(n=n)
    return ngettext(
        "Note: {n} transcript is coded by only one of them and is not in the consensus; --single takes it as it is.",
        "Note: {n} transcripts are coded by only one of them and are not in the consensus; --single takes them as they are.",
        n,
    ).format(n=n)
