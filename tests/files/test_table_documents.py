"""Tables as Excel, Word, web page and Markdown."""

import io
import re
import zipfile

import docx
import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from tfbb_coding.files.handover import excerpts_of, without_author
from tfbb_coding.files.markdown_tables import markdown_bytes
from tfbb_coding.files.web_tables import web_bytes
from tfbb_coding.files.word_tables import docx_bytes
from tfbb_coding.files.workbook import xlsx_bytes
from tfbb_coding.model.handover import CELL_END
from tfbb_coding.model.report import Table

TABLE = Table(
    "themes",
    ("Samtal", "Citat", "Ord", "Andel"),
    (("N1", "=1+1 | <b>å</b>\nrad två", 3, 0.315), ("N1", None, 5, None), ("N2", "Vi hann *inte*.", 2, 0.5)),
    "Citat & annat",
    ("Läs kolumnvis.",),
    percent=("Andel",),
    short="Citat: de/flesta",
)
SPLIT = Table("per", TABLE.columns, TABLE.rows, "Per samtal", split=True, percent=("Andel",), reading=("Citat", "Andel"))


def sheet(data: bytes) -> Worksheet:
    return openpyxl.load_workbook(io.BytesIO(data)).worksheets[0]


def test_excel_is_set_up_for_reading_and_print() -> None:
    found = sheet(xlsx_bytes([TABLE]))
    assert found.title == "Citat  de flesta"
    assert found.freeze_panes == "A2"
    assert found.auto_filter.ref == "A1:D4"
    assert found.print_title_rows == "$1:$1"
    assert found.page_setup.orientation == "landscape"
    assert found["B2"].value == "'=1+1 | <b>å</b>\nrad två"
    assert found["B2"].data_type == "s"
    assert found["D2"].number_format == "0%"
    assert found["A6"].value == "Läs kolumnvis."


def test_sheets_have_different_names_whatever_their_case() -> None:
    tables = [Table("a", ("x",), (), short=name) for name in ("Citat", "CITAT", "x" * 40, "X" * 40)]
    names = openpyxl.load_workbook(io.BytesIO(xlsx_bytes(tables))).sheetnames
    assert names == ["Citat", "CITAT 2", "x" * 31, "X" * 29 + " 2"]


def test_a_cell_that_excel_would_drop_is_cut_with_a_mark() -> None:
    value = sheet(xlsx_bytes([Table("a", ("x",), (("å" * 40_000,),))]))["A2"].value
    assert isinstance(value, str)
    assert len(value) == 32_767
    assert value.endswith("✂")


def test_word_has_real_tables_with_heads_that_repeat_in_swedish() -> None:
    data = docx_bytes([TABLE, SPLIT], "Prov å", "sv")
    document = docx.Document(io.BytesIO(data))
    first, *per_interview = document.tables
    assert [cell.text for cell in first.rows[0].cells] == list(TABLE.columns)
    assert [cell.text for cell in first.rows[1].cells] == ["N1", "=1+1 | <b>å</b>\nrad två", "3", "32\u00a0%"]
    assert [cell.text for cell in per_interview[1].rows[1].cells] == ["Vi hann *inte*.", "50\u00a0%"]
    assert len(per_interview) == 2
    xml = zipfile.ZipFile(io.BytesIO(data)).read("word/document.xml").decode()
    assert xml.count("<w:tblHeader/>") == 3
    assert xml.count("<w:tblCaption") == 3
    styles = zipfile.ZipFile(io.BytesIO(data)).read("word/styles.xml").decode()
    assert set(re.findall(r'<w:lang w:val="([^"]+)"', styles)) == {"sv-SE"}
    assert [p.text for p in document.paragraphs if p.style and p.style.name.startswith("Heading")] == [
        "Citat & annat",
        "Per samtal",
        "N1",
        "N2",
    ]


def test_the_page_holds_nothing_that_runs_or_loads() -> None:
    page = web_bytes([TABLE], "Prov", "sv").decode()
    assert "default-src 'none'" in page
    assert not re.search(r"<script|https?://|<img|onload", page)
    assert "&lt;b&gt;å&lt;/b&gt;" in page
    assert page.count("<th scope") == 4
    assert '<html lang="sv">' in page


def test_markdown_escapes_pipes_and_marks() -> None:
    page = markdown_bytes([TABLE], "Prov", "sv").decode()
    row = next(line for line in page.splitlines() if line.startswith("| N1"))
    assert row == r"| N1 | =1+1 \| \<b\>å\</b\><br>rad två | 3 | 32" + "\u00a0% |"
    assert len(re.findall(r"(?<!\\)\|", row)) == 5
    assert r"\*inte\*" in page


@pytest.mark.parametrize("name", ["a.xlsx", "a.docx", "a.html", "a.md"])
def test_the_gate_sees_every_cell_by_itself(name: str) -> None:
    """Numbers in neighbouring cells are no telephone number, and a name in a cell is seen."""
    table = Table("t", ("Fall", "a", "b", "c", "d"), (("Fatima Lindström", 22, 8, 113, 4538),), "Rubrik")
    made = {
        "a.xlsx": xlsx_bytes([table]),
        "a.docx": docx_bytes([table], "T", "sv"),
        "a.html": web_bytes([table], "T", "sv"),
        "a.md": markdown_bytes([table], "T", "sv"),
    }
    found = excerpts_of(without_author({name: made[name]}))
    cells = [cell.strip() for excerpt in found for cell in excerpt.text.split(CELL_END)]
    assert [cell for cell in cells if "Lindström" in cell] == ["Fatima Lindström"]
    assert "113" in cells


def test_office_documents_say_nothing_of_the_machine() -> None:
    clean = without_author({"a.docx": docx_bytes([TABLE], "Prov", "sv"), "a.xlsx": xlsx_bytes([TABLE])})
    said = " ".join(excerpt.text for excerpt in excerpts_of(clean))
    assert "Macintosh" not in said
    assert "python-docx" not in said
    assert docx.Document(io.BytesIO(clean["a.docx"])).tables
    assert without_author({"a.docx": docx_bytes([TABLE], "Prov", "sv")}) == {"a.docx": clean["a.docx"]}
