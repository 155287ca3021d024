"""Codings on disk."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tfbb_coding.errors import TfbbError
from tfbb_coding.files.codings import coders, load_codings, save_codings, to_line
from tfbb_coding.model.coding import Coding, Evidence, Status

ONE = Coding(
    transcript="fg1",
    unit="fg1:3.1",
    turn=3,
    speaker="Åsa",
    start=10,
    end=31,
    theme="hinder",
    code="tid",
    coder="rules",
    status=Status.PROPOSED,
    score=2.5,
    quotation="vi hann ju aldrig med",
    evidence=(Evidence("lemma hinna", "hann", 1.5, 13, 17), Evidence("question", "", 1.0)),
    codebook="29aad689244b046a",
)


def test_what_is_saved_is_loaded_in_order(tmp_path: Path) -> None:
    later, unknown = replace(ONE, start=40, end=61), replace(ONE, start=40, end=61, theme="mal", speaker=None, code="")
    save_codings(tmp_path, "rules", "fg1", [unknown, later, ONE])
    loaded = load_codings(tmp_path, "rules")
    assert loaded.codings == (ONE, later, unknown)
    assert loaded.findings == ()


def test_a_coding_is_one_line_with_fixed_keys_and_swedish_letters(tmp_path: Path) -> None:
    path = save_codings(tmp_path, "rules", "fg1", [ONE])
    assert path == tmp_path / "codings" / "rules" / "fg1.jsonl"
    assert path.read_text(encoding="utf-8") == (
        '{"transcript": "fg1", "unit": "fg1:3.1", "turn": 3, "speaker": "Åsa", "start": 10, "end": 31, "theme": "hinder", "code": "tid", '
        '"coder": "rules", "status": "proposed", "score": 2.5, "quotation": "vi hann ju aldrig med", "evidence": ['
        '{"indicator": "lemma hinna", "words": "hann", "weight": 1.5, "start": 13, "end": 17}, '
        '{"indicator": "question", "words": "", "weight": 1.0, "start": null, "end": null}], "codebook": "29aad689244b046a"}\n'
    )


def test_the_order_of_saving_does_not_show(tmp_path: Path) -> None:
    several = [replace(ONE, start=n, end=n + 21, theme=theme) for n in (0, 7) for theme in ("mal", "hinder")]
    first = save_codings(tmp_path, "rules", "fg1", several).read_bytes()
    assert save_codings(tmp_path, "rules", "fg1", reversed(several)).read_bytes() == first


def test_no_codings_are_an_empty_file_and_nothing_on_disk_is_no_codings(tmp_path: Path) -> None:
    assert load_codings(tmp_path, "rules").codings == ()
    assert save_codings(tmp_path, "rules", "fg1", []).read_bytes() == b""
    assert load_codings(tmp_path, "rules", "fg1").codings == ()
    assert load_codings(tmp_path, "rules", "finns inte").codings == ()


RAW = json.loads(to_line(ONE))


@pytest.mark.parametrize(
    ("line", "phrase"),
    [
        ('{"transcript": "fg1"', "is not JSON"),
        ("[" * 100_000, "is not JSON"),
        ("[]", "is no coding"),
        (json.dumps({**RAW, "extra": 1}), "unknown: extra"),
        (json.dumps({key: value for key, value in RAW.items() if key != "codebook"}), "unknown: codebook"),
        (json.dumps({**RAW, "start": "10"}), "'start'"),
        (json.dumps({**RAW, "start": 40}), "ends before it begins (40–31)"),
        (json.dumps({**RAW, "start": -1}), "ends before it begins"),
        (json.dumps({**RAW, "status": "maybe"}), "'status'"),
        (json.dumps({**RAW, "evidence": [{"indicator": "x"}]}), "evidence"),
        (json.dumps({**RAW, "evidence": "x"}), "'evidence'"),
        (json.dumps({**RAW, "transcript": "fg2"}), "another transcript"),
    ],
)
def test_a_broken_line_is_a_finding_and_the_others_load(tmp_path: Path, line: str, phrase: str) -> None:
    path = save_codings(tmp_path, "rules", "fg1", [ONE])
    path.write_text(f"{line}\n\n{to_line(ONE)}", encoding="utf-8")
    loaded = load_codings(tmp_path, "rules")
    assert loaded.codings == (ONE,)
    assert [(finding.path, finding.line) for finding in loaded.findings] == [(str(path), 1)]
    assert phrase in loaded.findings[0].message
    assert "hann" not in str(loaded.findings[0])


def test_a_file_that_is_no_text_is_one_finding(tmp_path: Path) -> None:
    path = save_codings(tmp_path, "rules", "fg1", [ONE])
    path.write_bytes(b"\xff\xfe\x00\xd8")
    save_codings(tmp_path, "rules", "fg2", [replace(ONE, transcript="fg2")])
    loaded = load_codings(tmp_path, "rules")
    assert [finding.path for finding in loaded.findings] == [str(path)]
    assert [coding.transcript for coding in loaded.codings] == ["fg2"]


@pytest.mark.parametrize("name", ["../ut", "a/b", "", ".dold", "slut.", "a:b", "rad\nbrytning"])
def test_names_that_can_be_no_file_are_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(TfbbError, match="cannot be the name of a file"):
        save_codings(tmp_path, name, "fg1", [ONE])
    with pytest.raises(TfbbError, match="cannot be the name of a file"):
        save_codings(tmp_path, "rules", name, [ONE])


def test_coders_are_told_in_order(tmp_path: Path) -> None:
    assert coders(tmp_path) == ()
    for name in ("rules", "Åsa N", "bo"):
        save_codings(tmp_path, name, "fg1", [])
    assert coders(tmp_path) == ("bo", "rules", "Åsa N")


texts = st.text(st.characters(codec="utf-8"), max_size=30)
scores = st.floats(allow_nan=False, allow_infinity=False)
pieces = st.builds(Evidence, texts, texts, scores, st.none() | st.integers(0, 99), st.none() | st.integers(0, 99))
made = st.builds(
    Coding,
    transcript=st.just("fg1"),
    unit=texts,
    turn=st.integers(0, 999),
    speaker=st.none() | texts,
    start=st.integers(0, 50),
    end=st.integers(50, 99),
    theme=texts,
    code=texts,
    coder=texts,
    status=st.sampled_from(Status),
    score=scores,
    quotation=texts,
    evidence=st.lists(pieces, max_size=3).map(tuple),
    codebook=texts,
)


@given(st.lists(made, max_size=4))
def test_any_coding_comes_back_as_it_was(tmp_path_factory: pytest.TempPathFactory, codings: list[Coding]) -> None:
    root = tmp_path_factory.mktemp("study")
    save_codings(root, "rules", "fg1", codings)
    loaded = load_codings(root, "rules")
    assert loaded.findings == ()
    assert sorted(map(repr, loaded.codings)) == sorted(map(repr, codings))
