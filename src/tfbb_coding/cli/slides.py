"""``tfbb slides``: the codes of every theme as slides in Markdown."""

from pathlib import Path
from typing import Annotated

import typer

from tfbb_coding.cli.options import (
    AllowOption,
    CodebookOption,
    CoderOption,
    QuotationsOption,
    SmallOption,
    StatusOption,
    StudyOption,
    ThemeOption,
)
from tfbb_coding.cli.products import Asked, begin
from tfbb_coding.messages import _
from tfbb_coding.steps.small import Small
from tfbb_coding.steps.tables.view import By


def slides(
    study: StudyOption = None,
    out: Annotated[Path | None, typer.Option("--out", metavar="DIR", help=_("Where the slides go (default: results/slides)."))] = None,
    by: Annotated[By, typer.Option("--by", help=_("A part for each wave, case or kind of interview."))] = By.WAVE,
    quotations: QuotationsOption = 0,
    status: StatusOption = None,
    coder: CoderOption = None,
    theme: ThemeOption = None,
    small: SmallOption = Small.SUPPRESS,
    codebook: CodebookOption = None,
    allow_identifiers: AllowOption = "",
) -> None:
    """Write the slides from the study's codings, after a check that they name nobody."""
    from tfbb_coding.model.product_names import file_word
    from tfbb_coding.steps.slides import slides as made_of
    from tfbb_coding.steps.slides import slides_text

    work = begin(Asked(study, coder, status, codebook, allow_identifiers, theme), by, small)
    text = slides_text(made_of(work.view, quotations, work.notice))
    name = file_word("slides", work.results.language)
    work.end(work.write("slides", out, {f"{name}.md": text.encode()}))
