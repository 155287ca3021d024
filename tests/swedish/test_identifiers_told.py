"""Somebody told by a clause or a place alone. Everything is invented."""

import pytest
from marked import unmarked

from tfbb_coding.swedish.identifiers.roles import find_roles


def _found(text: str) -> list[str]:
    return [text[hit.start : hit.end] for hit in find_roles(text)]


@pytest.mark.parametrize(
    "marked",
    [
        "Jag frågade «hon som förlorade båda bröderna» om råd.",
        "«Han som spelat dragspel på radio» bor granne med oss.",
        "«hon som säljer våfflor utanför ishallen» vet allt om alla",
        "«Läraren som dog på friluftsdagen» är det ingen som glömmer.",
        "Deras dotter, «den som ramlade från silon», går igen nu.",
        "«Byns enda taxi» kör dit två gånger i veckan.",
        "hon är «byns enda som kan teckenspråk» så de ringer henne",
        "«Den första som fick tbc på boendet» var nitton.",
        "«mamman till flickan som drunknade» städar hos oss",
        "Hon är «mamma till trillingarna i femman».",
        "«Änkan efter brandchefen» hör av sig varje vecka.",
        "Gift med «den handläggare som tar alla över sjuttio», ja.",
        "det är «hembiträdet de hade på femtiotalet» som kommer med bullar",
        "«Enda barnmorskan på natten i hela länet» satt fast i snön.",
        "det är «den enda psykologen mellan havet och fjällen»",
        "fråga «städerskan på plan tre»",
        "«ledamoten med ms» fick sin ramp direkt",
        "där bor «kantorn», så ta andra dörren",
    ],
)
def test_told(marked: str) -> None:
    """What stands in « » is found, all of it."""
    text, [(start, end)] = unmarked(marked)
    assert any(hit.start <= start and end <= hit.end for hit in find_roles(text))


@pytest.mark.parametrize(
    "text",
    [
        "Det var ju hon som förlorade matchen mot grannbyn.",
        "va det ju bara han som spelat piano på avslutningen",
        "Hedvig, hon som simmar i älven på vintern, kom förbi.",
        "hon som kommer sist får stänga",
        "han som vill prata får prata",
        "den som ramlade fick plåster",
        "den handläggare som är sjuk får stanna hemma",
        "den första som kommer får välja",
        "hon är duktig och dom har en enda chans",
    ],
)
def test_nobody(text: str) -> None:
    assert not _found(text)
