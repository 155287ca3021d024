"""Quotations are set by the house rule, and every word of them was said."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tfbb_coding.model.coding import Coding, Evidence, Status
from tfbb_coding.model.transcript import Role, Transcript, Turn
from tfbb_coding.steps.quoting import Excerpt, excerpt, spread
from tfbb_coding.steps.report.words import quoted_words

FORTY = " ".join(["ord"] * 40)


def one_turn(said: str, start: int = 0, end: int | None = None, *evidence: Evidence) -> tuple[Coding, Transcript]:
    text = f"Deltagare 1: {said}\n"
    turn = Turn(0, "Deltagare 1", Role.PARTICIPANT, 13, 13 + len(said), said)
    quotation = said[start:end]
    place = 13 + start
    coding = Coding(
        "a", "a:0.1", 0, "Deltagare 1", place, place + len(quotation), "hinder", "", "anna", Status.ACCEPTED, 1.0, quotation, evidence
    )
    return coding, Transcript("a", text, (turn,))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", 0),
        ("... ja, det är så ...", 4),
        ("[namn på skolan] sa [...] nej", 3),
        ("[…] SIP-möten va", 2),
        (FORTY, 40),
        (f"{FORTY} [namn]", 41),
    ],
)
def test_the_house_counts_words_so(text: str, words: int) -> None:
    assert quoted_words(text) == words


def test_forty_words_stand_in_the_text_and_forty_one_alone() -> None:
    assert not Excerpt(FORTY, one_turn("x")[0]).is_block
    assert Excerpt(f"{FORTY} till", one_turn("x")[0]).is_block


def test_marks_within_the_marks_become_single_ones() -> None:
    assert Excerpt('hon sa "nej" och »gick«', one_turn("x")[0]).inline == "”hon sa ’nej’ och ’gick’”"


def test_what_goes_on_from_something_opens_with_a_pause() -> None:
    assert excerpt(*one_turn("Ja. Vi hann inte.", 4)).text == "... Vi hann inte."
    assert excerpt(*one_turn("Vi hann inte.")).text == "Vi hann inte."
    assert excerpt(*one_turn("Ja. ... vi hann inte.", 4)).text == "... vi hann inte."


def test_a_long_quotation_is_cut_to_the_sentences_that_tell_most() -> None:
    said = "Vi drack kaffe den dagen. Tiden räckte aldrig till det. Sedan gick vi hem igen."
    at = 13 + said.index("räckte")
    coding, transcript = one_turn(said, 0, None, Evidence("lemma räcka", "räckte", 2.0, at, at + 6))
    assert excerpt(coding, transcript, 6).text == "... Tiden räckte aldrig till det. [...]"
    assert excerpt(coding, transcript, 15).text == said


def test_what_cannot_be_cut_stands_whole() -> None:
    said = "ord " * 30 + "slut"
    assert excerpt(*one_turn(said), longest=5).text == said


@given(
    st.lists(
        st.sampled_from(["Vi hann inte.", "Ja, det var bra, tycker jag.", "Hur då?", "[namn] kom sent", "..."]), min_size=1, max_size=12
    ),
    st.integers(1, 30),
)
def test_no_word_is_put_in_and_none_left_out_inside(sentences: list[str], longest: int) -> None:
    said = " ".join(sentences)
    coding, transcript = one_turn(said)
    shown = excerpt(coding, transcript, longest).text
    core = re.sub(r"^\.\.\. ", "", shown) if not said.startswith("...") else shown
    assert core.removesuffix(" [...]") in said


def coded(transcript: str, speaker: str, start: int, score: float) -> Coding:
    return Coding(transcript, f"{transcript}:{start}", 0, speaker, start, start + 2, "hinder", "", "anna", Status.ACCEPTED, score, "ja")


def test_everybody_is_heard_before_anybody_twice() -> None:
    loud = [coded("a", "IP1", n, 0.9) for n in range(3)]
    quiet = [coded("a", "IP2", 10, 0.6), coded("b", "IP1", 20, 0.5)]
    assert [(c.transcript, c.speaker) for c in spread([*loud, *quiet], 3)] == [("a", "IP1"), ("b", "IP1"), ("a", "IP2")]


def test_favourites_come_first_whoever_said_them() -> None:
    said = [coded("a", "IP1", 0, 0.9), coded("a", "IP1", 5, 0.2), coded("b", "IP3", 9, 0.8)]
    assert [c.start for c in spread(said, 2, frozenset({("a", "a:5")}))] == [5, 9]


def test_two_coders_words_are_one_quotation() -> None:
    assert len(spread([coded("a", "IP1", 0, 0.9), coded("a", "IP1", 0, 0.8)], 3)) == 1
