"""What meanings say for keeping a piece."""

from tfbb_coding.steps.condense_meanings import meaning_features, told_by
from tfbb_coding.swedish.pieces import cut

SAID = "Vi satt i köket med kaffe. Rektorn saknade en rutin. Sen minskade frånvaron, och mötena fungerade."


def _features(n: int) -> dict[str, float]:
    return dict(meaning_features(told_by(cut(SAID)), n, 3))


def test_a_piece_is_told_by_the_classes_of_its_words() -> None:
    kitchen, lack = _features(0), _features(1)
    assert kitchen["m scene"] > 0
    assert "m lack" not in kitchen
    assert lack["m lack"] > 0
    assert lack["m actor"] > 0
    assert kitchen["m concrete"] > lack["m concrete"]


def test_the_last_and_the_first_of_a_class_are_told() -> None:
    outcome = _features(2)
    assert outcome["m verb outcome"] == 1.0
    assert "m first outcome" in outcome
    assert "m last outcome" not in outcome  # "fungerade" comes after


def test_the_pieces_around_are_told() -> None:
    assert _features(1)["m scene before"] == 0.5
    assert "m outcome after" in _features(1)


def test_a_unit_of_one_piece_has_no_neighbours() -> None:
    only = dict(meaning_features(told_by(cut("Rektorn saknade en rutin.")), 0, 3))
    assert not [name for name in only if name.endswith((" before", " after"))]
    assert only["m place lack"] == 0.0
