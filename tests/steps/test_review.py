"""Rows of the sheet made and taken back, without files."""

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from tfbb_coding.model.codebook import Code, Codebook, Theme
from tfbb_coding.model.coding import Coding, Evidence, Status
from tfbb_coding.model.decision import NoteKind, SheetRow
from tfbb_coding.model.transcript import Role, SpokenLine, Transcript, build_transcript
from tfbb_coding.steps.review import Material, Outcome, Said, Taken, take
from tfbb_coding.steps.review_sheet import LONGEST_CELL, Wanted, review_rows, review_units

THEMES = (
    Theme("hinder", "Hinder", "I vägen.", codes=(Code("tid", "Tid", ""), Code("resurser", "Resurser", ""))),
    Theme("mal", "Mål", "Det man vill.", codes=(Code("tidigt", "Tidigt stöd", ""),)),
)
BOOK = Codebook("prov", "Prov", "sv", "1", THEMES, fingerprint="cb")
FIRST = "Vi hann inte med något av det som vi hade tänkt göra under hösten, för det kom hela tiden annat emellan och alla i gruppen var ganska trötta på det hela redan från början. "
SECOND = "Men sedan fick vi en ny samordnare som ringde runt till alla, och då blev det plötsligt möjligt att träffas på riktigt och göra upp planer."


def talk(*said: str) -> Transcript:
    read = build_transcript("a", [SpokenLine("I", "Vad var svårt?"), *(SpokenLine("D1", words) for words in said)])
    return replace(read, turns=tuple(replace(t, role=Role.PARTICIPANT if t.speaker == "D1" else Role.INTERVIEWER) for t in read.turns))


TALK = talk(FIRST + SECOND, "Det var pengarna som tog slut.", "Vi åt lunch.")


def coding(unit: str, theme: str, code: str = "", status: Status = Status.PROPOSED, score: float = 0.8) -> Coding:
    there = next(u.unit for u in review_units(TALK, (), (), {}) if u.unit.id == unit)
    evidence = (Evidence("phrase hann inte", "hann inte", 0.9, 3, 12), Evidence("learned hösten", "hösten", -0.2))
    return Coding("a", unit, there.turn, "D1", there.start, there.end, theme, code, "both", status, score, there.text, evidence, "cb")


PROPOSED = (coding("a:1.1", "hinder", "tid"), coding("a:1.1", "mal", score=0.6), coding("a:2.1", "hinder", status=Status.UNCERTAIN))


def rows(said: Said | None = None) -> list[SheetRow]:
    said = said or Said()
    return review_rows(review_units(TALK, PROPOSED, said.codings, said.notes), BOOK, {"a": "Norr"}, "both", "eva")


def taken(sheet: list[SheetRow], said: Said | None = None) -> Taken:
    return take(sheet, "s.xlsx", Material({"a": TALK}, BOOK, PROPOSED), said or Said(), "eva")


def said_of(result: Taken, unit: str) -> set[tuple[str, str, str]]:
    return {(c.theme, c.code, str(c.status)) for c in result.said.codings if c.unit == unit}


def filled(unit: str, *themes: tuple[str, str], decision: str = "", memo: str = "") -> Taken:
    sheet = [replace(row, themes=themes or row.themes, decision=decision, memo=memo) for row in rows() if row.unit == unit]
    return taken(sheet)


def test_a_row_tells_the_unit_its_context_and_the_reasons() -> None:
    first, second, third, last = rows()
    assert (first.unit, first.case, first.question) == ("a:1.1", "Norr", "Vad var svårt?")
    assert first.themes == (("Hinder", "Tid"), ("Mål", ""))
    assert first.proposal.startswith("Hinder › Tid 0,80 (föreslaget)\n  För: ”hann inte” (uttryck)\n  Emot: ”hösten”")
    assert first.context.startswith("▪\nMen sedan fick")
    assert second.context.endswith("redan från början.\n▪")
    assert "osäkert" in third.proposal
    assert (last.proposal, last.context) == ("Inget tema föreslås.", "")


def test_which_units_are_written() -> None:
    units = review_units(TALK, PROPOSED, (), {})

    def chosen(wanted: Wanted) -> list[str]:
        return [one.unit.id for one in units if wanted.wants(one)]

    assert chosen(Wanted()) == ["a:1.1", "a:1.2", "a:2.1", "a:3.1"]
    assert chosen(Wanted(themes=("hinder",))) == ["a:1.1", "a:2.1"]
    assert chosen(Wanted(themes=("mal",), uncertain=True)) == []
    assert chosen(Wanted(uncertain=True, uncoded=True)) == ["a:1.2", "a:2.1", "a:3.1"]


def test_a_coding_that_fits_no_unit_has_a_row_of_its_own() -> None:
    stray = replace(PROPOSED[0], start=PROPOSED[0].start + 3, quotation="", unit="a:1.9")
    assert "a:1.9" in [one.unit.id for one in review_units(TALK, (*PROPOSED, stray), (), {})]


