"""The words of the sheets that go back to the participants, and of the workbook in which their comments are kept."""

from collections.abc import Mapping

SWEDISH: Mapping[str, str] = {
    "title": "Återkoppling: {case}",
    "whole": "alla samtal",
    "lead": (
        "Det här är vad vi tycker oss ha hört i samtalen. Det är skrivet med våra ord och säger inte vem som sa vad. Det som bara "
        "någon enstaka tog upp är inte med, för att ingen ska kunna kännas igen."
    ),
    "ask": (
        "Läs och säg vad som stämmer, vad som inte stämmer och vad som saknas. Sätt ett kryss på varje rad och skriv gärna en kommentar. "
        "Det är frivilligt. Skriv inga namn, varken ditt eget eller andras."
    ),
    "about": "Det här handlar om: {definition}",
    "all": "Det här tog alla upp.",
    "most": "Det här tog de flesta upp.",
    "several": "Det här tog flera upp.",
    "all_whole": "{theme} i allmänhet: alla tog upp sådant som hör hit.",
    "most_whole": "{theme} i allmänhet: de flesta tog upp sådant som hör hit.",
    "several_whole": "{theme} i allmänhet: flera tog upp sådant som hör hit.",
    "beyond": "{said} Det togs upp i studien som helhet. Gäller det också hos er?",
    "rest": "Övrigt",
    "rest_few": "Om det här talade för få, eller ingen, för att vi ska kunna visa något. Är det något ni vill säga?",
    "anything": "{said} Vill ni säga något om det?",
    "language": "sv",
    "few": "För få talade om det här för att det ska kunna visas.",
    "hidden_one": "En sak till togs upp av färre än {k} personer och visas inte.",
    "hidden_many": "{n} saker till togs upp av färre än {k} personer och visas inte.",
    "proposals": "Ett utkast: ingen människa har granskat det här än. Lämna det inte till deltagarna förrän någon har gjort det.",
    "number": "Nr",
    "heard": "Det här har vi hört",
    "right": "Stämmer",
    "partly": "Delvis",
    "wrong": "Stämmer inte",
    "comment": "Kommentar",
    "missing": "Är det något om {theme} som saknas?",
    "quotations": "Så här kan det låta:",
    "back": "Lämna tillbaka det här till den som gav dig det. Vi läser allt, och säger vad det ledde till.",
    "caption": "{theme}: vad vi har hört",
    "workbook": "kommentarer.xlsx",
    "sheet": "Kommentarer",
    "guide": "Så gör du",
    "key": "Nyckel",
    "case": "Fall",
    "theme": "Tema",
    "code": "Kategori",
    "shown": "Det som visades",
    "said": "Kommentar från deltagare",
    "who": "Från (roll, inga namn)",
    "date": "Datum",
    "decision": "Beslut",
    "change": "Ändring som gjordes",
    "place": "Var i rapporten",
    "done": "Klart",
    "choices": "ändra|ändra inte|fråga vidare",
    "guide_1": "Varje rad är något som deltagarna har fått se. Skriv in deras kommentarer, en på varje rad; infoga rader där det behövs och kopiera då de grå rutorna.",
    "guide_2": "Skriv vad ni beslutade och vilken ändring det ledde till. Det som står i kolumnen Ändring som gjordes räknas i `tfbb methods`.",
    "guide_3": "`tfbb feedback` lägger till rader för det som är nytt, sist. Programmet ändrar och tar aldrig bort något som står här.",
    "guide_4": "Skriv inga namn. Arbetsboken kan innehålla deltagares ord: förvara den där transkriptionerna förvaras.",
}

ENGLISH: Mapping[str, str] = {
    "title": "Feedback: {case}",
    "whole": "all conversations",
    "lead": (
        "This is what we think we heard in the conversations. It is put in our words and does not say who said what. What only a few "
        "brought up is left out, so that nobody can be recognised."
    ),
    "ask": (
        "Read it and say what is right, what is not, and what is missing. Put a cross in every row, and write a comment if you like. It is "
        "voluntary. Write no names, neither your own nor others'."
    ),
    "about": "This is about: {definition}",
    "all": "All of you brought this up.",
    "most": "Most of you brought this up.",
    "several": "Several of you brought this up.",
    "all_whole": "{theme} in general: all of you brought up such things.",
    "most_whole": "{theme} in general: most of you brought up such things.",
    "several_whole": "{theme} in general: several of you brought up such things.",
    "beyond": "{said} It was brought up in the study as a whole. Does it hold for you, too?",
    "rest": "Other things",
    "rest_few": "Too few, or nobody, spoke of this for anything to be shown. Is there something that you want to say?",
    "anything": "{said} Do you want to say something about it?",
    "language": "en",
    "few": "Too few spoke of this for it to be shown.",
    "hidden_one": "One more thing was brought up by fewer than {k} people and is not shown.",
    "hidden_many": "{n} more things were brought up by fewer than {k} people and are not shown.",
    "proposals": "A draft: nobody has reviewed this yet. Do not give it to participants before somebody has.",
    "number": "No.",
    "heard": "What we have heard",
    "right": "Right",
    "partly": "In part",
    "wrong": "Wrong",
    "comment": "Comment",
    "missing": "Is anything about {theme} missing?",
    "quotations": "This is how it may sound:",
    "back": "Give this back to whoever gave it to you. We read everything, and tell what it led to.",
    "caption": "{theme}: what we have heard",
    "workbook": "comments.xlsx",
    "sheet": "Comments",
    "guide": "How to",
    "key": "Key",
    "case": "Case",
    "theme": "Theme",
    "code": "Code",
    "shown": "What was shown",
    "said": "Comment by a participant",
    "who": "From (role, no names)",
    "date": "Date",
    "decision": "Decision",
    "change": "Change that was made",
    "place": "Where in the report",
    "done": "Done",
    "choices": "change|do not change|ask more",
    "guide_1": "Every row is something that participants were shown. Write their comments, one a row; insert rows where needed and copy the grey cells.",
    "guide_2": "Write what you decided, and which change it led to. What stands in the column Change that was made is counted by `tfbb methods`.",
    "guide_3": "`tfbb feedback` adds rows for what is new, at the end. The program never changes or removes anything that stands here.",
    "guide_4": "Write no names. The workbook may hold participants' words: keep it where the transcripts are kept.",
}


def feedback_words(language: str) -> Mapping[str, str]:
    """The words of a language; Swedish unless it is English."""
    return ENGLISH if language.startswith("en") else SWEDISH
