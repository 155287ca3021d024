"""Figures made from a study's codings: theme × case, the codes of a cell, themes that meet, and the programme theory.

People come before mentions, and cells of fewer than ``k`` people say only that, whatever the tables do: a figure travels further than
its notes.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from tfbb_coding.model.codebook import Code, Theme
from tfbb_coding.model.coding import Coding
from tfbb_coding.model.figure import Bar, Bars, Box, Chain, Grid, GridCell, Step
from tfbb_coding.model.figure_words import figure_words
from tfbb_coding.model.product_names import file_word
from tfbb_coding.model.programme import BESIDE, CHAIN, Stage
from tfbb_coding.steps.tables.counting import people, places
from tfbb_coding.steps.tables.view import By, View, basis, thin_cells

HELPING, HINDERING = "framgangsfaktor", "hinder"
DRAWN_FROM = {Stage.ACTIVITIES: "aktivitet", Stage.AIMS: "mal"}
"""The boxes that the codings can fill where ``study.yaml`` leaves them empty, and the shipped codebook's themes that fill them."""
MOST = 7
"""Codes in a box that the codings fill, and at no arrow: more cannot be read."""
_HIDDEN = 0.01
"""The shade of a cell of which only that it is there may be told."""


def theme_cases_figure(view: View) -> Grid:
    """Themes × groups: how many people, then how many mentions; the darker the more people."""
    cells = {(theme.id, group): _of(view, theme.id, group) for theme in view.themes for group in view.groups}
    most = max((len(people(found)) for found in cells.values()), default=0)
    rows = tuple(tuple(_cell(view, cells[theme.id, group], most) for group in view.groups) for theme in view.themes)
    words = figure_words(view.results.language)
    labels = tuple(theme.label for theme in view.themes)
    columns = (words["whole"],) if view.groups == ("",) else tuple(map(view.group_name, view.groups))
    alt = _alt(words, labels, columns, rows)
    return Grid(
        file_word("theme_cases", view.results.language),
        words["f_theme_cases"],
        alt,
        labels,
        columns,
        rows,
        (words["n_shade"], *basis(view)),
    )


def together_figure(view: View) -> Grid:
    """Themes × themes: in how many units both stand. Pairs in which fewer than ``k`` people speak say only that."""
    at: dict[tuple[str, int, int], dict[str, list[Coding]]] = defaultdict(lambda: defaultdict(list))
    for coding in view.codings:
        at[coding.transcript, coding.start, coding.end][coding.theme].append(coding)
    words = figure_words(view.results.language)
    pairs = {
        (a.id, b.id): [c for here in at.values() if a.id in here and b.id in here for c in here[a.id]]
        for a in view.themes
        for b in view.themes
    }
    most = max((len(places(found)) for (a, b), found in pairs.items() if a != b), default=0)
    thin = {theme for theme, _group in thin_cells(view)}
    rows = tuple(
        tuple(_pair(view, pairs[a.id, b.id], most, alone=a is b, hidden=a is b and a.id in thin) for b in view.themes) for a in view.themes
    )
    labels = tuple(theme.label for theme in view.themes)
    return Grid(
        file_word("together", view.results.language),
        words["f_together"],
        _alt(words, labels, labels, rows),
        labels,
        labels,
        rows,
        (words["n_together"], *basis(view)),
    )


def meets(figure: Grid) -> bool:
    """Whether the figure of themes that meet tells of any two that do: a number off the diagonal."""
    return any(cell.shade > _HIDDEN for n, row in enumerate(figure.cells) for m, cell in enumerate(row) if n != m)


def codes_figures(view: View) -> list[Bars]:
    """For every theme × group with codes: its codes as bars, those that most people speak of first."""
    found = (codes_figure(view, theme, group) for theme in view.themes for group in view.groups)
    return [figure for figure in found if figure.bars]


def tells(view: View, figure: Bars) -> bool:
    """Whether the figure shows how many people speak of any code; one of nothing but dashed bars, and of what has no code, says nothing."""
    other = figure_words(view.results.language)["other"]
    return any(not bar.hidden and bar.label != other for bar in figure.bars)


def few_labels(view: View, figure: Bars) -> str:
    """The codes of a figure that is not drawn, for a sentence in its place."""
    other = figure_words(view.results.language)["other"]
    return ", ".join(bar.label for bar in figure.bars if bar.label != other)


