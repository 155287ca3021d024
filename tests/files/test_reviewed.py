"""What one person says of one transcript: read whole, written only where something is new."""

import os
from dataclasses import replace
from pathlib import Path

import pytest

from tfbb_coding.errors import TfbbError
from tfbb_coding.files.reviewed import Shelf, load_reviewed
from tfbb_coding.model.coding import Coding, Status
from tfbb_coding.model.condensation import Condensation
from tfbb_coding.model.decision import Note, NoteKind
from tfbb_coding.model.reviewed import Reviewed

CODING = Coding("å", "å:1.1", 1, "D", 10, 14, "hinder", "", "eva", Status.ACCEPTED, 1.0, "hann")
MEMO = Note("å", "å:1.1", 1, "D", 10, 14, "eva", "Hm.", "hann")
UNIT = replace(MEMO, text="")
CONDENSED = Condensation("å", "å:1.1", 1, "D", 10, 14, "eva", "Hann.", "hann")
ALL = Reviewed((CODING,), (CONDENSED,), ((NoteKind.MEMO, (MEMO,)), (NoteKind.FAVOURITE, ()), (NoteKind.UNIT, (UNIT,))))


def test_what_is_written_is_read(tmp_path: Path) -> None:
    written = Shelf(tmp_path, "eva").save("å", Reviewed(), ALL)
    assert [path.parent.parent.name for path in written] == ["codings", "condensations", "memos", "units"]
    assert load_reviewed(tmp_path, "eva") == {"å": ALL}
    assert load_reviewed(tmp_path, "bo") == {}


def test_only_what_is_new_is_written(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path, "eva")
    shelf.save("å", Reviewed(), ALL)
    before = {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*.jsonl")}
    after = replace(ALL, codings=(replace(CODING, status=Status.REJECTED),))
    assert [path.parent.parent.name for path in shelf.save("å", ALL, after)] == ["codings"]
    assert shelf.save("å", after, after) == []
    changed = {path for path in before if path.stat().st_mtime_ns != before[path]}
    assert {path.parent.parent.name for path in changed} == {"codings"}


def test_taken_back_leaves_an_empty_file(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path, "eva")
    shelf.save("å", Reviewed(), ALL)
    shelf.save("å", ALL, Reviewed())
    assert {path.read_bytes() for path in tmp_path.rglob("*.jsonl")} == {b""}
    assert load_reviewed(tmp_path, "eva") == {}


def test_what_another_program_has_changed_is_not_written_over(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path, "eva")
    shelf.watch(["å"])
    shelf.save("å", Reviewed(), ALL)
    path = tmp_path / "codings" / "eva" / "å.jsonl"
    path.write_text("annat\n", encoding="utf-8")
    os.utime(path, ns=(1, 1))
    with pytest.raises(TfbbError, match="another program"):
        shelf.save("å", ALL, Reviewed())
    assert path.read_text(encoding="utf-8") == "annat\n"


def test_a_broken_line_is_told_before_anything_is_lost(tmp_path: Path) -> None:
    Shelf(tmp_path, "eva").save("å", Reviewed(), ALL)
    path = tmp_path / "units" / "eva" / "å.jsonl"
    path.write_text(path.read_text(encoding="utf-8") + "{halv\n", encoding="utf-8")
    with pytest.raises(TfbbError, match=r"å\.jsonl:2"):
        load_reviewed(tmp_path, "eva")
