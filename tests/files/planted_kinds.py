"""One transcript of every kind that is read, with a name planted in what is said and others where nobody looks."""

import json
import zipfile
from collections.abc import Callable, Sequence
from pathlib import Path

from small_pdf import pdf, wrapped

SAID = [("Intervjuare", "Hur började det?"), ("Deltagare 1", "Jag heter Fatima Lindström."), ("Intervjuare", "Jaha.")]
SPOKEN, UNSEEN = "Fatima Lindström", "Hodan Alm"
"""Who is named in the talk, and who is named in a hidden corner of the file, where its kind has any."""
AUTHOR = "Göran Planterad"

Maker = Callable[[Path], object]


def written(text: str) -> Maker:
    return lambda path: path.write_text(text, encoding="utf-8")


COLONS = "\n\n".join(f"{who}: {words}" for who, words in SAID) + "\n"
TABLE = [("Tid", "Talare", "Text"), *((f"00:00:0{3 * n + 1}", who, words) for n, (who, words) in enumerate(SAID))]


def cues(form: str) -> str:
    return "".join(form.format(a=3 * n + 1, b=3 * n + 3, who=who, words=words) for n, (who, words) in enumerate(SAID))


def word(path: Path) -> None:
    import docx

    document = docx.Document()
    document.core_properties.author = AUTHOR
    for who, words in SAID:
        document.add_paragraph(f"{who}: {words}")
    document.sections[0].header.paragraphs[0].text = UNSEEN
    document.save(str(path))


def excel(path: Path) -> None:
    import openpyxl

    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    for row in TABLE:
        sheet.append(list(row))
    hidden = book.create_sheet("Nyckel")
    hidden.append(["Deltagare 1", UNSEEN])
    hidden.sheet_state = "hidden"
    book.properties.creator = AUTHOR
    book.save(path)


def open_document(kind: str, body: str, styles: str = "", more: str = "") -> Maker:
    """A file of OpenDocument: ``body`` within its kind's element, ``styles`` before it, ``more`` among its master pages."""
    oasis = "urn:oasis:names:tc:opendocument:xmlns:"
    names = {"office": "office", "text": "text", "table": "table", "style": "style", "draw": "drawing", "presentation": "presentation"}
    spaces = " ".join(f'xmlns:{short}="{oasis}{full}:1.0"' for short, full in {**names, "meta": "meta", "svg": "svg-compatible"}.items())
    spaces += ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xlink="http://www.w3.org/1999/xlink" office:version="1.3"'
    manifest = f'<m:manifest xmlns:m="{oasis}manifest:1.0"><m:file-entry m:full-path="/" m:media-type="application/vnd.oasis.opendocument.{kind}"/>'
    parts = {
        "mimetype": f"application/vnd.oasis.opendocument.{kind}",
        "content.xml": f"<office:document-content {spaces}><office:automatic-styles>{styles}</office:automatic-styles>"
        f"<office:body><office:{kind}>{body}</office:{kind}></office:body></office:document-content>",
        "styles.xml": f"<office:document-styles {spaces}><office:master-styles><style:master-page>{more}</style:master-page>"
        "</office:master-styles></office:document-styles>",
        "meta.xml": f"<office:document-meta {spaces}><office:meta><meta:initial-creator>{AUTHOR}</meta:initial-creator></office:meta>"
        "</office:document-meta>",
        "META-INF/manifest.xml": manifest + '<m:file-entry m:full-path="content.xml" m:media-type="text/xml"/></m:manifest>',
    }

    def make(path: Path) -> None:
        with zipfile.ZipFile(path, "w") as archive:
            for name, text in parts.items():
                archive.writestr(name, text)

    return make


def p(text: str) -> str:
    return f"<text:p>{text}</text:p>"


def sheet(rows: Sequence[tuple[str, ...]], name: str = "Samtal", style: str = "") -> str:
    cells = ("".join(f"<table:table-cell>{p(cell)}</table:table-cell>" for cell in row) for row in rows)
    return (
        f'<table:table table:name="{name}" table:style-name="{style}">'
        + "".join(f"<table:table-row>{row}</table:table-row>" for row in cells)
        + "</table:table>"
    )


HEADER = f"<style:header>{p(UNSEEN)}</style:header>"
HIDDEN_SHEET = '<style:style style:name="ta2" style:family="table"><style:table-properties table:display="false"/></style:style>'


def rich(text: str) -> str:
    return "".join(one if one.isascii() else f"\\u{ord(one)}?" for one in text)


RTF = (
    rf"{{\rtf1\ansi\ansicpg1252{{\info{{\author {rich(AUTHOR)}}}}}{{\header\pard {UNSEEN}\par}}"
    + "".join(rf"\pard {rich(f'{who}: {words}')}\par " for who, words in SAID)
    + "}"
)
SLOTS = "".join(f'<TIME_SLOT TIME_SLOT_ID="t{n}" TIME_VALUE="{1000 * n}"/>' for n in range(len(SAID) + 1))


def tier(who: str) -> str:
    said = "".join(
        f'<ANNOTATION><ALIGNABLE_ANNOTATION ANNOTATION_ID="a{n}" TIME_SLOT_REF1="t{n}" TIME_SLOT_REF2="t{n + 1}">'
        f"<ANNOTATION_VALUE>{words}</ANNOTATION_VALUE></ALIGNABLE_ANNOTATION></ANNOTATION>"
        for n, (one, words) in enumerate(SAID)
        if one == who
    )
    return f'<TIER LINGUISTIC_TYPE_REF="default-lt" TIER_ID="{who}">{said}</TIER>'


