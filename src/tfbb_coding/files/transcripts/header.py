"""The lines above the talk: front matter, title, date, who took part."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from tfbb_coding.files.transcripts.furniture import (
    ANY_VALUE,
    DATE,
    KEY_VALUE,
    LENGTH,
    PEOPLE_VALUE,
    is_title,
    is_top_furniture,
    list_follows,
    lists_people,
)
from tfbb_coding.files.transcripts.grid import names_columns
from tfbb_coding.files.transcripts.labels import Shape, clean_label, fold, shape_of
from tfbb_coding.files.transcripts.lines import SourceLine
from tfbb_coding.files.transcripts.times import STAMP_ONLY
from tfbb_coding.messages import ngettext

_TITLE_WORDS = 20
_PEOPLE_LIST = re.compile(r"(?:deltagare|attendees|participants|invited|inbjudna)", re.IGNORECASE)
_RULE = re.compile(r"\s*-{3,}\s*")


@dataclass(slots=True)
class Header:
    """What stood above the talk while it is being read, and how many lines it took."""

    metadata: dict[str, str] = field(default_factory=dict)
    aside: list[str] = field(default_factory=list)
    taken: int = 0
    headings: int = 0
    doubtful: list[int] = field(default_factory=list)
    others: int = 0

    def take(self, line: SourceLine, key: str = "", value: str = "") -> None:
        """Set the next line aside, as metadata when it says something."""
        self.aside.append(line.text)
        self.taken += 1
        self.headings += line.heading and not key
        if key and value.strip():
            said = self.metadata.get(key)
            self.metadata[key] = value.strip() if said is None else f"{said}; {value.strip()}"

    def take_doubtful(self, line: SourceLine, key: str) -> None:
        """Set a line aside that only looks like a title; a warning will say so."""
        self.take(line, key, _plain(line.text))
        self.doubtful.append(line.number)

    def warnings(self) -> tuple[str, ...]:
        """What was left out that somebody might miss."""
        said: list[str] = []
        if self.doubtful:
            sentence = ngettext(
                "{n} line at the top was taken for a title, not for speech: line {line}.",
                "{n} lines at the top were taken for titles, not for speech, the first in line {line}.",
                len(self.doubtful),
            )
            said.append(sentence.format(n=len(self.doubtful), line=self.doubtful[0]))
        if self.headings:
            sentence = ngettext(
                "{n} heading was left out: it is no speech.", "{n} headings were left out: they are no speech.", self.headings
            )
            said.append(sentence.format(n=self.headings))
        if self.others:
            sentence = ngettext(
                "{n} more title stands within the talk: where the file holds several interviews, save each as a file of its own, since all "
                "of it is read as one.",
                "{n} more titles stand within the talk: where the file holds several interviews, save each as a file of its own, since all "
                "of it is read as one.",
                self.others,
            )
            said.append(sentence.format(n=self.others))
        return tuple(said)


def is_letter(metadata: Mapping[str, str]) -> bool:
    """Whether the lines at the top are those of a letter: who sent it, and to whom or about what."""
    keys = {key.casefold() for key in metadata}
    return bool(keys & {"från", "from"}) and bool(keys & {"till", "to", "ämne", "subject"})


def read_header(lines: Sequence[SourceLine]) -> Header:
    """The lines at the top that are surely no speech; everything doubtful is left for the layout to judge."""
    header = Header()
    _front_matter(lines, header)
    while header.taken < len(lines) and _take_one(lines, header):
        pass
    return header


def _front_matter(lines: Sequence[SourceLine], header: Header) -> None:
    """YAML between two ``---`` lines at the very top."""
    if not lines or lines[0].number != 1 or not _RULE.fullmatch(lines[0].text):
        return
    end = next((i for i, line in enumerate(lines[1:50], start=1) if _RULE.fullmatch(line.text)), 0)
    if not all(re.match(r"[\w -]+:|\s*-\s|\s|#", line.text) for line in lines[1:end]):
        return
    for line in lines[: end + 1]:
        key, _colon, value = line.text.partition(":")
        header.take(line, key.strip() if value else "", value.strip().strip("\"'"))


def _take_one(lines: Sequence[SourceLine], header: Header) -> bool:
    """Take the next line when it is no speech."""
    line = lines[header.taken]
    rest = lines[header.taken + 1 :]
    if _take_key_value(line, rest, header):
        return True
    if is_top_furniture(line.text) or names_columns(re.split(r"\t+|\s{2,}|\s*\|\s*", line.text.strip())):
        _take_furniture(line, rest, header)
        return True
    if rest and _PEOPLE_LIST.fullmatch(_plain(line.text)) and "," in rest[0].text and lists_people(rest[0].text):  # Google Meet
        header.take(line)
        header.take(rest[0], _plain(line.text), rest[0].text)
        return True
    next_is_apart = bool(rest) and (
        rest[0].new or is_top_furniture(rest[0].text) or any(rule.fullmatch(rest[0].text.strip()) for rule in (STAMP_ONLY, _PEOPLE_LIST))
    )
    if is_title(line) and next_is_apart and not line.text.rstrip().endswith("?") and not _is_speaker(line, rest):
        header.take(line, "title" if "title" not in header.metadata else "heading", _plain(line.text))
        return True
    if (
        header.taken == 0
        and rest
        and len(line.text.split()) <= _TITLE_WORDS
        and _is_surely_top(rest[0], rest[1:])
        and not _speaks(line, rest)
    ):
        header.take(line, "title", _plain(line.text))
        return True
    return False


def _is_speaker(line: SourceLine, rest: Sequence[SourceLine]) -> bool:
    """Whether a line that looks like a title ("Intervjuare", "Grupp 1") is a speaker's, since its form is known or it comes back."""
    label = clean_label(line.text)
    return not line.heading and (shape_of(label) is Shape.KNOWN or any(clean_label(other.text) == label for other in rest))


