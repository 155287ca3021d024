"""The words of the account of methods, in the codebook's language, and the items of COREQ and SRQR."""

from collections.abc import Mapping

SWEDISH: Mapping[str, str] = {
    "title": "Metod och tillförlitlighet",
    "lead": "Det som programmet vet står här. Det som bara en människa vet är tomt, för att fyllas i.",
    "material": "Materialet",
    "material_said": "Materialet består av {kinds}{cases}{period}: {people} personer och {words} ord av deltagarna.",
    "in_cases": " i {cases}",
    "between": ", från {first} till {last}",
    "on": ", {first}",
    "minutes_said": "Längden är känd för {n} av samtalen: tillsammans {total} minuter, mellan {low} och {high} minuter vardera (median {median}).",
    "minutes_all": "Samtalen tog tillsammans {total} minuter, mellan {low} och {high} minuter vardera (median {median}).",
    "minutes_one": "Längden är känd för ett av samtalen: {total} minuter.",
    "no_minutes": "Transkriptionerna har varken tidsangivelser eller någon rad om längden (duration: 0:45:00 överst), så hur länge samtalen tog vet programmet inte.",
    "not_read": "Inte med i det som räknas: {names}.",
    "coding": "Kodningen",
    "orientation": (
        "Kodningen är meningskodning och kategorisering med en kodbok som fanns före kodningen, och meningskoncentrering där en människa har "
        "bekräftat eller skrivit koncentrat (Kvale & Brinkmann 2009). Texten är indelad i meningsenheter, aldrig över två talare."
    ),
    "book_said": "Kodboken är ”{title}”{version} med {themes} teman och {codes} kategorier (fingeravtryck {fingerprint}).",
    "version": ", version {version},",
    "nobody": "Ingen människa har avgjort något än: allt är programmets förslag, och inget av det är resultat.",
    "one_coder": "En person har kodat.",
    "coders": "{n} personer har kodat.",
    "settled": "Det som räknas är den sammanslagna kodningen.",
    "still_open": "Av de sammanslagna samtalens enheter är {n} ännu inte avgjorda; av dem räknas bara de teman som alla gav.",
    "still_open_one": "Av de sammanslagna samtalens enheter är en ännu inte avgjord; av den räknas bara de teman som alla gav.",
    "program_said": "Programmet tfbb {version} föreslog teman{voices}; förslagen är inga kodningar förrän en människa har godkänt dem.",
    "voices": " ({voices})",
    "voice_both": "kodbokens regler och den lärda rösten tillsammans",
    "voice_study": "en röst som lärt av studiens egna beslut",
    "voice_learned": "den lärda rösten",
    "voice_rules": "kodbokens regler",
    "dates_said": "Studiens logg går från {first} till {last}.",
    "date_said": "Allt i studiens logg är från {first}.",
    "no_log": "Studien har ingen logg, så datum och versioner vet programmet inte.",
    "decisions": "Vad som hände med förslagen",
    "decisions_note": (
        "Förslag: programmets, en enhet och ett tema. Godkända, ändrade och avvisade är människors beslut om dem, tillagda sådant som inget "
        "förslag fanns till. Har flera kodat räknas vars och ens beslut. Resten är inte avgjort."
    ),
    "agreement": "Överensstämmelse",
    "agreement_said": (
        "{coders} har kodat {units} enheter i {interviews} samtal var för sig. κ (Cohen 1960) och α (Krippendorff 2019) säger hur långt över slumpen de stämmer; "
        "intervallen är 95 procent. Läs dem tillsammans: är ett tema ovanligt faller κ och α fast nästan allt bedöms lika "
        "(Feinstein & Cicchetti 1990)."
    ),
    "left_out": "Ytterligare en person har kodat {n} enheter, för få i samma samtal för att jämföras, och är inte med i tabellen.",
    "left_out_one": "Ytterligare en person har kodat 1 enhet, för få för att jämföras, och är inte med i tabellen.",
    "agreement_few": "För få enheter för koefficienter: {n}.",
    "agreement_none": "Färre än två människor har kodat minst tio enheter i samma samtal, så överensstämmelse mellan kodare kan inte räknas.",
    "agreement_steered": (
        "De har avgjort om samma förslag av programmet. Den som ser samma förslag dras åt det: överensstämmelsen är högre än mellan "
        "människor som kodar från ett tomt blad."
    ),
    "book": "Kodboken",
    "book_changes": "Vad som har ändrats i kodboken",
    "changes_said": "Jämfört med {before} har {n} saker ändrats.",
    "change_said": "Jämfört med {before} har en sak ändrats.",
    "no_changes": "Jämfört med {before} är inget ändrat.",
    "shipped": "den kodbok som följer med programmet",
    "versions_said": "Enligt loggen har {n} versioner av kodboken använts.",
    "version_said": "Enligt loggen har en och samma version av kodboken använts hela tiden.",
    "log": "Vad som har gjorts, enligt loggen",
    "coreq": "COREQ",
    "coreq_said": "Tong, Sainsbury och Craig (2007), 32 punkter. Tomma rutor kan bara en människa fylla.",
    "srqr": "SRQR",
    "srqr_said": "O'Brien m.fl. (2014), 21 punkter. Tomma rutor kan bara en människa fylla.",
    "references": "Källor",
    "n": "Nr",
    "area": "Område",
    "item": "Punkt",
    "done": "Vad som är gjort",
    "page": "Sida",
    "kind": "Slag",
    "interviews": "Samtal",
    "people": "Personer",
    "words": "Ord",
    "minutes": "Minuter",
    "theme": "Tema",
    "code": "Kategori",
    "proposed": "Förslag",
    "accepted": "Godkända",
    "changed": "Ändrade",
    "rejected": "Avvisade",
    "added": "Tillagda",
    "left": "Inte avgjorda",
    "units": "Enheter",
    "by_all": "Av alla",
    "by_any": "Av någon",
    "percent": "Lika",
    "kappa": "κ",
    "alpha": "α",
    "any": "Något tema alls",
    "together": "Alla teman ihop",
    "definition": "Definition",
    "include": "Ta med",
    "exclude": "Ta inte med",
    "where": "Var",
    "what": "Vad",
    "theme_code": "Tema, kategori",
    "indicators": "{n} indikatorer",
    "before": "Före",
    "after": "Efter",
    "fingerprint": "Kodbokens fingeravtryck",
    "first": "Första gången",
    "last": "Senaste gången",
    "command": "Kommando",
    "times": "Gånger",
    "program_version": "Version av tfbb",
    "added_kind": "tillagt",
    "removed_kind": "borttaget",
    "changed_kind": "ändrat",
    "focus group": "en fokusgrupp|{n} fokusgrupper",
    "individual": "en enskild intervju|{n} enskilda intervjuer",
    "written": "en skriftlig intervju|{n} skriftliga intervjuer",
    "observation": "en observation|{n} observationer",
    "document": "ett dokument|{n} dokument",
    "": "ett samtal|{n} samtal",
    "and": "och",
    # what the program can say of the items
    "a_orientation": "Meningskodning, kategorisering och meningskoncentrering efter Kvale & Brinkmann (2009), med kodboken {book}.",
    "a_size": "{people} personer i {interviews} samtal.",
    "a_sample": "{kinds}{cases}. Se tabellen över materialet.",
    "a_guide": "{n} frågor; {asked} av dem känns igen i minst ett samtal. Se tabellen över frågorna (tfbb themes questions).",
    "a_repeat": "Materialet har {n} omgångar: {waves}. Om samma personer var med vet bara ni.",
    "no_new": "inga",
    "a_coverage": (
        "Kodboken låg fast, så programmet visar täckning, inte mättnad: {used} av {all} kategorier är använda, och de två sista samtalen "
        "gav {new} nya."
    ),
    "a_coverage_undated": (
        "Kodboken låg fast, så programmet visar täckning, inte mättnad: {used} av {all} kategorier är använda. Vad de sista samtalen gav går "
        "inte att säga, eftersom alla inte har ett datum."
    ),
    "a_coder": "En person. Programmet föreslog; dess röster räknas inte som kodare.",
    "a_coders": "{n} personer. Programmet föreslog; dess röster räknas inte som kodare.",
    "a_tree": "{themes} teman och {codes} kategorier med definitioner; se kodboken ovan.",
    "a_derived": "Bestämda i förväg, i kodboken. {changes}",
    "a_software": "tfbb {versions}.",
    "a_checking": "Deltagarnas kommentarer är samlade: {n} kommentarer, varav {changed} ledde till ändringar.",
    "a_quotations": "Varje citat har samtalets och enhetens id; bilagan {trail} leder från vart och ett till källan.",
    "a_major": "{n} teman: {names}.",
    "a_minor": "Kategorier som färre än {k} personer tar upp: {names}.",
    "a_minor_none": "Ingen kategori tas upp av färre än {k} personer.",
    "a_period": "{kinds}{period}.",
    "a_questions": "{questions}",
    "a_processing": (
        "Texterna är normaliserade och indelade i meningsenheter av programmet{ways}. Allt har skett på egen maskin. Kodningarna är "
        "knutna till ordens plats och till kodbokens fingeravtryck."
    ),
    "a_ways": "; i loggen finns {commands}",
    "a_analysis": "Programmet föreslog och människor avgjorde. Godkända: {accepted}. Ändrade: {changed}. Avvisade: {rejected}. Tillagda: {added}.",
    "a_analysis_none": "Bara programmets förslag än; ingen människa har avgjort något.",
    "a_trust": "{agreement} Spår från citat till källa: {trail}. {checking}",
    "a_trust_agreement": "{coders} kodare, {units} enheter kodade av flera; se tabellen över överensstämmelse.",
    "a_trust_one": "En kodare.",
    "a_links": "{n} kodningar av {units} enheter bär resultaten; favoriter bland enheterna: {quoted}.",
    "changes_some": "{n} ändringar jämfört med {before}.",
    "changes_none": "Inget är ändrat jämfört med {before}.",
}

