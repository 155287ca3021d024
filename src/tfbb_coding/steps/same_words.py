"""Interviews that are the same one twice: everything coded in them would be counted double.

Texts are compared by their runs of five words (shingles); the share of the shorter text's runs that the longer one has too is Broder's
*containment* ("On the resemblance and containment of documents", 1997). Labels, letter case, marks and layout play no part, and a text that
was corrected here and there is still known.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations

RUN = 5  # words
ALIKE = 0.8  # of the shorter text's runs; two interviews with the same guide share their questions, about a tenth
_LEAST = 40  # runs: a shorter text says too little to tell, unless it is the other one word for word
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class SameWords:
    """Two interviews by name, and the share (0–1) of the shorter one's words that stand in the other."""

    one: str
    other: str
    share: float


def same_words(said: Mapping[str, Iterable[str]]) -> Iterator[SameWords]:
    """The pairs of interviews that have (nearly) the same words, in the order of names; ``said`` is what is said by name, turn by turn.

    >>> talk = ["Vi målade staketet på lördagen.", *(f"Sedan kom regn nummer {n} över hela gården." for n in range(20))]
    >>> list(same_words({"a": talk, "b": [turn.upper() for turn in talk], "c": ["Något helt annat."]}))
    [SameWords(one='a', other='b', share=1.0)]
    """
    words = {name: tuple(word for turn in turns for word in _WORD.findall(turn.casefold())) for name, turns in said.items()}
    runs = {name: _runs(spoken) for name, spoken in words.items()}
    where: dict[int, list[str]] = {}
    for name in sorted(runs):
        for run in runs[name]:
            where.setdefault(run, []).append(name)
    shared = Counter(pair for names in where.values() for pair in combinations(names, 2))
    for (one, other), n in sorted(shared.items()):
        shorter = min(len(runs[one]), len(runs[other]))
        if words[one] == words[other] or (shorter >= _LEAST and n >= ALIKE * shorter):
            yield SameWords(one, other, n / shorter)


def _runs(words: tuple[str, ...]) -> frozenset[int]:
    return frozenset(hash(words[n : n + RUN]) for n in range(len(words) - RUN + 1))
