"""Each rule on a draft of a few lines: what it finds, and what it leaves alone."""

import pytest
from small_review import LONG, found

from tfbb_coding.steps.report.check import RULES, name_of, statement_of

NEXT_WEEK = "”då fick det vänta till nästa vecka”"
LEAD = "En deltagare säger:"
REFERENCES = "# Referenser\n\nEk, A. & Lund, B. (2019). *Om tid*. Förlaget.\n\nSFS 2010:800. *Skollag*.\n"

FINDS = [
    ("quote-not-found", f"{LEAD} ”cheferna struntar i oss helt och hållet”.", ["cheferna struntar i oss helt och hållet"]),
    ("quote-not-found", f"{LEAD} ”Vad har stått i vägen för er i höst?”, undrar hon.", []),
    (
        "quote-not-found",
        "En deltagare tycker att ”kaffe och frågade hur det gick [...] vilka möten som kunde strykas”.",
        ["kaffe och frågade hur det gick [...] vilka möten som kunde strykas"],
    ),
    ("quote-altered", f"{LEAD} ”då fick det vänta till nästa månad”.", ["månad"]),
    ("quote-altered", f"{LEAD} ”Det är roligt att stå upp i tre timmar”.", ["är roligt"]),
    ("quote-altered", f"{LEAD} {NEXT_WEEK}.", []),
    ("quote-too-long-inline", f"{LEAD} ”{LONG}”", [LONG]),
    ("quote-too-long-inline", f"{LEAD} ”{' '.join(LONG.split()[:40])}”.", []),
    ("quote-too-long-inline", f"{LEAD} ”{' '.join(LONG.split()[:41])}”.", [" ".join(LONG.split()[:41])]),
    ("quote-too-short-block", f"{LEAD}\n\n> Och sen var det jul.", ["Och sen var det jul."]),
    ("quote-too-short-block", f"{LEAD}\n\n> {' '.join(LONG.split()[:41])}", []),
    ("quote-too-short-block", f"{LEAD}\n\n> {' '.join(LONG.split()[:40])}", [" ".join(LONG.split()[:40])]),
    ("quote-marks", f'{LEAD} {NEXT_WEEK}, och ”ja”. Sedan "Och sen var det jul".', ['"Och sen var det jul"']),
    ("quote-marks", f"{LEAD}\n\n> ”{LONG}”", [LONG]),
    ("quote-marks", f"{LEAD} ”då fick det vänta till nästa vecka.", ["”då fick det vänta till nästa "]),
    ("quote-marks", f"{LEAD} 'då fick det vänta till nästa vecka', och så blev det.", ["då fick det vänta till nästa vecka"]),
    ("lead-in", f"En deltagare säger så.\n\n> {LONG}", [LONG]),
    ("lead-in", f"{LEAD}[^1]\n\n> {LONG}\n\n[^1]: En not.", []),
    ("lead-in", f"## Hinder\n\n> {LONG}", [LONG]),
    (
        "quote-reused",
        f"{LEAD} {NEXT_WEEK}. En annan: ”och då fick det vänta till nästa vecka”.",
        ["och då fick det vänta till nästa vecka"],
    ),
    ("quote-reused", f"{LEAD} ”till nästa vecka”. En annan: ”till nästa vecka”.", []),
    ("quote-share", f"## Hinder\n\n{LEAD}\n\n> {LONG}", ["Hinder"]),
    ("quote-share", f"## Hinder\n\n{'Det är mycket som kan sägas om detta. ' * 10}{LEAD}\n\n> {LONG}", []),
    ("one-voice", f"## Hinder\n\n{LEAD} {NEXT_WEEK}. Någon säger: ”Vi hann aldrig sätta oss ner”.", ["Hinder"]),
    ("one-voice", f"## Hinder\n\n{LEAD} {NEXT_WEEK}. Någon säger: ”Vi satt i [skolan] en termin”.", []),
    ("one-voice", f"## Hinder\n\n{LEAD} {NEXT_WEEK}.", []),
    ("placeholder-form", f"{LEAD} ”Vi satt i (skolan) en termin”.", ["(skolan)"]),
    ("placeholder-form", f"{LEAD} ”Vi satt i [Skolan] en termin”.", ["[Skolan]"]),
    ("placeholder-form", f"{LEAD} ”Vi satt i XX-skolan en termin”.", ["XX-skolan"]),
    ("placeholder-form", f"{LEAD} ”Vi satt i [skolan] en termin”. En [sic] och not [1].", []),
    ("placeholder-form", "I Ystad och vid XX-skolan. Plats: Y-by.", ["XX-skolan", "Y-by"]),
    ("placeholder-form", f"{LEAD} ”Vi satt i <skola> en termin”.", ["<skola>"]),
    ("omission-mark", f"{LEAD} ”Vi satt på [...]skolan en termin”.", ["[...]"]),
    ("omission-mark", f"{LEAD} ”Vi hann aldrig sätta oss ner […..] nästa vecka”.", ["[…..]"]),
    ("omission-mark", f"{LEAD} ”Vi hann aldrig sätta oss ner (...) nästa vecka”.", ["(...)"]),
    ("omission-mark", f"{LEAD} ”Vi satt i [...] en termin”.", ["[...]"]),
    ("omission-mark", f"{LEAD} ”Det var alltid nåt som brann, och då fick vänta”.", ["fick vänta"]),
    ("omission-mark", f"{LEAD} ”Vi hann aldrig sätta oss ner [...] nästa vecka”.", []),
    ("identifier", f"{LEAD} ”Vi satt i Björkängsskolan en termin, sen flyttade vi”.", ["Björkängsskolan"]),
    ("identifier", "Samordnaren Fatima Lindström i Västerås svarade.", ["Fatima Lindström", "Västerås"]),
    ("identifier", f"Ek och Lund (2019) skriver om tid, och Lund går längre.\n\n{REFERENCES}", []),
    ("identifier", "I Pilot Nord och i Lugna veckan var det så.", []),
    (
        "identifier-indirect",
        "En deltagare, skolsköterska sedan 26 år på den minsta skolan, minns det.",
        ["skolsköterska sedan 26 år på den minsta skolan"],
    ),
    ("identifier-indirect", "Den enda gången det hände var det en lärare som ringde.", []),
    ("small-group", "I Pilot Nord intervjuades två rektorer.", ["två rektorer"]),
    ("small-group", "Två deltagare säger att det gick bra.", []),
    ("small-group", "I gruppen deltog en kurator och en rektor.", ["en kurator och en rektor"]),
    ("small-group", "| Yrke | Pilot Nord | Pilot Syd |\n|---|---|---|\n| Kurator | 1 | 4 |\n| Lärare | 6 | 5 |", ["Kurator"]),
    ("small-group", "| Pilot | Kommuner |\n|---|---|\n| Pilot Nord | 1 |\n| Pilot Syd | 3 |", ["Pilot Nord"]),
    ("small-group", "| Möte | Antal deltagare |\n|---|---|\n| Start | 7 |\n| Slut | – |", []),
    ("figure-numbering", "Figur 1. Ett\n\nFigur 3. Tre", ["Figur 3"]),
    ("figure-numbering", "Figur 1. Ett\n\nFigur 1. Två", ["Figur 1"]),
    ("figure-numbering", "Figur 2.1. Ett\n\nFigur 2.2. Två\n\nFigur 3.1. Tre", []),
    ("figure-numbering", "Figur X. Ett", ["Figur X"]),
    ("figure-numbering", "![Figur 1. Ett](a.png)\n\nFigur 1. Ett", []),
    ("table-numbering", "Tabell 2: Två\n\nTabell 1: Ett", ["Tabell 2", "Tabell 1"]),
    ("table-numbering", "Tabell 1: Ett\n\nTabell 1 visar det. Tabell 2: Två.", []),
    ("cross-reference", "Se figur 2 och tabell 1.\n\nFigur 1. Ett\n\nTabell 1. Ett", ["figur 2"]),
    ("cross-reference", "# 1 Ett\n\nSe avsnitt 4 och kapitel 2 i skollagen.\n\n# 2 Två\n\nText.", ["avsnitt 4"]),
    ("cross-reference", "Se [här](#metod) och [där](#resultat).\n\n# Metod\n\nText.", ["där"]),
    ("cross-reference", "Se Fel! Hittar inte referenskälla. för mer.", ["Fel! Hittar inte referenskälla."]),
    ("cross-reference", "Guiden finns i bilaga 1 och bilaga 2.\n\n# Bilaga 1. Guide\n\nText.", ["bilaga 2"]),
    (
        "citation-unlisted",
        f"Tid saknas (Ek & Lund, 2019; Berg m.fl., 2020), se även Ek och Lund (2018) och SFS 2010:800.\n\n{REFERENCES}",
        ["Berg m.fl., 2020", "Ek och Lund (2018)"],
    ),
    ("citation-unlisted", f"Våren (2023) kom sent (Intervju 3, 2024; januari 2025). Ek & Lund (2019).\n\n{REFERENCES}", []),
    ("reference-uncited", f"Enligt skollagen (SFS 2010:800) är det så.\n\n{REFERENCES}", ["Ek, A. & Lund, B. (2019). Om tid. Förlaget."]),
    ("naming", "Närvaroteamet träffas. Ett närvaro-team till, och ett närvaroteam.", ["närvaro-team"]),
    ("naming", "Vårdnadshavarna kom. Flera vårdnashavare gick. Varje vårdnadshavare fick brev.", ["vårdnashavare"]),
    ("naming", "Samverkansteamet träffas. Samverkansteamets möten. Ett samverkanteam bildas.", ["samverkanteam"]),
    ("naming", "I Lugna Veckan är allt lugnt, sa de om Lugna veckan.", ["Lugna Veckan"]),
    ("naming", "Mötet och måtten. Skol- och fritidsverksamheten och fritidsverksamhetens skola.", []),
    ("count-mismatch", "Studien omfattar fyra intervjuer med sex personer.", ["fyra intervjuer"]),
    ("count-mismatch", "I Pilot Nord genomfördes en fokusgrupp. I Pilot Syd deltog fem personer.", ["fem personer"]),
    ("count-mismatch", "Totalt deltog sex personer: tre i Pilot Nord och två i Pilot Syd.", ["två i Pilot Syd"]),
    ("count-mismatch", "Ek (2019) gjorde tolv intervjuer. Två av deltagarna höll med. Fem personer i rummet log.", []),
    (
        "summary-drift",
        "# Sammanfattning\n\n1. Ge tid.\n2. Ge rum.\n\n# Rekommendationer\n\n1. Ge tid. Den behövs.\n2. Ge plats.",
        ["Ge rum."],
    ),
    (
        "summary-drift",
        (
            "# Sammanfattning\n\nVi föreslår att piloterna\n\n1. fortsätter med mötena,\n2. ser över blanketten.\n\n"
            "# Rekommendationer\n\n1. Fortsätt med mötena. De behövs.\n2. Se över blanketten, eftersom deltagarna oftast nämner just den."
        ),
        [],
    ),
    ("summary-drift", "# Sammanfattning\n\n1. Ge tid.\n2. Ge rum.\n\n# Rekommendationer\n\n1. **Ge tid.** Den behövs.\n2. Ge rum.", []),
    ("summary-drift", "# Sammanfattning\n\n1. Ge tid åt alla.\n2. Ge rum.\n\n# Förslag\n\n1. Ge rum.\n2. Ge tid åt alla.", ["Ge rum."]),
    (
        "summary-drift",
        "# Sammanfattning\n\nVi föreslår: (1) ge tid, (2) ge rum och (3) ge kaffe.\n\n# Förslag\n\n1. Ge tid.\n2. Ge lokaler åt alla.\n3. Ge kaffe.",
        ["ge rum", "Ge lokaler åt alla."],
    ),
    ("small-group", "Deltagarna i Pilot Syd var en rektor, två kuratorer och en lärare.", ["en rektor, två kuratorer och en lärare"]),
    (
        "count-mismatch",
        "Under våren 2025 intervjuade vi tolv personer. Av de fem deltagarna är fyra nöjda.",
        ["tolv personer", "fem deltagarna"],
    ),
    (
        "identifier",
        "# Rapport\n\n# Förord\n\nRapporten är skriven av Anna Bergdahl, och vi vill tacka alla som har tagit sig tid att vara med.\n\n# Bakgrund\n\nI Norge finns Rädda Barnen.",
        [],
    ),
    (
        "citation-unlisted",
        "Världshälsoorganisationen (WHO, 2020) säger så.\n\n# Referenser\n\nVärldshälsoorganisationen. (2020). *Hälsa*.",
        [],
    ),
    ("quote-wrong-case", f"# Pilot Syd\n\n{LEAD} {NEXT_WEEK}.", ["då fick det vänta till nästa vecka"]),
    ("one-case", f"I båda piloterna saknas tid. {LEAD} {NEXT_WEEK}. En annan: ”Och sen var det jul”.", ["I båda piloterna"]),
    ("count-contradiction", "Tre saker återkommer: tid, rum och kaffe.", []),
    ("count-contradiction", "Deltagarna nämner tre saker: tid och rum.", ["tre saker"]),
    ("share-mismatch", "Av de tolv eleverna kom fem, alltså drygt hälften.", ["drygt hälften"]),
    ("period-mismatch", "Intervjuerna genomfördes i mars och april 2025.", ["mars och april 2025"]),
    (
        "section-missing",
        "".join(f"# {name}\n\n## Pilot Nord\n\nText.\n\n## Pilot Syd\n\nText.\n\n" for name in "ABC") + "# Hinder\n\n## Pilot Syd\n\nText.",
        ["Hinder"],
    ),
    (
        "effect-claim",
        "# Slutsatser\n\nSatsningen har minskat frånvaron, som är lägre i dag.",
        ["Satsningen har minskat frånvaron, som är lägre i dag"],
    ),
    (
        "recommendation-ungrounded",
        "# Resultat\n\nTid saknas.\n\n# Rekommendationer\n\n1. Ge tid.\n2. Upphandla datorplattor.",
        ["Upphandla datorplattor."],
    ),
    ("docx-metadata", "---\nauthor: Siv Ek\n---\n\nText. <!-- fråga Bo -->", ["Siv Ek", "fråga Bo"]),
    ("docx-metadata", "Text {++med++} ändring{--ar--}. {>>hm<<}", ["med", "ar", "hm"]),
]


