"""Word, OpenDocument, rich text and Markdown, made by code."""

import zipfile
from collections.abc import Callable, Iterable
from pathlib import Path

import docx
import pytest
from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Cm
from transcripts_talk import CODES, TALK, clock, coded, each, read, read_whole, short, turns

W = nsdecls("w")


def word(tmp_path: Path, fill: Callable[[Document], object], name: str = "samtal.docx") -> Path:
    document = docx.Document()
    fill(document)
    path = tmp_path / name
    document.save(str(path))
    return path


def bold_name_line(document: Document, name: str, after: str, text: str) -> None:
    paragraph = document.add_paragraph()
    paragraph.add_run(name).bold = True
    run = paragraph.add_run(after)
    run.add_break()
    paragraph.add_run(text)


def teams_now(document: Document, started: str = "started transcription", stopped: str = "stopped transcription") -> None:
    document.add_paragraph("Samråd-20260203_093502-Meeting Transcript")
    document.add_paragraph("February 3, 2026, 8:35AM")
    document.add_paragraph("27m 42s")
    paragraph = document.add_paragraph()
    paragraph.add_run("Ylva Ek").bold = True
    paragraph.add_run(f" {started}")
    for i, (speaker, text) in enumerate(TALK):
        bold_name_line(document, speaker, f"   {short(i)}", text)
    paragraph = document.add_paragraph()
    paragraph.add_run("Ylva Ek").bold = True
    paragraph.add_run(f" {stopped}")


def teams_swedish(document: Document) -> None:
    teams_now(document, "startade transkriptionen", "stoppade transkriptionen")


def teams_old(document: Document) -> None:
    for i, (speaker, text) in enumerate(TALK):
        for line in (f"0:0:{3 + 7 * i}.2 --> 0:0:{9 + 7 * i}.9", speaker, text):
            document.add_paragraph(line)


def teams_old_one_paragraph(document: Document) -> None:
    for i, (speaker, text) in enumerate(TALK):
        document.add_paragraph(f"0:0:{3 + 7 * i}.2 --> 0:0:{9 + 7 * i}.9\n{speaker}\n{text}")


def hanging(document: Document) -> None:
    for speaker, text in TALK:
        paragraph = document.add_paragraph(f"{speaker}\t{text}")
        paragraph.paragraph_format.left_indent = Cm(3)
        paragraph.paragraph_format.first_line_indent = Cm(-3)


def colons(document: Document) -> None:
    for speaker, text in TALK:
        document.add_paragraph(f"{speaker}: {text}")


def bold_names(document: Document) -> None:
    for speaker, text in TALK:
        paragraph = document.add_paragraph()
        paragraph.add_run(f"{speaker}: ").bold = True
        paragraph.add_run(text)


def bold_names_without_colon(document: Document) -> None:
    for speaker, text in TALK:
        paragraph = document.add_paragraph()
        paragraph.add_run(f"{speaker} ").bold = True
        paragraph.add_run(text)


def own_lines(document: Document) -> None:
    for speaker, text in TALK:
        document.add_paragraph().add_run(speaker).bold = True
        document.add_paragraph(text)


def amberscript(document: Document) -> None:
    for i, (speaker, text) in enumerate(TALK):
        document.add_paragraph(f"{speaker} [{clock(i)}]")
        document.add_paragraph(text)


def word_transcribe(document: Document) -> None:
    for line in ("Ljudfil", "samtal.m4a", "Transkription"):
        document.add_paragraph(line)
    for i, (speaker, text) in enumerate(TALK):
        document.add_paragraph(f"{clock(i)} {speaker}")
        document.add_paragraph(text)


def table(document: Document, rows: Iterable[Iterable[str]]) -> None:
    grid = [list(row) for row in rows]
    made = document.add_table(len(grid), len(grid[0]))
    for row, cells in zip(made.rows, grid, strict=True):
        for cell, text in zip(row.cells, cells, strict=True):
            cell.text = text


def table_with_header(document: Document) -> None:
    document.add_heading("Intervju 3", 1)
    table(document, [("Tid", "Talare", "Text"), *((clock(i), s, t) for i, (s, t) in enumerate(TALK))])


def table_without_header(document: Document) -> None:
    table(document, TALK)


def two_tables(document: Document) -> None:
    table(document, [("Namn", "Replik"), *TALK[:4]])
    document.add_paragraph("")
    table(document, TALK[4:])


def framed(document: Document) -> None:
    table(document, [["\n".join(f"{s}: {t}" for s, t in TALK)]])