def test_accepted_rejected_changed_added() -> None:
    accepted = filled("a:1.1", decision="godkänn")
    assert said_of(accepted, "a:1.1") == {("hinder", "tid", "accepted"), ("mal", "", "accepted")}
    assert {c.coder for c in accepted.said.codings} == {"eva"}
    assert accepted.said.codings[0].evidence == PROPOSED[0].evidence
    rejected = filled("a:1.1", decision="avvisa")
    assert said_of(rejected, "a:1.1") == {("hinder", "tid", "rejected"), ("mal", "", "rejected")}
    fewer = filled("a:1.1", ("Hinder", "Tid"), decision="ändra")
    assert said_of(fewer, "a:1.1") == {("hinder", "tid", "accepted"), ("mal", "", "rejected")}
    recoded = filled("a:1.1", ("Hinder", "Resurser"), ("Mål", ""), decision="change")
    assert said_of(recoded, "a:1.1") == {("hinder", "resurser", "changed"), ("mal", "", "accepted")}
    other = filled("a:2.1", ("Mål", "Tidigt stöd"))
    assert said_of(other, "a:2.1") == {("mal", "tidigt", "changed"), ("hinder", "", "rejected")}
    assert dict(other.outcomes) == {Outcome.CHANGED: 1}
    more = filled("a:2.1", ("Hinder", ""), ("Mål", ""), decision="ändra")
    assert said_of(more, "a:2.1") == {("hinder", "", "accepted"), ("mal", "", "accepted")}
    added = filled("a:3.1", ("MÅL ", "tidigt"), decision="godkänn")
    assert (said_of(added, "a:3.1"), dict(added.outcomes)) == ({("mal", "tidigt", "accepted")}, {Outcome.ADDED: 1})


def test_a_memo_alone_decides_nothing() -> None:
    result = filled("a:1.1", memo="  Fråga igen. \r\n")
    assert [note.text for note in result.said.notes[NoteKind.MEMO]] == ["Fråga igen."]
    assert (dict(result.outcomes), result.said.codings, result.gone) == ({Outcome.UNTOUCHED: 1}, (), 3)


def test_a_text_too_long_for_a_cell_is_shortened_and_still_known() -> None:
    long = talk("Vi hann inte. " * 4000)
    units = [one for one in review_units(long, (), (), {}) if len(one.unit.text) > LONGEST_CELL] or [
        one for one in review_units(long, [replace(PROPOSED[0], start=long.turns[1].start, end=long.turns[1].end)], (), {}) if one.proposed
    ]
    sheet = review_rows(units, BOOK, {}, "both", "eva")
    assert len(sheet[0].text) < 32_767
    assert not take(sheet, "s.xlsx", Material({"a": long}, BOOK), Said(), "eva").findings


DECISIONS = st.sampled_from(["", "godkänn", "avvisa", "ändra"])
PAIRS = st.lists(
    st.sampled_from([("Hinder", "Tid"), ("Hinder", ""), ("Hinder", "Resurser"), ("Mål", ""), ("Mål", "Tidigt stöd")]), max_size=3
)
FILLED = st.lists(st.tuples(DECISIONS, st.none() | PAIRS, st.sampled_from(["", "tanke"])), min_size=4, max_size=4)


def fill(sheet: list[SheetRow], values: list[tuple[str, list[tuple[str, str]] | None, str]]) -> list[SheetRow]:
    return [
        replace(row, decision=decision, themes=row.themes if themes is None else tuple(themes), memo=memo, number=number)
        for number, (row, (decision, themes, memo)) in enumerate(zip(sheet, values, strict=True))
    ]


@settings(max_examples=150, deadline=None)
@given(FILLED)
def test_taken_twice_or_exported_anew_changes_nothing(values: list[tuple[str, list[tuple[str, str]] | None, str]]) -> None:
    sheet = fill(rows(), values)
    once = taken(sheet)
    twice = taken(sheet, once.said)
    assert (twice.said, twice.touched) == (once.said, frozenset())
    anew = taken(rows(once.said), once.said)
    assert (anew.said, anew.touched, anew.findings) == (once.said, frozenset(), ())


@settings(max_examples=150, deadline=None)
@given(FILLED, FILLED)
def test_a_refused_row_leaves_what_was_said_and_every_row_is_counted(
    before: list[tuple[str, list[tuple[str, str]] | None, str]], after: list[tuple[str, list[tuple[str, str]] | None, str]]
) -> None:
    first = taken(fill(rows(), before))
    second = taken(fill(rows(first.said), after), first.said)
    assert sum(second.outcomes.values()) == 4
    assert second.outcomes.get(Outcome.REFUSED, 0) == len(second.findings)
    for finding in second.findings:
        unit = rows()[finding.line].unit
        assert said_of(second, unit) == said_of(first, unit)
    units = [(c.unit, c.theme, c.code) for c in second.said.codings]
    assert len(units) == len(set(units))
