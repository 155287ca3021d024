"""Units coded with small codebooks of our own: nothing here knows the shipped themes."""

from dataclasses import replace

import pytest

from tfbb_coding.model.codebook import Code, Codebook, Indicator, IndicatorKind, Theme
from tfbb_coding.model.coding import Status
from tfbb_coding.model.learned import LearnedModel
from tfbb_coding.model.study import GuideQuestion
from tfbb_coding.model.transcript import MeaningUnit, Role
from tfbb_coding.steps.code import Coder, judge, make_coder

K = IndicatorKind


def unit(text: str, question: str = "", start: int = 100) -> MeaningUnit:
    return MeaningUnit("a:0.1", "a", 0, "IP1", Role.PARTICIPANT, start, start + len(text), text, question)


def book(*themes: Theme, **settings: float) -> Codebook:
    return Codebook("b", "B", "sv", "1", themes, "f", dict(settings))


def theme(id_: str, *indicators: Indicator, codes: tuple[Code, ...] = (), guide: tuple[str, ...] = ()) -> Theme:
    return Theme(id_, id_.title(), "d", indicators=indicators, codes=codes, guide=guide)


def coder(*themes: Theme, **settings: float) -> Coder:
    return make_coder(book(*themes, **settings))


STRONG = 2.5
TIME = theme("tid", Indicator(K.LEMMA, "hinna", STRONG, line=1), Indicator(K.PHRASE, "ont om tid", STRONG, line=2))
ROOMS = theme("rum", Indicator(K.COMPOUND, "lokal", STRONG, line=3))


@pytest.mark.parametrize(
    ("indicator", "text"),
    [
        (Indicator(K.LEMMA, "hinna", STRONG), "De hann aldrig dit."),
        (Indicator(K.PHRASE, "ont om tid", STRONG), "Vi har ont, liksom, om tid."),
        (Indicator(K.COMPOUND, "lokal", STRONG), "Det är lokalbristen."),
        (Indicator(K.REGEX, r"\bnya? +chef", STRONG), "Sen kom en NY  chef."),
        (Indicator(K.STANCE, "proposal", STRONG), "Det vore bra med frukt."),
        (Indicator(K.PATTERN, "p", STRONG, tokens=({"LEMMA": "byta"}, {"OP": "?"}, {"LEMMA": "chef"})), "Vi bytte snabbt chef."),
    ],
)
def test_each_kind_of_indicator_carries_a_theme_with_the_words_that_fired(indicator: Indicator, text: str) -> None:
    judged = judge(unit(text), coder(theme("x", indicator)))
    assert judged.primary == "x"
    evidence = judged.codings[0].evidence[0]
    assert evidence.start is not None
    assert evidence.end is not None
    assert text[evidence.start - 100 : evidence.end - 100] == evidence.words
    assert evidence.words


@pytest.mark.parametrize("text", ["Stolen är röd.", "", "???", "Kontrollen var klar."])
def test_thin_evidence_carries_nothing(text: str) -> None:
    judged = judge(unit(text), coder(TIME, ROOMS))
    assert judged.primary == ""
    assert judged.codings == ()


def test_conditions_are_held_against_the_clause() -> None:
    glad = theme("glad", Indicator(K.LEMMA, "rolig", STRONG, forbids=frozenset({"negated"})))
    assert judge(unit("Det var roligt."), coder(glad)).primary == "glad"
    assert judge(unit("Det var inte roligt."), coder(glad)).primary == ""
    assert judge(unit("Det är roligt men vi hinner inte."), coder(glad)).primary == "glad"
    wished = theme("wish", Indicator(K.LEMMA, "grupp", STRONG, needs=frozenset({"wish"})))
    assert judge(unit("Vi vill ha en grupp."), coder(wished)).primary == "wish"
    assert judge(unit("Vi har en grupp."), coder(wished)).primary == ""


def test_several_themes_and_which_is_primary() -> None:
    judged = judge(unit("Vi har ont om tid och hinner inte, och lokalerna är små."), coder(TIME, ROOMS, second=9))
    assert judged.themes == ("tid", "rum")
    assert [name for name, _ in judged.ranking] == ["tid", "rum"]
    assert judged.ranking[0][1] > judged.ranking[1][1]


def test_two_equal_themes_are_uncertain() -> None:
    judged = judge(unit("Vi hinner inte till lokalen."), coder(TIME, ROOMS))
    assert not judged.certain
    assert {coding.status for coding in judged.codings} == {Status.UNCERTAIN}


def test_an_indicator_against_a_theme_takes_it_away() -> None:
    against = replace(ROOMS, indicators=(*ROOMS.indicators, Indicator(K.LEMMA, "fin", -STRONG, line=9)))
    assert judge(unit("Lokalen är här."), coder(against)).primary == "rum"
    assert judge(unit("Lokalen är fin."), coder(against)).primary == ""


def test_the_answered_question_counts_and_is_evidence() -> None:
    weak = theme("mal", Indicator(K.LEMMA, "dit", 1.0), guide=("Vad vill ni uppnå?",))
    said = "Dit är det långt."
    assert judge(unit(said), coder(weak)).primary == ""
    asked = judge(unit(said, "Och vad skulle ni vilja uppnå då?"), coder(weak, question=2.0))
    assert asked.primary == "mal"
    assert [e for e in asked.codings[0].evidence if e.indicator == "question" and e.start is None]


