"""The loss check: whether the words of the source, no fewer and no more, are the words of the turns.

Words are runs of letters without regard to case, so stamps, numbers and marks do not count. The source's scraps are laid along the
words of the turns in order; a scrap may have its speaker's label before the words, and may be something that the reader set aside on
purpose (a title, "X started transcription"). What fits nowhere was lost; what is left over in the turns was doubled.
"""

import re
import unicodedata
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from operator import itemgetter
from pathlib import Path

from tfbb_coding.messages import _, ngettext
from tfbb_coding.model.report import Finding
from tfbb_coding.model.transcript import Transcript

_WORD = re.compile(r"[^\W\d_]+")
_NO_WORD = re.compile(
    r"(?<=\d)\s*(?:till|to)\s*(?=\d+:\d)|(?<=\d)s(?=\s*(?:-?>|\]))|(?<!\w)(?:\d{1,2}h ?)?\d{1,2}m ?\d{1,2}s\b|"
    r"(?<=:\d\d)\s?(?:[AP]\.?M\b|[ap]\.m\.)"
)
"""Letters that belong to a time: ``0:03 till 0:07``, ``[4.00s -> 9.50s]``, ``0h01m12s``, ``10:02 AM``."""
_MOST_SHOWN = 5
_PARAGRAPHS = frozenset({".docx", ".odt", ".rtf"})
_LOOK_AHEAD = 20_000
_ENOUGH_TO_FIND = 12
LONG_ASIDE = 30
"""Words: what is longer and ends as a sentence does is no heading."""


def words_of(text: str) -> str:
    """The words of a text as the loss check sees them.

    >>> words_of("[00:03] IP1: Ja, det är så.")
    'ip ja det är så'
    """
    return " ".join(_WORD.findall(unicodedata.normalize("NFC", _NO_WORD.sub(" ", text)).casefold()))


@dataclass(slots=True)
class _Strip:
    """The words of all turns in a row, and which of them have been found in the source."""

    text: str
    at: int = 0
    gaps: list[tuple[int, int]] = field(default_factory=list)

    def take_here(self, words: str) -> bool:
        """Take ``words`` when they come next."""
        if not self.text.startswith(f"{words} ", self.at):
            return False
        self.at += len(words) + 1
        return True

    def take_ahead(self, words: str) -> bool:
        """Take ``words`` when they come within reach; what was jumped over stays a gap."""
        if len(words) < _ENOUGH_TO_FIND:
            return False
        found = self.text.find(f" {words} ", self.at - 1, self.at + _LOOK_AHEAD + len(words))
        if found < 0:
            return False
        self.gaps.append((self.at, found + 1))
        self.at = found + len(words) + 2
        return True

    def close(self) -> None:
        """Make a gap of whatever follows the last words found."""
        self.gaps.append((self.at, len(self.text)))
        self.gaps = [gap for gap in self.gaps if gap[1] > gap[0]]

    def take_from_gaps(self, words: str) -> bool:
        """Take ``words`` out of any gap. Captions that are out of order leave thousands of gaps: the whole strip is searched, not each."""
        wanted = f" {words} "
        found = self.text.find(wanted, self.gaps[0][0] - 1) if self.gaps else -1
        while found >= 0:
            index = bisect_right(self.gaps, found + 1, key=itemgetter(0)) - 1
            start, end = self.gaps[index] if index >= 0 else (0, 0)
            if found + len(wanted) <= end:
                parts = [(start, found + 1), (found + len(wanted), end)]
                self.gaps[index : index + 1] = [part for part in parts if part[1] > part[0]]
                return True
            if found + 1 < end:
                found = self.text.find(wanted, found + 1)
            else:
                found = self.text.find(wanted, max(found + 1, self.gaps[index + 1][0] - 1)) if index + 1 < len(self.gaps) else -1
        return False


def check_loss(
    path: Path, scraps: Iterable[tuple[int, str]], transcript: Transcript, aside: Sequence[str] = (), silent: Iterable[str] = ()
) -> list[Finding]:
    """A finding for every place whose words are in no turn, and for every turn with words that the source lacks.

    ``scraps`` are all words of the source with their line (or paragraph, row, segment), taken out without the reader; ``aside`` is what
    the reader left out on purpose; ``silent`` are labels of speakers who say nothing.
    """
    labels = sorted(
        {words_of(label) for label in (*silent, *(person.label for person in transcript.participants))} - {""}, key=len, reverse=True
    )
    turns = [words_of(turn.text) for turn in transcript.turns]
    strip = _Strip(" " + "".join(f"{words} " for words in turns if words), at=1)
    left_out = Counter(words_of(line) for text in aside if not _is_speech(text) for line in re.split(r"[\n|]", text))
    left_out.update(words_of(text) for text in aside if "|" in text)  # a table's line, whole or cell by cell
    kept = [(number, words) for number, text in scraps if (words := words_of(text))]
    lost = _lay_along(kept, labels, strip, left_out)
    return [*_lost_findings(path, lost, _begins(turns)), *_doubled_findings(path, strip, turns)]


