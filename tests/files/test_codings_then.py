"""What somebody's codings were on an earlier day."""

import json
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from tfbb_coding.errors import TfbbError
from tfbb_coding.files.changes import changing
from tfbb_coding.files.codings import codings_path, load_codings, save_codings
from tfbb_coding.files.codings_then import codings_then
from tfbb_coding.files.history import history_path
from tfbb_coding.model.coding import Coding, Status

DAYS = (date(2026, 3, 1), date(2026, 3, 8), date(2026, 3, 20))


def coding(theme: str, at: int = 0) -> Coding:
    return Coding("fg", "fg:1.1", 1, "D1", at, at + 5, theme, "", "anna", Status.ACCEPTED, 1.0, "fem å")


@pytest.fixture
def study(tmp_path: Path) -> Path:
    """Three changes, on three days."""
    (tmp_path / "study.yaml").write_text("title: Prov\n", encoding="utf-8")
    for said in ([coding("mal")], [coding("mal"), coding("hinder", 9)], [coding("hinder", 9)]):
        with changing(tmp_path, "review import", "anna"):
            save_codings(tmp_path, "anna", "fg", said)
    path = history_path(tmp_path, "anna")
    entries = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    for entry, day in zip(entries, DAYS, strict=True):
        noon = datetime(day.year, day.month, day.day, 12).astimezone(UTC)
        entry["time"] = noon.isoformat(timespec="microseconds")
    path.write_text("".join(json.dumps(entry, ensure_ascii=False) + "\n" for entry in entries), encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize(
    ("day", "themes"),
    [
        (DAYS[0], ["mal"]),
        (DAYS[1] - timedelta(days=1), ["mal"]),
        (DAYS[1], ["mal", "hinder"]),
        (DAYS[2], ["hinder"]),
        (date(2027, 1, 1), ["hinder"]),
    ],
)
def test_the_codings_as_they_stood_at_the_end_of_a_day(study: Path, day: date, themes: list[str]) -> None:
    then = codings_then(study, "anna", day)
    assert [one.theme for one in then.codings] == themes
    assert then.read == {"fg"}
    assert not then.findings
    assert [one.theme for one in load_codings(study, "anna").codings] == ["hinder"]


def test_before_the_first_day_there_was_nothing(study: Path) -> None:
    with pytest.raises(TfbbError, match="anna had no codings at the end of 2026-02-28"):
        codings_then(study, "anna", date(2026, 2, 28))


def test_a_file_changed_by_hand_cannot_be_led_back(study: Path) -> None:
    with codings_path(study, "anna", "fg").open("a", encoding="utf-8") as file:
        file.write("\n")
    with pytest.raises(TfbbError, match="what stood here before 2026-03-20 cannot be told any more"):
        codings_then(study, "anna", DAYS[0])
