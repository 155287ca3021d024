"""What stays when one participant is taken out."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from tfbb_coding.model.coding import Coding, Evidence, Status
from tfbb_coding.model.transcript import SpokenLine, Transcript, build_transcript
from tfbb_coding.steps.withdraw import Shift, removed_turns, shift_codings, shift_row, traces, without_speaker

OLD = build_transcript(
    "a",
    [
        SpokenLine("I", "Vad var svårt?"),
        SpokenLine("Deltagare 1", "Vi hann aldrig med den gamla listan på morgonen."),
        SpokenLine("Deltagare 2", "Tiden räckte inte till."),
        SpokenLine("Deltagare 1", "Nej, så var det."),
        SpokenLine("Deltagare 3", "Ja, och ingen svarade."),
    ],
)
NEW = without_speaker(OLD, "deltagare 1")
SHIFT = Shift(OLD, NEW, "deltagare 1")
GONE = traces(removed_turns(OLD, "deltagare 1"), [t for t in OLD.turns if t.speaker != "Deltagare 1"])


def coding(turn: int, **more: object) -> Coding:
    t = OLD.turns[turn]
    made = Coding("a", f"a:{turn}.1", turn, t.speaker, t.start, t.end, "hinder", "", "eva", Status.ACCEPTED, 1.0, t.text)
    return replace(made, **more)  # type: ignore[arg-type]


def test_turns_go() -> None:
    assert [t.speaker for t in NEW.turns] == ["I", "Deltagare 2", "Deltagare 3"]


def test_their_codings_go_and_the_others_move() -> None:
    kept, dropped, findings = shift_codings([coding(n) for n in range(1, 5)], SHIFT, "Deltagare 1", GONE)
    assert (dropped, findings) == (2, [])
    assert [(c.unit, c.turn, c.speaker) for c in kept] == [("a:1.1", 1, "Deltagare 2"), ("a:2.1", 2, "Deltagare 3")]
    assert all(NEW.text[c.start : c.end] == c.quotation for c in kept)


def test_evidence_moves_and_forgets_their_words() -> None:
    t = OLD.turns[2]
    why = (Evidence("lemma räcka", "räckte", 1, t.start + 6, t.start + 12), Evidence("question", "hann aldrig med den gamla listan på", 1))
    kept, _dropped, _findings = shift_codings([coding(2, evidence=why)], SHIFT, "Deltagare 1", GONE)
    first, second = kept[0].evidence
    assert first.start is not None
    assert NEW.text[first.start : first.end] == "räckte"
    assert second.words == "…"


def test_rows_of_other_files() -> None:
    t = OLD.turns[4]
    row = {"transcript": "a", "unit": "a:4.1", "turn": 4, "start": t.start, "end": t.end, "text": "Ingen svarade"}
    moved = shift_row(row, SHIFT, "Deltagare 1", GONE)
    assert moved is not None
    assert (moved["unit"], moved["turn"], NEW.text[moved["start"] : moved["end"]]) == ("a:2.1", 2, t.text)
    assert shift_row({"unit": "a:1.2", "text": "Hann inte"}, SHIFT, "Deltagare 1", GONE) is None
    assert shift_row({"speaker": "Deltagare 1"}, SHIFT, "Deltagare 1", GONE) is None
    assert shift_row({"note": "hon sa vi hann aldrig med den gamla listan"}, SHIFT, "Deltagare 1", GONE) is None
    assert shift_row({"transcript": "b", "speaker": "Deltagare 1"}, SHIFT, "Deltagare 1", GONE) is not None


def test_words_that_others_say_too_are_no_trace() -> None:
    both = build_transcript("a", [SpokenLine("A", "det var nog så"), SpokenLine("B", "jag tror det var nog så ändå")])
    assert not traces(both.turns[:1], both.turns[1:]).runs
    assert traces(both.turns[1:], both.turns[:1]).holds("Jag tror det: var nog – så.")


SPEAKERS = st.sampled_from(["I", "Deltagare 1", "Deltagare 2", "Deltagare 3"])
WORDS = st.lists(st.sampled_from(["vi", "hann", "inte", "tiden", "räckte", "ja", "nej", "mötet"]), min_size=1, max_size=8).map(" ".join)


@given(st.lists(st.tuples(SPEAKERS, WORDS), min_size=2, max_size=12))
def test_every_other_coding_finds_its_own_words(said: list[tuple[str, str]]) -> None:
    old: Transcript = build_transcript("a", [SpokenLine(speaker, f"{words} {n}.") for n, (speaker, words) in enumerate(said)])
    new = without_speaker(old, "Deltagare 1")
    shift = Shift(old, new, "Deltagare 1")
    for turn in old.turns:
        place = shift.place(turn.start, turn.end)
        if turn.speaker == "Deltagare 1":
            assert place is None
        else:
            assert place is not None
            assert new.text[place[0] : place[1]] == turn.text
