"""What programs for transcribing write: ELAN (.eaf), EXMARaLDA (.exb), Transcriber (.trs), oTranscribe (.otr).

The text is what ``tfbb show`` prints. Everything else that stands in such a file, also in attributes, is a part: who spoke and says
nothing, who transcribed, remarks, tiers that comment on the talk, and what the recording is called.
"""

import html
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote

from tfbb_coding.errors import UnreadableError
from tfbb_coding.files.archives import broken_file
from tfbb_coding.files.decoding import decode, read_bytes
from tfbb_coding.files.documents.parts import Document, Part
from tfbb_coding.files.documents.web import read_html
from tfbb_coding.files.documents.word import is_somebody
from tfbb_coding.files.transcripts import read_transcript
from tfbb_coding.files.transcripts.annotations import annotation_root
from tfbb_coding.model.identifier_words import MEDIA_FILE
from tfbb_coding.model.text import normalise

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_PEOPLE = {"AUTHOR": "author", "ANNOTATOR": "author", "scribe": "author", "transcriber": "author"}
_SPEAKERS = frozenset({"PARTICIPANT", "TIER_ID", "abbreviation", "display-name", "name"})
_MEDIA = frozenset({"MEDIA_URL", "RELATIVE_MEDIA_URL", "EXTRACTED_FROM", "LINK_URL", "RELATIVE_LINK_URL", "audio_filename", "url"})
_COMMENTS = frozenset({"comment", "desc"})
_UNREAD = frozenset({"CONSTRAINT", "LOCALE", "tierformat-table", "tierformat", "tli", "TIME_SLOT", "language", "sex"})
"""Elements that only the program writes in."""
_TECHNICAL_NAMES = """ANNOTATION_ID TIME_SLOT_ID TIME_VALUE TIME_SLOT_REF1 TIME_SLOT_REF2
    ANNOTATION_REF PREVIOUS_ANNOTATION CVE_REF CVE_ID CV_REF
    LINGUISTIC_TYPE_REF PARENT_REF DEFAULT_LOCALE TIME_ALIGNABLE GRAPHIC_REFERENCES CONSTRAINTS MIME_TYPE TIME_UNITS TIME_ORIGIN VERSION
    FORMAT DATE LANG_REF LANG_ID LANG_DEF LANG_LABEL EXT_REF EXT_REF_ID TYPE noNamespaceSchemaLocation id start end type category speaker
    time tierref lang check dialect accent scope version version_date startTime endTime mode fidelity channel topic nb elapsed_time extent
    attribute-name NAME"""
_TECHNICAL = frozenset(_TECHNICAL_NAMES.split())
"""Attributes whose values the program makes up, or that point at something else in the file."""
_REMARK = re.compile(r"<!--(.*?)-->", re.DOTALL)
_NUMBER = re.compile(r"[\d:.,\s]*|urn:\S*|true|false")


def read_annotations(path: Path) -> Document:
    """An ELAN, EXMARaLDA or Transcriber file. Raises :class:`UnreadableError` for one that is broken or another program's."""
    root = annotation_root(path)
    text = _talk(path)
    flat = " ".join(text.split())
    people: list[tuple[str, str]] = []
    parts = [Part("comment", normalise(html.unescape(said.strip()))) for said in _REMARK.findall(decode(read_bytes(path), path).text)]
    for name, raw in _values(root):
        value = normalise(" ".join(raw.split()))
        if name in _PEOPLE:
            people += [(_PEOPLE[name], value)] if is_somebody(value) else []
        elif not (name == "" and value in flat):
            parts.append(_part(name, value))
    return Document(path, text, tuple(dict.fromkeys(parts)), tuple(dict.fromkeys(people)))


def _talk(path: Path) -> str:
    """What is said, as ``tfbb show`` prints it; nothing where all tiers comment."""
    try:
        return read_transcript(path).text
    except UnreadableError:
        return ""


def _values(element: "Element") -> Iterator[tuple[str, str]]:
    """(attribute's name, or element's where it is one that tells, or the empty string; value) of all that stands in the tree."""
    if element.tag in _UNREAD:
        return
    for name, value in element.attrib.items():
        own = name.rpartition("}")[2]
        if own not in _TECHNICAL and not _NUMBER.fullmatch(value):
            yield own, value
    telling = element.tag if element.tag in _COMMENTS | _SPEAKERS | _PEOPLE.keys() else _said_by(element)
    for said in (element.text, *(child.tail for child in element)):
        if said and said.strip() and not _NUMBER.fullmatch(said):
            yield telling, said
    for child in element:
        yield from _values(child)


def _said_by(element: "Element") -> str:
    """What a fact of EXMARaLDA's is called: ``<ud-information attribute-name="Transcriber">``."""
    return (element.get("attribute-name") or "").lower() if (element.get("attribute-name") or "").lower() in _PEOPLE else ""


def _part(name: str, value: str) -> Part:
    if name in _MEDIA:
        return media_part(value)
    if name in _SPEAKERS:
        return Part("speaker", f"{value}:")  # as before somebody's words, since it is nobody else's place
    return Part("comment" if name in _COMMENTS else "property", value)


def media_part(address: str) -> Part:
    """A recording's name, without the folders that it lay in; those are told by :func:`users_in`."""
    return Part(MEDIA_FILE, unquote(normalise(address)))


def read_otranscribe(path: Path) -> Document:
    """An oTranscribe file: a web page within JSON, and the recording's name. Raises :class:`UnreadableError` for a broken one."""
    try:
        tree = json.loads(decode(read_bytes(path), path).text)
    except (ValueError, RecursionError):
        tree = None
    page = tree.get("text") if isinstance(tree, dict) else None
    if not isinstance(page, str):
        raise broken_file(path, "oTranscribe")
    document = read_html(path, page)
    others = [(name, value) for name, value in tree.items() if name != "text" and isinstance(value, str) and not _NUMBER.fullmatch(value)]
    parts = [media_part(value) if name.startswith("media") else Part("property", normalise(value)) for name, value in others]
    return Document(path, document.text, (*document.parts, *parts), document.metadata)
