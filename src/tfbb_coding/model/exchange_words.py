"""What the program calls things in a project that it hands over to another program; read back in both languages."""

SWEDISH = {
    "question": "Forskningsfråga",
    "include": "Innefattar",
    "exclude": "Innefattar inte",
    "examples": "Exempel",
    "counter_examples": "Motexempel",
    "guide": "I intervjuguiden",
    "denies": "Motsäger",
    "id": "I tfbb",
    "interview": "Intervju",
    "case": "Fall",
    "wave": "Omgång",
    "kind": "Slag",
    "date": "Datum",
    "participants": "Antal deltagare",
    "interviewers": "Intervjuare i texten",
    "favourites": "Favoritcitat",
    "favourite": "Citat som någon har märkt ut att använda.",
    "coder": "Kodare",
    "memo": "Minnesanteckning",
    "condensation": "Meningskoncentrering",
    "missing": "Definition saknas i filen; skriv den här.",
    "focus group": "fokusgrupp",
    "individual": "individuell",
    "written": "skriftlig",
    "observation": "observation",
    "document": "dokument",
}
ENGLISH = {
    "question": "Research question",
    "include": "Includes",
    "exclude": "Does not include",
    "examples": "Example",
    "counter_examples": "Counter-example",
    "guide": "In the interview guide",
    "denies": "Denies",
    "id": "In tfbb",
    "interview": "Interview",
    "case": "Case",
    "wave": "Wave",
    "kind": "Kind",
    "date": "Date",
    "participants": "Number of participants",
    "interviewers": "Interviewers in the text",
    "favourites": "Favourite quotations",
    "favourite": "Quotations that somebody has marked to be used.",
    "coder": "Coder",
    "memo": "Memo",
    "condensation": "Condensation",
    "missing": "The file has no definition; write it here.",
    "focus group": "focus group",
    "individual": "individual",
    "written": "written",
    "observation": "observation",
    "document": "document",
}
KINDS = ("focus group", "individual", "written", "observation", "document")
SECTIONS = ("question", "include", "exclude", "examples", "counter_examples", "guide", "denies", "id")
"""Parts of a theme or code that stand in its description, each after its heading."""
VARIABLES = ("interview", "case", "wave", "kind", "date", "participants", "interviewers")
FAVOURITES = ":favourites"
"""The id that the code of favourites tells: none that a theme can have."""
_ALSO = {"pilot": "case", "delprojekt": "case", "våg": "wave", "delstudie": "wave", "deltagare": "participants", "participants": "participants", "typ": "kind", "type": "kind"}  # fmt: skip


_KINDS_CALLED = {
    "gruppintervju": "focus group", "intervju": "individual", "enskild": "individual", "enskild intervju": "individual", "individuell intervju": "individual",
    "individual interview": "individual", "skriftligt": "written", "skriftligt svar": "written",
}  # fmt: skip
"""What people write in study.yaml for a kind, beside what it is called."""


def kind_meant(word: str) -> str:
    """The kind of interview that a word in study.yaml stands for; the word itself where it stands for none.

    >>> kind_meant("Fokusgrupp"), kind_meant("intervju"), kind_meant("focus group"), kind_meant("enkät")
    ('focus group', 'individual', 'focus group', 'enkät')
    """
    return meant_by(word, KINDS) or _KINDS_CALLED.get(" ".join(word.casefold().split()), word)


def exchange_words(language: str) -> dict[str, str]:
    """The words in a codebook's language."""
    return ENGLISH if language == "en" else SWEDISH


def meant_by(word: str, among: tuple[str, ...]) -> str:
    """Which of these keys a word in either language stands for; empty for none.

    >>> meant_by("Fokusgrupp", KINDS), meant_by("Klasser: Omgång", VARIABLES), meant_by("Ålder", VARIABLES)
    ('focus group', 'wave', '')
    """
    said = word.rpartition(":")[2].strip().casefold()
    known = {words[key].casefold(): key for words in (ENGLISH, SWEDISH) for key in among}
    found = known.get(said) or _ALSO.get(said, "")
    return found if found in among else ""
