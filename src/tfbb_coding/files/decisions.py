"""The table in which a person reviews what is to be replaced: written by ``--propose``, read by ``--decisions``."""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from tfbb_coding.errors import TfbbError
from tfbb_coding.files.filled_tables import cell_text, csv_rows_of, unguarded, worksheets
from tfbb_coding.files.tables import csv_bytes
from tfbb_coding.messages import _, current_language
from tfbb_coding.model.identifier import Certainty
from tfbb_coding.model.identifier_words import certainty_word, kind_named, kind_word
from tfbb_coding.model.replacement import DecisionRow
from tfbb_coding.model.report import Finding, Table

COLUMNS = ("file", "line", "start", "end", "kind", "certainty", "words", "placeholder", "perhaps", "decision")
_HEADS = {"sv": ("fil", "rad", "början", "slut", "slag", "säkerhet", "ord", "platshållare", "kanske", "beslut"), "en": COLUMNS}
_SAID = {"sv": {"accept": "byt", "leave": "lämna"}, "en": {"accept": "accept", "leave": "leave"}}
_NEEDED = ("words", "placeholder", "decision")
_WORKBOOKS = frozenset({".xlsx", ".xlsm"})
_YES = frozenset("accept accepted a ja j yes y x 1 byt always alltid".split())  # noqa: SIM905
_NO = frozenset("leave l nej n no 0 behåll lämna".split())  # noqa: SIM905
ACCEPT, LEAVE = "accept", "leave"


def decisions_bytes(rows: Iterable[DecisionRow], language: str = "en") -> bytes:
    """The table as CSV that a Swedish Excel opens as it is; heads, kinds and decisions in ``language`` (``sv`` or ``en``)."""
    cells = tuple(_cells(row, language) for row in rows)
    return csv_bytes(Table("decisions", _HEADS[language], cells), excel=True)


def _cells(row: DecisionRow, language: str) -> tuple[str | int | None, ...]:
    kind, certainty = row.kind, row.certainty
    if language == "sv":
        kind = kind_word(kind, language)
        certainty = certainty_word(Certainty(certainty), language) if certainty in set(Certainty) else certainty
    decision = _SAID[language].get(row.decision, row.decision)
    return row.file, row.line, row.start, row.end, kind, certainty, row.words, row.placeholder, row.perhaps, decision


def _known_head(name: str) -> str:
    """The column that is headed so, in either language."""
    plain = name.strip().strip('"').casefold()
    return next((column for heads in _HEADS.values() for column, head in zip(COLUMNS, heads, strict=True) if head == plain), name.strip())


def _head_now(column: str) -> str:
    """The column's head in the language of the program."""
    heads = dict(zip(COLUMNS, _HEADS.get(current_language(), COLUMNS), strict=True))
    return heads[column]


def is_decision_table(path: Path) -> bool:
    """Whether the file is such a table, by its head."""
    if path.suffix.lower() not in {".csv", ".tsv", ".txt"}:
        return False
    with path.open("rb") as file:
        head = file.read(400).decode("utf-8", errors="replace").lstrip("\ufeff").partition("\n")[0]
    return set(COLUMNS) <= {_known_head(name) for name in re.split(r"[;,\t]", head)}


def read_decisions(path: Path) -> tuple[list[DecisionRow], list[Finding]]:
    """The reviewed rows, their decisions as ``accept``, ``leave`` or empty, and what cannot be understood.

    Raises :class:`TfbbError` when a column that is needed is missing.
    """
    table = _rows(path)
    heads = [_known_head(name) for name in next(table, (1, []))[1]]
    missing = [name for name in _NEEDED if name not in heads]
    if missing:
        hint = _("write the table with --propose, review it, and keep its head")
        raise TfbbError(_("the column '{name}' is missing").format(name=_head_now(missing[0])), path=path, line=1, hint=hint)
    rows: list[DecisionRow] = []
    findings: list[Finding] = []
    for line, cells in table:
        row, problem = _row(dict.fromkeys(heads, "") | {name: cell.strip() for name, cell in zip(heads, cells, strict=False)}, line)
        if problem:
            hint = _("write accept or leave (ja or nej) in the column decision")
            findings.append(Finding(str(path), line, 0, "decision", problem, hint))
        elif row.words:
            rows.append(row)
    return rows, findings


def _rows(path: Path) -> Iterator[tuple[int, list[str]]]:
    """The rows of the table with their lines, also as Excel keeps a workbook: its first sheet that has the head."""
    if path.suffix.lower() not in _WORKBOOKS:
        return csv_rows_of(path)
    sheets = [[[cell_text(cell) for cell in row] for row in rows] for rows in worksheets(path)]
    headed = [rows for rows in sheets if rows and {_known_head(cell) for cell in rows[0]} >= {*_NEEDED}]
    return iter(list(enumerate((headed or sheets or [[]])[0], 1)))


def _row(cells: dict[str, str], number: int) -> tuple[DecisionRow, str]:
    start, end = cells.get("start", ""), cells.get("end", "")
    said = cells["decision"].casefold()
    decision = ACCEPT if said in _YES else LEAVE if said in _NO else ""
    problem = "" if decision or not said else _("the decision is none of accept and leave")
    if (start or end) and not (start.isdecimal() and end.isdecimal()):
        problem = _("start and end are no numbers")
    if decision == ACCEPT and not cells["placeholder"]:
        problem = _("the row has no placeholder")
    row = DecisionRow(
        file=cells.get("file", ""),
        line=int(cells["line"]) if cells.get("line", "").isdecimal() else 0,
        start=int(start) if start.isdecimal() else None,
        end=int(end) if end.isdecimal() else None,
        kind=kind_named(cells.get("kind", "")) or "person",
        certainty=cells.get("certainty", ""),
        words=unguarded(cells["words"]),
        placeholder=cells["placeholder"],
        perhaps=cells.get("perhaps", ""),
        decision=decision,
        row=number,
    )
    return row, problem