@pytest.mark.parametrize(("rule", "text", "expected"), FINDS, ids=[f"{n}-{rule}" for n, (rule, _t, _e) in enumerate(FINDS)])
def test_what_a_rule_finds(rule: str, text: str, expected: list[str]) -> None:
    assert sorted(match for _rule, _line, match in found(text, rule)) == sorted(expected)


def test_every_rule_is_tried_here() -> None:
    assert {rule for rule, _text, expected in FINDS if expected} == {name_of(rule) for rule in RULES}


def test_the_limit_and_the_marks_are_the_studys() -> None:
    text = f"{LEAD} »då fick det vänta till nästa vecka».\n\n{LEAD}\n\n> Och sen var det jul."
    assert [rule for rule, _line, _match in found(text, only=["quote-share", "one-voice"], block_quote_over=3, marks="»»")] == [
        "quote-too-long-inline"
    ]


def test_words_that_may_stand_and_terms_of_the_report() -> None:
    assert found("Svaren kom från Västerås i går.", "identifier", allow=("Västerås",)) == []
    assert [m for *_, m in found("Ett gruppsamtal hölls.", "naming", terms=(("fokusgrupp", ("gruppsamtal",)),))] == ["gruppsamtal"]


def test_people_whom_the_study_calls_otherwise() -> None:
    text = "Sömmerskan säger: ”cheferna har aldrig varit här nere”."
    assert [rule for rule, *_ in found(text, "quote-not-found", participants=("sömmerska",))] == ["quote-not-found"]


def test_places_are_the_lines_of_the_file() -> None:
    text = f"# Rubrik\n\nText här\npå två rader och {LEAD[3:]} ”då fick det vänta\ntill nästa månad”."
    assert found(text, "quote-altered") == [("quote-altered", 5, "månad")]


@pytest.mark.parametrize("rule", RULES, ids=name_of)
def test_a_rule_states_itself_in_one_sentence(rule: object) -> None:
    said = statement_of(rule)  # type: ignore[arg-type]
    assert said.endswith((".", ")"))
    assert len(said.split()) >= 8
