"""Numbers in a draft that contradict each other, and such as do not."""

import pytest
from small_review import found

ITEMS = "\n\n1. Vad vill ni?\n2. Vad har ni gjort?\n3. Vad har hjälpt?\n4. Vad har hindrat?\n"
BULLETS = "\n\n- rummet\n- tiden\n- kaffet\n"
TABLE = "\n\nTabell 1. Hinder per pilot.\n\n| Pilot Nord | Pilot Syd |\n|---|---|\n| Tid | Rum |\n| Pengar | Lås |\n| Väder | |\n\n"


def chapter(summary: str, body: str) -> str:
    return f"# Sammanfattning\n\n{summary}\n\n# Resultat\n\n{body}\n"


WRONG = [
    (f"Studien utgår från tre frågeställningar:{ITEMS}", "tre frågeställningar"),
    (f"Följande fem frågor ställdes:{ITEMS}", "fem frågor"),
    (f"Intervjuguiden har sex öppna frågor:{ITEMS}", "sex öppna frågor"),
    (f"Det som nämns är fyra saker:{BULLETS}", "fyra saker"),
    (f"Arbetet har haft två hinder:{BULLETS}", "två hinder"),
    ("Deltagarna lyfter fyra teman: tid, rum och kaffe.", "fyra teman"),
    ("Arbetet skedde i tre steg: läsning och kodning.", "tre steg"),
    ("| Pilot | Möten |\n|---|---|\n| Pilot Nord | 4 |\n| Pilot Syd | 5 |\n| Totalt | 10 |", "10"),
    ("| Skola | Brev |\n|---|---|\n| Östra | 4 |\n| Södra | 5 |\n| Summa | 8 |", "8"),
    ("| Tema | Pilot Nord | Pilot Syd | Totalt |\n|---|---|---|---|\n| Tid | 3 | 4 | 8 |\n| Rum | 2 | 2 | 4 |", "8"),
    (f"De sju hinder som nämns står i tabell 1.{TABLE}", "sju hinder"),
    (f"Tabell 1 visar fyra hinder.{TABLE}", "fyra hinder"),
    (f"I tabell 1 ges en översikt över de åtta hindren.{TABLE}", "åtta hindren"),
    (chapter("Sedan augusti har tolv hembesök gjorts.", "Teamet har gjort elva hembesök sedan augusti."), "tolv hembesök"),
    (
        chapter("I Pilot Nord har sex familjer bytt skola efter lovet.", "## Pilot Nord\n\nEfter lovet bytte fyra familjer skola."),
        "sex familjer",
    ),
    (chapter("Kvällarna i trädgården samlade 40 föräldrar.", "Till trädgården kom 30 föräldrar."), "40 föräldrar"),
]
RIGHT = [
    f"Studien utgår från fyra frågeställningar:{ITEMS}",
    f"De två piloterna fick följande frågor:{ITEMS}",
    f"I tre av grupperna ställdes dessa frågor:{ITEMS}",
    f"Bland annat nämns två hinder:{BULLETS}",
    f"Intervjun tog två timmar:{BULLETS}",
    "Deltagarna lyfter tre teman: tid, rum och kaffe.",
    "Två saker återkommer: att de som möter barnet, och det är många, får vara med och att tiden räcker.",
    "Tre saker nämns: den första är tid och pengar. Den andra är rum.",
    "Två skäl nämns: tid, rum, kaffe och lugn.",
    "| Pilot | Möten |\n|---|---|\n| Pilot Nord | 4 |\n| Pilot Syd | 5 |\n| Totalt | 9 |",
    "| Tema | Personer |\n|---|---|\n| Tid | 4 |\n| Rum | 5 |\n| Totalt | 6 |",
    "| Pilot | Längd i snitt |\n|---|---|\n| Pilot Nord | 40 |\n| Pilot Syd | 50 |\n| Totalt | 45 |",
    "| Pilot | Möten |\n|---|---|\n| Pilot Nord | 4 |\n| Pilot Syd | <3 |\n| Totalt | 6 |",
    f"De fem hinder som nämns står i tabell 1.{TABLE}",
    f"Tabell 1 visar tre hinder i Pilot Nord och två i Pilot Syd.{TABLE}",
    f"I tabell 1 visas bland annat två hinder.{TABLE}",
    chapter("Sedan augusti har elva hembesök gjorts.", "Teamet har gjort elva hembesök sedan augusti, på nio skolor."),
    chapter("Totalt har tolv hembesök gjorts.", "Under hösten gjordes fem hembesök i byn. Under våren sju hembesök."),
    chapter("I Pilot Nord har sex familjer bytt skola.", "## Pilot Syd\n\nHär har fyra familjer bytt skola."),
    chapter("Resultaten visar två mönster.", "Tre mönster av schema prövades i matsalen."),
]


@pytest.mark.parametrize(("text", "words"), WRONG, ids=[words for _t, words in WRONG])
def test_numbers_that_contradict_each_other(text: str, words: str) -> None:
    assert [match for _rule, _line, match in found(text, "count-contradiction")] == [words]


@pytest.mark.parametrize("text", RIGHT)
def test_numbers_that_may_all_be_right(text: str) -> None:
    assert found(text, "count-contradiction") == []
