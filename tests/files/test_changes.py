"""Changes: all or nothing, remembered, and taken back for those who were killed."""

import os
import signal
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from tfbb_coding.files.changes import changing, mend_unfinished
from tfbb_coding.files.codings import codings_path, load_codings, save_codings
from tfbb_coding.files.history import append_entry, check_history, forget, history_path, newest_first, shorten
from tfbb_coding.files.kept_texts import kept_texts
from tfbb_coding.files.line_changes import ConflictError, as_before, difference, without_change
from tfbb_coding.files.locks import EVERYBODY
from tfbb_coding.files.study import open_study
from tfbb_coding.model.coding import Coding, Status
from tfbb_coding.model.history import Entry

TEXT = "IP1: Vi hann inte. Det var svårt.\n"


def coding(start: int = 5, theme: str = "hinder", status: Status = Status.PROPOSED) -> Coding:
    return Coding("a", "a:0.1", 0, "IP1", start, start + 12, theme, "", "anna", status, 1.0, TEXT[start : start + 12])


@pytest.fixture
def study(tmp_path: Path) -> Path:
    (tmp_path / "transcripts").mkdir()
    (tmp_path / "transcripts" / "a.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "study.yaml").write_text("title: Prov\n", encoding="utf-8")
    return tmp_path


def save(root: Path, *codings: Coding, command: str = "review") -> None:
    with changing(root, command, "anna", codebook="abc"):
        save_codings(root, "anna", "a", codings)


def test_an_entry_says_who_when_what_and_which_codebook(study: Path) -> None:
    save(study, coding())
    save(study, coding(status=Status.ACCEPTED), coding(theme="mal"))
    second, first = newest_first(study)
    assert (first.by, first.coder, first.command, first.codebook, first.files[0].before) == ("anna", "anna", "review", "abc", "")
    assert [len(second.files[0].removed), len(second.files[0].added)] == [1, 2]
    assert second.time > first.time
    assert kept_texts(study, "a") == (TEXT,)


def test_what_changes_nothing_leaves_no_entry(study: Path) -> None:
    save(study, coding())
    save(study, coding())
    assert len(list(newest_first(study))) == 1
    assert not list((study / "history").glob("*.open"))


def test_an_error_takes_back_what_was_written(study: Path) -> None:
    save(study, coding())
    (study / "learned").mkdir()
    (study / "learned" / "study.json").write_text("{}")

    def fails() -> None:
        from tfbb_coding.files.atomic import remove, write_text

        with changing(study, "code", EVERYBODY):
            save_codings(study, "anna", "a", [])
            save_codings(study, "anna", "b", [])
            write_text(study / "learned" / "study.json", "{1}")
            remove([study / "transcripts" / "a.txt"])
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        fails()
    assert load_codings(study, "anna").codings == (coding(),)
    assert not codings_path(study, "anna", "b").exists()
    assert (study / "learned" / "study.json").read_text() == "{}"
    assert (study / "transcripts" / "a.txt").read_text(encoding="utf-8") == TEXT
    assert len(list(newest_first(study))) == 1


KILLED = """
import os, signal, sys
from pathlib import Path
from tfbb_coding.files.changes import changing
from tfbb_coding.files.codings import save_codings
root = Path(sys.argv[1])
with changing(root, "code", "anna"):
    save_codings(root, "anna", "a", [])
    (root / "codings" / "anna" / f".0123456789ab.{sys.argv[2]}.{os.getpid()}.tmp").write_text("half")
    os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.mark.skipif(os.name == "nt", reason="kills as Unix does")
def test_what_a_killed_command_began_is_taken_back_by_whoever_opens_the_study(study: Path) -> None:
    from tfbb_coding.files.atomic import _host

    save(study, coding())
    killed = subprocess.run([sys.executable, "-c", KILLED, str(study), _host()], check=False)
    assert killed.returncode == -signal.SIGKILL
    assert load_codings(study, "anna").codings == ()
    open_study(study)
    assert load_codings(study, "anna").codings == (coding(),)
    assert next(newest_first(study)).cut
    assert [path.name for path in (study / "codings" / "anna").iterdir()] == ["a.jsonl"]
    assert not list((study / "history").glob("*.open"))


def test_a_change_that_was_finished_is_not_taken_back(study: Path) -> None:
    save(study, coding())
    save(study)
    entry = next(newest_first(study))
    (study / "history" / "anna.open").write_bytes(history_path(study, "anna").read_bytes().splitlines()[-1] + b"\n")
    mend_unfinished(study)
    assert load_codings(study, "anna").codings == ()
    assert next(newest_first(study)) == entry


def test_a_change_within_a_change_is_part_of_it(study: Path) -> None:
    with changing(study, "merge", "consensus"):
        save(study, coding())
        save_codings(study, "consensus", "a", [coding()])
    (entry,) = newest_first(study)
    assert [one.path for one in entry.files] == ["codings/anna/a.jsonl", "codings/consensus/a.jsonl"]
    assert entry.coder == "consensus"


def test_newest_first_over_all_coders_and_however_long_a_line_is(tmp_path: Path) -> None:
    for n in range(300):
        append_entry(tmp_path, Entry(f"{n:06}", f"2026-01-01T00:{n // 60:02}:{n % 60:02}", "x" * (n * 7), f"c{n % 3}", "review", "1"))
    cut = tmp_path / "history" / "c1.jsonl"
    cut.write_bytes(cut.read_bytes() + b'{"id": "avbru')
    assert [int(entry.id) for entry in newest_first(tmp_path)] == list(range(299, -1, -1))
    assert [finding.line for finding in check_history(tmp_path)] == [101]


def test_words_are_forgotten_for_good(study: Path) -> None:
    save(study, coding())
    save(study, replace(coding(), quotation="hemligt"))
    save(study)
    assert "hemligt" in history_path(study, "anna").read_text(encoding="utf-8")
    assert forget(study, lambda one: one.path.endswith("/a.jsonl")) == 3
    assert "hemligt" not in history_path(study, "anna").read_text(encoding="utf-8")
    assert [entry.forgotten for entry in newest_first(study)] == [True, True, True]


WRITER = """
import sys
from pathlib import Path
from tfbb_coding.files.changes import changing
from tfbb_coding.files.codings import save_codings
from tfbb_coding.model.coding import Coding, Status
root, coder = Path(sys.argv[1]), sys.argv[2]
several = []
for n in range(30):
    several.append(Coding("a", "a:0.1", 0, "IP1", n, n + 1, "hinder", "", coder, Status.ACCEPTED, 1.0, "x"))
    with changing(root, "review", coder):
        save_codings(root, coder, "a", several)
"""


def test_several_people_write_at_once_and_nothing_of_theirs_is_lost(study: Path) -> None:
    people = ("anna", "bo", "eva")
    writers = [subprocess.Popen([sys.executable, "-c", WRITER, str(study), who]) for who in people]
    assert [writer.wait() for writer in writers] == [0, 0, 0]
    for who in people:
        assert [one.start for one in load_codings(study, who).codings] == list(range(30))
    assert len(list(newest_first(study))) == 90
    assert not list((study / "history").glob("*.open"))


def test_the_programs_own_words_are_remembered_up_to_a_limit_and_the_newest_always(study: Path) -> None:
    for n in range(8):
        with changing(study, "code", "rules"):
            save_codings(study, "rules", "a", [replace(coding(), coder="rules", score=float(n), quotation="x" * 3000)])
    shorten(study, "rules", 12_000)
    assert [entry.forgotten for entry in newest_first(study)] == [False] + [True] * 7
    before = history_path(study, "rules").read_bytes()
    shorten(study, "rules")
    assert history_path(study, "rules").read_bytes() == before


def test_where_a_drive_knows_no_locks_a_change_under_way_is_not_taken_for_a_killed_ones(
    study: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import filelock

    def none(_self: object, **_more: object) -> None:
        raise OSError(38, "Function not implemented")

    save(study, coding())
    subprocess.run([sys.executable, "-c", KILLED, str(study), "0"], check=False)
    monkeypatch.setattr(filelock.FileLock, "acquire", none)
    mend_unfinished(study)
    assert load_codings(study, "anna").codings == ()
    journal = study / "history" / "anna.open"
    os.utime(journal, (0, 0))
    mend_unfinished(study)
    assert load_codings(study, "anna").codings == (coding(),)


def line(start: int, theme: str = "hinder") -> str:
    return f'{{"unit": "a:0.1", "start": {start}, "end": {start + 1}, "theme": "{theme}", "code": ""}}\n'


def test_a_difference_leads_back_exactly() -> None:
    old, new = (line(1) + line(3) + line(5)).encode(), (line(1) + line(2) + line(5)).encode()
    change = difference("codings/a/b.jsonl", old, new)
    assert change is not None
    assert (len(change.removed), len(change.added)) == (1, 1)
    assert as_before(new, change) == old
    for before, after in ((None, new), (old, None), (b"", new), (old, b""), (b"a\nb\na", b"b\na\na\n")):
        change = difference("codings/a/b.jsonl", before, after)
        assert change is not None
        assert as_before(after, change) == before


def test_one_change_is_taken_back_from_among_later_ones() -> None:
    old, new = (line(1) + line(3)).encode(), (line(1) + line(4)).encode()
    change = difference("codings/a/b.jsonl", old, new)
    assert change is not None
    assert without_change((line(0) + line(1) + line(4)).encode(), change) == (line(0) + line(1) + line(3)).encode()
    with pytest.raises(ConflictError):
        without_change(line(0).encode(), change)
    with pytest.raises(ConflictError):
        without_change((line(3) + line(4)).encode(), change)


def test_what_is_not_to_be_remembered_is_still_taken_back_on_an_error_and_leaves_no_words(study: Path) -> None:
    from tfbb_coding.files.atomic import write_text

    def withdraws(*, fails: bool) -> None:
        with changing(study, "withdraw", EVERYBODY, remembers=False):
            save_codings(study, "anna", "a", [])
            write_text(study / "transcripts" / "a.txt", "IP1: [borttaget]\n")
            forget(study, lambda _one: True)
            if fails:
                raise KeyboardInterrupt

    save(study, coding())
    with pytest.raises(KeyboardInterrupt):
        withdraws(fails=True)
    assert load_codings(study, "anna").codings == (coding(),)
    assert (study / "transcripts" / "a.txt").read_text(encoding="utf-8") == TEXT
    withdraws(fails=False)
    left = b"".join(path.read_bytes() for path in (study / "history").rglob("*") if path.is_file() and path.parent.name != "texts")
    assert b"hann" not in left
    assert not list((study / "history" / "kept").iterdir())
    assert next(newest_first(study)).forgotten
