"""The rule about what the summary and the chapter both say."""

import difflib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tfbb_coding.messages import _
from tfbb_coding.model.draft import Block, BlockKind, DraftFinding
from tfbb_coding.steps.report.numbers import NUMBER, number_of
from tfbb_coding.steps.report.review import Review
from tfbb_coding.steps.report.sections import Section, below, is_proposals, is_summary
from tfbb_coding.steps.report.words import fold, tokens_of
from tfbb_coding.swedish.sentences import split_sentences

_MARK = re.compile(r"^\s*(?:(?:rekommendation|förslag)\s*)?(?:\d{1,2}[.):]|[•–-]|[a-z]\))?\s*", re.IGNORECASE)
_NUMBERED = re.compile(r"^\s*(?:rekommendation|förslag)\s*(?P<n>\d{1,2})\b|^\s*(?P<m>\d{1,2})[.)]\s", re.IGNORECASE)
_IN_TEXT = re.compile(r"(?<![\w(])\(?(?P<n>[1-9])\)\s+(?=\w)")
_COUNT = re.compile(
    rf"(?<!kapitel )(?<!avsnitt )(?<![.\d])\b(?P<number>{NUMBER})\s(?:[a-zåäö]+(?:a|de)\s)?(?:rekommendationer|förslag)\b", re.IGNORECASE
)
_ALIKE = 0.5
_LEAST = 2


@dataclass(frozen=True, slots=True)
class _Item:
    """A recommendation: its words without number, and where it stands."""

    block: Block
    start: int
    end: int
    text: str

    @property
    def forms(self) -> tuple[str, ...]:
        """Its words in small letters."""
        return tuple(token.form for token in tokens_of(self.text))


def summary_drift(review: Review) -> Iterator[DraftFinding]:
    """The recommendations of the summary are those of the chapter: as many, in the same order and words; the chapter may say more of each."""
    sections = review.sections
    summary, chapter = _summary_items(sections), _chapter_items(sections)
    if len(summary) < _LEAST and len(chapter) < _LEAST:
        return
    if not summary or not chapter:
        return
    partners = _partners(summary, chapter)
    for i, item in enumerate(summary):
        j = partners.get(i)
        if j is None:
            message = _("a recommendation that the chapter does not have")
            yield _finding(review, item, message, _("take it up there too, or out of the summary"))
        elif not _says_the_same(item, chapter[j]):
            message = _("the chapter says this otherwise: ”{words}”").format(words=_core(item, chapter[j]))
            yield _finding(review, item, message, _("write it in the same words in both places"))
    for j, item in enumerate(chapter):
        if j not in partners.values():
            yield _finding(
                review, item, _("a recommendation that the summary does not have"), _("take it up there too, or out of the chapter")
            )
    yield from _out_of_order(review, summary, partners)
    yield from _counts(review, summary, chapter)


def _finding(review: Review, item: _Item, message: str, hint: str) -> DraftFinding:
    return review.finding(item.block.number, item.start, item.end, "summary-drift", message, hint)


def _summary_items(sections: Sequence[Section]) -> list[_Item]:
    """The recommendations within the summary: below a heading of their own there, else its list, else nothing."""
    at = next((n for n, section in enumerate(sections) if is_summary(section.title)), None)
    if at is None:
        return []
    branch = below(sections, at)
    own = [section for section in branch if is_proposals(section.title) and section is not branch[0]]
    return _items(own or branch)


def _chapter_items(sections: Sequence[Section]) -> list[_Item]:
    """Those of the chapter of recommendations, which is not in the summary; the one that has most."""
    start = next((n for n, section in enumerate(sections) if is_summary(section.title)), None)
    inside = {id(section) for section in below(sections, start)} if start is not None else set()
    chapters = [
        _items(below(sections, n), headings=True)
        for n, section in enumerate(sections)
        if is_proposals(section.title) and id(section) not in inside
    ]
    return max(chapters, key=len, default=[])