def _speaks(line: SourceLine, rest: Sequence[SourceLine]) -> bool:
    """Whether the line begins with a speaker's label: of a known form, or one that comes back."""
    before, colon, _after = line.text.partition(":")
    label = clean_label(before)
    return bool(colon and label) and (shape_of(label) is Shape.KNOWN or (shape_of(label) is Shape.NAME and _comes_back(before, rest)))


def _plain(text: str) -> str:
    return text.strip().strip("#*_ ")


def _take_furniture(line: SourceLine, rest: Sequence[SourceLine], header: Header) -> None:
    words = _plain(line.text)
    key = "date" if DATE.fullmatch(words) else "duration" if LENGTH.fullmatch(words) else ""
    header.take(line, key, words)
    if list_follows(line.text) and rest and not rest[0].ends_sentence and ("," in rest[0].text or "." in rest[0].text):
        header.take(rest[0], words.lower(), rest[0].text)


def _is_surely_top(line: SourceLine, rest: Sequence[SourceLine]) -> bool:
    """Whether a line could stand nowhere but at the top, so that the one above it is a title."""
    key_value = KEY_VALUE.fullmatch(line.text)
    return is_top_furniture(line.text) or (key_value is not None and not _comes_back(key_value["key"], rest))


def _take_key_value(line: SourceLine, rest: Sequence[SourceLine], header: Header) -> bool:
    text = _plain(line.text)
    known = KEY_VALUE.fullmatch(text)
    if known and not _comes_back(known["key"], rest):
        header.take(line, known["key"], known["value"] or "")
        return True
    people = PEOPLE_VALUE.fullmatch(text)
    if people and lists_people(people["value"]) and _is_block_of_facts(line, rest, header, people["key"]):
        header.take(line, people["key"], people["value"])
        return True
    other = ANY_VALUE.fullmatch(text)
    if other and header.taken > 0 and not line.new and _only_facts([line, *rest]):
        header.take(line, other["key"], other["value"])
        return True
    return False


def _only_facts(lines: Sequence[SourceLine]) -> bool:
    """Whether every line down to the next blank one is a "key: value" whose key never comes back."""
    size = next((i for i, line in enumerate(lines) if i and line.new), len(lines))
    return size < len(lines) and all(
        (fact := ANY_VALUE.fullmatch(line.text)) is not None and not line.ends_sentence and not _comes_back(fact["key"], lines[i + 1 :])
        for i, line in enumerate(lines[:size])
    )


def _is_block_of_facts(line: SourceLine, rest: Sequence[SourceLine], header: Header, key: str) -> bool:
    """Whether "Deltagare: Anna" stands among facts: after one, before one, or as a label that never comes back."""
    after_one = header.taken > 0 and not line.new
    before_one = bool(rest) and not rest[0].new and KEY_VALUE.fullmatch(rest[0].text) is not None
    alone = bool(rest) and (rest[0].new or PEOPLE_VALUE.fullmatch(rest[0].text) is not None)
    return after_one or before_one or (alone and not _comes_back(key, rest))


def _comes_back(key: str, rest: Sequence[SourceLine]) -> bool:
    """Whether the word before the colon also begins later lines, as speakers' labels do."""
    wanted = fold(key)
    return any(fold(line.text.partition(":")[0]) == wanted for line in rest if ":" in line.text[:60])
