"""Quotations in a draft: text within quotation marks that is said to be somebody's words, and block quotations.

What counts: text within ”…”, "…", »…« or “…” that is attributed to participants; quotations of Markdown (``>``), paragraphs in a Word style
for quotations, indented paragraphs, and paragraphs wholly in italics. What does not: single words in irony, titles and terms, and
quotations from documents for which a source is given.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from tfbb_coding.model.draft import Block, BlockKind
from tfbb_coding.model.text import Span
from tfbb_coding.steps.report.attribution import PEOPLE, SPEECH, Attribution, attribute, has_source
from tfbb_coding.steps.report.sections import reference_blocks
from tfbb_coding.steps.report.words import quoted_words
from tfbb_coding.swedish.sentences import split_sentences


class Form(StrEnum):
    """Where a quotation stands."""

    INLINE = "inline"
    BLOCK = "block"


@dataclass(frozen=True, slots=True)
class Part:
    """Words of one speaker: ``[start, end)`` of the block with this number. ``label`` is the speaker's, where one stands before them."""

    block: int
    start: int
    end: int
    text: str
    label: str = ""


@dataclass(frozen=True, slots=True)
class Quotation:
    """A quotation in the draft.

    ``start`` and ``end`` are those of its words in the first block, without marks, labels and what stands in brackets behind them. ``marks``
    are the opening and closing mark, empty where there are none. ``lead`` is what stands before it in its sentence, or the paragraph
    before a block quotation. ``sure`` says that form alone (a style, a ``>``) makes it a quotation.
    """

    form: Form
    block: int
    start: int
    end: int
    text: str
    parts: tuple[Part, ...]
    attribution: Attribution
    marks: tuple[str, str] = ("", "")
    lead: str = ""
    sure: bool = False
    blocks: tuple[int, ...] = field(default=())

    @property
    def words(self) -> int:
        """How many words it has, as the house counts them."""
        return quoted_words(self.text)


OPENING = '”“"»«„‟'
CLOSING = '”“"«»'
_FAMILIES = ("”“„‟", '"', "»«")
SINGLE = "’‘'‚"
_LONGEST = 2500
_SHORTEST_SINGLE = 3
_FREE_BEFORE = "([{/–—-\t\n\u00a0 :"
_LABEL = re.compile(
    r"(?:^|(?<=[.!?…”] )|(?<=\n))(?P<label>(?:Deltagare|Intervjuperson|Informant|Respondent|IP|Ip|D|R|P|Person|Intervjuare|Moderator|Kvinna|Man|Röst)\s?\d{0,2}|I|[A-ZÅÄÖ])\s?:\s+"
)
_DASH = re.compile(r"^\s*[–—-]\s+")
_TAIL = re.compile(r"(?P<gap>[\s,–—-]*)\((?P<inside>[^()]{1,100})\)[\s.]*$")
_DASH_TAIL = re.compile(r"(?P<gap>(?:(?<=[.!?…”\"»«])|\n)\s*[–—-]{1,2}\s*)(?P<inside>[^–—.!?\n]{2,80})\.?\s*$")
_BRACKETED = re.compile(r"\([^()\n]{1,120}\)")
_NOTE_WORDS = re.compile(
    r"^(?:\*?\s*(?:not|anm(?:ärkning)?|källa|källor|obs|observera|tips|fakta|faktaruta|kommentar|läsanvisning|foto|bild|figur|tabell|definition|exempel|syfte|rekommendation|viktigt|slutsats|sammanfattning|kom ihåg|"
    r"så läses|så här läses|kolumnerna|note|source)\b\s*[.:!–]?)",
    re.IGNORECASE,
)
_NOTE_TEXT = re.compile(r"\b(?:kolumnerna|läses|tabellen|figuren|oberoende av varandra)\b", re.IGNORECASE)


