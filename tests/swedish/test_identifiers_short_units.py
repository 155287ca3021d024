"""Short names of schools and units, and names in pieces. Everything is invented."""

import pytest
from marked import unmarked

from tfbb_coding.model.identifier import NamedText
from tfbb_coding.steps.identifiers import Voices, find_identifiers

RULES = Voices(tagger=False)


def _covered(text: str) -> set[int]:
    return {i for hit in find_identifiers([NamedText("a", text)], voices=RULES) for i in range(hit.start, hit.end)}


@pytest.mark.parametrize(
    "marked",
    [
        "nere på «norra» är det alltid kö till kuratorn",
        "dom som kommer från «södra» har redan en plan",
        "Jag hörde att «Östra» får alla pengarna.",
        "På «Västra» säger dom tvärtom.",
        "vi ville göra samma sak på «tallkotten» men det gick inte",
        "hon vikarierade på «linden» hela våren",
        "Alla pratar om «Röda villan» som om det var ett fängelse.",
        "det var «sol veig» som ringde först",
        "vi frågade «je sper» om det också",
        "barnen på «linden skolan» fick ingen mat",
        "hon bor i «norra grytås» nu för tiden",
        "mellan granvik och «lövhult» finns ingen cykelväg",
        "det skrev «r. lundvall» under på",
        "han tränar i «grytås handboll» på onsdagarna",
        "vi ringde «resursteam öst» men fick inget svar",
        "hon flyttade till «hemvist gladan» i våras",
        "Det stod att «Folktandvården Ekhult» hade ringt.",
        "«Hyresbostäder i Gransjö» sa upp kontraktet.",
        "«Omsorg i Grytås AB» tog över i maj.",
        "«per ola» du vet ju själv hur det är",
    ],
)
def test_named(marked: str) -> None:
    """What stands in « » is found, all of it."""
    text, [(start, end)] = unmarked(marked)
    covered = _covered(text)
    assert all(i in covered or text[i] == " " for i in range(start, end))


@pytest.mark.parametrize(
    "text",
    [
        "på norra sidan av vägen ligger ett hus",
        "på norra och södra sidan är det lugnt",
        "det är sju mil från norra till södra änden",
        "det regnade i hela södra delen av länet",
        "vi gick på den gamla skolan",
        "då bytte vi gula villan mot en lägenhet",
        "hon satt på bänken och väntade på bussen",
        "efter skolan gick vi hem",
        "det tog tid och skolan sa inget",
        "jag åt en sol mogen tomat",
        "Gula villor är fina.",
        "Södra sidan är solig.",
    ],
)
def test_nothing(text: str) -> None:
    assert not _covered(text)


def test_a_surname_behind_i_is_a_place() -> None:
    found = find_identifiers([NamedText("a", "Hon är chef för hemtjänsten i Norrvik sedan i våras.")])
    assert [i.kind for i in found if i.match == "Norrvik"] == ["place"]
