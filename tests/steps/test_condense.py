"""Condensations proposed, decided and gathered."""

from dataclasses import replace

import pytest

from tfbb_coding.model.codebook import Codebook, Indicator, IndicatorKind, Theme
from tfbb_coding.model.coding import Coding, Evidence, Status
from tfbb_coding.model.condensation import PROGRAM, Condensation, CondensationRow, CondensationStatus
from tfbb_coding.model.report import Severity
from tfbb_coding.steps.condense import (
    CONFIRM,
    WITHDRAW,
    alike,
    condensations_table,
    decide,
    decided_as,
    essence,
    essence_table,
    for_review,
    moved_words,
    propose,
    sense,
    theme_stances,
    under_themes,
)
from tfbb_coding.steps.tabulate import Place

SAID = "Ja, alltså, vi hann ju aldrig prata med lärarna."
PROPOSED = "Vi hann aldrig prata med lärarna."


def coding(unit: str = "a:1.1", theme: str = "hinder", **changes: object) -> Coding:
    one = Coding("a", unit, 1, "Deltagare 1", 10, 10 + len(SAID), theme, "", "both", Status.PROPOSED, 0.9, SAID, codebook="f00d")
    return replace(one, **changes)  # type: ignore[arg-type]


PROPOSAL = propose([coding()], {})[0]


def row(condensation: str = PROPOSED, decision: str = "", **changes: object) -> CondensationRow:
    one = CondensationRow(2, "a:1.1", "hinder", SAID, condensation, PROPOSED, decision)
    return replace(one, **changes)  # type: ignore[arg-type]


def mine(text: str, status: CondensationStatus = CondensationStatus.REWRITTEN) -> Condensation:
    return replace(PROPOSAL, text=text, status=status, coder="anna")


def test_a_coded_unit_gets_a_proposal_of_the_program() -> None:
    assert (
        Condensation(
            "a", "a:1.1", 1, "Deltagare 1", 10, 58, PROGRAM, PROPOSED, SAID, "hinder", CondensationStatus.PROPOSED, PROPOSED, "f00d"
        )
        == PROPOSAL
    )
    assert not PROPOSAL.decided


def test_one_proposal_for_each_unit_and_theme_and_none_for_what_is_rejected_or_says_nothing() -> None:
    codings = [
        coding(),
        coding(code="tid"),
        coding(theme="mal"),
        coding("a:2.1", status=Status.REJECTED),
        coding("a:3.1", quotation="Mm, ja.", start=100, end=107),
    ]
    assert [one.key for one in propose(codings, {})] == [("a:1.1", "hinder"), ("a:1.1", "mal")]


def test_evidence_is_placed_within_the_unit() -> None:
    said = (
        "Kaffet var gott i det lilla rummet bakom receptionen hela hösten. Ingen i gruppen hann läsa listan på dörren innan mötet började. "
    )
    said += "Gardinerna var gröna och mattan hade köpts in av föreningen i våras."
    at = 10 + said.index("hann")
    evidence = (Evidence("lemma hinna", "hann", 4.0, at, at + 4), Evidence("question", "Vad var svårt?", 1.2))
    assert "hann läsa listan" in propose([coding(quotation=said, end=10 + len(said), evidence=evidence)], {})[0].text


def test_stances_come_from_the_codebook() -> None:
    wish = Indicator(IndicatorKind.STANCE, "wish", 0.8)
    book = Codebook("b", "B", "sv", "1", (Theme("mal", "Mål", "", indicators=(wish, Indicator(IndicatorKind.LEMMA, "vilja"))),))
    assert theme_stances(book) == {"mal": {"wish": 0.8}}


def test_confirmed_and_rewritten() -> None:
    confirmed = decide([row(decision=CONFIRM)], [PROPOSAL], [], "t.csv", "anna").written
    assert [(one.status, one.text, one.coder) for one in confirmed] == [(CondensationStatus.CONFIRMED, PROPOSED, "anna")]
    rewritten = decide([row("Ont om tid för samtal.")], [PROPOSAL], [], "t.csv", "anna").written
    assert [(one.status, one.text, one.proposal) for one in rewritten] == [
        (CondensationStatus.REWRITTEN, "Ont om tid för samtal.", PROPOSED)
    ]


