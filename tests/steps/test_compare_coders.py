"""Codings laid on units, for comparing: the same units, other bounds, transcripts that not all have read."""

import time
from collections.abc import Sequence
from dataclasses import replace

import pytest

from tfbb_coding.model.coding import Coding, Evidence, Status, people_among
from tfbb_coding.model.text import Span
from tfbb_coding.model.transcript import MeaningUnit, Role, SpokenLine, Transcript, build_transcript
from tfbb_coding.steps.agree import ANY, TOGETHER, AgreementReport, agreement_of, differing
from tfbb_coding.steps.agree_characters import by_characters
from tfbb_coding.steps.agree_tables import disagreements_table, figures_table, given_table, mixed_table, pairs_table
from tfbb_coding.steps.coefficients import NONE
from tfbb_coding.steps.compare_coders import ACCEPTED, ComparedUnit, Comparison, Silence, Work, compare, passages, undecided
from tfbb_coding.steps.roles import assign_roles
from tfbb_coding.steps.segment import segment

THEMES = ("mal", "hinder", "oro")


def talk(name: str, answers: int = 6) -> Transcript:
    lines = [
        line
        for n in range(answers)
        for line in (SpokenLine("Intervjuare", f"Fråga {n}?"), SpokenLine("Deltagare", f"Det är svar nummer {n} om något."))
    ]
    return assign_roles(build_transcript(name, lines))


def coding(unit: MeaningUnit, theme: str, coder: str = "", code: str = "", status: Status = Status.ACCEPTED) -> Coding:
    return Coding(unit.transcript, unit.id, unit.turn, unit.speaker, unit.start, unit.end, theme, code, coder, status, 1.0, unit.text)


def works(transcripts: list[Transcript], **said: Sequence[list[str] | None]) -> list[Work]:
    """``anna=["mal", "mal hinder", "-oro", "", ...]`` for each transcript; ``-`` rejects; None where it was not read."""
    found = []
    for coder, lists in said.items():
        codings, read = [], set()
        for transcript, themes in zip(transcripts, lists, strict=True):
            if themes is None:
                continue
            read.add(transcript.name)
            for unit, given in zip(segment(transcript), themes, strict=True):
                for theme in given.split():
                    status = Status.REJECTED if theme.startswith("-") else Status.ACCEPTED
                    codings.append(coding(unit, theme.removeprefix("-"), coder, status=status))
        found.append(Work(coder, tuple(codings), frozenset(read)))
    return found


def compared(transcripts: list[Transcript], several: list[Work]) -> Comparison:
    return compare(transcripts, several)


def test_only_people_who_have_begun_an_interview_leave_units_undecided() -> None:
    several = [talk("a", 3), talk("b", 2)]
    comparison = compare(several, works(several, anna=[["mal", "", ""], ["mal", "-oro"]], rules=[["mal", "", ""], ["", ""]]))
    assert undecided(comparison) == {"anna": Silence(2, 5, others=0)}
    unread = compare(
        several, works(several, anna=[["mal", "", ""], None], bo=[["", "mal", "mal"], ["", ""]], rules=[["", "", ""], ["", ""]])
    )
    assert undecided(unread) == {"anna": Silence(2, 3, others=2), "bo": Silence(3, 5, others=1)}


def test_each_unit_with_what_each_says() -> None:
    fg = [talk("fg", 4)]
    comparison = compare(fg, works(fg, anna=[["mal", "mal hinder", "", "-oro"]], bo=[["mal", "mal", "oro", ""]]))
    assert [one.sets() for one in comparison.units] == [
        (frozenset({"mal"}), frozenset({"mal"})),
        (frozenset({"mal", "hinder"}), frozenset({"mal"})),
        (frozenset(), frozenset({"oro"})),
        (frozenset(), frozenset()),
    ]
    assert [one.decided for one in comparison.units] == [True, True, False, False]
    assert comparison.elsewhere == 0
    assert undecided(comparison) == {"anna": Silence(1, 4, others=1), "bo": Silence(1, 4, others=1)}
    assert [one.unit.turn for one in differing(comparison, THEMES)] == [3, 5]


def test_a_transcript_that_one_alone_has_read_is_left_out_and_told() -> None:
    two = [talk("a", 3), talk("b", 3)]
    comparison = compare(two, works(two, anna=[["mal"] * 3, ["mal"] * 3], bo=[["mal"] * 3, None]))
    assert comparison.interviews == ("a",)
    assert comparison.alone == {"b": "anna"}


