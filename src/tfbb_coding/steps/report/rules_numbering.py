"""Rules about figures, tables, and references to them and to sections."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from tfbb_coding.messages import _
from tfbb_coding.model.draft import Block, BlockKind, DraftFinding
from tfbb_coding.model.report import Severity
from tfbb_coding.steps.report.review import Review
from tfbb_coding.steps.report.sections import bare_title

_CAPTION = re.compile(
    r"\s*(?:\*{0,2})(?P<what>figur|tabell|diagram|bild|figure|table|fig\.|tab\.)\s?(?P<number>[A-Z]?\d+(?:[.:]\d+)*)(?P<sep>\s*[.:–—|-]|\s*$|\s+)",
    re.IGNORECASE,
)
_KINDS = {
    "figur": "figur",
    "figure": "figur",
    "fig.": "figur",
    "tabell": "tabell",
    "table": "tabell",
    "tab.": "tabell",
    "diagram": "diagram",
    "bild": "bild",
}
_MENTION = re.compile(
    r"\b(?P<what>figur(?:erna|er|en)?|tabell(?:erna|er|en)?|diagram(?:men|met)?|fig\.|tab\.)\s(?P<numbers>\d+(?:[.:]\d+)*(?:(?:\s?[–-]\s?|,\s|\s(?:och|samt|respektive|till|eller)\s)\d+(?:[.:]\d+)*)*)",
    re.IGNORECASE,
)
_NUMBERLESS = re.compile(r"\s*(?P<what>figur|tabell)(?P<mark>\s?(?:[XYN]{1,3}|x{1,3}|\?{1,3}|#|_{1,4}|nr)?)\s*[.:]\s", re.IGNORECASE)
_ONE = re.compile(r"\d+(?:[.:]\d+)*")
_RANGE = re.compile(r"(\d+)\s?(?:[–-]|till)\s?(\d+)")
_SECTION = re.compile(
    r"\b(?P<what>avsnitt|kapitel|kap\.|avsnitten|kapitlen|del)\s(?P<numbers>\d+(?:\.\d+)*(?:(?:\s?[–-]\s?|\s(?:och|samt|till|eller|respektive)\s)\d+(?:\.\d+)*|,\s\d+(?:\.\d+)+)*)(?!\s*[§])",
    re.IGNORECASE,
)
_APPENDIX = re.compile(r"\b(?P<what>bilaga|appendix)\s(?P<number>\d+|[A-H])\b", re.IGNORECASE)
_BROKEN = re.compile(
    r"(?:Fel!\s*(?:Hittar inte referenskälla|Bokmärket är inte definierat|Det finns ingen text med angivet format|Referenskällan hittades inte)[^.!]*[.!]?|"
    r"Error!\s*(?:Reference source not found|Bookmark not defined|No text of specified style)[^.!]*[.!]?|(?<!\w)\?\?(?!\?)|@(?:fig|tbl|sec)[:-][\w-]+|\\ref\{[^}]*\})"
)
_HEAD_NUMBER = re.compile(r"^\s*(?:kapitel\s)?(?P<number>\d+(?:\.\d+)*)[.:]?\s+\S", re.IGNORECASE)
_NAMED = re.compile(r"\b(?:avsnittet|kapitlet|rubriken|bilagan)\s[”\"»“](?P<title>[^”\"«»“]{3,80})[”\"«»]", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Caption:
    block: Block
    kind: str
    number: str
    end: int


def figure_numbering(review: Review) -> Iterator[DraftFinding]:
    """Figures are numbered from 1 in the order in which they stand, without gaps and without doubles; in chapters, within each."""
    yield from _without_number(review, "figur", "figure-numbering")
    for kind in ("figur", "diagram", "bild"):
        yield from _numbering(review, kind, "figure-numbering")


def table_numbering(review: Review) -> Iterator[DraftFinding]:
    """Tables are numbered from 1 in the order in which they stand, without gaps and without doubles; in chapters, within each."""
    yield from _without_number(review, "tabell", "table-numbering")
    yield from _numbering(review, "tabell", "table-numbering")


def cross_reference(review: Review) -> Iterator[DraftFinding]:
    """What the text refers to is there: figures, tables, numbered sections, appendices, and the places that links and fields lead to."""
    captions = _captions(review)
    numbers = {kind: {caption.number for caption in captions if caption.kind == kind} for kind in set(_KINDS.values())}
    headings = [b.text for b in review.draft.blocks if b.kind is BlockKind.HEADING]
    names = {name.lower() for name in review.draft.names} | {_slug(text) for text in headings}
    titles = {bare_title(text).lower() for text in headings}
    heads = _heading_numbers(review)
    appendices = {m["number"].upper() for b in review.draft.blocks if b.kind is BlockKind.HEADING for m in _APPENDIX.finditer(b.text)}
    bold = [b for b in review.body if b.kind is BlockKind.PARAGRAPH and _APPENDIX.match(b.text.strip())]
    appendices |= {m["number"].upper() for b in bold if (m := _APPENDIX.match(b.text.strip()))}
    for block in review.body:
        yield from _broken(review, block, names)
        if block.kind is BlockKind.HEADING:
            continue
        yield from _missing_numbers(review, block, numbers)
        yield from _missing_sections(review, block, heads, titles)
        for match in _APPENDIX.finditer(block.text):
            if match["number"].upper() not in appendices and not (match.start() == 0 and block.kind is not BlockKind.PARAGRAPH):
                yield _missing(review, block, match.start(), match.end())


def _captions(review: Review) -> list[_Caption]:
    found: list[_Caption] = []
    for block in review.body:
        match = _CAPTION.match(block.text) if block.kind is BlockKind.CAPTION else None
        if match is None:
            continue
        caption = _Caption(block, _KINDS[match["what"].lower()], match["number"], match.end("number"))
        if found and _is_repeated(found[-1], caption):
            continue
        found.append(caption)
    return found


def _is_repeated(before: _Caption, caption: _Caption) -> bool:
    """Whether it is a picture's own description, repeated below the picture."""
    said, again = (c.block.text.strip().rstrip(".").lower() for c in (before, caption))
    return caption.block.number - before.block.number == 1 and (said.startswith(again) or again.startswith(said))


