"""From a project to the bytes of a .qdpx, and from its codes to those of a .qdc; the same project gives the same bytes.

Written as the schema Project.xsd of REFI-QDA 1.0 asks: elements in its order, the texts as UTF-8 with ``\\n`` line ends and without a byte
order mark in ``sources/<guid>.txt``, positions in Unicode code points of these texts.
"""

import io
import re
import zipfile
from collections.abc import Iterable
from uuid import UUID, uuid5
from xml.etree import ElementTree as ET

from tfbb_coding.files.refi.names import CODEBOOK_NS, INTERNAL, PROJECT_NS, PROJECT_PART, SOURCES
from tfbb_coding.model.exchange import INTEGER, Applied, Passage, Project, ProjectCase, ProjectCode, ProjectNote, Source, Value

_FIXED = (1980, 1, 1, 0, 0, 0)
"""The time of every part of the archive: the first one that a zip can tell."""
_NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters that no XML 1.0 may hold, not even escaped."""


def project_bytes(project: Project) -> bytes:
    """The archive: the project's XML, and a text for each source and memo."""
    texts = {_part(one.guid): one.text.encode() for one in _with_text(project)}
    return _zipped({PROJECT_PART: _document(_project(project), PROJECT_NS), **texts})


def codebook_bytes(project: Project) -> bytes:
    """The codes alone. A codebook has no description of its own: what the project's says stands in that of an empty set."""
    root = _element("CodeBook", origin=project.origin)
    codes = ET.SubElement(root, "Codes")
    for code in project.codes:
        codes.append(_code(code, with_notes=False))
    if project.description:
        told = _element("Set", guid=str(uuid5(UUID(project.codes[0].guid), "description")), name=project.name)
        _add_text(told, "Description", project.description)
        ET.SubElement(root, "Sets").append(told)
    return _document(root, CODEBOOK_NS)


def part_names(project: Project) -> dict[str, str]:
    """``{part of the archive: what a person calls it}``, for sentences about it."""
    return {_part(one.guid): one.name for one in _with_text(project)}


def _with_text(project: Project) -> list[Source | ProjectNote]:
    return [*project.sources, *project.all_notes]


def _part(guid: str) -> str:
    return f"{SOURCES}/{guid}.txt"


def _zipped(parts: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, data in parts.items():
            info = zipfile.ZipInfo(name, date_time=_FIXED)
            info.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(info, data)
    return out.getvalue()


def _document(root: ET.Element, namespace: str) -> bytes:
    root.set("xmlns", namespace)
    ET.indent(root, " ")
    return f'<?xml version="1.0" encoding="utf-8"?>\n{ET.tostring(root, encoding="unicode")}\n'.encode()


def _element(tag: str, **attributes: str) -> ET.Element:
    """An element with those of its attributes that say anything."""
    return ET.Element(tag, {name: _clean(value) for name, value in attributes.items() if value})


def _clean(text: str) -> str:
    return _NO_XML.sub("\ufffd", text)


def _add_text(parent: ET.Element, tag: str, text: str) -> None:
    if text:
        ET.SubElement(parent, tag).text = _clean(text)


def _add_refs(parent: ET.Element, tag: str, guids: Iterable[str]) -> None:
    for guid in guids:
        ET.SubElement(parent, tag, {"targetGUID": guid})


def _add_all(parent: ET.Element, tag: str, inner: Iterable[ET.Element]) -> None:
    """A list, or nothing at all where it would be empty: the schema knows no empty ones."""
    found = list(inner)
    if found:
        ET.SubElement(parent, tag).extend(found)


def _project(project: Project) -> ET.Element:
    root = _element("Project", name=project.name, origin=project.origin)
    _add_all(root, "Users", (_element("User", guid=one.guid, name=one.name, id=one.short) for one in project.people))
    if project.codes:
        _add_all(ET.SubElement(root, "CodeBook"), "Codes", (_code(code) for code in project.codes))
    _add_all(root, "Variables", (_element("Variable", guid=one.guid, name=one.name, typeOfVariable=one.kind) for one in project.variables))
    integers = frozenset(one.guid for one in project.variables if one.kind == INTEGER)
    _add_all(root, "Cases", (_case(case, integers) for case in project.cases))
    _add_all(root, "Sources", (_source(source, integers) for source in project.sources))
    _add_all(root, "Notes", (_note(note) for note in project.all_notes))
    _add_all(root, "Links", (_link(note, case.guid) for case in project.cases for note in case.notes))
    _add_all(root, "Sets", (_set(one.guid, one.name, one.sources) for one in project.sets))
    _add_text(root, "Description", project.description)
    _add_refs(root, "NoteRef", project.notes)
    return root


def _code(code: ProjectCode, *, with_notes: bool = True) -> ET.Element:
    element = _element("Code", guid=code.guid, name=code.name, isCodable="true", color=code.colour)
    _add_text(element, "Description", code.description)
    _add_refs(element, "NoteRef", code.notes if with_notes else ())
    for below in code.codes:
        element.append(_code(below, with_notes=with_notes))
    return element


def _value(value: Value, integers: frozenset[str]) -> ET.Element:
    element = ET.Element("VariableValue")
    _add_refs(element, "VariableRef", [value.variable])
    _add_text(element, "IntegerValue" if value.variable in integers else "TextValue", value.text)
    return element


def _case(case: ProjectCase, integers: frozenset[str]) -> ET.Element:
    element = _element("Case", guid=case.guid, name=case.name)
    _add_text(element, "Description", case.description)
    element.extend([_value(value, integers) for value in case.values])
    _add_refs(element, "SourceRef", case.sources)
    return element


def _source(source: Source, integers: frozenset[str]) -> ET.Element:
    element = _element(
        "TextSource", guid=source.guid, name=source.name, plainTextPath=f"{INTERNAL}{source.guid}.txt", creationDateTime=source.time
    )
    _add_text(element, "Description", source.description)
    element.extend([_passage(passage) for passage in source.passages])
    _add_refs(element, "NoteRef", source.notes)
    element.extend([_value(value, integers) for value in source.values])
    return element


def _passage(passage: Passage) -> ET.Element:
    element = _element(
        "PlainTextSelection",
        guid=passage.guid,
        name=passage.words,
        startPosition=str(passage.start),
        endPosition=str(passage.end),
        creatingUser=passage.person,
        creationDateTime=passage.time,
    )
    _add_text(element, "Description", passage.description)
    element.extend([_applied(one) for one in passage.applied])
    _add_refs(element, "NoteRef", passage.notes)
    return element


def _applied(one: Applied) -> ET.Element:
    element = _element("Coding", guid=one.guid, creatingUser=one.person, creationDateTime=one.time)
    _add_refs(element, "CodeRef", [one.code])
    _add_refs(element, "NoteRef", one.notes)
    return element


def _note(note: ProjectNote) -> ET.Element:
    return _element(
        "Note",
        guid=note.guid,
        name=note.name,
        plainTextPath=f"{INTERNAL}{note.guid}.txt",
        creatingUser=note.person,
        creationDateTime=note.time,
    )


def _link(note: str, case: str) -> ET.Element:
    """The standard lets no case refer to a memo; a link does instead."""
    return _element("Link", guid=str(uuid5(UUID(note), case)), direction="OneWay", originGUID=note, targetGUID=case)


def _set(guid: str, name: str, sources: Iterable[str]) -> ET.Element:
    element = _element("Set", guid=guid, name=name)
    _add_refs(element, "MemberSource", sources)
    return element
