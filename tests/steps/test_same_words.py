"""Interviews that are there twice."""

import pytest

from tfbb_coding.steps.same_words import SameWords, same_words

SHORT = ["Hur började det?", "Med lunch på gården, tror jag."]
LONG = [f"Den gången gick vi {n} varv runt sjön och sen hem igen för att äta." for n in range(12)]


@pytest.mark.parametrize("other", [SHORT, ["HUR började det", "med lunch – på gården tror jag …"], [" ".join(SHORT)]])
def test_a_short_one_word_for_word(other: list[str]) -> None:
    """However short: capitals, marks and where the turns are cut make no difference."""
    assert list(same_words({"hemlig": SHORT, "örby": other})) == [SameWords("hemlig", "örby", 1.0)]


def test_short_ones_that_are_nearly_alike_say_too_little() -> None:
    assert list(same_words({"a": SHORT, "b": [*SHORT, "Nej, förresten."]})) == []


def test_a_few_words_that_everybody_says_are_no_interview() -> None:
    assert list(same_words({"a": ["Ja."], "b": ["Ja."]})) == []


def test_a_long_one_that_was_corrected_here_and_there() -> None:
    (pair,) = same_words({"a": LONG, "b": ["Hej!", *LONG[:4], "Rättat här.", *LONG[5:]]})
    assert (pair.one, pair.other) == ("a", "b")
    assert 0.8 < pair.share < 1
