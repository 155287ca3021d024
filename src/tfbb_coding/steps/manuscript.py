"""The results chapter as a draft: what the codings say, theme by theme and case by case, with room for the researcher's own words.

Nothing is concluded here. The counting sentences say who speaks of what; the analysis is an empty paragraph.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from tfbb_coding.model.codebook import Theme
from tfbb_coding.model.coding import Coding
from tfbb_coding.model.figure import Bars, Figure
from tfbb_coding.model.figure import Grid as FigureGrid
from tfbb_coding.model.manuscript import Analysis, Block, Grid, Heading, Items, Manuscript, PageBreak, Paragraph, Picture, Quote
from tfbb_coding.model.manuscript_words import LEADS, manuscript_words
from tfbb_coding.model.number_words import in_words
from tfbb_coding.model.report import Table
from tfbb_coding.steps.figures import HELPING, HINDERING, codes_figure, few_labels, tells, theme_cases_figure
from tfbb_coding.steps.quoting import LONGEST, Excerpt, excerpt, house_marks, spread
from tfbb_coding.steps.small import Small
from tfbb_coding.steps.tables.counting import people
from tfbb_coding.steps.tables.material import left_out_of, material
from tfbb_coding.steps.tables.summary import summary
from tfbb_coding.steps.tables.view import FOCUS_GROUP, By, View, basis, group_name, is_decided, make_view
from tfbb_coding.swedish.order import swedish_key

PROPOSING = "forbattringsforslag"
SUMMED_UP = (HELPING, HINDERING, PROPOSING)
"""The themes of the summary table, where the codebook has them all; otherwise all themes stand in it."""
QUOTED = 3
MOST_UNITS, MOST_BEHIND = 6, 3
_TWO = 2
KINDS = {FOCUS_GROUP: "focus group", "individual": "interview", "written": "interview"}


@dataclass(slots=True)
class _Numbers:
    """Figures and tables are numbered as they come."""

    figures: int = 0
    tables: int = 0
    quoted: set[tuple[str, int, int]] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class Draft:
    """How the draft is to be: how many quotations in each section, and how long at most."""

    quotations: int = QUOTED
    longest: int = LONGEST


def manuscript(view: View, draft: Draft = Draft(), notice: str = "") -> Manuscript:
    """The draft; ``notice`` is printed at its head."""
    words, numbers = manuscript_words(view.results.language), _Numbers()
    title = view.results.study.title or words["draft"]
    blocks: list[Block] = [Heading(0, title), Paragraph(words["draft"])]
    blocks += [Paragraph(said) for said in (notice, *basis(view)) if said]
    blocks += [PageBreak(), Heading(1, words["results"]), *_overview(view, numbers)]
    best = _homes(view)
    for theme in view.themes:
        blocks += _theme(view, theme, draft, numbers, best)
    blocks += [PageBreak(), *_summary(view, numbers), *_recommendations(view)]
    blocks += [PageBreak(), *_codebook(view, numbers), *_method(view, numbers), *_guide(view)]
    return Manuscript(title, view.results.language, tuple(blocks), words["contents"], words["figure"], words["table"])


def counting_sentence(view: View, codings: Sequence[Coding], members: Sequence[str]) -> str:
    """Who speaks of it, in words: *I fyra av sex intervjuer tas detta upp, av nio av elva deltagare*. Then who of the group is left out."""
    words, language = manuscript_words(view.results.language), view.results.language
    kind, missing = _kind(view, members), ", ".join(left_out_of(view, view.group_of[members[0]]))
    n, m = len(members), len({coding.transcript for coding in codings})
    terms = {
        "m": in_words(m, language, common=kind != "conversation"),
        "n": in_words(n, language),
        "nouns": words[f"{kind}s"],
        "the_nouns": words[f"the {kind}s"],
        "any": words[f"any {kind}"],
        "the_only": words[f"the {kind}"].format(coded=words["of_coded"] if missing else ""),
    }
    of = {key: words[f"{key}_two" if n == _TWO else key].format(**terms) for key in ("all_of", "none_of")}
    some = "said_only" if n == 1 else "said_all" if m == n else "said_some"
    if some == "said_only" and sum(view.sizes[name] for name in members) == 1 and kind == "interview":
        some = "said_alone"
    key = some if codings else "said_none_one" if n == 1 else "said_none"
    said = words[key].format(**terms, **of, people=_people(view, codings, members) if codings else "")
    return " ".join([said, *([words["not_in"].format(names=missing)] if missing else [])])


def _people(view: View, codings: Sequence[Coding], members: Sequence[str]) -> str:
    words, language = manuscript_words(view.results.language), view.results.language
    p, q = len(people(codings)), sum(view.sizes[name] for name in members)
    if q == 1:
        return words["the_person"]
    if p < view.k:
        return words["few_people"].format(k=in_words(view.k, language))
    if p == q:
        return words["both_people" if q == _TWO else "all_people"].format(q=in_words(q, language))
    return words["of_people"].format(p=in_words(p, language, common=True), q=in_words(q, language))


def _kind(view: View, members: Sequence[str]) -> str:
    kinds = {KINDS.get(view.interview(name).kind, "conversation") for name in members}
    return kinds.pop() if len(kinds) == 1 else "conversation"


def _overview(view: View, numbers: _Numbers) -> Iterator[Block]:
    words = manuscript_words(view.results.language)
    outside = {str(getattr(interview, view.by)) for interview in view.results.interviews.values()} - set(view.groups)
    for group in sorted(outside, key=lambda one: swedish_key(group_name(view.results, view.by, one))):
        names = ", ".join(left_out_of(view, group))
        if names:
            yield Paragraph(words["group_left"].format(group=group_name(view.results, view.by, group), names=names))
    if len(view.themes) > 1 or len(view.groups) > 1:
        picture = _picture(_bare(view, theme_cases_figure(view)), words["caption_themes"], numbers)
        yield Paragraph(words["overview"].format(ref=f"{words['figure']} {picture.number}"))
        yield picture


def _bare(view: View, figure: Bars | FigureGrid) -> Figure:
    """The figure without what is counted, which stands at the head of the draft."""
    return replace(figure, notes=tuple(note for note in figure.notes if note not in basis(view)))


def _picture(figure: Figure, caption: str, numbers: _Numbers) -> Picture:
    numbers.figures += 1
    return Picture(figure, numbers.figures, caption)


def _grid(table: Table, caption: str, numbers: _Numbers) -> Grid:
    numbers.tables += 1
    return Grid(table, numbers.tables, caption)


def _theme(view: View, theme: Theme, draft: Draft, numbers: _Numbers, best: frozenset[tuple[str, int, int, str]]) -> Iterator[Block]:
    words = manuscript_words(view.results.language)
    yield Heading(2, theme.label)
    if theme.question:
        yield Paragraph(words["question"].format(question=theme.question))
    alone = list(view.groups) in ([], [""])
    for group in view.groups:
        if not alone:
            yield Heading(3, _section(view, theme, group))
        yield from _cell(view, theme, group, draft, numbers, best)


def _section(view: View, theme: Theme, group: str) -> str:
    """The group's name, and the theme's where ``study.yaml`` renames it there."""
    label = view.results.theme_label(theme.id, group) if view.by is By.CASE else theme.label
    called = view.group_name(group)
    name = called[:1].upper() + called[1:]  # a kind of interview is written with a small letter elsewhere
    return name if label == theme.label else f"{name}: {label}"


def _cell(
    view: View, theme: Theme, group: str, draft: Draft, numbers: _Numbers, best: frozenset[tuple[str, int, int, str]]
) -> Iterator[Block]:
    words = manuscript_words(view.results.language)
    members = view.members(group)
    here = [c for c in view.codings if c.theme == theme.id and view.group_of[c.transcript] == group]
    counted = counting_sentence(view, here, members)
    if not here:
        yield Paragraph(counted)
        return
    figure = codes_figure(view, theme, group)
    few = few_labels(view, figure)
    if tells(view, figure):
        label = view.results.theme_label(theme.id, group) if view.by is By.CASE else theme.label
        key = "caption_codes" if group else "caption_codes_alone"
        picture = _picture(_bare(view, figure), words[key].format(theme=label.lower(), group=view.group_name(group)), numbers)
        ref = f"{words['figure']} {picture.number}"
        yield Paragraph(f"{counted} {words['codes_shown'].format(ref=ref)}")
        yield picture
    elif few:
        key = "codes_alone" if sum(view.sizes[name] for name in members) == 1 else "codes_few"
        yield Paragraph(f"{counted} {words[key].format(k=in_words(view.k, view.results.language), labels=few)}")
    else:
        yield Paragraph(counted)
    yield Analysis(words["analysis"])
    if len(people(here)) < view.k and view.small is not Small.MARK:
        yield Paragraph(words["n_quotes_left"].format(k=view.k))
        return
    most = draft.quotations if _may_be_told_apart(view, here, members) else min(1, draft.quotations)
    yield from _quotations(view, _quotable(here, numbers, best), replace(draft, quotations=most), numbers)


def _may_be_told_apart(view: View, here: Sequence[Coding], members: Sequence[str]) -> bool:
    """Whether several may be quoted one after the other: two beside *fewer than three* would tell how many they are."""
    return len(people(here)) >= view.k or sum(view.sizes[name] for name in members) == 1


def _homes(view: View) -> frozenset[tuple[str, int, int, str]]:
    """Each stretch with the theme that it speaks of most strongly: there it is quoted, and nowhere else."""
    found: dict[tuple[str, int, int], Coding] = {}
    order = {theme.id: n for n, theme in enumerate(view.themes)}
    for coding in sorted(view.codings, key=lambda c: (-c.score, order[c.theme])):
        found.setdefault((coding.transcript, coding.start, coding.end), coding)
    return frozenset((*place, coding.theme) for place, coding in found.items())


def _quotable(here: Iterable[Coding], numbers: _Numbers, best: frozenset[tuple[str, int, int, str]]) -> list[Coding]:
    fresh = [c for c in here if (c.transcript, c.start, c.end) not in numbers.quoted]
    own = [c for c in fresh if (c.transcript, c.start, c.end, c.theme) in best]
    return own or fresh


def _quotations(view: View, candidates: Sequence[Coding], draft: Draft, numbers: _Numbers) -> Iterator[Block]:
    favourites = frozenset((note.transcript, note.unit) for note in view.results.favourites)
    leads, heard = LEADS["en" if view.results.language == "en" else "sv"], list[tuple[str, str | None]]()
    for coding in spread(candidates, draft.quotations, favourites):
        numbers.quoted.add((coding.transcript, coding.start, coding.end))
        person = (coding.transcript, coding.speaker)
        kind = "first" if not heard else "same" if person == heard[-1] else "other"
        lead = leads[kind][len(numbers.quoted) % len(leads[kind])]
        heard.append(person)
        yield from _quotation(
            excerpt(coding, view.results.transcripts[coding.transcript], draft.longest), lead, _note(view, coding, favourites)
        )


def _quotation(quoted: Excerpt, lead: str, note: str) -> Iterator[Block]:
    if quoted.is_block:
        yield Paragraph(lead)
        yield Quote(quoted.text, note)
    else:
        yield Paragraph(f"{lead} {quoted.inline}", note)


def _note(view: View, coding: Coding, favourites: frozenset[tuple[str, str]]) -> str:
    """What the margin says: the question answered, the unit's id, the code, and whether a person has chosen or decided it."""
    words = manuscript_words(view.results.language)
    transcript = view.results.transcripts[coding.transcript]
    asked = [turn.text for turn in transcript.turns if turn.start < coding.start and turn.role == "interviewer" and "?" in turn.text]
    lines = [words["note_question"].format(question=" ".join(asked[-1].split()))] if asked else []
    lines.append(words["note_unit"].format(unit=coding.unit))
    if coding.code:
        lines.append(words["note_code"].format(code=view.results.code_label(coding.theme, coding.code)))
    if (coding.transcript, coding.unit) in favourites:
        lines.append(words["note_favourite"])
    if not is_decided(coding):
        lines.append(words["note_proposal"])
    return "\n".join(lines)


