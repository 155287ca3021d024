"""One invented conversation in the text layouts of people and programs, and what each must read as."""

import textwrap
import unicodedata
from pathlib import Path

import pytest
from transcripts_talk import CODES, TALK, clock, coded, each, read, short, turns

NAMED = {
    "name_colon": each(lambda i, s, t: f"{s}: {t}"),
    "name_colon_blank_lines": each(lambda i, s, t: f"{s}: {t}", between="\n\n"),
    "name_colon_no_space": each(lambda i, s, t: f"{s}:{t}"),
    "name_colon_tab": each(lambda i, s, t: f"{s}:\t{t}"),
    "name_space_colon": each(lambda i, s, t: f"{s} : {t}"),
    "name_colon_text_below": each(lambda i, s, t: f"{s}:\n{t}\n"),
    "name_tab": each(lambda i, s, t: f"{s}\t{t}"),
    "name_columns_of_blanks": each(lambda i, s, t: f"{s:<14}{t}"),
    "name_dash": each(lambda i, s, t: f"{s} – {t}"),
    "name_own_line": each(lambda i, s, t: f"{s}\n{t}"),
    "name_own_line_blank_lines": each(lambda i, s, t: f"{s}\n\n{t}\n"),
    "name_own_line_blank_between": each(lambda i, s, t: f"{s}\n{t}\n"),
    "name_in_brackets": each(lambda i, s, t: f"[{s}] {t}"),
    "name_in_brackets_colon": each(lambda i, s, t: f"[{s}]: {t}"),
    "name_in_angles": each(lambda i, s, t: f"<{s}> {t}"),
    "name_starred": each(lambda i, s, t: f"**{s}:** {t}"),
    "name_starred_colon_outside": each(lambda i, s, t: f"**{s}**: {t}"),
    "dash_before_name": each(lambda i, s, t: f"- {s}: {t}"),
    "numbered": each(lambda i, s, t: f"{i + 1:02} {s}: {t}"),
    "numbered_point": each(lambda i, s, t: f"{i + 1}. {s}: {t}"),
    "numbered_tabs": each(lambda i, s, t: f"{i + 1}\t{s}\t{t}"),
    "name_colon_text_far_below": each(lambda i, s, t: f"{s}:\n\n{t}\n"),
    "bars": each(lambda i, s, t: f"{s} | {t}"),
    "arrows": each(lambda i, s, t: f">> {s}: {t}"),
    "name_in_parentheses": each(lambda i, s, t: f"({s}) {t}"),
    "columns_in_any_order": "Content\tSpeaker\n" + each(lambda i, s, t: f"{t}\t{s}"),
    "meet_swedish": "Möte om mat (2026-02-03 09:35 GMT+1) – Transkript\nDeltagare\nYlva Ek, Sören Ås, Ebba Ö-Berg\n\nTranskript\n00:00:00\n\n"
    + each(lambda i, s, t: f"{s}: {t}")
    + "\nMötet avslutades efter 00:27:42 👋\n\nDen här redigerbara transkriptionen är datorgenererad och kan innehålla fel.\n",
    "meet_english": "Feb 3, 2026\n\nMöte om mat - Transcript\n00:00:00\n \n"
    + each(lambda i, s, t: f"{s}: {t}")
    + " \nMeeting ended after 00:27:42 👋\n\nThis editable transcript was computer generated and might contain errors.\n",
    "header_row": "Talare\tText\n" + each(lambda i, s, t: f"{s}\t{t}"),
    "meet": "Ylva, möte\n2026-02-03\n\n00:00:00\n\n" + each(lambda i, s, t: f"{s}: {t}"),
}
STAMPED = {
    "stamp_before": each(lambda i, s, t: f"[{clock(i)}] {s}: {t}"),
    "bare_stamp_before": each(lambda i, s, t: f"{clock(i)} {s}: {t}"),
    "short_stamp_before": each(lambda i, s, t: f"({short(i)}) {s}: {t}"),
    "stamp_after": each(lambda i, s, t: f"{s} [{clock(i)}]: {t}"),
    "short_stamp_after": each(lambda i, s, t: f"{s} ({short(i)}): {t}"),
    "stamp_after_colon": each(lambda i, s, t: f"{s}: [{clock(i)}] {t}"),
    "stamp_after_no_colon": each(lambda i, s, t: f"{s} [{clock(i)}] {t}"),
    "amberscript": each(lambda i, s, t: f"{s} [{clock(i)}]\n{t}\n"),
    "rev": each(lambda i, s, t: f"{s} ({short(i)}):\n{t}\n"),
    "otter": each(lambda i, s, t: f"{s}  {short(i)}\n{t}\n") + "\nTranscribed by https://otter.ai\n",
    "otter_with_summary": "Mötet\nMon, Feb 2, 2026 9:35AM • 27:42\n\nSUMMARY KEYWORDS\nlunch, mottagning, tisdag\n\n"
    "SPEAKERS\nYlva Ek, Sören Ås, Ebba Ö-Berg\n\n" + each(lambda i, s, t: f"{s}  {short(i)}  \n{t}\n"),
    "zoom": each(lambda i, s, t: f"[{s}] {clock(i)}\n{t}\n"),
    "zoom_tight": each(lambda i, s, t: f"[{s}] {clock(i)}\n{t}"),
    "word_transcribe": "Ljudfil\nsamtal.m4a\nTranskription\n" + each(lambda i, s, t: f"{clock(i)} {s}\n{t}"),
    "happyscribe": each(lambda i, s, t: f"[{clock(i)}.000] - {s}\n{t}\n"),
    "old_teams": each(lambda i, s, t: f"0:0:{3 + 7 * i}.2 --> 0:0:{9 + 7 * i}.9\n{s}\n{t}"),
    "old_teams_blank_lines": each(lambda i, s, t: f"0:0:{3 + 7 * i}.2 --> 0:0:{9 + 7 * i}.9\n{s}\n{t}\n"),
    "teams_swedish": "Samråd-20260203_093502-Mötesutskrift\n3 februari 2026, 09:35\n27 min 42 s\n\nYlva Ek startade transkriptionen\n\n"
    + each(lambda i, s, t: f"{s}   {short(i)}\n{t}\n")
    + "\nYlva Ek stoppade transkriptionen\n",
    "teams_english": "Samråd-20260203_093502-Meeting Recording\nFebruary 3, 2026, 8:35AM\n1h 27m 42s\n\nYlva Ek started transcription\n\n"
    + each(lambda i, s, t: f"{s}   {short(i)}\n{t}\n")
    + "\nYlva Ek stopped transcription\n",
    "name_above_stamp": each(lambda i, s, t: f"{s}\n{short(i)}\n{t}\n"),
    "stamp_above_name": each(lambda i, s, t: f"{clock(i)}\n{s}\n{t}\n"),
    "stamp_above_name_colon": each(lambda i, s, t: f"[{clock(i)}]\n{s}: {t}\n"),
    "stamp_tab_name_tab": each(lambda i, s, t: f"{clock(i)}\t{s}\t{t}"),
    "name_tab_stamp_tab": each(lambda i, s, t: f"{s}\t{clock(i)}\t{t}"),
    "stamp_range_before": each(lambda i, s, t: f"[{clock(i)} - {clock(i + 1)}] {s}: {t}"),
    "stamp_bar_name": each(lambda i, s, t: f"{clock(i)} | {s}\n{t}\n"),
    "name_comma_stamp": each(lambda i, s, t: f"{s}, {short(i)}\n{t}\n"),
    "one_blank_before_stamp": each(lambda i, s, t: f"{s} {short(i)}\n{t}\n"),
    "name_columns_stamp_text": each(lambda i, s, t: f"{s:<12}  {short(i)}   {t}"),
    "bars_with_stamp": each(lambda i, s, t: f"{clock(i)} | {s} | {t}"),
    "header_row_with_stamp": "Tid\tTalare\tText\n" + each(lambda i, s, t: f"{clock(i)}\t{s}\t{t}"),
    "arrow_range": each(lambda i, s, t: f"{clock(i)},200 --> {clock(i)},900 {s}: {t}"),
    "inqscribe": each(lambda i, s, t: f"[{clock(i)}.20] {s}: {t}\n"),
    "name_stamp_range": each(lambda i, s, t: f"{s} {clock(i)} - {clock(i + 1)}\n{t}\n"),
    "whisperx_stdout": each(lambda i, s, t: f"[{clock(i)}.000 --> {clock(i)}.900] [{s}]: {t}"),
}
STAMPED |= {
    "nvivo": "Timespan\tContent\tSpeaker\n" + each(lambda i, s, t: f"{short(i)}.0 - {short(i + 1)}.0\t{t}\t{s}"),
    "nvivo_quoted": '"Timespan"\t"Content"\t"Speaker"\n' + each(lambda i, s, t: f'"{short(i)}.0 - {short(i + 1)}.0"\t"{t}"\t"{s}"'),
}
UNNAMED = {
    "dashes": each(lambda i, s, t: f"– {t}"),
    "hyphens": each(lambda i, s, t: f"- {t}"),
    "long_dashes_tight": each(lambda i, s, t: f"—{t}\n"),
    "lines": each(lambda i, s, t: t),
    "paragraphs": each(lambda i, s, t: t, between="\n\n"),
    "whisper_stdout": each(lambda i, s, t: f"[00:{3 + 7 * i:02}.000 --> 00:{9 + 7 * i:02}.900]  {t}"),
    "stamped": each(lambda i, s, t: f"{clock(i)} {t}"),
    "stamps_above": each(lambda i, s, t: f"{clock(i)}\n{t}\n"),
}


