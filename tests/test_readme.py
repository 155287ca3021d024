"""What the README promises."""

import re
import shlex
import shutil
from pathlib import Path

import pytest
from typer.testing import CliRunner

from tfbb_coding.cli.app import app

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
TEN = README.partition("ten commands")[2].partition("```")[2].partition("```")[0]
COMMANDS = re.findall(r"^tfbb (.+?)(?:\s{2,}#.*)?$", TEN, re.MULTILINE)


def test_there_are_ten_commands() -> None:
    assert len(COMMANDS) == 10


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_and_option_of_the_readme_exists(command: str) -> None:
    words = shlex.split(command.replace("\\", "/").split(">")[0])
    names = [word for word in words[:2] if re.fullmatch("[a-z]+", word)]
    for depth in (2, 1):
        result = CliRunner().invoke(app, [*names[:depth], "--help"])
        if result.exit_code == 0:
            break
    assert result.exit_code == 0, result.output
    for option in (word for word in words if word.startswith("--")):
        assert option in result.output


def test_links_lead_somewhere() -> None:
    for target in re.findall(r"\]\((?!http)([^)]+)\)", README):
        assert (ROOT / target).exists(), target


def test_ci_runs_the_readmes_test_command() -> None:
    promised = next(line.split("#")[0].strip() for line in README.splitlines() if line.strip().startswith("python3 start.py test"))
    assert promised in (ROOT / ".ci" / "run").read_text(encoding="utf-8").splitlines()


def test_the_example_study_has_what_the_readme_shows(tmp_path: Path) -> None:
    for name in ("transcripts", "codebooks"):
        shutil.copytree(ROOT / name, tmp_path / name)
    shutil.copy(ROOT / "study.yaml", tmp_path)
    result = CliRunner().invoke(app, ["code", str(tmp_path)])
    shown = next(line for line in README.splitlines() if "meaning units in 8 transcripts" in line)
    assert shown in result.stdout
