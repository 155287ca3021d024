"""The sources of a project: the text of each, and the passages in code points of it.

Texts, the plain text that goes with a PDF, and the transcripts of recordings become sources. Pictures, the places marked on a page, and
stretches of sound and film hold no words; they are counted.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tfbb_coding.files.refi.package import Package
from tfbb_coding.files.refi.positions import Counted, measured
from tfbb_coding.files.refi.texts import stored_text
from tfbb_coding.files.refi.tree import first, guid_of, inner, number_of, person_of, refs, said, tag_of, text_of, time_of
from tfbb_coding.model.exchange import Applied, Passage, Source, Unheld, Value
from tfbb_coding.model.text import normalise

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

Notes = Mapping[str, Sequence[str]]
"""``{guid: the memos linked to it}``."""


@dataclass(frozen=True, slots=True)
class Around:
    """What is around the sources: the package with their texts, memos by what they are linked to, and whether tfbb wrote the project."""

    package: Package
    notes: Notes
    own: bool = False


def sources_below(element: "Element | None", around: Around, unheld: "Counter[Unheld]") -> Iterator[Source]:
    """Every source that has a text, in the file's order; what has none is counted."""
    for one in element if element is not None else ():
        kind = tag_of(one)
        if kind == "TextSource":
            yield _source(one, one, around)
        elif kind == "PDFSource":
            unheld[Unheld.REGIONS] += sum(1 for _one in inner(one, "PDFSelection"))
            yield from _represented(one, around, unheld)
        elif kind in {"AudioSource", "VideoSource"}:
            unheld[Unheld.RECORDINGS] += 1 + sum(1 for _one in inner(one, "AudioSelection", "VideoSelection"))
            yield from (_source(one, transcript, around) for transcript in inner(one, "Transcript"))
        elif kind == "PictureSource":
            unheld[Unheld.PICTURES] += 1 + sum(1 for _one in inner(one, "PictureSelection"))


def _represented(element: "Element", around: Around, unheld: "Counter[Unheld]") -> Iterator[Source]:
    text = first(element, "Representation")
    if text is None:
        unheld[Unheld.PICTURES] += 1
    else:
        yield _source(element, text, around)


def _source(outer: "Element", holder: "Element", around: Around) -> Source:
    """``outer`` is the source, ``holder`` the element with its text and passages, often the same."""
    guid = guid_of(outer) if tag_of(holder) != "Transcript" else guid_of(holder)
    marked = list(_marked(holder))
    notes = around.notes
    ruler = measured(stored_text(holder, around.package), [counted for _one, counted in marked], as_standard=around.own)
    about = dict.fromkeys((*refs(outer, "NoteRef"), *refs(holder, "NoteRef"), *notes.get(guid_of(outer), ()), *notes.get(guid, ())))
    return Source(
        guid=guid,
        name=said(holder, "name") or said(outer, "name"),
        text=ruler.text,
        description="\n\n".join(dict.fromkeys(words for one in (outer, holder) if (words := text_of(one, "Description")))),
        time=time_of(outer),
        passages=tuple(_passage(one, *_placed(ruler.span(counted), ruler.holds(counted)), notes) for one, counted in marked),
        whole=tuple(_all_applied((outer,) if outer is holder else (outer, holder))),
        notes=tuple(about),
        values=tuple(values_of(outer)),
    )


def _placed(span: tuple[int, int], holds: bool) -> tuple[int, int]:
    """A passage that lies outside its text has no place, which is said as an empty one."""
    return span if holds and span[0] < span[1] else (0, 0)


def _marked(holder: "Element") -> "Iterator[tuple[Element, Counted]]":
    """The passages with their two positions; one without is put where there is nothing."""
    points = {guid_of(one): number_of(one, "position") for one in inner(holder, "SyncPoint")}
    for one in inner(holder, "PlainTextSelection", "TranscriptSelection"):
        if tag_of(one) == "PlainTextSelection":
            start, end = number_of(one, "startPosition"), number_of(one, "endPosition")
        else:
            start, end = (points.get(guid_of(one, name)) for name in ("fromSyncPoint", "toSyncPoint"))
        yield one, Counted(-1 if start is None else start, -1 if end is None else end, said(one, "name"))


def _passage(element: "Element", start: int, end: int, notes: Notes) -> Passage:
    guid = guid_of(element)
    return Passage(
        guid,
        start,
        end,
        said(element, "name"),
        text_of(element, "Description"),
        person_of(element),
        time_of(element),
        tuple(_all_applied((element,))),
        (*refs(element, "NoteRef"), *notes.get(guid, ())),
    )


def _all_applied(elements: "Iterable[Element]") -> Iterator[Applied]:
    for element in elements:
        for one in inner(element, "Coding"):
            for code in refs(one, "CodeRef"):
                person = person_of(one) or person_of(element)
                yield Applied(guid_of(one), code, person, time_of(one) or time_of(element), refs(one, "NoteRef"))


def values_of(element: "Element") -> Iterator[Value]:
    """What the variables are here, those that are anything."""
    for one in inner(element, "VariableValue"):
        words = next((normalise(child.text or "").strip() for child in one if tag_of(child).endswith("Value")), "")
        yield from (Value(ref, words) for ref in refs(one, "VariableRef") if words)
