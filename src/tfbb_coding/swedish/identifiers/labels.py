# ruff: noqa: E501 - a pattern is read more easily on one line than in pieces
"""Names in speakers' labels: *Åsa Påhitt: …*, ``<v Påhitt, Åsa>``, *Åsa Påhitt   0:03* where *Deltagare 1* should stand.

What stands in a label's place and is no neutral label is a person, also when it is a common word. How sure the place is differs: a voice
tag or a column headed *Talare* holds nothing but labels; a word before a colon may be *Mål:* or *Exempel:*, and a word on a line of its
own a heading. There a name must be known, come back, or stand in a text that is made of labels.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from tfbb_coding.swedish.identifiers.columns import speaker_cells
from tfbb_coding.swedish.identifiers.hits import Hit
from tfbb_coding.swedish.identifiers.lexicon import ANY_PLACE, PERSON, STRONG_PERSON, Kind, is_word, kinds, word_list
from tfbb_coding.swedish.identifiers.neutral_labels import is_neutral_label, is_role_word
from tfbb_coding.swedish.identifiers.vocabulary import is_common

_TIME = r"\d{1,2}:\d{2}(?::\d{2})?(?:[.,]\d{1,3})?"
_STAMP = rf"[\[(]?{_TIME}[\])]?"
_BEFORE = rf"^(?:[>*_#-]{{1,4}}[ \t]?)?(?:{_STAMP}[ \t]*(?:[-–][ \t]*)?(?:{_STAMP}[ \t]*)?)?[*_]{{0,3}}"
_CAP = r"[A-ZÅÄÖÉÜØÆÀ-Þ][\w'’.-]*"
_LINK = r"(?:van|von|de|der|den|af|av|al|el|bin|och|o|&|\+|/)"
_ASIDE = r"(?:[ \t]?\([^()\n]{1,30}\)|,[ \t][a-zåäö][^,:\n\t]{1,30})?"
VOICE = re.compile(r"<v(?:\.[\w.-]+)?\s+([^<>\n]{1,60})>")
KEYED = re.compile(
    r"^[ \t{,-]*[\"']?(?:speaker|speaker_?name|talare)[\"']?:[ \t]*[\"']?([^\"'\n,{}\[\]]{1,60}?)[\"']?[ \t]*(?=[,}\n]|$)", re.MULTILINE
)
"""A label behind a key in JSON and YAML."""
COLON = re.compile(
    rf"{_BEFORE}(\[[^\[\]\n:]{{1,40}}\]|[^\W\d_][^:\n\t.!?<>\[\]]{{0,50}}?(?:[ \t][A-ZÅÄÖ]\.)?)[*_]{{0,3}}[ \t]*(?::|\t)[*_]{{0,3}}(?=\s|$)",
    re.MULTILINE,
)
TIMED = re.compile(rf"^[*_]{{0,3}}({_CAP}(?:,?[ \t](?:{_CAP}|{_LINK})){{0,4}}{_ASIDE})[*_]{{0,3}}[ \t]+{_STAMP}[ \t]*$", re.MULTILINE)
BRACKETED = re.compile(
    rf"^[*_]{{0,3}}({_CAP}(?:,?[ \t](?:{_CAP}|{_LINK})){{0,4}})[*_]{{0,3}}[ \t]*[\[(]{_TIME}[\])][ \t]*:?[*_]{{0,3}}(?=\s|$)", re.MULTILINE
)
TIME_FIRST = re.compile(rf"^{_STAMP}[ \t]+({_CAP}(?:,?[ \t](?:{_CAP}|{_LINK})){{0,4}}{_ASIDE})[ \t]*$", re.MULTILINE)
ALONE = re.compile(rf"^[ \t]*[*_]{{0,3}}({_CAP}(?:,?[ \t](?:{_CAP}|{_LINK})){{0,3}}{_ASIDE})[*_]{{0,3}}[ \t]*$(?=\n)", re.MULTILINE)
_NAME = re.compile(rf"{_CAP}(?:[ \t]?(?:,|/|&|\+)?[ \t]?(?:{_CAP}|{_LINK})){{0,4}}")
_LOWER = re.compile(r"[a-zåäöéü]{3,}")
_AND = re.compile(r"\s*[/&+]\s*|\s+(?:och|o)\s+")
_WORDS = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
_TRAILING = re.compile(r"\s*\([^()]*\)$|,\s[a-zåäö][^,]*$")
STRUCTURED, TURNS, SPOKEN = 0.4, 2, 4


class Slot(NamedTuple):
    """A place ``[start, end)`` where a label stands; ``sort`` tells how it is seen to be one."""

    start: int
    end: int
    sort: str


@lru_cache(maxsize=4)
def slots(text: str) -> tuple[Slot, ...]:
    """All places of ``text`` where labels stand, or might."""
    found = [Slot(*m.span(1), "voice") for m in VOICE.finditer(text)]
    found += [Slot(start, end, "column") for start, end in speaker_cells(text)]
    found += [Slot(*m.span(1), "key") for m in KEYED.finditer(text)]
    for sort, pattern in (("colon", COLON), ("timed", TIMED), ("timed", BRACKETED), ("timed", TIME_FIRST), ("alone", ALONE)):
        found += [Slot(*m.span(1), sort) for m in pattern.finditer(text)]
    return tuple(sorted(set(found)))


def find_labels(text: str) -> Iterator[Hit]:
    """Labels that are people: whatever is not neutral in a place for labels only, and names where something else might stand, too."""
    places = slots(text)
    times = Counter(text[s.start : s.end] for s in places)
    made_of_labels = {sort for sort in ("colon", "timed", "alone") if _is_made_of(text, places, sort)}
    for slot in places:
        label = text[slot.start : slot.end]
        if is_neutral_label(label):
            continue
        firm = slot.sort in ("voice", "column", "key")
        if firm or _is_person(label, slot.sort, times[label], structured=slot.sort in made_of_labels):
            for start, end in people_in(label):
                yield Hit(slot.start + start, slot.start + end, "person", "label", sure=True)


def role_labels(text: str) -> list[tuple[int, int]]:
    """Where labels stand that say a role: *Deltagare 1:*, *IP:*; nothing in them is a name."""
    return [(s.start, s.end) for s in slots(text) if s.sort != "alone" and is_neutral_label(text[s.start : s.end])]


def people_in(label: str) -> Iterator[tuple[int, int]]:
    """The names in a label, surname and given name together, without roles, firms and brackets beside them.

    >>> label = "Svensson, Bo (Extern)"
    >>> [label[a:b] for a, b in people_in(label)], list(people_in("Lina o Nettan"))
    (['Svensson, Bo'], [(0, 4), (7, 13)])
    """
    aside = _TRAILING.search(label)
    at, ends = 0, aside.start() if aside else len(label)
    for start, end in [*(m.span() for m in _AND.finditer(label, 0, ends)), (ends, ends)]:
        words = list(_WORDS.finditer(label, at, start))
        at = end
        while len(words) > 1 and is_role_word(words[0][0]):
            words.pop(0)
        if words and not all(is_role_word(word[0]) for word in words):
            last = words[-1].end()
            yield words[0].start(), last + (label[last : last + 1] == "." and len(words[-1][0]) == 1)


def _is_made_of(text: str, places: tuple[Slot, ...], sort: str) -> bool:
    """Whether a good part of the lines has a label of this sort, and one of them at least is surely somebody's."""
    labels = [text[s.start : s.end] for s in places if s.sort == sort]
    if not labels:
        return False
    lines = sum(1 for line in text.split("\n") if line.strip())
    if len(labels) < STRUCTURED * lines / (1 if sort == "colon" else 1.5):
        return False
    times = Counter(labels)
    if sort == "alone" and not _before_speech(text, [s for s in places if s.sort == sort]):
        return False
    if sort == "alone":
        return any(n >= TURNS and (is_neutral_label(label) or _words_known(label, PERSON)) for label, n in times.items()) or any(
            label.lower() in ("talare", "speaker") for label in labels
        )
    return any(is_neutral_label(label) or _words_known(label, Kind.GIVEN) for label in labels)


