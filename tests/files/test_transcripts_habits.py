"""Habits of programs, printers and mail that any layout may come with."""

from pathlib import Path

import pytest
from transcripts_talk import CODES, TALK, clock, coded, each, read, short, turns

UNNAMED = [(None, text) for _speaker, text in TALK]
NUMBERED = {"Ylva Ek": "S00", "Sören Ås": "S01", "Ebba Ö-Berg": "S02"}


def test_seconds_without_a_clock(tmp_path: Path) -> None:
    transcript = read(tmp_path, each(lambda i, _s, t: f"[{3 + 7 * i}.00s -> {9 + 7 * i}.50s] {t}", between="\n"))
    assert turns(transcript) == UNNAMED
    assert [(turn.time_start, turn.time_end) for turn in transcript.turns] == [(3.0 + 7 * i, 9.5 + 7 * i) for i in range(len(TALK))]


def test_times_in_words_beside_the_name(tmp_path: Path) -> None:
    """What Teams' and Stream's pane copies: the name with the time for screen readers, then the clock."""
    talk = each(lambda i, s, t: f"{s} {i} minuter {3 + i} sekunder\n{i}:{3 + i:02}\n{t}\n")
    transcript = read(tmp_path, "Transkription\n3 mars 2026, 09:14\n\nYlva Ek har startat transkriptionen.\n\n" + talk)
    assert turns(transcript) == TALK
    assert [turn.time_start for turn in transcript.turns] == [63.0 * i - 2 * i + 3 for i in range(len(TALK))]


def test_a_time_in_words_in_speech_stays(tmp_path: Path) -> None:
    said = [("I", "Hur långt var det?"), ("R", "En tur på 5 minuter"), ("I", "Och hem?"), ("R", "Hem tog 1 timme 5 minuter")]
    assert turns(read(tmp_path, "".join(f"{s}: {t}\n" for s, t in said))) == said


@pytest.mark.parametrize("form", ["{s}: {t} ({at})", "{s}: {t}\t{at}", "{s}\t{t} ({at})"])
def test_the_time_at_the_end_of_every_turn(tmp_path: Path, form: str) -> None:
    transcript = read(tmp_path, each(lambda i, s, t: form.format(s=CODES[s], t=t, at=short(i))))
    assert turns(transcript) == coded(CODES)
    assert [turn.time_end for turn in transcript.turns] == [3.0 + 7 * i for i in range(len(TALK))]


def test_an_hour_at_the_end_of_one_turn_is_speech(tmp_path: Path) -> None:
    said = [("I", "När då?"), ("R", "På kvällen (18:30)"), ("I", "Och sen?"), ("R", "Vi åt."), ("I", "När?"), ("R", "Sent (21:15)")]
    assert turns(read(tmp_path, "".join(f"{s}: {t}\n" for s, t in said))) == said


@pytest.mark.parametrize("number", ["Sida 1 av 4", "- 1 (4) -", "1/4", "Page 1 of 4", "s. 1"])
def test_page_numbers_and_running_heads(tmp_path: Path, number: str) -> None:
    """A page break in the middle of a sentence too."""
    text = f"I: Hur var det?\n\nR: Vi gick hem\n\n{number}\n\nGårdsstudien – samtal 4\n\ntill fots.\n\nI: Långt?\n\n{number}\n\nR: Ja.\n"
    assert turns(read(tmp_path, text)) == [("I", "Hur var det?"), ("R", "Vi gick hem till fots."), ("I", "Långt?"), ("R", "Ja.")]


def test_a_number_alone_is_an_answer(tmp_path: Path) -> None:
    assert turns(read(tmp_path, "I:\nHur många?\n\nR:\n12\n\nI:\nOch nu?\n\nR:\n7\n"))[1] == ("R", "12")


