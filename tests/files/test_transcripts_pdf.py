"""Transcripts that come as PDF."""

import shutil
import subprocess
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from small_pdf import Bit, pdf, wrapped
from test_transcripts_documents import WORD, word
from transcripts_talk import TALK, read_whole, turns

from tfbb_coding.errors import UnreadableError
from tfbb_coding.files.transcripts import find_transcripts, read_source, read_transcript

LONG = "Det började med att vi åt lunch ihop på torsdagarna, och sen kom idén om en gemensam mottagning som skulle ligga mitt emellan alla husen "
TALK_LONG = [(who, words + " " + LONG.strip() + "." if n % 3 == 1 else words) for n, (who, words) in enumerate(TALK * 12)]


def read(path: Path) -> list[tuple[str | None, str]]:
    return turns(read_whole(path))


def test_wrapped_lines_are_whole_paragraphs_again(tmp_path: Path) -> None:
    path = pdf(tmp_path / "a.pdf", wrapped([f"{who}: {words}" for who, words in TALK_LONG]))
    assert read(path) == TALK_LONG


@pytest.mark.parametrize("gap", [0.0, 0.8, 2.0])
def test_names_on_their_own_lines_open_turns_also_without_gaps(tmp_path: Path, gap: float) -> None:
    path = pdf(tmp_path / "a.pdf", wrapped([f"{who}\n{words}" for who, words in TALK_LONG], gap))
    assert read(path) == TALK_LONG


def test_a_column_of_names_beside_the_words(tmp_path: Path) -> None:
    pages: list[list[Bit]] = [[]]
    down = 2.0
    for (who, _words), lines in zip(TALK_LONG, (wrapped([words], width=60)[0] for _who, words in TALK_LONG), strict=True):
        if down + len(lines) > 48:
            pages.append([])
            down = 2.0
        pages[-1] += [Bit(who, down), *(Bit(bit.words, down + n, 120) for n, bit in enumerate(lines))]
        down += len(lines) + 0.5
    assert read(pdf(tmp_path / "a.pdf", pages)) == TALK_LONG


def test_bold_questions_are_the_interviewers(tmp_path: Path) -> None:
    asks = [who == "Ylva Ek" for who, _words in TALK_LONG]
    transcript = read_whole(pdf(tmp_path / "a.pdf", wrapped([words for _who, words in TALK_LONG], bold=asks)))
    assert [" ".join(turn.text.split()) for turn in transcript.turns] == [words for _who, words in TALK_LONG]
    assert [turn.speaker == "Intervjuare" for turn in transcript.turns] == asks


def test_running_heads_and_page_numbers_are_no_speech_and_headings_neither(tmp_path: Path) -> None:
    pages = wrapped([f"{who}: {words}" for who, words in TALK_LONG])
    for number, page in enumerate(pages, 1):
        page += [Bit("Pilot Norr, fokusgrupp", 0), Bit(f"Sida {number} av {len(pages)}", 52, 200)]
    pages[0].insert(0, Bit("Samtal om vägen in", 1, size=18))
    transcript, lost = read_source(pdf(tmp_path / "a.pdf", pages))
    assert (turns(transcript), lost) == (TALK_LONG, [])
    assert len(pages) > 2


def test_a_word_aslant_across_every_page_is_no_speech(tmp_path: Path) -> None:
    pages = wrapped([f"{who}: {words}" for who, words in TALK_LONG])
    for page in pages:
        page.insert(3, Bit("UTKAST", 40, 100, size=60, aslant=True))
    assert read(pdf(tmp_path / "a.pdf", pages)) == TALK_LONG


def test_a_name_that_opens_many_pages_is_no_running_head(tmp_path: Path) -> None:
    pages = [
        [bit for n, (who, words) in enumerate(TALK) for bit in (Bit(who, 2 + 3 * n), Bit(f"{start} {words}", 3 + 3 * n))]
        for start in ("Ja.", "Nej.", "Jo.")
    ]
    transcript = read_transcript(pdf(tmp_path / "a.pdf", pages))
    assert Counter(turn.speaker for turn in transcript.turns)["Ylva Ek"] == 9


