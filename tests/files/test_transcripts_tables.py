"""Spreadsheets and separated text, with any names and order of columns."""

import datetime as dt
from collections.abc import Sequence
from pathlib import Path

import openpyxl
import pytest
from odf.opendocument import OpenDocumentSpreadsheet
from odf.table import Table, TableCell, TableRow
from odf.text import P
from transcripts_talk import TALK, clock, each, read, read_whole, turns

STARTS = [3 + 7 * i for i in range(len(TALK))]


def write_xlsx(path: Path, *sheets: Sequence[Sequence[object]]) -> Path:
    book = openpyxl.Workbook()
    for number, rows in enumerate(sheets):
        sheet = book.worksheets[0] if number == 0 else book.create_sheet(f"Blad{number + 1}")
        for row in rows:
            sheet.append(list(row))
    book.save(path)
    return path


def rows_of(*columns: str) -> list[list[object]]:
    """The talk with these columns in this order."""
    return [
        [{"nr": i + 1, "tid": clock(i), "talare": s, "text": t, "kod": "samverkan", "slut": clock(i + 1)}[column] for column in columns]
        for i, (s, t) in enumerate(TALK)
    ]


@pytest.mark.parametrize(
    ("header", "columns"),
    [
        (["Tid", "Talare", "Yttrande"], ["tid", "talare", "text"]),
        (["Talare", "Text"], ["talare", "text"]),
        (["Replik", "Namn", "Start"], ["text", "talare", "tid"]),
        (["Speaker", "Start", "End", "Text"], ["talare", "tid", "slut", "text"]),
        (["Nr", "Tid", "Vem", "Replik"], ["nr", "tid", "talare", "text"]),
        (["#", "Timespan", "Content", "Speaker"], ["nr", "tid", "text", "talare"]),
        (["TID", "DELTAGARE", "UTTALANDE"], ["tid", "talare", "text"]),
        (["Start (hh:mm:ss)", "Person", "Transkription"], ["tid", "talare", "text"]),
        (None, ["talare", "text"]),
        (None, ["tid", "talare", "text"]),
        (None, ["text", "talare"]),
        (None, ["nr", "tid", "talare", "text"]),
    ],
)
def test_columns_in_any_order(tmp_path: Path, header: list[str] | None, columns: list[str]) -> None:
    above: list[list[object]] = [list(header)] if header else []
    rows = above + rows_of(*columns)
    transcript = read_whole(write_xlsx(tmp_path / "a.xlsx", rows))
    assert turns(transcript) == TALK
    if "tid" in columns:
        assert [turn.time_start for turn in transcript.turns] == STARTS


@pytest.mark.parametrize("header", ["Tid;Vem;Vad sägs", "När;Vem;Det som sägs"])
def test_a_header_with_words_that_nobody_foresaw(tmp_path: Path, header: str) -> None:
    text = f"{header}\n" + each(lambda i, s, t: f"{clock(i)};{s};{t}")
    assert turns(read(tmp_path, text, "a.csv")) == TALK


def test_a_first_row_of_talk_is_no_header(tmp_path: Path) -> None:
    """The label "Respondent" is also what a column may be called."""
    said = [
        ("Respondent", "Hej."),
        ("Intervjuare", "Hej, hur gick det?"),
        ("Respondent", "Det gick bra, tycker jag."),
        ("Intervjuare", "Fint."),
    ]
    assert turns(read(tmp_path, "".join(f"{s};{t}\n" for s, t in said), "a.csv")) == said


def test_title_rows_above_the_header(tmp_path: Path) -> None:
    rows: list[list[object]] = [["Intervju 3, norra"], [], ["Talare", "Text"], *rows_of("talare", "text")]
    transcript = read_whole(write_xlsx(tmp_path / "a.xlsx", rows))
    assert turns(transcript) == TALK
    assert transcript.metadata == {"title": "Intervju 3, norra"}


