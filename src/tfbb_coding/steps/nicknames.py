"""What a school is called for short: *Furulund* and *Öje* where *Furulundsskolan* and *Öjeskolan* are spoken of."""

import re
from collections.abc import Iterable, Sequence

from tfbb_coding.model.identifier import Identifier
from tfbb_coding.model.replacement import Identity
from tfbb_coding.swedish.identifiers.lexicon import ANY_PLACE, PERSON, exact

_SCHOOL = re.compile(
    r"(?P<stem>[^\W\d_][\w-]{2,}?)-?(?:s?skola|s?skolan|gymnasiet|gymnasium|gymnasieskola|gymnasieskolan)s?(?: i .*)?", re.IGNORECASE
)
_SHORT = frozenset({"person", "place"})


class Schools:
    """The schools that are known, by what they may be called for short."""

    def __init__(self, found: Iterable[Identifier], identities: Sequence[Identity] = ()) -> None:
        self._named: dict[str, dict[str, Identifier | str]] = {}
        for identity in identities:
            for form in identity.forms if identity.kind == "organisation" else ():
                self._add(form, identity.placeholder)
        for one in found:
            if one.kind == "organisation":
                self._add(one.match, one)

    def _add(self, words: str, school: "Identifier | str") -> None:
        match = _SCHOOL.fullmatch(words)
        if match:
            stem = match["stem"].casefold()
            for short in {stem, stem.removesuffix("s")}:
                self._named.setdefault(short, {}).setdefault(words.casefold().partition(" i ")[0].removesuffix("s"), school)

    def called(self, form: str, kind: str) -> "list[Identifier | str]":
        """The schools (a finding of each, or its placeholder) that such words may mean; none where they are no short name.

        >>> Schools([], [Identity("[skola 1]", "organisation", ("Öjeskolan",))]).called("Öje", "person")
        ['[skola 1]']
        """
        return list(self._named.get(form.casefold(), {}).values()) if kind in _SHORT else []


def is_itself(form: str, kind: str) -> bool:
    """Whether there is a person or a place of that name, as the lexicon has it: then only somebody who was there knows what is meant."""
    return bool(exact(form) & (PERSON if kind == "person" else ANY_PLACE))
