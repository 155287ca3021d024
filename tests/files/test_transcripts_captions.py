"""WebVTT, SubRip and speech recognition's JSON."""

import json
from pathlib import Path

import pytest
from transcripts_talk import TALK, each, read, turns

UNNAMED = [(None, text) for _speaker, text in TALK]
GUID = "0a1b2c3d-4e5f-4a6b-8c7d-001122334455"


def vtt(i: int) -> str:
    return f"00:00:{3 + 7 * i:02}.200 --> 00:00:{9 + 7 * i:02}.900"


def srt(i: int) -> str:
    return f"00:00:{3 + 7 * i:02},200 --> 00:00:{9 + 7 * i:02},900"


def escaped(name: str) -> str:
    return "".join(c if c.isascii() else f"&#{ord(c)};" for c in name)


NAMED = {
    "teams.vtt": "WEBVTT\r\n\r\n" + each(lambda i, s, t: f"{GUID}/{9 + i}-0\r\n{vtt(i)}\r\n<v {escaped(s)}>{t}</v>\r\n"),
    "teams_old.vtt": 'WEBVTT\n\nNOTE duration:"00:27:42.3400000"\n\nNOTE language:sv-se\n\n'
    + each(lambda i, s, t: f"NOTE Confidence: 0.89\n\n{GUID}\n{vtt(i)}\n<v {s}>{t}</v>\n"),
    "teams_unpadded.vtt": "WEBVTT\n\n" + each(lambda i, s, t: f"0:0:{3 + 7 * i}.2 --> 0:0:{9 + 7 * i}.9\n<v {s}>{t}</v>\n"),
    "teams_metadata.vtt": "WEBVTT\n\n"
    + each(
        lambda i, s, t: (
            f"{vtt(i)}\n{json.dumps({'startDateTime': '2026-02-03T08:22:30Z', 'speakerName': s, 'spokenText': t, 'spokenLanguage': 'sv-se'})}\n"
        )
    ),
    "teams_metadata_utf8.vtt": "WEBVTT\n\n"
    + each(lambda i, s, t: f"{vtt(i)}\n\n{json.dumps({'speakerName': s, 'spokenText': t}, ensure_ascii=False)}\n"),
    "teams_metadata_indented.vtt": "WEBVTT\n\n"
    + each(lambda i, s, t: f"{vtt(i)}\n{json.dumps({'speakerName': s, 'spokenText': t}, ensure_ascii=False, indent=1)}\n"),
    "voices_blank_line.vtt": "WEBVTT\n\n" + each(lambda i, s, t: f"{vtt(i)}\n\n<v {s}>{t}</v>\n"),
    "voices_open.vtt": "WEBVTT - samtal\nKind: captions\nLanguage: sv\n\n"
    + each(lambda i, s, t: f"{vtt(i)} align:start position:0%\n<v {s}>{t}\n"),
    "voices_class.vtt": "WEBVTT\n\nSTYLE\n::cue { color: red }\n\n" + each(lambda i, s, t: f"{vtt(i)}\n<v.loud {s}><i>{t}</i></v>\n"),
    "zoom.vtt": "WEBVTT\n\n" + each(lambda i, s, t: f"{i + 1}\n{vtt(i)}\n{s}: {t}\n"),
    "webex.vtt": "WEBVTT\n\n" + each(lambda i, s, t: f'{i + 1} "{s}" ({1000 + i})\n{vtt(i)}\n{t}\n'),
    "whisperx.vtt": "WEBVTT\n\n" + each(lambda i, s, t: f"{vtt(i)}\n[{s}]: {t}\n"),
    "name_above.vtt": "WEBVTT\n\n" + each(lambda i, s, t: f"{vtt(i)}\n{s}\n{t}\n"),
    "zoom.srt": each(lambda i, s, t: f"{i + 1}\n{srt(i)}\n{s}: {t}\n"),
    "whisperx.srt": each(lambda i, s, t: f"{i + 1}\n{srt(i)}\n[{s}]: {t}\n"),
    "tight.srt": each(lambda i, s, t: f"{i + 1}\n{srt(i)}\n{s}: {t}"),
}
ANONYMOUS = {
    "whisper.vtt": "WEBVTT\n\n" + each(lambda i, s, t: f"00:{3 + 7 * i:02}.200 --> 00:{9 + 7 * i:02}.900\n{t}\n"),
    "teams_unattributed.vtt": "WEBVTT\n\n" + each(lambda i, s, t: f"{vtt(i)}\n\n{t}\n"),
    "cues_with_ids.vtt": "WEBVTT\n\n" + each(lambda i, s, t: f"{GUID}/{i}-0\n{vtt(i)}\n{t}\n"),
    "whisper.srt": each(lambda i, s, t: f"{i + 1}\n{srt(i)}\n{t}\n"),
    "italics.srt": each(lambda i, s, t: f"{i + 1}\n{srt(i)}\n{{\\an8}}<i>{t}</i>\n"),
    "two_lines.srt": each(lambda i, s, t: f"{i + 1}\n{srt(i)}\n{t.replace(' ', chr(10), 1)}\n"),
}


