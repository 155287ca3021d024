"""``tfbb figures``: themes, codes and the programme theory as pictures."""

from collections.abc import Iterator, Sequence
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from tfbb_coding.cli.common import say
from tfbb_coding.cli.options import AllowOption, ByOption, CodebookOption, CoderOption, StatusOption, StudyOption, ThemeOption
from tfbb_coding.cli.products import Asked, begin
from tfbb_coding.errors import TfbbError
from tfbb_coding.messages import _
from tfbb_coding.steps.tables.view import By

if TYPE_CHECKING:
    from tfbb_coding.model.figure import Figure
    from tfbb_coding.steps.tables.view import View


class ImageFormat(StrEnum):
    """The kind of file."""

    BOTH = "both"
    SVG = "svg"


def figures(
    kinds: Annotated[
        list[str] | None, typer.Argument(metavar="[KIND]...", help=_("themes, codes, together, programme (default: all)."))
    ] = None,
    study: StudyOption = None,
    out: Annotated[Path | None, typer.Option("--out", metavar="DIR", help=_("Where the figures go (default: results/figures)."))] = None,
    output: Annotated[ImageFormat, typer.Option("--format", help=_("svg, or both svg and png."))] = ImageFormat.BOTH,
    by: ByOption = By.CASE,
    status: StatusOption = None,
    coder: CoderOption = None,
    theme: ThemeOption = None,
    codebook: CodebookOption = None,
    allow_identifiers: AllowOption = "",
) -> None:
    """Draw the figures. Cells of fewer than k people say only that."""
    asked = _known(kinds or [])
    work = begin(Asked(study, coder, status, codebook, allow_identifiers, theme), by)
    drawn = list(_drawn(work.view, asked))
    if not drawn:
        raise TfbbError(_("none of these figures has anything to show yet"), hint=_("the lines above say what each of them needs"))
    work.end(work.write("figures", out, _contents(drawn, output, work.notice)))


def _known(asked: Sequence[str]) -> list[str]:
    """The fixed names of the kinds asked for in English or Swedish, or all. Raises :class:`TfbbError` for one that there is not."""
    from tfbb_coding.messages import current_language
    from tfbb_coding.model.product_names import FIGURE_KINDS, known_as

    found: list[str] = []
    for given in asked:
        kind = known_as(given, FIGURE_KINDS, FIGURE_KINDS)
        if kind is None:
            names = FIGURE_KINDS if current_language() == "en" else FIGURE_KINDS.values()
            hint = _("figures are: {names}").format(names=", ".join(names))
            raise TfbbError(_("there is no figure '{name}'").format(name=given), hint=hint)
        found.append(kind)
    return found or list(FIGURE_KINDS)


def _drawn(view: "View", kinds: Sequence[str]) -> "Iterator[Figure]":
    from tfbb_coding.steps.figures import meets, theme_cases_figure, together_figure

    if "themes" in kinds:
        yield theme_cases_figure(view)
    if "codes" in kinds:
        yield from _codes(view)
    if "together" in kinds:
        figure = together_figure(view)
        if meets(figure):
            yield figure
        else:
            say(
                _("Not drawn, since it would show nothing: themes that meet. No two themes stand in one unit for {k} people.").format(
                    k=view.k
                )
            )
    if "programme" in kinds:
        yield from _programme(view)


def _codes(view: "View") -> "Iterator[Figure]":
    """The codes of every cell in which any code is brought up by enough people."""
    from tfbb_coding.steps.figures import codes_figures, tells

    silent = []
    for figure in codes_figures(view):
        if tells(view, figure):
            yield figure
        else:
            silent.append(figure.title)
    if silent:
        said = _("Not drawn, since no code in them is brought up by {k} people: {titles}.")
        say(said.format(k=view.k, titles="; ".join(silent)))


def _programme(view: "View") -> "Iterator[Figure]":
    """The programme theory, where there are two boxes to draw an arrow between; what is missing is said."""
    from tfbb_coding.steps.figures import empty_boxes, programme_figure

    figure, empty = programme_figure(view), ", ".join(empty_boxes(view))
    if len(figure.boxes) > 1:
        yield figure
        if empty:
            said = _(
                "The programme theory is drawn without these boxes, of which nothing is known: {boxes}. Fill in `programme:` in study.yaml."
            )
            say(said.format(boxes=empty))
        return
    said = _("Not drawn, since nothing is known of these boxes: {boxes}. Write them below `programme:` in study.yaml (docs/figures.md).")
    say(said.format(boxes=empty))


def _contents(drawn: "Sequence[Figure]", output: ImageFormat, said: str) -> dict[str, bytes]:
    """``{file name: bytes}``. The drawings are always made, since the gate reads their words; PNG has none that it could read."""
    from dataclasses import replace

    from tfbb_coding.files.figure_images import png_bytes, svg_bytes

    noted = [replace(figure, notes=(*figure.notes, said)) if said else figure for figure in drawn]
    contents = {f"{figure.name}.svg": svg_bytes(figure) for figure in noted}
    if output is not ImageFormat.SVG:
        contents |= {f"{figure.name}.png": png_bytes(figure) for figure in noted}
    return contents