@pytest.mark.parametrize("layout", NAMED)
def test_named_layouts_keep_speakers_and_words(tmp_path: Path, layout: str) -> None:
    assert turns(read(tmp_path, NAMED[layout])) == TALK


@pytest.mark.parametrize("layout", STAMPED)
def test_stamped_layouts_keep_speakers_words_and_times(tmp_path: Path, layout: str) -> None:
    transcript = read(tmp_path, STAMPED[layout])
    assert turns(transcript) == TALK
    assert [int(turn.time_start or -1) for turn in transcript.turns] == [3 + 7 * i for i in range(len(TALK))]


@pytest.mark.parametrize("layout", UNNAMED)
def test_layouts_without_speakers_keep_every_turn(tmp_path: Path, layout: str) -> None:
    assert turns(read(tmp_path, UNNAMED[layout])) == [(None, text) for _speaker, text in TALK]


@pytest.mark.parametrize(
    "codes",
    [
        ("I", "IP1", "IP2"),
        ("I", "R1", "R2"),
        ("I1", "R1", "R2"),
        ("INT", "FP1", "FP2"),
        ("Int.", "Resp. 1", "Resp. 2"),
        ("Intervjuare", "Deltagare 1", "Deltagare 2"),
        ("Moderator", "Kvinna 1", "Man 1"),
        ("Samtalsledare", "Person A", "Person B"),
        ("F", "S", "M"),
        ("SPEAKER_00", "SPEAKER_01", "SPEAKER_02"),
        ("Speaker 1", "Speaker 2", "Speaker 3"),
        ("Talare 1", "Talare 2", "Talare 3"),
        ("intervjuare", "deltagare 1", "deltagare 2"),
        ("ylva", "sören", "ebba"),
        ("Intervjuare Y", "Rektorn", "Kuratorn"),
        ("Ylva (forskare)", "Sören (rektor)", "Ebba (kurator)"),
        ("Ylva, forskare", "Sören, rektor", "Ebba, kurator"),
        ("YE", "SÅ", "EB"),
    ],
)
@pytest.mark.parametrize("form", ["{s}: {t}", "{s}:\t{t}", "{s}\t{t}", "[00:00:03] {s}: {t}", "{s} (00:03): {t}"])
def test_labels_of_every_kind(tmp_path: Path, codes: tuple[str, str, str], form: str) -> None:
    said = coded(dict(zip(CODES, codes, strict=True)))
    transcript = read(tmp_path, "\n\n".join(form.format(s=s, t=t) for s, t in said))
    assert turns(transcript) == [(s.rstrip("."), t) for s, t in said]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_encodings_and_line_ends(tmp_path: Path, encoding: str, newline: str) -> None:
    text = each(lambda i, s, t: f"{s}: {t}").replace("\n", newline)
    assert turns(read(tmp_path, text, encoding=encoding)) == TALK


