"""Words with their places, and what is said about them by where they stand: sentence start, speaker label, placeholder."""

import re
from bisect import bisect_right
from functools import lru_cache
from typing import NamedTuple

from tfbb_coding.swedish.identifiers.lexicon import Kind, exact, is_word

WORD = re.compile(r"[^\W\d_]+(?:[-'’.:](?=[^\W\d_])[^\W\d_]+)*|\d+")
PLACEHOLDER = re.compile(r"\[[^\[\]\n]{1,80}\]|<[^<>\n]{1,40}>|\{\{?[^{}\n]{1,60}\}\}?")
SENTENCE_END = re.compile(
    r"(?:^|<[^<>\n]{1,60}>\s*|[*_]{1,3}\s*|[.!?…:]+[\"”’')\]]*\s+|\n\s*|\t\s*|[\"”“»«›‹]\s*|[.!?…]\s*[-–—]\s*|^\s*(?:[-–—•*>]|#{1,6})\s*|\(\s*)(?=[\"”“'’(\[]*\w)",
    re.MULTILINE,
)
SPEAKER = re.compile(r"^(?:\[?\d{1,2}:\d{2}(?::\d{2})?(?:[.,]\d+)?\]?\s*)?([^\W\d_][^:\n\t]{0,40}?)\s*(?::|\t)(?=\s|$)", re.MULTILINE)
ROLE_LABEL = re.compile(
    r"\[.*\]|(?:I|IP|R|B|K|F|M|S|L|P|Q|A|D|INT|IVP|RESP|Fråga|Svar|Q|A|Deltagare|Delt|Respondent|Informant|Intervjuperson|Intervjuare|Intervjuaren|Moderator|"
    r"Samtalsledare|Bisittare|Talare|Speaker|SPEAKER|Röst|Okänd|Unknown|Person|Kvinna|Man|Flera|Alla|Förälder|Mamma|Pappa|Lärare|Kurator|Rektor|Chef|Elev|Ungdom|"
    r"Socialsekreterare|Skolsköterska|Specialpedagog|Psykolog|Läkare|Handläggare|Pedagog)[\s_-]*(?:\d{1,2}|[A-Z])?",
    re.IGNORECASE,
)


class Token(NamedTuple):
    """A word ``text`` at ``[start, end)``; ``first`` when it opens a sentence, ``cased`` when its line uses capitals."""

    start: int
    end: int
    text: str
    first: bool
    cased: bool


@lru_cache(maxsize=4)
def placeholders(text: str) -> tuple[tuple[int, int], ...]:
    """Where ``[namn]`` and its like stand, in order; what names somebody (*[Fatima gråter]*, ``<!-- Fatima -->``) is none."""
    return tuple(m.span() for m in PLACEHOLDER.finditer(text) if not _names_somebody(m[0]))


def _names_somebody(bracketed: str) -> bool:
    """Whether a given name that is no word stands within brackets or a comment, beside other words or alone."""
    if not bracketed.startswith(("[", "<!--")):
        return False
    return any(exact(word) & Kind.GIVEN and not is_word(word) and not word.isupper() for word in WORD.findall(bracketed) if len(word) > 2)  # noqa: PLR2004


def is_role_label(label: str) -> bool:
    """Whether a speaker's label says a role (*Deltagare 1*, *IP3*) and no name.

    >>> is_role_label("Deltagare 1"), is_role_label("R2"), is_role_label("Birgit")
    (True, True, False)
    """
    return ROLE_LABEL.fullmatch(label.strip()) is not None


@lru_cache(maxsize=4)
def tokenise(text: str) -> tuple[Token, ...]:
    """The words of ``text`` outside placeholders, in order."""
    masked = placeholders(text)
    ends = [b for _, b in masked]
    starts = {m.end() for m in SENTENCE_END.finditer(text)}
    tokens: list[Token] = []
    line_end, cased = -1, True
    for m in WORD.finditer(text):
        at = m.start()
        if masked:
            i = bisect_right(ends, at)
            if i < len(masked) and masked[i][0] <= at:
                continue
        if at > line_end:
            line_end = text.find("\n", at)
            line_end = len(text) if line_end < 0 else line_end
            line = text[text.rfind("\n", 0, at) + 1 : line_end]
            cased = line != line.lower()
        first = at in starts or not at or (text[at - 1] in _OPENERS and _opens(text, at, starts))
        tokens.append(Token(at, m.end(), m[0], first, cased))
    return tuple(tokens)


_OPENERS = frozenset("\"”“'’([»«")


def _opens(text: str, at: int, starts: set[int]) -> bool:
    """Whether a sentence opens at ``at``, quotation marks and brackets between it and the last sentence's end left out."""
    while at not in starts:
        if at == 0:
            return True
        if text[at - 1] not in _OPENERS:
            return False
        at -= 1
    return True
