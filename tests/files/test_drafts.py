"""Drafts in each format: what the blocks are, where they stand, and what the file holds beside them."""

from pathlib import Path
from zipfile import ZipFile

import docx
import pytest
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm

from tfbb_coding.errors import UnreadableError
from tfbb_coding.files.drafts import read_draft
from tfbb_coding.files.drafts.commented import Remark, commented
from tfbb_coding.model.draft import Block, BlockKind, Draft, MarkKind

MARKDOWN = """\
---
title: Prov
författare: Siv Ek
---
# Rubrik *ett* {#ett}

En rad *kursiv* med [...] och [namn], se [länk](#ett)
och ”citat”.[^1]

> Ett citat på
> två rader.
>
> Andra stycket.

1. Ett
2. Två

   Mer om två.

| A | Bra &amp; dåligt |
|---|---|
| 1 | två |

Tabell 2: Något <span style="display:none">dolt</span> mer. {>>kolla<<}

[^1]: Fotnoten.
"""


def kinds(draft: Draft) -> list[tuple[str, str]]:
    return [(block.kind.value, block.text) for block in draft.blocks]


def block(draft: Draft, words: str) -> Block:
    return next(b for b in draft.blocks if words in b.text)


def written(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_markdown(tmp_path: Path) -> None:
    draft = read_draft(written(tmp_path, "utkast med blank.md", MARKDOWN))
    assert kinds(draft)[:5] == [
        ("heading", "Rubrik ett"),
        ("paragraph", "En rad kursiv med [...] och [namn], se länk och ”citat”."),
        ("quote", "Ett citat på två rader."),
        ("quote", "Andra stycket."),
        ("list", "Ett"),
    ]
    assert kinds(draft)[-2:] == [("caption", block(draft, "Tabell 2").text), ("footnote", "Fotnoten.")]
    assert [b.ordered for b in draft.blocks if b.kind is BlockKind.LIST] == [1, 2, 0]
    assert [(b.text, b.cell and (b.cell.row, b.cell.column)) for b in draft.blocks if b.cell][1] == ("Bra & dåligt", (1, 2))
    assert draft.metadata == (("författare", "Siv Ek"),)
    assert [(mark.kind, mark.text) for mark in draft.marks] == [(MarkKind.COMMENT, "kolla"), (MarkKind.HIDDEN, "dolt")]


@pytest.mark.parametrize(
    ("words", "line", "column"),
    [
        ("ett", 5, 11),
        ("kursiv", 7, 9),
        ("[namn]", 7, 31),
        ("”citat”", 8, 5),
        ("två rader", 11, 3),
        ("Andra", 13, 3),
        ("Två", 16, 4),
        ("Fotnoten", 26, 7),
    ],
)
def test_each_character_of_markdown_leads_back_to_its_place(tmp_path: Path, words: str, line: int, column: int) -> None:
    draft = read_draft(written(tmp_path, "a.md", MARKDOWN))
    found = block(draft, words)
    assert found.place_of(found.text.index(words)) == (line, column)


def word(folder: Path) -> Path:
    """A Word file with what only Word has."""
    document = docx.Document()
    document.core_properties.author = "Siv Ek"
    document.add_heading("Resultat", 1)
    paragraph = document.add_paragraph("En deltagare ")
    paragraph.add_run("säger: ").italic = True
    hidden = paragraph.add_run("hemligt")
    hidden.font.hidden = True
    paragraph.add_run("ja.")
    document.add_comment(paragraph.runs[0], text="Stämmer det?", author="Bo", initials="B")
    _tracked(paragraph._p, "w:ins", "Infogat. ", "w:t")
    _tracked(paragraph._p, "w:del", "Borttaget.", "w:delText")
    own = document.styles.add_style("Långt citat", WD_STYLE_TYPE.PARAGRAPH)
    document.add_paragraph("Ett citat i egen stil.", style=own)
    document.add_paragraph("Ett indraget citat.").paragraph_format.left_indent = Cm(1)
    _hanging(document.add_paragraph("Ek, A. (2019). Titel."))
    table = document.add_table(1, 2)
    table.cell(0, 1).text = "cell"
    document.add_paragraph("Sista stycket.")
    document.sections[0].footer.paragraphs[0].text = "Sidfot"
    path = folder / "utkast.docx"
    document.save(str(path))
    return path


def _tracked(paragraph: object, tag: str, words: str, inner: str) -> None:
    change, run, text = OxmlElement(tag), OxmlElement("w:r"), OxmlElement(inner)
    change.set(qn("w:author"), "Bo")
    change.set(qn("w:id"), "7")
    text.text = words
    text.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    run.append(text)
    change.append(run)
    paragraph.append(change)  # type: ignore[attr-defined]


def _hanging(paragraph: object) -> None:
    paragraph.paragraph_format.left_indent = Cm(1)  # type: ignore[attr-defined]
    paragraph.paragraph_format.first_line_indent = Cm(-1)  # type: ignore[attr-defined]


def test_word(tmp_path: Path) -> None:
    draft = read_draft(word(tmp_path))
    assert kinds(draft)[:4] == [
        ("heading", "Resultat"),
        ("paragraph", "En deltagare säger: ja.Infogat. "),
        ("quote", "Ett citat i egen stil."),
        ("paragraph", "Ett indraget citat."),
    ]
    assert [b.text for b in draft.blocks if b.indented] == ["Ett indraget citat."]
    assert [(mark.kind, mark.text) for mark in draft.marks] == [
        (MarkKind.HIDDEN, "hemligt"),
        (MarkKind.INSERTION, "Infogat. "),
        (MarkKind.DELETION, "Borttaget."),
        (MarkKind.COMMENT, "Stämmer det?"),
    ]
    assert draft.metadata == (("author", "Siv Ek"),)
    assert block(draft, "Sista").paragraph == 8  # the two cells' paragraphs count, as Word counts them
    assert block(draft, "Sidfot").kind is BlockKind.MARGIN
    assert block(draft, "säger").italic[0].of(block(draft, "säger").text) == "säger: "


def test_words_fields_and_notes(tmp_path: Path) -> None:
    document = docx.Document()
    paragraph = document.add_paragraph("Se ")
    for what in ("begin", "code", "separate", "result", "end"):
        run = paragraph.add_run("figur 3" if what == "result" else "")
        if what == "code":
            code = OxmlElement("w:instrText")
            code.text = " REF _Ref77 \\h "
            run._r.append(code)
        elif what != "result":
            mark = OxmlElement("w:fldChar")
            mark.set(qn("w:fldCharType"), what)
            run._r.append(mark)
    paragraph.add_run(" nedan.")
    document.save(str(tmp_path / "a.docx"))
    draft = read_draft(tmp_path / "a.docx")
    assert draft.blocks[0].text == "Se figur 3 nedan."
    assert [target for _span, target in draft.blocks[0].targets] == ["_Ref77"]


def odt(folder: Path) -> Path:
    from odf.dc import Creator
    from odf.office import Annotation
    from odf.opendocument import OpenDocumentText
    from odf.style import ParagraphProperties, Style, TextProperties
    from odf.table import Table, TableCell, TableRow
    from odf.text import H, Note, NoteBody, NoteCitation, P, Span

    document = OpenDocumentText()
    quote = Style(name="Quotations", family="paragraph")
    inset = Style(name="P1", family="paragraph")
    inset.addElement(ParagraphProperties(marginleft="1cm"))
    slanted = Style(name="T1", family="text")
    slanted.addElement(TextProperties(fontstyle="italic"))
    for style in (quote, inset, slanted):
        document.automaticstyles.addElement(style)
    document.text.addElement(H(outlinelevel=2, text="Hinder"))
    paragraph = P(text="En deltagare ")
    paragraph.addElement(Span(stylename=slanted, text="säger:"))
    note = Note(id="n1", noteclass="footnote")
    note.addElement(NoteCitation(text="1"))
    body = NoteBody()
    body.addElement(P(text="Fotnoten."))
    note.addElement(body)
    paragraph.addElement(note)
    remark = Annotation()
    remark.addElement(Creator(text="Bo"))
    remark.addElement(P(text="Stämmer det?"))
    paragraph.addElement(remark)
    document.text.addElement(paragraph)
    document.text.addElement(P(stylename=quote, text="Ett citat."))
    document.text.addElement(P(stylename=inset, text="Ett indraget."))
    table = Table()
    row = TableRow()
    for words in ("A", "B"):
        cell = TableCell()
        cell.addElement(P(text=words))
        row.addElement(cell)
    table.addElement(row)
    document.text.addElement(table)
    document.save(str(folder / "utkast.odt"))
    return folder / "utkast.odt"


def test_opendocument(tmp_path: Path) -> None:
    draft = read_draft(odt(tmp_path))
    assert kinds(draft) == [
        ("heading", "Hinder"),
        ("paragraph", "En deltagare säger:"),
        ("footnote", "Fotnoten."),
        ("quote", "Ett citat."),
        ("paragraph", "Ett indraget."),
        ("cell", "A"),
        ("cell", "B"),
    ]
    assert [b.text for b in draft.blocks if b.indented] == ["Ett indraget."]
    assert [(mark.kind, mark.text, mark.author) for mark in draft.marks] == [(MarkKind.COMMENT, "Stämmer det?", "Bo")]
    assert block(draft, "säger").italic[0].of("En deltagare säger:") == "säger:"


HTML = """<!doctype html><html><head><title>Nej</title><meta name="author" content="Siv Ek"><style>p{}</style></head>
<body><h1 id="a">Rubrik</h1>
<p>En <em>kursiv</em> rad med
”citat” &amp; <a href="#a">länk</a>.</p>
<blockquote><p>Första.</p><p>Andra.</p></blockquote>
<ol><li>Ett</li><li>Två</li></ol>
<table><tr><th>A</th><td>B</td></tr></table>
<figure><figcaption>Figur 1. En</figcaption></figure>
<p style="display:none">dolt</p><!-- kolla -->
<p style="margin-left: 1cm">Indraget.</p></body></html>
"""


def test_web_page(tmp_path: Path) -> None:
    draft = read_draft(written(tmp_path, "utkast.html", HTML))
    assert kinds(draft) == [
        ("heading", "Rubrik"),
        ("paragraph", "En kursiv rad med ”citat” & länk."),
        ("quote", "Första."),
        ("quote", "Andra."),
        ("list", "Ett"),
        ("list", "Två"),
        ("cell", "A"),
        ("cell", "B"),
        ("caption", "Figur 1. En"),
        ("paragraph", "Indraget."),
    ]
    assert block(draft, "citat").place_of(block(draft, "citat").text.index("”citat”")) == (4, 1)
    assert [b.ordered for b in draft.blocks if b.kind is BlockKind.LIST] == [1, 2]
    assert {b.group for b in draft.blocks if b.kind is BlockKind.QUOTE} == {1}
    assert [(mark.kind, mark.text) for mark in draft.marks] == [(MarkKind.HIDDEN, "dolt"), (MarkKind.COMMENT, "kolla")]
    assert draft.metadata == (("author", "Siv Ek"),)
    assert "a" in draft.names


@pytest.mark.parametrize(
    ("name", "content", "phrase"),
    [
        ("a.pdf", b"%PDF", "'.pdf'"),
        ("a.docx", b"not a zip", "no whole"),
        ("a.odt", b"PK\x03\x04cut off", "no whole"),
        ("a.md", b"<!-- bara en kommentar -->\n", "no words"),
        ("a.html", b"<p></p>", "no words"),
    ],
)
def test_what_is_no_draft_is_refused(tmp_path: Path, name: str, content: bytes, phrase: str) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(UnreadableError, match=phrase) as refused:
        read_draft(path)
    assert refused.value.path == path


def test_comments_stand_at_their_words_and_the_draft_is_untouched(tmp_path: Path) -> None:
    path = word(tmp_path)
    before = path.read_bytes()
    draft = read_draft(path)
    said = block(draft, "säger")
    remarks = [
        Remark(said.number, 3, 18, "quote-altered: ett", "gör så"),
        Remark(said.number, 0, 0, "docx-metadata: hela", ""),
        Remark(block(draft, "cell").number, 0, 4, "small-group: cell", ""),
        Remark(block(draft, "Sidfot").number, 0, 6, "identifier: sidfot", ""),
    ]
    data = commented(draft, remarks)
    assert data == commented(draft, remarks)
    assert path.read_bytes() == before
    (tmp_path / "ut.docx").write_bytes(data)
    again = docx.Document(str(tmp_path / "ut.docx"))
    assert [p.text for p in docx.Document(str(path)).paragraphs] == [p.text for p in again.paragraphs]
    assert [c.text.split("\n") for c in again.comments][1:] == [
        ["quote-altered: ett", "gör så"], ["docx-metadata: hela"], ["small-group: cell"], ["identifier: sidfot"],
    ]  # fmt: skip
    assert _between(again, 1) == said.text[3:18]
    with ZipFile(tmp_path / "ut.docx") as archive:
        assert b"Siv Ek" not in archive.read("docProps/core.xml")


def _between(document: object, comment: int) -> str:
    """The words that a comment is about."""
    said, inside = "", False
    for element in document.element.body.iter():  # type: ignore[attr-defined]
        if element.tag in (qn("w:commentRangeStart"), qn("w:commentRangeEnd")) and element.get(qn("w:id")) == str(comment):
            inside = element.tag == qn("w:commentRangeStart")
        elif inside and element.tag == qn("w:t") and element.getparent().find(qn("w:rPr") + "/" + qn("w:vanish")) is None:
            said += element.text or ""
    return said


@pytest.mark.parametrize("make", [odt, lambda folder: written(folder, "a.md", MARKDOWN), lambda folder: written(folder, "a.html", HTML)])
def test_drafts_in_other_formats_come_back_as_word(tmp_path: Path, make: object) -> None:
    draft = read_draft(make(tmp_path))  # type: ignore[operator]
    one = draft.blocks[1]
    (tmp_path / "ut.docx").write_bytes(commented(draft, [Remark(1, 3, 9, "naming: ord", "")]))
    again = docx.Document(str(tmp_path / "ut.docx"))
    words = {p.text for p in again.paragraphs} | {c.text for t in again.tables for row in t.rows for c in row.cells}
    assert {b.text for b in draft.blocks} <= words
    assert _between(again, 0) == one.text[3:9]
