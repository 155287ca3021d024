"""What people have coded and nobody has merged is told where results are made, on the screen and in the tables."""

from dataclasses import replace
from pathlib import Path

from small_study import decide, make_study
from typer.testing import CliRunner

from tfbb_coding.cli.app import app
from tfbb_coding.files.codings import load_codings, save_codings


def consensus(folder: Path, names: tuple[str, ...]) -> None:
    """What anna and bo have agreed on, as ``tfbb merge`` would keep it."""
    for name in names:
        said = [replace(one, coder="consensus") for one in load_codings(folder, "anna").codings if one.transcript == name]
        save_codings(folder, "consensus", name, said)


def test_after_a_merge_what_is_not_merged_is_named(tmp_path: Path) -> None:
    home = make_study(tmp_path / "studie")
    decide(home, "anna", ("norr", "soder", "vaster"))
    decide(home, "bo", ("norr", "soder"))
    consensus(home, ("norr", "soder"))
    result = CliRunner().invoke(app, ["themes", "--study", str(home), "--format", "csv"])
    assert result.exit_code == 0, result.output
    assert "coded but not merged, and so left out: vaster (9 codings)" in result.stderr
    assert "tfbb merge" in result.stderr
    tables = "".join(path.read_text(encoding="utf-8") for path in sorted((home / "results" / "handover").rglob("*.csv")))
    assert "inte sammanslagna än), och därför inte med: vaster." in tables
    assert "Inte kodade än, och därför inte med: oster." in tables


def test_nothing_is_said_where_everything_counts(tmp_path: Path) -> None:
    home = make_study(tmp_path / "studie")
    decide(home, "anna")
    result = CliRunner().invoke(app, ["themes", "--study", str(home)])
    assert "left out" not in result.stderr


def test_others_codings_are_named_where_one_coder_is_asked_for(tmp_path: Path) -> None:
    home = make_study(tmp_path / "studie")
    decide(home, "anna", ("norr", "soder"))
    decide(home, "bo", ("soder", "oster"))
    result = CliRunner().invoke(app, ["themes", "--study", str(home), "--coder", "anna"])
    assert "coded by others than these coders, and so left out: oster" in result.stderr
