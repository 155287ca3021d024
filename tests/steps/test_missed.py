"""Uncoded units that sound like the coded ones."""

import pytest

from tfbb_coding.model.coding import Coding, Status
from tfbb_coding.model.transcript import MeaningUnit, Role
from tfbb_coding.steps.missed import SHORTEST, find_missed, missed_table, models

TEXTS = [
    "Jag ligger vaken om nätterna och tänker på gungorna fram till fem.",  # 0: oro
    "Jag ligger vaken om nätterna och räknar får fram till morgonen.",  # 1: oro
    "Det roligaste är klätterträdet, alla barnen springer dit varje rast.",  # 2: gladje
    "Alla barnen springer dit varje rast, till den stora snöhögen.",  # 3
    "Ibland ligger jag vaken om nätterna och hör hur det blåser.",  # 4
    "Cykelstället står bakom huset, bredvid den gamla parkeringen där borta.",  # 5
    "Ligger vaken ja.",  # 6: too short
    "Jag ligger vaken om nätterna, men bara när det är fullmåne ute.",  # 7
]
UNITS = [MeaningUnit(f"a:{n}.1", "a", n, "IP1", Role.PARTICIPANT, 1000 * n, 1000 * n + len(text), text) for n, text in enumerate(TEXTS)]
THEMES = ("oro", "gladje")


def coding(n: int, theme: str, status: Status = Status.ACCEPTED) -> Coding:
    unit = UNITS[n]
    return Coding("a", unit.id, n, "IP1", unit.start, unit.end, theme, "", "anna", status, 1.0, unit.text)


CODED = [coding(0, "oro"), coding(1, "oro"), coding(2, "gladje", Status.PROPOSED)]


def test_the_most_alike_come_first_each_under_its_own_theme() -> None:
    found = find_missed(UNITS, CODED, THEMES, 20)
    assert [(one.theme, one.unit.turn) for one in found[:2]] == [("oro", 4), ("oro", 7)]
    assert ("gladje", 3) in [(one.theme, one.unit.turn) for one in found]
    assert len({one.unit.id for one in found}) == len(found)
    assert {one.unit.turn for one in found} <= {3, 4, 5, 7}
    assert all(0 < one.similarity <= 1 for one in found)


def test_what_two_units_share_is_told_in_the_units_own_words() -> None:
    first = find_missed(UNITS, CODED, THEMES, 1)[0]
    assert first.like.turn in (0, 1)
    assert (first.unit.turn, first.shared[0]) == (4, "nätterna och")
    assert any("vaken" in words for words in first.shared)
    assert not {"jag", "om", "och"} & set(first.shared)
    assert not any(word in {"att dom ska", "jag är", "det är"} for word in first.shared)


def test_n_is_for_each_theme() -> None:
    found = find_missed(UNITS, CODED, THEMES, 1)
    assert [one.theme for one in found] == ["oro", "gladje"]


def test_what_was_rejected_as_a_theme_is_not_shown_again_as_it() -> None:
    found = find_missed(UNITS, [*CODED, coding(7, "oro", Status.REJECTED)], ("oro",), 20)
    assert found[0].unit.turn == 4
    assert 7 not in [one.unit.turn for one in found]


def test_a_unit_on_which_any_theme_stands_is_not_missed() -> None:
    found = find_missed(UNITS, [*CODED, coding(7, "gladje", Status.UNCERTAIN)], ("oro",), 20)
    assert 7 not in [one.unit.turn for one in found]


def test_accepted_units_are_the_models_and_proposals_where_there_are_none() -> None:
    wanted = models(UNITS, [*CODED, coding(5, "oro", Status.PROPOSED), coding(4, "oro", Status.REJECTED)], (*THEMES, "mal"))
    assert [unit.turn for unit in wanted["oro"].units] == [0, 1]
    assert [unit.turn for unit in wanted["gladje"].units] == [2]
    assert (wanted["oro"].accepted, wanted["gladje"].accepted, wanted["mal"].accepted) == (True, False, False)
    assert wanted["mal"].units == ()


@pytest.mark.parametrize("codings", [[], [coding(0, "mal")]])
def test_nothing_coded_is_nothing_to_be_like(codings: list[Coding]) -> None:
    assert find_missed(UNITS, codings, THEMES, 20) == []


def test_units_of_a_few_words_are_left_in_peace() -> None:
    assert len(TEXTS[6].split()) < SHORTEST
    assert "a:6.1" not in [one.unit.id for one in find_missed(UNITS, CODED, THEMES, 20)]


def test_two_runs_say_the_same() -> None:
    assert find_missed(UNITS, CODED, THEMES, 20) == find_missed(UNITS, list(reversed(CODED)), THEMES, 20)


def test_the_table() -> None:
    found = find_missed(UNITS, CODED, THEMES, 2)
    table = missed_table(found, models(UNITS, CODED, THEMES))
    assert [row[:2] for row in table.rows] == [("oro", 1), ("oro", 2), ("gladje", 1)]
    assert {row[0]: row[table.columns.index("like_status")] for row in table.rows} == {"oro": "accepted", "gladje": "coded"}
    assert table.rows[0][-1] == TEXTS[4]
