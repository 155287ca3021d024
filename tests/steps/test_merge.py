"""What coders agree on and have settled: the rows of the sheet, what comes back, and the consensus."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from tfbb_coding.model.codebook import Code, Codebook, Theme
from tfbb_coding.model.coding import CONSENSUS, Coding, Evidence, Status
from tfbb_coding.model.decision import Note, Pair
from tfbb_coding.model.settling import Difference, SettleRow, unpacked
from tfbb_coding.model.transcript import SpokenLine, Transcript, build_transcript
from tfbb_coding.steps.compare_coders import ComparedUnit, Work, compare
from tfbb_coding.steps.merge import Outcome, Taken, merge, reasons, settled_before, take
from tfbb_coding.steps.review_sheet import place_of
from tfbb_coding.steps.roles import assign_roles
from tfbb_coding.steps.segment import segment
from tfbb_coding.steps.settle_sheet import Settled, difference_of, settle_rows

TID, PENGAR = Code("tid", "Tid", "Tid."), Code("pengar", "Pengar", "Pengar.")
BOOK = Codebook("b", "Bok", "sv", "1", (Theme("mal", "Mål", "Mål."), Theme("hinder", "Hinder", "Hinder.", codes=(TID, PENGAR))), "f" * 16)
CODERS = ("anna", "bo")
Said = list[list[Pair]]


@pytest.fixture
def fg() -> Transcript:
    lines = [line for n in range(5) for line in (SpokenLine("I", f"Fråga {n}?"), SpokenLine("D1", f"Det är svar nummer {n} om något."))]
    return assign_roles(build_transcript("fg", lines), ["I"])


def units_of(fg: Transcript, anna: Said, bo: Said, rejected: dict[str, Said] | None = None) -> tuple[ComparedUnit, ...]:
    """The first units with what each says of them; the others are given nothing."""
    return compare(
        [fg],
        [
            Work(coder, tuple(codings(fg, coder, said, (rejected or {}).get(coder, []))), frozenset({"fg"}))
            for coder, said in (("anna", anna), ("bo", bo))
        ],
    ).units


def codings(fg: Transcript, coder: str, said: Said, rejected: Said) -> list[Coding]:
    found = []
    for several, status in ((said, Status.ACCEPTED), (rejected, Status.REJECTED)):
        for unit, pairs in zip(segment(fg), several, strict=False):
            for theme, code in pairs:
                found.append(
                    Coding("fg", unit.id, unit.turn, unit.speaker, unit.start, unit.end, theme, code, coder, status, 0.7, unit.text)
                )
    return found


MAL, HINDER, TIME, MONEY = ("mal", ""), ("hinder", ""), ("hinder", "tid"), ("hinder", "pengar")
ANNA: Said = [[MAL], [MAL], [MAL, HINDER], [TIME]]
BO: Said = [[MAL], [HINDER], [MAL], [MONEY]]


def rows_of(fg: Transcript, units: tuple[ComparedUnit, ...], settled: dict[tuple[str, int, int], Settled] | None = None) -> list[SettleRow]:
    rows = settle_rows(units, CODERS, settled or {}, {"fg": fg}, BOOK, {"fg": "Norr"})
    return [replace(row, number=n) for n, row in enumerate(rows, 2)]


def taken(
    fg: Transcript, rows: list[SettleRow], units: tuple[ComparedUnit, ...], before: dict[tuple[str, int, int], Settled] | None = None
) -> Taken:
    return take(rows, "avgör.xlsx", units, {"fg": fg}, BOOK, before or {})


def told(merged: tuple[Coding, ...]) -> list[tuple[int, str, str, str]]:
    return [(c.turn, c.theme, c.code, str(c.status)) for c in merged]


@pytest.mark.parametrize(
    ("one", "other", "difference"),
    [
        ((MAL,), (MAL,), None), ((), (), None), ((MAL,), None, None), ((MAL,), (HINDER,), Difference.NOTHING_SHARED), ((), (MAL,), Difference.NOTHING_SHARED),
        ((MAL, HINDER), (MAL,), Difference.MORE_OR_FEWER), ((TIME,), (HINDER,), Difference.OTHER_CODE),
    ],
)  # fmt: skip
def test_in_what_they_differ(one: tuple[Pair, ...], other: tuple[Pair, ...] | None, difference: Difference | None) -> None:
    assert difference_of([one, other]) is difference


def test_rows_stand_for_what_differs(fg: Transcript) -> None:
    units = units_of(fg, ANNA, BO, {"bo": [[], [MAL]]})
    rows = rows_of(fg, units)
    assert [(row.unit, row.difference) for row in rows] == [
        ("fg:3.1", "inget gemensamt"),
        ("fg:5.1", "fler eller färre"),
        ("fg:7.1", "bara kategorin"),
    ]
    assert rows[0].said == ("Mål", "Hinder\nAvvisar: Mål")
    assert rows[2].said == ("Hinder › Tid", "Hinder › Pengar")
    assert (rows[0].case, rows[0].question, rows[0].choice, rows[0].themes) == ("Norr", "Fråga 1?", "", ())
    key = unpacked(rows[0].key)
    assert key is not None
    assert (key.coders, key.said, key.rows) == (CODERS, ((MAL,), (HINDER,)), 3)


def test_what_all_gave_holds_until_the_rest_is_settled(fg: Transcript) -> None:
    merged = merge(units_of(fg, ANNA, BO), {}, "f")
    assert told(merged.codings) == [(1, "mal", "", "accepted"), (5, "mal", "", "accepted"), (7, "hinder", "", "accepted")]
    assert (merged.agreed, merged.settled, merged.open) == (2, 0, 3)
    assert {c.coder for c in merged.codings} == {CONSENSUS}
    assert {c.score for c in merged.codings} == {0.7}


def test_settled_as_one_by_own_choice_and_as_nothing(fg: Transcript) -> None:
    units = units_of(fg, ANNA, BO)
    one, two, three = rows_of(fg, units)
    filled = [
        replace(one, choice="Inget tema", reason="Det är en hälsning."),
        replace(two, choice="som bo"),
        replace(three, themes=(("Mål", ""), ("hinder", "Tid"))),
    ]
    result = taken(fg, filled, units)
    assert not result.findings
    assert result.outcomes == {Outcome.SETTLED: 3}
    merged = merge(units, result.settled, "f")
    assert told(merged.codings) == [
        (1, "mal", "", "accepted"),
        (3, "hinder", "", "rejected"), (3, "mal", "", "rejected"),
        (5, "mal", "", "changed"), (5, "hinder", "", "rejected"),
        (7, "mal", "", "changed"), (7, "hinder", "tid", "changed"),
    ]  # fmt: skip
    notes = reasons(units, result.settled, [])
    assert [(note.coder, note.unit, note.text) for note in notes] == [(CONSENSUS, "fg:3.1", "Det är en hälsning.")]
    assert dict(settled_before(units, merged.codings, notes)) == dict(result.settled)


def test_the_same_sheet_twice_and_an_older_one(fg: Transcript) -> None:
    units = units_of(fg, ANNA, BO)
    rows = rows_of(fg, units)
    filled = [replace(rows[0], choice="som anna"), *rows[1:]]
    first = taken(fg, filled, units)
    again = taken(fg, filled, units, dict(first.settled))
    assert again.outcomes == {Outcome.AS_BEFORE: 1, Outcome.OPEN: 2}
    assert again.settled == first.settled
    old = taken(fg, rows, units, dict(first.settled))
    assert old.settled == first.settled


def test_a_new_sheet_shows_what_is_settled_and_clearing_takes_it_back(fg: Transcript) -> None:
    units = units_of(fg, ANNA, BO)
    place = ("fg", units[1].unit.start, units[1].unit.end)
    before = {place: Settled((TIME,), "Om tid.")}
    row, *others = rows_of(fg, units, before)
    assert (row.choice, row.themes, row.reason) == ("eget val", (("Hinder", "Tid"),), "Om tid.")
    assert taken(fg, [row, *others], units, before).settled == before
    cleared = taken(fg, [replace(row, choice="", themes=(("", ""),), reason=""), *others], units, before)
    assert cleared.outcomes == {Outcome.TAKEN_BACK: 1, Outcome.OPEN: 2}
    assert not cleared.settled
    other_reason = taken(fg, [replace(row, reason="För att det är bråttom.")], units, before)
    assert other_reason.settled == {place: Settled((TIME,), "För att det är bråttom.")}


REFUSED: dict[str, tuple[Callable[[SettleRow], SettleRow], str]] = {
    "id": (lambda r: replace(r, unit="fg:9.9"), "altered"),
    "key": (lambda r: replace(r, key=r.key.replace("mal", "oro")), "altered"),
    "foreign": (lambda r: replace(r, key=""), "was not in the sheet"),
    "text": (lambda r: replace(r, text="Något annat."), "text of unit fg:3.1 has been altered"),
    "theme": (lambda r: replace(r, themes=(("Hindr", ""),)), "theme 1 ('Hindr') is not in the codebook"),
    "code": (lambda r: replace(r, themes=(("Mål", "Tid"),)), "code 1 ('Tid') belongs to another theme"),
    "choice": (lambda r: replace(r, choice="som bosse"), "('som bosse') is none of the choices"),
    "own": (lambda r: replace(r, choice="eget val"), "no theme was chosen"),
    "nothing": (lambda r: replace(r, choice="inget tema", themes=(("Mål", ""),)), "to have no theme, but themes were chosen"),
    "as": (lambda r: replace(r, choice="som anna", themes=(("Hinder", "Tid"),)), "as anna says, but other themes"),
    "reason": (lambda r: replace(r, reason="Hemligt"), "there is a reason, but nothing is settled"),
}


@pytest.mark.parametrize("fault", REFUSED)
def test_what_cannot_be_taken_is_told_with_its_row(fg: Transcript, fault: str) -> None:
    units = units_of(fg, ANNA, BO)
    rows = rows_of(fg, units)
    change, phrase = REFUSED[fault]
    result = taken(fg, [change(rows[0]), replace(rows[1], choice="som anna")], units)
    assert [(f.path, f.line) for f in result.findings] == [("avgör.xlsx", 2)]
    assert phrase in result.findings[0].message
    assert "Hemligt" not in str(result.findings[0])
    assert result.outcomes == {Outcome.REFUSED: 1, Outcome.SETTLED: 1}


@pytest.mark.parametrize(
    ("wrote", "hint"),
    [
        ("som david", "choose one from"),
        ("som cia", "choose one from"),
        ("som ana", "did you mean som anna? "),
        ("as annna", "did you mean as anna? "),
        ("ana", "did you mean anna? "),
        ("inget tma", "did you mean inget tema? "),
    ],
)
def test_only_a_close_choice_is_asked_for(fg: Transcript, wrote: str, hint: str) -> None:
    units = units_of(fg, ANNA, BO)
    result = taken(fg, [replace(rows_of(fg, units)[0], choice=wrote)], units)
    assert result.findings[0].hint.startswith(hint)


def test_the_same_row_twice(fg: Transcript) -> None:
    units = units_of(fg, ANNA, BO)
    row = replace(rows_of(fg, units)[0], choice="som anna")
    result = taken(fg, [row, replace(row, number=9, choice="som bo")], units)
    assert [(f.line, f.message) for f in result.findings] == [(9, "unit fg:3.1 stands in row 2 already")]


def test_a_unit_whose_words_have_moved_is_settled_where_they_stand(fg: Transcript) -> None:
    row = replace(rows_of(fg, units_of(fg, ANNA, BO))[0], choice="som anna")
    first = fg.turns[0]
    text = fg.text[: first.end] + " Eller hur?" + fg.text[first.end :]
    turns = tuple(
        replace(t, start=t.start + 11 * (t.number > 0), end=t.end + 11, text=text[t.start + 11 * (t.number > 0) : t.end + 11])
        for t in fg.turns
    )
    moved = replace(fg, text=text, turns=turns)
    units = units_of(moved, ANNA, BO)
    result = take([row], "x", units, {"fg": moved}, BOOK, {}, {"fg": [fg.text]})
    assert (result.findings, result.outcomes) == ((), {Outcome.SETTLED: 1})
    assert list(result.settled) == [place_of(next(one.unit for one in units if one.unit.id == row.unit))]


def test_another_version_of_the_text_and_another_coding_since(fg: Transcript) -> None:
    units = units_of(fg, ANNA, BO)
    row = replace(rows_of(fg, units)[0], choice="som anna")
    other = replace(fg, text=fg.text.replace("nummer 1", "nummer ett"))
    assert "another version" in take([row], "x", units, {"fg": other}, BOOK, {}).findings[0].message
    assert take([replace(row, choice="")], "x", units, {"fg": other}, BOOK, {}).outcomes == {Outcome.OPEN: 1}
    assert "no transcript 'fg'" in take([row], "x", units, {}, BOOK, {}).findings[0].message
    since = units_of(fg, [[MAL], [MAL, TIME]], BO)
    assert "anna has coded unit fg:3.1 anew" in taken(fg, [row], since).findings[0].message
    agreed = taken(fg, [row], units_of(fg, [[MAL], [HINDER]], BO))
    assert agreed.outcomes == {Outcome.AGREED: 1}
    assert not agreed.findings


def test_what_all_reject_is_rejected(fg: Transcript) -> None:
    units = units_of(fg, [[MAL]], [[MAL]], {"anna": [[TIME], [MAL]], "bo": [[TIME, MONEY], []]})
    assert told(merge(units, {}, "f").codings) == [(1, "mal", "", "accepted"), (1, "hinder", "tid", "rejected")]


def test_codes_in_common_stay(fg: Transcript) -> None:
    units = units_of(fg, [[TIME, MONEY]], [[TIME]])
    assert told(merge(units, {}, "f").codings) == [(1, "hinder", "tid", "accepted")]


def test_memos_elsewhere_stay(fg: Transcript) -> None:
    units = units_of(fg, ANNA, BO)
    elsewhere = Note("annan", "annan:1.1", 1, None, 0, 5, CONSENSUS, "Kvar.", "Hejsa")
    stale = Note("fg", "fg:3.1", 3, "D1", units[1].unit.start, units[1].unit.end, CONSENSUS, "Borta.", units[1].unit.text)
    assert reasons(units, {}, [elsewhere, stale]) == (elsewhere,)


def test_no_stand_is_not_no_theme_and_cannot_be_chosen(fg: Transcript) -> None:
    """Bo, who works through proposals and rejects some, has not come to the second unit."""
    units = units_of(fg, [[MAL], [MAL]], [[HINDER]], {"bo": [[MAL]]})
    first, second = rows_of(fg, units)
    assert first.said[1].endswith("Avvisar: Mål")
    assert second.said[1] == "(har inte tagit ställning till enheten)"
    result = taken(fg, [replace(first, choice="som bo"), replace(second, choice="som bo")], units)
    assert [f.message for f in result.findings] == [f"unit {second.unit}: it is settled as bo says, who has taken no stand on it"]
    assert len(result.settled) == 1


def test_of_somebody_who_rejects_nothing_silence_is_no_theme(fg: Transcript) -> None:
    (row,) = rows_of(fg, units_of(fg, [[MAL]], [[]]))
    assert row.said[1] == "Inget tema."


def test_evidence_stands_in_the_unit_also_where_somebody_has_merged_units(fg: Transcript) -> None:
    (first, *_others) = units_of(fg, ANNA, BO)
    inside = Evidence("lemma svar", "svar", 0.5, first.unit.start, first.unit.end)
    outside = Evidence("lemma fråga", "fråga", 0.5, first.unit.end + 2, first.unit.end + 7)
    whole = Evidence("question", "?", 0.1)
    said = tuple(None if one is None else tuple(replace(c, evidence=(inside, outside, whole)) for c in one) for one in first.said)
    (merged,) = merge([replace(first, said=said)], {}, "cb").codings
    assert merged.evidence == (inside, whole)
