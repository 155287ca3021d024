"""What a study's own files say of themselves, and no participant: who coded, what it is called by, the shipped codebook's words."""

import re
from functools import cache
from pathlib import Path

from tfbb_coding.files.codebooks import FOLDER, shipped_codebook
from tfbb_coding.files.study_places import study_above

_RECORDS = frozenset({"codings", "condensations", "favourites", "memos", "history"})
_KEYS = "transcript|unit|id|coder|by|theme|code|status|codebook|indicator|time|version|command|undoes|path|before|after"
"""Keys whose values the program writes: what people said or wrote stands behind others (``quotation``, ``text``, ``words``)."""
_WORKING_TABLE = frozenset({"transcript", "unit", "turn", "start", "end"})
_OWN_COLUMN_NAMES = "unit turn start end theme code status coder score evidence role words primary themes ranking"
_OWN_COLUMNS = frozenset(_OWN_COLUMN_NAMES.split())
_CELLS = {mark: re.compile(rf'(?P<words>"(?:[^"]|"")*"|[^{mark}\n]*)(?P<end>{mark}|\n|\Z)') for mark in ",;"}
_HEAD = re.compile(r"\w+")
_TELLING_HEADS = frozenset({"speaker", "turn", "start", "end", "text"})
"""By which a column of speakers is known."""
_VISIBLE = re.compile(r"[^\n]")
_VALUE = re.compile(rf'(?<=")(?P<key>{_KEYS})"\s*:\s*"(?P<value>(?:[^"\\\n]|\\.)*)"')


def without_machine_words(path: Path, text: str) -> str:
    """``text`` of the same length, without what the program fills in: in a study's records, working tables and shipped codebook."""
    root = study_above(path)
    if root is None:
        return text
    inside = path.resolve().relative_to(root).parts
    if path.suffix.lower() == ".jsonl" and (inside[0] in _RECORDS or len(inside) == 1):
        return _VALUE.sub(_without_value, text)
    if path.suffix.lower() == ".csv":
        return _without_own_columns(text)
    if inside[0] == FOLDER and len(inside) > 1:
        return "\n".join(" " * len(line) if line.strip() in _shipped_lines() else line for line in text.split("\n"))
    return text


def _without_own_columns(text: str) -> str:
    """A working table of ``tfbb code`` without the columns that the program fills in; what people said stands in others, once more."""
    heads, newline, rows = text.partition("\n")
    mark = ";" if heads.count(";") > heads.count(",") else ","
    columns = [head.strip(' "\ufeff') for head in heads.split(mark)]
    if not set(columns) >= _WORKING_TABLE:
        return text
    own = {number for number, column in enumerate(columns) if column in _OWN_COLUMNS}
    out, number = [_HEAD.sub(_without_head, heads), newline], 0
    for cell in re.finditer(_CELLS[mark], rows):
        out.append(_VISIBLE.sub(" ", cell["words"]) if number in own else cell["words"])
        out.append(cell["end"])
        number = number + 1 if cell["end"] == mark else 0
    return "".join(out)


def _without_head(match: re.Match[str]) -> str:
    return match[0] if match[0] in _TELLING_HEADS else " " * len(match[0])


def _without_value(match: re.Match[str]) -> str:
    low, high = match.start("value") - match.start(), match.end("value") - match.start()
    return match[0][:low] + " " * (high - low) + match[0][high:]


@cache
def _shipped_lines() -> frozenset[str]:
    lines = shipped_codebook().read_text(encoding="utf-8").splitlines()
    return frozenset(line.strip() for line in lines if line.strip())
