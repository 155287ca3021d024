import csv
import io

from hypothesis import given
from hypothesis import strategies as st

from tfbb_coding.files.tables import FORMULA_STARTS, csv_bytes
from tfbb_coding.model.report import Table

TABLE = Table("t", ("a", "b"), (("=1+1", 0.5), ("å;ä", None), ("”rad\nbryt”", 3)))


def rows(data: bytes, delimiter: str = ",") -> list[list[str]]:
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""), delimiter=delimiter))


def test_plain_csv() -> None:
    data = csv_bytes(TABLE)
    assert not data.startswith(b"\xef\xbb\xbf")
    assert b"\r" not in data
    assert rows(data) == [["a", "b"], ["'=1+1", "0.5"], ["å;ä", ""], ["”rad\nbryt”", "3"]]


def test_csv_for_a_swedish_excel() -> None:
    data = csv_bytes(TABLE, excel=True)
    assert data.startswith(b"\xef\xbb\xbf")
    assert rows(data, ";")[1] == ["'=1+1", "0,5"]


@given(
    st.lists(st.tuples(st.text(alphabet=st.characters(exclude_characters="\r\0", exclude_categories=["Cs"])), st.integers()), max_size=5)
)
def test_every_cell_comes_back_and_none_is_a_formula(cells: list[tuple[str, int]]) -> None:
    read = rows(csv_bytes(Table("t", ("text", "n"), tuple(cells))))[1:]
    assert [(text.removeprefix("'") if text[1:2] in FORMULA_STARTS else text, int(n)) for text, n in read] == [
        (text.removeprefix("'") if text[:1] == "'" and text[1:2] in FORMULA_STARTS else text, n) for text, n in cells
    ]
    assert not any(text.startswith(FORMULA_STARTS) for text, _ in read)
