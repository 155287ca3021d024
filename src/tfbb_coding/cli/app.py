"""The tree of commands."""

from typing import Annotated, Any

import typer

from tfbb_coding import __version__
from tfbb_coding.cli.agree import agree
from tfbb_coding.cli.check import app as check_app
from tfbb_coding.cli.code import code
from tfbb_coding.cli.codebook import app as codebook_app
from tfbb_coding.cli.common import TfbbGroup, new_app
from tfbb_coding.cli.condense import condense
from tfbb_coding.cli.evaluate import evaluate
from tfbb_coding.cli.exchange import app as exchange_app
from tfbb_coding.cli.feedback import feedback
from tfbb_coding.cli.figures import figures
from tfbb_coding.cli.find import find
from tfbb_coding.cli.history import history, undo
from tfbb_coding.cli.ingest import ingest
from tfbb_coding.cli.init import init
from tfbb_coding.cli.learn import learn
from tfbb_coding.cli.memo import app as memo_app
from tfbb_coding.cli.merge import merge
from tfbb_coding.cli.methods import methods
from tfbb_coding.cli.missed import missed
from tfbb_coding.cli.pages import pages
from tfbb_coding.cli.pseudonymise import pseudonymise
from tfbb_coding.cli.report import report
from tfbb_coding.cli.review import app as review_app
from tfbb_coding.cli.show import show
from tfbb_coding.cli.slides import slides
from tfbb_coding.cli.themes import themes
from tfbb_coding.cli.withdraw import withdraw
from tfbb_coding.messages import _

ORDER = [
    *("init", "show", "check", "pseudonymise", "ingest", "codebook", "code", "review", "condense", "memo", "find", "agree", "merge"),
    *(
        "evaluate",
        "learn",
        "missed",
        "themes",
        "report",
        "figures",
        "pages",
        "methods",
        "feedback",
        "slides",
        "exchange",
        "history",
        "undo",
        "withdraw",
    ),
]
"""The commands as `--help` lists them: in the order in which a study needs them."""


class _InOrder(TfbbGroup):
    def list_commands(self, ctx: Any) -> list[str]:
        """Every command, one that nobody has placed last."""
        return sorted(super().list_commands(ctx), key=lambda name: ORDER.index(name) if name in ORDER else len(ORDER))


app = new_app(_("Qualitative interview coding in Swedish, on your own machine."), _InOrder)


def _print_version(asked: bool) -> None:
    if asked:
        typer.echo(f"tfbb {__version__}")
        raise typer.Exit


@app.callback(invoke_without_command=True)
def root(
    ctx: typer.Context,
    version: Annotated[
        bool, typer.Option("--version", callback=_print_version, is_eager=True, help=_("Print the version and stop."))
    ] = False,
    lang: Annotated[str, typer.Option("--lang", metavar="en|sv", help=_("Language of messages (default: your machine's)."))] = "",
) -> None:
    """Options before the command."""
    del version, lang  # both have done their work: --lang before the commands were imported
    if ctx.invoked_subcommand is None:
        typer.echo(ctx.get_help())


app.command(help=_("Print a transcript as tfbb reads it."))(show)
app.command(help=_("Code transcripts: propose themes, say why, and write the tables."))(code)
app.command(help=_("Make a study folder to start from."))(init)
app.command(help=_("Tell how well a coder agrees with GOLD, theme by theme, and show where they differ."))(evaluate)
app.command(help=_("Tell how far coders agree, and where they do not."))(agree)
app.command(help=_("Make what coders agree on and have settled the consensus."))(merge)
app.command(help=_("Learn from what people accepted and rejected, and tell whether it helps."))(learn)
app.command(help=_("List uncoded units that are most like the accepted ones, for a person to look at."))(missed)
app.command(help=_("Copy transcripts with placeholders instead of names, or give the originals back."))(pseudonymise)
app.command(help=_("Copy transcripts into the study in one layout, when they name nobody."))(ingest)
app.command(help=_("Write tables of themes and cases to hand over, after a check that they name nobody."))(themes)
app.command(help=_("Write the results chapter as a draft to go on writing in, after a check that it names nobody."))(report)
app.command(help=_("Write how the study was done, COREQ and SRQR, and the trail from each quotation to its source."))(methods)
app.command(help=_("Write sheets on which the participants of each case comment, and keep the workbook of their comments."))(feedback)
app.command(help=_("Write the codes of every theme as slides in Markdown, wave by wave."))(slides)
app.command(help=_("Draw figures of themes, codes and the programme theory, after a check that they name nobody."))(figures)
app.command(help=_("Write the study as pages for a browser, after a check that they name nobody."))(pages)
app.command(help=_("Propose each coded unit's main sense, read back what you make of it, and gather the essence."))(condense)
app.command(help=_("Remove a participant who takes back the consent from the whole study."))(withdraw)
app.command(help=_("Find words, in any inflection, and codings in the interviews, with what stands around them."))(find)
app.command(help=_("Tell what changed the study: when, who, what, with which codebook."))(history)
app.command(help=_("Take back a change of the study: a decision, an import, or any command."))(undo)
app.add_typer(check_app, name="check")
app.add_typer(codebook_app, name="codebook")
app.add_typer(review_app, name="review")
app.add_typer(memo_app, name="memo")
app.add_typer(exchange_app, name="exchange")
