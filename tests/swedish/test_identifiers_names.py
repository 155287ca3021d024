"""Names by lexicon, capitals and context. Every sentence is invented."""

import pytest

from tfbb_coding.swedish.identifiers.labels import find_labels
from tfbb_coding.swedish.identifiers.lexicon import Kind, exact, genitive_stem, is_word
from tfbb_coding.swedish.identifiers.names import find_names
from tfbb_coding.swedish.identifiers.tokens import is_role_label, tokenise
from tfbb_coding.swedish.identifiers.vocabulary import organisation_form, place_form, place_inside


def found(text: str) -> list[tuple[str, str]]:
    return [(text[h.start : h.end], h.kind) for h in find_names(text, tokenise(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Sen ringde Zahra igen.", ("Zahra", "person")),
        ("Det var Görans idé.", ("Görans", "person")),
        ("Jag sa till Björn att vänta.", ("Björn", "person")),
        ("Vår kurator, Dag Ekbäck, slutade.", ("Dag Ekbäck", "person")),
        ("Doktor van der Linden kom.", ("van der Linden", "person")),
        ("Han hette Gun-Olof på pappret.", ("Gun-Olof", "person")),
        ("De bor i Hedemora nu.", ("Hedemora", "place")),
        ("Hon är värnamobo sedan länge.", ("värnamobo", "place")),
        ("Det är en halländsk vana.", ("halländsk", "place")),
        ("Vi åkte till Upplands Väsby.", ("Upplands Väsby", "place")),
        ("Han går på Tuvängsskolan.", ("Tuvängsskolan", "organisation")),
        ("Vi ses på Ungdomsmottagningen Lyktan.", ("Ungdomsmottagningen Lyktan", "organisation")),
        ("Pappan kör för Grenbergs Åkeri.", ("Grenbergs Åkeri", "organisation")),
        ("Avtalet är med Påhitt Plåt AB.", ("Påhitt Plåt AB", "organisation")),
        ("det var yusuf som ringde från hedemora", ("yusuf", "person")),
        ("jag heter björn och jobbar här", ("björn", "person")),
    ],
)
def test_names_are_found(text: str, expected: tuple[str, str]) -> None:
    assert expected in found(text)


@pytest.mark.parametrize(
    "text",
    [
        "Hans mamma ringde. Sen gick vi hem.",
        "Vi har EHT på torsdag, och BUP kommer.",
        "Enligt Skollagen ska vi skriva i Unikum.",
        "En sten föll från bröstet.",
        "Det är en Handlingsplan, sa hon.",
        "Ja. Precis. Exakt. Mm.",
        "I oktober kör vi SIP-möten i Teams.",
        "Då sa [namn] att [kommunen] inte ville.",
        "det var som att elevhälsoteamet inte fanns",
    ],
)
def test_nothing_is_a_name(text: str) -> None:
    assert not found(text)


def test_speaker_labels() -> None:
    text = "Siv Ekbäck: Hej.\nDeltagare 1: Ja.\nSiv Ekbäck: Då så.\nMen: nej.\n"
    assert {text[h.start : h.end] for h in find_labels(text)} == {"Siv Ekbäck"}
    assert is_role_label("IP3")


def test_voice_tags() -> None:
    text = "00:01.000 --> 00:02.000\n<v Siv Ekbäck>Hej</v>\n"
    assert [text[h.start : h.end] for h in find_labels(text)] == ["Siv Ekbäck"]


def test_lexicon_knows_kinds_and_words() -> None:
    assert exact("Sigtuna") & Kind.MUNICIPALITY
    assert exact("hodan") & Kind.GIVEN
    assert not exact("påhittsby")
    assert is_word("skolan")
    assert not is_word("sigtuna")
    assert genitive_stem("Lars") == "Lar"  # looked up exactly first, so that this does no harm
    assert exact("lars") & Kind.GIVEN


@pytest.mark.parametrize(("word", "true"), [("kirunaborna", True), ("sambo", False), ("lärarna", False), ("stockholmarna", True)])
def test_inhabitants(word: str, *, true: bool) -> None:
    assert place_form(word) is true


def test_places_inside_compounds() -> None:
    assert place_inside("värnamoskolan")
    assert not place_inside("grundskolan")
    assert organisation_form("Ekdungeskolan")
    assert not organisation_form("fritidsgården")


def test_sentences_open_after_stops_labels_and_quotes() -> None:
    text = 'IP1: Ja. Nej "Kom nu" sa hon'
    assert {"Ja", "Nej", "Kom"} <= {t.text for t in tokenise(text) if t.first}
