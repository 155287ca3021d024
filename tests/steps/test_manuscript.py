"""The draft says who speaks of what, quotes what was said, and leaves the analysis to a person."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from tfbb_coding.model.codebook import Code, Codebook, Theme
from tfbb_coding.model.coding import CONSENSUS, Coding, Status
from tfbb_coding.model.decision import Note
from tfbb_coding.model.manuscript import Analysis, Grid, Heading, Items, Manuscript, Paragraph, Picture, Quote
from tfbb_coding.model.number_words import in_words
from tfbb_coding.model.results import Results
from tfbb_coding.model.study import Case, GuideQuestion, Interview, Study
from tfbb_coding.model.transcript import Role, Transcript, Turn
from tfbb_coding.steps.manuscript import Draft, counting_sentence, manuscript
from tfbb_coding.steps.small import Small
from tfbb_coding.steps.tables.view import CaseOrder, View, make_view

BOOK = Codebook(
    "prov", "Prov", "sv", "2",
    (
        Theme("hinder", "Hinder", "Det som hindrar.", "Vad hindrar?", codes=(Code("tid", "Tid", "Att inte hinna."),)),
        Theme("forbattringsforslag", "Förbättringsförslag", "Det som borde göras.", codes=(Code("tid", "Mer tid", "Att få hinna."),)),
    ),
)  # fmt: skip
LONG = "Vi hann aldrig med " + " ".join(f"sak{n}" for n in range(50)) + "."
NO_MORE: Mapping[str, str] = {}
SAYS = ("Vi hann inte.", LONG, "Det tog för lång tid.", "Ge oss tid.", "Fler timmar behövs.", "Mer luft i schemat.")


def view_of(
    said: dict[str, list[tuple[int, str, str]]],
    small: Small = Small.MARK,
    favourites: tuple[tuple[str, int], ...] = (),
    more: Mapping[str, str] = NO_MORE,
) -> View:
    """Conversations of six people who answer one question each; ``said``: which turns are coded as what."""
    transcripts: dict[str, Transcript] = {}
    codings, notes = [], []
    for name, coded in said.items():
        turns: list[Turn] = []
        text = ""
        for n, words in enumerate(SAYS):
            for who, role, line in (("Intervjuare", Role.INTERVIEWER, f"Fråga {n}?"), (f"Deltagare {n + 1}", Role.PARTICIPANT, words)):
                start = len(text) + len(who) + 2
                turns.append(Turn(len(turns), who, role, start, start + len(line), line))
                text += f"{who}: {line}\n\n"
        transcripts[name] = Transcript(name, text, tuple(turns))
        for n, theme, code in coded:
            turn = turns[2 * n + 1]
            codings.append(
                Coding(
                    name,
                    f"{name}:{turn.number}.1",
                    turn.number,
                    turn.speaker,
                    turn.start,
                    turn.end,
                    theme,
                    code,
                    "anna",
                    Status.ACCEPTED,
                    1 - n / 10,
                    turn.text,
                )
            )
        for other, n in favourites:
            if other == name:
                turn = turns[2 * n + 1]
                notes.append(Note(name, f"{name}:{turn.number}.1", turn.number, turn.speaker, turn.start, turn.end, "anna", "", turn.text))
    cases = {name: more.get(name, "norr") for name in said}
    study = Study(
        Path(), "Prov", cases=tuple(Case(c, f"Pilot {c.title()}") for c in dict.fromkeys(cases.values())),
        guide=(GuideQuestion("Vad är svårt?", ("hinder",)),), theme_labels={"syd": {"hinder": "Utmaningar"}},
    )  # fmt: skip
    interviews = {
        name: Interview(name.upper(), name, cases[name], kind=more.get(f"{name}_kind", "focus group"), participants=6) for name in said
    }
    return make_view(
        Results(study, BOOK, tuple(codings), transcripts, frozenset(said), ("anna",), favourites=tuple(notes), interviews=interviews),
        small=small,
        order=CaseOrder.ALPHABET,
    )


def three() -> dict[str, list[tuple[int, str, str]]]:
    return {"a": [(n, "hinder", "tid") for n in range(3)] + [(n, "forbattringsforslag", "tid") for n in (2, 3, 4)], "b": []}


def texts(made: Manuscript, kind: type) -> list[str]:
    return [str(getattr(block, "text", "")) for block in made.blocks if isinstance(block, kind)]


@pytest.mark.parametrize(
    ("said", "more", "sentence"),
    [
        ({"a": [0, 1, 2], "b": []}, {}, "I en av två fokusgrupper tas detta upp, av tre av tolv deltagare."),
        ({"a": [0, 1, 2], "b": [0]}, {}, "I båda fokusgrupperna tas detta upp, av fyra av tolv deltagare."),
        ({"a": [0, 1, 2]}, {}, "I den enda fokusgruppen tas detta upp, av tre av sex deltagare."),
        ({"a": [0]}, {}, "I den enda fokusgruppen tas detta upp, av färre än tre deltagare."),
        ({"a": [0, 1, 2, 3, 4, 5]}, {"a_kind": "individual"}, "I den enda intervjun tas detta upp, av alla sex deltagare."),
        (
            {"a": [], "b": []},
            {"b_kind": "individual"},
            "Detta tas inte upp i något av de två samtalen. Att något inte sägs betyder inte att det inte finns.",
        ),
    ],
)
def test_the_counting_sentence(said: dict[str, list[int]], more: dict[str, str], sentence: str) -> None:
    view = view_of({name: [(n, "hinder", "tid") for n in turns] for name, turns in said.items()}, more=more)
    assert counting_sentence(view, list(view.codings), view.members("norr")) == sentence


def without(view: View, read: set[str], outside: frozenset[str] = frozenset()) -> View:
    """The same with only these read, as a consensus of which ``outside`` is not part."""
    return make_view(replace(view.results, read=frozenset(read), outside=outside, coders=(CONSENSUS,)), order=CaseOrder.ALPHABET)


def test_interviews_that_are_not_counted_are_named_where_others_are_counted() -> None:
    said = {name: [(n, "hinder", "tid") for n in range(3)] for name in "abcd"}
    view = without(view_of(said, more={"d": "syd"}), {"a"}, frozenset("b"))
    here = [coding for coding in view.codings if coding.transcript == "a"]
    sentence = (
        "I den enda kodade fokusgruppen tas detta upp, av tre av sex deltagare. Inte med: B (kodad, inte sammanslagen), C (inte kodad)."
    )
    assert counting_sentence(view, here, ["a"]) == sentence
    assert "Pilot Syd är inte med i kapitlet: D (inte kodad)." in texts(manuscript(view), Paragraph)


def test_numbers_in_words() -> None:
    assert [in_words(n, "sv") for n in (1, 12, 13)] == ["ett", "tolv", "13"]
    assert in_words(1, "en") == "one"


def test_quotations_stand_by_the_house_rule_with_their_origin_in_the_margin() -> None:
    made = manuscript(view_of(three()))
    quotes = [block for block in made.blocks if isinstance(block, Quote)]
    assert [quote.text for quote in quotes] == [LONG]
    assert quotes[0].note == "Frågan: Fråga 1?\nEnhet a:3.1\nKategori: Tid"
    before = made.blocks[made.blocks.index(quotes[0]) - 1]
    assert isinstance(before, Paragraph)
    assert before.text.endswith(":")
    assert any(text.endswith("”Vi hann inte.”") for text in texts(made, Paragraph))


def test_no_words_are_quoted_twice_though_they_carry_two_themes() -> None:
    made = manuscript(view_of(three()), Draft(quotations=9))
    whole = "\n".join(texts(made, Paragraph))
    assert whole.count("Det tog för lång tid.") == 1


def test_a_favourite_is_quoted_first() -> None:
    made = manuscript(view_of(three(), favourites=(("a", 2),)), Draft(quotations=1))
    first = next(text for text in texts(made, Paragraph) if "”" in text)
    assert first.endswith("”Det tog för lång tid.”")


def test_sections_follow_themes_then_cases_and_a_renamed_theme_says_so() -> None:
    view = view_of({"a": [(0, "hinder", "tid")], "b": [(0, "hinder", "tid")]}, more={"a": "syd", "b": "norr"})
    headings = [(block.level, block.text) for block in manuscript(view).blocks if isinstance(block, Heading)]
    assert headings[:5] == [(0, "Prov"), (1, "Resultat"), (2, "Hinder"), (3, "Pilot Norr"), (3, "Pilot Syd: Utmaningar")]


def test_few_peoples_words_are_left_out_where_small_groups_are_hidden() -> None:
    said = {"a": [(0, "hinder", "tid")]}
    assert any("Vi hann inte." in text for text in texts(manuscript(view_of(said)), Paragraph))
    hidden = texts(manuscript(view_of(said, Small.SUPPRESS)), Paragraph)
    assert not any("Vi hann inte." in text for text in hidden)
    assert "Citat visas inte, eftersom färre än 3 personer talar om detta." in hidden


def test_recommendations_name_the_proposals_and_what_stands_behind_them() -> None:
    made = manuscript(view_of(three()))
    items = next(block for block in made.blocks if isinstance(block, Items))
    ((text, behind),) = items.items
    assert text == "Mer tid (3 personer i 1 samtal). Enheter: a:5.1, a:7.1, a:9.1."
    assert behind == ("Hinder bakom: Tid (3 personer i 1 samtal). Enheter: a:5.1, a:1.1, a:3.1.",)
    assert isinstance(made.blocks[made.blocks.index(items) + 1], Analysis)


def test_figures_and_tables_are_numbered_as_they_come() -> None:
    made = manuscript(view_of(three()))
    assert [block.number for block in made.blocks if isinstance(block, Picture)] == [1, 2, 3]
    assert [block.number for block in made.blocks if isinstance(block, Grid)] == [1, 2, 3, 4]
    assert next(block.caption for block in made.blocks if isinstance(block, Grid)) == "Sammanfattning"


def test_of_one_interview_with_one_person_little_is_said() -> None:
    seen = view_of({"a": [(0, "hinder", "tid")]}, more={"a_kind": "individual"})
    talk = seen.results.transcripts["a"]
    of_one = replace(seen.results.interviews["a"], participants=1)
    alone = replace(seen.results, interviews={"a": of_one}, transcripts={"a": replace(talk, turns=talk.turns[:2])})
    said = texts(manuscript(make_view(alone)), Paragraph)
    assert "Detta tas upp av den som intervjuades. Kategorier som nämns: Tid." in said
