"""A draft that waits for its author, numbers of people, words of the method, posts at places, advice told in prose."""

from pathlib import Path

import pytest
from small_review import found, study, transcripts

from tfbb_coding.files.drafts.markdown import parse_markdown
from tfbb_coding.model.draft import Block, BlockKind, Draft, Mark, MarkKind
from tfbb_coding.model.study import Interview, Study
from tfbb_coding.steps.report.check import check_draft
from tfbb_coding.steps.report.review import prepare
from tfbb_coding.steps.report.unwritten import is_own_note, waiting

SAID = "Vi hann aldrig sätta oss ner, liksom, och prata om eleverna i lugn och ro. Det var alltid nåt som brann, och då fick det vänta till nästa vecka."
FULL = f"# Resultat\n\n## Tid\n\n{{prompt}}En deltagare säger: ”{SAID}”\n\n<!-- Enhet nord:1.1 -->\n"
PROMPT = "<!-- Skriv analysen här. -->\n\n"
CHAPTER = "# Sammanfattning\n\nSatsningen har gett mer tid för samtal i skolan.\n\n# Rekommendationer\n\n"


def test_nothing_is_said_of_a_section_whose_analysis_is_to_be_written() -> None:
    assert found(FULL.format(prompt=PROMPT)) == []
    told = [rule for rule, _line, _words in found(FULL.format(prompt=""))]
    assert told == ["quote-share", "docx-metadata"]


def test_another_persons_comment_is_told_while_analyses_are_to_be_written() -> None:
    assert [words for _r, _l, words in found(FULL.format(prompt=PROMPT) + "\n<!-- Fråga Ida -->\n", "docx-metadata")] == ["Fråga Ida"]


def test_an_empty_paragraph_for_the_analysis_in_word() -> None:
    blocks = (Block(0, BlockKind.HEADING, "Tid", level=1), Block(1, BlockKind.PARAGRAPH, "", style="Analys"))
    assert [section.title for section in waiting(prepare(Draft(Path("utkast.docx"), blocks), study(), transcripts()))] == ["Tid"]


@pytest.mark.parametrize(
    ("author", "text", "own"),
    [("tfbb", "Frågan: Och sen?", True), ("", "Unit nord:1.1", True), ("Ida", "Enhet nord:1.1", False), ("", "Enheten flyttade.", False)],
)
def test_which_notes_are_the_programs(author: str, text: str, own: bool) -> None:
    assert is_own_note(Mark(MarkKind.COMMENT, 0, 0, 0, text, author)) is own


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Sjutton av arton deltagare nämner tiden.", ["Sjutton av arton deltagare"]),
        ("Det säger 5 av 7 intervjupersoner.", ["5 av 7 intervjupersoner"]),
        ("Fyra av sex deltagare nämner tiden.", []),
        ("Fyra av tre deltagare i Pilot Nord nämner tiden.", []),
        ("Sjutton av arton deltagare i enkäten nämner tiden.", []),
        ("I en tidigare studie nämner sjutton av arton deltagare tiden.", []),
        ("Av arton inbjudna kom sex; tolv av arton deltagare skulle komma senare.", []),
    ],
)
def test_more_people_than_took_part(text: str, words: list[str]) -> None:
    assert [match for _rule, _line, match in found(text, "count-mismatch") if " av " in match] == words


@pytest.mark.parametrize(("interviews", "told"), [((), True), ((Interview("L", "lista", kind="focus group"),), False)])
def test_without_numbers_in_the_study_those_who_speak_are_counted(interviews: tuple[Interview, ...], told: bool) -> None:
    cases = study().cases
    seen = prepare(
        parse_markdown("Sju av åtta deltagare håller med.", Path("utkast.md")),
        Study(Path(), "Prov", cases=cases, interviews=interviews),
        transcripts(),
    )
    messages = [finding.message for finding in check_draft(seen) if finding.rule == "count-mismatch"]
    assert messages == (["Sju av åtta deltagare, but 6 people in all speak in the transcripts"] if told else [])


def test_the_focus_group_has_one_spelling() -> None:
    assert [words for _r, _l, words in found("Focus-grupperna och en focusgrupp till.", "naming")] == ["Focus-grupperna", "focusgrupp"]
    assert found("Fokusgrupperna och en fokusgrupp till.", "naming") == []
    assert found("Focus-grupperna gick bra.", "naming", terms=(("focus-grupp", ("focusgrupp",)),)) == []


def test_a_post_at_a_place() -> None:
    assert [w for _r, _l, w in found("Rektorn i Tomelilla menar det.", "identifier-indirect")] == ["Rektorn i Tomelilla"]
    assert found("Rektorer i Tomelilla menar det.", "identifier-indirect") == []
    assert found("Rektorn i Pilot Nord menar det.", "identifier-indirect") == []


@pytest.mark.parametrize(
    ("advice", "words"),
    [
        ("Vi rekommenderar att kommunen inför en gemensam journal.", ["Vi rekommenderar att kommunen inför en gemensam journal."]),
        ("Därför föreslår vi ett register över lokaler.", ["Därför föreslår vi ett register över lokaler."]),
        ("Vi rekommenderar att skolan ger mer tid för samtal.", []),
        ("Två deltagare föreslår en gemensam journal.", []),
    ],
)
def test_advice_in_prose_that_the_summary_leaves_out(advice: str, words: list[str]) -> None:
    assert [match for _rule, _line, match in found(CHAPTER + advice, "summary-drift")] == words


@pytest.mark.parametrize(
    ("chapter", "lines"),
    [
        ("1. Att anställa en samordnare.\n2. Inför tid och skapa rum.", []),
        ("1. Anställa en samordnare.\n2. Införa tid och skapa rum.", []),
        ("1. Anställ två samordnare.\n2. Inför tid och skapa rum.", [3]),
    ],
)
def test_the_infinitive_and_the_imperative_say_the_same(chapter: str, lines: list[int]) -> None:
    text = f"# Sammanfattning\n\n1. Anställ en samordnare.\n2. Inför tid och skapa rum.\n\n# Rekommendationer\n\n{chapter}"
    assert [line for _rule, line, _words in found(text, "summary-drift")] == lines
