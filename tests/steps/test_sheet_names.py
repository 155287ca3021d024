"""What a person wrote into a sheet: told again, shortened, with the name that may have been meant."""

import pytest

from tfbb_coding.steps.sheet_names import in_unit, meant, shortened

NAMES = ["Mål", "Hinder", "Aktiviteter", "Personalomsättning och vikarier"]


@pytest.mark.parametrize(
    ("wrote", "name"),
    [
        ("Hindr", "Hinder"),
        ("Hinder, Aktiviteter", "Hinder"),
        ("personalomsättning", "Personalomsättning och vikarier"),
        ("Pengar", ""),
    ],
)
def test_the_nearest_name_is_asked_for(wrote: str, name: str) -> None:
    assert meant(wrote, NAMES) == (f"did you mean {name}? " if name else "")


def test_a_long_entry_is_told_by_its_beginning() -> None:
    assert len(shortened("något " * 40)) <= 40


def test_a_unit_is_named_once() -> None:
    assert in_unit("a:1.1", "fel") == "unit a:1.1: fel"
    assert in_unit("a:1.1", "unit a:1.1 stands twice") == "unit a:1.1 stands twice"
