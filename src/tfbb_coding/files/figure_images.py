"""Figures drawn: as SVG, in which words stay words (searchable, readable aloud, and looked through by the gate), and as PNG for Word.

Drawn by matplotlib without a window. The same figure gives the same bytes: no date, no random ids, and a font that comes with the library.
"""

import io
import re
import textwrap
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any
from xml.sax.saxutils import escape

from tfbb_coding.model.figure import Bar, Bars, Box, Chain, Figure, Grid, Step

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure as Drawing

DPI = 200
INK, QUIET, PAPER, LINE = "#1b1b1f", "#55555f", "#ffffff", "#b9bcc6"
HELPS, HINDERS = "#1d6b43", "#a3341c"
SHADES = ("#ffffff", "#e4edf7", "#c3d8ee", "#96bbdf", "#5f97c9", "#2f6fab", "#174a80")
"""From nothing to most; one hue, so that it also reads in grey and for people who see few colours. Numbers stand in the cells."""
_SETTINGS = {"svg.hashsalt": "tfbb", "svg.fonttype": "none", "font.family": "DejaVu Sans", "font.size": 10.0, "text.parse_math": False}


def svg_bytes(figure: Figure) -> bytes:
    """The figure as SVG with its title and its description in words."""
    with _drawn(figure) as drawing:
        out = io.BytesIO()
        drawing.savefig(out, format="svg", metadata={"Date": None, "Creator": None})
    return _told(out.getvalue().decode(), figure).encode()


def png_bytes(figure: Figure) -> bytes:
    """The figure as PNG, 200 dots an inch."""
    with _drawn(figure) as drawing:
        out = io.BytesIO()
        drawing.savefig(out, format="png", dpi=DPI, metadata={"Software": None})
    return out.getvalue()


def _told(svg: str, figure: Figure) -> str:
    """With a title and a description for those who hear the figure, and a generic font where ours is not installed."""
    words = f'<title id="t">{escape(figure.title)}</title>\n<desc id="d">{escape(figure.alt)}</desc>\n'
    svg = re.sub(r"<metadata>.*?</metadata>\s*", "", svg, flags=re.DOTALL)
    svg = svg.replace("<svg ", '<svg role="img" aria-labelledby="t d" ', 1).replace("'DejaVu Sans'", "'DejaVu Sans', Verdana, sans-serif")
    return re.sub(r"(<svg [^>]*>\n?)", lambda m: m[1] + words, svg, count=1)


@contextmanager
def _drawn(figure: Figure) -> "Iterator[Drawing]":
    import matplotlib as mpl

    with mpl.rc_context(dict(_SETTINGS)):  # type: ignore[arg-type]  # its type lists every setting there is
        if isinstance(figure, Grid):
            yield _grid(figure)
        elif isinstance(figure, Bars):
            yield _bars(figure)
        else:
            yield _chain(figure)


def _canvas(width: float, height: float) -> "tuple[Drawing, Axes]":
    """A sheet of so many inches, with one inch a unit and the origin above to the left."""
    from matplotlib.figure import Figure as Drawing

    drawing = Drawing(figsize=(width, height), facecolor=PAPER)
    axes = drawing.add_axes((0, 0, 1, 1))
    axes.set(xlim=(0, width), ylim=(height, 0))
    axes.axis("off")
    return drawing, axes


def _lines(text: str, width: float, size: float = 10) -> list[str]:
    """Text in lines that fit in so many inches."""
    per_line = max(6, int(width / (size * 0.0083)))
    return textwrap.wrap(text, per_line, break_long_words=True) or [""]


def _write(axes: "Axes", x: float, y: float, lines: list[str], **style: Any) -> float:
    """Lines from ``y`` downwards; returns where the next may begin."""
    size = style.setdefault("size", 10)
    style.setdefault("color", INK)
    step = size * 0.0185
    for line in lines:
        axes.text(x, y + step * 0.78, line, va="baseline", **style)
        y += step
    return y


def _head(axes: "Axes", figure: Figure, width: float) -> float:
    return _write(axes, 0.25, 0.2, _lines(figure.title, width - 0.5, 13), size=13, weight="bold") + 0.12


def _notes(axes: "Axes", figure: Figure, y: float, width: float) -> None:
    for note in figure.notes:
        y = _write(axes, 0.25, y, _lines(note, width - 0.5, 9), size=9, color=QUIET)


