"""Products of the invented study Hamnbyn as they were last looked at. `pytest tests/test_golden.py --update-golden` writes them anew."""

from pathlib import Path

import pytest
from told_study import make_told_study
from typer.testing import CliRunner

from tfbb_coding import __version__
from tfbb_coding.cli.app import app

GOLDEN = Path(__file__).parent / "golden"
MADE = {
    "themes": ("handover", ["themes", "--format", "csv"]),
    "themes-md": ("handover", ["themes", "--format", "md"]),
    "themes-html": ("handover", ["themes", "summary", "grades", "--format", "html"]),
    "themes-suppressed": ("handover", ["themes", "theme_cases", "code_cases", "grades", "--small", "suppress"]),
    "themes-waves": ("handover", ["themes", "theme_cases", "framework", "--by", "wave"]),
    "methods": ("methods", ["methods", "--format", "md", "--trail", "csv"]),
    "feedback": ("feedback", ["feedback", "--format", "md"]),
    "slides": ("slides", ["slides"]),
}
"""Folder of golden files, the folder of the study's results, and the command."""


@pytest.mark.parametrize("name", MADE)
def test_products_are_as_they_were(name: str, tmp_path: Path, request: pytest.FixtureRequest) -> None:
    folder, command = MADE[name]
    root = make_told_study(tmp_path / "studie")
    result = CliRunner().invoke(app, [*command, "--study", str(root)])
    assert result.exit_code == 0, result.stderr
    made = {path.name: _text(path) for path in (root / "results" / folder).iterdir()}
    if request.config.getoption("--update-golden"):
        _keep(GOLDEN / name, made)
    kept = {path.name: path.read_text(encoding="utf-8") for path in (GOLDEN / name).iterdir()}
    assert made.keys() == kept.keys()
    for file, text in made.items():
        assert text == kept[file], f"tests/golden/{name}/{file} differs; look at it, then --update-golden"


def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8").replace(f"tfbb {__version__}", "tfbb VERSION")


def _keep(folder: Path, made: dict[str, str]) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for path in folder.iterdir():
        path.unlink()
    for name, text in made.items():
        (folder / name).write_text(text, encoding="utf-8")
