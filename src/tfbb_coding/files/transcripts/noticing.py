"""What a reader of any layout should be told: one spelling for each speaker, rooms with several people, names still to be replaced."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from tfbb_coding.files.transcripts.labels import fold, is_room, parts_of
from tfbb_coding.messages import ngettext
from tfbb_coding.model.transcript import SpokenLine

_STILL_MARKED = re.compile(r"@@[^@\n]{1,60}?(?:@@|##)|##[^#\n]{1,60}##|(?<![\w#])#[^\W\d_][^#\n]{0,60}#(?!\w)")


def with_one_spelling(lines: Sequence[SpokenLine]) -> list[SpokenLine]:
    """The same lines with one spelling for each speaker: "r1", "R 1" and "R1" are the one written most often."""
    spellings: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for line in lines:
        if line.speaker:
            spellings[fold(line.speaker)][line.speaker] += 1
    chosen = {key: max(counts, key=lambda spelling: (counts[spelling], spelling)) for key, counts in spellings.items()}
    return [replace(line, speaker=chosen[fold(line.speaker)]) if line.speaker else line for line in lines]


def noticed(lines: Sequence[SpokenLine]) -> Iterator[str]:
    """Sentences about the speech as read, without its words."""
    labels = list(dict.fromkeys(line.speaker for line in lines if line.speaker))
    rooms = sum(map(is_room, labels))
    if rooms:
        yield ngettext(
            "{n} speaker is named after a room, where several people may sit: people may be undercounted.",
            "{n} speakers are named after rooms, where several people may sit: people may be undercounted.",
            rooms,
        ).format(n=rooms)
    together = sum(len(parts_of(label)) > 1 for label in labels)
    if together:
        yield ngettext(
            "{n} speaker label names several people at once and is counted as a speaker of its own.",
            "{n} speaker labels name several people at once and are counted as speakers of their own.",
            together,
        ).format(n=together)
    yield from _still_marked(lines)


def _still_marked(lines: Sequence[SpokenLine]) -> Iterator[str]:
    spoken = [line for line in lines if line.text.strip()]
    marked = [(turn, len(found)) for turn, line in enumerate(spoken) if (found := _STILL_MARKED.findall(line.text))]
    if marked:
        count = sum(number for _turn, number in marked)
        yield ngettext(
            "{n} passage is still marked for replacement (#…# or @@…@@), in turn {turn}: replace it before the file is used.",
            "{n} passages are still marked for replacement (#…# or @@…@@), first in turn {turn}: replace them before the file is used.",
            count,
        ).format(n=count, turn=marked[0][0])
