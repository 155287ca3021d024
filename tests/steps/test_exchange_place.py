"""Passages of another program's source on the words of the study's transcript."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tfbb_coding.files.ingest import normalised_text
from tfbb_coding.files.refi.read import read_exchange
from tfbb_coding.files.refi.write import project_bytes
from tfbb_coding.files.transcripts import read_source_text
from tfbb_coding.model.exchange import Applied, Passage, Project, ProjectCode, Source
from tfbb_coding.model.text import normalise
from tfbb_coding.model.transcript import SpokenLine, Transcript, build_transcript
from tfbb_coding.steps.exchange.place_passage import Placed, place
from tfbb_coding.steps.roles import assign_roles

TALK = """\
[00:00:01] Intervjuare: Vad minns ni av
flytten?
[00:00:04] Deltagare 1: Att det regnade hela dagen
och att pianot stod kvar på gården.
[00:00:09] Deltagare 2: Pianot, ja. Det stod kvar.
"""


def transcript_of(text: str) -> Transcript:
    read = read_source_text(Path("flytten.txt"), text)[0]
    return assign_roles(read_source_text(Path("flytten.txt"), normalised_text(read, {"source": "qdpx"}))[0])


def placed(text: str, transcript: Transcript, words: str, name: str = "", shift: int = 0) -> Placed:
    at = text.index(words) + shift
    return place(Passage("p", at, at + len(words), name), Source("s", "flytten", text), transcript)


def words_of(transcript: Transcript, one: Placed) -> list[str]:
    return [span.of(transcript.text) for span in one.spans]


def test_line_breaks_and_times_that_the_reader_took_out() -> None:
    transcript = transcript_of(TALK)
    found = placed(TALK, transcript, "regnade hela dagen\noch att pianot stod kvar")
    assert words_of(transcript, found) == ["regnade hela dagen och att pianot stod kvar"]


def test_half_a_word_stays_half_a_word() -> None:
    transcript = transcript_of(TALK)
    assert words_of(transcript, placed(TALK, transcript, "egnade hela dag")) == ["egnade hela dag"]


def test_over_turns_with_labels_and_times_between() -> None:
    transcript = transcript_of(TALK)
    found = placed(TALK, transcript, "kvar på gården.\n[00:00:09] Deltagare 2: Pianot, ja.")
    assert words_of(transcript, found) == ["kvar på gården.", "Pianot, ja."]
    assert not found.asked


def test_the_interviewers_words_are_left_out_and_told() -> None:
    transcript = transcript_of(TALK)
    found = placed(TALK, transcript, "flytten?\n[00:00:04] Deltagare 1: Att det regnade")
    assert words_of(transcript, found) == ["Att det regnade"]
    assert found.asked
    alone = placed(TALK, transcript, "Vad minns ni")
    assert (words_of(transcript, alone), alone.asked) == (["Vad minns ni"], False)


def test_placeholders_in_names_places() -> None:
    old = "Moa: Det var Kalle som bar pianot ensam hela vägen, det glömmer jag inte.\n\nLeo: Kalle, ja.\n"
    transcript = transcript_of(old.replace("Kalle", "[namn 1]"))
    assert words_of(transcript, placed(old, transcript, "Kalle som bar pianot ensam")) == ["[namn 1] som bar pianot ensam"]


def test_words_that_are_gone_have_no_place() -> None:
    transcript = transcript_of(TALK.replace("pianot stod kvar på gården", "allt blev vått"))
    assert placed(TALK, transcript, "pianot stod kvar på gården").spans == ()


def test_words_before_positions() -> None:
    transcript = transcript_of(TALK)
    found = placed(TALK, transcript, "att pianot stod kvar", name="att pianot stod kvar", shift=11)
    assert (words_of(transcript, found), found.moved) == (["att pianot stod kvar"], True)


def test_a_name_that_is_no_quotation_changes_nothing() -> None:
    transcript = transcript_of(TALK)
    found = placed(TALK, transcript, "hela dagen", name="Markering nummer 1")
    assert (words_of(transcript, found), found.moved) == (["hela dagen"], False)


@pytest.mark.parametrize("words", ["Deltagare 1:", "\n"])
def test_a_label_or_a_blank_alone_is_nobodys_words(words: str) -> None:
    transcript = transcript_of("Deltagare 1: Ja, så var det.\n\nDeltagare 2: Nej, inte alls.\n")
    assert placed(transcript.text, transcript, words).spans == ()


SAID = st.text(alphabet=st.sampled_from("abåäöÅÄÖ ,.!🐢𝒳é\u0301\u0308가?”–"), min_size=1, max_size=40).map(lambda text: " ".join(normalise(text).split())).filter(
    lambda text: any(letter.isalpha() for letter in text)
)  # fmt: skip


@given(st.lists(SAID, min_size=1, max_size=5), st.data())
def test_any_passage_of_a_turn_comes_back_from_the_file_on_the_same_words(turns: list[str], data: st.DataObject) -> None:
    """å ä ö, astral characters and combining marks: written as a .qdpx and read again, the passage has the same place."""
    from tempfile import TemporaryDirectory

    transcript = build_transcript("a", [SpokenLine(f"P{n % 2}", words) for n, words in enumerate(turns)])
    turn = data.draw(st.sampled_from(transcript.turns))
    start = data.draw(st.integers(turn.start, turn.end - 1))
    end = data.draw(st.integers(start + 1, turn.end))
    guid = "00000000-0000-4000-8000-00000000000{}"
    passage = Passage(guid.format(1), start, end, "", "", "", "", (Applied(guid.format(2), guid.format(3)),))
    project = Project(
        "P", codes=(ProjectCode(guid.format(3), "K"),), sources=(Source(guid.format(4), "a", transcript.text, passages=(passage,)),)
    )
    with TemporaryDirectory() as folder:
        path = Path(folder) / "å.qdpx"
        path.write_bytes(project_bytes(project))
        [source] = read_exchange(path).sources
    assert source.text == transcript.text
    [back] = source.passages
    assert (back.start, back.end) == (start, end)
    stretch = transcript.text[start:end]
    expected = [stretch.strip()] if stretch.strip() else []
    assert words_of(transcript, place(back, source, transcript)) == expected