ELAN = (
    f'<ANNOTATION_DOCUMENT AUTHOR="{AUTHOR}" FORMAT="3.0"><HEADER TIME_UNITS="milliseconds">'
    f'<MEDIA_DESCRIPTOR MEDIA_URL="file:///D:/Intervju_{UNSEEN.replace(" ", "_")}.wav" MIME_TYPE="audio/x-wav"/></HEADER>'
    f"<TIME_ORDER>{SLOTS}</TIME_ORDER>{tier('Intervjuare')}{tier('Deltagare 1')}</ANNOTATION_DOCUMENT>"
)


def events(who: str) -> str:
    return "".join(f'<event start="T{n}" end="T{n + 1}">{words}</event>' for n, (one, words) in enumerate(SAID) if one == who)


EXMARALDA = (
    f"<basic-transcription><head><meta-information><comment>{UNSEEN} var med.</comment><ud-meta-information>"
    f'<ud-information attribute-name="Transcriber">{AUTHOR}</ud-information></ud-meta-information></meta-information><speakertable>'
    '<speaker id="S0"><abbreviation>Intervjuare</abbreviation></speaker><speaker id="S1"><abbreviation>Deltagare 1</abbreviation></speaker>'
    "</speakertable></head><basic-body><common-timeline>"
    + "".join(f'<tli id="T{n}" time="{n}.0"/>' for n in range(len(SAID) + 1))
    + f'</common-timeline><tier id="TIE0" speaker="S0" category="v" type="t">{events("Intervjuare")}</tier>'
    f'<tier id="TIE1" speaker="S1" category="v" type="t">{events("Deltagare 1")}</tier></basic-body></basic-transcription>'
)
TRANSCRIBER = (
    f'<Trans scribe="{AUTHOR}" audio_filename="Intervju_1"><Speakers><Speaker id="s0" name="Intervjuare"/><Speaker id="s1" name="Deltagare 1"/>'
    f'<Speaker id="s2" name="{UNSEEN}"/></Speakers><Episode><Section>'
    + "".join(
        f'<Turn speaker="s{int(who == "Deltagare 1")}" startTime="{n}.0" endTime="{n + 1}.0"><Sync time="{n}.0"/>{words}</Turn>'
        for n, (who, words) in enumerate(SAID)
    )
    + "</Section></Episode></Trans>"
)
PAGE = "".join(f"<p>{who}: {words}</p>" for who, words in SAID)
WEB = f'<html><head><meta name="author" content="{AUTHOR}"></head><body><!-- {UNSEEN} -->{PAGE}</body></html>'
SEGMENTS = [{"start": 3.0 * n, "end": 3.0 * n + 2, "text": words, "speaker": who} for n, (who, words) in enumerate(SAID)]


def portable(path: Path) -> None:
    comment = f"/Annots [<< /Type /Annot /Subtype /Text /Rect [0 0 9 9] /Contents ({UNSEEN}) >>]"
    pdf(path, wrapped([f"{who}: {words}" for who, words in SAID]), f"/Author ({AUTHOR})", comment)


KINDS: dict[str, Maker] = {
    ".txt": written(COLONS),
    ".md": written(COLONS),
    ".vtt": written("WEBVTT\n\n" + cues("00:00:0{a}.000 --> 00:00:0{b}.000\n<v {who}>{words}</v>\n\n")),
    ".srt": written(cues("{a}\n00:00:0{a},000 --> 00:00:0{b},000\n{who}: {words}\n\n")),
    ".sbv": written(cues("0:00:0{a}.000,0:00:0{b}.000\n{who}: {words}\n\n")),
    ".json": written(json.dumps({"segments": SEGMENTS, "title": UNSEEN}, ensure_ascii=False)),
    ".csv": written("".join(";".join(row) + "\n" for row in TABLE)),
    ".tsv": written("".join("\t".join(row) + "\n" for row in TABLE)),
    ".docx": word,
    ".xlsx": excel,
    ".odt": open_document("text", "".join(p(f"{who}: {words}") for who, words in SAID), more=HEADER),
    ".ods": open_document("spreadsheet", sheet(TABLE) + sheet([("Deltagare 1", UNSEEN)], "Nyckel", "ta2"), HIDDEN_SHEET),
    ".rtf": written(RTF),
    ".html": written(WEB),
    ".htm": written(WEB),
    ".otr": written(json.dumps({"text": PAGE, "media": f"{UNSEEN.replace(' ', '_')}.mp3", "media-time": 3.5})),
    ".eaf": written(ELAN),
    ".exb": written(EXMARALDA),
    ".trs": written(TRANSCRIBER),
    ".pdf": portable,
}
"""How a file of each kind is made."""
WITH_CORNERS = frozenset(KINDS) - {".txt", ".md", ".vtt", ".srt", ".sbv", ".csv", ".tsv"}
WITH_AUTHOR = WITH_CORNERS - {".json", ".otr"}


def planted(folder: Path, kind: str) -> Path:
    """A transcript of that kind in the folder."""
    path = folder / f"samtal{kind}"
    KINDS[kind](path)
    return path
