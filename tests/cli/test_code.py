"""``tfbb code`` as a researcher meets it: a folder of one's own, wrong paths, broken files."""

import csv
import io
import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from commands import invoke
from typer.testing import CliRunner, Result

from tfbb_coding.cli.app import app
from tfbb_coding.files.transcripts import read_transcript

TALK = """Intervjuare: Vad vill ni uppnå?

Deltagare 1: Vi hoppas att barnen ska få stöd tidigare, det är målet, så att ingen ska behöva vänta.

Deltagare 2: Mm, precis.

Intervjuare: Vad har stått i vägen?

Deltagare 2: Det är svårt med tiden, vi hinner inte och risken är att det rinner ut i sanden.

Deltagare 1: Jag heter inget särskilt och kommer från landet.
"""
TABLES = ("segments.csv", "theme_table.csv", "themes.csv", "units.csv")


def run(*arguments: str | Path) -> Result:
    return invoke("code", *arguments)


def rows(path: Path) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(path.read_bytes().decode("utf-8-sig"), newline="")))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    home = tmp_path / "mina intervjuer åäö"
    home.mkdir()
    (home / "grupp ett.txt").write_text(TALK, encoding="utf-8")
    return home


def test_help() -> None:
    result = run("--help")
    assert result.exit_code == 0
    assert "--codebook" in result.output


def test_a_folder_with_nothing_but_transcripts(folder: Path) -> None:
    result = run(folder)
    assert result.exit_code == 0, result.output
    assert sorted(p.name for p in (folder / "results").iterdir()) == sorted(TABLES)
    units = rows(folder / "results" / "units.csv")
    assert [(u["turn"], u["speaker"], u["primary"]) for u in units] == [
        ("1", "Deltagare 1", "mal"),
        ("4", "Deltagare 2", "hinder"),
        ("5", "Deltagare 1", ""),
    ]
    assert units[0]["question"] == "Vad vill ni uppnå?"
    assert "segments.csv" in result.stderr
    assert "Hinder" in result.stdout


def test_text_is_the_transcripts_own_and_evidence_says_where(folder: Path) -> None:
    run(folder)
    text = read_transcript(folder / "grupp ett.txt").text
    for name in ("units.csv", "segments.csv"):
        for row in rows(folder / "results" / name):
            assert row["text"] == text[int(row["start"]) : int(row["end"])]
    for row in rows(folder / "results" / "segments.csv"):
        for part in row["evidence"].split(" | "):
            words, _, rest = part.partition("”")[2].rpartition("”")
            if "@" in rest:
                start, _, end = rest.split("@")[1].split(" ")[0].partition("-")
                assert text[int(start) : int(end)] == words


def test_reasons_are_told_in_the_language_of_the_codebook(folder: Path) -> None:
    run(folder)
    said = " ".join(row["evidence"] for row in rows(folder / "results" / "segments.csv"))
    assert "sättet " in said
    assert "svar på frågan" in said
    assert not re.search(r"\b(?:not|stance|lemma|phrase|learned|question|wish)\b", said)


def test_twice_the_same_bytes(folder: Path, tmp_path: Path) -> None:
    for out in ("a", "b"):
        assert run(folder, "--out", tmp_path / out).exit_code == 0
    for name in TABLES:
        assert (tmp_path / "a" / name).read_bytes() == (tmp_path / "b" / name).read_bytes()


def test_only_the_themes_asked_for(folder: Path, tmp_path: Path) -> None:
    run(folder, "--theme", "hinder", "--out", tmp_path / "o")
    assert {row["theme"] for row in rows(tmp_path / "o" / "segments.csv")} == {"hinder"}


@pytest.mark.parametrize("voice", ["rules", "learned", "both"])
def test_voices(folder: Path, tmp_path: Path, voice: str) -> None:
    assert run(folder, "--coder", voice, "--out", tmp_path / voice).exit_code == 0
    assert {row["coder"] for row in rows(tmp_path / voice / "segments.csv")} <= {voice}


