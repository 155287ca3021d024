"""How the workbooks look that a person fills in: their colours, and the room that text takes."""

INK, QUIET, HEAD, EDGE = "#1F2933", "#66717B", "#24507A", "#D5DADF"
BAND, FILL, FILL_BAND, FILL_HEAD = "#F3F6F9", "#FFFBE8", "#FBF4D6", "#8A6D1B"
LINE, SMALL_LINE = 13.5, 12.2
"""Points that a line of text takes, in the hand of most columns and in the smaller one."""


def lines_of(text: str, width: int) -> int:
    """How many lines a text takes in a cell so many characters wide."""
    return sum(max(1, -(-len(line) // max(1, width))) for line in text.split("\n"))


def column_name(number: int) -> str:
    """``A`` for 0."""
    from xlsxwriter.utility import xl_col_to_name

    return str(xl_col_to_name(number))
