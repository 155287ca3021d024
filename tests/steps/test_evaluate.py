"""A coder held against what is right, on units small enough to count by hand."""

import pytest

from tfbb_coding.model.coding import Coding, Status
from tfbb_coding.model.transcript import MeaningUnit, Role
from tfbb_coding.steps.evaluate import (
    Compared,
    Said,
    calibration_table,
    compare_units,
    confusion_table,
    disagreements,
    disagreements_table,
    evaluate,
    joined,
    margin,
    said_by_codings,
    summary_table,
    themes_table,
)

THEMES = ("mal", "hinder")


def said(*themes: str, certain: bool = True, **ranking: float) -> Said:
    return Said(themes, tuple(ranking.items()), certain)


def pair(gold: str, coder: Said, number: int = 0) -> Compared:
    return Compared(f"a:{number}.1", f"Påhittad mening nummer {number}.", tuple(gold.split()), coder)


def many() -> list[Compared]:
    """Twenty units: mal found 6 of 8 times and said twice where it is not; hinder 2 of 4; nothing said of the rest."""
    rows = [("mal", said("mal", mal=0.9, hinder=0.2))] * 5
    rows += [("mal hinder", said("mal", "hinder", mal=0.6, hinder=0.58, certain=False))]
    rows += [("mal", said("hinder", hinder=0.55, mal=0.5, certain=False)), ("mal", said(mal=0.4))]
    rows += [("hinder", said("hinder", hinder=0.7, mal=0.1)), ("hinder", said("mal", mal=0.52, hinder=0.51)), ("hinder", said())]
    rows += [("", said("mal", mal=0.52))]
    rows += [("", said())] * 8
    return [pair(gold, coder, n) for n, (gold, coder) in enumerate(rows)]


def test_theme_by_theme() -> None:
    result = evaluate(many(), THEMES)
    mal, hinder = result.themes
    assert (mal.gold, mal.said, mal.both, mal.prevalence) == (8, 8, 6, 0.4)
    assert (mal.retrieval.precision, mal.retrieval.recall, mal.retrieval.f1) == (0.75, 0.75, 0.75)
    assert (hinder.gold, hinder.said, hinder.both) == (4, 3, 2)
    assert hinder.retrieval.f1 == pytest.approx(4 / 7)
    assert result.mean_f1 == pytest.approx((0.75 + 4 / 7) / 2)
    assert mal.agreement.kappa is None  # eight units with the theme are too few to say anything


def test_kappa_from_ten_units_with_the_theme_on() -> None:
    result = evaluate([*many(), *[pair("mal", said("mal", mal=0.8))] * 2], THEMES)
    kappa = result.themes[0].agreement
    # 8 of 10 found, 2 of 12 wrongly said: (18·22 − (10·10 + 12·12)) / (22² − (10·10 + 12·12))
    assert kappa.kappa == pytest.approx((18 * 22 - 244) / (22**2 - 244))
    assert kappa.low is not None
    assert kappa.kappa is not None
    assert kappa.low < kappa.kappa


def test_on_the_whole() -> None:
    result = evaluate(many(), THEMES)
    assert result.primary.n == 20
    assert result.primary.percent == pytest.approx(15 / 20)
    assert result.shared == pytest.approx(15 / 20)
    # Of eleven units with a theme only the one that the coder says nothing of has not got it among the two best.
    assert result.top_two == pytest.approx(10 / 11)
    assert result.values == ("mal", "hinder", "none")
    assert result.confusion == ((6, 1, 1), (1, 1, 1), (1, 0, 8))


def test_any_shared_theme_is_not_the_same_as_the_same_primary_theme() -> None:
    result = evaluate([pair("mal hinder", said("hinder", "mal"))], THEMES)
    assert result.shared == 1
    assert result.primary.percent == 0


def test_a_theme_that_the_codebook_has_not_is_told_last() -> None:
    result = evaluate([pair("oro", said("mal"))], THEMES)
    assert [r.theme for r in result.themes] == ["mal", "hinder", "oro"]


@pytest.mark.parametrize(
    ("ranking", "lead"), [({"mal": 0.9, "hinder": 0.2}, 0.7), ({"mal": 0.4}, 0.4), ({"mal": 0.6, "hinder": 0.6, "oro": 0.1}, 0.0)]
)
def test_margin(ranking: dict[str, float], lead: float) -> None:
    assert margin(Said(("mal",), tuple(ranking.items()))) == pytest.approx(lead)


