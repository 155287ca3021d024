"""Identifiers in whole files: the visible text, the hidden parts, who wrote it, and what the file is called."""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import Protocol

from tfbb_coding.model.identifier import Certainty, Identifier, NamedText
from tfbb_coding.model.identifier_words import MEDIA_FILE
from tfbb_coding.steps.identifiers import KnownWords, Voices, find_identifiers, in_part
from tfbb_coding.swedish.identifiers.lexicon import PERSON, Kind, exact, genitive_stem, is_word


class PartLike(Protocol):
    """A hidden part: what it is, and its text."""

    @property
    def name(self) -> str:
        """What part it is, such as ``comment``."""

    @property
    def text(self) -> str:
        """Its words."""


class DocumentLike(Protocol):
    """A document as ``files/documents`` reads it."""

    @property
    def path(self) -> Path:
        """As the user wrote it."""

    @property
    def text(self) -> str:
        """The visible text."""

    @property
    def parts(self) -> Sequence[PartLike]:
        """The hidden parts."""

    @property
    def breaks(self) -> tuple[tuple[int, int], ...]:
        """What stands between two cues of one speaker in captions."""

    @property
    def metadata(self) -> Sequence[tuple[str, str]]:
        """(field, value): who wrote and saved it."""


_JOINTS = re.compile(r"[_.-]")
_NAME_WORD = re.compile(r"[^\W\d_]+")
FILE_NAME = "file name"
_FILE_KINDS = frozenset({"personnummer", "phone", "email", "organisation_number", "date"})
_MONTH, _DAY_OF_MONTH = r"(?:0[1-9]|1[0-2])", r"(?:0[1-9]|[12]\d|3[01])"
_DAY = re.compile(
    rf"(?<!\d)(?<!\d{{8}}[ _T-])(?:(?:19|20)\d{{2}}[ _.-]?{_MONTH}[ _.-]?{_DAY_OF_MONTH}"
    rf"|\d{{2}}{_MONTH}{_DAY_OF_MONTH}|\d{{2}}-{_MONTH}-{_DAY_OF_MONTH})(?!\d|[-+]\d{{4}}(?!\d))"
)
"""A day as *20240912*, *2024-09-12* or the Swedish *240912*; with four digits behind it is a personnummer."""


def find_in_documents(
    documents: Sequence[DocumentLike], *, voices: Voices | None = None, known: KnownWords | None = None, sensitive: bool = False
) -> list[Identifier]:
    """What can identify somebody in the documents, in their order: visible text, hidden parts, metadata, file name.

    All parts of all documents are searched together, so that a name that one of them gives away is found in the others, too.
    """
    texts = [
        one
        for n, document in enumerate(documents)
        for one in (NamedText(str(n), document.text, document.breaks), *(NamedText(str(n), _spoken(p)) for p in document.parts))
    ]
    parts = [(document, part) for document in documents for part in (None, *document.parts)]
    keyed = [replace(text, name=str(i)) for i, text in enumerate(texts)]
    by_text: dict[int, list[Identifier]] = {}
    for identifier in find_identifiers(keyed, voices=voices, known=known, sensitive=sensitive):
        by_text.setdefault(int(identifier.path), []).append(identifier)
    out: list[Identifier] = []
    for i, (document, part) in enumerate(parts):
        path = str(document.path)
        found = [_at(identifier, path) for identifier in by_text.get(i, [])]
        out += in_part(found, part.name) if part else found
        if part and part.name == MEDIA_FILE:
            out += in_part([_at(one, path) for one in find_in_file_name(_last(part.text))], MEDIA_FILE)
        if i + 1 == len(parts) or parts[i + 1][0] is not document:
            out += [_person(path, field, value) for field, value in document.metadata]
            out += find_in_file_name(path)
    return out


def _spoken(part: PartLike) -> str:
    """A part's words; none of a recording's name, which is looked through as files' names are."""
    return "" if part.name == MEDIA_FILE else part.text


def _last(address: str) -> str:
    """A file's name without the folders that it lies in, on whatever machine."""
    return re.split(r"[/\\]", address)[-1]


def _at(found: Identifier, path: str) -> Identifier:
    return replace(found, path=path)


def _person(path: str, field: str, value: str) -> Identifier:
    return Identifier(path, 0, len(value), value, "metadata", Certainty.CERTAIN, "", ("metadata",), part=field)


@lru_cache(maxsize=4096)
def _in_name(words: str) -> tuple[Identifier, ...]:
    """What the words of a file's name give away; the same name is asked for several times by whatever hands a study over."""
    return tuple(find_identifiers([NamedText("", words)]))


def _people_in(path: str, name: str) -> list[Identifier]:
    """Given names in a file's name, with the surname behind, also where the given name is a word, too (*Intervju med Linnea Ek*)."""
    words = _JOINTS.sub(" ", Path(path).stem)
    named = [i for i in _in_name(words) if i.kind == "person" and i.certainty is Certainty.CERTAIN]
    return [
        replace(i, path=path, match=name[i.start : i.end], certainty=Certainty.CHECK, suggestion="")
        for i in named
        if any(exact(word) & Kind.GIVEN for word in i.match.lower().split())
    ]


def find_in_file_name(path: str) -> list[Identifier]:
    """Names and places that a file is called by, days, and numbers of people in it; positions count within the file's name.

    >>> [i.match for i in find_in_file_name("ut/intervju_fatima_Gnesta_2.txt")]
    ['fatima', 'Gnesta']
    """
    name = Path(path).name
    spaced = Path(path).stem.replace("_", " ")
    days = [
        Identifier(path, m.start(), m.end(), name[m.start() : m.end()], "date", Certainty.CERTAIN, "", ("pattern",))
        for m in _DAY.finditer(spaced)
    ]
    found = days + [
        replace(i, path=path)
        for i in _in_name(spaced)
        if i.kind in _FILE_KINDS and not any(day.start < i.end and i.start < day.end for day in days)
    ]
    people = _people_in(path, name)
    found += people
    for word in _NAME_WORD.finditer(Path(path).stem.replace("_", " ")):
        if any(who.start <= word.start() < who.end for who in people):
            continue
        bits = exact(word[0]) or exact(genitive_stem(word[0]))
        if bits & (Kind.GIVEN | Kind.SURNAME | Kind.MUNICIPALITY | Kind.PLACE) and not is_word(word[0]) and len(word[0]) > 2:  # noqa: PLR2004
            kind = "person" if bits & PERSON else "place"
            found.append(
                Identifier(path, word.start(), word.end(), name[word.start() : word.end()], kind, Certainty.CHECK, "", ("lexicon",))
            )
    return in_part(sorted(found), FILE_NAME)