def with_header_and_footer(document: Document) -> None:
    document.sections[0].header.paragraphs[0].text = "Sekretess: får inte spridas"
    document.sections[0].footer.paragraphs[0].text = "Sida 1"
    document.add_heading("Intervju 3", 0)
    document.add_paragraph("Datum: 2026-01-01")
    colons(document)


def with_tracked_changes(document: Document) -> None:
    colons(document)
    paragraph = document.paragraphs[5]._p
    paragraph.append(parse_xml(f'<w:del {W} w:id="1" w:author="x"><w:r><w:delText> Struket helt.</w:delText></w:r></w:del>'))
    paragraph.append(parse_xml(f'<w:moveFrom {W} w:id="3" w:author="x"><w:r><w:t> Flyttat härifrån.</w:t></w:r></w:moveFrom>'))
    for run in list(document.paragraphs[2]._p.iterchildren()):
        if run.tag.endswith("}r"):
            inserted = parse_xml(f'<w:ins {W} w:id="2" w:author="x"/>')
            run.addprevious(inserted)
            inserted.append(run)


def with_content_control(document: Document) -> None:
    colons(document)
    body = document.element.body
    control = parse_xml(f"<w:sdt {W}><w:sdtPr/><w:sdtContent/></w:sdt>")
    first = document.paragraphs[0]._p
    first.addprevious(control)
    control[1].append(first)
    assert body[0] is control


WORD = [
    teams_now,
    teams_swedish,
    teams_old,
    teams_old_one_paragraph,
    hanging,
    colons,
    bold_names,
    bold_names_without_colon,
    own_lines,
    amberscript,
    word_transcribe,
    table_with_header,
    table_without_header,
    two_tables,
    framed,
    with_header_and_footer,
    with_tracked_changes,
    with_content_control,
]


@pytest.mark.parametrize("fill", WORD, ids=lambda fill: fill.__name__)
def test_word_layouts(tmp_path: Path, fill: Callable[[Document], object]) -> None:
    transcript = read_whole(word(tmp_path, fill))
    assert turns(transcript) == TALK
    if fill in {teams_now, teams_swedish, teams_old, amberscript, word_transcribe, table_with_header}:
        assert [int(turn.time_start or -1) for turn in transcript.turns] == [3 + 7 * i for i in range(len(TALK))]


def test_every_speaker_in_a_style_of_their_own(tmp_path: Path) -> None:
    names = {"Ylva Ek": "Intervjuare", "Sören Ås": "Respondent 1", "Ebba Ö-Berg": "Respondent 2"}

    def fill(document: Document) -> None:
        for name in names.values():
            document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        document.add_heading("Samtal", 1)
        for speaker, text in TALK:
            document.add_paragraph(text, style=names[speaker])

    assert turns(read_whole(word(tmp_path, fill))) == coded(names)


def test_styles_that_are_no_speakers_name_nobody(tmp_path: Path) -> None:
    def fill(document: Document) -> None:
        document.styles.add_style("Min brödtext", WD_STYLE_TYPE.PARAGRAPH)
        for _speaker, text in TALK:
            document.add_paragraph(text, style="Min brödtext")

    assert {turn.speaker for turn in read_whole(word(tmp_path, fill)).turns} == {None}


def test_a_table_of_facts_above_the_talk(tmp_path: Path) -> None:
    def fill(document: Document) -> None:
        document.add_heading("Samtal 4", 0)
        table(document, [("Datum:", "2026-03-03"), ("Plats:", "Köket, andra våningen"), ("Deltagare:", "Sören, Ebba")])
        document.add_paragraph("Inspelningen börjar")
        colons(document)
        document.add_paragraph("Inspelningen slutar")

    transcript = read_whole(word(tmp_path, fill))
    assert turns(transcript) == TALK
    assert transcript.metadata["Plats"] == "Köket, andra våningen"


def test_teams_title_is_metadata(tmp_path: Path) -> None:
    transcript = read_whole(word(tmp_path, teams_now))
    assert transcript.metadata == {
        "title": "Samråd-20260203_093502-Meeting Transcript",
        "date": "February 3, 2026, 8:35AM",
        "duration": "27m 42s",
    }


