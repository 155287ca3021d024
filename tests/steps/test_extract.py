"""The clauses of a unit that carry a theme."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tfbb_coding.model.text import Span, word_count
from tfbb_coding.steps.extract import MOST_WORDS, Weight, extract

LONG = (
    "Ja, alltså, vi hade ju tänkt att alla skulle träffas varje vecka. Men det gick inte, för rummet var alltid upptaget och ingen hade tid. "
    "Kaffet var gott i alla fall. Sen satte vi upp en lista på dörren där man fick skriva sitt namn, och den försvann efter två dagar."
)


@pytest.mark.parametrize("said", ["", "   ", "Mm.", "Ja, precis. Mm.", "[skratt]", "...", "Ja. Nej. Eh."])
def test_what_says_nothing_gives_nothing(said: str) -> None:
    assert extract(said) == ""


def test_a_short_unit_keeps_all_but_its_disfluencies() -> None:
    assert extract("ja, alltså, vi, vi hann liksom aldrig prata med lärarna") == "Vi hann aldrig prata med lärarna."


def test_evidence_decides_what_is_kept() -> None:
    at = LONG.index("rummet")
    assert "rummet var alltid upptaget" in extract(LONG, weights=[Weight(Span(at, at + 6), 3.0)])
    at = LONG.index("lista")
    assert "lista på dörren" in extract(LONG, weights=[Weight(Span(at, at + 5), 3.0)])


def test_the_theme_is_heard_by_its_stances() -> None:
    said = "I våras köpte vi in fyra bord och två mattor till rummet vid entrén. Jag hoppas att barnen ska våga komma hit själva en dag. "
    said += "Tidigare stod det en kopiator där som ingen använde särskilt ofta."
    assert "hoppas att barnen ska våga" in extract(said, stances={"wish": 3.0})


def test_a_question_stays_a_question_and_a_number_whole() -> None:
    assert extract("Varför börjar mötet 15.15 varje vecka?") == "Varför börjar mötet 15.15 varje vecka?"


@pytest.mark.parametrize("limit", ["bara", "knappt", "nästan", "aldrig", "sällan", "ibland", "inte", "kanske", "endast"])
def test_what_limits_a_claim_stays_with_it(limit: str) -> None:
    said = f"Bussen till [kommun 3] går {limit} två gånger om dagen, och sen får man gå. Kaffet är gott i alla fall, tycker de flesta som kommer hit på morgonen."
    kept = extract(said, weights=[Weight(Span(0, 40), 5.0)])
    assert "Bussen" in kept
    assert f"går {limit} två gånger om dagen" in kept


def test_how_one_sits_comes_with_what_one_does() -> None:
    said = "Då sitter jag och [namn 2] i det lilla rummet, och går igenom alla ärenden från veckan. Kaffet är gott där. Det regnade hela hösten och parkeringen stod full."
    assert "sitter jag" not in (kept := extract(said)) or "går igenom alla ärenden" in kept


def test_quotation_marks_stand_where_they_stood() -> None:
    assert extract('Innan var det "vi" och "dom", eh, överallt.') == 'Innan var det "vi" och "dom" överallt.'


def test_fronted_clauses_keep_their_main_clause() -> None:
    said = "När vi slutade skriva rapporter och började filma, tre minuter, då hände det saker i hela huset. "
    said += "Kaffet var gott också. Det regnade mest hela hösten och parkeringen var full av vatten varje morgon när vi kom."
    at = said.index("rapporter")
    assert "då hände det saker" in extract(said, weights=[Weight(Span(at, at + 9), 3.0)])


def test_a_clause_longer_than_the_limit_is_shortened_where_a_clause_may_end() -> None:
    said = "vi provade den nya listan som " + " ".join(f"ord{n}" for n in range(30))
    assert extract(said) == "Vi provade den nya listan."


def test_a_dash_between_numbers_cuts_nothing() -> None:
    said = "Jag är skolsköterska här, å jag har en liten skola till, en F–6:a två mil härifrån där jag är på onsdagar. Kaffet är gott där. "
    said += "Innan dess körde jag buss mellan två städer i elva år, och det var ett lugnt arbete med fina kollegor hela tiden."
    kept = extract(said, weights=[Weight(Span(said.index("liten"), said.index("liten") + 5), 4.0)])
    assert "F–6:a två mil härifrån" in kept
    assert extract("Vi har öppet 8.30–16.00 för årskurs 4–6.") == "Vi har öppet 8.30–16.00 för årskurs 4–6."


def test_a_sentence_broken_off_is_shown_as_such() -> None:
    assert extract("Listan får jag på onsdagar. Sedan kan en granne –") == "Listan får jag på onsdagar. Sedan kan en granne ..."
    assert extract("Vi har en granne som är väldigt ...") == "Vi har en granne som är väldigt ..."


def test_what_is_asked_for_stays_with_the_asking_and_a_preposition_with_what_it_governs() -> None:
    said = "Vi satt där och räknade dagar och böcker och allt möjligt, och så sade grannen att kan ni kolla när bussen går från torget. "
    said += "Kaffet var gott i det lilla rummet. Jag har varit sköterska i, ja, det blir nitton år nu i höst, och det går fort."
    at = said.index("kolla")
    assert "kolla när bussen går från torget" in extract(said, weights=[Weight(Span(at, at + 5), 5.0)])
    assert "sköterska i, det blir nitton år" in extract("Jag har varit sköterska i, ja, det blir nitton år nu i höst.")


def plain(text: str) -> list[str]:
    return re.findall(r"\[[^\]\n]*\]|[^\W_]+", text.casefold())


def in_order(some: list[str], among: list[str]) -> bool:
    rest = iter(among)
    return all(word in rest for word in some)


PHRASES = st.sampled_from(
    [
        "vi åkte dit",
        "och pratade med lärarna",
        "men det gick inte",
        "för ingen hade tid",
        "eh",
        "ja",
        "alltså",
        "liksom",
        "att dom ska våga",
        "som kommer",
        "när det regnar",
        "rektorn",
        "på måndagar",
        "nej på tisdagar",
        "jag tänker att",
        "det är ju så att",
        "hade de redan gått",
        "skriv ner det",
        "varför då",
        "så att säga",
        "[namn 1]",
        "(skratt)",
        "utan vi väntade",
        "om man vill",
        "kl. 15.15",
        "och/eller",
        "kom- kommunen",
        "”det går inte”",
        "vi vi",
        "12",
        "Bra",
    ]
)
MARKS = st.sampled_from([", ", ". ", " ", "? ", " – ", " ... ", "; ", "\n", "! ", ": "])
TALK = st.lists(st.tuples(PHRASES, MARKS), max_size=45).map(lambda parts: "".join(a + b for a, b in parts))


@settings(max_examples=300, deadline=None)
@given(TALK)
def test_only_the_speakers_words_in_their_order(text: str) -> None:
    said = extract(text)
    assert in_order(plain(said), plain(text))
    assert word_count(said) <= MOST_WORDS
    assert extract(text) == said
    assert not said or (said[-1] in ".?!" and not re.search(r"\s[.,](?!\.\.$|\.\. )|\s\s|^[\s,]", said))


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=200))
def test_any_text_gives_its_own_words(text: str) -> None:
    said = extract(text)
    assert in_order(plain(said), plain(text))
    assert word_count(said) <= MOST_WORDS


def test_a_comma_parts_clauses_whose_tie_was_cut() -> None:
    said = "Och jag gick dit en torsdag och då satt dom tre kvar och så hade dom hängt upp en jacka på stolen."
    text = extract(said)
    assert "torsdag dom" not in text
    assert "kvar dom" not in text


def test_utan_att_never_opens_what_is_shown_without_its_main_clause() -> None:
    said = (
        "Ett sätt att se helheten, att man märker att det där med närvaron kanske hänger ihop med nätterna som hänger ihop med hur man bor, och att skolan "
        "inte bara ser skolans bit och vården sin bit och vi vår, utan att det finns en karta som alla runt eleven kan titta på samtidigt och säga, var börjar vi?"
    )
    assert "Utan att" not in extract(said)
    told = "Vi körde i gång i åttan. Utan att någon hade frågat oss vad vi behövde eller hur länge det skulle pågå eller vem som skulle betala lokalen och maten."
    assert not extract(told).startswith("Utan att")


def test_what_others_think_is_not_said_as_ones_own() -> None:
    said = "Han tror att vi är hans fastrar, och vi får vara med på allt i familjen, från morgon till kväll, fast vi skulle ses två gånger i månaden."
    shown = extract(said)
    assert "fastrar" not in shown or "tror att vi är hans fastrar" in shown


def test_a_word_that_shares_its_last_part_keeps_its_hyphen_and_its_partner() -> None:
    said = "Det är att få in det i mål- och resursplanen, med egen rad och egna medel, så att ingen kan ta bort det när det blir kärvt och alla vill spara."
    shown = extract(said)
    assert "mål- och resursplanen" in shown or "mål" not in shown


def test_a_clause_with_att_comes_with_its_verb_over_what_is_put_in() -> None:
    said = (
        "Egen lön, det är det formella. Jag skulle vilja att tjejerna, för det är mest tjejer, får känna sig väntade på. Att nån på ett lager står och "
        "tittar på klockan och undrar var hon är. Det har dom aldrig varit med om, varken i skolan eller hemma."
    )
    shown = extract(said)
    assert "vilja att tjejerna" not in shown or "får känna sig väntade på" in shown
