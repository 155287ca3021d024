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
    from tfbb_coding.model.report import Table
    from tfbb_coding.model.results import Results
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
    work.end(work.write("themes", folder, _contents(tables, output, work.results, excel=excel)))


def _list() -> None:
    from tfbb_coding.messages import current_language
    from tfbb_coding.model.table_words import table_words
    from tfbb_coding.steps.tables.catalogue import TABLES

    words = table_words(current_language())
    for name in TABLES:
        typer.echo(f"{name:<22}{words[f't_{name}']}")


def _known(asked: Sequence[str]) -> list[str]:
    """The tables asked for. Raises :class:`TfbbError` for one that there is not."""
    from tfbb_coding.steps.tables.catalogue import TABLES

    unknown = [name for name in asked if name not in TABLES]
    if unknown:
        hint = _("tables are: {names}").format(names=", ".join(TABLES))
        raise TfbbError(_("there is no table '{name}'").format(name=unknown[0]), hint=hint)
    return list(asked)


def _tables(view: "View", names: Sequence[str], asked: Sequence[str], said: str) -> "list[Table]":
    """The tables of these names, after one that tells about them all; what is not made is said."""
    from tfbb_coding.steps.tables.catalogue import SINGLED_OUT, TABLES, about, with_notice
    from tfbb_coding.steps.tables.grades import grades

    for name in asked or sorted(SINGLED_OUT):
        if name in SINGLED_OUT and view.small is not Small.MARK:
            say(_("Not made, since single people are seen in it: {name} (--small mark makes it).").format(name=name))
        elif name not in names and asked:
            say(_("Not made, since the study has nothing for it: {name}.").format(name=name))
    if not names:
        raise TfbbError(_("none of these tables can be made of this study"), hint=_("`tfbb themes --list` names them all"))
    negative = _negative_forms(view) if "grades" in names and view.small is Small.MARK else ()  # it lists single people's units
    tables = [grades(view, negative) if name == "grades" else TABLES[name](view) for name in names]
    return [with_notice(table, said) for table in (about(tables, view.results.language), *tables)]


def _negative_forms(view: "View") -> "Sequence[NegativeForm]":
    """Units with negated wording, where the codebook has indicators that tell."""
    from tfbb_coding.steps.segment import segment
    from tfbb_coding.steps.tables.grades import has_negative_forms, negative_forms

    if not has_negative_forms(view.results.book):
        return ()
    units = (unit for name in view.interviews for unit in segment(view.results.transcripts[name]))
    return negative_forms(units, view.results.book)


def _contents(tables: "Sequence[Table]", output: ThemesFormat, results: "Results", *, excel: bool) -> dict[str, bytes]:
    """The files; documents for reading hold all tables but the one that tells about them."""
    from tfbb_coding.files.markdown_tables import markdown_bytes
    from tfbb_coding.files.tables import csv_bytes
    from tfbb_coding.files.web_tables import web_bytes
    from tfbb_coding.files.word_tables import docx_bytes
    from tfbb_coding.files.workbook import xlsx_bytes

    if output is ThemesFormat.XLSX:
        return {"themes.xlsx": xlsx_bytes(tables)}
    if output is ThemesFormat.CSV:
        return {f"{table.name}.csv": csv_bytes(table, excel=excel) for table in tables}
    title = results.study.title or tables[0].title
    writer = {ThemesFormat.DOCX: docx_bytes, ThemesFormat.HTML: web_bytes, ThemesFormat.MD: markdown_bytes}[output]
    return {f"themes.{output}": writer(tables[1:], title, results.language)}
