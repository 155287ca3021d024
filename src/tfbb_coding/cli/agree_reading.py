"""How the figures of ``tfbb agree`` are to be read: what they mean, which to report, and which are low."""

from typing import TYPE_CHECKING

from tfbb_coding.messages import _

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tfbb_coding.steps.agree import AgreementReport

_FEW_INTERVIEWS = 5
_TENTATIVE, _CUSTOMARY = 2 / 3, 0.8
"""Krippendorff (2019, ch. 12): the least α for tentative conclusions, and the one that is customarily asked for."""


def reading(report: "AgreementReport", called: "Callable[[str], str]") -> list[str]:
    """How to read the coefficients, which to report, and which are low; ``called`` gives a theme's name."""
    from tfbb_coding.steps.agreement import FEWEST

    notes = []
    rare = [row for row in report.all_units.figures if 0 < row.by_any < FEWEST]
    if rare and report.all_units.enough:
        notes.append(
            _("*: fewer than {n} units carry it, so the figures hang on a handful of decisions. Look at the units instead.").format(
                n=FEWEST
            )
        )
    notes.append(
        _(
            "share: the part of all judgements that say yes. κ, α and AC1: 1 is the same everywhere, 0 no better than chance, which"
            " each of them counts in its own way: κ by each coder's own shares, α by all coders' together, AC1 by how rare the "
            "theme is. Where a theme is rare, or very common, κ and α fall though nearly all units are judged alike (Feinstein & "
            "Cicchetti 1990). AC1 falls less (Gwet 2008), and is high for a theme that hardly anybody uses. Read them together, "
            "with their intervals (95 %)."
        )
    )
    notes += [_to_report(report), *_low(report, called)] if report.all_units.enough else []
    notes.append(
        _(
            "There is no limit from which agreement is good. It is customary to ask for α ≥ .80, and .667 for tentative conclusions"
            " (Krippendorff 2019); look at the interval's lower end, too. The well-known words for bands of κ are arbitrary, as "
            "those who proposed them wrote (Landis & Koch 1977), and are not printed."
        )
    )
    if report.pairs:
        notes.append(_("With more than two coders κ is the mean of the pairs (Light 1971); the other figures take all at once."))
    if report.interviews < _FEW_INTERVIEWS:
        notes.append(_("Intervals draw interviews, then units in them; with so few interviews they are rough."))
    return notes


def _to_report(report: "AgreementReport") -> str:
    """Which figures belong in a report."""
    if report.characters is not None:
        return _(
            "To report where the coders cut otherwise: α by character (αU), with its interval and the number of characters, and how"
            " many units were cut otherwise. Say what was rare, and what you did about the differences."
        )
    if len(_single(report)) > 1:
        return _(
            "To report: α theme by theme on all units and the α that counts themes in common (MASI), with the number of units, "
            "their intervals and the shares; AC1 beside α for a theme that is rare. Say how many coded, how much of the material, "
            "and what you did about the differences."
        )
    return _(
        "To report: α on all units, with their number, its interval and the share; AC1 beside it where the theme is rare. Say how "
        "many coded, how much of the material, and what you did about the differences."
    )


def _single(report: "AgreementReport") -> list[str]:
    """The themes that are compared, without their codes."""
    from tfbb_coding.steps.agree import ANY, TOGETHER

    return [row.about for row in report.all_units.figures if row.about not in (ANY, TOGETHER) and "/" not in row.about]


def _low(report: "AgreementReport", called: "Callable[[str], str]") -> "Iterator[str]":
    """The themes whose α on all units is below what is customarily asked for; those that stand on a handful of units apart."""
    from tfbb_coding.steps.agreement import FEWEST

    known = [(row.about, row.alpha.value) for row in report.all_units.figures if row.about in _single(report) and row.by_any >= FEWEST]
    low = [called(theme) for theme, alpha in known if alpha is not None and alpha < _TENTATIVE]
    middling = [called(theme) for theme, alpha in known if alpha is not None and _TENTATIVE <= alpha < _CUSTOMARY]
    if low:
        message = _(
            "Low (α below .667 on all units): {themes}. Settle these, sharpen their definitions in the codebook, and code some more anew."
        )
        yield message.format(themes=", ".join(low))
    if middling:
        yield _("For tentative conclusions only (α .667–.80 on all units): {themes}.").format(themes=", ".join(middling))
