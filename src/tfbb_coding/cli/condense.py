"""``tfbb condense``: the main sense of every coded unit, proposed, decided by a person, and gathered."""

import json
from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from tfbb_coding.cli.again import remember_products
from tfbb_coding.cli.common import EXIT_FINDINGS, say, say_all
from tfbb_coding.cli.material import voice_word, whose_codings
from tfbb_coding.cli.options import CodebookOption, ExcelOption, ReviewerOption, StudyOption, ThemeOption, WorkerOption
from tfbb_coding.errors import TfbbError
from tfbb_coding.messages import _, ngettext, typed_path

if TYPE_CHECKING:
    from tfbb_coding.model.codebook import Codebook
    from tfbb_coding.model.coding import Coding
    from tfbb_coding.model.condensation import Condensation, CondensationRow, Essence
    from tfbb_coding.model.report import Finding, Table
    from tfbb_coding.model.study import Study
    from tfbb_coding.steps.condense import Decisions


class CondenseFormat(StrEnum):
    """The kind of table, or how the essence is printed."""

    TEXT = "text"
    CSV = "csv"
    JSON = "json"
    XLSX = "xlsx"


def condense(
    study: StudyOption = None,
    coder: WorkerOption = None,
    theme: ThemeOption = None,
    imported: Annotated[
        Path | None, typer.Option("--import", metavar="FILE", help=_("Read the table back in which you have confirmed and rewritten."))
    ] = None,
    name: ReviewerOption = "",
    essence: Annotated[
        bool, typer.Option("--essence", help=_("List what is confirmed or rewritten, theme by theme and case by case, like ones once."))
    ] = False,
    output: Annotated[
        CondenseFormat | None, typer.Option("--format", help=_("csv or xlsx for the table; text, csv or json for --essence."))
    ] = None,
    out: Annotated[
        Path | None, typer.Option("--out", metavar="FILE", help=_("Where the table goes (default: results/condensations.csv)."))
    ] = None,
    excel: ExcelOption = False,
    codebook: CodebookOption = None,
) -> None:
    """Propose each coded unit's main sense in few words of its own; a person confirms or rewrites it."""
    from tfbb_coding.cli.code import chosen_codebook
    from tfbb_coding.files.study import find_study

    home = find_study([], study)
    themes, book = chosen_codebook(home, codebook, theme or [])
    if imported is not None and not essence:
        _import(home, book, imported, coder or [], name)
        return
    if essence:
        findings = _essence(home, book, themes, coder or [], name, output or CondenseFormat.TEXT)
    else:
        findings = _propose(home, book, themes, coder or [], name, _table_path(home, out, output), excel=excel)
    if findings:
        raise typer.Exit(EXIT_FINDINGS)


def _table_path(home: "Study", out: Path | None, output: CondenseFormat | None) -> Path:
    """Where the table goes; its ending tells the kind."""
    endings = {".csv": CondenseFormat.CSV, ".xlsx": CondenseFormat.XLSX}
    ending = endings.get(out.suffix.lower()) if out else None
    kind = output or ending or CondenseFormat.CSV
    if kind not in (CondenseFormat.CSV, CondenseFormat.XLSX):
        raise TfbbError(_("the table is csv or xlsx"), hint=_("text and json are for --essence"))
    if out is not None and ending is not kind:
        raise TfbbError(_("the table is .csv or .xlsx, as its name ends"), path=out, hint=_("give the file one of these endings"))
    return out or home.root / "results" / f"condensations.{kind}"


def _codings(home: "Study", asked: Sequence[str], own: str, findings: "list[Finding]") -> "list[Coding]":
    """The codings that are condensed; ``own`` is who asks."""
    chosen = whose_codings(home, asked, own)
    say(_("Codings by {coders}.").format(coders=", ".join(map(voice_word, chosen))))
    return _codings_by(home, chosen, findings)


def _codings_by(home: "Study", coders: Sequence[str], findings: "list[Finding]") -> "list[Coding]":
    from tfbb_coding.files.codings import load_codings

    loaded = [load_codings(home.root, name) for name in coders]
    findings += [finding for one in loaded for finding in one.findings]
    return [coding for one in loaded for coding in one.codings]


def _proposals(home: "Study", book: "Codebook", asked: Sequence[str], own: str, findings: "list[Finding]") -> "list[Condensation]":
    from tfbb_coding.steps.condense import propose, theme_stances

    return propose(_codings(home, asked, own, findings), theme_stances(book))


