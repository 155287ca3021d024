"""Which units a coding is about: spans drawn as pictures."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tfbb_coding.model.coding import Coding, Status
from tfbb_coding.model.text import Span
from tfbb_coding.model.transcript import MeaningUnit, Role
from tfbb_coding.steps.alignment import by_unit, still_standing, units_at

TEXT = "Vi hann aldrig sätta oss. Men nu går det bättre! Ja."
#       0         1         2         3         4         5
#       0123456789012345678901234567890123456789012345678901
#       |--- 1: 0–25 ------------||------ 2: 26–48 ------||3|


def unit(number: int, start: int, end: int) -> MeaningUnit:
    return MeaningUnit(f"a:0.{number}", "a", 0, "IP1", Role.PARTICIPANT, start, end, TEXT[start:end])


UNITS = [unit(1, 0, 25), unit(2, 26, 48), unit(3, 49, 52)]


def coding(start: int, end: int, theme: str = "hinder", transcript: str = "a") -> Coding:
    return Coding(transcript, "", 0, "IP1", start, end, theme, "", "anna", Status.ACCEPTED, 1.0, TEXT[start:end])


@pytest.mark.parametrize(
    ("span", "numbers"),
    [
        ((0, 25), [1]),  # the unit itself
        ((3, 14), [1]),  # a few words of it
        ((0, 48), [1, 2]),  # two units
        ((0, 30), [1]),  # one unit and a little of the next
        ((20, 48), [2]),  # the end of one and all of the next
        ((0, 52), [1, 2, 3]),  # everything, a short unit too
        ((25, 26), []),  # the blank between two units
        ((60, 70), []),  # beyond the end
        ((5, 5), []),  # no words
    ],
)
def test_units_at(span: tuple[int, int], numbers: list[int]) -> None:
    assert [u.id for u in units_at(Span(*span), UNITS)] == [f"a:0.{n}" for n in numbers]


def test_the_unit_that_most_of_it_stands_in_comes_first() -> None:
    wide = [unit(1, 0, 10), unit(2, 10, 40)]
    assert [u.id for u in units_at(Span(2, 40), wide)] == ["a:0.2", "a:0.1"]


@given(st.integers(0, 60), st.integers(0, 60))
def test_never_a_unit_that_shares_nothing(one: int, other: int) -> None:
    span = Span(min(one, other), max(one, other))
    assert all(span.overlaps(u.span) for u in units_at(span, UNITS))
    assert {u.id for u in UNITS if span.contains(u.span) and len(span)} <= {u.id for u in units_at(span, UNITS)}


def test_codings_by_unit_whatever_the_order() -> None:
    first, both, elsewhere = coding(3, 14), coding(0, 48, "mal"), coding(0, 25, transcript="b")
    found = by_unit([both, elsewhere, first], reversed(UNITS))
    assert found == {"a:0.1": [both, first], "a:0.2": [both]}


def test_codings_go_with_their_words_and_those_without_are_counted() -> None:
    stands, gone = coding(3, 14), replace(coding(3, 14), quotation="hann aldrig ens")
    assert still_standing([stands, gone, coding(0, 5, transcript="b")], {"a": TEXT}) == ([stands], 1)
    moved, lost = still_standing([stands], {"a": "Ja. " + TEXT})
    assert [(c.start, c.end, c.quotation) for c in moved] == [(7, 18, stands.quotation)]
    assert lost == 0
    assert still_standing([stands], {"a": "!" + TEXT + TEXT}) == ([], 1)
