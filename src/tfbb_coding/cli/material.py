"""What commands about codings share: codings on disk, on the words they were made for wherever these stand now, and the kind of unit."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from tfbb_coding.cli.code import Unit
from tfbb_coding.messages import _, ngettext

if TYPE_CHECKING:
    from tfbb_coding.cli.code_report import Coded
    from tfbb_coding.model.coding import Coding
    from tfbb_coding.model.study import Study

UnitOption = Annotated[Unit, typer.Option("--unit", help=_("What is coded: meaning units, whole turns, or sentences."))]


def standing_codings(home: "Study", coders: Sequence[str], found: "Coded") -> "list[Coding]":
    """What these coders say of the transcripts in ``found``; what is wrong with their files is added to its findings."""
    from tfbb_coding.files.codings import FOLDER, load_codings
    from tfbb_coding.model.report import Finding
    from tfbb_coding.steps.alignment import still_standing

    texts = {transcript.name: transcript.text for transcript in found.transcripts}
    codings: list[Coding] = []
    for coder in coders:
        loaded = load_codings(home.root, coder)
        found.findings.extend(loaded.findings)
        standing, lost = still_standing(loaded.codings, texts)
        codings.extend(standing)
        if lost:
            message = ngettext(
                "{n} coding stands on words that are not there any more, or not in one place alone, and is left out",
                "{n} codings stand on words that are not there any more, or not in one place alone, and are left out",
                lost,
            ).format(n=lost)
            place = str(home.root / FOLDER / coder)
            found.findings.append(Finding(place, 0, 0, "moved-text", message, _("the transcripts have changed since; code them again")))
    return codings


def all_coders(home: "Study") -> tuple[str, ...]:
    """Everyone whose codings stand in the study; nobody where there is no study."""
    from tfbb_coding.files.codings import coders

    return coders(home.root) if home.on_disk else ()
