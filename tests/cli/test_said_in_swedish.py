"""What a Swedish reader sees of names, parts and numbers that are fixed English words in the data."""

import csv
from pathlib import Path

import pytest
from commands import ended
from small_study import decide, make_study

from tfbb_coding.cli.agree_report import _share
from tfbb_coding.cli.editor import _how_to_end
from tfbb_coding.cli.material import voice_word
from tfbb_coding.files.documents import word
from tfbb_coding.messages import speaking
from tfbb_coding.model.identifier_words import part_word
from tfbb_coding.model.rule_names import rule_word
from tfbb_coding.steps.document_identifiers import FILE_NAME
from tfbb_coding.steps.study_checks import CHECKS, name_of


@pytest.fixture
def study(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    make_study(tmp_path)
    decide(tmp_path, names=("norr",))
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LOGNAME", "eva")
    return tmp_path


def test_every_rule_of_check_study_has_a_swedish_name_and_keeps_its_fixed_one() -> None:
    names = [name_of(check) for check in CHECKS]
    assert [name for name in names if rule_word(name, "sv") == name] == []
    assert [rule_word(name, "en") for name in names] == names


@pytest.mark.parametrize(
    "part", [FILE_NAME, "tracked deletion", "author of a change or comment", *word.PROPERTIES.values(), *sorted(word.DESCRIPTIONS)]
)
def test_every_hidden_part_has_a_swedish_name(part: str) -> None:
    assert part_word(part, "sv") != part
    assert part_word(part, "en") == part


@pytest.mark.parametrize(
    ("value", "english", "swedish"), [(0.744, ".74", "0,74"), (0.999, ">.99", ">0,99"), (-0.121, "−.12", "−0,12"), (1.0, "1.00", "1,00")]
)
def test_coefficients_are_printed_as_the_reader_writes_them(value: float, english: str, swedish: str) -> None:
    assert _share(value) == english
    with speaking("sv"):
        assert _share(value) == swedish


def test_the_programs_voices_are_called_what_they_are_and_people_by_their_names() -> None:
    assert (voice_word("both"), voice_word("anna")) == ("the program's rules and learned voice (both)", "anna")


def test_who_opens_vi_is_told_how_to_leave_it() -> None:
    assert ":wq" in _how_to_end("/usr/bin/vim")
    assert "Ctrl+X" in _how_to_end("nano")
    assert "Save, and close it" in _how_to_end("notepad.exe")


def test_a_memos_id_is_told_as_one(study: Path) -> None:
    done = ended("memo", "write", "Läs om metoden.", "--as", "anna")
    assert f"This is the memo's id; `tfbb memo edit {done.stdout.strip()} --as anna` changes it." in done.stderr
    assert study.is_dir()


def test_the_table_of_condensations_names_cases_as_the_other_sheets_do(study: Path) -> None:
    cases = "title: Skolgården\ncases:\n  - {id: a, name: Pilot A}\ninterviews:\n  - {id: norr, case: a, transcript: norr.txt}\n"
    (study / "study.yaml").write_text(cases, encoding="utf-8")
    ended("condense", "--coder", "anna", "--out", "kond.csv")
    rows = list(csv.DictReader((study / "kond.csv").read_text(encoding="utf-8").splitlines()))
    assert {row["Fall"] for row in rows} == {"Pilot A"}
