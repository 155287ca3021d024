"""``tfbb slides``: the codes of every theme as slides in Markdown."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from tfbb_coding.cli.common import EXIT_FINDINGS, say
from tfbb_coding.cli.handing import hand_over
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
from tfbb_coding.cli.results import chosen_themes, gather
from tfbb_coding.messages import _
from tfbb_coding.steps.small import Small
from tfbb_coding.steps.tables.view import By

if TYPE_CHECKING:
    from tfbb_coding.model.report import Finding


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
    from tfbb_coding.files.study import find_study
    from tfbb_coding.steps.gate import notice
    from tfbb_coding.steps.slides import slides as made_of
    from tfbb_coding.steps.slides import slides_text
    from tfbb_coding.steps.tables.view import make_view

    home = find_study([], study)
    findings: list[Finding] = []
    results = gather(home, coder or [], status, codebook, findings)
    for finding in findings:
        say(str(finding))
    view = make_view(results, by, small, chosen_themes(results.book, theme or []))
    text = slides_text(made_of(view, quotations, notice(allow_identifiers, results.language)))
    contents = {f"{view.words['slide_file']}.md": text.encode()}
    for path in hand_over(out or home.root / "results" / "slides", contents, home, "slides", allow_identifiers):
        typer.echo(str(path))
    if findings:
        raise typer.Exit(EXIT_FINDINGS)
