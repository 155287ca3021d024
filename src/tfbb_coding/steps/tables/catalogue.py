"""All tables by name, in the order in which they are handed over."""

from collections.abc import Callable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace

from tfbb_coding.model.report import Table
from tfbb_coding.model.table_words import table_words
from tfbb_coding.steps.small import Small
from tfbb_coding.steps.tables.cases import code_cases, theme_cases
from tfbb_coding.steps.tables.condensed import condensations
from tfbb_coding.steps.tables.coverage import coverage, questions, speaking
from tfbb_coding.steps.tables.grades import grades
from tfbb_coding.steps.tables.grid import (
    counts_cases,
    counts_interviews,
    counts_speakers,
    presence_cases,
    presence_interviews,
    presence_speakers,
)
from tfbb_coding.steps.tables.material import material
from tfbb_coding.steps.tables.quotations import quotations, theme_quotations
from tfbb_coding.steps.tables.summary import framework, framework_interviews, summary
from tfbb_coding.steps.tables.view import Row, View
from tfbb_coding.steps.tables.waves import waves

TABLES: Mapping[str, Callable[[View], Table]] = {
    "summary": summary,
    "material": material,
    "theme_cases": theme_cases,
    "code_cases": code_cases,
    "framework": framework,
    "framework_interviews": framework_interviews,
    "theme_quotations": theme_quotations,
    "quotations": quotations,
    "condensations": condensations,
    "grades": grades,
    "waves": waves,
    "counts_cases": counts_cases,
    "counts_interviews": counts_interviews,
    "counts_speakers": counts_speakers,
    "presence_cases": presence_cases,
    "presence_interviews": presence_interviews,
    "presence_speakers": presence_speakers,
    "coverage": coverage,
    "questions": questions,
    "speaking": speaking,
}
SINGLED_OUT = frozenset(
    {"framework_interviews", "counts_interviews", "counts_speakers", "presence_interviews", "presence_speakers", "coverage", "speaking"}
)
"""Tables in which single people or conversations are seen: they are not made where small groups are merged or suppressed."""


FOR_MACHINES = frozenset(
    {"counts_cases", "counts_interviews", "counts_speakers", "presence_cases", "presence_interviews", "presence_speakers"}
)
"""Tables for statistics programs, too wide to be read: documents for reading hold them only where they are asked for by name."""


def names_for(view: View, asked: Sequence[str] = (), without: AbstractSet[str] = frozenset()) -> tuple[str, ...]:
    """The tables that can be made of these results, or those of the ``asked`` that can: waves only where there are several, and so on.

    Where nothing is asked for those in ``without`` are left out.
    """
    return tuple(name for name in TABLES if (name in asked if asked else name not in without) and _has_something(view, name))


def _has_something(view: View, name: str) -> bool:
    if name in SINGLED_OUT and view.small is not Small.MARK:
        return False
    if name == "waves":
        return len({view.interview(one).wave for one in view.interviews} - {""}) > 1
    if name == "questions":
        return bool(view.results.study.guide)
    if name == "grades":
        return any(theme.codes for theme in view.themes)
    return name != "speaking" or any(view.interview(one).kind == "focus group" for one in view.interviews)


def about(named: Mapping[str, Table], language: str, head: str) -> Table:
    """The first table: what each of the others holds, and how it is to be read.

    ``named`` has them by what their sheets or files are called, which the column ``head`` (``sheet`` or ``file``) tells.
    """
    words = table_words(language)
    columns = (words[head], words["contents"], words["rows"], words["note"])
    every = [table.notes for table in named.values()]
    common = tuple(note for note in (every[0] if every else ()) if len(every) > 1 and all(note in notes for notes in every))
    rows: list[Row] = [
        (name, table.title, len(table.rows), " ".join(note for note in table.notes if note not in common)) for name, table in named.items()
    ]
    if head == "file":  # a file of rows has no place for notes: what holds for all stands in a row of its own
        rows += [(words["all"], note, None, "") for note in common]
    return Table("about", columns, tuple(rows), words["t_about"], () if head == "file" else common, short=words["s_about"])


def with_notice(table: Table, notice: str) -> Table:
    """The table with a last row that says why it holds words that can identify people; the same table without a notice."""
    if not notice:
        return table
    last = (notice, *[None] * (len(table.columns) - 1))
    return replace(table, rows=(*table.rows, last))
