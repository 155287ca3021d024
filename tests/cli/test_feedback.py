"""``tfbb feedback``, and the workbook in which people write."""

import re
import shutil
from pathlib import Path

import docx
import openpyxl
import pytest
from commands import outcome
from told_study import make_told_study
from typer.testing import CliRunner

from tfbb_coding.cli.app import app
from tfbb_coding.files.feedback_workbook import comments_of


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return make_told_study(tmp_path / "Hamnbyn våren 2025")


def run(root: Path, *arguments: str) -> tuple[int, str, str]:
    return outcome("feedback", "--study", root, *arguments)


def test_help() -> None:
    result = CliRunner().invoke(app, ["feedback", "--help"])
    assert result.exit_code == 0
    assert "--least" in result.stdout


def test_a_sheet_for_each_case_with_room_to_write(root: Path) -> None:
    code, out, _err = run(root)
    assert code == 0
    assert "aterkoppling-alm.docx" in out
    document = docx.Document(str(root / "results" / "feedback" / "aterkoppling-angen.docx"))
    assert [p.text for p in document.paragraphs if p.style and p.style.name == "Heading 1"] == ["Det som hjälper", "Utmaningar"]
    table = document.tables[1]
    assert table.rows[1].cells[1].text == "Tid: tiden räcker inte. Det här tog de flesta upp."
    assert table.rows[1].cells[5].text == ""
    assert "Är det något om utmaningar som saknas?" in table.rows[2].cells[1].text


def test_cases_of_too_few_people_get_none(root: Path) -> None:
    code, out, err = run(root, "--least", "3")
    assert code == 0
    assert "aterkoppling-oster" not in out
    assert "No sheet for Ö-skolan: fewer than 3 people took part" in err
    code, _out, err = run(root, "--least", "30")
    assert (code, "no case has people enough" in err) == (2, True)


def test_quotations_only_when_asked_for(root: Path) -> None:
    run(root, "--format", "md")
    path = root / "results" / "feedback" / "aterkoppling-alm.md"
    assert "Chefen kommer ner" not in path.read_text(encoding="utf-8")
    run(root, "--format", "md", "--quotations", "1")
    assert path.read_text(encoding="utf-8").count("\n> ") == 2


def test_what_people_have_written_is_never_touched(root: Path) -> None:
    run(root)
    path = root / "feedback" / "kommentarer.xlsx"
    book = openpyxl.load_workbook(path)
    sheet = book["Kommentarer"]
    heads = [cell.value for cell in sheet[1]]
    sheet.cell(2, heads.index("Kommentar från deltagare") + 1, "=Det var mest chefen.")
    sheet.cell(2, heads.index("Ändring som gjordes") + 1, "Rubriken ändrad")
    sheet.cell(3, heads.index("Kommentar från deltagare") + 1, "Stämmer inte")
    sheet.insert_rows(3)
    sheet.cell(3, heads.index("Kommentar från deltagare") + 1, "En till om samma")
    sheet.cell(1, len(heads) + 1, "Egen kolumn")
    sheet.cell(4, len(heads) + 1, "egen anteckning")
    book.save(path)
    before = path.read_bytes()
    code, _out, err = run(root)
    assert code == 0
    assert "0 rows were added" in err
    assert path.read_bytes() == before
    comments = comments_of(root)
    assert comments is not None
    assert (comments.said, comments.changed) == (3, 1)
    was = [[cell.value for cell in row] for row in openpyxl.load_workbook(path)["Kommentarer"].iter_rows()]
    book_path = root / "codebooks" / "tfbb.yaml"
    book_path.write_text(book_path.read_text(encoding="utf-8").replace("Tiden räcker inte.", "Tiden tar slut."), encoding="utf-8")
    code, _out, err = run(root)
    assert code == 0
    now = [[cell.value for cell in row] for row in openpyxl.load_workbook(path)["Kommentarer"].iter_rows()]
    assert now[: len(was)] == was
    assert [row[5] for row in now[len(was) :]] == [
        "Tid: tiden tar slut. Det togs upp i studien som helhet. Gäller det också hos er?",
        "Tid: tiden tar slut. Det här tog de flesta upp.",
    ]


def test_methods_tells_of_the_comments(root: Path) -> None:
    run(root)
    path = root / "feedback" / "kommentarer.xlsx"
    book = openpyxl.load_workbook(path)
    book["Kommentarer"]["G2"] = "Det stämmer."
    book.save(path)
    assert CliRunner().invoke(app, ["methods", "--format", "md", "--study", str(root)]).exit_code == 0
    text = (root / "results" / "methods" / "metod.md").read_text(encoding="utf-8")
    assert "Deltagarnas kommentarer är samlade: 1 kommentarer, varav 0 ledde till ändringar." in text


@pytest.mark.parametrize(
    ("data", "phrase"), [(b"inte Excel", "cannot be read as an Excel workbook"), (None, "a column that the program needs is gone")]
)
def test_a_workbook_that_cannot_be_used_stops_and_stays(root: Path, data: bytes | None, phrase: str) -> None:
    path = root / "feedback" / "kommentarer.xlsx"
    path.parent.mkdir()
    if data is None:
        openpyxl.Workbook().save(path)
    else:
        path.write_bytes(data)
    before = path.read_bytes()
    code, _out, err = run(root)
    assert code == 2
    assert str(path) in err
    assert phrase in err
    assert path.read_bytes() == before


def test_a_draft_of_proposals_says_so(root: Path) -> None:
    shutil.rmtree(root / "codings" / "eva")
    run(root, "--format", "md")
    assert "Ett utkast: ingen människa har granskat" in (root / "results" / "feedback" / "aterkoppling-alm.md").read_text(encoding="utf-8")


def test_a_sheet_without_categories_is_told_with_what_gives_it_more(root: Path) -> None:
    for path in (root / "codings" / "eva").glob("*.jsonl"):
        path.write_text(re.sub(r'"code": "[a-z_]+"', '"code": ""', path.read_text(encoding="utf-8")), encoding="utf-8")
    code, _out, err = run(root)
    assert code == 0
    assert "since no category in it is brought up by 2 people" in err
    assert {"Almen", "Ängen"} <= told_as_thin(err)


def test_sheets_with_categories_are_not_complained_of(root: Path) -> None:
    assert told_as_thin(run(root)[2]) == {"Ö-skolan"}


def told_as_thin(err: str) -> set[str]:
    return set(err.partition("the sheet for ")[2].partition(" asks about")[0].split(", "))
