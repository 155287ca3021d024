"""``tfbb feedback``: sheets for the participants of each case, and the workbook in which their comments are kept."""

import re
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from tfbb_coding.cli.common import say
from tfbb_coding.cli.handing import log_words
from tfbb_coding.cli.options import AllowOption, CodebookOption, CoderOption, QuotationsOption, StatusOption, StudyOption, ThemeOption
from tfbb_coding.cli.products import Asked, begin
from tfbb_coding.errors import TfbbError
from tfbb_coding.messages import _, ngettext
from tfbb_coding.steps.small import Small
from tfbb_coding.steps.tables.view import By

if TYPE_CHECKING:
    from tfbb_coding.steps.feedback import CaseSheet
    from tfbb_coding.steps.tables.view import View


class FeedbackFormat(StrEnum):
    """The kind of sheet."""

    DOCX = "docx"
    MD = "md"


def feedback(
    study: StudyOption = None,
    out: Annotated[Path | None, typer.Option("--out", metavar="DIR", help=_("Where the sheets go (default: results/feedback)."))] = None,
    output: Annotated[FeedbackFormat, typer.Option("--format", help=_("docx or md."))] = FeedbackFormat.DOCX,
    least: Annotated[
        int | None, typer.Option("--least", metavar="N", min=1, help=_("Show what at least N people said (default: the study's k)."))
    ] = None,
    quotations: QuotationsOption = 0,
    status: StatusOption = None,
    coder: CoderOption = None,
    theme: ThemeOption = None,
    codebook: CodebookOption = None,
    allow_identifiers: AllowOption = "",
) -> None:
    """Write a sheet for each case on which its participants comment, and keep the workbook of their comments."""
    from tfbb_coding.steps.feedback import sheets

    work = begin(Asked(study, coder, status, codebook, allow_identifiers, theme), By.CASE, Small.SUPPRESS)
    few = least or work.view.k
    made, small = sheets(work.view, few, quotations)
    for name in small:
        say(_("No sheet for {case}: fewer than {k} people took part, and they could be recognised.").format(case=name, k=few))
    if not made:
        raise TfbbError(_("no case has people enough for a sheet"), path=work.home.root, hint=_("see k in study.yaml"))
    _say_thin(made, few)
    paths = work.write("feedback", out, _contents(made, work.view, output, few, work.notice))
    _keep(made, work.view)
    work.end(paths)


def _say_thin(made: "list[CaseSheet]", least: int) -> None:
    """Say which sheets have little to take a stand on, and what gives them more: a sheet of definitions helps nobody."""
    thin = [sheet.name for sheet in made if sheet.is_thin]
    if thin and not any(theme.beyond for sheet in made for theme in sheet.themes):
        message = _(
            "Note: the sheet for {cases} asks about whole themes alone, since no category in it is brought up by {k} people. More "
            "categories coded give it more, as do --quotations 2, and --least with a lower number where the participants may "
            "recognise each other."
        )
        say(message.format(cases=", ".join(thin), k=least))
    elif thin:
        message = _(
            "Note: the sheet for {cases} asks about whole themes, and about what was brought up in the study as a whole, since no category "
            "in it is brought up by {k} people. More categories coded give it more, as do --quotations 2, and --least with a lower number "
            "where the participants may recognise each other."
        )
        say(message.format(cases=", ".join(thin), k=least))


def _contents(made: "list[CaseSheet]", view: "View", output: FeedbackFormat, least: int, said: str) -> dict[str, bytes]:
    from tfbb_coding.files.markdown_manuscript import markdown_files
    from tfbb_coding.files.word_manuscript import word_bytes
    from tfbb_coding.model.product_names import file_word
    from tfbb_coding.steps.feedback import sheet_manuscript

    begins = file_word("feedback", view.results.language)
    contents: dict[str, bytes] = {}
    for sheet in made:
        name = f"{begins}-{_file_word(sheet.case) or 'alla'}"
        written = sheet_manuscript(sheet, view, least, said)
        contents |= markdown_files(written, f"{name}.md") if output is FeedbackFormat.MD else {f"{name}.docx": word_bytes(written)}
    return contents


def _file_word(case: str) -> str:
    """A case's id as a file name on every system; in small letters without marks where it cannot be one."""
    return case if not re.search(r'[/\\:*?"<>|\x00-\x1f]', case) else log_words(case)


def _keep(made: "list[CaseSheet]", view: "View") -> None:
    """Add to the workbook of comments what does not stand there yet."""
    from tfbb_coding.files.feedback_workbook import add_statements
    from tfbb_coding.model.feedback_words import feedback_words

    statements = [statement for sheet in made for statement in sheet.statements]
    path, added = add_statements(view.results.study.root, statements, feedback_words(view.results.language))
    said = ngettext(
        "{n} row was added to the workbook of comments: {path}. What people have written there is as it was.",
        "{n} rows were added to the workbook of comments: {path}. What people have written there is as it was.",
        added,
    )
    say(said.format(n=added, path=path))
