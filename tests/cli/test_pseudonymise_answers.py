"""Answers to the questions of ``tfbb pseudonymise`` outlive whatever ends the run: Ctrl-C, a closed window, a killed process."""

import contextlib
import csv
import random
import re
import signal
import time
from pathlib import Path

import pytest
import typer
from commands import outcome
from terminal import ENTER, Terminal

from tfbb_coding.errors import TfbbError
from tfbb_coding.files.answers import AnswerFile, answers_path

SECRET = "en lång mening om gröna hus"
NAMES = ("Fatima Lindström", "Torbjörn Ek", "Majken Sandahl", "Rigmor Wallén", "Ludvig Åkesson", "Gunvor Hedin")
TALK = "\n\n".join(f"Deltagare {n}: Jag heter {name} och trivs här." for n, name in enumerate(NAMES, 1)) + "\n"
COMMAND = ("pseudonymise", "rå", "--out", "ut", "--key", "nyckel/a.key")
KEY = Path("nyckel/a.key")


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "rå").mkdir()
    (tmp_path / "rå" / "samtal ett.txt").write_text(TALK, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("TFBB_PASSPHRASE", SECRET)
    monkeypatch.setattr("tfbb_coding.files.vault.COST", 10)  # what a guesser should pay is no test's to pay
    return tmp_path


def said(monkeypatch: pytest.MonkeyPatch, *answers: str, again: bool = False, paths: tuple[str, ...] = ("rå",)) -> list[str]:
    """The command with somebody at the terminal who gives these answers and then stops; the defaults that Enter would have said."""
    from tfbb_coding.cli.pseudonymise import pseudonymise

    class Somebody:
        def isatty(self) -> bool:
            return True

    defaults: list[str] = []
    waiting = iter(answers)

    def prompt(_question: str, *, default: str = "", **_kinds: object) -> str:
        defaults.append(default)
        answer = next(waiting, "q")
        return default if answer == "" else answer

    monkeypatch.setattr("sys.stdin", Somebody())
    monkeypatch.setattr("typer.prompt", prompt)
    with contextlib.suppress(typer.Abort, typer.Exit):
        pseudonymise([Path(path) for path in paths], Path("ut"), KEY, ask_again=again)
    return defaults


def kept() -> list[tuple[str, str | None, bool]]:
    return [(one.words, one.placeholder, one.always) for one in AnswerFile(KEY, SECRET).answers]


def copy(folder: Path, name: str = "samtal ett") -> str:
    return (folder / "ut" / f"{name}.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("end", [signal.SIGKILL, signal.SIGHUP])
def test_answers_outlive_the_run_and_the_next_one_goes_on(folder: Path, end: signal.Signals) -> None:
    terminal = Terminal(folder, *COMMAND, columns=150)
    for number, answer in enumerate(("a", "n", "[kollega]"), 1):
        terminal.wait(f"{number}/6 ")
        terminal.keys(answer, ENTER)
    terminal.wait("4/6 ")
    terminal.kill(end)
    assert [path.name for path in (folder / "nyckel").iterdir()] == ["a.key.answers"]
    assert answers_path(KEY).stat().st_mode & 0o777 == 0o600
    assert b"Fatima" not in answers_path(KEY).read_bytes()
    assert not (folder / "ut").exists()
    terminal = Terminal(folder, *COMMAND, columns=150)
    seen = terminal.wait("4/6 ")
    assert "3 answers from before are used" in seen
    assert "1/6 " not in seen
    terminal.keys(*(("w", ENTER) * 3))
    assert terminal.end() in {0, 1}
    after = copy(folder)
    assert "Jag heter [namn 1] " in after
    assert f"Jag heter {NAMES[1]} " in after
    assert "Jag heter [kollega] " in after
    assert not [name for name in (NAMES[0], *NAMES[2:]) if name in after]


def test_control_c_tells_where_the_answers_are(folder: Path) -> None:
    terminal = Terminal(folder, *COMMAND, columns=150)
    terminal.wait("1/6 ")
    terminal.keys("a", ENTER)
    terminal.wait("2/6 ")
    terminal.keys("\x03")
    terminal.wait("1 answer is kept, encrypted, in nyckel/a.key.answers. Run the same command to go on")
    assert terminal.end() != 0
    assert kept() == [(NAMES[0], "[namn 1]", False)]


@pytest.mark.slow
def test_killed_at_any_moment_loses_the_question_on_the_screen_at_most(folder: Path) -> None:
    chance = random.Random(17)
    for _round in range(4):
        before = len(kept())
        terminal = Terminal(folder, *COMMAND, columns=150)
        terminal.wait(f"{before + 1}/6 ")
        terminal.keys(*(("w", ENTER) * 2))
        time.sleep(chance.random() * 0.9)
        seen = [int(number) for number in re.findall(r"(\d)/6 ", terminal.look())]
        terminal.kill()
        assert len(kept()) >= max(seen) - 1
        if len(kept()) == len(NAMES):
            break
    assert {path.name for path in (folder / "nyckel").glob("[!.]*")} <= {"a.key.answers", "a.key"}


def test_a_new_transcript_is_all_that_is_asked_about_later(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    said(monkeypatch, "w", "n", "[kollega]", "l", "a", "a")
    first = copy(folder)
    new = f"Deltagare 1: {NAMES[1]}, {NAMES[0]} och Sigurd Palm satt där.\n"
    (folder / "rå" / "annat samtal.txt").write_text(new, encoding="utf-8")
    assert len(said(monkeypatch, "a")) == 1
    assert copy(folder) == first
    assert copy(folder, "annat samtal") == f"Deltagare 1: {NAMES[1]}, [namn 1] och [namn 7] satt där.\n"


def test_answers_about_other_files_stay(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    said(monkeypatch, "a", "l")
    (folder / "två").mkdir()
    (folder / "två" / "b.txt").write_text("Deltagare 1: Jag heter Sigurd Palm.\n", encoding="utf-8")
    said(monkeypatch, "l", "q", paths=("två",))
    assert kept() == [(NAMES[0], "[namn 1]", False), (NAMES[1], None, False), ("Sigurd Palm", None, False)]
    said(monkeypatch, "l", paths=(str(folder / "rå" / "samtal ett.txt"),))
    assert len(kept()) == 4, "named from another folder, the file is the same"


def test_a_file_that_has_changed_keeps_the_answers_whose_surroundings_are_as_they_were(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    said(monkeypatch, "a", "n", "l")
    path = folder / "rå" / "samtal ett.txt"
    path.write_text("Deltagare 9: Det här stod inte förr, men nu gör det det.\n\n" + TALK, encoding="utf-8")
    assert len(said(monkeypatch, "a", "a", "a", "a")) == 4, "the first one, whose surroundings have changed, and the last three"
    assert f"heter {NAMES[1]}" in copy(folder)


def test_everything_can_be_asked_again_and_enter_keeps(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    said(monkeypatch, "a", "n", "[kollega]", "w", "l")
    assert said(monkeypatch, "", "a", again=True) == ["a", "n", "[kollega]"]
    assert kept()[:3] == [(NAMES[0], "[namn 1]", False), (NAMES[1], "[namn 2]", False), (NAMES[2], "[kollega]", True)]
    assert len(kept()) == 5, "those that were not reached are not lost"


def test_one_goes_back_to_answers_from_before(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    said(monkeypatch, "a", "n")
    assert said(monkeypatch, "b", "b", "l", "") == ["a", "n", "a", "n", "a"]
    assert kept() == [(NAMES[0], None, False), (NAMES[1], None, True)]


def test_without_questions_the_answers_hold_and_else_what_is_certain(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    said(monkeypatch, "[kollega]", "n")
    code, _out, err = outcome(*COMMAND, "--yes")
    assert (code, "2 answers from before are used" in err) == (0, True)
    assert f"heter [kollega] och trivs här.\n\nDeltagare 2: Jag heter {NAMES[1]} " in copy(folder)
    assert "heter [namn 3] " in copy(folder)


def test_a_table_to_review_has_the_answers_filled_in(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    said(monkeypatch, "[kollega]", "n")
    outcome("pseudonymise", "rå", "--propose", "nyckel/b.csv", "--key", str(KEY))
    rows = list(csv.reader((folder / "nyckel" / "b.csv").read_text(encoding="utf-8-sig").splitlines(), delimiter=";"))
    assert [(row[7], row[9]) for row in rows[1:4]] == [("[kollega]", "accept"), ("[namn 2]", "leave"), ("[namn 3]", "accept")]


def test_another_passphrase_is_told_before_anything_is_asked(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    said(monkeypatch, "a")
    monkeypatch.setenv("TFBB_PASSPHRASE", "en annan mening")
    code, _out, err = outcome(*COMMAND, "--yes")
    assert (code, "a.key.answers: the passphrase is not the right one" in err) == (2, True)
    assert not (folder / "ut").exists()


def test_a_file_that_holds_no_answers_is_told(folder: Path) -> None:
    answers_path(KEY).parent.mkdir()
    answers_path(KEY).write_bytes(b"hej")
    code, _out, err = outcome(*COMMAND, "--yes")
    assert (code, "a.key.answers" in err, "delete it" in err) == (2, True, True)


def test_two_who_answer_at_once_do_not_write_over_each_other(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    said(monkeypatch, "a")
    first, second = AnswerFile(KEY, SECRET), AnswerFile(KEY, SECRET)
    first.keep(first.answers)
    with pytest.raises(TfbbError, match="another run"):
        second.keep(())
