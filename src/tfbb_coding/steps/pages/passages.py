"""Coded words as passages, with everything that is known of them looked up once."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from tfbb_coding.model.coding import Coding, Status
from tfbb_coding.model.decision import Note
from tfbb_coding.model.page import Mark, PageCoding, Passage, Sense, Standing
from tfbb_coding.model.page_words import page_words
from tfbb_coding.model.review_words import ReviewWords, words_for
from tfbb_coding.model.text import fingerprint
from tfbb_coding.steps.pages.marks import marks_of
from tfbb_coding.steps.review_sheet import REASONS, reasons
from tfbb_coding.steps.segment import questions_before
from tfbb_coding.steps.small import Small
from tfbb_coding.steps.tables.condensed import Senses
from tfbb_coding.steps.tables.counting import Place, people, speakers
from tfbb_coding.steps.tables.quotations import clock, coder_names, question
from tfbb_coding.steps.tables.view import View, in_order, is_decided, once

EDGE = 4
"""Words shown from the beginning and the end of what a coding is about."""
ASKED = 40
"""Words of a question shown beside a quotation."""
_CONSONANTS = "bcdfghjklmnpqrstvwxz"
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")  # no page may hold them


@dataclass(frozen=True, slots=True)
class CodedStretch:
    """A stretch of a conversation in which codings overlap, and they."""

    start: int
    end: int
    codings: tuple[Coding, ...]


@dataclass(frozen=True, slots=True)
class Known:
    """A view with what its pages look up again and again; made by :func:`look_up`.

    ``stretches`` are every conversation's, in order, and ``begins`` where the one begins that a coding is part of. ``files`` tells in
    which file a conversation stands, by name: empty for the same one as its quotations, no entry where it is not shown.
    ``spoken_of`` are ``(theme, code, group)`` of which at least ``k`` people speak.
    """

    view: View
    marks: Mapping[str, Mark]
    stretches: Mapping[str, tuple[CodedStretch, ...]]
    begins: Mapping[Place, int]
    files: Mapping[str, str]
    numbers: Mapping[str, int]
    speakers: Mapping[str, Mapping[str, int]]
    asked: Mapping[str, Sequence[str]]
    senses: Senses
    coders: Mapping[str, str]
    memos: Mapping[tuple[str, str], tuple[Note, ...]]
    favourites: frozenset[tuple[str, str]]
    spoken_of: frozenset[tuple[str, str, str]]
    words: Mapping[str, str]

    @property
    def whole(self) -> bool:
        """Whether single people may be seen."""
        return self.view.small is Small.MARK

    @property
    def review(self) -> ReviewWords:
        """The words for reasons and standings."""
        return words_for(self.view.results.book)


def look_up(view: View, files: Mapping[str, str]) -> Known:
    """Everything that pages need to know of a view."""
    coded = _by_transcript(in_order(view, view.codings))
    memos: dict[tuple[str, str], list[Note]] = defaultdict(list)
    for note in view.results.memos:
        memos[note.transcript, note.unit].append(note)
    stretches = {name: stretches_of(coded.get(name, ())) for name in view.interviews}
    return Known(
        view=view,
        marks={mark.theme: mark for mark in marks_of(view.themes)},
        stretches=stretches,
        begins={(name, c.start, c.end): one.start for name, some in stretches.items() for one in some for c in one.codings},
        files=files,
        numbers={name: n for n, name in enumerate(view.interviews, 1)},
        speakers={name: _numbered(view, name) for name in view.interviews},
        asked={name: questions_before(view.results.transcripts[name].turns) for name in view.interviews},
        senses=Senses(view.results),
        coders=coder_names(view),
        memos={where: tuple(notes) for where, notes in memos.items()},
        favourites=frozenset((note.transcript, note.unit) for note in view.results.favourites),
        spoken_of=_spoken_of(view),
        words=page_words(view.results.language),
    )


def _by_transcript(codings: Iterable[Coding]) -> dict[str, list[Coding]]:
    found: dict[str, list[Coding]] = defaultdict(list)
    for coding in codings:
        found[coding.transcript].append(coding)
    return found


def _numbered(view: View, name: str) -> dict[str, int]:
    return {label: n for n, label in enumerate(speakers(view.results.transcripts[name]), 1)}


def _spoken_of(view: View) -> frozenset[tuple[str, str, str]]:
    found: dict[tuple[str, str, str], list[Coding]] = defaultdict(list)
    for coding in view.codings:
        found[coding.theme, coding.code, view.group_of[coding.transcript]].append(coding)
    return frozenset(key for key, codings in found.items() if len(people(codings)) >= view.k)


def stretches_of(codings: Sequence[Coding]) -> tuple[CodedStretch, ...]:
    """One conversation's codings put together where they overlap, in order of place; within a stretch in the order given."""
    order = {id(coding): n for n, coding in enumerate(codings)}
    found: list[list[Coding]] = []
    reach = -1
    for coding in sorted(codings, key=lambda c: (c.start, c.end)):
        if coding.start < reach:
            found[-1].append(coding)
        else:
            found.append([coding])
        reach = max(reach, coding.end)
    return tuple(CodedStretch(some[0].start, max(c.end for c in some), tuple(sorted(some, key=lambda c: order[id(c)]))) for some in found)


