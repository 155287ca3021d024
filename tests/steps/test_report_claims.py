"""When interviews were made, chapters built alike, effects, sizes of groups, recommendations without ground, and names turned round."""

from dataclasses import replace
from pathlib import Path

import pytest
from small_review import found, study, transcripts

from tfbb_coding.files.drafts.markdown import parse_markdown
from tfbb_coding.files.transcripts.plain import read_plain
from tfbb_coding.model.programme import Programme, Stage
from tfbb_coding.model.study import Case
from tfbb_coding.model.transcript import build_transcript
from tfbb_coding.steps.report.check import RULES, check_draft, name_of
from tfbb_coding.steps.report.review import prepare
from tfbb_coding.steps.roles import assign_roles

ALONE = "Intervjuare: Och?\n\nDeltagare 1: Vi hann aldrig sätta oss ner. Det är inte roligt att stå upp i tre timmar.\n"
PROGRAMME = Programme({Stage.RESOURCES: ("Statsbidrag i två år",), Stage.OUTPUTS: ("Fyra utbildningsdagar per år", "Möten varje vecka")})


def checked(text: str, rule: str) -> list[str]:
    seen = prepare(parse_markdown(text, Path("utkast.md")), replace(study(), programme=PROGRAMME), transcripts())
    return [f.match for f in check_draft(seen, {name_of(r) for r in RULES} - {rule})]


WRONG_TIME = [
    "Intervjuerna genomfördes mellan september och december 2025.",
    "Materialet samlades in från oktober till november 2025.",
    "Samtliga intervjuer gjordes mellan den 8 oktober och den 1 december 2025.",
    "Datainsamlingen pågick oktober–december 2024.",
    "Intervjuerna hölls under våren 2025.",
    "Intervjuerna hölls under hösten 2024.",
    "Fokusgrupperna genomfördes i september.",
    "I Pilot Nord genomfördes intervjun i november.",
    "I Pilot Syd hölls intervjuerna mellan oktober och december.",
    "Den enskilda intervjun gjordes i januari 2026.",
    "Materialet samlades in i augusti och september 2025.",
    "Alla intervjuer spelades in mellan november och december 2025.",
    "Underlaget samlades in från oktober 2024 till december 2025.",
    "Fokusgruppsintervjuerna ägde rum från september till november.",
    "Vi intervjuade fokusgrupperna under sommaren 2025.",
]
RIGHT_TIME = [
    "Intervjuerna genomfördes mellan oktober och december 2025.",
    "Materialet samlades in från oktober till december.",
    "Samtliga intervjuer gjordes mellan den 7 oktober och den 1 december 2025.",
    "Datainsamlingen pågick oktober–december 2025.",
    "Intervjuerna hölls under hösten 2025.",
    "Fokusgrupperna genomfördes i oktober och november 2025.",
    "I Pilot Nord genomfördes fokusgruppen i oktober.",
    "I Pilot Syd hölls intervjuerna mellan november och december.",
    "Intervjuerna analyserades mellan januari och mars 2026.",
    "Deltagarna tillfrågades i augusti och september 2025.",
    "En enkät genomfördes i januari 2025 före intervjuerna.",
    "En provintervju gjordes i september.",
    "Ek (2019) gjorde intervjuer i mars och april.",
    "Projektet startade i januari 2024.",
    "Intervjuerna planerades till mellan september och november.",
    "Ett möte hölls i mars.",
]


@pytest.mark.parametrize("text", WRONG_TIME)
def test_interviews_at_another_time(text: str) -> None:
    assert len(checked(text, "period-mismatch")) == 1


@pytest.mark.parametrize("text", RIGHT_TIME)
def test_interviews_at_their_time(text: str) -> None:
    assert checked(text, "period-mismatch") == []


