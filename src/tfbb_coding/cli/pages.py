"""``tfbb pages``: the study as pages for a browser."""

from collections.abc import Iterable
from pathlib import Path
from typing import Annotated

import typer

from tfbb_coding.cli.common import say
from tfbb_coding.cli.options import AllowOption, ByOption, CodebookOption, CoderOption, SmallOption, StatusOption, StudyOption, ThemeOption
from tfbb_coding.cli.products import Asked, begin
from tfbb_coding.messages import _, ngettext
from tfbb_coding.steps.small import Small
from tfbb_coding.steps.tables.view import By


def pages(
    study: StudyOption = None,
    out: Annotated[
        Path | None,
        typer.Option("--out", metavar="DIR", help=_("Where the pages go (default: results/pages, or results/pages-for-others).")),
    ] = None,
    conversations: Annotated[
        bool, typer.Option("--conversations/--no-conversations", help=_("With whole conversations, or with quotations alone."))
    ] = True,
    split: Annotated[
        bool | None, typer.Option("--split/--one-page", help=_("Several pages, or one (default: one for up to 60 conversations)."))
    ] = None,
    by: ByOption = By.CASE,
    status: StatusOption = None,
    coder: CoderOption = None,
    theme: ThemeOption = None,
    small: SmallOption = Small.MARK,
    codebook: CodebookOption = None,
    allow_identifiers: AllowOption = "",
) -> None:
    """Write pages of the study's codings, after a check that they name nobody.

    With ``--small merge`` or ``suppress`` they are for others: no conversations, no speakers, nothing that fewer than k people speak of.
    """
    from tfbb_coding.files.web_page import page_bytes
    from tfbb_coding.steps.pages.sheets import make_pages

    work = begin(Asked(study, coder, status, codebook, allow_identifiers, theme), by, small)
    if conversations and small is not Small.MARK:
        say(_("Without whole conversations, since single people are seen in them (--small mark shows them)."))
    made = make_pages(work.view, conversations=conversations, split=split, notice=work.notice)
    folder = out or work.home.root / "results" / ("pages" if small is Small.MARK else "pages-for-others")
    _say_what_is_older(folder, work.write("pages", folder, page_bytes(made, by)))
    work.end([folder / made.sheets[0].file])


def _say_what_is_older(folder: Path, written: Iterable[Path]) -> None:
    """Pages of an earlier run that were not written anew may show what these should not."""
    older = sorted(path.name for path in set(folder.glob("*.html")) - set(written))
    if older:
        said = ngettext(
            "{n} older page lies beside them and is no part of them; remove it before you hand the folder on: {names}",
            "{n} older pages lie beside them and are no part of them; remove them before you hand the folder on: {names}",
            len(older),
        )
        say(said.format(n=len(older), names=", ".join(older)))
