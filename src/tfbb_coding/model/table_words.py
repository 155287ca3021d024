"""The words of the tables that are handed over, in the codebook's language."""

from collections.abc import Mapping

SWEDISH: Mapping[str, str] = {
    # columns
    "theme": "Tema",
    "code": "Kategori",
    "case": "Fall",
    "wave": "Omgång",
    "kind": "Slag",
    "interview": "Samtal",
    "date": "Datum",
    "unit": "Enhet",
    "turn": "Tur",
    "time": "Tid",
    "speaker": "Talare",
    "role": "Roll",
    "question": "Fråga",
    "quotation": "Citat",
    "meaning_unit": "Meningsenhet",
    "words": "Ord",
    "condensation": "Koncentrat",
    "favourite": "Favorit",
    "memo": "Minnesanteckning",
    "other_themes": "Andra teman",
    "coder": "Kodare",
    "status": "Status",
    "score": "Styrka",
    "note": "Anmärkning",
    "file": "Fil",
    "start": "Från tecken",
    "end": "Till tecken",
    "verbatim": "Ordagrant",
    "evidence": "Skäl",
    "coded_with": "Kodbok",
    "text_fingerprint": "Textens fingeravtryck",
    "people": "Personer",
    "of_people": "Alla personer",
    "groups": "Fokusgrupper",
    "of_groups": "Alla fokusgrupper",
    "conversations": "Samtal",
    "of_conversations": "Alla samtal",
    "mentions": "Omnämnanden",
    "turns": "Turer",
    "share_words": "Andel av orden",
    "even_share": "Jämn andel",
    "minutes": "Minuter",
    "units_coded": "Kodade enheter",
    "codings": "Kodningar",
    "confirm": "Bekräftar",
    "deny": "Nekar",
    "both": "Både och",
    "silent": "Säger inget",
    "to_read": "Nekande ordalag, att läsa",
    "codes": "Kategorier",
    "new_codes": "Nya kategorier",
    "codes_so_far": "Kategorier hittills",
    "asked_in": "Ställd i antal samtal",
    "change": "Förändring",
    "table": "Tabell",
    "rows": "Rader",
    "sheet": "Blad",
    "contents": "Innehåll",
    # words in cells
    "all": "Alla",
    "fewer": "färre än {k} personer",
    "hidden": "visas inte",
    "goes_on": "{title} (forts.)",
    "slide_counts": "Siffrorna säger hur många personer, i hur många samtal.",
    "slide_thin": "{n} kategorier tas upp av färre än {k} personer och visas inte.",
    "slide_thin_one": "En kategori tas upp av färre än {k} personer och visas inte.",
    "slide_none": "Inget att visa här.",
    "slide_file": "bilder",
    "none": "inget angivet",
    "no_code": "utan kategori",
    "proposal": "förslag",
    "program": "program",
    "yes": "ja",
    "no": "nej",
    "not_coded": "inte kodad",
    "participant": "deltagare",
    "interviewer": "intervjuare",
    "unnamed": "utan namn i texten",
    "in_conversations": "{people} i {conversations}",
    "person_one": "{n} person",
    "person_many": "{n} personer",
    "conversation_one": "{n} samtal",
    "conversation_many": "{n} samtal",
    "stayed": "kvar",
    "came": "ny i {wave}",
    "went": "borta i {wave}",
    "back": "åter i {wave}",
    "focus group": "fokusgrupp",
    "individual": "enskild intervju",
    "written": "skriftlig intervju",
    "observation": "observation",
    "document": "dokument",
    # titles
    "t_about": "Om tabellerna",
    "t_material": "Materialet",
    "t_summary": "Sammanfattning: kategorierna under varje tema",
    "t_theme_cases": "Vad som sägs i vilket sammanhang: teman",
    "t_code_cases": "Vad som sägs i vilket sammanhang: kategorier",
    "t_framework": "Ramverksmatris",
    "t_framework_interviews": "Ramverksmatris, samtal för samtal",
    "t_theme_quotations": "Citat under varje tema",
    "t_quotations": "Citat",
    "t_condensations": "Meningskoncentrering",
    "t_grades": "Bekräftar, nekar eller säger inget",
    "t_waves": "Vad som var kvar, försvann och kom till mellan omgångarna",
    "t_counts_cases": "Personer och omnämnanden",
    "t_counts_interviews": "Personer och omnämnanden i varje samtal",
    "t_counts_speakers": "Omnämnanden av varje talare",
    "t_presence_cases": "Vad som förekommer (1) och inte (0)",
    "t_presence_interviews": "Vad som förekommer (1) och inte (0) i varje samtal",
    "t_presence_speakers": "Vad varje talare tar upp (1) och inte (0)",
    "t_coverage": "Täckning: teman och kategorier samtal för samtal",
    "t_questions": "Täckning: intervjuguidens frågor",
    "t_speaking": "Vem som talar i fokusgrupperna",
    "t_trail": "Från citat till källa",
    # notes
    "n_decided": "Räknat på kodningar som människor har godkänt eller ändrat, i {n} av {all} samtal.",
    "n_proposals": "Programmets förslag, som ingen människa har granskat, i {n} av {all} samtal. De är inga resultat än.",
    "n_mixed": "Räknat på alla kodningar utom avvisade: {decided} har en människa bestämt, {proposed} är förslag. Gäller {n} av {all} samtal.",
    "n_not_read": "Inte kodade än, och därför inte med: {names}.",
    "n_people": (
        "En person räknas en gång för varje samtal: etiketter som Deltagare 1 är någon annan i nästa samtal. Den som är med i två samtal räknas "
        "alltså två gånger. Läs personer, grupper och samtal före omnämnanden: ett omnämnande är ett stycke tal, och pratsamma personer ger "
        "många."
    ),
    "n_columns": (
        "Läs kolumnvis. Kolumnerna är listor för sig och olika långa: det som står på samma rad hör inte ihop. Siffrorna säger hur många "
        "personer, i hur många samtal."
    ),
    "n_columns_quotations": "Läs kolumnvis. Kolumnerna är listor för sig och olika långa: det som står på samma rad hör inte ihop.",
    "n_framework": (
        "I varje ruta står vad som sägs, med enhetens id sist. Utan märke: koncentrat som en människa har bekräftat eller skrivit. "
        "(förslag): utdrag som programmet föreslår. Inom ”…”: början av citatet, där det inget koncentrat finns. Det viktigaste står först. Den som har mycket att visa får flera "
        "rader; läs dem kolumnvis."
    ),
    "n_grades": (
        "Efter Kvale och Brinkmanns betygsstudie: för varje kategori hur många personer som bekräftar, nekar eller inte säger något. Personer, "
        "inte omnämnanden, och summan är alla personer i samtalen. En person bekräftar när något hen säger är kodat så. Hen nekar bara när något är kodat "
        "med en kategori som i kodboken står som motsatsen (denies). En avvisad kodning är inget nekande, och att inte ha sagt något är "
        "inte att neka: kanske blev frågan aldrig ställd."
    ),
    "n_grades_none": "Ingen kategori i kodboken står som motsats till en annan (denies), så nekanden kan inte räknas.",
    "n_grades_read": "Nekande ordalag räknas inte: i de enheterna står kategorins ord nekade. Läs dem och avgör.",
    "n_condensations": "Ett koncentrat är en människas, om det inte står som förslag i kolumnen Status; ett förslag är ett utdrag ur det sagda.",
    "n_coverage": (
        "Samtalen i tidsordning. Med en kodbok som ligger fast visar tabellen täckning, inte mättnad: att inga nya kategorier kommer till kan "
        "bero på att kodboken inte har fler (jfr Saunders m.fl. 2018)."
    ),
    "n_questions": (
        "Hur många gånger intervjuaren ställer frågan. En fråga känns igen när de flesta av dess innehållsord finns i det som sägs; 0 betyder att den "
        "inte känns igen, kanske för att den ställdes med andra ord."
    ),
    "n_speaking": "Andelar av deltagarnas ord; intervjuaren är inte med i dem. Jämn andel är vad var och en skulle ha om alla sa lika mycket.",
    "n_waves": (
        "Antal personer. Att något inte nämns i en omgång behöver inte betyda att det är borta: frågorna och deltagarna kan vara andra. "
        "Jämför med hur många personer och samtal omgången har: {waves}."
    ),
    "n_undated": "Omgångarna saknar datum och står i bokstavsordning.",
    "n_material": (
        "Personer: så många som study.yaml anger, annars så många som talar. Ord: deltagarnas. Minuter: sista tidsangivelsen i transkriptionen, där det "
        "finns en."
    ),
    "n_coders": "K1, K2 …: kodarna i bokstavsordning. Program: förslag som ingen har granskat.",
    "n_left_out": "{n} rader är utelämnade, eftersom färre än {k} personer talar i deras ruta.",
    "n_identity": "Tabellen visar enskilda personer eller samtal. Lämna den inte ut utanför projektet.",
    # short names
    "s_about": "Om tabellerna",
    "s_material": "Materialet",
    "s_summary": "Sammanfattning",
    "s_theme_cases": "Teman",
    "s_code_cases": "Kategorier",
    "s_framework": "Ramverk",
    "s_framework_interviews": "Ramverk per samtal",
    "s_theme_quotations": "Citat per tema",
    "s_quotations": "Citat",
    "s_condensations": "Meningskoncentrering",
    "s_grades": "Bekräftar och nekar",
    "s_waves": "Omgångar",
    "s_counts_cases": "Antal",
    "s_counts_interviews": "Antal per samtal",
    "s_counts_speakers": "Antal per talare",
    "s_presence_cases": "Förekomst",
    "s_presence_interviews": "Förekomst per samtal",
    "s_presence_speakers": "Förekomst per talare",
    "s_coverage": "Täckning",
    "s_questions": "Frågor",
    "s_speaking": "Taltid",
    "s_trail": "Källor",
}

