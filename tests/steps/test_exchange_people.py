"""What another program's people are called, and its cases and variables."""

from pathlib import Path

import pytest

from tfbb_coding.model.exchange import Applied, Passage, Person, Project, ProjectCase, ProjectSet, Source, Value, Variable
from tfbb_coding.model.study import Case, Interview, Study
from tfbb_coding.model.transcript import SpokenLine, build_transcript
from tfbb_coding.steps.exchange.take_cases import TakenCases, take_cases
from tfbb_coding.steps.exchange.take_passages import Ground
from tfbb_coding.steps.exchange.take_people import take_people


@pytest.mark.parametrize(
    ("name", "short", "called"),
    [
        ("Siv Ek", "", "se"),
        ("Siv Ek", "SEK", "sek"),
        ("LAB\\moa", "", "moa"),
        ("moa@example.org", "", "moa"),
        ("Moa", "", "moa"),
        ("", "M", "m"),
        ("", "", "import"),
        ("rules", "", "import-rules"),
        ("consensus", "", "import-consensus"),
        ("a/b", "", "ab"),
    ],
)
def test_coders_are_short_and_can_be_folders(name: str, short: str, called: str) -> None:
    assert take_people(Project("P", people=(Person("g", name, short),)), {}).names["g"] == called


@pytest.mark.parametrize(
    ("name", "called"), [("kl@2025-03-01", "kl@2025-03-01"), ("both", "both"), ("../../ond", "ond"), ("program", "import-program")]
)
def test_a_file_that_says_it_is_ours_is_believed_only_so_far(name: str, called: str) -> None:
    assert take_people(Project("P", "tfbb 1", people=(Person("g", name),)), {}).names["g"] == called


def test_two_of_one_name_are_told_apart() -> None:
    names = take_people(Project("P", people=(Person("a", "Siv Ek"), Person("b", "Sten Eng"))), {}).names
    assert (names["a"], names["b"]) == ("se", "se2")


def test_somebody_without_a_name_is_not_mixed_up_with_nobody() -> None:
    applied = (Applied("1", "c", "a"), Applied("2", "c"))
    source = Source("s", "norr", "x", passages=(Passage("p", 0, 1, applied=applied),))
    assert take_people(Project("P", people=(Person("a", ""),), sources=(source,)), {}).names == {"": "import", "a": "import2"}


def test_the_studys_own_coder_is_known_by_the_guid() -> None:
    assert take_people(Project("P", people=(Person("a", "kodare-1"), Person("b", "fatima"))), {"a": "fatima"}).names == {
        "": "import",
        "a": "fatima",
        "b": "fatima2",
    }


def taken(project: Project, study: Study | None = None) -> TakenCases:
    grounds = {one.guid: Ground(build_transcript(one.name, [SpokenLine("Leder", "x"), SpokenLine("A", "x")])) for one in project.sources}
    return take_cases(project, grounds, study or Study(Path()), "sv")


SOURCES = (Source("1", "norr", "x"), Source("2", "syd", "x"))


def test_sets_that_share_an_interview_are_no_cases() -> None:
    apart = Project("P", sources=SOURCES, sets=(ProjectSet("a", "Ett", ("1",)), ProjectSet("b", "Två", ("2",))))
    assert [case.name for case in taken(apart).cases] == ["Ett", "Två"]
    shared = Project("P", sources=SOURCES, sets=(ProjectSet("a", "Ett", ("1",)), ProjectSet("b", "Två", ("1", "2"))))
    assert (taken(shared).cases, taken(shared).sets) == ((), 2)


def test_our_own_sets_are_cases_again_when_another_program_has_kept_nothing_else() -> None:
    sets = (ProjectSet("a", "Ett (fall)", ("1",)), ProjectSet("b", "höst (omgång)", ("1", "2")))
    found = taken(Project("P", "ATLAS.ti", sources=SOURCES, sets=sets))
    assert ([case.name for case in found.cases], found.sets) == (["Ett"], 1)


def test_an_interview_of_several_cases_belongs_to_the_first_and_it_is_told() -> None:
    both = taken(
        Project("P", sources=SOURCES, cases=(ProjectCase("a", "Ett", sources=("1", "2")), ProjectCase("b", "Två", sources=("2",))))
    )
    assert [one.case for one in both.interviews] == ["ett", "ett"]
    assert both.torn == 1


