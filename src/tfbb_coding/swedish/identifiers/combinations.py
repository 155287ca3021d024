# ruff: noqa: E501 - a pattern is read more easily on one line than in pieces
"""Several small facts about one person in one turn, each harmless, that together leave few to choose from.

After k-anonymity's quasi-identifiers (Samarati & Sweeney 1998): role, workplace, place, age, family, event. One combination is told per turn, at the
words that carry most; three kinds of fact that are not common to the field are needed.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from tfbb_coding.swedish.identifiers.hits import Hit

EVENT = re.compile(
    r"\b(?:stod i tidningen|i lokaltidningen|var med i tv|åtalad\w*|dömd(?:es)? för|brann (?:ner|upp)|skolbranden|skolskjutning\w*|dödsolycka\w*|drunkna\w*|omkom\w*|mördad\w*|mordet|"
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
TURN = re.compile(r"[^\n]+")
NEEDED = 3
COUNTED = {"role": "role", "place": "place", "organisation": "workplace", "age": "age", "date": "date"}


def find_combinations(text: str, hits: Sequence[Hit]) -> Iterator[Hit]:
    """One hit per paragraph in which at least three kinds of small facts meet, one of them an event, a job, a family or a small place."""
    by_start = sorted(hits)
    starts = [hit.start for hit in by_start]
    for turn in TURN.finditer(text):
        facts = {"event": EVENT, "job": JOB, "small place": SMALL_PLACE, "family": FAMILY, "origin": ORIGIN}
        found = {name: m for name, pattern in facts.items() if (m := pattern.search(text, turn.start(), turn.end()))}
        if not found:
            continue
        within = by_start[bisect_left(starts, turn.start()) : bisect_left(starts, turn.end())]
        others = {COUNTED[h.kind] for h in within if h.kind in COUNTED}
        if len(found) + len(others) >= NEEDED:
            first = min(found.values(), key=lambda m: m.start())
            yield Hit(first.start(first.lastindex or 0), first.end(first.lastindex or 0), "combination", "pattern")
