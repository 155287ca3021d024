"""Finding a quotation's words in the interviews: word for word under the house's marks, or as a near miss.

Verbatim means equal after normalising white space, quotation marks and the case of first letters. ``[...]`` may stand for any words of the
same speaker, a placeholder in brackets for any reference, ``...`` for a pause or for the middle of a sentence. All talk is indexed once, word by word; a
quotation is followed through it as by a finite automaton, so that it takes as long as its first words are common. What is not found
that way is looked for by its rarest words and pairs of words, and the best stretches are aligned (Smith & Waterman 1981, with affine gaps
after Gotoh 1982).
"""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from tfbb_coding.model.transcript import Role, Transcript, Turn
from tfbb_coding.steps.report.aligning import Pair, align
from tfbb_coding.steps.report.placeholders import with_brackets
from tfbb_coding.steps.report.words import Token, tokens_of

_MOST_PATHS = 20
_MOST_OMITTED = 800
"""Words that [...] can stand for: two pages."""
_LONGEST_REFERENCE = 8
_BACKCHANNEL = 3
_WINDOWS = 3
_WINDOW_SLACK = 25
_RARE = 6
_LEAST_LIKENESS = 0.5
_SURE_WORDS = 3


@dataclass(frozen=True, slots=True)
class Talk:
    """A transcript as words: the form, start and end of each, the turn that it stands in, and whose turn that is."""

    transcript: Transcript
    tokens: tuple[Token, ...]
    turns: tuple[int, ...]
    positions: Mapping[str, tuple[int, ...]]
    jumps: Mapping[int, tuple[int, ...]]

    def turn(self, at: int) -> Turn:
        """The turn in which the ``at``-th word is said."""
        return self.transcript.turns[self.turns[at]]

    def speaker(self, at: int) -> str:
        """Who says the ``at``-th word; a turn without a label is a speaker of its own."""
        turn = self.turn(at)
        return turn.speaker or f"#{turn.number}"


@dataclass(frozen=True, slots=True)
class Source:
    """Where a quotation stands in the interviews: ``pairs`` lead each of its tokens to the talk's, both by index.

    ``verbatim`` when nothing but house marks and punctuation differ. ``likeness`` is the part of its words, weighted by rarity, that agree.
    """

    talk: Talk
    quoted: tuple[Token, ...]
    pairs: tuple[Pair, ...]
    verbatim: bool
    likeness: float

    @property
    def matched(self) -> list[int]:
        """The talk's words that it holds, in order."""
        return [pair.theirs for pair in self.pairs if pair.theirs is not None and pair.ours is not None]

    @property
    def turn(self) -> Turn:
        """The turn in which it begins."""
        return self.talk.turn(self.matched[0])

    @property
    def speakers(self) -> list[str]:
        """Those whose words it holds, in order, each once."""
        return list(dict.fromkeys(self.talk.speaker(at) for at in self.matched))

    @property
    def is_interviewer(self) -> bool:
        """Whether all of it is said by the interviewer."""
        return all(self.talk.turn(at).role is Role.INTERVIEWER for at in self.matched)

    @property
    def voice(self) -> tuple[str, str] | None:
        """(transcript, speaker) of its first words, None where the transcript does not name the speaker."""
        speaker = self.turn.speaker
        return (self.talk.transcript.name, speaker) if speaker else None


@dataclass(slots=True)
class Corpus:
    """All interviews, indexed. Made by :func:`build_corpus`."""

    talks: tuple[Talk, ...]
    counts: Counter[str] = field(default_factory=Counter)
    total: int = 0

    def weight(self, form: str) -> float:
        """How much a word tells: 1 for a very common one, more for rare ones."""
        return 1.0 + math.log(1.0 + self.total / (1.0 + self.counts[form])) / 4


def build_corpus(transcripts: Iterable[Transcript]) -> Corpus:
    """The interviews' words; half a million take about a second and a half."""
    talks = tuple(_talk(transcript) for transcript in transcripts)
    counts = Counter[str]()
    for talk in talks:
        counts.update({form: len(places) for form, places in talk.positions.items()})
    return Corpus(talks, counts, counts.total())


def _talk(transcript: Transcript) -> Talk:
    tokens: list[Token] = []
    turns: list[int] = []
    positions: dict[str, list[int]] = defaultdict(list)
    for i, turn in enumerate(transcript.turns):
        for token in tokens_of(turn.text, turn.start):
            if token.kind in ("pause", "omission"):
                continue
            positions[token.form].append(len(tokens))
            tokens.append(token)
            turns.append(i)
    frozen = {form: tuple(places) for form, places in positions.items()}
    return Talk(transcript, tuple(tokens), tuple(turns), frozen, _jumps(transcript, turns))


