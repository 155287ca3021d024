"""Everything in a file, seen and unseen."""

import zipfile
from pathlib import Path

import pytest

from tfbb_coding.errors import StudyError, UnreadableError
from tfbb_coding.files.documents import document_paths, read_document
from tfbb_coding.files.documents.known import read_known
from tfbb_coding.files.documents.structured import without_keys
from tfbb_coding.model.study import Study


def test_plain_text_keeps_its_positions(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes("Hej på dig.\r\nJa.".encode())
    assert read_document(path).text == "Hej på dig.\nJa."


def test_keys_and_cues_are_blanked_at_the_same_length() -> None:
    text = "WEBVTT\n\n1\n00:00:01.000 --> 00:00:02.000\n<v Siv>Hej\n"
    blanked = without_keys(text, ".vtt")
    assert len(blanked) == len(text)
    assert blanked.index("<v Siv>") == text.index("<v Siv>")
    assert "WEBVTT" not in blanked
    assert without_keys("title: Siv\n", ".yaml") == "     : Siv\n"


def test_letters_in_code_are_spelt_out(tmp_path: Path) -> None:
    (tmp_path / "a.vtt").write_text("WEBVTT\n\n<v &#197;sa>Hej\n", encoding="utf-8")
    (tmp_path / "a.json").write_text('{"namn": "\\u00c5sa"}', encoding="utf-8")
    assert "<v Åsa>" in read_document(tmp_path / "a.vtt").text
    assert '"Åsa"' in read_document(tmp_path / "a.json").text


def test_html_has_comments_attributes_and_author(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    path.write_text(
        '<html><head><meta name="author" content="Siv Ek"><style>p{}</style></head><body><!-- Gun --><p>Hej <b>p&aring;</b> dig</p>'
        '<img alt="Kaj"><a href="mailto:a@b.example">x</a></body></html>',
        encoding="utf-8",
    )
    document = read_document(path)
    assert document.text.split() == ["Hej", "på", "dig", "x"]
    assert {(p.name, p.text.strip()) for p in document.parts} == {("comment", "Gun"), ("attribute", "Kaj"), ("link", "a@b.example")}
    assert document.metadata == (("author", "Siv Ek"),)


def test_a_drawings_words_stand_each_by_themselves(tmp_path: Path) -> None:
    path = tmp_path / "a.svg"
    path.write_text(
        "<svg><desc>Vem som sa vad</desc><style>t{}</style><text>Hinder</text><text><tspan>Pilot</tspan></text></svg>", encoding="utf-8"
    )
    assert read_document(path).text.split("\n") == ["", "Vem som sa vad", "", "Hinder", "", "", "Pilot", "", ""]


def word_file(path: Path, body: str, extra: dict[str, str] | None = None) -> Path:
    w = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", f"<w:document {w}><w:body>{body}</w:body></w:document>")
        for name, xml in (extra or {}).items():
            archive.writestr(name, xml.replace("W_NS", w))
    return path


def test_word_down_to_what_is_hidden(tmp_path: Path) -> None:
    body = (
        "<w:p><w:r><w:t>Hon heter </w:t></w:r><w:del w:author='Siv Ek'><w:r><w:delText>Gun</w:delText></w:r></w:del>"
        "<w:ins w:author='Siv Ek'><w:r><w:t>[namn]</w:t></w:r></w:ins>"
        "<w:r><w:rPr><w:vanish/></w:rPr><w:t>hemligt</w:t></w:r></w:p><w:p><w:r><w:t>Slut</w:t></w:r></w:p>"
    )
    core = (
        "<cp:coreProperties xmlns:cp='c' xmlns:dc='d'><dc:creator>Kaj Lund</dc:creator><cp:lastModifiedBy>python-docx</cp:lastModifiedBy>"
        "<dc:title>Möte med Gun</dc:title></cp:coreProperties>"
    )
    extra = {
        "docProps/core.xml": core,
        "word/comments.xml": "<w:comments W_NS><w:comment w:author='Ulla'><w:p><w:r><w:t>Är det Gun?</w:t></w:r></w:p></w:comment></w:comments>",
        "word/header1.xml": "<w:hdr W_NS><w:p><w:r><w:t>Lillskolan</w:t></w:r></w:p></w:hdr>",
    }
    document = read_document(word_file(tmp_path / "a.docx", body, extra))
    assert document.text == "Hon heter [namn]\nSlut"
    assert {(p.name, p.text) for p in document.parts} == {
        ("property", "Möte med Gun"),
        ("tracked deletion", "Gun"),
        ("hidden text", "hemligt"),
        ("comment", "Är det Gun?"),
        ("header", "Lillskolan"),
    }
    assert document.metadata == (
        ("author", "Kaj Lund"),
        ("author of a change or comment", "Siv Ek"),
        ("author of a change or comment", "Ulla"),
    )


def test_workbook_with_a_hidden_sheet(tmp_path: Path) -> None:
    openpyxl = pytest.importorskip("openpyxl")
    book = openpyxl.Workbook()
    book.active.title = "Citat"
    book.active.append(["R1", "Hej på dig"])
    hidden = book.create_sheet("Nyckel")
    hidden.append(["R1", "Gun Ek"])
    hidden.sheet_state = "hidden"
    book.properties.creator = "Kaj Lund"
    book.save(tmp_path / "a.xlsx")
    document = read_document(tmp_path / "a.xlsx")
    assert document.text == "R1\tHej på dig"
    assert ("hidden sheet", "R1\tGun Ek") in {(p.name, p.text) for p in document.parts}
    assert ("author", "Kaj Lund") in document.metadata


def test_a_broken_word_file_is_told(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(b"nothing of the sort")
    with pytest.raises(UnreadableError, match=r"a\.docx"):
        read_document(path)


def test_folders_are_looked_through(tmp_path: Path) -> None:
    for name in ("b.txt", "a.md", ".hidden.txt", "~$a.docx", "x.png"):
        (tmp_path / name).write_text("hej", encoding="utf-8")
    assert [p.name for p in document_paths([tmp_path])] == ["a.md", "b.txt"]
    with pytest.raises(UnreadableError, match="cannot be looked into"):
        document_paths([tmp_path / "x.png"])


def test_known_words_lie_outside_the_study(tmp_path: Path) -> None:
    root = tmp_path / "study"
    root.mkdir()
    (tmp_path / "known.txt").write_text("Gun Ek  # chef\nplace: Lillbyn\nallow: Lyktan\n", encoding="utf-8")
    assert read_known(Study(root, known_identifiers="../known.txt")) == (
        (("Gun Ek", "person"), ("Lillbyn", "place")),
        frozenset({"lyktan"}),
    )
    (root / "known.txt").write_text("Gun\n", encoding="utf-8")
    with pytest.raises(StudyError, match="inside the study folder"):
        read_known(Study(root, known_identifiers="known.txt"))
    (tmp_path / "known.txt").write_text("plaats: Lillbyn\n", encoding="utf-8")
    with pytest.raises(StudyError, match=r"known\.txt:1.*plaats"):
        read_known(Study(root, known_identifiers="../known.txt"))
    assert read_known(Study(root)) == ((), frozenset())


def test_empty_cells_keep_columns_in_line(tmp_path: Path) -> None:
    import openpyxl

    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (["Tid", "Talare", "Text"], [None, "Sten", "hej"]):
        sheet.append(row)
    book.save(tmp_path / "a.xlsx")
    assert read_document(tmp_path / "a.xlsx").text == "Tid\tTalare\tText\n\tSten\thej"


def test_keys_inside_braces_are_no_words(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text("- {match: Anna, weight: 2}\nspeaker: Sten\n", encoding="utf-8")
    text = read_document(tmp_path / "a.yaml").text
    assert "weight" not in text
    assert "Anna" in text
    assert "speaker: Sten" in text


def test_a_project_of_another_program_is_looked_into(tmp_path: Path) -> None:
    import refi_projects

    document = read_document(refi_projects.nvivo(tmp_path).path)
    assert "Det som står i vägen." in document.text
    assert "Skogslaget" in document.text
    assert [part.name for part in document.parts] == ["interview 1", "memo 1"]
    assert "bärplockningen" in document.parts[0].text
    assert "Tiden är ett svar på något annat." in document.parts[1].text
    assert document.metadata == (("user", "Siv Ek"), ("user", "Bo Ek"))


def test_word_descriptions_links_and_drawings(tmp_path: Path) -> None:
    a = "http://schemas.openxmlformats.org/drawingml/2006/main"
    body = (
        '<w:p><w:r><w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml" alt="Alva på gården"/></w:pict></w:r>'
        '<w:r><w:instrText> HYPERLINK "mailto:siv@grytas.example" </w:instrText></w:r></w:p>'
    )
    link = '<Relationship Id="r1" TargetMode="External" Target="mailto:kaj@grytas.example"/>'
    extra = {
        "word/_rels/document.xml.rels": f"<Relationships>{link}</Relationships>",
        "word/diagrams/data1.xml": f'<d xmlns:a="{a}"><a:p><a:r><a:t>Gun</a:t></a:r></a:p></d>',
        "word/people.xml": '<w15:people xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml"><w15:person w15:author="Siv Ek"/></w15:people>',
    }
    document = read_document(word_file(tmp_path / "a.docx", body, extra))
    parts = {(part.name, part.text.strip()) for part in document.parts}
    assert {("picture description", "Alva på gården"), ("link", "kaj@grytas.example"), ("drawing", "Gun")} <= parts
    assert any(name == "link" and "siv@grytas.example" in text for name, text in parts)
    assert document.metadata == (("author of a change or comment", "Siv Ek"),)


def test_excel_names_of_ranges_and_every_header(tmp_path: Path) -> None:
    import openpyxl
    from openpyxl.workbook.defined_name import DefinedName

    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet["A1"] = "x"
    book.defined_names["Siv_Ek"] = DefinedName("Siv_Ek", attr_text="Sheet!$A$1")
    assert sheet.firstHeader is not None
    assert sheet.evenFooter is not None
    sheet.firstHeader.left.text = "Gun"
    sheet.evenFooter.left.text = "Kaj"
    book.save(tmp_path / "a.xlsx")
    parts = {(part.name, part.text) for part in read_document(tmp_path / "a.xlsx").parts}
    assert {("defined name", "Siv Ek"), ("header", "Gun"), ("footer", "Kaj")} <= parts
