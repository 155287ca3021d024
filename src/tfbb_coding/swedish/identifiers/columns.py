# ruff: noqa: E501 - a pattern is read more easily on one line than in pieces
"""Columns of speakers in tables: the cells below *Talare* in a workbook's rows or a file of comma-separated values."""

import re
from collections.abc import Iterator

SPEAKER_HEADS = frozenset(
    ["talare", "speaker", "deltagare", "participant", "respondent", "informant", "intervjuperson", "person", "vem", "who", "röst", "speaker name",
     "talarnamn", "talarens namn"]
)  # fmt: skip
NAME_HEADS = frozenset({"namn", "name", "user", "användare"})
"""A column of names is one of speakers only beside one of times or turns: a codebook has names, too."""
TURN_HEADS = frozenset(
    {"tid", "tidpunkt", "start", "starttid", "time", "timestamp", "replik", "repliker", "yttrande", "utterance", "tal", "sade", "sa"}
)
_HEAD = re.compile(
    rf"^[^\n]*(?:^|[\t;,|])[ \t]*\"?(?:{'|'.join(sorted(SPEAKER_HEADS | NAME_HEADS, key=len, reverse=True))})\"?[ \t]*(?=[\t;,|]|$)[^\n]*$",
    re.IGNORECASE | re.MULTILINE,
)
_MOST_LETTERS = 60
_LONGEST_HEAD = 30


def speaker_cells(text: str) -> Iterator[tuple[int, int]]:
    """Where the cells of speakers stand, without quotation marks and blanks around them."""
    heads = list(_HEAD.finditer(text))
    for i, head in enumerate(heads):
        separator = max("\t;|,", key=head[0].count)
        names = [head[0][a:b].lower() for a, b in _cells(head[0], separator)]
        column = _column(names)
        if column is None or ", " in head[0] or max(map(len, names)) > _LONGEST_HEAD:  # a sentence, not a table's head
            continue
        ends = heads[i + 1].start() if i + 1 < len(heads) else len(text)
        for row in _rows(text, head.end() + 1, ends, separator):
            if len(row) > column and len(row) > 1 and 0 < row[column][1] - row[column][0] <= _MOST_LETTERS:
                yield row[column]


def _column(names: list[str]) -> int | None:
    if len(names) < 2:  # noqa: PLR2004 - a table has two columns at least
        return None
    wanted = SPEAKER_HEADS | NAME_HEADS if TURN_HEADS.intersection(names) else SPEAKER_HEADS
    return next((i for i, name in enumerate(names) if name in wanted), None)


def _cells(line: str, separator: str) -> list[tuple[int, int]]:
    return next(_rows(line, 0, len(line), separator), [])


def _rows(text: str, start: int, end: int, separator: str) -> Iterator[list[tuple[int, int]]]:
    """The cells of every row; a quoted cell may hold separators and line ends."""
    cell = re.compile(rf'[ ]*(?:"((?:[^"]|"")*)"[ ]*(?=[{separator}\n]|\Z)|([^{separator}\n]*))([{separator}\n]|\Z)')
    row: list[tuple[int, int]] = []
    at = start
    while at < end:
        found = cell.match(text, at, end)
        if found is None:
            return
        a, b = found.span(1 if found[1] is not None else 2)
        row.append((a, a + len(text[a:b].rstrip())))
        at = found.end()
        if found[3] != separator:
            yield row
            row = []
        elif at >= end:
            row.append((end, end))
    if row:
        yield row
