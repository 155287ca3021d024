"""Spreadsheets and separated text: xlsx, csv, tsv."""

import csv
import io
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from xml.sax import SAXException
from zipfile import BadZipFile

from tfbb_coding.errors import UnreadableError
from tfbb_coding.files.archives import broken_file, open_archive
from tfbb_coding.files.filled_tables import worksheets
from tfbb_coding.files.transcripts.grid import Row, has_header, read_grid
from tfbb_coding.files.transcripts.plain import read_plain
from tfbb_coding.files.transcripts.reading import Reading
from tfbb_coding.files.transcripts.richtext import tables_of
from tfbb_coding.messages import _, ngettext

_DELIMITERS = "\t;,|"
_MOST, _HALF = 0.8, 0.5
_NAME_AND_TIME = 2


def read_xlsx(path: Path) -> Reading:
    """An Excel workbook as speech: its best sheet."""
    return _best_sheet(list(_sheets(path)), path)


def read_ods(path: Path) -> Reading:
    """An OpenDocument spreadsheet as speech: its best sheet."""
    from odf.opendocument import load

    try:
        document = load(open_archive(path))
    except (BadZipFile, KeyError, ValueError, OSError, SAXException, AttributeError):
        raise broken_file(path, "OpenDocument") from None
    return _best_sheet([rows for rows in tables_of(document) if rows], path)


def _best_sheet(sheets: list[list[Row]], path: Path) -> Reading:
    """The first sheet whose head names a column of talk, else the first that holds any; a warning tells of the others."""
    headed = next((rows for rows in sheets if has_header(rows)), None)
    ordered = sheets if headed is None else [headed, *(rows for rows in sheets if rows is not headed)]
    best: Reading | None = None
    unread: list[list[Row]] = []
    for rows in ordered:
        reading = read_grid(rows) if best is None else None
        if reading is not None and reading.lines:
            best = reading
        else:
            unread.append(rows)
    if best is None:
        raise UnreadableError(
            _("no sheet has a column of speech"), path=path, hint=_("name the columns in the first row: Tid, Talare, Text")
        )
    if not unread:
        return best
    aside = (str(cell) for rows in unread for row in rows for cell in row if cell is not None)
    return replace(best, warnings=(*best.warnings, _sheets_warning(len(unread))), aside=(*best.aside, *aside))


def _sheets_warning(count: int) -> str:
    return ngettext(
        "Only the first sheet with speech was read; {n} more holds something.",
        "Only the first sheet with speech was read; {n} more hold something.",
        count,
    ).format(n=count)


def _sheets(path: Path) -> Iterator[list[Row]]:
    """The rows of every sheet that holds anything."""
    filled = ([row for row in rows if any(row)] for rows in worksheets(path))
    return (rows for rows in filled if rows)


def read_separated(text: str) -> Reading:
    """Comma, semicolon or tab separated columns; a file without columns is read as plain text."""
    delimiter = _delimiter(text)
    reading = read_grid(_rows(text, delimiter)) if delimiter else None
    return reading if reading is not None else read_plain(text)


def has_columns(text: str) -> bool:
    """Whether a text is a table with tabs though no header says so: every line has as many, more than a name before the words needs."""
    tabs = {line.count("\t") for line in text.split("\n") if line.strip()}
    return len(tabs) == 1 and min(tabs) > _NAME_AND_TIME


def _rows(text: str, delimiter: str) -> list[Row]:
    if _is_quoted(text, delimiter):
        try:
            return [row for row in csv.reader(io.StringIO(text), delimiter=delimiter) if any(row)]
        except csv.Error:  # a cell larger than the module allows: a quotation mark was never closed
            pass
    return [line.split(delimiter) for line in text.split("\n") if line.strip()]


def _is_quoted(text: str, delimiter: str) -> bool:
    """Whether cells stand in quotation marks. Whisper's tsv has none: a speaker's own " must not swallow the lines that follow."""
    opened = re.findall(rf'(?:^|{re.escape(delimiter)})"', text, re.MULTILINE)
    closed = re.findall(rf'"(?:$|{re.escape(delimiter)})', text, re.MULTILINE)
    by_a_program = delimiter != "\t" or text.startswith('"') or '""' in text
    return by_a_program and len(opened) == len(closed) > 0


def _delimiter(text: str) -> str:
    """The separator that the header row and most others hold; the empty string where there is none."""
    lines = [line for line in text.split("\n") if line.strip()][:50]
    share = _HALF if '"' in text else _MOST  # a quoted cell may run over several lines
    for delimiter in _DELIMITERS:
        if delimiter in lines[0] and sum(delimiter in line for line in lines) >= share * len(lines):
            return delimiter
    return ""