@pytest.mark.parametrize("name", NAMED)
def test_named_cues(tmp_path: Path, name: str) -> None:
    transcript = read(tmp_path, NAMED[name], name)
    assert turns(transcript) == TALK
    assert [turn.time_start for turn in transcript.turns] == [3.2 + 7 * i for i in range(len(TALK))]


@pytest.mark.parametrize("name", ANONYMOUS)
def test_cues_without_speakers_are_turns(tmp_path: Path, name: str) -> None:
    transcript = read(tmp_path, ANONYMOUS[name], name)
    assert turns(transcript) == UNNAMED
    assert [turn.time_end for turn in transcript.turns] == [9.9 + 7 * i for i in range(len(TALK))]


def test_one_utterance_over_several_cues_out_of_order(tmp_path: Path) -> None:
    text = (
        f"WEBVTT\n\n{GUID}/12-1\n00:00:06.000 --> 00:00:09.000\n<v Siv Ek>och sen gick vi hem.</v>\n\n"
        f"{GUID}/15-0\n00:00:07.000 --> 00:00:07.500\n<v Lo Alm>Mm.</v>\n\n"
        f"{GUID}/12-0\n00:00:02.000 --> 00:00:06.000\n<v Siv Ek>Vi åt först,</v>\n\n"
        f"{GUID}/9-0\n00:00:01.000 --> 00:00:02.000\n<v Lo Alm>Hur var det?</v>\n"
    )
    transcript = read(tmp_path, text, "a.vtt")
    assert turns(transcript) == [("Lo Alm", "Hur var det?"), ("Siv Ek", "Vi åt först, och sen gick vi hem."), ("Lo Alm", "Mm.")]
    assert (transcript.turns[1].time_start, transcript.turns[1].time_end) == (2.0, 9.0)


def test_neighbouring_cues_of_one_speaker_are_one_turn(tmp_path: Path) -> None:
    text = "1\n00:00:01,000 --> 00:00:02,000\nSiv: Vi åt\n\n2\n00:00:02,000 --> 00:00:03,000\nSiv: först.\n\n3\n00:00:03,000 --> 00:00:04,000\nLo: Jaha.\n"
    assert turns(read(tmp_path, text, "a.srt")) == [("Siv", "Vi åt först."), ("Lo", "Jaha.")]


def test_a_cue_without_name_goes_on(tmp_path: Path) -> None:
    text = (
        "1\n00:00:01,000 --> 00:00:02,000\nI: Hur var det?\n\n2\n00:00:02,000 --> 00:00:03,000\nR1: Vi åt\n\n"
        "3\n00:00:03,000 --> 00:00:04,000\nförst.\n\n4\n00:00:04,000 --> 00:00:05,000\nI: Jaha.\n"
    )
    assert turns(read(tmp_path, text, "a.srt")) == [("I", "Hur var det?"), ("R1", "Vi åt först."), ("I", "Jaha.")]


def test_two_voices_in_one_cue(tmp_path: Path) -> None:
    text = "WEBVTT\n\n00:01.000 --> 00:02.000\n<v Siv>Ja.</v>\n<v Lo>Nej.</v>\n\n00:03.000 --> 00:04.000\n- Jo.\n- Nä.\n"
    assert turns(read(tmp_path, text, "a.vtt")) == [("Siv", "Ja."), ("Lo", "Nej."), (None, "Jo."), (None, "Nä.")]


def test_two_dashes_in_one_cue_are_two_turns(tmp_path: Path) -> None:
    text = "1\n00:00:01,000 --> 00:00:02,000\n- Jo då.\n- Nej då.\n\n2\n00:00:03,000 --> 00:00:04,000\nHej.\n"
    assert turns(read(tmp_path, text, "a.srt")) == [(None, "Jo då."), (None, "Nej då."), (None, "Hej.")]


def test_numbers_and_marks_in_speech_survive(tmp_path: Path) -> None:
    text = "WEBVTT\n\n00:01.000 --> 00:02.000\n<v Siv>5 &lt; 7 &amp; 10:30 är 50:50</v>\n\n00:02.000 --> 00:03.000\n<v Lo>2018</v>\n"
    assert turns(read(tmp_path, text, "a.vtt")) == [("Siv", "5 < 7 & 10:30 är 50:50"), ("Lo", "2018")]