def test_whole_turns_are_units_too(folder: Path, tmp_path: Path) -> None:
    run(folder, "--unit", "turn", "--out", tmp_path / "o")
    assert [u["turn"] for u in rows(tmp_path / "o" / "units.csv")] == ["1", "2", "4", "5"]


def test_a_study_keeps_its_codings_and_its_log(folder: Path) -> None:
    (folder / "transcripts").mkdir()
    (folder / "grupp ett.txt").rename(folder / "transcripts" / "grupp ett.txt")
    (folder / "study.yaml").write_text(
        "title: T\ncases: [{id: norra, name: Norra}]\ninterviews: [{id: A, case: norra, transcript: grupp ett}]\n", encoding="utf-8"
    )
    result = run(folder)
    assert result.exit_code == 0, result.output
    assert {row["case"] for row in rows(folder / "results" / "units.csv")} == {"norra"}
    assert list((folder / "codings" / "both").iterdir())
    log = (folder / "log.jsonl").read_text(encoding="utf-8")
    assert "hoppas" not in log
    assert "grupp" not in log


def test_one_unreadable_file_does_not_stop_the_others(folder: Path) -> None:
    (folder / "trasig.docx").write_bytes(b"PK\x03\x04 not a document")
    result = run(folder)
    assert result.exit_code == 1
    assert "trasig.docx" in result.stderr
    assert {row["transcript"] for row in rows(folder / "results" / "units.csv")} == {"grupp ett"}


def test_two_files_of_one_name_are_not_mixed(folder: Path) -> None:
    (folder / "grupp ett.md").write_text("**Deltagare 9:** Vi hinner inte.\n", encoding="utf-8")
    result = run(folder)
    assert result.exit_code == 1
    assert "same name" in result.stderr


def _binary(home: Path) -> None:
    (home / "grupp ett.txt").write_bytes(bytes(range(256)) * 40)


def _empty(home: Path) -> None:
    (home / "grupp ett.txt").write_text("", encoding="utf-8")


@pytest.mark.parametrize("spoil", [_binary, _empty])
def test_a_file_without_speech_is_a_finding_and_leaves_nothing(folder: Path, spoil: Callable[[Path], None]) -> None:
    spoil(folder)
    result = run(folder)
    assert result.exit_code == 1
    assert "grupp ett.txt" in result.stderr
    assert not (folder / "results").exists()


def test_a_missing_path(tmp_path: Path) -> None:
    result = run(tmp_path / "finns inte")
    assert result.exit_code == 2
    assert "finns inte" in result.stderr


def test_a_folder_without_transcripts(tmp_path: Path) -> None:
    result = run(tmp_path)
    assert result.exit_code in {1, 2}
    assert str(tmp_path) in result.stderr
    assert not (tmp_path / "results").exists()


def test_an_unknown_theme_names_the_known_ones(folder: Path) -> None:
    result = run(folder, "--theme", "hindrer")
    assert result.exit_code == 2
    assert "hindrer" in result.stderr
    assert "hinder" in result.stderr.replace("hindrer", "")


def test_a_codebook_with_a_tab(folder: Path) -> None:
    book = folder / "min kodbok.yaml"
    book.write_text("title: x\nthemes:\n\t- id: a\n", encoding="utf-8")
    result = run(folder, "--codebook", book)
    assert result.exit_code == 2
    assert "min kodbok.yaml" in result.stderr
    assert ":3" in result.stderr


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="needs a user whom a read-only folder stops")
def test_a_folder_that_may_not_be_written(folder: Path, tmp_path: Path) -> None:
    locked = tmp_path / "locked"
    locked.mkdir(mode=0o500)
    result = run(folder, "--out", locked / "results")
    assert result.exit_code == 2
    assert "locked" in result.stderr


def test_a_file_where_a_folder_should_be(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "results").write_text("x", encoding="utf-8")
    result = run(folder, "--out", tmp_path / "results")
    assert result.exit_code == 2
    assert (tmp_path / "results").read_text(encoding="utf-8") == "x"


