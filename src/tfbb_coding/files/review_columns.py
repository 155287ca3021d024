"""The columns of the sheet for review, alike in a workbook and in CSV."""

from collections.abc import Iterable, Sequence
from pathlib import Path

from tfbb_coding.errors import TfbbError
from tfbb_coding.files.tables import FORMULA_STARTS
from tfbb_coding.messages import _
from tfbb_coding.model.decision import SheetRow
from tfbb_coding.model.review_words import LANGUAGES, SLOTS, ReviewWords

BEFORE = ("transcript", "case", "unit", "speaker", "question", "context", "text", "proposal")
AFTER = ("decision", "condensation", "memo", "favourite", "key")
_NEEDED = ("unit", "text", "decision", "key")


def slots_of(rows: Iterable[SheetRow]) -> int:
    """How many themes a row needs room for."""
    return max([SLOTS, *(len(row.themes) for row in rows)])


def head(words: ReviewWords, slots: int) -> list[str]:
    """The header row."""
    themes = [f"{name} {n}" for n in range(1, slots + 1) for name in (words.theme, words.code)]
    return [*(words.columns[name] for name in BEFORE), *themes, *(words.columns[name] for name in AFTER)]


def cells(row: SheetRow, slots: int) -> list[str]:
    """A row's cells in the order of :func:`head`."""
    pairs = [*row.themes, *[("", "")] * (slots - len(row.themes))]
    themes = [name for pair in pairs for name in pair]
    return [*(str(getattr(row, name)) for name in BEFORE), *themes, *(str(getattr(row, name)) for name in AFTER)]


def is_head(row: Sequence[str]) -> bool:
    """Whether this is the header row of a sheet for review, in either language."""
    return all(any(words.columns[name] in row for words in LANGUAGES) for name in ("unit", "key"))


def read_rows(table: Sequence[tuple[int, Sequence[str]]], path: Path) -> list[SheetRow]:
    """The rows below the header, each with its number; columns may stand in any order, empty rows are left out.

    Raises :class:`TfbbError` when a column that is needed is missing.
    """
    names = list(table[0][1]) if table else []
    words = next((words for words in LANGUAGES if words.columns["key"] in names and words.columns["unit"] in names), LANGUAGES[0])
    missing = [words.columns[name] for name in _NEEDED if words.columns[name] not in names]
    if missing:
        hint = _("import a file that `tfbb review export` wrote, with its header row and all its columns, hidden ones too")
        raise TfbbError(_("the column '{name}' is missing").format(name=missing[0]), path=path, hint=hint)
    at = {name: names.index(label) for name, label in words.columns.items() if label in names}
    themes = [(index, _after(names, label, words)) for index, label in enumerate(names) if label.startswith(f"{words.theme} ")]
    return [_row(number, row, at, themes) for number, row in table[1:] if any(cell.strip() for cell in row)]


def _after(names: Sequence[str], label: str, words: ReviewWords) -> int:
    """The column of the code that goes with a theme's column, or -1."""
    code = label.replace(words.theme, words.code, 1)
    return names.index(code) if code in names else -1


def _row(number: int, row: Sequence[str], at: dict[str, int], themes: Sequence[tuple[int, int]]) -> SheetRow:
    def cell(index: int) -> str:
        return row[index].strip() if 0 <= index < len(row) else ""

    said = {name: cell(index) for name, index in at.items()}
    return SheetRow(**said, themes=tuple((cell(theme), cell(code)) for theme, code in themes), number=number)


def unguarded(cell: str) -> str:
    """A cell without the apostrophe that keeps a spreadsheet from running ``-1`` as a formula."""
    return cell[1:] if cell.startswith("'") and cell[1:].startswith(FORMULA_STARTS) else cell
