"""What ``study.yaml`` says of the size of groups and in the programme theory, against numbers in the draft."""

import re
from collections.abc import Iterator

from tfbb_coding.messages import _
from tfbb_coding.model.draft import Block, BlockKind
from tfbb_coding.model.text import Span
from tfbb_coding.model.transcript import Role
from tfbb_coding.steps.report.case_places import cases_in
from tfbb_coding.steps.report.counted import stem
from tfbb_coding.steps.report.numbers import NUMBER, number_of
from tfbb_coding.steps.report.review import Review, case_words
from tfbb_coding.swedish.sentences import split_sentences

_SIZES = re.compile(
    rf"(?<![\w.,/])(?P<least>{NUMBER})\s?(?:–|-|till|eller|och)\s?(?P<most>{NUMBER})\s(?:deltagare|personer|medverkande|informanter|intervjupersoner|respondenter)\b",
    re.IGNORECASE,
)
_GROUPS = re.compile(r"\b(?:fokusgrupp|gruppintervju|gruppsamtal|grupper|varje grupp)", re.IGNORECASE)
_NOT_MADE = re.compile(
    r"\b(?:planera\w*|skulle|tänkt\w*|inbj\w*|bjöds|anmäl\w*|rekommender\w*|brukar|bör|lämpligt|lagom|idealt|helst|önskvärt|\w*team\w*|ledningsgrupp\w*|styrgrupp\w*|arbetsgrupp\w*|"
    r"föräldragrupp\w*|samtalsgrupp\w*|elevgrupp\w*)",
    re.IGNORECASE,
)
_CITED = re.compile(r"\((?:[^()]*\s)?(?:19|20)\d\d")
_OURS = re.compile(r"^\s*(?:de\s(?:\w+\s)?)?fokusgrupperna\b", re.IGNORECASE)
"""A sentence about the study's own groups may give a source for why they are as they are."""
_PART = re.compile(
    rf"(?<![\w.,/–-])(?P<some>{NUMBER}|alla|samtliga|de flesta)\sav\s(?:de\s)?(?:totalt\s|sammanlagt\s)?(?P<of>{NUMBER})\s(?:deltagare|deltagarna|intervjupersoner(?:na)?|informanter(?:na)?|respondenter(?:na)?|intervjuade)\b",
    re.IGNORECASE,
)
_OTHER_STUDIES = re.compile(
    r"\b(?:enkät\w*|workshop\w*|utbildning\w*|kurs\w*|konferens\w*|(?:annan|andra|tidigare) stud\w+)\b", re.IGNORECASE
)
_TELLING = 8
"""Letters of a word that tells that a sentence speaks of an item of the programme theory."""


def sizes_of_groups(review: Review) -> Iterator[tuple[Block, Span, str]]:
    """*Tre till fem deltagare* in each focus group, where study.yaml has other sizes: (block, place, message)."""
    groups = [i for i in review.study.interviews if i.kind == "focus group"]
    if not groups or any(i.participants is None for i in groups):
        return
    for block, sentence in _sentences(review):
        said = sentence.of(block.text)
        cases = cases_in(said, case_words(review.study))
        sizes = [i.participants or 0 for i in groups if not cases or i.case in cases]
        if not sizes or not _GROUPS.search(said) or _NOT_MADE.search(said):
            continue
        for match in _SIZES.finditer(block.text, sentence.start, sentence.end):
            told = (number_of(match["least"]), number_of(match["most"]))
            cited = _CITED.search(said, 0, match.start() - sentence.start if _OURS.match(said) else len(said))
            if told != (min(sizes), max(sizes)) and not cited and not review.is_quoted(block.number, *match.span()):
                message = _("{said}, but the focus groups of study.yaml have {least}–{most}").format(
                    said=match[0], least=min(sizes), most=max(sizes)
                )
                yield block, Span(*match.span()), message


def parts_of_people(review: Review) -> Iterator[tuple[Block, Span, str]]:
    """*Sjutton av arton deltagare* where the whole study has twelve: (block, place, message)."""
    people = _people(review)
    for block, sentence in _sentences(review) if people else ():
        for match in _PART.finditer(block.text, sentence.start, sentence.end):
            of, around = number_of(match["of"]) or 0, sentence.of(block.text)
            foreign = _CITED.search(around) or _NOT_MADE.search(around) or _OTHER_STUDIES.search(around)
            if of > people and not foreign and not review.is_quoted(block.number, *match.span()):
                yield block, Span(*match.span()), _too_many(review, match[0], people)


def _too_many(review: Review, said: str, people: int) -> str:
    if review.study.interviews and all(i.took_part is not None for i in review.study.interviews):
        return _("{said}, but study.yaml has {n} participants in all").format(said=said, n=people)
    return _("{said}, but {n} people in all speak in the transcripts").format(said=said, n=people)


def _people(review: Review) -> int:
    """How many took part: as study.yaml says, else as many as speak in the transcripts; 0 where neither tells for every interview."""
    interviews = review.study.interviews
    if interviews and all(i.took_part is not None for i in interviews):
        return sum(i.took_part or 0 for i in interviews)
    said = [i.participants for i in interviews if i.participants is not None]
    talks = [talk.transcript for talk in review.corpus.talks]
    heard = [len({turn.speaker for turn in talk.turns if turn.role != Role.INTERVIEWER and turn.speaker}) for talk in talks]
    groups = {i.transcript or i.id for i in interviews if i.kind == "focus group"}
    unsure = any(n == 0 or (n == 1 and talk.name in groups) for talk, n in zip(talks, heard, strict=True))
    return 0 if said or unsure else sum(heard)


def numbers_of_programme(review: Review) -> Iterator[tuple[Block, Span, str]]:
    """An item of the programme theory in its own words, but for another number: (block, place, message)."""
    items = [item for items in review.study.programme.stages.values() for item in items]
    patterns = [(item, found) for item in items if (found := _with_any_number(item)) is not None]
    for block, sentence in _sentences(review) if patterns else ():
        for item, (pattern, number) in patterns:
            match = pattern.search(block.text, sentence.start, sentence.end)
            told = number_of(match["number"]) if match else None
            if match and told != number and not review.is_quoted(block.number, *match.span()):
                message = _("{said}, but the programme theory in study.yaml says '{item}'").format(said=match[0], item=item)
                yield block, Span(*match.span()), message


def _sentences(review: Review) -> Iterator[tuple[Block, Span]]:
    for block in review.body:
        if block.kind in (BlockKind.PARAGRAPH, BlockKind.LIST, BlockKind.FOOTNOTE):
            yield from ((block, sentence) for sentence in split_sentences(block.text))


def _with_any_number(item: str) -> tuple[re.Pattern[str], int] | None:
    """A pattern for the item's words in their order with any number in the place of its own; None where it has no number, or says too little."""
    words = re.findall(r"\w+", item)
    at = [n for n, word in enumerate(words) if (number_of(word) or 0) > 1]
    if len(at) != 1 or not any(len(word) >= _TELLING for word in words):
        return None
    parts = [rf"(?P<number>{NUMBER})" if n == at[0] else rf"{re.escape(stem(word))}\w{{0,4}}" for n, word in enumerate(words)]
    return re.compile(r"\b" + r"\s(?:\w+\s)?".join(parts) + r"\b", re.IGNORECASE), number_of(words[at[0]]) or 0
