"""A table of what is right laid over units."""

import pytest

from tfbb_coding.model.gold import Gold, GoldRow
from tfbb_coding.model.transcript import Role, SpokenLine, Transcript, build_transcript
from tfbb_coding.steps.evaluate import Said
from tfbb_coding.steps.gold import Laid, lay_gold, transcripts_named
from tfbb_coding.steps.roles import assign_roles
from tfbb_coding.steps.segment import segment

TALK = [
    SpokenLine("Intervjuare", "Vad var svårt?"),
    SpokenLine("IP1", "Vi hann aldrig med mötet på torsdagarna."),
    SpokenLine("IP2", "Mm."),
    SpokenLine("IP2", "Jag vill att barnen ska få en egen dörr att gå in genom."),
]
TRANSCRIPT = assign_roles(build_transcript("fg1", TALK))
UNITS = segment(TRANSCRIPT)
HINDER, MAL = UNITS[0], UNITS[1]
SAID = {HINDER.id: Said(("hinder",), (("hinder", 0.8),)), MAL.id: Said((), (("mal", 0.4),))}


def lay(*rows: GoldRow, by_span: bool = False, transcript: Transcript = TRANSCRIPT) -> Laid:
    return lay_gold(Gold(rows, by_span), [transcript], UNITS, SAID)


def test_the_material_is_what_it_should_be() -> None:
    assert [(t.number, t.role) for t in TRANSCRIPT.turns] == [(0, Role.INTERVIEWER), *[(n, Role.PARTICIPANT) for n in (1, 2, 3)]]
    assert [u.id for u in UNITS] == ["fg1:1.1", "fg1:3.1"]


def test_rows_by_unit() -> None:
    laid = lay(GoldRow(2, "fg1", "fg1:3.1", themes=("mal",)), GoldRow(3, "fg1.docx", "fg1:1.1"))
    assert [(one.id, one.gold, one.said.themes, one.text) for one in laid.compared] == [
        ("fg1:3.1", ("mal",), (), MAL.text),
        ("fg1:1.1", (), ("hinder",), HINDER.text),
    ]
    assert laid.problems == ()


def test_rows_by_turn() -> None:
    laid = lay(GoldRow(2, "fg1", turn=1, themes=("hinder",)), GoldRow(3, "fg1", turn=0), GoldRow(4, "fg1", turn=2))
    assert [(one.id, one.gold, one.said.themes) for one in laid.compared] == [("fg1:1", ("hinder",), ("hinder",))]
    assert laid.silent == 2


def test_a_theme_in_a_turn_that_the_program_left_uncut_counts_as_missed() -> None:
    laid = lay(GoldRow(2, "fg1", turn=2, themes=("mal",)))
    assert [(one.id, one.gold, one.said.themes, one.text) for one in laid.compared] == [("fg1:2", ("mal",), (), "Mm.")]


def test_rows_by_span_name_a_unit_by_half_of_it() -> None:
    laid = lay(GoldRow(2, "fg1", start=HINDER.start + 3, end=HINDER.end, themes=("hinder", "mal")))
    assert [(one.id, one.gold) for one in laid.compared] == [("fg1:1.1", ("hinder", "mal"))]


def test_several_rows_about_one_place_are_one() -> None:
    laid = lay(*[GoldRow(n, "fg1", "fg1:1.1", themes=(theme,)) for n, theme in enumerate(("hinder", "mal", "hinder"))])
    assert [one.gold for one in laid.compared] == [("hinder", "mal")]


def test_codings_by_span_leave_the_other_units_without_a_theme() -> None:
    laid = lay(GoldRow(2, "fg1", start=HINDER.start, end=HINDER.end, themes=("hinder",)), by_span=True)
    assert [(one.id, one.gold) for one in laid.compared] == [("fg1:1.1", ("hinder",)), ("fg1:3.1", ())]


@pytest.mark.parametrize(
    ("row", "problem"),
    [
        (GoldRow(7, "fg9", "fg9:1.1", themes=("mal",)), "there is no transcript 'fg9' in the material"),
        (GoldRow(7, "fg1", "fg1:1.9", themes=("mal",)), "there is no unit fg1:1.9 (any more)"),
        (GoldRow(7, "fg1", turn=4, themes=("mal",)), "there is no turn 4; they go from 0 to 3"),
        (GoldRow(7, "fg1", turn=0, themes=("mal",)), "turn 0 is the interviewer's, which is never coded"),
        (GoldRow(7, "fg1", start=0, end=9, themes=("mal",)), "nothing that a participant says stands at 0–9"),
        (GoldRow(7, "fg1", "fg1:1.1", text="Andra ord."), "unit fg1:1.1 has other words now than the table shows"),
    ],
)
def test_a_row_that_fits_nothing_is_told(row: GoldRow, problem: str) -> None:
    laid = lay(row, GoldRow(8, "fg1", "fg1:1.1", text=HINDER.text))
    assert laid.problems == ((7, problem),)
    assert [one.id for one in laid.compared] == ["fg1:1.1"]


def test_a_strange_transcript_is_told_once() -> None:
    assert len(lay(*[GoldRow(n, "fg9", f"fg9:{n}.1") for n in range(40)]).problems) == 1


def test_a_span_beside_the_talk_is_told_when_rows_are_codings() -> None:
    laid = lay(GoldRow(2, "fg1", start=0, end=9, themes=("mal",)), GoldRow(3, "fg1", start=0, end=0), by_span=True)
    assert [line for line, _problem in laid.problems] == [2]


def test_transcripts_that_the_coder_has_not_gone_through_are_left_out() -> None:
    laid = lay_gold(Gold((GoldRow(2, "fg1", turn=2, themes=("mal",)),)), [TRANSCRIPT], UNITS, {})
    assert laid == Laid(())


def test_names_with_and_without_an_ending() -> None:
    assert transcripts_named(Gold((GoldRow(2, "fg 1.2.docx", turn=0),))) == {"fg 1.2.docx", "fg 1.2"}
