"""Names of files: one table, which agrees with the sheets' names and knows everything that is made."""

import re

import pytest

from tfbb_coding.model.product_names import FIGURE_KINDS, SWEDISH, file_word, known_as, renamed_file
from tfbb_coding.model.table_words import table_words
from tfbb_coding.steps.tables.catalogue import TABLES


@pytest.mark.parametrize("name", [*TABLES, "about"])
def test_a_table_is_called_the_same_as_a_file_and_as_a_sheet(name: str) -> None:
    sheet = table_words("sv")[f"s_{name}"].casefold().translate(str.maketrans("åäö ", "aao_"))
    assert file_word(name, "sv") == sheet
    assert file_word(name, "en") == name


@pytest.mark.parametrize(
    ("given", "name"),
    [
        ("täckning", "coverage"),
        ("tackning", "coverage"),
        ("Ramverk per samtal", "framework_interviews"),
        ("summary", "summary"),
        ("x", None),
    ],
)
def test_names_are_known_in_both_languages(given: str, name: str | None) -> None:
    assert known_as(given, TABLES) == name


def test_files_have_names_that_every_system_takes() -> None:
    assert all(re.fullmatch(r"[a-z_]+", name) for name in [*SWEDISH.values(), *FIGURE_KINDS.values()])
    assert len({file_word(name, "sv") for name in TABLES}) == len(TABLES)
    assert renamed_file("themes.xlsx") == "tabeller.xlsx"
