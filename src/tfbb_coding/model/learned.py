"""A linear model of how themes are talked about, as plain numbers."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class LearnedModel:
    """Weights that a person can read: ``weights[feature][n]`` speaks for ``themes[n]``; ``bias[n]`` is added to each sum.

    The last column, beyond the themes, speaks for there being any theme at all.
    """

    themes: tuple[str, ...]
    bias: tuple[float, ...]
    weights: Mapping[str, tuple[float, ...]]
    name: str = "learned"
