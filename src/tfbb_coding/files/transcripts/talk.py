"""The lines of a talk and the heads found in them: what the ways of finding heads (:mod:`heads`) look at and hand back."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from tfbb_coding.files.transcripts.furniture import is_furniture
from tfbb_coding.files.transcripts.labels import Shape, shape_of
from tfbb_coding.files.transcripts.lines import SourceLine
from tfbb_coding.files.transcripts.times import NO_STAMP, Stamp

_FEW = 2


@dataclass(frozen=True, slots=True)
class Head:
    """The beginning of a turn, on the line with this ``index``: who, when, and the words on the same line."""

    index: int
    label: str
    rest: str = ""
    stamp: Stamp = NO_STAMP

    @property
    def shape(self) -> Shape:
        """How much the label looks like one."""
        return shape_of(self.label) if self.label else Shape.NO


class Talk:
    """The lines below the header, with what the ways of finding heads want to know about all of them."""

    def __init__(self, lines: Sequence[SourceLine]) -> None:
        self.lines = lines
        self.begins = sum(line.new for line in lines)
        self.has_blank_lines = any(not line.new for line in lines[1:]) and self.begins > _FEW

    @cached_property
    def speech(self) -> list[tuple[int, str]]:
        """Index and text of every line but headings and furniture."""
        return [(i, line.text) for i, line in enumerate(self.lines) if not line.heading and not is_furniture(line.text)]

    @cached_property
    def small_words(self) -> frozenset[str]:
        """Every word that occurs with small letters alone: such a word is no name."""
        return frozenset(word for line in self.lines for word in re.findall(r"[^\W\d_]+", line.text) if word.islower())

    @property
    def paragraphs(self) -> int:
        """How many paragraphs begin here; every line is one where no blank line tells."""
        return max(self.begins if any(not line.new for line in self.lines[1:]) else len(self.lines), 1)

    def is_also_a_word(self, label: str) -> bool:
        """Whether the label occurs with a small letter in the talk: then it is a word, not a name."""
        return label.casefold() in self.small_words


Heads = dict[int, Head]
"""The heads of a talk by the index of their line."""
