"""Waves compared: which success factors, obstacles and other codes stayed, went and came."""

from collections.abc import Sequence
from itertools import pairwise

from tfbb_coding.model.coding import Coding
from tfbb_coding.model.report import Table
from tfbb_coding.steps.small import Cell, treated
from tfbb_coding.steps.tables.cases import by_code
from tfbb_coding.steps.tables.counting import people
from tfbb_coding.steps.tables.view import By, Row, View, make_view, table


def waves(view: View) -> Table:
    """A row a code: how many people speak of it in each wave, and what became of it. Themes stand in a row of their own before theirs.

    The view's own grouping plays no part. Waves stand in order of their first date; conversations without a wave are left out.
    """
    by_wave = make_view(view.results, By.WAVE, view.small, tuple(theme.id for theme in view.themes))
    named = [wave for wave in by_wave.groups if wave]
    words = view.words
    rows: list[Row] = []
    for theme in by_wave.themes:
        whole = [coding for coding in by_wave.codings if coding.theme == theme.id]
        rows.append((theme.label, "", *_row(by_wave, named, whole)))
        rows += [(theme.label, label, *_row(by_wave, named, codings)) for code, label, codings in by_code(by_wave, theme) if code]
    sizes = "; ".join(f"{wave}: {_size(by_wave, wave)}" for wave in named)
    undated = "" if any(view.interview(name).date for name in view.interviews) else words["n_undated"]
    columns = (words["theme"], words["code"], *named, words["change"])
    return table(view, "waves", columns, rows, words["n_waves"].format(waves=sizes), undated)


def _row(view: View, named: Sequence[str], codings: Sequence[Coding]) -> Row:
    """People in each wave as they may be shown, and what became of it."""
    by_wave = [[coding for coding in codings if view.group_of[coding.transcript] == wave] for wave in named]
    cells, _whole = treated([Cell("", (wave,), tuple(some)) for wave, some in zip(named, by_wave, strict=True)], view.k, view.small)
    shown = {cell.groups[0]: cell.speakers for cell in cells if len(cell.groups) == 1 and not cell.hidden}
    return (*(shown.get(wave) for wave in named), change(named, [bool(people(some)) for some in by_wave], view))


def change(named: Sequence[str], there: Sequence[bool], view: View) -> str:
    """What became of something over the waves: stayed, or every coming and going from wave to wave; empty when it never was there."""
    if not any(there):
        return ""
    moves = [
        view.words["went" if before else "back" if any(there[:n]) else "came"].format(wave=named[n])
        for n, (before, now) in enumerate(pairwise(there), 1)
        if before != now
    ]
    return ", ".join(moves) or view.words["stayed"]


def _size(view: View, wave: str) -> str:
    members = view.members(wave)
    n, m = sum(view.sizes[name] for name in members), len(members)
    words = view.words
    persons = words["person_one" if n == 1 else "person_many"].format(n=n)
    return words["in_conversations"].format(
        people=persons, conversations=words["conversation_one" if m == 1 else "conversation_many"].format(n=m)
    )