def test_decomposed_letters_are_composed(tmp_path: Path) -> None:
    text = unicodedata.normalize("NFD", each(lambda i, s, t: f"{s}: {t}"))
    assert turns(read(tmp_path, text)) == TALK


def test_f4_marks_end_the_paragraph(tmp_path: Path) -> None:
    transcript = read(tmp_path, each(lambda i, s, t: f"{s}: {t} #00:00:{7 * i:02}-5#", between="\n\n"))
    assert turns(transcript) == TALK
    assert [turn.time_end for turn in transcript.turns][:3] == [0.5, 7.5, 14.5]
    assert transcript.turns[2].time_start == 7.5


def test_f4_marks_before_the_name(tmp_path: Path) -> None:
    transcript = read(tmp_path, each(lambda i, s, t: f"#00:00:{7 * i:02}-5# {s}: {t}"))
    assert turns(transcript) == TALK
    assert transcript.turns[1].time_start == 7.5


def test_facts_at_the_top_are_metadata(tmp_path: Path) -> None:
    top = (
        "Intervju 3\nDatum: 2026-01-01\nPlats: Digitalt\nIntervjuare: Ylva Ek\nDeltagare: IP1, IP2\nLängd: 27 min\nTranskriberad av: YE\n\n"
    )
    transcript = read(tmp_path, top + each(lambda i, s, t: f"{s}: {t}", coded(CODES)))
    assert turns(transcript) == coded(CODES)
    assert transcript.metadata == {
        "title": "Intervju 3",
        "Datum": "2026-01-01",
        "Plats": "Digitalt",
        "Intervjuare": "Ylva Ek",
        "Deltagare": "IP1, IP2",
        "Längd": "27 min",
        "Transkriberad av": "YE",
    }


