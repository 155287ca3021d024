"""A small coded study in two cases, with what a review needs: two themes on one unit, an uncertain one, units without any."""

from pathlib import Path

from tfbb_coding.files.codings import save_codings
from tfbb_coding.files.transcripts import read_transcript
from tfbb_coding.model.coding import Coding, Evidence, Status
from tfbb_coding.steps.roles import assign_roles
from tfbb_coding.steps.segment import segment

BOOK = """\
title: Bryggan
themes:
  - id: hinder
    label: Hinder
    definition: Det som står i vägen.
    include: Brist på tid.
    codes: [{id: tid, label: Tid, definition: Tiden räcker inte., indicators: [{lemma: [hinna], weight: 2}]}]
  - {id: mal, label: Mål, definition: Det man vill uppnå., indicators: [{lemma: [vilja], weight: 2}]}
"""
TALK = """Intervjuare: Vad har varit svårt?

Deltagare 1: Vi hann inte med träffarna i höstas. Och vi vill att alla ska få komma till bryggan.

Deltagare 2: Det regnade. Ängen låg under vatten.

Intervjuare: Vad mer?

Deltagare 1: Vi hann inte måla båten heller.
"""
WORDS = ((0, "hinder", "tid", "hann inte", 0.9, Status.PROPOSED), (0, "mal", "", "vill", 0.4, Status.UNCERTAIN),
         (2, "hinder", "tid", "hann inte", 0.8, Status.UNCERTAIN))  # fmt: skip


def make_talking_study(home: Path, names: tuple[str, ...] = ("ett", "två"), times: int = 1) -> Path:
    """The study, coded by ``both``; with ``times`` every interview says everything so many times."""
    (home / "transcripts").mkdir(parents=True)
    (home / "codebooks").mkdir()
    cases = "".join(f"  - {{id: c{n}, name: Fall {n}}}\n" for n in range(len(names)))
    interviews = "".join(f"  - {{id: {name}, case: c{n}}}\n" for n, name in enumerate(names))
    (home / "study.yaml").write_text(f"title: Bryggan\ncases:\n{cases}interviews:\n{interviews}", encoding="utf-8")
    (home / "codebooks" / "tfbb.yaml").write_text(BOOK, encoding="utf-8")
    for name in names:
        path = home / "transcripts" / f"{name}.txt"
        path.write_text("\n".join([TALK] * times), encoding="utf-8")
        save_codings(home, "both", name, list(_proposals(path)))
    return home


def _proposals(path: Path) -> list[Coding]:
    transcript = assign_roles(read_transcript(path))
    units = segment(transcript)
    found = []
    for first in range(0, len(units), 3):
        for number, theme, code, words, score, status in WORDS:
            unit = units[first + number]
            at = transcript.text.index(words, unit.start)
            reason = Evidence(f"phrase {words}", words, 1.0, at, at + len(words))
            found.append(
                Coding(transcript.name, unit.id, unit.turn, unit.speaker, unit.start, unit.end, theme, code, "both", status, score, unit.text, (reason,))
            )  # fmt: skip
    return found
