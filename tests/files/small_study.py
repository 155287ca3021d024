"""A small invented study whose researcher hears more than its codebook does: she takes lying awake for worry, which no indicator knows."""

from pathlib import Path

from tfbb_coding.files.codings import save_codings
from tfbb_coding.files.transcripts import read_transcript
from tfbb_coding.model.coding import Coding, Status
from tfbb_coding.model.transcript import MeaningUnit
from tfbb_coding.steps.roles import assign_roles
from tfbb_coding.steps.segment import segment

BOOK = """\
title: Skolgården
themes:
  - {id: oro, label: Oro, definition: Det man är rädd för., question: Vad oroar?, indicators: [{lemma: [orolig, rädd], weight: 2}]}
  - {id: gladje, label: Glädje, definition: Det man är glad åt., question: Vad gläder?, indicators: [{lemma: [rolig, glad], weight: 2}]}
"""
NAMES = ("norr", "soder", "vaster", "oster")
THINGS = ("gungorna", "den nya bron", "vårfesten", "bussbytet", "klätterträdet", "snöhögen", "matkön", "sandlådan", "cykelstället", "fotbollsplanen",
          "vattenlekarna", "odlingslådorna")  # fmt: skip
SAYS = {
    "worry": "Jag är så orolig för {thing}, det är jag faktiskt hela hösten.",
    "awake": "Jag ligger vaken om nätterna och tänker på {thing} fram till klockan fem.",
    "care": "Vi är rädda om {thing} här, så den målar vi om varje sommar.",
    "joy": "Det roligaste är {thing}, alla barnen springer dit på varje rast.",
    "plain": "Sedan är det {thing}, den ligger bakom huset mot parkeringen till.",
}
HEARS = {"worry": "oro", "awake": "oro", "joy": "gladje"}
PROPOSED = {"worry": "oro", "care": "oro", "joy": "gladje"}


def make_study(folder: Path) -> Path:
    """The study folder with four interviews of fifteen answers, nothing coded."""
    (folder / "transcripts").mkdir(parents=True)
    (folder / "codebooks").mkdir()
    (folder / "study.yaml").write_text("title: Skolgården\n", encoding="utf-8")
    (folder / "codebooks" / "tfbb.yaml").write_text(BOOK, encoding="utf-8")
    for n, name in enumerate(NAMES):
        answers = [said.format(thing=THINGS[(3 * n + k) % len(THINGS)]) for k in range(3) for said in SAYS.values()]
        talk = "\n\n".join(f"Intervjuare: Och mer?\n\nPedagog: {answer}" for answer in answers)
        (folder / "transcripts" / f"{name}.txt").write_text(talk + "\n", encoding="utf-8")
    return folder


def units_of(folder: Path, name: str) -> tuple[MeaningUnit, ...]:
    return segment(assign_roles(read_transcript(folder / "transcripts" / f"{name}.txt")))


def kind_of(unit: MeaningUnit) -> str:
    """Which of :data:`SAYS` the unit is."""
    return next(kind for kind, said in SAYS.items() if unit.text.startswith(said.partition("{")[0]))


def decide(folder: Path, coder: str = "anna", names: tuple[str, ...] = NAMES, *, adds: bool = True) -> None:
    """The researcher accepts and rejects what the rules propose, and adds what she hears where ``adds``."""
    for name in names:
        save_codings(folder, coder, name, [c for unit in units_of(folder, name) for c in _decisions(unit, coder, adds=adds)])


def _decisions(unit: MeaningUnit, coder: str, *, adds: bool) -> list[Coding]:
    kind = kind_of(unit)
    hears, proposed = HEARS.get(kind), PROPOSED.get(kind)
    theme = proposed or (hears if adds else None)
    if theme is None:
        return []
    status = Status.ACCEPTED if theme == hears else Status.REJECTED
    coding = Coding(unit.transcript, unit.id, unit.turn, unit.speaker, unit.start, unit.end, theme, "", coder, status, 1.0, unit.text)
    return [coding]
