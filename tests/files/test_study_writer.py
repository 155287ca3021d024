"""Lines added to a study.yaml: what a person wrote stays as it is, character by character."""

from dataclasses import replace
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from tfbb_coding.errors import StudyError
from tfbb_coding.files.study import open_study
from tfbb_coding.files.study_writer import Entered, entered, item_line, with_items
from tfbb_coding.files.templates import study_template
from tfbb_coding.model.study import Case, Interview, Study

NEW = {"id": "fg 2", "case": "norr", "transcript": "fg 2.txt"}
LINE = "{id: fg 2, case: norr, transcript: fg 2.txt}"


def added(text: str, **lists: list[dict[str, str]]) -> str | None:
    data = with_items(text.encode(), lists or {"interviews": [NEW]})
    return None if data is None else data.decode()


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("title: Å\n", f"title: Å\ninterviews:\n  - {LINE}\n"),
        ("title: Å", f"title: Å\ninterviews:\n  - {LINE}\n"),
        ("title: Å\r\nk: 3\r\n", f"title: Å\r\nk: 3\r\ninterviews:\r\n  - {LINE}\r\n"),
        ("\ufefftitle: Å\n", f"\ufefftitle: Å\ninterviews:\n  - {LINE}\n"),
        ("title: Å\ninterviews:\nk: 3\n", f"title: Å\ninterviews:\n  - {LINE}\nk: 3\n"),
        (
            "title: Å\ninterviews:\n  - {id: fg1}   # the first\n\n# the guide\nguide: []\n",
            f"title: Å\ninterviews:\n  - {{id: fg1}}   # the first\n  - {LINE}\n\n# the guide\nguide: []\n",
        ),
        (
            "title: Å\ninterviews:\n- id: fg1\n  date: 2024-01-02\nk: 3\n",
            f"title: Å\ninterviews:\n- id: fg1\n  date: 2024-01-02\n- {LINE}\nk: 3\n",
        ),
        (
            "title: Å\n# One a source.\n#interviews:\n#  - id: fg1\n#    case: a\n\n#guide:\n",
            f"title: Å\n# One a source.\n#interviews:\n#  - id: fg1\n#    case: a\ninterviews:\n  - {LINE}\n\n#guide:\n",
        ),
        ("title: Å\ninterviews: []   # none yet\nk: 3\n", f"title: Å\ninterviews: [{LINE}]   # none yet\nk: 3\n"),
        (
            "title: Å\ninterviews: [\n  {id: fg1},  # the first\n]\nk: 3\n",
            f"title: Å\ninterviews: [\n  {{id: fg1}}, {LINE},  # the first\n]\nk: 3\n",
        ),
        ('{"title": "Å", "k": 3}\n', f'{{"title": "Å", "k": 3, interviews: [{LINE}]}}\n'),
        ("interviews:\n  - {id: a, date: 2025-02-31}\n", f"interviews:\n  - {{id: a, date: 2025-02-31}}\n  - {LINE}\n"),
        (
            "interviews:\n  - id: fg1\n    kind: |\n      written\n\ntitle: Å\n",
            f"interviews:\n  - id: fg1\n    kind: |\n      written\n\n  - {LINE}\ntitle: Å\n",
        ),
    ],
    ids=[
        "no list",
        "no last line end",
        "windows",
        "byte order mark",
        "empty list",
        "one-line items",
        "items over lines",
        "beside the example",
        "an empty list on one line",
        "a list in brackets over lines",
        "JSON",
        "a date that no calendar has",
        "an item that ends in lines",
    ],
)
def test_lines_at_the_end_of_the_list(before: str, after: str) -> None:
    assert added(before) == after


@pytest.mark.parametrize(
    "text",
    ["title: Å\ninterviews: fg1\n", "- a\n", "title: [\n", "a: &a {id: x}\ninterviews:\n  - id: fg1\n  - *a\n"],
    ids=["no list", "no mapping", "no YAML", "an alias at the end"],
)
def test_what_cannot_be_done_safely_is_not_done(text: str) -> None:
    assert added(text) is None


def test_what_is_not_utf_8_is_not_added_to() -> None:
    assert with_items("title: Å\n".encode("cp1252"), {"interviews": [NEW]}) is None


def test_several_lists_at_once() -> None:
    text = added("title: Å\ncases:\n  - {id: norr, name: N}\n", cases=[{"id": "syd", "name": "S: ö"}], interviews=[NEW])
    assert text == f"title: Å\ncases:\n  - {{id: norr, name: N}}\n  - {{id: syd, name: 'S: ö'}}\ninterviews:\n  - {LINE}\n"


@given(
    st.dictionaries(
        st.sampled_from(["id", "case", "name"]), st.text(st.characters(codec="utf-8", exclude_categories=("Cs", "Cc"))), min_size=1
    )
)
def test_an_item_reads_back_as_it_was(item: dict[str, str]) -> None:
    line = item_line(item)
    assert "\n" not in line
    assert yaml.safe_load(f"- {line}") == [item]


@pytest.mark.parametrize("language", ["sv", "en"])
def test_a_new_studys_template_takes_items_beside_its_examples(language: str) -> None:
    before = study_template("Ängen: år 2", language)
    text = added(before, cases=[{"id": "n", "name": "N"}], interviews=[NEW])
    assert text is not None
    kept = [line for line in text.splitlines() if line not in {"cases:", "interviews:", "  - {id: n, name: N}", f"  - {LINE}"}]
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
