"""COREQ and SRQR: what the program can say of each item; what only a person can say is empty."""

from collections.abc import Mapping, Sequence

from tfbb_coding.model.method_words import AREAS, COREQ, SRQR
from tfbb_coding.model.number_words import begun, in_words
from tfbb_coding.model.report import Table
from tfbb_coding.steps.methods.facts import Facts, cases_said, decided, duration_said, kinds_said, listed, period_said
from tfbb_coding.steps.tables.counting import people, places
from tfbb_coding.steps.tables.coverage import all_dated, coverage, questions

_WIDTHS = (6, 20, 27, 56, 9)
_LAST = 2
"""Conversations at the end of which it is told whether they brought new codes."""


def coreq(facts: Facts) -> Table:
    """The 32 items of COREQ (Tong, Sainsbury & Craig 2007) with what the program knows, and a column for the page."""
    said = {
        9: facts.words["a_orientation"].format(book=facts.view.results.book.title),
        12: facts.words["a_size"].format(people=facts.people_taking_part, interviews=len(facts.view.interviews)),
        16: _sample(facts),
        17: _guide(facts),
        18: _repeat(facts),
        21: duration_said(facts),
        22: _coverage(facts),
        24: _coders(facts) if facts.people else facts.words["nobody"],
        25: _tree(facts),
        26: facts.words["a_derived"].format(changes=_changes(facts)).strip(),
        27: facts.words["a_software"].format(versions=listed(facts.versions, facts)),
        28: _checking(facts),
        29: facts.words["a_quotations"].format(trail=facts.trail),
        31: _major(facts),
        32: _minor(facts),
    }
    return _table(facts, "coreq", COREQ, said)


def srqr(facts: Facts) -> Table:
    """The 21 items of SRQR (O'Brien et al. 2014) in the same way."""
    words = facts.words
    said = {
        4: " ".join(theme.question for theme in facts.view.themes if theme.question),
        5: words["a_orientation"].format(book=facts.view.results.book.title),
        10: words["a_period"].format(kinds=begun(kinds_said(facts)), period=period_said(facts)),
        11: _guide(facts),
        12: f"{words['a_size'].format(people=facts.people_taking_part, interviews=len(facts.view.interviews))} {_sample(facts)}",
        13: _processing(facts),
        14: _analysis(facts),
        15: _trust(facts),
        16: _major(facts),
        17: _links(facts),
    }
    return _table(facts, "srqr", SRQR, said)


def _table(facts: Facts, name: str, items: Sequence[tuple[str, str, str]], said: Mapping[int, str]) -> Table:
    words, swedish = facts.words, facts.view.results.language == "sv"
    columns = tuple(words[key] for key in ("n", "area", "item", "done", "page"))
    rows = tuple(
        (str(n), AREAS[area] if swedish else area, svenska if swedish else english, said.get(n, ""), "")
        for n, (area, english, svenska) in enumerate(items, 1)
    )
    return Table(name, columns, rows, words[name], (words[f"{name}_said"],), short=words[name], widths=_WIDTHS)


def _coders(facts: Facts) -> str:
    n = len(facts.coders.people)
    return facts.words["a_coder" if n == 1 else "a_coders"].format(n=begun(in_words(n, facts.view.results.language)))


def _sample(facts: Facts) -> str:
    return facts.words["a_sample"].format(kinds=begun(kinds_said(facts)), cases=cases_said(facts))


def _guide(facts: Facts) -> str:
    guide = facts.view.results.study.guide
    if not guide:
        return ""
    asked = sum(bool(row[-1]) for row in questions(facts.view).rows)
    return facts.words["a_guide"].format(n=len(guide), asked=asked)


def _repeat(facts: Facts) -> str:
    waves = dict.fromkeys(wave for name in facts.view.interviews if (wave := facts.view.interview(name).wave))
    return facts.words["a_repeat"].format(n=len(waves), waves=listed(waves, facts)) if len(waves) > 1 else ""


def _coverage(facts: Facts) -> str:
    """Codes in use, and how many the last conversations brought."""
    every = sum(len(theme.codes) for theme in facts.view.themes)
    rows = coverage(facts.view).rows
    if not every or len(rows) <= _LAST:
        return ""
    if not all_dated(facts.view):
        return facts.words["a_coverage_undated"].format(used=rows[-1][-1], all=every)
    new = sum(int(row[-2] or 0) for row in rows[-_LAST:])
    last = in_words(_LAST, facts.view.results.language)
    return facts.words["a_coverage"].format(used=rows[-1][-1], all=every, last=last, new=new or facts.words["no_new"])


def _tree(facts: Facts) -> str:
    return facts.words["a_tree"].format(themes=len(facts.view.themes), codes=sum(len(theme.codes) for theme in facts.view.themes))


def _changes(facts: Facts) -> str:
    if not facts.before:
        return ""
    key = "changes_some" if facts.changes else "changes_none"
    return facts.words[key].format(n=len(facts.changes), before=facts.before)


def _checking(facts: Facts) -> str:
    comments = facts.comments
    return facts.words["a_checking"].format(n=comments.said, changed=comments.changed) if comments and comments.said else ""


def _major(facts: Facts) -> str:
    return facts.words["a_major"].format(n=len(facts.view.themes), names=listed((theme.label for theme in facts.view.themes), facts))


def _minor(facts: Facts) -> str:
    """Codes that somebody speaks of, but fewer than k people."""
    thin = []
    for theme in facts.view.themes:
        for code in theme.codes:
            n = len(people(c for c in facts.view.codings if (c.theme, c.code) == (theme.id, code.id)))
            if 0 < n < facts.view.k:
                thin.append(f"{theme.label}: {code.label}")
    if not thin:
        return facts.words["a_minor_none"].format(k=facts.view.k)
    return facts.words["a_minor"].format(k=facts.view.k, names="; ".join(thin))


def _processing(facts: Facts) -> str:
    """With the commands of the log that work on texts."""
    commands = sorted({entry.command for entry in facts.log} & {"ingest", "pseudonymise", "withdraw"})
    ways = facts.words["a_ways"].format(commands=listed((f"tfbb {command}" for command in commands), facts)) if commands else ""
    return facts.words["a_processing"].format(ways=ways)


def _analysis(facts: Facts) -> str:
    rows = decided(facts)
    if not facts.people:
        return facts.words["a_analysis_none"]
    sums = {name: sum(getattr(row, name) for row in rows) for name in ("accepted", "changed", "rejected", "added")}
    return facts.words["a_analysis"].format(**sums)


def _trust(facts: Facts) -> str:
    words = facts.words
    found = facts.agreement
    agreement = words["a_trust_agreement"].format(coders=len(found.coders), units=found.all_units.n) if found else ""
    alone = words["a_trust_one"] if len(facts.coders.people) == 1 else ""
    return words["a_trust"].format(agreement=agreement or alone, trail=facts.trail, checking=_checking(facts)).strip()


def _links(facts: Facts) -> str:
    units = {(coding.transcript, coding.unit) for coding in facts.view.codings}
    favourites = {(note.transcript, note.unit) for note in facts.view.results.favourites} & units
    return facts.words["a_links"].format(n=len(facts.view.codings), units=len(places(facts.view.codings)), quoted=len(favourites))
