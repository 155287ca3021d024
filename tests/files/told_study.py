"""A small invented study with everything that tables tell of: cases, waves, kinds, codes that deny, decisions, condensations, notes."""

import json
from dataclasses import asdict
from pathlib import Path

from tfbb_coding.files.codings import save_codings
from tfbb_coding.files.condensations import save_condensations
from tfbb_coding.files.notes import save_notes
from tfbb_coding.files.transcripts import read_transcript
from tfbb_coding.model.coding import Coding, Status
from tfbb_coding.model.condensation import PROGRAM, Condensation, CondensationStatus
from tfbb_coding.model.decision import Note, NoteKind
from tfbb_coding.model.text import word_count

STUDY = """\
title: Hamnbyn
k: 2
cases:
  - {id: oster, name: Ö-skolan}
  - {id: angen, name: Ängen}
  - {id: alm, name: Almen}
interviews:
  - {id: A1, case: alm, wave: vår, kind: focus group, date: 2025-03-04, participants: 4, transcript: almen-1}
  - {id: A2, case: alm, wave: höst, kind: focus group, date: 2025-10-07, participants: 3, transcript: almen-2}
  - {id: G1, case: angen, wave: vår, kind: focus group, date: 2025-03-11, participants: 3, transcript: ängen 1}
  - {id: O1, case: oster, wave: höst, kind: individual, date: 2025-10-09, participants: 1, transcript: öskolan-1}
  - {id: O2, case: oster, wave: höst, kind: individual, date: 2025-11-01, transcript: öskolan-2}
guide:
  - {question: "Vad har stått i vägen för er?", themes: [hinder]}
  - {question: "Vad har hjälpt er framåt?", themes: [hjalp]}
  - {question: "Vad drömmer ni om?", themes: [hjalp]}
themes:
  angen: {hinder: Utmaningar}
"""
BOOK = """\
title: Kodbok om hjälp och hinder
version: 2
themes:
  - id: hjalp
    label: Det som hjälper
    definition: Det som har gjort arbetet lättare.
    question: Vad hjälper?
    indicators: [{lemma: [hjälpa], weight: 2}]
    codes:
      - {id: chef, label: Chefen, definition: En chef som bär., indicators: [{lemma: chef, weight: 1}]}
      - {id: grannar, label: Grannar, definition: De som bor nära.}
  - id: hinder
    label: Hinder
    definition: Det som står i vägen.
    question: Vad hindrar?
    indicators: [{lemma: [hindra], weight: 2}]
    codes:
      - {id: tid, label: Tid, definition: Tiden räcker inte., indicators: [{phrase: ont om tid, weight: 1, forbids: [negated]}]}
      - {id: gott_om_tid, label: Gott om tid, definition: Tiden räcker., denies: tid}
      - {id: regler, label: Regler, definition: Regler som stoppar.}
"""
TALK = {
    "almen-1": [
        ("Intervjuare", "Välkomna. Vad har stått i vägen för er?"),
        ("Deltagare 1", "Vi har haft ont om tid hela våren, det hinner aldrig bli av."),
        ("Deltagare 2", "Ja, och reglerna om nycklar stoppar oss varje gång vi ska öppna."),
        ("Deltagare 3", "Jag tycker att vi har haft gott om tid, faktiskt."),
        ("Intervjuare", "Och vad har hjälpt er framåt?"),
        ("Deltagare 1", "Chefen kommer ner och frågar hur det går, det hjälper."),
        ("Deltagare 2", "=Grannarna lånade ut båten | den gröna."),
        ("Deltagare 4", "Mm. Chefen har ställt upp, jo."),
    ],
    "almen-2": [
        ("Intervjuare", "Vad har stått i vägen sedan sist, för er?"),
        ("Deltagare 1", "Nu är det inte ont om tid längre, det har släppt."),
        ("Deltagare 2", "Reglerna är kvar, de hindrar oss."),
        ("Deltagare 3", "Grannarna hjälper oss varje helg."),
    ],
    "ängen 1": [
        ("Intervjuare", "Vad står i vägen?"),
        ("Deltagare 1", "Ont om tid. Det är det."),
        ("Deltagare 2", "Ont om tid här med, tyvärr."),
        ("Deltagare 3", "Chefen hjälper mig att sluta i tid."),
    ],
    "öskolan-1": [("I", "Vad har hjälpt er framåt?"), ("IP", "Grannarna hjälper, och chefen med. Det är ont om tid ändå."), ("I", "Tack.")],
    "öskolan-2": [("I", "Vad har stått i vägen?"), ("IP", "Ingenting, tror jag.")],
}
SAYS: dict[tuple[str, int], list[tuple[str, str, Status]]] = {
    ("almen-1", 1): [("hinder", "tid", Status.ACCEPTED)],
    ("almen-1", 2): [("hinder", "regler", Status.ACCEPTED)],
    ("almen-1", 3): [("hinder", "gott_om_tid", Status.CHANGED)],
    ("almen-1", 5): [("hjalp", "chef", Status.ACCEPTED), ("hinder", "tid", Status.REJECTED)],
    ("almen-1", 6): [("hjalp", "grannar", Status.ACCEPTED)],
    ("almen-1", 7): [("hjalp", "chef", Status.ACCEPTED)],
    ("almen-2", 1): [("hinder", "gott_om_tid", Status.ACCEPTED)],
    ("almen-2", 2): [("hinder", "regler", Status.ACCEPTED)],
    ("almen-2", 3): [("hjalp", "grannar", Status.ACCEPTED)],
    ("ängen 1", 1): [("hinder", "tid", Status.ACCEPTED)],
    ("ängen 1", 2): [("hinder", "tid", Status.ACCEPTED)],
    ("ängen 1", 3): [("hjalp", "", Status.ACCEPTED)],
    ("öskolan-1", 1): [("hjalp", "grannar", Status.ACCEPTED), ("hjalp", "chef", Status.ACCEPTED), ("hinder", "tid", Status.ACCEPTED)],
}
"""What Eva decides of each turn; öskolan-2 she has read and found nothing in."""