def test_a_guide_question_of_the_study_can_open_two_themes() -> None:
    guide = [GuideQuestion("Vad har varit bra och vad har varit svårt?", ("tid", "rum"))]
    made = make_coder(book(TIME, ROOMS), guide=guide)
    judged = judge(unit("Jo då.", "Vad har varit bra, och vad har varit svårt för er?"), made)
    assert {name for name, _ in judged.ranking} <= {"tid", "rum"}
    assert len(judged.ranking) == 2


def test_codes_choose_the_category_and_carry_a_theme_only_when_it_has_no_indicators_of_its_own() -> None:
    codes = (Code("brist", "Brist", "d", indicators=(Indicator(K.COMPOUND, "tid", STRONG, line=5),)), Code("annat", "Annat", "d"))
    assert judge(unit("Tiden."), coder(theme("hinder", codes=codes))).codings[0].code == "brist"
    own = theme("hinder", Indicator(K.LEMMA, "svår", STRONG, line=4), codes=codes)
    assert judge(unit("Tiden."), coder(own)).primary == ""
    assert judge(unit("Tiden är svår."), coder(own)).codings[0].code == "brist"


def test_more_words_of_one_list_add_less_and_less() -> None:
    listed = theme("x", Indicator(K.LEMMA, "röd", 1.0, line=1), Indicator(K.LEMMA, "blå", 1.0, line=1))
    apart = theme("x", Indicator(K.LEMMA, "röd", 1.0, line=1), Indicator(K.LEMMA, "blå", 1.0, line=2))
    text = "Den är röd och blå."
    assert judge(unit(text), coder(listed)).ranking[0][1] < judge(unit(text), coder(apart)).ranking[0][1]


def test_only_the_themes_asked_for() -> None:
    made = make_coder(book(TIME, ROOMS), themes=["rum"])
    assert [name for name, _ in judge(unit("Vi hinner inte till lokalen."), made).ranking] == ["rum"]


def test_the_learned_voice_adds_what_it_heard_and_says_which_words() -> None:
    model = LearnedModel(("tid", "rum"), (-1.0, -1.0, 4.0), {"klocka": (9.0, -9.0, 0.0)})
    made = make_coder(book(TIME, ROOMS), learned=model)
    judged = judge(unit("Klockan var mycket."), made)
    assert made.name == "both"
    assert judged.primary == "tid"
    assert [(e.indicator, e.words) for e in judged.codings[0].evidence] == [("learned klocka", "Klockan")]


def test_the_question_answered_tells_what_to_expect_and_says_by_which_words() -> None:
    model = LearnedModel(("tid", "rum"), (0.0, 0.0, 0.0), {}, questions={"hinna": (8.0, -8.0, 4.0)}, question_bias=(0.0, 0.0, 0.0))
    made = make_coder(book(TIME, ROOMS), learned=model)
    judged = judge(unit("Nej, det är som det är.", "Hinner ni?"), made)
    assert judged.primary == "tid"
    assert [(e.indicator, e.words, e.start) for e in judged.codings[0].evidence] == [("question hinna", "Hinner", None)]
    assert judge(unit("Nej, det är som det är.", "Är rummen stora?"), made).primary == ""
    assert judge(unit("Nej, det är som det är."), made).primary == ""


def test_a_codebook_may_leave_the_question_out_of_it() -> None:
    model = LearnedModel(("tid", "rum"), (0.0, 0.0, 0.0), {}, questions={"hinna": (8.0, -8.0, 4.0)}, question_bias=(0.0, 0.0, 0.0))
    deaf = replace(book(TIME, ROOMS), settings={"asked": 0.0})
    assert judge(unit("Nej, det är som det är.", "Hinner ni?"), make_coder(deaf, learned=model)).primary == ""


def test_a_learned_voice_that_does_not_know_a_theme_is_not_asked() -> None:
    model = LearnedModel(("tid",), (9.0, 9.0), {})
    assert make_coder(book(TIME, ROOMS), learned=model).name == "rules"
    assert judge(unit("Stolen är röd."), make_coder(book(TIME, ROOMS), learned=model)).primary == ""


def test_the_same_twice() -> None:
    made = coder(TIME, ROOMS)
    text = "Vi har ont om tid och hinner inte, och lokalerna är små."
    assert judge(unit(text), made) == judge(unit(text), coder(TIME, ROOMS))


def test_a_question_that_only_asks_who_one_is_takes_weight_away() -> None:
    glad = theme("glad", Indicator(K.LEMMA, "rolig", 1.3, line=1))
    said = "Jag jobbar på ett roligt ställe."
    assert judge(unit(said, "Hur är det?"), coder(glad)).primary == "glad"
    assert judge(unit(said, "Kan ni presentera er?"), coder(glad)).primary == ""


def test_a_question_of_nobody_knows_whom_is_uncertain() -> None:
    asked = replace(unit("Hinner ni inte?"), speaker=None, role=Role.UNKNOWN)
    assert {coding.status for coding in judge(asked, coder(TIME)).codings} == {Status.UNCERTAIN}


def test_what_stands_in_the_middle_counts_less() -> None:
    filler = "det var en gång en stol som stod i ett rum och där stod den"
    outside = judge(unit(f"Vi hinner inte, {filler}, {filler}."), coder(TIME)).ranking[0][1]
    inside = judge(unit(f"{filler}, vi hinner inte, {filler}."), coder(TIME)).ranking[0][1]
    assert inside < outside
