"""Whole projects in the habits of other programs, with something in every place that they use; every word invented.

Each tells what of it must stand in the study afterwards, word by word, and by which sentences the rest is told. What the habits are was
learned from the programs' documentation and from what their users and the makers of readers have written about their files.
"""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from refi_projects import HELP, HINDER, TALK, WHO, attributes, code, coding, element, guid, place, project, selection, zipped

OTHER = """\
Intervjuare: Och vintern?

Deltagare 3: Då sopade vi isen varje morgon före skolan.

Deltagare 4: Den mörka tiden var lång. 🌨️ Men bastun var varm.
"""
ICE = "sopade vi isen varje morgon"
SAUNA = "Men bastun var varm."


@dataclass(frozen=True)
class Habit:
    """A file, words that must stand in the study, codings as ``(coder, theme, code): words``, and sentences that must be said."""

    path: Path
    said: dict[tuple[str, str, str], str]
    kept: tuple[str, ...] = ()
    told: tuple[str, ...] = ()


def ref(tag: str, name: str) -> str:
    return element(tag, targetGUID=guid(name))


def note(name: str, text: str, title: str = "", *inner: str, **values: object) -> str:
    return element("Note", f"<PlainTextContent>{text}</PlainTextContent>", *inner, **({"guid": guid(name), "name": title} | values))


def value(variable: str, words: str, kind: str = "TextValue") -> str:
    return element("VariableValue", ref("VariableRef", variable), f"<{kind}>{words}</{kind}>")


def variable(name: str, kind: str = "Text") -> str:
    return element("Variable", guid=guid(name), name=name, typeOfVariable=kind)


def user(called: str, **values: str) -> str:
    return element("User", guid=guid(called), **values)


def in_utf16(words: str, text: str) -> tuple[int, int]:
    """Where the words stand as a program counts that takes every emoji for two."""
    start, end = place(words, text)
    return start + sum(ord(one) > 0xFFFF for one in text[:start]), end + sum(ord(one) > 0xFFFF for one in text[:end])


