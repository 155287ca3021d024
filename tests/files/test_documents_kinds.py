"""What OpenDocument, rich text, PowerPoint, ELAN and others hold beside the text that is seen."""

import io
import zipfile
from pathlib import Path

import pytest
from planted_kinds import open_document, p, sheet

from tfbb_coding.errors import UnreadableError
from tfbb_coding.files.documents import Document, document_paths, grouped, not_looked_into, read_document


def told(document: Document) -> set[tuple[str, str]]:
    return {(part.name, part.text) for part in document.parts}


def test_an_open_document_down_to_what_is_hidden(tmp_path: Path) -> None:
    styles = (
        '<style:style style:name="Dolt"><style:text-properties text:display="none"/></style:style>'
        '<style:style style:name="T1" style:parent-style-name="Dolt"/>'
    )
    change = "<office:change-info><dc:creator>Siv Ek</dc:creator><dc:date>2026-01-02T10:00:00</dc:date></office:change-info>"
    body = (
        f"<text:tracked-changes><text:changed-region><text:deletion>{change}{p('Gun')}</text:deletion></text:changed-region></text:tracked-changes>"
        f'<text:p>Hon heter<text:s text:c="2"/>[namn]<office:annotation><dc:creator>Ulla</dc:creator>{p("Är det Gun?")}</office:annotation>'
        '<text:span text:style-name="T1">hemligt</text:span></text:p>'
        f'<text:p>Slut<text:note text:note-class="footnote"><text:note-citation>1</text:note-citation><text:note-body>{p("Enligt Kaj")}'
        '</text:note-body></text:note></text:p><text:p text:style-name="Dolt">Bo var med</text:p>'
        f"<text:p><draw:frame><draw:text-box>{p('I en ruta')}</draw:text-box><svg:desc>Alva på gården</svg:desc></draw:frame>"
        '<text:a xlink:href="mailto:kaj@grytas.example">här</text:a></text:p>'
    )
    path = tmp_path / "a.odt"
    open_document("text", body, styles, f"<style:footer>{p('Lillskolan')}</style:footer>")(path)
    document = read_document(path)
    assert document.text == "Hon heter  [namn]\nSlut\nhär\nI en ruta"
    assert told(document) == {
        ("tracked deletion", "Gun"),
        ("comment", "Är det Gun?"),
        ("hidden text", "hemligt"),
        ("hidden text", "Bo var med"),
        ("footnote", "Enligt Kaj"),
        ("picture description", "Alva på gården"),
        ("link", "kaj@grytas.example"),
        ("footer", "Lillskolan"),
    }
    assert document.metadata == (
        ("author", "Göran Planterad"),
        ("author of a change or comment", "Siv Ek"),
        ("author of a change or comment", "Ulla"),
    )


def test_an_open_spreadsheet_with_hidden_rows_and_columns(tmp_path: Path) -> None:
    columns = '<table:table-column table:number-columns-repeated="2"/><table:table-column table:visibility="collapse"/>'
    rows = sheet([("R1", "Hej på dig", "Siv")])
    hidden = sheet([("R2", "Gun")]).replace("<table:table-row>", '<table:table-row table:visibility="filter">')
    repeated = sheet([("Ja", "Nej")]).replace("<table:table-cell>", '<table:table-cell table:number-columns-repeated="2">', 1)
    body = rows.replace("<table:table-row>", f"{columns}<table:table-row>") + hidden + repeated
    path = tmp_path / "a.ods"
    open_document("spreadsheet", body, more=f"<style:header>{p('<text:sheet-name>???</text:sheet-name>')}</style:header>")(path)
    document = read_document(path)
    assert document.text == "R1\tHej på dig\nJa\tJa\tNej"
    assert told(document) == {("sheet name", "Samtal"), ("hidden row or column", "Siv"), ("hidden row or column", "R2\tGun")}


def test_open_slides_with_notes_and_a_hidden_slide(tmp_path: Path) -> None:
    styles = '<style:style style:name="dp2"><style:drawing-page-properties presentation:visibility="hidden"/></style:style>'
    box = "<draw:frame><draw:text-box>{words}</draw:text-box></draw:frame>"
    body = (
        f'<draw:page draw:name="page1">{box.format(words=p("Citat"))}<presentation:notes>{box.format(words=p("Tacka Gun"))}</presentation:notes>'
        f'</draw:page><draw:page draw:name="Om Kaj" draw:style-name="dp2">{box.format(words=p("Bo är dold"))}</draw:page>'
    )
    path = tmp_path / "a.odp"
    open_document("presentation", body, styles, box.format(words=p("Lillskolan")))(path)
    document = read_document(path)
    assert document.text == "Citat"
    assert told(document) == {
        ("notes", "Tacka Gun"),
        ("hidden slide", "Bo är dold"),
        ("slide name", "Om Kaj"),
        ("slide master", "Lillskolan"),
    }


