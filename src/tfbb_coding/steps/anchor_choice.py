"""Which of several like passages of a new text is the one that was meant in the old: told by how the two texts lie along each other."""

from collections.abc import Sequence
from difflib import SequenceMatcher

from tfbb_coding.steps.anchor_alignment import Alignment, align

_AROUND, _SUPPORT, _MUCH_SUPPORT, _FEW, _UNMISTAKABLE, _TWO = 8, 6, 9, 3, 7, 2
_TWIN, _LED_IN, _NEAR = 0.7, 2, 24
Place = tuple[int, int]


def counterpart(place: Place, like_old: Sequence[Place], like_new: Sequence[Place], old_text: str, new_text: str) -> int | None:
    """The number of the one among ``like_new`` that ``place`` of the old text became, or None where that is not clear.

    ``like_old`` are the places of the old text in like words, with or without ``place`` itself. One is chosen only where every word that
    was kept leads to it, where what stands around it was kept as well, and where no other like passage stands in the same gap.
    """
    laid = align(old_text, new_text)
    own = laid.old.within(*place)
    found = [number for number, new in enumerate(like_new) if _leads_to(own, laid.new.within(*new), laid)]
    if len(found) != 1:
        return None
    there = laid.new.within(*like_new[found[0]])
    if laid.unsure.intersection(own) and len(like_old) + len(like_new) > _TWO:
        return None
    if len(own) < _UNMISTAKABLE and not _is_borne_out(own, there, laid):
        return None
    if _has_twin(own, there, laid) or _could_slide(own, there, like_old, like_new, laid):
        return None
    others = [laid.new.within(*new) for number, new in enumerate(like_new) if number != found[0]]
    rivals = [one for old in like_old if (one := laid.old.within(*old)) != own]
    if any(_is_as_good(own, there, other, rivals, laid) for other in others):
        return None
    return found[0]


def _leads_to(own: range, there: range, laid: Alignment) -> bool:
    """Whether what was kept of the old words is what was kept in the new ones, and it is most of them."""
    kept = [laid.new_of[i] for i in own if laid.new_of[i] >= 0]
    taken = [laid.old_of[j] for j in there if laid.old_of[j] >= 0]
    if not kept and not taken:
        return _borders_kept(own, there, laid)
    inside = all(j in there for j in kept) and all(i in own for i in taken)
    return inside and kept == sorted(kept)


def _borders_kept(own: range, there: range, laid: Alignment) -> bool:
    """Whether the words right before and after were kept right before and after: all between them was replaced."""
    before = own.start == 0 or (own.start - 1 < len(laid.new_of) and laid.new_of[own.start - 1] == there.start - 1)
    after = own.stop >= len(laid.new_of) or laid.new_of[own.stop] == there.stop
    return before and after


def _is_borne_out(own: range, there: range, laid: Alignment) -> bool:
    """Whether enough of what stands around was kept; a word or two need more, since every sentence has such."""
    return _support(own, there, laid) >= (_MUCH_SUPPORT if len(own) <= _FEW and not _borders_kept(own, there, laid) else _SUPPORT)


def _support(own: range, there: range, laid: Alignment) -> int:
    """How many of the nearest words on both sides were kept in their place beside it."""
    before = sum(there.start - 2 * _AROUND <= laid.new_of[i] < there.start for i in range(max(0, own.start - _AROUND), own.start))
    after_end = min(len(laid.new_of), own.stop + _AROUND)
    after = sum(there.stop <= laid.new_of[i] < there.stop + 2 * _AROUND for i in range(own.stop, after_end))
    missing = _AROUND - min(own.start, _AROUND) + _AROUND - (after_end - own.stop)  # at the ends of the text nothing can be missing
    return before + after + missing


def _is_as_good(own: range, there: range, other: range, rivals: Sequence[range], laid: Alignment) -> bool:
    """Whether another like passage, which no like old one became, is led in as the old one, and this one is not, or it is near.

    So what another speaker says alike is not taken for it, nor one of two like answers of the same speaker.
    """
    led_in = laid.old.words[max(0, own.start - _LED_IN) : own.start]
    like_it = [rival for rival in rivals if laid.old.words[max(0, rival.start - _LED_IN) : rival.start] == led_in]
    if any(all(laid.old_of[j] in rival for j in other) for rival in like_it):  # it is another's
        return False
    if laid.new.words[max(0, other.start - _LED_IN) : other.start] != led_in:
        return False
    return laid.new.words[max(0, there.start - _LED_IN) : there.start] != led_in or abs(other.start - there.start) <= _NEAR


def _has_twin(own: range, there: range, laid: Alignment) -> bool:
    """Whether right beside it stands what may be the old words with a correction, and the passage itself is new."""
    words = laid.old.words[own.start : own.stop]
    for start in (there.start - len(own), there.stop):
        beside = range(max(0, start), min(len(laid.new.words), start + len(own)))
        fresh = sum(laid.old_of[j] < 0 for j in beside)
        if 2 * fresh > len(own) and SequenceMatcher(None, words, laid.new.words[beside.start : beside.stop]).ratio() >= _TWIN:
            return True
    return False


def _could_slide(own: range, there: range, like_old: Sequence[Place], like_new: Sequence[Place], laid: Alignment) -> bool:
    """Whether another like passage, new or deleted, stands so near that it might as well be meant."""
    rivals_new = [laid.new.within(*place) for place in like_new]
    rivals_old = [laid.old.within(*place) for place in like_old]
    return _has_rival(there, rivals_new, laid.old_of) or _has_rival(own, rivals_old, laid.new_of)


def _has_rival(own: range, rivals: Sequence[range], kept: Sequence[int]) -> bool:
    gap = _gap(own, own, kept)
    for rival in rivals:
        free = sum(kept[i] < 0 for i in rival if i not in own)
        if rival != own and free and free == sum(i not in own for i in rival) and _gap(rival, own, kept) == gap:
            return True
    return False


def _gap(place: range, own: range, kept: Sequence[int]) -> tuple[int, int]:
    """The kept words between which a place stands, not counting those of ``own``."""
    low, high = place.start - 1, place.stop
    while low >= 0 and (kept[low] < 0 or low in own):
        low -= 1
    while high < len(kept) and (kept[high] < 0 or high in own):
        high += 1
    return low, high
