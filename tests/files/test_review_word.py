"""The sheet for review in Word: what is written is read back, whatever Word and LibreOffice have done to it in between."""

import shutil
import subprocess
from copy import deepcopy
from dataclasses import replace
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.oxml import parse_xml

from tfbb_coding.errors import TfbbError
from tfbb_coding.files.sheets.review_word import read_review_document, review_document_bytes
from tfbb_coding.model.codebook import Code, Codebook, Theme
from tfbb_coding.model.decision import Decision, RowKey, SheetRow, unpacked

BOOK = Codebook("b", "B", "sv", "1", (Theme("hinder", "Hinder", "Det svåra.", include="Tid <&>", codes=(Code("tid", "Tid", "Ont om tid."),)),
                                      Theme("mal", "Mål", "Det man vill.")), fingerprint="bok")  # fmt: skip
XMLNS = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
DECISION, THEMES, MEMO = 5, 4, 7


def key(unit: str) -> str:
    return RowKey(
        "a", unit, 0, 9, "f", "both", "eva", "bok", (("hinder", "tid"),), (("hinder", "tid"),), Decision.NONE, ("", "", ""), 2
    ).packed()


def row(unit: str, text: str, **more: Any) -> SheetRow:
    return SheetRow("a", unit, text, key(unit), "Norr", "Deltagare 1", "Vad var svårt?", "Före\n▪\nefter", "Hinder › Tid 0,94 (föreslaget)",
                    (("Hinder", "Tid"), ("", ""), ("", "")), **more)  # fmt: skip


ROWS = [
    row("a:1.1", 'Vi hann inte, "sa" <hon> & gick.\nSedan\tregnade det.', memo="Ett.\nTvå."),
    row("a:2.1", "Nej\x0bdå.", decision="avvisa"),
]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    found = tmp_path / "granska åäö.docx"
    found.write_bytes(review_document_bytes(ROWS, BOOK))
    return found


def seen(rows: list[SheetRow]) -> list[tuple[object, ...]]:
    return [(r.unit, " ".join(r.text.split()), r.themes, r.decision, r.condensation, r.memo, r.favourite, r.number) for r in rows]


def table(document: Any) -> Any:
    return document.tables[0]


def edited(path: Path, change: Any) -> list[SheetRow]:
    document = docx.Document(str(path))
    change(table(document))
    document.save(str(path))
    return read_review_document(path)


def test_what_is_written_is_read(path: Path) -> None:
    rows = read_review_document(path)
    assert seen(rows) == [
        ("a:1.1", 'Vi hann inte, "sa" <hon> & gick. Sedan regnade det.', (("Hinder › Tid", ""),), "", "", "Ett.\nTvå.", "", 2),
        ("a:2.1", "Nej då.", (("Hinder › Tid", ""),), "avvisa", "", "", "", 3),
    ]
    assert [unpacked(r.key) for r in rows] == [unpacked(r.key) for r in ROWS]


def test_the_same_bytes_twice_and_nobody_in_them(path: Path) -> None:
    assert review_document_bytes(ROWS, BOOK) == path.read_bytes()
    core = docx.Document(str(path)).core_properties
    assert (core.author, core.last_modified_by, core.comments, core.title) == ("", "", "", "")


def test_the_codebook_and_the_way_to_fill_in_are_told(path: Path) -> None:
    document = docx.Document(str(path))
    assert any("godkänn, avvisa eller ändra" in paragraph.text for paragraph in document.paragraphs)
    assert [cell.text for cell in document.tables[1].rows[2].cells] == ["", "Tid", "Ont om tid.", "", ""]
    assert document.tables[1].rows[1].cells[3].text == "Tid <&>"
    assert len(document.tables) == 2


