"""Talk cut into pieces that can be left out."""

import pytest

from tfbb_coding.swedish.pieces import cut
from tfbb_coding.swedish.verbs import is_finite, is_imperative


def test_what_only_ties_is_no_piece_and_som_after_man_opens_no_clause() -> None:
    found = cut("Jag vill sova. Nej men, alltså, att man som granne ska slippa larmet varje fredag, och att dom andra ska komma ut.")
    assert [" ".join(piece.said) for piece in found.pieces][1] == "men att man som granne ska slippa larmet varje fredag"
    assert not found.pieces[1].leads


def pieces(text: str) -> list[tuple[str, int | None, bool]]:
    found = cut(text)
    return [(" ".join(found.words(piece)), piece.head, piece.leads) for piece in found.pieces]


def test_a_verb_without_a_subject_needs_the_clause_that_has_it() -> None:
    assert pieces("Vi åkte till skolorna, alla åtta, och pratade med lärarna.") == [
        ("vi åkte till skolorna", None, False),
        ("alla åtta", 0, False),
        ("och pratade med lärarna", 0, False),
    ]


def test_a_fronted_clause_and_its_main_clause_need_each_other() -> None:
    assert pieces("När frågan kom upp, hade de redan bestämt sig.") == [
        ("när frågan kom upp", None, True),
        ("hade de redan bestämt sig", 0, False),
    ]


def test_a_subordinate_clause_needs_its_main_clause() -> None:
    assert pieces("Vi flyttade mötet, eftersom ingen kom.")[1] == ("eftersom ingen kom", 0, False)
    assert pieces("Vi vill att dom ska våga, att dom ska komma.")[1] == ("att dom ska komma", 0, False)


def test_what_is_inserted_does_not_cut() -> None:
    assert pieces("Vi vill ha ett mer, så att säga, öppet arbetssätt.") == [("vi vill ha ett mer öppet arbetssätt", None, False)]


def test_a_noun_with_a_relative_clause_is_no_clause() -> None:
    assert [piece.finite for piece in cut("De barn som kommer dit. Barnen kommer dit.").pieces] == [False, True]


@pytest.mark.parametrize(("form", "finite"), [("åkte", True), ("jobbar", True), ("skolor", False), ("kunna", False), ("gått", False)])
def test_finite_verbs(form: str, finite: bool) -> None:
    assert is_finite(form) is finite


def test_imperatives() -> None:
    assert is_imperative("skriv")
    assert not is_imperative("skriva")


def test_nouns_and_participles_that_look_like_verbs_make_no_clause() -> None:
    found = cut("Vi går igenom alla klasser, tillsammans med avlämnande lärare.")
    assert [piece.finite for piece in found.pieces] == [True, False]
    assert found.pieces[1].head == 0


def test_whom_a_clause_is_about_comes_with_the_clause() -> None:
    found = cut("Cheferna vet, men de som har barnen framför sig, de har kanske hört namnet.")
    named = next(piece for piece in found.pieces if "som" in piece.said)
    assert named.leads
    assert named.head is None


def test_an_addition_after_a_full_stop_needs_what_it_adds_to() -> None:
    found = cut("Nu finns det ett projekt. Med egen logga.")
    assert found.pieces[1].head == 0
