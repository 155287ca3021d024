"""Stretches of a text that the program itself wrote and that are nobody's: what a unit is called by, and the front matter of ``ingest``.

An interview's id that tells nobody who anybody is (:func:`tfbb_coding.steps.study_names.references`) may hold *kommun* or *skola*, since
that is what a name was replaced by. Behind *Enhet* it looks like the name of an office, which it is not.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from tfbb_coding.model.transcript import FRONT_MATTER

_LABELS = "Enhet|Unit|Samtal|Conversation|Intervju|Interview|Transkription|Transcript|Källa|Source"
"""Words of the program's that stand before an id."""
_MARK = re.compile(r"\b(?:märke|reference) [b-df-hj-np-tv-xz]{6}\b")
"""What a quotation in the pages is known by (:func:`tfbb_coding.steps.pages.passages.reference_of`)."""
_PLACE = r":\d+(?:\.\d+)?"
"""A unit's number within its interview."""
_MADE = re.compile(r"[\d_-]")
"""What an id that is no mere word holds: an interview called *Vår* is known by a number behind it alone."""
_FRONT = re.compile(r"\A---\n(?:[\w -]+:.*\n){1,40}---\n")
_FACT = re.compile(rf"^(?P<key>{'|'.join(FRONT_MATTER)}):(?P<value>.*)$", re.MULTILINE)
_NOBODYS = re.compile(r"[ \t]*(?:[a-z]{2,5}|\d{1,2}:\d{2}:\d{2})[ \t]*")
"""A kind of file, or a length."""
_OF_A_KIND = frozenset({"source", "duration"})


def own_stretches(text: str, references: tuple[str, ...] = ()) -> list[tuple[int, int]]:
    """Where they stand, ``[start, end)``. ``references`` are the ids, as they stand before a unit's number.

    >>> own_stretches("Enhet Chefer-kommun-1:7.1 och mer", ("Chefer-kommun-1",))
    [(0, 25)]
    >>> own_stretches("---\\nsource: txt\\ncase: norr\\n---\\n\\nHej.\\n")
    [(4, 15), (16, 21)]
    """
    found = [*_front_matter(text), *(match.span() for match in _MARK.finditer(text))]
    if references:
        found += [match.span() for match in _pattern(references).finditer(text)]
    return sorted(found)


def _front_matter(text: str) -> Iterator[tuple[int, int]]:
    """The program's own keys, and values that are a kind of file or a length; a case's id may be a name."""
    front = _FRONT.match(text)
    for fact in _FACT.finditer(text, 0, front.end()) if front else ():
        whole = fact["key"] in _OF_A_KIND and _NOBODYS.fullmatch(fact["value"])
        yield fact.start(), fact.end() if whole else fact.start("value")


def ids_in(text: str, ids: tuple[str, ...]) -> Iterator[tuple[int, int, str]]:
    """Where one of the ids stands in a text, without what stands before and behind it: ``(start, end, id)``."""
    for match in _pattern(ids).finditer(text) if ids else ():
        start, end = match.span("id")
        yield start, end, match["id"]


@lru_cache(maxsize=8)
def _pattern(references: tuple[str, ...]) -> re.Pattern[str]:
    longest = sorted(references, key=lambda one: (-len(one), one))
    made = [re.escape(one) for one in longest if _MADE.search(one)]
    words = [re.escape(one) for one in longest if not _MADE.search(one)]
    ways = [rf"(?:{'|'.join(made)})(?=:\d|(?![\w-]))"] if made else []
    ways += [rf"(?:{'|'.join(words)})(?={_PLACE})"] if words else []
    return re.compile(rf"(?:\b(?:{_LABELS}) )?(?<![\w-])(?P<id>{'|'.join(ways)})(?:{_PLACE})?")