def test_a_protected_open_document_is_told(tmp_path: Path) -> None:
    path = tmp_path / "a.odt"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("content.xml", b"\x8f\x01\x02")
        archive.writestr("META-INF/manifest.xml", '<manifest:manifest xmlns:manifest="m"><manifest:encryption-data/></manifest:manifest>')
    with pytest.raises(UnreadableError, match=r"a\.odt.*protected by a password"):
        read_document(path)


@pytest.mark.parametrize("name", ["a.odt", "a.ods", "a.pptx", "a.rtf", "a.eaf", "a.exb", "a.trs", "a.otr"])
def test_what_is_broken_is_told(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(b"nothing of the sort")
    with pytest.raises(UnreadableError, match=name):
        read_document(tmp_path / name)


def test_rich_text_with_its_comments_links_and_boxes(tmp_path: Path) -> None:
    text = (
        r"{\rtf1\ansi\ansicpg1252{\info{\author Kaj Lund}{\operator Bo}{\title M\'f6te med Gun}}"
        r"{\*\revtbl{Unknown;}{Siv \u197?s;}}{\header\pard {\field{\*\fldinst PAGE}{\fldrslt 1}} Lillskolan\par}"
        r"\pard Hon heter [namn]{\*\atnid U}{\*\atnauthor Ulla}{\*\annotation{\*\atnref 1}\pard \'c4r det {\b Gun}?}"
        r"{\footnote Enligt Kaj}\par {\field{\*\fldinst{HYPERLINK "
        "mailto:kaj@grytas.example"
        "}}{\fldrslt h'e4r}}"
        r"{\shp{\*\shpinst{\sp{\sn wzDescription}{\sv Alva}}{\sp{\sn fLine}{\sv 0}}{\shptxt\pard I rutan\par}}}{\*\userprops{\propname x}{\staticval Rut}}}"
    ).replace('""', '"')
    path = tmp_path / "a.rtf"
    path.write_text(text, encoding="ascii")
    document = read_document(path)
    assert document.text.startswith("Hon heter [namn]")
    assert told(document) == {
        ("property", "Möte med Gun"),
        ("header", "1 Lillskolan"),
        ("comment", "Är det Gun?"),
        ("footnote", "Enligt Kaj"),
        ("link", "kaj@grytas.example"),
        ("picture description", "Alva"),
        ("text box", "I rutan"),
        ("property", "Rut"),
    }
    assert document.metadata == (
        ("author", "Kaj Lund"),
        ("last modified by", "Bo"),
        ("author of a change or comment", "Siv Ås"),
        ("author of a change or comment", "Ulla"),
    )


def slide(words: str, show: str = "1", more: str = "") -> str:
    return (
        '<p:sld xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
        f'show="{show}">{shape(words)}{more}</p:sld>'
    )


def shape(words: str, place: str = "") -> str:
    held = f'<p:nvPr><p:ph type="{place}"/></p:nvPr>' if place else ""
    return f"<p:sp>{held}<a:p><a:r><a:t>{words}</a:t></a:r></a:p></p:sp>"


def presentation(path: Path, embedded: bytes = b"") -> Path:
    relation = '<Relationship xmlns="r" Id="{id}" Target="{target}" TargetMode="{mode}"/>'
    links = (
        "<Relationships>"
        + relation.format(id="r9", target="mailto:kaj@grytas.example", mode="External")
        + relation.format(id="r8", target="file:///C:/Users/siv.ek/film.mp4", mode="External")
        + "</Relationships>"
    )
    listed = (
        '<p:presentation xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main" '
        'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><p:sldId r:id="r2"/><p:sldId r:id="r1"/></p:presentation>'
    )
    targets = "".join(relation.format(id=f"r{n}", target=f"slides/slide{n}.xml", mode="Internal") for n in (1, 2))
    number = shape("17", "sldNum")
    parts = {
        "ppt/presentation.xml": listed,
        "ppt/_rels/presentation.xml.rels": f"<Relationships>{targets}</Relationships>",
        "ppt/slides/slide1.xml": slide("Sist", more=number),
        "ppt/slides/_rels/slide1.xml.rels": links,
        "ppt/slides/slide2.xml": slide("Först"),
        "ppt/slides/slide3.xml": slide("Bo är dold", show="0"),
        "ppt/notesSlides/notesSlide1.xml": slide("Tacka Gun"),
        "ppt/slideMasters/slideMaster1.xml": slide("Lillskolan", more=shape("Klicka här", "title")),
        "ppt/comments/comment1.xml": '<p:cmLst xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"><p:cm><p:text>Är det Kaj?</p:text></p:cm></p:cmLst>',
        "ppt/commentAuthors.xml": '<l><a name="Ulla"/></l>',
        "docProps/core.xml": "<c xmlns:dc='d'><dc:creator>Siv Ek</dc:creator></c>",
    }
    with zipfile.ZipFile(path, "w") as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
        if embedded:
            archive.writestr("ppt/embeddings/Microsoft_Excel_Sheet1.xlsx", embedded)
    return path


def test_slides_in_their_order_with_notes_comments_and_masters(tmp_path: Path) -> None:
    document = read_document(presentation(tmp_path / "a.pptx"))
    assert document.text == "Först\n\nSist"
    assert told(document) == {
        ("hidden slide", "Bo är dold"),
        ("notes", "Tacka Gun"),
        ("slide master", "Lillskolan"),
        ("comment", "Är det Kaj?"),
        ("link", "kaj@grytas.example"),
        ("link", "file:///C:/Users/siv.ek/film.mp4"),
    }
    assert document.metadata == (("author", "Siv Ek"), ("author of a change or comment", "Ulla"), ("user", "siv.ek"))


def test_the_workbook_behind_a_chart_is_looked_into(tmp_path: Path) -> None:
    import openpyxl

    book = openpyxl.Workbook()
    book.worksheets[0].append(["Siv Ek", 3])
    book.properties.creator = "Kaj Lund"
    held = io.BytesIO()
    book.save(held)
    document = read_document(presentation(tmp_path / "a.pptx", held.getvalue()))
    assert ("embedded file", "Siv Ek\t3") in told(document)
    assert ("author", "Kaj Lund") in document.metadata


def test_what_elan_writes_beside_the_talk(tmp_path: Path) -> None:
    said = (
        '<TIER TIER_ID="{tier}" {more}><ANNOTATION><ALIGNABLE_ANNOTATION ANNOTATION_ID="a{n}" TIME_SLOT_REF1="t1" TIME_SLOT_REF2="t2">'
        "<ANNOTATION_VALUE>{words}</ANNOTATION_VALUE></ALIGNABLE_ANNOTATION></ANNOTATION></TIER>"
    )
    text = (
        '<ANNOTATION_DOCUMENT AUTHOR="" xmlns:xsi="x" xsi:noNamespaceSchemaLocation="http://www.mpi.nl/tools/elan/EAFv3.0.xsd">'
        '<HEADER><MEDIA_DESCRIPTOR MEDIA_URL="file:///C:/Users/siv.ek/Samtal%20med%20Gun.wav"/><PROPERTY NAME="URN">urn:nl-mpi:1-2</PROPERTY></HEADER>'
        '<TIME_ORDER><TIME_SLOT TIME_SLOT_ID="t1" TIME_VALUE="1"/><TIME_SLOT TIME_SLOT_ID="t2" TIME_VALUE="9"/></TIME_ORDER>'
        + said.format(tier="IP1", more='ANNOTATOR="Kaj Lund"', n=1, words="Vi hann inte.")
        + said.format(tier="not", more='PARENT_REF="IP1"', n=2, words="tvekar som Gun")
        + "<!-- Bo hör av sig --></ANNOTATION_DOCUMENT>"
    )
    (tmp_path / "a.eaf").write_text(text, encoding="utf-8")
    document = read_document(tmp_path / "a.eaf")
    assert document.text == "IP1: Vi hann inte.\n"
    assert told(document) == {
        ("media file", "file:///C:/Users/siv.ek/Samtal med Gun.wav"),
        ("property", "tvekar som Gun"),
        ("comment", "Bo hör av sig"),
        ("speaker", "IP1:"),
        ("speaker", "not:"),
    }
    assert document.metadata == (("author", "Kaj Lund"), ("user", "siv.ek"))


def test_youtubes_times_are_no_words_and_part_no_number(tmp_path: Path) -> None:
    (tmp_path / "a.sbv").write_text("0:00:01.000,0:00:02.000\nring 070-174\n\n0:00:02.000,0:00:03.000\n06 71\n", encoding="utf-8")
    document = read_document(tmp_path / "a.sbv")
    assert document.text.split() == ["ring", "070-174", "06", "71"]
    assert [document.text[a:b].strip() for a, b in document.breaks] == [""]


def test_word_writes_other_kinds_under_its_old_name(tmp_path: Path) -> None:
    (tmp_path / "a.doc").write_text(r"{\rtf1\ansi Hon heter Gun.}", encoding="ascii")
    (tmp_path / "b.doc").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")
    assert read_document(tmp_path / "a.doc").text == "Hon heter Gun."
    assert document_paths([tmp_path]) == [tmp_path / "a.doc"]
    assert not_looked_into([tmp_path]) == [tmp_path / "b.doc"]
    with pytest.raises(UnreadableError, match=r"save it as \.docx"):
        document_paths([tmp_path / "b.doc"])


def test_what_cannot_be_looked_into_is_grouped_by_what_to_do() -> None:
    files = [Path(name) for name in ("a.png", "b.mp3", "c.jpg", "d.xyz", "e.zip", "f.sav", "g.msg", "h.nvp")]
    ways = grouped(files)
    assert [[one.name for one in paths] for _way, paths in ways] == [
        ["a.png", "c.jpg"],
        ["b.mp3"],
        ["e.zip"],
        ["f.sav"],
        ["g.msg"],
        ["h.nvp"],
        ["d.xyz"],
    ]
    assert [bool(way) for way, _paths in ways] == [True] * 6 + [False]
