"""A study as pages: on one sheet, or on several where one would be too much for a browser."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from tfbb_coding.model.codebook import Theme
from tfbb_coding.model.figure import Grid, GridCell
from tfbb_coding.model.figure_words import figure_words
from tfbb_coding.model.page import Choice, Conversation, Overview, Pages, Sheet, Standing, ThemeBars, ThemeQuotations, ThemeText
from tfbb_coding.model.report import Table
from tfbb_coding.steps.figures import codes_figure, meets, theme_cases_figure, together_figure
from tfbb_coding.steps.pages.conversations import conversation
from tfbb_coding.steps.pages.passages import Known, look_up
from tfbb_coding.steps.pages.quotations import anchor_of, by_place, theme_quotations
from tfbb_coding.steps.small import Small
from tfbb_coding.steps.tables.material import material
from tfbb_coding.steps.tables.view import View, basis

ONE_SHEET = 60
"""Conversations that one sheet takes: some ten megabytes, which a browser opens in a second or two."""
PER_SHEET = 40
HOME = "index.html"


def make_pages(view: View, *, conversations: bool = True, split: bool | None = None, notice: str = "") -> Pages:
    """The pages of a view. Whole conversations are shown only where single people may be seen, whatever ``conversations`` says.

    ``split`` says whether several sheets are made (None: where there are more than :data:`ONE_SHEET` conversations). ``notice`` is a
    sentence that heads every page.
    """
    parted = len(view.interviews) > ONE_SHEET if split is None else split
    shown = conversations and view.small is Small.MARK
    known = look_up(view, _files(view, parted=parted) if shown else {})
    at = by_place(known)
    quoted = tuple(theme_quotations(known, theme, at) for theme in view.themes)
    files = {theme.id: f"quotations-{n}.html" if parted else "" for n, theme in enumerate(view.themes, 1)}
    home = Sheet(HOME, known.words["overview"], _overview(known, quoted, files), groups=_groups(known))
    sheets = _several(known, home, quoted, files) if parted else (_one(known, home, quoted),)
    return Pages(
        title=view.results.study.title or known.words["untitled"],
        language=view.results.language,
        spoken="en" if view.results.study.language.startswith("en") else "sv",
        warnings=_warnings(known, notice),
        notes=_notes(known, parted=parted),
        marks=tuple(known.marks.values()),
        standings=_standings(quoted),
        favourites=known.whole and any(passage.favourite for theme in quoted for group in theme.groups for passage in group.passages),
        sheets=sheets,
    )


def _parts(view: View) -> list[tuple[str, int, tuple[str, ...]]]:
    """``(group, number within it, conversations)`` of each sheet of conversations; the number is 0 where a group has only one."""
    found = []
    for group in view.groups:
        members = view.members(group)
        parts = [tuple(members[n : n + PER_SHEET]) for n in range(0, len(members), PER_SHEET)]
        found += [(group, n if len(parts) > 1 else 0, part) for n, part in enumerate(parts, 1)]
    return found


def _files(view: View, *, parted: bool) -> dict[str, str]:
    """``{conversation: the file that it stands in}``."""
    if not parted:
        return dict.fromkeys(view.interviews, "")
    return {name: f"conversations-{n}.html" for n, (_group, _part, names) in enumerate(_parts(view), 1) for name in names}


def _one(known: Known, home: Sheet, quoted: tuple[ThemeQuotations, ...]) -> Sheet:
    names = [name for name in known.view.interviews if name in known.files]
    return replace(home, quotations=quoted, conversations=_told(known, names), talks=_talks(known, names))


def _several(known: Known, home: Sheet, quoted: Sequence[ThemeQuotations], files: Mapping[str, str]) -> tuple[Sheet, ...]:
    words = known.words
    back = ((words["home"], HOME),)
    themes = [
        Sheet(
            files[one.mark.theme],
            words["theme_page"].format(theme=one.mark.label),
            quotations=(one,),
            links=(("", back),),
            groups=_groups(known),
        )
        for one in quoted
    ]
    talks = [
        Sheet(
            known.files[names[0]],
            words["part_n" if n else "part"].format(group=known.view.group_name(group), n=n),
            conversations=_told(known, names), links=(("", back),), talks=_talks(known, names),
        )
        for group, n, names in _parts(known.view) if names[0] in known.files
    ]  # fmt: skip
    kinds = ((words["quotations"], themes), (words["conversations"], talks))
    links = tuple((title, tuple((one.title, one.file) for one in some)) for title, some in kinds if some)
    return (replace(home, links=links), *themes, *talks)


def _told(known: Known, names: Iterable[str]) -> tuple[Conversation, ...]:
    return tuple(conversation(known, name) for name in names)


def _groups(known: Known) -> tuple[Choice, ...]:
    return tuple(Choice(n, known.view.group_name(group)) for n, group in enumerate(known.view.groups, 1))


def _talks(known: Known, names: Iterable[str]) -> tuple[Choice, ...]:
    view = known.view
    return tuple(Choice(known.numbers[name], view.interview(name).id, view.groups.index(view.group_of[name]) + 1) for name in names)


def _overview(known: Known, quoted: Sequence[ThemeQuotations], files: Mapping[str, str]) -> Overview:
    view = known.view
    read = {group.anchor for theme in quoted for group in theme.groups if group.passages}
    links = tuple(tuple(_link(files[theme.id], anchor_of(known, theme, group), read) for group in view.groups) for theme in view.themes)
    bars = ((theme, [codes_figure(view, theme, group) for group in view.groups]) for theme in view.themes)
    talks = [f"{known.files[name]}#s{known.numbers[name]}" if name in known.files else "" for name in view.interviews]
    return Overview(
        material=_material(known),
        talks=tuple(talks) if known.whole else (),
        grid=theme_cases_figure(view),
        links=links,
        bars=tuple(ThemeBars(known.marks[theme.id], tuple(one for one in figures if one.bars)) for theme, figures in bars),
        together=_together(known),
        book=tuple(_text(known, theme) for theme in view.themes),
    )


def _link(file: str, anchor: str, read: set[str]) -> str:
    return f"{file}#{anchor}" if anchor in read else ""


def _together(known: Known) -> Grid | None:
    """Themes that meet, None where no two do.

    How many units a theme has in all others do not see: less those of the cases it would tell a hidden one's.
    """
    grid = together_figure(known.view)
    if known.whole or not meets(grid):
        return grid if meets(grid) else None
    hidden = GridCell(figure_words(known.view.results.language)["not_shown"], 0)
    rows = tuple(tuple(hidden if n == m else cell for m, cell in enumerate(row)) for n, row in enumerate(grid.cells))
    return replace(grid, cells=rows)


def _material(known: Known) -> Table:
    """The table of the material without its empty columns, of which others see only the sums of people, words and minutes."""
    whole = material(known.view)
    if not known.whole:
        seen = [n for n, column in enumerate(whole.columns) if column in {known.view.words[key] for key in ("people", "words", "minutes")}]
        whole = replace(whole, columns=tuple(whole.columns[n] for n in seen), rows=(tuple(whole.rows[-1][n] for n in seen),))
    kept = [n for n in range(len(whole.columns)) if any(row[n] not in (None, "") for row in whole.rows)]
    return replace(whole, columns=tuple(whole.columns[n] for n in kept), rows=tuple(tuple(row[n] for n in kept) for row in whole.rows))


def _text(known: Known, theme: Theme) -> ThemeText:
    words = known.words
    parts = (
        (words["asked"], theme.question),
        (words["definition"], theme.definition),
        (words["include"], theme.include),
        (words["exclude"], theme.exclude),
    )
    codes = tuple((code.label, code.definition) for code in theme.codes)
    return ThemeText(known.marks[theme.id], tuple((head, text) for head, text in parts if text), codes)


def _warnings(known: Known, notice: str) -> tuple[str, ...]:
    words = known.words
    about = words["w_working"] if known.whole else words["w_others"].format(k=known.view.k)
    return tuple(line for line in (notice, *basis(known.view), about) if line)


def _notes(known: Known, *, parted: bool) -> tuple[str, ...]:
    words = known.words
    more = () if known.whole else (words["n_reference"],)
    parts = (words["n_split"],) if parted else ()
    return (*basis(known.view), known.view.words["n_people"], words["n_quotations"], words["n_colours"], words["n_printing"], *more, *parts)


def _standings(quoted: Iterable[ThemeQuotations]) -> tuple[Standing, ...]:
    found = {c.standing for theme in quoted for group in theme.groups for passage in group.passages for c in passage.codings}
    return tuple(standing for standing in Standing if standing in found)