def test_codings_of_other_bounds_are_laid_on_the_units_that_they_share_half_of() -> None:
    fg = talk("fg", 3)
    units = segment(fg)
    half = replace(coding(units[0], "mal", "bo"), end=units[0].end - 5, quotation=fg.text[units[0].start : units[0].end - 5])
    asked = Span(fg.turns[2].start, fg.turns[2].end)
    question = Coding("fg", "fg:2.1", 2, "Intervjuare", asked.start, asked.end, "oro", "", "bo", Status.ACCEPTED, 1.0, asked.of(fg.text))
    read = frozenset({"fg"})
    comparison = compare(
        [fg],
        [
            Work("anna", (coding(units[0], "mal", "anna"), coding(units[1], "mal", "anna"), coding(units[2], "mal", "anna")), read),
            Work("bo", (half, question), read),
        ],
    )
    assert (comparison.codings, comparison.elsewhere) == (5, 1)
    assert comparison.units[0].sets() == (frozenset({"mal"}), frozenset({"mal"}))
    strays = [one for one in comparison.units if one.unit.start == asked.start]
    assert [one.sets() for one in strays] == [(frozenset(), frozenset({"oro"}))]


def test_passages_join_where_they_overlap_and_not_where_they_meet() -> None:
    unit = segment(talk("fg", 1))[0]
    at = [replace(coding(unit, "mal"), start=a, end=b) for a, b in ((0, 5), (3, 8), (8, 10), (12, 14))]
    assert passages(at) == [Span(0, 8), Span(8, 10), Span(12, 14)]


def report_of(anna: str, bo: str, themes: tuple[str, ...] = ("mal",)) -> AgreementReport:
    """One interview; a letter a unit: ``m`` for mal, ``.`` for nothing."""
    fg = [talk("fg", len(anna))]
    said = {"m": "mal", "h": "hinder", ".": "", "b": "mal hinder"}
    return agreement_of(compare(fg, works(fg, anna=[[said[c] for c in anna]], bo=[[said[c] for c in bo]])), themes)


def test_the_figures_of_a_table_that_can_be_counted_by_hand() -> None:
    # 20 both, 5 and 10 one alone, 15 neither.
    report = report_of("m" * 20 + "m" * 5 + "." * 10 + "." * 15, "m" * 20 + "." * 5 + "m" * 10 + "." * 15)
    row = report.all_units.of("mal")
    assert (row.n, row.given, row.by_all, row.by_any, row.prevalence) == (50, (25, 30), 20, 35, 0.55)
    assert row.percent.value == pytest.approx(0.7)
    assert row.kappa.value == pytest.approx(0.4)
    assert row.alpha.value == pytest.approx(1 - 99 * 30 / (2 * 55 * 45))
    chance = 2 * 0.55 * 0.45
    assert row.ac1.value == pytest.approx((0.7 - chance) / (1 - chance))
    assert row.masi == NONE
    assert (row.kappa.low or 9) < 0.4 < (row.kappa.high or -9)
    assert report.different == 15
    assert report.coded.n == 35
    assert report.coded.of("mal").percent.value == pytest.approx(20 / 35)
    assert report.coded.of(ANY).kappa == NONE
    assert report.coded.of(ANY).percent.value == pytest.approx(20 / 35)


def test_fewer_than_ten_units_have_a_percentage_and_no_coefficient() -> None:
    report = report_of("mmmm.....", "mmm......")
    assert not report.all_units.enough
    row = report.all_units.of("mal")
    assert row.percent.value == pytest.approx(8 / 9)
    assert row.percent.low is None
    assert (row.kappa, row.alpha, row.ac1) == (NONE, NONE, NONE)
    assert report_of("mmmm......", "mmm.......").all_units.enough


def test_a_theme_that_nobody_uses_has_no_coefficient() -> None:
    row = report_of("m" * 12, "m" * 12, THEMES).all_units.of("oro")
    assert row.percent.value == 1
    assert (row.kappa, row.alpha, row.ac1) == (NONE, NONE, NONE)


def test_themes_in_common_count_in_masi_alone() -> None:
    report = report_of("bbbbbbmmmhhh..", "mmmbbbmmmhhh..", ("mal", "hinder"))
    row = report.all_units.of(TOGETHER)
    assert row.percent.value == pytest.approx(11 / 14)
    assert row.by_all == 9
    assert (row.masi.value or 0) > (row.alpha.value or 1)
    assert [(sorted(one.themes, key=len), one.units) for one in report.mixed] == [([frozenset({"mal"}), frozenset({"mal", "hinder"})], 3)]


def test_only_what_was_accepted() -> None:
    fg = [talk("fg", 12)]
    two = works(fg, anna=[["mal"] * 12], bo=[["mal"] * 12])
    proposed = replace(two[1], codings=tuple(replace(c, status=Status.PROPOSED) for c in two[1].codings))
    report = agreement_of(compare(fg, [two[0], proposed]), ("mal",), ACCEPTED)
    assert report.all_units.of("mal").given == (12, 0)