def test_front_matter_is_metadata(tmp_path: Path) -> None:
    top = "---\ntitle: Samtal på gården\ndate: 2026-01-01\ntags:\n  - lunch\n---\n\n"
    transcript = read(tmp_path, top + each(lambda i, s, t: f"{s}: {t}"))
    assert turns(transcript) == TALK
    assert transcript.metadata["title"] == "Samtal på gården"


def test_participants_label_is_a_speaker_when_it_comes_back(tmp_path: Path) -> None:
    text = "Intervjuare: Ja\n\nDeltagare: Jaha\n\nIntervjuare: Hur gick det?\n\nDeltagare: Bra.\n"
    assert [speaker for speaker, _text in turns(read(tmp_path, text))] == ["Intervjuare", "Deltagare"] * 2


def test_words_before_a_colon_are_no_speakers(tmp_path: Path) -> None:
    text = (
        "I: Hur gör ni?\n\nIP1: Vi gör så här:\nSteg 1: vi ringer.\nSteg 2: vi träffas.\nExempel: i går.\nObs: aldrig ensam.\n"
        "Sammanfattningsvis: det går.\n10:30 är bra.\n50:50 blev det.\n\nI: Tack.\n\nIP1: Samverkan: det är vad det är. Det går, samverkan.\n"
    )
    transcript = read(tmp_path, text)
    assert [turn.speaker for turn in transcript.turns] == ["I", "IP1", "I", "IP1"]
    assert "Steg 2: vi träffas." in transcript.turns[1].text
    assert "10:30 är bra." in transcript.turns[1].text


def test_several_paragraphs_are_one_turn(tmp_path: Path) -> None:
    text = "I: Hur gick det?\n\nIP1: Det gick bra.\n\nSen gick det sämre.\n\nOch sen bra igen.\n\nI: Jaha.\n"
    assert turns(read(tmp_path, text))[1] == ("IP1", "Det gick bra. Sen gick det sämre. Och sen bra igen.")
    assert read(tmp_path, text).turns[1].text.count("\n") == 2


def test_wrapped_lines_are_put_together(tmp_path: Path) -> None:
    long = "Vi satt i det där rummet utan fönster och pratade om vad vi egentligen ville med det hela, och det tog tid. " * 3
    said = [("I", "Hur gick det?"), ("IP1", long.strip()), ("I", long.strip()), ("IP1", "Bra.")]
    text = "\n\n".join(textwrap.fill(f"{s}: {t}", 72) for s, t in said)
    assert turns(read(tmp_path, text)) == said
    assert "\n" not in read(tmp_path, text).turns[1].text