def passage(known: Known, name: str, place: tuple[int, int], codings: Sequence[Coding], *, linked: bool) -> Passage:
    """The words at ``place`` of a conversation with their ``codings``.

    ``linked`` where it stands among quotations: then it says who speaks and what was asked, and leads to the conversation, where the
    reasons stand. Without conversations the reasons stand here.
    """
    text = known.view.results.transcripts[name].text[slice(*place)]
    reference = reference_of(f"{name}:{place[0]}:{place[1]}:{text}")
    given = tuple(_coding(known, group, place, told=not linked or name not in known.files) for group in once(codings))
    if not known.whole:
        return Passage(plain(text), given, reference)
    first = codings[0]
    anchor = f"p{known.numbers[name]}-{known.begins.get((name, *place), place[0])}"
    shown = name in known.files
    return Passage(
        plain(text), given, reference,
        anchor="" if linked else anchor,
        link=f"{known.files[name]}#{anchor}" if linked and shown else "",
        source=_source(known, first) if linked else "",
        unit=", ".join(_units(codings)),
        conversation=known.numbers[name],
        speaker=known.speakers[name].get(first.speaker or "", 0),
        favourite=any((name, coding.unit) in known.favourites for coding in codings),
        senses=_senses(known, codings),
        memos=tuple(dict.fromkeys(plain(note.text) for unit in _units(codings) for note in known.memos.get((name, unit), ()))),
        details=_details(known, name, first) if linked else (),
    )  # fmt: skip


def reference_of(text: str) -> str:
    """Six consonants that stand for a text: no name is made of these, as there is of hexadecimal digits (Ada, Ebba), and no number.

    >>> reference_of("Vi hann inte.")
    'dnxkhp'
    """
    n = int(fingerprint(text), 16)
    return "".join(_CONSONANTS[n // len(_CONSONANTS) ** place % len(_CONSONANTS)] for place in range(6))


def plain(text: str) -> str:
    """The text without control characters."""
    return _CONTROL.sub(" ", text)


def _units(codings: Sequence[Coding]) -> dict[str, None]:
    return dict.fromkeys(coding.unit for coding in codings)


def _source(known: Known, coding: Coding) -> str:
    """Who speaks, in which conversation, and when where the conversation is not shown."""
    turns = known.view.results.transcripts[coding.transcript].turns
    shown = coding.transcript in known.files or coding.turn >= len(turns)
    stamp = "" if shown else clock(turns[coding.turn].time_start)
    parts = (coding.speaker or known.words["unnamed"], known.view.interview(coding.transcript).id, stamp)
    return " · ".join(part for part in parts if part)


def _details(known: Known, name: str, coding: Coding) -> tuple[tuple[str, str], ...]:
    """The question asked, for where it cannot be read above."""
    asked = _end(plain(question(known.asked[name], coding)))
    return ((known.words["question"], asked),) if asked else ()


def _end(asked: str) -> str:
    """The last :data:`ASKED` words of what the interviewer says before: there stands the question."""
    words = asked.split()
    return asked if len(words) <= ASKED else " ".join(["…", *words[-ASKED:]])


def _coding(known: Known, group: Sequence[Coding], place: tuple[int, int], *, told: bool) -> PageCoding:
    """A theme and code, whoever gave them; what others may see has no coder, strength or reasons."""
    first, results = group[0], known.view.results
    where = known.view.group_of[first.transcript]
    case = known.view.interview(first.transcript).case if known.whole or known.view.by == "case" else ""
    code = first.code if known.whole or (first.theme, first.code, where) in known.spoken_of else ""
    label = " › ".join(part for part in (results.theme_label(first.theme, case), results.code_label(first.theme, code)) if part)
    standing = _standing(group)
    given = PageCoding(known.marks[first.theme], label, standing, known.words[standing])
    if not known.whole:
        return given
    strongest = max(group, key=lambda coding: coding.score)
    return PageCoding(
        given.mark, label, standing, given.standing_text,
        coders=", ".join(dict.fromkeys(known.coders[coding.coder] for coding in group)),
        strength="" if standing is Standing.DECIDED else f"{strongest.score:.2f}".replace(".", known.review.decimal),
        about=_about(first) if (first.start, first.end) != place else "",
        reasons=_reasons(known, group) if told else (),
    )  # fmt: skip


def _standing(group: Iterable[Coding]) -> Standing:
    if any(map(is_decided, group)):
        return Standing.DECIDED
    return Standing.PROPOSED if any(coding.status is Status.PROPOSED for coding in group) else Standing.UNCERTAIN


def _about(coding: Coding) -> str:
    words = coding.quotation.split()
    return " ".join(words) if len(words) <= 2 * EDGE else " ".join([*words[:EDGE], "…", *words[-EDGE:]])


def _reasons(known: Known, group: Iterable[Coding]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    found: dict[str, dict[str, None]] = {}
    for coding in group:
        for head, said in reasons(coding, known.review):
            found.setdefault(head, {}).update(dict.fromkeys(map(plain, said)))
    return tuple((head, tuple(said)[:REASONS]) for head, said in found.items())


def _senses(known: Known, codings: Iterable[Coding]) -> tuple[Sense, ...]:
    """The condensations; one that holds for several themes names them all."""
    found: dict[tuple[str, bool], dict[str, None]] = {}
    for coding in codings:
        sense = known.senses.of(coding)
        if sense.decided or sense.extract:
            found.setdefault((plain(sense.text), sense.extract), {})[known.marks[coding.theme].label] = None
    return tuple(Sense(", ".join(themes), text, proposed) for (text, proposed), themes in found.items())
