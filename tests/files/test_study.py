"""The study folder and its study.yaml. The studies here are invented."""

from pathlib import Path

import pytest

from tfbb_coding.errors import StudyError
from tfbb_coding.files.study import check_guide_themes, check_study_file, find_study, open_study
from tfbb_coding.model.programme import Arrow, Programme, Stage
from tfbb_coding.model.study import Case, GuideQuestion, Interview, Study

WHOLE = """\
title: Lugna veckan
language: sv
k: 5
cases:
  - {id: norr, name: Pilot norr}
  - id: syd
interviews:
  - id: fg1
    case: norr
    wave: 01
    kind: focus group
    date: 2024-03-18
    participants: 4
    transcript: fg norr.txt
    interviewers: [Intervjuare, I]
  - {id: dagbok, case: syd, kind: written, interviewers: Ingrid}
guide:
  - question: Vad var svårt?
    themes: [hinder, mal]
  - question: Något annat?
themes:
  norr: {hinder: Det som bromsade}
placeholders: ["[namn]"]
terms:
  - {preferred: fokusgrupp, variants: [fokus-grupp]}
known_identifiers: ../namn.txt
programme: {resources: En tjänst, arrows: {aims: [hinder/tid, hinder]}}
report: {}
settings: [x]
"""


@pytest.fixture
def study_folder(tmp_path: Path) -> Path:
    folder = tmp_path / "min studie"
    (folder / "transcripts").mkdir(parents=True)
    (folder / "study.yaml").write_text(WHOLE, encoding="utf-8")
    (folder / "transcripts" / "fg norr.txt").write_text("I: Hej?\n")
    (folder / "transcripts" / "dagbok.md").write_text("Måndag.\n")
    return folder


def write(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "study.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_study_is_read_whole(study_folder: Path) -> None:
    assert open_study(study_folder) == Study(
        root=study_folder,
        title="Lugna veckan",
        language="sv",
        k=5,
        cases=(Case("norr", "Pilot norr"), Case("syd", "syd")),
        interviews=(
            Interview("fg1", "fg norr.txt", "norr", "01", "focus group", "2024-03-18", 4, ("Intervjuare", "I"), line=8),
            Interview("dagbok", "dagbok", "syd", kind="written", interviewers=("Ingrid",), line=16),
        ),
        guide=(GuideQuestion("Vad var svårt?", ("hinder", "mal")), GuideQuestion("Något annat?")),
        theme_labels={"norr": {"hinder": "Det som bromsade"}},
        placeholders=("[namn]",),
        terms=(("fokusgrupp", ("fokus-grupp",)),),
        known_identifiers="../namn.txt",
        programme=Programme({Stage.RESOURCES: ("En tjänst",)}, (Arrow(Stage.AIMS, (("hinder", "tid"), ("hinder", ""))),)),
        on_disk=True,
    )
    assert check_study_file(study_folder / "study.yaml") == []


def test_without_a_study_file_there_is_a_default(tmp_path: Path) -> None:
    assert open_study(tmp_path) == Study(tmp_path, on_disk=False)


@pytest.mark.parametrize("text", ["# inget än\n", "", "---\n"])
def test_an_empty_study_file_is_a_study_without_a_title(tmp_path: Path, text: str) -> None:
    (finding,) = check_study_file(write(tmp_path, text))
    assert (finding.rule, finding.message, finding.hint) == ("missing-title", "study has no title", "add `title: …`")
    assert open_study(tmp_path) == Study(tmp_path, on_disk=True)


def test_what_a_key_may_say_is_told_without_an_empty_end(tmp_path: Path) -> None:
    (finding,) = check_study_file(write(tmp_path, "title: t\nlanguage: finska\n"))
    assert finding.hint == "known are: sv, en"
    findings = check_study_file(write(tmp_path, "title: t\ninterviews:\n  - id: a\n    kind: xyz\n"))
    assert "known are: focus group, individual, written, observation, document" in [finding.hint for finding in findings]


def test_no_such_folder(tmp_path: Path) -> None:
    with pytest.raises(StudyError, match="no such study folder") as caught:
        open_study(tmp_path / "borta")
    assert "tfbb init" in caught.value.hint


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("language: sv\n", "1: study has no title"),
        ("titel: t\ntitle: t\n", "1: unknown key 'titel'"),
        ("title: t\nlanguage: no\n", "2: language: 'no' is not known"),
        ("title: t\nk: 0\n", "2: k: expected a number not below 1, not '0'"),
        ("title: t\nk: tre\n", "2: k: expected a whole number, not 'tre'"),
        ("title: t\ncases: [norr]\n", "2: case: expected keys with a value each"),
        ("title: t\ncases: {norr: x}\n", "2: cases: expected a list"),
        ("title: t\ncases:\n  - id: a\n  - id: a\n", "4: case 'a' stands twice, first in line 3"),
        ("title: t\ncases:\n  - name: a\n", "3: case has no id"),
        ("title: t\nguide:\n  - themes: [a]\n", "3: question of the guide has no question"),
        ("title: t\nterms:\n  - variants: [a]\n", "3: term has no preferred"),
        ("title: t\nthemes:\n  norr: {hinder: x}\n", "3: 'norr' is not among the cases"),
        ("title: t\nthemes:\n  norr: hinder\n", "3: themes.norr: expected keys with a value each, not 'hinder'"),
        ("- a\n", "1: study: expected keys with a value each"),
        ("title: t\n\tk: 3\n", "2: a tab where YAML needs spaces"),
    ],
)
def test_a_fault_is_told_with_its_line(tmp_path: Path, text: str, expected: str) -> None:
    (finding,) = check_study_file(write(tmp_path, text))
    assert f"{finding.line}: {finding.message}" == expected


