"""The program's commands as a test runs them, and a workbook as a person fills it in."""

from pathlib import Path
from typing import Any

import openpyxl
from typer.testing import CliRunner, Result

from tfbb_coding.cli.app import app


def invoke(*arguments: object, typed: str | None = None) -> Result:
    """Run a command with these arguments; what it cannot tell in words (a traceback) fails the test."""
    result = CliRunner().invoke(app, [str(argument) for argument in arguments], input=typed)
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result


def outcome(*arguments: object, typed: str | None = None) -> tuple[int, str, str]:
    """Its exit code, what it printed, and what it said."""
    result = invoke(*arguments, typed=typed)
    return result.exit_code, result.stdout, result.stderr


def ended(*arguments: object, code: int = 0, typed: str | None = None) -> Result:
    """The same as a result, for a command that ends with this exit code."""
    result = invoke(*arguments, typed=typed)
    assert result.exit_code == code, result.output
    return result


def printed(*arguments: object, code: int = 0) -> tuple[str, str]:
    """What a command that ends with this exit code printed and said."""
    result = ended(*arguments, code=code)
    return result.stdout, result.stderr


class Sheet:
    """A workbook as a person handles it: by the unit and by what stands at the head of a column (``_`` for a blank)."""

    def __init__(self, path: Path) -> None:
        self.path, self.book = path, openpyxl.load_workbook(path)
        self.sheet: Any = self.book.worksheets[0]
        self.at = {str(cell.value): n for n, cell in enumerate(self.sheet[1], 1)}

    @property
    def units(self) -> list[str]:
        """The ids in the column of units, from above."""
        return [str(self.sheet.cell(n, self.at["Enhet"]).value) for n in range(2, int(self.sheet.max_row) + 1)]

    def row(self, unit: str | int) -> int:
        """The number of a unit's row; a number is one already."""
        if isinstance(unit, int):
            return unit
        return self.units.index(unit) + 2

    def value(self, unit: str | int, column: str) -> Any:
        return self.sheet.cell(self.row(unit), self.at[column]).value

    def put(self, unit: str | int, **cells: str | None) -> "Sheet":
        number = self.row(unit)
        for name, value in cells.items():
            self.sheet.cell(number, self.at[name.replace("_", " ")]).value = value
        return self

    def save(self) -> Path:
        self.book.save(self.path)
        return self.path
