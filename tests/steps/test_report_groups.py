"""The words by which a report speaks of people, and the small groups that are told apart with them."""

import pytest
from small_review import found

from tfbb_coding.steps.report.person_words import any_of, marked, tells_post


@pytest.mark.parametrize("word", ["kurator", "kuratorn", "kuratorer", "skolsköterskorna", "bibliotekarier", "förälder", "lärare"])
def test_a_profession_in_any_form_is_marked_and_places_stay(word: str) -> None:
    text = f"Så sa en {word}, och mer blev det inte."
    clear = marked(text)
    assert word not in clear
    assert clear.replace(clear[9 : 9 + len(word)], word) == text


@pytest.mark.parametrize("word", ["rektorns", "mötet", "deltagare", "tiden", "elever"])
def test_what_is_no_profession_is_left(word: str) -> None:
    assert marked(f"Det var {word} först.") == f"Det var {word} först."


def test_a_post_within_a_heading_tells_who_was_interviewed() -> None:
    assert tells_post("Rektorsintervju, november")
    assert not tells_post("Individuell intervju 3")


def test_a_star_stands_for_any_letters() -> None:
    assert any_of("pilot* fall") == r"(?:pilot\w*|fall)"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("I mötet deltog två enhetschefer från var sin förvaltning.", "två enhetschefer"),
        ("Två studie- och yrkesvägledare intervjuades i maj.", "Två studie- och yrkesvägledare"),
        ("Endast en bibliotekarie svarade på frågorna.", "en bibliotekarie"),
        ("Två av deltagarna, båda skolläkare, såg det annorlunda.", "Två av deltagarna, båda skolläkare"),
        ("Deltagarna var en logoped och två psykologer.", "en logoped och två psykologer"),
    ],
)
def test_so_few_are_told_apart(text: str, words: str) -> None:
    assert [match for _rule, _line, match in found(text, "small-group")] == [words]


@pytest.mark.parametrize(
    "text",
    [
        "Två av rektorerna deltog inte.",
        "I studien deltog fjorton rektorer.",
        "Ytterligare två kuratorer deltog.",
        "Två skolor ingick.",
        "Tre intervjuer med rektorer ingår.",
    ],
)
def test_these_are_no_small_groups(text: str) -> None:
    assert found(text, "small-group") == []


TABLE = "| Samtal | Pilot | Slag | Deltagare |\n|---|---|---|---|\n| {label} | Pilot Nord | enskild intervju | 1 |\n"


def test_a_table_with_one_interview_a_row_tells_apart_nobody_but_who_is_called_by_their_post() -> None:
    assert found(TABLE.format(label="S2"), "small-group") == []
    assert [words for _rule, _line, words in found(TABLE.format(label="Intervju-rektor-4"), "small-group")] == ["Intervju-rektor-4"]
