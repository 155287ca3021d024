"""What may be left out within a piece."""

import pytest

from tfbb_coding.steps.condense_trim import bare_predicate, cuts, repeated_subject, straightened


def without(said: str) -> set[str]:
    words = said.split()
    return {" ".join(word for at, word in enumerate(words) if at not in one) for one in cuts(words)}


@pytest.mark.parametrize(
    ("said", "left"),
    [
        ("jag tror att dom kommer i morgon", "dom kommer i morgon"),
        ("jag tycker man ska börja i trean", "man ska börja i trean"),
        ("det var två familjer som tackade nej", "två familjer tackade nej"),
        ("vi har målat trappan i februari", "vi har målat trappan"),
        ("vi har målat trappan förra veckan", "vi har målat trappan"),
        ("vi har faktiskt målat trappan", "vi har målat trappan"),
        ("vi köpte böcker och pennor", "vi köpte böcker"),
        ("egentligen så vill vi sluta", "egentligen vill vi sluta"),
    ],
)
def test_what_adds_little_may_go(said: str, left: str) -> None:
    assert left in without(said)


@pytest.mark.parametrize(
    ("said", "never"),
    [
        ("jag vill att dom kommer", "dom kommer"),
        ("jag tror att man inte vågar", "man inte vågar"),
        ("vi väntar på bussen", "vi väntar"),
        ("hon har alltid med sig kaffe", "hon har alltid"),
        ("vi klarar det utan pengar", "vi klarar det"),
        ("vi satt vägg i vägg", "vi satt vägg"),
        ("jag har fler samtal än i rummet", "jag har fler samtal än"),
        ("det är dom som bestämmer", "det är dom"),
        ("det tog en och en halv timme", "det tog en"),
        ("bussen går bara två gånger om dagen", "bussen går två gånger om dagen"),
        ("bussen går bara två gånger om dagen", "bussen går bara om dagen"),
        ("vi har öppet bara på tisdagar", "vi har öppet bara"),
        ("se till att ni har cheferna med er", "se till att ni har cheferna"),
        ("att barn ska gå ut skolan med betyg", "att barn ska gå ut skolan"),
        ("då sitter jag och [namn] där", "då sitter jag"),
        ("vi satt i köket och skrev listan", "vi satt"),
        ("jag skulle nog inte göra så", "jag skulle inte göra så"),
        ("det räcker nästan till alla", "det räcker till alla"),
    ],
)
def test_what_the_sense_hangs_on_stays(said: str, never: str) -> None:
    assert never not in without(said)


def test_a_subject_said_again_and_its_verb_may_go() -> None:
    assert repeated_subject(["och", "hon", "hatade", "ordet"], ["hon", "ville", "inte"]) == {0, 1}
    assert not repeated_subject(["och", "han", "hatade", "ordet"], ["hon", "ville", "inte"])
    assert bare_predicate(["det", "är", "fjärde", "modellen", "på", "sju", "år"]) == {0, 1}
    assert not bare_predicate(["det", "är", "svårt", "att", "hinna"])


def test_the_subject_stands_before_its_verb_where_the_opening_goes() -> None:
    words = ["sen", "sa", "hon", "ja"]
    assert [words[at] for at in straightened(words)] == ["hon", "sa", "ja"]
    assert straightened(["hon", "sa", "ja", "sen"]) == []
