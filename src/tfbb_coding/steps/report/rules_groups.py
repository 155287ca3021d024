"""The rule about small groups, in running text and in tables."""

import re
from collections.abc import Iterator

from tfbb_coding.messages import _
from tfbb_coding.model.draft import Block, BlockKind, DraftFinding
from tfbb_coding.model.report import Severity
from tfbb_coding.model.text import Span
from tfbb_coding.steps.report.numbers import NUMBER, number_of
from tfbb_coding.steps.report.person_words import ANY_POST, PEOPLE, SECTOR, TOOK_PART, any_of, marked
from tfbb_coding.steps.report.review import Review
from tfbb_coding.steps.report.small_cells import places_by_case, single_places, small_rows, told_persons
from tfbb_coding.swedish.sentences import split_sentences

_COUNTED = re.compile(rf"\b(?P<number>{NUMBER})\s+(?:(?!intervju)\w+-?\s+){{0,2}}{PEOPLE}\b", re.IGNORECASE)
"""*Två rektorer*, *tre av länets kuratorer*."""
_ONLY = re.compile(rf"\b{any_of('endast bara enbart blott')}\s*$", re.IGNORECASE)
_OTHERS = re.compile(r"(?:ytterligare|annan|en av)\s*$", re.IGNORECASE)
_OF_THEM = re.compile(r"\s+av\b")
_SOME_POST = rf"{NUMBER}\s(?:\w+\s)?{ANY_POST}\w*"
_ONE_OF_EACH = re.compile(rf"\b{_SOME_POST}(?:,\s{_SOME_POST})*(?:,?\s(?:och|samt)\s{_SOME_POST})\b", re.IGNORECASE)
"""*En kurator och två rektorer*: those who took part, profession by profession."""
_A_NUMBER = re.compile(rf"\b{NUMBER}\b", re.IGNORECASE)
_WHO_WERE = re.compile(
    rf"\b{any_of('deltagar* intervjuperson* informant* respondent* grupp*')}\s(?:[^.!?]{{0,40}}\s)?(?:var|är|utgörs\sav|bestod\sav)\s$",
    re.IGNORECASE,
)
_BOTH = r"(?:båda|bägge|samtliga|alla|varav|som\s(?:båda|bägge)\s(?:är|arbetar|var))"
_DESCRIBED = re.compile(
    rf"\b(?P<number>{NUMBER})\s(?:av\s(?:de\s|dem|dessa\s|våra\s)?(?:\w+)?|{PEOPLE}),?\s{_BOTH}\s(?:\w+\s)?{PEOPLE}\b", re.IGNORECASE
)
"""Two of those who took part, and what both are."""
_THOSE = any_of("deltagarna intervjupersonerna informanterna respondenterna intervjuade medverkande")
_TRAIT = (
    rf"(?:chefsansvar|personalansvar|arbetsledaransvar|(?:en\s)?(?:ledande|chefs)\w*\s?(?:ställning|befattning|position|roll)\w*|{ANY_POST}|"
    rf"(?:hälso-?\soch\s)?{SECTOR})"
)
_WHERE = r"(?:i|från|inom|vid|på|hos|som|utbildade|till)"
_ALL_WITH_IT = re.compile(
    rf"\b(?P<number>{NUMBER})\s(?:av\s(?:de\s)?{_THOSE}|{TOOK_PART})(?:\si\s(?:\w+\s){{0,2}}?\w+)?\s(?:är|var|har|hade|arbetar|arbetade|kommer|kom|representerar|"
    rf"representerade|tillhör|tillhörde)\s(?:{_WHERE}\s)?{_TRAIT}\b",
    re.IGNORECASE,
)
"""*Två av deltagarna har chefsansvar*: that many have it, and no more."""
_THE_FEW = re.compile(
    rf"\b(?:de|båda|bägge)\s(?P<number>{NUMBER})\s{_THOSE}\s(?:som\s(?:är|var|arbetar|arbetade|kommer|kom|har)\s)?(?:{_WHERE}\s)?{_TRAIT}\b",
    re.IGNORECASE,
)
"""*De två deltagarna från socialtjänsten*."""
_TOOK_PART = re.compile(
    r"\b(?:intervjuades|intervjuats|deltog|deltagit|medverkade|medverkat|best(?:år|od)\sav|utgörs\sav|utgjordes\sav|ingick|ingår|svarade\spå|"
    r"besvarade|närvarade|rekryterades|valdes\sut)\b",
    re.IGNORECASE,
)
"""What a sentence says that tells who took part."""


def small_group(review: Review) -> Iterator[DraftFinding]:
    """No group of fewer than k persons is told apart, and no table tells which case has one municipality, school or unit only."""
    for block in review.body:
        if block.kind is not BlockKind.CELL:
            yield from (_small(review, block.number, place) for place in _told_apart(review, block))
    for cell in small_rows(review):
        yield _small(review, cell.number, Span(0, len(cell.text)))
    for cell in told_persons(review):
        message = _("the row tells what the only person in this conversation is")
        hint = _("call the conversation something that does not tell, such as 'interview 3': its id in study.yaml, or in the table")
        yield review.finding(cell.number, 0, len(cell.text), "small-group", message, hint, Severity.WARNING)
    for cell in single_places(review):
        message = _("the table tells that this case is one place only, so that all its quotations can be traced to it")
        hint = _("leave the column out, or put cases together")
        yield review.finding(cell.number, 0, len(cell.text), "small-group", message, hint)
    for cell in places_by_case(review):
        message = _("the row tells which case is one place only, so that all its quotations can be traced to it")
        hint = _("leave the row out, or put cases together")
        yield review.finding(cell.number, 0, len(cell.text), "small-group", message, hint)


def _small(review: Review, block: int, place: Span) -> DraftFinding:
    message = _("a group of fewer than {k} persons").format(k=review.k)
    hint = _("put it together with others, or do not say how many")
    return review.finding(block, place.start, place.end, "small-group", message, hint, Severity.WARNING)


def _told_apart(review: Review, block: Block) -> Iterator[Span]:
    """Where a text tells so few of those who took part apart; not in what they say themselves."""
    text = marked(block.text)
    for pattern, is_small in (
        (_COUNTED, _is_few),
        (_ONE_OF_EACH, _is_one_of_each),
        (_DESCRIBED, _is_described),
        (_ALL_WITH_IT, _is_described),
        (_THE_FEW, _is_described),
    ):
        for match in pattern.finditer(text):
            if not review.is_quoted(block.number, *match.span()) and is_small(match, review.k):
                yield Span(*match.span())


def _is_few(match: re.Match[str], k: int) -> bool:
    """Whether that is how many took part; one alone is meant so only where it says *endast*."""
    number, before = number_of(match["number"]), match.string[: match.start()]
    only = _ONLY.search(before)
    if number is None or not (1 if only else 2) <= number < k or _OTHERS.search(before) or _OF_THEM.match(match.string, match.end()):
        return False
    return bool(only or _TOOK_PART.search(_sentence_at(match.string, match.start())))


def _is_one_of_each(match: re.Match[str], k: int) -> bool:
    few = any((number_of(number) or k) < k for number in _A_NUMBER.findall(match[0]))
    told = _TOOK_PART.search(_sentence_at(match.string, match.start())) or _WHO_WERE.search(match.string[: match.start()])
    return few and told is not None


def _is_described(match: re.Match[str], k: int) -> bool:
    number = number_of(match["number"])
    return number is not None and 1 < number < k


def _sentence_at(text: str, at: int) -> str:
    return next((span.of(text) for span in split_sentences(text) if span.start <= at < span.end), text)
