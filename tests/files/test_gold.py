"""Tables of what is held to be right, as people write them."""

from pathlib import Path

import pytest

from tfbb_coding.errors import TfbbError
from tfbb_coding.files.gold import read_gold, told, transcripts_coded
from tfbb_coding.model.codebook import Codebook, Theme
from tfbb_coding.model.gold import GoldRow

BOOK = Codebook("b", "B", "sv", "1", (Theme("mal", "Mål", "d"), Theme("hinder", "Hinder, och annat", "d")))


def read(folder: Path, text: str | bytes) -> tuple[list[GoldRow], list[str]]:
    path = folder / "guld.csv"
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    gold, findings = read_gold(path, BOOK)
    return list(gold.rows), [f"{f.line}: {f.message}" for f in findings]


def test_like_units_csv(tmp_path: Path) -> None:
    rows, findings = read(
        tmp_path,
        "transcript,case,unit,turn,start,end,primary,themes,text\n"
        'fg1,norr,fg1:2.1,2,10,30,hinder,"mal;hinder","Vi hann, ju, inte."\n'
        "fg1,norr,fg1:3.1,3,40,60,,,Mm hej.\n",
    )
    assert rows == [
        GoldRow(2, "fg1", "fg1:2.1", 2, 10, 30, ("hinder", "mal"), "Vi hann, ju, inte."),
        GoldRow(3, "fg1", "fg1:3.1", 3, 40, 60, (), "Mm hej."),
    ]
    assert findings == []


def test_as_a_swedish_excel_saves_it(tmp_path: Path) -> None:
    rows, findings = read(tmp_path, "\ufeffTranskription;Tur;Primärt tema;Teman\r\nfg1;2;MÅL;Mål, hinder\r\nfg1;3;ingen;\r\n;;;\r\n")
    assert [(row.transcript, row.turn, row.themes) for row in rows] == [("fg1", 2, ("mal", "hinder")), ("fg1", 3, ())]
    assert findings == []


def test_windows_letters(tmp_path: Path) -> None:
    rows, _findings = read(tmp_path, "transkription;tur;tema\nÅse;2;Mål\n".encode("cp1252"))
    assert [(row.transcript, row.themes) for row in rows] == [("Åse", ("mal",))]


@pytest.mark.parametrize("between", [";", ",", "|", "+", "/", " ; "])
def test_several_themes_in_a_cell(tmp_path: Path, between: str) -> None:
    rows, _findings = read(tmp_path, f'unit,themes\nfg1:2.1,"mal{between}hinder"\n')
    assert [(row.transcript, row.themes) for row in rows] == [("fg1", ("mal", "hinder"))]


def test_a_label_with_a_comma_in_it_is_one_theme(tmp_path: Path) -> None:
    rows, _findings = read(tmp_path, 'unit,themes\nfg1:2.1,"Hinder, och annat"\n')
    assert rows[0].themes == ("hinder",)


def test_one_row_a_coding(tmp_path: Path) -> None:
    path = tmp_path / "guld.csv"
    path.write_text("transcript,start,end,theme,status\nfg1,10,30,mal,\nfg1,10,30,hinder,rejected\nfg2,0,0,,\n", encoding="utf-8")
    gold, findings = read_gold(path, BOOK)
    assert gold.by_span
    assert not gold.one_theme
    assert [(row.transcript, row.themes) for row in gold.rows] == [("fg1", ("mal",)), ("fg1", ()), ("fg2", ())]
    assert findings == []


@pytest.mark.parametrize(
    ("head", "single"), [("turn,primary", True), ("turn,theme", True), ("turn,primary,themes", False), ("start,end,theme", False)]
)
def test_whether_a_table_has_room_for_several_themes(tmp_path: Path, head: str, single: bool) -> None:
    path = tmp_path / "guld.csv"
    path.write_text(f"transcript,{head}\nfg1,{'1,2,mal' if head.count(',') == 2 else '1,mal'}\n", encoding="utf-8")
    assert read_gold(path, BOOK)[0].one_theme is single


@pytest.mark.parametrize(
    ("row", "problem"),
    [
        ("fg1,två,mal", "turn is no whole number"),
        ("fg1,2,hindr", "theme 'hindr' is not in the codebook"),
        (",2,mal", "the row says no place"),
        ("fg1,,mal", "the row says no place"),
    ],
)
def test_a_row_that_cannot_be_used_is_told_and_the_others_are_read(tmp_path: Path, row: str, problem: str) -> None:
    rows, findings = read(tmp_path, f"transcript,turn,theme\n{row}\nfg1,4,mal\n")
    assert [r.turn for r in rows] == [4]
    assert findings == [f"2: {problem}"]


@pytest.mark.parametrize("span", ["30,10", "10,", ",10", "-1,5"])
def test_a_span_that_is_none(tmp_path: Path, span: str) -> None:
    _rows, findings = read(tmp_path, f"transcript,start,end,theme\nfg1,{span},mal\n")
    assert len(findings) == 1


@pytest.mark.parametrize(
    ("head", "missing"),
    [
        ("turn,theme", "no column says which transcript"),
        ("transcript,theme", "no column says which unit or turn"),
        ("transcript,start,theme", "no column says which unit or turn"),
        ("transcript,unit,label", "no column holds the themes"),
    ],
)
def test_missing_columns_are_told_with_what_is_needed(tmp_path: Path, head: str, missing: str) -> None:
    path = tmp_path / "guld.csv"
    path.write_text(f"{head}\nfg1,1,mal\n", encoding="utf-8")
    with pytest.raises(TfbbError) as told_error:
        read_gold(path, BOOK)
    said = str(told_error.value)
    assert said.startswith(f"{path}:1: {missing}")
    assert "transcript, start, end, theme" in said
    assert f"found: {', '.join(head.split(','))}" in said


def test_a_spreadsheet_is_sent_back(tmp_path: Path) -> None:
    with pytest.raises(TfbbError, match="save it as CSV"):
        read_gold(tmp_path / "guld.xlsx", BOOK)


def test_an_apostrophe_against_formulas_is_no_word(tmp_path: Path) -> None:
    rows, _findings = read(tmp_path, "unit,themes,text\nfg1:2.1,mal,'-ja precis\nfg1:3.1,mal,'nuff said\n")
    assert [row.text for row in rows] == ["-ja precis", "'nuff said"]


def test_many_faults_are_counted() -> None:
    findings = told(Path("guld.csv"), [(n, f"fel {n}") for n in range(30, 0, -1)], "gör så")
    assert [finding.line for finding in findings] == [*range(1, 11), 11]
    assert findings[-1].message == "the same or the like in 20 more rows"


def test_transcripts_that_a_coder_has_gone_through(tmp_path: Path) -> None:
    folder = tmp_path / "codings" / "anna"
    folder.mkdir(parents=True)
    (folder / "fg1.jsonl").touch()
    (folder / "a\u030asa.jsonl").touch()
    assert transcripts_coded(tmp_path, "anna") == {"fg1", "åsa"}
    assert transcripts_coded(tmp_path, "bo") == frozenset()
