"""``tfbb show``."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from tfbb_coding.cli.app import app
from tfbb_coding.files.transcripts import registry
from tfbb_coding.files.transcripts.reading import Reading
from tfbb_coding.model.transcript import SpokenLine

RUN = CliRunner()
TEXT = "Intervju 3\nDatum: 2026-01-01\n\n[00:00:03] I: Hur började det?\n[00:00:07] IP1: Med lunch på gården.\n"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "norra åsen 1.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def test_text(file: Path) -> None:
    result = RUN.invoke(app, ["show", str(file)])
    assert result.exit_code == 0
    assert result.stdout == "I: Hur började det?\n\nIP1: Med lunch på gården.\n"
    assert result.stderr == "Interviewer: I (told by the label).\n"


def test_json(file: Path) -> None:
    result = RUN.invoke(app, ["show", str(file), "--format", "json"])
    assert result.exit_code == 0
    said = json.loads(result.stdout)
    assert list(said) == ["transcript", "metadata", "turns", "warnings"]
    assert said["transcript"] == "norra åsen 1"
    assert said["metadata"] == {"title": "Intervju 3", "Datum": "2026-01-01"}
    assert said["warnings"] == ["Interviewer: I (told by the label)."]
    assert said["turns"] == [
        {"speaker": "I", "role": "interviewer", "start": 3, "end": 19, "time_start": 3.0, "time_end": None, "text": "Hur började det?"},
        {
            "speaker": "IP1",
            "role": "participant",
            "start": 26,
            "end": 46,
            "time_start": 7.0,
            "time_end": None,
            "text": "Med lunch på gården.",
        },
    ]
    assert "ö" in result.stdout


def test_loss_is_a_finding_without_words(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    bad = Reading((SpokenLine("I", "Hur började det?"),), aside=("Intervju 3", "Datum: 2026-01-01"))
    monkeypatch.setitem(registry.READERS, ".txt", lambda _path: bad)
    result = RUN.invoke(app, ["show", str(file)])
    assert result.exit_code == 1
    assert f"{file}:5: 5 words of the source are in no turn" in result.stderr
    assert "lunch" not in result.stderr


@pytest.mark.parametrize(
    ("name", "data", "phrase"),
    [
        ("saknas.txt", None, "no such file"),
        ("tom.txt", b"", "the file is empty"),
        ("bild.txt", bytes(range(256)), "no text file"),
        ("trasig.docx", b"PK\x03\x04trasig", "no whole docx file"),
        ("okänd.xyz", b"I: hej", "known are .csv, .docx"),
        ("tyst.vtt", b"WEBVTT\n", "no speech was found"),
    ],
)
def test_bad_input(tmp_path: Path, name: str, data: bytes | None, phrase: str) -> None:
    path = tmp_path / name
    if data is not None:
        path.write_bytes(data)
    result = RUN.invoke(app, ["show", str(path)])
    assert result.exit_code == 2
    assert result.stdout == ""
    assert str(path) in result.stderr
    assert phrase in result.stderr


def test_a_folder(tmp_path: Path) -> None:
    result = RUN.invoke(app, ["show", str(tmp_path)])
    assert result.exit_code == 2
    assert "this is a folder" in result.stderr


def test_unknown_format(file: Path) -> None:
    assert RUN.invoke(app, ["show", str(file), "--format", "xml"]).exit_code == 2


def test_help() -> None:
    result = RUN.invoke(app, ["show", "--help"])
    assert result.exit_code == 0
    assert "--format" in result.stdout


def test_a_file_that_may_not_be_read_says_what_to_do(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_path: Path) -> bytes:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "read_bytes", refuse)
    result = RUN.invoke(app, ["show", str(file)])
    assert result.exit_code == 2
    assert result.stderr == f"Error: {file}: the file may not be read by you\n  close it in other programs, or change its rights\n"
