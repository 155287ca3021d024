"""Condensations: proposed for what is coded, decided by a person, and gathered into the essence of each theme.

Kvale & Brinkmann's *meaning condensation* is a person's act. The program proposes an extract (:mod:`tfbb_coding.steps.extract`); it becomes
a condensation when a person confirms it or writes it anew, and what a person has decided no run changes. Their fifth step ties the
essential, non-redundant themes together: :func:`essence` lists the decided condensations of each theme and case, like ones once.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from tfbb_coding.messages import _
from tfbb_coding.model.codebook import Codebook, IndicatorKind
from tfbb_coding.model.codebook_names import theme_names
from tfbb_coding.model.coding import Coding, Status
from tfbb_coding.model.condensation import PROGRAM, Condensation, CondensationRow, CondensationStatus, Essence
from tfbb_coding.model.condensation_words import CondensationWords, condensation_words
from tfbb_coding.model.report import Finding, Severity, Table
from tfbb_coding.model.text import Span, word_count
from tfbb_coding.steps.extract import Weight, content, extract
from tfbb_coding.steps.tabulate import Place
from tfbb_coding.swedish.stance import words_of
from tfbb_coding.swedish.vocabulary import NEGATORS

ESSENCE_COLUMNS = ("theme", "label", "case", "condensation", "mentions", "units")
CONFIRM, WITHDRAW = "confirm", "withdraw"
ALIKE = 0.5  # of all lemmas of two condensations: from there on they say the same
WITHIN = 0.8  # of the shorter one's lemmas, where it has at least :data:`ENOUGH`
ENOUGH = 3

Stances = Mapping[str, Mapping[str, float]]
"""``{theme: {stance: weight}}``: what talk of a theme sounds like, by the codebook."""


def theme_stances(codebook: Codebook) -> Stances:
    """The stances that the codebook's indicators of kind ``stance`` ask for, theme by theme."""
    found: dict[str, dict[str, float]] = {theme.id: {} for theme in codebook.themes}
    for theme, _code, indicator in codebook.indicators():
        if indicator.kind is IndicatorKind.STANCE:
            found[theme.id][indicator.value] = found[theme.id].get(indicator.value, 0.0) + indicator.weight
    return found


def propose(codings: Iterable[Coding], stances: Stances) -> list[Condensation]:
    """A proposal for every coded unit and theme, in order; rejected codings and units that say nothing give none."""
    groups: dict[tuple[str, str, str], list[Coding]] = defaultdict(list)
    for coding in codings:
        if coding.status is not Status.REJECTED:
            groups[coding.transcript, coding.unit, coding.theme].append(coding)
    proposed = [_proposal(group, stances.get(group[0].theme, {})) for group in groups.values()]
    return sorted((one for one in proposed if one.text), key=_order)


def _order(one: Condensation) -> tuple[str, int, int, str, str]:
    return (one.transcript, one.start, one.end, one.theme, one.coder)


def _proposal(group: Sequence[Coding], stances: Mapping[str, float]) -> Condensation:
    """The proposal for one unit and theme, by all evidence of whoever coded these words so."""
    first = group[0]
    weights, question = inputs_of(group)
    text = extract(first.quotation, weights=weights, stances=stances, question=question)
    return Condensation(
        first.transcript, first.unit, first.turn, first.speaker, first.start, first.end, PROGRAM, text, first.quotation, first.theme,
        CondensationStatus.PROPOSED, text, first.codebook,
    )  # fmt: skip


def inputs_of(group: Sequence[Coding]) -> tuple[list[Weight], str]:
    """The evidence of codings of one unit with its places in the unit, and the words of the question that count as evidence."""
    first = group[0]
    pieces = dict.fromkeys(piece for coding in group if coding.quotation == first.quotation for piece in coding.evidence)
    placed = [(p.start - first.start, p.end - first.start, p.weight) for p in pieces if p.start is not None and p.end is not None]
    weights = [Weight(Span(start, end), weight) for start, end, weight in placed if 0 <= start <= end <= len(first.quotation)]
    return weights, " ".join(piece.words for piece in pieces if piece.indicator == "question")


