"""The study's own voice on disk."""

import json
from pathlib import Path

import pytest

from tfbb_coding.errors import TfbbError
from tfbb_coding.files.study_model import load_study_voice, save_study_voice, study_voice_path
from tfbb_coding.model.learned import LearnedModel, StudyVoice

MODEL = LearnedModel(
    ("mal", "hinder"), (0.0, 0.0, 0.0), {"hinna": (-0.4, 1.25, 0.0), "<wish>": (2.0, 0.0, 0.0), "få åka": (0.1, -0.1, 0.0)}, "study"
)
VOICE = StudyVoice(MODEL, "29aad689244b046a", 52, 40, 6, {"rules": 0.41, "study": None}, used=True)


def test_what_is_saved_is_loaded(tmp_path: Path) -> None:
    assert load_study_voice(tmp_path) is None
    assert save_study_voice(tmp_path, VOICE) == tmp_path / "learned" / "study.json"
    assert load_study_voice(tmp_path) == VOICE


def test_it_can_be_read_one_feature_a_line(tmp_path: Path) -> None:
    text = save_study_voice(tmp_path, VOICE).read_text(encoding="utf-8")
    assert text.splitlines() == [
        "{",
        '"format": "tfbb study voice 1",',
        '"codebook": "29aad689244b046a",',
        '"decisions": 52,',
        '"units": 40,',
        '"interviews": 6,',
        '"kappa": {"rules": 0.41, "study": null},',
        '"used": true,',
        '"themes": ["mal", "hinder"],',
        '"weights": {',
        '  "<wish>": [2.0, 0.0],',
        '  "få åka": [0.1, -0.1],',
        '  "hinna": [-0.4, 1.25]',
        "}",
        "}",
    ]


def test_a_voice_that_learned_nothing(tmp_path: Path) -> None:
    silent = StudyVoice(LearnedModel(("mal",), (0.0, 0.0), {}, "study"), "", 40, 40, 1, {}, used=False)
    save_study_voice(tmp_path, silent)
    assert load_study_voice(tmp_path) == silent


@pytest.mark.parametrize(
    "change",
    [
        {"format": "something else"},
        {"used": "yes"},
        {"themes": None},
        {"weights": []},
        {"weights": {"hinna": [1.0]}},
        {"weights": {"hinna": [1.0, "x"]}},
        {"weights": {"hinna": [1.0, float("nan")]}},
        {"kappa": 3},
    ],
)
def test_a_file_that_is_something_else_is_told(tmp_path: Path, change: dict[str, object]) -> None:
    path = save_study_voice(tmp_path, VOICE)
    path.write_text(json.dumps({**json.loads(path.read_text(encoding="utf-8")), **change}), encoding="utf-8")
    with pytest.raises(TfbbError, match="`tfbb learn` makes it anew") as told:
        load_study_voice(tmp_path)
    assert told.value.path == study_voice_path(tmp_path)


@pytest.mark.parametrize("text", ["", "{", "[]", "[1]", '"x"', "null", "\u00e5"])
def test_a_file_that_is_no_voice_at_all(tmp_path: Path, text: str) -> None:
    path = study_voice_path(tmp_path)
    path.parent.mkdir()
    path.write_text(text, encoding="utf-8")
    with pytest.raises(TfbbError):
        load_study_voice(tmp_path)


def test_a_file_in_another_encoding_is_no_voice(tmp_path: Path) -> None:
    path = study_voice_path(tmp_path)
    path.parent.mkdir()
    path.write_bytes(b'{"format": "\xe5"}')
    with pytest.raises(TfbbError):
        load_study_voice(tmp_path)
