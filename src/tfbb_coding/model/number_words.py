"""Numbers as running text has them."""

from collections.abc import Mapping

NUMBERS: Mapping[str, tuple[str, ...]] = {
    "sv": ("noll", "ett", "två", "tre", "fyra", "fem", "sex", "sju", "åtta", "nio", "tio", "elva", "tolv"),
    "en": ("none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"),
}


def in_words(n: int, language: str, *, common: bool = False) -> str:
    """A number as it is written in running text: in words up to twelve (``common`` for *en* instead of *ett*).

    >>> in_words(4, "sv"), in_words(1, "sv", common=True), in_words(13, "sv")
    ('fyra', 'en', '13')
    """
    names = NUMBERS["en" if language == "en" else "sv"]
    if n == 1 and common and names is NUMBERS["sv"]:
        return "en"
    return names[n] if n < len(names) else str(n)


def begun(text: str) -> str:
    """The text with a capital letter, as a sentence begins.

    >>> begun("tre fokusgrupper"), begun("")
    ('Tre fokusgrupper', '')
    """
    return text[:1].upper() + text[1:]