def _condensers(home: "Study", person: str) -> list[str]:
    """Whose condensations are shown to this person: everybody's once there is a consensus, one's own until then."""
    from tfbb_coding.files.codings import coders as all_coders
    from tfbb_coding.model.coding import CONSENSUS

    return _everybody(home) if CONSENSUS in all_coders(home.root) else [person]


def _everybody(home: "Study") -> list[str]:
    from tfbb_coding.files.condensations import condensers
    from tfbb_coding.model.condensation import PROGRAM

    return [name for name in condensers(home.root) if name != PROGRAM]


def _decisions(home: "Study", people: Sequence[str], findings: "list[Finding]") -> "list[Condensation]":
    """What these people have decided; the program's own folder is not read, since it is made anew."""
    from tfbb_coding.files.condensations import load_condensations

    loaded = load_condensations(home.root, people)
    findings += loaded.findings
    return list(loaded.condensations)


def _propose(
    home: "Study", book: "Codebook", themes: Sequence[str], asked: Sequence[str], name: str, path: Path, *, excel: bool
) -> "list[Finding]":
    """Write the proposals into the study and the table in which a person decides."""
    from dataclasses import replace

    from tfbb_coding.cli.review_material import reviewer_name
    from tfbb_coding.files.changes import changing
    from tfbb_coding.files.condensations import save_condensations, write_condensation_table
    from tfbb_coding.model.condensation import PROGRAM
    from tfbb_coding.steps.condense import condensations_table, for_review, moved_words
    from tfbb_coding.steps.tabulate import places

    findings: list[Finding] = []
    person = reviewer_name(name)
    proposals = _proposals(home, book, asked, person, findings)
    decisions = _decisions(home, _condensers(home, person), findings)
    _spare_the_undecided(home, path, book, proposals, person)
    findings += moved_words(proposals, decisions)
    shown = [one for one in for_review(proposals, decisions, person) if one.theme in themes]
    where = {
        transcript: replace(place, case=home.case_name(place.case))  # called as in every other sheet
        for transcript, place in places([one.transcript for one in shown], home).items()
    }
    table = condensations_table(shown, where, book, whose_codings(home, asked, person), person)
    with changing(home.root, "condense", PROGRAM, codebook=book.fingerprint):
        save_condensations(home.root, PROGRAM, proposals, [one.transcript for one in proposals])
    write_condensation_table(path, _bytes(table, path, book, excel=excel))
    remember_products(home, [path])
    decided = sum(one.decided for one in shown)
    _log(home, book, {"proposed": len(shown) - decided, "decided": decided})
    say_all(findings)
    _report_proposals(shown, book, decided, path, person)
    return findings


def _report_proposals(shown: "Sequence[Condensation]", book: "Codebook", decided: int, path: Path, person: str) -> None:
    from tfbb_coding.cli.review_material import typed_as
    from tfbb_coding.model.condensation_words import condensation_words
    from tfbb_coding.model.text import word_count

    words = condensation_words(book)
    for theme in book.themes:
        here = [one for one in shown if one.theme == theme.id]
        if here:
            typer.echo(f"{theme.label}: {len(here)}")
    before, after = (sum(word_count(text) for text in texts) for texts in ([o.quotation for o in shown], [o.text for o in shown]))
    share = round(100 * after / before) if before else 0
    typer.echo(
        _("{n} condensations: {proposed} proposed, {decided} confirmed or rewritten. They are {share} % as long as their units.").format(
            n=len(shown), proposed=len(shown) - decided, decided=decided, share=share
        )
    )
    typer.echo(_("Table: {path}").format(path=path))
    say(
        _(
            "Next: read each unit in {path}; put x in the column {confirm}, or write your own words in the column {condensation}; then\n"
            "`tfbb condense --import {command}`. A proposal is an extract of the speaker's own words; condensing is a person's act."
        ).format(
            path=typed_path(path),
            command=typed_path(path) + typed_as(person),
            confirm=words.columns["confirm"],
            condensation=words.columns["condensation"],
        )
    )


