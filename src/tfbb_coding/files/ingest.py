"""Transcripts on their way into the study: one layout, facts at the top, a file name without names, and no word lost."""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

from tfbb_coding.errors import UnreadableError
from tfbb_coding.files.atomic import write_all
from tfbb_coding.files.presence import is_folder
from tfbb_coding.files.study_places import STUDY_NAME, TRANSCRIPTS
from tfbb_coding.files.transcripts import read_transcript
from tfbb_coding.files.transcripts.plain import read_plain
from tfbb_coding.messages import _
from tfbb_coding.model.report import Finding
from tfbb_coding.model.text import normalise
from tfbb_coding.model.transcript import Transcript

UNKNOWN_SPEAKER = "Okänd"
_MONTHS = "januari februari mars april maj juni juli augusti september oktober november december"
_ENGLISH = "january february march april may june july august september october november december"
_ISO = re.compile(r"\b(\d{4})-(\d{2})-(\d{2})\b")
_DAY_FIRST = re.compile(r"\b(\d{1,2})\.? ([a-zåäö]{3,9})\.? (\d{4})\b", re.IGNORECASE)
_MONTH_FIRST = re.compile(r"\b([a-z]{3,9})\.? (\d{1,2}),? (\d{4})\b", re.IGNORECASE)
_NAMED_DAY = re.compile(r"(?<!\d)(?P<year>20\d{2})(?P<mark>[-_. ]?)(?P<month>\d{2})(?P=mark)(?P<day>\d{2})(?!\d|[-+]\d{4}(?!\d))")
"""A day in a file's name; with four more figures behind a hyphen it would be a personnummer."""


def normalised_text(transcript: Transcript, facts: Mapping[str, str]) -> str:
    """``Label: words``, an empty line between turns, and YAML front matter; times and line breaks within turns are left out.

    Where some speakers are named, a turn without one gets the label ``Okänd``, since it would otherwise be read as the speaker's before.
    """
    front = "".join(f"{key}: {value}\n" for key, value in facts.items() if value)
    named = any(turn.speaker for turn in transcript.turns)
    turns = []
    for turn in transcript.turns:
        label = turn.speaker or (UNKNOWN_SPEAKER if named else "")
        turns.append((f"{label}: " if label else "") + " ".join(turn.text.split()))
    return (f"---\n{front}---\n\n" if front else "") + "\n\n".join(turns) + "\n"


def is_same_there(root: Path, stem: str, transcript: Transcript) -> bool:
    """Whether the study has the transcript under that name, turn by turn and word for word."""
    words = normalised_text(transcript, {})
    try:
        return any(
            normalised_text(read_transcript(path), {}) == words
            for path in sorted((root / TRANSCRIPTS).iterdir())
            if normalise(path.stem).casefold() == stem.casefold()
        )
    except UnreadableError:
        return False


def check_reading(path: Path, transcript: Transcript, text: str) -> list[Finding]:
    """A finding when the normalised text would be read as other turns than the source was."""
    again = [(line.speaker, line.text) for line in read_plain(text).lines]
    named = any(turn.speaker for turn in transcript.turns)
    before = [(turn.speaker or (UNKNOWN_SPEAKER if named else None), turn.text) for turn in transcript.turns]
    if [(_plain(label), _plain(words)) for label, words in before] == [(_plain(label), _plain(words)) for label, words in again]:
        return []
    number = next(
        (n for n, (a, b) in enumerate(zip(before, again, strict=False)) if (_plain(a[0]), _plain(a[1])) != (_plain(b[0]), _plain(b[1]))), 0
    )
    message = _("as plain text the transcript would be read in another way (first in turn {turn})").format(turn=number)
    return [
        Finding(str(path), 0, 0, "ingest-reading", message, _("give every speaker a label such as Deltagare 1, and run the command again"))
    ]


def _plain(text: str | None) -> str:
    return " ".join((text or "").split()).strip("[]")


def iso_date(metadata: Mapping[str, str]) -> str:
    """The day of the interview as the source's own head tells it, ``YYYY-MM-DD``, or the empty string.

    >>> iso_date({"date": "3 februari 2026, 09:35"}), iso_date({"date": "February 3, 2026"}), iso_date({})
    ('2026-02-03', '2026-02-03', '')
    """
    said = next((value for key, value in metadata.items() if key.casefold() in {"date", "datum", "inspelningsdatum", "intervjudatum"}), "")
    if match := _ISO.search(said):
        return match[0]
    if match := _DAY_FIRST.search(said):
        return _iso(match[3], match[2], match[1])
    if match := _MONTH_FIRST.search(said):
        return _iso(match[3], match[1], match[2])
    return ""


def day_in_name(stem: str) -> str:
    """The one day with a whole year that a file is called by, ``YYYY-MM-DD``; empty where there is none, or several.

    >>> day_in_name("Intervju-20260203_093500-Inspelning"), day_in_name("Fokusgrupp 2026-02-03"), day_in_name("Intervju 260203")
    ('2026-02-03', '2026-02-03', '')
    """
    days = set()
    for match in _NAMED_DAY.finditer(stem):
        try:
            days.add(date(int(match["year"]), int(match["month"]), int(match["day"])).isoformat())
        except ValueError:
            continue  # figures that are no day of the calendar
    return days.pop() if len(days) == 1 else ""


def _iso(year: str, month: str, day: str) -> str:
    for months in (_MONTHS.split(), _ENGLISH.split()):
        number = next(
            (n for n, name in enumerate(months, 1) if name.startswith(month.casefold()[:3]) and name.startswith(month.casefold())), 0
        )
        if number:
            return f"{year}-{number:02}-{int(day):02}"
    return ""


def clean_stem(stem: str) -> str:
    """A file name's stem with letters, digits and hyphens alone, as it is said in tables and on the command line.

    >>> clean_stem("Fokusgrupp  norr (slutlig)_v2")
    'Fokusgrupp-norr-slutlig-v2'
    """
    return re.sub(r"[\W_]+", "-", unicodedata.normalize("NFC", stem)).strip("-") or "transkription"


def taken_names(root: Path) -> set[str]:
    """The stems of the files in the study's ``transcripts/``, case-folded: codings are told apart by them."""
    folder = root / TRANSCRIPTS
    return {normalise(path.stem).casefold() for path in folder.iterdir() if not path.name.startswith(".")} if is_folder(folder) else set()


def write_ingested(root: Path, texts: Sequence[tuple[str, str]], study: bytes = b"") -> list[Path]:
    """Write (stem, text) into the study's ``transcripts/``, and a new ``study.yaml`` where there is one, all or none; return the first."""
    paths = {root / TRANSCRIPTS / f"{stem}.txt": text.encode() for stem, text in texts}
    write_all(paths | ({root / STUDY_NAME: study} if study else {}))
    return list(paths)
