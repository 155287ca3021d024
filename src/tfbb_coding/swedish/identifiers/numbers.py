"""Swedish number words, as they are said: *tjugotre*, *fyrti*, *nittonhundraåttiofyra*, *tjugotjugofyra*."""

import re

UNIT_VALUE = {
    "noll": 0, "nolla": 0, "nollan": 0, "ett": 1, "en": 1, "etta": 1, "två": 2, "tvåa": 2, "tre": 3, "trea": 3, "fyra": 4, "fem": 5,
    "femma": 5, "sex": 6, "sexa": 6, "sju": 7, "sjua": 7, "åtta": 8, "nio": 9, "nie": 9, "nia": 9,
}  # fmt: skip
TEEN_VALUE = {
    "tio": 10, "tie": 10, "elva": 11, "tolv": 12, "tretton": 13, "fjorton": 14, "femton": 15, "sexton": 16, "sjutton": 17, "arton": 18,
    "nitton": 19, "tretten": 13, "fjorten": 14, "femten": 15, "sexten": 16, "sjutten": 17, "nitten": 19,
    "femtan": 15, "fjortan": 14, "sextan": 16, "sjuttan": 17, "aderton": 18,
}  # fmt: skip
TENS_VALUE = {
    "tjugo": 20, "tjugi": 20, "tjuge": 20, "tjugu": 20, "tju": 20, "trettio": 30, "tretti": 30, "fyrtio": 40, "fyrti": 40, "förtio": 40,
    "förti": 40, "femtio": 50, "femti": 50, "sextio": 60, "sexti": 60, "sjuttio": 70, "sjutti": 70, "åttio": 80, "åtti": 80, "nittio": 90,
    "nitti": 90,
}  # fmt: skip


def _alternation(words: dict[str, int]) -> str:
    return "|".join(sorted(words, key=len, reverse=True))


UNIT, _TEEN, TENS = _alternation(UNIT_VALUE), _alternation(TEEN_VALUE), _alternation(TENS_VALUE)
BELOW_100 = rf"(?:(?:{TENS})(?:{UNIT})?|{_TEEN}|{UNIT})"
_NOUGHT = rf"noll(?:{TENS}|{UNIT})"
NUMBER_WORD = rf"(?:{_NOUGHT}|(?:{BELOW_100})?hundra(?:{BELOW_100})?|tjugo(?:{TENS})(?:{UNIT})?|(?:två)?tusen(?:{BELOW_100})?|{BELOW_100})"
"""One spoken number, as a regular expression without groups; longest first."""
_PARSE = re.compile(rf"(?P<tens>{TENS})?(?P<rest>{_TEEN}|{UNIT})?")
_WHOLE = re.compile(NUMBER_WORD)


_OPENINGS = frozenset(word[:2] for word in (*UNIT_VALUE, *TEEN_VALUE, *TENS_VALUE, "hundra", "tusen"))


def opens_number(low: str) -> bool:
    """Whether a number may begin so: a cheap question to ask of every word before those that are dear."""
    return low[:2] in _OPENINGS or low[:1].isdecimal()


def is_number_word(word: str) -> bool:
    """Whether the word, lower-cased, is a number.

    >>> is_number_word("tjugotre"), is_number_word("nittonhundraåttiofyra"), is_number_word("tretton­år")
    (True, True, False)
    """
    low = word.lower()
    return low[:2] in _OPENINGS and _WHOLE.fullmatch(low) is not None


def value(word: str) -> int | None:
    """The number that a word below a hundred says, or None.

    >>> value("tjugotre"), value("14"), value("hus")
    (23, 14, None)
    """
    if word.isdecimal():
        return int(word)
    found = _PARSE.fullmatch(word.lower())
    if not found or not word:
        return None
    rest = found["rest"] or ""
    return TENS_VALUE.get(found["tens"] or "", 0) + TEEN_VALUE.get(rest, UNIT_VALUE.get(rest, 0))


def digits(word: str) -> str:
    """The digits that would be written for what was said.

    >>> digits("noll"), digits("tjugotre"), digits("hundrasjuttiofyra"), digits("nollåtta"), digits("nittonhundraåttiofyra")
    ('0', '23', '174', '08', '1984')
    """
    if word.isdecimal():
        return word
    low = word.lower()
    for century in ("hundra", "tusen"):
        head, found, tail = low.partition(century)
        if found:
            return str(value(head) or 1) + ("0" if century == "tusen" else "") + str(value(tail) or 0).zfill(2)
    if low.startswith("noll") and (low[4:] in UNIT_VALUE or low[4:] in TENS_VALUE):
        return "0" + digits(low[4:])
    if low.startswith("tjugo") and low[5:] and low[5:] not in UNIT_VALUE:
        return "20" + digits(low[5:])
    number = value(low)
    return "" if number is None else str(number)
