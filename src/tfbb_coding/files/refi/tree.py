"""The XML of the standard's files, read so that a hostile one does no harm, and what elements and attributes say."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from tfbb_coding.errors import UnreadableError
from tfbb_coding.messages import _
from tfbb_coding.model.text import normalise

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

DEEPEST = 60
"""Codes below codes; more than anybody's tree."""
_GUID = re.compile(r"\{?([0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12})\}?")


def parsed(data: bytes, path: Path, wanted: str) -> "Element":
    """The root of an XML text, which must be a ``wanted`` of the standard. Raises :class:`UnreadableError`.

    Declarations of entities and document types are refused (*defusedxml*): no program writes them into these files, and they can be made
    to fill a memory or to fetch other files.
    """
    from xml.etree.ElementTree import ParseError

    from defusedxml.common import DefusedXmlException
    from defusedxml.ElementTree import fromstring

    try:
        root: Element = fromstring(data, forbid_dtd=True)
    except DefusedXmlException:
        message = _("the file declares XML entities, which no program for analysis does; it was not opened")
        raise UnreadableError(message, path=path, hint=_("export it again")) from None
    except ParseError as error:
        message = _("the XML is broken (line {line}, column {column})").format(line=error.position[0], column=error.position[1])
        raise UnreadableError(message, path=path, hint=_("export it again; a file that was still being copied may be cut off")) from None
    except (ValueError, LookupError):
        raise UnreadableError(_("the XML is broken"), path=path, hint=_("export it again")) from None
    _check_root(root, path, wanted)
    return root


def _check_root(root: "Element", path: Path, wanted: str) -> None:
    namespace, _brace, tag = root.tag.rpartition("}")
    kind = namespace.removeprefix("{").rpartition(":")[0].casefold()
    if tag != wanted or not kind.startswith(("urn:qda-xml:project", "urn:qda-xml:codebook")):
        message = _("this is no {what} of the REFI-QDA standard: it begins with '{tag}' of '{namespace}'").format(
            what=wanted, tag=tag[:40], namespace=namespace.removeprefix("{")[:60]
        )
        raise UnreadableError(message, path=path, hint=_("export it as REFI-QDA (.qdpx or .qdc)"))


def tag_of(element: "Element") -> str:
    """The element's name without its namespace."""
    return element.tag.rpartition("}")[2]


def inner(element: "Element | None", *tags: str) -> "Iterator[Element]":
    """The elements of these names directly below, in order; none below none."""
    if element is not None:
        yield from (child for child in element if isinstance(child.tag, str) and tag_of(child) in tags)


def first(element: "Element | None", tag: str) -> "Element | None":
    """The first such element directly below, or None."""
    return next(inner(element, tag), None)


def text_of(element: "Element | None", tag: str) -> str:
    """The normalised words of an element directly below; empty where there is none."""
    found = first(element, tag)
    return "" if found is None else normalise(found.text or "").strip()


def said(element: "Element", name: str) -> str:
    """An attribute's normalised words on one line; empty where there is none."""
    return " ".join(normalise(element.get(name, "")).split())


def guid_of(element: "Element", name: str = "guid") -> str:
    """A guid as :mod:`tfbb_coding.model.exchange` has them; what is none is taken as it stands, so that it can still be referred to."""
    written = element.get(name, "").strip()
    match = _GUID.fullmatch(written)
    return (match[1] if match else written).lower()


def refs(element: "Element | None", tag: str) -> tuple[str, ...]:
    """The guids that ``<tag targetGUID="…"/>`` elements directly below refer to."""
    return tuple(guid_of(child, "targetGUID") for child in inner(element, tag))


def person_of(element: "Element") -> str:
    """Who made it, or where that is not told, who changed it."""
    return guid_of(element, "creatingUser") or guid_of(element, "modifyingUser")


def time_of(element: "Element") -> str:
    """When it was made, or where that is not told, changed."""
    return said(element, "creationDateTime") or said(element, "modifiedDateTime")


def number_of(element: "Element", name: str) -> int | None:
    """A whole number, or None where there is none."""
    written = element.get(name, "").strip()
    return int(written) if re.fullmatch(r"[+-]?\d{1,12}", written) else None
