"""The Word draft is a real Word document: styles, fields, alternative texts, and nothing about who made it."""

import io
import re
import zipfile

import docx
import pytest

from tfbb_coding.files.handover import without_author
from tfbb_coding.files.markdown_manuscript import markdown_files
from tfbb_coding.files.word_manuscript import word_bytes
from tfbb_coding.model.figure import Bar, Bars
from tfbb_coding.model.manuscript import Analysis, Grid, Heading, Items, Manuscript, PageBreak, Paragraph, Picture, Quote
from tfbb_coding.model.report import Table

MADE = Manuscript(
    "Prov i Ås", "sv",
    (
        Heading(0, "Prov i Ås"), PageBreak(), Heading(1, "Resultat"), Paragraph("Figur 1 visar kategorierna."),
        Picture(Bars("codes", "Hinder", "Tid: 3 personer", (Bar("Tid", 1.0, "3 personer"),)), 1, "Kategorier"),
        Analysis("Skriv här."), Paragraph("En deltagare säger:"), Quote("Vi hann inte *alls*.", "Enhet a:1.1\nFrågan: Hur?"),
        Items((("Mer tid.", ("Hinder bakom: Tid.",)),), start=1), Items((("Fler timmar.", ()),), start=2), Heading(2, "Guide"),
        Items((("Vad är svårt?", ()),), start=1),
        Grid(Table("t", ("Hinder", "Förslag"), (("Tid | pengar", "Mer tid"), ("Bilar", None)), notes=("Läs kolumnvis.",)), 1, "Sammanfattning"),
    ), "Innehåll",
)  # fmt: skip


@pytest.fixture(scope="module")
def parts() -> dict[str, str]:
    with zipfile.ZipFile(io.BytesIO(without_author({"r.docx": word_bytes(MADE)})["r.docx"])) as archive:
        return {name: archive.read(name).decode() for name in archive.namelist() if name.endswith(".xml")}


def test_twice_the_same() -> None:
    assert without_author({"r.docx": word_bytes(MADE)}) == without_author({"r.docx": word_bytes(MADE)})


def test_styles_are_real_ones() -> None:
    document = docx.Document(io.BytesIO(word_bytes(MADE)))
    styled = [(p.style.name if p.style else "", p.text) for p in document.paragraphs]
    for expected in (
        ("Title", "Prov i Ås"), ("Heading 1", "Resultat"), ("Citat", "Vi hann inte *alls*."), ("Analys", ""), ("List Number", "Mer tid."),
        ("List Bullet 2", "Hinder bakom: Tid."), ("Caption", "Figur 1. Kategorier"), ("Caption", "Tabell 1. Sammanfattning"), ("Tabellnot", "Läs kolumnvis."),
    ):  # fmt: skip
        assert expected in styled


def test_captions_are_counted_by_fields_and_pointed_at(parts: dict[str, str]) -> None:
    document = parts["word/document.xml"]
    instructions = re.findall(r"<w:instrText[^>]*> (.*?) </w:instrText>", document)
    assert instructions == [r'TOC \o "1-2" \h \n \z \u', r"REF _fig1 \h", r"SEQ Figur \* ARABIC", r"SEQ Tabell \* ARABIC"]
    names = re.findall(r'<w:bookmarkStart [^>]*w:name="([^"]+)"', document)
    anchors = re.findall(r'<w:hyperlink [^>]*w:anchor="([^"]+)"', document)
    assert {"_fig1", "_tab1", *anchors} <= set(names)
    assert len(names) == len(set(names))
    assert document.count('w:fldCharType="begin"') == document.count('w:fldCharType="end"') == 4


def test_lists_begin_at_one_after_another_heading_and_go_on_before(parts: dict[str, str]) -> None:
    numbers = re.findall(r'w:val="ListNumber"/><w:numPr><w:ilvl w:val="0"/><w:numId w:val="(\d+)"', parts["word/document.xml"])
    assert len(numbers) == 3
    assert numbers[0] == numbers[1] != numbers[2]


def test_it_can_be_heard_and_proofread(parts: dict[str, str]) -> None:
    document = parts["word/document.xml"]
    assert 'descr="Tid: 3 personer"' in document
    assert "<w:tblHeader/>" in document
    assert set(re.findall(r'<w:lang [^>]*?w:val="([^"]+)"', parts["word/styles.xml"])) == {"sv-SE"}
    assert "<dc:title>Prov i Ås</dc:title>" in parts["docProps/core.xml"]


def test_nobody_and_no_time_stands_in_it(parts: dict[str, str]) -> None:
    assert re.search(r"<dc:creator>(?!</)", parts["docProps/core.xml"]) is None
    assert "Macintosh" not in parts["docProps/app.xml"]
    comments = parts["word/comments.xml"]
    assert 'w:author="tfbb"' in comments
    assert "w:date=" not in comments
    assert "Enhet a:1.1" in comments


def test_markdown_says_the_same() -> None:
    files = markdown_files(MADE, "rapport.md")
    text = files["rapport.md"].decode()
    assert set(files) == {"rapport.md", "figurer/codes.svg", "figurer/codes.png"}
    assert "> Vi hann inte \\*alls\\*.\n\n<!-- Enhet a:1.1\nFrågan: Hur? -->" in text
    assert "![Tid: 3 personer](figurer/codes.png)\n\n*Figur 1. Kategorier*" in text
    assert "| Tid \\| pengar | Mer tid |" in text
    assert "1. Mer tid.\n   - Hinder bakom: Tid.\n\n2. Fler timmar." in text


def test_no_column_is_narrower_than_a_word_in_it() -> None:
    from tfbb_coding.files.letters import millimetres
    from tfbb_coding.files.word_manuscript import _shares

    columns = ("Nr", "Det här har vi hört", "Stämmer", "Delvis", "Stämmer inte", "Kommentar")
    form = Grid(
        Table("t", columns, (("1.1", "Tid: att tiden inte räcker", "", "", "", ""),), widths=(7, 42, 12, 10, 12, 40), form=True),
        1,
        "Tabell 1",
    )
    many = Grid(Table("t", ("Samtal", "Förbättringsförslag", *("Omnämnanden",) * 5), ((1,) * 7,)), 2, "Tabell 2")
    heads = ("Samtal", "Fall", "Omgång", "Slag", "Datum", "Personer", "Ord", "Minuter", "Kodade enheter", "Kodningar", "Öppna enheter")
    row = ("Fokusgrupp-förskolan-höst-B2", "Pilot A", "1", "fokusgrupp", "2024-03-14", 4, 1823, 6, 15, 15, 3)
    material = Grid(Table("t", heads, (row,)), 3, "Tabell 3")
    for grid in (form, many, material):
        points, margins, widths = _shares(grid, "sv")
        assert sum(widths) == pytest.approx(160)
        for name, width in zip(grid.table.columns, widths, strict=True):
            assert max(millimetres(word, points) for word in name.split()) + margins - 0.4 <= width, name
    assert millimetres("2024-03-14", _shares(material, "sv")[0]) < _shares(material, "sv")[2][4]
    assert _shares(form, "sv")[0] >= 9  # it is filled in by hand, also by people with poor sight
