"""Figures of agreement as tables with fixed English columns."""

from collections.abc import Collection, Iterator

from tfbb_coding.model.coding import Status
from tfbb_coding.model.report import Table
from tfbb_coding.steps.agree import TOGETHER, AgreementReport, Figures, Section, differing
from tfbb_coding.steps.coefficients import Coefficient
from tfbb_coding.steps.compare_coders import COUNTED, Comparison

_COEFFICIENTS = ("percent", "kappa", "alpha", "masi", "ac1")
_ENDS = ("", "_low", "_high")
_DIGITS = 6
FIGURE_COLUMNS = ("about", "n", "by_any", "by_all", "prevalence", *(f"{name}{end}" for name in _COEFFICIENTS for end in _ENDS))


def sections_of(report: AgreementReport) -> Iterator[tuple[str, Section]]:
    """The sections that there are, by name: ``all``, ``coded``, ``characters``."""
    yield "all", report.all_units
    yield "coded", report.coded
    if report.characters is not None:
        yield "characters", report.characters


def figures_table(report: AgreementReport) -> Table:
    """One row a theme (then any theme, then all together) and section."""
    rows = tuple((name, *_figures(row)) for name, section in sections_of(report) for row in section.figures)
    return Table("figures", ("on", *FIGURE_COLUMNS), rows)


def given_table(report: AgreementReport) -> Table:
    """One row a theme, section and coder: how many units or characters the coder gave it."""
    rows = tuple(
        (name, row.about, coder, n)
        for name, section in sections_of(report)
        for row in section.figures
        if row.about != TOGETHER
        for coder, n in zip(report.coders, row.given, strict=True)
    )
    return Table("given", ("on", "about", "coder", "n"), rows)


def pairs_table(report: AgreementReport) -> Table:
    """One row a pair of coders; for two coders that one pair."""
    pairs = [(pair.one, pair.other, pair.figures) for pair in report.pairs]
    if not pairs:
        pairs = [(report.coders[0], report.coders[1], report.all_units.of(TOGETHER))]
    return Table("pairs", ("one", "other", *FIGURE_COLUMNS), tuple((one, other, *_figures(figures)) for one, other, figures in pairs))


def mixed_table(report: AgreementReport) -> Table:
    """One row for two sets of themes that stand against each other, with how often they do."""
    rows = tuple((";".join(sorted(one.themes[0])), ";".join(sorted(one.themes[1])), one.units) for one in report.mixed)
    return Table("mixed", ("one", "other", "units"), rows)


def disagreements_table(comparison: Comparison, report: AgreementReport, counted: Collection[Status] = COUNTED) -> Table:
    """One row a unit that the coders do not give the same themes, a column a coder; None where the coder has not read it."""
    rows = tuple(
        (
            one.unit.transcript,
            one.unit.id,
            one.unit.start,
            one.unit.end,
            one.unit.speaker or "",
            *(None if themes is None else ";".join(sorted(themes & set(report.themes))) for themes in one.sets(counted)),
            one.unit.text,
        )
        for one in differing(comparison, report.themes, counted)
    )
    return Table("disagreements", ("transcript", "unit", "start", "end", "speaker", *report.coders, "text"), rows)


def _figures(row: Figures) -> tuple[str | int | float | None, ...]:
    told = (getattr(row, name) for name in _COEFFICIENTS)
    return (row.about, row.n, row.by_any, row.by_all, _rounded(row.prevalence), *(end for one in told for end in _ends(one)))


def _ends(one: Coefficient) -> tuple[float | None, ...]:
    return tuple(_rounded(value) for value in (one.value, one.low, one.high))


def _rounded(value: float | None) -> float | None:
    """Six digits: further ones differ between machines."""
    return None if value is None else round(value, _DIGITS) + 0.0
