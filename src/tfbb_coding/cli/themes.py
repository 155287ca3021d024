"""``tfbb themes``: the study's themes as tables for readers."""

from collections.abc import Sequence
from dataclasses import replace
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from tfbb_coding.cli.common import EXIT_FINDINGS, CodebookOption, StudyOption, say
from tfbb_coding.cli.handing import AllowOption, hand_over
from tfbb_coding.errors import StudyError, TfbbError, UnreadableError
from tfbb_coding.messages import _
from tfbb_coding.steps.small import Small

if TYPE_CHECKING:
    from tfbb_coding.model.coding import Coding
    from tfbb_coding.model.report import Finding, Table
    from tfbb_coding.model.study import Study
    from tfbb_coding.model.transcript import Transcript

_MACHINES = ("both", "study", "learned", "rules")
_AGREED = "consensus"


class ThemesFormat(StrEnum):
    """The kind of file."""

    CSV = "csv"
    XLSX = "xlsx"


class By(StrEnum):
    """What is compared."""

    CASE = "case"
    WAVE = "wave"
    KIND = "kind"


class Which(StrEnum):
    """Which codings count."""

    ALL = "all"
    ACCEPTED = "accepted"


def themes(
    study: StudyOption = None,
    out: Annotated[Path | None, typer.Option("--out", metavar="DIR", help=_("Where the tables go (default: results/handover)."))] = None,
    output: Annotated[ThemesFormat, typer.Option("--format", help=_("csv or xlsx."))] = ThemesFormat.CSV,
    by: Annotated[By, typer.Option("--by", help=_("Compare cases, waves, or kinds of interview."))] = By.CASE,
    status: Annotated[
        Which, typer.Option("--status", help=_("All codings but rejected ones, or only those that a person accepted."))
    ] = Which.ALL,
    coder: Annotated[
        list[str] | None, typer.Option("--coder", metavar="NAME", help=_("Whose codings (default: people's, else the program's)."))
    ] = None,
    small: Annotated[Small, typer.Option("--small", help=_("Groups of fewer than k people: mark, merge or suppress."))] = Small.MARK,
    excel: Annotated[bool, typer.Option("--excel", help=_("CSV that a Swedish Excel opens as it is."))] = False,
    codebook: CodebookOption = None,
    allow_identifiers: AllowOption = "",
) -> None:
    """Write the theme tables from the study's codings, after a check that they name nobody."""
    from tfbb_coding.files.study import find_study

    home = find_study([], study)
    codings, findings = _codings(home, coder or [], status)
    for finding in findings:
        say(str(finding))
    tables = _tables(home, codings, codebook, by, small, allow_identifiers)
    folder = out or home.root / "results" / "handover"
    paths = hand_over(folder, _contents(tables, output, excel=excel), home, "themes", allow_identifiers)
    for path in paths:
        typer.echo(str(path))
    if findings:
        raise typer.Exit(EXIT_FINDINGS)


def _codings(home: "Study", asked: Sequence[str], status: Which) -> "tuple[list[Coding], list[Finding]]":
    """The codings that count, each in its place in the transcript as it is now."""
    from tfbb_coding.files.codings import load_codings
    from tfbb_coding.model.coding import Status

    chosen = _coders(home, asked)
    say(_("Codings by {coders}.").format(coders=", ".join(chosen)))
    loaded = [load_codings(home.root, name) for name in chosen]
    findings = [finding for one in loaded for finding in one.findings]
    wanted = {Status.ACCEPTED, Status.CHANGED} if status is Which.ACCEPTED else set(Status) - {Status.REJECTED}
    codings = [coding for one in loaded for coding in one.codings if coding.status in wanted]
    return _in_place(home, codings, findings)


def _coders(home: "Study", asked: Sequence[str]) -> list[str]:
    """Those asked for; else what people agreed on; else every person who has coded; else one of the program's voices."""
    from tfbb_coding.files.codings import coders

    there = coders(home.root)
    unknown = [name for name in asked if name not in there]
    if unknown or not there:
        hint = _("coders are: {names}").format(names=", ".join(there)) if there else _("run `tfbb code` first")
        message = _("there are no codings by '{name}'").format(name=unknown[0]) if unknown else _("the study has no codings yet")
        raise StudyError(message, path=home.root, hint=hint)
    people = [_AGREED] if _AGREED in there else [name for name in there if name not in _MACHINES]
    return list(asked) or people or [name for name in _MACHINES if name in there][:1]