@pytest.mark.parametrize(
    "text",
    [
        "Satsningen bärs av ett statsbidrag i tre år.",
        "Statsbidraget på fyra år räcker, och statsbidrag i fem år vore bättre.",
        "Planen är åtta utbildningsdagar per år.",
        "Det blev tre utbildningsdagar per år.",
        "Fokusgrupperna bestod av två till fem deltagare.",
        "Fokusgrupperna, som hade tre till fyra deltagare, valdes för samtalets skull (Ek, 2010).",
        "I varje fokusgrupp deltog mellan fyra och sex personer.",
        "Grupperna om 4–8 deltagare möttes en gång i fokusgrupp.",
    ],
)
def test_numbers_of_the_programme_and_of_groups(text: str) -> None:
    assert checked(text, "count-mismatch")


@pytest.mark.parametrize(
    "text",
    [
        "Satsningen bärs av ett statsbidrag i två år.",
        "Satsningen har pågått i tre år, och statsbidrag finns.",
        "Planen är fyra utbildningsdagar per år.",
        "Möten hålls varje vecka i tre av skolorna.",
        "Fokusgrupperna bestod av två till tre deltagare.",
        "Fokusgrupper bör ha fyra till tolv deltagare (Ek, 2010).",
        "Fokusgrupperna planerades för fyra till sex deltagare.",
        "Närvaroteamen har fyra till sex personer, och fokusgrupperna var fler.",
        "Föräldragrupperna hade fem till tio deltagare.",
    ],
)
def test_numbers_that_are_as_in_the_study(text: str) -> None:
    assert checked(text, "count-mismatch") == []


CHAPTERS = "".join(f"# {name}\n\n## Pilot Nord\n\nText.\n\n## Pilot Syd\n\nText.\n\n" for name in ("Mål", "Hinder", "Förslag"))
THEMES = "".join(f"# {name}\n\n## Mål\n\nText.\n\n## Hinder\n\nText.\n\n## Förslag\n\nText.\n\n" for name in ("Öster", "Väster", "Norr"))


@pytest.mark.parametrize(
    "text",
    [
        CHAPTERS + "# Aktiviteter\n\nText.\n\n## Pilot Nord\n\nText.\n",
        "# Resultat\n\n" + CHAPTERS.replace("# ", "## ") + "## Aktiviteter\n\n### Pilot Syd\n\nText.\n",
        CHAPTERS.replace("## Pilot Nord", "## Hur det ser ut i Pilot Nord") + "# Aktiviteter\n\n## Pilot Nord\n\nText.\n",
        THEMES + "# Söder\n\n## Mål\n\nText.\n\n## Förslag\n\nText.\n",
        "# Inledning\n\n## Bakgrund\n\nText.\n\n## Syfte\n\nText.\n\n" + THEMES + "# Söder\n\n## Hinder\n\nText.\n\n## Förslag\n\nText.\n",
    ],
)
def test_a_part_that_all_others_have(text: str) -> None:
    assert len(found(text, "section-missing")) == 1


@pytest.mark.parametrize(
    "text",
    [
        CHAPTERS,
        THEMES,
        CHAPTERS + "# Aktiviteter\n\nI Pilot Syd har inget hunnit göras.\n\n## Pilot Nord\n\nText.\n",
        CHAPTERS + "# Diskussion\n\n## Mönster\n\nText.\n",
        CHAPTERS + "# Slutord\n\nText.\n",
        THEMES + "# Metod\n\n## Urval\n\nText.\n\n## Mål\n\nText.\n",
        "# A\n\n## Inledning\n\nText.\n\n## Summering\n\nText.\n\n# B\n\n## Inledning\n\nText.\n\n## Summering\n\nText.\n\n# C\n\n## Inledning\n\nText.\n",
    ],
)
def test_chapters_that_are_as_they_should(text: str) -> None:
    assert found(text, "section-missing") == []