def decided_as(one: Condensation, text: str, person: str, proposal: str | None = None) -> Condensation:
    """What a person makes of a condensation: ``confirmed`` where the text is the proposal's, otherwise ``rewritten``."""
    proposed = one.proposal if proposal is None else proposal
    status = CondensationStatus.CONFIRMED if text == proposed else CondensationStatus.REWRITTEN
    return replace(one, text=text, status=status, coder=person, proposal=proposed)


def for_review(proposals: Iterable[Condensation], decisions: Iterable[Condensation], person: str = "") -> list[Condensation]:
    """What is shown to a person: where the unit is condensed already, by this person or else by another, that instead of the proposal."""
    first_mine = sorted((one for one in decisions if one.decided), key=lambda one: (one.coder != person, one.coder))
    decided: dict[tuple[str, str], Condensation] = {}
    for one in first_mine:
        decided.setdefault(one.key, one)
    return [_shown(one, decided.get(one.key) or decided.get((one.unit, ""))) for one in proposals]


def _shown(proposal: Condensation, decision: Condensation | None) -> Condensation:
    if decision is None or _plain(decision.quotation) != _plain(proposal.quotation):
        return proposal
    return replace(decision, theme=proposal.theme, proposal=decision.proposal or proposal.proposal)


def moved_words(proposals: Iterable[Condensation], decisions: Iterable[Condensation]) -> list[Finding]:
    """A finding for every decision made for other words than its unit has now: it is kept, but a person should read the unit again."""
    now = {one.unit: one.quotation for one in proposals}
    hint = _("read the unit again, and condense it anew")
    message = _("the condensation of unit {unit} by {coder} was made for other words than the unit has now; it is kept")
    return [
        Finding(one.transcript, 0, 0, "condensation-text", message.format(unit=one.unit, coder=one.coder), hint, Severity.WARNING)
        for one in decisions
        if one.unit in now and _plain(now[one.unit]) != _plain(one.quotation)
    ]


@dataclass(frozen=True, slots=True)
class Decisions:
    """What a table changes of a person's condensations.

    ``stand`` is all that the person has decided afterwards; ``written`` of these are new or changed, ``replaced`` of the written ones took
    an earlier decision's place, ``withdrawn`` were taken back. ``findings`` are the rows that fit nothing; ``idle`` rows say no where the
    person has decided nothing that could be taken back.
    """

    stand: tuple[Condensation, ...]
    written: tuple[Condensation, ...] = ()
    replaced: int = 0
    withdrawn: int = 0
    findings: tuple[Finding, ...] = ()
    idle: int = 0


@dataclass(frozen=True, slots=True)
class Uncoded:
    """What is told of a row whose unit is not coded so: the themes' names, and who has rejected which theme of which unit."""

    themes: Mapping[str, str] = field(default_factory=dict)
    rejected: Mapping[tuple[str, str], tuple[str, ...]] = field(default_factory=dict)

    @classmethod
    def of(cls, codings: Iterable[Coding], themes: Mapping[str, str]) -> "Uncoded":
        """By the codings of everybody who might have rejected one."""
        found: dict[tuple[str, str], dict[str, None]] = defaultdict(dict)
        for coding in codings:
            if coding.status is Status.REJECTED:
                found[coding.unit, coding.theme][coding.coder] = None
        return cls(themes, {key: tuple(coders) for key, coders in found.items()})


