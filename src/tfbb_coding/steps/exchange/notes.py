"""The words of a project's notes, and which of them an export has made of something else than a memo."""

from tfbb_coding.model.exchange import ProjectNote
from tfbb_coding.model.exchange_words import ENGLISH, SWEDISH

_OWN = tuple(f"({words['memo'].lower()})" for words in (SWEDISH, ENGLISH))
_CONDENSED = tuple(f"({words['condensation'].lower()})" for words in (SWEDISH, ENGLISH))


def is_condensation(note: ProjectNote) -> bool:
    """Whether an export has written a condensation so, also one that has been through another program."""
    return note.name.endswith(_CONDENSED)


def words_of(note: ProjectNote, *, own: bool) -> str:
    """What the note says, its title above its words where another program gave it one; an export's titles are nobody's words.

    >>> words_of(ProjectNote("", "Tankar om tid", "Tiden räcker aldrig."), own=False)
    'Tankar om tid\\n\\nTiden räcker aldrig.'
    """
    if own or not note.name or note.name.endswith((*_OWN, *_CONDENSED)):
        return note.text
    if not note.text:
        return note.name
    known = note.name.casefold() in note.text.casefold()[: len(note.name) + 2]
    return note.text if known else f"{note.name}\n\n{note.text}"
