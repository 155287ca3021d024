"""Names of units and families by the words beside them, also in talk without capitals. Everything is invented."""

import pytest

from tfbb_coding.model.identifier import NamedText
from tfbb_coding.steps.identifiers import Voices, find_identifiers

RULES = Voices(tagger=False)


def _names(text: str) -> list[str]:
    found = find_identifiers([NamedText("a", text)], voices=RULES)
    return [i.match for i in found if i.kind in ("person", "place", "organisation")]


@pytest.mark.parametrize(
    "marked",
    [
        "hon bor på «avdelning krusbäret» sen i våras",
        "Hon bor på «avdelning krusbäret» sen i våras.",
        "ring «mottagning kompassen» om det blir värre",
        "pappa hamnade på «tallbackens äldreboende» till slut",
        "personalen från «lingonbackens korttidsboende» kom med en väska",
        "min granne jobbar på «humlegårdens förskola» ju",
        "vi läste läxor med «föreningen zibarra» på torsdagarna",
        "brevet var från en «k. bergdorff» i stan",
        "det sa «b. lindqvist-ahl» på mötet",
        "då ringde «fatima k.», hon var orolig",
        "det var nån av «Rehnmanpojkarna» som kastade",
        "Alla vet ju hur «Rehnmanbröderna» är.",
        "«Bergdorffen» satt där med sin pipa, sa han.",
        "Hos «Lottas Städ å Flytt» fick hon provjobba.",
        "Mirsada på «Blåsippans hemtjänst» sa nej.",
        "Vi heter «Barn- och ungdomspsykiatri södra länsdelen» nu.",
        "Jag jobbar för «hemtjänsten väster», i två bilar.",
        "Vi åkte till Grimsryd och där satt tolv «grimsrydsbor» och väntade.",
        "men det är «Tallen» jag tänker på, hon som bor i ettan",
    ],
)
def test_told(marked: str) -> None:
    """What stands in « » is found, all of it."""
    text = marked.replace("«", "").replace("»", "")
    wanted = marked.split("«")[1].split("»", maxsplit=1)[0]
    found = find_identifiers([NamedText("a", text)], voices=RULES)
    covered = {i for hit in found for i in range(hit.start, hit.end)}
    at = text.index(wanted)
    assert all(i in covered or text[i] == " " for i in range(at, at + len(wanted)))


@pytest.mark.parametrize(
    "text",
    [
        "på avdelningen natten till lördag var det lugnt",
        "på kommunens äldreboende är det fullt",
        "vi ringde avdelningen igen och ingen svarade",
        "mottagningen söder om ån är stängd",
        "enheten sedan i våras är mindre",
        "hon jobbar på ett äldreboende",
        "på regionens mottagning får man vänta",
        "hemtjänsten kommer klockan åtta",
        "föreningen ordnar resor",
        "det är tio² kvadrat och 3³ kubik, på rad ²",
        "klubben betalar bussen",
        "pojkarna och flickorna satt ihop",
        "familjen flyttade",
        "t.ex. bussen och bl.a. maten",
        "det var ca 30 st. och max. fem till",
        "han körde en Subaru och hon en Volvo",
        "sägs det, pnr saknas, och tel. likaså",
    ],
)
@pytest.mark.parametrize("opened", [False, True])
def test_nobody(text: str, opened: bool) -> None:
    """Nobody is told by these."""
    assert _names(text[0].upper() + text[1:] if opened else text) == []