def make_told_study(root: Path) -> Path:
    """The study folder, coded by ``eva``; the program (``both``) has proposed the same and one thing more."""
    for folder in ("transcripts", "codebooks"):
        (root / folder).mkdir(parents=True)
    (root / "study.yaml").write_text(STUDY, encoding="utf-8")
    (root / "codebooks" / "tfbb.yaml").write_text(BOOK, encoding="utf-8")
    for name, talk in TALK.items():
        path = root / "transcripts" / f"{name}.txt"
        path.write_text("\n\n".join(f"{who}: {words}" for who, words in talk) + "\n", encoding="utf-8")
        save_codings(root, "eva", name, list(_codings(path, name, "eva")))
        save_codings(root, "both", name, list(_codings(path, name, "both")))
    _notes(root)
    return root


def _codings(path: Path, name: str, coder: str) -> list[Coding]:
    transcript = read_transcript(path)
    return [
        Coding(
            name, f"{name}:{turn.number}.1", turn.number, turn.speaker, turn.start, turn.end, theme, code, coder,
            status if coder == "eva" else Status.PROPOSED, 0.9, turn.text, codebook="b00k",
        )
        for turn in transcript.turns
        for theme, code, status in SAYS.get((name, turn.number), ())
        if coder == "eva" or status is not Status.CHANGED
    ]  # fmt: skip


def _notes(root: Path) -> None:
    """A favourite, a memo, a condensation that Eva wrote and one that the program proposes."""
    turn = read_transcript(root / "transcripts" / "almen-1.txt").turns[1]
    note = Note("almen-1", "almen-1:1.1", 1, turn.speaker, turn.start, turn.end, "eva", "", turn.text)
    save_notes(root, NoteKind.FAVOURITE, "eva", "almen-1", [note])
    save_notes(root, NoteKind.MEMO, "eva", "almen-1", [Note(**{**asdict(note), "text": "Fråga mer om det här."})])
    own = Condensation(
        "almen-1", note.unit, note.turn, note.speaker, note.start, note.end, "eva", "Tiden räcker inte", note.quotation, "hinder",
        CondensationStatus.REWRITTEN,
    )  # fmt: skip
    save_condensations(root, "eva", [own], ["almen-1"])
    other = read_transcript(root / "transcripts" / "ängen 1.txt").turns[1]
    proposal = Condensation(
        "ängen 1", "ängen 1:1.1", 1, other.speaker, other.start, other.end, PROGRAM, "Ont om tid.", other.text, "hinder",
        CondensationStatus.PROPOSED, "Ont om tid.",
    )  # fmt: skip
    save_condensations(root, PROGRAM, [proposal], ["ängen 1"])


def raw_codings(root: Path, coder: str = "eva") -> list[dict[str, object]]:
    """What counts of a coder's codings, read from the files and nothing else."""
    lines = [line for path in sorted((root / "codings" / coder).glob("*.jsonl")) for line in path.read_text(encoding="utf-8").splitlines()]
    return [coding for coding in map(json.loads, lines) if coding["status"] in ("accepted", "changed")]


def participants_words() -> int:
    """How many words participants say."""
    return sum(word_count(words) for talk in TALK.values() for who, words in talk if not who.startswith("I") or who == "IP")
