"""Items taken out of YAML that a person wrote: nothing else changes."""

import pytest
import yaml

from tfbb_coding.files.yaml_removals import with_value, without_item

BLOCK = """# Vår studie
title: Prov   # arbetsnamn
interviews:
# norr
  - id: a          # den första
    date: 2024-01-02
    # inspelningen är kort

  # syd
  - {id: b, participants: 4}   # lång
  -
    id: c
k: 3
"""


def test_an_item_goes_with_the_comments_in_its_lines_and_nothing_else() -> None:
    assert (
        without_item(BLOCK.encode(), ("interviews",), 0)
        == BLOCK.replace("  - id: a          # den första\n    date: 2024-01-02\n    # inspelningen är kort\n", "").encode()
    )
    assert without_item(BLOCK.encode(), ("interviews",), 1) == BLOCK.replace("  - {id: b, participants: 4}   # lång\n", "").encode()
    assert without_item(BLOCK.encode(), ("interviews",), 2) == BLOCK.replace("  -\n    id: c\n", "").encode()


@pytest.mark.parametrize(("place", "after"), [(0, "[{id: b}, {id: c}]"), (1, "[{id: a}, {id: c}]"), (2, "[{id: a}, {id: b}]")])
def test_a_list_on_one_line(place: int, after: str) -> None:
    raw = b"\xef\xbb\xbfinterviews: [{id: a}, {id: b}, {id: c}]  # tre\r\nk: 3\r\n"
    assert without_item(raw, ("interviews",), place) == raw.replace(b"[{id: a}, {id: b}, {id: c}]", after.encode())


@pytest.mark.parametrize("raw", ["interviews:\n- id: a\nk: 3\n", "interviews: [{id: a}]\nk: 3\n", "k: 3\ninterviews:\n  - id: a"])
def test_the_last_item_leaves_an_empty_list(raw: str) -> None:
    after = without_item(raw.encode(), ("interviews",), 0)
    assert after is not None
    assert not yaml.safe_load(after)["interviews"]
    assert yaml.safe_load(after)["k"] == 3 if "k" in raw else True


@pytest.mark.parametrize("raw", ["title: Prov\n", "interviews: []\n", "interviews: {a: 1}\n", "a: [\n", "\xff"])
def test_what_cannot_be_done_safely_is_left(raw: str) -> None:
    assert without_item(raw.encode("latin-1"), ("interviews",), 0) is None


def test_a_value_changes_alone() -> None:
    assert (
        with_value(BLOCK.encode(), ("interviews", 1, "participants"), "3") == BLOCK.replace("participants: 4", "participants: 3").encode()
    )
    assert with_value(BLOCK.encode(), ("interviews", 0, "participants"), "3") is None
