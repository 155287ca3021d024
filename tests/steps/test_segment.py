from hypothesis import given
from hypothesis import strategies as st

from tfbb_coding.model.text import word_count
from tfbb_coding.model.transcript import SpokenLine, Transcript, build_transcript
from tfbb_coding.steps.roles import assign_roles
from tfbb_coding.steps.segment import UnitKind, is_backchannel, segment

LONG = (
    "Vi började med att gå runt i alla husen och prata med dem som jobbar där, det tog väl en månad ungefär. "
    "Sen satte vi oss ner och skrev ihop vad vi hade hört, det blev en hel pärm. "
    "Men det som var svårt var att få ihop kalendrarna, det gick inte förrän i november när alla hade fått sina scheman. "
    "En annan sak är maten, vi bestämde att det alltid ska finnas frukt när vi ses och det låter löjligt men det gör skillnad för stämningen."
)
COMMAS = ", ".join(f"och då åkte vi dit en gång till och pratade med dem om rum {n}" for n in range(12)) + "."


def transcript(*lines: tuple[str | None, str]) -> Transcript:
    return assign_roles(build_transcript("a", [SpokenLine(speaker, text) for speaker, text in lines]))


def test_interviewers_are_never_units_and_their_question_goes_along() -> None:
    units = segment(
        transcript(
            ("I", "Hur gick det?"), ("IP1", "Det gick bra tycker jag, vi kom i gång."), ("I", "Mm."), ("IP1", "Fast sent blev det ju.")
        )
    )
    assert [unit.speaker for unit in units] == ["IP1", "IP1"]
    assert {unit.question for unit in units} == {"Hur gick det?"}
    assert [unit.turn for unit in units] == [1, 3]
    assert [unit.id for unit in units] == ["a:1.1", "a:3.1"]


def test_backchannels_are_no_units() -> None:
    assert segment(transcript(("I", "Hur gick det?"), ("IP1", "Mm. Ja precis."))) == ()
    assert len(segment(transcript(("I", "Hur?"), ("IP1", "Mm.")), UnitKind.TURN)) == 1
    assert is_backchannel("Mm, absolut.")
    assert not is_backchannel("Mm, men tiden räcker inte.")


def test_a_long_turn_becomes_several_units_at_sentence_ends() -> None:
    units = segment(transcript(("I", "Hur?"), ("IP1", LONG)))
    assert len(units) > 1
    assert " ".join(unit.text for unit in units) == LONG
    assert all(unit.text.endswith(".") for unit in units)
    assert any(unit.text.startswith("Men det som var svårt") for unit in units)


def test_a_long_chain_of_commas_is_cut_at_clauses() -> None:
    units = segment(transcript(("I", "Hur?"), ("IP1", COMMAS)))
    assert len(units) >= 2
    assert max(word_count(unit.text) for unit in units) <= 120


def test_no_short_rest_is_left_alone() -> None:
    units = segment(transcript(("I", "Hur?"), ("IP1", LONG + " Så är det.")))
    assert units[-1].text.endswith("Så är det.")
    assert word_count(units[-1].text) > 10


def test_turns_and_sentences() -> None:
    talk = transcript(("I", "Hur?"), ("IP1", "Vi kom dit. Vi åt lunch."))
    assert [u.text for u in segment(talk, UnitKind.TURN)] == ["Vi kom dit. Vi åt lunch."]
    assert [u.text for u in segment(talk, UnitKind.SENTENCE)] == ["Vi kom dit.", "Vi åt lunch."]


def test_cues_without_speakers_are_joined_to_utterances() -> None:
    lines = [
        SpokenLine(None, "Vi började med att", 0.0, 2.0),
        SpokenLine(None, "åka runt till alla.", 2.1, 4.0),
        SpokenLine(None, "Långt senare kom svaren.", 60.0, 63.0),
    ]
    units = segment(assign_roles(build_transcript("a", lines)))
    assert [" ".join(u.text.split()) for u in units] == ["Vi började med att åka runt till alla.", "Långt senare kom svaren."]


def test_no_unit_begins_like_a_formula() -> None:
    units = segment(transcript(("I", "Hur?"), ("IP1", "=((suckar)) cheferna de är ju som de är")))
    assert not units[0].text.startswith(("=", "+", "-", "@"))


@given(st.lists(st.tuples(st.sampled_from(["I", "IP1", "IP2"]), st.text(alphabet="abcåäö .,?!\n-=", max_size=300)), max_size=8))
def test_units_are_slices_of_the_text_in_order_and_inside_one_turn(lines: list[tuple[str, str]]) -> None:
    talk = transcript(*lines)
    for kind in UnitKind:
        last = 0
        for unit in segment(talk, kind):
            assert unit.text == talk.text[unit.start : unit.end]
            assert unit.start >= last
            last = unit.end
            turn = talk.turns[unit.turn]
            assert turn.start <= unit.start <= unit.end <= turn.end
            assert unit.speaker == turn.speaker
