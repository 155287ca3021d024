"""Few people told apart, and one person recognised by traits: other wordings than those the rules were written with."""

import pytest
from small_review import found

SMALL = [
    "Två av deltagarna i piloten har personalansvar.",
    "Två av intervjupersonerna arbetar inom elevhälsan.",
    "Två informanter kom från socialtjänsten.",
    "De två deltagarna från biblioteket har lärt känna varandra.",
    "De två intervjuade som arbetar i förskolan ser det annorlunda.",
    "Två deltagare är skolsköterskor.",
    "Två av de intervjuade hade en ledande befattning.",
    "Två av deltagarna representerar polisen.",
    "De två respondenterna inom hälso- och sjukvården är eniga.",
    "Två av respondenterna är rektorer.",
    "Tabell 1. Intervjupersoner efter arbetsplats och pilot.\n\n| Arbetsplats | Pilot Nord | Pilot Syd |\n|---|---|---|\n| Skola | 4 | 2 |\n| Region | 5 | 6 |",
    "Tabell 1. Antal informanter per verksamhet.\n\n| Verksamhet | Våren |\n|---|---|\n| Skola | 4 |\n| Kyrka | 1 |",
    "Tabell 1. Deltagare per huvudman.\n\n| Huvudman | Pilot Nord | Pilot Syd |\n|---|---|---|\n| Kommun | 5 | 5 |\n| Region | 1 | 3 |",
    "| | Pilot Nord | Pilot Syd |\n|---|---|---|\n| Kommuner | 1 | 3 |",
    "| | Pilot Nord | Pilot Syd |\n|---|---|---|\n| Antal skolor / enheter | 1 / 2 | 3 / 4 |",
    "| | Pilot Nord | Pilot Syd |\n|---|---|---|\n| Antal orter | 4 | en ort |",
]
NOT_SMALL = [
    "Två av deltagarna i piloten är nöjda med lokalen.",
    "Två av intervjupersonerna har en annan uppfattning.",
    "Två deltagare från olika verksamheter möttes.",
    "De två delarna av skolan ligger nära varandra.",
    "De två rummen i biblioteket används.",
    "Två deltagare säger att det är svårt i skolan.",
    "Sju av deltagarna arbetar inom elevhälsan.",
    "Två av piloterna har ett team i skolan.",
    "De två fokusgrupperna i förskolan gjordes i maj.",
    "Två av deltagarna är överens om att tiden är knapp.",
    "Tabell 1. Intervjupersoner efter arbetsplats.\n\n| Arbetsplats | Pilot Nord | Pilot Syd |\n|---|---|---|\n| Skola | 4 | – |\n| Region | 5 | 6 |",
    "Tabell 1. Deltagare och möten.\n\n| Månad | Möten |\n|---|---|\n| Maj | 1 |\n| Juni | 2 |",
    "Tabell 1. Förslag per pilot.\n\n| Förslag | Pilot Nord | Pilot Syd |\n|---|---|---|\n| Tid | 1 | 2 |",
    "Tabell 1. Deltagarnas förslag.\n\n| Förslag | Nummer |\n|---|---|\n| Tid | 1 |\n| Rum | 2 |",
    "| | Pilot Nord | Pilot Syd |\n|---|---|---|\n| Kommuner | 2 | 3 |",
    "| | Pilot Nord | Pilot Syd |\n|---|---|---|\n| Möten per vecka | 1 | 1 |",
]
TOLD = [
    "Kuratorn, som började i september, har en annan bild.",
    "Rektorn, som kom till skolan för två år sedan, ser det så.",
    "Skolsköterskan som slutade i våras hade byggt upp listan.",
    "Specialpedagogen, som tidigare har undervisat i matematik, ritade upp det.",
    "Psykologen, som är ny och tidigare har arbetat inom försvaret, håller inte med.",
    "En chef med fjorton medarbetare beskriver sin vecka.",
    "En rektor med fyrtio anställda har ingen tid.",
    "En kurator, elva år på posten, minns hur det var.",
    "Logopeden med nio år i yrket känner familjerna.",
    "En enhetschef, som anställdes 2019, sköter listan.",
    "Samordnaren, som rekryterades förra hösten, har en lista.",
    "”Jag slutar den fjortonde, säger jag bara”, säger en deltagare.",
    "En deltagare säger: ”vi flyttade in den tredje april och sen var det jul”.",
    "En deltagare säger: ”vi hann aldrig till den tjugoandra.”",
    "En deltagare säger: ”vi skulle ha möte den nittonde mars, men det blev nästa vecka”.",
]
NOT_TOLD = [
    "Kuratorn, som är med på mötena, har en annan bild.",
    "Rektorn, som tidigare varit skeptisk, ser det nu så.",
    "Skolsköterskan som hade byggt upp listan ringer.",
    "Läraren, som tidigare sagt nej, ville vara med.",
    "En chef med ansvar för lokalen beskriver sin vecka.",
    "En rektor med tio procent av sin tid för piloten behövs.",
    "En deltagare beskriver elva år av väntan.",
    "Kuratorer med olika uppdrag möts.",
    "Projektet, som började i september, har en lista.",
    "Teamet, som tidigare har arbetat i skolan, möts i biblioteket.",
    "Samordnare rekryterades under hösten.",
    "”Det var den tjugonde gången jag frågade, liksom”, säger en deltagare.",
    "En deltagare säger: ”vi kom på andra plats och sen var det jul”.",
    "En deltagare säger: ”för det första hann vi aldrig sätta oss ner”.",
    "Rapporten lämnas den fjortonde april.",
    "En deltagare säger: ”vi firade första maj, liksom alla år”.",
]


@pytest.mark.parametrize("text", SMALL)
def test_few_told_apart(text: str) -> None:
    assert found(text, "small-group")


@pytest.mark.parametrize("text", NOT_SMALL)
def test_nobody_told_apart(text: str) -> None:
    assert found(text, "small-group") == []


@pytest.mark.parametrize("text", TOLD)
def test_one_person_told_by_traits(text: str) -> None:
    assert found(text, "identifier-indirect")


@pytest.mark.parametrize("text", NOT_TOLD)
def test_no_one_told_by_traits(text: str) -> None:
    assert found(text, "identifier-indirect") == []
