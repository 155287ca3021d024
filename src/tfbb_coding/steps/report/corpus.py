"""The interviews as words, indexed, and a place in them from which a quotation comes."""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from tfbb_coding.model.transcript import Role, Transcript, Turn
from tfbb_coding.steps.report.aligning import Pair
from tfbb_coding.steps.report.words import Token, tokens_of

_BACKCHANNEL = 3
"""Words up to which a turn is a mere hum between two of another's."""


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
