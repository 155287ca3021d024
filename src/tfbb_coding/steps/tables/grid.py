"""0/1 and counts with a row a case, conversation or speaker, and a column a theme or code: what statistics programs read."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Sequence
from typing import TypeVar

from tfbb_coding.model.coding import Coding
from tfbb_coding.model.report import Table
from tfbb_coding.steps.small import Cell, treated
from tfbb_coding.steps.tables.cases import by_code
from tfbb_coding.steps.tables.counting import people, places, speakers, words_of
from tfbb_coding.steps.tables.view import Row, View, cells, table

_K = TypeVar("_K", bound=Hashable)


def counts_cases(view: View) -> Table:
    """A row a group, and for every theme how many people and then how many mentions; as in ``theme_cases``, in another shape."""
    words = view.words
    treated_cells = {theme: treated(row, view.k, view.small)[0] for theme, row in cells(view, view.codings).items()}
    rows = [(view.group_name(g), *(figure for theme in view.themes for figure in _pair(treated_cells[theme.id], g))) for g in view.groups]
    return table(view, "counts_cases", (words[view.by], *_pairs(view)), rows, words["n_people"])


def counts_interviews(view: View) -> Table:
    """A row a conversation: what it is, and for every theme how many people and then how many mentions."""
    columns, lead = _interview_columns(view)
    said = _grouped(view, lambda coding: coding.transcript)
    rows = [
        (*lead[name], *(n for theme in view.themes for n in (len(people(said[name, theme.id])), len(places(said[name, theme.id])))))
        for name in view.interviews
    ]
    return table(view, "counts_interviews", (*columns, *_pairs(view)), rows, view.words["n_people"], view.words["n_identity"])


def counts_speakers(view: View) -> Table:
    """A row a speaker, also of those who say nothing that is coded: words, and for every theme how many mentions."""
    said = _grouped(view, lambda coding: (coding.transcript, coding.speaker or ""))
    columns = (*_speaker_columns(view), *(theme.label for theme in view.themes))
    rows = [(*lead, *(len(places(said[key, theme.id])) for theme in view.themes)) for key, lead in _speaker_leads(view)]
    return table(view, "counts_speakers", columns, rows, view.words["n_identity"])


def presence_cases(view: View) -> Table:
    """A row a group, 1 where anybody there speaks of the theme or code and 0 where nobody does."""
    flags = _presence(view, view.groups, lambda c: view.group_of[c.transcript])
    rows = [(view.group_name(group), *flags[group]) for group in view.groups]
    return table(view, "presence_cases", (view.words[view.by], *_labels(view)), rows)


def presence_interviews(view: View) -> Table:
    """The same with a row a conversation."""
    columns, lead = _interview_columns(view)
    rows = [(*lead[name], *flags) for name, flags in _presence(view, view.interviews, lambda c: c.transcript).items()]
    return table(view, "presence_interviews", (*columns, *_labels(view)), rows, view.words["n_identity"])


def presence_speakers(view: View) -> Table:
    """The same with a row a speaker."""
    leads = dict(_speaker_leads(view))
    flags = _presence(view, list(leads), lambda c: (c.transcript, c.speaker or ""))
    rows = [(*leads[key], *flags[key]) for key in leads]
    return table(view, "presence_speakers", (*_speaker_columns(view), *_labels(view)), rows, view.words["n_identity"])


def _pair(row: Sequence[Cell], group: str) -> tuple[int | None, int | None]:
    """People and mentions of a group that stands alone in its cell; None where it is hidden or merged with others."""
    cell = next((cell for cell in row if cell.groups == (group,) and not cell.hidden), None)
    return (cell.speakers, cell.mentions) if cell else (None, None)


def _pairs(view: View) -> list[str]:
    names = (view.words["people"].lower(), view.words["mentions"].lower())
    return [f"{theme.label} – {name}" for theme in view.themes for name in names]


def _labels(view: View) -> list[str]:
    """Every theme, and after it its codes."""
    return [label for theme in view.themes for label in (theme.label, *(f"{theme.label} – {code.label}" for code in theme.codes))]


def _grouped(view: View, key: Callable[[Coding], _K]) -> dict[tuple[_K, str], list[Coding]]:
    found: dict[tuple[_K, str], list[Coding]] = defaultdict(list)
    for coding in view.codings:
        found[key(coding), coding.theme].append(coding)
    return found


def _presence(view: View, keys: Sequence[_K], key: Callable[[Coding], _K]) -> dict[_K, Row]:
    """For each key 1 or 0 for every theme and, after it, its codes."""
    themes = {(key(coding), coding.theme) for coding in view.codings}
    codes = {(key(coding), theme.id, code) for theme in view.themes for code, _label, some in by_code(view, theme) for coding in some}
    wanted = [(theme.id, code) for theme in view.themes for code in ("", *(code.id for code in theme.codes))]
    return {one: tuple(int((one, theme, code) in codes if code else (one, theme) in themes) for theme, code in wanted) for one in keys}


def _interview_columns(view: View) -> tuple[tuple[str, ...], dict[str, Row]]:
    """Heads, and for each conversation what it is: id, case, wave, kind, date and how many people."""
    words = view.words
    lead: dict[str, Row] = {}
    for name in view.interviews:
        one = view.interview(name)
        case = view.results.study.case_name(one.case)
        lead[name] = (one.id, case, one.wave, words.get(one.kind, one.kind), one.month, view.sizes[name])
    return tuple(words[key] for key in ("interview", "case", "wave", "kind", "month", "people")), lead


def _speaker_columns(view: View) -> tuple[str, ...]:
    return tuple(view.words[key] for key in ("interview", "case", "wave", "kind", "speaker", "words"))


def _speaker_leads(view: View) -> list[tuple[tuple[str, str], Row]]:
    """``((transcript, label), who it is and how many words)`` for everybody who takes part, in order of appearance."""
    found: list[tuple[tuple[str, str], Row]] = []
    for name in view.interviews:
        one = view.interview(name)
        where = (one.id, view.results.study.case_name(one.case), one.wave, view.words.get(one.kind, one.kind))
        for label, turns in speakers(view.results.transcripts[name]).items():
            found.append(((name, label), (*where, label or view.words["unnamed"], words_of(turns))))
    return found