def decide(
    rows: Sequence[CondensationRow],
    proposals: Sequence[Condensation],
    decisions: Sequence[Condensation],
    table: str,
    person: str,
    uncoded: Uncoded | None = None,
) -> Decisions:
    """The decisions of ``person`` in a filled-in table; ``decisions`` are everybody's so far.

    A text that differs from the row's proposal is a rewriting, one that does not is confirmed where the row says so, and otherwise
    undecided. What somebody has decided already in the same words stays theirs. Rows of unknown units, with an altered unit text, or
    contradicting each other are findings and change nothing.
    """
    known = {one.key: one for one in (*decisions, *proposals)}
    mine = {one.key: one for one in decisions if one.coder == person}
    settled = {(one.unit, theme, one.text) for one in decisions for theme in {one.theme, *(t for unit, t in known if unit == one.unit)}}
    outcome: dict[tuple[str, str], Condensation | None] = {}
    findings: list[Finding] = []
    idle = 0
    for row in rows:
        one = known.get((row.unit, row.theme))
        problem = _problem(row, one, uncoded or Uncoded())
        if problem or one is None:
            findings.append(_row_finding(table, row, problem))
            continue
        after = _decided(row, one, person)
        idle += row.decision == WITHDRAW and one.key not in mine
        if row.decision != WITHDRAW and (after is None or (after.unit, after.theme, after.text) in settled):
            continue
        if one.key in outcome and outcome[one.key] != after:
            findings.append(_row_finding(table, row, _("another row says something else of the same unit and theme")))
            continue
        if after is not None and word_count(after.text) > word_count(after.quotation):
            message = _("the condensation is longer than the unit; it is taken all the same")
            findings.append(_row_finding(table, row, message, Severity.WARNING))
        outcome[one.key] = after
    written = tuple(after for key, after in outcome.items() if after is not None and mine.get(key) != after)
    gone = {key for key, after in outcome.items() if after is None and key in mine}
    stand = sorted(({**mine, **{one.key: one for one in written}}[key] for key in {*mine, *(o.key for o in written)} - gone), key=_order)
    return Decisions(tuple(stand), written, sum(one.key in mine for one in written), len(gone), tuple(findings), idle)


def _problem(row: CondensationRow, one: Condensation | None, uncoded: Uncoded) -> str:
    """Why the row cannot be read, or nothing."""
    if one is None:
        theme, who = uncoded.themes.get(row.theme, row.theme) or "–", uncoded.rejected.get((row.unit, row.theme), ())
        if who:
            message = _("unit {unit} is not coded as {theme} any more: rejected by {coders}")
            return message.format(unit=row.unit, theme=theme, coders=", ".join(who))
        return _("no unit {unit} is coded as {theme}").format(unit=row.unit or "–", theme=theme)
    if _plain(one.quotation) != _plain(row.text):
        return _("the text of unit {unit} is not the unit's text").format(unit=row.unit)
    if row.decision == CONFIRM and not row.condensation.strip():
        return _("the row is confirmed, but its condensation is empty")
    return ""


def _plain(text: str) -> str:
    return " ".join(text.split())


def _decided(row: CondensationRow, one: Condensation, person: str) -> Condensation | None:
    """The person's condensation, None where the row decides nothing or takes a decision back."""
    text = _plain(row.condensation)
    proposal = one.proposal if row.proposal is None else _plain(row.proposal)
    if row.decision == WITHDRAW or not text or (text == proposal and row.decision != CONFIRM):
        return None
    return decided_as(one, text, person, proposal)


def _row_finding(table: str, row: CondensationRow, message: str, severity: Severity = Severity.ERROR) -> Finding:
    hint = "" if severity is Severity.WARNING else _("nothing of this row is read; `tfbb condense` writes the table anew")
    return Finding(table, row.line, 0, "condensation-row", message, hint, severity)


def condensations_table(
    condensations: Sequence[Condensation], where: Mapping[str, Place], book: Codebook, coders: Sequence[str] = (), person: str = ""
) -> Table:
    """One row a unit and theme, for a person to rewrite or confirm with x; in the codebook's language.

    ``coders`` are those whose codings are condensed: the table that comes back is held against the same. It is written for ``person``.
    """
    words, themes = condensation_words(book), theme_names(book)
    told = (", ".join(coders), person)
    rows = tuple((*_row(one, where[one.transcript], words, themes.get(one.theme, one.theme)), *told) for one in condensations)
    return Table("condensations", tuple(words.columns.values()), rows, short=words.sheet)


