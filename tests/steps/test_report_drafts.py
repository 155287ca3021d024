"""The rules held to whole drafts that were written before them, by others (tests/data/report), in Markdown and in Word."""

import time
from pathlib import Path

import pytest
from report_drafts import DRAFTS, Fault, faults_of, word_draft

from tfbb_coding.files.drafts import read_draft
from tfbb_coding.files.study import open_study
from tfbb_coding.files.transcripts import find_transcripts, read_transcript
from tfbb_coding.model.draft import Draft, DraftFinding
from tfbb_coding.model.transcript import SpokenLine, Transcript, build_transcript
from tfbb_coding.steps.report.check import check_draft
from tfbb_coding.steps.report.review import prepare
from tfbb_coding.steps.roles import assign_roles

STUDY = open_study(DRAFTS / "study")
TALKS = [assign_roles(read_transcript(path)) for path in find_transcripts([DRAFTS / "study" / "transcripts"])[0]]
KEY = faults_of(DRAFTS / "faulty_key.jsonl")
WAYS: list[dict[str, bool]] = [{}, {"split_runs": True}, {"numbered_headings": True}, {"swedish_styles": True}]


def check(draft: Draft, talks: list[Transcript] = TALKS) -> list[DraftFinding]:
    return check_draft(prepare(draft, STUDY, talks))


def places(draft: Draft, finding: DraftFinding) -> set[int]:
    block = draft.blocks[finding.block]
    line, _column = block.place_of(finding.start)
    return {line} if line else {block.paragraph, 0}


def missed(draft: Draft, found: list[DraftFinding], faults: tuple[Fault, ...]) -> list[Fault]:
    left = list(found)
    gone = []
    for fault in faults:
        hit = next((f for f in left if f.rule == fault.rule and fault.place in places(draft, f)), None)
        if hit is not None:
            left.remove(hit)
        elif not fault.optional:
            gone.append(fault)
    return gone


def in_word(name: str, folder: Path, faults: tuple[Fault, ...] = (), **ways: bool) -> tuple[Draft, tuple[Fault, ...]]:
    made = word_draft(DRAFTS / f"{name}.md", faults, **ways)
    path = folder / f"{name}.docx"
    path.write_bytes(made.data)
    return read_draft(path), made.faults


def test_every_fault_is_found_in_markdown() -> None:
    draft = read_draft(DRAFTS / "faulty.md")
    found = check(draft)
    assert missed(draft, found, KEY) == []
    assert len(found) <= len(KEY) + 5


@pytest.mark.parametrize("ways", [None, {}, {"split_runs": True}], ids=str)
def test_faults_of_later_kinds_are_found_and_nothing_else(ways: dict[str, bool] | None, tmp_path: Path) -> None:
    faults = faults_of(DRAFTS / "kinds_key.jsonl")
    draft = read_draft(DRAFTS / "kinds.md")
    if ways is not None:
        draft, faults = in_word("kinds", tmp_path, faults, **ways)
    found = check(draft)
    assert missed(draft, found, faults) == []
    assert len(found) == len(faults)


@pytest.mark.slow
@pytest.mark.parametrize("ways", [*WAYS, {"hidden_faults": True}], ids=str)
def test_every_fault_is_found_in_word(ways: dict[str, bool], tmp_path: Path) -> None:
    draft, faults = in_word("faulty", tmp_path, KEY, **ways)
    found = check(draft)
    assert missed(draft, found, faults) == []
    assert len(found) <= len(faults) + 5


@pytest.mark.parametrize("name", ["clean", "boundary", "long"])
def test_what_is_right_is_left_alone(name: str) -> None:
    assert [(f.rule, f.match) for f in check(read_draft(DRAFTS / f"{name}.md"))] == []


@pytest.mark.slow
@pytest.mark.parametrize("ways", WAYS, ids=str)
@pytest.mark.parametrize("name", ["clean", "boundary", "long"])
def test_what_is_right_is_left_alone_in_word(name: str, ways: dict[str, bool], tmp_path: Path) -> None:
    draft, _faults = in_word(name, tmp_path, (), **ways)
    assert [(f.rule, f.match) for f in check(draft)] == []


def test_other_marks_are_found_or_not_as_the_study_says() -> None:
    assert {f.rule for f in check(read_draft(DRAFTS / "boundary_marks.md"))} == {"quote-marks"}


def test_a_long_draft_against_many_hours_takes_seconds() -> None:
    """150,000 words of talk and a draft of thirty pages: far below the bound, which is for slow and busy machines."""
    words = [word for talk in TALKS for turn in talk.turns for word in turn.text.split()]
    lines = [SpokenLine(f"Deltagare {n % 4}", " ".join(words[(n * 37) % 8000 :][:50])) for n in range(300)]
    talks = [*TALKS, *(build_transcript(f"mer-{n}", lines) for n in range(10))]
    draft = read_draft(DRAFTS / "long.md")
    begun = time.process_time()
    assert len(check(draft, talks)) >= 0
    assert time.process_time() - begun < 20
