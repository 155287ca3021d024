"""What words are worth, by the shipped table."""

from tfbb_coding.model.text import Span
from tfbb_coding.steps.condense_features import Weight, unit_of
from tfbb_coding.steps.condense_worth import BIAS, shipped_weights, worth
from tfbb_coding.swedish.pieces import cut

SAID = "Vi har frukost på tisdagar. Men ingen kan komma när mötet ligger före skolan. Kaffet var gott."


def test_the_table_can_be_read() -> None:
    weights = shipped_weights()
    assert weights[BIAS] < 0
    assert weights["share of the evidence"] > 0 > weights["w tie"]


def test_evidence_makes_its_words_worth_more() -> None:
    found = cut(SAID)
    at = SAID.index("Kaffet")
    plain = worth(unit_of(found, [], {}, ""))
    told = worth(unit_of(found, [Weight(Span(at, at + 6), 2.0)], {}, ""))
    assert told[-1][0] > plain[-1][0]
    assert [len(some) for some in plain] == [len(piece.kept) for piece in found.pieces]
