"""``tfbb memo`` as a researcher uses it."""

import json
import os
import sys
from pathlib import Path

import pytest
from commands import ended
from small_study import make_study
from typer.testing import CliRunner, Result

from tfbb_coding.cli.app import app
from tfbb_coding.files.memos import memos_path
from tfbb_coding.files.notes import load_notes
from tfbb_coding.model.decision import NoteKind


def run(*arguments: str, code: int = 0, stdin: str | None = None) -> Result:
    return ended("memo", *arguments, code=code, typed=stdin)


@pytest.fixture(autouse=True)
def study(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    make_study(tmp_path)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LOGNAME", "eva")
    return tmp_path


def listed(*arguments: str) -> list[tuple[str, str, str]]:
    return [(row["about"], row["of"], row["text"]) for row in json.loads(run("list", *arguments, "--format", "json").stdout)]


def test_memos_about_everything_are_listed_in_order() -> None:
    run("write", "Börjar ana ett mönster", "--theme", "Oro")
    run("write", "Ordet vaken är bättre än rädd", "--unit", "norr:3.1")
    run("write", "Läs om metoden")
    run("write", "Bullrigt", "--interview", "norr.txt")
    assert listed() == [
        ("study", "", "Läs om metoden"),
        ("interview", "norr", "Bullrigt"),
        ("theme", "oro", "Börjar ana ett mönster"),
        ("unit", "norr:3.1", "Ordet vaken är bättre än rädd"),
    ]
    assert listed("--theme", "oro") == [("theme", "oro", "Börjar ana ett mönster")]
    assert [of for _about, of, _text in listed("--interview", "norr")] == ["norr", "norr:3.1"]
    assert [of for _about, of, _text in listed("--about", "unit")] == ["norr:3.1"]
    said = run("list").stdout
    assert "theme Oro  (eva, " in said
    assert "    Bullrigt" in said


def test_memos_are_found_by_the_names_that_people_use() -> None:
    book = next(Path("codebooks").glob("*.yaml"))
    book.write_text(book.read_text(encoding="utf-8").replace("label: Oro", "label: Ängslan", 1), encoding="utf-8")
    run("write", "Nåt om det", "--theme", "ängslan")
    assert listed("--theme", "Ängslan") == listed("--theme", "oro") == [("theme", "oro", "Nåt om det")]
    book.write_text("themes: [", encoding="utf-8")
    assert "theme oro" in run("list").stdout


def test_a_units_memo_is_the_reviews_own_and_grows() -> None:
    assert run("write", "Först", "--unit", "norr:3.1").stdout == "norr:3.1\n"
    run("write", "Sedan", "--unit", "norr:3.1")
    (note,) = load_notes(Path(), NoteKind.MEMO, "eva").notes
    assert (note.text, note.unit, note.speaker) == ("Först\n\nSedan", "norr:3.1", "Pedagog")
    assert note.quotation.startswith("Jag ligger vaken")


def test_from_stdin_and_back_to_it() -> None:
    id_ = run("write", "-", "--theme", "oro", stdin="Rad ett\nRad två å ä ö\n").stdout.strip()
    assert run("show", id_).stdout == "Rad ett\nRad två å ä ö\n"
    id_ = run("write", "--theme", "oro", stdin="utan streck\n").stdout.strip()
    assert run("show", id_).stdout == "utan streck\n"


EDITOR = """
import sys, pathlib
file = pathlib.Path(sys.argv[1])
file.write_text(file.read_text(encoding="utf-8") + "skrivet i redigeraren", encoding="utf-8")
file.with_name(".memo.txt.swp").write_text("slask")
"""


@pytest.mark.skipif(os.name == "nt", reason="quotes as Unix shells do")
def test_from_the_editor_and_nothing_is_left(
    study: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    script = tmp_path_factory.mktemp("en redigerare") / "ed.py"
    script.write_text(EDITOR, encoding="utf-8")
    monkeypatch.setenv("EDITOR", f"{sys.executable} '{script}'")
    monkeypatch.delenv("VISUAL", raising=False)
    left = study / "memos" / "eva" / ".writing-1"
    left.mkdir(parents=True)
    (left / "memo.txt").write_text("från en som dog")
    from tfbb_coding.cli.editor import written_in_editor

    assert written_in_editor(study / "memos" / "eva", "före, ") == "före, skrivet i redigeraren"
    assert list((study / "memos" / "eva").iterdir()) == []


@pytest.mark.skipif(os.name == "nt", reason="the editor is a Unix one")
def test_an_editor_that_fails_is_told(study: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from tfbb_coding.cli.editor import written_in_editor
    from tfbb_coding.errors import TfbbError

    monkeypatch.delenv("VISUAL", raising=False)
    for editor, phrase in (("false", "failed; nothing was written"), ("finns-inte", "cannot be started")):
        monkeypatch.setenv("EDITOR", editor)
        with pytest.raises(TfbbError, match=phrase):
            written_in_editor(study / "memos", "")


def test_edit_delete_and_undo() -> None:
    id_ = run("write", "Fel", "--code", "oro/x", code=2).stdout
    assert id_ == ""
    id_ = run("write", "Fel").stdout.strip()
    run("edit", id_, "Rätt")
    assert listed() == [("study", "", "Rätt")]
    run("delete", id_)
    assert listed() == []
    assert CliRunner().invoke(app, ["undo"]).exit_code == 0
    assert listed() == [("study", "", "Rätt")]
    run("write", "Om enheten", "--unit", "norr:3.1")
    run("edit", "norr:3.1", "Ändrat")
    assert listed("--unit", "norr:3.1") == [("unit", "norr:3.1", "Ändrat")]
    run("delete", "norr:3.1")
    assert listed("--unit", "norr:3.1") == []


def test_everybody_has_their_own() -> None:
    run("write", "Mitt")
    run("write", "Annans", "--as", "Bo")
    assert [text for *_rest, text in listed()] == ["Mitt"]
    assert sorted(text for *_rest, text in listed("--everyone")) == ["Annans", "Mitt"]


def test_export_as_a_table(study: Path) -> None:
    run("write", "=1+1")
    assert run("list", "--out", "mina memon.csv").stdout == "mina memon.csv\n"
    assert "'=1+1" in (study / "mina memon.csv").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("arguments", "phrase"),
    [
        (["write", "x", "--theme", "oro", "--case", "norr"], "a memo is about one thing"),
        (["write", "x", "--theme", "sorg"], "the codebook has no theme 'sorg'"),
        (["write", "x", "--code", "oro/natt"], "the theme 'oro' has no code 'natt'"),
        (["write", "x", "--interview", "nordan"], "there are: norr, oster, soder, vaster"),
        (["write", "x", "--case", "nordan"], "there is no 'nordan' in the study"),
        (["write", "x", "--unit", "nordan:1.1"], "a unit is called TRANSCRIPT:TURN.NUMBER"),
        (["write", "x", "--unit", "norr:3.7"], "that turn's units are: norr:3.1"),
        (["write", "  "], "the memo is empty"),
        (["show", "ffff"], "'eva' has no memo 'ffff'"),
        (["delete", "ffff"], "`tfbb memo list` lists them"),
    ],
)
def test_what_cannot_be_meant_is_refused(arguments: list[str], phrase: str) -> None:
    assert phrase in run(*arguments, code=2).stderr


def test_a_line_that_is_no_memo_is_told_and_never_written_over(study: Path) -> None:
    run("write", "Bra")
    path = memos_path(study, "eva")
    path.write_text(path.read_text(encoding="utf-8") + "trasig\n", encoding="utf-8")
    assert "memos.jsonl:2: is no memo" in run("list", code=1).stderr
    assert "cannot be read whole" in run("write", "Mer", code=2).stderr
    assert "trasig" in path.read_text(encoding="utf-8")