def _numbering(review: Review, kind: str, rule: str) -> Iterator[DraftFinding]:
    captions = [caption for caption in _captions(review) if caption.kind == kind]
    seen: dict[str, str] = {}
    last: dict[str, int] = {}
    for caption in captions:
        chapter, _dot, tail = caption.number.rpartition(".")
        number = int(tail) if tail.isdecimal() else 0
        expected = last.get(chapter, 0) + 1
        problem = _numbering_problem(caption, number, expected, seen)
        seen[caption.number] = caption.block.text
        last[chapter] = max(number, last.get(chapter, 0))
        if problem:
            hint = _("number them anew, and look at what refers to them")
            yield review.finding(caption.block.number, 0, caption.end, rule, problem, hint)


def _without_number(review: Review, kind: str, rule: str) -> Iterator[DraftFinding]:
    for block in review.body:
        match = _NUMBERLESS.match(block.text) if block.kind in (BlockKind.CAPTION, BlockKind.PARAGRAPH) else None
        if match and _KINDS[match["what"].lower()] == kind:
            message = _("{name} without a number").format(name=kind.capitalize())
            yield review.finding(
                block.number, match.start("what"), match.end("what") + len(match["mark"] or ""), rule, message, _("number it")
            )


def _numbering_problem(caption: _Caption, number: int, expected: int, seen: dict[str, str]) -> str:
    name = caption.kind.capitalize()
    if caption.number in seen:
        return _("{name} {number} stands twice").format(name=name, number=caption.number)
    if number > expected:
        return _("{name} {number} comes where {name} {expected} was expected").format(
            name=name, number=caption.number, expected=_like(caption.number, expected)
        )
    if number < expected:
        return _("{name} {number} comes after one with a higher number").format(name=name, number=caption.number)
    return ""


def _like(number: str, expected: int) -> str:
    chapter, dot, _tail = number.rpartition(".")
    return f"{chapter}{dot}{expected}"


