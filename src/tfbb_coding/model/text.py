"""Text and places in it.

**Positions.** Every position in this program is a half-open span ``[start, end)`` counted in Unicode code points of a
*normalised* text: composed (NFC) characters and ``\\n`` line ends. A transcript's normalised text is what ``tfbb show``
prints: one paragraph a turn, ``Speaker: words``, with an empty line between turns. Any other unit (bytes, UTF-16 units, lines,
milliseconds) lives only inside ``files/``. Said here, once.
"""

import hashlib
import unicodedata
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open stretch of text, in code points.

    >>> Span(0, 3).overlaps(Span(3, 5))
    False
    """

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            msg = f"a span needs 0 <= start <= end, not [{self.start}, {self.end})"
            raise ValueError(msg)

    def __len__(self) -> int:
        return self.end - self.start

    def of(self, text: str) -> str:
        """The characters of ``text`` that this span covers."""
        return text[self.start : self.end]

    def overlaps(self, other: "Span") -> bool:
        """Whether the two share at least one character."""
        return self.start < other.end and other.start < self.end

    def contains(self, other: "Span") -> bool:
        """Whether ``other`` lies wholly within this one."""
        return self.start <= other.start and other.end <= self.end

    def shifted(self, by: int) -> "Span":
        """The same stretch ``by`` code points further on."""
        return Span(self.start + by, self.end + by)


def normalise(raw: str) -> str:
    """``raw`` with composed characters and ``\\n`` line ends, without a byte order mark.

    macOS hands out decomposed å ä ö; without this no Swedish word would match.

    >>> normalise("a\\u030a\\r\\nb")
    'å\\nb'
    """
    return unicodedata.normalize("NFC", raw.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n"))


def fingerprint(text: str) -> str:
    """Sixteen hexadecimal digits that tell one version of a text from another (SHA-256, shortened)."""
    return hashlib.sha256(text.encode("utf-8")).hexdigest()[:16]


def grouped(number: int, language: str) -> str:
    """A whole number as it is read: five digits and more in groups of three.

    >>> grouped(11544, "sv"), grouped(11544, "en"), grouped(1154, "sv")
    ('11\xa0544', '11,544', '1154')
    """
    return str(number) if number < 10_000 else f"{number:,}".replace(",", "\u00a0" if language == "sv" else ",")  # noqa: PLR2004


def word_count(text: str) -> int:
    """How many words a reader would count: runs of letters or digits, inner hyphens and apostrophes joined.

    >>> word_count("SIP-möten, va? 24 st – ja.")
    5
    """
    return sum(any(c.isalnum() for c in part) for part in text.split())
