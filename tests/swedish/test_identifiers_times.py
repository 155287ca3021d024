"""A recording's times beside each other are no numbers of anybody."""

import pytest

from tfbb_coding.model.identifier import NamedText
from tfbb_coding.steps.identifiers import find_identifiers
from tfbb_coding.swedish.identifiers.dates import find_dates
from tfbb_coding.swedish.identifiers.patterns import find_patterns


@pytest.mark.parametrize(
    "line",
    [
        "T1;00:12:33;00:12:48;ja",
        "00 26 54 00 27 08 00 00 14",
        "00.12.33 - 00.12.48 Ja",
        "1967.060104 1974.482565 ja",
        "T1\t7047.770930\t7049.847405\tja",
        "T1 001233 001248 ja",
        "00.00.07",
        "1.09.38;1.09.57;ja",
        "08.55–09.12",
        "T1;0047;0058;ja",
        "45.219 65.219 20.000 ja",
        "168986 170868 1882 ja",
        "00:56:03.513 00:56:18.330 ja",
    ],
)
def test_times_are_no_numbers(line: str) -> None:
    assert not [*find_patterns(line), *find_dates(line)]


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("120229-2398;120229-2380", "personnummer"),
        ("nr 751012 1020", "personnummer"),
        ("070.174.06.05", "phone"),
        ("ring 08-123 06 05", "phone"),
        ("vid 59.3712, 16.5098 låg stugan", "coordinates"),
    ],
)
def test_numbers_beside_each_other_stay_numbers(line: str, kind: str) -> None:
    assert kind in {hit.kind for hit in find_patterns(line)}


@pytest.mark.parametrize("text", ["6 min 10 sek\n", "1 tim 6 min 10 sek\n", "Inspelning: 2 tim 5 min\n", "12min 3sek\n"])
def test_a_shortened_length_is_nobody(text: str) -> None:
    assert find_identifiers([NamedText("a", text)]) == []


def test_tim_beside_a_length_is_found() -> None:
    assert [i.match for i in find_identifiers([NamedText("a", "Tim sa att det tog 2 tim och 5 min.\n")])] == ["Tim"]