def find_quotations(blocks: Sequence[Block], people: Sequence[str] = ()) -> list[Quotation]:
    """All quotations in order, also those that may turn out to be terms or a document's words (see ``attribution``)."""
    left_out = reference_blocks(blocks)
    found: list[Quotation] = []
    texts = [block for block in blocks if block.number not in left_out and block.text.strip()]
    taken: set[int] = set()
    for run in _block_runs(texts):
        quotation = _block_quotation(run, texts, people)
        taken.update(block.number for block in run)
        if quotation is not None:
            found.append(quotation)
    for block in texts:
        if block.number not in taken and block.kind not in (BlockKind.HEADING, BlockKind.CONTENTS, BlockKind.MARGIN):
            found.extend(_inline(block, _previous(texts, block), people))
    return sorted(found, key=lambda q: (q.block, q.start))


def mark_pairs(text: str) -> tuple[list[tuple[int, int]], list[int]]:
    """(places of the opening and closing mark of each outermost pair, places of marks without a partner).

    >>> mark_pairs("Hon sa ”ja” och ”nej.")
    ([(7, 10)], [16])
    """
    pairs: list[tuple[int, int]] = []
    alone: list[int] = []
    for family in _FAMILIES:
        opened: list[int] = []
        for at, character in enumerate(text):
            if character not in family or (character == '"' and text[at - 1 : at].isdigit() and not opened):
                continue  # inches and seconds
            opens, closes = _opens(text, at), _closes(text, at)
            if opened and (closes or not opens):
                pairs.append((opened.pop(), at))
            elif opens or not closes:
                opened.append(at)
            else:
                alone.append(at)
        alone += opened
    pairs, alone = _with_mixed(text, sorted(pairs), sorted(alone))
    return [pair for pair in pairs if not any(o < pair[0] and pair[1] < c for o, c in pairs)], alone


def _with_mixed(text: str, pairs: list[tuple[int, int]], alone: list[int]) -> tuple[list[tuple[int, int]], list[int]]:
    """Marks of two kinds that open and close one quotation, as in “Vi hann inte", count as a pair."""
    left: list[int] = []
    for at in alone:
        if left and _opens(text, left[-1]) and _closes(text, at):
            pairs.append((left.pop(), at))
        else:
            left.append(at)
    return sorted(pairs), left


def _opens(text: str, at: int) -> bool:
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    return (not before or before in _FREE_BEFORE or before.isspace()) and bool(after) and not after.isspace()


def _closes(text: str, at: int) -> bool:
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    return bool(before) and not before.isspace() and (not after or not after.isalnum())


