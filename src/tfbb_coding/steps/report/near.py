"""The stretch of talk that is most like a quotation that nobody said word for word.

It is looked for by the quotation's rarest words and pairs of words, and the best stretches are aligned.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from tfbb_coding.steps.report.aligning import Pair, align
from tfbb_coding.steps.report.corpus import Corpus, Source, Talk
from tfbb_coding.steps.report.words import Token

_WINDOWS = 3
_WINDOW_SLACK = 25
_RARE = 6
_LEAST_LIKENESS = 0.5
_SURE_WORDS = 3


def near(corpus: Corpus, quoted: tuple[Token, ...]) -> Source | None:
    """The stretch of talk that is most like it."""
    best: Source | None = None
    for talk, start, end in _windows(corpus, quoted):
        window = talk.tokens[start:end]
        pairs = tuple(pair.shifted(start) for pair in align(quoted, window))
        likeness = _likeness(corpus, quoted, pairs)
        if any(pair.ours is not None and pair.theirs is not None for pair in pairs) and (best is None or likeness > best.likeness):
            best = Source(talk, quoted, pairs, verbatim=False, likeness=likeness)
    if best is None or best.likeness < _LEAST_LIKENESS or _equal(best) < min(_SURE_WORDS, sum(t.kind == "word" for t in quoted) - 1):
        return None
    return best


def _equal(source: Source) -> int:
    return sum(pair.ours is not None and pair.theirs is not None and pair.equal for pair in source.pairs)


def _likeness(corpus: Corpus, quoted: Sequence[Token], pairs: Sequence[Pair]) -> float:
    """Weighted words that agree, of all that the quotation has; long stretches left out without a mark weigh against."""
    total = sum(corpus.weight(token.form) for token in quoted if token.kind == "word")
    agreed = sum(
        corpus.weight(quoted[pair.ours].form) * (1.0 if pair.equal else 0.4 if pair.similar else 0.0)
        for pair in pairs
        if pair.ours is not None and pair.theirs is not None and quoted[pair.ours].kind == "word"
    )
    return agreed / total if total else 0.0


def _windows(corpus: Corpus, quoted: Sequence[Token]) -> list[tuple[Talk, int, int]]:
    """The stretches of talk that share most rare words and pairs of words with the quotation."""
    forms = [token.form for token in quoted if token.kind == "word"]
    pairs = set(pairwise(forms))
    rare = {form for form in forms if 0 < corpus.counts[form] <= _RARE}
    length = len(forms) + _WINDOW_SLACK
    scored: list[tuple[float, int, int, int]] = []
    for number, talk in enumerate(corpus.talks):
        hits = _hits(corpus, talk, pairs, rare)
        scored.extend(
            (score, number, max(0, start - length), min(len(talk.tokens), end + length)) for score, start, end in _dense(hits, length)
        )
    scored.sort(key=lambda s: (-s[0], s[1], s[2]))
    return [(corpus.talks[number], start, end) for _score, number, start, end in scored[:_WINDOWS]]


def _hits(corpus: Corpus, talk: Talk, pairs: set[tuple[str, str]], rare: set[str]) -> list[tuple[int, float]]:
    found: dict[int, float] = {}
    for first, second in pairs:
        places = talk.positions.get(first, ())
        others = talk.positions.get(second, ())
        if not places or not others:
            continue
        if len(places) > len(others):
            places = tuple(at - 1 for at in others if at)
        weight = corpus.weight(first) + corpus.weight(second) - 1.5
        for at in places:
            if talk.tokens[at].form == first and at + 1 < len(talk.tokens) and talk.tokens[at + 1].form == second:
                found[at] = max(found.get(at, 0.0), weight)
    for form in rare:
        for at in talk.positions.get(form, ()):
            found[at] = found.get(at, 0.0) + corpus.weight(form)
    return sorted(found.items())


def _dense(hits: Sequence[tuple[int, float]], length: int) -> Iterator[tuple[float, int, int]]:
    """(score, first, last) of the best stretch that is no longer than ``length``, and of the best that does not touch it."""
    left = list(hits)
    for _time in range(2):
        best: tuple[float, int, int] | None = None
        begin, score = 0, 0.0
        for end, (at, weight) in enumerate(left):
            score += weight
            while at - left[begin][0] > length:
                score -= left[begin][1]
                begin += 1
            if best is None or score > best[0]:
                best = (score, left[begin][0], left[end][0])
        if best is None:
            return
        yield best
        left = [hit for hit in left if not best[1] <= hit[0] <= best[2]]