def test_wrapped_prose_is_read_by_paragraph(tmp_path: Path) -> None:
    paragraphs = [
        "Jag kom till gården vid nio och satte mig i köket, där tre personer redan drack kaffe och pratade om bussen." * 2,
        "Sen gick vi.",
    ]
    text = "\n\n".join(textwrap.fill(paragraph, 60) for paragraph in paragraphs * 2)
    assert turns(read(tmp_path, text)) == [(None, paragraph) for paragraph in paragraphs * 2]


def test_two_speakers_at_once_are_a_speaker(tmp_path: Path) -> None:
    talk = [
        ("Lo", "Hej och välkomna hit."),
        ("Siv", "Tack ska du ha."),
        ("Lo", "Då så, nu kör vi."),
        ("Siv", "Ja."),
        ("Lo o Siv", "Hej då!"),
    ]
    for form in ("{s}: {t}\n", "{s}\n\n{t}\n", "{s}\n{t}\n"):
        transcript = read(tmp_path, "\n".join(form.format(s=s, t=t) for s, t in talk))
        assert turns(transcript) == talk
        assert any("several people" in warning for warning in transcript.warnings)


def test_music_and_a_title_are_no_speech(tmp_path: Path) -> None:
    text = (
        "12, Om att mötas – hur gör man?\n\nTranskribering\n\nInledning/Siv\n\nMan får ta det varsamt.\n\nPoddmusik\n\nLo\n\n"
        "Hej och välkomna, ni som lyssnar.\n\nTack!\n\nLo\n\nVi börjar.\n\nSiv\n\nJa, det gör vi.\n\nOch sen går vi vidare.\n\nPoddmusik\n"
    )
    transcript = read(tmp_path, text)
    assert turns(transcript) == [
        ("Inledning/Siv", "Man får ta det varsamt."),
        ("Lo", "Hej och välkomna, ni som lyssnar."),
        (None, "Tack!"),
        ("Lo", "Vi börjar."),
        ("Siv", "Ja, det gör vi. Och sen går vi vidare."),
    ]
    assert transcript.metadata["title"] == "12, Om att mötas – hur gör man?"


def test_a_doubtful_title_is_told(tmp_path: Path) -> None:
    transcript = read(tmp_path, "Vänliga mötet i norr\n\n" + each(lambda i, s, t: f"{s}: {t}", between="\n\n"))
    assert turns(transcript) == TALK
    assert transcript.warnings[0] == "1 line at the top was taken for a title, not for speech: line 1."


def test_speech_before_the_first_name_is_kept(tmp_path: Path) -> None:
    text = "hör ni mig nu\n\n" + each(lambda i, s, t: f"{s}: {t}", between="\n\n")
    assert turns(read(tmp_path, text))[0] == (None, "hör ni mig nu")
    text = "Kan alla höra mig nu, eller är det någon som saknas?\n\n" + each(lambda i, s, t: f"{s}: {t}", between="\n\n")
    assert turns(read(tmp_path, text))[0] == (None, "Kan alla höra mig nu, eller är det någon som saknas?")


def test_bracketed_placeholders_and_overlaps_are_no_speakers(tmp_path: Path) -> None:
    text = "01 INT: va e de\n02 R1:  [mm\n03 R2:  [ja\n04 R1:  [namn] sa att de va bra\n05 R1:  °nä°=\n"
    transcript = read(tmp_path, text)
    assert turns(transcript) == [("INT", "va e de"), ("R1", "[mm"), ("R2", "[ja"), ("R1", "[namn] sa att de va bra"), ("R1", "°nä°=")]


def test_names_marked_but_not_replaced_are_told(tmp_path: Path) -> None:
    transcript = read(tmp_path, "I: Var bor du?\nR1: I #Påhittsby# nära @@Låtsassjön@@.\n")
    assert any("still marked" in warning for warning in transcript.warnings)


def test_a_room_as_speaker_is_told(tmp_path: Path) -> None:
    talk = "Ylva Ek   0:03\nHör ni oss?\n\nKonferensrum Björken   0:09\nJa, vi hör.\n\nYlva Ek   0:12\nBra.\n"
    assert any("undercounted" in warning for warning in read(tmp_path, talk).warnings)


