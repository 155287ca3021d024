"""Projects as other programs write them, made here: each in its program's manner (names of parts, guids, paths, what is left out), every word invented."""

import io
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID, uuid5
from xml.sax.saxutils import escape, quoteattr

NS = "urn:QDA-XML:project:1.0"
_SPACE = UUID("6f1d6f0e-3f0b-4f43-9a52-9a7d9a5c2b11")
TALK = """\
Intervjuare: Vad var svårast i början?

Deltagare 1: Vi hade ont om tid, så bärplockningen blev aldrig av.

Deltagare 2: Och ingen visste vem som bestämde över ängen.

Intervjuare: Vad hjälpte?

Deltagare 1: Att grannarna lånade ut en släpvagn. 🚜 Den gick varje dag.
"""


def guid(name: str) -> str:
    return str(uuid5(_SPACE, name))


def place(words: str, text: str = TALK) -> tuple[int, int]:
    """Where the words stand, in code points."""
    return text.index(words), text.index(words) + len(words)


def attributes(**values: object) -> str:
    return "".join(f" {name}={quoteattr(str(value))}" for name, value in values.items() if value != "")


def element(tag: str, *inner: str, **values: object) -> str:
    return f"<{tag}{attributes(**values)}>{''.join(inner)}</{tag}>" if inner else f"<{tag}{attributes(**values)}/>"


def project(*inner: str, namespace: str = NS, **values: object) -> str:
    return f'<?xml version="1.0" encoding="utf-8"?>\n<Project xmlns="{namespace}"{attributes(**values)}>{"".join(inner)}</Project>'


def coding(code: str, user: str = "", name: str = "", *inner: str) -> str:
    return element(
        "Coding",
        element("CodeRef", targetGUID=guid(code)),
        *inner,
        guid=guid(f"coding {code} {user} {name}"),
        creatingUser=guid(user) if user else "",
        creationDateTime="2025-03-04T10:00:00Z",
    )


def selection(span: tuple[int, int], *inner: str, name: str = "", user: str = "", **values: object) -> str:
    return element(
        "PlainTextSelection",
        *inner,
        guid=guid(f"selection {span} {name} {user}"),
        name=name,
        startPosition=span[0],
        endPosition=span[1],
        creatingUser=guid(user) if user else "",
        **values,
    )


def code(name: str, *inner: str, description: str = "", **values: object) -> str:
    told = [f"<Description>{escape(description)}</Description>"] if description else []
    return element("Code", *told, *inner, guid=guid(name), name=name.rpartition("/")[2], **({"isCodable": "true"} | values))


