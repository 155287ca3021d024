"""The sheets beside the one that is filled in: what to do, what themes and codes mean, and the hidden lists that drop-downs take from."""

from collections.abc import Iterator, Sequence
from typing import Any

from tfbb_coding.files.sheets.looks import BAND, EDGE, FILL_BAND, HEAD, INK, LINE, column_name, lines_of
from tfbb_coding.files.sheets.sheet import DropDown, Sheet
from tfbb_coding.model.codebook import Code, Codebook, Theme
from tfbb_coding.model.codebook_names import CodebookNames

_BOOK_WIDTHS = (20, 24, 44, 44, 44, 52)
_CHOICES = 4
"""The number of the first column of the lists that holds other choices than themes and codes."""


def themes_ref(sheet: Sheet) -> str:
    """The themes, as a drop-down's source."""
    return f"={_lists(sheet)}!$A$1:$A${max(1, len(sheet.book.themes))}"


def codes_ref(sheet: Sheet, theme: int) -> str:
    """The codes of the theme in the cell to the left: columns B and C of the lists hold theme and code, a theme's codes together."""
    here, column = f"${column_name(theme)}2", f"{_lists(sheet)}!$B:$B"
    return f"=OFFSET({_lists(sheet)}!$C$1,MATCH({here},{column},0)-1,0,COUNTIF({column},{here}),1)"


def choices_ref(sheet: Sheet, one: DropDown) -> str | list[str]:
    """What else may be chosen: a short list itself, or where it stands in the lists."""
    if not one.is_listed:
        return list(one.choices)
    name = column_name(_CHOICES + _listed(sheet).index(one))
    return f"={_lists(sheet)}!${name}$1:${name}${len(one.choices)}"


def _lists(sheet: Sheet) -> str:
    """The name of the hidden sheet as formulas write it."""
    return "'" + sheet.words.lists.replace("'", "''") + "'"


def _listed(sheet: Sheet) -> list[DropDown]:
    return [one for one in sheet.drop_downs if one.is_listed]


def write_lists(worksheet: Any, sheet: Sheet) -> None:
    """Themes in column A, every code with its theme in B and C, other choices from E on."""
    names = CodebookNames.of(sheet.book)
    pairs = [(name, code) for theme, name in names.themes.items() for code in names.codes[theme].values()]
    worksheet.write_column(0, 0, list(names.themes.values()))
    worksheet.write_column(0, 1, [theme for theme, _code in pairs])
    worksheet.write_column(0, 2, [code for _theme, code in pairs])
    for column, one in enumerate(_listed(sheet), _CHOICES):
        worksheet.write_column(0, column, one.choices)
    worksheet.hide()
    worksheet.protect()


def write_guide(workbook: Any, worksheet: Any, sheet: Sheet) -> None:
    """What is to be written where, line by line."""
    top = {"bold": True, "valign": "top", "text_wrap": True, "font_color": INK}
    name, asked = workbook.add_format(top), workbook.add_format({**top, "bg_color": FILL_BAND})
    body = workbook.add_format({**top, "bold": False})
    worksheet.set_column(0, 0, 27)
    worksheet.set_column(1, 1, 88)
    worksheet.set_row(0, 30)
    head = workbook.add_format({"bold": True, "font_size": 16, "font_color": HEAD, "valign": "vcenter"})
    worksheet.write_string(0, 0, sheet.guide.title, head)
    for number, (title, text) in enumerate(sheet.guide.lines, 1):
        worksheet.write_string(number, 0, title, asked if title in sheet.guide.yellow else name)
        worksheet.write_string(number, 1, text, body)
        worksheet.set_row(number, 6 + 15 * max(lines_of(text, 96), lines_of(title, 29)))
    _finish(worksheet, sheet)


def write_codebook(workbook: Any, worksheet: Any, sheet: Sheet) -> None:
    """Every theme with its codes below it, and what they mean."""
    look = {"bold": True, "bg_color": HEAD, "font_color": "white", "valign": "vcenter", "border": 1, "border_color": "white"}
    head = workbook.add_format(look)
    for column, (width, label) in enumerate(zip(_BOOK_WIDTHS, sheet.words.book_columns, strict=True)):
        worksheet.set_column(column, column, width)
        worksheet.write_string(0, column, label, head)
    worksheet.set_row(0, 24)
    number = 0
    formats = _book_formats(workbook)
    for number, texts in enumerate(meanings(sheet.book), 1):
        _write_meaning(worksheet, number, texts, formats)
    worksheet.freeze_panes(1, 0)
    worksheet.repeat_rows(0)
    worksheet.autofilter(0, 0, max(1, number), len(_BOOK_WIDTHS) - 1)
    _finish(worksheet, sheet)


def _book_formats(workbook: Any) -> tuple[Any, Any, Any]:
    """How a theme's name looks, the rest of its row, and a code's row."""
    cell = {"text_wrap": True, "valign": "top", "border": 1, "border_color": EDGE, "font_size": 10, "font_color": INK}
    looks: list[dict[str, object]] = [{**cell, "bold": True, "bg_color": BAND}, {**cell, "bg_color": BAND}, dict(cell)]
    name, theme, code = (workbook.add_format(look) for look in looks)
    return name, theme, code


def _write_meaning(worksheet: Any, number: int, texts: Sequence[str], formats: tuple[Any, Any, Any]) -> None:
    name, theme, code = formats
    looks = [code] * len(texts) if texts[1] else [name, *[theme] * (len(texts) - 1)]
    for column, (text, look) in enumerate(zip(texts, looks, strict=True)):
        worksheet.write_string(number, column, text, look)
    worksheet.set_row(number, 6 + LINE * max(lines_of(text, int(w * 1.15)) for text, w in zip(texts, _BOOK_WIDTHS, strict=True)))


def meanings(book: Codebook) -> Iterator[tuple[str, ...]]:
    """The codebook's rows as ``book_columns`` head them: a theme without a code's name, then its codes, all with their theme's name."""
    names = CodebookNames.of(book)
    for theme in book.themes:
        things: list[tuple[str, Theme | Code]] = [("", theme), *((names.codes[theme.id][code.id], code) for code in theme.codes)]
        for name, thing in things:
            examples = "\n".join(f"– {example}" for example in thing.examples)
            yield names.themes[theme.id], name, thing.definition, thing.include, thing.exclude, examples


def _finish(worksheet: Any, sheet: Sheet) -> None:
    """How the sheets that are only read are laid out and locked."""
    worksheet.hide_gridlines(2)
    worksheet.set_landscape()
    worksheet.set_paper(9)
    worksheet.fit_to_pages(1, 0)
    worksheet.set_footer(f"&L&A&R{sheet.words.page} &P/&N")
    worksheet.protect("", {"autofilter": True, "format_columns": True, "format_rows": True})
