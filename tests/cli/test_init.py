"""``tfbb init`` as a researcher uses it."""

import os
from pathlib import Path

import pytest
from commands import outcome


def run(*arguments: str) -> tuple[int, str, str]:
    return outcome(*arguments)


def test_help() -> None:
    code, out, _err = run("init", "--help")
    assert code == 0
    assert "--title" in out


def test_a_study_is_made_and_the_next_steps_are_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    code, out, _err = run("init", "min å studie", "--title", "Lugna veckan")
    assert code == 0
    assert out.startswith(f"made {Path('min å studie') / 'codebooks' / 'tfbb.yaml'}\nmade ")
    assert '`tfbb code "min å studie"`' in out
    assert 'title: "Lugna veckan"' in (tmp_path / "min å studie" / "study.yaml").read_text(encoding="utf-8")
    assert (tmp_path / "min å studie" / "transcripts").is_dir()


@pytest.mark.parametrize(("language", "first"), [("sv", "# Vad studien består av."), ("en", "# What the study consists of.")])
def test_the_comments_speak_the_language_asked_for(tmp_path: Path, language: str, first: str) -> None:
    run("--lang", language, "init", str(tmp_path / "s"))
    assert (tmp_path / "s" / "study.yaml").read_text(encoding="utf-8").startswith(first)


def test_nothing_that_is_there_is_touched(tmp_path: Path) -> None:
    (tmp_path / "study.yaml").write_text("title: Min\n")
    code, out, _err = run("init", str(tmp_path), "--title", "Annan")
    assert code == 0
    assert f"left as it was: {tmp_path / 'study.yaml'}" in out
    assert (tmp_path / "study.yaml").read_text() == "title: Min\n"


@pytest.mark.skipif(os.name == "nt", reason="rights of this kind are POSIX's")
def test_a_folder_where_nothing_may_be_written(tmp_path: Path) -> None:
    (tmp_path / "låst").mkdir(mode=0o500)
    root = os.geteuid() == 0
    if root:
        os.seteuid(65534)
    try:
        code, out, err = run("init", str(tmp_path / "låst"))
    finally:
        if root:
            os.seteuid(0)
    assert (code, out) == (2, "")
    assert str(tmp_path / "låst") in err
    assert "may not be written" in err


def test_a_file_where_the_folder_should_be(tmp_path: Path) -> None:
    (tmp_path / "fil").write_text("x")
    code, out, err = run("init", str(tmp_path / "fil"))
    assert (code, out) == (2, "")
    assert f"{tmp_path / 'fil'}: is a file" in err


def test_a_blank_name_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    code, _out, err = run("init", "  ")
    assert code == 2
    assert "a study folder needs a name" in err
    assert "write one" in err
    assert list(tmp_path.iterdir()) == []


def test_a_blank_title_is_the_folders_name(tmp_path: Path) -> None:
    run("init", str(tmp_path / "norr"), "--title", "  ")
    assert 'title: "norr"' in (tmp_path / "norr" / "study.yaml").read_text(encoding="utf-8")
