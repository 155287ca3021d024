"""Help and errors of the command line as a Swedish researcher meets them, and commands outside a study."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from small_study import decide, make_study
from typer.testing import CliRunner

from tfbb_coding.cli.app import ORDER, app
from tfbb_coding.cli.parser_words import in_our_words, parser_error


def swedish(*arguments: str) -> subprocess.CompletedProcess[str]:
    """The program run as a whole, since sentences said while it is imported are chosen then."""
    command = [sys.executable, "-m", "tfbb_coding", "--lang", "sv", *arguments]
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False, env={**os.environ, "COLUMNS": "80"})


def test_the_list_of_commands_cuts_no_line_off() -> None:
    told = CliRunner().invoke(app, ["--help"], terminal_width=80).stdout
    assert "..." not in told
    assert all(f"\n  {name} " in told for name in ORDER)


def test_no_words_of_programmers_in_any_help() -> None:
    for name in ORDER:
        told = CliRunner().invoke(app, [name, "--help"], terminal_width=100).stdout
        assert [word for word in ("<list[", "<path>", "<str>", "<int", "{PATHS", "]...") if word in told] == [], name


def test_what_stands_for_values_is_told_in_swedish() -> None:
    told = swedish("init", "--help").stdout
    assert "tfbb init [VÄXLAR] MAPP" in told
    assert "FOLDER" not in told
    error = swedish("evaluate")
    assert error.returncode == 2
    assert "FACIT saknas" in error.stderr


def test_a_command_misspelt_is_answered_with_those_like_it() -> None:
    result = CliRunner().invoke(app, ["cod"])
    assert result.exit_code == 2
    assert "there is no command cod; did you mean code" in result.stderr


def test_the_parsers_errors_with_and_without_a_guess() -> None:
    assert parser_error("No such command 'qq'.") == "there is no command qq"
    assert parser_error("No such option: --alll Did you mean --all?") == "there is no option --alll; did you mean --all?"


def test_types_leave_their_columns_in_place() -> None:
    text = "Usage: tfbb x [OPTIONS] {FILE}\n\nArguments:\n  FILE <path>  What it is.\n  PATHS… <list[Path]>\n               More."
    assert in_our_words(text) == "Usage: tfbb x [OPTIONS] FILE\n\nArguments:\n  FILE         What it is.\n  PATHS…\n               More."


@pytest.mark.parametrize(
    "command", [["themes"], ["report"], ["figures"], ["learn"], ["review", "export"], ["condense"], ["agree", "a", "b"]]
)
def test_outside_a_study_the_study_below_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: list[str]) -> None:
    make_study(tmp_path / "Min studie å")
    monkeypatch.chdir(tmp_path)
    result = CliRunner().invoke(app, command)
    assert result.exit_code == 2
    assert "this is no study" in result.stderr
    assert 'did you mean "Min studie å"?' in result.stderr
    assert "tfbb code" not in result.stderr


def test_learning_from_one_person(tmp_path: Path) -> None:
    home = make_study(tmp_path / "studie")
    decide(home, "anna")
    decide(home, "bo", ("norr",), adds=False)
    result = CliRunner().invoke(app, ["learn", "--study", str(home), "--as", "bo"])
    assert result.exit_code == 2
    assert "there are 9 decisions" in result.stderr
    assert "no codings by 'eva'" in CliRunner().invoke(app, ["learn", "--study", str(home), "--as", "eva"]).stderr


def test_the_program_alone_lists_its_commands() -> None:
    told = swedish()
    assert told.returncode == 0
    assert "Kommandon:" in told.stdout
    assert not told.stderr


def test_what_is_missing_is_called_as_in_the_help() -> None:
    assert "FIL saknas" in swedish("show").stderr
