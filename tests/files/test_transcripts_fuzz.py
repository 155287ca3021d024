"""Whatever is said, every layout reads back as it was written, and nothing is lost."""

import json
import re
import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from transcripts_talk import Said

from tfbb_coding.files.decoding import decode
from tfbb_coding.files.transcripts import read_source

VOCABULARY = """vi hade möte varje tisdag och det blev ganska bra tycker jag fast chefen kom inte då sa hon nej men sen gick skolan med på det
    ändå Anna BVC SIP-möten 10:30 50:50 2018 3,5 kl. t.ex. (skrattar) (...) [namn] [kommun 1] ”okej då” "nja" #hashtag * ** – så
    Exempel: Steg följande: ... eh öh Då Åsas ÅÄÖ é – / // ja, nej, hörni; e-post a@exempel.se <3 & % § 1) a) _ ~"""
WORDS = st.sampled_from(VOCABULARY.split())
ENDS = st.sampled_from([".", ".", ".", "?", "!", "...", "…", "", "–"])
SENTENCE = st.tuples(st.lists(WORDS, min_size=1, max_size=12), ENDS).map(lambda said: " ".join(said[0]) + said[1])
# "Anna 10:30" alone on a line is how a new turn looks; nobody could tell that it is speech.
LOOKS_LIKE_A_TURN = re.compile(r"[A-ZÅÄÖ]\S* \d+:\d+\W*")
SPEECH = (
    st.lists(SENTENCE, min_size=1, max_size=3)
    .map(" ".join)
    .filter(lambda text: any(map(str.isalpha, text)) and not LOOKS_LIKE_A_TURN.fullmatch(text))
)
CODES = st.sampled_from(
    [("I", "IP1", "IP2"), ("Intervjuare", "Deltagare 1", "Deltagare 2"), ("INT", "R1", "R2"), ("Vera Ek", "Bo Alm", "Siv Ås")]
)


@st.composite
def talks(draw: st.DrawFn) -> Said:
    """A conversation in which everybody speaks at least twice and nobody twice in a row."""
    names = draw(CODES)
    order = [0, 1, 2, 0, 1, 2, *draw(st.lists(st.integers(0, 2), max_size=10))]
    order = [who for at, who in enumerate(order) if not at or order[at - 1] != who]
    return [(names[who], draw(SPEECH)) for who in order]


def each(form: Callable[[int, str, str], str]) -> Callable[[Said], str]:
    return lambda talk: "".join(form(i, speaker, text) for i, (speaker, text) in enumerate(talk))


def minute(i: int) -> str:
    return f"{i // 60:02}:{i % 60:02}"


LAYOUTS: dict[str, Callable[[Said], str]] = {
    "colon.txt": each(lambda i, s, t: f"{s}: {t}\n"),
    "colon_blank.txt": each(lambda i, s, t: f"{s}: {t}\n\n"),
    "stamped_colon.txt": each(lambda i, s, t: f"[00:{minute(i)}] {s}: {t}\n"),
    "f4.txt": each(lambda i, s, t: f"{s}: {t} #00:{minute(i)}-3#\n\n"),
    "teams.txt": each(lambda i, s, t: f"{s}   {minute(i)}\n{t}\n"),
    "old_teams.txt": each(lambda i, s, t: f"0:0:{i}.1 --> 0:0:{i}.9\n{s}\n{t}\n"),
    "zoom.txt": each(lambda i, s, t: f"[{s}] 00:{minute(i)}\n{t}\n\n"),
    "own_line.txt": each(lambda i, s, t: f"{s}\n\n{t}\n\n"),
    "tabs.txt": each(lambda i, s, t: f"{s}\t{t}\n"),
    "markdown.md": each(lambda i, s, t: f"**{s}:** {t}\n\n"),
    "voices.vtt": lambda talk: "WEBVTT\n\n" + each(lambda i, s, t: f"00:{minute(i)}.000 --> 00:{minute(i)}.900\n<v {s}>{t}</v>\n\n")(talk),
    "names.srt": each(lambda i, s, t: f"{i + 1}\n00:{minute(i)},000 --> 00:{minute(i)},900\n{s}: {t}\n\n"),
    "whisperx.json": lambda talk: json.dumps(
        {"segments": [{"start": i, "end": i + 1, "text": t, "speaker": s} for i, (s, t) in enumerate(talk)]}
    ),
    "columns.tsv": lambda talk: "start\tend\tspeaker\ttext\n" + each(lambda i, s, t: f"{i}\t{i + 1}\t{s}\t{t}\n")(talk),
}
MARKS = str.maketrans("", "", "*_\\`")


def fold(name: str, text: str) -> str:
    """White space, and in Markdown the marks of emphasis, are no words."""
    return " ".join((text.translate(MARKS) if name.endswith(".md") else text).split())


@pytest.mark.parametrize("name", LAYOUTS)
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(talk=talks())
def test_what_is_written_is_read_back(name: str, talk: Said) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / name
        path.write_text(LAYOUTS[name](talk), encoding="utf-8")
        transcript, findings = read_source(path)
    assert [(turn.speaker, fold(name, turn.text)) for turn in transcript.turns] == [(s, fold(name, t)) for s, t in talk]
    assert findings == []
    assert all(transcript.text[turn.start : turn.end] == turn.text for turn in transcript.turns)


@settings(max_examples=100, deadline=None)
@given(
    text=st.text(
        st.characters(codec="utf-8", exclude_categories=["Cs", "Cc"]) | st.sampled_from("\n\n\n:::\t[]-–0123:  .AIR"), max_size=300
    )
)
@pytest.mark.parametrize("name", ["a.txt", "a.md", "a.vtt", "a.srt", "a.csv"])
def test_no_text_makes_a_reader_stumble_or_lose_words(name: str, text: str) -> None:
    from tfbb_coding.errors import UnreadableError

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / name
        path.write_bytes(text.encode())
        try:
            transcript, findings = read_source(path)
        except UnreadableError:
            return
    assert transcript.turns
    assert findings == []


@given(
    text=st.text(st.characters(codec="cp1252", exclude_categories=["Cc"]), min_size=1, max_size=80),
    encoding=st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]),
)
def test_decoding_gives_back_what_was_encoded(text: str, encoding: str) -> None:
    import unicodedata

    assume(text.strip())
    assert decode(text.encode(encoding), Path("a.txt")).text == unicodedata.normalize("NFC", text)
