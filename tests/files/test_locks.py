"""One writer at a time for each coder, told apart from the others' and from those that were killed."""

import json
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tfbb_coding.errors import TfbbError
from tfbb_coding.files import locks
from tfbb_coding.files.locks import EVERYBODY, holding
from tfbb_coding.files.log import append_log

HOLD = """
import sys, time
from pathlib import Path
from tfbb_coding.files.locks import holding
with holding(Path(sys.argv[1]), sys.argv[2], "review"):
    print("held", flush=True)
    time.sleep(60)
"""
Holder = Callable[[str], "subprocess.Popen[str]"]


@pytest.fixture
def holder(tmp_path: Path) -> Iterator[Holder]:
    """Starts processes that hold a coder's lock."""
    started: list[subprocess.Popen[str]] = []

    def start(coder: str) -> "subprocess.Popen[str]":
        process = subprocess.Popen([sys.executable, "-c", HOLD, str(tmp_path), coder], stdout=subprocess.PIPE, text=True)
        started.append(process)
        assert process.stdout is not None
        assert process.stdout.readline() == "held\n"
        return process

    yield start
    for process in started:
        process.kill()
        process.wait()
        assert process.stdout is not None
        process.stdout.close()


def take(root: Path, coder: str) -> None:
    with holding(root, coder, "code", patience=0.2):
        pass


def test_the_second_is_told_who_since_when_and_what_to_do(tmp_path: Path, holder: Holder) -> None:
    holder("anna")
    before = time.monotonic()
    with pytest.raises(TfbbError) as caught:
        take(tmp_path, "anna")
    assert time.monotonic() - before < 2
    said = str(caught.value)
    assert "what 'anna' says is being changed by `tfbb review`" in said
    assert time.strftime("%Y-%m-") in said
    assert "wait until it has finished, or end it there" in said
    assert caught.value.exit_code == 2


def test_different_coders_do_not_stand_in_each_others_way(tmp_path: Path, holder: Holder) -> None:
    holder("anna")
    take(tmp_path, "bo")


def test_a_killed_holder_blocks_nobody(tmp_path: Path, holder: Holder) -> None:
    process = holder("anna")
    process.kill()
    process.wait()
    take(tmp_path, "anna")


def test_what_changes_the_whole_study_waits_for_everybody_and_everybody_for_it(tmp_path: Path, holder: Holder) -> None:
    process = holder("anna")
    with pytest.raises(TfbbError, match="'anna' says is being changed"):
        take(tmp_path, EVERYBODY)
    process.kill()
    process.wait()
    holder(EVERYBODY)
    with pytest.raises(TfbbError, match="the whole study is being changed by"):
        take(tmp_path, "en-ny")


def test_within_one_process_a_lock_may_be_taken_again(tmp_path: Path) -> None:
    with holding(tmp_path, "anna", "review"), holding(tmp_path, "anna", "review"), holding(tmp_path, EVERYBODY, "undo"):
        take(tmp_path, "bo")
    assert not locks.is_taken_here(tmp_path, "anna")
    assert not list((tmp_path / ".locks").glob("*.json"))


def test_a_drive_that_knows_no_locks_is_worked_on_all_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import filelock

    def none(_self: object, **_more: object) -> None:
        raise OSError(38, "Function not implemented")

    monkeypatch.setattr(filelock.FileLock, "acquire", none)
    take(tmp_path, "anna")


APPEND = """
import sys
from pathlib import Path
from tfbb_coding.files.log import append_log
for n in range(40):
    append_log(Path(sys.argv[1]), "code", {"n": n}, {}, {"who": sys.argv[2]})
"""


def test_several_processes_write_the_log_and_no_line_is_lost_or_mixed(tmp_path: Path) -> None:
    writers = [subprocess.Popen([sys.executable, "-c", APPEND, str(tmp_path), f"p{n}"]) for n in range(4)]
    assert [writer.wait() for writer in writers] == [0, 0, 0, 0]
    lines = [json.loads(line) for line in (tmp_path / "log.jsonl").read_text().splitlines()]
    assert sorted((line["parameters"]["who"], line["counts"]["n"]) for line in lines) == [(f"p{w}", n) for w in range(4) for n in range(40)]
    append_log(tmp_path, "code", {}, {})
