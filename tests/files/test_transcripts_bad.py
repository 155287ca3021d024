"""Files that cannot be read as transcripts, and which files are found at all."""

import base64
import io
import json
import os
import sys
import time
import zipfile
from pathlib import Path

import docx
import pytest

from tfbb_coding.errors import TfbbError, UnreadableError
from tfbb_coding.files.transcripts import find_transcripts, left_out, read_source, read_transcript


def zipped(parts: dict[str, str | bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return stream.getvalue()


def whole_docx() -> bytes:
    document = docx.Document()
    document.add_paragraph("I: Hej, hur gick det?")
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def pictures_only() -> bytes:
    document = docx.Document()
    dot = io.BytesIO(base64.b64decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNkYAAAAAYAAjCB0C8AAAAASUVORK5CYII="))
    document.add_picture(dot)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


@pytest.mark.parametrize(
    ("data", "speakers"),
    [(b"{\\rtf1\\ansi I: Hej d\\'e5.\\par R: Hej.}", ["I", "R"]), (b"<html><p>I: Hej.<p>R: Hej.</html>", ["I", "R"]), (None, ["I"])],
    ids=["rich text", "web page", "new Word"],
)
def test_what_word_saves_as_doc_is_read_by_what_stands_in_it(tmp_path: Path, data: bytes | None, speakers: list[str]) -> None:
    (tmp_path / "a.doc").write_bytes(data or whole_docx())
    transcript, findings = read_source(tmp_path / "a.doc")
    assert findings == []
    assert [turn.speaker for turn in transcript.turns] == speakers


BOMB = b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "bbbbbbbbbb"><!ENTITY c "&b;&b;&b;&b;">]><a>&c;</a>'
BAD: dict[str, tuple[str, bytes, str]] = {
    "empty": ("a.txt", b"", "empty"),
    "blank": ("a.txt", b" \n\n\t\n", "nothing but blanks"),
    "bom_only": ("a.txt", b"\xef\xbb\xbf", "nothing but blanks"),
    "binary": ("a.txt", bytes(range(256)) * 4, "no text file"),
    "picture": ("a.txt", b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "no text file"),
    "control_characters": ("a.txt", b"\x01\x02\x03abc\x04\x05", "no text file"),
    "undefined_bytes": ("a.txt", b"I: hej \x81\x8d\x8f\x90\x9d\n", "no text file"),
    "no_speech": ("a.vtt", b"WEBVTT\n\n00:01.000 --> 00:02.000\n\n", "no speech"),
    "only_title": ("a.txt", b"Intervju 3\nDatum: 2026-01-01\n", "no speech"),
    "unknown": ("a.xyz", b"I: hej\n", ".docx, "),
    "no_extension": ("transkript", b"I: hej\n", "no reader knows"),
    "old_word": ("a.doc", b"\xd0\xcf\x11\xe0", "save it as .docx"),
    "old_word_named_docx": ("a.docx", b"\xd0\xcf\x11\xe0" + bytes(600), "password"),
    "pdf": ("a.pdf", b"%PDF-1.4", "no whole PDF"),
    "recording": ("a.m4a", b"\x00\x00\x00 ftypM4A ", "transcribe it first"),
    "picture_of_a_page": ("a.jpg", b"\xff\xd8\xff", "this is a picture"),
    "archive": ("a.zip", zipped({"a.txt": "I: hej"}), "unpack it"),
    "rich_text_named_txt": ("a.txt", b"{\\rtf1\\ansi I: Hej}", "change its name so that it ends in .rtf"),
    "page_named_txt": ("a.txt", b"<!DOCTYPE html><html><p>I: Hej</p></html>", "ends in .html"),
    "rich_text_named_docx": ("a.docx", b"{\\rtf1\\ansi I: Hej}", "ends in .rtf"),
    "word_named_txt": ("a.txt", whole_docx(), "ends in .docx"),
    "word_named_rtf": ("a.rtf", whole_docx(), "ends in .docx"),
    "pictures_only": ("a.docx", pictures_only(), "only pictures"),
    "broken_docx": ("a.docx", b"PK\x03\x04 not a zip at all", "no whole"),
    "cut_docx": ("a.docx", whole_docx()[:9000], "no whole"),
    "docx_without_document": ("a.docx", zipped({"hej.txt": "hej"}), "no whole"),
    "text_named_docx": ("a.docx", "I: Hej på er.\n".encode(), "no whole"),
    "text_named_xlsx": ("a.xlsx", "I: Hej på er.\n".encode(), "no whole"),
    "xlsx_without_book": ("a.xlsx", zipped({"hej.txt": "hej"}), "no whole"),
    "odt_without_content": ("a.odt", zipped({"hej.txt": "hej"}), "no whole"),
    "text_named_odt": ("a.odt", "I: Hej på er.\n".encode(), "no whole"),
    "text_named_rtf": ("a.rtf", "I: Hej på er.\n".encode(), "no whole"),
    "entity_bomb": ("a.docx", zipped({"word/document.xml": BOMB}), "entities"),
    "entity_bomb_odt": ("a.odt", zipped({"content.xml": BOMB}), "entities"),
    "entity_bomb_xlsx": ("a.xlsx", zipped({"xl/workbook.xml": BOMB}), "entities"),
    "zip_bomb": ("a.docx", zipped({"word/document.xml": b" " * 3_000_000}), "unpack"),
    "broken_json": ("a.json", b'{"segments": [', "no valid JSON"),
    "deep_json": ("a.json", b"[" * 100_000, "no valid JSON"),
    "json_without_speech": ("a.json", json.dumps({"segments": []}).encode(), "no speech"),
    "json_of_numbers": ("a.json", b"[1, 2, 3]", "no speech"),
}


@pytest.mark.parametrize("case", BAD)
def test_bad_files_say_where_what_and_what_to_do(tmp_path: Path, case: str) -> None:
    name, data, phrase = BAD[case]
    path = tmp_path / name
    path.write_bytes(data)
    with pytest.raises(UnreadableError) as raised:
        read_transcript(path)
    assert phrase in str(raised.value)
    assert str(raised.value).startswith(f"{path}:")
    assert raised.value.hint


def test_a_missing_file(tmp_path: Path) -> None:
    for name in ("finns inte.txt", "finns inte.docx", "finns inte.xyz"):
        with pytest.raises(UnreadableError, match="no such file"):
            read_transcript(tmp_path / name)


def test_a_folder_is_no_transcript(tmp_path: Path) -> None:
    (tmp_path / "mapp.txt").mkdir()
    for path in (tmp_path, tmp_path / "mapp.txt"):
        with pytest.raises(UnreadableError, match="folder"):
            read_transcript(path)


def test_a_file_larger_than_a_transcript(tmp_path: Path) -> None:
    path = tmp_path / "stor.txt"
    with path.open("wb") as file:
        file.truncate(13_000_000)
    with pytest.raises(UnreadableError, match=r"the file is 13 MB.*at most 12 MB") as raised:
        read_transcript(path)
    assert raised.value.hint.startswith("split it into one file per interview")


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="root and Windows read it all the same")
def test_a_file_that_may_not_be_read(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("I: hej", encoding="utf-8")
    path.chmod(0)
    with pytest.raises(UnreadableError, match="may not be read") as raised:
        read_transcript(path)
    assert "close it in other programs" in raised.value.hint


@pytest.mark.parametrize(
    ("error", "message", "hint"),
    [
        (PermissionError(13, "Permission denied"), "may not be read", "change its rights"),
        (OSError(5, "Input/output error"), "Input", "try again"),
    ],
)
def test_a_file_that_cannot_be_opened_says_what_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: OSError, message: str, hint: str
) -> None:
    def fail(_path: Path) -> bytes:
        raise error

    (tmp_path / "a.txt").write_text("I: hej", encoding="utf-8")
    monkeypatch.setattr(Path, "read_bytes", fail)
    with pytest.raises(UnreadableError, match=message) as raised:
        read_transcript(tmp_path / "a.txt")
    assert hint in raised.value.hint


def test_a_broken_byte_in_utf8_does_not_turn_the_rest_into_gibberish(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes("I: Hur går det på gården för er två?\nR1: Så där, får jag säga.\n".encode() + b"I: \xe5 nej.\n")
    transcript = read_transcript(path)
    assert transcript.turns[0].text == "Hur går det på gården för er två?"
    assert any("decoded" in warning for warning in transcript.warnings)


def test_a_folders_transcripts_are_found(tmp_path: Path) -> None:
    names = ["b.txt", "a.docx", "C.VTT", "sub/d.md", "åäö två.txt"]
    others = ["study.yaml", "log.jsonl", "README.md", "readme.txt", "~$a.docx", ".hidden.txt", ".git/e.txt", "bild.png"]
    others += ["results/x.txt", "codings/x.json", "codebooks/x.txt", "condensations/x.json"]
    for name in names + others:
        (tmp_path / name).parent.mkdir(exist_ok=True, parents=True)
        (tmp_path / name).write_text("I: hej", encoding="utf-8")
    found, findings = find_transcripts([tmp_path])
    assert [str(path.relative_to(tmp_path)) for path in found] == sorted(names)
    assert findings == []
    again, _findings = find_transcripts([tmp_path / "b.txt", tmp_path, tmp_path / "sub"])
    assert again == found


def test_of_a_study_only_the_transcripts_are_found(tmp_path: Path) -> None:
    for name in ("transcripts/a.txt", "docs/b.md", "anteckningar.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("I: hej", encoding="utf-8")
    assert find_transcripts([tmp_path])[0] == [tmp_path / "transcripts" / "a.txt"]


def test_links_that_lead_back_are_not_followed(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("I: hej", encoding="utf-8")
    try:
        (tmp_path / "igen").symlink_to(tmp_path, target_is_directory=True)
    except OSError:
        pytest.skip("this machine has no links")
    assert find_transcripts([tmp_path])[0] == [tmp_path / "a.txt"]


def test_a_named_file_is_taken_whatever_it_is_called(tmp_path: Path) -> None:
    path = tmp_path / "readme.xyz"
    path.write_text("I: hej", encoding="utf-8")
    assert find_transcripts([path]) == ([path], [])


def test_a_folder_without_transcripts_is_a_finding(tmp_path: Path) -> None:
    found, findings = find_transcripts([tmp_path])
    assert found == []
    assert [finding.rule for finding in findings] == ["no-transcripts"]
    assert ".docx" in findings[0].hint


def test_a_missing_path_stops(tmp_path: Path) -> None:
    with pytest.raises(TfbbError, match="no such file or folder"):
        find_transcripts([tmp_path / "inte här"])


def test_a_megabyte_is_read_in_a_moment(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("I: Hur gick det sedan?\n\nIP1: Det gick bra, tycker jag, fast det tog tid.\n\n" * 14_000, encoding="utf-8")
    assert path.stat().st_size > 1_000_000
    begun = time.process_time()
    transcript, findings = read_source(path)
    assert (len(transcript.turns), findings) == (28_000, [])
    assert time.process_time() - begun < 10  # about one second on an idle machine; a quadratic step takes minutes


def test_files_of_a_kind_that_is_not_read_are_told(tmp_path: Path) -> None:
    names = ["Intervju 1.doc", "b.numbers", "sub/c.PAGES", "d.wpd", "e.odp", "f.mp3", "g.mp4", "h.m4a"]
    others = [
        "i.txt",
        "i.mp3",
        "bild.png",
        "~$j.doc",
        ".k.pages",
        "results/rapport.pages",
        "codings/l.doc",
        "codebooks/m.doc",
        "README.doc",
        "study.yaml",
    ]
    for name in names + others:
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(b"x")
    assert left_out([tmp_path, tmp_path / "sub", tmp_path / "f.mp3"]) == sorted(tmp_path / name for name in names)
    assert left_out([tmp_path / "b.numbers"]) == []


def test_of_a_study_only_what_lies_among_the_transcripts_is_told(tmp_path: Path) -> None:
    for name in ("transcripts/a.doc", "metod.doc"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(b"x")
    assert left_out([tmp_path]) == [tmp_path / "transcripts" / "a.doc"]