SEGMENTS = [{"id": i, "start": 3.2 + 7 * i, "end": 9.9 + 7 * i, "text": f" {t}", "speaker": s} for i, (s, t) in enumerate(TALK)]
WORDS = [{"word": "Hur", "start": 3.2, "end": 3.4, "score": 0.9, "speaker": "Ylva Ek"}]


@pytest.mark.parametrize(
    "tree",
    [
        {"segments": SEGMENTS, "language": "sv"},
        {"segments": [segment | {"words": WORDS} for segment in SEGMENTS], "word_segments": WORDS},
        SEGMENTS,
        {"text": " ".join(t for _s, t in TALK), "segments": SEGMENTS},
        {"utterances": [{"speaker": s, "start": 3200 + 7000 * i, "end": 9900 + 7000 * i, "text": t} for i, (s, t) in enumerate(TALK)]},
        {
            "transcription": [
                {"timestamps": {"from": f"00:00:{3 + 7 * i:02},200", "to": "00:00:59,900"}, "offsets": {"from": 0}, "text": t, "speaker": s}
                for i, (s, t) in enumerate(TALK)
            ]
        },
        {
            "results": [
                {"startTime": 3.2 + 7 * i, "endTime": 10 + 7 * i, "speakerName": s, "spokenText": t} for i, (s, t) in enumerate(TALK)
            ]
        },
    ],
    ids=["whisperx", "whisperx_words", "list", "with_text", "milliseconds", "whisper_cpp", "spoken_text"],
)
def test_json_with_speakers(tmp_path: Path, tree: object) -> None:
    transcript = read(tmp_path, json.dumps(tree, ensure_ascii=False), "a.json")
    assert turns(transcript) == TALK
    assert [turn.time_start for turn in transcript.turns] == pytest.approx([3.2 + 7 * i for i in range(len(TALK))])


def piece(words: str) -> list[dict[str, str]]:
    return [
        {"type": "text", "value": word} if n % 2 == 0 else {"type": "punct", "value": " "}
        for n, word in enumerate(words.replace(" ", "\0 \0").split("\0"))
    ]


SERVICES = {
    "amberscript": {
        "speakers": [{"spkid": s[:2], "name": s} for s in sorted({s for s, _t in TALK})],
        "segments": [
            {"speaker": s[:2], "words": [{"text": w, "start": 3.2 + 7 * i, "end": 3.4 + 7 * i} for w in t.split()]}
            for i, (s, t) in enumerate(TALK)
        ],
    },
    "rev": {"monologues": [{"speaker": s, "elements": piece(t)} for s, t in TALK]},
    "azure": {
        "recognizedPhrases": [
            {"speaker": s, "offset": f"PT0M{3 + 7 * i}.2S", "nBest": [{"display": t, "lexical": t.lower()}]}
            for i, (s, t) in enumerate(TALK)
        ]
    },
    "aws": {
        "results": {
            "transcripts": [{"transcript": " ".join(t for _s, t in TALK)}],
            "audio_segments": [{"speaker_label": s, "start_time": str(3.2 + 7 * i), "transcript": t} for i, (s, t) in enumerate(TALK)],
        }
    },
    "deepgram": {"results": {"utterances": [{"speaker": s, "start": 3.2 + 7 * i, "transcript": t} for i, (s, t) in enumerate(TALK)]}},
    "google": {
        "results": [
            {"speaker": s, "alternatives": [{"transcript": t, "confidence": 0.9, "words": [{"word": w} for w in t.split()]}]}
            for s, t in TALK
        ]
    },
}


@pytest.mark.parametrize("name", SERVICES)
def test_json_from_services(tmp_path: Path, name: str) -> None:
    assert turns(read(tmp_path, json.dumps(SERVICES[name], ensure_ascii=False), "a.json")) == TALK


def test_json_of_chunks(tmp_path: Path) -> None:
    chunks = [{"timestamp": [3.2 + 7 * i, 9.9 + 7 * i], "text": f" {t}"} for i, (_s, t) in enumerate(TALK)]
    transcript = read(tmp_path, json.dumps({"text": " ".join(t for _s, t in TALK), "chunks": chunks}), "a.json")
    assert turns(transcript) == UNNAMED
    assert transcript.turns[1].time_end == 16.9


@pytest.mark.parametrize("long", [3605.5, "01:00:05,500"])
def test_a_long_silence_makes_no_thousandths(tmp_path: Path, long: object) -> None:
    segments = [{"start": 3.0, "end": 4.0, "text": "Ja."}, {"start": long, "end": 3607.0, "text": "Nej."}]
    assert [turn.time_start for turn in read(tmp_path, json.dumps({"segments": segments}), "a.json").turns] == [3.0, 3605.5]