def test_what_is_left_as_it_was_is_not_decided() -> None:
    for untouched in (row(), row(""), row(f"  {PROPOSED}\n")):
        taken = decide([untouched], [PROPOSAL], [], "t.csv", "anna")
        assert (taken.stand, taken.written, taken.findings) == ((), (), ())


def test_an_old_table_does_not_turn_a_new_proposal_into_a_rewriting() -> None:
    newer = replace(PROPOSAL, text="Vi hann aldrig prata.", proposal="Vi hann aldrig prata.")
    assert decide([row()], [newer], [], "t.csv", "anna").written == ()
    assert decide([row(decision=CONFIRM)], [newer], [], "t.csv", "anna").written[0].text == PROPOSED


def test_decisions_are_kept_changed_and_taken_back() -> None:
    before = [mine("Ont om tid."), replace(mine("Annat."), unit="a:9.1", start=90, end=95)]
    same = decide([row("Ont om tid.", CONFIRM)], [PROPOSAL], before, "t.csv", "anna")
    assert (same.written, same.stand) == ((), tuple(before))
    changed = decide([row("Ingen tid.")], [PROPOSAL], before, "t.csv", "anna")
    assert ([one.text for one in changed.stand], changed.replaced) == (["Ingen tid.", "Annat."], 1)
    back = decide([row("Ont om tid.", WITHDRAW)], [PROPOSAL], before, "t.csv", "anna")
    assert ([one.text for one in back.stand], back.withdrawn) == (["Annat."], 1)


def test_what_another_has_decided_stays_theirs() -> None:
    theirs = replace(mine("Ont om tid."), coder="bo")
    assert decide([row("Ont om tid.", CONFIRM)], [PROPOSAL], [theirs], "t.csv", "anna").written == ()
    assert decide([row("Ingen tid.", CONFIRM)], [PROPOSAL], [theirs], "t.csv", "anna").written[0].coder == "anna"


@pytest.mark.parametrize(
    ("wrong", "phrase"),
    [
        (row("Ny text.", unit="a:7.7"), "no unit a:7.7 is coded as hinder"),
        (row("Ny text.", theme="mal"), "no unit a:1.1 is coded as mal"),
        (row("Ny text.", text="Vi hann prata med lärarna."), "is not the unit's text"),
        (row("", CONFIRM), "its condensation is empty"),
    ],
)
def test_rows_that_fit_nothing_are_findings_and_change_nothing(wrong: CondensationRow, phrase: str) -> None:
    taken = decide([wrong], [PROPOSAL], [mine("Ont om tid.")], "t.csv", "anna")
    assert taken.written == ()
    assert [(f.path, f.line, f.severity) for f in taken.findings] == [("t.csv", 2, Severity.ERROR)]
    assert phrase in taken.findings[0].message
    assert "lärarna" not in str(taken.findings[0])


def test_contradictions_and_what_is_no_shorter_are_told() -> None:
    twice = decide([row("Ett."), row("Två.", line=3)], [PROPOSAL], [], "t.csv", "anna")
    assert ([one.text for one in twice.written], twice.findings[0].line) == (["Ett."], 3)
    long = decide([row("ord " * 20)], [PROPOSAL], [], "t.csv", "anna")
    assert (len(long.written), long.findings[0].severity) == (1, Severity.WARNING)


def test_a_person_sees_what_is_decided_their_own_first() -> None:
    bo, anna = replace(mine("Bos ord."), coder="bo"), mine("Annas ord.")
    assert [one.text for one in for_review([PROPOSAL], [bo, anna], "anna")] == ["Annas ord."]
    assert [one.text for one in for_review([PROPOSAL], [bo], "anna")] == ["Bos ord."]
    assert for_review([PROPOSAL], [replace(bo, quotation="Andra ord.")]) == [PROPOSAL]
    whole = replace(bo, theme="", proposal="")
    assert [(one.theme, one.text) for one in for_review([PROPOSAL], [whole])] == [("hinder", "Bos ord.")]


