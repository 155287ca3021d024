"""Tables of themes for readers: how many people speak of what in which case, and in their words."""

from collections.abc import Mapping, Sequence

from tfbb_coding.model.codebook import Theme
from tfbb_coding.model.coding import Coding, Judgement
from tfbb_coding.model.report import Table
from tfbb_coding.model.transcript import MeaningUnit, Role
from tfbb_coding.steps.small import Cell, Small, cells_of, treated
from tfbb_coding.steps.tabulate import theme_table

_HEADS = {
    "sv": ("Tema", "{group}", "Personer", "Samtal", "Omnämnanden", "Ord", "Anmärkning"),
    "en": ("Theme", "{group}", "People", "Conversations", "Mentions", "Words", "Note"),
}
_GROUPS = {"sv": {"case": "Fall", "wave": "Omgång", "kind": "Slag"}, "en": {"case": "Case", "wave": "Wave", "kind": "Kind"}}
_ALL = {"sv": "Alla", "en": "All"}
_FEWER = {"sv": "färre än {k} personer", "en": "fewer than {k} people"}
_HIDDEN = {"sv": "visas inte", "en": "not shown"}
_NONE = {"sv": "inget angivet", "en": "none given"}


def theme_case_table(
    codings: Sequence[Coding],
    themes: Sequence[Theme],
    group_of: Mapping[str, str],
    names: Mapping[str, str],
    *,
    by: str = "case",
    language: str = "sv",
    k: int = 3,
    small: Small = Small.MARK,
) -> Table:
    """A row a theme and group, people and conversations before mentions; empty ones too, for a thin cell is a result.

    ``group_of`` tells the group of every transcript, ``names`` what groups are called. Where there are several groups every theme ends with
    all of them together. What is done about groups of fewer than ``k`` people is told in :mod:`tfbb_coding.steps.small`.
    """
    groups = sorted(set(group_of.values()))
    cells = cells_of(codings, [theme.id for theme in themes], groups, group_of)
    rows: list[tuple[str | int, ...]] = []
    for theme in themes:
        shown, whole = treated(cells[theme.id], k, small)
        named = [(cell, " + ".join(names.get(g) or g or _NONE[language] for g in cell.groups)) for cell in shown]
        both = [*named, (whole, _ALL[language])] if len(groups) > 1 else named
        rows += [_row(theme.label, name, cell, k, language) for cell, name in both]
    head = tuple(name.format(group=_GROUPS[language][by]) for name in _HEADS[language])
    return Table("theme_cases", head, tuple(rows))


def _row(theme: str, group: str, cell: Cell, k: int, language: str) -> tuple[str | int, ...]:
    fewer = _FEWER[language].format(k=k)
    if cell.hidden:
        return (theme, group, "", "", "", "", fewer if cell.is_small(k) else _HIDDEN[language])
    return (theme, group, cell.speakers, cell.transcripts, cell.mentions, cell.words, fewer if cell.is_small(k) else "")


def quotation_table(
    codings: Sequence[Coding],
    themes: Sequence[Theme],
    group_of: Mapping[str, str],
    *,
    language: str = "sv",
    k: int = 3,
    small: Small = Small.MARK,
) -> tuple[Table, int]:
    """The theme table with quotations, and how many were left out because fewer than ``k`` people speak in their cell.

    Marked quotations say so at their end; merged or suppressed cells show none.
    """
    cells = cells_of(codings, [theme.id for theme in themes], sorted(set(group_of.values())), group_of)
    few = {(theme, cell.groups[0]) for theme, row in cells.items() for cell in row if cell.is_small(k)}
    thin = {id(c) for c in codings if (c.theme, group_of[c.transcript]) in few}
    kept = [c for c in codings if small is Small.MARK or id(c) not in thin]
    mark = f" ({_FEWER[language].format(k=k)})"
    judgements = [_as_judgement(c, mark if id(c) in thin else "") for c in _once(kept)]
    return theme_table(judgements, themes), len(_once(codings)) - len(_once(kept))


def _once(codings: Sequence[Coding]) -> list[Coding]:
    """Each stretch once a theme and code, though several coders chose it."""
    found: dict[tuple[str, int, int, str, str], Coding] = {}
    for coding in codings:
        found.setdefault((coding.transcript, coding.start, coding.end, coding.theme, coding.code), coding)
    return list(found.values())


def _as_judgement(coding: Coding, mark: str) -> Judgement:
    from dataclasses import replace

    unit = MeaningUnit(
        coding.unit, coding.transcript, coding.turn, coding.speaker, Role.PARTICIPANT, coding.start, coding.end, coding.quotation
    )
    return Judgement(unit, codings=(replace(coding, quotation=coding.quotation + mark),))


def with_notice(table: Table, notice: str) -> Table:
    """The table with a last row that says why it holds words that can identify people; the same table without a notice."""
    if not notice:
        return table
    last = (notice, *[""] * (len(table.columns) - 1))
    return Table(table.name, table.columns, (*table.rows, last))
