"""Where a draft speaks of which case: the names in a text, and the headings above it."""

import re
from collections import defaultdict
from collections.abc import Mapping

from tfbb_coding.model.draft import Block
from tfbb_coding.steps.report.review import Review, case_words
from tfbb_coding.steps.report.words import fold


def places(text: str, cases: Mapping[str, str]) -> list[tuple[int, int, str]]:
    """(start, end, case) wherever a case is named; ``cases`` as :func:`review.case_words` has them."""
    low = fold(text)
    return [
        (m.start(), m.end(), case)
        for word, case in cases.items()
        if len(word) > 1
        for m in re.finditer(rf"(?<!\w){re.escape(word)}s?(?!\w)", low)
    ]


def cases_in(text: str, cases: Mapping[str, str]) -> set[str]:
    """The cases named in a text.

    >>> sorted(cases_in("Både Pilot Ek och Lönns skolor", {"pilot ek": "e", "ek": "e", "lönn": "l"}))
    ['e', 'l']
    """
    return {case for _start, _end, case in places(text, cases)}


def last_case(text: str, cases: Mapping[str, str]) -> str:
    """The case named last, empty where none is."""
    return max(((end, case) for _start, end, case in places(text, cases)), default=(0, ""))[1]


def cases_of_one(review: Review) -> dict[str, str]:
    """The words for the cases in which one person took part."""
    people: dict[str, list[int | None]] = defaultdict(list)
    for interview in review.study.interviews:
        people[interview.case].append(interview.took_part)
    return {word: case for word, case in case_words(review.study).items() if people[case] == [1]}


def headings_above(review: Review) -> dict[int, tuple[str, ...]]:
    """For each block the headings that it stands below, the outermost first."""
    found: dict[int, tuple[str, ...]] = {}
    path: list[Block] = []
    for section in review.sections:
        if section.heading is not None:
            while path and path[-1].level >= section.level:
                path.pop()
            path.append(section.heading)
        for block in section.blocks:
            found[block.number] = tuple(heading.text for heading in path)
    return found