def nvivo(folder: Path) -> Habit:
    """Capital Sources; CRLF and a mark; UTF-16 units; cases that are codes and mark passages, not sources; annotations by links; pictures and sound."""
    first, second = TALK.replace("\n", "\r\n"), OTHER.replace("\n", "\r\n")
    cases = [
        element("Case", element("Description", "Laget i norr."), value("Fall:Läge", "kusten"), guid=guid("Skogslaget"), name="Skogslaget"),
        element("Case", guid=guid("Sommarlaget"), name="Sommarlaget"),
    ]
    book = [
        code("Hinder", code("Hinder/Tid"), description="Det som står i vägen."),
        code("Fall", code("Skogslaget"), code("Sommarlaget")),
    ]
    texts = element(
        "TextSource",
        element("Description", "Inspelad vid sjön."),
        selection(in_utf16(HINDER, first), coding("Hinder/Tid", "Siv Ek"), user="Siv Ek", creationDateTime="2025-01-01T00:00:00Z"),
        selection(in_utf16(HELP, first), name="annotering", user="Siv Ek"),
        selection((0, len(first) + 1), coding("Skogslaget", "Siv Ek"), user="Siv Ek"),
        guid=guid("ett"),
        name="Fokusgrupp ett",
        richTextPath=f"internal://{guid('ett')}.docx",
        plainTextPath=f"internal://{guid('ett')}.txt",
    )
    other = element(
        "TextSource",
        selection(in_utf16(ICE, second), coding("Sommarlaget", "Siv Ek"), user="Siv Ek"),
        selection(in_utf16(SAUNA, second), coding("Hinder", "Bo Ek"), user="Bo Ek"),
        guid=guid("två"),
        name="Fokusgrupp två",
        plainTextPath=f"internal://{guid('två')}.txt",
    )
    picture = element(
        "PictureSource",
        element("Description", "En karta."),
        element("PictureSelection", coding("Hinder", "Siv Ek", "bild"), guid=guid("ruta"), firstX=1, firstY=1, secondX=9, secondY=9),
        guid=guid("karta"),
        name="karta.jpg",
        path=f"internal://{guid('karta')}.jpg",
    )
    links = [
        element("Link", guid=guid("l1"), originGUID=guid("annot"), targetGUID=guid(f"selection {in_utf16(HELP, first)} annotering Siv Ek")),
        element("Link", guid=guid("l2"), originGUID=guid("Hinder"), targetGUID=guid("Skogslaget"), direction="OneWay"),
    ]
    memo = element(
        "Note", element("Description", "Kort om den."), guid=guid("dagbok"), name="Dagbok", plainTextPath="internal://dagbok.txt"
    )
    xml = project(
        element("Users", user("Siv Ek", name="Siv Ek", id="SE"), user("Bo Ek", name="Bo Ek", id="BE")),
        element("CodeBook", element("Codes", *book)),
        element("Variables", variable("Fall:Läge")),
        element("Cases", *cases),
        element("Sources", texts, other, picture),
        element("Notes", note("annot", "Släpvagnen igen."), memo),
        element("Links", *links),
        element("Graphs", element("Graph", guid=guid("g"), name="Karta över teman")),
        name="Ängen",
        origin="NVivo",
    )
    parts: dict[str, str | bytes] = {
        "project.qde": xml,
        f"Sources/{guid('ett')}.txt": ("\ufeff" + first).encode(),
        f"Sources/{guid('ett')}.docx": b"not read",
        f"Sources/{guid('två')}.txt": ("\ufeff" + second).encode("utf-16"),
        "Sources/dagbok.txt": "Mycket regn i dag.",
    }
    path = folder / "Ängen (från NVivo).qdpx"
    path.write_bytes(zipped(parts))
    return Habit(
        path,
        {("se", "Hinder", "Tid"): HINDER, ("be", "Hinder", ""): SAUNA},
        ("Inspelad vid sjön.", "Släpvagnen igen.", "Mycket regn i dag.", "Kort om den.", "Dagbok", "Laget i norr.", "name: Skogslaget"),
        (
            "values of the variable 'Fall:Läge', which a study has no place for: 1",
            "marked as a case's, or with a code that the file does not list: 1",
            "cases without an interview: 1",
            "pictures: 1 (codings on them: 1)",
            "descriptions and values of what a study does not hold: 1",
            "links: 1",
            "maps and diagrams: 1",
        ),
    )


def maxqda(folder: Path) -> Habit:
    """Guids in capitals and braces, two documents of one name, groups with a memo, comments without codes, values on nameless cases, three levels, a PDF."""
    wide = f"{{{guid('ett').upper()}}}"
    codes = code("Hinder", code("Hinder/Tid", code("Hinder/Tid/Vinter"), color="#f80"), color="#ff8800")
    one = element(
        "TextSource",
        selection(place(HINDER), element("Description", "Återkommer."), coding("Hinder/Tid", "Maja"), name=HINDER, user="Maja"),
        selection(place(WHO), element("Description", "Bara en kommentar."), name=WHO[:15], user="Maja"),
        coding("Hinder", "Maja", "hela"),
        ref("NoteRef", "i dokumentet"),
        guid=wide,
        name="Samtal",
        plainTextPath=f"internal://{guid('ett')}.txt",
    )
    two = element(
        "TextSource",
        element("PlainTextContent", OTHER),
        selection(place(ICE, OTHER), coding("Hinder/Tid/Vinter"), name=ICE),
        guid=guid("två").upper(),
        name="Samtal",
    )
    pdf = element(
        "PDFSource",
        element("PDFSelection", coding("Hinder", "Maja", "sida"), guid=guid("p"), page=1, firstX=0, firstY=0, secondX=1, secondY=1),
        guid=guid("pdf"),
        name="Beslut.pdf",
        path=f"internal://{guid('pdf')}.pdf",
    )
    within = note("i dokumentet", "Sagt med eftertryck.", "Memo 1", selection(place(HELP)))
    group = element(
        "Set", element("Description", "Gruppen möttes på fredagar."), ref("MemberSource", "ett"), guid=guid("set"), name="Norra ängen"
    )
    facts = element("Case", value("Omgång", "höst"), value("Deltagare", "4", "IntegerValue"), ref("SourceRef", "två"), guid=guid("rad"))
    xml = project(
        element("Users", user("Maja", name="Maja")),
        element("CodeBook", element("Codes", codes)),
        element("Variables", variable("Omgång"), variable("Deltagare", "Integer")),
        element("Cases", facts),
        element("Sources", one, two, pdf),
        element(
            "Notes", within, note("fri", "Tanke om helheten.", "Idé", modifyingUser=guid("Maja"), modifiedDateTime="2025-07-14T18:42:34Z")
        ),
        element("Sets", group),
        name="Ängen",
        origin="MAXQDA 24 (Release 24.7.0)",
        modifiedDateTime="2025-07-14T18:42:34Z",
    )
    path = folder / "maxqda.qdpx"
    path.write_bytes(zipped({"project.qde": xml, f"sources/{guid('ett')}.txt": "\ufeff" + TALK}))
    return Habit(
        path,
        {("maja", "Hinder", "Tid"): HINDER, ("import", "Hinder", "Tid › Vinter"): ICE},
        (
            "Återkommer.",
            "Bara en kommentar.",
            "Sagt med eftertryck.",
            "Gruppen möttes på fredagar.",
            "Tanke om helheten.",
            "wave: höst, participants: 4",
        ),
        (
            "codes applied to a whole interview: 1",
            "PDFs without their text: 1 (codings on them: 1)",
            "colours of codes: 2",
            "whose path is their label now: 1",
        ),
    )


