"""The best set of pieces."""

from itertools import combinations

import pytest

from tfbb_coding.steps.condense_search import Variant, best_set
from tfbb_coding.swedish.pieces import Pieces, cut

SAID = "Förr gick jag med lappar. Listan hänger på dörren. Kaffet är gott. Nu ringer jag direkt. Det är inte pengar som saknas, utan det är tid."


def variants(found: Pieces, gains: dict[str, float]) -> list[list[Variant]]:
    return [[Variant(n, piece.kept, piece.length, gains.get(piece.said[0], 0.0))] for n, piece in enumerate(found.pieces)]


def chosen(gains: dict[str, float], most: int = 25) -> list[str]:
    found = cut(SAID)
    return [" ".join(found.pieces[one.number].said) for one in best_set(found, variants(found, gains), most)]


def test_how_it_is_now_comes_with_how_it_was() -> None:
    assert chosen({"förr": 1.5, "kaffet": 1.1, "listan": -5, "det": -5, "utan": -5, "nu": 0.5}, 9) == [
        "förr gick jag med lappar",
        "nu ringer jag direkt",
    ]


def test_both_halves_of_a_contrast_or_neither() -> None:
    some = chosen({"det": 1.0, "utan": 0.3, "kaffet": 0.5, "förr": -5, "listan": -5, "nu": -5})
    assert ("det är inte pengar som saknas" in some) == ("utan det är tid" in some)


@pytest.mark.parametrize("most", [3, 5, 9, 14])
def test_no_other_set_that_fits_is_worth_more_where_nothing_is_lacking(most: int) -> None:
    found = cut("Vi målar huset. Listan hänger på dörren. Rektor ringer föräldrarna. Eleverna skriver brev. Kocken lagar soppa.")
    gains = {"vi": 1.1, "listan": 1.3, "rektor": 0.7, "eleverna": 1.2, "kocken": 0.4}
    options = variants(found, gains)
    best = best_set(found, options, most)
    assert sum(one.length for one in best) <= most
    sets = (some for n in range(1, 6) for some in combinations([one[0] for one in options], n) if sum(v.length for v in some) <= most)
    richest = max(sum(v.gain for v in some) for some in sets)
    assert sum(one.gain for one in best) >= richest - 1.0  # nearness and leaps weigh little
