"""What stands between the cues of one speaker."""

import pytest

from tfbb_coding.files.cue_breaks import cue_breaks

T1, T2 = "00:00:01.000 --> 00:00:02.000", "00:00:02.000 --> 00:00:03.000"


def spoken(text: str, suffix: str = ".vtt") -> list[str]:
    """The stretches of speech that the breaks part, each with what is before its last break left out."""
    at, found = 0, []
    for start, end in cue_breaks(text, suffix):
        found.append(text[at:start])
        at = end
    return [part.split("\n")[-1] if n == 0 else part for n, part in enumerate([*found, text[at:]])]


@pytest.mark.parametrize(
    ("text", "suffix"),
    [
        (f"WEBVTT\n\n{T1}\n<v Bo>ring mig</v>\n\n{T2}\n<v Bo>i dag</v>", ".vtt"),
        (f"WEBVTT\n\n{T1}\n<v Bo>ring mig</v>\n\n{T2}\ni dag</v>", ".vtt"),
        (f"WEBVTT\n\na1b2c3d4-0000-0000-0000-000000000000/2-0\n{T1}\n<v Bo>ring mig</v>\n\n9\n{T2}\n<v Bo>i dag</v>", ".vtt"),
        (f"1\n{T1}\nring mig\n\n2\n{T2}\ni dag", ".srt"),
        (f"1\n{T1}\nBo: ring mig\n\n2\n{T2}\nBo: i dag", ".srt"),
        (f"1\n{T1}\nBo: ring mig\n\n2\n{T2}\ni dag", ".srt"),
        (f"1\r\n{T1}\r\nring mig\r\n\r\n2\r\n{T2}\r\ni dag", ".srt"),
        (f"1\n{T1}\nring mig\ni dag", ".srt"),
        (f"1\n{T1}\nring mig\n\n2\n{T2}\ni dag", ".txt"),
        (f'WEBVTT\n\n1 "Bo Ek" (12)\n{T1}\nring mig\n\n2 "Bo Ek" (12)\n{T2}\ni dag', ".vtt"),
        (f"WEBVTT\n\n{T1}\nring mig\n\nNOTE något annat\n\n{T2}\ni dag", ".vtt"),
        (f"WEBVTT\n\n{T1}\n\n<v Bo>ring mig</v>\n\n{T2}\n\n<v Bo>i dag</v>", ".vtt"),
    ],
)
def test_one_speakers_cues_go_on(text: str, suffix: str) -> None:
    first, second = spoken(text, suffix)
    assert first.rpartition(">")[2].removeprefix("Bo: ") == "ring mig"
    assert second.removesuffix("</v>") == "i dag"


def test_teams_with_metadata() -> None:
    cue = '{{"startOffset":"0","speakerName":"Bo","spokenText":"{}","language":"sv"}}'
    text = f"WEBVTT\n\n{T1}\n{cue.format('ring mig')}\n\n{T2}\n{cue.format('i dag')}\n"
    ((start, end),) = cue_breaks(text, ".vtt")
    assert text[:start].endswith('"ring mig')
    assert text[end:].startswith('i dag"')


@pytest.mark.parametrize(
    "text",
    [
        f"WEBVTT\n\n{T1}\n<v Bo>ring mig</v>\n\n{T2}\n<v Siv>i dag</v>",
        f"1\n{T1}\nBo: ring mig\n\n2\n{T2}\nSiv: i dag",
        f"1\n{T1}\n- ring mig\n- i dag",
        "Bo: ring mig\n\nBo: i dag\n",
    ],
)
def test_two_speakers_and_what_is_no_caption_have_none(text: str) -> None:
    assert cue_breaks(text, ".txt" if text.startswith("Bo") else ".vtt") == ()
