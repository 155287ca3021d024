"""Rules about recommendations: in the summary and the chapter, and in the results that they rest on."""

import difflib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tfbb_coding.messages import _
from tfbb_coding.model.draft import Block, BlockKind, DraftFinding
from tfbb_coding.model.report import Severity
from tfbb_coding.steps.report.counted import stem
from tfbb_coding.steps.report.numbers import NUMBER, number_of
from tfbb_coding.steps.report.review import Review, case_words
from tfbb_coding.steps.report.sections import Section, below, is_proposals, is_summary
from tfbb_coding.steps.report.words import fold, tokens_of
from tfbb_coding.swedish.sentences import split_sentences

_MARK = re.compile(r"^\s*(?:(?:rekommendation|förslag)\s*)?(?:\d{1,2}[.):]|[•–-]|[a-z]\))?\s*", re.IGNORECASE)
_NUMBERED = re.compile(r"^\s*(?:rekommendation|förslag)\s*(?P<n>\d{1,2})\b|^\s*(?P<m>\d{1,2})[.)]\s", re.IGNORECASE)
_IN_TEXT = re.compile(r"(?<![\w(])\(?(?P<n>[1-9])\)\s+(?=\w)")
_COUNT = re.compile(
    rf"(?<!kapitel )(?<!avsnitt )(?<![.\d])\b(?P<number>{NUMBER})\s(?:[a-zåäö]+(?:a|de)\s)?(?:rekommendationer|förslag)\b", re.IGNORECASE
)
_ADVICE = re.compile(
    r"\b(?:vi|jag|utvärder\w+|rapporten)\s(?:\w+\s)?(?:rekommenderar|föreslår|förordar)\b(?:\satt)?|"
    r"\b(?:rekommenderar|föreslår|förordar)\s(?:vi|jag|utvärder\w+)\b(?:\s\w+)?(?:\satt)?|\b(?:vår|en) rekommendation är(?:\satt)?",
    re.IGNORECASE,
)
"""What the authors advise, not what participants propose."""
_ALIKE = 0.5
_LONG, _LEAST_LETTERS, _BEGINNING = 6, 3, 7
_GENERAL = frozenset(
    stem(word)
    for word in "varje pilot piloten piloterna samtliga fortsatt fortsatta gemensam gemensamma tydlig tydliga kommun kommunen kommunerna region regionen verksamhet verksamheterna tillsammans mellan framöver "
    "säkerställ säkerställa överväg överväga arbetet arbete utveckla utveckling stärk behöver ytterligare möjlighet möjligheter "
    "och som den det att för med till ett inte vid har kan ska bör alla var sin sina sitt där när hur eller samt från inom under över efter före utan mot hos dem deras dess mer fler två tre år får också "
    "genom vad vilka vilken denna detta dessa".split()
)
"""Words that any recommendation may have."""
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
    if not summary or not chapter:
        yield from _told_in_prose(review)
    if (len(summary) < _LEAST and len(chapter) < _LEAST) or not summary or not chapter:
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


def recommendation_ungrounded(review: Review) -> Iterator[DraftFinding]:
    """A recommendation speaks of something that the results or the interviews speak of, too."""
    items = _chapter_items(review.sections)
    said = _said_elsewhere(review, items) if len(items) >= _LEAST and review.corpus.talks else set()
    for item in items if said else ():
        words = _telling(review, item)
        if any(len(word) >= _LONG for word in words) and not any(word in said or word[:_BEGINNING] in said for word in words):
            message = _("no word of this recommendation is in the results or in the interviews")
            hint = _("say on what it rests, or leave it out")
            place = (item.block.number, item.start, item.end)
            yield review.finding(*place, "recommendation-ungrounded", message, hint, Severity.WARNING)


def _telling(review: Review, item: _Item) -> set[str]:
    """The words of the recommendation and of what explains it, but for its first, which says what to do, small words, and the cases' names."""
    after = review.draft.blocks[item.block.number + 1 :][:1]
    explained = next((block.text for block in after if block.kind is BlockKind.PARAGRAPH), "")
    known = {stem(word) for name in case_words(review.study) for word in name.split()} | _GENERAL
    words = re.findall(r"[^\W\d_]+", item.text)[1:] + re.findall(r"[^\W\d_]+", explained)
    return {stem(word) for word in words if len(word) >= _LEAST_LETTERS} - known


