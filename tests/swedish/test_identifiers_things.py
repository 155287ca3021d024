"""Words that might be names and are none where they stand."""

import pytest

from tfbb_coding.model.identifier import Certainty, NamedText
from tfbb_coding.steps.identifiers import find_identifiers
from tfbb_coding.swedish.identifiers.derived import is_derived
from tfbb_coding.swedish.identifiers.shapes import shape
from tfbb_coding.swedish.identifiers.things import is_thing, may_be_thing, series, strewn
from tfbb_coding.swedish.identifiers.tokens import tokenise


def _found(text: str) -> list[tuple[str, Certainty]]:
    return [(one.match, one.certainty) for one in find_identifiers([NamedText("t", text)])]


@pytest.mark.parametrize(
    "text",
    [
        "ask lind alm hade vi en hel rad av",
        "Vi planterade iris och viola i lådorna.",
        "En gång I Tiden hade vi en vaktmästare.",
        "God Jul Stod Det På Dörren.",
        "Schemat låg i Agresso och resten i Mentimeter.",
        "dörrn till soprummet har vart trasig sen i höstas",
        "när kung bore slår till fryser växlarna",
        "ungen saknade gympakläder och parkeringstillståndet var slut",
        "Titta i Facebookgruppen, där står det.",
        "han stod i Korridoren med en brödrost",
    ],
)
def test_nothing_is_found_where_nobody_is_named(text: str) -> None:
    assert _found(text) == []


@pytest.mark.parametrize("text", ["Saga upp och saga ner, så gick hösten.", "Lo har vi sett, och varg.", "Uno går bra på kvällarna."])
def test_two_voices_are_no_proof_of_a_name_that_is_a_thing_too(text: str) -> None:
    assert {certainty for _, certainty in _found(text)} <= {Certainty.CHECK}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Där hette min kusin Björn och han var rörmokare.", "Björn"),
        ("min kollega saga tog över gruppen", "saga"),
        ("Elsa sa att hon inte hade sovit.", "Elsa"),
        ("Så åkte vi till Fårö med hela klassen.", "Fårö"),
    ],
)
def test_such_a_name_is_certain_where_the_words_beside_it_tell_a_person_or_a_place(text: str, name: str) -> None:
    assert (name, Certainty.CERTAIN) in _found(text)


def test_trees_are_a_series_with_a_comma_or_a_conjunction_or_as_three() -> None:
    def stretches(text: str) -> list[str]:
        return [text[start:end] for start, end in series(text, tokenise(text))]

    assert stretches("vi har ask, lind och alm här") == ["ask, lind och alm"]
    assert stretches("ask lind alm hade vi") == ["ask lind alm"]
    assert stretches("hela björk is där på rasten") == []
    assert stretches("det var Ask och Linnea som ringde") == []


def test_capitals_are_strewn_where_a_small_word_has_one_inside_a_sentence() -> None:
    text = "Mitt i allt Stod Det På Skylten att det var stängt. Det såg vi."
    assert {text[start:end] for start, end in strewn(text, tokenise(text))} == {"Stod Det På Skylten"}


@pytest.mark.parametrize(
    ("text", "thing"), [("Iris är fina", True), ("tant iris ringde", False), ("vi såg Iris", False), ("Kock står det", True)]
)
def test_a_word_alone_may_be_a_thing(text: str, thing: bool) -> None:
    tokens = tokenise(text)
    at = next(i for i, token in enumerate(tokens) if token.text.lower() in ("iris", "kock"))
    assert may_be_thing(tokens, at) is thing


@pytest.mark.parametrize("word", ["utlånad", "inbokade", "lyssnad", "vd:n", "föräldrastödet", "sexårsgruppen", "kompostn"])
def test_words_made_of_known_ones_are_common(word: str) -> None:
    assert shape(word).common


@pytest.mark.parametrize("name", ["oskar", "olof", "utby", "tallinn", "bergmann"])
def test_names_are_not_taken_for_words_made_of_others(name: str) -> None:
    assert not is_derived(name)
    assert not shape(name).common


@pytest.mark.parametrize(
    "text",
    [
        "det gick en lo över vägen",
        "på valborg ramlar alltid nån i ån",
        "Är det Ramadan så flyttar vi provet.",
        "När Bamsetidningen kom fick alla läsa.",
        "dag ett rast och dag två ingen",
    ],
)
def test_animals_feasts_and_papers_are_nobody(text: str) -> None:
    assert _found(text) == []


def test_what_stands_behind_an_article_is_not_certain() -> None:
    assert {certainty for _, certainty in _found("Det finns en Jansson i varje arbetslag.")} <= {Certainty.CHECK}


def test_the_first_of_may_is_a_feast_but_a_day_with_den() -> None:
    assert _found("deklarationen ska in första maj eller när det nu är") in ([], [("första maj", Certainty.CHECK)])
    assert ("första maj", Certainty.CERTAIN) in _found("Hon flyttade den första maj.")


def test_a_thing_is_a_thing_unless_it_does_something() -> None:
    def thing(text: str) -> bool:
        return is_thing(tokenise(text), 0)

    assert thing("Lo har vi sett här")
    assert not thing("Lo behöver hjälp hela dagen")
    assert not thing("Fatima har vi sett")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Det var Dexter som sa att han inte ville gå.", "Dexter"),
        ("Vi frågade Zlatan om det och han sa nej.", "Zlatan"),
        ("Clio och hennes mamma kom till mötet.", "Clio"),
        ("Augusts pappa ringde.", "Augusts"),
        ("Max berättade om sin förra skola.", "Max"),
    ],
)
def test_somebody_with_the_name_of_a_thing_is_asked_about(text: str, name: str) -> None:
    assert (name, Certainty.CHECK) in _found(text)


@pytest.mark.parametrize(
    "text",
    [
        "Det är bara att logga in i Dexter, säger de.",
        "Vi skriver allt i Haldor och i Evald.",
        "Han tittar på Zlatan och kör en Mercedes.",
        "Dexter är nere i dag.",
        "Max tio minuter får det ta.",
    ],
)
def test_the_thing_itself_is_left_alone(text: str) -> None:
    assert _found(text) == []
