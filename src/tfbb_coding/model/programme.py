"""A study's programme theory (*verksamhetslogik*), as ``study.yaml`` tells it.

Resources lead to activities, these to outputs, outputs to the aims of the project, and these to effects that come after it; beside them
stand what is assumed, what acts from outside, and what nobody meant to happen (Kellogg Foundation, *Logic Model Development Guide*, 2004;
Funnell & Rogers, *Purposeful Program Theory*, 2011). Aims of the project are kept apart from effects in the long run.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class Stage(StrEnum):
    """A box of the programme theory: the first five are its chain, in order; the others stand beside it."""

    RESOURCES = "resources"
    ACTIVITIES = "activities"
    OUTPUTS = "outputs"
    AIMS = "aims"
    EFFECTS = "effects"
    ASSUMPTIONS = "assumptions"
    EXTERNAL = "external"
    SIDE_EFFECTS = "side_effects"


CHAIN = (Stage.RESOURCES, Stage.ACTIVITIES, Stage.OUTPUTS, Stage.AIMS, Stage.EFFECTS)
BESIDE = (Stage.ASSUMPTIONS, Stage.EXTERNAL, Stage.SIDE_EFFECTS)


@dataclass(frozen=True, slots=True)
class Arrow:
    """A step of the chain (it leads to ``to`` from the stage before) and the codes, as (theme, code), that people say help or hinder it."""

    to: Stage
    codes: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Programme:
    """What stands in each box, and which codes belong to which arrow; all of it may be empty."""

    stages: Mapping[Stage, tuple[str, ...]] = field(default_factory=dict)
    arrows: tuple[Arrow, ...] = ()

    def items(self, stage: Stage) -> tuple[str, ...]:
        """What stands in one box."""
        return self.stages.get(stage, ())
