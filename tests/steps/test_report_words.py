import pytest

from tfbb_coding.steps.report.numbers import number_of
from tfbb_coding.steps.report.words import quoted_words, tokens_of


@pytest.mark.parametrize(
    ("text", "n"),
    [
        ("ett två tre", 3),
        ("ett [...] två", 2),
        ("ett […] två", 2),
        ("ett ... två – tre", 3),
        ("[min gamla skola] var bra", 3),
        ("[skolan]s gård", 2),
        ("SIP-mötet 24 gånger", 3),
        ("", 0),
    ],
)
def test_a_placeholder_is_one_word_and_marks_are_none(text: str, n: int) -> None:
    assert quoted_words(text) == n


def test_marks_are_told_from_words() -> None:
    kinds = [t.kind for t in tokens_of("ja [...] [skolan] ... (skratt) nej (…) [..]")]
    assert kinds == ["word", "omission", "placeholder", "pause", "word", "omission", "omission"]


@pytest.mark.parametrize(
    ("words", "n"), [("tjugoen", 21), ("TRETTON", 13), ("8", 8), ("ett", 1), ("båda", 2), ("flera", None), ("tjugonio", 29)]
)
def test_numbers_in_words(words: str, n: int | None) -> None:
    assert number_of(words) == n
