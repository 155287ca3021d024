"""Tables that come from people: separators, encodings, and workbooks that say the wrong thing of themselves."""

import csv
from pathlib import Path

import openpyxl
import pytest

from tfbb_coding.errors import UnreadableError
from tfbb_coding.files.filled_tables import cell_text, csv_rows, csv_rows_of, worksheets


@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_the_header_row_tells_the_separator(separator: str) -> None:
    assert list(csv_rows(f"a{separator}b\n1{separator}2\n")) == [(1, ["a", "b"]), (2, ["1", "2"])]


def test_a_cell_over_several_lines_counts_as_an_editor_does_and_a_long_one_is_no_fault() -> None:
    assert list(csv_rows('a,b\n"1\n2",3\n4,5\n')) == [(1, ["a", "b"]), (3, ["1\n2", "3"]), (4, ["4", "5"])]


def test_a_long_cell_is_read_and_the_limit_of_others_stays() -> None:
    """A reader of transcripts takes a cell beyond the limit for a quotation mark that was never closed."""
    before = csv.field_size_limit()
    assert len(list(csv_rows("a,b\n" + "x" * 200_000 + ",2\n"))[1][1][0]) == 200_000
    assert csv.field_size_limit() == before


def test_a_swedish_excel_that_does_not_save_utf_8_is_understood(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_bytes("Enhet;Mål\n1;på väg\n".encode("cp1252"))
    assert [row for _line, row in csv_rows_of(tmp_path / "a.csv")] == [["Enhet", "Mål"], ["1", "på väg"]]


def test_worksheets_in_order_and_cells_as_read(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.worksheets[0].append(["År", 2026, 2.5, None])
    book.create_sheet("tom")
    book.save(tmp_path / "a.xlsx")
    first, empty = worksheets(tmp_path / "a.xlsx")
    assert [cell_text(cell) for cell in first[0]][:3] == ["År", "2026", "2.5"]
    assert not any(any(row) for row in empty)


def test_what_is_no_workbook(tmp_path: Path) -> None:
    (tmp_path / "a.xlsx").write_bytes(b"PK nonsense")
    with pytest.raises(UnreadableError, match=r"no whole \w+ file"):
        worksheets(tmp_path / "a.xlsx")