def test_a_decision_about_other_words_is_a_finding_that_does_not_tell_them() -> None:
    findings = moved_words([PROPOSAL], [replace(mine("Ont om tid."), quotation="Vi hann aldrig prata med rektorn.")])
    assert [finding.rule for finding in findings] == ["condensation-text"]
    assert "rektorn" not in str(findings[0])
    assert moved_words([PROPOSAL], [mine("Ont om tid.")]) == []


def test_the_table_to_fill_in() -> None:
    swedish = Codebook("b", "B", "sv", "1", (Theme("hinder", "Svårigheter", ""),))
    table = condensations_table([PROPOSAL, mine("Ont om tid.")], {"a": Place("norr", "1")}, swedish, ["anna", "bo"], "anna")
    assert table.columns[-6:] == ("Meningskoncentrering", "Bekräfta", "Status", "Av", "Kodning av", "Skriven för")
    assert table.rows == (
        ("a", "norr", "1", "a:1.1", "Deltagare 1", "Svårigheter", SAID, PROPOSED, PROPOSED, "", "föreslagen", "", "anna, bo", "anna"),
        (
            "a",
            "norr",
            "1",
            "a:1.1",
            "Deltagare 1",
            "Svårigheter",
            SAID,
            PROPOSED,
            "Ont om tid.",
            "x",
            "omskriven",
            "anna",
            "anna, bo",
            "anna",
        ),
    )
    english = condensations_table([PROPOSAL], {"a": Place("norr", "1")}, replace(swedish, language="en"))
    assert (english.columns[5], english.rows[0][10]) == ("Theme", "proposed")


def test_condensations_stand_under_the_themes_that_their_units_are_coded_as() -> None:
    whole = replace(mine("Ont om tid."), theme="")
    kept, left_out = under_themes([whole, replace(mine("Borta."), unit="a:8.1")], [coding(), coding(theme="mal")])
    assert ([one.theme for one in kept], left_out) == (["hinder", "mal"], 1)
    assert under_themes([mine("Ont om tid.")], [coding(status=Status.REJECTED)]) == ([], 1)


def several(*texts: str) -> list[Condensation]:
    return [replace(mine(text), unit=f"a:{n}.1", start=n, end=n + 1) for n, text in enumerate(texts, 1)]


def test_like_ones_stand_once_with_all_their_units() -> None:
    said = several("Vi hann aldrig prata med lärarna.", "Rummet var för litet.", "Vi hann inte prata med någon av lärarna.")
    found = essence([*said, PROPOSAL], {"a": Place("norr")}, ["mal", "hinder"])
    assert [(e.theme, e.case, e.units) for e in found] == [("hinder", "norr", ("a:1.1", "a:3.1")), ("hinder", "norr", ("a:2.1",))]
    table = essence_table(found, {"hinder": "Hinder"}, {"norr": "Pilot Norr"})
    assert table.rows[0] == ("hinder", "Hinder", "Pilot Norr", "Vi hann aldrig prata med lärarna.", 2, "a:1.1;a:3.1")


def test_denial_and_cases_keep_apart() -> None:
    assert not alike(sense("Vi hann prata med lärarna."), sense("Vi hann inte prata med lärarna."))
    assert not alike(sense("Ja."), sense("Ja."))
    two = several("Rummet var för litet.", "Rummet var för litet.")
    two[1] = replace(two[1], transcript="b")
    assert len(essence(two, {"a": Place("norr"), "b": Place("syd")}, [])) == 2
    assert len(essence(two, {"a": Place("norr"), "b": Place("norr")}, [])) == 1


def test_the_order_of_what_comes_in_does_not_show() -> None:
    said = several("Rummet var för litet.", "Vi saknar tid.", "Rummet var alldeles för litet.")
    where = {"a": Place()}
    assert essence(said, where, ["hinder"]) == essence(reversed(said), where, ["hinder"])


def test_what_a_person_writes() -> None:
    assert decided_as(PROPOSAL, PROPOSED, "anna").status is CondensationStatus.CONFIRMED
    assert decided_as(PROPOSAL, "Annat.", "anna").status is CondensationStatus.REWRITTEN
