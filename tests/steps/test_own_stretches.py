"""What the program itself writes is nobody's, and a name within it is somebody's all the same."""

import pytest

from tfbb_coding.model.handover import CELL_END, Excerpt, Leave, StudyName
from tfbb_coding.model.identifier import NamedText
from tfbb_coding.steps.gate import judge
from tfbb_coding.steps.identifiers import KnownWords, find_identifiers
from tfbb_coding.steps.own_stretches import own_stretches
from tfbb_coding.steps.study_names import references, telling_references

PSEUDONYMISED = (
    "Teamsmöte-kommun-4-datum-2",
    "Chefer-kommun-1",
    "Intervju-föräldrar-plats-3",
    "Intervju-namn-2",
    "Möte_skola-2",
    "N1",
    "Vår",
)
TELLING = ("Intervju-Fatima-2", "Chefer-Västerås-1", "Anna")


def named(*ids: str) -> list[StudyName]:
    return [StudyName("study.yaml", n, "the id of an interview", one.replace("_", " "), "", one) for n, one in enumerate(ids, 1)]


def test_ids_with_placeholders_tell_nobody_and_names_in_ids_do() -> None:
    assert references(named(*PSEUDONYMISED, *TELLING)) == tuple(sorted(PSEUDONYMISED))


@pytest.mark.parametrize("label", ["", "Enhet ", "Unit ", "Källa: ", "Samtal "])
def test_a_units_id_never_stops_a_product(label: str) -> None:
    own = references(named(*PSEUDONYMISED))
    said = [f"{label}{one}:{n}.1" for n, one in enumerate(own, 1)]
    known = KnownWords(references=own)
    for excerpt in (Excerpt("r.docx › word/comments.xml", "\n".join(said)), Excerpt("a.csv", CELL_END.join(said), 2)):
        assert judge([excerpt], "f", known=known) == Leave("f")


def test_without_knowing_the_ids_such_a_label_would_be_taken_for_an_office() -> None:
    assert isinstance(judge([Excerpt("r.docx › word/comments.xml", "Enhet Chefer-kommun-1:7.1")], "f"), tuple)


@pytest.mark.parametrize(
    "text", ["Enhet Intervju-Fatima-2:7.1", "Enhet Chefer-Västerås-1:2.1", "Enhet Chefer-kommun-1:7.1, sa Fatima Lindström"]
)
def test_a_name_in_an_id_or_beside_one_still_stops(text: str) -> None:
    names = named(*PSEUDONYMISED, *TELLING)
    known = KnownWords(references=references(names), telling=telling_references(names))
    assert isinstance(judge([Excerpt("a.md", text)], "f", known=known), tuple)


def test_an_id_that_is_a_mere_word_is_known_by_the_number_behind_it() -> None:
    assert own_stretches("Vår sa att Enhet Vår:3.1 var bra", ("Vår",)) == [(11, 24)]
    assert own_stretches("Chefer-kommun-10:1", ("Chefer-kommun-1",)) == []


def test_front_matter_that_the_program_wrote_names_nobody() -> None:
    text = "---\nsource: vtt\ndate: 2026-02-03\nduration: 0:41:07\ncase: b\n---\n\nDeltagare 1: Vi hann inte.\n"
    assert [found.kind for found in find_identifiers([NamedText("a", text)])] == ["date"]
    known = find_identifiers([NamedText("a", text.replace("case: b", "case: västerås"))])
    assert [(found.kind, found.match) for found in known] == [("date", "2026-02-03"), ("place", "västerås")]
    written = find_identifiers([NamedText("a", text.replace("source: vtt", "source: Fatima Lindström"))])
    assert "Fatima Lindström" in [found.match for found in written]


def test_below_the_front_matter_the_same_words_are_looked_at() -> None:
    talk = "Deltagare 1: Hej.\n\nsource: Fatima Lindström\n"
    assert [found.match for found in find_identifiers([NamedText("a", f"---\ncase: b\n---\n\n{talk}")])] == [
        found.match for found in find_identifiers([NamedText("a", talk)])
    ]