def test_a_case_that_names_somebody_gets_a_number() -> None:
    one = taken(Project("P", sources=SOURCES, cases=(ProjectCase("a", "Fatima Lindström", sources=("1",)),)))
    assert ([case.name for case in one.cases], one.renamed) == (["Fall 1"], 1)


def test_the_studys_own_case_is_known_by_its_name() -> None:
    study = Study(Path(), cases=(Case("n", "Pilot norr"),), on_disk=True)
    one = taken(Project("P", sources=SOURCES, cases=(ProjectCase("a", "pilot NORR", sources=("1",)),)), study)
    assert (one.cases, one.by_guid) == (study.cases, {"a": "n"})


@pytest.mark.parametrize(
    ("variable", "value", "interview"),
    [
        ("Wave", "höst", Interview("norr", "norr.txt", wave="höst")),
        ("Intervjuer: Omgång", "höst", Interview("norr", "norr.txt", wave="höst")),
        ("Slag", "Fokusgrupp", Interview("norr", "norr.txt", kind="focus group")),
        ("Datum", "2025-03-04T00:00:00", Interview("norr", "norr.txt", date="2025-03-04")),
        ("Antal deltagare", "4", Interview("norr", "norr.txt", participants=4)),
        ("Pilot", "Norr", Interview("norr", "norr.txt", case="norr")),
    ],
)
def test_variables_that_an_interview_has(variable: str, value: str, interview: Interview) -> None:
    sources = (Source("1", "norr", "x", values=(Value("v", value),)),)
    found = taken(Project("P", sources=sources, variables=(Variable("v", variable),)))
    assert (found.interviews, found.unheld) == ((interview,), {})


@pytest.mark.parametrize(
    ("variable", "value"), [("Väder", "regn"), ("Slag", "promenad"), ("Datum", "i våras"), ("Antal deltagare", "några")]
)
def test_values_that_an_interview_cannot_have_are_counted(variable: str, value: str) -> None:
    sources = (Source("1", "norr", "x", values=(Value("v", value),)),)
    found = taken(Project("P", sources=sources, variables=(Variable("v", variable),)))
    assert (found.interviews, found.unheld) == ((Interview("norr", "norr.txt"),), {variable: 1})


def test_a_nameless_case_holds_its_only_sources_values() -> None:
    cases = (ProjectCase("c", "", values=(Value("v", "höst"),), sources=("1",)),)
    found = taken(Project("P", sources=SOURCES, cases=cases, variables=(Variable("v", "Wave"),)))
    assert [one.wave for one in found.interviews] == ["höst", ""]
    assert found.cases == ()


def test_a_case_is_marked_from_end_to_end_in_its_interview() -> None:
    """As NVivo does it: the case is a code, and no case refers to a source."""
    whole, part = Applied("1", "c"), Applied("2", "c")
    sources = (
        Source("1", "norr", " Allt som sades. ", passages=(Passage("p", 1, 16, applied=(whole,)),)),
        Source("2", "syd", "Allt som sades.", passages=(Passage("q", 0, 4, applied=(part,)),)),
    )
    found = taken(Project("P", "NVivo", sources=sources, cases=(ProjectCase("c", "Laget"), ProjectCase("d", "Tomt"))))
    assert [one.case for one in found.interviews] == ["laget", ""]
    assert (found.members, found.empty) == (frozenset({("1", "c")}), 1)


def test_interviewers_are_those_that_speak_in_the_text() -> None:
    sources = (Source("1", "norr", "x", values=(Value("v", "Leder; Fatima Lindström"),)),)
    found = taken(Project("P", sources=sources, variables=(Variable("v", "Intervjuare i texten"),)))
    assert [one.interviewers for one in found.interviews] == [("Leder",)]


def test_values_of_a_case_with_several_interviews_are_counted() -> None:
    cases = (ProjectCase("c", "Norr", values=(Value("v", "30"),), sources=("1", "2")),)
    assert taken(Project("P", sources=SOURCES, cases=cases, variables=(Variable("v", "Ålder"),))).unheld == {"Ålder": 1}
