"""Projects in the habits of other programs: everything in them stands in the study, or is told with its number."""

from collections.abc import Callable
from pathlib import Path

import pytest
from commands import outcome
from refi_habits import HABITS, Habit
from typer.testing import CliRunner

from tfbb_coding.cli.app import app
from tfbb_coding.files.codebooks import find_codebook, load_codebook
from tfbb_coding.files.codings import coders, load_codings
from tfbb_coding.files.transcripts import read_transcript


def coded(study: Path) -> dict[tuple[str, str, str], set[str]]:
    """``{(coder, theme label, code label): words}``, every coding on the words that stand there."""
    book = load_codebook(find_codebook(study, None))
    labels = {(theme.id, ""): (theme.label, "") for theme in book.themes}
    labels |= {(theme.id, code.id): (theme.label, code.label) for theme in book.themes for code in theme.codes}
    found: dict[tuple[str, str, str], set[str]] = {}
    for one in (one for coder in coders(study) for one in load_codings(study, coder).codings):
        assert read_transcript(study / "transcripts" / f"{one.transcript}.txt").text[one.start : one.end] == one.quotation
        found.setdefault((one.coder, *labels[one.theme, one.code]), set()).add(one.quotation)
    return found


@pytest.mark.parametrize("habit", HABITS, ids=lambda one: one.__name__)
def test_nothing_is_lost_in_silence(habit: Callable[[Path], Habit], tmp_path: Path) -> None:
    made = habit(tmp_path)
    study = tmp_path / "ny studie"
    code, out, err = outcome("exchange", "import", made.path, "--into", study)
    assert code == 0, err
    assert "interviews: 2 taken in" in out
    there = coded(study)
    assert {key: words in there.get(key, set()) for key, words in made.said.items()} == dict.fromkeys(made.said, True), there
    words = "\n".join(path.read_text(encoding="utf-8") for path in study.rglob("*.*") if path.is_file() and "history" not in path.parts)
    assert [one for one in made.kept if one not in words] == []
    assert [one for one in made.told if one not in err] == [], err


@pytest.mark.parametrize("habit", HABITS, ids=lambda one: one.__name__)
def test_the_study_s_check_finds_nothing_afterwards_and_undo_leaves_nothing(habit: Callable[[Path], Habit], tmp_path: Path) -> None:
    study = tmp_path / "ny studie"
    outcome("exchange", "import", habit(tmp_path).path, "--into", study)
    checked = CliRunner().invoke(app, ["check", "study", "--study", str(study)])
    assert (checked.exit_code, checked.stdout) == (0, ""), checked.output
    undone = CliRunner().invoke(app, ["undo", "--study", str(study)])
    assert undone.exit_code == 0, undone.output
    assert sorted(path.name for path in study.iterdir()) == [".locks", "history", "log.jsonl"]
