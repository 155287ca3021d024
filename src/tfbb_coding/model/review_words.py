"""The words of the sheet for review, in the codebook's language."""

from dataclasses import dataclass

from tfbb_coding.model import sheet_words
from tfbb_coding.model.codebook import Codebook
from tfbb_coding.model.decision import Decision
from tfbb_coding.model.sheet_words import SheetWords


@dataclass(frozen=True, slots=True)
class ReviewWords:
    """Names of the sheet, its guide and its columns, words for decisions, and what the sheet tells its reader.

    ``sheet`` is what it has in common with others. ``columns`` are names of the fields of :class:`tfbb_coding.model.decision.SheetRow` and how
    they are headed, without the themes. ``kinds`` say in words what kind of indicator a piece of evidence is. ``document_columns`` head the table in Word, in which some columns
    of the sheet share one; the names of the others are those in ``columns``.
    """

    sheet: SheetWords
    title: str
    guide: str
    columns: dict[str, str]
    decisions: dict[Decision, str]
    kinds: dict[str, str]
    statuses: dict[str, str]
    speaks_for: str
    speaks_against: str
    nothing_proposed: str
    shortened: str
    wrong_decision: str
    wrong_mark: str
    decimal: str
    explanation: tuple[tuple[str, str], ...]
    document_columns: tuple[str, ...]
    document_explanation: tuple[str, ...]


SWEDISH = ReviewWords(
    sheet=sheet_words.SWEDISH,
    title="Granskning",
    guide="Så gör du",
    columns={
        **sheet_words.SWEDISH.columns,
        "proposal": "Förslag och skäl",
        "decision": "Beslut",
        "condensation": "Meningskoncentrering",
        "memo": "Minnesanteckning",
        "favourite": "Favorit",
    },
    decisions={Decision.ACCEPT: "godkänn", Decision.REJECT: "avvisa", Decision.CHANGE: "ändra"},
    kinds={
        "phrase": "uttryck",
        "lemma": "ord",
        "compound": "ord",
        "pattern": "mönster",
        "regex": "mönster",
        "stance": "sättet",
        "learned": "låter så",
        "question": "svar på frågan",
    },
    statuses={
        "proposed": "föreslaget",
        "uncertain": "osäkert",
        "accepted": "godkänt",
        "rejected": "avvisat",
        "changed": "ändrat",
    },
    speaks_for="För",
    speaks_against="Emot",
    nothing_proposed="Inget tema föreslås.",
    shortened="… (texten fortsätter i transkriptionen)",
    wrong_decision="Välj godkänn, avvisa eller ändra, eller lämna rutan tom. Ett skäl får stå efter ett komma (avvisa, passar inte) och blir en minnesanteckning.",
    wrong_mark="Skriv x för en favorit, eller lämna rutan tom.",
    decimal=",",
    explanation=(
        ("Vad det här är", "Varje rad är en meningsenhet: det en deltagare säger om en sak. Programmet föreslår teman. Du avgör."),
        (
            "Det gula fyller du i",
            ("Resten är låst, så att inget ändras av misstag. Du behöver inte ta alla rader, och inte i någon viss ordning."),
        ),
        ("godkänn", "Förslagen stämmer. Saknas bara en kategori kan du välja den och ändå skriva godkänn."),
        ("avvisa", "Inget av de föreslagna temana stämmer, och inget annat heller. Temana får stå kvar eller tömmas."),
        ("ändra", "Välj rätt teman och kategorier i rutorna. Det du tar bort blir avvisat, det som står kvar blir godkänt."),
        ("Tomt beslut", "Raden räknas som orörd. Har du bytt teman men inte skrivit något beslut räknas det som ändra."),
        (
            "Inget tema föreslås",
            (
                "Hör enheten ändå till ett tema väljer du det. Den första tema-rutan gäller det viktigaste temat; fler kan väljas i de "
                "andra."
            ),
        ),
        (
            "Tema och kategori",
            (
                "Välj ur listorna. Kategorierna beror på temat till vänster; en kategori får utelämnas. Bladet Kodbok säger vad allt "
                "betyder."
            ),
        ),
        ("Meningskoncentrering", "Det enheten säger, i några få ord. Det du skriver här är ditt och räknas som bekräftat."),
        ("Minnesanteckning", "Dina egna tankar om enheten, till exempel varför du avvisar. De sparas bara i din del av studien."),
        ("Favorit", "Ett x för ett citat som du vill kunna hitta igen till rapporten."),
        (
            "Filtrera och sortera",
            (
                "Filtren på första raden går att använda som vanligt. Vill du sortera eller ta bort rader: Granska › Ta bort bladets "
                "skydd (det finns inget lösenord). Rader som tas bort räknas som orörda."
            ),
        ),
        (
            "När du är klar, eller för i dag",
            (
                "Spara, stäng och kör: tfbb review import FILEN. Det går att göra hur många gånger som helst; den som läses in två "
                "gånger ändrar inget andra gången. Att tömma en ruta tar tillbaka det som stod där när bladet skrevs."
            ),
        ),
        ("Var rädd om filen", "Den innehåller deltagares ord. Förvara den där transkriptionerna förvaras."),
    ),
    document_columns=(
        "Enhet",
        "Fråga och sammanhang",
        "Text",
        "Förslag och skäl",
        "Teman",
        "Beslut",
        "Meningskoncentrering",
        "Minnesanteckning",
        "Favorit",
    ),
    document_explanation=(
        "Varje rad är en meningsenhet. Programmet föreslår teman; du avgör. Du fyller i det gula och låter resten vara.",
        "Beslut: skriv godkänn, avvisa eller ändra, gärna med skälet efter ett komma. En rad utan beslut räknas som orörd; har du bytt teman räknas det som ändra.",
        "Teman: ett på varje rad, som Hinder eller Hinder › Tid (tecknet > går lika bra). Ta bort en rad för att avvisa det temat, skriv en ny för att lägga till. Vilka de är står i tabellen sist i dokumentet.",
        "Meningskoncentrering och minnesanteckning: skriv fritt. Favorit: ett x.",
        "Rader får flyttas och tas bort; borttagna räknas som orörda. Spårade ändringar läses som om de godkänts.",
        "Spara, stäng och kör: tfbb review import FILEN. Dokumentet innehåller deltagares ord: förvara det där transkriptionerna förvaras.",
    ),
)

