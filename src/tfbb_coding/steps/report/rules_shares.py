"""The rule about shares in words (*drygt hälften*, *en tredjedel*, *75 procent*) beside the numbers that they are said to be."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from tfbb_coding.messages import _
from tfbb_coding.model.draft import Block, BlockKind, DraftFinding
from tfbb_coding.model.text import Span
from tfbb_coding.steps.report.numbers import NUMBER, number_of
from tfbb_coding.steps.report.review import Review
from tfbb_coding.swedish.sentences import split_sentences

_PARTS = {"tredjedel": 3, "fjärdedel": 4, "femtedel": 5, "sjättedel": 6, "tiondel": 10}
_EVERY = {"varannan": 2, "vartannat": 2, "tredje": 3, "fjärde": 4, "femte": 5, "sjätte": 6, "tionde": 10}
_NEAR, _ABOUT, _SOME = 0.05, 0.08, 0.13
"""How far from a share its bare name, *ungefär* and *drygt* or *knappt* may be: three of eight are *knappt hälften*."""
_PERCENT_ROUNDED = 0.011
_NEARLY_ALL = 0.75
_HOW = r"(?:drygt|lite\smer\sän|något\smer\sän|lite\söver|strax\söver|knappt|nästan|närmare|nära|inte\sfullt|strax\sunder|mer\sän|fler\sän|över|mindre\sän|färre\sän|under|ungefär|omkring|cirka|ca|runt|precis|exakt|hela)"
_SHARE = re.compile(
    rf"\b(?:(?P<how>{_HOW})\s)?(?:(?P<half>hälften)|(?P<count>en|ett|två|tre|fyra|fem)\s(?P<part>tredjedel|fjärdedel|femtedel|sjättedel|tiondel)(?:ar)?|"
    rf"(?P<every>varannan|vartannat|var(?:t)?\s(?:tredje|fjärde|femte|sjätte|tionde))|(?P<percent>\d{{1,3}}(?:[.,]\d)?)\s?(?:procent\b|%)|"
    r"(?P<most>(?:en|ett)\s(?:(?:stor|bred|knapp|klar|tydlig|överväldigande|stort|klart)\s)?(?:majoritet|flertal)|majoriteten|flertalet|merparten|de\s(?:allra\s)?flesta)|"
    r"(?P<least>en\sminoritet|ett\sfåtal)|(?P<nearly>nästan\s(?:alla|samtliga)))",
    re.IGNORECASE,
)
_OF = r"(?:de\s|dem\s|dessa\s|våra\s|totalt\s|sammanlagt\s|samtliga\s|studiens\s|alla\s)*"
_RATIO = re.compile(rf"(?<![\w,.:–-])(?P<n>{NUMBER})\sav\s{_OF}(?P<m>{NUMBER})\b(?![.,:]\d)", re.IGNORECASE)
_OUT_OF = re.compile(rf"\bav\s{_OF}(?P<m>{NUMBER})\b(?!\s?(?:procent|%|år\b))", re.IGNORECASE)
_NUMBER = re.compile(rf"(?<![\w,.:/–-])(?P<n>{NUMBER})\b(?![.,:/–-]\d)", re.IGNORECASE)
_UNIT = re.compile(
    r"^\s(?:år|månad\w*|veck\w*|dag(?:ar)?|timm\w*|minut\w*|procent|%|kronor|termin\w*|gång\w*|av\b|till\b|eller\b|–)", re.IGNORECASE
)
_THAT_IS = (
    r"(?:alltså|det\svill\ssäga|dvs\.?|d\.v\.s\.?|med\sandra\sord|vilket\s(?:är|motsvarar|innebär|blir|utgör|ger)|motsvarande|eller|det\sär|följaktligen|således|"
    r"sammantaget|som\smotsvarar|kort\ssagt)"
)
_LINK = re.compile(rf"^[^.!?;]{{0,60}}?(?:[,;–(]|\s–)\s*(?:{_THAT_IS}\s)(?:bara\s|endast\s|alltså\s)?$", re.IGNORECASE)
_RIGHT_AFTER = re.compile(r"^(?:\s[^\W\d_]+){0,3}\s?[(,–]\s?$")
_RIGHT_BEFORE = re.compile(r"^(?:\s(?:av\s)?[^\W\d_,]+){0,4}\s?(?:[(,–:]\s?)$")
_CUE = re.compile(r"\b(?:alltså|det\svill\ssäga|dvs|med\sandra\sord|följaktligen|således)\b", re.IGNORECASE)
_OF_OTHERS = re.compile(r"^\s(?:av|bland)\s(?!dem\b(?!\ssom)|dessa\b|alla\b|deltagarna\b)", re.IGNORECASE)
_ELSEWHERE = re.compile(r"^\s(?:\w+\s)?(?:i|från|på|inom|bland|hos)\s", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Ratio:
    """*n* of *m*, and where it stands in the text."""

    n: int
    m: int
    place: Span

    @property
    def share(self) -> float:
        """As a part of one."""
        return self.n / self.m


def share_mismatch(review: Review) -> Iterator[DraftFinding]:
    """A share (*drygt hälften*, *en tredjedel*) is that of the numbers given beside it, and nobody is *eleven of ten*."""
    for block in review.body:
        if block.kind in (BlockKind.HEADING, BlockKind.CONTENTS):
            continue
        yield from _impossible(review, block)
        sentences = split_sentences(block.text)
        for i, sentence in enumerate(sentences):
            before = sentences[i - 1] if i else None
            for match in _SHARE.finditer(block.text, sentence.start, sentence.end):
                if review.is_quoted(block.number, *match.span()):
                    continue
                ratio = _ratio_of(block, sentence, match) or (_ratio_before(block, before, sentence) if before else None)
                bounds = _bounds(match)
                if ratio is not None and bounds is not None and not bounds[0] <= ratio.share <= bounds[1]:
                    yield _mismatch(review, block, match, ratio)


def _impossible(review: Review, block: Block) -> Iterator[DraftFinding]:
    """*Elva av tio deltagare*: more than there are."""
    for match in _RATIO.finditer(block.text):
        n, m = number_of(match["n"]), number_of(match["m"])
        if n is not None and m is not None and n > m > 1 and not review.is_quoted(block.number, *match.span()):
            message = _("'{share}': {n} are more than the {m} that there are").format(share=match[0], n=n, m=m)
            yield review.finding(block.number, *match.span(), "share-mismatch", message, _("correct the numbers"))


def _mismatch(review: Review, block: Block, match: re.Match[str], ratio: _Ratio) -> DraftFinding:
    message = _("'{share}', but {n} of {m} are {percent} per cent").format(
        share=match[0], n=ratio.n, m=ratio.m, percent=round(100 * ratio.share)
    )
    return review.finding(block.number, *match.span(), "share-mismatch", message, _("correct the share, or the numbers"))


def _ratio_of(block: Block, sentence: Span, match: re.Match[str]) -> _Ratio | None:
    """The numbers in the same sentence that the share is said of: right before, right after, or joined by *alltså* and the like."""
    text = block.text
    for ratio in _ratios(text, sentence):
        if match.start() <= ratio.place.start < match.end() or _ELSEWHERE.match(text[ratio.place.end :][:30]):
            continue
        if ratio.place.end <= match.start():
            between = text[ratio.place.end : match.start()]
            joined = _RIGHT_AFTER.match(between) or _LINK.match(between)
            if joined and not _OF_OTHERS.match(text[match.end() : match.end() + 30]):
                return ratio
        elif _RIGHT_BEFORE.match(text[match.end() : ratio.place.start]):
            return ratio
    return _told_apart(text, sentence, match)


def _ratios(text: str, sentence: Span) -> Iterator[_Ratio]:
    for match in _RATIO.finditer(text, sentence.start, sentence.end):
        n, m = number_of(match["n"]), number_of(match["m"])
        if n is not None and m and n <= m:
            yield _Ratio(n, m, Span(*match.span()))


def _told_apart(text: str, sentence: Span, match: re.Match[str]) -> _Ratio | None:
    """*Av de nitton elever som följts är sex tillbaka, alltså …*: one number besides the whole, before *alltså*."""
    before = text[sentence.start : match.start()]
    if not re.search(rf"[,;–(]\s*{_THAT_IS}\s(?:bara\s|endast\s)?$", before, re.IGNORECASE) or _OF_OTHERS.match(text[match.end() :][:30]):
        return None
    return _apart(before, sentence.start)


def _apart(text: str, offset: int) -> _Ratio | None:
    wholes = list(_OUT_OF.finditer(text))
    if len(wholes) != 1:
        return None
    whole = number_of(wholes[0]["m"])
    numbers = [
        number_of(m["n"])
        for m in _NUMBER.finditer(text)
        if m.start() != wholes[0].start("m") and m["n"].lower() not in ("en", "ett") and not _UNIT.match(text[m.end() : m.end() + 12])
    ]
    if len(numbers) != 1 or numbers[0] is None or not whole or numbers[0] > whole:
        return None
    return _Ratio(numbers[0], whole, Span(offset + wholes[0].start(), offset + wholes[0].end()))


def _ratio_before(block: Block, before: Span, sentence: Span) -> _Ratio | None:
    """The numbers in the sentence before, where this one draws the conclusion: *Fler än hälften är med andra ord kvar*.

    Only where both end in the same word: *tre av åtta slutade, fler än hälften är alltså kvar* speaks of the others.
    """
    said = sentence.of(block.text)
    if not _CUE.search(said) or _RATIO.search(said) or len(_NUMBER.findall(said)) > len(_SHARE.findall(said)):
        return None
    found = list(_ratios(block.text, before))
    last = re.findall(r"\w+", said)[-1:]
    if len(found) > 1 or not re.search(rf"\b{re.escape(''.join(last))}\b", before.of(block.text)):
        return None
    return found[0] if found else _apart(before.of(block.text), before.start)


def _bounds(match: re.Match[str]) -> tuple[float, float] | None:
    """The least and the largest part of one that the words can stand for."""
    tiny = 1e-9
    if match["most"]:
        return (0.5 + tiny, 1.0)
    if match["least"]:
        return (0.0, 0.5 - tiny)
    if match["nearly"]:
        return (_NEARLY_ALL, 1 - tiny)
    value = _value(match)
    how = re.sub(r"\s+", " ", (match["how"] or "").lower())
    if value is None:
        return None
    if match["percent"] and not how:
        return (value - _PERCENT_ROUNDED, value + _PERCENT_ROUNDED)
    if how in ("mer än", "fler än", "över"):
        return (value + tiny, 1.0)
    if how in ("mindre än", "färre än", "under"):
        return (0.0, value - tiny)
    if how in ("drygt", "lite mer än", "något mer än", "lite över", "strax över"):
        return (value + tiny, value + _SOME)
    if how in ("knappt", "nästan", "närmare", "nära", "inte fullt", "strax under"):
        return (value - _SOME, value - tiny)
    width = _ABOUT if how in ("ungefär", "omkring", "cirka", "ca", "runt") else _NEAR
    return (value - width, value + width)


def _value(match: re.Match[str]) -> float | None:
    if match["half"]:
        return 0.5
    if match["percent"]:
        return float(match["percent"].replace(",", ".")) / 100
    if match["every"]:
        return 1 / next(n for word, n in _EVERY.items() if match["every"].lower().endswith(word))
    count = number_of(match["count"])
    return None if count is None else count / _PARTS[match["part"].lower()]