def _single_pairs(text: str, taken: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Pairs of single marks outside the double ones; apostrophes within words are none."""
    opened: int | None = None
    for at, character in enumerate(text):
        if character not in SINGLE or any(start <= at <= end for start, end in taken):
            continue
        if opened is None and _opens(text, at):
            opened = at
        elif opened is not None and _closes(text, at):
            if len(text[opened + 1 : at].split()) >= _SHORTEST_SINGLE:
                yield opened, at
            opened = None


def _inline(block: Block, previous: str, people: Sequence[str]) -> Iterator[Quotation]:
    text = block.text
    pairs, _alone = mark_pairs(text)
    sentences = split_sentences(_masked(text, pairs))
    for opening, closing in sorted([*pairs, *_single_pairs(text, pairs)]):
        start, end = _trimmed(text, opening + 1, closing)
        if start >= end or end - start > _LONGEST:
            continue
        words = text[start:end]
        before, after, sentence_before = _context(text, sentences, opening, closing, previous)
        part = Part(block.number, start, end, words)
        told = attribute(before, after, sentence_before, people)
        marks = (text[opening], text[closing])
        yield Quotation(Form.INLINE, block.number, start, end, words, (part,), told, marks, before, blocks=(block.number,))


def _masked(text: str, pairs: Sequence[tuple[int, int]]) -> str:
    """The text with the full stops within quotations blanked, so that a sentence goes on after ”Vi hann inte.” säger hon."""
    out = list(text)
    for match in _BRACKETED.finditer(text):
        out[match.start() : match.end()] = match[0].replace(".", "_")
    for opening, closing in pairs:
        for at in range(opening + 1, closing):
            if out[at] in ".!?…\n":
                out[at] = "_"
        if text[closing - 1] in ".!?…" and re.match(r"\s+[A-ZÅÄÖ]", text[closing + 1 : closing + 4]):
            out[closing - 1] = text[closing - 1]
    return "".join(out)


def _context(text: str, sentences: Sequence[Span], opening: int, closing: int, previous: str) -> tuple[str, str, str]:
    """(before, after, the sentence before) of a pair of marks."""
    i = max((n for n, span in enumerate(sentences) if span.start <= opening), default=-1)
    start = sentences[i].start if i >= 0 else 0
    j = min((n for n, span in enumerate(sentences) if span.end > closing), default=-1)
    end = sentences[j].end if j >= 0 else len(text)
    before = sentences[i - 1].of(text) if i > 0 else previous
    return text[start:opening], text[closing + 1 : max(end, closing + 1)], before


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def _previous(blocks: Sequence[Block], block: Block) -> str:
    """The last sentence of the block before, empty where there is none or it is a heading."""
    i = next((n for n, other in enumerate(blocks) if other.number == block.number), 0)
    before = blocks[i - 1] if i else None
    if before is None or before.kind in (BlockKind.HEADING, BlockKind.CELL, BlockKind.CAPTION):
        return ""
    sentences = split_sentences(before.text)
    return sentences[-1].of(before.text) if sentences else ""


def is_block_like(block: Block) -> bool:
    """Whether a block looks like a block quotation by its form."""
    if block.kind is BlockKind.QUOTE:
        return True
    return block.kind is BlockKind.PARAGRAPH and (block.indented or block.is_italic)


def _block_runs(blocks: Sequence[Block]) -> Iterator[list[Block]]:
    """Blocks that together are one block quotation: those of one Markdown quotation; else neighbours that one speaker's lead joins."""
    run: list[Block] = []
    for block in blocks:
        if not is_block_like(block):
            if run:
                yield run
            run = []
        elif run and not _continues(run[-1], block):
            yield run
            run = [block]
        else:
            run.append(block)
    if run:
        yield run


def _continues(last: Block, block: Block) -> bool:
    if block.group or last.group:
        return block.group == last.group
    if block.number != last.number + 1:
        return False
    if _LABEL.match(last.text) and _LABEL.match(block.text):
        return True
    if block.kind is not last.kind or block.style != last.style:
        return False
    return not (_tail_start(last.text) is not None or last.text.rstrip().endswith(("”", '"'))) and bool(
        _LABEL.match(block.text) or _DASH.match(block.text)
    )


def _tail_start(text: str) -> int | None:
    """Where a block quotation's own words end and *(Deltagare 2, Pilot A)* or *– Lärare, Pilot A* begins."""
    for pattern in (_TAIL, _DASH_TAIL):
        match = pattern.search(text)
        if match and (PEOPLE.search(match["inside"]) or has_source(match["inside"]) or _is_signature(match["inside"])):
            return match.start()
    return None


_SIGNATURE = re.compile(r"\b(?:[A-ZÅÄÖ]{1,3}\s?\d{1,2}|pilot\w*|fg\s?\d|grupp\s?\d|våg\s?\d|delstudie\s?\d|person\s?\d)\b", re.IGNORECASE)
_LONGEST_SIGNATURE = 8


def _is_signature(inside: str) -> bool:
    return len(inside.split()) <= _LONGEST_SIGNATURE and _SIGNATURE.search(inside) is not None


def _block_quotation(run: Sequence[Block], blocks: Sequence[Block], people: Sequence[str]) -> Quotation | None:
    lead = _lead_of(run[0], blocks)
    first = run[0]
    by_form = first.kind is BlockKind.QUOTE
    if _NOTE_WORDS.match(first.text) or (first.is_italic and _NOTE_TEXT.search(first.text)):
        return None
    told = _block_attribution(run, lead, people)
    if not by_form and told is Attribution.UNCLEAR and not lead.rstrip().endswith(":") and not _TAIL.search(first.text):
        told = Attribution.TERM  # italics and indentation serve other ends, too
    parts = tuple(part for block in run for part in _parts(block))
    if not parts:
        return None
    text = " ".join(part.text for part in parts)
    marks = _wrapping(first, parts[0]) if len(run) == 1 else ("", "")
    numbers = tuple(block.number for block in run)
    return Quotation(Form.BLOCK, first.number, parts[0].start, parts[0].end, text, parts, told, marks, lead, by_form, numbers)


def _lead_of(first: Block, blocks: Sequence[Block]) -> str:
    """The words of the paragraph right before it."""
    i = next(n for n, block in enumerate(blocks) if block.number == first.number)
    before = blocks[i - 1] if i else None
    if before is None or before.kind in (BlockKind.HEADING, BlockKind.CELL, BlockKind.CAPTION, BlockKind.CONTENTS) or is_block_like(before):
        return ""
    return before.text


def _block_attribution(run: Sequence[Block], lead: str, people: Sequence[str]) -> Attribution:
    tail = _TAIL.search(run[-1].text)
    if tail and has_source(tail["inside"]):
        return Attribution.DOCUMENT
    if tail and PEOPLE.search(tail["inside"]):
        return Attribution.PARTICIPANT
    sentences = split_sentences(lead)
    last = sentences[-1].of(lead) if sentences else ""
    told = attribute(last, "", "", people)
    if told is Attribution.TERM:
        told = Attribution.UNCLEAR
    if told in (Attribution.UNCLEAR, Attribution.WRITTEN) and last.endswith(":") and (PEOPLE.search(last) and SPEECH.search(last)):
        return Attribution.PARTICIPANT
    if told is Attribution.UNCLEAR and last.endswith(":") and (PEOPLE.search(last) or SPEECH.search(last)):
        return Attribution.PARTICIPANT
    return told


def _wrapping(block: Block, part: Part) -> tuple[str, str]:
    """The marks around the whole of a block quotation, which needs none."""
    text = block.text
    opening, closing = text[part.start - 1 : part.start], text[part.end : part.end + 1]
    return (opening, closing) if opening and closing and opening in OPENING and closing in CLOSING else ("", "")


def _parts(block: Block) -> Iterator[Part]:
    """The words of each speaker in a block, without labels, dashes, marks around the whole, and what is said of the speaker."""
    tail = _tail_start(block.text)
    end = len(block.text) if tail is None else tail
    labels = list(_LABEL.finditer(block.text, 0, end))
    begins = [(m.end(), m["label"]) for m in labels]
    if not labels or labels[0].start() > 0:
        begins.insert(0, (0, ""))
    stops = [m.start() for m in labels if m.start() > 0] + [end]
    for (begin, label), until in zip(begins, stops, strict=True):
        start, stop = _bare(block.text, begin, until)
        if start < stop and any(c.isalnum() for c in block.text[start:stop]):
            yield Part(block.number, start, stop, block.text[start:stop], label)


def _bare(text: str, start: int, end: int) -> tuple[int, int]:
    """Without white space, a dash of speech, and marks around the whole."""
    start, end = _trimmed(text, start, end)
    dash = _DASH.match(text[start:end])
    if dash:
        start += dash.end()
    pairs, _alone = mark_pairs(text[start:end])
    inner = text[start:end]
    if inner and inner[0] in OPENING and inner.rstrip(".,")[-1:] in set(CLOSING) and len(pairs) >= 1 and pairs[0][0] == 0:
        closing = len(inner.rstrip(".,")) - 1
        if pairs[0][1] == closing:
            return _trimmed(text, start + 1, start + closing)
    return start, end