@pytest.mark.parametrize(
    ("keys", "phrase"),
    [
        ("kind: enkätsvar", "kind: 'enkätsvar' is not known"),
        ("kind: focus groups", "kind: 'focus groups' is not known"),
        ("date: 18/3 2024", "'18/3 2024' is no date"),
        ("date: 2024-13-01", "is no date"),
        ("participants: fyra", "participants: expected a whole number, not 'fyra'"),
        ("participants: -1", "participants: expected a number not below 0"),
        ("participants: [a, b]", "participants: expected a whole number"),
        ("case: öst", "'öst' is not among the cases"),
        ("cas: norr", "unknown key 'cas'"),
    ],
)
def test_a_fault_of_an_interview_is_told(tmp_path: Path, keys: str, phrase: str) -> None:
    (tmp_path / "transcripts").mkdir()
    (tmp_path / "transcripts" / "fg1.txt").write_text("I: Hej?")
    text = f"title: t\ncases: [{{id: norr}}]\ninterviews:\n  - id: fg1\n    {keys}\n"
    (finding,) = check_study_file(write(tmp_path, text))
    assert phrase in finding.message
    assert finding.line in (4, 5)
    with pytest.raises(StudyError, match="the study cannot be used"):
        open_study(tmp_path)


@pytest.mark.parametrize("kind", ["focus group", "individual", "written", "observation", "document"])
@pytest.mark.parametrize("date", ["2024", "2024-03", "2024-03-18"])
def test_kinds_and_dates_that_are_known(tmp_path: Path, kind: str, date: str) -> None:
    write(tmp_path, f"title: t\ninterviews:\n  - {{id: a, kind: {kind}, date: {date}}}\n")
    assert open_study(tmp_path).interviews[0].kind == kind


def test_transcripts_and_interviews_are_held_against_each_other(tmp_path: Path) -> None:
    folder = tmp_path / "transcripts"
    folder.mkdir()
    for name in ("a.txt", "a.md", "c.txt", "~$c.txt", ".dold.txt"):
        (folder / name).write_text("I: Hej?")
    path = write(tmp_path, "title: t\ninterviews:\n  - id: a\n  - {id: b, transcript: bb.txt}\n  - {id: a2, transcript: a}\n")
    assert [f"{finding.line}: {finding.message}" for finding in check_study_file(path)] == [
        "0: several files are called 'a', so their codings could not be told apart",
        "0: several interviews name the transcript 'a'",
        "0: no interview names the transcript 'c'",
        "4: interview 'b': there is no transcript 'bb' in transcripts/",
    ]


def test_a_study_without_interviews_may_have_any_transcripts(tmp_path: Path) -> None:
    (tmp_path / "transcripts").mkdir()
    (tmp_path / "transcripts" / "a.txt").write_text("I: Hej?")
    assert check_study_file(write(tmp_path, "title: t\n")) == []


def test_a_decomposed_file_name_is_the_same_name(tmp_path: Path) -> None:
    """As macOS hands it out."""
    (tmp_path / "transcripts").mkdir()
    (tmp_path / "transcripts" / "fo\u0308rsta.txt").write_text("I: Hej?")
    assert check_study_file(write(tmp_path, "title: t\ninterviews:\n  - id: första\n")) == []


def test_themes_of_the_guide_must_be_in_the_codebook(study_folder: Path) -> None:
    study, path = open_study(study_folder), Path("study.yaml")
    assert check_guide_themes(study, ["hinder", "mal", "annat"], path) == []
    assert [finding.message for finding in check_guide_themes(study, ["mal"], path)] == ["theme 'hinder' is not in the codebook"]


def test_the_study_is_found_from_what_the_user_names(study_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    transcripts = study_folder / "transcripts"
    for paths in ([study_folder], [transcripts], [transcripts / "fg norr.txt"], [transcripts / "fg norr.txt", study_folder]):
        assert find_study(paths, None).title == "Lugna veckan"
    assert find_study([tmp_path], study_folder).title == "Lugna veckan"
    assert not find_study([tmp_path], None).on_disk
    monkeypatch.chdir(study_folder)
    outside = find_study([tmp_path], None)
    assert (outside.on_disk, outside.root) == (False, tmp_path)  # a stranger's files do not land in the study one stands in
    assert find_study([], None).root == Path()
    monkeypatch.chdir(transcripts)
    assert find_study([Path("fg norr.txt")], None).title == "Lugna veckan"


def test_files_of_two_studies_need_a_choice(study_folder: Path, tmp_path: Path) -> None:
    other = tmp_path / "annan"
    other.mkdir()
    (other / "study.yaml").write_text("title: Annan\n")
    with pytest.raises(StudyError, match="several studies"):
        find_study([study_folder, other], None)
    assert find_study([study_folder, other], other).title == "Annan"


@pytest.mark.parametrize(
    ("said", "meant"), [("fokusgrupp", "focus group"), ("Enskild intervju", "individual"), ("skriftligt svar", "written")]
)
def test_kinds_may_be_said_in_swedish(tmp_path: Path, said: str, meant: str) -> None:
    write(tmp_path, f"title: t\ninterviews:\n  - {{id: a, transcript: a, kind: {said}}}\n")
    assert [interview.kind for interview in open_study(tmp_path).interviews] == [meant]