def _notes_height(figure: Figure, width: float) -> float:
    return sum(len(_lines(note, width - 0.5, 9)) * 9 * 0.0185 for note in figure.notes) + 0.25


def _grid(figure: Grid) -> "Drawing":
    from matplotlib.patches import Rectangle

    label, cell = 2.1, max(1.15, min(1.7, 8.5 / max(1, len(figure.columns))))
    width = label + cell * len(figure.columns) + 0.5
    heads = [_lines(column, cell - 0.1, 9) for column in figure.columns]
    rows = [_lines(row, label - 0.15) for row in figure.rows]
    tall = [
        max(0.5, len(row) * 0.185 + 0.16, *(len(c.text.split("\n")) * 0.18 + 0.16 for c in cells))
        for row, cells in zip(rows, figure.cells, strict=True)
    ]
    title = len(_lines(figure.title, width - 0.5, 13)) * 13 * 0.0185 + 0.32
    above = title + max((len(head) for head in heads), default=1) * 0.17 + 0.1
    drawing, axes = _canvas(width, above + sum(tall) + 0.12 + _notes_height(figure, width))
    _head(axes, figure, width)
    for n, head in enumerate(heads):
        _write(axes, label + 0.25 + cell * (n + 0.5), above - 0.06 - len(head) * 0.1665, head, size=9, ha="center", weight="bold")
    y = above
    for row, cells, high in zip(rows, figure.cells, tall, strict=True):
        _write(axes, 0.25, y + high / 2 - len(row) * 0.0925, row)
        for n, one in enumerate(cells):
            shade = 0 if one.shade <= 0 else 1 + min(len(SHADES) - 2, int(one.shade * (len(SHADES) - 1.001)))
            left = label + 0.25 + cell * n
            axes.add_patch(Rectangle((left, y), cell, high, facecolor=SHADES[shade], edgecolor=LINE, linewidth=0.8))
            ink = PAPER if shade >= len(SHADES) - 2 else INK
            lines = one.text.split("\n")
            _write(axes, left + cell / 2, y + high / 2 - len(lines) * 0.083, lines, size=9, ha="center", color=ink)
        y += high
    _notes(axes, figure, y + 0.12, width)
    return drawing


def _bars(figure: Bars) -> "Drawing":
    from matplotlib.patches import Rectangle

    width, label, longest = 7.2, 2.6, 2.7
    names = [_lines(bar.label, label - 0.15) for bar in figure.bars]
    tall = [max(0.36, len(name) * 0.185 + 0.12) for name in names]
    title = len(_lines(figure.title, width - 0.5, 13)) * 13 * 0.0185 + 0.32
    drawing, axes = _canvas(width, title + sum(tall) + 0.12 + _notes_height(figure, width))
    y = _head(axes, figure, width)
    for name, bar, high in zip(names, figure.bars, tall, strict=True):
        _write(axes, label + 0.15, y + high / 2 - len(name) * 0.0925, name, ha="right")
        axes.add_patch(Rectangle((label + 0.25, y + high / 2 - 0.1), max(0.015, longest * bar.length), 0.2, **_look(bar)))
        _write(axes, label + 0.35 + max(0.015, longest * bar.length), y + high / 2 - 0.0925, [bar.text], size=10)
        y += high
    _notes(axes, figure, y + 0.12, width)
    return drawing


def _look(bar: Bar) -> dict[str, Any]:
    """A filled bar, or the dashed outline of one whose end is not told."""
    if bar.hidden:
        return {"facecolor": "none", "edgecolor": SHADES[-2], "linestyle": (0, (3, 2)), "linewidth": 0.9}
    return {"facecolor": SHADES[-2], "edgecolor": "none"}


PAGE = 7.2
"""Inches: a figure as wide as the text of a page."""


