"""What each decision makes of a unit."""

from dataclasses import replace

import pytest

from tfbb_coding.model.coding import Coding, Evidence, Status
from tfbb_coding.model.condensation import CondensationStatus
from tfbb_coding.model.transcript import MeaningUnit, Role
from tfbb_coding.steps.reviewed_unit import (
    Refused,
    Reviewer,
    UnitState,
    accept,
    accept_all,
    add,
    change,
    clear,
    condensation_of,
    condense,
    lines,
    mark_favourite,
    reject,
    waiting,
    write_memo,
)

TEXT = "Vi hann inte med träffarna, och vi saknade ett rum."
UNIT = MeaningUnit("a:1.1", "a", 1, "Deltagare 1", Role.PARTICIPANT, 10, 10 + len(TEXT), TEXT, "Vad var svårt?")
EVA = Reviewer("eva", "ny")
REASON = Evidence("lemma hinna", "hann", 1.5, 13, 17)


def proposal(theme: str, code: str = "", score: float = 0.9, status: Status = Status.PROPOSED) -> Coding:
    return Coding("a", UNIT.id, 1, UNIT.speaker, UNIT.start, UNIT.end, theme, code, "both", status, score, TEXT, (REASON,), "gammal")


STATE = UnitState(UNIT, (proposal("hinder", "tid"), proposal("mal", "", 0.4, Status.UNCERTAIN)))


def said(state: UnitState) -> list[tuple[str, str, str]]:
    return sorted((own.theme, own.code, str(own.status)) for own in state.own)


def test_accepted_one_by_one() -> None:
    after = accept(STATE, 0, EVA)
    assert said(after) == [("hinder", "tid", "accepted")]
    (own,) = after.own
    assert (own.coder, own.score, own.evidence, own.codebook) == ("eva", 0.9, (REASON,), "ny")
    assert after.is_open
    assert waiting(after) == 1
    done = reject(after, 1, EVA)
    assert not done.is_open
    assert said(done) == [("hinder", "tid", "accepted"), ("mal", "", "rejected")]
    assert accept_all(STATE, EVA) == accept(accept(STATE, 0, EVA), 1, EVA)


def test_a_decision_can_be_changed_and_taken_back() -> None:
    rejected = reject(accept(STATE, 0, EVA), 0, EVA)
    assert said(rejected) == [("hinder", "tid", "rejected")]
    assert said(accept(rejected, 0, EVA)) == [("hinder", "tid", "accepted")]
    assert clear(rejected, 0) == STATE
    assert accept(accept(STATE, 0, EVA), 0, EVA) == accept(STATE, 0, EVA)


@pytest.mark.parametrize(
    ("number", "pair", "expected"),
    [
        (0, ("hinder", "resurser"), [("hinder", "resurser", "changed")]),
        (1, ("mal", "samverkan"), [("mal", "samverkan", "accepted")]),  # a code filled in is no change
        (0, ("aktivitet", ""), [("aktivitet", "", "changed"), ("hinder", "tid", "rejected")]),
        (0, ("hinder", "tid"), [("hinder", "tid", "accepted")]),
    ],
)
def test_another_theme_or_code(number: int, pair: tuple[str, str], expected: list[tuple[str, str, str]]) -> None:
    after = change(STATE, number, pair, EVA)
    assert said(after) == expected
    kept = next(own for own in after.own if own.theme == pair[0])
    assert kept.evidence == ((REASON,) if pair[0] in {"hinder", "mal"} else ())
    assert said(change(change(STATE, number, ("hinder", "okunskap"), EVA), number, pair, EVA))[-1] == expected[-1] or number == 1


def test_what_was_put_in_anothers_place_stands_on_a_line_of_its_own() -> None:
    after = change(STATE, 0, ("aktivitet", ""), EVA)
    found = lines(after)
    assert [line.proposal is not None for line in found] == [True, True, False]
    assert found[0].own is not None
    assert found[0].own.status is Status.REJECTED
    assert said(reject(after, 2, EVA)) == [("hinder", "tid", "rejected")]


def test_one_more_theme() -> None:
    after = add(STATE, ("aktivitet", "moten"), EVA)
    assert said(after) == [("aktivitet", "moten", "accepted")]
    assert after.own[0].score == 1.0
    assert said(add(STATE, ("hinder", "tid"), EVA)) == [("hinder", "tid", "accepted")]
    with pytest.raises(Refused, match="already"):
        add(after, ("aktivitet", "moten"), EVA)
    with pytest.raises(Refused, match="already"):
        change(after, 0, ("aktivitet", "moten"), EVA)


def test_nothing_to_decide_about() -> None:
    with pytest.raises(Refused, match="t adds one"):
        accept(UnitState(UNIT), 0, EVA)


def test_a_memo_and_a_favourite() -> None:
    after = mark_favourite(write_memo(STATE, " Fundera på det här. \n", EVA), EVA)
    assert after.memo is not None
    assert (after.memo.text, after.memo.quotation, after.memo.coder) == ("Fundera på det här.", TEXT, "eva")
    assert mark_favourite(write_memo(after, "  ", EVA), EVA) == STATE


def test_a_condensation_is_confirmed_rewritten_and_taken_back() -> None:
    proposed = condensation_of(STATE, "hinder", {})
    assert proposed is not None
    assert not proposed.decided
    confirmed = condense(STATE, "hinder", proposed.text, EVA, {})
    assert [one.status for one in confirmed.condensed] == [CondensationStatus.CONFIRMED]
    rewritten = condense(confirmed, "hinder", "Tiden  räckte inte.", EVA, {})
    assert [(one.text, one.status, one.proposal) for one in rewritten.condensed] == [
        ("Tiden räckte inte.", CondensationStatus.REWRITTEN, proposed.text)
    ]
    assert condensation_of(rewritten, "hinder", {}) == rewritten.condensed[0]
    assert condense(rewritten, "hinder", "", EVA, {}) == STATE


def test_a_condensation_of_the_whole_unit_is_what_is_rewritten() -> None:
    whole = condense(replace(STATE, proposed=()), "", "Allt var svårt.", EVA, {})
    state = replace(STATE, condensed=whole.condensed)
    after = condense(state, "hinder", "Tiden räckte inte.", EVA, {})
    assert [(one.theme, one.text) for one in after.condensed] == [("", "Tiden räckte inte.")]
