"""What commands share: the one place where errors become text and exit codes, and where talk is printed."""

import contextlib
import sys
from contextvars import ContextVar
from typing import TYPE_CHECKING, Any, NamedTuple

import typer
from typer.core import TyperGroup

from tfbb_coding.cli.parser_words import in_our_words, parser_error, placeholder
from tfbb_coding.errors import TfbbError
from tfbb_coding.messages import _

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from tfbb_coding.model.report import Finding

EXIT_FINDINGS = 1
WIDEST = 120
"""Columns of help in a wide terminal."""
EXIT_STOPPED = 130


_UsageError: Any = typer.BadParameter.__mro__[1]  # the parser's own class is not among what it lends out


class Typed(NamedTuple):
    """The command line that runs now, without the program's name, and the command tree that it is for."""

    arguments: tuple[str, ...]
    command: Any


typed: ContextVar[Typed | None] = ContextVar("typed", default=None)
"""What :mod:`tfbb_coding.cli.again` keeps, so that a result can be made again."""

stopped: ContextVar[TfbbError | None] = ContextVar("stopped", default=None)
"""The error that ended the command which ran last."""


class TfbbGroup(TyperGroup):
    """A command group that turns a :class:`TfbbError` into one message on stderr and its exit code."""

    def main(self, *args: Any, **extra: Any) -> Any:
        """Run the program; what the parser does not understand is told in the language chosen."""
        if not extra.pop("standalone_mode", True):
            return super().main(*args, **extra, standalone_mode=False)  # type: ignore[misc]
        try:
            code = super().main(*args, **extra, standalone_mode=False)  # type: ignore[misc]
        except _UsageError as error:
            _tell(error)
            sys.exit(error.exit_code)
        except typer.Abort:
            say(_("Stopped. What was there before is as it was; nothing is half-written."))
            sys.exit(EXIT_FINDINGS)
        sys.exit(code if isinstance(code, int) else 0)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        """The command, whose help has its headings in the language chosen."""
        command = super().get_command(ctx, cmd_name)
        if command is not None:
            command.short_help = command.help  # which the list of commands else cuts off in the middle
            for param in command.params:
                _name_values(param)
        if command is not None and not isinstance(command, TfbbGroup):
            said = type(command).get_help
            command.get_help = lambda ctx: in_our_words(said(command, ctx))  # type: ignore[method-assign]
        return command

    def get_help(self, ctx: Any) -> str:
        """The help of the group itself."""
        return in_our_words(super().get_help(ctx))

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Note what was typed, where the whole line comes by."""
        if ctx.parent is None:
            typed.set(Typed(tuple(args), self))
        return super().parse_args(ctx, args)

    def invoke(self, ctx: Any) -> Any:
        """Run the command; an error that a person can mend, or their own Ctrl-C, is told without a traceback."""
        try:
            return super().invoke(ctx)
        except KeyboardInterrupt:
            say(_("Stopped. What was there before is as it was; nothing is half-written."))
            raise typer.Exit(EXIT_STOPPED) from None
        except TfbbError as error:
            stopped.set(error)
            say(_("Error: {message}").format(message=error))
            raise typer.Exit(error.exit_code) from None


def _name_values(param: Any) -> None:
    """What stands for a parameter's value in help and errors, in the language chosen."""
    if param.metavar:
        param.metavar = placeholder(param.metavar)


def _tell(error: Any) -> None:
    """An error of the parser: how the command is used, where help is, and what was wrong. Help alone when nothing was typed."""
    if error.ctx is not None and "Help" in type(error).__name__:
        typer.echo(error.format_message(), err=True)
        return
    if error.ctx is not None:
        say(in_our_words(error.ctx.get_usage()))
        say(_("`{command} -h` tells the rest.").format(command=error.ctx.command_path) + "\n")
    say(_("Error: {message}").format(message=parser_error(error.format_message())))


def new_app(help_text: str, group: type[TfbbGroup] = TfbbGroup) -> typer.Typer:
    """A Typer application with the house's manners: no locals in tracebacks, since participants' words are at stake."""
    return typer.Typer(
        cls=group,
        help=help_text,
        no_args_is_help=True,
        add_completion=False,
        pretty_exceptions_enable=False,
        rich_markup_mode=None,
        context_settings={"help_option_names": ["-h", "--help"], "max_content_width": WIDEST},
    )


def say(text: str) -> None:
    """Print talk (notes, progress, errors) on stderr: stdout carries the result alone, and what was printed there before comes first."""
    with contextlib.suppress(OSError, ValueError):  # nobody reads it any more, or it is closed
        sys.stdout.flush()
    typer.echo(text, err=True)


def say_all(findings: "Iterable[Finding]") -> None:
    """Say every finding, on stderr."""
    for finding in findings:
        say(str(finding))


def end_with(*several: "Sequence[Finding]") -> None:
    """Say every finding, those of one file in the order of its lines, and end with exit code 1 where there is any."""
    for findings in several:
        say_all(sorted(findings, key=lambda one: (one.path, one.line or 0)))
    if any(several):
        raise typer.Exit(EXIT_FINDINGS)


_YES = frozenset({"y", "yes", "j", "ja"})


def said_yes(question: str) -> bool:
    """Whether somebody answers yes, in English or Swedish; anything else, nothing at all too, is no."""
    return str(typer.prompt(question, default="", show_default=False, err=True)).strip().casefold() in _YES


def utf8_streams() -> None:
    """Make stdout and stderr UTF-8, since a Swedish Windows console would otherwise stop at the first ”."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="replace")