def test_filled_in_as_a_person_does(path: Path) -> None:
    def fill(there: Any) -> None:
        cells = there.rows[1].cells
        cells[DECISION].paragraphs[0].add_run("än")
        cells[DECISION].paragraphs[0].add_run("dra").bold = True  # Word cuts words into runs as it likes
        cells[THEMES].paragraphs[0].runs[0].text = "Hinder>"
        cells[THEMES].add_paragraph("mål")
        cells[MEMO].add_paragraph("Tre.")
        cells[8].paragraphs[0].add_run(" X ")

    first = edited(path, fill)[0]
    assert (first.decision, first.themes, first.memo, first.favourite) == ("ändra", (("Hinder>", ""), ("mål", "")), "Ett.\nTvå.\nTre.", "X")


def test_rows_moved_deleted_and_a_table_cut_in_two(path: Path) -> None:
    def turn(there: Any) -> None:
        _head, first, second = (r._tr for r in there.rows)
        first.addprevious(second)
        other = deepcopy(there._tbl)
        for element in other.tr_lst[1:]:
            other.remove(element)
        other.append(first)
        there._tbl.addnext(other)
        there._tbl.addnext(parse_xml(f"<w:p {XMLNS}/>"))

    assert [r.unit for r in edited(path, turn)] == ["a:2.1", "a:1.1"]
    assert [r.unit for r in edited(path, lambda there: there._tbl.remove(there.rows[1]._tr))] == ["a:1.1"]


def test_tracked_changes_count_as_accepted(path: Path) -> None:
    def track(there: Any) -> None:
        paragraph = there.rows[1].cells[DECISION].paragraphs[0]._p
        for mark, word, text in (("ins", "godkänn", "t"), ("del", "avvisa", "delText")):
            paragraph.append(parse_xml(f'<w:{mark} {XMLNS} w:id="1" w:author="x"><w:r><w:{text}>{word}</w:{text}></w:r></w:{mark}>'))
        properties = there.rows[2]._tr.get_or_add_trPr()
        properties.append(parse_xml(f'<w:del {XMLNS} w:id="2" w:author="x"/>'))

    rows = edited(path, track)
    assert [(r.unit, r.decision) for r in rows] == [("a:1.1", "godkänn")]


def test_words_in_content_controls_and_links(path: Path) -> None:
    def control(there: Any) -> None:
        cell = there.rows[1].cells[DECISION]._tc
        paragraph = cell.p_lst[0]
        cell.remove(paragraph)
        cell.append(
            parse_xml(
                f"<w:sdt {XMLNS}><w:sdtContent><w:p><w:hyperlink><w:r><w:t>avvisa</w:t></w:r></w:hyperlink></w:p></w:sdtContent></w:sdt>"
            )
        )
        cell.append(parse_xml(f"<w:p {XMLNS}/>"))

    assert edited(path, control)[0].decision == "avvisa"


def test_a_key_that_was_altered_or_shown_is_none(path: Path) -> None:
    def spoil(there: Any) -> None:
        hidden = there.rows[1].cells[0].paragraphs[0].runs[1]
        hidden.text = hidden.text.replace("a:1.1", "a:1.2")

    assert unpacked(edited(path, spoil)[0].key) is None


def test_another_language(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(review_document_bytes(ROWS, replace(BOOK, language="en")))
    assert [r.unit for r in read_review_document(path)] == ["a:1.1", "a:2.1"]


def test_a_document_that_is_none(tmp_path: Path) -> None:
    path = tmp_path / "annat.docx"
    docx.Document().save(str(path))
    with pytest.raises(TfbbError, match="no table of this document"):
        read_review_document(path)
    path.write_bytes(b"PK nej")
    with pytest.raises(TfbbError, match=r"annat\.docx"):
        read_review_document(path)


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed here")
def test_libreoffice_keeps_it(path: Path, tmp_path: Path) -> None:
    before = read_review_document(path)
    home = f"-env:UserInstallation=file://{tmp_path}/lo"
    subprocess.run(
        ["soffice", home, "--headless", "--convert-to", "docx", "--outdir", str(tmp_path / "ut"), str(path)],
        check=True,
        timeout=120,
        capture_output=True,
    )
    after = read_review_document(tmp_path / "ut" / path.name)
    assert seen(after) == seen(before)
    assert [unpacked(r.key) for r in after] == [unpacked(r.key) for r in before]
