"""Where words that were changed most likely stand now: a proposal for a person, never a move."""

from dataclasses import dataclass
from difflib import SequenceMatcher

from tfbb_coding.steps.anchor_alignment import Alignment, align

_LEAST_ALIKE, _ROOM = 0.5, 40


@dataclass(frozen=True, slots=True)
class Proposal:
    """A stretch of the new text, and how much of the words it shares, from 0 to 1."""

    start: int
    end: int
    alike: float


def propose_place(start: int, end: int, old_text: str, new_text: str) -> Proposal | None:
    """Where the old text's ``[start, end)`` most likely stands, or None when less than half of its words is left there.

    It is looked for between the nearest words before and after that were kept.
    """
    laid = align(old_text, new_text)
    own = laid.old.within(start, end)
    if not own:
        return None
    low, high = _between(own, laid)
    blocks = [
        block
        for block in SequenceMatcher(
            None, laid.old.words[own.start : own.stop], laid.new.words[low:high], autojunk=False
        ).get_matching_blocks()
        if block.size
    ]
    if not blocks:
        return None
    first, last = low + blocks[0].b, low + blocks[-1].b + blocks[-1].size - 1
    alike = 2 * sum(block.size for block in blocks) / (len(own) + last + 1 - first)
    return Proposal(laid.new.starts[first], laid.new.ends[last], alike) if alike >= _LEAST_ALIKE else None


def _between(own: range, laid: Alignment) -> tuple[int, int]:
    """The new words among which the old ones must stand."""
    before = next((laid.new_of[i] for i in range(own.start - 1, -1, -1) if laid.new_of[i] >= 0), -1)
    after = next((laid.new_of[i] for i in range(own.stop, len(laid.new_of)) if laid.new_of[i] >= 0), len(laid.old_of))
    if before < after <= before + 3 * len(own) + _ROOM:
        return before + 1, after
    kept = sorted(laid.new_of[i] for i in own if laid.new_of[i] >= 0)
    middle = kept[len(kept) // 2] if kept else before + 1
    return max(0, middle - len(own) - _ROOM), min(len(laid.old_of), middle + len(own) + _ROOM)
