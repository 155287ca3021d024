"""What people wrote into results is never written over."""

import json
from pathlib import Path

import docx
from small_study import decide, make_study
from typer.testing import CliRunner

from tfbb_coding.cli.app import app
from tfbb_coding.files.written import NAME, keep_changed, remember_written

RUN = CliRunner()


def test_a_file_as_the_program_wrote_it_is_written_over(tmp_path: Path) -> None:
    path = tmp_path / "results" / "a.md"
    path.parent.mkdir()
    path.write_bytes(b"ett")
    remember_written(tmp_path, {path: b"ett"})
    assert keep_changed(tmp_path, {path: b"nytt"}, "sv") == {}


def test_what_somebody_wrote_is_kept_beside_as_often_as_it_happens(tmp_path: Path) -> None:
    path = tmp_path / "rapport åäö.md"
    remember_written(tmp_path, {path: b"ett"})
    for text, name in ((b"mitt", "rapport åäö (ändrad).md"), (b"mitt mer", "rapport åäö (ändrad 2).md")):
        path.write_bytes(text)
        assert keep_changed(tmp_path, {path: b"nytt"}, "sv") == {path: tmp_path / name}
        assert (tmp_path / name).read_bytes() == text
    assert keep_changed(tmp_path, {path: b"mitt mer"}, "sv") == {}  # the same would be written: nothing to keep


def test_a_file_elsewhere_is_remembered_without_its_name(tmp_path: Path) -> None:
    root, path = tmp_path / "studie", tmp_path / "Zorvika Kvist.docx"
    root.mkdir()
    path.write_bytes(b"ett")
    remember_written(root, {path: b"ett"})
    assert "Zorvika" not in (root / NAME).read_text(encoding="utf-8")
    assert keep_changed(root, {path: b"nytt"}, "sv") == {}
    path.write_bytes(b"mitt")
    assert keep_changed(root, {path: b"nytt"}, "en") == {path: tmp_path / "Zorvika Kvist (changed).docx"}


def test_a_broken_memory_keeps_rather_than_loses(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_bytes(b"ett")
    for broken in ("[]", "{", "3"):
        (tmp_path / NAME).write_text(broken, encoding="utf-8")
        assert keep_changed(tmp_path, {path: b"nytt"}, "sv")
    remember_written(tmp_path, {path: b"ett"})
    assert set(json.loads((tmp_path / NAME).read_text(encoding="utf-8"))) == {"a.md"}


def test_an_analysis_written_in_the_report_is_there_after_the_next_report(tmp_path: Path) -> None:
    study = make_study(tmp_path / "Skolgården i Ås")
    decide(study)
    assert RUN.invoke(app, ["report", "--study", str(study)]).exit_code == 0
    path = study / "results" / "report" / "rapport.docx"
    draft = docx.Document(str(path))
    draft.paragraphs[-1].add_run("Min egen analys.")
    draft.save(str(path))
    mine = path.read_bytes()
    again = RUN.invoke(app, ["report", "--study", str(study)])
    assert again.exit_code == 0
    assert "rapport (ändrad).docx" in again.stderr
    assert (path.parent / "rapport (ändrad).docx").read_bytes() == mine
    third = RUN.invoke(app, ["report", "--study", str(study)])
    assert "ändrad" not in third.stderr
    assert sorted(p.name for p in path.parent.iterdir()) == ["rapport (ändrad).docx", "rapport.docx"]


def test_tables_of_the_coding_with_a_column_of_ones_own_are_kept(tmp_path: Path) -> None:
    study = make_study(tmp_path / "studie")
    assert RUN.invoke(app, ["code", str(study)]).exit_code == 0
    path = study / "results" / "segments.csv"
    path.write_text("mitt\n", encoding="utf-8")
    assert RUN.invoke(app, ["code", str(study)]).exit_code == 0
    assert (study / "results" / "segments (ändrad).csv").read_text(encoding="utf-8") == "mitt\n"
