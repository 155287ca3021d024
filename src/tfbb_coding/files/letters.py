"""How wide words are in print, so that no column is narrower than a word in its head.

Widths are those of Arial Bold (Liberation Sans Bold is measured alike), in thousandths of the letters' size: the widest of the letters that
office programs put in a font's place, but for those made for screens.
"""

_WIDTHS = {
    278: "ijlI.,/’ ", 333: "ft-:;()!", 389: "r", 556: "aceksvxyJ0123456789åäé–", 611: "bdghnopquFLTZö?", 667: "EPSVXY", 722: "ABCDHKNRUÅÄ&",
    778: "wGOQÖ", 833: "M", 889: "m%", 944: "W", 1000: "…",
}  # fmt: skip
_LETTERS = {letter: width for width, letters in _WIDTHS.items() for letter in letters}
_OTHERS = 667
MM_A_POINT = 0.3528
REGULAR = 0.94
"""How wide letters that are not bold are, beside bold ones."""


def ems(word: str) -> float:
    """How many times the letters' size a bold word is wide.

    >>> ems("Wim"), ems("")
    (2.111, 0.0)
    """
    return sum(_LETTERS.get(letter, _OTHERS) for letter in word) / 1000


def millimetres(word: str, points: float) -> float:
    """A bold word's width when its letters are so many points high."""
    return ems(word) * points * MM_A_POINT
