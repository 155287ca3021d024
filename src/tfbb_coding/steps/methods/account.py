"""The account of methods as a manuscript, for Word and Markdown alike."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from tfbb_coding.model.codebook import Code, Theme
from tfbb_coding.model.coding import CONSENSUS, Coding
from tfbb_coding.model.manuscript import Block, Grid, Heading, Items, Manuscript, PageBreak, Paragraph
from tfbb_coding.model.manuscript_words import manuscript_words
from tfbb_coding.model.method_words import REFERENCES
from tfbb_coding.model.number_words import begun, in_words
from tfbb_coding.model.report import Table
from tfbb_coding.model.text import grouped
from tfbb_coding.steps.agree import ANY, TOGETHER, Figures
from tfbb_coding.steps.codebook_diff import is_indicator
from tfbb_coding.steps.coefficients import Coefficient
from tfbb_coding.steps.methods.facts import Facts, cases_said, decided, duration_said, kinds_said, listed, period_said, words_said
from tfbb_coding.steps.methods.items import coreq, srqr
from tfbb_coding.steps.small import Small
from tfbb_coding.steps.tables.coverage import all_dated, coverage
from tfbb_coding.steps.tables.material import left_out_of, material
from tfbb_coding.steps.tables.view import basis

_MATERIAL = ("interview", "case", "wave", "kind", "month", "people", "words", "minutes", "note")
_COVERED = ("interview", "month", "codes", "new_codes", "codes_so_far")
_FINGERPRINT = re.compile("[0-9a-f]+")
_TABLE_WORDS = {"sv": "Tabell", "en": "Table"}


class _Numbered:
    """Tables are numbered as they come."""

    def __init__(self) -> None:
        self.last = 0

    def __call__(self, table: Table) -> Iterator[Block]:
        self.last += 1
        yield Grid(table, self.last, table.title)


def account(facts: Facts, notice: str = "") -> Manuscript:
    """Everything the program knows of how the study was done; ``notice`` is printed at its head."""
    words, language = facts.words, facts.view.results.language
    grid = _Numbered()
    title = facts.view.results.study.title
    blocks: list[Block] = [Heading(0, f"{words['title']}{': ' if title else ''}{title}")]
    blocks += [Paragraph(said) for said in (notice, words["lead"], *basis(facts.view)) if said]
    blocks += [PageBreak(), *_material(facts, grid), *_coding(facts, grid), *_agreement(facts, grid), *_book(facts, grid)]
    for table in (coreq(facts), srqr(facts)):
        blocks += [PageBreak(), Heading(1, table.title), *grid(table)]
    blocks += [Heading(1, words["references"]), Items(tuple((one, ()) for one in REFERENCES))]
    contents = manuscript_words(language)["contents"]
    return Manuscript(words["title"], language, tuple(blocks), contents, table_word=_TABLE_WORDS[language])


def _material(facts: Facts, grid: _Numbered) -> Iterator[Block]:
    words = facts.words
    yield Heading(1, words["material"])
    yield Paragraph(
        words["material_said"].format(
            kinds=kinds_said(facts),
            cases=cases_said(facts),
            period=period_said(facts),
            people=facts.people_taking_part,
            words=grouped(words_said(facts), facts.view.results.language),
        )
    )
    yield Paragraph(duration_said(facts) or words["no_minutes"])
    left = ", ".join(left_out_of(facts.view))
    if left:
        yield Paragraph(words["not_read"].format(names=left))
    yield from grid(_narrowed(material(facts.view), tuple(_columns(facts, *_MATERIAL))))


def _columns(facts: Facts, *keys: str) -> Iterator[str]:
    """What the tables call these columns."""
    return (facts.view.words[key] for key in keys)


def _narrowed(table: Table, columns: Sequence[str], notes: int = 1) -> Table:
    """Only these columns of a table, as far as it shows them to readers, and its first note or notes: a page of text is narrow."""
    shown = [name for name in columns if any(name in section.columns for section in table.sections())]
    places = [table.columns.index(name) for name in shown]
    return Table(table.name, tuple(shown), tuple(tuple(row[n] for n in places) for row in table.rows), table.title, table.notes[:notes])


def _coding(facts: Facts, grid: _Numbered) -> Iterator[Block]:
    words, book = facts.words, facts.view.results.book
    yield Heading(1, words["coding"])
    yield Paragraph(words["orientation"])
    version = words["version"].format(version=book.version) if book.version else ""
    codes = sum(len(theme.codes) for theme in book.themes)
    yield Paragraph(
        words["book_said"].format(title=book.title, version=version, themes=len(book.themes), codes=codes, fingerprint=book.fingerprint)
    )
    yield Paragraph(_who(facts))
    voices = words["voices"].format(voices=listed((words[f"voice_{one}"] for one in facts.voices), facts)) if facts.voices else ""
    yield Paragraph(words["program_said"].format(version=listed(facts.versions, facts), voices=voices))
    if facts.people:
        yield from grid(_decisions(facts))
    if facts.log:
        first, last = facts.log[0].day, facts.log[-1].day
        yield Paragraph(words["date_said" if first == last else "dates_said"].format(first=first, last=last))
        yield from grid(_log(facts))
    else:
        yield Paragraph(words["no_log"])
    if facts.view.small is Small.MARK:
        yield from grid(_narrowed(coverage(facts.view), tuple(_columns(facts, *_COVERED)), 1 if all_dated(facts.view) else 2))


def _who(facts: Facts) -> str:
    words, n = facts.words, len(facts.coders.people)
    if not n:
        return words["nobody"]
    said = words["one_coder"] if n == 1 else words["coders"].format(n=_counted(n, facts))
    if CONSENSUS not in facts.view.results.coders:
        return said
    waiting = sum(facts.view.results.open.get(name, 0) for name in facts.view.interviews)
    still = words["still_open_one" if waiting == 1 else "still_open"].format(n=in_words(waiting, facts.view.results.language))
    return f"{said} {words['settled']}" + (f" {still}" if waiting else "")


def _counted(n: int, facts: Facts) -> str:
    """A number that begins a sentence."""
    return begun(in_words(n, facts.view.results.language))


def _decisions(facts: Facts) -> Table:
    words = facts.words
    columns = tuple(words[key] for key in ("theme", "proposed", "accepted", "changed", "rejected", "added", "left"))
    labels = {theme.id: theme.label for theme in facts.view.themes}
    rows = tuple((labels[d.theme], d.proposed, d.accepted, d.changed, d.rejected, d.added, d.left) for d in decided(facts))
    return Table("decisions", columns, rows, words["decisions"], (words["decisions_note"],))


def _log(facts: Facts) -> Table:
    """A row a command: how many times, first and last day, with which versions."""
    words = facts.words
    rows = []
    for command in sorted({entry.command for entry in facts.log}):
        these = [entry for entry in facts.log if entry.command == command]
        versions = ", ".join(dict.fromkeys(entry.version for entry in these))
        rows.append((f"tfbb {command}", len(these), these[0].day, these[-1].day, versions))
    columns = tuple(words[key] for key in ("command", "times", "first", "last", "program_version"))
    return Table("log", columns, tuple(rows), words["log"])


def _agreement(facts: Facts, grid: _Numbered) -> Iterator[Block]:
    words, found = facts.words, facts.agreement
    yield Heading(1, words["agreement"])
    if found is None:
        yield Paragraph(words["agreement_none"])
        return
    units, interviews = found.all_units.n, found.interviews
    coders = words["coders"].format(n=_counted(len(found.coders), facts)).split(" ", 2)
    yield Paragraph(
        words["agreement_said"].format(
            coders=" ".join(coders[:2]), units=units, interviews=in_words(interviews, facts.view.results.language)
        )
    )
    if facts.coders.left_out:
        yield Paragraph(" ".join(_left_out(n, words) for n in facts.coders.left_out))
    if _steered([facts.everybody[name] for name in found.coders if name in facts.everybody]):
        yield Paragraph(words["agreement_steered"])
    if not found.all_units.enough:
        yield Paragraph(words["agreement_few"].format(n=units))
    names = {theme.id: theme.label for theme in facts.view.results.book.themes} | {ANY: words["any"], TOGETHER: words["together"]}
    columns = tuple(words[key] for key in ("theme", "by_all", "by_any", "percent", "kappa", "alpha"))
    rows = tuple(_figures(row, names.get(row.about, row.about), facts.view.results.language) for row in found.all_units.figures)
    yield from grid(Table("agreement", columns, rows, words["agreement"]))


def _left_out(n: int, words: Mapping[str, str]) -> str:
    return words["left_out_one" if n == 1 else "left_out"].format(n=n)


def _steered(everybody: Sequence[Sequence[Coding]]) -> bool:
    """Whether more than one of them has decided about proposals, which leave their evidence in the codings."""
    return sum(any(coding.evidence for coding in codings) for codings in everybody) > 1


def _figures(row: Figures, name: str, language: str) -> tuple[str | int, ...]:
    said = [_coefficient(one, language) for one in (row.percent, row.kappa, row.alpha)]
    return (name, row.by_all, row.by_any, *said)


def _coefficient(one: Coefficient, language: str) -> str:
    """With two decimals and its interval; a dash for none."""
    if one.value is None:
        return "–"
    numbers = [f"{value:.2f}" for value in (one.value, one.low, one.high) if value is not None]
    numbers = [number.replace(".", ",") if language == "sv" else number for number in numbers]
    return numbers[0] if len(numbers) < 3 else f"{numbers[0]} [{numbers[1]}; {numbers[2]}]"  # noqa: PLR2004 - value, low and high


def _book(facts: Facts, grid: _Numbered) -> Iterator[Block]:
    words = facts.words
    yield Heading(1, words["book"])
    columns = (words["theme_code"], words["definition"])
    rows = [
        row
        for theme in facts.view.results.book.themes
        for row in ((theme.label, _defined(theme, words)), *((f"– {code.label}", _defined(code, words)) for code in theme.codes))
    ]
    yield from grid(Table("codebook", columns, tuple(rows), words["book"]))
    yield Heading(2, words["book_changes"])
    if facts.before:
        key = "no_changes" if not facts.changes else "change_said" if len(facts.changes) == 1 else "changes_said"
        yield Paragraph(words[key].format(before=facts.before, n=len(facts.changes)))
    if facts.changes:
        yield from grid(_changes(facts))
    used = _versions(facts)
    if used.rows:
        yield Paragraph(words["version_said" if len(used.rows) == 1 else "versions_said"].format(n=len(used.rows)))
        yield from grid(used)


def _defined(thing: Theme | Code, words: Mapping[str, str]) -> str:
    """The definition, and what just belongs and just does not."""
    more = [f"{words[key]}: {text}" for key, text in (("include", thing.include), ("exclude", thing.exclude)) if text]
    return "\n".join([thing.definition, *more])


def _changes(facts: Facts) -> Table:
    """What changed, with the indicators of each theme and code counted: a codebook has hundreds, and `tfbb codebook diff` lists them."""
    words = facts.words
    columns = tuple(words[key] for key in ("where", "what", "kind", "before", "after"))
    rows = [(c.where, c.what, words[f"{c.kind}_kind"], c.before, c.after) for c in facts.changes if not is_indicator(c)]
    counted = Counter((c.where, c.kind) for c in facts.changes if is_indicator(c))
    rows += [(where, words["indicators"].format(n=n), words[f"{kind}_kind"], "", "") for (where, kind), n in sorted(counted.items())]
    return Table("changes", columns, tuple(rows), words["book_changes"])


def _versions(facts: Facts) -> Table:
    """The codebooks that the log knows, by fingerprint, with the days on which they were used."""
    words = facts.words
    days: dict[str, list[str]] = {}
    for entry in facts.log:
        if _FINGERPRINT.fullmatch(entry.fingerprints.get("codebook", "")):  # `tfbb undo` notes that it does not know
            days.setdefault(entry.fingerprints["codebook"], []).append(entry.day)
    rows = tuple((name, when[0], when[-1], len(when)) for name, when in days.items())
    return Table("versions", tuple(words[key] for key in ("fingerprint", "first", "last", "times")), rows, words["fingerprint"])
