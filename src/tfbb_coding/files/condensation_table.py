"""The table in which a person confirms and rewrites condensations, read back: CSV or an Excel workbook."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from tfbb_coding.errors import TfbbError
from tfbb_coding.files.filled_tables import cell_text, csv_rows_of, unguarded, worksheets
from tfbb_coding.messages import _
from tfbb_coding.model.codebook import Codebook
from tfbb_coding.model.codebook_names import theme_names
from tfbb_coding.model.condensation import CondensationRow
from tfbb_coding.model.condensation_words import heads_of
from tfbb_coding.model.report import Finding
from tfbb_coding.model.text import normalise

_NAMES = {
    "unit": heads_of("unit") | {"meningsenhet"},
    "theme": heads_of("theme"),
    "text": heads_of("text"),
    "condensation": heads_of("condensation") | {"koncentrat"},
    "proposal": heads_of("proposal"),
    "confirm": heads_of("confirm") | {"bekräftad"},
    "coders": heads_of("coders"),
    "person": heads_of("person"),
}
_NEEDED = ("unit", "theme", "text", "condensation")
_YES = frozenset({"x", "ja", "j", "yes", "y", "1", "true", "sant", "ok"})
_NO = frozenset({"nej", "n", "no", "0", "false", "falskt"})
_WORKBOOKS = frozenset({".xlsx", ".xlsm"})

Cells = Sequence[str]


def read_condensation_rows(path: Path, book: Codebook) -> tuple[list[CondensationRow], list[Finding]]:
    """The rows of a filled-in table, and those whose ``confirm`` cannot be understood; themes by their label or id in ``book``.

    Raises :class:`TfbbError` when the file is no table or a column is missing.
    """
    columns: dict[str, int] = {}
    themes = {name.casefold(): id_ for id_, name in theme_names(book).items()} | {id_.casefold(): id_ for id_ in book.theme_ids}
    rows: list[CondensationRow] = []
    findings: list[Finding] = []
    for line, cells in _lines(path):
        if not columns:
            columns = _columns(cells, path)
            continue
        if not any(cell.strip() for cell in cells):
            continue
        row, problem = _row(line, cells, columns, themes)
        if problem:
            findings.append(
                Finding(str(path), line, 0, "condensation-row", problem, _("write x for yes, nej (no) to take back, or nothing"))
            )
        else:
            rows.append(row)
    if not columns:
        raise TfbbError(_("the table is empty"), path=path, hint=_("`tfbb condense` writes one"))
    return rows, findings


def _columns(head: Cells, path: Path) -> dict[str, int]:
    named = [cell.strip().casefold() for cell in head]
    found = {what: named.index(name) for what, names in _NAMES.items() for name in named if name in names}
    missing = [what for what in _NEEDED if what not in found]
    if missing:
        hint = _("`tfbb condense` writes the table; keep its head")
        raise TfbbError(_("the column '{name}' is missing").format(name=missing[0]), path=path, line=1, hint=hint)
    return found


def _row(line: int, cells: Cells, columns: dict[str, int], themes: dict[str, str]) -> tuple[CondensationRow, str]:
    def cell(name: str) -> str:
        at = columns.get(name, len(cells))
        return unguarded(normalise(cells[at].strip())) if at < len(cells) else ""

    said = cell("confirm").casefold()
    decision = "confirm" if said in _YES else "withdraw" if said in _NO else ""
    proposal = cell("proposal") if "proposal" in columns else None
    theme = themes.get(cell("theme").casefold(), cell("theme"))
    whose = (_coders(cell("coders")), cell("person"))
    row = CondensationRow(line, cell("unit"), theme, cell("text"), cell("condensation"), proposal, decision, *whose)
    return row, _("what stands in the column for confirming is neither yes nor no") if said and not decision else ""


def _coders(cell: str) -> tuple[str, ...]:
    return tuple(name.strip() for name in cell.split(",") if name.strip())


def _lines(path: Path) -> Iterator[tuple[int, Cells]]:
    """The table's rows with their numbers, as a spreadsheet counts them in a workbook and an editor in a CSV file."""
    return _sheet(path) if path.suffix.lower() in _WORKBOOKS else csv_rows_of(path)


def _sheet(path: Path) -> Iterator[tuple[int, Cells]]:
    """The first sheet that names units, else the first."""
    sheets = [[[cell_text(cell) for cell in row] for row in rows] for rows in worksheets(path)]
    named = (rows for rows in sheets if rows and {cell.strip().casefold() for cell in rows[0]} & _NAMES["unit"])
    return enumerate(next(named, sheets[0] if sheets else []), 1)