def codes_figure(view: View, theme: Theme, group: str) -> Bars:
    """The codes of one theme in one group."""
    words = figure_words(view.results.language)
    label = view.results.theme_label(theme.id, group) if view.by is By.CASE else theme.label
    ranked = _ranked(view, theme, group)
    most = max((len(people(codings)) for _label, codings in ranked), default=1)
    bars = tuple(_bar(view, name, codings, most) for name, codings in ranked)
    title = f"{label}: {view.group_name(group)}" if group else label
    alt = "; ".join(f"{bar.label}: {bar.text}" for bar in bars)
    dashed = (words["n_dashed"].format(k=view.k),) if any(bar.hidden for bar in bars) else ()
    return Bars(_file_name(view, theme, group), title, alt, bars, (words["n_bars"], *dashed, *basis(view)))


def _file_name(view: View, theme: Theme, group: str) -> str:
    """What the figure's file is called: without blanks, which a link in Markdown may not have, and kinds in the results' language."""
    called = view.group_name(group) if view.by is By.KIND else group
    clean = re.sub(r"[^\w.-]+", "-", called)
    codes = file_word("codes", view.results.language)
    return f"{codes}_{theme.id}_{clean}" if group else f"{codes}_{theme.id}"


def programme_figure(view: View) -> Chain:
    """The programme theory from ``study.yaml``; boxes that it leaves empty are filled from the codings where that can be.

    What people call successes and obstacles stands at the arrows that ``programme: arrows`` gives their codes, the others below. A box for
    which there is nothing is left out, with the arrow that leads to it: :func:`empty_boxes` tells which. With fewer than two boxes there is
    no theory to draw.
    """
    words, programme = figure_words(view.results.language), view.results.study.programme
    every = {stage: _box(view, words, stage) for stage in CHAIN}
    stages = [stage for stage in CHAIN if every[stage].items]
    boxes = tuple(every[stage] for stage in stages)
    placed = {stage: [arrow.codes for arrow in programme.arrows if arrow.to is stage] for stage in stages[1:]}
    steps = tuple(_step(view, [pair for codes in placed[stage] for pair in codes]) for stage in stages[1:])
    at_arrows = {pair for codes in placed.values() for pairs in codes for pair in pairs}
    loose = [
        (theme, code.id)
        for theme in (HELPING, HINDERING)
        for code in _codes(view, theme)
        if not at_arrows & {(theme, code.id), (theme, "")}
    ]
    beside = tuple(Box(words[stage], programme.items(stage)) for stage in BESIDE if programme.items(stage))
    alt = _chain_alt(words, boxes, steps)
    notes = (words["n_programme"], *basis(view))
    return Chain(
        file_word("programme", view.results.language),
        words["f_programme"],
        alt,
        words["draft"],
        boxes,
        steps,
        beside,
        _step(view, loose),
        words["unplaced"],
        notes,
    )


def empty_boxes(view: View) -> tuple[str, ...]:
    """What the boxes are called that neither ``study.yaml`` nor the codings fill."""
    words = figure_words(view.results.language)
    return tuple(words[stage] for stage in CHAIN if not _box(view, words, stage).items)


def _of(view: View, theme: str, group: str) -> list[Coding]:
    return [coding for coding in view.codings if coding.theme == theme and view.group_of[coding.transcript] == group]


def _number(words: Mapping[str, str], key: str, n: int) -> str:
    return words[f"{key}_one" if n == 1 else f"{key}_many"].format(n=n)


def _cell(view: View, codings: Sequence[Coding], most: int) -> GridCell:
    words, n = figure_words(view.results.language), len(people(codings))
    if not codings:
        return GridCell(words["nothing"], 0)
    if n < view.k:
        return GridCell(words["fewer"].format(k=view.k), _HIDDEN)
    return GridCell(f"{_number(words, 'people', n)}\n{_number(words, 'mentions', len(places(codings)))}", n / most)