def test_a_column_of_codes_is_left_out_and_told(tmp_path: Path) -> None:
    rows: list[list[object]] = [["Talare", "Text", "Kod"], *rows_of("talare", "text", "kod")]
    transcript = read_whole(write_xlsx(tmp_path / "a.xlsx", rows))
    assert turns(transcript) == TALK
    assert any("left out: C" in warning for warning in transcript.warnings)


@pytest.mark.parametrize(
    "time_of",
    [
        lambda second: dt.time(0, second // 60, second % 60),
        lambda second: dt.timedelta(seconds=second),
        lambda second: float(second) + 0.2,
        lambda second: second,
        lambda second: second * 1000,
        lambda second: f"{second // 60}:{second % 60:02}",
    ],
    ids=["time", "timedelta", "seconds", "whole_seconds", "milliseconds", "text"],
)
def test_times_of_every_type(tmp_path: Path, time_of: object) -> None:
    assert callable(time_of)
    rows = [["Start", "Talare", "Text"], *([time_of(start), s, t] for start, (s, t) in zip(STARTS, TALK, strict=True))]
    transcript = read_whole(write_xlsx(tmp_path / "a.xlsx", rows))
    assert [int(turn.time_start or 0) for turn in transcript.turns] == STARTS


def test_a_row_without_speaker_goes_on(tmp_path: Path) -> None:
    rows: list[list[object]] = [["Talare", "Text"], ["I", "Hur gick det?"], ["R1", "Bra."], [None, "Eller rätt bra."], ["I", "Jaha."]]
    assert turns(read_whole(write_xlsx(tmp_path / "a.xlsx", rows))) == [
        ("I", "Hur gick det?"),
        ("R1", "Bra. Eller rätt bra."),
        ("I", "Jaha."),
    ]


def test_name_and_time_in_one_cell(tmp_path: Path) -> None:
    rows: list[list[object]] = [[f"{s}\n{clock(i)}", t] for i, (s, t) in enumerate(TALK)]
    transcript = read_whole(write_xlsx(tmp_path / "a.xlsx", rows))
    assert turns(transcript) == TALK
    assert [turn.time_start for turn in transcript.turns] == STARTS


def test_questions_and_answers(tmp_path: Path) -> None:
    rows: list[list[object]] = [["Nr", "Fråga", "Svar"], [1, "Hur gick det?", "Bra."], [2, "Och sedan?", "Sämre."]]
    transcript = read_whole(write_xlsx(tmp_path / "a.xlsx", rows))
    assert turns(transcript) == [("Fråga", "Hur gick det?"), ("Svar", "Bra."), ("Fråga", "Och sedan?"), ("Svar", "Sämre.")]


def test_the_sheet_with_speech_is_read(tmp_path: Path) -> None:
    other: list[list[object]] = [["Summa", 3]]
    transcript = read_whole(write_xlsx(tmp_path / "a.xlsx", [["Talare", "Text"], *rows_of("talare", "text")], other))
    assert turns(transcript) == TALK
    assert any("Only the first sheet" in warning for warning in transcript.warnings)


def test_labels_inside_the_text_column(tmp_path: Path) -> None:
    rows = [["Tid", "Text"], *([clock(i), f"{s}: {t}"] for i, (s, t) in enumerate(TALK))]
    assert turns(read_whole(write_xlsx(tmp_path / "a.xlsx", rows))) == TALK


SEPARATED = {
    "semicolons.csv": "Tid;Talare;Text\n" + each(lambda i, s, t: f"{clock(i)};{s};{t}"),
    "quoted.csv": "Start,Speaker,Text\n" + each(lambda i, s, t: f'{clock(i)},"{s}","{t}"'),
    "tabs.tsv": "start\tend\tspeaker\ttext\n" + each(lambda i, s, t: f"{3000 + 7000 * i}\t{9000 + 7000 * i}\t{s}\t{t}"),
    "tabs.csv": "Talare\tTid\tReplik\n" + each(lambda i, s, t: f"{s}\t{clock(i)}\t{t}"),
    "no_header.tsv": each(lambda i, s, t: f"{clock(i)}\t{s}\t{t}"),
    "bars.csv": "Tid|Talare|Text\n" + each(lambda i, s, t: f"{clock(i)}|{s}|{t}"),
}


@pytest.mark.parametrize("name", SEPARATED)
def test_separated_text(tmp_path: Path, name: str) -> None:
    transcript = read(tmp_path, SEPARATED[name], name)
    assert turns(transcript) == TALK
    assert [turn.time_start for turn in transcript.turns] == STARTS


def test_a_quotation_mark_in_whispers_tsv_swallows_nothing(tmp_path: Path) -> None:
    text = 'start\tend\ttext\n0\t900\t"Nej\n900\t1800\tsa hon.\n1800\t2700\tSen gick hon "hem\n'
    assert [said for _speaker, said in turns(read(tmp_path, text, "a.tsv"))] == ['"Nej', "sa hon.", 'Sen gick hon "hem']


def test_quoted_speech_in_whispers_tsv_stays_quoted(tmp_path: Path) -> None:
    text = 'start\tend\ttext\n0\t900\t"Nej"\n900\t1800\tsa hon.\n'
    assert [said for _speaker, said in turns(read(tmp_path, text, "a.tsv"))] == ['"Nej"', "sa hon."]


def test_quoted_cells_over_several_lines(tmp_path: Path) -> None:
    text = 'Talare,Text\nI,"Hur gick det, egentligen?"\nR1,"Bra.\nEller ""bra""."\n'
    assert turns(read(tmp_path, text, "a.csv")) == [("I", "Hur gick det, egentligen?"), ("R1", 'Bra. Eller "bra".')]


def test_a_csv_without_columns_is_plain_text(tmp_path: Path) -> None:
    assert turns(read(tmp_path, each(lambda i, s, t: f"{s}: {t}"), "a.csv")) == TALK


@pytest.mark.parametrize("head", ["Intervjuare;Respondent 1;Respondent 2", "Lo;Pelle;Kerstin"])
def test_a_column_for_each_speaker(tmp_path: Path, head: str) -> None:
    names = head.split(";")
    said = [(0, "Hur var det?"), (1, "Bra, tycker jag."), (2, "Nja."), (0, "Hur då?"), (2, "Det regnade."), (1, "Lite.")]
    text = f"{head}\n" + "".join(";" * place + words + ";" * (2 - place) + "\n" for place, words in said)
    assert turns(read(tmp_path, text, "a.csv")) == [(names[place], words) for place, words in said]


def test_a_column_for_each_speaker_beside_the_time(tmp_path: Path) -> None:
    transcript = read(tmp_path, "Tid;Lo;Pelle\n0:03;Hur var det?;\n0:07;;Bra.\n0:09;Jaha.;\n", "a.csv")
    assert turns(transcript) == [("Lo", "Hur var det?"), ("Pelle", "Bra."), ("Lo", "Jaha.")]
    assert transcript.turns[1].time_start == 7.0


def test_a_sheet_of_facts_is_not_the_talk(tmp_path: Path) -> None:
    facts = [["Projekt", "Gården"], ["Datum", "2026-03-03"]]
    talk = [["Tid", "Talare", "Text"], *([clock(i), s, t] for i, (s, t) in enumerate(TALK))]
    transcript = read_whole(write_xlsx(tmp_path / "samtal.xlsx", facts, talk))
    assert turns(transcript) == TALK
    assert any("1 more holds something" in sentence for sentence in transcript.warnings)


def test_an_opendocument_sheet(tmp_path: Path) -> None:
    document = OpenDocumentSpreadsheet()
    table = Table(name="Blad1")
    for cells in [("Tid", "Talare", "Text"), *((clock(i), s, t) for i, (s, t) in enumerate(TALK)), ("", "", "")]:
        row = TableRow()
        for words in cells:
            cell = TableCell(valuetype="string")
            cell.addElement(P(text=words))
            row.addElement(cell)
        table.addElement(row)
    document.spreadsheet.addElement(table)
    document.save(str(tmp_path / "samtal.ods"))
    transcript = read_whole(tmp_path / "samtal.ods")
    assert turns(transcript) == TALK
    assert transcript.turns[1].time_start == 10.0
