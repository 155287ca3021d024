"""``tfbb methods``: how the study was done, for the chapter on methods and for those who review it."""

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from tfbb_coding import __version__
from tfbb_coding.cli.common import say_all
from tfbb_coding.cli.options import AllowOption, CodebookOption, CoderOption, ExcelOption, SmallOption, StatusOption, StudyOption
from tfbb_coding.cli.products import Asked, begin
from tfbb_coding.messages import _
from tfbb_coding.steps.small import Small
from tfbb_coding.steps.tables.view import By

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from tfbb_coding.model.codebook import Codebook
    from tfbb_coding.model.coding import Coding
    from tfbb_coding.model.report import Finding
    from tfbb_coding.model.results import Results
    from tfbb_coding.model.study import Study
    from tfbb_coding.steps.agree import AgreementReport
    from tfbb_coding.steps.codebook_diff import Change
    from tfbb_coding.steps.methods.facts import Facts
    from tfbb_coding.steps.tables.view import View

_TWO = 2
_HANDING_OVER = frozenset({"themes", "report", "figures", "pages", "methods", "feedback", "slides"})
"""Commands that only write out what is there: they tell nothing of how the study was done, and each run would change the account."""


class MethodsFormat(StrEnum):
    """The kind of document."""

    DOCX = "docx"
    MD = "md"


class TrailFormat(StrEnum):
    """The kind of table that leads from quotations to sources."""

    XLSX = "xlsx"
    CSV = "csv"


def methods(
    study: StudyOption = None,
    out: Annotated[Path | None, typer.Option("--out", metavar="DIR", help=_("Where it goes (default: results/methods)."))] = None,
    output: Annotated[MethodsFormat, typer.Option("--format", help=_("docx or md."))] = MethodsFormat.DOCX,
    trail: Annotated[TrailFormat, typer.Option("--trail", help=_("The trail to sources: xlsx or csv."))] = TrailFormat.XLSX,
    before: Annotated[
        Path | None,
        typer.Option("--before", metavar="FILE", help=_("The codebook as it was, to tell what changed (default: the shipped)")),
    ] = None,
    status: StatusOption = None,
    coder: CoderOption = None,
    small: SmallOption = Small.MARK,
    excel: ExcelOption = False,
    codebook: CodebookOption = None,
    allow_identifiers: AllowOption = "",
) -> None:
    """Write the account of methods with COREQ and SRQR, and the trail from each quotation to its source."""
    work = begin(Asked(study, coder, status, codebook, allow_identifiers), By.CASE, small)
    told = len(work.findings)
    facts = _facts(work.home, work.view, before, trail, work.findings)
    say_all(work.findings[told:])
    work.end(work.write("methods", out, _contents(facts, output, trail, work.notice, excel=excel)))


def _facts(home: "Study", view: "View", before: Path | None, trail: TrailFormat, findings: "list[Finding]") -> "Facts":
    from tfbb_coding.files.codings import coders, load_codings
    from tfbb_coding.files.feedback_workbook import comments_of
    from tfbb_coding.files.log import read_log
    from tfbb_coding.model.product_names import file_word
    from tfbb_coding.steps.methods.facts import Facts

    everybody = {name: load_codings(home.root, name).codings for name in coders(home.root)}
    changes, called = _changes(view.results, before)
    name = file_word("sources", view.results.language)
    agreement = _agreement(home, view.results, everybody, findings)
    log = [entry for entry in read_log(home.root) if entry.command not in _HANDING_OVER]
    return Facts(view, everybody, log, agreement, changes, called, comments_of(home.root), f"{name}.{trail}", __version__)


def _agreement(
    home: "Study", results: "Results", everybody: "Mapping[str, Sequence[Coding]]", findings: "list[Finding]"
) -> "AgreementReport | None":
    """How far the people agree who have coded enough of the same conversations; None where there are not two."""
    from tfbb_coding.cli.agree import works_of
    from tfbb_coding.model.coders import coders_of
    from tfbb_coding.steps.agree import agreement_of
    from tfbb_coding.steps.compare_coders import ACCEPTED, compare

    people = coders_of(everybody).compared
    if len(people) < _TWO:
        return None
    faults: list[Finding] = []
    comparison = compare(results.transcripts.values(), works_of(home, people, dict(results.transcripts), faults))
    findings += [fault for fault in faults if fault not in findings]
    return agreement_of(comparison, results.book.theme_ids, ACCEPTED) if comparison.units else None


def _changes(results: "Results", before: Path | None) -> "tuple[Sequence[Change], str]":
    """What changed in the codebook, and what it is compared with; nothing where few of its themes are the shipped one's."""
    from tfbb_coding.files.codebooks import load_codebook, shipped_codebook
    from tfbb_coding.model.method_words import method_words
    from tfbb_coding.steps.codebook_diff import diff_codebooks

    if before is not None:
        return diff_codebooks(load_codebook(before), results.book), before.name
    shipped: Codebook = load_codebook(shipped_codebook())
    mine, theirs = set(results.book.theme_ids), set(shipped.theme_ids)
    if len(mine & theirs) * _TWO < len(mine | theirs):
        return (), ""
    return diff_codebooks(shipped, results.book), method_words(results.language)["shipped"]


def _contents(facts: "Facts", output: MethodsFormat, kind: TrailFormat, said: str, *, excel: bool) -> dict[str, bytes]:
    from tfbb_coding.files.markdown_manuscript import markdown_files
    from tfbb_coding.files.study import transcript_files
    from tfbb_coding.files.tables import csv_bytes
    from tfbb_coding.files.word_manuscript import word_bytes
    from tfbb_coding.files.workbook import xlsx_bytes
    from tfbb_coding.model.product_names import file_word
    from tfbb_coding.steps.methods.account import account
    from tfbb_coding.steps.methods.trail import trail
    from tfbb_coding.steps.tables.catalogue import with_notice

    made = account(facts, said)
    name = file_word("methods", made.language)
    document = markdown_files(made, f"{name}.md") if output is MethodsFormat.MD else {f"{name}.docx": word_bytes(made)}
    sources = with_notice(trail(facts.view, transcript_files(facts.view.results.study.root)), said)
    return {**document, facts.trail: csv_bytes(sources, excel=excel) if kind is TrailFormat.CSV else xlsx_bytes([sources])}
