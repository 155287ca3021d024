"""Slides in Markdown: for every wave and theme the list of its codes, those that most people speak of first.

A level-one heading begins a part, a level-two heading a slide, and ``---`` parts them: what Pandoc, Marp, reveal.js and Slidev have in
common.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from tfbb_coding.model.codebook import Theme
from tfbb_coding.model.coding import Coding
from tfbb_coding.steps.small import Small
from tfbb_coding.steps.tables.cases import by_code
from tfbb_coding.steps.tables.counting import people
from tfbb_coding.steps.tables.summary import how_many, summary_column
from tfbb_coding.steps.tables.view import By, View, basis, make_view, once, shown

BULLETS = 7
"""On a slide; what is more goes on to the next."""

Slide = tuple[str, ...]
"""A slide's blocks: its heading, and then its lists and sentences."""


def slides(view: View, quotations: int = 0, notice: str = "") -> list[Slide]:
    """The slides as blocks of Markdown; groups of the view (waves, or cases) one after the other, or all as one where there is one.

    ``quotations`` is how many close every theme, favourites first.
    """
    title = view.results.study.title or view.words["t_summary"]
    made: list[Slide] = [(f"# {_plain(title)}", *(_plain(said) for said in (notice, *basis(view), view.words["slide_counts"]) if said))]
    parted = len(view.groups) > 1
    for group in view.groups:
        part = _only(view, group) if parted else view
        if parted:
            called = _plain(view.group_name(group))
            made.append((f"# {called[:1].upper()}{called[1:]}",))
        case = group if view.by is By.CASE else ""
        bare = [theme for theme in part.themes if not quotations and not summary_column(part, theme)]
        for theme in part.themes:
            made += () if theme in bare else _theme_slides(part, theme, case, quotations)
        made += [_as_wholes(part, bare, case)] if bare else []
    return made


def _only(view: View, group: str) -> View:
    """The view of one group alone."""
    members = set(view.members(group))
    results = view.results
    alone = replace(results, codings=tuple(c for c in results.codings if c.transcript in members), read=results.read & members)
    return make_view(alone, view.by, view.small, tuple(theme.id for theme in view.themes), view.order)


def _theme_slides(view: View, theme: Theme, case: str, quotations: int) -> Iterator[Slide]:
    """One slide, or several where the theme has many codes."""
    label = _plain(view.results.theme_label(theme.id, case))
    bullets = [f"- {_plain(entry)}" for entry in summary_column(view, theme)]
    parts = [bullets[n : n + BULLETS] for n in range(0, len(bullets), BULLETS)] or [[f"*{_plain(_without_codes(view, theme))}*"]]
    thin = _thin(view, theme)
    quoted = [f"> {_plain(text)}" for text in _quoted(view, theme, quotations)]
    for n, part in enumerate(parts):
        last = n == len(parts) - 1
        heading = label if n == 0 else view.words["goes_on"].format(title=label)
        yield (f"## {heading}", "\n".join(part), *([thin] if last and thin else []), *(quoted if last else []))


def _as_wholes(view: View, themes: Sequence[Theme], case: str) -> Slide:
    """One slide for all themes of which no code can be shown: a slide that says only so, for each of them, would be clicked past."""
    lines = [f"- {_plain(view.results.theme_label(theme.id, case))}: {_plain(_without_codes(view, theme, short=True))}" for theme in themes]
    return (f"## {view.words['slide_wholes']}", "\n".join(lines), f"*{_plain(view.words['slide_wholes_why'].format(k=view.k))}*")


def _without_codes(view: View, theme: Theme, *, short: bool = False) -> str:
    """What a slide says whose codes are all too small: how many speak of the theme, where that may be told; ``short`` in a list."""
    here = [coding for coding in view.codings if coding.theme == theme.id]
    key = "slide_none" if not here else "slide_few" if len(people(here)) < view.k else "slide_theme"
    key += "_short" if short else ""
    return view.words[key].format(k=view.k, people=how_many(view, here))


def _thin(view: View, theme: Theme) -> str:
    """How many codes are not shown since too few people speak of them; nothing where they are."""
    if view.small is Small.MARK:
        return ""
    n = sum(bool(code and codings) and len(people(codings)) < view.k for code, _label, codings in by_code(view, theme))
    return f"*{_plain(view.words['slide_thin_one' if n == 1 else 'slide_thin'].format(n=n, k=view.k))}*" if n else ""


def _quoted(view: View, theme: Theme, n: int) -> list[str]:
    kept, _hidden = shown(view, [coding for coding in view.codings if coding.theme == theme.id])
    favourites = {(note.transcript, note.unit) for note in view.results.favourites}

    def rank(one: Coding) -> tuple[bool, float, str, int]:
        return ((one.transcript, one.unit) not in favourites, -one.score, one.transcript, one.start)

    ranked: Sequence[Coding] = sorted((group[0] for group in once(kept)), key=rank)
    return [" ".join(one.quotation.split()) for one in ranked[:n]]


def _plain(text: str) -> str:
    """Text in which nothing is taken for a mark of Markdown."""
    return "".join(f"\\{letter}" if letter in "\\`*_[]<>#|~$" else letter for letter in text)


def slides_text(made: Sequence[Slide]) -> str:
    """All slides as one file."""
    return "\n\n---\n\n".join("\n\n".join(blocks) for blocks in made) + "\n"