def atlas(folder: Path) -> Habit:
    """A .qde called after the project, media beside the archive, free quotations, comments on codings, groups of codes, hyperlinks, overlapping document groups."""
    sound = element(
        "AudioSource",
        element(
            "Transcript",
            element("SyncPoint", guid=guid("s1"), position=place(ICE, OTHER)[0], timeStamp=0),
            element("SyncPoint", guid=guid("s2"), position=place(ICE, OTHER)[1], timeStamp=2500),
            element(
                "TranscriptSelection", coding("Tid", "AL"), guid=guid("ts"), name=ICE, fromSyncPoint=guid("s1"), toSyncPoint=guid("s2")
            ),
            guid=guid("utskrift"),
            name="vinter",
            plainTextPath=f"internal://{guid('utskrift')}.txt",
        ),
        element("AudioSelection", coding("Tid", "AL", "ljud"), guid=guid("as"), begin=0, end=2500),
        guid=guid("ljud"),
        name="vinter.m4a",
        path="relative:///vinter.m4a",
    )
    film = element("VideoSource", guid=guid("film"), name="film.mp4", path="relative:///film.mp4")
    source = element(
        "TextSource",
        selection(place(HINDER), coding("Tid", "AL", "", ref("NoteRef", "k1")), name=HINDER, user="AL"),
        selection(place(WHO), name=WHO, user="AL"),
        guid=guid("ett"),
        name="Fokusgrupp ett.docx",
        plainTextPath=f"internal://{guid('ett')}.txt",
    )
    groups = [
        element("Set", ref("MemberCode", "Tid"), guid=guid("kg"), name="Kodgrupp"),
        element(
            "Set",
            element("Description", "De i norr."),
            ref("MemberSource", "ett"),
            ref("MemberSource", "ljud"),
            guid=guid("d1"),
            name="Norr",
        ),
        element("Set", ref("MemberSource", "ett"), guid=guid("d2"), name="Höst"),
    ]
    link = element("Link", guid=guid("h"), originGUID=guid("a"), targetGUID=guid("b"), direction="OneWay", name="motsäger")
    head = f'<?xml version="1.0" encoding="utf-8"?><q:Project xmlns:q="urn:QDA-XML:project:1.0"{attributes(name="Ängen", origin="ATLAS.ti Mac 25.0.1")}>'
    body = "".join((
        element("Users", user("AL", name="AL")),
        element("CodeBook", element("Codes", code("Tid", description="Det som tar tid."))),
        element("Sources", source, sound, film),
        element("Notes", note("k1", "Det enda som nämns.")),
        element("Links", link),
        element("Sets", *groups),
        element("Description", "Projekt om ängen."),
    ))  # fmt: skip
    prefixed = body.replace("</", "\0").replace("<", "<q:").replace("\0", "</q:")
    path = folder / "Ängen.qdpx"
    parts = {"Ängen.qde": f"{head}{prefixed}</q:Project>", f"sources/{guid('ett')}.txt": TALK, f"sources/{guid('utskrift')}.txt": OTHER}
    path.write_bytes(zipped(parts))
    return Habit(
        path,
        {("al", "Tid", ""): ICE},  # the other of them is looked at by its memo
        (HINDER, "Det enda som nämns.", "Projekt om ängen.", "De i norr.", "Det som tar tid."),
        (
            "passages marked with neither a code nor a memo: 1",
            "films without a transcript: 1 (codings on them: 0)",
            "without their sound: 1",
            "stretches marked in recordings whose transcripts were: 1 (codings on them: 1)",
            "sets: 3",
            "links: 1",
        ),
    )


