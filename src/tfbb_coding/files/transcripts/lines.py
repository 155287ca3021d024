"""A text source as lines, whatever file it came from."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

_LINE_NUMBER = re.compile(r"\s*[(\[#]?(\d{1,5})(?:[.):\]]+\s+|\t+|\s+)(?=\S)")
_ENDLESS = re.compile(r"\s{20,}")
_MOSTLY = 0.8
_ENOUGH_TO_TELL = 3
_FIFTH, _TENTH = 5, 10
_SENTENCE_END = re.compile(r"[.!?…][\"”»’')\]*_]*$")


@dataclass(frozen=True, slots=True)
class SourceLine:
    """One line with words in it.

    ``number`` is the line (text) or paragraph (Word) it stands in, from 1. ``new`` tells that a paragraph begins here. ``bold`` and
    ``heading`` come from formatted documents; ``lead`` is the bold beginning of an otherwise plain paragraph, ``style`` the name of
    the paragraph's own style.
    """

    number: int
    text: str
    new: bool = True
    bold: bool = False
    heading: bool = False
    lead: str = ""
    style: str = ""

    @property
    def ends_sentence(self) -> bool:
        """Whether the line ends as a sentence does."""
        return _SENTENCE_END.search(self.text) is not None


def tidy(line: str) -> str:
    """A line without invisible characters, blanks at its end and endless runs of blanks, over which patterns would be slow."""
    visible = line.replace("\u00a0", " ").replace("\u200b", "").replace("\ufeff", "").rstrip()
    return _ENDLESS.sub(lambda run: "\t" if "\t" in run[0] else " " * 10, visible)


def lines_of(text: str) -> list[SourceLine]:
    """The lines of a plain text that hold anything, with blank lines turned into ``new``."""
    found: list[SourceLine] = []
    after_blank = True
    for number, line in enumerate(text.split("\n"), start=1):
        words = tidy(line)
        if words.strip():
            found.append(SourceLine(number, words, after_blank))
        after_blank = not words.strip()
    return without_line_numbers(found)


def without_line_numbers(lines: Sequence[SourceLine]) -> list[SourceLine]:
    """The same lines without the numbers that a transcriber put before (nearly) every one of them."""
    numbered = [_LINE_NUMBER.match(line.text) for line in lines]
    numbers = [int(match[1]) for match in numbered if match]
    rising = all(a < b for a, b in pairwise(numbers))
    counted = _counted_on(lines, numbered)
    if not counted and (len(numbers) < _ENOUGH_TO_TELL or len(numbers) < _MOSTLY * len(lines) or not rising):
        return list(lines)
    return [replace(line, text=line.text[match.end() :]) if match else line for line, match in zip(lines, numbered, strict=True)]


def _counted_on(lines: Sequence[SourceLine], numbered: Sequence[re.Match[str] | None]) -> bool:
    """Whether only every fifth (or tenth) line has its number, as Word and law courts print them."""
    found = [(int(match[1]), i, lines[i].number) for i, match in enumerate(numbered) if match]
    fifths = len(found) > 1 and all(number % _FIFTH == 0 for number, _index, _line in found) and len(found) >= len(lines) // _TENTH
    return fifths and any(len({entry[0] - entry[which] for entry in found}) == 1 for which in (1, 2))


def wrap_width(lines: Sequence[SourceLine]) -> int | None:
    """The width at which a text was wrapped by hand, or None when its lines are whole.

    A line is wrapped when the next line's first word would not have fitted; a text is, when nearly all inner lines are.
    """
    inner = [(a.text, b.text) for a, b in pairwise(lines) if not b.new]
    width = max((len(line.text) for line in lines), default=0)
    if len(inner) < _ENOUGH_TO_TELL or not 40 <= width <= 130:  # noqa: PLR2004  # columns that people wrap at
        return None
    wrapped = sum(_would_not_fit(a, b, width) for a, b in inner)
    return width if wrapped >= _MOSTLY * len(inner) else None


def _would_not_fit(line: str, following: str, width: int) -> bool:
    return len(line) + 1 + len(following.split(maxsplit=1)[0]) > width


def join_paragraphs(parts: Sequence[tuple[str, bool]], width: int | None = None) -> str:
    """One turn's lines as text: ``(line, begins a paragraph)``; a wrapped line continues with a blank, a paragraph with a line break.

    >>> join_paragraphs([("Vi bad om", True), ("mer tid.", False), ("Sen kom den.", True)])
    'Vi bad om mer tid.\\nSen kom den.'
    """
    text = ""
    previous = ""
    for raw, new in parts:
        part = raw.strip()
        if not part:
            continue
        wrapped = width is not None and _would_not_fit(previous, part, width)
        goes_on = not new and (wrapped or not _SENTENCE_END.search(previous))
        text += part if not text else (" " if goes_on else "\n") + part
        previous = raw
    return text
