"""The sources of a project: the text of each, and the passages in code points of it.

Texts, the plain text that goes with a PDF or a picture, and the transcripts of recordings become sources. What holds no words is counted
with the codings made on it: pictures, places marked on a page, stretches of sound and film.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tfbb_coding.files.refi.package import Package
from tfbb_coding.files.refi.positions import Counted, Ruler, measured
from tfbb_coding.files.refi.texts import stored_text
from tfbb_coding.files.refi.tree import guid_of, inner, number_of, person_of, refs, said, tag_of, text_of, time_of
from tfbb_coding.model.exchange import Applied, Left, Passage, Source, Unheld, Value
from tfbb_coding.model.text import normalise

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

Notes = Mapping[str, Sequence[str]]
"""``{guid: the memos linked to it}``."""


@dataclass(slots=True)
class Tally:
    """What no study holds, while the file is read: how many of each kind, and how many codings on them."""

    things: "Counter[Unheld]" = field(default_factory=Counter)
    codings: "Counter[Unheld]" = field(default_factory=Counter)

    def add(self, kind: Unheld, n: int, codings: int = 0) -> None:
        """So many more."""
        self.things[kind] += n
        self.codings[kind] += codings

    def left(self) -> tuple[Left, ...]:
        """What was counted, in the order of the kinds."""
        return tuple(Left(kind, self.things[kind], self.codings[kind]) for kind in Unheld if self.things[kind])


@dataclass(frozen=True, slots=True)
class Around:
    """What is around the sources: the package with their texts, memos by what they are linked to, and whether tfbb wrote the project.

    ``annotations`` are the passages that stand within memos, by memo: MAXQDA and QualCoder tell so which words of a source, which refers to
    the memo, it is about.
    """

    package: Package
    notes: Notes
    own: bool = False
    annotations: "Mapping[str, Sequence[Element]]" = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Kind:
    """A kind of source that has its text in elements called ``text``, and whose places without words are called ``marks``.

    ``alone`` is what it is counted as where it has no text, ``marked`` what such places are counted as where it has one.
    """

    text: str
    marks: str
    alone: Unheld
    marked: Unheld


_KINDS = {
    "PDFSource": _Kind("Representation", "PDFSelection", Unheld.PDFS, Unheld.REGIONS),
    "PictureSource": _Kind("TextDescription", "PictureSelection", Unheld.PICTURES, Unheld.REGIONS),
    "AudioSource": _Kind("Transcript", "AudioSelection", Unheld.RECORDINGS, Unheld.STRETCHES),
    "VideoSource": _Kind("Transcript", "VideoSelection", Unheld.FILMS, Unheld.STRETCHES),
}


def sources_below(element: "Element | None", around: Around, unheld: Tally) -> Iterator[Source]:
    """Every source that has a text, in the file's order; what has none is counted."""
    for one in element if element is not None else ():
        kind = _KINDS.get(tag_of(one))
        if kind is not None:
            yield from _with_text(one, kind, around, unheld)
        elif tag_of(one) == "TextSource":
            yield _source(one, one, around)


def _with_text(element: "Element", kind: _Kind, around: Around, unheld: Tally) -> Iterator[Source]:
    """The texts of a source that is no text itself; one that has several goes by the guid of each."""
    texts = list(inner(element, kind.text))
    marks = list(inner(element, kind.marks))
    codings = sum(1 for mark in marks for _coding in inner(mark, "Coding"))
    if not texts:
        unheld.add(kind.alone, 1, codings + sum(1 for _coding in inner(element, "Coding")))
        unheld.add(Unheld.ABOUT, bool(text_of(element, "Description")) + sum(1 for _value in values_of(element)))
    unheld.add(Unheld.ABOUT, sum(bool(text_of(mark, "Description")) for mark in marks))
    if texts and kind.text == "Transcript":
        unheld.add(Unheld.SOUND, 1)
    if texts and marks:
        unheld.add(kind.marked, len(marks), codings)
    yield from (_source(element, text, around, element if len(texts) == 1 else text) for text in texts)


def _source(outer: "Element", holder: "Element", around: Around, called: "Element | None" = None) -> Source:
    """``outer`` is the source, ``holder`` the element with its text and passages, often the same; ``called`` the one whose guid it has."""
    own_notes = (*refs(outer, "NoteRef"), *refs(holder, "NoteRef"))
    annotations = [(note, one) for note in dict.fromkeys(own_notes) for one in around.annotations.get(note, ())]
    marked = [*_marked(holder), *((one, _counted(one)) for _note, one in annotations)]
    of_annotation = {id(one): (note,) for note, one in annotations}
    ruler = measured(stored_text(holder, around.package), [counted for _one, counted in marked], as_standard=around.own)

    def notes_of(passage: "Element") -> Sequence[str]:
        return of_annotation.get(id(passage)) or around.notes.get(guid_of(passage), ())

    linked = (note for one in (outer, holder) for note in around.notes.get(guid_of(one), ()))
    return Source(
        guid=guid_of(outer if called is None else called),
        name=said(holder, "name") or said(outer, "name"),
        text=ruler.text,
        description="\n\n".join(dict.fromkeys(words for one in (outer, holder) if (words := text_of(one, "Description")))),
        time=time_of(outer),
        passages=tuple(_passage(one, *_placed(ruler, counted), notes_of(one)) for one, counted in marked),
        whole=tuple(_all_applied((outer,) if outer is holder else (outer, holder))),
        notes=tuple(dict.fromkeys(note for note in (*own_notes, *linked) if note not in around.annotations)),
        values=tuple(values_of(outer)),
    )


def _placed(ruler: Ruler, counted: Counted) -> tuple[int, int]:
    """Where a passage is; one that lies outside its text has no place, which is said as an empty one."""
    start, end = ruler.span(counted)
    return (start, end) if ruler.holds(counted) and start < end else (0, 0)


def _marked(holder: "Element") -> "Iterator[tuple[Element, Counted]]":
    """The passages with their two positions; one without is put where there is nothing."""
    points = {guid_of(one): number_of(one, "position") for one in inner(holder, "SyncPoint")}
    for one in inner(holder, "PlainTextSelection", "TranscriptSelection"):
        if tag_of(one) == "PlainTextSelection":
            yield one, _counted(one)
            continue
        start, end = (points.get(guid_of(one, name)) for name in ("fromSyncPoint", "toSyncPoint"))
        yield one, Counted(-1 if start is None else start, -1 if end is None else end, said(one, "name"))


def _counted(element: "Element") -> Counted:
    start, end = number_of(element, "startPosition"), number_of(element, "endPosition")
    return Counted(-1 if start is None else start, -1 if end is None else end, said(element, "name"))


def _passage(element: "Element", start: int, end: int, notes: Sequence[str]) -> Passage:
    return Passage(
        guid_of(element),
        start,
        end,
        said(element, "name"),
        text_of(element, "Description"),
        person_of(element),
        time_of(element),
        tuple(_all_applied((element,))),
        (*refs(element, "NoteRef"), *notes),
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
