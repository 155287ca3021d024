"""The words and marks of a quotation, and how many a reader would count."""

import re
from typing import NamedTuple

from tfbb_coding.model.text import word_count

OMISSION = re.compile(r"\[(?:\.{3}|…)\]")
"""The house's mark for words left out; ``[…]`` is what Word makes of ``[...]``."""
ODD_OMISSION = re.compile(
    r"\[(?!\.{3}\]|…\])[.…\s]{1,9}\]|\(\s*(?:\.{2,}|…)\s*\)|/\s*(?:\.{2,}|…)\s*/|<\s*(?:\.{2,}|…)\s*>|\{\s*(?:\.{2,}|…)\s*\}|\[\s*(?:-{1,3}|–{1,3}|—{1,3})\s*\]|"
    r"(?<!-)---(?!-)|– – –|— — —|– –(?=\s)"
)
"""Other ways to say that words were left out."""
PLACEHOLDER = re.compile(r"\[(?!\s*(?:\.|…|-|–|—|\]))[^\[\]\n]{1,60}\]")
PAUSE = re.compile(r"\.{2,}|…")
NOISE = re.compile(
    r"[\[(](?:\s*(?:små)?(?:skratt|suck|paus|ohör|unv|host|nick|visk|tyst|harkl|gråt|mummel|överlapp|fniss|andas|ler\b|pekar|visar)[^\])\n]{0,50}|\d+(?:[.,:]\d+)*\s*(?:s|sek)?)[\])]",
    re.IGNORECASE,
)
"""A transcriber's note on laughter, pauses and the like."""
_TOKEN = re.compile(
    rf"(?P<omission>{OMISSION.pattern}|{ODD_OMISSION.pattern})|(?P<noise>(?i:{NOISE.pattern})|#\d\d:\d\d:\d\d-\d#)|"
    rf"(?P<placeholder>{PLACEHOLDER.pattern}(?:s\b)?)|(?P<pause>{PAUSE.pattern})|(?P<word>[^\W_]+(?:[-'’:­‑‐][^\W_]+)*)"
)
_FOLD = str.maketrans({"’": "'", "‑": "-", "‐": "-", "\u00ad": None})


class Token(NamedTuple):
    """``kind`` is word, placeholder, omission or pause; ``form`` a word in small letters; ``start`` and ``end`` its place."""

    kind: str
    form: str
    start: int
    end: int


def tokens_of(text: str, offset: int = 0) -> list[Token]:
    """Words, placeholders, marks of omission and pauses in order; a transcriber's notes are left out. Places begin at ``offset``.

    >>> [(t.kind, t.form) for t in tokens_of("Då sa [namn] … (skratt) nej.")]
    [('word', 'då'), ('word', 'sa'), ('placeholder', '[namn]'), ('pause', '…'), ('word', 'nej')]
    """
    found = []
    for match in _TOKEN.finditer(text):
        kind = match.lastgroup
        if kind and kind != "noise":
            found.append(Token(kind, fold(match[0]), match.start() + offset, match.end() + offset))
    return found


def fold(word: str) -> str:
    """Small letters, one kind of apostrophe and hyphen."""
    return word.lower().translate(_FOLD)


def quoted_words(text: str) -> int:
    """How many words a quotation has: a placeholder counts as one, ``[...]`` and ``...`` as none.

    >>> quoted_words("Jag gick till [skolan i byn] ... och [...] hem.")
    6
    """
    bare = ODD_OMISSION.sub(" ", OMISSION.sub(" ", text))
    return word_count(PLACEHOLDER.sub("X", bare))
