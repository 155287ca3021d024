"""Lines added to a study.yaml: what a person wrote stays as it is, character by character."""

from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from tfbb_coding.files.study_writer import item_line, with_items

NEW = {"id": "fg 2", "case": "norr", "transcript": "fg 2.txt"}
LINE = "{id: fg 2, case: norr, transcript: fg 2.txt}"


def added(tmp_path: Path, text: str, **lists: list[dict[str, str]]) -> str | None:
    path = tmp_path / "study.yaml"
    path.write_bytes(text.encode())
    data = with_items(path, lists or {"interviews": [NEW]})
    assert path.read_bytes() == text.encode()
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
    ],
)
def test_lines_at_the_end_of_the_list(tmp_path: Path, before: str, after: str) -> None:
    assert added(tmp_path, before) == after


@pytest.mark.parametrize(
    "text",
    ["title: Å\ninterviews: [{id: fg1}]\n", "title: Å\ninterviews: fg1\n", "- a\n", "title: [\n", "{title: Å}\n"],
    ids=["list on one line", "no list", "no mapping", "no YAML", "mapping on one line"],
)
def test_what_cannot_be_done_safely_is_left_to_the_person(tmp_path: Path, text: str) -> None:
    assert added(tmp_path, text) is None


def test_what_is_not_utf_8_is_left_to_the_person(tmp_path: Path) -> None:
    path = tmp_path / "study.yaml"
    path.write_bytes("title: Å\n".encode("cp1252"))
    assert with_items(path, {"interviews": [NEW]}) is None


def test_several_lists_at_once(tmp_path: Path) -> None:
    text = added(tmp_path, "title: Å\ncases:\n  - {id: norr, name: N}\n", cases=[{"id": "syd", "name": "S: ö"}], interviews=[NEW])
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