@pytest.mark.parametrize("emphasis", ["bold", "italic", "style"])
def test_bold_questions(tmp_path: Path, emphasis: str) -> None:
    def fill(document: Document) -> None:
        document.add_heading("Samtal på gården", 1)
        document.styles.add_style("Asked", 1).font.bold = True
        for speaker, text in TALK:
            asking = speaker == "Ylva Ek"
            paragraph = document.add_paragraph(style="Asked" if asking and emphasis == "style" else None)
            run = paragraph.add_run(text)
            run.bold = True if asking and emphasis == "bold" else None
            run.italic = True if asking and emphasis == "italic" else None

    transcript = read_whole(word(tmp_path, fill))
    assert [text for _speaker, text in turns(transcript)] == [text for _speaker, text in TALK]
    assert [turn.speaker == "Intervjuare" for turn in transcript.turns] == [speaker == "Ylva Ek" for speaker, _text in TALK]
    assert any("undercounted" in warning for warning in transcript.warnings)
    assert transcript.metadata["title"] == "Samtal på gården"


def test_bold_headings_ask_nothing(tmp_path: Path) -> None:
    def fill(document: Document) -> None:
        for heading in ("Bakgrund", "Metod"):
            document.add_paragraph().add_run(heading).bold = True
            document.add_paragraph("Vi kom till gården. Det var kallt.")

    assert {speaker for speaker, _text in turns(read_whole(word(tmp_path, fill)))} == {None}


def test_a_paragraph_without_label_goes_on(tmp_path: Path) -> None:
    def fill(document: Document) -> None:
        for line in ("I\tHur gick det?", "R1\tBra.", "\tEller rätt bra.", "I\tJaha.", "R1\tJa."):
            document.add_paragraph(line)

    assert turns(read_whole(word(tmp_path, fill))) == [
        ("I", "Hur gick det?"),
        ("R1", "Bra. Eller rätt bra."),
        ("I", "Jaha."),
        ("R1", "Ja."),
    ]


# rich text


def rtf(paragraphs: Iterable[str], before: str = "") -> str:
    def escaped(text: str) -> str:
        return "".join(c if c.isascii() else f"\\'{c.encode('cp1252').hex()}" for c in text.replace("\t", "\\tab "))

    fonts = r"{\fonttbl{\f0\fswiss Helvetica;}}{\colortbl;\red0\green0\blue0;}{\stylesheet{\s0 Normal;}}{\info{\author Nils Påhitt}}"
    body = "".join(f"\\pard\\f0 {escaped(paragraph)}\\par\n" for paragraph in paragraphs)
    return f"{{\\rtf1\\ansi\\ansicpg1252\\deff0{fonts}{{\\*\\generator Riched20;}}{before}{body}}}"


@pytest.mark.parametrize("form", ["{s}: {t}", "{s}\t{t}", "[00:00:03] {s}: {t}"])
def test_rtf(tmp_path: Path, form: str) -> None:
    text = rtf(form.format(s=s, t=t) for s, t in TALK)
    assert turns(read(tmp_path, text, "a.rtf")) == TALK


def test_rtf_header_is_left_out(tmp_path: Path) -> None:
    text = rtf((f"{s}: {t}" for s, t in TALK), before=r"{\header\pard Sekretess\par}")
    assert turns(read(tmp_path, text, "a.rtf")) == TALK


@pytest.mark.parametrize(("before", "after"), [("\\u", "?"), ("\\uc0\\u", " "), ("\\u", "\\'3f"), ("\\uc1\\u", " ?")])
def test_rtf_with_unicode_letters(tmp_path: Path, before: str, after: str) -> None:
    text = rtf([]).removesuffix("}") + "".join(f"{s}: {t}\\par\n" for s, t in TALK) + "}"
    text = "".join(c if c.isascii() else f"{before}{ord(c)}{after}" for c in text)
    assert turns(read(tmp_path, text, "a.rtf")) == TALK


def test_rtf_table(tmp_path: Path) -> None:
    rows = [("Talare", "Text"), *TALK]
    body = "".join(f"\\trowd\\cellx1000\\cellx9000 {s}\\cell {t}\\cell\\row\n" for s, t in rows)
    text = "".join(c if c.isascii() else f"\\'{c.encode('cp1252').hex()}" for c in rtf([]).removesuffix("}") + body + "}")
    assert turns(read(tmp_path, text, "a.rtf")) == TALK


# OpenDocument