def qualcoder(folder: Path) -> Habit:
    """Parts with backslashes, categories that are not codable, cases with values and passages, a journal, a nameless coder, an old schema location."""
    first = code("Hinder", code("Hinder/Tid", description="Minne av koden."), isCodable="false", description="Minne av kategorin.")
    source = element(
        "TextSource",
        element("Description", "Minne av filen."),
        selection(place(HINDER), coding("Hinder/Tid", "nobody"), user="nobody"),
        selection(place(HELP), coding("Hinder/Tid")),
        value("Plats", "ladan"),
        guid=guid("ett"),
        name="ett.txt",
        plainTextPath=f"internal://{guid('ett')}.txt",
    )
    picture = element(
        "PictureSource",
        element(
            "TextDescription",
            element("PlainTextContent", OTHER),
            selection(place(SAUNA, OTHER), coding("Hinder/Tid", "nobody"), user="nobody"),
            guid=guid("bildtext"),
            name="bildtext",
        ),
        guid=guid("bild"),
        name="bild.png",
    )
    case = element(
        "Case",
        element("Description", "Minne av fallet."),
        ref("CodeRef", "Hinder/Tid"),
        value("Ålder", "30", "FloatValue"),
        ref("SourceRef", "ett"),
        ref("SelectionRef", "s"),
        guid=guid("fall"),
        name="Laget",
    )
    xml = project(
        element("Users", user("nobody")),
        element("CodeBook", element("Codes", first)),
        element(
            "Variables",
            element("Variable", element("Description", "I år."), guid=guid("Ålder"), name="Ålder", typeOfVariable="Float"),
            variable("Plats"),
        ),
        element("Cases", case),
        element("Sources", source, picture),
        element("Notes", note("journal", "Dagens tankar.", "Journal 1"), element("Note", guid=guid("tom"), name="Bara en rubrik")),
        name="angen.qda",
        origin="Qualcoder-3.5",
    ).replace(
        "<Project ",
        '<Project xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="urn:QDA-XML:project:1:0 Project.xsd" ',
    )
    path = folder / "qualcoder.qdpx"
    path.write_bytes(zipped({"project.qde": xml, f"Sources\\{guid('ett')}.txt": TALK}))
    return Habit(
        path,
        {("import2", "Hinder", "Tid"): SAUNA, ("import", "Hinder", "Tid"): HELP},
        (
            HINDER,
            "Minne av koden.",
            "Minne av kategorin.",
            "Minne av filen.",
            "Minne av fallet.",
            "Dagens tankar.",
            "Bara en rubrik",
            "name: Laget",
        ),
        (
            "passages and codes that belong to a case: 2",
            "descriptions and values of what a study does not hold: 1",
            "values of the variable 'Plats', which a study has no place for: 1",
            "values of the variable 'Ålder', which a study has no place for: 1",
        ),
    )


HABITS: tuple[Callable[[Path], Habit], ...] = (nvivo, maxqda, atlas, qualcoder)