def test_one_spelling_for_each_speaker(tmp_path: Path) -> None:
    text = "I: Hur gick det?\nR1: Bra.\ni: Jaha.\nr1: Ja.\nI: Tack.\nR 1: Hej.\nR1: Då.\n"
    assert {speaker for speaker, _text in turns(read(tmp_path, text))} == {"I", "R1"}


def test_written_interview(tmp_path: Path) -> None:
    text = "Fråga 1: Hur började det?\nSvar: Med en lunch.\n\nFråga 2: Vad hände sedan?\nSvar: Vi träffades igen.\nDet blev bra.\n"
    assert turns(read(tmp_path, text)) == [
        ("Fråga", "Hur började det?"),
        ("Svar", "Med en lunch."),
        ("Fråga", "Vad hände sedan?"),
        ("Svar", "Vi träffades igen. Det blev bra."),
    ]


def test_observation_is_read_by_paragraph(tmp_path: Path) -> None:
    text = "Observation på gården\n\nJag kommer in vid nio. Tre personer sitter i köket.\n\nDe pratar om bussen: den är sen.\n\nSedan går alla ut.\n"
    transcript = read(tmp_path, text)
    assert [speaker for speaker, _text in turns(transcript)] == [None, None, None]
    assert transcript.metadata == {"title": "Observation på gården"}


def test_somebody_heard_only_once_is_a_speaker(tmp_path: Path) -> None:
    text = each(lambda i, s, t: f"{s}: {t}", between="\n\n") + "\n\nVaktmästare Lundén: Hej, får jag låsa?\n\nYlva Ek: Ja.\n"
    assert ("Vaktmästare Lundén", "Hej, får jag låsa?") in turns(read(tmp_path, text))


def test_laughter_in_the_label_is_no_new_speaker(tmp_path: Path) -> None:
    text = "I: Hur gick det?\nR1 (skrattar): Inte alls.\nI: Nähä.\nR1: Nej.\n"
    assert turns(read(tmp_path, text))[1] == ("R1", "(skrattar) Inte alls.")


def test_speakers_nobody_could_tell(tmp_path: Path) -> None:
    text = "I: Hur gick det?\nR1: Bra.\nR?: Mm.\n?: Ja.\nR1+R2: Precis.\nI (till R2): Och du?\nR2: Tja.\nAlla: (skratt)\n"
    said = [("I", "Hur gick det?"), ("R1", "Bra."), ("R?", "Mm."), ("?", "Ja."), ("R1+R2", "Precis."), ("I", "(till R2) Och du?")]
    assert turns(read(tmp_path, text)) == [*said, ("R2", "Tja."), ("Alla", "(skratt)")]


def test_headings_left_out_are_told(tmp_path: Path) -> None:
    text = "# Samtal\n\n## Början\n\n" + each(lambda i, s, t: f"{s}: {t}", between="\n\n") + "\n\n## Slutet\n"
    transcript = read(tmp_path, text, "a.md")
    assert turns(transcript) == TALK
    assert transcript.warnings[0] == "1 heading was left out: it is no speech."


@pytest.mark.parametrize("mark", ["\x0b", "\x0c", "\u2028", "\u2029"])
def test_other_line_ends(tmp_path: Path, mark: str) -> None:
    assert turns(read(tmp_path, mark.join(f"{s}: {t}" for s, t in TALK))) == TALK


def test_empty_turns_are_dropped_without_a_finding(tmp_path: Path) -> None:
    text = "I: Hur gick det?\nR1:\nR9:\nI: Hallå?\nR1: Bra.\n"
    assert turns(read(tmp_path, text)) == [("I", "Hur gick det?"), ("I", "Hallå?"), ("R1", "Bra.")]


@pytest.mark.parametrize(
    "line",
    ["15 juni 2026", "12 februari 2026, 12:02fm", "3 maj 2026, 1:05 em", "den 15 juni 2026 kl. 09.35", "måndag 15 juni 2026", "June 15, 2026, 7:35AM", "2026-06-15 09:35", "15/6 2026", "1 tim 2 min",
     "27m 42s", "27 min 42 s", "samtal.m4a", "Transkription", "Siv Ek startade inspelningen", "Siv Ek har startat transkriptionen", "------"],
)  # fmt: skip
def test_lines_at_the_top_that_are_no_speech(tmp_path: Path, line: str) -> None:
    text = f"Om maten på gården\n{line}\n\n" + each(lambda i, s, t: f"{s}: {t}")
    transcript = read(tmp_path, text)
    assert turns(transcript) == TALK
    assert transcript.metadata["title"] == "Om maten på gården"