ENGLISH: Mapping[str, str] = {
    "theme": "Theme",
    "code": "Code",
    "case": "Case",
    "wave": "Wave",
    "kind": "Kind",
    "interview": "Conversation",
    "date": "Date",
    "unit": "Unit",
    "turn": "Turn",
    "time": "Time",
    "speaker": "Speaker",
    "role": "Role",
    "question": "Question",
    "quotation": "Quotation",
    "meaning_unit": "Meaning unit",
    "words": "Words",
    "condensation": "Condensation",
    "favourite": "Favourite",
    "memo": "Memo",
    "other_themes": "Other themes",
    "coder": "Coder",
    "status": "Status",
    "score": "Strength",
    "note": "Note",
    "file": "File",
    "start": "From character",
    "end": "To character",
    "verbatim": "Verbatim",
    "evidence": "Reasons",
    "coded_with": "Codebook",
    "text_fingerprint": "Fingerprint of the text",
    "people": "People",
    "of_people": "All people",
    "groups": "Focus groups",
    "of_groups": "All focus groups",
    "conversations": "Conversations",
    "of_conversations": "All conversations",
    "mentions": "Mentions",
    "turns": "Turns",
    "share_words": "Share of words",
    "even_share": "Even share",
    "minutes": "Minutes",
    "units_coded": "Coded units",
    "codings": "Codings",
    "confirm": "Confirm",
    "deny": "Deny",
    "both": "Both",
    "silent": "Say nothing",
    "to_read": "Negated wording, to read",
    "codes": "Codes",
    "new_codes": "New codes",
    "codes_so_far": "Codes so far",
    "asked_in": "Asked in conversations",
    "change": "Change",
    "table": "Table",
    "rows": "Rows",
    "sheet": "Sheet",
    "contents": "Contents",
    "all": "All",
    "fewer": "fewer than {k} people",
    "hidden": "not shown",
    "goes_on": "{title} (cont.)",
    "slide_counts": "The figures say how many people, in how many conversations.",
    "slide_thin": "{n} codes are brought up by fewer than {k} people and are not shown.",
    "slide_thin_one": "One code is brought up by fewer than {k} people and is not shown.",
    "slide_none": "Nothing to show here.",
    "slide_file": "slides",
    "none": "none given",
    "no_code": "no code",
    "proposal": "proposal",
    "program": "program",
    "yes": "yes",
    "no": "no",
    "not_coded": "not coded",
    "participant": "participant",
    "interviewer": "interviewer",
    "unnamed": "unnamed in the text",
    "in_conversations": "{people} in {conversations}",
    "person_one": "{n} person",
    "person_many": "{n} people",
    "conversation_one": "{n} conversation",
    "conversation_many": "{n} conversations",
    "stayed": "stayed",
    "came": "new in {wave}",
    "went": "gone in {wave}",
    "back": "back in {wave}",
    "focus group": "focus group",
    "individual": "individual interview",
    "written": "written interview",
    "observation": "observation",
    "document": "document",
    "t_about": "About the tables",
    "t_material": "The material",
    "t_summary": "Summary: the codes of every theme",
    "t_theme_cases": "What is said where: themes",
    "t_code_cases": "What is said where: codes",
    "t_framework": "Framework matrix",
    "t_framework_interviews": "Framework matrix, conversation by conversation",
    "t_theme_quotations": "Quotations under every theme",
    "t_quotations": "Quotations",
    "t_condensations": "Meaning condensation",
    "t_grades": "Confirm, deny or say nothing",
    "t_waves": "What stayed, went and came between the waves",
    "t_counts_cases": "People and mentions",
    "t_counts_interviews": "People and mentions in every conversation",
    "t_counts_speakers": "Mentions by every speaker",
    "t_presence_cases": "What is there (1) and not (0)",
    "t_presence_interviews": "What is there (1) and not (0) in every conversation",
    "t_presence_speakers": "What every speaker brings up (1) and not (0)",
    "t_coverage": "Coverage: themes and codes, conversation by conversation",
    "t_questions": "Coverage: the questions of the interview guide",
    "t_speaking": "Who speaks in the focus groups",
    "t_trail": "From quotation to source",
    "n_decided": "Counted from codings that people have accepted or changed, in {n} of {all} conversations.",
    "n_proposals": "The program's proposals, which nobody has reviewed, in {n} of {all} conversations. They are no results yet.",
    "n_mixed": "Counted from all codings but rejected ones: {decided} are decided by people, {proposed} are proposals. In {n} of {all} conversations.",
    "n_not_read": "Not coded yet, and so left out: {names}.",
    "n_people": (
        "A person is counted once for each conversation: a label such as Participant 1 is somebody else in the next. Whoever takes part in two is "
        "counted twice. Read people, groups and conversations before mentions: a mention is a stretch of talk, and talkative people give many."
    ),
    "n_columns": (
        "Read column by column. The columns are lists of their own and of unequal length: what stands in one row does not belong together. The "
        "figures say how many people, in how many conversations."
    ),
    "n_columns_quotations": (
        "Read column by column. The columns are lists of their own and of unequal length: what stands in one row does not belong together."
    ),
    "n_framework": (
        "Every cell holds what is said, with the unit's id at its end. Without a mark: condensations that a person has confirmed or written. "
        "(proposal): an extract that the program proposes. Within “…”: the beginning of the quotation, where there is no condensation. What matters most comes first. Where there is much there are several "
        "rows; read them column by column."
    ),
    "n_grades": (
        "After Kvale and Brinkmann's grades study: for every code how many people confirm it, deny it or say nothing. People, not mentions, and they "
        "add up to all people in the conversations. A person confirms when something they say is coded so. They deny only when something is coded with "
        "a code that the codebook gives as the opposite (denies). A rejected coding is no denial, and saying nothing is not "
        "denying: perhaps the question was never asked."
    ),
    "n_grades_none": "No code of the codebook is given as the opposite of another (denies), so denials cannot be counted.",
    "n_grades_read": "Negated wording is not counted: in these units the code's words are negated. Read them and decide.",
    "n_condensations": "A condensation is a person's unless the column Status calls it a proposal; a proposal is an extract of what was said.",
    "n_coverage": (
        "Conversations in order of time. With a codebook that is fixed the table shows coverage, not saturation: that no new codes come may mean "
        "only that the codebook has no more (cf. Saunders et al. 2018)."
    ),
    "n_questions": (
        "How many times the interviewer asks the question. A question is recognised when most of its content words stand in what is said; 0 means that "
        "it is not recognised, perhaps since it was asked in other words."
    ),
    "n_speaking": "Shares of the participants' words, the interviewer left out. The even share is what each would have if all said as much.",
    "n_waves": (
        "Numbers of people. That something is not mentioned in a wave need not mean that it is gone: the questions and the participants may be others. "
        "Compare how many people and conversations each wave has: {waves}."
    ),
    "n_undated": "The waves have no dates and stand in alphabetical order.",
    "n_material": (
        "People: as many as study.yaml gives, else as many as speak. Words: the participants'. Minutes: the last time stamp of the transcript, where "
        "there is one."
    ),
    "n_coders": "K1, K2 …: the coders in alphabetical order. Program: proposals that nobody has reviewed.",
    "n_left_out": "{n} rows are left out, since fewer than {k} people speak in their cell.",
    "n_identity": "The table shows single people or conversations. Do not hand it on outside the project.",
    # short names
    "s_about": "About",
    "s_material": "Material",
    "s_summary": "Summary",
    "s_theme_cases": "Themes",
    "s_code_cases": "Codes",
    "s_framework": "Framework",
    "s_framework_interviews": "Framework by conversation",
    "s_theme_quotations": "Quotations by theme",
    "s_quotations": "Quotations",
    "s_condensations": "Condensation",
    "s_grades": "Confirm and deny",
    "s_waves": "Waves",
    "s_counts_cases": "Counts",
    "s_counts_interviews": "Counts by conversation",
    "s_counts_speakers": "Counts by speaker",
    "s_presence_cases": "Presence",
    "s_presence_interviews": "Presence by conversation",
    "s_presence_speakers": "Presence by speaker",
    "s_coverage": "Coverage",
    "s_questions": "Questions",
    "s_speaking": "Speaking",
    "s_trail": "Sources",
}


def table_words(language: str) -> Mapping[str, str]:
    """The words of a language; Swedish unless it is English."""
    return ENGLISH if language.startswith("en") else SWEDISH
