"""A linear model of how themes are talked about, as plain numbers."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class LearnedModel:
    """Weights that a person can read: ``weights[feature][n]`` speaks for ``themes[n]``; ``bias[n]`` is added to each sum.

    The last column, beyond the themes, speaks for there being any theme at all. ``shares[n]`` says how much of what the voice hears of
    ``themes[n]`` is added to the rules, as experience has shown it to help. ``questions`` are weights of the same shape for what the
    interviewer asked, with ``question_bias`` added where anything of the question is known.
    """

    themes: tuple[str, ...]
    bias: tuple[float, ...]
    weights: Mapping[str, tuple[float, ...]]
    name: str = "learned"
    shares: tuple[float, ...] = ()
    questions: Mapping[str, tuple[float, ...]] = field(default_factory=dict)
    question_bias: tuple[float, ...] = ()

    def share(self, theme: str) -> float:
        """How much this voice counts beside the rules for a theme; 1 where nothing is said."""
        return self.shares[self.themes.index(theme)] if self.shares else 1.0


@dataclass(frozen=True, slots=True)
class StudyVoice:
    """What a study's own decisions taught, and how well it did on interviews that were left out.

    ``kappa`` is Cohen's κ of ``rules``, ``shipped`` (rules and the shipped voice) and ``study`` (rules and this one) against the decisions,
    None where it cannot be told; ``used`` whether ``tfbb code`` listens to it unasked. ``codebook`` is the fingerprint of the codebook that
    it was learned with.
    """

    model: LearnedModel
    codebook: str
    decisions: int
    units: int
    interviews: int
    kappa: Mapping[str, float | None]
    used: bool
