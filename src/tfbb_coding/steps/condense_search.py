"""The best set of pieces within so many words: an exact search.

What a set is worth is the sum over its words of how likely a reader would keep them, less a price for each word, and less what
the set lacks: a clause whose subject is elsewhere, what a pronoun points to, the other half of a contrast. Branch and bound,
over pieces in their order: a branch is left when not even the best that could still be added (without regard to what it lacks)
would make it the best.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from tfbb_coding.steps.condense_features import lone_clause
from tfbb_coding.swedish.pieces import Pieces
from tfbb_coding.swedish.vocabulary import NEGATORS

PRICE = 0.27  # of a word: what a reader would keep with less probability is not worth its room
MOST_CHOSEN = 6
MOST_PIECES = 16  # among which the best set is looked for; of a longer unit those that weigh most

NEXT_TO = 0.05  # for each word of a piece that follows the one before it: together they say more
CLOSE = 0.15  # at most
LEFT_BETWEEN = 0.4  # what it costs to leave out something between a piece and the one it belongs to
LACKING = 0.9  # what it costs to leave out a clause that no mark parts from the one before
NEW_RUN = -0.2  # what it costs to leap: less than nothing, for what stands apart says more things
ENOUGH_FOR_A_RUN = 6  # words
LEAST_OF_A_SENTENCE = 3  # words
POINTS_BACK = 0.6  # what it costs to leave out what a pronoun points to
HALF = 0.2  # what it costs to keep "men ..." without what stands before it
FRAGMENT = 1.0  # what it costs to keep "Formuläret." or "När dom kommer." without what follows
OTHER_HALF = 0.2  # what it costs to keep what "men ..." turns without that
NEAR = 0.5  # how much of that where something of the same sentence or the one before is kept
WITHOUT_INSTEAD = 1.5  # "utan ..." without what is denied


@dataclass(frozen=True, slots=True)
class Variant:
    """One way of keeping piece ``number``: the tokens ``kept``, as many words as a reader counts, and their worth less their price.

    ``leans`` tells that a comma joins it to the piece right before it ("det är sju mil" as ", sju mil"), ``follows`` that it cannot
    stand otherwise.
    """

    number: int
    kept: tuple[int, ...]
    length: int
    gain: float
    leans: bool = False
    follows: bool = False


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
                if words + variant.length <= most and not (variant.follows and (not chosen or chosen[-1].number != i - 1)):
                    chosen.append(variant)
                    walk(i + 1, chosen, words + variant.length, score + variant.gain + joined(found, chosen))
                    chosen.pop()

    walk(0, [], 0, 0.0)
    return best[1]


def _bounds(found: Pieces, variants: Sequence[Sequence[Variant]], most: int) -> list[list[float]]:
    """``[piece][words]``: the most that pieces from there on can add within so many words, were nothing lacking."""
    bound = [[0.0] * (most + 1) for _ in range(len(variants) + 1)]
    for i in range(len(variants) - 1, -1, -1):
        after, close = (
            bound[i + 1],
            max(CLOSE, -NEW_RUN)
            + LACKING * found.pieces[i].bound
            + (FRAGMENT * (_fragment(found, i - 1) or _fragment(found, 0)) + _half(found, i - 1) if i else 0.0),
        )
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


def _fragment(found: Pieces, i: int) -> bool:
    """Whether the piece says little unless what follows stays too."""
    piece = found.pieces[i]
    return (not piece.finite and piece.head is None and piece.length < LEAST_OF_A_SENTENCE) or lone_clause(found, i)


def _half(found: Pieces, i: int) -> float:
    """What it costs to keep the piece without the one after it, which turns it: "inte pengar" without "utan tid"."""
    if i + 1 == len(found.pieces) or found.pieces[i + 1].sentence != found.pieces[i].sentence:
        return 0.0
    turn = found.words(found.pieces[i + 1])[0]
    denied = any(word in NEGATORS for word in found.words(found.pieces[i]))
    return WITHOUT_INSTEAD if turn == "utan" and denied else OTHER_HALF if turn in {"men", "fast"} else 0.0


def joined(found: Pieces, chosen: Sequence[Variant]) -> float:
    """What the last chosen piece gains or loses by what stands before it, and what it will lack if the next one is left out."""
    i = chosen[-1].number
    piece = found.pieces[i]
    lacking = (
        LACKING * ((i + 1 < len(found.pieces) and found.pieces[i + 1].bound) - piece.bound)
        + FRAGMENT * _fragment(found, i)
        + _half(found, i)
    )
    before = chosen[-2].number if len(chosen) > 1 else None
    if before is not None and before == i - 1:
        return min(CLOSE, NEXT_TO * chosen[-1].length) + FRAGMENT * _fragment(found, before) + _half(found, before) - lacking
    heading = before == 0 and not found.pieces[0].finite
    lost = POINTS_BACK if piece.refers and i and not heading else 0.0
    if before is not None and found.pieces[before].sentence >= piece.sentence - 1:
        lost *= NEAR
    if i:
        first = found.words(piece)[0]
        lost += HALF if first in {"men", "fast"} else WITHOUT_INSTEAD if first == "utan" else 0.0
    if before is None:
        return -lacking - lost
    leap = LEFT_BETWEEN if piece.head is not None else NEW_RUN * min(1.0, chosen[-1].length / ENOUGH_FOR_A_RUN)
    return FRAGMENT * (heading and _fragment(found, 0)) - lacking - lost - leap
