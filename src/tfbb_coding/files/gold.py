"""What somebody holds to be right: a table in CSV, or what a coder has coded. ``docs/evaluate.md`` tells the columns."""

import re
from collections.abc import Mapping, Sequence
from pathlib import Path

from tfbb_coding.errors import TfbbError
from tfbb_coding.files.codings import FOLDER as CODINGS
from tfbb_coding.files.filled_tables import csv_rows_of, unguarded
from tfbb_coding.messages import _
from tfbb_coding.model.codebook import Codebook
from tfbb_coding.model.gold import Gold, GoldRow
from tfbb_coding.model.report import Finding
from tfbb_coding.model.text import normalise

_NAMES: Mapping[str, frozenset[str]] = {
    "transcript": frozenset({"transcript", "transkription", "transkript", "file", "fil"}),
    "unit": frozenset({"unit", "enhet", "meningsenhet", "id"}),
    "turn": frozenset({"turn", "tur"}),
    "start": frozenset({"start"}),
    "end": frozenset({"end", "slut"}),
    "primary": frozenset({"primary", "primär", "primärt", "primärt tema", "huvudtema"}),
    "themes": frozenset({"themes", "teman"}),
    "theme": frozenset({"theme", "tema"}),
    "status": frozenset({"status"}),
    "text": frozenset({"text"}),
}
_NO_THEME = frozenset({"", "none", "ingen", "inget", "inga", "-", "–", "0"})
_BETWEEN = re.compile(r"[;,|+/]")
_SPREADSHEETS = frozenset({".xlsx", ".xlsm", ".xls", ".ods", ".numbers"})
_MOST_TOLD = 10

Cells = Mapping[str, str]


def read_gold(path: Path, codebook: Codebook) -> tuple[Gold, list[Finding]]:
    """The table's rows, their themes as ids of the codebook, and what cannot be understood.

    Raises :class:`TfbbError` when the columns do not tell a place and a theme, and for a spreadsheet that is no CSV.
    """
    if path.suffix.lower() in _SPREADSHEETS:
        raise TfbbError(_("is a spreadsheet, not CSV"), path=path, hint=_("save it as CSV (UTF-8) and name that file"))
    table = csv_rows_of(path)
    columns = _columns(next(table, (1, []))[1], path)
    by_span = {"start", "end", "theme"} <= columns.keys() and not {"primary", "themes"} & columns.keys()
    known = {name.casefold(): theme.id for theme in codebook.themes for name in (theme.label, theme.id)}
    rows, faults = [], []
    for line, cells in table:
        if any(cell.strip() for cell in cells):
            row, fault = _row({name: cells[n].strip() if n < len(cells) else "" for name, n in columns.items()}, line, known, by_span)
            rows += [row] if row else []
            faults += [(line, fault)] if fault else []
    hint = _("the codebook's themes are {themes}; leave the cell empty for none").format(themes=", ".join(codebook.theme_ids))
    single = not by_span and "themes" not in columns and not any(row.themes[1:] for row in rows)
    return Gold(tuple(rows), by_span, one_theme=single), told(path, faults, hint)


def transcripts_coded(root: Path, coder: str) -> frozenset[str]:
    """The names of the transcripts that a coder has gone through, those in which nothing was found too."""
    return frozenset(normalise(path.stem) for path in (root / CODINGS / coder).glob("*.jsonl"))


def told(path: Path, faults: Sequence[tuple[int, str]], hint: str) -> list[Finding]:
    """Findings about rows of a table, the first ones by themselves and the rest counted."""
    first, rest = sorted(faults)[:_MOST_TOLD], sorted(faults)[_MOST_TOLD:]
    findings = [Finding(str(path), line, 0, "gold-row", message, hint) for line, message in first]
    if rest:
        findings.append(Finding(str(path), rest[0][0], 0, "gold-row", _("the same or the like in {n} more rows").format(n=len(rest))))
    return findings


def _columns(head: Sequence[str], path: Path) -> dict[str, int]:
    """``{what: which column}``, from a header row in English or Swedish."""
    named = [cell.strip().casefold() for cell in head]
    found = {what: named.index(name) for what, names in _NAMES.items() for name in named if name in names}
    if "transcript" not in found and "unit" not in found:
        missing = _("no column says which transcript")
    elif not ({"unit", "turn"} & found.keys() or {"start", "end"} <= found.keys()):
        missing = _("no column says which unit or turn")
    elif not {"primary", "themes", "theme"} & found.keys():
        missing = _("no column holds the themes")
    else:
        return found
    hint = _(
        "the first row must name its columns, either\n"
        "    transcript, unit (or turn, counted from 0), primary, themes: one row a unit, also those without a theme, as in units.csv; or\n"
        "    transcript, start, end, theme: one row a coding\n"
        "  found: {columns}"
    ).format(columns=", ".join(cell.strip() for cell in head) or _("nothing"))
    raise TfbbError(missing, path=path, line=1, hint=hint)


def _row(cells: Cells, line: int, known: Mapping[str, str], by_span: bool) -> tuple[GoldRow | None, str]:
    """The row, or why it cannot be used."""
    numbers: dict[str, int | None] = {}
    for name in ("turn", "start", "end"):
        cell = cells.get(name, "")
        if cell and not cell.isdecimal():
            return None, _("{column} is no whole number").format(column=name)
        numbers[name] = int(cell) if cell else None
    start, end = numbers["start"], numbers["end"]
    if (start is None) != (end is None) or (start is not None and end is not None and end < start):
        return None, _("start and end are no stretch of text")
    unit = cells.get("unit", "")
    transcript = cells.get("transcript", "") or unit.rpartition(":")[0]
    if not transcript or (start is None if by_span else not (unit or numbers["turn"] is not None or start is not None)):
        return None, _("the row says no place")
    names = _themes(cells, known)
    strange = [name for name in names if name.casefold() not in known]
    if strange:
        return None, _("theme '{name}' is not in the codebook").format(name=strange[0])
    themes = () if cells.get("status", "").casefold() == "rejected" else tuple(dict.fromkeys(known[name.casefold()] for name in names))
    return GoldRow(line, transcript, unit, numbers["turn"], start, end, themes, unguarded(cells.get("text", ""))), ""


def _themes(cells: Cells, known: Mapping[str, str]) -> list[str]:
    """The themes as written, the primary one first."""
    written = [cells.get(name, "") for name in ("primary", "themes", "theme")]
    parts = [part.strip() for cell in written for part in ([cell] if cell.casefold() in known else _BETWEEN.split(cell))]
    return [part for part in parts if part.casefold() not in _NO_THEME]
