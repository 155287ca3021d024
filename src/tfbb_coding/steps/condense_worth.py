"""How much each word of a unit is worth keeping, by the table of weights that readers' condensations gave.

``data/condensing.tsv`` is a logistic regression in plain sight: one line a feature, its weight, and nothing else.
``tools/weigh_condensing.py`` makes it anew from ``training/condensations``.
"""

import math
from functools import cache
from importlib.resources import files

from tfbb_coding.steps.condense_features import Unit, shared_features, word_features

BIAS = "(always)"
TELLS = 0.3  # how much more a word that says something by itself is worth


@cache
def shipped_weights() -> dict[str, float]:
    """``{feature: weight}`` as the program was installed with."""
    lines = (files("tfbb_coding") / "data" / "condensing.tsv").read_text(encoding="utf-8").splitlines()
    pairs = (line.split("\t") for line in lines if line and not line.startswith("#"))
    return {name: float(weight) for name, weight in pairs}


def worth(unit: Unit) -> list[list[float]]:
    """For each word that stays of each piece, the probability that a reader who condenses would keep it; more for words that tell."""
    weights = shipped_weights()
    found = []
    for n, (piece, told_of_it) in enumerate(zip(unit.found.pieces, shared_features(unit), strict=True)):
        shared = weights.get(BIAS, 0.0) + sum(weights.get(name, 0.0) * value for name, value in told_of_it.items())
        own = [word_features(unit, n, at) for at in range(len(piece.kept))]
        told = [_squashed(shared + sum(weights.get(name, 0.0) * value for name, value in one.items())) for one in own]
        found.append([p * (1 + TELLS * max(one["w content"], one["w number"], one["w denies"])) for p, one in zip(told, own, strict=True)])
    return found


def _squashed(z: float) -> float:
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, z))))
