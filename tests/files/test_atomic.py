"""Either the old file or the new one."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tfbb_coding.errors import TfbbError
from tfbb_coding.files import atomic
from tfbb_coding.files.atomic import write_all, write_bytes, write_text


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.rglob("*"))


def test_text_is_utf8_with_plain_line_ends_and_folders_are_made(tmp_path: Path) -> None:
    path = tmp_path / "mina resultat" / "åäö.csv"
    write_text(path, "a;b\nså\n")
    assert path.read_bytes() == "a;b\nså\n".encode()
    write_text(path, "nytt", encoding="utf-8-sig")
    assert path.read_bytes() == b"\xef\xbb\xbfnytt"
    assert names(path.parent) == ["åäö.csv"]


def test_a_failure_while_writing_leaves_the_old_file_and_nothing_else(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.txt"
    path.write_text("gammalt")

    def full(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(TfbbError, match="the disk is full") as caught:
        write_bytes(path, b"nytt")
    assert caught.value.path == path
    assert path.read_text() == "gammalt"
    assert names(tmp_path) == ["a.txt"]


def test_a_killed_run_leaves_the_old_file_and_no_temporary_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.txt"
    path.write_text("gammalt")

    def interrupted(_handle: int) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", interrupted)
    with pytest.raises(KeyboardInterrupt):
        write_bytes(path, b"nytt")
    assert path.read_text() == "gammalt"
    assert names(tmp_path) == ["a.txt"]


def test_of_several_files_none_is_replaced_when_one_cannot_be(tmp_path: Path) -> None:
    first, second = tmp_path / "a.csv", tmp_path / "b.csv"
    first.write_text("gammalt")
    second.mkdir()
    with pytest.raises(TfbbError, match="is a folder") as caught:
        write_all({first: b"nytt", second: b"nytt"})
    assert caught.value.path == second
    assert first.read_text() == "gammalt"
    assert names(tmp_path) == ["a.csv", "b.csv"]


def test_several_files_are_all_written(tmp_path: Path) -> None:
    write_all({tmp_path / f"{name}.csv": name.encode() for name in "abc"})
    assert [(tmp_path / f"{name}.csv").read_text() for name in "abc"] == ["a", "b", "c"]
    assert names(tmp_path) == ["a.csv", "b.csv", "c.csv"]


def test_a_file_where_a_folder_should_be_is_told(tmp_path: Path) -> None:
    (tmp_path / "results").write_text("")
    with pytest.raises(TfbbError, match="a file stands where a folder should be"):
        write_text(tmp_path / "results" / "a.csv", "x")


@pytest.fixture
def locked(tmp_path: Path) -> Iterator[Path]:
    folder = tmp_path / "låst"
    folder.mkdir()
    folder.chmod(0o500)
    yield folder
    folder.chmod(0o700)


@pytest.fixture
def as_nobody(locked: Path) -> Iterator[Path]:
    """The folder ``locked``, seen by somebody who may not write everywhere, also where the tests run as root."""
    if os.name == "nt":
        pytest.skip("rights of this kind are POSIX's")
    root = os.geteuid() == 0
    if root:
        os.seteuid(65534)
    yield locked
    if root:
        os.seteuid(0)


def test_a_read_only_folder_is_told_with_its_path(as_nobody: Path) -> None:
    folder = as_nobody
    with pytest.raises(TfbbError, match="may not be written") as caught:
        write_text(folder / "a.csv", "x")
    assert caught.value.path == folder / "a.csv"
    assert caught.value.hint


@pytest.mark.skipif(os.name == "nt", reason="rights of this kind are POSIX's")
def test_a_new_file_has_the_rights_of_the_old_one_and_others_may_read_a_first_one(tmp_path: Path) -> None:
    old, new = tmp_path / "gammal", tmp_path / "ny"
    old.write_text("")
    old.chmod(0o640)
    before = os.umask(0o022)
    try:
        write_all({old: b"x", new: b"x"})
    finally:
        os.umask(before)
    assert [oct(path.stat().st_mode & 0o777) for path in (old, new)] == ["0o640", "0o644"]


@pytest.mark.skipif(os.name == "nt", reason="links need rights on Windows")
def test_a_link_stays_a_link(tmp_path: Path) -> None:
    real, link = tmp_path / "riktig.txt", tmp_path / "länk.txt"
    real.write_text("gammalt")
    link.symlink_to(real)
    write_text(link, "nytt")
    assert link.is_symlink()
    assert real.read_text() == "nytt"


@pytest.mark.skipif(os.name == "nt", reason="rights of this kind are POSIX's")
def test_only_the_owner_may_read_what_is_being_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[tuple[int, str]] = []

    def look(_handle: int) -> None:
        seen.extend((path.stat().st_mode & 0o777, path.name) for path in tmp_path.glob(".*.tmp"))

    monkeypatch.setattr(os, "fsync", look)
    before = os.umask(0)
    try:
        write_all({tmp_path / "a": b"x", tmp_path / "b": b"x"}, {tmp_path / "b": 0o640})
    finally:
        os.umask(before)
    assert {mode for mode, _name in seen} == {0o600}
    assert all(f".{os.getpid()}.tmp" in name for _mode, name in seen)
    assert [oct((tmp_path / name).stat().st_mode & 0o777) for name in "ab"] == ["0o666", "0o640"]


@pytest.mark.skipif(os.name == "nt", reason="processes are not asked for on Windows")
def test_what_killed_runs_left_is_removed_and_what_others_write_is_not(tmp_path: Path) -> None:
    ended = subprocess.Popen([sys.executable, "-c", ""])
    ended.wait()
    host = atomic._host()
    old, dead, elsewhere, alive, fresh, other = (
        tmp_path / name
        for name in (
            ".0123456789ab.tmp",
            f".0123456789ac.{host}.{ended.pid}.tmp",
            f".0123456789ad.{'0' * 8}.{ended.pid}.tmp",
            f".0123456789ae.{host}.{os.getppid()}.tmp",
            ".0123456789af.tmp",
            "anteckning.tmp",
        )
    )
    for path in (old, dead, elsewhere, alive, fresh, other):
        path.write_text("ord")
    for path in (old, other):
        os.utime(path, (time.time() - 7200,) * 2)
    write_text(tmp_path / "a", "x")
    assert [path.exists() for path in (old, dead, elsewhere, alive, fresh, other)] == [False, False, True, True, True, True]
