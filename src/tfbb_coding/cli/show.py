"""``tfbb show``: a transcript as read."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from tfbb_coding.messages import _


class ShowFormat(StrEnum):
    """How a transcript is printed."""

    TEXT = "text"
    JSON = "json"


def show(
    file: Annotated[Path, typer.Argument(help=_("The transcript."))],
    output: Annotated[ShowFormat, typer.Option("--format", help=_("text or json."))] = ShowFormat.TEXT,
) -> None:
    """Read one transcript and print it; what was noticed on the way goes to stderr."""
    raise NotImplementedError
