"""The parts of a draft: what stands below which heading, and which parts are lists of references, summaries or recommendations."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tfbb_coding.model.draft import Block, BlockKind

_NUMBER = re.compile(r"^(?P<number>\d+(?:\.\d+)*)\.?\s+")
_REFERENCES = re.compile(
    r"(?:käll-?\s?(?:förteckning|hänvisningar)|käll(?:or|förteckning)|referens(?:er|lista|förteckning)|litteratur(?:lista|förteckning|referenser)?|references|bibliografi|bibliography|"
    r"käll- och litteraturförteckning|referenser och källor|källor och litteratur|tryckta källor)",
    re.IGNORECASE,
)
_SUMMARY = re.compile(r"(?:kort )?(?:sammanfattning\w*|summary|sammandrag|rapporten i korthet|i korthet)\b.*", re.IGNORECASE)
_PROPOSALS = re.compile(
    r".*\b(?:rekommendation(?:er|erna)?|våra förslag|förslag(?:en)?|recommendations?|förbättringsförslag)\b.*", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Section:
    """A heading (None for what stands before the first) and the blocks below it, until the next heading of any level."""

    heading: Block | None
    blocks: tuple[Block, ...]

    @property
    def level(self) -> int:
        """The heading's level, 0 without one."""
        return 0 if self.heading is None else self.heading.level

    @property
    def title(self) -> str:
        """The heading's words without a number before them."""
        return "" if self.heading is None else bare_title(self.heading.text)


def bare_title(text: str) -> str:
    """A heading's words without a number before them.

    >>> bare_title("4.2 Hinder i Pilot A")
    'Hinder i Pilot A'
    """
    return _NUMBER.sub("", text.strip())


def sections_of(blocks: Sequence[Block]) -> list[Section]:
    """The sections in order."""
    found: list[tuple[Block | None, list[Block]]] = [(None, [])]
    for block in blocks:
        if block.kind is BlockKind.HEADING and block.text.strip():
            found.append((block, []))
        elif block.kind not in (BlockKind.MARGIN, BlockKind.FOOTNOTE):
            found[-1][1].append(block)
    return [Section(heading, tuple(inside)) for heading, inside in found if heading is not None or inside]


def below(sections: Sequence[Section], at: int) -> list[Section]:
    """The section at this index with all those on lower levels that follow it."""
    level = sections[at].level
    found = [sections[at]]
    for section in sections[at + 1 :]:
        if section.level <= level:
            break
        found.append(section)
    return found


def is_references(title: str) -> bool:
    """Whether a heading opens a list of references.

    >>> is_references("Källförteckning"), is_references("Referensgruppens arbete")
    (True, False)
    """
    return _REFERENCES.fullmatch(title.strip().rstrip(":")) is not None


def is_summary(title: str) -> bool:
    """Whether a heading opens a summary of the whole."""
    return _SUMMARY.fullmatch(title.strip()) is not None


def is_proposals(title: str) -> bool:
    """Whether a heading opens recommendations."""
    return _PROPOSALS.fullmatch(title.strip()) is not None


def is_preface(title: str) -> bool:
    """Whether a heading opens a foreword, thanks, or what is said of the authors: there people are named who want to be."""
    return (
        re.fullmatch(
            r"(?:förord|tack|tackord|om författar\w+|författar(?:e|na)|kontakt\w*|preface|acknowledge?ments?)", title.strip(), re.IGNORECASE
        )
        is not None
    )


def reference_blocks(blocks: Sequence[Block]) -> frozenset[int]:
    """The numbers of all blocks in lists of references, the heading too, until a heading on the same level or higher."""
    return frozenset(_reference_blocks(blocks))


def _reference_blocks(blocks: Sequence[Block]) -> Iterator[int]:
    level = 0
    for block in blocks:
        if block.kind is BlockKind.HEADING and block.text.strip():
            if is_references(bare_title(block.text)):
                level = block.level
            elif level and block.level <= level:
                level = 0
        elif block.kind is BlockKind.PARAGRAPH and not level and is_references(block.text):
            level = 9  # a heading that somebody only made bold
        if level and block.kind not in (BlockKind.FOOTNOTE, BlockKind.MARGIN):
            yield block.number
