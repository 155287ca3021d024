"""The words of the table in which a person condenses, in the codebook's language; it is read back by all of them."""

from dataclasses import dataclass

from tfbb_coding.model.codebook import Codebook
from tfbb_coding.model.condensation import CondensationStatus


@dataclass(frozen=True, slots=True)
class CondensationWords:
    """What the sheet and its columns are called, column by column, and the words for whose a condensation is."""

    sheet: str
    columns: dict[str, str]
    statuses: dict[CondensationStatus, str]


SWEDISH = CondensationWords(
    sheet="Meningskoncentrering",
    columns={
        "transcript": "Transkription",
        "case": "Fall",
        "wave": "Omgång",
        "unit": "Enhet",
        "speaker": "Talare",
        "theme": "Tema",
        "text": "Text",
        "proposal": "Förslag",
        "condensation": "Meningskoncentrering",
        "confirm": "Bekräfta",
        "status": "Status",
        "by": "Av",
        "coders": "Kodning av",
        "person": "Skriven för",
    },
    statuses={
        CondensationStatus.PROPOSED: "föreslagen",
        CondensationStatus.CONFIRMED: "bekräftad",
        CondensationStatus.REWRITTEN: "omskriven",
    },
)

ENGLISH = CondensationWords(
    sheet="Condensation",
    columns={
        "transcript": "Transcript",
        "case": "Case",
        "wave": "Wave",
        "unit": "Unit",
        "speaker": "Speaker",
        "theme": "Theme",
        "text": "Text",
        "proposal": "Proposal",
        "condensation": "Condensation",
        "confirm": "Confirm",
        "status": "Status",
        "by": "By",
        "coders": "Coded by",
        "person": "Written for",
    },
    statuses={status: status.value for status in CondensationStatus},
)


def condensation_words(book: Codebook) -> CondensationWords:
    """The table's words in the codebook's language; Swedish unless it is English."""
    return ENGLISH if book.language.startswith("en") else SWEDISH


def heads_of(column: str) -> frozenset[str]:
    """Every word that the column may be headed by, in small letters; its own name is that of earlier tables.

    >>> sorted(heads_of("confirm"))
    ['bekräfta', 'confirm']
    """
    return frozenset({column, *(words.columns[column].casefold() for words in (SWEDISH, ENGLISH))})
