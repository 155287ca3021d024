"""Clause by clause: what a listener would say is wished, done, found good, in the way, proposed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tfbb_coding.model.stance import Stance
from tfbb_coding.swedish.stance import analyse, masked


def stances(text: str) -> set[str]:
    return {str(stance) for clause in analyse(text).clauses for stance in clause.stances}


def clauses(text: str) -> list[str]:
    return [text[c.start : c.end] for c in analyse(text).clauses]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Vi vill att fler ska komma.", "wish"),
        ("Jag hoppas att det blir av.", "wish"),
        ("De ska kunna ringa oss.", "wish"),
        ("På sikt blir det färre besök.", "wish"),
        ("Vi ska starta en grupp.", "intent"),
        ("Det kommer att ta ett år.", "intent"),
        ("Vi åker dit för att träffa dem.", "purpose"),
        ("Syftet är ett annat.", "purpose"),
        ("Man måste ringa först.", "need"),
        ("Vi borde ha frågat.", "proposal"),
        ("Det vore bra med en kalender.", "proposal"),
        ("Vi skulle behöva mer folk.", "proposal"),
        ("Kan man inte slå ihop dem?", "proposal"),
        ("Nästa gång ringer vi dem först.", "proposal"),
        ("Vi kan ses på onsdag.", "ability"),
        ("De pratade länge.", "past"),
        ("Hon gick hem.", "past"),
        ("Vi har varit där.", "perfect"),
        ("Vi har startat två grupper.", "done"),
        ("I höstas bjöd vi in föräldrarna.", "done"),
        ("Vi brukar äta frukost ihop.", "habit"),
        ("Vi ses en gång i månaden.", "habit"),
        ("Det har blivit mer folk.", "change"),
        ("Det fungerar bra.", "positive"),
        ("Det var inte svårt.", "positive"),
        ("Vi slapp krånglet.", "positive"),
        ("Det är svårt.", "negative"),
        ("Det funkar inte.", "negative"),
        ("Jag är rädd att det rinner ut.", "fear"),
        ("Det går bättre än förr.", "comparison"),
        ("Det är tack vare chefen.", "cause"),
        ("Det gör att de vågar.", "cause"),
        ("Men det blev sent.", "contrast"),
        ("Om vi hade tid.", "condition"),
        ("Vad händer sen?", "question"),
        ("Det säger hon alltid.", "reported"),
    ],
)
def test_stance_is_heard(text: str, expected: str) -> None:
    assert expected in stances(text)


@pytest.mark.parametrize(
    ("text", "unexpected"),
    [
        ("Det var inte svårt.", "negative"),
        ("Det funkar inte.", "positive"),
        ("Vi vill inte dit.", "wish"),
        ("Det är inte bara bra, det är roligt.", "negated"),
        ("Vi har en katt.", "done"),
        ("Vi borde ha frågat.", "done"),
        ("Det har vi råd med.", "proposal"),
        ("Stolen är röd.", "positive"),
        ("Eh, liksom, alltså.", "present"),
        ("[skratt] Det är sent.", "positive"),
    ],
)
def test_stance_is_not_heard(text: str, unexpected: str) -> None:
    assert unexpected not in stances(text)


def test_negation_reaches_its_clause_only() -> None:
    analysis = analyse("Vi hinner inte träffas men det går bra ändå.")
    first, second = analysis.clauses[0], analysis.clauses[-1]
    assert Stance.NEGATED in first.stances
    assert Stance.NEGATED not in second.stances
    assert Stance.POSITIVE in second.stances


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Vi ville, men det gick inte.", ["Vi ville,", "men det gick inte."]),
        ("Det är bra för det ger lugn.", ["Det är bra", "för det ger lugn."]),
        ("Vi kom dit och vi åt.", ["Vi kom dit", "och vi åt."]),
        ("Ja. Det är sent.", ["Ja.", "Det är sent."]),
    ],
)
def test_clauses(text: str, expected: list[str]) -> None:
    assert clauses(text) == expected


def test_marks_of_the_transcriber_are_masked_in_place() -> None:
    text = "Ja (skrattar) men [namn] kom (beslutet?) //mm// då"
    blank = masked(text)
    assert len(blank) == len(text)
    assert "namn" not in blank
    assert "skrattar" not in blank
    assert "beslutet" in blank


@given(st.text(alphabet=" abcdeåäö.,?!–[]()\nVihar inte", max_size=200))
def test_every_cue_lies_in_its_clause_and_every_word_in_one_clause(text: str) -> None:
    analysis = analyse(text)
    for clause in analysis.clauses:
        assert 0 <= clause.start <= clause.end <= len(text)
        assert all(clause.start <= cue.start <= cue.end <= clause.end for cue in clause.cues)
    covered = [i for clause in analysis.clauses for i in range(clause.first, clause.last)]
    assert len(covered) == len(set(covered))
    words = {i for i, word in enumerate(analysis.words) if word.is_word}
    assert words <= set(covered)
