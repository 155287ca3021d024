"""What a person wrote into a sheet: told again, shortened, with the name that may have been meant."""

import pytest

from tfbb_coding.model.codebook import Code, Codebook, Theme
from tfbb_coding.steps.sheet_names import BookNames, Refused, in_unit, meant, shortened

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


BOOK = Codebook(
    "prov",
    "Prov",
    "sv",
    "1",
    (
        Theme("hinder", "Hinder", "", codes=(Code("tid", "Tid", ""), Code("resurser", "Resurser, pengar", ""))),
        Theme("mal", "Mål", "", codes=(Code("stod", "Tidigt stöd", ""),)),
        Theme("risk", "Risker/hot", "", codes=(Code("tid", "Tid", ""),)),
    ),
)


@pytest.mark.parametrize(
    ("cell", "code", "pairs"),
    [
        ("hinder", "", [("hinder", "")]),
        ("Hinder; Mål", "", [("hinder", ""), ("mal", "")]),
        ("mål, HINDER", "tid", [("hinder", "tid"), ("mal", "")]),
        ("Hinder_x000D_\nMål", "", [("hinder", ""), ("mal", "")]),
        ("Hinder och mål", "", [("hinder", ""), ("mal", "")]),
        ("Hinder › Tid; Mål > tidigt stöd", "", [("hinder", "tid"), ("mal", "stod")]),
        ("Hinder>", "", [("hinder", "")]),
        ("Risker/hot › Tid", "", [("risk", "tid")]),
        ("hinder/tid", "", [("hinder", "tid")]),
        ("Hinder", "Tid; Resurser, pengar", [("hinder", "tid"), ("hinder", "resurser")]),
        ("Hinder", "Resurser, pengar", [("hinder", "resurser")]),
        ("-", "", []),
        ("inget tema", "–", []),
    ],
)
def test_several_names_in_one_cell(cell: str, code: str, pairs: list[tuple[str, str]]) -> None:
    assert list(BookNames(BOOK).pairs([(cell, code)])) == pairs


@pytest.mark.parametrize(
    ("cell", "code", "phrase"),
    [
        ("Hinder; Påhitt", "", "theme 1 ('Hinder; Påhitt') is not in the codebook"),
        ("Mål › Tid", "", "theme 1 ('Mål › Tid') is not in the codebook"),
        ("Hinder; Risker/hot", "Tid", "code 1 ('Tid') belongs to another theme"),
        ("Mål", "Tid", "code 1 ('Tid') belongs to another theme"),
        ("Hinder; hinder", "", "stand in the row twice"),
        ("-", "Tid", "stands without a theme"),
    ],
)
def test_several_names_of_which_one_cannot_be_meant(cell: str, code: str, phrase: str) -> None:
    with pytest.raises(Refused) as refused:
        BookNames(BOOK).pairs([(cell, code)])
    assert phrase in refused.value.message