def _said_elsewhere(review: Review, items: Sequence[_Item]) -> set[str]:
    """The stems and beginnings of all long words in the draft outside summary and recommendations, and in the interviews."""
    left_out = {
        block.number
        for at, section in enumerate(review.sections)
        if is_summary(section.title)
        for part in below(review.sections, at)
        for block in part.blocks
    }
    first, last = items[0].block.number, items[-1].block.number
    texts = [block.text for block in review.body if block.number not in left_out and not first <= block.number <= last]
    forms = {form for talk in review.corpus.talks for form in talk.positions} | {
        word for text in texts for word in re.findall(r"[^\W\d_]+", fold(text))
    }
    stems = {stem(form) for form in forms}
    return stems | {form[:_BEGINNING] for form in stems if len(form) >= _BEGINNING}


def _told_in_prose(review: Review) -> Iterator[DraftFinding]:
    """*Vi rekommenderar att …* in a chapter without a list, of which the summary says nothing."""
    at = next((n for n, section in enumerate(review.sections) if is_summary(section.title)), None)
    inside = below(review.sections, at) if at is not None else []
    summed = {stem(word) for part in inside for block in part.blocks for word in re.findall(r"[^\W\d_]+", fold(block.text))}
    chapters = [section for section in review.sections if is_proposals(section.title) and section not in inside]
    for block in (block for chapter in chapters for block in chapter.blocks if summed and block.kind is BlockKind.PARAGRAPH):
        for sentence in split_sentences(block.text):
            advised = _ADVICE.search(block.text, sentence.start, sentence.end)
            if not advised or review.is_quoted(block.number, *advised.span()):
                continue
            told = _stems(review, block.text[advised.end() : sentence.end])
            if len(told) >= _LEAST and len(told & summed) * 2 < len(told):
                item = _Item(block, sentence.start, sentence.end, sentence.of(block.text))
                hint = _("take it up there too, or out of the chapter")
                yield _finding(review, item, _("a recommendation that the summary does not have"), hint)


def _stems(review: Review, text: str) -> set[str]:
    """The stems of the words that tell, without those that any recommendation may have, and the cases' names."""
    known = {stem(word) for name in case_words(review.study) for word in name.split()} | _GENERAL
    return {stem(word) for word in re.findall(r"[^\W\d_]+", fold(text)) if len(word) >= _LEAST_LETTERS} - known


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
    if _says_the_same(first, second):
        return 1
    a, b = first.forms, tuple(token.form for token in tokens_of(_core(first, second)))
    return difflib.SequenceMatcher(None, a, b, autojunk=False).ratio()


def _core(item: _Item, other: _Item) -> str:
    """As much of the other's beginning as the item has sentences: what follows explains."""
    wanted = max(1, len(split_sentences(item.text)))
    sentences = split_sentences(other.text)[:wanted]
    return other.text[sentences[0].start : sentences[-1].end] if sentences else other.text


def _says_the_same(item: _Item, other: _Item) -> bool:
    ours = _plain(item.text)
    theirs, core = _as_told(_plain(other.text), ours), _as_told(_plain(_core(item, other)), ours)
    ours = ours.removeprefix("att ")
    return ours == core or f"{theirs} ".startswith(f"{ours} ") or f"{ours} ".startswith(f"{theirs} ")


def _plain(text: str) -> str:
    return " ".join(re.findall(r"\w+", fold(text)))


def _as_told(text: str, model: str) -> str:
    """The text with its verbs of advice in the model's form: *anställa* and *att anställa* are *anställ*.

    >>> _as_told("att anställa en samordnare och införa tid", "anställ en samordnare och inför tid")
    'anställ en samordnare och inför tid'
    """
    words, models = text.removeprefix("att ").split(), model.removeprefix("att ").split()
    for n, (word, other) in enumerate(zip(words, models, strict=False)):
        if (n == 0 or models[n - 1] in ("och", "samt", "eller")) and _is_same_verb(word, other):
            words[n] = other
    return " ".join(words)


def _is_same_verb(first: str, second: str) -> bool:
    """Whether both are forms of one verb: *anställa*, *anställ* and *anställer*; *glömma* and *glöm*; *se* and *ser*."""
    return bool(_imperatives(first) & _imperatives(second))


def _imperatives(word: str) -> set[str]:
    """What the imperative may be of a word that is one, an infinitive or a present.

    >>> sorted(_imperatives("glömma")), sorted(_imperatives("ser"))
    (['glöm', 'glömm', 'glömma'], ['se', 'ser'])
    """
    bare = {word, *(word.removesuffix(end) for end in ("a", "r", "er", "ar") if len(word) > len(end) + 1)}
    return bare | {one[:-1] for one in bare if len(one) > 2 and one[-1] == one[-2] and one[-1] not in "aeiouyåäö"}  # noqa: PLR2004


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