def odt(path: Path, body: str, styles: str = "") -> Path:
    spaces = " ".join(
        f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{full}:1.0"'
        for name, full in {"office": "office", "text": "text", "table": "table", "style": "style"}.items()
    )
    spaces += ' xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" xmlns:dc="http://purl.org/dc/elements/1.1/"'
    content = f"""<?xml version="1.0" encoding="UTF-8"?><office:document-content {spaces} office:version="1.2">
<office:automatic-styles>{styles}</office:automatic-styles><office:body><office:text>{body}</office:text></office:body></office:document-content>"""
    kind = "application/vnd.oasis.opendocument.text"
    manifest = f"""<?xml version="1.0" encoding="UTF-8"?><manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">
<manifest:file-entry manifest:full-path="/" manifest:media-type="{kind}"/>
<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>"""
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", kind)
        archive.writestr("content.xml", content)
        archive.writestr("META-INF/manifest.xml", manifest)
    return path


def p(text: str, style: str = "") -> str:
    marked = text.replace("\t", "<text:tab/>").replace("\n", "<text:line-break/>").replace("   ", ' <text:s text:c="2"/>')
    return f'<text:p text:style-name="{style}">{marked}</text:p>' if style else f"<text:p>{marked}</text:p>"


def cells(rows: Iterable[Iterable[str]]) -> str:
    made = ("".join(f"<table:table-cell>{p(cell)}</table:table-cell>" for cell in row) for row in rows)
    return "<table:table>" + "".join(f"<table:table-row>{row}</table:table-row>" for row in made) + "</table:table>"


ODT = {
    "colons": "".join(p(f"{s}: {t}") for s, t in TALK),
    "tabs": "".join(p(f"{s}\t{t}") for s, t in TALK),
    "teams": "".join(p(f"{s}   {short(i)}\n{t}") for i, (s, t) in enumerate(TALK)),
    "heading": "<text:h>Intervju 3</text:h>" + "".join(p(f"{s}: {t}") for s, t in TALK),
    "comment": "".join(
        p(f"{s}: {t}").replace(
            "</text:p>", "<office:annotation><dc:creator>x</dc:creator><text:p>Kolla.</text:p></office:annotation></text:p>"
        )
        for s, t in TALK
    ),
    "table": cells([("Talare", "Text"), *TALK]),
    "list": "<text:list><text:list-item>" + "".join(p(f"{s}: {t}") for s, t in TALK) + "</text:list-item></text:list>",
}


@pytest.mark.parametrize("name", ODT)
def test_odt(tmp_path: Path, name: str) -> None:
    assert turns(read_whole(odt(tmp_path / "a.odt", ODT[name]))) == TALK


def test_odt_with_every_speaker_in_a_style_of_their_own(tmp_path: Path) -> None:
    names = {"Ylva Ek": "Intervjuare", "Sören Ås": "Respondent_20_1", "Ebba Ö-Berg": "Respondent_20_2"}
    body = "".join(p(text, f"P{names[speaker][-1]}") for speaker, text in TALK)
    styles = "".join(
        f'<style:style style:name="P{name[-1]}" style:parent-style-name="{name}" style:family="paragraph"/>' for name in names.values()
    )
    said = turns(read_whole(odt(tmp_path / "samtal.odt", body, styles)))
    assert [speaker for speaker, _text in said[:3]] == ["Intervjuare", "Respondent 1", "Respondent 2"]


def test_odt_bold_questions(tmp_path: Path) -> None:
    styles = '<style:style style:name="B" style:family="paragraph"><style:text-properties fo:font-weight="bold"/></style:style>'
    body = "".join(p(t, "B" if s == "Ylva Ek" else "") for s, t in TALK)
    transcript = read_whole(odt(tmp_path / "a.odt", body, styles))
    assert [turn.speaker == "Intervjuare" for turn in transcript.turns] == [speaker == "Ylva Ek" for speaker, _text in TALK]


# Markdown

MARKDOWN = {
    "bold_names": "# Samtal\n\n" + each(lambda i, s, t: f"**{s}:** {t}", between="\n\n"),
    "bold_names_colon_outside": each(lambda i, s, t: f"**{s}**: {t}", between="\n\n"),
    "italic_names": each(lambda i, s, t: f"*{s}:* {t}", between="\n\n"),
    "bold_names_alone": each(lambda i, s, t: f"**{s}** {t}", between="\n\n"),
    "headings_between": "## Början\n\n" + each(lambda i, s, t: f"**{s}:** {t}\n\n## Del {i}", between="\n\n"),
    "bullets": each(lambda i, s, t: f"- **{s}:** {t}"),
    "quotes": each(lambda i, s, t: f"> **{s}:** {t}\n"),
    "stamped": each(lambda i, s, t: f"**{s}** [{clock(i)}]: {t}  "),
    "own_line": each(lambda i, s, t: f"**{s}**\n\n{t}\n"),
    "colon_below": each(lambda i, s, t: f"**{s}:**\n\n{t}\n"),
    "stamp_inside": each(lambda i, s, t: f"**{s} ({short(i)}):** {t}\n"),
    "stamp_outside": each(lambda i, s, t: f"**{s}** ({short(i)}): {t}\n"),
    "list_of_numbers": each(lambda i, s, t: f"{i + 1}. **{s}:** {t}"),
    "table": "| Talare | Text |\n|---|---|\n" + each(lambda i, s, t: f"| {s} | {t} |"),
    "comment": "<!-- Nils: kolla\nnamnen -->\n\n" + each(lambda i, s, t: f"{s}: {t}", between="\n\n"),
}


