"""How a person's decision becomes a coding, alike for a sheet that is read back and for the screen."""

from dataclasses import replace

from tfbb_coding.model.coding import Coding, Status
from tfbb_coding.model.decision import Pair
from tfbb_coding.model.transcript import MeaningUnit

CHOSEN = 1.0
"""The strength of what a person chose and nobody proposed."""


def decided(proposal: Coding, pair: Pair, reviewer: str, status: Status, codebook: str) -> Coding:
    """What the reviewer makes of a proposal; its strength and evidence stay, whatever theme and code it gets."""
    theme, code = pair
    return replace(proposal, theme=theme, code=code, coder=reviewer, status=status, codebook=codebook)


def chosen(unit: MeaningUnit, pair: Pair, reviewer: str, status: Status, codebook: str) -> Coding:
    """A theme and code that the reviewer gives a unit, where nothing of the kind was proposed."""
    theme, code = pair
    return Coding(
        transcript=unit.transcript, unit=unit.id, turn=unit.turn, speaker=unit.speaker, start=unit.start, end=unit.end,
        theme=theme, code=code, coder=reviewer, status=status, score=CHOSEN, quotation=unit.text, codebook=codebook,
    )  # fmt: skip