ENGLISH: Mapping[str, str] = {
    "title": "Methods and trustworthiness",
    "lead": "What the program knows stands here. What only a person knows is left empty, to be filled in.",
    "material": "The material",
    "material_said": "The material consists of {kinds}{cases}{period}: {people} people and {words} words by participants.",
    "in_cases": " in {cases}",
    "between": ", from {first} to {last}",
    "on": ", {first}",
    "minutes_said": "The length of {n} of the conversations is known: {total} minutes together, between {low} and {high} each (median {median}).",
    "minutes_all": "The conversations took {total} minutes together, between {low} and {high} each (median {median}).",
    "minutes_one": "The length of one of the conversations is known: {total} minutes.",
    "no_minutes": "The transcripts have neither time stamps nor a line on their length (duration: 0:45:00 at the top), so the program does not know how long the conversations took.",
    "not_read": "Not among what counts: {names}.",
    "coding": "The coding",
    "orientation": (
        "The coding is meaning coding and categorisation with a codebook that was there before, and meaning condensation where a person has "
        "confirmed or written condensations (Kvale & Brinkmann 2009). The text is cut into meaning units, never across speakers."
    ),
    "book_said": "The codebook is “{title}”{version} with {themes} themes and {codes} codes (fingerprint {fingerprint}).",
    "version": ", version {version},",
    "nobody": "No person has decided anything yet: all are the program's proposals, and none of it is a result.",
    "one_coder": "One person has coded.",
    "coders": "{n} people have coded.",
    "settled": "What counts is the merged coding.",
    "still_open": "Of the units of the merged conversations {n} are still open; of these only themes that all gave count.",
    "still_open_one": "Of the units of the merged conversations one is still open; of it only themes that all gave count.",
    "program_said": "The program tfbb {version} proposed themes{voices}; proposals are no codings until a person has accepted them.",
    "voices": " ({voices})",
    "voice_both": "the codebook's rules and the learned voice together",
    "voice_study": "a voice that learned from the study's own decisions",
    "voice_learned": "the learned voice",
    "voice_rules": "the codebook's rules",
    "dates_said": "The study's log goes from {first} to {last}.",
    "date_said": "Everything in the study's log is from {first}.",
    "no_log": "The study has no log, so the program does not know dates and versions.",
    "decisions": "What became of the proposals",
    "decisions_note": (
        "Proposals: the program's, a unit and a theme each. Accepted, changed and rejected are people's decisions about them, added what there was no "
        "proposal for. Where several have coded everybody's decisions count. The rest is undecided."
    ),
    "agreement": "Agreement",
    "agreement_said": (
        "{coders} have coded {units} units in {interviews} conversations, each by themselves. κ (Cohen 1960) and α (Krippendorff 2019) tell how far above chance they agree; "
        "intervals are 95 per cent. Read them together: where a theme is rare κ and α fall though nearly everything is judged alike "
        "(Feinstein & Cicchetti 1990)."
    ),
    "left_out": "One more person has coded {n} units, too few in the same conversations to be compared, and is not in the table.",
    "left_out_one": "One more person has coded 1 unit, too few to be compared, and is not in the table.",
    "agreement_few": "Too few units for coefficients: {n}.",
    "agreement_none": "Fewer than two people have coded at least ten units in the same conversations, so agreement between coders cannot be reckoned.",
    "agreement_steered": (
        "They decided about the same proposals of the program. Whoever sees the same proposal is drawn to it: agreement is higher than between "
        "people who code from an empty sheet."
    ),
    "book": "The codebook",
    "book_changes": "What has changed in the codebook",
    "changes_said": "Compared with {before} {n} things have changed.",
    "change_said": "Compared with {before} one thing has changed.",
    "no_changes": "Compared with {before} nothing has changed.",
    "shipped": "the codebook that comes with the program",
    "versions_said": "By the log {n} versions of the codebook have been used.",
    "version_said": "By the log one and the same version of the codebook has been used all the time.",
    "log": "What has been done, by the log",
    "coreq": "COREQ",
    "coreq_said": "Tong, Sainsbury and Craig (2007), 32 items. Empty cells only a person can fill.",
    "srqr": "SRQR",
    "srqr_said": "O'Brien et al. (2014), 21 items. Empty cells only a person can fill.",
    "references": "References",
    "n": "No.",
    "area": "Domain",
    "item": "Item",
    "done": "What was done",
    "page": "Page",
    "kind": "Kind",
    "interviews": "Conversations",
    "people": "People",
    "words": "Words",
    "minutes": "Minutes",
    "theme": "Theme",
    "code": "Code",
    "proposed": "Proposed",
    "accepted": "Accepted",
    "changed": "Changed",
    "rejected": "Rejected",
    "added": "Added",
    "left": "Undecided",
    "units": "Units",
    "by_all": "By all",
    "by_any": "By any",
    "percent": "Alike",
    "kappa": "κ",
    "alpha": "α",
    "any": "Any theme at all",
    "together": "All themes together",
    "definition": "Definition",
    "include": "Include",
    "exclude": "Exclude",
    "where": "Where",
    "what": "What",
    "theme_code": "Theme, code",
    "indicators": "{n} indicators",
    "before": "Before",
    "after": "After",
    "fingerprint": "The codebook's fingerprint",
    "first": "First time",
    "last": "Last time",
    "command": "Command",
    "times": "Times",
    "program_version": "Version of tfbb",
    "added_kind": "added",
    "removed_kind": "removed",
    "changed_kind": "changed",
    "focus group": "one focus group|{n} focus groups",
    "individual": "one individual interview|{n} individual interviews",
    "written": "one written interview|{n} written interviews",
    "observation": "one observation|{n} observations",
    "document": "one document|{n} documents",
    "": "one conversation|{n} conversations",
    "and": "and",
    "a_orientation": "Meaning coding, categorisation and meaning condensation after Kvale & Brinkmann (2009), with the codebook {book}.",
    "a_size": "{people} people in {interviews} conversations.",
    "a_sample": "{kinds}{cases}. See the table of the material.",
    "a_guide": "{n} questions; {asked} of them are recognised in at least one conversation. See the table of questions (tfbb themes questions).",
    "a_repeat": "The material has {n} waves: {waves}. Whether the same people took part only you know.",
    "no_new": "no",
    "a_coverage": (
        "The codebook was fixed, so the program shows coverage, not saturation: {used} of {all} codes are in use, and the last {last} conversations "
        "gave {new} new ones."
    ),
    "a_coverage_undated": (
        "The codebook was fixed, so the program shows coverage, not saturation: {used} of {all} codes are in use. What the last conversations "
        "brought cannot be said, since not all have a date."
    ),
    "a_coder": "One person. The program proposed; its voices do not count as coders.",
    "a_coders": "{n} people. The program proposed; its voices do not count as coders.",
    "a_tree": "{themes} themes and {codes} codes with definitions; see the codebook above.",
    "a_derived": "Fixed in advance, in the codebook. {changes}",
    "a_software": "tfbb {versions}.",
    "a_checking": "The participants' comments are gathered: {n} comments, {changed} of which led to changes.",
    "a_quotations": "Every quotation has the ids of its conversation and unit; the appendix {trail} leads from each to its source.",
    "a_major": "{n} themes: {names}.",
    "a_minor": "Codes of which fewer than {k} people speak: {names}.",
    "a_minor_none": "There is no code of which fewer than {k} people speak.",
    "a_period": "{kinds}{period}.",
    "a_questions": "{questions}",
    "a_processing": (
        "The texts are normalised and cut into meaning units by the program{ways}. All of it took place on one's own machine. Codings are bound to the "
        "place of the words and to the codebook's fingerprint."
    ),
    "a_ways": "; the log has {commands}",
    "a_analysis": "The program proposed and people decided: {accepted} accepted, {changed} changed, {rejected} rejected, {added} added.",
    "a_analysis_none": "Only the program's proposals so far; no person has decided anything.",
    "a_trust": "{agreement} Trail from quotation to source: {trail}. {checking}",
    "a_trust_agreement": "{coders} coders, {units} units coded by several; see the table of agreement.",
    "a_trust_one": "One coder.",
    "a_links": "{n} codings of {units} units carry the results; favourites among the units: {quoted}.",
    "changes_some": "{n} changes compared with {before}.",
    "changes_none": "Nothing has changed compared with {before}.",
}

