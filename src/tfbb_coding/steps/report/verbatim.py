"""A quotation followed through the talk word for word under the house's marks, as by a finite automaton.

It takes as long as its rarest words before the first mark are common.
"""

from collections.abc import Iterator, Mapping, Sequence

from tfbb_coding.steps.report.aligning import Pair
from tfbb_coding.steps.report.corpus import Corpus, Source, Talk
from tfbb_coding.steps.report.words import Token

_MOST_PATHS = 20
_MOST_OMITTED = 800
"""Words that [...] can stand for: two pages."""
_LONGEST_REFERENCE = 8


def rarest(corpus: Corpus, quoted: Sequence[Token]) -> int:
    """Which of the words before the first mark is rarest: the search begins there."""
    run = next((n for n, token in enumerate(quoted) if token.kind != "word"), len(quoted))
    return min(range(run), key=lambda n: corpus.counts[quoted[n].form], default=0)


def verbatim(corpus: Corpus, quoted: tuple[Token, ...], anchor: int) -> Iterator[Source]:
    """Every place where the quotation is said word for word, found from its word number ``anchor`` on."""
    forms = {token.form for token in quoted if token.kind == "word"}
    for talk in corpus.talks:
        if all(form in talk.positions for form in forms):
            for path in _paths(talk, quoted, anchor):
                yield Source(talk, quoted, path, verbatim=True, likeness=1.0)


def _paths(talk: Talk, quoted: Sequence[Token], anchor: int) -> Iterator[tuple[Pair, ...]]:
    """Every way through the talk that says the quotation's words: states are the word that must come next.

    With an ``anchor`` the words before it stand right before it, without anybody humming in between.
    """
    layers: list[dict[int, int]] = []
    begun, last = False, ""
    for token in quoted:
        if not begun and token.kind != "word":
            layers.append({})
            continue
        if not begun:
            starts = [at - anchor for at in talk.positions.get(quoted[len(layers) + anchor].form, ()) if at >= anchor]
            layers.append({at + 1: at for at in starts if talk.tokens[at].form == token.form})
        else:
            layers.append(_next_state(talk, token, layers[-1], last))
        begun, last = True, token.kind
        if not layers[-1]:
            return
    for end in sorted(layers[-1])[:_MOST_PATHS] if layers else ():
        yield tuple(_walked_back(quoted, layers, end))


def _next_state(talk: Talk, token: Token, state: Mapping[int, int], last: str) -> dict[int, int]:
    """Where the word after this token may stand, each led back to the state before."""
    if token.kind == "omission":
        return _skipped(talk, state)
    onward = {at: at for at in state if at < len(talk.tokens)} if last == "omission" else _onward(talk, state)
    if token.kind == "placeholder":
        return _referred(talk, onward)
    return {at + 1: before for at, before in onward.items() if talk.tokens[at].form == token.form}


def _onward(talk: Talk, state: Mapping[int, int]) -> dict[int, int]:
    """Where the same speaker's next word may stand, led back to the state that it comes from."""
    found: dict[int, int] = {}
    for at in state:
        for place in talk.jumps.get(at, (at,)):
            if place < len(talk.tokens):
                found.setdefault(place, at)
    return found


def _skipped(talk: Talk, state: Mapping[int, int]) -> dict[int, int]:
    """Everything that the same speaker says later on, not too far away."""
    found: dict[int, int] = {}
    for at in sorted(state, reverse=True):
        speaker = talk.speaker(at - 1)
        for place in range(at, min(len(talk.tokens), at + _MOST_OMITTED)):
            if talk.speaker(place) == speaker:
                found.setdefault(place, at)
    found.update({at: at for at in state if at not in found})
    return found


def _referred(talk: Talk, state: Mapping[int, int]) -> dict[int, int]:
    """From none to a few words further on."""
    found: dict[int, int] = {}
    for at, before in state.items():
        found.setdefault(at, before)
    for at, before in state.items():
        for place in range(at + 1, min(len(talk.tokens), at + _LONGEST_REFERENCE) + 1):
            if talk.speaker(place - 1) != talk.speaker(at):
                break
            found.setdefault(place, before)
    return found


def _walked_back(quoted: Sequence[Token], layers: Sequence[Mapping[int, int]], end: int) -> Iterator[Pair]:
    at = end
    found: list[Pair] = []
    for i in range(len(layers) - 1, -1, -1):
        if not layers[i]:
            found.append(Pair(i, None, free=True))
            continue
        before = layers[i][at]
        if quoted[i].kind == "word":
            found.append(Pair(i, at - 1))
        else:
            found.extend(Pair(None, place, free=True) for place in range(at - 1, before - 1, -1))
            found.append(Pair(i, None, free=True))
        at = before
    return reversed(found)
