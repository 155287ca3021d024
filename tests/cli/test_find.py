"""``tfbb find`` as a researcher uses it."""

import csv
import io
import json
from pathlib import Path

import openpyxl
import pytest
from commands import ended
from typer.testing import Result

from tfbb_coding.files.codings import save_codings
from tfbb_coding.files.transcripts import read_transcript
from tfbb_coding.model.coding import Coding, Status

NORR = """Intervjuare: Hur gick mötena?

IP1: Nätverksmötet var bra. Vi hade ont om tid, men mötet blev av.

IP2: Jag mötte ingen. Kontrollen tog tid.

IP1: Tidsbristen var värst när planen gjordes om.
"""
SODER = """Intervjuare: Och hos er?

Lärare Å: Vi möttes aldrig. Tiden rann iväg.
"""


def run(*arguments: str, code: int = 0) -> Result:
    return ended("find", *arguments, code=code)


def rows(*arguments: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(run(*arguments, "--csv").stdout)))


def matches(*arguments: str) -> list[str]:
    return [row["match"] for row in rows(*arguments)]


@pytest.fixture(autouse=True)
def study(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "transcripts").mkdir()
    (tmp_path / "transcripts" / "norr 1.txt").write_text(NORR, encoding="utf-8")
    (tmp_path / "transcripts" / "söder.txt").write_text(SODER, encoding="utf-8")
    (tmp_path / "study.yaml").write_text(
        "title: Möten\ncases: [{id: n, name: Pilot norr}, {id: s, name: Söder}]\n"
        "interviews:\n  - {id: fg1, case: n, transcript: norr 1}\n  - {id: fg2, case: s, transcript: söder}\n",
        encoding="utf-8",
    )
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LOGNAME", "eva")
    return tmp_path


@pytest.fixture
def coded(study: Path) -> Path:
    transcript = read_transcript(study / "transcripts" / "norr 1.txt")
    text = transcript.text

    def coding(words: str, theme: str, code: str = "", status: Status = Status.ACCEPTED) -> Coding:
        start = text.index(words)
        return Coding("norr 1", "norr 1:1.1", 1, "IP1", start, start + len(words), theme, code, "eva", status, 1.0, words)

    both = "Vi hade ont om tid, men mötet blev av."
    several = [
        coding(both, "hinder", "tid"),
        coding(both, "mal"),
        coding("Kontrollen tog tid.", "hinder"),
        coding("Jag mötte ingen.", "hinder", status=Status.REJECTED),
    ]
    save_codings(study, "eva", "norr 1", several)
    return study


def test_words_are_found_in_every_inflection_and_in_compounds() -> None:
    assert matches("möte") == ["Nätverksmötet", "mötet"]
    assert matches("mötena") == ["Nätverksmötet", "mötet"]
    assert matches("tid") == ["tid", "tid", "Tidsbristen", "Tiden"]
    assert matches("roll") == []
    assert matches("tid*") == ["tid", "tid", "Tidsbristen", "Tiden"]
    assert matches("*bristen") == ["Tidsbristen"]


def test_a_phrase_several_words_and_any_of_them() -> None:
    assert matches("ont om tid") == ["ont om tid"]
    assert matches("möte", "tid") == ["Nätverksmötet", "tid", "mötet"]
    assert matches("plan", "kontroll") == []
    assert matches("plan", "kontroll", "--any") == ["Kontrollen", "planen"]


def test_exactly_and_by_regular_expression() -> None:
    assert matches("tid", "--exact") == ["tid", "tid"]
    assert matches("TID,  MEN", "--exact") == ["tid, men"]
    assert matches(r"\bm\w+tt\w*", "--regex") == ["mötte", "möttes"]


def test_what_interviewers_say_only_when_asked_for() -> None:
    assert "mötena" not in matches("möte")
    assert "mötena" in matches("möte", "--questions")


def test_speakers_cases_and_interviews_by_id_or_name() -> None:
    assert matches("tid", "--speaker", "ip2") == ["tid"]
    assert (
        matches("tid", "--case", "söder") == matches("tid", "--interview", "fg2") == matches("tid", "--interview", "söder.txt") == ["Tiden"]
    )
    assert len(rows("--speaker", "IP1")) == 2
    (row,) = rows("tid", "--case", "s")
    assert (row["interview"], row["case"], row["turn"], row["speaker"], row["before"], row["after"]) == (
        "söder", "s", "1", "Lärare Å", "Vi möttes aldrig. ", " rann iväg.",
    )  # fmt: skip