def _summary(view: View, numbers: _Numbers) -> Iterator[Block]:
    words = manuscript_words(view.results.language)
    chosen = SUMMED_UP if set(SUMMED_UP) <= {theme.id for theme in view.themes} else tuple(theme.id for theme in view.themes)
    table = summary(make_view(view.results, view.by, view.small, chosen, view.order))
    grid = _grid(table, words["caption_summary"], numbers)
    yield Heading(1, words["summary"])
    yield Paragraph(words["summary_shown"].format(ref=f"{words['table']} {grid.number}"))
    yield grid


def _recommendations(view: View) -> Iterator[Block]:
    words = manuscript_words(view.results.language)
    theme = view.results.book.theme(PROPOSING)
    if theme is None or theme not in view.themes:
        return
    yield Heading(1, words["recommendations"])
    found = [(code.id, [c for c in view.codings if (c.theme, c.code) == (theme.id, code.id)]) for code in theme.codes]
    spoken = sorted((item for item in found if item[1]), key=lambda item: -len(people(item[1])))
    enough = [(code, codings) for code, codings in spoken if len(people(codings)) >= view.k]
    yield Paragraph(words["recommendations_lead" if enough else "no_proposals"].format(k=in_words(view.k, view.results.language)))
    for n, (code, codings) in enumerate(enough, 1):
        behind = tuple(_behind(view, codings, code))
        yield Items(((_counted(view, "proposal", theme.id, code, codings), behind),), start=n)
        yield Analysis(words["recommendation"])
    few = [view.results.code_label(theme.id, code) for code, codings in spoken if len(people(codings)) < view.k]
    if few:
        yield Paragraph(words["few_proposals"].format(k=in_words(view.k, view.results.language), labels="; ".join(few)))


