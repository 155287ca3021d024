"""What counts as a quotation, and what does not."""

import pytest
from small_review import review

from tfbb_coding.steps.report.quotations import mark_pairs


def quoted(text: str) -> list[tuple[str, str]]:
    return [(q.quotation.form.value, q.quotation.text) for q in review(text).quoted]


@pytest.mark.parametrize("marks", ["””", '""', "»«", "“”", "»»"])
def test_marks_of_every_kind_make_a_quotation(marks: str) -> None:
    text = f"En deltagare säger: {marks[0]}Och sen var det jul{marks[1]}."
    assert quoted(text) == [("inline", "Och sen var det jul")]


@pytest.mark.parametrize(
    "text",
    [
        "De kallar det ”samverkan” hela tiden.",
        "Boken ”Att komma till tals i skolan” är läsvärd.",
        "I planen står att ”alla elever ska ha en vuxen att tala med” (Kommunen, 2023, s. 4).",
        "Ek och Lund (2019, s. 12) skriver att det är ”ett samtal med struktur och syfte”.",
        "Frågan ”Vad har stått i vägen för er?” ställdes till alla.",
        "Temat ”Det som bromsade arbetet” är det största.",
        "> Skolan ska hålla kontakten varje dag. (Projektplanen, 2023, s. 3)",
    ],
)
def test_titles_terms_and_documents_with_a_source_are_none(text: str) -> None:
    assert quoted(text) == []


def test_a_quotation_without_a_speaker_counts_when_somebody_said_it() -> None:
    assert quoted("Höstens minne är kort: ”då fick det vänta till nästa vecka”.") == [("inline", "då fick det vänta till nästa vecka")]


@pytest.mark.parametrize(
    "text",
    [
        "En deltagare säger:\n\n> Och sen var det jul.",
        "En deltagare säger:\n\n> ”Och sen var det jul.” (Deltagare 1, fokusgrupp 1)",
        "En deltagare säger:\n\n> – Och sen var det jul.\n> — Lärare, Pilot Nord",
        "En deltagare säger:\n\n*Och sen var det jul.*",
        "En deltagare säger:\n\n> Deltagare 1: Och sen var det jul.",
    ],
)
def test_a_block_quotation_is_its_words_alone(text: str) -> None:
    assert [(form, words.rstrip(".")) for form, words in quoted(text)] == [("block", "Och sen var det jul")]


def test_notes_and_captions_in_italics_are_none() -> None:
    assert quoted("*Tabell 1. Deltagare i piloterna*\n\n*Anm. Kolumnerna läses var för sig.*\n\n*Not: Ett fall är borttaget.*") == []


def test_a_dialogue_is_one_quotation_of_several_speakers() -> None:
    text = "Så här lät det:\n\n> Deltagare 2: Mm.\n>\n> Deltagare 1: Och sen var det jul."
    (one,) = review(text).quoted
    assert [(part.label, part.text) for part in one.quotation.parts] == [("Deltagare 2", "Mm."), ("Deltagare 1", "Och sen var det jul.")]


def test_marks_inside_marks_and_marks_alone() -> None:
    assert mark_pairs("Hon sa ”då sa ”han” nej” igen.")[0] == [(7, 23)]
    assert mark_pairs("Hon sa ”då sa hon. Sen ”ja” igen.") == ([(23, 26)], [7])
    assert mark_pairs('“Vi hann inte"') == ([(0, 13)], [])
    assert mark_pairs('En skärm på 24" räcker.') == ([], [])
