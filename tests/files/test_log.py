"""The study's log."""

import json
from pathlib import Path

import pytest

from tfbb_coding import __version__
from tfbb_coding.errors import TfbbError
from tfbb_coding.files.log import append_log


def entries(root: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in (root / "log.jsonl").read_text(encoding="utf-8").splitlines()]


def test_each_command_is_one_line_with_version_counts_and_fingerprints(tmp_path: Path) -> None:
    append_log(tmp_path, "code", {"units": 12, "codings": 7}, {"codebook": "29aad689244b046a"}, {"unit": "meaning", "k": 3})
    append_log(tmp_path, "show", {}, {})
    first, second = entries(tmp_path)
    assert {**first, "time": ""} == {
        "time": "",
        "version": __version__,
        "command": "code",
        "parameters": {"k": 3, "unit": "meaning"},
        "counts": {"codings": 7, "units": 12},
        "fingerprints": {"codebook": "29aad689244b046a"},
    }
    assert second["command"] == "show"


@pytest.mark.parametrize("value", ["/hem/Anna Ek/intervju.docx", "Anna", "intervju med anna", "åsa"])
def test_what_may_hold_a_name_is_not_written(tmp_path: Path, value: str) -> None:
    append_log(tmp_path, "code", {}, {}, {"out": value})
    assert entries(tmp_path)[0]["parameters"] == {"out": "…"}


def test_a_line_cut_short_does_not_spoil_the_next(tmp_path: Path) -> None:
    (tmp_path / "log.jsonl").write_text('{"command": "co')
    append_log(tmp_path, "show", {}, {})
    assert (tmp_path / "log.jsonl").read_text().splitlines()[0] == '{"command": "co'
    assert json.loads((tmp_path / "log.jsonl").read_text().splitlines()[1])["command"] == "show"


def test_a_log_that_may_not_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "log.jsonl").mkdir()
    with pytest.raises(TfbbError, match="the log may not be written") as caught:
        append_log(tmp_path, "code", {}, {})
    assert caught.value.path == tmp_path / "log.jsonl"