def _behind(view: View, proposals: Sequence[Coding], code: str) -> Iterator[str]:
    """The obstacles and successes that stand in the proposals' turns or bear the same code, those that meet most often first."""
    turns = {(coding.transcript, coding.turn) for coding in proposals}
    by_code: dict[tuple[str, str], list[Coding]] = defaultdict(list)
    for coding in view.codings:
        if coding.theme in (HINDERING, HELPING) and coding.code:
            by_code[coding.theme, coding.code].append(coding)
    for theme, key in ((HINDERING, "behind_obstacle"), (HELPING, "behind_success")):
        met = Counter({pair: _met(found, turns) + (pair[1] == code) for pair, found in by_code.items() if pair[0] == theme})
        for pair, n in sorted(met.items(), key=lambda item: (-item[1], item[0]))[:MOST_BEHIND]:
            if n and len(people(by_code[pair])) >= view.k:
                linked = [c for c in by_code[pair] if (c.transcript, c.turn) in turns]
                yield _counted(view, key, *pair, by_code[pair], first=linked)


def _met(codings: Iterable[Coding], turns: set[tuple[str, int]]) -> int:
    return len({(coding.transcript, coding.turn) for coding in codings} & turns)


def _counted(view: View, key: str, theme: str, code: str, codings: Sequence[Coding], *, first: Sequence[Coding] = ()) -> str:
    words = manuscript_words(view.results.language)
    n, m = len(people(codings)), len({coding.transcript for coding in codings})
    persons = words["person_one" if n == 1 else "person_many"].format(n=n)
    conversations = words["conversation_one" if m == 1 else "conversation_many"].format(n=m)
    ranked = [*first, *sorted(codings, key=lambda c: (-c.score, c.transcript, c.start))]
    units = list(dict.fromkeys(coding.unit for coding in ranked))
    more = f" {words['and_more']}" if len(units) > MOST_UNITS else ""
    label = view.results.code_label(theme, code)
    return (
        words[key]
        .format(label=label, people=persons, conversations=conversations, units=", ".join(units[:MOST_UNITS]) + more)
        .replace("..", ".")
    )


