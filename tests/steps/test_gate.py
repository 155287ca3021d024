"""The gate: what stops a handover, what lets it through, and what is said."""

import textwrap
from pathlib import Path

import pytest

from tfbb_coding.model.figure_words import ENGLISH
from tfbb_coding.model.handover import CELL_END, Excerpt, Leave, StudyName
from tfbb_coding.model.study import Case, Study
from tfbb_coding.steps.gate import count_identifiers, judge, notice
from tfbb_coding.steps.study_names import harmless_names

PLANTED = "Det var Fatima Lindström som ringde från Västerås och berättade."


def test_what_names_nobody_gets_leave() -> None:
    assert judge([Excerpt("a.csv", "Vi hann inte med mötet.")], "f") == Leave("f")


def test_a_planted_name_is_told_by_place_alone() -> None:
    row = CELL_END.join(["Hinder", "Pilot", PLANTED])
    verdict = judge([Excerpt("a.csv", row, 7, ("Tema", "Fall", "Citat"))], "f")
    assert isinstance(verdict, tuple)
    said = str(verdict[0])
    assert said.startswith("a.csv:7:3: ")
    assert "'Citat', characters 9–24" in said
    assert not [word for word in PLANTED.split() if len(word) > 3 and word in " ".join(map(str, verdict))]


def test_a_row_tells_which_unit_it_is_about() -> None:
    row = CELL_END.join(["Hinder", "fokusgrupp norr:12.3-40", PLANTED])
    verdict = judge([Excerpt("a.csv", row, 7, ("Tema", "Enhet", "Citat"))], "f")
    assert isinstance(verdict, tuple)
    assert all("The row is about the unit fokusgrupp norr:12.3-40." in str(said) for said in verdict)


def test_in_a_text_the_line_is_told() -> None:
    verdict = judge([Excerpt("a.md", f"Rubrik\n\n{PLANTED}")], "f")
    assert isinstance(verdict, tuple)
    assert (verdict[0].line, verdict[0].column) == (3, 9)


@pytest.mark.parametrize("words", ["070-174 06 05", "zorva.kvist@example.org", "20130101-2397"])
def test_numbers_and_addresses_stop_too(words: str) -> None:
    assert isinstance(judge([Excerpt("a.txt", f"Skriv till {words} nu.")], "f"), tuple)


def test_numbers_in_neighbouring_cells_are_no_telephone() -> None:
    assert judge([Excerpt("a.csv", CELL_END.join(["Hinder", "22", "8", "113", "4538"]), 2)], "f") == Leave("f")


def test_a_reason_lets_through_and_must_be_printed() -> None:
    excerpts = [Excerpt("a.md", PLANTED)]
    verdict = judge(excerpts, "f", "godkänt av deltagaren")
    assert isinstance(verdict, tuple)
    assert "not printed" in verdict[0].message
    for language in ("sv", "en"):
        leave = judge([*excerpts, Excerpt("a.md", notice("godkänt av deltagaren", language))], "f", "godkänt av deltagaren")
        assert isinstance(leave, Leave)
        assert leave.reason == "godkänt av deltagaren"
        assert dict(leave.counts)["person"] >= 1


def test_a_reason_that_names_somebody_is_no_reason() -> None:
    reason = "Fatima Lindström har sagt ja"
    verdict = judge([Excerpt("a.md", PLANTED), Excerpt("a.md", notice(reason))], "f", reason)
    assert isinstance(verdict, tuple)
    assert "Lindström" not in " ".join(map(str, verdict))


def test_working_tables_are_counted() -> None:
    counts = count_identifiers([PLANTED, "", "Ring 070-174 06 05."])
    assert counts["phone"] == 1
    assert counts["person"] >= 1
    assert count_identifiers(["Vi hann inte."]) == {}


def test_heads_of_columns_and_short_cells_are_no_speakers_labels() -> None:
    """Many short cells beside each other, *Talare* among them, are a table and not a conversation."""
    heads = ("Samtal", "Talare", "Fall", "Slag", "Personer", "Ramverksmatris", "Förbättringsförslag", "Elevhälsoteam")
    rows = [Excerpt("a.csv", CELL_END.join(heads), 1), Excerpt("a.csv", CELL_END.join(["N1", "Deltagare 1", "Norr", "fokusgrupp", "4"]), 2)]
    assert judge([*rows, Excerpt("a.html", CELL_END.join([*heads, *heads]))], "f") == Leave("f")
    many = [
        Excerpt("b.csv", CELL_END.join([f"Elevhälsoteam: vi hann inte med mötet nummer {n} i veckan, det var för mycket annat"]), n)
        for n in range(1, 9)
    ]
    assert judge(many, "f") == Leave("f")


