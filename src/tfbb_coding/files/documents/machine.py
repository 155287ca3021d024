"""What a study's own files say of themselves, and no participant: who coded, what it is called by, the shipped codebook's words."""

import re
from functools import cache
from pathlib import Path

from tfbb_coding.files.codebooks import FOLDER, shipped_codebook
from tfbb_coding.files.study_places import study_above

_RECORDS = frozenset({"codings", "condensations", "favourites", "memos", "history"})
_KEYS = "transcript|unit|id|coder|by|theme|code|status|codebook|indicator|time|version|command|undoes|path|before|after"
"""Keys whose values the program writes: what people said or wrote stands behind others (``quotation``, ``text``, ``words``)."""
_VALUE = re.compile(rf'(?<=")(?P<key>{_KEYS})"\s*:\s*"(?P<value>(?:[^"\\\n]|\\.)*)"')


def without_machine_words(path: Path, text: str) -> str:
    """``text`` of the same length; without the program's own values in a study's records and the shipped lines in its codebooks."""
    root = study_above(path)
    if root is None:
        return text
    inside = path.resolve().relative_to(root).parts
    if path.suffix.lower() == ".jsonl" and (inside[0] in _RECORDS or len(inside) == 1):
        return _VALUE.sub(_without_value, text)
    if inside[0] == FOLDER and len(inside) > 1:
        return "\n".join(" " * len(line) if line.strip() in _shipped_lines() else line for line in text.split("\n"))
    return text


def _without_value(match: re.Match[str]) -> str:
    low, high = match.start("value") - match.start(), match.end("value") - match.start()
    return match[0][:low] + " " * (high - low) + match[0][high:]


@cache
def _shipped_lines() -> frozenset[str]:
    lines = shipped_codebook().read_text(encoding="utf-8").splitlines()
    return frozenset(line.strip() for line in lines if line.strip())