def test_captions_saved_as_text_are_captions(tmp_path: Path) -> None:
    text = "1\n00:00:03,000 --> 00:00:05,000\nYlva: Hej på er.\n\n2\n00:00:06,000 --> 00:00:07,000\nSiv: Hej.\n"
    assert turns(read(tmp_path, text)) == [("Ylva", "Hej på er."), ("Siv", "Hej.")]


@pytest.mark.parametrize("form", ["{s}: {t}\n", "{s}   0:03\n{t}\n", "{s}\t{t}\n"])
def test_family_name_comma_given_name_is_one_person(tmp_path: Path, form: str) -> None:
    names = ("Lindqvist, Per", "Al-Hassan, Zahra", "Svensson, Bo (Vård och omsorg)")
    said = coded(dict(zip(CODES, names, strict=True)))
    transcript = read(tmp_path, "\n".join(form.format(s=s, t=t) for s, t in said))
    assert turns(transcript) == said
    assert not any("several people" in warning for warning in transcript.warnings)


def test_two_names_with_a_comma_are_two_where_one_of_them_speaks_alone(tmp_path: Path) -> None:
    transcript = read(tmp_path, "Lo: Hej och välkomna.\nSiv: Tack.\nLo: Nu börjar vi.\nSiv: Ja.\nLo, Siv: Hej då!\n")
    assert [warning for warning in transcript.warnings if "several people" in warning] == [
        (
            "1 speaker label names several people at once and is counted as one speaker, so participants may be undercounted: "
            "split the label, or set `participants` in study.yaml."
        )
    ]


def test_a_note_in_parentheses_belongs_to_the_label(tmp_path: Path) -> None:
    text = "Intervjuare (ER): Hej?\nDeltagare 2 (kurator): Hej hej.\nR1 (man): Jo.\nIntervjuare (ER): Ja?\nI: Hallå?\nR1 (suckar): Nej.\n"
    assert turns(read(tmp_path, text)) == [
        ("Intervjuare (ER)", "Hej?"),
        ("Deltagare 2 (kurator)", "Hej hej."),
        ("R1 (man)", "Jo."),
        ("Intervjuare (ER)", "Ja?"),
        ("I", "Hallå?"),
        ("R1 (man)", "(suckar) Nej."),
    ]


def test_who_is_introduced_with_a_note_is_one_speaker(tmp_path: Path) -> None:
    text = "I (ER): Hur gick det?\nR1 (rektor): Bra.\nI: Jaha?\nR1: Jo.\nR2 (rektor): Mm.\n"
    assert [speaker for speaker, _text in turns(read(tmp_path, text))] == ["I (ER)", "R1 (rektor)", "I (ER)", "R1 (rektor)", "R2 (rektor)"]


def test_the_title_and_people_of_a_meeting_are_no_doubtful_lines(tmp_path: Path) -> None:
    transcript = read(tmp_path, NAMED["meet_swedish"])
    assert transcript.warnings == ()
    assert transcript.metadata["Deltagare"] == "Ylva Ek, Sören Ås, Ebba Ö-Berg"


def test_a_name_and_an_hour_among_names_set_apart_are_speech(tmp_path: Path) -> None:
    text = "I   0:01\nNär kommer ni?\nIP1   0:03\nAnna 10:30\nI   0:05\nJaha.\nIP1   0:07\nJa.\nI   0:09\nBra.\n"
    assert turns(read(tmp_path, text))[1] == ("IP1", "Anna 10:30")


def test_a_placeholder_on_a_line_of_its_own_is_no_speaker(tmp_path: Path) -> None:
    text = "".join(
        f"[{s}] 00:00:0{i}\n{t}\n\n" for i, (s, t) in enumerate([("I", "Var?"), ("IP1", "Här."), ("I", "Vem?"), ("IP1", "[namn].")])
    )
    assert turns(read(tmp_path, text)) == [("I", "Var?"), ("IP1", "Här."), ("I", "Vem?"), ("IP1", "[namn].")]