def test_places_are_places_of_the_text(study: Path) -> None:
    text = read_transcript(study / "transcripts" / "norr 1.txt").text
    for row in rows("tid", "--interview", "fg1"):
        assert text[int(row["start"]) : int(row["end"])] == row["match"]


def test_themes_codes_and_which_meet(coded: Path) -> None:
    assert [row["text"] for row in rows("--theme", "hinder")] == ["Vi hade ont om tid, men mötet blev av.", "Kontrollen tog tid."]
    assert [row["themes"] for row in rows("--theme", "Hinder", "--and", "mal")] == ["hinder;mal"]
    assert [row["text"] for row in rows("--theme", "hinder", "--not", "mal")] == ["Kontrollen tog tid."]
    assert len(rows("--code", "hinder/tid")) == len(rows("--theme", "hinder", "--code", "tid")) == 1
    assert matches("tid", "--theme", "hinder", "--not", "mal") == ["tid"]
    assert "[Hinder, Mål]" in run("--theme", "hinder").stdout
    assert "theme: Hinder (2), Mål (1)" in run("--theme", "hinder").stderr
    assert "Codings by eva." in run("--theme", "hinder").stderr


def test_lines_stand_under_each_other_with_their_place() -> None:
    lines = run("tid").stdout.splitlines()
    assert lines[0].startswith("norr 1:1 IP1")
    assert {line.index(match) for line, match in zip(lines, ("tid,", "tid.", "Tidsb", "Tiden"), strict=True)} == {lines[0].index("tid,")}
    assert all(len(line) <= 120 for line in lines)


def test_counts_by_interview_case_speaker_and_form() -> None:
    said = run("tid", "--counts").stdout
    assert said.splitlines()[0] == "4 hits in 4 passages of 2 interviews."
    assert "interview: norr 1 (3), söder (1)" in said
    assert "case: Pilot norr (3), Söder (1)" in said
    assert "speaker: norr 1: IP1 (2)" in said
    assert "form: tid (2), tiden (1), tidsbristen (1)" in said
    assert {"by": "case", "name": "n", "hits": 3, "passages": 3} in json.loads(run("tid", "--counts", "--format", "json").stdout)


def test_whole_passages_and_json() -> None:
    assert "Jag mötte ingen. Kontrollen tog tid." in run("kontroll", "--whole").stdout
    assert json.loads(run("kontroll", "--format", "json").stdout)[0]["match"] == "Kontrollen"


def test_a_file_of_each_kind(study: Path) -> None:
    for name in ("träffar.csv", "träffar.xlsx", "träffar.json"):
        assert run("tid", "--out", name).stdout.strip() == name
    assert openpyxl.load_workbook(study / "träffar.xlsx").worksheets[0].max_row == 5
    assert json.loads((study / "träffar.json").read_text(encoding="utf-8"))[0]["match"] == "tid"


@pytest.mark.parametrize(
    ("arguments", "phrase"),
    [
        ([], "nothing to look for"),
        (["tid", "--interview", "väster"], "there is no interview 'väster'"),
        (["tid", "--case", "x"], "there are: n, s"),
        (["(", "--regex"], "regex: a parenthesis that opens is never closed (at character 1)"),
        (["tid", "--speaker", "IP9"], "there is no speaker 'IP9' in these interviews"),
        (["(a+)+b", "--regex"], "could take for ever"),
        (["tid", "--exact", "--regex"], "do not go together"),
        (["tid", "--out", "a.pdf"], "a table is .csv, .xlsx or .json"),
        (["--theme", "hinder"], "the study has no codings yet"),
        (["--code", "tid"], "is not written as THEME/CODE"),
    ],
)
def test_what_cannot_be_meant_is_refused(arguments: list[str], phrase: str) -> None:
    assert phrase in run(*arguments, code=2).stderr


@pytest.mark.usefixtures("coded")
def test_a_theme_that_nobody_knows_is_refused() -> None:
    assert "the codebook has no theme 'nix'" in run("--theme", "nix", code=2).stderr


def test_nothing_found_is_told() -> None:
    result = run("dromedar")
    assert (result.stdout, result.stderr) == ("", "No hits.\n`dromedar*` finds whatever begins so.\n")
    assert run("dromedar*").stderr == "No hits.\n"
