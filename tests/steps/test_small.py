"""Groups so small that a reader could tell who they are."""

from hypothesis import given
from hypothesis import strategies as st

from tfbb_coding.model.coding import Coding, Status
from tfbb_coding.steps.small import Cell, Small, cells_of, treated


def said(transcript: str, speaker: int | None, start: int = 0) -> Coding:
    return Coding(
        transcript,
        f"{transcript}:{start}.1",
        start,
        f"Deltagare {speaker}" if speaker else None,
        start,
        start + 4,
        "hinder",
        "",
        "eva",
        Status.ACCEPTED,
        1.0,
        f"vi {transcript}",
    )


def cell(group: str, people: int) -> Cell:
    return Cell("hinder", (group,), tuple(said(group, n + 1, n * 10) for n in range(people)))


def test_people_are_counted_by_conversation() -> None:
    counted = Cell("hinder", ("a",), (said("a", 1), said("a", 1, 10), said("b", 1), said("b", 1)))
    assert (counted.speakers, counted.transcripts, counted.mentions) == (2, 2, 3)


def test_talk_without_a_name_is_one_person_and_never_one_too_many() -> None:
    assert Cell("hinder", ("a",), (said("a", None), said("a", None, 10), said("b", None))).speakers == 2
    assert Cell("hinder", ("a",), (said("a", None), said("a", 1, 10), said("a", 2, 20))).speakers == 2


def test_marked_cells_stay() -> None:
    cells = [cell("a", 1), cell("b", 5)]
    assert treated(cells, 3, Small.MARK)[0] == cells


def test_a_hidden_cell_cannot_be_reckoned_from_the_total() -> None:
    shown, whole = treated([cell("a", 1), cell("b", 5), cell("c", 4)], 3, Small.SUPPRESS)
    assert [c.hidden for c in shown] == [True, False, True]
    assert not whole.hidden
    shown, whole = treated([cell("a", 1), cell("b", 0)], 3, Small.SUPPRESS)
    assert shown[0].hidden
    assert whole.hidden


def test_small_cells_are_merged_until_they_are_large_enough() -> None:
    shown, _whole = treated([cell("a", 1), cell("b", 5), cell("c", 4)], 3, Small.MERGE)
    assert [(c.groups, c.speakers) for c in shown] == [(("b",), 5), (("a", "c"), 5)]
    assert [c.hidden for c in treated([cell("a", 1), cell("b", 1)], 3, Small.MERGE)[0]] == [True]


@given(st.lists(st.integers(0, 6), min_size=1, max_size=6), st.sampled_from([Small.MERGE, Small.SUPPRESS]))
def test_no_small_number_is_shown(people: list[int], how: Small) -> None:
    """Whatever is shown: no cell of fewer than k people, none that the total gives away, and nobody lost or counted twice."""
    cells = [cell(f"g{n}", number) for n, number in enumerate(people)]
    shown, whole = treated(cells, 3, how)
    assert not [c for c in (*shown, whole) if not c.hidden and c.is_small(3)]
    hidden = [c for c in shown if c.hidden]
    assert whole.hidden or len(hidden) != 1
    assert sorted(g for c in shown for g in c.groups) == sorted(g for c in cells for g in c.groups)
    assert sum(c.speakers for c in shown) == sum(people)


def test_empty_cells_are_shown() -> None:
    cells = cells_of([said("b", 1)], ["hinder"], ["norr", "syd"], {"b": "syd"})
    assert [c.speakers for c in cells["hinder"]] == [0, 1]
