"""Numbers in Swedish text, in digits and in words."""

_UNITS = "noll en två tre fyra fem sex sju åtta nio tio elva tolv tretton fjorton femton sexton sjutton arton nitton".split()
_TENS = {"tjugo": 20, "trettio": 30, "fyrtio": 40, "femtio": 50, "sextio": 60, "sjuttio": 70, "åttio": 80, "nittio": 90}
WORDS: dict[str, int] = {word: n for n, word in enumerate(_UNITS)} | {
    "ett": 1,
    "bägge": 2,
    "båda": 2,
    "ingen": 0,
    "inga": 0,
    "hundra": 100,
    "aderton": 18,
}
WORDS |= {tens + unit: n + i for tens, n in _TENS.items() for i, unit in enumerate(_UNITS[:10]) if i} | _TENS
WORDS |= {tens + "ett": n + 1 for tens, n in _TENS.items()}
NUMBER = r"(?:\d{1,4}|" + "|".join(sorted(WORDS, key=lambda word: (-len(word), word))) + ")"
"""A pattern for a number in digits or words."""


def number_of(words: str) -> int | None:
    """The number that the words say, None for anything else.

    >>> number_of("tjugofyra"), number_of("24"), number_of("Två"), number_of("många")
    (24, 24, 2, None)
    """
    plain = words.strip().lower()
    if plain.isdecimal():
        return int(plain)
    return WORDS.get(plain)