def test_three_coders_and_one_who_read_less() -> None:
    two = [talk("a", 12), talk("b", 12)]
    said = ["mal", ""] * 6
    three = works(two, anna=[said, said], bo=[said, said], cia=[["mal"] * 12, None])
    report = agreement_of(compare(two, three), ("mal",))
    row = report.all_units.of("mal")
    assert row.given == (12, 12, 12)
    assert row.by_all == 12
    # In a: six units where all agree, six where two of three pairs do not; in b all agree.
    assert row.percent.value == pytest.approx((6 + 6 / 3 + 12) / 24)
    assert [(pair.one, pair.other, pair.figures.n) for pair in report.pairs] == [("anna", "bo", 24), ("anna", "cia", 12), ("bo", "cia", 12)]
    assert report.pairs[0].figures.kappa.value == 1
    assert pairs_table(report).rows[0][:2] == ("anna", "bo")


def test_by_characters_it_is_the_length_that_counts() -> None:
    fg = talk("fg", 24)
    units = segment(fg)
    read = frozenset({"fg"})
    anna = tuple(coding(unit, "mal", "anna") for unit in units[:12])
    shorter = tuple(replace(c, coder="bo", end=c.start + 10, quotation=c.quotation[:10]) for c in anna)
    section = by_characters([fg], [Work("anna", anna, read), Work("bo", shorter, read)], ("mal",))
    row = section.of("mal")
    long = sum(len(unit.text) for unit in units[:12])
    assert row.given == (long, 120)
    assert (row.by_all, row.by_any) == (120, long)
    assert row.n == sum(len(unit.text) for unit in units)
    assert row.percent.value == pytest.approx(1 - (long - 120) / row.n)
    assert row.alpha.value is not None
    same = by_characters([fg], [Work("anna", anna, read), Work("bo", anna, read)], ("mal",)).of("mal")
    assert (same.kappa.value, same.alpha.value, same.alpha.low) == (1, 1, None)
    few = by_characters([fg], [Work("anna", anna[:4], read), Work("bo", anna[:3], read)], ("mal",))
    assert not few.enough
    assert few.of("mal").alpha == NONE


def test_tables_have_a_row_for_everything_and_say_the_same_twice() -> None:
    report = report_of("mmmmmm......h", "mmmmm.......h", ("mal", "hinder"))
    table = figures_table(report)
    assert [(row[0], row[1]) for row in table.rows] == [
        (on, about) for on in ("all", "coded") for about in ("mal", "hinder", ANY, TOGETHER)
    ]
    assert table == figures_table(report_of("mmmmmm......h", "mmmmm.......h", ("mal", "hinder")))
    assert [row for row in given_table(report).rows if row[1] == "mal"][:2] == [("all", "mal", "anna", 6), ("all", "mal", "bo", 5)]
    assert mixed_table(report).rows == (("", "mal", 1),)
    fg = [talk("fg", 2)]
    comparison = compare(fg, works(fg, anna=[["mal", "oro"]], bo=[["mal", "hinder mal"]]))
    rows = disagreements_table(comparison, agreement_of(comparison, THEMES)).rows
    assert [row[5:7] for row in rows] == [("oro", "hinder;mal")]


def test_people_are_counted_once() -> None:
    assert people_among(["anna", "anna@2026-03-01", "bo@andra", "consensus", "rules", "learned"]) == ["anna", "bo@andra"]


def test_evidence_plays_no_part() -> None:
    fg = [talk("fg", 12)]
    two = works(fg, anna=[["mal"] * 12], bo=[["mal"] * 12])
    proven = replace(two[0], codings=tuple(replace(c, evidence=(Evidence("lemma svar", "svar", 1.0),)) for c in two[0].codings))
    assert agreement_of(compare(fg, [proven, two[1]]), THEMES) == agreement_of(compare(fg, two), THEMES)


@pytest.mark.slow
def test_five_thousand_units_of_forty_interviews() -> None:
    names = [f"i{n:02}" for n in range(40)]
    units = [
        MeaningUnit(f"{name}:{n}.1", name, n, "D", Role.PARTICIPANT, 10 * n, 10 * n + 9, "nio tecken") for name in names for n in range(125)
    ]
    said = [coding(unit, THEMES[n % 3]) for n, unit in enumerate(units)]
    other = [coding(unit, THEMES[(n + (n % 7 == 0)) % 3]) for n, unit in enumerate(units)]
    compared = Comparison(
        ("anna", "bo"), tuple(ComparedUnit(u, ((a,), (b,))) for u, a, b in zip(units, said, other, strict=True)), 10_000, 0, {}
    )
    start = time.process_time()
    report = agreement_of(compared, THEMES)
    assert report.all_units.of(TOGETHER).percent.value == pytest.approx(1 - 715 / 5000)
    assert time.process_time() - start < 15
