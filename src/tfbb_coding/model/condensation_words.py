"""The words of the table in which a person condenses, in the codebook's language; it is read back by all of them."""

from dataclasses import dataclass

from tfbb_coding.model.codebook import Codebook
from tfbb_coding.model.condensation import CondensationStatus


@dataclass(frozen=True, slots=True)
class CondensationWords:
    """What the sheet and its columns are called, column by column, and the words for whose a condensation is.

    ``answers`` may be chosen in the column for confirming; any other is answered ``wrong_answer``. ``explanation`` says what is to be
    done, what it is about and what is said of it, on the sheet called ``guide``.
    """

    sheet: str
    columns: dict[str, str]
    statuses: dict[CondensationStatus, str]
    answers: tuple[str, ...]
    wrong_answer: str
    guide: str
    explanation: tuple[tuple[str, str], ...]


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
    answers=("x", "ja", "nej"),
    wrong_answer="Välj x eller ja för att bekräfta, nej för att ta tillbaka, eller lämna rutan tom.",
    guide="Så gör du",
    explanation=(
        ("Vad det här är", "Varje rad är en kodad meningsenhet. Programmet föreslår ett utdrag ur det som sägs. Du koncentrerar."),
        ("Det gula fyller du i", "Resten är låst, så att inget ändras av misstag. Du behöver inte ta alla rader på en gång."),
        ("Meningskoncentrering", "Skriv det enheten säger med egna ord i stället för förslaget. Det räknas utan att du sätter något x."),
        ("Bekräfta", "x eller ja: förslaget får stå som det är. nej: det du har bestämt tidigare tas tillbaka."),
        ("Tomt", "Raden är orörd: förslaget fortsätter att vara ett förslag."),
        (
            "Filtrera och sortera",
            (
                "Filtren på första raden går att använda som vanligt. Vill du sortera eller ta bort rader: Granska › Ta bort bladets "
                "skydd (det finns inget lösenord). Rader som tas bort räknas som orörda."
            ),
        ),
        (
            "När du är klar, eller för i dag",
            "Spara, stäng och kör: tfbb condense --import FILEN. Den som läses in två gånger ändrar inget andra gången.",
        ),
        ("Var rädd om filen", "Den innehåller deltagares ord. Förvara den där transkriptionerna förvaras."),
    ),
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
    answers=("x", "yes", "no"),
    wrong_answer="Choose x or yes to confirm, no to take back, or leave the cell empty.",
    guide="How to",
    explanation=(
        ("What this is", "Each row is a coded meaning unit. The program proposes an extract of what is said. You condense."),
        ("Fill in what is yellow", "The rest is locked, so that nothing is changed by mistake. You need not take all rows at once."),
        ("Condensation", "Write what the unit says in your own words in place of the proposal. That counts without an x."),
        ("Confirm", "x or yes: the proposal stands as it is. no: what you have decided before is taken back."),
        ("Empty", "The row is untouched: the proposal stays a proposal."),
        (
            "Filtering and sorting",
            (
                "The filters in the first row work as they always do. To sort or delete rows: Review › Unprotect Sheet (there is no "
                "password). Rows that are deleted count as untouched."
            ),
        ),
        (
            "When you are done, or done for today",
            "Save, close and run: tfbb condense --import FILE. What is read twice changes nothing the second time.",
        ),
        ("Take care of the file", "It holds participants' words. Keep it where the transcripts are kept."),
    ),
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