def test_calibration_counts_every_coded_unit_once() -> None:
    result = evaluate(many(), THEMES)
    bands = {band.label: (band.n, band.right, band.among) for band in result.bands}
    assert bands["0–0.05"] == (2, 1, 1)
    assert bands["0.05–0.1"] == (1, 0, 0)
    assert bands["0.5–1"] == (7, 6, 6)
    assert bands["certain"] == (8, 6, 6)
    assert bands["uncertain"] == (2, 1, 1)
    assert sum(n for label, (n, _right, _among) in bands.items() if "certain" not in label) == 10


def test_a_lead_of_one_has_its_band() -> None:
    bands = evaluate([pair("mal", said("mal", mal=1.0))], THEMES).bands
    assert [(b.label, b.n) for b in bands if b.n] == [("0.5–1", 1), ("certain", 1)]


def test_codings_without_a_ranking_have_no_lead() -> None:
    result = evaluate([pair("mal", said("mal")), pair("mal", said("mal", certain=False))], THEMES)
    assert [(b.label, b.n, b.right) for b in result.bands] == [("certain", 1, 1), ("uncertain", 1, 1)]
    assert result.top_two is None


def test_disagreements_the_gravest_first() -> None:
    units = [
        pair("mal", said("mal", "hinder"), 1),
        pair("mal hinder", said("hinder", "mal"), 2),
        pair("mal", said(), 3),
        pair("mal", said("mal"), 4),
    ]
    result = evaluate(units, THEMES)
    assert [(kind, one.id) for kind, one in disagreements(result)] == [
        ("nothing shared", "a:3.1"),
        ("other primary", "a:2.1"),
        ("more or fewer", "a:1.1"),
    ]
    assert [one.id for _kind, one in disagreements(result, one_theme=True)] == ["a:3.1", "a:2.1"]
    assert disagreements_table(result).rows[0] == ("a:3.1", "nothing shared", "mal", "", "", "Påhittad mening nummer 3.")


def test_tables_hold_what_was_counted() -> None:
    result = evaluate(many(), THEMES)
    assert themes_table(result).rows[0][:8] == ("mal", 8, 0.4, 8, 6, 0.75, 0.75, 0.75)
    assert confusion_table(result).rows[2] == ("none", 1, 0, 8)
    assert ("n", 20) in summary_table(result).rows
    assert calibration_table(result).rows[0] == ("0–0.05", 2, 0.5, 0.5)
    for table in (themes_table(result), confusion_table(result), calibration_table(result), disagreements_table(result)):
        assert all(len(row) == len(table.columns) for row in table.rows)


def test_a_place_with_several_units_has_their_themes_the_strongest_first() -> None:
    both = joined([said("mal", mal=0.6, hinder=0.3), said("hinder", hinder=0.8, certain=False), said(oro=0.1)])
    assert both == Said(("hinder", "mal"), (("hinder", 0.8), ("mal", 0.6), ("oro", 0.1)), certain=False)


def coding(theme: str, start: int, end: int, status: Status = Status.ACCEPTED, score: float = 1.0) -> Coding:
    return Coding("a", "", 0, "IP1", start, end, theme, "", "anna", status, score, "x" * (end - start))


def test_what_codings_say() -> None:
    units = [MeaningUnit(f"a:0.{n}", "a", 0, "IP1", Role.PARTICIPANT, n * 10, n * 10 + 9, "x" * 9) for n in range(3)]
    codings = [
        coding("hinder", 0, 9),
        coding("mal", 0, 9),
        coding("oro", 0, 9, score=2.0),
        coding("mal", 10, 19, Status.REJECTED),
        coding("mal", 20, 29, Status.UNCERTAIN),
    ]
    found = said_by_codings(codings, units, THEMES)
    assert [found[u.id].themes for u in units] == [("oro", "mal", "hinder"), (), ("mal",)]
    assert [found[u.id].certain for u in units] == [True, True, False]


def test_only_units_that_both_have_gone_through_are_compared() -> None:
    units = [MeaningUnit(f"a:{n}.1", "a", n, "IP1", Role.PARTICIPANT, n, n + 1, "x") for n in range(3)]
    compared = compare_units({"a:0.1": said("mal"), "a:1.1": said()}, {"a:1.1": said("mal"), "a:2.1": said("mal")}, units)
    assert [(one.id, one.gold, one.said.themes) for one in compared] == [("a:1.1", (), ("mal",))]