def _chain(figure: Chain) -> "Drawing":
    title = len(_lines(figure.title, PAGE - 0.5, 13)) * 13 * 0.0185 + 0.32 + 0.25
    boxes = [_box_height(box, PAGE - 0.5) for box in figure.boxes]
    steps = [_step_height(step) for step in figure.steps]
    wide = (PAGE - 0.5 - 0.2 * (len(figure.beside) - 1)) / max(1, len(figure.beside))
    beside = max([_box_height(box, wide) for box in figure.beside] + [0.0])
    below = title + sum(boxes) + sum(steps) + 0.25
    drawing, axes = _canvas(PAGE, below + beside + _loose_height(figure) + 0.4 + _notes_height(figure, PAGE))
    y = _head(axes, figure, PAGE)
    _write(axes, 0.25, y - 0.08, [figure.mark], size=9, weight="bold", color=HINDERS)
    y = title
    for n, (box, high) in enumerate(zip(figure.boxes, boxes, strict=True)):
        _box(axes, box, (0.25, y), (PAGE - 0.5, high))
        y += high
        if n < len(figure.steps):
            _step(axes, figure.steps[n], y, steps[n])
            y += steps[n]
    for n, box in enumerate(figure.beside):
        _box(axes, box, (0.25 + n * (wide + 0.2), below), (wide, beside))
    y = _loose(axes, figure, below + beside + (0.2 if figure.beside else 0))
    _notes(axes, figure, y + 0.1, PAGE)
    return drawing


def _item_lines(box: Box, width: float) -> list[list[str]]:
    return [_lines(f"• {item}", width - 0.25, 9.5) for item in box.items]


def _box_height(box: Box, width: float) -> float:
    title = len(_lines(box.title, width - 0.2, 10)) * 0.185
    return title + 0.3 + sum(len(lines) for lines in _item_lines(box, width)) * 0.176 + 0.03 * len(box.items)


def _box(axes: "Axes", box: Box, corner: tuple[float, float], size: tuple[float, float]) -> None:
    from matplotlib.patches import FancyBboxPatch

    (x, y), (wide, high) = corner, size
    style = "dashed" if box.draft else "solid"
    axes.add_patch(
        FancyBboxPatch(
            (x + 0.04, y + 0.04),
            wide - 0.08,
            high - 0.08,
            boxstyle="round,pad=0.04,rounding_size=0.08",
            facecolor="#f4f7fb",
            edgecolor=SHADES[-2],
            linewidth=1.1,
            linestyle=style,
        )
    )
    y = _write(axes, x + 0.12, y + 0.1, _lines(box.title, wide - 0.2, 10), weight="bold") + 0.08
    for lines in _item_lines(box, wide):
        y = _write(axes, x + 0.12, y, lines, size=9.5) + 0.03


def _step_texts(step: Step) -> list[tuple[str, list[str]]]:
    width = PAGE - 1.6
    return [(HELPS, _lines(f"+ {text}", width, 9.5)) for text in step.helps] + [
        (HINDERS, _lines(f"− {text}", width, 9.5)) for text in step.hinders
    ]


def _step_height(step: Step) -> float:
    return max(0.42, 0.16 + sum(len(lines) * 9.5 * 0.0185 + 0.03 for _color, lines in _step_texts(step)))


def _step(axes: "Axes", step: Step, top: float, high: float) -> None:
    """An arrow down, with what helps and hinders it beside; a plus and a minus say which, not the colour alone."""
    from matplotlib.patches import FancyArrowPatch

    arrow = FancyArrowPatch(
        (0.7, top + 0.02), (0.7, top + high - 0.02), arrowstyle="-|>", mutation_scale=16, linewidth=1.6, color=SHADES[-2]
    )
    axes.add_patch(arrow)
    y = top + 0.08
    for color, lines in _step_texts(step):
        y = _write(axes, 1.1, y, lines, size=9.5, color=color) + 0.03


def _loose_lines(figure: Chain) -> list[tuple[str, list[str]]]:
    helps, hinders = figure.unplaced.helps, figure.unplaced.hinders
    texts = [(HELPS, "+ " + "; ".join(helps))] if helps else []
    texts += [(HINDERS, "− " + "; ".join(hinders))] if hinders else []
    return [(color, _lines(text, PAGE - 0.5, 9.5)) for color, text in texts]


def _loose_height(figure: Chain) -> float:
    lines = _loose_lines(figure)
    return 0.25 + sum(len(part) for _color, part in lines) * 0.176 if lines else 0.0


def _loose(axes: "Axes", figure: Chain, y: float) -> float:
    lines = _loose_lines(figure)
    if lines:
        y = _write(axes, 0.25, y, [figure.unplaced_title], size=9, weight="bold")
    for color, part in lines:
        y = _write(axes, 0.25, y, part, size=9.5, color=color)
    return y
