"""Items that follow their words, also where like words have taken their place."""

from tfbb_coding.model.coding import Coding, Status
from tfbb_coding.model.transcript import SpokenLine, Transcript, build_transcript
from tfbb_coding.steps.mend import fate_of, holds

LINES = [
    ("IP1", "Vi hann inte med staketet före jul, så var det."),
    ("IP2", "Ja, precis."),
    ("IP3", "Ja, precis."),
    ("IP1", "Bussen kom aldrig fram."),
]


def talk(*lines: tuple[str, str]) -> Transcript:
    return build_transcript("a", [SpokenLine(speaker, words) for speaker, words in lines])


def coding_of(turn: int, there: Transcript) -> Coding:
    said = there.turns[turn]
    return Coding("a", f"a:{turn}.1", turn, said.speaker, said.start, said.end, "hinder", "", "anna", Status.ACCEPTED, 1.0, said.text)


def test_another_s_like_answer_is_not_taken_for_one_that_was_deleted() -> None:
    old, new = talk(*LINES), talk(LINES[0], *LINES[2:])
    deleted, other = coding_of(1, old), coding_of(2, old)
    assert new.text[deleted.start : deleted.end] == deleted.quotation
    assert not holds(deleted, new, (old.text,))
    assert fate_of(deleted, new, (old.text,)).moved is None
    moved = fate_of(other, new, (old.text,)).moved
    assert moved is not None
    assert (moved.turn, moved.speaker) == (1, "IP3")


def test_what_stands_where_it_stood_holds() -> None:
    old, new = talk(*LINES), talk(*LINES, ("IP2", "Nej."))
    for turn in range(4):
        assert holds(coding_of(turn, old), new, (old.text,))
        assert holds(coding_of(turn, old), new, ())


def test_once_something_is_coded_in_the_text_as_it_is_now_what_stands_holds() -> None:
    old, new = talk(*LINES), talk(LINES[0], *LINES[2:])
    assert holds(coding_of(1, old), new, (new.text, old.text))
