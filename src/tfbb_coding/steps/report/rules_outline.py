"""The rule about chapters that are built alike, and one that lacks a part."""

import re
from collections.abc import Iterator, Mapping, Sequence

from tfbb_coding.messages import _
from tfbb_coding.model.draft import Block, DraftFinding
from tfbb_coding.model.report import Severity
from tfbb_coding.steps.report.case_places import cases_in
from tfbb_coding.steps.report.review import Review, case_words
from tfbb_coding.steps.report.sections import Section, below
from tfbb_coding.steps.report.words import fold

_LEAST_ALIKE = 2
_LEAST_PARTS = 2


def section_missing(review: Review) -> Iterator[DraftFinding]:
    """Of chapters built alike (case by case, or theme by theme) none lacks a part that all the others have."""
    for siblings in _siblings(review.sections):
        parts = [_parts(review, at) for at in siblings]
        for n, at in enumerate(siblings):
            alike = [names for i, names in enumerate(parts) if i != n and _is_built_alike(names, parts[n])]
            shared = set.intersection(*(set(names) for names in alike)) if len(alike) >= _LEAST_ALIKE else set()
            missing = shared - parts[n].keys()
            by_case = all(name.startswith("case:") for name in shared)
            if len(missing) == 1 and len(shared) >= (_LEAST_PARTS if by_case else _LEAST_PARTS + 1):
                finding = _missing(review, at, alike[0][min(missing)])
                if finding is not None:
                    yield finding


def _is_built_alike(names: Mapping[str, Section], others: Mapping[str, Section]) -> bool:
    """Whether all parts but one are in the other chapter too."""
    return len(names) >= _LEAST_PARTS and len(names.keys() & others.keys()) >= len(names) - 1


def _siblings(sections: Sequence[Section]) -> Iterator[list[int]]:
    """The indexes of sections on one level below one heading, where there are at least three."""
    groups: dict[tuple[int, ...], list[int]] = {}
    path: list[int] = []
    for at, section in enumerate(sections):
        if section.heading is None:
            continue
        while path and sections[path[-1]].level >= section.level:
            path.pop()
        groups.setdefault(tuple(path), []).append(at)
        path.append(at)
    return (group for group in groups.values() if len(group) > _LEAST_ALIKE)


def _parts(review: Review, at: int) -> dict[str, Section]:
    """The sections right below this one by what they are called: a case's id, or the words of the title without a case's name."""
    words = case_words(review.study)
    branch = below(review.sections, at)[1:]
    level = min((section.level for section in branch), default=0)
    return {_name(section.title, words): section for section in branch if section.level == level}


def _name(title: str, words: Mapping[str, str]) -> str:
    cases = cases_in(title, words)
    return f"case:{min(cases)}" if len(cases) == 1 else " ".join(re.findall(r"\w+", fold(title)))


def _missing(review: Review, at: int, example: Section) -> DraftFinding | None:
    """The part that is not there, unless the chapter's first words speak of it."""
    section = review.sections[at]
    heading: Block | None = section.heading
    words = case_words(review.study)
    name = _name(example.title, words)
    opening = " ".join(block.text for block in section.blocks)
    told = name.removeprefix("case:") in cases_in(opening, words) if name.startswith("case:") else name in fold(opening)
    if heading is None or told:
        return None
    message = _("'{title}' is not in this chapter, which is otherwise built as the others are").format(title=example.title)
    hint = _("write it, or say at the chapter's beginning why it is left out")
    return review.finding(heading.number, 0, len(heading.text), "section-missing", message, hint, Severity.WARNING)