@pytest.mark.parametrize("name", MARKDOWN)
def test_markdown(tmp_path: Path, name: str) -> None:
    assert turns(read(tmp_path, MARKDOWN[name], "a.md")) == TALK


def test_markdown_speakers_as_headings(tmp_path: Path) -> None:
    text = "# Samtal\n\n" + each(lambda i, s, t: f"### {s}\n\n{t}\n", coded(CODES))
    assert turns(read(tmp_path, text, "a.md")) == coded(CODES)
    stamped = each(lambda i, s, t: f"### {s} {short(i)}\n\n{t}\n")
    assert turns(read(tmp_path, stamped, "a.md")) == TALK


def test_questions_as_headings(tmp_path: Path) -> None:
    text = "# Skriftlig intervju\n\n## Hur började det?\n\nMed lunch.\n\nOch soppa.\n\n## Och sedan?\n\nMöten.\n"
    asked, answered = "Intervjuare", "Respondent"
    said = [(asked, "Hur började det?"), (answered, "Med lunch."), (answered, "Och soppa."), (asked, "Och sedan?"), (answered, "Möten.")]
    assert turns(read(tmp_path, text, "a.md")) == said


def test_a_heading_between_speakers_is_nobodys_words(tmp_path: Path) -> None:
    text = "**I:** Hur började det?\n\n**R1:** Med lunch.\n\n## Vad hände sedan?\n\n**I:** Och sedan?\n\n**R1:** Möten.\n"
    assert [words for _speaker, words in turns(read(tmp_path, text, "a.md"))] == ["Hur började det?", "Med lunch.", "Och sedan?", "Möten."]


def test_markdown_emphasis_in_speech_goes(tmp_path: Path) -> None:
    text = "**I:** Vad *vill* du?\n\n**R1:** Jag vill **inte** \\*alls\\*, 2*3 är 6.\n"
    assert turns(read(tmp_path, text, "a.md")) == [("I", "Vad vill du?"), ("R1", "Jag vill inte *alls*, 2*3 är 6.")]


# what stands beside a table of talk


def beside_a_table(above: Iterable[str] = (), within: Iterable[str] = (), below: Iterable[str] = ()) -> Callable[[Document], None]:
    def fill(document: Document) -> None:
        for line in above:
            document.add_paragraph(line)
        table(document, [("Tid", "Talare", "Text"), *((clock(i), s, t) for i, (s, t) in enumerate(TALK[:4]))])
        for line in within:
            document.add_paragraph(line)
        table(document, [(clock(i + 4), s, t) for i, (s, t) in enumerate(TALK[4:])])
        for line in below:
            document.add_paragraph(line)

    return fill


@pytest.mark.parametrize(
    "above",
    [
        ["Intervju med en lärare, pilot norr. Transkriberad av Siv."],
        ["Samtal 3", "Siv har skrivit ut det. Ljudet var dåligt i början."],
        ["Inspelat i köket.", "", "Datum: 2026-03-03", "Kaffe fanns."],
    ],
)
def test_paragraphs_above_a_table_are_headings_and_told(tmp_path: Path, above: list[str]) -> None:
    transcript = read_whole(word(tmp_path, beside_a_table(above)))
    assert turns(transcript) == TALK
    assert any("at the top" in warning and "title" in warning for warning in transcript.warnings)


def test_a_frame_around_the_title_above_a_table(tmp_path: Path) -> None:
    def fill(document: Document) -> None:
        table(document, [["Samtal i köket"]])
        table(document, [("Talare", "Text"), *TALK])

    assert turns(read_whole(word(tmp_path, fill))) == TALK


