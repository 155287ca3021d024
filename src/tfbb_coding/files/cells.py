"""What a table's cell is in a document for reading: text, numbers as the language writes them."""

from tfbb_coding.model.report import Cell

_NO_BREAK = "\u00a0"


def cell_text(cell: Cell, language: str, *, share: bool = False) -> str:
    """A cell as text; with ``share`` a number between 0 and 1 in percent.

    >>> cell_text(0.315, "sv", share=True), cell_text(2.5, "sv"), cell_text(None, "sv")
    ('32\\xa0%', '2,5', '')
    """
    if cell is None or isinstance(cell, str):
        return cell or ""
    if share:
        return f"{cell:.0%}" if language == "en" else f"{cell:.0%}".replace("%", f"{_NO_BREAK}%")
    return f"{cell:g}" if language == "en" else f"{cell:g}".replace(".", ",")


def is_number(cell: Cell) -> bool:
    """Whether a cell is set as a number, to the right."""
    return isinstance(cell, int | float)
