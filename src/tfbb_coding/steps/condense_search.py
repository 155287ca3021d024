"""The best set of pieces within so many words: an exact search.

What a set is worth is the sum over its words of how likely a reader would keep them, less a price for each word, and less what
the set lacks: a clause whose subject is elsewhere, what a pronoun points to, the other half of a contrast. Branch and bound,
over pieces in their order: a branch is left when not even the best that could still be added (without regard to what it lacks)
would make it the best.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from tfbb_coding.swedish.pieces import Pieces

PRICE = 0.2  # of a word: what a reader would keep with less probability is not worth its room
MOST_CHOSEN = 6
MOST_PIECES = 16  # among which the best set is looked for; of a longer unit those that weigh most

NEXT_TO = 0.05  # for each word of a piece that follows the one before it: together they say more
CLOSE = 0.2  # at most
LEFT_BETWEEN = 0.4  # what it costs to leave out something between a piece and the one it belongs to
LACKING = 0.8  # what it costs to leave out a clause that no mark parts from the one before
NEW_RUN = -0.3  # what it costs to leap: less than nothing, for what stands apart says more things
ENOUGH_FOR_A_RUN = 6  # words
POINTS_BACK = 0.7  # what it costs to leave out what a pronoun points to
HALF = 0.5  # what it costs to keep "men ..." without what stands before it
WITHOUT_INSTEAD = 1.5  # "utan ..." without what is denied


@dataclass(frozen=True, slots=True)
class Variant:
    """One way of keeping piece ``number``: the tokens ``kept``, as many words as a reader counts, and their worth less their price.

    ``leans`` tells that it can stand only right after the piece before it: "det är sju mil" as ", sju mil".
    """

    number: int
    kept: tuple[int, ...]
    length: int
    gain: float
    leans: bool = False


def best_set(found: Pieces, variants: Sequence[Sequence[Variant]], most: int) -> list[Variant]:
    """The variants, in order and of different pieces, that are worth most within ``most`` words; empty where none fits."""
    allowed = _worth_trying(found, variants)
    bound = _bounds(found, variants, most)
    clauses = frozenset(piece.sentence for piece in found.pieces if piece.finite)
    best: tuple[float, list[Variant]] = (-math.inf, [])

    def walk(n: int, chosen: list[Variant], words: int, score: float) -> None:
        nonlocal best
        leading = bool(chosen) and found.pieces[chosen[-1].number].leads
        if chosen and not (leading and chosen[-1].number == n - 1) and score > best[0] + 1e-9 and _whole(found, chosen, clauses):
            best = (score, list(chosen))
        if len(chosen) >= MOST_CHOSEN:
            return
        for i in range(n, len(found.pieces)):
            if chosen and score + bound[i][most - words] <= best[0] + 1e-9:
                return
            must_follow = leading and chosen[-1].number == n - 1
            if must_follow and i > n:
                return
            head = found.pieces[i].head
            if (i not in allowed and not must_follow) or (head is not None and all(one.number != head for one in chosen)):
                continue
            for variant in variants[i]:
                if words + variant.length <= most and not (variant.leans and (not chosen or chosen[-1].number != i - 1)):
                    chosen.append(variant)
                    walk(i + 1, chosen, words + variant.length, score + variant.gain + joined(found, chosen))
                    chosen.pop()

    walk(0, [], 0, 0.0)
    return best[1]


def _bounds(found: Pieces, variants: Sequence[Sequence[Variant]], most: int) -> list[list[float]]:
    """``[piece][words]``: the most that pieces from there on can add within so many words, were nothing lacking."""
    bound = [[0.0] * (most + 1) for _ in range(len(variants) + 1)]
    for i in range(len(variants) - 1, -1, -1):
        after, close = bound[i + 1], max(CLOSE, -NEW_RUN) + LACKING * found.pieces[i].bound
        for room in range(most + 1):
            gains = (after[room - one.length] + one.gain + close for one in variants[i] if one.length <= room)
            bound[i][room] = max(after[room], max(gains, default=0.0))
    return bound


def _whole(found: Pieces, chosen: Sequence[Variant], clauses: frozenset[int]) -> bool:
    """Whether a clause is taken of every sentence that has one and of which anything is taken."""
    pieces = [found.pieces[one.number] for one in chosen]
    return {piece.sentence for piece in pieces} & clauses <= {piece.sentence for piece in pieces if piece.finite}


def _worth_trying(found: Pieces, variants: Sequence[Sequence[Variant]]) -> frozenset[int]:
    """The heaviest pieces and those that they cannot stand without."""
    gains = [max((one.gain for one in some), default=-math.inf) for some in variants]
    ranked = sorted(range(len(gains)), key=lambda i: (-gains[i], i))[:MOST_PIECES]
    allowed = set(ranked)
    for i in ranked:
        head = found.pieces[i].head
        while head is not None:
            allowed.add(head)
            head = found.pieces[head].head
        if found.pieces[i].leads and i + 1 < len(found.pieces):
            allowed.add(i + 1)
    return frozenset(allowed)


def joined(found: Pieces, chosen: Sequence[Variant]) -> float:
    """What the last chosen piece gains or loses by what stands before it, and what it will lack if the next one is left out."""
    i = chosen[-1].number
    piece = found.pieces[i]
    lacking = LACKING * ((i + 1 < len(found.pieces) and found.pieces[i + 1].bound) - piece.bound)
    if len(chosen) > 1 and chosen[-2].number == i - 1:
        return min(CLOSE, NEXT_TO * chosen[-1].length) - lacking
    lost = POINTS_BACK if piece.refers and i else 0.0
    if i:
        first = found.words(piece)[0]
        lost += HALF if first in {"men", "fast"} else WITHOUT_INSTEAD if first == "utan" else 0.0
    if len(chosen) == 1:
        return -lacking - lost
    return -lacking - lost - (LEFT_BETWEEN if piece.head is not None else NEW_RUN * min(1.0, chosen[-1].length / ENOUGH_FOR_A_RUN))
