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
        "Jo, det var «diakonen som kör bokbussen» som såg det först.",
        "Ja alltså hon, «mamman som blev påkörd vid macken i våras», hon ville inte sitta där.",
        "skriv inte att det va jag men «hon som va chef före den nuvarande å som är gift med oppositionsrådet» stoppade det",
        "Vi hade en kille, «han som vann SM i rodd som femtonåring», honom minns alla.",
        "ja hon är ju «änkan efter han som frös ihjäl på fjället» å hon vill inte",
        "Anmälaren, «brevbäraren på linje två», uppger att hon sett barnet ute.",
        "Det räcker att jag säger «pojken med ugglan», så vet alla.",
        "«Flickan med den vita pälsen» känner alla till.",
        "det va «han som satt inne för bankrånet» som kom på mötet",
        "«Änkan efter polisen som sköts» kommer på träffarna.",
        "«Sveriges yngsta rektor» var hon då.",
        "det är «läraren som också är präst» som har dem",
        "«Tjejen som var med i Robinson» praktiserade här.",
        "«Läraren som fick sparken efter skolresan» är tillbaka.",
        "«Syskonen som hittades i containern» bor hos oss nu.",
        "«hon som var skolsköterska innan den förra» la upp rutinen",
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
        "det är alltid eleven som inte kom som man pratar om",
        "mamman som ringde var ledsen",
        "han som jobbar där svarade inte",
        "sjuksköterskan som tog provet var snäll",
        "rektorn som bestämmer",
        "lågstadieläraren som anar något",
        "brukaren som föll i trappan fick vänta",
        "patienten som ramlade i duschen",
        "ungdomen som blev placerad i våras",
        "eleven som blev mobbad på rasten bytte klass",
        "pojken med mössan och jackan på",
        "flickan med diagnosen fick en plan",
        "sköterskan på avdelningen kom inte",
        "personen som ansvarar för ärendet",
        "pojken som gick ut från klassrummet",
    ],
)
def test_nobody(text: str) -> None:
    assert not _found(text)
