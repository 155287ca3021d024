"""Back to the participants: what was heard in each case, in plain words, for them to confirm and correct (the member check).

No quotations unless asked for, nothing that fewer than k people of the case brought up, and no counts: *alla*, *de flesta* and *flera* tell
enough, while *8 av 9* would tell the group who the ninth is.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from tfbb_coding.model.codebook import Theme
from tfbb_coding.model.coding import Coding
from tfbb_coding.model.feedback import Statement
from tfbb_coding.model.feedback_words import feedback_words
from tfbb_coding.model.manuscript import Block, Grid, Heading, Manuscript, Paragraph, Quote
from tfbb_coding.model.number_words import begun, in_words
from tfbb_coding.model.report import Table
from tfbb_coding.steps.tables.cases import by_code
from tfbb_coding.steps.tables.counting import people
from tfbb_coding.steps.tables.view import View, once

_HALF = 2
MOST_BEYOND = 5
"""Codes of the whole study that are asked about in each theme."""
_WIDTHS = (5, 52, 10, 9, 10, 36)


@dataclass(frozen=True, slots=True)
class ThemeSheet:
    """What a case said of one theme: the statements shown, how many more are hidden, and quotations where they were asked for.

    The statements are about codes; about the theme itself where enough people speak of it and of none of its codes. Then ``beyond`` asks
    about the codes that enough people of the whole study bring up: of this case they tell nothing, neither that somebody did nor that
    nobody did.
    """

    theme: Theme
    label: str
    number: int
    statements: tuple[Statement, ...]
    hidden: int
    quotations: tuple[str, ...]
    beyond: tuple[Statement, ...] = ()

    @property
    def asked(self) -> tuple[Statement, ...]:
        """All that is shown of the theme."""
        return (*self.statements, *self.beyond)


@dataclass(frozen=True, slots=True)
class CaseSheet:
    """What goes back to the people of one case."""

    case: str
    name: str
    themes: tuple[ThemeSheet, ...]

    @property
    def statements(self) -> tuple[Statement, ...]:
        """All that is shown."""
        return tuple(statement for theme in self.themes for statement in theme.asked)

    @property
    def is_thin(self) -> bool:
        """Whether no code is brought up by enough people of the case."""
        return not any(statement.code for theme in self.themes for statement in theme.statements)


def sheets(view: View, least: int, quotations: int = 0) -> tuple[list[CaseSheet], list[str]]:
    """A sheet for every case of at least ``least`` people, and the names of the cases that are too small for one.

    ``view`` is by case. ``quotations`` is how many stand under each theme, the favourites first, of what at least ``least`` people said.
    """
    made, small = [], []
    for group in view.groups:
        name = view.group_name(group) if group else feedback_words(view.results.language)["whole"]
        if sum(view.sizes[one] for one in view.members(group)) < least:
            small.append(name)
            continue
        themes = tuple(_theme_sheet(view, theme, group, name, least, quotations) for theme in view.themes)
        made.append(CaseSheet(group, name, themes))
    return made, small


def _theme_sheet(view: View, theme: Theme, group: str, name: str, least: int, quotations: int) -> ThemeSheet:
    label = view.results.theme_label(theme.id, group)
    number = view.results.book.theme_ids.index(theme.id) + 1
    codes = {code.id: n for n, code in enumerate(theme.codes, 1)}
    statements: list[Statement] = []
    enough: list[Coding] = []
    hidden = 0
    for code_id, code_label, codings in by_code(view, theme):
        here = [coding for coding in codings if view.group_of[coding.transcript] == group]
        if not here or code_id not in codes:
            continue
        if len(people(here)) < least:
            hidden += 1
            continue
        text = _said(view, theme, code_id, code_label, here, group)
        statements.append(Statement(group, name, f"{number}.{codes[code_id]}", theme.id, label, code_id, code_label, text))
        enough += here
    beyond = () if statements else tuple(_beyond(view, theme, group, name, least))
    whole = [coding for coding in view.codings if coding.theme == theme.id and view.group_of[coding.transcript] == group]
    if not statements and len(people(whole)) >= least:
        text = _whole(view, label, whole, group)
        statements, enough = [Statement(group, name, str(number), theme.id, label, "", "", text)], whole
    return ThemeSheet(theme, label, number, tuple(statements), hidden, _quoted(view, enough, quotations), beyond)


def _beyond(view: View, theme: Theme, group: str, name: str, least: int) -> Iterator[Statement]:
    """The codes that enough people of the whole study bring up, those that most do first, whoever they are."""
    words = feedback_words(view.results.language)
    label, number = view.results.theme_label(theme.id, group), view.results.book.theme_ids.index(theme.id) + 1
    if len(view.groups) == 1:
        return
    counted = [(len(people(codings)), code_id) for code_id, _label, codings in by_code(view, theme)]
    known = {code.id: (n, code) for n, code in enumerate(theme.codes, 1)}
    spoken = sorted((-n, known[code_id][0], code_id) for n, code_id in counted if n >= least and code_id in known)
    for _n, place, code_id in spoken[:MOST_BEYOND]:
        code = known[code_id][1]
        text = words["beyond"].format(said=_defined(code.label, code.definition))
        yield Statement(group, name, f"{number}.{place}", theme.id, label, code_id, code.label, text)


def _many(view: View, codings: Sequence[Coding], group: str) -> str:
    """Which of the words for many holds of those who speak."""
    n, of = len(people(codings)), sum(view.sizes[one] for one in view.members(group))
    return "all" if n >= of else "most" if n * _HALF > of else "several"


def _whole(view: View, label: str, codings: Sequence[Coding], group: str) -> str:
    """How many spoke of a theme as a whole; what it is about stands above."""
    return feedback_words(view.results.language)[f"{_many(view, codings, group)}_whole"].format(theme=label)


def _defined(label: str, definition: str) -> str:
    """The label, and what it means in a sentence that goes on."""
    return f"{label}: {definition[:1].lower()}{definition[1:]}" if definition else f"{label}."


def _said(view: View, theme: Theme, code_id: str, label: str, codings: Sequence[Coding], group: str) -> str:
    """The code in plain words, and how many brought it up without a number."""
    words = feedback_words(view.results.language)
    definition = next((code.definition for code in theme.codes if code.id == code_id), theme.definition)
    return f"{_defined(label, definition)} {words[_many(view, codings, group)]}"


def _quoted(view: View, codings: Sequence[Coding], n: int) -> tuple[str, ...]:
    favourites = {(note.transcript, note.unit) for note in view.results.favourites}
    ranked = sorted(
        (group[0] for group in once(codings)), key=lambda c: ((c.transcript, c.unit) not in favourites, -c.score, c.transcript, c.start)
    )
    return tuple(dict.fromkeys(" ".join(coding.quotation.split()) for coding in ranked))[:n]


def sheet_manuscript(sheet: CaseSheet, view: View, least: int, notice: str = "") -> Manuscript:
    """The sheet as it is handed out; ``notice`` is printed at its head."""
    words, results = feedback_words(view.results.language), view.results
    title = words["title"].format(case=sheet.name)
    warning = words["proposals"] if results.proposals else ""
    blocks: list[Block] = [Heading(0, title)]
    blocks += [Paragraph(said) for said in (results.study.title, notice, warning, words["lead"], words["ask"]) if said]
    told = [theme for theme in sheet.themes if theme.asked]
    for n, theme in enumerate(told, 1):
        blocks += _theme(theme, words, least, n)
    blocks += _untold([theme for theme in sheet.themes if not theme.asked], words, len(told) + 1)
    blocks.append(Paragraph(words["back"]))
    return Manuscript(title, results.language, tuple(blocks), table_word="Table" if results.language == "en" else "Tabell")


def _theme(sheet: ThemeSheet, words: Mapping[str, str], least: int, n: int) -> Iterator[Block]:
    yield Heading(1, sheet.label)
    if sheet.theme.definition:
        yield Paragraph(words["about"].format(definition=f"{sheet.theme.definition[:1].lower()}{sheet.theme.definition[1:]}"))
    if not sheet.statements:
        yield Paragraph(words["few"])
    rows = [(one.number, one.text) for one in sheet.asked]
    yield _form([*rows, (f"{sheet.number}.?", words["missing"].format(theme=sheet.label.lower()))], words, n, sheet.label)
    if sheet.hidden and not sheet.beyond:
        n_hidden = begun(in_words(sheet.hidden, words["language"]))
        yield Paragraph(
            words["hidden_one" if sheet.hidden == 1 else "hidden_many"].format(n=n_hidden, k=in_words(least, words["language"]))
        )
    if sheet.quotations:
        yield Paragraph(words["quotations"])
        yield from (Quote(quotation) for quotation in sheet.quotations)


def _form(rows: Sequence[tuple[str, str]], words: Mapping[str, str], n: int, about: str) -> Grid:
    """The numbers and what is asked, with boxes to put a cross in."""
    columns = tuple(words[key] for key in ("number", "heard", "right", "partly", "wrong", "comment"))
    filled = tuple((*row, "", "", "", "") for row in rows)
    return Grid(Table("feedback", columns, filled, widths=_WIDTHS, form=True), n, words["caption"].format(theme=about))


def _untold(themes: Sequence[ThemeSheet], words: Mapping[str, str], n: int) -> Iterator[Block]:
    """The themes of which nothing can be shown, all in one form: an empty one for each would only be leafed past."""
    if not themes:
        return
    yield Heading(1, words["rest"])
    yield Paragraph(words["rest_few"])
    rows = [(f"{one.number}.?", words["anything"].format(said=_defined(one.label, one.theme.definition))) for one in themes]
    yield _form(rows, words, n, words["rest"])
