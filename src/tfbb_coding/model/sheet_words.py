"""The words that all sheets have in common which a person fills in, in the codebook's language."""

from dataclasses import dataclass

SLOTS = 3
"""Themes that a row has room for, at the least."""


@dataclass(frozen=True, slots=True)
class SheetWords:
    """What a theme, a code and the sheets beside are called, what a wrong choice is answered, and the heads of the columns.

    ``columns`` leads from the fields that every sheet's rows have to how they are headed; ``book_columns`` head the codebook.
    """

    codebook: str
    lists: str
    page: str
    theme: str
    code: str
    wrong_theme: str
    wrong_code: str
    book_columns: tuple[str, ...]
    columns: dict[str, str]


SWEDISH = SheetWords(
    codebook="Kodbok",
    lists="Listor",
    page="Sida",
    theme="Tema",
    code="Kategori",
    wrong_theme="Välj ett tema ur listan, eller lämna rutan tom.",
    wrong_code="Välj en kategori som hör till temat i rutan till vänster, eller lämna rutan tom.",
    book_columns=("Tema", "Kategori", "Definition", "Ta med", "Ta inte med", "Exempel"),
    columns={
        "transcript": "Transkription",
        "case": "Fall",
        "unit": "Enhet",
        "speaker": "Talare",
        "question": "Fråga",
        "context": "Sammanhang",
        "text": "Text",
        "key": "Nyckel",
    },
)

ENGLISH = SheetWords(
    codebook="Codebook",
    lists="Lists",
    page="Page",
    theme="Theme",
    code="Code",
    wrong_theme="Choose a theme from the list, or leave the cell empty.",
    wrong_code="Choose a code that belongs to the theme in the cell to the left, or leave the cell empty.",
    book_columns=("Theme", "Code", "Definition", "Include", "Exclude", "Examples"),
    columns={
        "transcript": "Transcript",
        "case": "Case",
        "unit": "Unit",
        "speaker": "Speaker",
        "question": "Question",
        "context": "Context",
        "text": "Text",
        "key": "Key",
    },
)
