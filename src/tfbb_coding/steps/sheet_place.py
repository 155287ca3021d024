"""Where the unit of a sheet's row stands now: a transcript may have been corrected since the sheet was written."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Generic, TypeVar

from tfbb_coding.model.coding import Coding, Status
from tfbb_coding.model.decision import RowKey
from tfbb_coding.model.settling import SettleKey
from tfbb_coding.model.text import fingerprint
from tfbb_coding.model.transcript import Transcript
from tfbb_coding.steps.anchor import in_transcript, re_anchor

Key = TypeVar("Key", RowKey, SettleKey)


@dataclass(frozen=True, slots=True)
class Standing(Generic[Key]):
    """A row's key as it would be written now, and the unit's words as they were when it was written."""

    key: Key
    words: str


def standing(key: Key, shown: str, transcript: Transcript, kept: Sequence[str]) -> Standing[Key] | None:
    """Where the unit stands, found by its words as ``tfbb check study --mend`` finds them; None when no one place is meant.

    ``shown`` is the text in the row, ``kept`` are the texts that the sheet may have been written from.
    """
    words = transcript.text[key.start : key.end]
    if fingerprint(words) == key.fingerprint:
        return Standing(key, words)
    old = next((text for text in kept if fingerprint(text[key.start : key.end]) == key.fingerprint), None)
    was = _was(key, shown, transcript.text) if old is None else old[key.start : key.end]
    if not was:
        return None
    sought = Coding(key.transcript, key.unit, 0, None, key.start, key.end, "", "", "", Status.PROPOSED, 0.0, was)
    found = re_anchor(sought, old, transcript.text)
    if not isinstance(found, Coding):
        return None
    there = in_transcript(found, transcript)
    moved = replace(key, unit=there.unit, start=there.start, end=there.end, fingerprint=fingerprint(there.quotation))
    return Standing(moved, was)


def _was(key: RowKey | SettleKey, shown: str, text: str) -> str:
    """The unit's words as they were, where the row still has them; a sheet may have made one blank of several."""
    if fingerprint(shown) == key.fingerprint:
        return shown
    loose = r"\s+".join(map(re.escape, shown.split()))
    return next((m[0] for m in re.finditer(loose, text) if fingerprint(m[0]) == key.fingerprint), "") if loose else ""