def _jumps(transcript: Transcript, turns: Sequence[int]) -> dict[int, tuple[int, ...]]:
    """From the first word after a turn to where its speaker goes on when others only hummed between; nowhere when they spoke."""
    first: dict[int, int] = {}
    for at, turn in enumerate(turns):
        first.setdefault(turn, at)
    sizes = Counter(turns)
    order = sorted(first)
    jumps: dict[int, tuple[int, ...]] = {}
    for n, turn in enumerate(order[:-1]):
        speaker = transcript.turns[turn].speaker
        at = first[order[n + 1]]
        jumps[at] = ()
        for later in order[n + 1 :]:
            if transcript.turns[later].speaker == speaker:
                jumps[at] = (first[later],)
                break
            if sizes[later] > _BACKCHANNEL:
                break
    return jumps


def find_source(corpus: Corpus, text: str) -> Source | None:
    """Where the quotation's words stand, verbatim if anywhere so; None when nothing like it is said."""
    quoted = _without_ends([token for token in tokens_of(with_brackets(text)) if token.kind != "pause"])
    if not any(token.kind == "word" for token in quoted):
        return None
    verbatim = list(_verbatim(corpus, quoted, _anchor(corpus, quoted))) or list(_verbatim(corpus, quoted, 0))
    if verbatim:
        return min(verbatim, key=lambda source: (source.is_interviewer, _punctuation_differs(source, text), len(source.speakers)))
    return _near(corpus, quoted)


def talks_with(corpus: Corpus, text: str) -> list[Talk]:
    """Every interview in which the quotation stands verbatim."""
    quoted = _without_ends([token for token in tokens_of(with_brackets(text)) if token.kind != "pause"])
    if not any(token.kind == "word" for token in quoted):
        return []
    found = {id(source.talk): source.talk for source in _verbatim(corpus, quoted, _anchor(corpus, quoted))}
    return list(found.values())


def _without_ends(tokens: Sequence[Token]) -> tuple[Token, ...]:
    """Marks of omission before the first and after the last word say nothing."""
    kept = list(tokens)
    while kept and kept[0].kind == "omission":
        kept.pop(0)
    while kept and kept[-1].kind == "omission":
        kept.pop()
    return tuple(kept)


def _anchor(corpus: Corpus, quoted: Sequence[Token]) -> int:
    """Which of the words before the first mark is rarest: the search begins there."""
    run = next((n for n, token in enumerate(quoted) if token.kind != "word"), len(quoted))
    return min(range(run), key=lambda n: corpus.counts[quoted[n].form], default=0)


def _verbatim(corpus: Corpus, quoted: tuple[Token, ...], anchor: int) -> Iterator[Source]:
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


def _punctuation_differs(source: Source, text: str) -> int:
    from tfbb_coding.steps.report.differences import punctuation_differences

    return len(punctuation_differences(source, text))


def _near(corpus: Corpus, quoted: tuple[Token, ...]) -> Source | None:
    """The stretch of talk that is most like it."""
    best: Source | None = None
    for talk, start, end in _windows(corpus, quoted):
        window = talk.tokens[start:end]
        pairs = tuple(pair.shifted(start) for pair in align(quoted, window))
        likeness = _likeness(corpus, quoted, pairs, talk)
        if any(pair.ours is not None and pair.theirs is not None for pair in pairs) and (best is None or likeness > best.likeness):
            best = Source(talk, quoted, pairs, verbatim=False, likeness=likeness)
    if best is None or best.likeness < _LEAST_LIKENESS or _equal(best) < min(_SURE_WORDS, sum(t.kind == "word" for t in quoted) - 1):
        return None
    return best


def _equal(source: Source) -> int:
    return sum(pair.ours is not None and pair.theirs is not None and pair.equal for pair in source.pairs)


def _likeness(corpus: Corpus, quoted: Sequence[Token], pairs: Sequence[Pair], talk: Talk) -> float:
    """Weighted words that agree, of all that the quotation has; long stretches left out without a mark weigh against."""
    del talk
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
        hits = _hits(corpus, talk, forms, pairs, rare)
        scored.extend(
            (score, number, max(0, start - length), min(len(talk.tokens), end + length)) for score, start, end in _dense(hits, length)
        )
    scored.sort(key=lambda s: (-s[0], s[1], s[2]))
    return [(corpus.talks[number], start, end) for _score, number, start, end in scored[:_WINDOWS]]


def _hits(corpus: Corpus, talk: Talk, forms: Sequence[str], pairs: set[tuple[str, str]], rare: set[str]) -> list[tuple[int, float]]:
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
    del forms
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
