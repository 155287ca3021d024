"""Where a date ends."""

import pytest

from tfbb_coding.swedish.identifiers.addresses import find_addresses
from tfbb_coding.swedish.identifiers.dates import find_dates


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Det är den 14 november. Vilka är här?", "14 november"),
        ("Den går ut den 31 mars.", "31 mars"),
        ("Vi ses 14 nov. Sen vet jag inte.", "14 nov"),
        ("Vi ses 14 nov.", "14 nov"),
        ("Vi ses 14 nov. i skolan.", "14 nov."),
        ("Vi sågs 14 nov. 2019 i skolan.", "14 nov. 2019"),
        ("Vi sågs (3 okt.) i skolan.", "3 okt."),
        ("Det var 2 sept.\nÅ sen?", "2 sept"),
    ],
)
def test_a_sentences_full_stop_is_no_part_of_a_date(text: str, words: str) -> None:
    assert {text[hit.start : hit.end] for hit in find_dates(text)} == {words}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Hon är född fjärde nionde nitton, tror jag.", {"fjärde nionde nitton"}),
        ("Samtalet den 4/5 blev inte av.", {"4/5"}),
        ("Ungefär 4/5 av dem kom.", set()),
        ("Han sa sjätte nionde fjorton när jag frågade.", {"sjätte nionde fjorton"}),
        ("Vi sågs den sjätte i nionde fjorton.", {"sjätte i nionde fjorton"}),
        ("Den sjätte nionde var det slut.", {"sjätte nionde"}),
        ("Vi tog den första andra gången.", set()),
        ("Den 6:e i 9:e, tror jag.", {"6:e i 9:e"}),
    ],
)
def test_a_day_said_in_numbers(text: str, words: set[str]) -> None:
    assert {text[hit.start : hit.end] for hit in find_dates(text)} == words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Det var på annandag jul som hunden försvann.", {"annandag jul"}),
        ("hon har inte ringt sen hon blev full på påskafton", {"påskafton"}),
        ("Han föddes på långfredagen.", {"långfredagen"}),
        ("Vi sågs julen 2019.", {"julen 2019"}),
        ("Många är ensamma på julafton.", set()),
        ("Det är samma sak varje julafton.", set()),
        ("Vi brukade ses på annandag jul.", set()),
        ("Sen var det jul och alla åkte hem.", set()),
    ],
)
def test_a_feast_on_which_something_happened_is_a_day(text: str, words: set[str]) -> None:
    assert {text[hit.start : hit.end] for hit in find_dates(text)} == words


@pytest.mark.parametrize("text", ["Jag bor på Gröngatan 14\nJaha.", "Jag bor på Gröngatan 14 \nOch sen.", "Hon bor på Rågången 41\n\n"])
def test_an_address_ends_before_the_line_does(text: str) -> None:
    found = {text[hit.start : hit.end] for hit in find_addresses(text)}
    assert found
    assert all(words == words.strip() for words in found)
