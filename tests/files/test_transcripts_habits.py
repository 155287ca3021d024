"""Habits of programs, printers and mail that any layout may come with."""

import textwrap
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


@pytest.mark.parametrize("form", ["{s} ({at}): {t}", "{at} {s}: {t}", "[{at}] {s}: {t}", "({at})\t{s}: {t}"])
def test_times_with_full_stops(tmp_path: Path, form: str) -> None:
    transcript = read(tmp_path, each(lambda i, s, t: form.format(s=CODES[s], t=t, at=clock(i)[3:].replace(":", "."))))
    assert turns(transcript) == coded(CODES)
    assert [turn.time_start for turn in transcript.turns] == [3.0 + 7 * i for i in range(len(TALK))]


def test_prices_with_full_stops_are_speech(tmp_path: Path) -> None:
    said = [("I", "Vad kostade det?"), ("R", "12.50 styck, och sen 13.20 styck."), ("I", "Och nu?"), ("R", "11.90 på rea.")]
    assert turns(read(tmp_path, "".join(f"{s}: {t}\n" for s, t in said))) == said


@pytest.mark.parametrize("form", ["{s}: {t} {at}", "{s}\t{t} {at}"])
def test_bare_times_at_the_end(tmp_path: Path, form: str) -> None:
    transcript = read(tmp_path, each(lambda i, s, t: form.format(s=CODES[s], t=t.replace("Mm.", "Mm, visst."), at=clock(i))))
    assert [turn.time_end for turn in transcript.turns] == [3.0 + 7 * i for i in range(len(TALK))]


@pytest.mark.parametrize("half", ["AM", "PM", "a.m."])
def test_half_days(tmp_path: Path, half: str) -> None:
    """Chats and Zoom's captions in English: "10:02 AM"."""
    assert turns(read(tmp_path, each(lambda i, s, t: f"{s}  10:{10 + i} {half}\n{t}\n"))) == TALK


@pytest.mark.parametrize(
    "line",
    [
        "[5 min]",
        "(10 minuter)",
        "--- SLUT ---",
        "SLUT",
        "[Slut på ljudfil]",
        "Intervjun avslutas 00:01:12",
        "Inspelningen startar här.",
        "***",
    ],
)
def test_marks_of_the_transcriber(tmp_path: Path, line: str) -> None:
    said = [("I", "Hur var det?"), ("R", "Bra."), ("I", "Fint."), ("R", "Tack.")]
    text = "".join(f"{s}: {t}\n\n{line}\n\n" for s, t in said)
    assert turns(read(tmp_path, text)) == said


@pytest.mark.parametrize("line", ["Slut.", "Intervjun avslutas med en fråga, sa hon.", "5 minuter", "(vi väntade 5 min)"])
def test_what_only_looks_like_a_transcribers_mark(tmp_path: Path, line: str) -> None:
    text = f"I: Hur var det?\n\nR: Bra.\n\n{line}\n\nI: Fint.\n\nR: Tack.\n"
    assert turns(read(tmp_path, text))[1] == ("R", f"Bra. {line}")


def test_every_fifth_line_has_a_number(tmp_path: Path) -> None:
    lines = each(lambda _i, s, t: f"{CODES[s]}: {t}").splitlines()
    lines = [part for line in lines for part in textwrap.wrap(line, 40)]
    text = "".join(f"{i:>3}  {line}\n" if i % 5 == 0 else f"     {line}\n" for i, line in enumerate(lines, 1))
    assert turns(read(tmp_path, text)) == coded(CODES)


def test_initials_with_full_stops(tmp_path: Path) -> None:
    codes = {"Ylva Ek": "I", "Sören Ås": "S", "Ebba Ö-Berg": "E"}
    assert turns(read(tmp_path, each(lambda _i, s, t: f"{codes[s]}. {t}\n"))) == coded(codes)


def test_points_of_a_list_are_no_speakers(tmp_path: Path) -> None:
    text = "".join(f"{letter}. Det här är punkt {n} på listan.\n\n" for n, letter in enumerate("ABCDEF"))
    assert {speaker for speaker, _text in turns(read(tmp_path, text))} == {None}


@pytest.mark.parametrize("form", ["{s} –\n{t}\n", "{s} / {at} / {t}"])
def test_names_with_a_dash_or_a_stroke(tmp_path: Path, form: str) -> None:
    assert turns(read(tmp_path, each(lambda i, s, t: form.format(s=s, t=t, at=short(i))))) == TALK


def test_a_heading_that_is_heard_once(tmp_path: Path) -> None:
    talk = [("Lo", "Hur var det?"), ("Pelle", "Bra."), ("Kerstin", "Det tycker jag också."), ("Lo", "Fint."), ("Pelle", "Ja.")]
    assert turns(read(tmp_path, "".join(f"## {s}\n\n{t}\n\n" for s, t in talk), "a.md")) == talk


@pytest.mark.parametrize("mark", [";", ">", "-", " =", " –", ""])
def test_labels_with_any_mark(tmp_path: Path, mark: str) -> None:
    codes = {"Ylva Ek": "INT", "Sören Ås": "IP1", "Ebba Ö-Berg": "IP2"}
    assert turns(read(tmp_path, each(lambda _i, s, t: f"{codes[s]}{mark} {t}\n"))) == coded(codes)


def test_paragraphs_that_begin_with_a_short_word_name_nobody(tmp_path: Path) -> None:
    text = "I somras var vi på landet och målade.\n\nI år blev det inget av.\n\nÅ andra sidan hann vi annat.\n\nNi vet hur det är.\n"
    assert {speaker for speaker, _text in turns(read(tmp_path, text))} == {None}


def test_brackets_before_the_colon(tmp_path: Path) -> None:
    assert turns(read(tmp_path, each(lambda _i, s, t: f"({CODES[s]}): {t}"))) == coded(CODES)


@pytest.mark.parametrize("form", ["({i}) {s}: {t}", "[{i}] {s}: {t}", "#{i} {s}: {t}"])
def test_turns_with_their_numbers_in_brackets(tmp_path: Path, form: str) -> None:
    assert turns(read(tmp_path, each(lambda i, s, t: form.format(i=i + 1, s=CODES[s], t=t)))) == coded(CODES)


@pytest.mark.parametrize("stamp", ["[0h00m{n:02}s]", "[0m{n:02}s]", "[00:00:{n:02}:12]", "00:00:{n:02}:12"])
def test_times_with_letters_and_with_pictures(tmp_path: Path, stamp: str) -> None:
    transcript = read(tmp_path, each(lambda i, s, t: f"{stamp.format(n=3 + 7 * i)} {s}: {t}"))
    assert turns(transcript) == TALK
    assert [turn.time_start for turn in transcript.turns] == [3.0 + 7 * i for i in range(len(TALK))]


def test_elans_times_below_the_words(tmp_path: Path) -> None:
    transcript = read(tmp_path, each(lambda i, s, t: f"{s}   {t}\nTC   {clock(i)}.000 - {clock(i)}.900\n"))
    assert turns(transcript) == TALK
    assert transcript.turns[1].time_end == 10.9


def test_times_as_code_in_markdown(tmp_path: Path) -> None:
    transcript = read(tmp_path, each(lambda i, s, t: f"`{clock(i)}` **{s}:** {t}\n"), "a.md")
    assert turns(transcript) == TALK
    assert transcript.turns[1].time_start == 10.0
