"""``tfbb review`` in a real terminal: what is seen, what is kept, and what a sudden end leaves behind."""

import json
import os
import random
import signal
import time
from pathlib import Path

import pytest
from talking_study import make_talking_study
from typer.testing import CliRunner

from tfbb_coding.cli.app import app
from tfbb_coding.files.changes import mend_unfinished
from tfbb_coding.files.codings import load_codings, save_codings
from tfbb_coding.files.condensations import load_condensations
from tfbb_coding.files.notes import load_notes
from tfbb_coding.model.coding import Status
from tfbb_coding.model.decision import NoteKind

pytest.importorskip("fcntl", reason="this system has no pseudo-terminals")
from terminal import DOWN, ENTER, UP, Terminal

KILLS = int(os.environ.get("TFBB_KILLS", "60"))
"""``TFBB_KILLS=200 pytest tests/cli/test_review_screen.py -k killed`` kills as often as it says, however long that takes."""
SECONDS = 70 if "TFBB_KILLS" not in os.environ else 3600


@pytest.fixture
def study(tmp_path: Path) -> Path:
    return make_talking_study(tmp_path / "Min studie åäö")


def said(study: Path) -> list[tuple[str, str, str]]:
    return [(c.unit, c.theme, str(c.status)) for c in load_codings(study, "eva").codings]


def test_a_review_in_a_terminal(study: Path) -> None:
    terminal = Terminal(study, "review", "--as", "eva", language="sv")
    text = terminal.wait("▌ Vi hann inte med träffarna")
    assert "Vad har varit svårt?" in text
    terminal.keys("a")
    terminal.wait(lambda text: "▸ ○ Mål" in text)
    assert said(study) == [("ett:1.1", "hinder", "accepted")]
    terminal.keys("r")
    terminal.wait("▌ Det regnade.")
    terminal.keys("/", "b", "å", "ten", ENTER)
    terminal.wait("▌ Vi hann inte måla båten")
    terminal.keys("n")
    terminal.wait("Ctrl+J")
    terminal.keys("åäö", ENTER)
    terminal.wait("✎")
    terminal.keys(UP, DOWN, "q")
    assert terminal.end() == 0
    assert said(study) == [("ett:1.1", "hinder", "accepted"), ("ett:1.1", "mal", "rejected")]
    assert [note.text for note in load_notes(study, NoteKind.MEMO, "eva").notes] == ["åäö"]
    log = [json.loads(line) for line in (study / "log.jsonl").read_text(encoding="utf-8").splitlines()]
    assert (log[-1]["command"], log[-1]["counts"]) == ("review", {"accept": 1, "memo": 1, "reject": 1})
    assert "(25 %)" in "\n".join(terminal.screen.display)


def test_a_wide_terminal(study: Path) -> None:
    terminal = Terminal(study, "review", "--as", "eva", "--theme", "mal", columns=200, rows=50)
    text = terminal.wait(lambda text: "Vi hann inte med träffarna" in text and "Quit" in text)
    terminal.wait("Only: Mål")
    assert "1/2" in text
    cells = [cell for row in terminal.screen.buffer.values() for cell in row.values()]
    assert {cell.bg for cell in cells} == {"default"}, "the terminal's own background, light or dark"
    assert {cell.fg for cell in cells} <= {"default", "magenta", "blue"}
    terminal.keys("q")
    assert terminal.end() == 0


def test_without_colour_nothing_is_painted_black_on_black(study: Path) -> None:
    terminal = Terminal(study, "review", "--as", "eva", colour=False)
    terminal.wait(lambda text: "Vi hann inte med träffarna" in text and "Quit" in text)
    cells = [cell for row in terminal.screen.buffer.values() for cell in row.values()]
    assert {(cell.fg, cell.bg) for cell in cells} == {("default", "default")}
    terminal.keys("q")
    assert terminal.end() == 0


def test_no_terminal_no_review(study: Path) -> None:
    result = CliRunner().invoke(app, ["review", "--study", str(study)])
    assert result.exit_code == 2
    assert "tfbb review export" in result.stderr
    assert CliRunner().invoke(app, ["review", "open", str(study)]).exit_code == 2
    assert CliRunner().invoke(app, ["review", "--help"]).exit_code == 0


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("--coder", "bo"), "shows nobody else's decisions"),
        (("--coder", "olle"), "there are no codings by 'olle'"),
        (("--case", "x"), "the study has no case 'x'"),
        (("--theme", "x"), "the codebook has no theme 'x'"),
        (("transcripts/tre.txt",), "tre.txt"),
        (("--study", "nånstans"), "no such study folder"),
    ],
)
def test_what_cannot_be_reviewed_is_told(study: Path, arguments: tuple[str, ...], told: str) -> None:
    save_codings(study, "bo", "ett", load_codings(study, "both", "ett").codings)
    terminal = Terminal(study, "review", "--as", "eva", *arguments, columns=160)
    terminal.wait(told)
    assert terminal.end() == 2


