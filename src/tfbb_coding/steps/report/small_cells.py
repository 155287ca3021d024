"""Cells of a draft's tables by which few people or one place are told apart."""

import re
from collections.abc import Iterator, Sequence

from tfbb_coding.model.draft import Block, BlockKind
from tfbb_coding.steps.report.numbers import number_of
from tfbb_coding.steps.report.person_words import ANY_POST, PEOPLE, any_of, marked, tells_post
from tfbb_coding.steps.report.review import Review, case_words
from tfbb_coding.steps.report.words import fold

Rows = dict[tuple[int, int], list[Block]]
"""The cells of a table by row and column, from 1."""

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
_ONE_PLACE = re.compile(rf"^\s*(?:1|en|ett)\b(?:\s+{any_of(_PLACES)})?\s*$", re.IGNORECASE)
_CASE_HEAD = re.compile(rf"\b{any_of('pilot* fall delprojekt kommun verksamhet projekt case')}\b", re.IGNORECASE)


def small_rows(review: Review) -> Iterator[Block]:
    """The first cell of each row in which a column of people holds fewer than k."""
    for rows in _tables(review):
        heads = _heads(rows)
        for row in sorted({row for row, _column in rows} - {1}):
            label = rows.get((row, 1))
            inside = [(heads.get(column, ""), cell) for (r, column), cell in rows.items() if r == row and column > 1]
            small = any(_is_small(review, head, _text(label), cell) for head, cell in inside)
            if label and small and not _is_individual(rows, row):
                yield label[0]


def single_places(review: Review) -> Iterator[Block]:
    """The first cell of each row of a table of cases that says that one of them is a single municipality, school or unit."""
    for rows in _tables(review):
        heads = _heads(rows)
        for (row, column), cell in sorted(rows.items()):
            label = rows.get((row, 1))
            single = row > 1 and _PLACE_HEAD.search(heads.get(column, "")) and _ONE_PLACE.match(_text(cell))
            if single and (_CASE_HEAD.search(heads.get(1, "")) or _names_case(review, _text(label))):
                yield (label or cell)[0]


def _tables(review: Review) -> list[Rows]:
    tables: dict[int, Rows] = {}
    for block in review.draft.blocks:
        if block.cell is not None and block.kind is BlockKind.CELL:
            tables.setdefault(block.cell.table, {}).setdefault((block.cell.row, block.cell.column), []).append(block)
    return list(tables.values())


def _heads(rows: Rows) -> dict[int, str]:
    return {column: _text(cell) for (row, column), cell in rows.items() if row == 1}


def _text(cell: Sequence[Block] | None) -> str:
    return " ".join(block.text for block in cell or ()).strip()


def _is_small(review: Review, head: str, label: str, cell: Sequence[Block]) -> bool:
    counted = _COUNTS.search(head) or _COUNTS.search(label) or _is_people_by_case(review, head, label)
    number = number_of(_text(cell).split("(")[0].strip()) if counted and not _NOT_PEOPLE.search(f"{head} {label}") else None
    return number is not None and 0 < number < review.k


def _is_people_by_case(review: Review, head: str, label: str) -> bool:
    """Whether one of the two names a case and the other a kind of people: *Skolkurator* × *Pilot Norr*."""
    cases = case_words(review.study)
    return any(fold(case) in cases and _KIND_OF_PEOPLE.search(marked(people)) for case, people in ((head, label), (label, head)))


def _is_individual(rows: Rows, row: int) -> bool:
    """Whether the row is about one interview with one person, which is no group; with that person's post it tells who it is."""
    line = " ".join(_text(cell) for (r, _c), cell in rows.items() if r == row)
    return bool(_ONE_PERSON.search(line)) and not (_LEADER.search(line) or tells_post(line))


def _names_case(review: Review, label: str) -> bool:
    first, cases = fold(label), case_words(review.study)
    return any(re.search(rf"(?<!\w){re.escape(word)}(?!\w)", first) for word in cases)
