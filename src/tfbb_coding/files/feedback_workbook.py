"""The workbook in which participants' comments and the changes they led to are kept.

People write in it. A run adds rows for what is new, at the end; whatever stands there already is neither changed nor removed.
"""

import io
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zipfile import BadZipFile

from tfbb_coding.errors import TfbbError
from tfbb_coding.files.atomic import write_bytes
from tfbb_coding.files.filled_tables import unguarded
from tfbb_coding.files.presence import is_file
from tfbb_coding.files.tables import safe_cell
from tfbb_coding.files.workbook import new_workbook
from tfbb_coding.messages import _
from tfbb_coding.model.feedback import Comments, Statement
from tfbb_coding.model.feedback_words import ENGLISH, SWEDISH

if TYPE_CHECKING:
    from openpyxl.workbook import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

FOLDER = "feedback"
_PROGRAM = ("key", "case", "number", "theme", "code", "shown")
_PEOPLE = ("said", "who", "date", "decision", "change", "place", "done")
_WIDTHS = (4, 16, 6, 18, 22, 50, 50, 20, 12, 16, 40, 20, 8)
_LANGUAGES = (SWEDISH, ENGLISH)
_ROOM = 2000
"""Rows for which the list of decisions is there."""


def add_statements(root: Path, statements: Sequence[Statement], words: Mapping[str, str]) -> tuple[Path, int]:
    """The workbook, and how many rows were added for statements that do not stand in it yet in these words.

    Made when it is not there; not written when there is nothing to add. Raises :class:`TfbbError` when it cannot be read or written, or
    when a column of the program's is gone.
    """
    path = _path(root) or root / FOLDER / words["workbook"]
    if not is_file(path):
        write_bytes(path, _new(statements, words))
        return path, len(statements)
    book = _open(path)
    sheet, columns, words = _sheet(book, path)
    rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=2)]
    there = {(str(row[columns["key"]] or ""), unguarded(str(row[columns["shown"]] or ""))) for row in rows}
    missing = [one for one in statements if (one.key, one.text) not in there]
    if missing:
        last = max((n for n, row in enumerate(rows, 2) if any(value is not None for value in row)), default=1)
        for number, one in enumerate(missing, last + 1):
            for name, value in _cells(one).items():
                sheet.cell(number, columns[name] + 1, value)
        write_bytes(path, _saved(book))
    return path, len(missing)


def comments_of(root: Path) -> Comments | None:
    """How many comments people have written down, and how many of them led to a change; None where there is no workbook."""
    path = _path(root)
    if path is None:
        return None
    sheet, columns, _words = _sheet(_open(path), path)
    rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=2)]
    said = [row for row in rows if str(row[columns["said"]] or "").strip()]
    return Comments(len(said), sum(bool(str(row[columns["change"]] or "").strip()) for row in said))


def _path(root: Path) -> Path | None:
    """The workbook that is there, in whichever language it was begun."""
    return next((path for words in _LANGUAGES if is_file(path := root / FOLDER / words["workbook"])), None)


def _open(path: Path) -> "Workbook":
    import openpyxl
    from openpyxl.utils.exceptions import InvalidFileException

    try:
        return openpyxl.load_workbook(io.BytesIO(path.read_bytes()))
    except (BadZipFile, InvalidFileException, KeyError, ValueError, OSError):
        hint = _("take it back from your backup, or move it away and run the command again")
        raise TfbbError(_("cannot be read as an Excel workbook"), path=path, hint=hint) from None


def _sheet(book: "Workbook", path: Path) -> "tuple[Worksheet, dict[str, int], Mapping[str, str]]":
    """The sheet with the program's columns, where they are, and in which language."""
    for words in _LANGUAGES:
        for sheet in book.worksheets:
            heads = [str(cell.value or "").strip() for cell in next(sheet.iter_rows(max_row=1), ())]
            columns = {name: heads.index(words[name]) for name in (*_PROGRAM, *_PEOPLE) if words[name] in heads}
            if {*_PROGRAM, "said", "change"} <= columns.keys():
                return sheet, columns, words
    names = ", ".join(SWEDISH[name] for name in (*_PROGRAM, "said", "change"))
    raise TfbbError(_("a column that the program needs is gone"), path=path, hint=_("it needs {names}").format(names=names))


def _cells(one: Statement) -> dict[str, str | int | float]:
    values = (one.key, one.case_name, one.number, one.theme_label, one.code_label, one.text)
    return {name: safe_cell(value) for name, value in zip(_PROGRAM, values, strict=True)}


def _saved(book: "Workbook") -> bytes:
    """The workbook as it goes to disk, without a word about who did so."""
    book.properties.creator = book.properties.lastModifiedBy = None
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def _new(statements: Sequence[Statement], words: Mapping[str, str]) -> bytes:
    buffer = io.BytesIO()
    book = new_workbook(buffer)
    sheet = book.add_worksheet(words["sheet"])
    looks = _looks(book)
    names = (*_PROGRAM, *_PEOPLE)
    for column, (name, width) in enumerate(zip(names, _WIDTHS, strict=True)):
        sheet.set_column(column, column, width, None, {"hidden": name == "key"})
        sheet.write(0, column, words[name], looks["head"])
    for number, one in enumerate(statements, 1):
        cells = _cells(one)
        sheet.set_row(number, 15 * (1 + len(one.text) // 45))
        for column, name in enumerate(names):
            sheet.write(number, column, cells.get(name, ""), looks["given" if name in _PROGRAM else "open"])
    decision = names.index("decision")
    sheet.data_validation(
        1, decision, _ROOM, decision, {"validate": "list", "source": words["choices"].split("|"), "error_type": "warning"}
    )
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, max(1, len(statements)), len(names) - 1)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)
    guide = book.add_worksheet(words["guide"])
    guide.set_column(0, 0, 90)
    guide.fit_to_pages(1, 0)
    for number, key in enumerate(("guide_1", "guide_2", "guide_3", "guide_4")):
        guide.set_row(number, 32)
        guide.write(number, 0, words[key], looks["plain"])
    book.close()
    return buffer.getvalue()


def _looks(book: Any) -> dict[str, Any]:
    return {
        "head": book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bg_color": "#E8EDF2", "bottom": 1}),
        "given": book.add_format({"text_wrap": True, "valign": "top", "font_color": "#505050"}),
        "open": book.add_format({"text_wrap": True, "valign": "top", "bg_color": "#FFF9DB", "border": 1, "border_color": "#D8D8D8"}),
        "plain": book.add_format({"text_wrap": True, "valign": "top"}),
    }
