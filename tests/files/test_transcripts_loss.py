"""The loss check catches a reader that drops, doubles or changes words, in every family of layouts."""

import json
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import docx
import openpyxl
import pytest
from test_transcripts_documents import cells, odt, p, rtf
from transcripts_talk import TALK, clock, each

from tfbb_coding.files.loss import check_loss, words_of
from tfbb_coding.files.transcripts import read_source, registry
from tfbb_coding.files.transcripts.reading import Reading
from tfbb_coding.model.transcript import SpokenLine, build_transcript

ALL = range(len(TALK))


def text_file(text: str) -> Callable[[Path], object]:
    return lambda path: path.write_bytes(text.encode())


def docx_file(path: Path) -> None:
    document = docx.Document()
    for speaker, text in TALK:
        document.add_paragraph(f"{speaker}\t{text}")
    document.save(str(path))


def xlsx_file(path: Path) -> None:
    book = openpyxl.Workbook()
    for row in [("Talare", "Text"), *TALK]:
        book.worksheets[0].append(row)
    book.save(path)


FAMILIES: dict[str, tuple[Callable[[Path], object], list[int]]] = {
    "colon.txt": (text_file("Intervju 3\n\n" + each(lambda i, s, t: f"{s}: {t}", between="\n\n")), [3 + 2 * i for i in ALL]),
    "own_line.txt": (text_file(each(lambda i, s, t: f"{s}\n\n{t}\n")), [3 + 4 * i for i in ALL]),
    "stamped.txt": (text_file(each(lambda i, s, t: f"{s}   0:{i:02}\n{t}\n")), [2 + 3 * i for i in ALL]),
    "dashes.txt": (text_file(each(lambda i, s, t: f"– {t}")), [1 + i for i in ALL]),
    "paragraphs.txt": (text_file(each(lambda i, s, t: t, between="\n\n")), [1 + 2 * i for i in ALL]),
    "a.md": (text_file("# Samtal\n\n" + each(lambda i, s, t: f"**{s}:** {t}", between="\n\n")), [3 + 2 * i for i in ALL]),
    "a.vtt": (text_file("WEBVTT\n\n" + each(lambda i, s, t: f"{clock(i)}.0 --> {clock(i)}.9\n<v {s}>{t}</v>\n")), [4 + 3 * i for i in ALL]),
    "a.srt": (text_file(each(lambda i, s, t: f"{i + 1}\n{clock(i)},0 --> {clock(i)},9\n{t}\n")), [3 + 4 * i for i in ALL]),
    "a.json": (
        text_file(json.dumps({"segments": [{"start": i, "text": t, "speaker": s} for i, (s, t) in enumerate(TALK)]})),
        [1 + i for i in ALL],
    ),
    "a.tsv": (text_file("start\tspeaker\ttext\n" + each(lambda i, s, t: f"{i}\t{s}\t{t}")), [2 + i for i in ALL]),
    "a.csv": (text_file("Tid;Talare;Text\n" + each(lambda i, s, t: f"{clock(i)};{s};{t}")), [2 + i for i in ALL]),
    "a.docx": (docx_file, [1 + i for i in ALL]),
    "a.xlsx": (xlsx_file, [2 + i for i in ALL]),
    "a.rtf": (text_file(rtf(f"{s}: {t}" for s, t in TALK)), [1 + i for i in ALL]),
    "a.odt": (lambda path: odt(path, "".join(p(f"{s}: {t}") for s, t in TALK)), [1 + i for i in ALL]),
    "table.odt": (lambda path: odt(path, cells([("Talare", "Text"), *TALK])), [4 + 2 * i for i in ALL]),
}


def spoil(monkeypatch: pytest.MonkeyPatch, path: Path, change: Callable[[list[SpokenLine]], list[SpokenLine]]) -> None:
    """Make the reader of this kind of file a bad one."""
    reader = registry.READERS[path.suffix]

    def bad(path: Path) -> Reading:
        reading = reader(path)
        return replace(reading, lines=tuple(change(list(reading.lines))))

    monkeypatch.setitem(registry.READERS, path.suffix, bad)


