# ruff: noqa: E501 - a pattern is read more easily on one line than in pieces
"""Names that belong to the text and to nobody in it: authors cited with a year: *Ek och Lund (2019)*, *(Sandell m.fl., 2020)*. They are public and belong to the text."""

import re
from functools import cache

from tfbb_coding.swedish.identifiers.lexicon import word_list

_NAME = r"[A-ZÅÄÖÉ][\wåäöéüçøæ'’-]+"
_JOIN = r"(?:\s*(?:,|&|och|and|samt)\s*|\s+)"
_YEAR = r"(?:19|20)\d{2}[a-z]?"
NARRATIVE = re.compile(
    rf"((?!(?:Enligt|Som|Hos|Både|Men|Och|I)\b){_NAME}(?:{_JOIN}{_NAME}){{0,5}}(?:\s(?:m\.?\s?fl\.?|et\sal\.?|med\sflera))?)(?:s|[’'])?\s\(\s?{_YEAR}(?:,?\ss\.?\s?\d+(?:[-–]\d+)?)?\s?[;)]"
)
PARENTHETIC = re.compile(
    rf"\([^()\n]{{0,80}}?({_NAME}(?:{_JOIN}{_NAME}){{0,5}}(?:\s(?:m\.?\s?fl\.?|et\sal\.?))?),?\s{_YEAR}[^()\n]{{0,80}}\)"
)


@cache
def _phrases() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """(how a saying begins, whole sayings): the first is quick to search for."""
    words = sorted(word_list("allowed_phrases"), key=lambda phrase: (-len(phrase), phrase))
    beginnings = sorted({phrase[:3] for phrase in words})
    return (
        re.compile(r"\b(?:" + "|".join(map(re.escape, [*beginnings, *(b.capitalize() for b in beginnings)])) + ")"),
        re.compile(r"(?:" + "|".join(map(re.escape, words)) + r")s?\b", re.IGNORECASE),
    )


def sayings(text: str) -> list[tuple[int, int]]:
    """Where names of stories, laws and sayings stand (*Kalle Anka*, *Lex Sarah*), in order."""
    beginning, whole = _phrases()
    return [m.span() for start in beginning.finditer(text) if (m := whole.match(text, start.start()))]


def cited_authors(text: str) -> list[tuple[int, int]]:
    """Where cited authors stand, in order."""
    return sorted(m.span(1) for pattern in (NARRATIVE, PARENTHETIC) for m in pattern.finditer(text))
