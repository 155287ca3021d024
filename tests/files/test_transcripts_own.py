"""What tfbb itself wrote is nobody's interview."""

from pathlib import Path

import pytest
from small_study import make_study
from typer.testing import CliRunner

from tfbb_coding.cli.app import app
from tfbb_coding.errors import TfbbError
from tfbb_coding.files.study_places import studies_below
from tfbb_coding.files.transcripts import find_transcripts
from tfbb_coding.files.transcripts.own_tables import is_own_table
from tfbb_coding.files.web_tables import web_bytes

TALK = "Intervjuare: Hur går det?\n\nPedagog: Det går bra.\n"


def run(*arguments: str | Path) -> None:
    result = CliRunner().invoke(app, list(map(str, arguments)))
    assert result.exit_code == 0, result.output


@pytest.fixture(scope="module")
def study(tmp_path_factory: pytest.TempPathFactory) -> Path:
    home = make_study(tmp_path_factory.mktemp("egna") / "studie")
    run("code", home)
    return home


@pytest.mark.parametrize("name", ["units.csv", "segments.csv", "themes.csv"])
def test_the_tables_of_code(study: Path, name: str) -> None:
    assert is_own_table(study / "results" / name)


@pytest.mark.parametrize("kind", ["xlsx", "docx", "csv"])
def test_a_sheet_for_review(study: Path, tmp_path: Path, kind: str) -> None:
    sheet = tmp_path / f"blad.{kind}"
    run("review", "export", "--study", study, "--as", "lena", "--format", kind, "--out", sheet)
    assert is_own_table(sheet)
    assert find_transcripts([tmp_path])[0] == []
    assert find_transcripts([sheet])[0] == [sheet]


@pytest.mark.parametrize("kind", ["xlsx", "csv"])
def test_a_table_of_condensations(study: Path, tmp_path: Path, kind: str) -> None:
    table = tmp_path / f"koncentrat.{kind}"
    run("condense", "--study", study, "--format", kind, "--out", table)
    assert is_own_table(table)


def test_a_table_of_decisions(tmp_path: Path) -> None:
    talk = tmp_path / "samtal.txt"
    talk.write_text("Intervjuare: Hej?\n\nKarin Ekström: Jag heter Karin Ekström och bor i Skövde.\n", encoding="utf-8")
    run("pseudonymise", talk, "--propose", tmp_path / "granska.csv")
    assert is_own_table(tmp_path / "granska.csv")
    assert find_transcripts([tmp_path])[0] == [talk]


def test_interviews_are_none_of_it(tmp_path: Path) -> None:
    for name, text in {"a.txt": TALK, "b.csv": "Talare;Text\nPedagog;Det går bra.\n", "c.docx": "inte Word", "d.tsv": ""}.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
        assert not is_own_table(tmp_path / name)


def test_folders_that_hold_no_interviews_are_passed_by(tmp_path: Path) -> None:
    for folder in ("grupp", "results", "history", "review", ".dold", "miljö", "node_modules"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "a.txt").write_text(TALK, encoding="utf-8")
    (tmp_path / "miljö" / "pyvenv.cfg").write_text("home = /usr\n", encoding="utf-8")
    assert find_transcripts([tmp_path])[0] == [tmp_path / "grupp" / "a.txt"]


def test_studies_below_are_named_and_refused(tmp_path: Path) -> None:
    studies = [make_study(tmp_path / "ett"), make_study(tmp_path / "mapp" / "två")]
    make_study(tmp_path / "ett" / "gammal kopia")
    assert studies_below(tmp_path) == studies
    assert studies_below(studies[0]) == []
    with pytest.raises(TfbbError, match=r"there are studies in it: ett, mapp.två"):
        find_transcripts([tmp_path])


def test_pages_that_tfbb_writes(study: Path, tmp_path: Path) -> None:
    (tmp_path / "teman.html").write_bytes(web_bytes([], "Teman", "sv"))
    run("pages", "--study", study, "--out", tmp_path / "sidor")
    pages = [tmp_path / "teman.html", *sorted((tmp_path / "sidor").rglob("*.html"))]
    assert len(pages) > 1
    assert all(map(is_own_table, pages))
    (tmp_path / "samtal.html").write_text("<html><p>I: Hur går det?<p>R: Bra.</html>", encoding="utf-8")
    assert [path.name for path in find_transcripts([tmp_path])[0]] == ["samtal.html"]