def test_the_same_coder_twice_is_told_and_others_are_not(study: Path) -> None:
    first = Terminal(study, "review", "--as", "eva")
    first.wait("▌")
    second = Terminal(study, "review", "--as", "eva", columns=160)
    second.wait("what 'eva' says is being changed by `tfbb review`")
    assert second.end() == 2
    third = Terminal(study, "review", "--as", "bo")
    third.wait("▌")
    third.keys("r")
    third.wait("▸ ○ Mål")
    first.keys("a")
    first.wait("▸ ○ Mål")
    for terminal in (first, third):
        terminal.keys("q")
        assert terminal.end() == 0
    assert said(study) == [("ett:1.1", "hinder", "accepted")]
    assert [c.status for c in load_codings(study, "bo").codings] == [Status.REJECTED]


@pytest.mark.parametrize("how", [signal.SIGHUP, signal.SIGTERM])
def test_a_closed_window_keeps_what_stands_in_an_open_box(study: Path, how: signal.Signals) -> None:
    terminal = Terminal(study, "review", "--as", "eva")
    terminal.wait("▌")
    terminal.keys("a")
    terminal.wait("▸ ○ Mål")
    terminal.keys("n")
    terminal.wait("Ctrl+J")
    terminal.keys("Påbörjad tanke")
    terminal.wait("Påbörjad tanke")
    terminal.kill(how)
    assert terminal.code == 128 + how
    assert [note.text for note in load_notes(study, NoteKind.MEMO, "eva").notes] == ["Påbörjad tanke"]
    log = [json.loads(line) for line in (study / "log.jsonl").read_text(encoding="utf-8").splitlines()]
    assert (log[-1]["command"], log[-1]["counts"]) == ("review", {"accept": 1, "memo": 1})


def test_an_unfinished_condensation_is_kept_and_confirms_nothing(study: Path) -> None:
    terminal = Terminal(study, "review", "--as", "eva")
    terminal.wait("▌")
    terminal.keys("k")
    terminal.wait("Esc")
    terminal.keys(" och så")
    terminal.wait("och så")
    terminal.kill(signal.SIGHUP)
    assert load_condensations(study, ["eva"]).condensations == ()
    (note,) = load_notes(study, NoteKind.MEMO, "eva").notes
    assert note.text.startswith("Condensation that was not finished: Vi hann inte med träffarna i höstas")
    assert note.text.endswith(" och så")
    terminal = Terminal(study, "review", "--as", "eva")
    terminal.wait("✎")
    terminal.keys("k")
    terminal.wait("Esc")
    terminal.kill(signal.SIGHUP)  # what the program proposes is nobody's words
    assert load_notes(study, NoteKind.MEMO, "eva").notes == (note,)


def kill_now_and_then(study: Path, kills: int, seconds: float, seed: int) -> int:
    """Decide, and kill at random moments; what the screen has called saved must be there, and nothing half. How often it was killed."""
    chance = random.Random(seed)
    end, done = time.monotonic() + seconds, 0
    promised: set[tuple[str, str]] = set()
    while done < kills and time.monotonic() < end:
        terminal = Terminal(study, "review", "--as", "eva")
        terminal.wait("▌", 60)
        for _press in range(chance.randint(1, 4)):
            terminal.keys(chance.choice(("a", "a", "A", "r", "f", "s\r", "m", "k\r", "j", " ")))
            if chance.random() < 0.5:
                terminal.look(chance.random() / 10)
        terminal.look(chance.random() / 25)
        promised |= promises("\n".join(terminal.screen.display))
        terminal.kill()
        done += 1
        check(study, promised)
    return done


def promises(screen: str) -> set[tuple[str, str]]:
    """The unit that the screen says an accepted or rejected theme of was saved."""
    line = next((line for line in screen.splitlines() if "Saved." in line and (": accepted" in line or ": rejected" in line)), "")
    return {(line.strip().split(": ")[0], "said")} if line else set()


def check(study: Path, promised: set[tuple[str, str]]) -> None:
    mend_unfinished(study)  # what every command does first
    codings = load_codings(study, "eva")
    assert not codings.findings
    assert not [
        load_notes(study, kind, "eva").findings for kind in (NoteKind.FAVOURITE, NoteKind.UNIT) if load_notes(study, kind, "eva").findings
    ]
    assert not list(study.glob("*/eva/.*.tmp"))
    texts = {path.stem: path.read_text(encoding="utf-8") for path in (study / "transcripts").iterdir()}
    assert all(c.quotation in texts[c.transcript] for c in codings.codings)
    spoken = {c.unit for c in codings.codings}
    turns = {unit.rpartition(".")[0] for unit in spoken}  # a unit may have been split or merged since
    assert {unit.rpartition(".")[0] for unit, _what in promised} <= turns


@pytest.mark.slow
def test_killed_in_the_middle_nothing_decided_is_lost(tmp_path: Path) -> None:
    study = make_talking_study(tmp_path / "studie", times=12)
    done = kill_now_and_then(study, KILLS, SECONDS, seed=5)
    assert done >= (KILLS if "TFBB_KILLS" in os.environ else 10), done