def _before_speech(text: str, places: Sequence[Slot]) -> bool:
    """Whether what comes behind the lines is mostly speech, not more headings and cells."""
    longer = 0
    for slot in places:
        begin = text.find("\n", slot.end) + 1
        stop = text.find("\n", begin)
        said = text[begin : stop if stop >= 0 else len(text)].rstrip()
        longer += said.endswith((".", "!", "?", "…", "-", "–", "”", '"')) or len(said.split()) > SPOKEN
    return longer * 2 >= len(places)


def _words_known(label: str, bits: int) -> bool:
    return any(kinds(word) & bits for word in _WORDS.findall(label))


def _is_person(label: str, sort: str, times: int, *, structured: bool) -> bool:
    """Whether a label that might be a heading or the beginning of a sentence is a name."""
    bare = _TRAILING.sub("", label.strip("[]")).strip()
    words = _WORDS.findall(bare)
    if not words or any(word.lower() in word_list("no_labels") for word in words):
        return False
    if not _NAME.fullmatch(bare):
        return bool(_LOWER.fullmatch(bare)) and sort != "alone" and bool(kinds(bare) & Kind.GIVEN) and (not is_word(bare) or times >= TURNS)
    given = any(kinds(word) & Kind.GIVEN for word in words)
    courtesy = [w for w in words if w.lower() in word_list("function_words") or w.lower() in word_list("allowed")]
    if any(not (structured and kinds(word) & Kind.GIVEN) for word in courtesy):
        return False
    bits = STRONG_PERSON if sort == "alone" else PERSON
    if any(kinds(w) & bits and not is_word(w) and (given or sort != "alone" or not kinds(w) & ANY_PLACE) for w in words):
        return True
    unknown = not all(is_common(word) for word in words)
    if structured:
        return given or unknown or times >= TURNS
    return sort != "alone" and times >= TURNS and (_words_known(bare, PERSON) or unknown)
