"""Codings found again after the transcript changed."""

import random
from dataclasses import replace

from edited_talk import edited, stretches
from hypothesis import given
from hypothesis import strategies as st

from tfbb_coding.model.coding import Coding, Evidence, Status
from tfbb_coding.model.report import Finding
from tfbb_coding.model.transcript import SpokenLine, build_transcript
from tfbb_coding.steps.anchor import in_transcript, re_anchor

OLD = "I: Vad hände?\n\nIP1: Ja. Sen ringde Zorva Kvist till Mosslunda och bad om tid.\n\nIP2: Ja. Men Zorvas syster hann inte.\n"
NEW = "I: Vad hände?\n\nIP1: Ja. Sen ringde [namn 1] till [ort 1] och bad om tid.\n\nIP2: Ja. Men [namn 1]s syster hann inte.\n"


def coding(quotation: str, start: int | None = None, **more: object) -> Coding:
    at = OLD.index(quotation) if start is None else start
    base = Coding("a", "a:1.1", 1, "IP1", at, at + len(quotation), "hinder", "", "rules", Status.PROPOSED, 1.0, quotation)
    return replace(base, **more)  # type: ignore[arg-type]


def anchored(found: Coding | Finding) -> Coding:
    assert isinstance(found, Coding)
    assert NEW[found.start : found.end] == found.quotation
    return found


def test_words_that_were_not_replaced_are_found_by_themselves() -> None:
    assert anchored(re_anchor(coding("syster hann inte"), None, NEW)).start == NEW.index("syster")


def test_replaced_words_are_allowed_to_be_placeholders() -> None:
    found = anchored(re_anchor(coding("Sen ringde Zorva Kvist till Mosslunda och bad om tid."), None, NEW))
    assert found.quotation == "Sen ringde [namn 1] till [ort 1] och bad om tid."


def test_a_quotation_that_begins_or_ends_with_the_name() -> None:
    assert anchored(re_anchor(coding("Zorva Kvist till"), OLD, NEW)).quotation == "[namn 1] till"
    assert anchored(re_anchor(coding("Sen ringde Zorva Kvist"), None, NEW)).quotation == "Sen ringde [namn 1]"
    assert anchored(re_anchor(coding("Men Zorvas syster"), None, NEW)).quotation == "Men [namn 1]s syster"


def test_like_quotations_are_told_apart_by_their_order() -> None:
    second = OLD.rindex("Ja.")
    assert anchored(re_anchor(coding("Ja.", second), OLD, NEW)).start == NEW.rindex("Ja.")


def test_like_quotations_are_told_apart_by_the_words_around() -> None:
    text = NEW.replace("I: Vad hände?", "I: Ja. Vad hände?")
    found = re_anchor(coding("Ja.", OLD.rindex("Ja.")), OLD, text)
    assert isinstance(found, Coding)
    assert found.start == text.rindex("Ja.")


def test_what_could_be_several_places_is_a_finding() -> None:
    found = re_anchor(coding("Ja.", OLD.rindex("Ja.")), None, NEW)
    assert isinstance(found, Finding)
    assert "several places" in found.message


def test_a_short_answer_that_was_deleted_is_not_taken_for_another() -> None:
    old = "IP1: Ja. Vi hann inte med.\n\nIP2: Det var annat förr. Mm.\n\nIP1: Ja. Så var det.\n"
    new = old.replace("IP1: Ja. Vi hann", "IP1: Vi hann")
    assert isinstance(re_anchor(coding("Ja.", old.index("Ja.")), old, new), Finding)
    second = re_anchor(coding("Ja.", old.rindex("Ja.")), old, new)
    assert isinstance(second, Coding)
    assert second.start == new.index("Ja.")


def test_a_word_is_not_found_within_another() -> None:
    old, new = "IP1: Hon kom med en kaka till mötet.\n", "IP1: Honung till mötet, sa de.\n"
    assert isinstance(re_anchor(coding("Hon", 5), old, new), Finding)


def test_a_moved_turn_is_followed() -> None:
    turns = ["IP1: Vi målade om staketet före jul.", "IP2: Ingen hade sagt något om nyckeln.", "IP1: Bussen kom aldrig fram i måndags."]
    old, new = "\n\n".join(turns), "\n\n".join([turns[2], turns[0], turns[1]])
    words = "Bussen kom aldrig fram i måndags."
    found = re_anchor(coding(words, old.index(words)), old, new)
    assert isinstance(found, Coding)
    assert (found.start, found.quotation) == (new.index(words), words)


