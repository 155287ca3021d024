"""Shares in words beside numbers: what cannot be right, and what can."""

import pytest
from small_review import found

WRONG = [
    ("Av de nitton hushåll som besöktes svarade sex, alltså drygt hälften.", "drygt hälften"),
    ("En majoritet av deltagarna, fyra av 21, nämner lokalen.", "En majoritet"),
    ("Sju av tolv skolor, det vill säga en tredjedel, har ändrat schemat.", "en tredjedel"),
    ("Två av nio lärare (drygt 40 procent) har gått utbildningen.", "drygt 40 procent"),
    ("Av de tretton som började är fem kvar, med andra ord mer än hälften.", "mer än hälften"),
    ("Hälften av rektorerna (tre av elva) svarade.", "Hälften"),
    ("Det rör fyra av sex team, alltså hälften.", "hälften"),
    ("Nästan alla, åtta av tolv, ville fortsätta.", "Nästan alla"),
    ("De flesta, tre av åtta, hade redan börjat.", "De flesta"),
    ("Sex av tio, eller två tredjedelar av dem, tyckte så.", "två tredjedelar"),
    ("Tre fjärdedelar av grupperna, fem av tio, möttes varje vecka.", "Tre fjärdedelar"),
    ("Tre av åtta har slutat. Fler än hälften har alltså slutat.", "Fler än hälften"),
    ("Nio av 24 familjer tackade ja. Det var med andra ord en knapp majoritet som tackade ja.", "en knapp majoritet"),
    ("Av de 30 samtalen handlade tolv om skolan, vilket motsvarar 50 procent.", "50 procent"),
    ("14 av 20 svarade, det vill säga 75 procent.", "75 procent"),
    ("Var tredje elev (två av tolv) hade haft kontakt.", "Var tredje"),
    ("Färre än hälften, sju av elva, hade läst planen.", "Färre än hälften"),
    ("Elva av tio deltagare tycker att vägen är lång.", "Elva av tio"),
]
RIGHT = [
    "Tio av tio deltagare tycker att vägen är lång, och tre av en grupp på fem håller med.",
    "Av de nitton hushåll som besöktes svarade sex, alltså knappt en tredjedel.",
    "En majoritet av deltagarna, fjorton av 21, nämner lokalen.",
    "Sju av tolv skolor, det vill säga drygt hälften, har ändrat schemat.",
    "Två av nio lärare (22 procent) har gått utbildningen.",
    "Av de tretton som började är fem kvar, med andra ord mindre än hälften.",
    "Hälften av rektorerna (tre av sex) svarade.",
    "Det rör fyra av sex team, alltså två tredjedelar.",
    "Nästan alla, elva av tolv, ville fortsätta.",
    "De flesta, fem av åtta, hade redan börjat.",
    "Två av tre piloter har prövat det, medan hälften av tiden gått åt till möten.",
    "Hälften av deltagarna (tre av fem i Pilot Nord) var nya.",
    "Sex av tolv elever kom tillbaka, alltså drygt hälften av dem som hade bjudits in.",
    "Av de åtta intervjuerna var sex fokusgrupper, det vill säga 75 procent.",
    "Tre av åtta har slutat. Fler än hälften är med andra ord kvar hos dem som har fast tjänst i tre kommuner.",
    "Tre av åtta har slutat. Mer än hälften av tiden går till möten.",
    "I två av tre grupper, alltså i en majoritet, talades det om tid.",
    "Av tolv elever är fem kvar efter tre år, alltså knappt hälften.",
    "67 procent (två av tre) instämde, och 33 procent gjorde det inte.",
    "Var tredje elev (fyra av tolv) hade haft kontakt.",
    "Drygt en tredjedel (fem av tolv) höll med.",
]


@pytest.mark.parametrize(("text", "share"), WRONG, ids=[share for _t, share in WRONG])
def test_a_share_that_its_numbers_are_not(text: str, share: str) -> None:
    assert share in [match for _rule, _line, match in found(text, "share-mismatch")]


@pytest.mark.parametrize("text", RIGHT)
def test_a_share_that_may_be_right(text: str) -> None:
    assert found(text, "share-mismatch") == []