COREQ: tuple[tuple[str, str, str], ...] = (
    ("Personal characteristics", "Interviewer or facilitator", "Intervjuare eller samtalsledare"),
    ("Personal characteristics", "Credentials", "Meriter"),
    ("Personal characteristics", "Occupation", "Yrke vid tiden för studien"),
    ("Personal characteristics", "Gender", "Kön"),
    ("Personal characteristics", "Experience and training", "Erfarenhet och utbildning"),
    ("Relationship with participants", "Relationship established", "Relation före studien"),
    ("Relationship with participants", "Participant knowledge of the interviewer", "Vad deltagarna visste om intervjuaren"),
    ("Relationship with participants", "Interviewer characteristics", "Intervjuarens utgångspunkter och intressen"),
    ("Theoretical framework", "Methodological orientation and theory", "Metodologisk inriktning och teori"),
    ("Participant selection", "Sampling", "Urval"),
    ("Participant selection", "Method of approach", "Hur deltagarna kontaktades"),
    ("Participant selection", "Sample size", "Antal deltagare"),
    ("Participant selection", "Non-participation", "De som avböjde eller hoppade av"),
    ("Setting", "Setting of data collection", "Plats för datainsamlingen"),
    ("Setting", "Presence of non-participants", "Andra närvarande"),
    ("Setting", "Description of sample", "Beskrivning av urvalet"),
    ("Data collection", "Interview guide", "Intervjuguide"),
    ("Data collection", "Repeat interviews", "Upprepade intervjuer"),
    ("Data collection", "Audio or visual recording", "Ljud- eller bildinspelning"),
    ("Data collection", "Field notes", "Fältanteckningar"),
    ("Data collection", "Duration", "Längd"),
    ("Data collection", "Data saturation", "Mättnad"),
    ("Data collection", "Transcripts returned", "Transkriptioner återlämnade till deltagarna"),
    ("Data analysis", "Number of data coders", "Antal kodare"),
    ("Data analysis", "Description of the coding tree", "Beskrivning av kodträdet"),
    ("Data analysis", "Derivation of themes", "Hur temana kom till"),
    ("Data analysis", "Software", "Programvara"),
    ("Data analysis", "Participant checking", "Deltagarnas synpunkter på resultaten"),
    ("Reporting", "Quotations presented", "Citat, med vem som säger dem"),
    ("Reporting", "Data and findings consistent", "Resultat och data stämmer med varandra"),
    ("Reporting", "Clarity of major themes", "Huvudteman framgår tydligt"),
    ("Reporting", "Clarity of minor themes", "Avvikande fall och mindre teman"),
)
"""The 32 items of Tong, Sainsbury & Craig (2007), *International Journal for Quality in Health Care* 19(6): domain, item, på svenska."""

