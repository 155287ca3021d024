"""What a study's own files say of themselves is no participant's."""

import json
import shutil
from pathlib import Path

import pytest

from tfbb_coding.files.codebooks import shipped_codebook
from tfbb_coding.files.documents import read_document
from tfbb_coding.steps.document_identifiers import find_in_documents


def study(folder: Path) -> Path:
    for name in ("codings/fatima", "codebooks", "memos/fatima"):
        (folder / name).mkdir(parents=True)
    (folder / "study.yaml").write_text("title: Prov\n", encoding="utf-8")
    return folder


def test_a_coders_id_is_no_participant(tmp_path: Path) -> None:
    path = study(tmp_path) / "memos" / "fatima" / "a.jsonl"
    record = {"transcript": "a", "unit": "a:1.1", "coder": "fatima", "text": "Jfr Göran Lindström i Hedemora", "quotation": "Ja."}
    path.write_text(json.dumps(record, ensure_ascii=False) + "\n", encoding="utf-8")
    document = read_document(path)
    assert len(document.text) == len(path.read_text(encoding="utf-8"))
    assert [i.match for i in find_in_documents([document])] == ["Göran Lindström", "Hedemora"]


def test_outside_a_study_nothing_is_left_out(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text(
        '{"unit": "Jag ringde Fatima i går.", "text": "Ja, och sedan sa jag att det var bra och gick hem."}\n', encoding="utf-8"
    )
    assert [i.match for i in find_in_documents([read_document(path)])] == ["Fatima"]


def test_the_shipped_codebooks_words_are_nobodys_and_ones_own_are_looked_into(tmp_path: Path) -> None:
    path = study(tmp_path) / "codebooks" / "tfbb.yaml"
    shutil.copyfile(shipped_codebook(), path)
    assert find_in_documents([read_document(path)]) == []
    with path.open("a", encoding="utf-8") as file:
        file.write("# så sa Göran Lindström i Hedemora\n")
    assert [i.match for i in find_in_documents([read_document(path)])] == ["Göran Lindström", "Hedemora"]


@pytest.mark.parametrize("mark", [",", ";"])
def test_what_the_program_fills_into_a_working_table_is_nobody(tmp_path: Path, mark: str) -> None:
    path = study(tmp_path) / "results" / "segments.csv"
    path.parent.mkdir()
    heads = ["transcript", "unit", "turn", "speaker", "start", "end", "theme", "status", "evidence", "text"]
    row = [
        "samtal",
        "samtal:1.1",
        "1",
        "Deltagare 1",
        "7",
        "40",
        "mal",
        "uncertain",
        '"ord ""Fatima"" @12893-12899\n(+0.5)"',
        '"Jag ringde\nGöran Lindström"',
    ]
    text = f"{mark.join(heads)}\n{mark.join(row)}\n"
    path.write_text(text, encoding="utf-8")
    document = read_document(path)
    assert len(document.text) == len(text)
    found = find_in_documents([document])
    assert [(i.match, i.line) for i in found] == [("Göran Lindström", 4)]
    assert text[found[0].start : found[0].end] == "Göran Lindström"
    other = path.with_name("egen.csv")
    other.write_text("unit;status\nFatima Lindström;uncertain\n", encoding="utf-8")
    assert "Fatima Lindström" in read_document(other).text
