"""What is handed over to others: its words with their places, and the leave to write it."""

from dataclasses import dataclass

from tfbb_coding.model.report import Finding

CELL_END = "\n¦\n"
"""What parts a row's cells in an excerpt: no pattern of an identifier reaches across it, as one would across blanks."""


@dataclass(frozen=True, slots=True)
class Excerpt:
    """Words of a product and where they stand.

    That is the file, and in a table the row (its cells parted by :data:`CELL_END`) and the columns' names.
    """

    file: str
    text: str
    row: int = 0
    columns: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Leave:
    """The gate's leave to write one set of files, known by its fingerprint. Only :func:`tfbb_coding.steps.gate.judge` gives it.

    ``reason`` is why identifiers may stand in it, empty where there are none; ``counts`` how many of which kind are let through;
    ``through`` tells of each of their words, never said, where it stands.
    """

    fingerprint: str
    reason: str = ""
    counts: tuple[tuple[str, int], ...] = ()
    through: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class StudyName:
    """Words that the study itself puts into what is handed over (a case's name, a person's memo), and where they were written.

    ``what`` says what they are, ``remedy`` what to do where they tell who somebody is. ``reference`` is what units are called by, as it
    stands before their numbers; empty for other names. ``said`` are the words of the interview that a person's own words are about: what
    stands there, too, is mended there.
    """

    path: str
    line: int
    what: str
    text: str
    remedy: str = ""
    reference: str = ""
    said: str = ""
