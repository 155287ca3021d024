"""Exact ages, as they are said. Everything is invented."""

import pytest

from tfbb_coding.swedish.identifiers.ages import find_ages


@pytest.mark.parametrize(
    "marked",
    [
        "hon är «fjorton» och går inte dit",
        "han fyllde «åtta» i våras",
        "Min «sjuåring» kan redan läsa.",
        "Jag är «femtiotvå år gammal».",
        "När jag var «sexton» började jag jobba där.",
        "då var hon «tolv» och hade slutat äta",
        "Han blir «arton» i maj.",
        "hon skulle just fylla «nitton»",
        "Vi har en dotter på «elva» och en son på «fjorton».",
        "Jag, «47», och min man, «52», bodde där.",
        "Killen var väl «tretton», något sånt.",
        "Fatima är «nio».",
        "fatima är «nio» och göran «elva»",
        "«Tolv» var hon när det hände.",
        "«femton år» var jag då",
        "Vid «fjorton» slutade hon gå till skolan.",
        "vid «tolv års ålder» flyttade de",
        "Han var bara «nio» när pappan dog.",
        "på hennes «fyrtioårsdag» kom beskedet",
        "Barnen är «sju» och «nio».",
        "Barnen är «sju», «nio» och «tolv» nu.",
        "den äldsta är «sjutton», den yngsta «fyra»",
        "Jag fyllde «sextio» i höstas.",
        "Mamma är «åttiotre» och bor själv.",
        "Hon är «tre och ett halvt».",
        "En «16-årig» tjej kom in.",
        "Han, en «17-åring», satt kvar.",
        "hon var «sjutton bast»",
        "Han är «23» nu.",
        "jag är «trettitvå» å har två ungar",
        "Pojken («9») sa ingenting.",
        "Pojken, «nio år», sa ingenting.",
        "en tjej, hon var «fjorton», satt där",
        "hon e «sexton» snart",
        "han va «tie» när de hände",
        "dom är «fem» å «åtta»",
        "Och så min tonåring, eller han är «tjugo» nu.",
        "han hade precis fyllt «tjugoett»",
        "sen hon var «fyra» har hon bott hos oss",
        "från att han var «sju» tills han var «tretton»",
        "tills hon är «arton» har vi ansvaret",
        "innan han fyllt «tolv» hade han flyttat fyra gånger",
        "Hon är «36», ensamstående, jobbar natt.",
        "som «nioåring» fick han ta hand om allt",
        "bebisen var «sex veckor gammal»",
        "en kille som är «fjorton» sitter hemma",
        "en flicka i min klass som var «tretton»",
        "hennes son, han är «åtta», har diagnos",
        "Jag är «sextiosju», jag ska gå i pension.",
        "nu är jag «fyrtiotre» och har bytt jobb",
        "hur gammal är han? «Elva».",
        "Hon är «elva år» och brorsan är «fjorton år».",
        "pappan är «fyrtiofem», mamman «trettionio»",
    ],
)
def test_said(marked: str) -> None:
    """What stands in « » is found, all of it."""
    text, wanted = "", []
    for n, part in enumerate(marked.replace("»", "«").split("«")):
        if n % 2:
            wanted.append((len(text), len(text) + len(part)))
        text += part
    found = {i for hit in find_ages(text) for i in range(hit.start, hit.end)}
    assert all(i in found or text[i].isspace() for start, end in wanted for i in range(start, end))


@pytest.mark.parametrize(
    "text",
    [
        "Mötet är klockan fjorton.",
        "Det var fjorton elever i klassen.",
        "Vi var fjorton på mötet.",
        "Det står på sidan fjorton.",
        "Hon går i årskurs sex.",
        "Det kostar fjorton kronor.",
        "Hon är i fyrtioårsåldern.",
        "Vi har jobbat ihop i fjorton år.",
        "Det är femton år sedan.",
        "För tolv år sen var det annorlunda.",
        "Hon var tre veckor på sjukhus.",
        "Han är två meter lång.",
        "Han var där tre gånger.",
        "Det är sjutton minuter kvar.",
        "Hon är en av fjorton.",
        "Jag var fem minuter sen.",
        "Hon var åtta timmar i skolan.",
        "Han fyllde tre pärmar med papper.",
        "Jag är hundra procent säker.",
        "Hon kom vid tolv på dagen.",
        "Vi ses vid tre.",
        "Han är nummer fyra på listan.",
        "Halv nio var hon där.",
        "Kvart över tolv är det lunch.",
        "Rum fjorton är upptaget.",
        "Av tio är det åtta som klarar det.",
        "Vi är tre i teamet.",
        "Dom var sju som kom.",
        "På en skala är jag sju.",
        "Jag är åtta till fyra på kontoret.",
        "Buss tolv går dit.",
        "Hon var sexa i tävlingen.",
        "Priset är fjorton.",
        "Gränsen är femton.",
        "Det blir tre i maj.",
        "det tog tjugo år",
        "jag har varit här i elva år",
        "Klassen är tjugofem.",
        "De är tjugo i gruppen.",
        "Jag var där fyra av fem dagar.",
        "ungdomar mellan tolv och arton",
        "Efter tre år var det klart.",
        "Hon är fem centimeter längre.",
        "Han jobbade sju år på Volvo.",
        "Vi hade två till tre möten i veckan.",
        "De fick tio timmar i veckan.",
        "Hon har tre barn.",
    ],
)
def test_not_said(text: str) -> None:
    assert not list(find_ages(text))