def test_the_same_words_in_many_rows_are_one_finding() -> None:
    rows = [Excerpt("a.csv", CELL_END.join([f"rad {n}", PLANTED, "Hinder"]), n, ("Nr", "Citat", "Tema")) for n in range(2, 205)]
    verdict = judge(rows, "f")
    assert isinstance(verdict, tuple)
    assert [(finding.line, finding.column) for finding in verdict] == [(2, 2)] * len(verdict)
    assert all("'Citat', characters " in finding.message for finding in verdict)
    assert all(finding.message.endswith("It stands in 203 places, in 1 file.") for finding in verdict)


def test_words_that_the_study_itself_puts_in_are_told_where_they_come_from() -> None:
    names = [StudyName("study.yaml", 5, "the name of a case", "Pilot Västerås", "call it otherwise")]
    rows = [Excerpt(file, CELL_END.join(["Hinder", "Pilot Västerås"]), n, ("Tema", "Fall")) for file in ("a.csv", "b.csv") for n in (2, 3)]
    verdict = judge(rows, "f", names=names)
    assert isinstance(verdict, tuple)
    assert [str(finding) for finding in verdict] == [
        "study.yaml:5: the name of a case holds a certain identifier (place), characters 7–14. It stands in 4 places, in 2 files.\n  call it otherwise"
    ]


def test_a_case_that_tells_nobody_is_none_in_a_list_either() -> None:
    said = [Excerpt("a.md", "Det var en skola i Västerås som bad om det.")]
    assert isinstance(judge(said, "f"), tuple)
    assert judge(said, "f", harmless=frozenset({"västerås"})) == Leave("f")
    study = Study(Path(), cases=(Case("n", "Pilot Norra"), Case("a", "Pilot Åmål"), Case("g", "Gnesta")))
    assert harmless_names(study) == {"pilot norra"}


def test_only_the_words_named_are_let_through_and_told() -> None:
    excerpts = [Excerpt("a.md", PLANTED), Excerpt("a.md", notice("Västerås=orten är känd"))]
    verdict = judge(excerpts, "f", "Västerås=orten är känd")
    assert isinstance(verdict, tuple)
    assert {finding.message.partition(")")[0] for finding in verdict} == {"a certain identifier (person"}
    place = [Excerpt("a.md", "Vi åkte till Västerås."), excerpts[1]]
    leave = judge(place, "f", "Västerås=orten är känd")
    assert isinstance(leave, Leave)
    assert leave.reason == "orten är känd"
    assert [(finding.path, finding.line, finding.column) for finding in leave.through] == [("a.md", 1, 14)]
    assert "Västerås" not in str(leave.through) + notice("Västerås=orten är känd")


def test_a_capital_at_the_beginning_of_a_cell_is_that_of_a_sentence() -> None:
    """An unknown compound that opens a long cell is no name because of what the gate puts before it."""
    cells = [f"{word}köket, torsdagsmötena, och så föräldracaféet på onsdagar med fika." for word in ("Onsdags", "Tisdags", "Frukost")]
    assert judge([Excerpt("a.csv", CELL_END.join(["Hinder", *cells]), 3)], "f") == Leave("f")


def test_the_programs_own_english_is_nobodys_and_names_within_it_are_seen() -> None:
    own = ["Theme", "What is said where: themes", "Several of you brought this up.", "Credentials"]
    assert judge([Excerpt("a.csv", CELL_END.join(own), 2), Excerpt("a.md", "\n".join(f"# {line}" for line in own))], "f") == Leave("f")
    for text in ("This is about: Fatima Lindström", "Theme Fatima Lindström", "# Fatima Lindström"):
        assert isinstance(judge([Excerpt("a.md", text)], "f"), tuple)


def test_a_reason_is_printed_once_a_document_and_may_be_broken_over_lines() -> None:
    named = Excerpt("r.docx › word/comments.xml", "Fatima Lindström sa det.")
    printed = Excerpt("r.docx › word/document.xml", notice("deltagaren har\ngodkänt".replace("\n", " ")).replace(" har ", " har\n"))
    assert isinstance(judge([named, printed], "x", "deltagaren har godkänt"), Leave)
    assert not isinstance(judge([named], "x", "deltagaren har godkänt"), Leave)


@pytest.mark.parametrize(
    ("text", "leaves"),
    [
        ("<!-- Question: Och vad har hjälpt er?\nUnit a:5.1\nCode: Ledning -->", True),
        ("Resources: Tid. Long-term effects: Lugn.", True),
        ("By all seven participants.", True),
        ("\n".join(textwrap.wrap(ENGLISH["n_programme"], 70)), True),
        ("Question: Vad sa Fatima Lindström?", False),
        ("Code: Fatima Lindström", False),
        ("Resources: Fatima Lindström på halvtid", False),
    ],
)
def test_english_labels_are_nobodys_and_names_behind_them_are_seen(text: str, leaves: bool) -> None:
    assert (judge([Excerpt("a.md", text)], "f") == Leave("f")) is leaves
