"""Roles that only one person can have, as they are said. Everything is invented."""

import pytest
from marked import unmarked

from tfbb_coding.swedish.identifiers.roles import find_roles


@pytest.mark.parametrize(
    "marked",
    [
        "Jag är «den enda kuratorn här» så det blir jag som får ta det.",
        "Vi frågade «vår enda logoped» om råd.",
        "hon är «skolans enda speciallärare» och det märks",
        "Det var «den enda kvinnan i styrelsen» som sa nej.",
        "hon var «enda tjejen i hockeylaget» på den tiden",
        "Han är «den ende som kan teckenspråk på hela kontoret».",
        "Då ringde «chefen för socialtjänsten» och skällde.",
        "det var «chefen över hela hemtjänsten» som bestämde",
        "«Ordföranden i föräldraföreningen» var på oss hela tiden.",
        "«enhetschefen på boendet» ville inte höra talas om det",
        "Vi fick «samordnaren för trygghetsteamet» med oss.",
        "«prästen i församlingen» kom hem till dem.",
        "«kuratorn på högstadiet» ringde på tisdagen.",
        "«polisen här i byn» känner alla ungar.",
        "Själv är jag «enhetschef inom LSS här i kommunen».",
        "jag är ju «kassör i föreningen» så jag ser pengarna",
        "Hon är «ordförande i socialnämnden».",
        "Fråga «hon som är samordnare här», hon vet.",
        "det är «han som är vaktmästare hos oss» som har nyckeln",
        "Det var «hon som var chef före mig» som startade det.",
        "«hon som sitter i receptionen» hör allt",
        "Det var «han som kör skolbussen» som märkte det först.",
        "«Hon som har hand om inskrivningarna» är sjuk.",
        "«mannen som äger hotellet» skänkte pengarna",
        "Gå till «hon i receptionen», sa de.",
        "«Den förra enhetschefen» lovade oss det.",
        "det var innan «nya rektorn» kom",
        "«dåvarande socialchefen» slutade i samma veva",
        "Jag pratade med «skolans kurator» om det.",
        "Det var «kommunens skolpsykolog» som utredde.",
        "«församlingens kantor» spelar med barnen",
        "«rektorns fru» jobbar ju i köket.",
        "hon är «gift med kommunchefen» så det är klart",
        "Han är «son till den gamla lanthandlaren».",
        "hon blev «kommunens yngsta rektor»",
        "det är ju «den första kvinnan på posten»",
        "Hon är «den som jobbat längst på avdelningen».",
        "Hon är «den yngsta i styrelsen».",
        "«kommundirektören» ville ha siffror",
        "«räddningschefen» ringde mitt i natten",
        "Då sa «kyrkoherden» att det räcker.",
        "«modersmålsläraren i somaliska» är den de litar på",
        "«rektorn här» är ny sen i höstas",
        "Vi bad «vaktmästaren hos oss» låsa upp.",
        "Jag är «samordnare för hela SSPF-arbetet».",
        "Jag sitter som «ordförande i byalaget» också.",
        "«vår förra chef» hade en annan syn",
        "Hon var «kommunens första trygghetssamordnare».",
        "det finns «bara en barnpsykolog i hela länet»",
        "«medicinskt ansvarig sjuksköterska i kommunen» är inkopplad",
        "«tf rektorn» visste inget",
        "vi är «bara två socionomer på hela sjukhuset»",
        "«Min företrädare på tjänsten» gjorde ingenting.",
        "Det var «kommunens IT-chef» som stängde av det.",
        "«vd:n för bostadsbolaget» kom själv",
        "jag är «enda mannen på förskolan»",
        "«skolans rektor» hade semester",
        "«moderaternas gruppledare» tog upp det i fullmäktige",
        "«hon som startade kvinnojouren» lever inte längre",
    ],
)
def test_said(marked: str) -> None:
    """What stands in « » is found, all of it."""
    text, wanted = unmarked(marked)
    found = {i for hit in find_roles(text) for i in range(hit.start, hit.end)}
    assert all(i in found or text[i].isspace() for start, end in wanted for i in range(start, end))


@pytest.mark.parametrize(
    "text",
    [
        "Vi pratade med lärarna och föräldrarna om hur det gick.",
        "En lärare på en skola kan inte göra allt.",
        "Det enda problemet i kommunen är pengarna.",
        "Den enda gången på hela året var i maj.",
        "Rektorer och chefer behöver stöd i det här.",
        "Hon är min enda vän.",
        "Det är en chef som lyssnar, och det betyder allt.",
        "Jag ville prata med en psykolog om det.",
        "Man måste ha en rektor som vågar.",
        "Han är lärare och hon är undersköterska.",
        "Jag tror att en samordnare behövs på varje skola.",
        "Det är skolans ansvar och kommunens pengar.",
        "Vi fick en ny chef varje år.",
        "Elevhälsans uppdrag är oklart.",
        "Han som person är lugn.",
        "De som jobbar här är trötta.",
        "Hon som mamma vet ju bäst.",
        "Barnen är det enda som betyder något.",
        "Vi har två kuratorer och tre pedagoger.",
        "Lärarna på skolan, de sliter.",
        "Socialsekreterarna i kommunen byts ut hela tiden.",
        "Kommunens resurser och skolans elever.",
        "Det första mötet på skolan gick bra.",
        "Han har en nyfiken blick.",
    ],
)
def test_not_said(text: str) -> None:
    assert not list(find_roles(text))