CLAIMS = [
    "Satsningen har lett till att frånvaron har minskat på alla skolor.",
    "Projektet har gett bättre betyg.",
    "Arbetet ledde till färre orosanmälningar.",
    "Närvaroteamen har ökat närvaron. Teamen har minskat skolfrånvaron, som nu är lägre.",
    "Tack vare projektet har skolfrånvaron minskat kraftigt.",
    "Genom satsningen har behörigheten ökat.",
    "Insatsen har medfört kortare väntetider.",
    "Modellen bevisar att samlade möten ger lägre frånvaro.",
    "Piloterna har resulterat i högre måluppfyllelse.",
    "Insatserna har inneburit en ökad trygghet bland barnen.",
    "Metoden har gett färre placeringar i kommunen.",
    "Arbetssättet har skapat ökad trivsel och sjukfrånvaron är lägre.",
    "Samverkan har lett till en förbättrad psykisk hälsa hos barnen.",
    "Till följd av insatserna har vårdköerna blivit kortare och köerna färre.",
    "Teamet har sänkt frånvaron, som är lägre än någonsin.",
]
NO_CLAIMS = [
    "Deltagarna beskriver att satsningen har lett till att frånvaron har minskat.",
    "Satsningen kan ha lett till att frånvaron har minskat.",
    "Enligt deltagarna har projektet gett bättre betyg.",
    "Arbetet upplevs ha gett färre orosanmälningar.",
    "Målet är att projektet ska ge lägre frånvaro.",
    "Satsningen har lett till fler möten mellan yrkesgrupper.",
    "Projektet har inte minskat frånvaron.",
    "Om satsningen har lett till lägre frånvaro går inte att säga.",
    "Enligt kommunens statistik har satsningen lett till lägre frånvaro.",
    "Insatsen har medfört kortare väntetider (Ek, 2020).",
    "Teamet har gett personalen ett gemensamt språk.",
    "Satsningen har bidragit till att frånvaron har minskat, uppger flera.",
    "Frånvaron i landet har ökat under tio år.",
    "Arbetet har gett resultat som syns i vardagen.",
    "Piloterna tycks ha fått högre närvaro.",
]


@pytest.mark.parametrize("text", CLAIMS)
def test_an_effect_stated_as_a_fact(text: str) -> None:
    assert found(f"# Sammanfattning\n\n{text}", "effect-claim")


@pytest.mark.parametrize("text", NO_CLAIMS)
def test_what_is_no_such_claim(text: str) -> None:
    assert found(f"# Diskussion\n\n{text}", "effect-claim") == []


def test_results_may_retell() -> None:
    assert found(f"# Resultat\n\n{CLAIMS[0]}", "effect-claim") == []


def recommended(items: str) -> list[str]:
    text = f"# Resultat\n\nTiden och lokalen är det som nämns oftast, och att rektorn kommer förbi.\n\n# Rekommendationer\n\n1. Ge tid.\n{items}\n"
    return [match for _rule, _line, match in found(text, "recommendation-ungrounded")]


@pytest.mark.parametrize(
    "item",
    [
        "2. Anställ en kommunikatör.",
        "2. Inför skoluniformer.",
        "2. Upphandla datorplattor.",
        "2. Starta podcast tillsammans.",
        "2. Utse ambassadörer i varje kommun.",
    ],
)
def test_a_recommendation_that_nobody_spoke_of(item: str) -> None:
    assert recommended(item) == [item[3:]]


@pytest.mark.parametrize(
    "item",
    [
        "2. Se över lokalerna.",
        "2. Låt rektorerna vara med.",
        "2. Bestäm vilka möten som kan strykas.",
        "2. Ge plats åt alla.",
        "2. Anställ en kommunikatör. Den som ska ha kaffet klart kan då hinna med.",
        "2. Köp fler stolar.",
        "2. Säkerställ fortsatt arbete.",
    ],
)
def test_a_recommendation_with_ground(item: str) -> None:
    assert recommended(item) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("I Nordpiloten är det lugnt.", "Nordpiloten"),
        ("Sydpilotens personal instämmer.", "Sydpilotens"),
        ("Både Syd-piloten och andra växer.", "Syd-piloten"),
        ("Syd piloten är liten.", "Syd piloten"),
    ],
)
def test_a_case_whose_name_is_turned_round(text: str, words: str) -> None:
    assert [match for _rule, _line, match in found(text, "naming")] == [words]


