"""Who has said what a project holds: short names, as a folder can be called, and whose work is asked for."""

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from tfbb_coding.model.coding import CONSENSUS, VOICES
from tfbb_coding.model.condensation import PROGRAM
from tfbb_coding.model.exchange import Person, Project
from tfbb_coding.model.naming import first_free

NOBODY = "import"
"""Who has said what nobody is named for."""
_RESERVED = frozenset({*VOICES, PROGRAM, "_study", "_transcripts"})
_OWN_NAME = re.compile(r"\w[\w @.-]*(?<![ .])")
"""How a coder of tfbb's may be called; anything else in a file that says it is tfbb's is not believed."""
_NO_LETTER = re.compile(r"[^\w-]+")


@dataclass(frozen=True, slots=True)
class People:
    """The project's people by guid; the empty guid is whoever has said what nobody is named for.

    ``active`` are those who have said anything in the file, ``wanted`` the guids of those whose work is asked for, all where it is empty.
    """

    names: Mapping[str, str] = field(default_factory=lambda: {"": NOBODY})
    active: tuple[str, ...] = ()
    wanted: frozenset[str] = frozenset()

    def coder(self, guid: str) -> str:
        """Who somebody is in the study; who nobody knows where the file names nobody that it lists."""
        return self.names.get(guid, self.names[""])

    def is_wanted(self, guid: str) -> bool:
        """Whether what this person says is asked for."""
        return not self.wanted or guid in self.wanted

    def unknown(self, asked: Sequence[str]) -> list[str]:
        """Those of the names asked for that nobody in the file has."""
        return [name for name in asked if name.casefold() not in self.names.values()]

    def only(self, asked: Sequence[str]) -> "People":
        """The same people, of whom these are wanted."""
        names = {name.casefold() for name in asked}
        return People(self.names, self.active, frozenset(guid for guid, name in self.names.items() if name in names))

    def all_as(self, name: str) -> "People":
        """The same people, all of one name."""
        return People(dict.fromkeys(self.names, name), (name,) if self.active else (), self.wanted)

    @property
    def several(self) -> bool:
        """Whether more than one person says what is taken in."""
        return len(self.active) > 1 and len({self.names[guid] for guid in self.wanted}) != 1


def take_people(project: Project, known: Mapping[str, str]) -> People:
    """The people with short names: "Siv Ek" becomes ``se``, since a coder's name stands in results.

    ``known`` are the study's own coders by the guids that an export gives them.
    """
    busy = set(_busy(project))
    names = {"": NOBODY}
    taken = {known[person.guid] for person in project.people if person.guid in known} | ({NOBODY} if "" in busy else set())
    for person in project.people:
        names[person.guid] = known.get(person.guid) or first_free(_short(person, own=project.is_own), taken, "")
        taken.add(names[person.guid])
    return People(names, tuple(sorted({names[person.guid] for person in project.people if person.guid in busy})))


def is_program(coder: str) -> bool:
    """Whether a coder is one of the program's voices, also one that has been through another program."""
    return coder.removeprefix(f"{NOBODY}-") in VOICES


def _busy(project: Project) -> Iterator[str]:
    """The guids of those who have applied a code or written a memo."""
    yield from (note.person for note in project.all_notes)
    for source in project.sources:
        yield from (one.person for passage in source.passages for one in passage.applied)


def _short(person: Person, *, own: bool) -> str:
    name = unicodedata.normalize("NFC", person.name).rpartition("\\")[2].partition("@" if not own else "\0")[0].strip().casefold()
    if own and name not in _RESERVED - {*VOICES} and _OWN_NAME.fullmatch(name):
        return name
    words = [word for part in name.split() if (word := _NO_LETTER.sub("", part))]
    if len(words) > 1:
        short = _NO_LETTER.sub("", person.short.casefold())
        return short or "".join(word[0] for word in words)
    one = words[0] if words else _NO_LETTER.sub("", person.short.casefold()) or NOBODY
    return f"{NOBODY}-{one}" if one in _RESERVED or one == CONSENSUS else one
