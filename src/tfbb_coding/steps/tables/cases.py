"""Themes and codes by case, wave or kind of conversation: how many people, groups and conversations, and then how many mentions."""

from collections.abc import Iterable, Iterator, Sequence

from tfbb_coding.model.codebook import Theme
from tfbb_coding.model.coding import Coding
from tfbb_coding.model.report import Table
from tfbb_coding.steps.small import Cell, Small, cells_of, treated
from tfbb_coding.steps.tables.view import FOCUS_GROUP, By, Row, View, table

_COUNTED = ("people", "of_people", "groups", "of_groups", "conversations", "of_conversations")


def theme_cases(view: View) -> Table:
    """A row a theme and group, empty ones too, for a thin cell is a result; every theme ends with all groups together.

    What is done about groups of fewer than ``k`` people is told in :mod:`tfbb_coding.steps.small`.
    """
    words = view.words
    columns = (words["theme"], words[view.by], *(words[name] for name in _COUNTED), words["mentions"], words["words"], words["note"])
    rows = [
        (label, name, *figures, *mentioned, note)
        for theme in view.themes
        for label, name, figures, mentioned, note in _rows(view, theme, [c for c in view.codings if c.theme == theme.id])
    ]
    return table(view, "theme_cases", columns, rows, words["n_people"])


def code_cases(view: View) -> Table:
    """The same for the codes of every theme.

    Where small groups are hidden mentions are left out: a theme's mentions less those of its other codes would tell them.
    """
    words = view.words
    full = view.small is Small.MARK
    columns = [words["theme"], words["code"], words[view.by], *(words[name] for name in _COUNTED)]
    columns += [words["mentions"], words["words"], words["note"]] if full else [words["note"]]
    rows: list[Row] = []
    for theme in view.themes:
        for code, label, codings in by_code(view, theme):
            del code
            for theme_label, name, figures, mentioned, note in _rows(view, theme, codings):
                rows.append((theme_label, label, name, *figures, *(mentioned if full else ()), note))
    return table(view, "code_cases", columns, rows, words["n_people"], split=True)


def by_code(view: View, theme: Theme) -> Iterator[tuple[str, str, list[Coding]]]:
    """``(id, label, codings)`` for every code of the theme, and last for what has no code or one that the codebook has not any more."""
    here = [coding for coding in view.codings if coding.theme == theme.id]
    known = [(code.id, code.label) for code in theme.codes]
    for code, label in known:
        yield code, label, [coding for coding in here if coding.code == code]
    for code in sorted({coding.code for coding in here} - {code for code, _label in known}):
        yield code, code or view.words["no_code"], [coding for coding in here if coding.code == code]


def _rows(view: View, theme: Theme, codings: Sequence[Coding]) -> Iterator[tuple[str, str, Row, Row, str]]:
    """``(theme, group, figures, mentions and words, note)`` for each group as it may be shown, and for all together."""
    row = cells_of(codings, [theme.id], view.groups, view.group_of)[theme.id]
    if not row:
        return
    cells, whole = treated(row, view.k, view.small)
    for cell in cells:
        name = " + ".join(view.group_name(group) for group in cell.groups)
        yield _row(view, _label(view, theme, cell.groups), name, cell, cell.groups)
    if len(view.groups) > 1:
        yield _row(view, theme.label, view.words["all"], whole, view.groups)


def _label(view: View, theme: Theme, groups: Sequence[str]) -> str:
    """The theme's label, as ``study.yaml`` renames it where the row is about one case."""
    return view.results.theme_label(theme.id, groups[0]) if view.by is By.CASE and len(groups) == 1 else theme.label


def _row(view: View, label: str, name: str, cell: Cell, groups: Iterable[str]) -> tuple[str, str, Row, Row, str]:
    """A row's parts; what is hidden is None."""
    inside = set(groups)
    members = [one for one in view.interviews if view.group_of[one] in inside]
    fewer = view.words["fewer"].format(k=view.k) if cell.is_small(view.k) else ""
    of_people, of_groups = sum(view.sizes[one] for one in members), sum(_is_group(view, one) for one in members)
    if cell.hidden:
        return label, name, (None, of_people, None, of_groups, None, len(members)), (None, None), fewer or view.words["hidden"]
    groups_in = sum(_is_group(view, one) for one in {c.transcript for c in cell.codings})
    figures = (cell.speakers, of_people, groups_in, of_groups, cell.transcripts, len(members))
    return label, name, figures, (cell.mentions, cell.words), fewer


def _is_group(view: View, transcript: str) -> bool:
    return view.interview(transcript).kind == FOCUS_GROUP
