"""The Swedish handbook: every command and option that it shows is there, and its links lead somewhere."""

import re
import shlex
from pathlib import Path

import pytest
from typer.testing import CliRunner

from tfbb_coding.cli.app import app

DOCS = Path(__file__).parents[1] / "docs"
TEXT = (DOCS / "handbok.md").read_text(encoding="utf-8")
COMMANDS = sorted(
    {line.split("  #")[0].strip() for line in re.findall(r"^tfbb (.+)$", TEXT, re.MULTILINE)} | set(re.findall(r"`tfbb ([^`]+)`", TEXT))
)


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_and_option_exists(command: str) -> None:
    words = shlex.split(command.replace("\\", "/"))
    if words[0].isupper():
        return
    names = [word for word in words[:2] if re.fullmatch("[a-z]+", word)]
    results = [CliRunner().invoke(app, [*names[:depth], "--help"]) for depth in (2, 1)]
    shown = "".join(result.output for result in results if result.exit_code == 0)
    if names == ["review"]:
        shown += CliRunner().invoke(app, ["review", "open", "--help"]).output
    assert shown
    for option in (word for word in words if word.startswith("--")):
        assert option in shown, option


def test_links_lead_somewhere() -> None:
    for target in re.findall(r"\]\((?!http)([^)]+)\)", TEXT):
        assert (DOCS / target).exists(), target