@pytest.mark.parametrize("name", FAMILIES)
@pytest.mark.parametrize("dropped", ALL)
def test_a_dropped_turn_is_found_at_its_place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, dropped: int) -> None:
    write, places = FAMILIES[name]
    path = tmp_path / name
    write(path)
    assert read_source(path)[1] == []
    spoil(monkeypatch, path, lambda lines: lines[:dropped] + lines[dropped + 1 :])
    findings = read_source(path)[1]
    assert [(finding.rule, finding.line) for finding in findings] == [("lost-words", places[dropped])]
    assert TALK[dropped][1].split()[0].strip(".,:") not in findings[0].message.split()
    assert findings[0].message.endswith(f"after the words of turn {dropped - 1}" if dropped else "above the first turn")
    assert (f": paragraph {places[dropped]} (" in findings[0].message) == (path.suffix in {".docx", ".odt", ".rtf"})


@pytest.mark.parametrize("name", FAMILIES)
def test_a_doubled_turn_is_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    path = tmp_path / name
    FAMILIES[name][0](path)
    spoil(monkeypatch, path, lambda lines: [*lines[:3], lines[2], *lines[3:]])
    findings = read_source(path)[1]
    assert [finding.rule for finding in findings] == ["doubled-words"]
    assert "turn 3 " in findings[0].message


@pytest.mark.parametrize("name", FAMILIES)
def test_half_a_turn_lost_is_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    path = tmp_path / name
    FAMILIES[name][0](path)
    spoil(monkeypatch, path, lambda lines: [*lines[:4], replace(lines[4], text="Vi gjorde så här."), *lines[5:]])
    assert "lost-words" in {finding.rule for finding in read_source(path)[1]}


def test_cues_out_of_order_are_not_lost() -> None:
    scraps = list(
        enumerate(
            ["Lo: Hur var det?", "Siv: Mm.", "Siv: Vi åt en lång middag först.", "Lo: Mm.", "Siv: Sen gick vi hela vägen hem."], start=1
        )
    )
    order = [2, 0, 4, 1, 3]
    spoken = [SpokenLine(*scraps[i][1].partition(": ")[::2]) for i in order]
    assert check_loss(Path("a.vtt"), scraps, build_transcript("a", spoken)) == []


def test_a_speaker_who_only_says_her_name() -> None:
    scraps = [(1, "Lo"), (2, "Vad heter du?"), (3, "Siv"), (4, "Siv."), (5, "Lo"), (6, "Siv, tack.")]
    spoken = [SpokenLine("Lo", "Vad heter du?"), SpokenLine("Siv", "Siv."), SpokenLine("Lo", "Siv, tack.")]
    assert check_loss(Path("a.txt"), scraps, build_transcript("a", spoken)) == []


def test_speech_set_aside_as_a_heading_is_found() -> None:
    long = "Vi satt i köket och pratade om bussen och om vädret och om allt annat som hade hänt sedan sist, och sen gick vi ut en stund och fortsatte prata om samma sak igen."
    transcript = build_transcript("a", [SpokenLine("Lo", "Hej.")])
    findings = check_loss(Path("a.txt"), [(1, long), (2, "Lo: Hej.")], transcript, aside=[long])
    assert [finding.line for finding in findings] == [1]


def test_many_losses_are_summed_up() -> None:
    transcript = build_transcript("a", [SpokenLine("Lo", "Hej.")])
    scraps = [(number, f"Ord som inte finns {'x' * number}") for number in range(1, 20)]
    findings = check_loss(Path("a.txt"), [*scraps, (20, "Lo: Hej.")], transcript)
    assert len(findings) == 6
    assert "14 more places" in findings[-1].message


def test_words_are_letters_without_case_and_composition() -> None:
    assert words_of("A\u030angström, 10:30 – ja!") == "ångström ja"


def test_a_short_word_is_not_sought_in_the_middle_of_others_words() -> None:
    said = ["Först hade vi ett möte, mm, och sen gick vi hem.", "Mm.", "Slutet var långt, mörkt och tråkigt."]
    transcript = build_transcript("a", [SpokenLine(None, words) for words in said])
    scraps = [(number, said[which]) for number, which in enumerate((2, 1, 0), start=1)]
    assert check_loss(Path("a.vtt"), scraps, transcript) == []


def test_thousands_of_short_words_out_of_order_are_checked_quickly() -> None:
    marks = ["".join(chr(97 + at // 26**place % 26) for place in range(3)) for at in range(8000)]
    said = [words for mark in marks for words in (f"något längre {mark}", mark)]
    transcript = build_transcript("a", [SpokenLine(None, words) for words in said])
    scraps = list(enumerate([*said[::2], *said[:0:-2]]))
    begin = time.process_time()
    assert check_loss(Path("a.vtt"), scraps, transcript) == []
    assert time.process_time() - begin < 3
