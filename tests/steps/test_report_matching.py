"""A quotation against the interviews: verbatim under the house's marks, or a near miss."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from small_review import LONG, MANY, transcripts

from tfbb_coding.steps.report.corpus import Source, build_corpus
from tfbb_coding.steps.report.differences import Change, differences, omitted
from tfbb_coding.steps.report.matching import find_source

CORPUS = build_corpus(transcripts())


def changes(text: str, *, fillers_may_go: bool = False) -> list[tuple[Change, str, str]]:
    source = find_source(CORPUS, text)
    assert source is not None
    return [(d.change, d.ours, d.theirs) for d in differences(source, text, fillers_may_go=fillers_may_go)]


@pytest.mark.parametrize(
    "text",
    [
        "då fick det vänta till nästa vecka",
        "Då fick det vänta till nästa vecka.",
        "Det  var\nalltid nåt som brann",
        "Vi hann aldrig sätta oss ner [...] och prata om eleverna",
        "Vi hann aldrig sätta oss ner […] nästa vecka",
        "Vi satt i [skolan] en termin",
        "Vi satt i [en skola] en termin, sen flyttade vi till [orten] och där",
        "[en kollega] kom förbi varje fredag med kaffe",
        "... och då fick det vänta",
        "Vi hann aldrig sätta oss ner ... liksom, och prata",
        "då fick det vänta till nästa vecka. Och sen var det jul.",
    ],
)
def test_verbatim(text: str) -> None:
    assert changes(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("då fick det vänta till nästa månad", [(Change.EXCHANGED, "månad", "vecka")]),
        ("Det var nästan alltid nåt som brann", [(Change.ADDED, "nästan", "")]),
        ("Det är roligt att stå upp i tre timmar", [(Change.LEFT_OUT, "", "inte")]),
        ("Det var alltid nåt som brann och då fick det vänta", [(Change.PUNCTUATION, "brann och", "brann, och")]),
        ("Vi satt i Ekskolan en termin, sen flyttade vi", [(Change.EXCHANGED, "Ekskolan", "[skolan]")]),
    ],
)
def test_near_misses_show_what_differs(text: str, expected: list[tuple[Change, str, str]]) -> None:
    assert changes(text) == expected


def test_fillers_may_go_only_where_the_study_says_so() -> None:
    text = "Vi hann aldrig sätta oss ner och prata om eleverna"
    assert changes(text) == [(Change.LEFT_OUT, "", "liksom")]
    assert changes(text, fillers_may_go=True) == []
    assert changes("Det är roligt att stå upp i tre timmar", fillers_may_go=True) != []


def test_place_and_speaker_are_told() -> None:
    source = find_source(CORPUS, "frågade hur det gick")
    assert source is not None
    assert (source.talk.transcript.name, source.turn.number, source.turn.speaker) == ("syd", 1, "Deltagare 1")


def test_an_omission_does_not_join_two_people() -> None:
    source = find_source(CORPUS, "Att rektorn kom förbi varje fredag [...] vilka möten som kunde strykas")
    assert source is not None
    assert not source.verbatim
    assert source.speakers == ["Deltagare 1", "Deltagare 2"]


def test_what_an_omission_stands_for() -> None:
    source = find_source(CORPUS, "Vi satt i [...] en termin")
    assert isinstance(source, Source)
    assert [words for _n, words in omitted(source)] == ["[skolan]"]


@pytest.mark.parametrize("text", ["Cheferna struntar i oss helt och hållet, det är sanningen", "[...]", "!"])
def test_what_nobody_said_is_nowhere(text: str) -> None:
    assert find_source(CORPUS, text) is None


WORDS = LONG.split()


@given(st.integers(0, len(WORDS) - 5), st.integers(4, 30))
def test_every_stretch_of_talk_is_found_verbatim(start: int, length: int) -> None:
    text = " ".join(WORDS[start : start + length])
    source = find_source(CORPUS, text)
    assert source is not None
    assert source.verbatim
    assert differences(source, text, fillers_may_go=False) == []


@given(st.integers(0, 20), st.integers(6, 12), st.integers(1, 8), st.integers(6, 12))
def test_every_cut_marked_with_dots_is_verbatim(start: int, first: int, cut: int, second: int) -> None:
    words = [*WORDS[start : start + first], "[...]", *WORDS[start + first + cut : start + first + cut + second]]
    source = find_source(CORPUS, " ".join(words))
    assert source is not None
    assert source.verbatim


@given(st.integers(1, 20), st.integers(8, 20))
def test_a_word_exchanged_is_always_seen(start: int, length: int) -> None:
    words = WORDS[start : start + length]
    words[length // 2] = "ormbunke"
    text = " ".join(words)
    source = find_source(CORPUS, text)
    assert source is not None
    assert [d.ours for d in differences(source, text, fillers_may_go=False)] == ["ormbunke"]


def test_all_talk_is_indexed() -> None:
    assert {talk.transcript.name for talk in CORPUS.talks} == set(MANY)
