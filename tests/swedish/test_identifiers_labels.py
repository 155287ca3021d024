"""Speakers' labels: who is a person in them, and what is only a role or a heading."""

import pytest

from tfbb_coding.model.identifier import Certainty, NamedText
from tfbb_coding.steps.identifiers import find_identifiers
from tfbb_coding.swedish.identifiers.columns import speaker_cells
from tfbb_coding.swedish.identifiers.labels import find_labels, people_in
from tfbb_coding.swedish.identifiers.neutral_labels import is_neutral_label


def certain(text: str) -> list[str]:
    return [i.match for i in find_identifiers([NamedText("a", text)]) if i.certainty is Certainty.CERTAIN and i.kind == "person"]


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("WEBVTT\n\n<v Påhitt, Per>Hej på er.</v>\n\n<v Öberg, Per>Ja hej.</v>\n", ["Påhitt, Per", "Öberg, Per"]),
        ("<v Länken>Ja hej.</v>\n<v Kurator/Chef 1>Hej.</v>\n", ["Länken"]),
        ("Al-Hassan, Zahra: Hej, det var kul.\nIntervjuare: Ja.\n", ["Al-Hassan, Zahra"]),
        ("Svensson, Bo (Extern): Hej, vi satt där.\nDeltagare 1: Ja.\n", ["Svensson, Bo"]),
        ("Per: Hej\n", ["Per"]),
        ("Sven: Hej på dig.\nIntervjuare: Ja.\n", ["Sven"]),
        ("Fia Fiktiv   0:03\nHej, vad kul.\n\nIntervjuare   0:10\nJa.\n", ["Fia Fiktiv"]),
        ("0:03 Fia Fiktiv\nHej, vad kul.\n\n0:10 Intervjuare\nJa.\n", ["Fia Fiktiv"]),
        ("Sten (0:03): Hej där.\nIntervjuare (0:07): Ja.\n", ["Sten"]),
        ("1\n\n[Anna]: hej där\n\n2\n\n[SPEAKER_00]: ja precis\n", ["Anna"]),
        ("Anna\nHej på er allihop.\n\nSten\nJa hej.\n\nAnna\nDå kör vi.\n", ["Anna", "Sten", "Anna"]),
        ("Tid\tTalare\tText\n0:01\tEkorren\tHej\n0:02\tIntervjuare\tJa\n", ["Ekorren"]),
        ('talare;text\nPer;"Hej; på dig"\nDeltagare 2;Ja\n', ["Per"]),
        ("Talare\nText\nPer\nHej på dig.\nZorbina\nJa då.\n", ["Per", "Zorbina"]),
        ('{"speaker": "Sten", "text": "hej"}\n', ["Sten"]),
        ("**Per:** Hej\n\n**Intervjuare:** Hej\n", ["Per"]),
        ("Kurator Anna Påhitt: hej\nIntervjuare: ja\n", ["Anna Påhitt"]),
        ("anna: hej\nper: ja då\nanna: jo\nper: nä\n", ["anna", "per", "anna", "per"]),
    ],
)
def test_a_name_in_a_labels_place_is_one_certain_person(text: str, people: list[str]) -> None:
    assert certain(text) == people


@pytest.mark.parametrize(
    "text",
    [
        "Intervjuare: hej\nDeltagare 1: ja\nI: jo\nIP2: nej\nR1: ja\nSPEAKER_00: jo\nModerator: hej\n",
        "Kurator: hej\nChef 1: ja\nFamiljebehandlare: jo\nBiträdande rektor: ja\nFörälder A: ja\nDiakon: jo\n",
        "[namn]: hej\n[Deltagare 3]: ja\n[ohörbart]: …\n",
        "Bakgrund\nDet här är en text.\n\nMetod\nVi gjorde så.\n\nMål: att orka\nHinder: tid\nExempel: så\n",
        "Lunch   12:00\nFika 14:30\n",
        "Kod;Namn;Definition\n1;Ekorren;Det som samlas\n2;Länken;Det som binder\n",
        "Ja, och då var det frågan om vem, person, som ska gå dit, tror jag.\nett lag, det är ett lag, så är det.\n",
        '{"speaker": null, "text": "hej"}\n',
        "Drakar och demoner\nSpelet är gammalt.\n",
    ],
)
def test_roles_headings_and_sentences_are_no_people(text: str) -> None:
    assert certain(text) == []


def test_words_of_a_label_are_remembered_in_all_texts() -> None:
    texts = [NamedText("a", "<v Öberg, Sten>Hej.</v>\n"), NamedText("b", "Då ringde Sten till öberg. Vi la en sten där.")]
    found = [(i.match, i.kind) for i in find_identifiers(texts) if i.path == "b"]
    assert found == [("Sten", "person"), ("öberg", "person")]


def test_per_is_a_name_inside_a_sentence_only() -> None:
    text = "Per: Hej\nIntervjuare: Ja, sa Per. Per vecka blir det två, per gång alltså.\n"
    assert [i.start for i in find_identifiers([NamedText("a", text)]) if i.match == "Per"] == [0, text.index("Per.")]


@pytest.mark.parametrize(
    ("label", "people"),
    [("Lina o Nettan", ["Lina", "Nettan"]), ("Ek, Siv, enhetschef", ["Ek, Siv"]), ("Siv E.", ["Siv E."]), ("Kurator/Chef 1", [])],
)
def test_people_in_a_label(label: str, people: list[str]) -> None:
    assert [label[a:b] for a, b in people_in(label)] == people


@pytest.mark.parametrize("label", ["BUP 1", "Stödpersonal", "Fokusgrupp 2", "Talare 2 (kvinna)", "???", "Deltagare ett"])
def test_neutral_labels(label: str) -> None:
    assert is_neutral_label(label)


@pytest.mark.parametrize("label", ["Bo", "Åsa", "Ella", "Mattias", "Sten", "[Anna]", "Lärare Anna", "Länken"])
def test_labels_that_name_somebody(label: str) -> None:
    assert not is_neutral_label(label)


def test_cells_below_the_head_with_quotation_marks() -> None:
    text = 'start,speaker,text\n1,"Ek, Siv","Ja, ""precis"""\n2,Bo,nej\n'
    assert [text[a:b] for a, b in speaker_cells(text)] == ["Ek, Siv", "Bo"]


def test_headings_and_cells_are_no_labels() -> None:
    text = "Deltagare\nTid\n3\nSamverkan\n4\nDeltagare\nTid\n2\nSamverkan\n1\nDeltagare\nKunskap\n7\n"
    assert not list(find_labels(text))
