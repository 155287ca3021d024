"""The rules on other phrasings than those they were written with, and a short report that is right."""

from pathlib import Path

import pytest
from small_review import LONG, found

FAULTS = [
    ("omission-mark", "En deltagare menar att ”Vi hann aldrig sätta oss ner ... då fick det vänta till nästa vecka”."),
    ("quote-altered", "”Och sedan var det jul”, som en av dem uttrycker det."),
    ("quote-altered", "Läraren berättade att ”vi satt i [skolan] ett år, sen flyttade vi till [kommunen] och där fanns inga stolar”."),
    ("quote-not-found", "Så här säger en kurator: ”Det är som att bygga en båt medan man seglar den över havet.”"),
    (
        "quote-not-found",
        "> Det är som att bygga en båt medan man seglar den, och ingen vet vart vi ska, men alla tycker att det går bra så länge det blåser åt rätt håll och kaptenen ler.",
    ),
    (
        "quote-marks",
        "En deltagare säger: “Och sen var det jul”. En annan: ”Vi satt i [skolan] en termin”. En tredje: ”då fick det vänta till nästa vecka”.",
    ),
    ("lead-in", f"Deltagarna talar om listor.\n\n> {LONG}\n\nDet är så."),
    (
        "lead-in",
        f"En deltagare säger:\n\n> {LONG}\n\n> Vi hann aldrig sätta oss ner, liksom, och prata om eleverna i lugn och ro. Det var alltid nåt som brann, och då fick det vänta till nästa vecka. Och sen var det jul. Det var det.",
    ),
    ("placeholder-form", "En deltagare säger: ”Vi satt i <skola> en termin”."),
    ("placeholder-form", "En deltagare säger: ”Vi satt i [NAMN PÅ SKOLA] en termin”."),
    ("placeholder-form", "En deltagare säger: ”Vi satt i X-skolan en termin”."),
    ("placeholder-form", "En deltagare säger: ”Vi satt i ___ en termin”."),
    ("placeholder-form", "Rektorn på N.N. säger så. "),
    ("omission-mark", "En deltagare säger: ”Vi hann aldrig sätta oss ner --- nästa vecka”."),
    ("omission-mark", "En deltagare säger: ”Vi hann aldrig sätta oss ner […..] nästa vecka”."),
    ("omission-mark", "En deltagare säger: ”Vi satt på [...]skolan en termin”."),
    ("identifier", "Rektor Lena Holm på Brandbergsskolan i Haninge tog emot."),
    ("identifier", "Kontakta processledaren på anna.berg@kommun.example."),
    ("identifier-indirect", "Den enda manliga förskolläraren i kommunen deltog."),
    ("identifier-indirect", "En deltagare som är ensam kurator på den minsta skolan säger så."),
    ("small-group", "I fokusgruppen deltog endast två personer."),
    ("small-group", "Gruppen bestod av två socialsekreterare."),
    ("small-group", "| Befattning | Antal |\n|---|---|\n| Rektor | 1 |\n| Lärare | 9 |"),
    ("small-group", "| Pilot | Antal kommuner | Deltagare |\n|---|---|---|\n| Pilot Nord | 1 kommun | 3 |\n| Pilot Syd | 3 kommuner | 3 |"),
    ("figure-numbering", "*Figur 1: Ett*\n\n*Figur 2: Två*\n\n*Figur 4: Fyra*"),
    ("table-numbering", "**Tabell 1** Ett\n\n**Tabell 3** Tre"),
    ("cross-reference", "Detta framgår av Figur 9 (se även bilaga 3)."),
    ("cross-reference", "# 1 Inledning\n\nSom nämns i kapitel 7.\n\n# 2 Metod\n\nText"),
    ("citation-unlisted", "Detta stämmer (jfr Holm 2017). Ek & Lund (2019).\n\n# Källor\n\nEk, A., & Lund, B. (2019). Om tid."),
    ("citation-unlisted", "Ek & Lund (2018) visar det.\n\n# Källor\n\nEk, A., & Lund, B. (2019). Om tid."),
    (
        "reference-uncited",
        "Ek & Lund (2019) visar det.\n\n# Källor\n\nEk, A., & Lund, B. (2019). Om tid.\n\nHolm, C. (2017). Om rum. Förlaget.",
    ),
    ("naming", "Processledaren kom. Processledare behövs. En process-ledare till."),
    ("naming", "Samverkansteamet träffas. Samverkansteamets möten. Ett samverkanteam bildas."),
    ("naming", "Pilot nord är liten. Pilot Nord växer."),
    ("count-mismatch", "Samtliga fyra piloter deltar."),
    ("count-mismatch", "Materialet består av 5 fokusgrupper."),
    ("count-mismatch", "Rapporten bygger på intervjuer med nio personer."),
    ("count-mismatch", "I Pilot Nord intervjuades åtta personer."),
    ("count-mismatch", "De tre fokusgrupperna varade en timme."),
    ("count-mismatch", "Resultaten bygger på två fokusgrupper och två individuella intervjuer."),
    (
        "summary-drift",
        "# Sammanfattning\n\n## Rekommendationer\n\n- Ge tid\n- Ge rum\n- Ge kaffe\n\n# Slutsatser och rekommendationer\n\n## 1. Ge tid\n\nText.\n\n## 2. Ge större rum\n\nText.\n\n## 3. Ge kaffe\n\nText.",
    ),
    ("summary-drift", "# Sammanfattning\n\n- Ge tid\n- Ge rum\n\n# Rekommendationer\n\n- Ge tid\n- Ge rum\n- Ge te"),
    (
        "summary-drift",
        "# Sammanfattning\n\nRapporten ger fyra rekommendationer.\n\n1. Ge tid\n2. Ge rum\n\n# Rekommendationer\n\n1. Ge tid\n2. Ge rum",
    ),
    (
        "quote-reused",
        "En deltagare säger: ”Och sen var det jul, och då fick det vänta till nästa vecka”. Senare: ”Det var alltid nåt som brann, och då fick det vänta till nästa vecka”. Slutligen: ”då fick det vänta till nästa vecka”.",
    ),
    (
        "one-voice",
        "# Pilot Nord\n\nEn deltagare säger: ”Vi hann aldrig sätta oss ner”.\n\n## Hinder\n\nEn annan: ”då fick det vänta till nästa vecka”.",
    ),
    ("quote-too-short-block", "En deltagare säger:\n\n> ”Och sen var det jul.”\n> (Deltagare 1, Pilot Nord)"),
    ("docx-metadata", "Text %% kommentar\n\n<!-- TODO: fråga rektorn -->"),
]
CLEAN = Path(__file__).parents[1] / "data" / "report" / "small_clean.md"


@pytest.mark.parametrize(("rule", "text"), FAULTS, ids=[f"{n}-{rule}" for n, (rule, _text) in enumerate(FAULTS)])
def test_the_fault_is_found(rule: str, text: str) -> None:
    assert rule in [name for name, _line, _match in found(text)]


def test_a_short_report_that_is_right_is_left_alone() -> None:
    assert found(CLEAN.read_text(encoding="utf-8")) == []