def zipped(parts: Mapping[str, str | bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return out.getvalue()


@dataclass(frozen=True)
class Written:
    """A file, and the words that each coder has coded in it: ``(coder, theme label, code label): words``."""

    path: Path
    said: Mapping[tuple[str, str, str], str]


HINDER = "Vi hade ont om tid"
WHO = "ingen visste vem som bestämde över ängen"
HELP = "Den gick varje dag."
"""After the tractor, which some programs count as two."""


def _tree(**values: str) -> str:
    codes = code("Hinder", code("Hinder/Tid", **values), code("Hinder/Ansvar", **values), description="Det som står i vägen.", **values)
    return element("CodeBook", element("Codes", codes, code("Hjälp", description="Det som hjälpte.", **values)))


def nvivo(folder: Path) -> Written:
    """NVivo: capital Sources, a docx and a txt for each source, CRLF and a mark at the beginning, UTF-16 units, cases among the codes, links to memos."""
    text = TALK.replace("\n", "\r\n")

    def at(words: str) -> tuple[int, int]:
        start, end = place(words, text)
        wide = text[:start].count("🚜")
        return start + wide, end + wide

    case = element("Case", element("SourceRef", targetGUID=guid("source")), guid=guid("Skogslaget"), name="Skogslaget")
    book = element(
        "CodeBook",
        element("Codes", code("Hinder", code("Hinder/Tid"), description="Det som står i vägen."), code("Skogslaget"), code("Hjälp")),
    )
    source = element(
        "TextSource",
        selection(at(HINDER), "<Description />", coding("Hinder/Tid", "Siv Ek"), user="Siv Ek"),
        selection(at(HELP), coding("Hjälp", "Bo Ek"), user="Bo Ek"),
        selection((0, len(text) + 1), coding("Skogslaget", "Siv Ek"), user="Siv Ek"),
        guid=guid("source"),
        name="Fokusgrupp skogen",
        richTextPath=f"internal://{guid('source')}.docx",
        plainTextPath=f"internal://{guid('source')}.txt",
        creatingUser=guid("Siv Ek"),
    )
    note = element(
        "Note", guid=guid("memo"), name="Tankar om tid", plainTextPath=f"internal://{guid('memo')}.txt", creatingUser=guid("Siv Ek")
    )
    link = element("Link", guid=guid("link"), originGUID=guid("memo"), targetGUID=guid("source"), direction="Associative")
    users = element(
        "Users", element("User", guid=guid("Siv Ek"), name="Siv Ek", id="SE"), element("User", guid=guid("Bo Ek"), name="Bo Ek", id="BE")
    )
    xml = project(
        users,
        book,
        element("Cases", case),
        element("Sources", source),
        element("Notes", note),
        element("Links", link),
        name="Ängen",
        origin="NVivo",
    )
    parts: dict[str, str | bytes] = {
        "project.qde": xml,
        f"Sources/{guid('source')}.txt": ("\ufeff" + text).encode(),
        f"Sources/{guid('source')}.docx": b"PK not read",
        f"Sources/{guid('memo')}.txt": "Tiden är ett svar på något annat.",
    }
    path = folder / "från nvivo.qdpx"
    path.write_bytes(zipped(parts))
    return Written(path, {("se", "Hinder", "Tid"): HINDER, ("be", "Hjälp", ""): HELP})


def maxqda(folder: Path) -> Written:
    """MAXQDA: small sources, guids in capitals and braces, document groups as sets, comments as descriptions, values on the source."""
    upper = "{%s}"
    source = element(
        "TextSource",
        element("Description", "Samtalet hölls utomhus."),
        selection(
            place(HINDER), element("Description", "Återkommer i alla grupper."), coding("Hinder/Tid", "Maja"), name=HINDER, user="Maja"
        ),
        selection(place(WHO), coding("Hinder/Ansvar", "Maja"), coding("Hinder", "Maja"), name=WHO[:20] + "…", user="Maja"),
        element("VariableValue", element("VariableRef", targetGUID=guid("Omgång")), element("TextValue", "höst")),
        element("VariableValue", element("VariableRef", targetGUID=guid("Väder")), element("TextValue", "regn")),
        guid=upper % guid("source").upper(),
        name="Fokusgrupp skogen",
        plainTextPath=f"internal://{guid('source')}.txt",
    )
    group = element("Set", element("MemberSource", targetGUID=upper % guid("source").upper()), guid=guid("set"), name="Norra ängen")
    variables = [element("Variable", guid=guid(name), name=name, typeOfVariable="Text") for name in ("Omgång", "Väder")]
    xml = project(
        element("Users", element("User", guid=guid("Maja"), name="Maja")),
        _tree(color="#ff8800"),
        element("Variables", *variables),
        element(
            "Sources",
            source,
            element(
                "PictureSource",
                element("PictureSelection", guid=guid("p"), firstX=1, firstY=1, secondX=2, secondY=2),
                guid=guid("picture"),
                name="karta",
            ),
        ),
        element("Sets", group),
        name="Ängen",
        origin="MAXQDA 2022 (Release 22.8.0)",
    )
    path = folder / "maxqda.qdpx"
    path.write_bytes(zipped({"project.qde": xml, f"sources/{guid('source')}.txt": TALK}))
    return Written(path, {("maja", "Hinder", "Tid"): HINDER, ("maja", "Hinder", "Ansvar"): WHO, ("maja", "Hinder", ""): WHO})


def atlas(folder: Path) -> Written:
    """ATLAS.ti: flat codes with groups as sets, quotations with names, notes referred to by codings, UTF-16 units in a text with LF."""
    start, end = place(HELP)
    source = element(
        "TextSource",
        selection((start + 1, end + 1), coding("Hjälp", "AL", "", element("NoteRef", targetGUID=guid("comment"))), name=HELP, user="AL"),
        selection(place(HINDER), coding("Tid", "AL"), name=HINDER, user="AL"),
        guid=guid("source"),
        name="Fokusgrupp skogen.docx",
        plainTextPath=f"internal://{guid('source')}.txt",
    )
    note = element("Note", element("PlainTextContent", "Det enda som nämns som hjälp."), guid=guid("comment"), name="Kommentar")
    xml = project(
        element("Users", element("User", guid=guid("AL"), name="AL")),
        element("CodeBook", element("Codes", code("Hjälp", color="#46AA00"), code("Tid"))),
        element("Sources", source),
        element("Notes", note),
        element("Sets", element("Set", element("MemberCode", targetGUID=guid("Tid")), guid=guid("group"), name="Hinder")),
        name="Ängen",
        origin="ATLAS.ti Win 23.4.0",
    )
    path = folder / "atlas.qdpx"
    path.write_bytes(zipped({"project.qde": xml, f"sources/{guid('source')}.txt": TALK}))
    return Written(path, {("al", "Hjälp", ""): HELP, ("al", "Tid", ""): HINDER})


def qualcoder(folder: Path) -> Written:
    """QualCoder: categories that are not codable, the owner on the passage, a source that lies beside the archive."""
    categories = code("Hinder", code("Hinder/Tid"), code("Hinder/Ansvar"), isCodable="false")
    source = element(
        "TextSource",
        selection(place(HINDER), coding("Hinder/Tid"), user="default", creationDateTime="2024-05-01T12:00:00Z"),
        selection(place(WHO), coding("Hinder/Ansvar"), user="default"),
        guid=guid("source"),
        name="skogen.txt",
        plainTextPath="relative://texter/skogen.txt",
    )
    xml = project(
        element("Users", element("User", guid=guid("default"), name="default")),
        element("CodeBook", element("Codes", categories)),
        element("Sources", source),
        name="angen.qda",
        origin="QualCoder 3.5",
        basePath="/home/nagon/projekt",
    )
    path = folder / "qualcoder.qdpx"
    (folder / "texter").mkdir()
    (folder / "texter" / "skogen.txt").write_text(TALK, encoding="utf-8")
    path.write_bytes(zipped({"project.qde": xml}))
    return Written(path, {("default", "Hinder", "Tid"): HINDER, ("default", "Hinder", "Ansvar"): WHO})


def bare(folder: Path) -> Written:
    """The least that a project can be: no users, no descriptions, no dates, the text within the XML, codes three deep, passages that overlap."""
    codes = code("A", code("A/B", code("A/B/C")))
    whole = "Vi hade ont om tid, så bärplockningen blev aldrig av."
    source = element(
        "TextSource",
        element("PlainTextContent", escape(TALK)),
        selection(place(whole), coding("A/B/C")),
        selection(place("ont om tid"), coding("A/B")),
        guid=guid("source"),
        name="skogen",
    )
    path = folder / "kal.qdpx"
    path.write_bytes(zipped({"project.qde": project(element("CodeBook", element("Codes", codes)), element("Sources", source), name="Kal")}))
    return Written(path, {("import", "A", "B › C"): whole, ("import", "A", "B"): "ont om tid"})


def taguette_codebook(folder: Path) -> Path:
    """Taguette writes codebooks alone: tags with their path for a name, no definitions, an empty list of sets."""
    tags = "".join(element("Code", guid=guid(name).upper(), name=name, isCodable="true") for name in ("hinder", "hinder.tid", "hjälp"))
    path = folder / "codebook.qdc"
    xml = f'<?xml version="1.0" encoding="utf-8"?>\n<CodeBook xmlns="urn:QDA-XML:codebook:1.0" origin="Taguette 1.4.1"><Codes>{tags}</Codes><Sets/></CodeBook>'
    path.write_text(xml, encoding="utf-8")
    return path


def nvivo_codebook(folder: Path) -> Path:
    """NVivo's codebook: an older namespace's schema location, a mark at the beginning, definitions."""
    path = folder / "kodbok från nvivo.qdc"
    head = '<CodeBook xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="urn:QDA-XML:codebook:0:4 Codebook.xsd" origin="NVivo" xmlns="urn:QDA-XML:codebook:1.0">'
    inner = code(
        "Hinder", code("Hinder/Tid", description="När tiden inte räcker."), description="Det som står i vägen.\nÄven sådant som är löst."
    )
    path.write_text(f'\ufeff<?xml version="1.0" encoding="utf-8"?>{head}<Codes>{inner}</Codes></CodeBook>', encoding="utf-8")
    return path
