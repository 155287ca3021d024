"""Quotations by theme and group, as they may be shown."""

from collections.abc import Mapping, Sequence

from tfbb_coding.model.codebook import Theme
from tfbb_coding.model.coding import Coding
from tfbb_coding.model.page import Passage, Quotations, ThemeQuotations
from tfbb_coding.steps.pages.passages import Known, passage
from tfbb_coding.steps.tables.counting import Place, people
from tfbb_coding.steps.tables.view import By, in_order

At = Mapping[Place, Sequence[Coding]]


def theme_quotations(known: Known, theme: Theme, at: At) -> ThemeQuotations:
    """A theme's quotations, group by group, empty ones too. ``at`` has all codings by place."""
    mark = known.marks[theme.id]
    return ThemeQuotations(mark, f"t{mark.number}", tuple(_group(known, theme, group, at) for group in known.view.groups))


def by_place(known: Known) -> At:
    """All codings of one stretch of words, whoever made them, in the codebook's order."""
    found: dict[Place, list[Coding]] = {}
    for coding in in_order(known.view, known.view.codings):
        found.setdefault((coding.transcript, coding.start, coding.end), []).append(coding)
    return found


def anchor_of(known: Known, theme: Theme, group: str) -> str:
    """Where a cell's quotations stand."""
    return f"q{known.marks[theme.id].number}-{known.view.groups.index(group) + 1}"


def _group(known: Known, theme: Theme, group: str, at: At) -> Quotations:
    view, words = known.view, known.words
    here = [(place, codings) for place, codings in at.items() if view.group_of[place[0]] == group]
    mine = {place: [c for c in codings if c.theme == theme.id] for place, codings in here}
    spoken = [coding for codings in mine.values() for coding in codings]
    thin = 0 < len(people(spoken)) < view.k
    title = view.group_name(group)
    if view.by is By.CASE and (label := view.results.theme_label(theme.id, group)) != theme.label:
        title = f"{title}: {label}"
    number = view.groups.index(group) + 1
    anchor = anchor_of(known, theme, group)
    if not spoken:
        return Quotations(anchor, title, number, (), words["nothing_said"])
    if thin and not known.whole:
        return Quotations(anchor, title, number, (), words["n_left_out"].format(k=view.k))
    note = words["n_thin"].format(k=view.k) if thin else ""
    return Quotations(anchor, title, number, _passages(known, {p: c if known.whole else mine[p] for p, c in here if mine[p]}), note)


def _passages(known: Known, at: At) -> tuple[Passage, ...]:
    """In order of place; where single people may not be seen in that of the references, which tells nothing of who follows whom."""
    order = known.numbers
    places = sorted(at, key=lambda place: (order[place[0]], place[1], place[2]))
    found = tuple(passage(known, name, (start, end), at[name, start, end], linked=True) for name, start, end in places)
    return found if known.whole else tuple(sorted(found, key=lambda one: one.reference))