def test_speakers_by_number_are_labels(tmp_path: Path) -> None:
    segments = [{"start": 1.5, "text": "Ja.", "speaker": 0}, {"start": 2.5, "text": "Nej.", "speaker": 1}]
    assert turns(read(tmp_path, json.dumps({"utterances": segments}), "a.json")) == [("SPEAKER_00", "Ja."), ("SPEAKER_01", "Nej.")]


def test_json_without_speakers(tmp_path: Path) -> None:
    bare = [{key: value for key, value in segment.items() if key != "speaker"} for segment in SEGMENTS]
    transcript = read(tmp_path, json.dumps({"text": "", "segments": bare, "language": "sv"}), "a.json")
    assert turns(transcript) == UNNAMED
    assert transcript.metadata == {"language": "sv"}


def test_json_neighbours_of_one_speaker(tmp_path: Path) -> None:
    halves = [
        {"start": 0.0, "end": 1.0, "text": "Vi åt.", "speaker": "S1"},
        {"start": 1.0, "end": 2.0, "text": "Sen gick vi.", "speaker": "S1"},
    ]
    assert turns(read(tmp_path, json.dumps({"segments": halves}), "a.json")) == [("S1", "Vi åt. Sen gick vi.")]


def cues(*payloads: str) -> str:
    return "WEBVTT\n\n" + "\n".join(f"{i + 1}\n{vtt(i)}\n{payload}\n" for i, payload in enumerate(payloads))


def test_a_cue_without_name_goes_on_with_the_speaker_before(tmp_path: Path) -> None:
    text = cues("Eva Ek: Hej, hur gick det?", "Bo Ås: Bra, tycker jag,", "och sedan fortsatte det.")
    assert turns(read(tmp_path, text, "zoom.vtt")) == [
        ("Eva Ek", "Hej, hur gick det?"),
        ("Bo Ås", "Bra, tycker jag, och sedan fortsatte det."),
    ]


def test_somebody_heard_once_among_captions_is_a_speaker(tmp_path: Path) -> None:
    text = cues("Eva Ek: Hej, hur gick det?", "Bo Ås: Bra,", "och sedan fortsatte det.", "Eva Ek: Jaha.", "Siv: Ja.", "Eva Ek: Tack.")
    assert [speaker for speaker, _text in turns(read(tmp_path, text, "zoom.vtt"))] == ["Eva Ek", "Bo Ås", "Eva Ek", "Siv", "Eva Ek"]


def test_a_colon_in_a_caption_makes_no_speaker(tmp_path: Path) -> None:
    text = cues("Vi gjorde så här", "Exempel: vi ringde runt", "till alla som ville", "och så blev det.")
    assert {speaker for speaker, _text in turns(read(tmp_path, text, "a.vtt"))} == {None}


def test_metadata_captions_may_end_with_an_empty_cue(tmp_path: Path) -> None:
    said = [json.dumps({"speakerName": s, "spokenText": t}, ensure_ascii=False) for s, t in TALK[:7]]
    assert turns(read(tmp_path, cues(*said, ""), "graph.vtt")) == TALK[:7]


def test_an_object_on_every_line(tmp_path: Path) -> None:
    text = each(lambda i, s, t: json.dumps({"startDateTime": f"2026-02-03T09:35:{i:02}Z", "speakerName": s, "spokenText": t}))
    assert turns(read(tmp_path, text, "a.json")) == TALK


def test_given_names_alone_are_speakers_where_the_first_cue_has_one(tmp_path: Path) -> None:
    text = cues("Eva: Hej, hur är det?", "vi ses", "klockan 10: då ska vi gå", "Bo: Bra.")
    assert [speaker for speaker, _text in turns(read(tmp_path, text, "zoom.vtt"))] == ["Eva", "Bo"]


def test_laughter_in_a_captions_label_is_no_new_speaker(tmp_path: Path) -> None:
    text = cues("Eva Ek: Hej, hur är det?", "Bo Ås: Bra.", "och sedan", "Bo Ås (skrattar): Inte alls.")
    assert turns(read(tmp_path, text, "zoom.vtt")) == [("Eva Ek", "Hej, hur är det?"), ("Bo Ås", "Bra. och sedan (skrattar) Inte alls.")]


def test_youtube_captions(tmp_path: Path) -> None:
    text = each(lambda i, _s, t: f"0:00:{3 + 7 * i:02}.200,0:00:{9 + 7 * i:02}.900\n{t}\n")
    transcript = read(tmp_path, text, "samtal.sbv")
    assert turns(transcript) == UNNAMED
    assert transcript.turns[1].time_start == 10.2