def test_words_cut_by_a_hyphen_keep_it_and_are_told(tmp_path: Path) -> None:
    first = "Ylva Ek: Vi satt länge och pratade om hur det skulle gå till, och om alla kart-"
    path = pdf(tmp_path / "a.pdf", [[Bit(first, 2), Bit("läggningar som vi gör.", 3), Bit("Bo Alm: Ja.", 5), Bit("Ylva Ek: Jaha.", 7)]])
    transcript = read_whole(path)
    assert "alla kart-läggningar som" in transcript.turns[0].text
    assert any("1 word is cut by a hyphen" in warning for warning in transcript.warnings)
    assert any("This is a PDF" in warning for warning in transcript.warnings)


def test_a_page_that_is_a_picture_is_told(tmp_path: Path) -> None:
    pages = wrapped([f"{who}: {words}" for who, words in TALK])
    transcript = read_transcript(pdf(tmp_path / "a.pdf", [*pages, [], []]))
    assert any("Pages 2, 3 have no text" in warning for warning in transcript.warnings)


@pytest.mark.parametrize(
    ("pages", "more", "phrase"),
    [
        ([[]], "", "pictures, without any text.*OCR"),
        ([[Bit("Vi satt där och väntade på", n), Bit("Han sa att det inte gick", n, 260)] for n in range(1)], "", "columns side by side"),
        (
            [[Bit("I: hej", 1)]],
            "/Encrypt << /Filter /Standard /V 1 /R 2 /O (" + "o" * 32 + ") /U (" + "u" * 32 + ") /P -4 >> /ID [(a) (a)]",
            "password",
        ),
    ],
    ids=["scanned", "columns", "locked"],
)
def test_what_cannot_be_read_is_told_with_a_way_out(tmp_path: Path, pages: list[list[Bit]], more: str, phrase: str) -> None:
    with pytest.raises(UnreadableError, match=rf"(?s)a\.pdf.*{phrase}"):
        read_transcript(pdf(tmp_path / "a.pdf", pages, more=more))


@pytest.mark.parametrize(
    "data", [b"%PDF-1.4", b"ingen pdf alls", b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer << /Root 1 0 R >>"]
)
def test_a_broken_pdf_is_told(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "a.pdf").write_bytes(data)
    with pytest.raises(UnreadableError, match=r"a\.pdf.*(whole PDF|no text|pictures)"):
        read_transcript(tmp_path / "a.pdf")


def test_a_pdf_beside_the_document_it_was_printed_from_is_left(tmp_path: Path) -> None:
    for name in ("a.docx", "a.pdf", "b.pdf"):
        (tmp_path / name).write_bytes(b"x")
    assert [path.name for path in find_transcripts([tmp_path])[0]] == ["a.docx", "b.pdf"]
    assert [path.name for path in find_transcripts([tmp_path / "a.pdf"])[0]] == ["a.pdf"]


WORDS = st.sampled_from("vi hade ju ett möte på torsdagen där alla fick säga sitt om mottagningen och skolan tror jag".split())  # noqa: SIM905
SENTENCE = st.lists(WORDS, min_size=1, max_size=60).map(lambda words: " ".join(words).capitalize() + ".")
SPEECH = st.lists(st.tuples(st.sampled_from(["Intervjuare", "Deltagare 1", "Deltagare 2"]), SENTENCE), min_size=6, max_size=40)


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(SPEECH, st.sampled_from([0.0, 0.5, 1.0]), st.integers(50, 95))
def test_no_word_is_lost_however_it_is_set(tmp_path: Path, said: list[tuple[str, str]], gap: float, width: int) -> None:
    path = pdf(tmp_path / "a.pdf", wrapped([f"{who}: {words}" for who, words in said], gap, width))
    transcript, lost = read_source(path)
    assert lost == []
    assert turns(transcript) == said


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed here")
def test_every_word_layout_is_read_the_same_from_the_pdf_that_libreoffice_makes_of_it(tmp_path: Path) -> None:
    fills: list[Callable[..., object]] = [fill for fill in WORD if fill.__name__ != "with_tracked_changes"]  # which are printed, too
    for fill in fills:
        word(tmp_path, fill, f"{fill.__name__}.docx")
    home = f"-env:UserInstallation={(tmp_path / 'hem').as_uri()}"
    made = [str(path) for path in sorted(tmp_path.glob("*.docx"))]
    subprocess.run(
        ["soffice", home, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path), *made], check=True, capture_output=True
    )
    for fill in fills:
        assert read(tmp_path / f"{fill.__name__}.pdf") == TALK, fill.__name__
