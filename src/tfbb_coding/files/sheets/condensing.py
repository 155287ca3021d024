"""The table in which a person condenses, as a workbook to fill in; :mod:`tfbb_coding.files.condensation_table` reads it back."""

from tfbb_coding.files.sheets.sheet import Column, DropDown, Guide, Sheet
from tfbb_coding.model.codebook import Codebook
from tfbb_coding.model.condensation_words import condensation_words
from tfbb_coding.model.report import Table
from tfbb_coding.model.review_words import words_for

_TOLD = (
    ("transcript", 13),
    ("case", 9),
    ("wave", 9),
    ("unit", 12),
    ("speaker", 11),
    ("theme", 15),
    ("status", 11),
    ("by", 10),
    ("coders", 12),
)
_SAID = (("text", 52), ("proposal", 36))
_FILLED = (("condensation", 40), ("confirm", 10))
_KNOWN_BY = ("person", 12)
"""The last column, hidden: for whom the table was written. A unit and its theme are its row's key."""


def condensing_sheet(table: Table, book: Codebook) -> Sheet:
    """The rows of the table of condensations, what is filled in at the end; ``table`` has the columns of the codebook's language."""
    words = condensation_words(book)
    told = tuple(Column(name, words.columns[name], width, is_small=True, is_read=name == "theme") for name, width in _TOLD)
    said = tuple(Column(name, words.columns[name], width, is_small=name == "proposal") for name, width in _SAID)
    filled = tuple(Column(name, words.columns[name], width, is_centred=name == "confirm") for name, width in _FILLED)
    name, width = _KNOWN_BY
    columns = (*told, *said, *filled, Column(name, words.columns[name], width))
    places = [table.columns.index(column.head) for column in columns]
    rows = tuple(tuple("" if row[place] is None else str(row[place]) for place in places) for row in table.rows)
    guide = Guide(words.guide, words.explanation, frozenset({words.explanation[1][0], *(column.head for column in filled)}))
    drop_down = DropDown("confirm", words.answers, words.wrong_answer, is_open=True)
    return Sheet(words.sheet, columns, len(told) + len(said), rows, (drop_down,), guide, words_for(book).sheet, book)
