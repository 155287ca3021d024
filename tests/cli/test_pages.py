"""``tfbb pages``."""

from pathlib import Path

import pytest
from commands import outcome
from small_study import decide, make_study
from told_study import make_told_study
from typer.testing import CliRunner

from tfbb_coding.cli.app import app

STUDY = """\
title: Skolgården
cases: [{id: a, name: Ån}, {id: b, name: Berget}]
interviews:
  - {id: N1, transcript: norr, case: a}
  - {id: S1, transcript: soder, case: a}
  - {id: V1, transcript: vaster, case: b}
  - {id: O1, transcript: oster, case: b}
"""


@pytest.fixture
def study(tmp_path: Path) -> Path:
    folder = make_study(tmp_path / "Skolgården i Ås")
    (folder / "study.yaml").write_text(STUDY, encoding="utf-8")
    decide(folder)
    return folder


def run(study: Path, *arguments: str) -> tuple[int, str, str]:
    return outcome("pages", "--study", study, *arguments)


def test_one_page_the_same_the_second_time(study: Path) -> None:
    code, out, _err = run(study)
    page = study / "results" / "pages" / "index.html"
    assert (code, out.strip()) == (0, str(page))
    first = page.read_bytes()
    assert run(study)[0] == 0
    assert page.read_bytes() == first
    assert first.count(b'<details class="talk"') == 4


def test_others_get_a_folder_of_their_own_without_conversations(study: Path) -> None:
    code, out, err = run(study, "--small", "suppress")
    assert code == 0
    page = Path(out.strip())
    assert page.parent.name == "pages-for-others"
    assert "Without whole conversations" in err
    text = page.read_text(encoding="utf-8")
    assert 'class="talk"' not in text
    assert "Pedagog" not in text


def test_pages_of_an_earlier_run_are_told(study: Path) -> None:
    assert run(study, "--split")[0] == 0
    names = {path.name for path in (study / "results" / "pages").iterdir()}
    assert names == {"index.html", "quotations-1.html", "quotations-2.html", "conversations-1.html", "conversations-2.html"}
    code, _out, err = run(study, "--no-conversations")
    assert code == 0
    assert "4 older pages" in err
    assert "conversations-2.html" in err


def test_an_unknown_theme_is_told(study: Path) -> None:
    code, _out, err = run(study, "--theme", "okänt")
    assert code == 2
    assert "okänt" in err
    assert "Oro" in err
    assert not (study / "results").exists()


def test_nothing_coded_is_told(tmp_path: Path) -> None:
    code, _out, err = run(make_study(tmp_path / "tom"))
    assert code == 2
    assert "tfbb code" in err


def test_help() -> None:
    assert CliRunner().invoke(app, ["pages", "--help"]).exit_code == 0


def test_numbers_of_choices_below_each_other_are_nobodys_number(tmp_path: Path) -> None:
    code, _out, err = run(make_told_study(tmp_path / "told"))
    assert (code, err.count("personnummer")) == (0, 0)
