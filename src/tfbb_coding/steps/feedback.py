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
from tfbb_coding.model.report import Table
from tfbb_coding.steps.tables.cases import by_code
from tfbb_coding.steps.tables.counting import people
from tfbb_coding.steps.tables.view import View, once

_HALF = 2
_WIDTHS = (7, 42, 12, 10, 12, 40)


@dataclass(frozen=True, slots=True)
class ThemeSheet:
    """What a case said of one theme: the statements shown, how many more are hidden, and quotations where they were asked for.

    The statements are about codes; about the theme itself where enough people speak of it and of none of its codes.
    """

    theme: Theme
    label: str
    number: int
    statements: tuple[Statement, ...]
    hidden: int
    quotations: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CaseSheet:
    """What goes back to the people of one case."""

    case: str
    name: str
    themes: tuple[ThemeSheet, ...]

    @property
    def statements(self) -> tuple[Statement, ...]:
        """All that is shown."""
        return tuple(statement for theme in self.themes for statement in theme.statements)


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
    whole = [coding for coding in view.codings if coding.theme == theme.id and view.group_of[coding.transcript] == group]
    if not statements and len(people(whole)) >= least:
        text = _said(view, theme, "", label, whole, group)
        statements, enough = [Statement(group, name, str(number), theme.id, label, "", "", text)], whole
    return ThemeSheet(theme, label, number, tuple(statements), hidden, _quoted(view, enough, quotations))


def _said(view: View, theme: Theme, code_id: str, label: str, codings: Sequence[Coding], group: str) -> str:
    """The code in plain words, and how many brought it up without a number."""
    words = feedback_words(view.results.language)
    definition = next((code.definition for code in theme.codes if code.id == code_id), theme.definition)
    n, of = len(people(codings)), sum(view.sizes[one] for one in view.members(group))
    many = words["all" if n >= of else "most" if n * _HALF > of else "several"]
    said = f"{label}: {definition[:1].lower()}{definition[1:]}" if definition else f"{label}."
    return f"{said} {many}"


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
    for n, theme in enumerate(sheet.themes, 1):
        blocks += _theme(theme, words, least, n)
    blocks.append(Paragraph(words["back"]))
    return Manuscript(title, results.language, tuple(blocks), table_word="Table" if results.language == "en" else "Tabell")


def _theme(sheet: ThemeSheet, words: Mapping[str, str], least: int, n: int) -> Iterator[Block]:
    yield Heading(1, sheet.label)
    if sheet.theme.definition:
        yield Paragraph(words["about"].format(definition=f"{sheet.theme.definition[:1].lower()}{sheet.theme.definition[1:]}"))
    if not sheet.statements:
        yield Paragraph(words["few"])
    columns = tuple(words[key] for key in ("number", "heard", "right", "partly", "wrong", "comment"))
    rows = [(one.number, one.text, "", "", "", "") for one in sheet.statements]
    rows.append((f"{sheet.number}.?", words["missing"].format(theme=sheet.label.lower()), "", "", "", ""))
    yield Grid(Table("feedback", columns, tuple(rows), widths=_WIDTHS, form=True), n, words["caption"].format(theme=sheet.label))
    if sheet.hidden and sheet.statements:
        yield Paragraph(words["hidden_one" if sheet.hidden == 1 else "hidden_many"].format(n=sheet.hidden, k=least))
    if sheet.quotations:
        yield Paragraph(words["quotations"])
        yield from (Quote(quotation) for quotation in sheet.quotations)