def _spare_the_undecided(home: "Study", path: Path, book: "Codebook", proposals: "list[Condensation]", person: str) -> None:
    """Raises :class:`TfbbError` when the table that would be written over holds what nobody has read into the study yet."""
    from tfbb_coding.cli.review_material import typed_as
    from tfbb_coding.files.codings import coders as all_coders
    from tfbb_coding.files.condensation_table import read_condensation_rows
    from tfbb_coding.files.presence import is_there
    from tfbb_coding.steps.condense import decide, propose, theme_stances

    if not is_there(path):
        return
    try:
        rows, strange = read_condensation_rows(path, book)
    except TfbbError:
        message = _("another file stands there, or a table that cannot be read; it is left as it is")
        raise TfbbError(message, path=path, hint=_("move it away, or choose another place with --out")) from None
    earlier = [name for name in _coders_of(rows) if name in all_coders(home.root)]
    then = propose(_codings_by(home, earlier, []), theme_stances(book))  # the table may have been made from other people's codings
    owner = next((row.person for row in rows if row.person), person)
    taken = decide(rows, [*then, *proposals], _decisions(home, _condensers(home, owner), []), str(path), owner)
    waiting = len(taken.written) + taken.withdrawn + len(strange)
    if waiting:
        hint = _("`tfbb condense --import {path}` reads it; or choose another place with --out").format(
            path=typed_path(path) + typed_as(owner)
        )
        raise TfbbError(_("holds {n} decisions that are not in the study yet").format(n=waiting), path=path, hint=hint)


def _import(home: "Study", book: "Codebook", path: Path, asked: Sequence[str], name: str) -> None:
    """Take over what a person has confirmed, rewritten and taken back in a table; exit 1 when a row was refused."""
    from tfbb_coding.cli.review_material import end_import, owner_of
    from tfbb_coding.files.changes import changing
    from tfbb_coding.files.codings import coders as all_coders
    from tfbb_coding.files.condensation_table import read_condensation_rows
    from tfbb_coding.files.condensations import save_condensations
    from tfbb_coding.model.codebook_names import theme_names
    from tfbb_coding.steps.condense import Uncoded, decide

    faults: list[Finding] = []
    rows, findings = read_condensation_rows(path, book)
    person = owner_of([row.person for row in rows], name, path)
    proposals = _proposals(home, book, asked or _coders_of(rows), person, faults)
    uncoded = Uncoded.of(_codings_by(home, all_coders(home.root), []), theme_names(book))
    with changing(home.root, "condense import", person, codebook=book.fingerprint) as change:
        decisions = _decisions(home, _condensers(home, person), faults)
        _refuse_what_would_be_lost(person, faults)
        taken = decide(rows, proposals, decisions, str(path), person, uncoded)
        changed = {one.transcript for one in taken.written} | {one.transcript for one in decisions if one.coder == person}
        if taken.written or taken.withdrawn:
            save_condensations(home.root, person, taken.stand, changed)
    refused = [*findings, *taken.findings]
    _log(home, book, {"written": len(taken.written), "withdrawn": taken.withdrawn, "refused": len(faults) + len(refused)})
    _report_import(taken)
    end_import(home, change, person, faults, refused)


def _coders_of(rows: "Sequence[CondensationRow]") -> list[str]:
    """Whose codings the table was made from, as it says itself."""
    return list(dict.fromkeys(name for row in rows for name in row.coders))


def _refuse_what_would_be_lost(person: str, faults: "Sequence[Finding]") -> None:
    """Raises :class:`TfbbError` when a line of the person's own files cannot be read: saving would lose it."""
    from tfbb_coding.files.condensations import FOLDER

    own = [fault for fault in faults if Path(fault.path).parts[-3:-1] == (FOLDER, person)]
    if own:
        message = _("your own decisions cannot be read whole:") + "".join(f"\n{fault}" for fault in own)
        raise TfbbError(message, hint=_("mend these lines first, so that nothing you decided is lost"))


def _report_import(taken: "Decisions") -> None:
    from tfbb_coding.model.condensation import CondensationStatus

    confirmed = sum(one.status is CondensationStatus.CONFIRMED for one in taken.written)
    typer.echo(
        _("{confirmed} confirmed, {rewritten} rewritten ({replaced} of them anew), {withdrawn} taken back.").format(
            confirmed=confirmed, rewritten=len(taken.written) - confirmed, withdrawn=taken.withdrawn, replaced=taken.replaced
        )
    )
    if taken.idle:
        said = ngettext(
            "{n} row says no where you had confirmed nothing: its proposal stays a proposal, and counts for nothing.",
            "{n} rows say no where you had confirmed nothing: their proposals stay proposals, and count for nothing.",
            taken.idle,
        )
        say(said.format(n=taken.idle))


