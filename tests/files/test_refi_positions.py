"""Positions that other programs count, brought to code points of the normalised text."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tfbb_coding.files.refi.positions import Counted, is_quoted, measured
from tfbb_coding.model.text import normalise

LINES = "Moa: Vi såg 🐢 i dammen.\nLeo: Nej, å nej!\nMoa: Jo, två 🐢🐢 på samma sten.\n"
WORDS = ("i dammen", "å nej", "samma sten")


def utf16(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


def counted(raw: str, words: str, width: object = len, name: str = "") -> Counted:
    assert callable(width)
    at = raw.index(words)
    return Counted(width(raw[:at]), width(raw[: at + len(words)]), name)


def found(raw: str, passages: list[Counted]) -> list[str]:
    ruler = measured(raw, passages)
    assert ruler.text == normalise(raw)
    return [ruler.text[slice(*ruler.span(one))] for one in passages]


def test_as_the_standard_counts() -> None:
    assert found(LINES, [counted(LINES, words) for words in WORDS]) == list(WORDS)


def test_carriage_returns_stored_and_counted() -> None:
    raw = LINES.replace("\n", "\r\n")
    assert found(raw, [counted(raw, words) for words in WORDS]) == list(WORDS)


def test_carriage_returns_stored_and_not_counted() -> None:
    assert found(LINES.replace("\n", "\r\n"), [counted(LINES, words) for words in WORDS]) == list(WORDS)


def test_carriage_returns_counted_and_not_stored() -> None:
    raw = LINES.replace("\n", "\r\n")
    assert found(LINES, [counted(raw, words) for words in WORDS]) == list(WORDS)


def test_emoji_counted_as_two() -> None:
    assert found(LINES, [counted(LINES, words, utf16) for words in WORDS]) == list(WORDS)


def test_emoji_counted_as_two_and_carriage_returns_not_counted() -> None:
    assert found(LINES.replace("\n", "\r\n"), [counted(LINES, words, utf16) for words in WORDS]) == list(WORDS)


def test_passages_at_random_places_prove_nothing() -> None:
    """Somebody who drags from the middle of a word to the middle of another does not count otherwise."""
    passages = [Counted(n, n + 9) for n in range(3, len(LINES) - 12, 4)]
    assert found(LINES, passages) == [LINES[one.start : one.end] for one in passages]


def test_a_byte_order_mark_is_no_character_unless_it_was_counted() -> None:
    marked = "\ufeff" + LINES
    assert found(marked, [counted(LINES, words) for words in WORDS]) == list(WORDS)
    assert found(marked, [counted(marked, words) for words in WORDS]) == list(WORDS)


def test_ends_that_are_inclusive() -> None:
    passages = [counted(LINES, words) for words in WORDS]
    assert found(LINES, [Counted(one.start, one.end - 1) for one in passages]) == list(WORDS)


def test_letters_with_loose_marks() -> None:
    raw = unicodedata.normalize("NFD", LINES)
    assert len(raw) > len(LINES)
    assert found(raw, [counted(raw, unicodedata.normalize("NFD", words)) for words in WORDS]) == list(WORDS)


def test_a_position_within_a_letter_takes_the_whole_letter() -> None:
    raw = "pa\u030a na\u030at"  # på nåt
    assert found(raw, [Counted(0, 2)]) == ["på"]
    assert found(raw, [Counted(2, 6)]) == ["å nå"]


def test_a_slip_of_the_hand_is_no_other_counting() -> None:
    at = LINES.index("dammen")
    assert found(LINES, [Counted(at, at + 5)]) == ["damme"]


def test_the_words_of_a_passage_tell_more_than_where_words_begin() -> None:
    raw = "aa bb cc dd ee\r\naa bb cc dd ee\r\naa bb cc dd ee"
    at = raw.replace("\r\n", "\n").rindex("bb cc dd")
    assert found(raw, [Counted(at, at + 8, "bb cc dd")]) == ["bb cc dd"]


@pytest.mark.parametrize(("start", "end"), [(0, 9000), (-4, 2), (8, 3)])
def test_positions_outside_the_text_are_known(start: int, end: int) -> None:
    assert not measured(LINES, []).holds(Counted(start, end))


def test_quoted_words_may_be_cut_and_set_otherwise() -> None:
    assert is_quoted("Vi hann…", "Vi\n hann inte.")
    assert not is_quoted("inte", "Vi hann inte.")
    assert not is_quoted("…", "Vi hann inte.")


LETTERS = st.text(alphabet=st.sampled_from("abåäö é\u0301\u030a\u0308🐢🚜é\n.𝒳ﬁ가각"), min_size=1, max_size=60)


@given(LETTERS, st.sampled_from(["\n", "\r\n"]), st.data())
def test_what_the_standard_counts_is_found_again(text: str, line_end: str, data: st.DataObject) -> None:
    """Any passage between whole letters of a normalised text, written as the standard wants it, holds the same words when it is read."""
    clean = normalise(text)
    start = data.draw(st.integers(0, len(clean) - 1))
    end = data.draw(st.integers(start + 1, len(clean)))
    raw = clean.replace("\n", line_end)
    one = Counted(len(clean[:start].replace("\n", line_end)), len(clean[:end].replace("\n", line_end)), clean[start:end])
    ruler = measured(raw, [])
    assert ruler.text == clean
    if line_end == "\n" or "\n" not in clean:
        assert ruler.text[slice(*ruler.span(one))] == clean[start:end]


@given(LETTERS)
def test_the_text_is_always_the_normalised_one(raw: str) -> None:
    assert measured(raw, []).text == normalise(raw)
