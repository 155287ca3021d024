"""``tfbb init``: a study folder to start from."""

from pathlib import Path
from typing import Annotated

import typer

from tfbb_coding.cli.codebook import asked_language
from tfbb_coding.messages import _, typed_path


def init(
    ctx: typer.Context,
    folder: Annotated[Path, typer.Argument(metavar="FOLDER", help=_("The folder; it is made if it is not there."))],
    title: Annotated[str, typer.Option("--title", metavar="TEXT", help=_("What the study is called (default: the folder's name)."))] = "",
) -> None:
    """Make study.yaml, transcripts/ and codebooks/tfbb.yaml; nothing that is there is touched."""
    from tfbb_coding.files.templates import make_study

    new = make_study(folder, title, asked_language(ctx))
    for path in new.made:
        typer.echo(_("made {path}").format(path=path))
    for path in new.left:
        typer.echo(_("left as it was: {path}").format(path=path))
    typer.echo("")
    typer.echo(_("Next:"))
    for number, step in enumerate(_steps(folder), 1):
        typer.echo(f"  {number}. {step}")
    _say_telling_names(folder)


def _say_telling_names(folder: Path) -> None:
    """What the folder and the files that lie in it already are called; a study.yaml that has faults is told by others."""
    from tfbb_coding.cli.handing import say_telling_names
    from tfbb_coding.files.study import read_study
    from tfbb_coding.files.study_places import STUDY_NAME

    say_telling_names(read_study(folder / STUDY_NAME)[0])


def _steps(folder: Path) -> tuple[str, ...]:
    codebook, copies = folder / "codebooks" / "tfbb.yaml", _("COPIES")
    return (
        _("take names out of your transcripts: `tfbb pseudonymise FILES… --out COPIES --key KEY`, both outside {path}").format(path=folder),
        _("take the copies in: `{command}`; or {rest}").format(
            command=f"tfbb ingest {copies} --study {typed_path(folder)}",
            rest=_("put anonymised transcripts in {path} yourself").format(path=folder / "transcripts"),
        ),
        _("tell in {path} which interview belongs to which case").format(path=folder / "study.yaml"),
        _("make {path} your own, then `{command}`").format(path=codebook, command=f"tfbb codebook check {typed_path(codebook)}"),
        _("`{command}`").format(command=f"tfbb code {typed_path(folder)}"),
    )
