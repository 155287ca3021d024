"""kill -9 at any moment: nothing confirmed is lost, and nothing half-written remains once the study is opened again.

``TFBB_KILLS=200 pytest tests/cli/test_killed.py -s`` kills more often and prints where the kills fell.
"""

import csv
import io
import os
import random
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

import pytest
from small_study import BOOK, decide, make_study
from typer.testing import CliRunner

from tfbb_coding.cli.app import app
from tfbb_coding.files.changes import changing
from tfbb_coding.files.history import newest_first
from tfbb_coding.files.study import open_study

KILLS = int(os.environ.get("TFBB_KILLS", "4"))
WAITS = """
import sys
from tfbb_coding.cli.app import app
import tfbb_coding.cli.code, tfbb_coding.steps.code, tfbb_coding.files.changes, tfbb_coding.steps.review, rich.progress, filelock, pydantic
print("ready", flush=True)
sys.stdin.readline()
app(sys.argv[1:], standalone_mode=False)
"""
pytestmark = [pytest.mark.slow, pytest.mark.skipif(os.name == "nt", reason="kills as Unix does")]


def run(*arguments: str) -> None:
    result = CliRunner().invoke(app, list(arguments))
    assert result.exit_code == 0, result.output


def killed_after(seconds: float | None, *arguments: str, sign: Path | None = None) -> float:
    """Run a command and kill it after so long (None: let it finish), counted from when ``sign`` is there; how long it ran."""
    process = subprocess.Popen(
        [sys.executable, "-c", WAITS, *arguments], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    assert process.stdin is not None
    assert process.stdout is not None
    assert process.stdout.readline() == b"ready\n"
    began = time.monotonic()
    process.stdin.write(b"\n")
    process.stdin.flush()
    while sign is not None and not sign.exists() and process.poll() is None:
        time.sleep(0.0005)
    try:
        process.communicate(timeout=seconds)
    except subprocess.TimeoutExpired:
        process.kill()
        process.communicate()
    return time.monotonic() - began


def said(root: Path) -> dict[str, bytes]:
    """Everything that anybody has said, by file."""
    folders = ("codings", "condensations", "memos", "favourites")
    return {path.relative_to(root).as_posix(): path.read_bytes() for folder in folders for path in sorted((root / folder).rglob("*.jsonl"))}


def leftovers(root: Path) -> list[str]:
    return [path.relative_to(root).as_posix() for path in root.rglob("*") if path.name.endswith((".tmp", ".open"))]


@pytest.fixture
def study(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    make_study(tmp_path)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LOGNAME", "eva")
    return tmp_path


def play(
    root: Path, before: dict[str, bytes], after: dict[str, bytes], longest: float, arguments: list[str], chance: random.Random, sign: Path
) -> str:
    """Kill one run somewhere, open the study again, and tell which of the two it left: everything as before, or everything new."""
    if chance.random() < 0.5:
        killed_after(longest * chance.uniform(0, 1.05), *arguments)
    else:  # while files are being written
        killed_after(chance.uniform(0, 0.06), *arguments, sign=sign)
    half = said(root) not in (before, after)
    in_work = bool(leftovers(root))
    open_study(root)
    now = said(root)
    assert now in (before, after)
    assert not [name for name in leftovers(root) if not name.startswith("results/")]
    kind = "new" if now == after else "as before"
    return f"{kind}{', taken back' if half or in_work else ''}"


def tell(capsys: pytest.CaptureFixture[str], command: str, ends: Counter[str]) -> None:
    if "TFBB_KILLS" in os.environ:
        with capsys.disabled():
            print(f"\n{command}: {dict(ends)}")


def put_back(root: Path, contents: dict[str, bytes]) -> None:
    for name in said(root).keys() - contents.keys():
        (root / name).unlink()
    for name, data in contents.items():
        (root / name).write_bytes(data)


def test_coding(study: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with changing(study, "review", "anna"):
        decide(study)
    run("code", "--coder", "rules")
    before = said(study)
    (study / "codebooks" / "tfbb.yaml").write_text(BOOK.replace("weight: 2", "weight: 3"), encoding="utf-8")
    command = ["code", "--coder", "rules"]
    longest = killed_after(None, *command)
    after = said(study)
    assert after != before
    chance = random.Random(5)
    ends: Counter[str] = Counter()
    for _n in range(KILLS):
        put_back(study, before)
        ends[play(study, before, after, longest, command, chance, study / "history" / "rules.open")] += 1
    run(*command)
    assert said(study) == after
    assert not leftovers(study)
    tell(capsys, "code", ends)


def filled(root: Path) -> Path:
    """A sheet of which every row is decided, with a condensation, a memo and a favourite here and there."""
    run("review", "export", "--format", "csv", "--as", "eva", "--out", "blad.csv")
    path = root / "blad.csv"
    reader = csv.DictReader(io.StringIO(path.read_text(encoding="utf-8-sig")))
    rows = list(reader)
    for n, row in enumerate(rows):
        row["Beslut"] = "godkänn" if n % 3 else "avvisa"
        row["Minnesanteckning"] = f"tanke {n}" if n % 2 else ""
        row["Favorit"] = "x" if n % 4 == 0 else ""
        row["Meningskoncentrering"] = f"kärna {n}" if n % 5 == 0 else ""
    out = io.StringIO()
    writer = csv.DictWriter(out, list(reader.fieldnames or ()), lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    path.write_text(out.getvalue(), encoding="utf-8")
    return path


def test_importing_a_review(study: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run("code", "--coder", "rules")
    with changing(study, "review", "anna"):
        decide(study)
    command = ["review", "import", str(filled(study)), "--as", "eva"]
    before = said(study)
    longest = killed_after(None, *command)
    after = said(study)
    assert {name.split("/")[0] for name in after.keys() - before.keys()} == {"codings", "condensations", "memos", "favourites"}
    chance = random.Random(7)
    ends: Counter[str] = Counter()
    for _n in range(KILLS):
        put_back(study, before)
        ends[play(study, before, after, longest, command, chance, study / "history" / "eva.open")] += 1
    put_back(study, before)
    killed_after(None, *command)
    assert said(study) == after
    assert not leftovers(study)
    assert {entry.command for entry in newest_first(study)} >= {"review import", "code"}
    tell(capsys, "review import", ends)
