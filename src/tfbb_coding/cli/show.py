"""``tfbb show``: a transcript as read."""

import json
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from tfbb_coding.cli.common import EXIT_FINDINGS, say
from tfbb_coding.messages import _
from tfbb_coding.model.transcript import Transcript


class ShowFormat(StrEnum):
    """How a transcript is printed."""

    TEXT = "text"
    JSON = "json"


def show(
    file: Annotated[Path, typer.Argument(metavar="FILE", help=_("The transcript."))],
    output: Annotated[ShowFormat, typer.Option("--format", help=_("text or json."))] = ShowFormat.TEXT,
) -> None:
    """Read one transcript and print it; what was noticed on the way goes to stderr."""
    from tfbb_coding.files.transcripts import read_source
    from tfbb_coding.steps.roles import assign_roles

    read, findings = read_source(file)
    transcript = assign_roles(read)
    for sentence in (*transcript.warnings, *findings):  # first: behind a long transcript, or within one that `head` cuts, nobody sees it
        say(str(sentence))
    typer.echo(_as_json(transcript) if output is ShowFormat.JSON else transcript.text, nl=output is ShowFormat.JSON)
    raise typer.Exit(EXIT_FINDINGS if findings else 0)


def _as_json(transcript: Transcript) -> str:
    """One JSON object, times in seconds or null."""
    turns = [
        {
            "speaker": turn.speaker,
            "role": str(turn.role),
            "start": turn.start,
            "end": turn.end,
            "time_start": turn.time_start,
            "time_end": turn.time_end,
            "text": turn.text,
        }
        for turn in transcript.turns
    ]
    said = {"transcript": transcript.name, "metadata": dict(transcript.metadata), "turns": turns, "warnings": list(transcript.warnings)}
    return json.dumps(said, ensure_ascii=False, indent=2)
