"""Quotations: a row each with everything that is known of it, and the strongest under each theme."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from tfbb_coding.model.coding import Coding, Judgement
from tfbb_coding.model.decision import Note
from tfbb_coding.model.report import Table
from tfbb_coding.model.results import is_person
from tfbb_coding.model.review_words import words_for
from tfbb_coding.model.text import word_count
from tfbb_coding.model.transcript import MeaningUnit, Role
from tfbb_coding.steps.segment import questions_before
from tfbb_coding.steps.small import Small
from tfbb_coding.steps.tables.condensed import Senses
from tfbb_coding.steps.tables.view import Row, View, in_order, left_out, once, shown, table, thin_cells
from tfbb_coding.steps.tabulate import theme_table
from tfbb_coding.swedish.order import swedish_key

_COLUMNS = (
    "theme", "code", "case", "wave", "kind", "interview", "month", "unit", "turn", "time", "speaker", "question", "quotation", "words",
    "condensation", "other_themes", "favourite", "memo", "coder", "status", "score", "note",
)  # fmt: skip


_READ = ("code", "case", "unit", "speaker", "quotation", "condensation", "favourite", "note")


def quotations(view: View) -> Table:
    """A row a quotation and code, with theme, code and all that is known of it in columns of their own.

    Theme by theme as the codebook has them, then conversation by conversation. Two coders who code the same words alike give one row.
    """
    kept, hidden = shown(view, in_order(view, view.codings))
    notes = (view.words["n_coders"], left_out(view, hidden), view.words["n_identity"])
    return table(view, "quotations", (view.words[key] for key in _COLUMNS), _rows(view, kept), *notes, split=True, reading=_READ)


def _rows(view: View, codings: Sequence[Coding]) -> Iterable[Row]:
    senses, themes = Senses(view.results), _themes_of_units(codings)
    favourites, memos = _by_unit(view.results.favourites), _by_unit(view.results.memos)
    asked = {name: questions_before(view.results.transcripts[name].turns) for name in view.interviews}
    few = thin_cells(view)
    called = coder_names(view)
    for group in once(codings):
        one = group[0]
        interview = view.interview(one.transcript)
        sense = senses.of(one)
        where = (one.transcript, one.unit)
        condensed = sense.text if sense.decided else f"{sense.text} ({view.words['proposal']})" if sense.extract else ""
        yield (
            view.results.theme_label(one.theme, interview.case),
            view.results.code_label(one.theme, one.code),
            *_attributes(view, one),
            question(asked[one.transcript], one),
            one.quotation,
            word_count(one.quotation),
            condensed,
            ", ".join(view.results.theme_label(theme, interview.case) for theme in themes[where] if theme != one.theme),
            view.words["yes"] if where in favourites else "",
            " | ".join(note.text for note in memos.get(where, ())),
            ", ".join(dict.fromkeys(called[coding.coder] for coding in group)),
            ", ".join(dict.fromkeys(words_for(view.results.book).statuses[coding.status] for coding in group)),
            max(coding.score for coding in group),
            view.words["fewer"].format(k=view.k) if (one.theme, view.group_of[one.transcript]) in few else "",
        )


def _attributes(view: View, one: Coding) -> Row:
    """Case, wave, kind, conversation, date, unit, turn, time and speaker."""
    interview = view.interview(one.transcript)
    turns = view.results.transcripts[one.transcript].turns
    stamp = turns[one.turn].time_start if one.turn < len(turns) else None
    return (
        view.results.study.case_name(interview.case), interview.wave, view.words.get(interview.kind, interview.kind), interview.id,
        interview.month, one.unit, one.turn, clock(stamp), one.speaker or "",
    )  # fmt: skip


def question(asked: Sequence[str], coding: Coding) -> str:
    """What the interviewer last asked before the coding's turn."""
    return " ".join(asked[coding.turn].split()) if coding.turn < len(asked) else ""


def clock(seconds: float | None) -> str:
    """Hours, minutes and seconds; empty for none.

    >>> clock(3725.4)
    '1:02:05'
    """
    return "" if seconds is None else f"{int(seconds) // 3600}:{int(seconds) // 60 % 60:02}:{int(seconds) % 60:02}"


def coder_names(view: View) -> dict[str, str]:
    """What coders are called where others read it: K1, K2 … in alphabetical order, since a folder's name is often a login name."""
    coders = sorted({coding.coder for coding in view.results.codings}, key=swedish_key)
    persons = [name for name in coders if is_person(name)]
    return {name: f"K{persons.index(name) + 1}" if name in persons else view.words["program"] for name in coders}


def _themes_of_units(codings: Iterable[Coding]) -> dict[tuple[str, str], list[str]]:
    found: dict[tuple[str, str], dict[str, None]] = defaultdict(dict)
    for coding in codings:
        found[coding.transcript, coding.unit][coding.theme] = None
    return {where: list(themes) for where, themes in found.items()}


def _by_unit(notes: Iterable[Note]) -> Mapping[tuple[str, str], list[Note]]:
    found: dict[tuple[str, str], list[Note]] = defaultdict(list)
    for note in notes:
        found[note.transcript, note.unit].append(note)
    return found


def theme_quotations(view: View) -> Table:
    """One column a theme, read column-wise: the strongest quotations of each code, with the id that leads back to the words.

    Those from cells in which fewer than ``k`` people speak say so at their end, or are left out.
    """
    kept, hidden = shown(view, in_order(view, view.codings))
    thin = thin_cells(view) if view.small is Small.MARK else frozenset()
    mark = f" ({view.words['fewer'].format(k=view.k)})"
    judgements = [
        _as_judgement(group[0], mark if (group[0].theme, view.group_of[group[0].transcript]) in thin else "") for group in once(kept)
    ]
    found = theme_table(judgements, view.themes)
    return table(view, "theme_quotations", found.columns, found.rows, view.words["n_columns_quotations"], left_out(view, hidden))


def _as_judgement(coding: Coding, mark: str) -> Judgement:
    from dataclasses import replace

    unit = MeaningUnit(
        coding.unit, coding.transcript, coding.turn, coding.speaker, Role.PARTICIPANT, coding.start, coding.end, coding.quotation
    )
    return Judgement(unit, codings=(replace(coding, quotation=coding.quotation + mark),))