ENGLISH = ReviewWords(
    sheet=sheet_words.ENGLISH,
    title="Review",
    guide="How to",
    columns={
        **sheet_words.ENGLISH.columns,
        "proposal": "Proposals and why",
        "decision": "Decision",
        "condensation": "Condensation",
        "memo": "Memo",
        "favourite": "Favourite",
    },
    decisions={Decision.ACCEPT: "accept", Decision.REJECT: "reject", Decision.CHANGE: "change"},
    kinds={
        "phrase": "phrase",
        "lemma": "word",
        "compound": "word",
        "pattern": "pattern",
        "regex": "pattern",
        "stance": "how it is said",
        "learned": "sounds like it",
        "question": "answers the question",
    },
    statuses={
        "proposed": "proposed",
        "uncertain": "uncertain",
        "accepted": "accepted",
        "rejected": "rejected",
        "changed": "changed",
    },
    speaks_for="For",
    speaks_against="Against",
    nothing_proposed="No theme is proposed.",
    shortened="… (the text goes on in the transcript)",
    wrong_decision="Choose accept, reject or change, or leave the cell empty. A reason may stand behind a comma (reject, does not fit) and goes into the memo.",
    wrong_mark="Write x for a favourite, or leave the cell empty.",
    decimal=".",
    explanation=(
        (
            "What this is",
            ("Every row is a meaning unit: what one participant says about one thing. The program proposes themes. You decide."),
        ),
        (
            "Fill in what is yellow",
            ("The rest is locked, so that nothing is changed by mistake. You need not take all rows, nor in any order."),
        ),
        ("accept", "The proposals are right. Where only a code is missing you may choose it and still write accept."),
        ("reject", "None of the proposed themes is right, and no other is. The themes may be left standing or cleared."),
        ("change", "Choose the right themes and codes. What you take away is rejected, what you leave is accepted."),
        ("No decision", "The row counts as untouched. Where you chose other themes and wrote no decision, that counts as change."),
        (
            "No theme is proposed",
            ("Where the unit belongs to a theme all the same, choose it. The first one is the most important; more may be chosen."),
        ),
        (
            "Theme and code",
            (
                "Choose from the lists. The codes depend on the theme to the left; a code may be left out. The sheet Codebook says what "
                "all of them mean."
            ),
        ),
        ("Condensation", "What the unit says, in a few words. What you write here is yours and counts as confirmed."),
        ("Memo", "Your own thoughts about the unit, such as why you reject. They are kept in your part of the study only."),
        ("Favourite", "An x for a quotation that you want to find again for the report."),
        (
            "Filter and sort",
            (
                "The filters in the first row work as usual. To sort or delete rows: Review › Unprotect Sheet (there is no password). "
                "Deleted rows count as untouched."
            ),
        ),
        (
            "When you are done, or done for today",
            (
                "Save, close and run: tfbb review import THE-FILE. Do it as often as you like; a file that is read twice changes "
                "nothing the second time. Clearing a cell takes back what stood there when the sheet was written."
            ),
        ),
        ("Take care of the file", "It holds participants' words. Keep it where the transcripts are kept."),
    ),
    document_columns=(
        "Unit",
        "Question and context",
        "Text",
        "Proposals and why",
        "Themes",
        "Decision",
        "Condensation",
        "Memo",
        "Favourite",
    ),
    document_explanation=(
        "Every row is a meaning unit. The program proposes themes; you decide. Fill in what is yellow and leave the rest.",
        "Decision: write accept, reject or change, with the reason after a comma if you like. A row without one counts as untouched; where you changed themes, that counts as change.",
        "Themes: one a line, such as Obstacles or Obstacles › Time (> does as well). Take a line away to reject that theme, write a new one to add one. The table at the end says which there are.",
        "Condensation and memo: write freely. Favourite: an x.",
        "Rows may be moved and deleted; deleted ones count as untouched. Tracked changes are read as if they were accepted.",
        "Save, close and run: tfbb review import THE-FILE. The document holds participants' words: keep it where the transcripts are kept.",
    ),
)

LANGUAGES = (SWEDISH, ENGLISH)


def words_for(book: Codebook) -> ReviewWords:
    """The sheet's words in the codebook's language; Swedish unless it is English."""
    return ENGLISH if book.language.startswith("en") else SWEDISH
