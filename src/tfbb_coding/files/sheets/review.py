"""The sheet for review: its columns and drop-downs, and its filled rows; the same in a workbook and in CSV."""

from collections.abc import Sequence
from pathlib import Path

from tfbb_coding.files.sheets.reading import Kind, read_filled
from tfbb_coding.files.sheets.sheet import Column, DropDown, Guide, Sheet, key, rows_of, themes, told
from tfbb_coding.messages import _
from tfbb_coding.model.codebook import Codebook
from tfbb_coding.model.decision import Decision, SheetRow
from tfbb_coding.model.review_words import LANGUAGES, ReviewWords, words_for

_KIND = Kind(
    heads=tuple((words.sheet, words.columns) for words in LANGUAGES),
    known_by=("unit", "decision"),
    needed=("unit", "text", "decision", "key"),
)


def review_sheet(rows: Sequence[SheetRow], book: Codebook) -> Sheet:
    """The rows laid out: what is told of a unit, what is proposed, and what a person decides."""
    words = words_for(book)
    before = (*told(words.columns), Column("proposal", words.columns["proposal"], 40, is_small=True))
    filled = (*themes(words.sheet, rows), *_decided(words))
    columns = (*before, *filled, key(words.sheet))
    yellow = frozenset({*words.decisions.values(), words.explanation[1][0]})
    guide = Guide(words.guide, words.explanation, yellow)
    return Sheet(words.title, columns, len(before), rows_of(rows, columns), _drop_downs(words), guide, words.sheet, book)


def _decided(words: ReviewWords) -> tuple[Column, ...]:
    return (
        Column("decision", words.columns["decision"], 10, is_centred=True),
        Column("condensation", words.columns["condensation"], 28),
        Column("memo", words.columns["memo"], 26),
        Column("favourite", words.columns["favourite"], 9, is_centred=True),
    )


def _drop_downs(words: ReviewWords) -> tuple[DropDown, ...]:
    decisions = tuple(words.decisions[decision] for decision in (Decision.ACCEPT, Decision.REJECT, Decision.CHANGE))
    return DropDown("decision", decisions, words.wrong_decision, is_open=True), DropDown("favourite", ("x",), words.wrong_mark)


def read_review_sheet(path: Path) -> list[SheetRow]:
    """The filled rows of a workbook or of CSV, with their numbers in the sheet.

    Raises :class:`TfbbError` for a file that is no sheet for review.
    """
    hint = _("import a file that `tfbb review export` wrote, with its header row and all its columns, hidden ones too")
    rows = read_filled(path, _KIND, _("no sheet of this workbook is one for review"), hint)
    return [SheetRow(**row.cells, themes=row.themes, number=row.number) for row in rows]
