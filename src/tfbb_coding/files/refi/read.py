"""From a .qdpx or .qdc, whoever wrote it, to a project; what no study holds is counted."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from tfbb_coding.errors import UnreadableError
from tfbb_coding.files.decoding import read_bytes
from tfbb_coding.files.refi.names import QDC, QDPX
from tfbb_coding.files.refi.package import Package, opened
from tfbb_coding.files.refi.sources import Around, Tally, sources_below, values_of
from tfbb_coding.files.refi.texts import stored_text
from tfbb_coding.files.refi.tree import DEEPEST, first, guid_of, inner, parsed, person_of, refs, said, text_of, time_of
from tfbb_coding.messages import _
from tfbb_coding.model.exchange import (
    OWN,
    Person,
    Project,
    ProjectCase,
    ProjectCode,
    ProjectNote,
    ProjectSet,
    Unheld,
    Variable,
    every_code,
)
from tfbb_coding.model.text import normalise

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element


def read_exchange(path: Path) -> Project:
    """The project in a .qdpx, or one with nothing but the codes of a .qdc. Raises :class:`UnreadableError` in whole sentences."""
    suffix = path.suffix.lower()
    if suffix == QDC:
        return _codebook(parsed(read_bytes(path), path, "CodeBook"), path)
    if suffix != QDPX:
        hint = _("export the project as REFI-QDA in your program; where it has made a .zip, unpack that and name the .qdpx within it")
        raise UnreadableError(_("ends neither in .qdpx nor in .qdc"), path=path, hint=hint)
    with opened(path) as package:
        return _project(parsed(package.project(), path, "Project"), package)


def _codebook(root: "Element", path: Path) -> Project:
    codes = tuple(_code(one, path, 1) for one in inner(first(root, "Codes"), "Code"))
    sets = sum(1 for _set in inner(first(root, "Sets"), "Set"))
    unheld = Tally()
    unheld.add(Unheld.COLOURS, _colours(codes))
    unheld.add(Unheld.SETS, sets)
    return Project(normalise(path.stem), said(root, "origin"), codes=codes, unheld=unheld.left())


def _colours(codes: tuple[ProjectCode, ...]) -> int:
    return sum(bool(one.colour) for one in every_code(codes))


@dataclass(slots=True)
class _Links:
    """Memos by what they are linked to, as NVivo does it; all other links are only counted."""

    notes: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    others: int = 0


def _project(root: "Element", package: Package) -> Project:
    unheld = Tally()
    written = list(inner(first(root, "Notes"), "Note"))
    notes = tuple(_note(one, package) for one in written)
    links = _links(root, frozenset(note.guid for note in notes))
    codes = tuple(_code(one, package.path, 1, links) for one in inner(first(first(root, "CodeBook"), "Codes"), "Code"))
    cases = list(inner(first(root, "Cases"), "Case"))
    variables = list(inner(first(root, "Variables"), "Variable"))
    around = Around(package, links.notes, said(root, "origin").startswith(OWN), _annotations(root, written, unheld))
    unheld.add(Unheld.LINKS, links.others)
    unheld.add(Unheld.GRAPHS, sum(1 for _graph in inner(first(root, "Graphs"), "Graph")))
    unheld.add(Unheld.COLOURS, _colours(codes))
    unheld.add(Unheld.CASE_MARKS, sum(1 for case in cases for _one in inner(case, "SelectionRef", "CodeRef")))
    unheld.add(Unheld.ABOUT, sum(bool(text_of(one, "Description")) for one in variables))
    unheld.add(Unheld.ABOUT, sum(1 for note in written for _value in values_of(note)))
    return Project(
        name=said(root, "name") or normalise(package.path.stem),
        origin=said(root, "origin"),
        description=text_of(root, "Description"),
        people=tuple(Person(guid_of(one), said(one, "name"), said(one, "id")) for one in inner(first(root, "Users"), "User")),
        codes=codes,
        variables=tuple(Variable(guid_of(one), said(one, "name"), said(one, "typeOfVariable")) for one in variables),
        cases=tuple(_case(one, links) for one in cases),
        sources=tuple(sources_below(first(root, "Sources"), around, unheld)),
        all_notes=notes,
        sets=tuple(_set(one) for one in inner(first(root, "Sets"), "Set")),
        notes=refs(root, "NoteRef"),
        unheld=unheld.left(),
    )


def _code(element: "Element", path: Path, depth: int, links: _Links | None = None) -> ProjectCode:
    if depth > DEEPEST:
        message = _("codes stand below codes more than {n} levels deep; the file is damaged or made to do harm").format(n=DEEPEST)
        raise UnreadableError(message, path=path, hint=_("export it again"))
    guid = guid_of(element)
    return ProjectCode(
        guid,
        said(element, "name"),
        text_of(element, "Description"),
        said(element, "color"),
        (*refs(element, "NoteRef"), *(links.notes.get(guid, ()) if links else ())),
        tuple(_code(one, path, depth + 1, links) for one in inner(element, "Code")),
    )


def _note(element: "Element", package: Package) -> ProjectNote:
    parts = (text_of(element, "Description"), normalise(stored_text(element, package)).strip())
    words = "\n\n".join(dict.fromkeys(filter(None, parts)))
    return ProjectNote(guid_of(element), said(element, "name"), words, person_of(element), time_of(element))


def _annotations(root: "Element", notes: "Sequence[Element]", unheld: Tally) -> "dict[str, list[Element]]":
    """The passages without codes within memos that a source refers to, by memo; all else within memos is counted."""
    referred = {note for source in inner(first(root, "Sources"), "TextSource") for note in refs(source, "NoteRef")}
    found: dict[str, list[Element]] = {}
    for note in notes:
        places = list(inner(note, "PlainTextSelection"))
        codings = sum(1 for _one in inner(note, "Coding")) + sum(1 for one in places for _each in inner(one, "Coding"))
        if places and not codings and guid_of(note) in referred:
            found[guid_of(note)] = places
        else:
            unheld.add(Unheld.INSIDE_NOTES, codings or len(places))
    return found


def _links(root: "Element", notes: frozenset[str]) -> _Links:
    found = _Links()
    for link in inner(first(root, "Links"), "Link"):
        ends = (guid_of(link, "originGUID"), guid_of(link, "targetGUID"))
        about = [(note, other) for note, other in (ends, ends[::-1]) if note in notes and other not in notes]
        found.others += not about
        for note, other in about:
            found.notes[other].append(note)
    return found


def _case(element: "Element", links: _Links) -> ProjectCase:
    guid = guid_of(element)
    return ProjectCase(
        guid,
        said(element, "name"),
        text_of(element, "Description"),
        tuple(values_of(element)),
        refs(element, "SourceRef"),
        tuple(links.notes.get(guid, ())),
    )


def _set(element: "Element") -> ProjectSet:
    return ProjectSet(guid_of(element), said(element, "name"), refs(element, "MemberSource"), text_of(element, "Description"))
