# ruff: noqa: E501 - a pattern is read more easily on one line than in pieces
"""Several small facts about one person in one turn, each harmless, that together leave few to choose from.

After k-anonymity's quasi-identifiers (Samarati & Sweeney 1998): role, workplace, place, age, family, event. One combination is told per turn, at the
words that carry most; three kinds of fact that are not common to the field are needed.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from tfbb_coding.swedish.identifiers.hits import Hit
from tfbb_coding.swedish.identifiers.openings import WordPattern, line_at, runs_of

EVENT = re.compile(
    r"\b(?:stod i tidningen|i lokaltidningen|var med i tv|åtalad\w*|dömd|dömdes för|brann (?:ner|upp)|skolbranden|skolskjutning\w*|dödsolycka\w*|drunkna\w*|omkom\w*|mördad\w*|mordet|"
    r"knivdåd\w*|kidnapp\w*|tvillingar\w*|trilling\w*|vann (?:sm|vm|em|melodifestivalen|idol)|olympi\w*|riksdags\w*|lex sarah-anmäl\w*|sparkad\w* (?:från|som))\b",
    re.IGNORECASE,
)
JOB = re.compile(
    r"\b(?:jag är|jag jobbar som|han är|hon är|han var|hon var|mamman är|pappan är|jobbar som|arbetar som|utbildad)\s(?:ju\s|då\s|faktiskt\s)?(?:en\s)?"
    r"(\w*(?:läkare|präst|polis|rektor|chef|tandläkare|advokat|politiker|pilot|veterinär|brandman|bonde|fiskare|konstnär|musiker|skådespelare|imam|domare|officer|riksdagsledamot))\b",
    re.IGNORECASE,
)
SMALL_PLACE = re.compile(
    r"\b(?:lilla byn|liten by|en by\b|på ön|byskola\w*|den lilla orten|enda skolan|lilla samhället|litet samhälle|glesbygd\w*)",
    re.IGNORECASE,
)
ORIGIN = re.compile(r"\b(?:kommer|kom|född|uppvuxen|flydde|flytt|adopterad)\s(?:ifrån|från|i)\s([A-ZÅÄÖ]\w+)")
FAMILY = re.compile(
    r"\b(?:(?:tre|fyra|fem|sex|sju|åtta|nio|tio|elva|tolv|\d{1,2})\s(?:syskon|barn)(?:\b|en\b)|ensamstående|adopterad\w*|fosterbarn\w*|änka|änkling|tvilling\w*)",
    re.IGNORECASE,
)
_FACTS = (
    WordPattern(
        EVENT,
        r"stod|i|var|åtalad\w*|dömd|dömdes|brann|skolbranden|skolskjutning\w*|dödsolycka\w*|drunkna\w*|omkom\w*|mördad\w*|mordet|knivdåd\w*|kidnapp\w*|tvillingar\w*|"
        r"trilling\w*|vann|olympi\w*|riksdags\w*|lex|sparkad\w*",
    ),
    WordPattern(JOB, "jag|jobbar|han|hon|mamman|pappan|arbetar|utbildad"),
    WordPattern(SMALL_PLACE, r"lilla|liten|en|på|byskola\w*|den|enda|litet|glesbygd\w*"),
    WordPattern(
        FAMILY, r"tre|fyra|fem|sex|sju|åtta|nio|tio|elva|tolv|\d{1,2}|ensamstående\w*|adopterad\w*|fosterbarn\w*|änk\w*|tvilling\w*"
    ),
    WordPattern(ORIGIN, "kommer|kom|född|uppvuxen|flydde|flytt|adopterad"),
)
"""The facts, with the words that each can begin with (openings)."""
NEEDED = 3
COUNTED = {"role": "role", "place": "place", "organisation": "workplace", "age": "age", "date": "date"}


def find_combinations(text: str, hits: Sequence[Hit]) -> Iterator[Hit]:
    """One hit per paragraph in which at least three kinds of small facts meet, one of them an event, a job, a family or a small place."""
    by_start = sorted(hits)
    starts = [hit.start for hit in by_start]
    for (start, end), found in _facts(text).items():
        within = by_start[bisect_left(starts, start) : bisect_left(starts, end)]
        others = {COUNTED[h.kind] for h in within if h.kind in COUNTED}
        if len(found) + len(others) >= NEEDED:
            first = min(found, key=lambda m: m.start())
            yield Hit(first.start(first.lastindex or 0), first.end(first.lastindex or 0), "combination", "pattern")


def _facts(text: str) -> dict[tuple[int, int], list[re.Match[str]]]:
    """For each turn (its line's start and end), in order, the first of each fact that is told in it."""
    runs = runs_of(text)
    turns: dict[tuple[int, int], list[re.Match[str]]] = {}
    for fact in _FACTS:
        ends = 0
        for place in fact.places(text):
            at = runs[place].start()
            if at < ends:
                continue
            turn = line_at(text, at)
            found = fact.pattern.match(text, at, turn[1])
            if found:
                turns.setdefault(turn, []).append(found)
                ends = turn[1]
    return dict(sorted(turns.items()))
