"""Numbers that a text counts things with: *fyra öppna frågor*, *nio barn*."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from tfbb_coding.model.text import Span
from tfbb_coding.steps.report.numbers import NUMBER, number_of

_COUNTED = re.compile(
    rf"(?<![\w.,:/–-])(?P<number>{NUMBER})(?=\s(?P<first>[a-zåäö][a-zåäö-]*[a-zåäö])(?:\s(?P<second>[a-zåäö][a-zåäö-]*[a-zåäö]))?)",
    re.IGNORECASE,
)
_ENDING = re.compile(r"(?:ernas?|arnas?|ornas?|ens|ets|en|et|er|ar|or|na|n|s|t|e|a)$")
_SHORT = 4
_MEASURES = frozenset(
    "år års månad månader vecka veckor dag dagar dygn timme timmar minut minuter sekunder kronor procent procentenheter meter kilometer mil gånger gång "
    "terminer termin gånger kvällar ord sidor av till och eller i på per som är var har med om kvadratmeter kvadrat stycken andra sista första".split()
)
"""What is measured rather than counted, and what follows a number and is no noun."""


@dataclass(frozen=True, slots=True)
class Counted:
    """A number and the words after it: the noun, or an adjective and the noun; ``stems`` are what the noun may be."""

    number: int
    stems: tuple[str, ...]
    place: Span


def stem(word: str) -> str:
    """The word in small letters without the endings of its forms.

    >>> stem("Framgångsfaktorerna"), stem("frågeställningar"), stem("barn")
    ('framgångsfaktor', 'frågeställning', 'barn')
    """
    low = word.lower()
    return _ENDING.sub("", low) if len(low) > _SHORT else low


def counted_in(text: str, start: int = 0, end: int | None = None) -> Iterator[Counted]:
    """Everything counted in a stretch of a text; years, lengths and sums of money are left out.

    >>> [(c.number, c.stems) for c in counted_in("Fyra öppna frågor på två timmar")]
    [(4, ('öpp', 'fråg'))]
    """
    for match in _COUNTED.finditer(text[: len(text) if end is None else end], start):
        number = number_of(match["number"])
        first, second = match["first"].lower(), (match["second"] or "").lower()
        if number is None or first in _MEASURES:
            continue
        two = second and first.endswith(("a", "e")) and second not in _MEASURES
        stop = match.end("second") if two else match.end("first")
        yield Counted(number, (stem(first), stem(second)) if two else (stem(first),), Span(match.start(), stop))