SRQR: tuple[tuple[str, str, str], ...] = (
    ("Title and abstract", "Title", "Titel"),
    ("Title and abstract", "Abstract", "Sammanfattning"),
    ("Introduction", "Problem formulation", "Problemformulering"),
    ("Introduction", "Purpose or research question", "Syfte eller forskningsfrågor"),
    ("Methods", "Qualitative approach and research paradigm", "Kvalitativ ansats och paradigm"),
    ("Methods", "Researcher characteristics and reflexivity", "Forskarnas egenskaper och reflexivitet"),
    ("Methods", "Context", "Sammanhang"),
    ("Methods", "Sampling strategy", "Urvalsstrategi"),
    ("Methods", "Ethical issues pertaining to human subjects", "Etik"),
    ("Methods", "Data collection methods", "Metoder för datainsamling"),
    ("Methods", "Data collection instruments and technologies", "Instrument och teknik för datainsamling"),
    ("Methods", "Units of study", "Studieenheter"),
    ("Methods", "Data processing", "Bearbetning av data"),
    ("Methods", "Data analysis", "Dataanalys"),
    ("Methods", "Techniques to enhance trustworthiness", "Åtgärder för tillförlitlighet"),
    ("Results", "Synthesis and interpretation", "Syntes och tolkning"),
    ("Results", "Links to empirical data", "Koppling till empiriska data"),
    (
        "Discussion",
        "Integration with prior work, implications, transferability and contribution",
        "Tidigare forskning, innebörd, överförbarhet och bidrag",
    ),
    ("Discussion", "Limitations", "Begränsningar"),
    ("Other", "Conflicts of interest", "Intressekonflikter"),
    ("Other", "Funding", "Finansiering"),
)
"""The 21 items of O'Brien et al. (2014), *Academic Medicine* 89(9): domain, item, på svenska."""