def test_a_sentence_below_or_between_tables_keeps_its_place(tmp_path: Path) -> None:
    fill = beside_a_table(["Samtal 3."], ["Här kom barnet in.", "Band två"], ["Sören Ås: Det blev bra.", "Inspelningen slutar"])
    transcript = read_whole(word(tmp_path, fill))
    assert turns(transcript) == [*TALK[:4], (None, "Här kom barnet in."), *TALK[4:], ("Sören Ås", "Det blev bra.")]
    assert any(warning.startswith("2 paragraphs outside the table were read as speech") for warning in transcript.warnings)


def test_a_paragraph_above_a_table_that_is_too_long_for_a_heading_is_kept(tmp_path: Path) -> None:
    long = "Vi träffades " + "och pratade " * 16 + "länge."
    transcript = read_whole(word(tmp_path, beside_a_table([long])))
    assert turns(transcript) == [(None, long), *TALK]


@pytest.mark.parametrize("day", ["[datum 2], 12:02em", "[datum], 8:35AM", "[datum 1] 2026, 09:35", "våren 2026, 09:35", "Mars 2026"])
def test_a_replaced_date_above_the_talk_is_a_date_still(tmp_path: Path, day: str) -> None:
    def fill(document: Document) -> None:
        for line in (
            "Samråd [kommun 1]-[datum 1]_093502-Mötesinspelning",
            day,
            "6 min 10 sek",
            "[Intervjuare 1] startade transkriberingen",
        ):
            document.add_paragraph(line)
        for i, (speaker, text) in enumerate(TALK):
            bold_name_line(document, f"[{CODES[speaker]}]", f"   {short(i)}", text)

    transcript = read_whole(word(tmp_path, fill))
    assert turns(transcript) == coded(CODES)
    assert transcript.metadata["date"] == day


SAID = ("Hur började det?", "Det började med en lunch.", "Och sedan?", "Sedan kom idén om ett kök.", "Ja, så var det.")


@pytest.mark.parametrize(
    "labels",
    [
        ("Moderator", "Anna", "Bo", "Cecilia", "David"),
        ("I", "M", "I", "P", "B"),
        ("Fråga", "Svar", "Fråga", "Svar", "Svar"),
        ("intervjuare", "mamma", "intervjuare", "pappa", "mormor"),
        ("Int.", "Inf.", "Int.", "Inf.", "Elev 1."),
        ("Intervjuare:", "Anna (mamma):", "Intervjuare:", "Bo (pappa):", "Eva (lärare):"),
    ],
)
@pytest.mark.parametrize("timed", [False, True])
def test_two_columns_without_a_header(tmp_path: Path, labels: tuple[str, ...], timed: bool) -> None:
    rows = [([clock(i)] if timed else []) + [label, text] for i, (label, text) in enumerate(zip(labels, SAID, strict=True))]
    transcript = read_whole(word(tmp_path, lambda document: table(document, rows)))
    assert [text for _speaker, text in turns(transcript)] == list(SAID)
    assert [(speaker or "").strip(".") for speaker, _text in turns(transcript)] == [label.rstrip(":.") for label in labels]


@pytest.mark.parametrize("words", [("Hej!", "Hej."), ("Ja?", "Ja.", "Mm.", "Mm."), ("ja", "mm", "nej", "okej")])
def test_two_columns_whose_words_are_shorter_than_their_labels(tmp_path: Path, words: tuple[str, ...]) -> None:
    rows = [(("Intervjuare", "Fatima")[i % 2], text) for i, text in enumerate(words)]
    assert turns(read_whole(word(tmp_path, lambda document: table(document, rows)))) == rows


def test_two_columns_of_questions_and_answers_without_a_header(tmp_path: Path) -> None:
    rows = [(SAID[0], SAID[1]), (SAID[2], SAID[3])]
    told = [("Fråga", SAID[0]), ("Svar", SAID[1]), ("Fråga", SAID[2]), ("Svar", SAID[3])]
    assert turns(read_whole(word(tmp_path, lambda document: table(document, rows)))) == told
    by_turns = [(SAID[0], ""), ("", SAID[1]), (SAID[2], ""), ("", SAID[3])]
    assert turns(read_whole(word(tmp_path, lambda document: table(document, by_turns), "b.docx"))) == told


def test_a_speaker_nobody_knew_is_not_the_one_before(tmp_path: Path) -> None:
    rows = [*zip(("Moderator", "Anna", "Moderator", "Bo"), SAID, strict=False), ("???", SAID[4])]
    assert turns(read_whole(word(tmp_path, lambda document: table(document, rows))))[-1] == ("???", SAID[4])
