"""Kvale & Brinkmann's table of the grades study: for every code how many people confirm it, deny it, or say nothing.

In their study of how grades change the relation between teacher and pupils, thirty pupils' statements about each subcategory were
categorised as direct confirmations or disconfirmations, and counted by pupil; the rest said nothing, or nothing clear (Kvale & Brinkmann,
*InterViews*, the chapter on interview analysis focusing on meaning).

How is a denial known? Not from a rejected coding: that tells that the words are *not about* the code. Not from silence either. A person
denies a code when something they say is coded with a code that the codebook calls its opposite (``denies: tid``), which somebody has
defined and somebody has applied. Negated wording is a hint only ("det var inte ont om tid" denies lack of time, "vi hade inte tid" confirms
it), so units with the negative form of an indicator are listed for reading and never counted.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from tfbb_coding.model.codebook import Code, Codebook, Theme, denied
from tfbb_coding.model.coding import Coding
from tfbb_coding.model.report import Table
from tfbb_coding.model.stance import Stance
from tfbb_coding.model.transcript import MeaningUnit
from tfbb_coding.steps.small import Small
from tfbb_coding.steps.tables.counting import Person, people
from tfbb_coding.steps.tables.view import Row, View, table

CodeKey = tuple[str, str]
"""Ids of theme and code."""


@dataclass(frozen=True, slots=True)
class Stand:
    """How people stand to a code. The four numbers add up to everybody in the conversations."""

    theme: Theme
    code: Code
    confirm: int
    deny: int
    both: int
    silent: int


def opposites(book: Codebook) -> dict[CodeKey, CodeKey]:
    """``{code: the code that it denies}`` for the codes of the codebook that deny another."""
    return {(theme.id, code.id): denied(theme, code) for theme in book.themes for code in theme.codes if code.denies}


def stands(view: View) -> list[Stand]:
    """For every code how many people confirm it, deny it, do both, or say nothing of it."""
    by_code: dict[CodeKey, list[Coding]] = defaultdict(list)
    for coding in view.codings:
        by_code[coding.theme, coding.code].append(coding)
    denied_by: dict[CodeKey, list[CodeKey]] = defaultdict(list)
    for code, target in opposites(view.results.book).items():
        denied_by[target].append(code)
    everybody = sum(view.sizes.values())
    return [
        _stand(theme, code, people(by_code[theme.id, code.id]), _deniers(by_code, denied_by[theme.id, code.id]), everybody)
        for theme in view.themes
        for code in theme.codes
    ]


def _deniers(by_code: Mapping[CodeKey, Sequence[Coding]], codes: Iterable[CodeKey]) -> set[Person]:
    return people(coding for code in codes for coding in by_code.get(code, ()))


def _stand(theme: Theme, code: Code, confirm: set[Person], deny: set[Person], everybody: int) -> Stand:
    return Stand(theme, code, len(confirm - deny), len(deny - confirm), len(confirm & deny), max(0, everybody - len(confirm | deny)))


@dataclass(frozen=True, slots=True)
class NegativeForm:
    """A unit in which an indicator of the code, one that must not be negated, has its words negated."""

    theme: str
    code: str
    unit: str


def negative_forms(units: Iterable[MeaningUnit], book: Codebook) -> list[NegativeForm]:
    """Where codes are perhaps denied: the negative form of every indicator of a code that forbids ``negated``, in order of the units."""
    from tfbb_coding.steps.match import compile_codebook, find_hits
    from tfbb_coding.swedish.stance import analyse

    compiled = compile_codebook(_turned(book))
    found: dict[NegativeForm, None] = {}
    for unit in units:
        for hit in find_hits(compiled, analyse(unit.text)):
            found[NegativeForm(hit.target.theme, hit.target.code, unit.id)] = None
    return list(found)


def has_negative_forms(book: Codebook) -> bool:
    """Whether any code has an indicator that must not be negated."""
    return any(True for _indicator in _turned(book).indicators())


def _turned(book: Codebook) -> Codebook:
    return replace(book, themes=tuple(_negative(theme) for theme in book.themes))


def _negative(theme: Theme) -> Theme:
    """The theme with nothing but the negative forms of its codes' indicators."""
    codes = tuple(
        replace(
            code,
            indicators=tuple(
                replace(one, forbids=one.forbids - {Stance.NEGATED}, needs=one.needs | {Stance.NEGATED})
                for one in code.indicators
                if Stance.NEGATED in one.forbids and one.weight > 0
            ),
        )
        for code in theme.codes
    )
    return replace(theme, indicators=(), codes=codes)


def grades(view: View, negative: Sequence[NegativeForm] = ()) -> Table:
    """A row a code: how many people confirm, deny, do both or say nothing; with ``negative``, the units to read.

    Where small groups are hidden a number of people below ``k`` is not shown, nor the one that it could be reckoned from.
    """
    words = view.words
    columns = [words[key] for key in ("theme", "code", "confirm", "deny", "both", "silent", "of_people")]
    reading: dict[CodeKey, list[str]] = defaultdict(list)
    for one in negative:
        reading[one.theme, one.code].append(one.unit)
    rows: list[Row] = []
    for stand in stands(view):
        units = (", ".join(reading[stand.theme.id, stand.code.id]),) if negative else ()
        rows.append((stand.theme.label, stand.code.label, *_figures(view, stand), sum(view.sizes.values()), *units))
    notes = [words["n_grades"], "" if opposites(view.results.book) else words["n_grades_none"], words["n_grades_read"] if negative else ""]
    return table(view, "grades", (*columns, words["to_read"]) if negative else columns, rows, *notes)


def _figures(view: View, stand: Stand) -> Row:
    figures = [stand.confirm, stand.deny, stand.both, stand.silent]
    if view.small is Small.MARK:
        return tuple(figures)
    small = {n for n, figure in enumerate(figures) if 0 < figure < view.k}
    if len(small) == 1:  # the only one hidden could be reckoned from the others
        others = sorted((n for n, figure in enumerate(figures) if figure and n not in small), key=lambda n: figures[n])
        small |= set(others[:1])
    return tuple(None if n in small else figure for n, figure in enumerate(figures))