def _items(sections: Sequence[Section], *, headings: bool = False) -> list[_Item]:
    """Numbered items; where there are none bulleted ones; where there are none either, headings or paragraphs that carry a number."""
    blocks = [block for section in sections for block in section.blocks if block.text.strip()]
    heads = [section.heading for section in sections[1:] if section.heading is not None]
    numbered_heads = [head for head in heads if _NUMBERED.match(head.text)]
    if headings and len(numbered_heads) >= _LEAST:
        return [_item(head) for head in numbered_heads]
    ordered = [
        block
        for block in blocks
        if (block.kind is BlockKind.LIST and block.ordered) or (block.kind is BlockKind.PARAGRAPH and _NUMBERED.match(block.text))
    ]
    listed = ordered if len(ordered) >= _LEAST else [block for block in blocks if block.kind is BlockKind.LIST]
    if len(listed) >= _LEAST:
        return [_item(block) for block in listed]
    enumerated = [item for block in blocks for item in _enumerated(block)]
    if len(enumerated) >= _LEAST:
        return enumerated
    cells = [block for block in blocks if block.kind is BlockKind.CELL and _NUMBERED.match(block.text)]
    if len(cells) >= _LEAST:
        return [_item(block) for block in cells]
    return [_item(head) for head in heads] if headings and len(heads) >= _LEAST else []


def _enumerated(block: Block) -> list[_Item]:
    """Items within a sentence: *(1) ge tid, (2) ge rum och (3) ge kaffe*."""
    marks = list(_IN_TEXT.finditer(block.text))
    if len(marks) < _LEAST or [m["n"] for m in marks] != [str(n + 1) for n in range(len(marks))]:
        return []
    ends = [m.start() for m in marks[1:]] + [len(block.text)]
    found = []
    for mark, end in zip(marks, ends, strict=True):
        text = re.sub(r"[\s,;.]*(?:och|samt)?[\s,;.]*$", "", block.text[mark.end() : end])
        found.append(_Item(block, mark.end(), mark.end() + len(text), text))
    return found


def _item(block: Block) -> _Item:
    mark = _MARK.match(block.text)
    start = mark.end() if mark else 0
    return _Item(block, start, len(block.text), block.text[start:].strip())


def _partners(summary: Sequence[_Item], chapter: Sequence[_Item]) -> dict[int, int]:
    """Which of the chapter's each of the summary's is, the most alike first."""
    scored = sorted(
        ((_likeness(a, b), -abs(i - j), i, j) for i, a in enumerate(summary) for j, b in enumerate(chapter)),
        key=lambda s: (-s[0], -s[1], s[2], s[3]),
    )
    found: dict[int, int] = {}
    for likeness, _near, i, j in scored:
        if likeness >= _ALIKE and i not in found and j not in found.values():
            found[i] = j
    return found


def _likeness(first: _Item, second: _Item) -> float:
    a, b = first.forms, tuple(token.form for token in tokens_of(_core(first, second)))
    return difflib.SequenceMatcher(None, a, b, autojunk=False).ratio()


def _core(item: _Item, other: _Item) -> str:
    """As much of the other's beginning as the item has sentences: what follows explains."""
    wanted = max(1, len(split_sentences(item.text)))
    sentences = split_sentences(other.text)[:wanted]
    return other.text[sentences[0].start : sentences[-1].end] if sentences else other.text


def _says_the_same(item: _Item, other: _Item) -> bool:
    ours = _plain(item.text)
    theirs, core = _plain(other.text), _plain(_core(item, other))
    return ours == core or f"{theirs} ".startswith(f"{ours} ") or f"{ours} ".startswith(f"{theirs} ")


def _plain(text: str) -> str:
    return " ".join(re.findall(r"\w+", fold(text)))


def _out_of_order(review: Review, summary: Sequence[_Item], partners: dict[int, int]) -> Iterator[DraftFinding]:
    last = -1
    for i in sorted(partners):
        if partners[i] < last:
            yield _finding(review, summary[i], _("stands in another place in the chapter's order"), _("number them alike in both places"))
        last = max(last, partners[i])


def _counts(review: Review, summary: Sequence[_Item], chapter: Sequence[_Item]) -> Iterator[DraftFinding]:
    """*Fem rekommendationer* where there are six."""
    possible = {len(summary), len(chapter)}
    for block in review.body:
        if block.kind is BlockKind.HEADING:
            continue
        for match in _COUNT.finditer(block.text):
            number = number_of(match["number"])
            if (
                number is not None
                and number > 1
                and number not in possible
                and not review.is_quoted(block.number, match.start(), match.end())
            ):
                message = _("there are {n} recommendations").format(n=len(chapter))
                yield review.finding(block.number, match.start(), match.end(), "summary-drift", message, _("correct the number"))
