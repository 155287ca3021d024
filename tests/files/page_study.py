"""A study held in memory for pages: two cases, three conversations, six people, codings that overlap, and talk that looks like markup."""

from pathlib import Path

from tfbb_coding.model.codebook import Code, Codebook, Theme
from tfbb_coding.model.coding import Coding, Evidence, Status
from tfbb_coding.model.decision import Note
from tfbb_coding.model.results import Results
from tfbb_coding.model.study import Case, Interview, Study
from tfbb_coding.model.transcript import SpokenLine, Transcript, build_transcript
from tfbb_coding.steps.roles import assign_roles
from tfbb_coding.steps.small import Small
from tfbb_coding.steps.tables.view import By, CaseOrder, View, make_view

BOOK = Codebook(
    "prov", "Prov", "sv", "1",
    (
        Theme("mal", "Mål", "Det man vill nå.", "Vad vill ni?", codes=(Code("lugn", "Lugn & ro", "Att det är lugnt."),)),
        Theme("hinder", "Hinder", "Det som är i vägen.", codes=(Code("tid", "Tid", "Att inte hinna."), Code("bro", "Bron", "Att bron är stängd."))),
        Theme("hjalp", "Hjälp", "Det som gör det lättare."),
    ),
)  # fmt: skip
HOSTILE = 'Vi hann inte <script>alert(1)</script> & "båten" läckte.\x0bJa.'
TALK = {
    "a": [
        ("Intervjuare", "Vad var svårt?"),
        ("Deltagare 1", "Vi hann inte till ön. Bron var stängd hela våren."),
        ("Deltagare 2", HOSTILE),
        ("Deltagare 3", "Tiden räckte inte till."),
        ("Intervjuare", "Och vad vill ni?"),
        ("Deltagare 1", "Vi vill ha det lugnt."),
    ],
    "b": [
        ("Intervjuare", "Vad var svårt?"),
        ("Deltagare 1", "Ångbåten hann aldrig fram."),
        ("Deltagare 2", "Grannen hjälpte oss med årorna."),
    ],
    "c": [("Intervjuare", "Vad var svårt?"), ("Deltagare 9", "Ingenting alls, det gick så bra.")],
}
SAID = (
    ("a", 1, "Vi hann inte till ön.", "hinder", "tid", "anna", Status.ACCEPTED),
    ("a", 1, "Vi hann inte till ön.", "hinder", "tid", "bo", Status.CHANGED),
    ("a", 1, "till ön. Bron var stängd hela våren.", "hinder", "bro", "bo", Status.ACCEPTED),
    ("a", 2, HOSTILE, "hinder", "tid", "anna", Status.PROPOSED),
    ("a", 2, HOSTILE, "hjalp", "", "anna", Status.UNCERTAIN),
    ("a", 3, "Tiden räckte inte till.", "hinder", "tid", "anna", Status.ACCEPTED),
    ("a", 5, "Vi vill ha det lugnt.", "mal", "lugn", "anna", Status.ACCEPTED),
    ("b", 1, "Ångbåten hann aldrig fram.", "hinder", "tid", "anna", Status.ACCEPTED),
    ("b", 2, "Grannen hjälpte oss med årorna.", "hjalp", "", "anna", Status.ACCEPTED),
)


def transcripts() -> dict[str, Transcript]:
    return {
        name: assign_roles(build_transcript(name, [SpokenLine(who, text, 60.0 * n) for n, (who, text) in enumerate(lines)]))
        for name, lines in TALK.items()
    }


def results(k: int = 3, language: str = "sv") -> Results:
    from dataclasses import replace

    found = transcripts()
    codings = tuple(_coding(found[name], *rest) for name, *rest in SAID)  # type: ignore[arg-type]
    first = codings[0]
    memo = Note("a", first.unit, first.turn, first.speaker, first.start, first.end, "anna", "Samma som i våras?", first.quotation)
    star = Note("b", "b:1.1", 1, "Deltagare 1", 0, 1, "anna", "", "Å")
    study = Study(
        Path(), title="Bryggan & båten", k=k, cases=(Case("o", "Ön"), Case("f", "Fastlandet")), theme_labels={"o": {"hinder": "Utmaningar"}}
    )
    interviews = {"a": Interview("A1", "a", "o", kind="focus group", date="2026-05-04"), "b": Interview("B1", "b", "f", kind="focus group"),
                  "c": Interview("C1", "c", "f", kind="individual")}  # fmt: skip
    return Results(
        study, replace(BOOK, language=language), codings, found, frozenset("abc"), ("anna", "bo"), memos=(memo,), favourites=(star,), interviews=interviews
    )  # fmt: skip


def _coding(transcript: Transcript, turn: int, words: str, theme: str, code: str, coder: str, status: Status) -> Coding:
    said = transcript.turns[turn]
    start = said.start + said.text.index(words)
    reason = (
        Evidence("phrase hinna inte", "hann inte", 2.0, start, start + 4) if "hann inte" in words else Evidence("stance wish", "vill", -1.0)
    )
    unit = f"{transcript.name}:{turn}.{1 if start == said.start else 2}"
    return Coding(transcript.name, unit, turn, said.speaker, start, start + len(words), theme, code, coder, status, 0.75, words, (reason,))


def view(small: Small = Small.MARK, by: By = By.CASE, k: int = 3, language: str = "sv") -> View:
    return make_view(results(k, language), by, small, order=CaseOrder.ALPHABET)
