"""``tfbb missed``: what nobody coded and yet sounds like what was accepted."""

import csv
import io
import json
from pathlib import Path

import pytest
from commands import outcome
from small_study import NAMES, decide, kind_of, make_study, units_of
from typer.testing import CliRunner

from tfbb_coding.cli.app import app
from tfbb_coding.files.codings import load_codings, save_codings
from tfbb_coding.model.coding import Status


def run(*arguments: str) -> tuple[int, str, str]:
    return outcome("missed", *arguments)


@pytest.fixture
def study(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The small study, in which the researcher has so far found the lying awake in two of four interviews."""
    monkeypatch.chdir(make_study(tmp_path))
    decide(tmp_path, names=NAMES[:2])
    decide(tmp_path, names=NAMES[2:], adds=False)
    return tmp_path


def rows(*arguments: str) -> list[dict[str, str]]:
    code, out, _err = run(*arguments, "--format", "csv")
    assert code == 0
    return list(csv.DictReader(io.StringIO(out)))


def test_help() -> None:
    code, out, _err = run("--help")
    assert code == 0
    assert "--theme" in out


def test_the_overlooked_come_first(study: Path) -> None:
    kinds = {unit.id: kind_of(unit) for name in NAMES for unit in units_of(study, name)}
    found = rows("--theme", "oro")
    assert [kinds[row["unit"]] for row in found[:6]] == ["awake"] * 6
    assert {row["transcript"] for row in found[:6]} == {"vaster", "oster"}
    assert {row["like_status"] for row in found} == {"accepted"}
    assert kinds[found[0]["like"]] == "awake"
    assert "vaken" in found[0]["shared"]
    assert [int(row["rank"]) for row in found] == list(range(1, len(found) + 1))
    assert [row["similarity"] for row in found] == sorted((row["similarity"] for row in found), reverse=True)


def test_no_unit_that_is_coded_and_none_as_what_it_was_rejected_as(study: Path) -> None:
    shown = {(row["theme"], row["unit"]) for row in rows()}
    assert shown
    codings = load_codings(study, "anna").codings
    assert not {unit for _theme, unit in shown} & {coding.unit for coding in codings if coding.status is Status.ACCEPTED}
    assert not shown & {(coding.theme, coding.unit) for coding in codings}


@pytest.mark.usefixtures("study")
def test_as_text() -> None:
    code, out, err = run("--n", "2")
    assert code == 0
    assert "Error" not in err
    assert out.startswith("Oro: 2 uncoded units most like the 18 accepted ones\n\n  1. ")
    assert "”Jag ligger vaken om nätterna" in out
    assert "most like " in out
    assert "Note" not in err


@pytest.mark.usefixtures("study")
def test_as_json() -> None:
    code, out, _err = run("--n", "1", "--format", "json")
    assert code == 0
    found = json.loads(out)
    assert found[0]["theme"] == "oro"
    assert found[0]["text"].startswith("Jag ligger vaken")


@pytest.mark.usefixtures("study")
def test_some_transcripts_alone() -> None:
    assert {row["transcript"] for row in rows("transcripts/norr.txt", "transcripts/oster.txt")} <= {"norr", "oster"}


@pytest.mark.usefixtures("study")
def test_two_runs_say_the_same() -> None:
    assert run() == run()


def test_proposals_stand_in_where_nothing_is_accepted_and_it_says_so(study: Path) -> None:
    for name in NAMES:
        save_codings(study, "anna", name, [])
    assert CliRunner().invoke(app, ["code"]).exit_code == 0
    code, out, err = run("--n", "1")
    assert code == 0
    assert "nothing is accepted yet, so the units are compared with those that are coded" in err
    assert "most like the 24 coded ones" in out


def test_a_theme_without_any_accepted_unit_is_named(study: Path) -> None:
    for name in NAMES:
        kept = [coding for coding in load_codings(study, "anna", name).codings if coding.theme == "oro"]
        save_codings(study, "anna", name, kept)
    CliRunner().invoke(app, ["code"])
    _code, _out, err = run("--n", "1")
    assert "nothing is accepted yet as Glädje" in err


def test_a_folder_that_is_no_study(study: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    elsewhere = tmp_path_factory.mktemp("annat")
    (elsewhere / "norr.txt").write_text((study / "transcripts" / "norr.txt").read_text(encoding="utf-8"), encoding="utf-8")
    monkeypatch.chdir(elsewhere)
    code, out, err = run("--codebook", str(study / "codebooks" / "tfbb.yaml"), "--n", "1")
    assert code == 0
    assert "nothing is coded on disk, so the units are compared with what the program codes now" in err
    assert "coded ones" in out
    assert [path.name for path in elsewhere.iterdir()] == ["norr.txt"]


def test_nothing_coded_at_all(study: Path) -> None:
    book = study / "codebooks" / "tfbb.yaml"
    book.write_text(
        book.read_text(encoding="utf-8").replace("[orolig, rädd]", "[vulkan]").replace("[rolig, glad]", "[lava]"), encoding="utf-8"
    )
    for name in NAMES:
        save_codings(study, "anna", name, [])
    code, out, _err = run()
    assert code == 0
    assert "Oro: nothing is coded, so there is nothing to be like" in out


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--theme", "orro"], "the codebook has no theme 'orro'"),
        (["inget.txt"], "no such file or folder"),
        (["--study", "ingen"], "no such study folder"),
        (["--n", "0"], "--n"),
    ],
)
@pytest.mark.usefixtures("study")
def test_bad_input(arguments: list[str], said: str) -> None:
    code, out, err = run(*arguments)
    assert (code, out) == (2, "")
    assert said in err
