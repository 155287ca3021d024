"""What the people of another program's project are called as coders: short, as a folder can be called, and without a whole name."""

import re
import unicodedata
from collections.abc import Iterable, Mapping

from tfbb_coding.model.coding import CONSENSUS, VOICES
from tfbb_coding.model.condensation import PROGRAM
from tfbb_coding.model.exchange import Person, Project

NOBODY = "import"
"""Who has said what nobody is named for."""
_RESERVED = frozenset({*VOICES, PROGRAM, "_study", "_transcripts"})
_OWN_NAME = re.compile(r"\w[\w @.-]*(?<![ .])")
"""How a coder of tfbb's may be called; anything else in a file that says it is tfbb's is not believed."""
_NO_LETTER = re.compile(r"[^\w-]+")


def coder_names(project: Project, known: Mapping[str, str], everybody: str = "") -> dict[str, str]:
    """``{guid: coder}``; "Siv Ek" becomes ``se``, since a coder's name stands in results. With ``everybody`` all are that one.

    ``known`` are the study's own coders by the guids that an export gives them. The empty guid is who has said what nobody is named for.
    """
    names = {"": everybody or NOBODY}
    taken = {known[person.guid] for person in project.people if person.guid in known}
    for person in project.people:
        own = known.get(person.guid)
        names[person.guid] = everybody or own or _free(_short(person, own=project.is_own), taken)
    return names


def is_program(coder: str) -> bool:
    """Whether a coder is one of the program's voices, also one that has been through another program."""
    return coder.removeprefix(f"{NOBODY}-") in VOICES


def people_in(project: Project) -> list[Person]:
    """Those who have applied a code or written a memo, in the file's order."""
    busy = set(_busy(project))
    return [person for person in project.people if person.guid in busy]


def _busy(project: Project) -> Iterable[str]:
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


def _free(name: str, taken: set[str]) -> str:
    found, n = name, 1
    while found in taken:
        n += 1
        found = f"{name}{n}"
    taken.add(found)
    return found
