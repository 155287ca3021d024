"""``tfbb report``: the results chapter as a draft to go on writing in."""

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from tfbb_coding.cli.options import AllowOption, ByOption, CodebookOption, CoderOption, SmallOption, StatusOption, StudyOption, ThemeOption
from tfbb_coding.cli.products import Asked, begin
from tfbb_coding.messages import _
from tfbb_coding.steps.small import Small
from tfbb_coding.steps.tables.view import By

if TYPE_CHECKING:
    from tfbb_coding.model.manuscript import Manuscript


class ReportFormat(StrEnum):
    """The kind of file."""

    DOCX = "docx"
    MD = "md"


def report(
    study: StudyOption = None,
    out: Annotated[Path | None, typer.Option("--out", metavar="DIR", help=_("Where the draft goes (default: results/report)."))] = None,
    output: Annotated[ReportFormat, typer.Option("--format", help=_("docx or md."))] = ReportFormat.DOCX,
    quotations: Annotated[int, typer.Option("--quotations", metavar="N", min=0, help=_("Quotations in each section."))] = 3,
    longest: Annotated[int, typer.Option("--longest", metavar="N", min=1, help=_("Words from which a quotation is cut."))] = 120,
    by: ByOption = By.CASE,
    status: StatusOption = None,
    coder: CoderOption = None,
    theme: ThemeOption = None,
    small: SmallOption = Small.MARK,
    codebook: CodebookOption = None,
    allow_identifiers: AllowOption = "",
) -> None:
    """Write the draft from the study's codings, after a check that it names nobody."""
    from tfbb_coding.steps.manuscript import Draft, manuscript
    from tfbb_coding.steps.tables.view import CaseOrder

    work = begin(Asked(study, coder, status, codebook, allow_identifiers, theme), by, small, CaseOrder.ALPHABET)
    made = manuscript(work.view, Draft(quotations, longest), work.notice)
    work.end(work.write("report", out, _contents(made, output)))


def _contents(made: "Manuscript", output: ReportFormat) -> dict[str, bytes]:
    from tfbb_coding.files.markdown_manuscript import markdown_files
    from tfbb_coding.files.word_manuscript import word_bytes
    from tfbb_coding.model.product_names import file_word

    name = file_word("report", made.language)
    return markdown_files(made, f"{name}.md") if output is ReportFormat.MD else {f"{name}.docx": word_bytes(made)}
