"""A table of working material, printed or written beside the material."""

import json
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from tfbb_coding.errors import TfbbError
from tfbb_coding.messages import _

if TYPE_CHECKING:
    from tfbb_coding.model.report import Table


def print_table(table: "Table", kind: str, *, excel: bool = False) -> None:
    """Print the table as ``csv`` or ``json``."""
    from tfbb_coding.files.tables import csv_bytes

    if kind == "json":
        typer.echo(json.dumps([dict(zip(table.columns, row, strict=True)) for row in table.rows], ensure_ascii=False, indent=1))
    else:
        typer.echo(csv_bytes(table, excel=excel).decode(), nl=False)


def write_table(table: "Table", path: Path, *, excel: bool = False) -> None:
    """Write the table as the kind of file that its name asks for: .csv, .xlsx or .json. Raises :class:`TfbbError` for any other."""
    from tfbb_coding.files.atomic import write_bytes
    from tfbb_coding.files.tables import csv_bytes
    from tfbb_coding.files.workbook import xlsx_bytes

    ending = path.suffix.lower()
    if ending == ".xlsx":
        write_bytes(path, xlsx_bytes([table]))
    elif ending == ".csv":
        write_bytes(path, csv_bytes(table, excel=excel))
    elif ending == ".json":
        rows = [dict(zip(table.columns, row, strict=True)) for row in table.rows]
        write_bytes(path, (json.dumps(rows, ensure_ascii=False, indent=1) + "\n").encode())
    else:
        raise TfbbError(_("a table is .csv, .xlsx or .json"), path=path, hint=_("give the file one of these endings"))
    typer.echo(str(path))