def _row(one: Condensation, place: Place, words: CondensationWords, theme: str) -> tuple[str, ...]:
    return (
        one.transcript, place.case, place.wave, one.unit, one.speaker or "", theme, one.quotation, one.proposal, one.text,
        "x" if one.decided else "", words.statuses[one.status], one.coder if one.decided else "",
    )  # fmt: skip


def under_themes(decisions: Iterable[Condensation], codings: Iterable[Coding]) -> tuple[list[Condensation], int]:
    """Each decision under the themes that its unit is coded as, and how many are left out since nobody codes their unit so any more."""
    coded: dict[str, dict[str, None]] = defaultdict(dict)
    for coding in codings:
        if coding.status is not Status.REJECTED:
            coded[coding.unit][coding.theme] = None
    kept: list[Condensation] = []
    left_out = 0
    for one in decisions:
        themes = [theme for theme in coded.get(one.unit, ()) if one.theme in {"", theme}]
        kept += [replace(one, theme=theme) for theme in themes]
        left_out += not themes
    return kept, left_out


def essence(condensations: Iterable[Condensation], where: Mapping[str, Place], themes: Sequence[str]) -> list[Essence]:
    """The decided condensations of each theme and case, near-duplicates once, what most units say first."""
    cells: dict[tuple[str, str], list[Condensation]] = defaultdict(list)
    for one in sorted(condensations, key=_order):
        if one.decided:
            cells[one.theme, where[one.transcript].case].append(one)
    order = {theme: n for n, theme in enumerate(themes)}
    ranks = {place.case: place.rank for place in where.values()}
    found: list[Essence] = []
    for (theme, case), cell in sorted(cells.items(), key=lambda item: (order.get(item[0][0], len(order)), item[0][0], ranks[item[0][1]])):
        groups = _groups(cell)
        found += sorted((_essence(theme, case, group) for group in groups), key=lambda e: -len(e.units))
    return found


def _groups(cell: Sequence[Condensation]) -> list[list[Condensation]]:
    """Condensations that say the same; each is compared with the first of a group, so that groups do not creep."""
    groups: list[tuple[frozenset[str], list[Condensation]]] = []
    for one in cell:
        said = sense(one.text)
        group = next((members for first, members in groups if alike(first, said) or members[0].text == one.text), None)
        if group is None:
            groups.append((said, [one]))
        else:
            group.append(one)
    return [members for _first, members in groups]


def sense(text: str) -> frozenset[str]:
    """The lemmas that say something, and whether anything is denied.

    >>> sorted(sense("Vi hann aldrig prata med lärarna."))
    ['hinna', 'inte', 'lärare', 'prata']
    """
    words = [word.lower for word in words_of(text) if word.is_word]
    denied = {"inte"} if any(word in NEGATORS for word in words) else set()
    return frozenset({base for word in words if (base := content(word)) and word not in NEGATORS} | denied)


def alike(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether two condensations say the same: half of all lemmas, or most of the shorter one's; never when one of them denies."""
    if not one or not other or ("inte" in one) != ("inte" in other):
        return False
    shared, shorter = len(one & other), min(len(one), len(other))
    return shared >= ALIKE * len(one | other) or (shorter >= ENOUGH and shared >= WITHIN * shorter)


def _essence(theme: str, case: str, group: Sequence[Condensation]) -> Essence:
    """The group by its most typical member."""
    senses = [sense(one.text) for one in group]
    typical = max(range(len(group)), key=lambda n: (sum(len(senses[n] & other) for other in senses) / max(1, len(senses[n])), -n))
    units = dict.fromkeys([group[typical].unit, *(one.unit for one in group)])
    return Essence(theme, case, group[typical].text, tuple(units))


def essence_table(found: Sequence[Essence], labels: Mapping[str, str], cases: Mapping[str, str]) -> Table:
    """One row a non-redundant condensation with the ids of the units that say it."""
    rows = tuple((e.theme, labels.get(e.theme, e.theme), cases.get(e.case, e.case), e.text, len(e.units), ";".join(e.units)) for e in found)
    return Table("essence", ESSENCE_COLUMNS, rows)
