"""What may go of transcribed speech."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tfbb_coding.swedish.disfluency import droppable, spans_to_drop, tokens_of


def left(text: str) -> str:
    tokens = tokens_of(text)
    gone = droppable(tokens)
    return " ".join(token.lower for i, token in enumerate(tokens) if token.is_word and i not in gone)


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ("Vi hann ju liksom inte.", "vi hann inte"),
        ("Ja, men vi, eh, vi åkte dit.", "men vi åkte dit"),
        ("Hon kom som en, eh, som en vind.", "hon kom som en vind"),
        ("Vi ses på måndagar, nej, på tisdagar.", "vi ses på tisdagar"),
        ("Det var nitti... nittiåtta.", "det var nittiåtta"),
        ("Det är kom- kommunen som betalar.", "det är kommunen som betalar"),
        ("Jag tänker väl att ... alltså jag är ganska ny.", "jag är ganska ny"),
        ("Det är ju så att vi har ont om tid.", "vi har ont om tid"),
        ("Vi byggde om, så att säga, hela huset.", "vi byggde om hela huset"),
        ("Jag stod på en brygga i, ja det var i mars.", "jag stod på en brygga i mars"),
    ],
)
def test_what_goes(said: str, kept: str) -> None:
    assert left(said) == kept


@pytest.mark.parametrize(
    "said",
    [
        "Det är en typ av möte",
        "Jag tycker att man inte ska vänta",  # without att the order of words would be wrong
        "Alla sa det, det går aldrig",  # not said again: one clause ends, another begins
        "Det är det det handlar om",
        "Som det är, är det bra",
        "Rum 12, 12 stolar",
        "Han satt vid sidan om, för han ville inte",
        "Samarbetet är väl fungerande",
    ],
)
def test_what_stays(said: str) -> None:
    assert spans_to_drop(said) == ()


def test_notes_on_the_sound_are_no_words_and_placeholders_are() -> None:
    assert [t.lower for t in tokens_of("[skratt] Då kom [namn 1] (paus) in [00:12]") if t.is_word] == ["då", "kom", "[namn 1]", "in"]


words = st.sampled_from(
    [
        "vi",
        "jag",
        "det",
        "är",
        "var",
        "att",
        "och",
        "så",
        "eh",
        "ju",
        "alltså",
        "inte",
        "hann",
        ",",
        ".",
        "...",
        "–",
        "?",
        "nej",
        "eller",
        "[namn]",
        "(skratt)",
        "om",
        "på",
        "mål",
        "12",
        "kom-",
    ]
)


@given(st.lists(words, max_size=40).map(" ".join))
def test_spans_lie_in_order_on_words(text: str) -> None:
    spans = spans_to_drop(text)
    assert list(spans) == sorted(spans)
    assert all(one.end <= other.start for one, other in pairwise(spans))
    assert all(span.of(text).strip("[]-").replace(" ", "").isalnum() for span in spans)
    assert spans_to_drop(text) == spans


@given(st.text(max_size=80))
def test_any_text_can_be_read(text: str) -> None:
    assert all(0 <= span.start < span.end <= len(text) for span in spans_to_drop(text))
