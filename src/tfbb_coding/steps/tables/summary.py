"""The summary table, read column by column, and the framework matrix."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from tfbb_coding.model.codebook import Theme
from tfbb_coding.model.coding import Coding
from tfbb_coding.model.report import Table
from tfbb_coding.steps.small import Small
from tfbb_coding.steps.tables.cases import by_code
from tfbb_coding.steps.tables.condensed import Sense, Senses
from tfbb_coding.steps.tables.counting import people, places
from tfbb_coding.steps.tables.view import Row, View, in_order, left_out, once, shown, table

ENTRIES_IN_A_ROW = 8
"""Entries of a cell: Excel shows at most some thirty lines of one, so that more go to a further row of the same group."""


def summary(view: View) -> Table:
    """One column a theme: its codes, those that most people speak of first, with how many people in how many conversations.

    The columns are independent lists of unequal length; the note says so. Codes of fewer than ``k`` people say that, or are left out.
    """
    columns = [summary_column(view, theme) for theme in view.themes]
    height = max((len(column) for column in columns), default=0)
    rows = [tuple(column[n] if n < len(column) else "" for column in columns) for n in range(height)]
    return table(view, "summary", (theme.label for theme in view.themes), rows, view.words["n_columns"])


def summary_column(view: View, theme: Theme) -> list[str]:
    """A theme's codes as the summary lists them: ``Tid (7 personer i 3 samtal)``."""
    found = [(label, codings) for code, label, codings in by_code(view, theme) if code and codings]
    ranked = sorted(found, key=lambda item: (-len(people(item[1])), -len(places(item[1]))))
    return [said for label, codings in ranked if (said := _entry(view, label, codings))]


def _entry(view: View, label: str, codings: Sequence[Coding]) -> str:
    n = len(people(codings))
    if n >= view.k:
        return f"{label} ({how_many(view, codings)})"
    return f"{label} ({view.words['fewer'].format(k=view.k)})" if view.small is Small.MARK else ""


def how_many(view: View, codings: Sequence[Coding]) -> str:
    """``7 personer i 3 samtal``."""
    n, m, words = len(people(codings)), len({coding.transcript for coding in codings}), view.words
    persons = words["person_one" if n == 1 else "person_many"].format(n=n)
    conversations = words["conversation_one" if m == 1 else "conversation_many"].format(n=m)
    return words["in_conversations"].format(people=persons, conversations=conversations)


def framework(view: View) -> Table:
    """A row a group and a column a theme; in the cells what is said in few words, with the ids of the units (Ritchie & Spencer 1994)."""
    kept, hidden = shown(view, view.codings)
    entries = framework_entries(view, kept, view.group_of)
    rows = [
        row
        for group in view.groups
        for row in _rows(view, view.group_name(group), [entries.get((group, theme.id), []) for theme in view.themes])
    ]
    columns = (view.words[view.by], *(theme.label for theme in view.themes))
    return table(view, "framework", columns, rows, view.words["n_framework"], left_out(view, hidden))


def framework_interviews(view: View) -> Table:
    """The same with a row a conversation."""
    entries = framework_entries(view, view.codings, {name: name for name in view.interviews})
    rows = [
        row
        for name in view.interviews
        for row in _rows(view, view.interview(name).id, [entries.get((name, theme.id), []) for theme in view.themes])
    ]
    columns = (view.words["interview"], *(theme.label for theme in view.themes))
    return table(view, "framework_interviews", columns, rows, view.words["n_framework"], view.words["n_identity"])


def framework_entries(view: View, codings: Iterable[Coding], row_of: Mapping[str, str]) -> dict[tuple[str, str], list[tuple[Sense, str]]]:
    """``{(row, theme): [(what is said, unit id)]}``, a unit once: favourites first, then what people have condensed, then the strongest.

    ``row_of`` tells the row of every transcript.
    """
    senses = Senses(view.results)
    favourites = {(note.transcript, note.unit) for note in view.results.favourites}
    found: dict[tuple[str, str], dict[str, tuple[tuple[bool, bool, float], Sense]]] = defaultdict(dict)
    for group in once(in_order(view, codings)):
        one, sense = group[0], senses.of(group[0])
        rank = ((one.transcript, one.unit) not in favourites, not sense.decided, -max(coding.score for coding in group))
        found[row_of[one.transcript], one.theme].setdefault(one.unit, (rank, sense))
    return {
        key: [(sense, unit) for unit, (_rank, sense) in sorted(units.items(), key=lambda item: item[1][0])] for key, units in found.items()
    }


def _rows(view: View, name: str, columns: Sequence[Sequence[tuple[Sense, str]]]) -> Iterable[Row]:
    """The rows of a group: one, and more where a theme has more than :data:`ENTRIES_IN_A_ROW` entries."""
    longest = max((len(entries) for entries in columns), default=0)
    for first in range(0, max(longest, 1), ENTRIES_IN_A_ROW):
        yield name, *(_cell(view, entries[first : first + ENTRIES_IN_A_ROW]) for entries in columns)


def _cell(view: View, entries: Sequence[tuple[Sense, str]]) -> str:
    return "\n".join(f"{_said(view, sense)} [{unit}]" for sense, unit in entries)


def _said(view: View, sense: Sense) -> str:
    if sense.decided:
        return sense.text
    return f"{sense.text} ({view.words['proposal']})" if sense.extract else f"”{sense.text}”"
