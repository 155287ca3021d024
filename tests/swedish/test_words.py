import pytest

from tfbb_coding.swedish.compounds import has_part
from tfbb_coding.swedish.sentences import split_sentences
from tfbb_coding.swedish.words import is_known, lemma


@pytest.mark.parametrize(
    ("form", "expected"),
    [
        ("ska", "ska"),  # the table says skola
        ("skulle", "skulle"),
        ("hann", "hinna"),  # the table says the name Hanne
        ("har", "ha"),
        ("mötena", "möte"),
        ("Barnens", "barn"),
        ("dom", "de"),
        ("nåt", "någon"),
        ("samverkansformer", "samverkansform"),
        ("träffats", "träffas"),
        ("xyzåäö", "xyzåäö"),
        ("2026", "2026"),
    ],
)
def test_lemma(form: str, expected: str) -> None:
    assert lemma(form) == expected


def test_known_words() -> None:
    assert is_known("samverkan")
    assert not is_known("samvrekan")


@pytest.mark.parametrize(
    ("word", "term"),
    [
        ("samverkansformer", "samverkan"),
        ("skolsamverkan", "samverkan"),
        ("lärarrollen", "roll"),
        ("arbetstiden", "tid"),
        ("tidsbrist", "tid"),
        ("föräldramöten", "möte"),
        ("skolkurator", "skola"),
        ("samarbetsgruppen", "samarbete"),
        ("tid", "tid"),
        ("tiderna", "tid"),
        ("jättebra", "bra"),
    ],
)
def test_compounds_with_the_term(word: str, term: str) -> None:
    assert has_part(word, term)


@pytest.mark.parametrize(
    ("word", "term"),
    [
        ("kontrollen", "roll"),
        ("tidningen", "tid"),
        ("alltid", "tid"),
        ("framtiden", "tid"),
        ("anledning", "ledning"),
        ("handledning", "ledning"),
        ("bemötande", "möte"),
        ("roll", "kontroll"),
        ("barn", "kontroll"),
        ("brukar", "bra"),
    ],
)
def test_false_friends_of_the_term(word: str, term: str) -> None:
    assert not has_part(word, term)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Vi har t.ex. möten. Det är bra.", ["Vi har t.ex. möten.", "Det är bra."]),
        ("Det är bra ... ibland. Ja!", ["Det är bra ... ibland.", "Ja!"]),
        ("Kl. 10.30 ses vi. Sen går vi.", ["Kl. 10.30 ses vi.", "Sen går vi."]),
        ("Va? Jaha.", ["Va?", "Jaha."]),
        ("första raden\nandra raden", ["första raden", "andra raden"]),
        ("Hon sa: ”Kom hit.” Och då kom jag.", ["Hon sa: ”Kom hit.”", "Och då kom jag."]),
        ("", []),
    ],
)
def test_sentences(text: str, expected: list[str]) -> None:
    assert [span.of(text) for span in split_sentences(text)] == expected