@pytest.mark.parametrize(
    "text",
    ["I Pilot Nord är det lugnt.", "Piloten i syd är liten.", "Pilotens personal.", "En deltagare säger: ”i Sydpiloten är det jul”."],
)
def test_names_that_may_stand(text: str) -> None:
    assert found(text, "naming") == []


MANY_DELTAGARE = "Deltagarna är nöjda. " * 12


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Informanterna höll med.", 1),
        ("Respondenterna i enkäten höll med.", 0),
        ("Informanterna kom. Informanterna gick. En informant satt kvar.", 0),
    ],
)
def test_another_word_for_those_who_took_part(text: str, count: int) -> None:
    assert len(found(f"{MANY_DELTAGARE}\n\n{text}", "naming")) == count


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("# 1 Ett\n\nSe avsnitt 1, 2.4 och 9.\n\n# 2 Två\n\nText.", ["2.4", "9"]),
        ("# 1 Ett\n\nKapitel 1 till 4 handlar om det.\n\n# 2 Två\n\nText.", ["4"]),
        ("# 1 Ett\n\nKapitel 1 och 2, 12 sidor långa, räcker.\n\n# 2 Två\n\nText.", []),
        ("Det syns hos andra (Ek, 2022, tabell 9) och i tabell 4 i Ek (2022).", []),
        ("Det syns hos andra (tabell 9).", ["tabell 9"]),
    ],
)
def test_references_to_several(text: str, expected: list[str]) -> None:
    assert [match for _rule, _line, match in found(text, "cross-reference")] == expected


@pytest.mark.parametrize(
    ("text", "counted"),
    [("Sammanlagt intervjuades 14 personer.", 6), ("Sammanlagt deltog 14 personer i två fokusgrupper och en enskild intervju.", 6)],
)
def test_of_all_means_the_whole_study_below_the_heading_of_a_case_too_and_an_interview_is_one_person(text: str, counted: int) -> None:
    interviews = tuple(replace(one, participants=None if one.kind == "individual" else one.participants) for one in study().interviews)
    draft = parse_markdown(f"## Pilot Nord\n\n{text}\n", Path("utkast.md"))
    seen = prepare(draft, replace(study(), interviews=interviews), transcripts())
    (told,) = [f.message for f in check_draft(seen, {name_of(r) for r in RULES} - {"count-mismatch"})]
    assert told == f"14 personer where study.yaml has {counted}"


def test_where_one_person_is_a_case_nobody_else_can_be_heard() -> None:
    text = "## Pilot Ensam\n\nEn säger: ”Vi hann aldrig sätta oss ner”. Och: ”Det är inte roligt att stå upp”.\n"
    (one, *others) = study().interviews
    alone = replace(study(), cases=(Case("e", "Pilot Ensam"),), interviews=(replace(one, case="e", participants=1), *others))
    rules = {name_of(r) for r in RULES} - {"one-voice"}
    talks = [assign_roles(build_transcript("nord", read_plain(ALONE).lines))]
    assert [f.match for f in check_draft(prepare(parse_markdown(text, Path("utkast.md")), alone, talks), rules)] == []
    many = replace(alone, interviews=(replace(one, case="e", participants=3), *others))
    assert [f.match for f in check_draft(prepare(parse_markdown(text, Path("utkast.md")), many, talks), rules)] == ["Pilot Ensam"]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Sammanlagt deltog 14 personer.", ["14 personer where study.yaml has 6"]),
        (
            "I omgång 1 deltog sammanlagt 14 personer.",
            ["14 personer where study.yaml has 3 for Pilot Nord, which the number is taken to be about"],
        ),
        ("I omgång 1 deltog sammanlagt 3 personer.", []),
    ],
)
def test_a_wave_called_one_is_no_part_of_another_number(text: str, told: list[str]) -> None:
    (first, *others) = study().interviews
    waves = (replace(first, wave="1"), *(replace(one, wave="2") for one in others))
    seen = prepare(parse_markdown(f"# Resultat\n\n{text}\n", Path("utkast.md")), replace(study(), interviews=waves), transcripts())
    assert [f.message for f in check_draft(seen, {name_of(r) for r in RULES} - {"count-mismatch"})] == told
