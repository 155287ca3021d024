"""The best set of pieces within so many words: an exact search.

What a set is worth is the sum over its words of how likely a reader would keep them, less a price for each word, and less what
the set lacks: a clause whose subject is elsewhere, what a pronoun points to, the other half of a contrast. Branch and bound,
over pieces in their order: a branch is left when not even the best that could still be added (without regard to what it lacks)
would make it the best.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from tfbb_coding.steps.condense_features import breaks_off, content, lone_clause
from tfbb_coding.swedish.pieces import Piece, Pieces, opening
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
BROKEN = 1.0  # what it costs to keep what breaks off
OTHER_HALF = 0.2  # what it costs to keep what "men ..." turns without that
NEAR = 0.5  # how much of that where something of the same sentence or the one before is kept
THEN = 1.2  # what it costs to keep how it was without how it is now
NOT_AS_BEFORE = 0.4  # what it costs to keep how it is now without how it was
FAR = 9  # pieces, from the one to the other
WITHOUT_INSTEAD = 1.5  # "utan ..." without what is denied
ATT_ALONE = 0.5  # what it costs to keep "att barnen blir sedda" without what it depends on


_BEFORE = frozenset({"förr", "förut", "tidigare", "först", "början"})


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
    ties = tuple(_tied(found, i) for i in range(len(found.pieces)))
    bound = _bounds(ties, variants, most)
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
            lost = head is not None and not ties[i].loose and all(one.number != head for one in chosen)
            if (i not in allowed and not must_follow) or lost:
                continue
            for variant in variants[i]:
                if words + variant.length <= most and not (variant.follows and (not chosen or chosen[-1].number != i - 1)):
                    chosen.append(variant)
                    walk(i + 1, chosen, words + variant.length, score + variant.gain + joined(found, ties, chosen))
                    chosen.pop()

    walk(0, [], 0, 0.0)
    return best[1]


@dataclass(frozen=True, slots=True)
class Ties:
    """What a piece costs by the pieces that it lacks: ``alone`` when the next one is not kept, ``without`` when the one before is not.

    ``loose`` tells that it may stand without its head: "att barnen blir sedda". ``then`` is the piece that says how it is now, where
    this one says how it was (None: none), ``fragment`` tells that it says little
    by itself.
    """

    alone: float
    without: float
    fragment: bool
    then: int | None
    loose: bool = False


def _tied(found: Pieces, i: int) -> Ties:
    piece, words = found.pieces[i], found.words(found.pieces[i])
    fragment = (not piece.finite and piece.head is None and piece.length < LEAST_OF_A_SENTENCE) or lone_clause(found, i)
    broken = BROKEN * (breaks_off(words) or (fragment and not any(map(content, words))))
    turned = HALF if words[0] in {"men", "fast"} else WITHOUT_INSTEAD if words[0] == "utan" else 0.0
    alone = FRAGMENT * fragment + broken + (LACKING * found.pieces[i + 1].bound + _half(found, i) if i + 1 < len(found.pieces) else 0.0)
    return Ties(alone, turned if i else 0.0, fragment, _now(found, i), loose=_loose(piece, words))


def _loose(piece: Piece, words: Sequence[str]) -> bool:
    """Whether the piece is a whole clause with *att*, which says what is wished or meant by itself."""
    tie = opening(words)
    return piece.head is not None and piece.finite and words[tie] == "att" and len(words) > tie + LEAST_OF_A_SENTENCE


def _half(found: Pieces, i: int) -> float:
    """What it costs to keep the piece without the one after it, which turns it: "inte pengar" without "utan tid"."""
    if found.pieces[i + 1].sentence != found.pieces[i].sentence:
        return 0.0
    turn = found.words(found.pieces[i + 1])[0]
    denied = any(word in NEGATORS for word in found.words(found.pieces[i]))
    return WITHOUT_INSTEAD if turn == "utan" and denied else OTHER_HALF if turn in {"men", "fast"} else 0.0


def _now(found: Pieces, i: int) -> int | None:
    """The piece not far after that says how it is now, where this one says how it was: "förr gick jag med lappar ... nu säger jag det"."""
    if not any(word in _BEFORE for word in found.words(found.pieces[i])):
        return None
    return next((j for j in range(i + 1, min(i + FAR, len(found.pieces))) if "nu" in found.words(found.pieces[j])[:3]), None)


def _bounds(ties: Sequence[Ties], variants: Sequence[Sequence[Variant]], most: int) -> list[list[float]]:
    """``[piece][words]``: the most that pieces from there on can add within so many words, were nothing lacking."""
    bound = [[0.0] * (most + 1) for _ in range(len(variants) + 1)]
    for i in range(len(variants) - 1, -1, -1):
        after, close = bound[i + 1], max(CLOSE, -NEW_RUN) + (ties[i - 1].alone + FRAGMENT * ties[0].fragment if i else 0.0)
        close += THEN * any(tie.then == i for tie in ties[:i])
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


def joined(found: Pieces, ties: Sequence[Ties], chosen: Sequence[Variant]) -> float:
    """What the last chosen piece gains or loses by what stands before it, and what it will lack if the next one is left out."""
    i = chosen[-1].number
    piece, tied = found.pieces[i], ties[i]
    gained = THEN * (any(ties[one.number].then == i for one in chosen[:-1]) - (tied.then is not None)) - tied.alone
    if any(tie.then == i for tie in ties[:i]) and all(ties[one.number].then != i for one in chosen[:-1]):
        gained -= NOT_AS_BEFORE
    before = chosen[-2].number if len(chosen) > 1 else None
    if before is not None and before == i - 1:
        return gained + min(CLOSE, NEXT_TO * chosen[-1].length) + ties[before].alone
    heading = before == 0 and not found.pieces[0].finite
    lost = POINTS_BACK if piece.refers and i and not heading else 0.0
    if before is not None and found.pieces[before].sentence >= piece.sentence - 1:
        lost *= NEAR
    gained -= lost + tied.without
    alone = tied.loose and all(one.number != piece.head for one in chosen)
    if before is None:
        return gained - ATT_ALONE * alone
    leap = ATT_ALONE if alone else LEFT_BETWEEN if piece.head is not None else NEW_RUN * min(1.0, chosen[-1].length / ENOUGH_FOR_A_RUN)
    return gained + FRAGMENT * (heading and ties[0].fragment) - leap
