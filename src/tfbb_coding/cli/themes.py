"""``tfbb themes``: the study's themes as tables for readers."""

from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from tfbb_coding.cli.common import say
from tfbb_coding.cli.options import (
    AllowOption,
    ByOption,
    CodebookOption,
    CoderOption,
    ExcelOption,
    SmallOption,
    StatusOption,
    StudyOption,
    ThemeOption,
)
from tfbb_coding.cli.products import Asked, begin
from tfbb_coding.errors import TfbbError
from tfbb_coding.messages import _
from tfbb_coding.steps.small import Small
from tfbb_coding.steps.tables.view import By

if TYPE_CHECKING:
    from tfbb_coding.cli.products import Work
    from tfbb_coding.model.report import Table
    from tfbb_coding.steps.tables.grades import NegativeForm
    from tfbb_coding.steps.tables.view import View


class ThemesFormat(StrEnum):
    """The kind of file."""

    CSV = "csv"
    XLSX = "xlsx"
    DOCX = "docx"
    HTML = "html"
    MD = "md"


_FOR_READING = (ThemesFormat.DOCX, ThemesFormat.HTML, ThemesFormat.MD)


def themes(
    names: Annotated[
        list[str] | None, typer.Argument(metavar="TABLE", help=_("Only these tables (default: all); --list names them."))
    ] = None,
    study: StudyOption = None,
    out: Annotated[Path | None, typer.Option("--out", metavar="DIR", help=_("Where the tables go (default: results/handover)."))] = None,
    output: Annotated[ThemesFormat, typer.Option("--format", help=_("csv, xlsx, docx, html or md."))] = ThemesFormat.CSV,
    by: ByOption = By.CASE,
    status: StatusOption = None,
    coder: CoderOption = None,
    theme: ThemeOption = None,
    small: SmallOption = Small.MARK,
    excel: ExcelOption = False,
    listed: Annotated[bool, typer.Option("--list", help=_("Print the names of all tables and what they hold, and stop."))] = False,
    codebook: CodebookOption = None,
    allow_identifiers: AllowOption = "",
) -> None:
    """Write the theme tables from the study's codings, after a check that they name nobody."""
    from tfbb_coding.steps.tables.catalogue import FOR_MACHINES, names_for

    if listed:
        _list()
        return
    asked = _known(names or [])
    work = begin(Asked(study, coder, status, codebook, allow_identifiers, theme), by, small)
    without = FOR_MACHINES if output in _FOR_READING else frozenset()
    tables = _tables(work.view, names_for(work.view, asked, without), asked, work.notice)
    folder = out or work.home.root / "results" / "handover"
    work.end(work.write("themes", folder, _contents(tables, output, work, excel=excel)))


def _list() -> None:
    from tfbb_coding.messages import current_language
    from tfbb_coding.model.product_names import file_word
    from tfbb_coding.model.table_words import table_words
    from tfbb_coding.steps.tables.catalogue import TABLES

    language = current_language()
    words = table_words(language)
    for name in TABLES:
        typer.echo(f"{file_word(name, language):<24}{words[f't_{name}']}")


def _known(asked: Sequence[str]) -> list[str]:
    """The fixed names of the tables asked for in English or Swedish. Raises :class:`TfbbError` for one that there is not."""
    from tfbb_coding.messages import current_language
    from tfbb_coding.model.product_names import file_word, known_as
    from tfbb_coding.steps.tables.catalogue import TABLES

    found: list[str] = []
    for given in asked:
        name = known_as(given, TABLES)
        if name is None:
            hint = _("tables are: {names}").format(names=", ".join(file_word(one, current_language()) for one in TABLES))
            raise TfbbError(_("there is no table '{name}'").format(name=given), hint=hint)
        found.append(name)
    return found


def _tables(view: "View", names: Sequence[str], asked: Sequence[str], said: str) -> "list[Table]":
    """The tables of these names; what is not made is said."""
    from tfbb_coding.messages import current_language
    from tfbb_coding.model.product_names import file_word
    from tfbb_coding.steps.tables.catalogue import SINGLED_OUT, TABLES, with_notice
    from tfbb_coding.steps.tables.grades import grades

    for name in asked or sorted(SINGLED_OUT):
        called = file_word(name, current_language())
        if name in SINGLED_OUT and view.small is not Small.MARK:
            say(_("Not made, since single people are seen in it: {name} (--small mark makes it).").format(name=called))
        elif name not in names and asked:
            say(_("Not made, since the study has nothing for it: {name}.").format(name=called))
    if not names:
        raise TfbbError(_("none of these tables can be made of this study"), hint=_("`tfbb themes --list` names them all"))
    negative = _negative_forms(view) if "grades" in names and view.small is Small.MARK else ()  # it lists single people's units
    tables = [grades(view, negative) if name == "grades" else TABLES[name](view) for name in names]
    return [with_notice(table, said) for table in tables]


def _negative_forms(view: "View") -> "Sequence[NegativeForm]":
    """Units with negated wording, where the codebook has indicators that tell."""
    from tfbb_coding.steps.segment import segment
    from tfbb_coding.steps.tables.grades import has_negative_forms, negative_forms

    if not has_negative_forms(view.results.book):
        return ()
    units = (unit for name in view.interviews for unit in segment(view.results.transcripts[name]))
    return negative_forms(units, view.results.book)


def _contents(tables: "Sequence[Table]", output: ThemesFormat, work: "Work", *, excel: bool) -> dict[str, bytes]:
    """The files; what is opened in a spreadsheet begins with a table that tells about the others, by sheet or by file."""
    from tfbb_coding.files.markdown_tables import markdown_bytes
    from tfbb_coding.files.tables import csv_bytes
    from tfbb_coding.files.web_tables import web_bytes
    from tfbb_coding.files.word_tables import docx_bytes
    from tfbb_coding.files.workbook import xlsx_bytes
    from tfbb_coding.model.product_names import file_word
    from tfbb_coding.model.table_words import table_words
    from tfbb_coding.steps.tables.catalogue import about, with_notice

    language = work.results.language
    if output is ThemesFormat.XLSX:
        first = about({table.short: table for table in tables}, language, "sheet")
        return {f"{file_word('themes', language)}.xlsx": xlsx_bytes([with_notice(first, work.notice), *tables])}
    if output is ThemesFormat.CSV:
        named = {f"{file_word(table.name, language)}.csv": table for table in tables}
        named = {f"{file_word('about', language)}.csv": with_notice(about(named, language, "file"), work.notice), **named}
        return {name: csv_bytes(table, excel=excel) for name, table in named.items()}
    title = work.results.study.title or table_words(language)["t_about"]
    writer = {ThemesFormat.DOCX: docx_bytes, ThemesFormat.HTML: web_bytes, ThemesFormat.MD: markdown_bytes}[output]
    return {f"{file_word('themes', language)}.{output}": writer(tables, title, language)}
