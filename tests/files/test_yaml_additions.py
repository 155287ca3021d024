"""Items added to the lists of a YAML file: what a person wrote stays as it is, character by character."""

from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from tfbb_coding.files.yaml_additions import Addition, item_line, with_added

NEW = {"id": "fg 2", "case": "norr", "transcript": "fg 2.txt"}
LINE = "{id: fg 2, case: norr, transcript: fg 2.txt}"


def added(text: str, **lists: list[dict[str, str]]) -> str | None:
    wanted = lists or {"interviews": [NEW]}
    data = with_added(text.encode(), [Addition((key,), items) for key, items in wanted.items()])
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
        (
            "guide: [{question: Vad är 🚜?, themes: [a]}]\r\n",
            f"guide: [{{question: Vad är 🚜?, themes: [a]}}]\r\ninterviews:\r\n  - {LINE}\r\n",
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
        "a question in a list on one line",
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
    assert with_added("title: Å\n".encode("cp1252"), [Addition(("interviews",), [NEW])]) is None


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


BOOK = """\
title: Ängen
themes:
  - id: hinder      # det som bromsar
    label: Hinder
    codes:
      - id: tid
        label: Tid

  - id: hjalp
    label: Hjälp
  - {id: mal, label: Mål}
  - {id: ro, label: Ro, codes: [{id: sjo, label: Sjö}]}
# slut
"""


@pytest.mark.parametrize(
    ("theme", "before", "after"),
    [
        (0, "        label: Tid\n", "        label: Tid\n      - id: ny\n        label: 'Ny: sak'\n"),
        (1, "    label: Hjälp\n", "    label: Hjälp\n    codes:\n      - id: ny\n        label: 'Ny: sak'\n"),
        (2, "label: Mål}", "label: Mål, codes: [{id: ny, label: 'Ny: sak'}]}"),
        (3, "label: Sjö}]", "label: Sjö}, {id: ny, label: 'Ny: sak'}]"),
    ],
    ids=["codes over lines", "no codes yet", "a theme on one line", "codes on one line"],
)
def test_items_in_lists_within_lists(theme: int, before: str, after: str) -> None:
    addition = Addition(("themes", theme, "codes"), [{"id": "ny", "label": "Ny: sak"}], block=True)
    data = with_added(BOOK.encode(), [addition])
    assert data is not None
    assert data.decode() == BOOK.replace(before, after)


WORDS = st.sampled_from(
    ["å", "Vad är svårt?", "a: b", "# hej", "x, y", "- z", "långt " * 12, "rad ett\nrad två\n", "'c'", "2025-02-31", "", "{a}", "*a", "🚜"]
)
ITEMS = st.fixed_dictionaries({"id": WORDS}, optional={"label": WORDS, "examples": st.lists(WORDS, max_size=3)})
THEMES = st.lists(st.tuples(ITEMS, st.lists(ITEMS, max_size=2)).map(lambda pair: pair[0] | {"codes": pair[1]}), min_size=1, max_size=3)


@given(
    st.fixed_dictionaries({"themes": THEMES}, optional={"title": WORDS, "interviews": st.lists(ITEMS, max_size=3)}),
    ITEMS,
    st.sampled_from([None, False, True]),
    st.sampled_from([20, 1000]),
    st.sampled_from(["\n", "\r\n"]),
)
def test_whatever_is_written_can_be_added_to(doc: dict[str, Any], item: dict[str, Any], flow: bool | None, width: int, end: str) -> None:
    text = yaml.safe_dump(doc, allow_unicode=True, sort_keys=False, width=width, default_flow_style=flow).replace("\n", end)
    paths: list[tuple[str | int, ...]] = [("interviews",), ("themes", 0, "codes"), ("themes",)]
    data = with_added(text.encode(), [Addition(path, [item], block=len(path) > 1) for path in paths])
    assert data is not None
    again = yaml.load(data, Loader=yaml.CBaseLoader)
    assert [len(again["interviews"]), len(again["themes"])] == [len(doc.get("interviews", [])) + 1, len(doc["themes"]) + 1]
    assert again["interviews"][-1] == again["themes"][-1] == again["themes"][0]["codes"][-1]
    assert again["themes"][-1]["id"] == item["id"]
    letters = iter(data.decode())
    assert all(letter in letters for letter in text)  # all that stood there still does, in its order
