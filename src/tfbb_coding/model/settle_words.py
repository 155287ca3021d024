"""The words of the sheet on which coders settle, in the codebook's language."""

from dataclasses import dataclass

from tfbb_coding.model import sheet_words
from tfbb_coding.model.codebook import Codebook
from tfbb_coding.model.settling import Choice, Difference
from tfbb_coding.model.sheet_words import SheetWords


@dataclass(frozen=True, slots=True)
class SettleWords:
    """Names of the sheet, its guide and its columns, words for choices and differences, and what the sheet tells its reader.

    ``sheet`` is what it has in common with others. ``columns`` are names of the fields of :class:`tfbb_coding.model.settling.SettleRow` and how
    they are headed, without the coders and themes.
    """

    sheet: SheetWords
    title: str
    guide: str
    columns: dict[str, str]
    says: str
    choices: dict[Choice, str]
    differences: dict[Difference, str]
    no_theme: str
    rejects: str
    not_read: str
    no_stand: str
    wrong_choice: str
    explanation: tuple[tuple[str, str], ...]


SWEDISH = SettleWords(
    sheet=sheet_words.SWEDISH,
    title="Avgör",
    guide="Så gör ni",
    columns={
        **sheet_words.SWEDISH.columns,
        "difference": "Skillnad",
        "choice": "Avgörande",
        "reason": "Skäl",
    },
    says="{coder} säger",
    choices={Choice.AS: "som {coder}", Choice.OWN: "eget val", Choice.NO_THEME: "inget tema"},
    differences={
        Difference.NOTHING_SHARED: "inget gemensamt",
        Difference.MORE_OR_FEWER: "fler eller färre",
        Difference.OTHER_CODE: "bara kategorin",
    },
    no_theme="Inget tema.",
    rejects="Avvisar: {themes}",
    not_read="(har inte kodat den här transkriptionen)",
    no_stand="(har inte tagit ställning till enheten)",
    wrong_choice="Välj ur listan: som en av er, eget val eller inget tema. Ett skäl får stå efter ett komma (som anna, hon har rätt).",
    explanation=(
        ("Vad det här är", "Varje rad är en meningsenhet som ni har kodat olika. Vad var och en säger står bredvid vartannat."),
        ("Det gula fyller ni i", "Resten är låst, så att inget ändras av misstag. Ni behöver inte ta alla rader på en gång."),
        ("som …", "Det blir som den personen säger, teman och kategorier. Tema-rutorna lämnas tomma."),
        ("eget val", "Välj teman och kategorier i rutorna. Har ni valt teman men inget avgörande räknas det som eget val."),
        ("inget tema", "Enheten ska inte ha något tema."),
        ("Tomt", "Raden är inte avgjord. De teman som alla har gett enheten gäller ändå."),
        ("Skäl", "Varför det blev så: det ni kan hänvisa till när liknande ställen kommer, och som kodboken kanske bör säga."),
        (
            "Skillnad",
            "inget gemensamt: inget tema är lika. fler eller färre: något är lika. bara kategorin: temana är lika men inte kategorierna.",
        ),
        (
            "Filtrera och sortera",
            (
                "Filtren på första raden går att använda som vanligt. Vill ni sortera eller ta bort rader: Granska › Ta bort bladets skydd "
                "(det finns inget lösenord). Rader som tas bort räknas inte som avgjorda, och det som redan är avgjort tas inte tillbaka."
            ),
        ),
        (
            "När ni är klara, eller för i dag",
            (
                "Spara, stäng och kör: tfbb merge FILEN. Det går att göra hur många gånger som helst; den som läses in två gånger ändrar inget "
                "andra gången. Att tömma en avgjord rad tar tillbaka avgörandet."
            ),
        ),
        (
            "Ändra inte kodningen under tiden",
            "Har någon kodat om en enhet sedan bladet skrevs tas dess rad inte emot; skriv ett nytt blad.",
        ),
        ("Var rädd om filen", "Den innehåller deltagares ord. Förvara den där transkriptionerna förvaras."),
    ),
)

ENGLISH = SettleWords(
    sheet=sheet_words.ENGLISH,
    title="Settle",
    guide="How to",
    columns={
        **sheet_words.ENGLISH.columns,
        "difference": "Difference",
        "choice": "Settled",
        "reason": "Reason",
    },
    says="{coder} says",
    choices={Choice.AS: "as {coder}", Choice.OWN: "own choice", Choice.NO_THEME: "no theme"},
    differences={
        Difference.NOTHING_SHARED: "nothing shared",
        Difference.MORE_OR_FEWER: "more or fewer",
        Difference.OTHER_CODE: "only the code",
    },
    no_theme="No theme.",
    rejects="Rejects: {themes}",
    not_read="(has not coded this transcript)",
    no_stand="(has taken no stand on this unit)",
    wrong_choice="Choose from the list: as one of you, own choice, or no theme. A reason may stand behind a comma (as anna, she is right).",
    explanation=(
        ("What this is", "Every row is a meaning unit that you have coded differently. What each of you says stands side by side."),
        ("Fill in what is yellow", "The rest is locked, so that nothing is changed by mistake. You need not take all rows at once."),
        ("as …", "It becomes what that person says, themes and codes. The theme cells are left empty."),
        ("own choice", "Choose themes and codes in the cells. Themes without anything settled count as own choice."),
        ("no theme", "The unit is to have no theme."),
        ("Empty", "The row is not settled. Themes that all of you gave the unit hold all the same."),
        ("Reason", "Why it became so: what you can refer to when the like comes again, and what the codebook should perhaps say."),
        (
            "Difference",
            "nothing shared: no theme is the same. more or fewer: some are. only the code: the themes are the same, the codes are not.",
        ),
        (
            "Filter and sort",
            (
                "The filters in the first row work as usual. To sort or delete rows: Review › Unprotect Sheet (there is no password). "
                "Deleted rows do not count as settled, and what was settled before is not taken back."
            ),
        ),
        (
            "When you are done, or done for today",
            (
                "Save, close and run: tfbb merge THE-FILE. Do it as often as you like; a file that is read twice changes nothing the second "
                "time. Clearing a settled row takes that back."
            ),
        ),
        (
            "Do not code meanwhile",
            "Where somebody has coded a unit anew since the sheet was written its row is refused; write a new sheet.",
        ),
        ("Take care of the file", "It holds participants' words. Keep it where the transcripts are kept."),
    ),
)

LANGUAGES = (SWEDISH, ENGLISH)


def settle_words_for(book: Codebook) -> SettleWords:
    """The sheet's words in the codebook's language; Swedish unless it is English."""
    return ENGLISH if book.language.startswith("en") else SWEDISH


def choices_for(words: SettleWords, coders: tuple[str, ...]) -> list[str]:
    """What a row may be settled as, in the order of the drop-down."""
    return [*(words.choices[Choice.AS].format(coder=coder) for coder in coders), words.choices[Choice.OWN], words.choices[Choice.NO_THEME]]
