"""The passphrase of a key: from the environment or asked for, never from the command line, where others can see it."""

import os
import sys

import typer

from tfbb_coding.cli.common import say
from tfbb_coding.errors import TfbbError
from tfbb_coding.messages import _

VARIABLE = "TFBB_PASSPHRASE"
_SHORT = 12


def _asked(*, new: bool) -> str:
    """What somebody types, which is no empty line; a new passphrase twice."""
    while True:
        said = str(typer.prompt(_("Passphrase of the key"), hide_input=True, default="", show_default=False, err=True))
        if not said:
            say(_("The passphrase may not be empty."))
        elif new and said != str(typer.prompt(_("The passphrase again"), hide_input=True, default="", show_default=False, err=True)):
            say(_("The two are not alike. Once more, from the beginning."))
        else:
            return said


def passphrase(*, new: bool) -> str:
    """The passphrase; a new one is asked for twice. Raises :class:`TfbbError` when nobody is there to be asked."""
    said = os.environ.get(VARIABLE, "")
    if not said:
        if not sys.stdin.isatty():
            raise TfbbError(_("the key needs a passphrase, and nobody is there to be asked"), hint=_("set {name}").format(name=VARIABLE))
        if new:
            say(_("A new key is made. Choose a passphrase and keep it safe: nobody can find it out, and without it the key is worthless."))
        said = _asked(new=new)
    if new and len(said) < _SHORT:
        say(_("Note: a passphrase of several words is harder to guess; whoever guesses it knows who is who."))
    return said
