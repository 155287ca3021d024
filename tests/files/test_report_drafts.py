"""The report drafts themselves: a key whose places are wrong would hold every rule to the wrong thing."""

import re
from collections import Counter
from pathlib import Path

import pytest
from report_drafts import AUTHOR, COMMENT, DRAFTS, Fault, faults_of, texts_of, word_draft

from tfbb_coding.files.documents import read_document
from tfbb_coding.files.study import check_study_file

FAULTY = DRAFTS / "faulty.md"
KEY = faults_of(DRAFTS / "faulty_key.jsonl")


def test_the_study_is_without_fault() -> None:
    assert check_study_file(DRAFTS / "study" / "study.yaml") == []


def test_every_fault_stands_where_the_key_says() -> None:
    lines = FAULTY.read_text(encoding="utf-8").split("\n")
    assert [f for f in KEY if lines[f.place - 1][f.start : f.start + len(f.match)] != f.match] == []


def test_every_rule_has_several_faults() -> None:
    counted = Counter(fault.rule for fault in KEY if not fault.optional)
    assert len(counted) == 22
    assert min(counted.values()) >= 3
    assert counted.total() >= 75


@pytest.mark.parametrize(
    "options", [{}, {"split_runs": True}, {"numbered_headings": True}, {"swedish_styles": True}, {"hidden_faults": True}], ids=str
)
def test_every_fault_stands_in_its_paragraph_in_word(options: dict[str, bool]) -> None:
    draft = word_draft(FAULTY, KEY, **options)
    texts = texts_of(draft.data)
    seen = [f for f in draft.faults if f.rule != "docx-metadata"]
    assert len(seen) == len(KEY)
    assert [f for f in seen if texts[f.place - 1][f.start : f.start + len(f.match)] != f.match] == []


def test_what_only_word_holds_is_there(tmp_path: Path) -> None:
    draft = word_draft(FAULTY, hidden_faults=True)
    path = tmp_path / "utkast.docx"
    path.write_bytes(draft.data)
    document = read_document(path)
    assert {(p.name, p.text) for p in document.parts} >= {
        (name, f.match) for name, f in zip(("tracked deletion", "hidden text"), _only(draft.faults), strict=True)
    }
    assert COMMENT in {p.text for p in document.parts if p.name == "comment"}
    assert ("author", AUTHOR) in document.metadata


def _only(faults: tuple[Fault, ...]) -> list[Fault]:
    return [f for f in faults if f.note in {"a tracked deletion", "hidden text"}]


@pytest.mark.parametrize("name", ["clean", "boundary", "boundary_marks", "long"])
def test_a_draft_without_faults_hides_nothing_in_word(name: str, tmp_path: Path) -> None:
    path = tmp_path / f"{name}.docx"
    path.write_bytes(word_draft(DRAFTS / f"{name}.md").data)
    document = read_document(path)
    assert document.metadata == ()
    assert {p.name for p in document.parts} <= {"footnote", "picture description"}


def test_word_has_the_words_of_the_draft() -> None:
    plain = re.compile(r"[#>*|\s-]+|\[\^\d+\](?:: .*)?|!\[.*|^\d+\. ", re.MULTILINE)
    written = plain.sub("", (DRAFTS / "clean.md").read_text(encoding="utf-8"))
    assert plain.sub("", "\n".join(texts_of(word_draft(DRAFTS / "clean.md").data))) == written


def test_two_runs_are_alike() -> None:
    one, other = word_draft(FAULTY, KEY), word_draft(FAULTY, KEY)
    assert one.faults == other.faults
    assert texts_of(one.data) == texts_of(other.data)  # not the bytes: python-docx puts the time of day into the archive
