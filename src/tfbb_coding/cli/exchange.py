"""``tfbb exchange``: a study as other programs for qualitative analysis read it, and their projects as a study (REFI-QDA)."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from tfbb_coding.cli.common import EXIT_FINDINGS, new_app, say
from tfbb_coding.cli.exchange_import import import_
from tfbb_coding.cli.handing import hand_over
from tfbb_coding.cli.options import AllowOption, CodebookOption, CoderOption, StatusOption, StudyOption, Which
from tfbb_coding.cli.results import gather
from tfbb_coding.errors import TfbbError
from tfbb_coding.messages import _, ngettext

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tfbb_coding.model.exchange import Project
    from tfbb_coding.model.memo import Memo
    from tfbb_coding.model.report import Finding
    from tfbb_coding.model.results import Results
    from tfbb_coding.model.study import Study
    from tfbb_coding.steps.exchange.give import Extras

app = new_app(_("Exchange a study or a codebook with NVivo, MAXQDA, ATLAS.ti, QualCoder, Quirkos and Taguette (REFI-QDA)."))
app.command("import", help=_("Take in a project (.qdpx) or codebook (.qdc) of another program, as a new study or into one."))(import_)


@app.command(help=_("Write the study as a project (.qdpx), or its codebook (.qdc), after a check that it names nobody."))
def export(
    out: Annotated[
        Path | None,
        typer.Option("--out", metavar="FILE", help=_("A .qdpx, or for the codebook alone a .qdc (default: results/exchange/study.qdpx).")),
    ] = None,
    study: StudyOption = None,
    coder: CoderOption = None,
    status: StatusOption = None,
    codebook: CodebookOption = None,
    memos: Annotated[bool, typer.Option("--memos/--no-memos", help=_("With the coders' memos, or without."))] = True,
    allow_identifiers: AllowOption = "",
) -> None:
    """Write one file for another program."""
    from tfbb_coding.files.refi.names import QDC
    from tfbb_coding.files.refi.write import codebook_bytes, part_names, project_bytes
    from tfbb_coding.files.study import find_study
    from tfbb_coding.steps.exchange.give import project_of

    home = find_study([], study)
    path = _chosen(out, home)
    findings: list[Finding] = []
    results: Results | None = None
    if path.suffix.lower() == QDC:
        project = _codebook(home, codebook, allow_identifiers)
        data = codebook_bytes(project)
    else:
        results = _gathered(home, coder or [], status, codebook, findings)
        project = project_of(results, _extras(results, allow_identifiers, findings, with_memos=memos))
        data = project_bytes(project)
    for finding in findings:
        say(str(finding))
    for written in hand_over(path.parent, {path.name: data}, home, "exchange export", allow_identifiers, part_names(project)):
        typer.echo(str(written))
    _tell(project)
    if results is not None:
        _tell_left(results)
    if findings:
        raise typer.Exit(EXIT_FINDINGS)


def _chosen(out: Path | None, home: "Study") -> Path:
    """Where to write. Raises :class:`TfbbError` for a file of another kind."""
    from tfbb_coding.files.refi.names import QDC, QDPX

    path = out or home.root / "results" / "exchange" / f"study{QDPX}"
    if path.suffix.lower() not in {QDC, QDPX}:
        hint = _("a project ends in .qdpx, a codebook alone in .qdc")
        raise TfbbError(_("--out must be the name of a file that ends in .qdpx or .qdc"), path=path, hint=hint)
    return path


def _codebook(home: "Study", asked: Path | None, allow: str) -> "Project":
    from tfbb_coding.files.codebooks import find_codebook, load_codebook
    from tfbb_coding.steps.exchange.give import codebook_project
    from tfbb_coding.steps.exchange.guids import Guids
    from tfbb_coding.steps.gate import notice

    book = load_codebook(find_codebook(home.root if home.on_disk else None, asked))
    return codebook_project(book, Guids(home.title), notice(allow, "en" if book.language == "en" else "sv"))


def _gathered(home: "Study", coders: "Sequence[str]", status: Which | None, codebook: Path | None, findings: "list[Finding]") -> "Results":
    """The codings that count; a study in which nobody has coded yet goes over too, to be coded elsewhere."""
    from tfbb_coding.cli.results import all_transcripts
    from tfbb_coding.files.codebooks import find_codebook, load_codebook
    from tfbb_coding.files.codings import coders as all_coders
    from tfbb_coding.model.results import Results, interviews_of

    if coders or all_coders(home.root):
        return gather(home, coders, status, codebook, findings)
    book = load_codebook(find_codebook(home.root if home.on_disk else None, codebook))
    transcripts = all_transcripts(home, findings)
    if not transcripts:
        hint = _("put the transcripts into transcripts/, or name the study with --study")
        raise TfbbError(_("there is nothing to export: no transcript and no coding"), path=home.root, hint=hint)
    say(_("Nobody has coded yet: the interviews and the codebook go over alone."))
    return Results(home, book, (), transcripts, frozenset(), interviews=interviews_of(home, list(transcripts)))


def _extras(results: "Results", allow: str, findings: "list[Finding]", *, with_memos: bool) -> "Extras":
    from tfbb_coding.files.coding_times import when_said
    from tfbb_coding.steps.exchange.give import Extras
    from tfbb_coding.steps.gate import notice

    root = results.study.root
    memos = _memos(root, results.coders, findings) if with_memos else ()
    return Extras(memos, when_said(root, results.codings), notice(allow, results.language), with_memos)


def _memos(root: Path, coders: "Sequence[str]", findings: "list[Finding]") -> "tuple[Memo, ...]":
    """Those of the coders who count: a memo is its writer's own. Where nobody has coded, or people have agreed, everybody's."""
    from tfbb_coding.files.memos import load_memos, memo_writers
    from tfbb_coding.model.coding import CONSENSUS

    wanted = coders if coders and CONSENSUS not in coders else memo_writers(root)
    loaded = [load_memos(root, name) for name in wanted]
    findings += [finding for one in loaded for finding in one.findings]
    return tuple(memo for one in loaded for memo in one.memos)


def _tell(project: "Project") -> None:
    """What is in the file, and what to know of it."""
    from tfbb_coding.model.exchange import every_code
    from tfbb_coding.steps.exchange.describe import is_favourites
    from tfbb_coding.steps.exchange.give import wide_sources

    liked = {code.guid for code in project.codes if is_favourites(code)}
    codes = sum(1 for _one in every_code(project.codes)) - len(liked)
    if not project.sources:
        say(ngettext("{n} theme or code.", "{n} themes and codes.", codes).format(n=codes))
        return
    applied = [one for source in project.sources for passage in source.passages for one in passage.applied]
    codings = sum(one.code not in liked for one in applied)
    say(
        _("{sources} interviews, {codes} themes and codes, {codings} codings, memos and condensations: {notes}.").format(
            sources=len(project.sources), codes=codes, codings=codings, notes=len(project.all_notes)
        )
    )
    if liked:
        said = ngettext("{n} favourite, under a code of its own.", "{n} favourites, under a code of their own.", len(applied) - codings)
        say(said.format(n=len(applied) - codings))
    say(_("The file holds the interviews whole: keep it as you keep the transcripts."))
    wide = wide_sources(project)
    if wide:
        said = ngettext(
            "{n} interview holds characters such as emoji, which some programs count as two: look at a few passages after them there.",
            "{n} interviews hold characters such as emoji, which some programs count as two: look at a few passages after them there.",
            wide,
        )
        say(said.format(n=wide))


def _tell_left(results: "Results") -> None:
    """What of the study does not go over, with numbers, and which option takes it along."""
    from tfbb_coding.files.codings import coders, load_codings
    from tfbb_coding.model.coding import Status
    from tfbb_coding.steps.exchange.give import coded_so, goes_over

    root, coded = results.study.root, coded_so(results)
    loaded = {name: load_codings(root, name).codings for name in coders(root) if name not in results.coders}
    others = {name: n for name, said in loaded.items() if (n := sum(one.status is not Status.REJECTED for one in said))}
    if others:
        counted = ", ".join(f"{name} {n}" for name, n in others.items())
        said = _("Not in the file: codings by other coders ({counted}); `{options}` takes them along instead.")
        say(said.format(counted=counted, options=" ".join(f"--coder {name}" for name in others)))
    uncoded = sum(1 for one in results.condensations if one.decided and one.text and not goes_over(one, coded))
    if uncoded:
        say(_("Not in the file: {n} condensations of units that are not coded so there.").format(n=uncoded))