def _pair(view: View, codings: Sequence[Coding], most: int, *, alone: bool, hidden: bool) -> GridCell:
    """``hidden``: the whole of a theme, less its cells that are shown elsewhere, would tell the one that is not."""
    words, n = figure_words(view.results.language), len(places(codings))
    if not codings:
        return GridCell("–", 0)
    if hidden:
        return GridCell(words["not_shown"], 0)
    if len(people(codings)) < view.k:
        return GridCell(words["fewer"].format(k=view.k), _HIDDEN)
    return GridCell(_number(words, "units", n), 0 if alone else n / max(1, most))


def _ranked(view: View, theme: Theme, group: str) -> list[tuple[str, list[Coding]]]:
    """``(label, codings)`` for each of the theme's codes that stands in the group, most people first; the rest of the theme last."""
    here = _of(view, theme.id, group)
    by_code = [(code.label, [coding for coding in here if coding.code == code.id]) for code in theme.codes]
    ranked = sorted((item for item in by_code if item[1]), key=lambda item: _rank(view, item[1]))
    known = {code.id for code in theme.codes}
    rest = [coding for coding in here if coding.code not in known]
    return [*ranked, (figure_words(view.results.language)["other"], rest)] if ranked and rest else ranked


def _rank(view: View, codings: Sequence[Coding]) -> tuple[int, int]:
    """Most people first, then most mentions; all below k alike, in the codebook's order, since their order would tell what is hidden."""
    n = len(people(codings))
    return (-n, -len(places(codings))) if n >= view.k else (0, 0)


def _bar(view: View, label: str, codings: Sequence[Coding], most: int) -> Bar:
    words, n = figure_words(view.results.language), len(people(codings))
    if n < view.k:  # all the same length, so that none can be told from another
        return Bar(label, min(1.0, (view.k - 1) / max(1, most)), words["fewer"].format(k=view.k), hidden=True)
    return Bar(label, n / most, _number(words, "people", n))


def _codes(view: View, theme_id: str) -> tuple[Code, ...]:
    theme = view.results.book.theme(theme_id)
    return theme.codes if theme else ()


def _box(view: View, words: Mapping[str, str], stage: Stage) -> Box:
    written = view.results.study.programme.items(stage)
    theme = next((theme for theme in view.themes if theme.id == DRAWN_FROM.get(stage)), None)
    if written or theme is None:
        return Box(words[stage], written, draft=not written)
    found = [(code.label, [c for c in view.codings if (c.theme, c.code) == (theme.id, code.id)]) for code in theme.codes]
    spoken = sorted((item for item in found if len(people(item[1])) >= view.k), key=lambda item: -len(people(item[1])))
    return Box(words[stage], tuple(label for label, _codings in spoken[:MOST]), draft=True)


def _step(view: View, codes: Iterable[tuple[str, str]]) -> Step:
    """Of the codes given (a theme without a code is all of its codes) those that enough people speak of, most first."""
    helps: list[tuple[int, str]] = []
    hinders: list[tuple[int, str]] = []
    for theme, code in dict.fromkeys(codes):
        label = view.results.code_label(theme, code) if code else view.results.theme_label(theme)
        found = [c for c in view.codings if c.theme == theme and code in ("", c.code)]
        if len(people(found)) >= view.k:
            (hinders if theme == HINDERING else helps).append((len(people(found)), label))
    return Step(*(tuple(label for _n, label in sorted(side, key=lambda item: -item[0])[:MOST]) for side in (helps, hinders)))


def _alt(words: Mapping[str, str], rows: Sequence[str], columns: Sequence[str], cells: Sequence[Sequence[GridCell]]) -> str:
    """The grid read aloud, row by row."""
    said = []
    for row, line in zip(rows, cells, strict=True):
        each = (
            words["alt_cell"].format(column=column, text=cell.text.replace("\n", ", ")) for column, cell in zip(columns, line, strict=True)
        )
        said.append(words["alt_cells"].format(row=row, cells="; ".join(each)))
    return " ".join(said)


def _chain_alt(words: Mapping[str, str], boxes: Sequence[Box], steps: Sequence[Step]) -> str:
    said = [f"{words['draft']}."]
    for n, box in enumerate(boxes):
        said.append(f"{box.title}: {'; '.join(box.items)}.")
        if n < len(steps):
            signs = [*(f"+ {one}" for one in steps[n].helps), *(f"− {one}" for one in steps[n].hinders)]
            said.append(f"({words['alt_leads']}{': ' + '; '.join(signs) if signs else ''})")
    return " ".join(said)
