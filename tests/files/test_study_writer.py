"""Cases and interviews entered in a study.yaml, by whichever command."""

from dataclasses import replace
from pathlib import Path

import pytest

from tfbb_coding.errors import StudyError
from tfbb_coding.files.study import open_study
from tfbb_coding.files.study_writer import Entered, entered
from tfbb_coding.files.templates import study_template
from tfbb_coding.model.study import Case, Interview, Study


@pytest.mark.parametrize("language", ["sv", "en"])
def test_a_new_studys_template_takes_items_beside_its_examples(language: str, tmp_path: Path) -> None:
    before = study_template("Ängen: år 2", language)
    text = entered(Study(tmp_path), [Case("n", "N")], [Interview("a", "a.txt")], before).data.decode()
    new = {"cases:", "interviews:", "  - {id: n, name: N}", "  - {id: a, transcript: a.txt}"}
    kept = [line for line in text.splitlines() if line not in new]
    assert kept == before.splitlines()


def study(folder: Path, text: str, *transcripts: str) -> Study:
    (folder / "transcripts").mkdir()
    for name in transcripts:
        (folder / "transcripts" / f"{name}.txt").write_text("A: Ja.\n", encoding="utf-8")
    (folder / "study.yaml").write_text(text, encoding="utf-8")
    return open_study(folder)


def test_the_first_interview_that_is_named_names_the_others_too(tmp_path: Path) -> None:
    """Otherwise every transcript that was there would be a stranger, and `tfbb check study` would say so."""
    home = study(tmp_path, "title: Å\n", "ett", "två")
    new = entered(home, [], [Interview("tre", "tre.txt", kind="written")])
    assert [(one.id, one.transcript) for one in new.interviews] == [("ett", "ett.txt"), ("två", "två.txt"), ("tre", "tre.txt")]


def test_what_the_study_has_is_not_entered_again(tmp_path: Path) -> None:
    home = study(tmp_path, "title: Å\ncases: [{id: n, name: N}]\ninterviews: [{id: a, transcript: ett}]\n", "ett")
    assert entered(home, [Case("n", "Annat")], [Interview("b", "ett.txt")]) == Entered()


def test_an_id_that_is_taken_gets_a_number(tmp_path: Path) -> None:
    home = study(tmp_path, "title: Å\ninterviews: [{id: ett, transcript: annan}]\n", "annan")
    assert [one.id for one in entered(home, [], [Interview("ett", "ett.txt")]).interviews] == ["ett-2"]


def test_a_file_that_cannot_be_added_to_is_an_error_that_says_what_to_do(tmp_path: Path) -> None:
    home = study(tmp_path, "title: Å\n", "ett")
    (tmp_path / "study.yaml").write_text("title: Å\ninterviews: fg1\n", encoding="utf-8")
    with pytest.raises(StudyError, match="cannot be added to the file as it is written") as error:
        entered(home, [], [Interview("b", "b.txt")])
    assert "one item a line" in error.value.hint


def test_everything_an_item_says_is_read_back(tmp_path: Path) -> None:
    one = Interview("b", "b.txt", "n", "höst", "focus group", "2025-03", 4, ("Ledare", "Bisittare"))
    home = study(tmp_path, "title: Å\n", "b")
    (tmp_path / "study.yaml").write_bytes(entered(home, [Case("n", "N: 1")], [one]).data)
    again = open_study(tmp_path)
    assert (replace(again.interviews[0], line=0), again.cases) == (one, (Case("n", "N: 1"),))