AREAS: Mapping[str, str] = {
    "Personal characteristics": "Forskarna",
    "Relationship with participants": "Relationen till deltagarna",
    "Theoretical framework": "Teoretisk ram",
    "Participant selection": "Urval",
    "Setting": "Plats och sammanhang",
    "Data collection": "Datainsamling",
    "Data analysis": "Dataanalys",
    "Reporting": "Redovisning",
    "Title and abstract": "Titel och sammanfattning",
    "Introduction": "Inledning",
    "Methods": "Metod",
    "Results": "Resultat",
    "Discussion": "Diskussion",
    "Other": "Övrigt",
}
"""The domains in Swedish."""

REFERENCES = (
    "Cohen, J. (1960). A coefficient of agreement for nominal scales. Educational and Psychological Measurement, 20(1), 37–46.",
    (
        "Feinstein, A. R., & Cicchetti, D. V. (1990). High agreement but low kappa: I. The problems of two paradoxes. Journal of Clinical "
        "Epidemiology, 43(6), 543–549."
    ),
    "Krippendorff, K. (2019). Content analysis: An introduction to its methodology (4th ed.). SAGE.",
    "Kvale, S., & Brinkmann, S. (2009). InterViews: Learning the craft of qualitative research interviewing (2nd ed.). SAGE.",
    (
        "O'Brien, B. C., Harris, I. B., Beckman, T. J., Reed, D. A., & Cook, D. A. (2014). Standards for reporting qualitative research: A "
        "synthesis of recommendations. Academic Medicine, 89(9), 1245–1251."
    ),
    (
        "Saunders, B., Sim, J., Kingstone, T., Baker, S., Waterfield, J., Bartlam, B., Burroughs, H., & Jinks, C. (2018). Saturation in "
        "qualitative research: Exploring its conceptualization and operationalization. Quality & Quantity, 52(4), 1893–1907."
    ),
    (
        "Tong, A., Sainsbury, P., & Craig, J. (2007). Consolidated criteria for reporting qualitative research (COREQ): A 32-item checklist "
        "for interviews and focus groups. International Journal for Quality in Health Care, 19(6), 349–357."
    ),
)
"""What the account refers to (APA 7); the gate knows every line, word for word, as the program's own."""


def method_words(language: str) -> Mapping[str, str]:
    """The words of a language; Swedish unless it is English."""
    return ENGLISH if language.startswith("en") else SWEDISH