def test_a_letter_around_the_talk(tmp_path: Path) -> None:
    talk = each(lambda _i, s, t: f"{CODES[s]}: {t}\n")
    head = "Från: A B <ab@example.org>\nSkickat: den 3 mars 2026 14:02\nTill: C D <cd@example.org>\nÄmne: Utskriften\n\nHej! Här kommer den.\n\n"
    transcript = read(tmp_path, f"{head}{talk}\nMed vänlig hälsning,\nA\n")
    assert turns(transcript) == coded(CODES)
    assert transcript.metadata["Ämne"] == "Utskriften"


def test_a_greeting_in_talk_that_is_no_letter_stays(tmp_path: Path) -> None:
    text = "I: Hur slutade brevet?\n\nR: Så här stod det:\n\nMed vänlig hälsning\n\nI: Jaha.\n\nR: Ja.\n"
    assert turns(read(tmp_path, text))[1] == ("R", "Så här stod det: Med vänlig hälsning")


def test_several_interviews_in_one_file_are_told(tmp_path: Path) -> None:
    first, second = "I: Hur var det?\nR1: Bra.\nI: Varför?\nR1: Vi valde.\n", "I: Hur var det?\nR2: Sämre.\nI: Varför?\nR2: Ingen valde.\n"
    transcript = read(tmp_path, f"Intervju 1\n2026-03-03\n\n{first}\n\nIntervju 2\n2026-03-04\nPlats: köket\n\n{second}")
    assert [turn.speaker for turn in transcript.turns] == ["I", "R1", "I", "R1", "I", "R2", "I", "R2"]
    assert transcript.turns[3].text == "Vi valde."
    assert any("1 more title stands within the talk" in sentence for sentence in transcript.warnings)


def test_speech_of_another_interview_is_no_title(tmp_path: Path) -> None:
    text = "I: Vilken tänker du på?\n\nR: Den här:\n\nIntervju 2 var den bästa.\n\nI: Jaha.\n\nR: Ja.\n"
    assert turns(read(tmp_path, text))[1] == ("R", "Den här: Intervju 2 var den bästa.")


def test_labels_of_one_letter_and_a_number(tmp_path: Path) -> None:
    """F1 and S00 are people, though F and S can mean questions and answers."""
    assert turns(read(tmp_path, each(lambda _i, s, t: f"{NUMBERED[s]}: {t}"))) == coded(NUMBERED)


def test_counted_questions_and_answers_are_two_speakers(tmp_path: Path) -> None:
    text = "F1: Hur var det?\nS1: Bra.\nF2: Och maten?\nS2: Sämre.\nF3: Tack.\nS3: Tack själv.\n"
    assert [speaker for speaker, _text in turns(read(tmp_path, text))] == ["F", "S"] * 3


def test_noscribe(tmp_path: Path) -> None:
    head = "Transcribed with noScribe vers. 0.6\nAudio source: C:/ljud/samtal.m4a\n\n(Start: 00:00:00)\n\n"
    assert turns(read(tmp_path, head + each(lambda _i, s, t: f"{NUMBERED[s]}: {t}\n"))) == coded(NUMBERED)


def test_tiers_one_after_the_other_are_put_in_order(tmp_path: Path) -> None:
    """ELAN's tab-delimited export: all of one speaker, then all of the next."""
    rows = sorted((s, i, t) for i, (s, t) in enumerate(TALK))
    text = "".join(f"{s}\t\t{clock(i)}.000\t{3 + 7 * i}.0\t{clock(i)}.900\t{3 + 7 * i}.9\t{t}\n" for s, i, t in rows)
    assert turns(read(tmp_path, text)) == TALK


def test_a_single_time_that_runs_backwards_moves_nothing(tmp_path: Path) -> None:
    text = "[00:00:03] Siv: Ett.\n[00:00:09] Lo: Två.\n[00:00:07] Siv: Tre.\n[00:00:12] Lo: Fyra.\n"
    assert [text for _speaker, text in turns(read(tmp_path, text))] == ["Ett.", "Två.", "Tre.", "Fyra."]
