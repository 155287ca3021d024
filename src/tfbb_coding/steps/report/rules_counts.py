"""The rule about numbers in the draft that contradict each other: of a list and its items, a table and its sum, the summary and its chapter."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from tfbb_coding.messages import _
from tfbb_coding.model.draft import Block, BlockKind, DraftFinding
from tfbb_coding.model.report import Severity
from tfbb_coding.model.text import Span
from tfbb_coding.steps.report.case_places import cases_in, headings_above
from tfbb_coding.steps.report.counted import Counted, counted_in, stem
from tfbb_coding.steps.report.draft_tables import DraftTable, tables_of
from tfbb_coding.steps.report.numbers import number_of
from tfbb_coding.steps.report.review import Review, case_words
from tfbb_coding.steps.report.sections import below, is_summary
from tfbb_coding.swedish.sentences import split_sentences

_AFTER_NOUN, _BETWEEN = 3, 4
_SEVERAL = 2
_RARE = 4
"""How often a word may stand in the draft and still tell that two sentences speak of the same."""
_CONTENT = 5
_STEM = 4
_STUDIED = r"deltagar|person|intervju|informant|respondent|pilot|fokusgrupp|rekommendation|förslag"
_OF_THE_STUDY = re.compile(rf"\b(?:{_STUDIED})", re.IGNORECASE)
"""What other rules count."""
_NOT_LISTED = re.compile(rf"\b(?:{_STUDIED}|medarbetar|barn|elev|familj)", re.IGNORECASE)
"""What is seldom what a list has as its items."""
_RANGE = re.compile(r"(?:\b(?:eller|till|och|mellan)|[–-])\s?$", re.IGNORECASE)
_LISTED = re.compile(
    r"\b(?:saker|skäl|faktorer|teman|mönster|hinder|mål|frågor|delar|slutsatser|förutsättningar|villkor|områden|lärdomar|anledningar|orsaker|svårigheter)$",
    re.IGNORECASE,
)
"""What is named after the colon wherever it stands in its sentence."""
_DEFINITE = re.compile(
    r"(?:\b(?:de|dessa|våra|alla|samtliga|båda|minst|högst|drygt|över|mer än|fler än|av|första|sista|andra|bland annat)\s(?:de\s)?)$",
    re.IGNORECASE,
)
_FOLLOWING = re.compile(r"\b(?:följande|dessa|nämligen)\b", re.IGNORECASE)
_SOME_OF = re.compile(r"\b(?:bland annat|till exempel|t\.ex\.|exempelvis|främst|framför allt|några|i urval|däribland)\b", re.IGNORECASE)
_CLAUSE = re.compile(r"\b(?:första|förste|ena|dels|först|varav|hälften|\d)\b", re.IGNORECASE)
_SUM = re.compile(r"^\s*(?:summa|totalsumma)\b", re.IGNORECASE)
_TOTAL = re.compile(r"^\s*(?:totalt|total|sammanlagt|summa)\b", re.IGNORECASE)
_NO_SUM = re.compile(r"\b(?:snitt\w*|medel\w*|median\w*|andel\w*|procent\w*|varav|därav|längd|ålder|år|nr|per)\b|%", re.IGNORECASE)
_TABLE = re.compile(r"\btabell(?:en)?\s(?P<number>\d+(?:\.\d+)*)", re.IGNORECASE)
_CAPTION = re.compile(r"^\W*tabell\s(?P<number>\d+(?:\.\d+)*)\W+(?P<noun>[^\W\d_]+)", re.IGNORECASE)


def count_contradiction(review: Review) -> Iterator[DraftFinding]:
    """Numbers in the draft agree with each other: as many items as are announced, sums that add up, in the summary what the chapters say."""
    yield from _announced(review)
    yield from _sums(review)
    yield from _counted_tables(review)
    yield from _summary(review)


def _finding(review: Review, block: Block, place: Span, message: str) -> DraftFinding:
    return review.finding(block.number, place.start, place.end, "count-contradiction", message, _("correct the number, or what it counts"))


def _announced(review: Review) -> Iterator[DraftFinding]:
    """*Fyra frågeställningar:* before five items, in a list or in the sentence."""
    blocks = review.draft.blocks
    for block in review.body:
        if block.kind not in (BlockKind.PARAGRAPH, BlockKind.LIST):
            continue
        for sentence in split_sentences(block.text):
            colon = block.text.find(":", sentence.start, sentence.end)
            told = _last_counted(review, block, sentence, colon) if colon > 0 else None
            if told is None or _SOME_OF.search(sentence.of(block.text)):
                continue
            if not block.text[colon + 1 :].strip():
                items = _items_after(blocks, block.number)
                wrong = items if items and items != told.number else 0
            else:
                wrong = _fewer_inline(block.text, colon, sentence, told.number)
            if wrong:
                yield _finding(review, block, told.place, _("'{said}', but {n} follow").format(said=told.place.of(block.text), n=wrong))


def _last_counted(review: Review, block: Block, sentence: Span, colon: int) -> Counted | None:
    """What is counted right before the colon, or anywhere in a sentence that says *följande*; nothing that is spoken of as known."""
    found = [c for c in counted_in(block.text, sentence.start, colon) if c.number >= _SEVERAL]
    if not found:
        return None
    told = found[-1]
    words = block.text[told.place.end : colon].split()
    before = block.text[sentence.start : told.place.start]
    opens = not before.strip() and len(found) == 1 and _LISTED.search(told.place.of(block.text)) is not None and len(words) <= _BETWEEN
    near = not words or opens or (_FOLLOWING.search(before[-12:]) and len(words) <= _AFTER_NOUN)
    said = told.place.of(block.text)
    if not near or (_DEFINITE.search(before) and not _FOLLOWING.search(before[-12:])) or _NOT_LISTED.search(said):
        return None
    return None if review.is_quoted(block.number, told.place.start, told.place.end) else told


def _items_after(blocks: Sequence[Block], number: int) -> int:
    """How many items the list right after the block has; 0 where it has none, or lists within lists."""
    items: list[Block] = []
    for block in blocks[number + 1 :]:
        if block.kind is not BlockKind.LIST:
            break
        items.append(block)
    ordered = [block.ordered for block in items]
    if (
        not items
        or (any(ordered) and ordered != list(range(ordered[0], ordered[0] + len(items))))
        or len({block.indented for block in items}) > 1
    ):
        return 0
    return len(items) if len(items) >= _SEVERAL else 0


def _fewer_inline(text: str, colon: int, sentence: Span, number: int) -> int:
    """How many the sentence after the colon names at most, where that is fewer than announced; commas can only make it more."""
    rest = text[colon + 1 : sentence.end].strip()
    if text[sentence.end :].strip() or not rest.endswith(".") or _CLAUSE.search(rest) or any(c in rest for c in '”";:()–'):
        return 0
    named = 1 + rest.count(",") + len(re.findall(r"(?<!,)\s(?:och|samt|eller|respektive|liksom)\s", rest))
    return named if _SEVERAL <= named < number else 0


def _sums(review: Review) -> Iterator[DraftFinding]:
    """A row or column *Summa* that the numbers above or before it do not add up to."""
    cases = case_words(review.study)
    for table in tables_of(review.draft.blocks):
        rows, columns = table.size
        if rows > _SEVERAL and _is_total([table.text(row, 1) for row in range(2, rows + 1)], cases):
            for column in range(2, columns + 1):
                yield from _sum(review, table, table.heads.get(column, ""), [(row, column) for row in range(2, rows + 1)])
        if columns > _SEVERAL and _is_total([table.text(1, column) for column in range(2, columns + 1)], cases):
            for row in range(2, rows + 1):
                yield from _sum(review, table, table.text(row, 1), [(row, column) for column in range(2, columns + 1)])


def _is_total(labels: Sequence[str], cases: Mapping[str, str]) -> bool:
    """Whether the last is the sum of the others: it says *Summa*, or *Totalt* after cases, which share nobody."""
    *parts, last = labels
    if len(parts) < _SEVERAL or any(_TOTAL.match(part) or _NO_SUM.search(part) for part in parts):
        return False
    apart = all(len(cases_in(part, cases)) == 1 for part in parts)
    return bool(_SUM.match(last) or (_TOTAL.match(last) and apart))


def _sum(review: Review, table: DraftTable, label: str, places: Sequence[tuple[int, int]]) -> Iterator[DraftFinding]:
    numbers = [_whole(table.text(*place)) for place in places]
    if _NO_SUM.search(label) or any(number is None for number in numbers):
        return
    *parts, total = (number or 0 for number in numbers)
    if sum(parts) != total:
        cell = table.rows[places[-1]][0]
        message = _("the numbers add up to {n}").format(n=sum(parts))
        yield _finding(review, cell, Span(0, len(cell.text)), message)


def _whole(text: str) -> int | None:
    plain = text.strip().strip("*")
    return int(plain) if plain.isdecimal() else None


def _counted_tables(review: Review) -> Iterator[DraftFinding]:
    """*De elva framgångsfaktorerna i tabell 3*, whose caption begins with the same word and which holds twelve."""
    tables = tables_of(review.draft.blocks)
    captions = {(m["number"], stem(m["noun"])): table for table in tables if (m := _CAPTION.match(table.caption))}
    for block in review.body if captions else ():
        if block.kind in (BlockKind.HEADING, BlockKind.CELL, BlockKind.CAPTION):
            continue
        for sentence in split_sentences(block.text):
            named = {m["number"] for m in _TABLE.finditer(block.text, sentence.start, sentence.end)}
            if len(named) == 1 and not _SOME_OF.search(sentence.of(block.text)):
                yield from _against_table(review, block, sentence, captions, min(named))


def _against_table(
    review: Review, block: Block, sentence: Span, captions: Mapping[tuple[str, str], DraftTable], number: str
) -> Iterator[DraftFinding]:
    for told in counted_in(block.text, sentence.start, sentence.end):
        table = next((t for (n, noun), t in captions.items() if n == number and any(_is_same(noun, word) for word in told.stems)), None)
        if table is None or told.number < _SEVERAL or review.is_quoted(block.number, told.place.start, told.place.end):
            continue
        if told.number not in _sizes(table):
            message = _("'{said}', but table {table} has {n}").format(said=told.place.of(block.text), table=number, n=_filled(table))
            yield _finding(review, block, told.place, message)


def _is_same(noun: str, other: str) -> bool:
    """Whether two stems are of one word, though its forms lose a vowel: *hinder*, *hindren*."""
    return noun == other or (min(len(noun), len(other)) >= _STEM and (noun.startswith(other) or other.startswith(noun)))


def _filled(table: DraftTable) -> int:
    """How many cells below the heads say something."""
    rows, columns = table.size
    return sum(1 for row in range(2, rows + 1) for column in range(1, columns + 1) if _says(table.text(row, column)))


def _says(text: str) -> bool:
    return bool(text) and text not in "–-—"


def _sizes(table: DraftTable) -> set[int]:
    """The numbers of things that a table may be said to hold: filled cells, different ones, rows, and what each column has."""
    rows, columns = table.size
    body = {(r, c): table.text(r, c) for r in range(2, rows + 1) for c in range(1, columns + 1)}
    filled = {place: text for place, text in body.items() if _says(text)}
    right = {place: text for place, text in filled.items() if place[1] > 1}
    each = [sum(1 for place in filled if place[1] == column) for column in range(1, columns + 1)]
    sums = {int(text) for text in filled.values() if text.isdecimal()}
    return {len(filled), len(set(filled.values())), len(right), len(set(right.values())), rows - 1, columns, columns - 1, *each, *sums}


@dataclass(frozen=True, slots=True)
class _Told:
    """What a sentence of running text counts, the words around it, and the cases that it is about."""

    block: Block
    counted: Counted
    words: frozenset[str]
    cases: frozenset[str]

    def may_be(self, other: "_Told") -> bool:
        """Whether both may count the same things."""
        return bool(set(self.counted.stems) & set(other.counted.stems)) and (
            not self.cases or not other.cases or bool(self.cases & other.cases)
        )


def _summary(review: Review) -> Iterator[DraftFinding]:
    """A number of things in the summary for which its chapter has another: the same case, the same things, and a rare word in common."""
    at = next((n for n, section in enumerate(review.sections) if is_summary(section.title)), None)
    if at is None:
        return
    inside = {block.number for section in below(review.sections, at) for block in section.blocks}
    told = list(_told(review))
    times = Counter(word for block in review.body for word in _content(block.text))
    body = [one for one in told if one.block.number not in inside]
    for one in (one for one in told if one.block.number in inside):
        same = [other for other in body if one.may_be(other)]
        if any(other.counted.number == one.counted.number for other in same):
            continue
        shared = ((other, one.words & other.words - set(one.counted.stems)) for other in same)
        other = next((other for other, words in shared if any(times[word] <= _RARE for word in words)), None)
        if other is not None:
            yield _drifted(review, one, other)


def _drifted(review: Review, one: _Told, other: _Told) -> DraftFinding:
    line, _column = other.block.place_of(0)
    where = _("line {n}").format(n=line) if line else _("paragraph {n}").format(n=other.block.paragraph)
    message = _("elsewhere the draft says '{said}' ({place})").format(said=other.counted.place.of(other.block.text), place=where)
    place, hint = one.counted.place, _("write the same number in both places")
    return review.finding(one.block.number, place.start, place.end, "count-contradiction", message, hint, Severity.WARNING)


def _told(review: Review) -> Iterator[_Told]:
    above, cases = headings_above(review), case_words(review.study)
    for block in review.body:
        if block.kind not in (BlockKind.PARAGRAPH, BlockKind.LIST):
            continue
        heading = next((found for text in reversed(above.get(block.number, ())) if (found := cases_in(text, cases))), set[str]())
        for sentence in split_sentences(block.text):
            said = sentence.of(block.text)
            for counted in counted_in(block.text, sentence.start, sentence.end):
                if _is_told(review, block, counted):
                    yield _Told(block, counted, _content(said), frozenset(cases_in(said, cases) or heading))


def _is_told(review: Review, block: Block, counted: Counted) -> bool:
    """Whether it is a number of several things in the author's words, and neither the study's own nor the end of a range."""
    if counted.number < _SEVERAL or review.is_quoted(block.number, counted.place.start, counted.place.end):
        return False
    before = block.text[: counted.place.start]
    return not (_RANGE.search(before) or _OF_THE_STUDY.search(counted.place.of(block.text)))


def _content(text: str) -> frozenset[str]:
    return frozenset(stem(word) for word in re.findall(r"[^\W\d_]+", text) if len(word) >= _CONTENT and number_of(word) is None)