def _codebook(view: View, numbers: _Numbers) -> Iterator[Block]:
    words = manuscript_words(view.results.language)
    yield Heading(1, words["appendix_codebook"])
    for theme in view.themes:
        yield Heading(2, theme.label)
        told = (("definition", theme.definition), ("include", theme.include), ("exclude", theme.exclude))
        yield from (Paragraph(words[key].format(text=house_marks(text))) for key, text in told if text)
        if theme.codes:
            rows = tuple((code.label, house_marks(code.definition)) for code in theme.codes)
            table = Table(f"codes_{theme.id}", (words["code"], words["meaning"]), rows)
            yield _grid(table, words["caption_codebook"].format(theme=theme.label.lower()), numbers)


def _method(view: View, numbers: _Numbers) -> Iterator[Block]:
    words, book = manuscript_words(view.results.language), view.results.book
    grid = _grid(_filled(material(view)), words["caption_material"], numbers)
    named = ", ".join(part for part in (book.title or book.name, book.version and words["version"].format(version=book.version)) if part)
    coders = str(view.results.people or len(view.results.coders)) if not view.results.proposals else ", ".join(view.results.coders)
    yield Heading(1, words["appendix_method"])
    yield Paragraph(words["method"].format(ref=f"{words['table']} {grid.number}", coders=coders, book=named))
    yield grid


def _filled(table: Table) -> Table:
    """Without the columns in which nothing stands: a page is narrow."""
    kept = [n for n in range(len(table.columns)) if any(row[n] not in (None, "") for row in table.rows)]
    return replace(table, columns=tuple(table.columns[n] for n in kept), rows=tuple(tuple(row[n] for n in kept) for row in table.rows))


def _guide(view: View) -> Iterator[Block]:
    words, guide = manuscript_words(view.results.language), view.results.study.guide
    if guide:
        yield Heading(1, words["appendix_guide"])
        labels = [", ".join(view.results.theme_label(theme) for theme in question.themes) for question in guide]
        items = [
            (one.question, (words["guide_themes"].format(themes=label),) if label else ()) for one, label in zip(guide, labels, strict=True)
        ]
        yield Items(tuple(items), start=1)