def test_of_two_sentences_that_nothing_tells_apart_none_is_chosen() -> None:
    old, new = "IP1: Det gick. Ja, precis. Sen kom de.\n", "IP1: Det gick. Ja, precis. Ja, precis. Sen kom de.\n"
    assert isinstance(re_anchor(coding("Ja, precis.", old.index("Ja")), old, new), Finding)


def test_random_edits_move_nothing_wrongly_and_nearly_everything_that_still_stands() -> None:
    """1,600 codings of 80 talks after one to fifteen edits each; the figures of a larger run stand in docs/study.md."""
    right = findings = 0
    for seed in range(80):
        chance = random.Random(seed)
        talk = edited(chance)
        old, new = talk.old, talk.new
        for start, end in stretches(old, chance, 20):
            true = talk.place(start, end)
            found = re_anchor(coding(old[start:end], start), old, new)
            if isinstance(found, Finding):
                findings += true is not None
                continue
            survivors = talk.survivors(start, end)
            here = len(survivors & set(range(found.start, found.end)))
            assert (found.start, found.end) == true or (true is None and here > 0.9 * len(survivors) > 0), (seed, start, end)
            right += true is not None
    assert right >= 0.99 * (right + findings)


def test_what_is_gone_is_a_finding_without_its_words() -> None:
    found = re_anchor(coding("bad om tid"), OLD, "IP1: Helt annat.\n")
    assert isinstance(found, Finding)
    assert "bad om" not in str(found)


def test_evidence_moves_along_and_forgets_replaced_words() -> None:
    name, words = OLD.index("Zorva Kvist"), OLD.index("bad om tid")
    reasons = (
        Evidence("lemma ringa", "Zorva Kvist", 1, name, name + 11),
        Evidence("phrase bad om tid", "bad om tid", 1, words, words + 10),
        Evidence("question", "Vad gjorde Zorva?", 1),
        Evidence("question", "Vad hände?", 1),
    )
    found = anchored(re_anchor(coding("Sen ringde Zorva Kvist till Mosslunda och bad om tid.", evidence=reasons), OLD, NEW))
    assert [piece.words for piece in found.evidence] == ["[namn 1]", "bad om tid", "…", "Vad hände?"]
    for piece in found.evidence[:2]:
        assert NEW[piece.start : piece.end] == piece.words


def test_turn_speaker_and_unit_follow_the_new_transcript() -> None:
    new = build_transcript("b", [SpokenLine("Deltagare 9", "Sen ringde [namn 1].")])
    moved = in_transcript(replace(coding("Sen ringde"), start=13, end=23), new)
    assert (moved.transcript, moved.turn, moved.speaker, moved.unit) == ("b", 0, "Deltagare 9", "b:0.1")


WORD = st.sampled_from(
    ["vi", "bad", "om", "hjälp", "men", "det", "tog", "tid", "innan", "någon", "kom", "och", "sa", "att", "allt", "var", "klart"]
)


@given(st.lists(WORD, min_size=4, max_size=30), st.data())
def test_a_coding_is_moved_to_its_own_words_or_not_at_all(words: list[str], data: st.DataObject) -> None:
    """Of every text with names in it and every stretch: never another stretch than the one that was coded."""
    names = data.draw(st.sets(st.integers(0, len(words) - 1), max_size=4))
    old_words = ["Zorva" if n in names else word for n, word in enumerate(words)]
    new_words = ["[namn 1]" if n in names else word for n, word in enumerate(words)]
    first = data.draw(st.integers(0, len(words) - 1))
    last = data.draw(st.integers(first, len(words) - 1))
    old, new = " ".join(old_words), " ".join(new_words)
    start = len(" ".join([*old_words[:first], ""]))
    quotation = " ".join(old_words[first : last + 1])
    found = re_anchor(coding(quotation, start), old, new)
    if isinstance(found, Coding):
        assert found.quotation == " ".join(new_words[first : last + 1])
        assert found.start == len(" ".join([*new_words[:first], ""]))


def test_an_answer_put_in_is_not_taken_for_the_same_one_by_another_speaker() -> None:
    old = "IP3: Det stämmer.\n\nIP3: Zorva målade om listan före jul.\n"
    new = "IP3: Ja.\n\nIP3: Det stämmer.\n\nIP1: Det stämmer.\n\nIP3: Zorva målade om listan före jul.\n"
    found = re_anchor(coding("Det stämmer.", 5), old, new)
    assert isinstance(found, Finding) or found.start == new.index("Det stämmer.")


def test_of_two_like_answers_of_one_speaker_side_by_side_none_is_chosen() -> None:
    old = "IP2: Ja.\n\nIP2: Ja. Kollegan lånade ut köket innan lunch.\n"
    new = "IP2: Ja.\n\n" + old
    assert isinstance(re_anchor(coding("Ja.", 5), old, new), Finding)
