"""The sheet on which coders settle: its columns and drop-downs, and its filled rows; the same in a workbook and in CSV."""

from collections.abc import Sequence
from pathlib import Path

from tfbb_coding.files.sheets.reading import FilledRow, Kind, read_filled
from tfbb_coding.files.sheets.sheet import Column, DropDown, Guide, Sheet, key, rows_of, themes, told
from tfbb_coding.messages import _
from tfbb_coding.model.codebook import Codebook
from tfbb_coding.model.settle_words import LANGUAGES, SettleWords, choices_for, settle_words_for
from tfbb_coding.model.settling import SettleRow

_KIND = Kind(
    heads=tuple((words.sheet, words.columns) for words in LANGUAGES),
    known_by=("unit", "choice"),
    needed=("unit", "text", "choice", "key"),
)


def settle_sheet(rows: Sequence[SettleRow], coders: tuple[str, ...], book: Codebook) -> Sheet:
    """The rows laid out: what is told of a unit, what each coder says of it, and what they settle."""
    words = settle_words_for(book)
    difference = Column("difference", words.columns["difference"], 14, is_small=True, is_read=False)
    before = (*told(words.columns), difference, *_said(words, coders))
    choice, reason = Column("choice", words.columns["choice"], 13), Column("reason", words.columns["reason"], 30)
    columns = (*before, choice, *themes(words.sheet, rows), reason, key(words.sheet))
    drop_down = DropDown("choice", tuple(choices_for(words, coders)), words.wrong_choice, is_listed=True, is_open=True)
    guide = Guide(words.guide, words.explanation, frozenset(words.explanation[n][0] for n in range(1, 5)))
    return Sheet(words.title, columns, len(before), rows_of(rows, columns), (drop_down,), guide, words.sheet, book)


def _said(words: SettleWords, coders: Sequence[str]) -> tuple[Column, ...]:
    """What each coder says: themes in bold, the reasons below them not."""
    no_themes = (words.no_theme, words.not_read, words.rejects.partition("{")[0], "  ")
    return tuple(Column("said", words.says.format(coder=coder), 30, is_small=True, plain_starts=no_themes) for coder in coders)


def read_settle_sheet(path: Path) -> list[SettleRow]:
    """The filled rows of a workbook or of CSV, with their numbers in the sheet.

    Raises :class:`TfbbError` for a file that is no such sheet.
    """
    hint = _("take a file that `tfbb agree --workbook` wrote, with its header row and all its columns, hidden ones too")
    rows = read_filled(path, _KIND, _("no sheet of this workbook is one for settling"), hint)
    return [_row(row) for row in rows]


def _row(row: FilledRow) -> SettleRow:
    """What those who take the sheet in need of a row; the rest they know."""
    cells = row.cells
    unit, text, key_cell, choice, reason = (cells[name] for name in ("unit", "text", "key", "choice", "reason"))
    return SettleRow("", unit, text, key_cell, themes=row.themes, choice=choice, reason=reason, number=row.number)
