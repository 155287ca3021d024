"""Cells of a draft's tables by which few people or one place are told apart."""

import re
from collections.abc import Iterator

from tfbb_coding.model.draft import Block
from tfbb_coding.steps.report.draft_tables import DraftTable, tables_of
from tfbb_coding.steps.report.numbers import number_of
from tfbb_coding.steps.report.person_words import ANY_POST, PEOPLE, any_of, marked, tells_post
from tfbb_coding.steps.report.review import Review, case_words
from tfbb_coding.steps.report.words import fold

_COUNTS = re.compile(rf"\b{any_of('antal deltagare personer intervjupersoner informanter respondenter svarande n')}\b", re.IGNORECASE)
_NOT_PEOPLE = re.compile(
    rf"\b{any_of('intervjuer fokusgrupper grupper ord citat timmar veckor piloter skolor kommuner enheter möten omgångar nr nummer')}\b",
    re.IGNORECASE,
)
_KIND_OF_PEOPLE = re.compile(rf"\b(?:{ANY_POST}\w*|{PEOPLE}|yngre|äldre)\b|-\d\d år|\d\d[–-]\d\d", re.IGNORECASE)
_ONE_PERSON = re.compile(r"individuell|enskild|intervju\b|skriftlig|självrapport|egenrapport", re.IGNORECASE)
_LEADER = re.compile(r"chef|ledar", re.IGNORECASE)
_PLACES = "kommun ort enhet stad region stadsdel arbetsplats verksamhet skola"
_PLACE_HEAD = re.compile(
    rf"\b{any_of(_PLACES + ' län kommuner orter enheter städer regioner stadsdelar arbetsplatser verksamheter skolor')}\b", re.IGNORECASE
)
_ONE_PLACE = re.compile(rf"^\s*(?:1|en|ett)\b(?:\s+{any_of(_PLACES)})?\s*(?:$|[/,(+])", re.IGNORECASE)
"""*1*, *en kommun*; and *1 / 2* below *kommuner / enheter*."""
_OF_PEOPLE = re.compile(
    rf"^\W*tabell\s[\d.:]+\W+(?:antal\s|antalet\s|studiens\s)?{any_of('deltagare deltagarna intervjupersoner intervjupersonerna informanter informanterna respondenter respondenterna intervjuade')}\b",
    re.IGNORECASE,
)
"""A caption by which all numbers of a table are people."""
_OTHER_NUMBERS = re.compile(
    rf"\b{any_of('andel* procent* ålder* år åldrar längd snitt* medel* median* totalt summa samtliga')}\b|%", re.IGNORECASE
)
_CASE_HEAD = re.compile(rf"\b{any_of('pilot* fall delprojekt kommun verksamhet projekt case')}\b", re.IGNORECASE)


def small_rows(review: Review) -> Iterator[Block]:
    """The first cell of each row in which a column of people holds fewer than k."""
    for table, row, label in _labels(review):
        if _is_of_few(review, table, row) and not _ONE_PERSON.search(_line(table, row)):
            yield label


def told_persons(review: Review) -> Iterator[Block]:
    """The first cell of each row about one interview with one person that tells what that person is: *Rektorsintervju*."""
    for table, row, label in _labels(review):
        line = _line(table, row)
        if _is_of_few(review, table, row) and _ONE_PERSON.search(line) and (_LEADER.search(line) or tells_post(line)):
            yield label


def single_places(review: Review) -> Iterator[Block]:
    """The first cell of each row of a table of cases that says that one of them is a single municipality, school or unit."""
    for table, row, label in _labels(review):
        if _is_single_case(review, table, row):
            yield label


def places_by_case(review: Review) -> Iterator[Block]:
    """The first cell of each row that counts places, in a table whose columns are cases of which one has one."""
    for table, row, label in _labels(review):
        if _counts_places_by_case(review, table, row) and not _is_single_case(review, table, row):
            yield label


def _labels(review: Review) -> Iterator[tuple[DraftTable, int, Block]]:
    """Every row below the heads with its first cell."""
    for table in tables_of(review.draft.blocks):
        for row in range(2, table.size[0] + 1):
            label = table.rows.get((row, 1))
            if label:
                yield table, row, label[0]


def _is_single_case(review: Review, table: DraftTable, row: int) -> bool:
    """Whether the row is a case, and a column of places has one there."""
    is_case = _CASE_HEAD.search(table.text(1, 1)) or _names_case(review, table.text(row, 1))
    columns = range(2, table.size[1] + 1)
    return bool(is_case) and any(
        _PLACE_HEAD.search(table.text(1, column)) and _ONE_PLACE.match(table.text(row, column)) for column in columns
    )


def _counts_places_by_case(review: Review, table: DraftTable, row: int) -> bool:
    """Whether the row counts places, and the columns are cases of which one has one."""
    columns = [column for column in range(2, table.size[1] + 1) if _names_case(review, table.text(1, column))]
    return bool(_PLACE_HEAD.search(table.text(row, 1))) and any(_ONE_PLACE.match(table.text(row, column)) for column in columns)


def _is_small(review: Review, table: DraftTable, row: int, column: int) -> bool:
    head, label, text = table.text(1, column), table.text(row, 1), table.text(row, column)
    by_caption = _OF_PEOPLE.match(table.caption) and not _NOT_PEOPLE.search(table.caption) and not _OTHER_NUMBERS.search(f"{head} {label}")
    counted = by_caption or _COUNTS.search(head) or _COUNTS.search(label) or _is_people_by_case(review, head, label)
    number = number_of(text.split("(")[0].strip()) if counted and not _NOT_PEOPLE.search(f"{head} {label}") else None
    return number is not None and 0 < number < review.k


def _is_people_by_case(review: Review, head: str, label: str) -> bool:
    """Whether one of the two names a case and the other a kind of people: *Skolkurator* × *Pilot Norr*."""
    cases = case_words(review.study)
    return any(fold(case) in cases and _KIND_OF_PEOPLE.search(marked(people)) for case, people in ((head, label), (label, head)))


def _is_of_few(review: Review, table: DraftTable, row: int) -> bool:
    return any(_is_small(review, table, row, column) for column in range(2, table.size[1] + 1))


def _line(table: DraftTable, row: int) -> str:
    return " ".join(table.text(row, column) for column in range(1, table.size[1] + 1))


def _names_case(review: Review, label: str) -> bool:
    first, cases = fold(label), case_words(review.study)
    return any(re.search(rf"(?<!\w){re.escape(word)}(?!\w)", first) for word in cases)