def _is_speech(text: str) -> bool:
    """Whether something set aside is too long for a heading and ends as speech does."""
    return len(text.split()) > LONG_ASIDE and text.rstrip().endswith((".", "?", "!"))


def _lay_along(
    scraps: Sequence[tuple[int, str]], labels: Sequence[str], strip: _Strip, left_out: Counter[str]
) -> list[tuple[int, int, str]]:
    """Match scraps with the strip in order, then the others with what was jumped over; hand back those that fit nowhere.

    Each as its number, the place in the strip behind which it stands, and its words.
    """
    waiting: list[tuple[int, int, tuple[str, ...]]] = []
    names: Counter[str] = Counter()
    for number, words in scraps:
        ways = _with_and_without_label(words, labels)
        if ways[-1] == "":
            names[words] += 1
            continue
        fits = any(map(strip.take_here, ways)) or _take_aside(words, left_out) or any(map(strip.take_ahead, ways))
        if not fits:
            waiting.append((number, strip.at, ways))
    strip.close()
    waiting.sort(key=lambda scrap: -len(scrap[2][0]))  # the longest first: a "mm" must not be taken out of the middle of others' words
    lost = sorted((number, at, ways[-1]) for number, at, ways in waiting if not any(strip.take_from_gaps(way) for way in ways))
    for words in names:  # a label may also be all that was said: "Anna."
        while strip.gaps and names[words] and strip.take_from_gaps(words):
            names[words] -= 1
    return lost


def _with_and_without_label(words: str, labels: Sequence[str]) -> tuple[str, ...]:
    """A scrap's words as they stand, and without each label that they begin with; ("…", "") for a bare label."""
    for label in labels:
        if words == label:
            return (words, "")
    shorter = [words[len(label) + 1 :] for label in labels if words.startswith(f"{label} ")]
    return (words, *shorter)


def _take_aside(words: str, left_out: Counter[str]) -> bool:
    if not left_out[words]:
        return False
    left_out[words] -= 1
    return True


def _begins(turns: Sequence[str]) -> list[int]:
    """Where in the strip each turn begins, and where the last one ends."""
    begins = [1]
    for words in turns:
        begins.append(begins[-1] + (len(words) + 1 if words else 0))
    return begins


def _place(path: Path, number: int, at: int, begins: Sequence[int]) -> str:
    """Where lost words stand, as a reader of the file finds them: beside which turn, in a document also in which paragraph."""
    turn = bisect_right(begins, at - 2) - 1
    beside = _("above the first turn") if turn < 0 else _("after the words of turn {turn}").format(turn=turn)
    if path.suffix.lower() not in _PARAGRAPHS:
        return beside
    return _("paragraph {n} (those in tables and empty ones counted), {beside}").format(n=number, beside=beside)


def _lost_findings(path: Path, lost: Sequence[tuple[int, int, str]], begins: Sequence[int]) -> Iterator[Finding]:
    for number, at, words in lost[:_MOST_SHOWN]:
        count = words.count(" ") + 1
        message = ngettext(
            "{n} word of the source is in no turn of the transcript as read",
            "{n} words of the source are in no turn of the transcript as read",
            count,
        ).format(n=count)
        yield Finding(str(path), number, 0, "lost-words", f"{message}: {_place(path, number, at, begins)}", _hint())
    if len(lost) > _MOST_SHOWN:
        more = len(lost) - _MOST_SHOWN
        message = ngettext("{n} more place has words that are in no turn", "{n} more places have words that are in no turn", more)
        yield Finding(str(path), 0, 0, "lost-words", message.format(n=more), _hint())


def _doubled_findings(path: Path, strip: _Strip, turns: Sequence[str]) -> Iterator[Finding]:
    begins = _begins(turns)
    for start, end in strip.gaps[:_MOST_SHOWN]:
        count = len(strip.text[start:end].split())
        turn = bisect_right(begins, start) - 1
        message = ngettext(
            "turn {turn} holds {n} word that the source does not have there",
            "turn {turn} holds {n} words that the source does not have there",
            count,
        ).format(turn=turn, n=count)
        yield Finding(str(path), 0, 0, "doubled-words", message, _hint())


def _hint() -> str:
    return _("compare the file with what `tfbb show` prints, and mend the file's layout (docs/formats.md shows those that are read)")
