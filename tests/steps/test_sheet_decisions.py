"""Decisions as people write them into a cell: inflected, in other words, with the reason behind them."""

from dataclasses import replace

import pytest
from tests.steps.test_review import rows, said_of, taken

from tfbb_coding.model.decision import Decision, NoteKind
from tfbb_coding.steps.review import Outcome
from tfbb_coding.steps.sheet_decisions import decided_in
from tfbb_coding.steps.sheet_names import Refused

ACCEPT, REJECT, CHANGE = Decision.ACCEPT, Decision.REJECT, Decision.CHANGE


@pytest.mark.parametrize(
    ("cell", "decision", "reason"),
    [
        ("", Decision.NONE, ""),
        ("GODKÄNN ", ACCEPT, ""),
        ("godkänns.", ACCEPT, ""),
        ("ok", ACCEPT, ""),
        ("Ja, precis det vi menade", ACCEPT, "precis det vi menade"),
        ("avvisa, passar inte", REJECT, "passar inte"),
        ("Avvisa; passar inte", REJECT, "passar inte"),
        ("Avvisa - passar inte", REJECT, "passar inte"),
        ("avvisa: handlar om annat", REJECT, "handlar om annat"),
        ("avvisa (fel tema)", REJECT, "fel tema"),
        ("avvisa (fel tema) och för kort", REJECT, "(fel tema) och för kort"),
        ("avvisa_x000D_\npassar inte", REJECT, "passar inte"),
        ("nej, stämmer inte", REJECT, "stämmer inte"),
        ("stämmer inte", REJECT, ""),
        ("ändra, hör ihop med nästa", CHANGE, "hör ihop med nästa"),
        ("Rejected. Off topic.", REJECT, "Off topic."),
    ],
)
def test_what_is_meant(cell: str, decision: Decision, reason: str) -> None:
    assert decided_in(cell) == (decision, reason)


@pytest.mark.parametrize(
    ("cell", "hint"),
    [
        ("kanske", "choose one from the list"),
        ("godkänn?", "choose one from the list"),
        ("avisa", "did you mean avvisa?"),
        ("godkänn men tveksamt", "write a comma"),
        ("godkänn, ändra", "write a comma"),
        (", passar inte", "choose one from the list"),
        ("x", "choose one from the list"),
    ],
)
def test_what_may_mean_something_else_is_asked_about(cell: str, hint: str) -> None:
    with pytest.raises(Refused) as refused:
        decided_in(cell)
    assert hint in refused.value.hint


def test_the_reason_becomes_a_memo_once() -> None:
    sheet = [
        replace(row, decision="avvisa, passar inte", memo="Se nästa." if row.unit == "a:2.1" else "")
        for row in rows()
        if row.unit in {"a:1.1", "a:2.1"}
    ]
    first = taken(sheet)
    assert [note.text for note in first.said.notes[NoteKind.MEMO]] == ["passar inte", "Se nästa.\npassar inte"]
    assert first.reasons == 2
    assert {status for _t, _c, status in said_of(first, "a:1.1")} == {"rejected"}
    again = taken(sheet, first.said)
    assert again.said == first.said
    assert not again.touched


def test_a_row_without_a_proposal_that_is_rejected_says_what_it_said() -> None:
    nobody = [replace(row, decision="avvisa") for row in rows() if row.unit == "a:3.1"]
    assert taken(nobody).outcomes == {Outcome.UNTOUCHED: 1}


@pytest.mark.parametrize("cell", ["avvisa, är Mål", "godkänn, men inte Hinder"])
def test_a_reason_that_names_what_the_theme_cells_do_not_tell_is_refused(cell: str) -> None:
    result = taken([replace(row, decision=cell) for row in rows() if row.unit == "a:2.1"])
    assert [finding.rule for finding in result.findings] == ["review-decision"]
    assert not result.said.codings


def test_a_reason_may_name_what_is_rejected() -> None:
    result = taken([replace(row, decision="avvisa, inget hinder") for row in rows() if row.unit == "a:2.1"])
    assert not result.findings
    assert said_of(result, "a:2.1") == {("hinder", "", "rejected")}
