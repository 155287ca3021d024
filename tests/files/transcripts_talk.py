"""An invented conversation and how to read it back, for the tests of all layouts."""

from collections.abc import Callable
from pathlib import Path

from tfbb_coding.files.transcripts import read_source
from tfbb_coding.model.transcript import Transcript

Said = list[tuple[str, str]]
TALK: Said = [
    ("Ylva Ek", "Hur började det hela?"),
    ("Sören Ås", "Det började med att vi åt lunch ihop. Sen kom idén om en gemensam mottagning."),
    ("Ebba Ö-Berg", "Ja, fast vi var skeptiska. Vi hade ju provat förut: två gånger, tror jag."),
    ("Ylva Ek", "Vad gjorde ni då?"),
    ("Sören Ås", "Vi gjorde så här: klockan 10:30 varje tisdag ringde vi runt, och det blev 50:50."),
    ("Ebba Ö-Berg", "Mm."),
    ("Ylva Ek", "Kan du ge ett exempel?"),
    ("Ebba Ö-Berg", "Exempel: en mamma slapp berätta allt en gång till."),
]
CODES = {"Ylva Ek": "I", "Sören Ås": "IP1", "Ebba Ö-Berg": "IP2"}


def coded(codes: dict[str, str]) -> Said:
    return [(codes[speaker], text) for speaker, text in TALK]


def clock(i: int) -> str:
    return f"00:00:{3 + 7 * i:02}"


def short(i: int) -> str:
    return f"0:{3 + 7 * i:02}"


def read(tmp_path: Path, text: str, name: str = "samtal.txt", encoding: str = "utf-8") -> Transcript:
    path = tmp_path / name
    path.write_bytes(text.encode(encoding))
    return read_whole(path)


def read_whole(path: Path) -> Transcript:
    """The transcript, after making sure that no word of it was lost."""
    transcript, findings = read_source(path)
    assert [str(finding) for finding in findings] == []
    return transcript


def turns(transcript: Transcript) -> list[tuple[str | None, str]]:
    return [(turn.speaker, " ".join(turn.text.split())) for turn in transcript.turns]


def each(form: Callable[[int, str, str], str], talk: Said = TALK, between: str = "\n") -> str:
    return between.join(form(i, speaker, text) for i, (speaker, text) in enumerate(talk)) + "\n"
