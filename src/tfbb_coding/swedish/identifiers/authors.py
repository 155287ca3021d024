# ruff: noqa: E501 - a pattern is read more easily on one line than in pieces
"""Names that belong to the text and to nobody in it: authors cited with a year: *Ek och Lund (2019)*, *(Sandell m.fl., 2020)*. They are public and belong to the text."""

import re
from functools import cache, lru_cache

from tfbb_coding.swedish.identifiers.lexicon import word_list
from tfbb_coding.swedish.identifiers.openings import WordPattern

_NAME = r"[A-ZÅÄÖÉ][\wåäöéüçøæ'’-]+"
_JOIN = r"(?:\s*(?:,|&|och|and|samt)\s*|\s+)"
_YEAR = r"(?:19|20)\d{2}[a-z]?"
NARRATIVE = re.compile(
    rf"((?!(?:Enligt|Som|Hos|Både|Men|Och|I)\b){_NAME}(?:{_JOIN}{_NAME}){{0,5}}(?:\s(?:m\.?\s?fl\.?|et\sal\.?|med\sflera))?)(?:s|[’'])?\s\(\s?{_YEAR}(?:,?\ss\.?\s?\d+(?:[-–]\d+)?)?\s?[;)]"
)
PARENTHETIC = re.compile(
    rf"\([^()\n]{{0,80}}?({_NAME}(?:{_JOIN}{_NAME}){{0,5}}(?:\s(?:m\.?\s?fl\.?|et\sal\.?))?),?\s{_YEAR}[^()\n]{{0,80}}\)"
)


_BEGINNINGS = sorted({phrase[:3] for phrase in word_list("allowed_phrases")})
_BEGINNING = WordPattern(
    re.compile(r"\b(?:" + "|".join(map(re.escape, [*_BEGINNINGS, *(b.capitalize() for b in _BEGINNINGS)])) + ")"),
    "|".join(first if blank else first + r"\w*" for first, blank, _rest in (b.partition(" ") for b in _BEGINNINGS)),
)
"""How a saying begins: quicker to look for than all of them."""


@cache
def _whole() -> re.Pattern[str]:
    words = sorted(word_list("allowed_phrases"), key=lambda phrase: (-len(phrase), phrase))
    return re.compile(r"(?:" + "|".join(map(re.escape, words)) + r")s?\b", re.IGNORECASE)


_ASKED = re.compile(r"(?:^|[.!?:–-][ \t]|\")([^\W\d_]{2,9}a[ \t](?:mig|dig|sig)(?!\w))", re.MULTILINE)
"""*Frida mig från det*: what opens a sentence before such a pronoun is a verb, whatever name it may be, too."""

_MEASURED = re.compile(r"(?<![\w.,:])\d{1,3}[ \t]?(?:tim|min|sek)\b")
"""*1 tim 6 min 10 sek*, as Teams heads a recording: no *Tim* is meant."""


@lru_cache(maxsize=4)
def sayings(text: str) -> tuple[tuple[int, int], ...]:
    """Where names of stories, laws and sayings stand (*Kalle Anka*, *Lex Sarah*), and shortened measures of time, in order."""
    found = [m.span() for start in _BEGINNING.finditer(text) if (m := _whole().match(text, start.start()))]
    if any(pronoun in text for pronoun in (" mig", " dig", " sig")):
        found += [m.span(1) for m in _ASKED.finditer(text)]
    return tuple(sorted([*found, *(m.span() for m in _MEASURED.finditer(text))]))


def cited_authors(text: str) -> list[tuple[int, int]]:
    """Where cited authors stand, in order."""
    if "(" not in text:
        return []
    return sorted(m.span(1) for pattern in (NARRATIVE, PARENTHETIC) for m in pattern.finditer(text))