def _in_place(home: "Study", codings: "Sequence[Coding]", findings: "list[Finding]") -> "tuple[list[Coding], list[Finding]]":
    from tfbb_coding.model.coding import Coding
    from tfbb_coding.model.report import Finding
    from tfbb_coding.steps.anchor import in_transcript, re_anchor

    transcripts = _transcripts(home, findings)
    kept: list[Coding] = []
    missing = sorted({c.transcript for c in codings} - transcripts.keys())
    for name in missing:
        findings.append(Finding(name, 0, 0, "missing-transcript", _("has codings, but there is no such transcript: they are left out")))
    for coding in codings:
        transcript = transcripts.get(coding.transcript)
        if transcript is None:
            continue
        if transcript.text[coding.start : coding.end] == coding.quotation:
            kept.append(coding)
            continue
        moved = re_anchor(coding, None, transcript.text)
        if isinstance(moved, Finding):
            findings.append(moved)
        else:
            kept.append(in_transcript(moved, transcript))
    return kept, findings


def _transcripts(home: "Study", findings: "list[Finding]") -> "dict[str, Transcript]":
    from tfbb_coding.files.presence import is_folder
    from tfbb_coding.files.transcripts import find_transcripts, read_transcript
    from tfbb_coding.model.report import Finding

    inside = home.root / "transcripts"
    found: dict[str, Transcript] = {}
    for path in find_transcripts([inside if is_folder(inside) else home.root])[0]:
        try:
            transcript = read_transcript(path)
        except UnreadableError as error:
            findings.append(Finding(str(path), error.line or 0, 0, "unreadable", error.message, error.hint))
            continue
        found[transcript.name] = transcript
    return found


def _tables(home: "Study", codings: "Sequence[Coding]", codebook: Path | None, by: By, small: Small, allow: str) -> "list[Table]":
    from tfbb_coding.files.codebooks import find_codebook, load_codebook
    from tfbb_coding.steps.gate import notice
    from tfbb_coding.steps.theme_cases import quotation_table, theme_case_table, with_notice

    book = load_codebook(find_codebook(home.root if home.on_disk else None, codebook))
    unknown = sorted({coding.theme for coding in codings} - set(book.theme_ids))
    if unknown:
        hint = _("name the codebook that was used with --codebook")
        raise TfbbError(_("the codebook lacks the theme '{theme}' of some codings").format(theme=unknown[0]), hint=hint)
    if not codings:
        raise StudyError(_("no codings are left to count"), path=home.root, hint=_("see --status and --coder"))
    groups = {name: _group(home, name, by) for name in sorted({coding.transcript for coding in codings})}
    names = {case.id: case.name for case in home.cases}
    language = book.language if book.language in {"sv", "en"} else "sv"
    counts = theme_case_table(codings, book.themes, groups, names, by=by, language=language, k=home.k, small=small)
    quotations, left_out = quotation_table(codings, book.themes, groups, language=language, k=home.k, small=small)
    if left_out:
        say(_("{n} quotations are left out, since fewer than {k} people speak in their cell.").format(n=left_out, k=home.k))
    said = notice(allow, language)
    return [with_notice(counts, said), with_notice(replace(quotations, name="theme_quotations"), said)]


def _group(home: "Study", transcript: str, by: By) -> str:
    interview = home.interview_of(transcript)
    return str(getattr(interview, by)) if interview else ""


def _contents(tables: "Sequence[Table]", output: ThemesFormat, *, excel: bool) -> dict[str, bytes]:
    from tfbb_coding.files.tables import csv_bytes
    from tfbb_coding.files.workbook import xlsx_bytes

    if output is ThemesFormat.XLSX:
        return {"themes.xlsx": xlsx_bytes(tables)}
    return {f"{table.name}.csv": csv_bytes(table, excel=excel) for table in tables}
