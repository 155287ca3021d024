"""What a reader of any layout should be told: one spelling for each speaker, rooms with several people, names still to be replaced."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from tfbb_coding.files.transcripts.labels import fold, is_room, names_several, split_note
from tfbb_coding.messages import ngettext
from tfbb_coding.model.transcript import SpokenLine

_STILL_MARKED = re.compile(r"@@[^@\n]{1,60}?(?:@@|##)|##[^#\n]{1,60}##|(?<![\w#])#[^\W\d_][^#\n]{0,60}#(?!\w)")


def with_one_spelling(lines: Sequence[SpokenLine]) -> list[SpokenLine]:
    """The same lines with one spelling for each speaker: "r1", "R 1" and "R1" are the one written most often.

    Who is introduced with a note ("R1 (kurator)") and goes on without it is one speaker; the note is kept.
    """
    spellings: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for line in lines:
        if line.speaker:
            spellings[fold(line.speaker)][line.speaker] += 1
    chosen = {key: max(counts, key=lambda spelling: (counts[spelling], spelling)) for key, counts in spellings.items()}
    noted: defaultdict[str, list[str]] = defaultdict(list)
    for label in chosen.values():
        bare, note = split_note(label)
        if note:
            noted[fold(bare)].append(label)
    chosen |= {bare: labels[0] for bare, labels in noted.items() if bare in chosen and len(labels) == 1}
    return [replace(line, speaker=chosen[fold(line.speaker)]) if line.speaker else line for line in lines]


def in_order(lines: Sequence[SpokenLine]) -> Sequence[SpokenLine]:
    """The lines in order of time where the file has all of one speaker's, then all of the next one's, as ELAN writes its tiers.

    Only there: a single time that runs backwards elsewhere is a slip of the pen.
    """
    starts = [line.time_start for line in lines if line.time_start is not None]
    if len(starts) < len(lines) or not any(b < a for a, b in pairwise(starts)):
        return lines
    runs = [line.speaker for line, before in zip(lines, [None, *lines], strict=False) if before is None or before.speaker != line.speaker]
    whole = len(runs) > 1 and len(runs) == len(set(runs)) and all(line.speaker is not None for line in lines)
    at_new_speakers = all(b.speaker != a.speaker or (b.time_start or 0.0) >= (a.time_start or 0.0) for a, b in pairwise(lines))
    return sorted(lines, key=lambda line: line.time_start or 0.0) if whole and at_new_speakers else lines


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
    together = sum(names_several(label, labels) for label in labels)
    if together:
        yield ngettext(
            "{n} speaker label names several people at once and is counted as one speaker, so participants may be undercounted: "
            "split the label, or set `participants` in study.yaml.",
            "{n} speaker labels name several people at once and are counted as one speaker each, so participants may be undercounted: "
            "split the labels, or set `participants` in study.yaml.",
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