def _broken(review: Review, block: Block, names: set[str]) -> Iterator[DraftFinding]:
    for match in _BROKEN.finditer(block.text):
        message = _("a reference that leads nowhere")
        yield review.finding(block.number, match.start(), match.end(), "cross-reference", message, _("point it to what it was meant for"))
    for span, target in block.targets:
        if target.lower() not in names and not target.startswith("_Toc"):
            message = _("a link to '{target}', which is not in the draft").format(target=target)
            end = span.end if span.end > span.start else min(len(block.text), span.start + 20)
            yield review.finding(block.number, span.start, end, "cross-reference", message, _("point it to what it was meant for"))


def _slug(heading: str) -> str:
    """The anchor that Markdown makes of a heading."""
    return re.sub(r"\s+", "-", re.sub(r"[^\w\s-]", "", heading.strip().lower()))


def _missing_numbers(review: Review, block: Block, numbers: dict[str, set[str]]) -> Iterator[DraftFinding]:
    own = _CAPTION.match(block.text) if block.kind is BlockKind.CAPTION else None
    for match in _MENTION.finditer(block.text):
        if own and match.start() < own.end():
            continue
        what = match["what"].lower()
        kind = next(kind for word, kind in _KINDS.items() if what.startswith(word.rstrip(".")))
        wanted = _ONE.findall(match["numbers"])
        span = _RANGE.search(match["numbers"])
        if span:
            wanted += [str(n) for n in range(int(span[1]), min(int(span[2]), int(span[1]) + 50) + 1)]
        if any(number not in numbers[kind] for number in wanted) and not _is_in_source(block.text, match):
            yield _missing(review, block, match.start(), match.end())


def _is_in_source(text: str, match: re.Match[str]) -> bool:
    """Whether it is somebody else's: *(Ek, 2014, tabell 9)*, *tabell 9 i Ek (2014)*."""
    before, after = text[: match.start()], text[match.end() :]
    in_brackets = re.search(r"\([^()]*\b(?:19|20)\d{2}[^()]*$", before) or (
        re.search(r"\([^()]*$", before) and re.match(r"[^()]*\b(?:19|20)\d{2}[^()]*\)", after)
    )
    return bool(in_brackets or re.match(r"\si\s[A-ZÅÄÖ][^.()]{0,60}\((?:19|20)\d{2}", after))


def _heading_numbers(review: Review) -> set[str]:
    """The numbers that headings begin with; empty where headings are not numbered in the text."""
    headings = [b for b in review.draft.blocks if b.kind is BlockKind.HEADING]
    found = [m["number"] for b in headings if (m := _HEAD_NUMBER.match(f"{b.label} {b.text}"))]
    return set(found) if len(found) > 1 else set()


def _missing_sections(review: Review, block: Block, heads: set[str], titles: set[str]) -> Iterator[DraftFinding]:
    for match in _SECTION.finditer(block.text) if heads else ():
        if not _is_elsewhere(block.text, match):
            yield from _missing_of(review, block, match, heads)
    for match in _NAMED.finditer(block.text):
        if match["title"].strip().lower().rstrip(".") not in titles:
            yield _missing(review, block, match.start(), match.end())


def _missing_of(review: Review, block: Block, match: re.Match[str], heads: set[str]) -> Iterator[DraftFinding]:
    """Those of *avsnitt 5.2, 6.1 och 7.5* that are not there; a single one with the word before it."""
    numbers = list(_ONE.finditer(block.text, match.start("numbers"), match.end("numbers")))
    for number in numbers:
        if number[0] not in heads:
            start = match.start() if number is numbers[0] else number.start()
            yield _missing(review, block, start, number.end())


def _is_elsewhere(text: str, match: re.Match[str]) -> bool:
    """Whether it is a chapter of a law or of somebody's book: *kapitel 3 i skollagen*, *del 2 i serien*."""
    after = text[match.end() : match.end() + 25]
    if re.search(r"\([^()]*\b(?:19|20)\d{2}[^()]*$", text[: match.start()]):
        return True  # (Ek, 2014, kap. 12)
    return match["what"].lower() == "del" or bool(
        re.match(r"\s+i\s+(?!den här|denna|rapporten|föreliggande)", after) or re.match(r"\s*§", after)
    )


def _missing(review: Review, block: Block, start: int, end: int) -> DraftFinding:
    message = _("'{words}' is not in the draft").format(words=block.text[start:end])
    return review.finding(
        block.number, start, end, "cross-reference", message, _("correct the number, or put in what is missing"), Severity.ERROR
    )