def _essence(
    home: "Study", book: "Codebook", themes: Sequence[str], asked: Sequence[str], name: str, output: CondenseFormat
) -> "list[Finding]":
    """Print the non-redundant condensations of each theme and case."""
    from tfbb_coding.cli.review_material import reviewer_name
    from tfbb_coding.files.locks import login_name
    from tfbb_coding.steps.condense import essence, essence_table, under_themes
    from tfbb_coding.steps.tabulate import places

    if output is CondenseFormat.XLSX:
        raise TfbbError(_("the essence is printed as text, csv or json"), hint=_("`--format csv > essence.csv` opens in Excel"))
    findings: list[Finding] = []
    person = reviewer_name(name) if name else login_name()
    codings = _codings(home, asked, person, findings)
    everybody = _everybody(home)
    people = [person] if name else _condensers(home, person) if person in everybody else everybody
    decisions, left_out = under_themes(_decisions(home, people, findings), codings)
    _say_whose(people, everybody)
    decided = [one for one in decisions if one.theme in themes]
    found = essence(decided, places([one.transcript for one in decided], home), book.theme_ids)
    say_all(findings)
    if left_out:
        say(_("Note: {n} condensations are left out, since their units are not coded so by these coders.").format(n=left_out))
    if not found:
        say(_("Nothing is confirmed or rewritten yet: `tfbb condense` writes the table in which you do it."))
    _say_what_waits(home, themes, codings, decided)
    labels = {t.id: t.label for t in book.themes}
    cases = {case.id: case.name for case in home.cases}
    if output is CondenseFormat.TEXT:
        _print_essence(found, labels, cases, len(decided))
    else:
        _print_table(essence_table(found, labels, cases), output)
    return findings


def _say_what_waits(home: "Study", themes: Sequence[str], codings: "Sequence[Coding]", decided: "Sequence[Condensation]") -> None:
    """Say how many of the proposals that `tfbb condense` made last nobody of these has decided about: none of them is in the essence."""
    from tfbb_coding.model.condensation import PROGRAM
    from tfbb_coding.steps.condense import under_themes

    proposed, _gone = under_themes(_decisions(home, [PROGRAM], []), codings)
    done = {(one.unit, one.theme) for one in decided}
    if waiting := len({(one.unit, one.theme) for one in proposed if one.theme in themes} - done):
        said = ngettext(
            "{n} proposal waits to be confirmed or rewritten, and is not among them: do it in the table that `tfbb condense` writes, "
            "and read it with `tfbb condense --import`.",
            "{n} proposals wait to be confirmed or rewritten, and are not among them: do it in the table that `tfbb condense` writes, "
            "and read it with `tfbb condense --import`.",
            waiting,
        )
        say(said.format(n=waiting))


def _say_whose(people: Sequence[str], everybody: Sequence[str]) -> None:
    """Say whose condensations are gathered, and of how many others there are."""
    if everybody:
        say(_("Condensations by {people}.").format(people=", ".join(people)))
    if others := len(set(everybody) - set(people)):
        said = ngettext("Those of {n} other person are not among them.", "Those of {n} other people are not among them.", others)
        say(said.format(n=others))


def _print_essence(found: "Sequence[Essence]", labels: dict[str, str], cases: dict[str, str], total: int) -> None:
    theme = case = None
    for one in found:
        if one.theme != theme:
            typer.echo(("" if theme is None else "\n") + labels.get(one.theme, one.theme))
            theme, case = one.theme, None
        if one.case != case:
            typer.echo(f"  {cases.get(one.case, one.case) or _('No case')}")
            case = one.case
        typer.echo(f"    – {one.text} ({', '.join(one.units)})")
    if found:
        typer.echo("\n" + _("{n} condensations, {m} of them different.").format(n=total, m=len(found)))


def _print_table(table: "Table", output: CondenseFormat) -> None:
    from tfbb_coding.files.tables import csv_bytes

    if output is CondenseFormat.CSV:
        typer.echo(csv_bytes(table).decode(), nl=False)
    else:
        typer.echo(json.dumps([dict(zip(table.columns, row, strict=True)) for row in table.rows], ensure_ascii=False, indent=2))


def _bytes(table: "Table", path: Path, book: "Codebook", *, excel: bool) -> bytes:
    from tfbb_coding.files.sheets.condensing import condensing_sheet
    from tfbb_coding.files.sheets.workbook import sheet_workbook_bytes
    from tfbb_coding.files.tables import csv_bytes

    is_workbook = path.suffix.lower() == ".xlsx"
    return sheet_workbook_bytes(condensing_sheet(table, book)) if is_workbook else csv_bytes(table, excel=excel)


def _log(home: "Study", book: "Codebook", counts: dict[str, int]) -> None:
    from tfbb_coding.files.log import append_log

    if home.on_disk:
        append_log(home.root, "condense", counts, {"codebook": book.fingerprint})
