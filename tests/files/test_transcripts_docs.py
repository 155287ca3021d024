"""Every example in docs/formats.md is read, with the speakers that a reader of the page expects."""

import re
from pathlib import Path

import pytest
from transcripts_talk import read, turns

PAGE = Path(__file__).parents[2] / "docs" / "formats.md"
BLOCKS = re.findall(r"^```(txt|md|vtt|srt|json|csv|tsv)\n(.*?)^```$", PAGE.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)
KNOWN = {
    "Vera",
    "Bo",
    "Vera Ek",
    "Bo Alm",
    "Vera o Bo",
    "I",
    "IP1",
    "IP2",
    "IP?",
    "IP1+IP2",
    "B1",
    "INT",
    "R1",
    "R2",
    "SPEAKER_00",
    "SPEAKER_01",
}


@pytest.mark.parametrize(("kind", "text"), BLOCKS, ids=[f"{number}-{kind}" for number, (kind, _text) in enumerate(BLOCKS)])
def test_an_example_of_the_page(tmp_path: Path, kind: str, text: str) -> None:
    said = turns(read(tmp_path, text, f"exempel.{kind}"))
    speakers = {speaker for speaker, _words in said}
    unnamed = text.startswith(("–", "[00:00.000", "Observation", "start\t"))
    assert speakers == {None} if unnamed else speakers <= KNOWN
    assert len(said) > 1


def test_the_page_has_examples_of_every_kind() -> None:
    assert {kind for kind, _text in BLOCKS} == {"txt", "md", "vtt", "srt", "json", "csv", "tsv"}
    assert len(BLOCKS) > 25