def test_help_and_version_import_nothing_heavy() -> None:
    probe = (
        "import sys; from tfbb_coding.cli.app import app\n"
        "for word in ('--help', '--version'):\n"
        "    try: app([word], standalone_mode=False)\n"
        "    except SystemExit: pass\n"
        "print(sorted({'spacy', 'pandas', 'numpy', 'docx'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", probe], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "[]"


def test_no_interview_text_in_a_traceback_of_a_bug(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("tfbb_coding.steps.code.judge", broken)
    result = CliRunner().invoke(app, ["code", str(folder)])
    assert isinstance(result.exception, ZeroDivisionError)
    assert "hoppas" not in result.output


def test_a_theme_may_be_named_by_its_label(folder: Path, tmp_path: Path) -> None:
    assert run(folder, "--theme", "hinder", "--out", tmp_path / "id").exit_code == 0
    assert run(folder, "--theme", "HINDER", "--theme", "Mål", "--out", tmp_path / "label").exit_code == 0
    assert {row["theme"] for row in rows(tmp_path / "label" / "segments.csv")} == {"hinder", "mal"}


def test_asking_for_one_theme_tells_the_same_of_it_and_keeps_the_studys_codings(folder: Path, tmp_path: Path) -> None:
    (folder / "transcripts").mkdir()
    (folder / "grupp ett.txt").rename(folder / "transcripts" / "grupp ett.txt")
    (folder / "study.yaml").write_text("title: T\n", encoding="utf-8")
    run(folder, "--out", tmp_path / "all")
    kept = (folder / "codings" / "both" / "grupp ett.jsonl").read_bytes()
    result = run(folder, "--theme", "hinder", "--out", tmp_path / "one")
    assert (folder / "codings" / "both" / "grupp ett.jsonl").read_bytes() == kept
    assert "left as they were" in result.stderr
    every = [row for row in rows(tmp_path / "all" / "segments.csv") if row["theme"] == "hinder"]
    assert rows(tmp_path / "one" / "segments.csv") == every
    assert '"themes": "hinder"' in (folder / "log.jsonl").read_text(encoding="utf-8")


def test_a_broken_twin_does_not_keep_the_good_one_out(folder: Path) -> None:
    (folder / "grupp ett.docx").write_bytes(b"PK\x03\x04 broken")
    result = run(folder)
    assert result.exit_code == 1
    assert {row["transcript"] for row in rows(folder / "results" / "units.csv")} == {"grupp ett"}
    assert "same name" not in result.stderr


def test_a_codebook_of_ones_own_is_not_judged_by_a_voice_that_knows_others(folder: Path, tmp_path: Path) -> None:
    book = tmp_path / "egen.yaml"
    book.write_text(
        "title: E\nthemes:\n  - id: hinder\n    label: Hinder\n    definition: d\n    indicators: [ont om tid]\n", encoding="utf-8"
    )
    assert run(folder, "--codebook", book, "--out", tmp_path / "o").exit_code == 0
    assert rows(tmp_path / "o" / "segments.csv") == []


def test_stopping_is_told_in_a_sentence(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("tfbb_coding.steps.code.judge", stop)
    result = run(folder)
    assert result.exit_code == 130
    assert "half-written" in result.stderr
    assert not (folder / "results").exists()


def test_identifiers_in_the_tables_are_counted_and_not_repeated(folder: Path) -> None:
    with (folder / "grupp ett.txt").open("a", encoding="utf-8") as file:
        file.write("\nDeltagare 2: Ring Hanna Påhittsson på 070-174 06 05 så ordnar det sig.\n")
    result = run(folder)
    assert "phone 1" in result.stderr, result.stderr
    assert "Påhittsson" not in result.stderr


def test_files_of_kinds_that_are_not_read_are_named(folder: Path) -> None:
    (folder / "gammal.doc").write_bytes(b"\xd0\xcf\x11\xe0")
    result = run(folder)
    assert result.exit_code == 0
    assert "gammal.doc" in result.stderr
    assert "Note" in result.stderr
