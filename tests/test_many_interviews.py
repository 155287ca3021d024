"""A thousand interviews still make the tables within a minute."""

import random
import time
from pathlib import Path

import pytest
from typer.testing import CliRunner

from tfbb_coding.cli.app import app
from tfbb_coding.files.codings import save_codings
from tfbb_coding.files.transcripts import read_transcript
from tfbb_coding.model.coding import Coding, Status

INTERVIEWS, CODED, CASES = 1000, 6, 12
BOUND = 60.0
"""Seconds of one core, so that a busy machine does not fail it."""
SAYS = (
    "Vi hinner aldrig med mötena, det är alltid något annat som kommer emellan och då får vi vänta till nästa vecka igen.",
    "Det som har hjälpt är att chefen kommer ner och frågar hur det går, då känns det som att någon bryr sig.",
    "Vi har haft träffar varannan vecka, och där går vi igenom vad som har hänt sedan sist och vem som gör vad.",
    "Jag vill att barnen ska få hjälp innan det blir stort, att någon ser dem redan när det är litet.",
)
CODES = (("hinder", "tid"), ("framgangsfaktor", "ledning"), ("aktivitet", "moten"), ("mal", "tidigt_stod"))


def make_many(root: Path) -> Path:
    """The study: focus groups and single interviews in twelve cases and three waves, coded by one person."""
    (root / "transcripts").mkdir(parents=True)
    chance = random.Random(20250101)
    lines = ["title: Många\ncases:", *(f"  - {{id: c{n}, name: Ort {n}}}" for n in range(CASES)), "interviews:"]
    for n in range(INTERVIEWS):
        name, group = f"i{n:04}", n % 3 > 0
        kind, people = ("focus group", 4) if group else ("individual", 1)
        lines.append(
            f"  - {{id: {name}, case: c{n % CASES}, wave: omgång {n % 3 + 1}, kind: {kind}, date: 202{n % 3 + 3}-0{n % 9 + 1}-11, participants: {people}}}"
        )
        _interview(root, name, people, chance)
    (root / "study.yaml").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return root


def _interview(root: Path, name: str, people: int, chance: random.Random) -> None:
    talk = [f"Deltagare {k % people + 1}: {chance.choice(SAYS)} Det var gång {k}." for k in range(CODED * 2)]
    path = root / "transcripts" / f"{name}.txt"
    path.write_text("\n\n".join(["Intervjuare: Och vad har stått i vägen för er?", *talk]) + "\n", encoding="utf-8")
    turns = read_transcript(path).turns[1::2][:CODED]
    codings = [
        Coding(
            name, f"{name}:{t.number}.1", t.number, t.speaker, t.start, t.end, *chance.choice(CODES), "eva", Status.ACCEPTED, 0.9, t.text
        )
        for t in turns
    ]
    save_codings(root, "eva", name, codings)


@pytest.mark.slow
def test_a_thousand_interviews_make_the_tables_within_a_minute(tmp_path: Path) -> None:
    root = make_many(tmp_path / "många")
    began = time.process_time()
    result = CliRunner().invoke(app, ["themes", "--study", str(root)])
    took = time.process_time() - began
    assert result.exit_code == 0, result.stderr
    assert len((root / "results" / "handover" / "citat.csv").read_text(encoding="utf-8").splitlines()) == INTERVIEWS * CODED + 1
    assert took < BOUND, f"{took:.0f} s"
