"""Pages written as HTML: each file holds its own style and script, asks for nothing from anywhere, and says so to the browser.

The policy (:mod:`tfbb_coding.files.page_assets`) allows exactly the style and the script that the program ships. Whatever people wrote
is escaped by the template.
"""

import math
from collections.abc import Callable, Mapping
from functools import cache
from typing import TYPE_CHECKING

from tfbb_coding.files.page_assets import SCRIPT, STYLE, asset, policy
from tfbb_coding.model.figure import GridCell
from tfbb_coding.model.figure_words import figure_words
from tfbb_coding.model.page import Mark, Pages, Passage, Sheet
from tfbb_coding.model.page_words import page_words

if TYPE_CHECKING:
    from jinja2 import Environment, Template

COLOURS = 8
"""Colours and patterns of themes in ``page.css``; with more themes they begin again, and the signs tell them apart."""
SHADES = 6
"""Shades of a heat map's cells, from the first that is not empty."""


def page_bytes(pages: Pages, by: str) -> dict[str, bytes]:
    """``{file name: HTML}``. ``by`` is what is compared: ``case``, ``wave`` or ``kind``."""
    template = _environment().get_template("page.html.jinja")
    return {sheet.file: _sheet(template, pages, sheet, by).encode() for sheet in pages.sheets}


def _sheet(template: "Template", pages: Pages, sheet: Sheet, by: str) -> str:
    from markupsafe import Markup

    words = page_words(pages.language)
    other = pages.spoken != pages.language
    return template.render(
        pages=pages,
        sheet=sheet,
        by=by,
        words=words,
        heat=words["heat" if by == "case" else f"heat_{by}"],
        bars_note=figure_words(pages.language)["n_bars"],
        counted=_counter(words),
        spoken=Markup(' lang="{}"').format(pages.spoken) if other else "",
        written=Markup(' lang="{}"').format(pages.language) if other else "",
        policy=policy(),
        style=Markup(asset(STYLE)),  # noqa: S704  # the program's own
        script=Markup(asset(SCRIPT)),  # noqa: S704
    )


@cache
def _environment() -> "Environment":
    from jinja2 import Environment, FunctionLoader, StrictUndefined

    made = Environment(loader=FunctionLoader(asset), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    made.globals.update(colour=_colour, shade=_shade, themes=_themes, number=_number)
    return made


def _colour(mark: Mark) -> int:
    return (mark.number - 1) % COLOURS + 1


def _shade(cell: GridCell) -> int:
    return math.ceil(cell.shade * SHADES)


def _themes(passage: Passage) -> list[Mark]:
    """The passage's themes, each once."""
    return list({coding.mark.number: coding.mark for coding in passage.codings}.values())


def _number(n: float) -> str:
    """A number with its thousands apart."""
    return f"{n:,}".replace(",", "\u00a0")


def _counter(words: Mapping[str, str]) -> Callable[[str, int], str]:
    """What says ``n_units`` and 3 as *3 enheter med teman*."""

    def counted(key: str, n: int) -> str:
        return words[f"{key}_one" if n == 1 else f"{key}_many"].format(n=_number(n))

    return counted
