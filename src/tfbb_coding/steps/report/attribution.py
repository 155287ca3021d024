"""Whose words a quotation is said to be: a participant's, a document's, or nobody's (a title, a term, irony)."""

import re
from collections.abc import Sequence
from enum import StrEnum


class Attribution(StrEnum):
    """Whose words they are. ``document`` has a source given, ``written`` only sounds like one."""

    PARTICIPANT = "participant"
    DOCUMENT = "document"
    WRITTEN = "written"
    TERM = "term"
    UNCLEAR = "unclear"


_PEOPLE = (
    r"\w*deltagar\w*|intervjuperson\w*|\w*informant\w*|respondent\w*|intervjuad\w*|\w*ledar(?:e|en|na|es|ens)\b|medarbetar\w*|\w*lärar(?:e|en|na|es|ens)\b|"
    r"\w*pedagog(?:en|er|erna|ens)?\b|\w*kurator\w*|\w*rektor\w*|\w*chef(?:en|er|erna|ens)?\b|föräldr\w*|förälder\w*|elev(?:en|er|erna)\b|ungdom\w*|"
    r"personalen|socialsekreterar\w*|handläggar\w*|\w*sköterska\w*|\w*psykolog\w*|\w*samordnar\w*|personen|en person|två personer|en av dem\b|en av dom\b|"
    r"ytterligare en|en annan|någon(?: annan)?\b|flera av dem|fokusgrupp\w*|\w*gruppen|röst(?:en|er)?\b|\w*mentor\w*|\w*koordinator\w*|\w*fältare\w*|"
    r"\w*arbetaren?\b|\w*arbetarna\b|\bhon\b|\bhan\b|\bhen\b|personal\b|tjänstem[aä]n\w*|politiker\w*|kolleg\w*|\bIP\s?\d*\b|intervju(?:n|er|erna|svar\w*)?\b"
)
PEOPLE = re.compile(rf"\b(?:{_PEOPLE})", re.IGNORECASE)
SPEECH = re.compile(
    r"\b(?:säg(?:er|a|s)|sa|sade|sagt|berätta(?:r|de|t)?|beskriv(?:er|s)?|beskrev|uttryck(?:er|te|t|s|a)|mena(?:r|de)|förklara(?:r|de)|framh(?:åller|öll)|"
    r"lyf(?:ter|te|t)|påpeka(?:r|de)|konstatera(?:r|de)|formulera(?:r|de|s)|sammanfatta(?:r|de)|svara(?:r|de)|tillägger|lägger till|minns|tyck(?:er|te)|"
    r"reflektera(?:r|de)|resonera(?:r|de)|understry(?:ker|kte)|betona(?:r|de)|utveckla(?:r|de)|citat(?:et)?|med (?:\w+ ){1,3}ord|kalla(?:r|de)|likna(?:r|de)|tala(?:r|de)|"
    r"nämn(?:er|de)|undra(?:r|de)|fråga(?:r|de)|beklaga(?:r|de)|upplev(?:er|de)|känn(?:er|de)|illustrera(?:r|s)|exemplifiera(?:r|s)|ord(?:en|alag)?\b|"
    r"fyller i|invänder|suckar|skrattar|hävda(?:r|de)|anser|ansåg|vittna(?:r|de)|återge(?:r|s)|summera(?:r|de)|skriv(?:er)?|skrev)\b",
    re.IGNORECASE,
)
_DOCUMENT = re.compile(
    r"\b(?:\w*ansökan\w*|ansökning\w*|\w*plan(?:en|ens|erna)\b|\w*dokument(?:et|en|ets)?\b|\w*lag(?:en|ens|texten)\b|\w*lagen\b|\w*rapport(?:en|ens|er)?\b|\w*utredning(?:en|ens)?\b|"
    r"proposition\w*|\w*protokoll\w*|\w*brev(?:et|ets)?\b|broschyr\w*|hemsid\w*|webbplats\w*|webbsid\w*|\w*avtal(?:et|ets)?\b|\w*policy\w*|riktlinj\w*|direktiv\w*|"
    r"artikel\w*|\bbok(?:en)?\b|förordning\w*|\w*konvention\w*|\w*beskrivning(?:en|ens)\b|handbok\w*|vägledning\w*|\w*beslut(?:et)\b|skrivelse\w*|§|"
    r"tidning\w*|utlysning\w*|\w*program(?:met)\b|\w*strategi(?:n|ns)?\b|kursplan\w*|myndighet\w*|\w*verket\b|\w*styrelsen\b|\w*mejl(?:et)?\b)",
    re.IGNORECASE,
)
_WRITTEN = re.compile(
    r"\b(?:står(?: det| att)?|heter det|anges|framgår|slår fast|slås fast|definiera(?:r|s|des)|enligt|skriver|lyder|formuleras|beskrivs)\b",
    re.IGNORECASE,
)
_TERM = re.compile(
    r"(?:\b(?:rubrik\w*|tit(?:el|eln|larna)|\w*tema(?:t|n)?|\w*kategori(?:n|er|erna)?|begrepp\w*|uttryck(?:et|en)?|ord(?:et|en)?|term(?:en|er)?|\w*fråg(?:a|an|or|orna)|"
    r"frågeställning\w*|\w*modell(?:en|er)?|\w*metod(?:en|er)?|\w*projekt(?:et)?|\w*program(?:met)?|\w*insats(?:en)?|\w*workshop\w*|\w*föreläsning\w*|\w*seminari\w*|"
    r"webbinari\w*|\w*bok(?:en)?|\w*rapport(?:en)?|\w*artikel(?:n)?|\w*film(?:en)?|\w*kurs(?:en)?|\w*utbildning(?:en)?|devis\w*|motto\w*|paroll\w*|slagord\w*|kallad\w?|kallas|kallar|kallat|"
    r"så kalla(?:t|d|de)|s\.k\.|namn(?:et)?|heter|benämn\w*|påstående\w*|kapitl?e[lt]\w*|avsnitt\w*|delmål\w*|målområde\w*|fält(?:et)?|kod(?:en|er)?|kolumn\w*|"
    r"ruta(?:n)?|figur(?:en)?|tabell(?:en)?|boken|sången|dikten|mappen|fliken|knappen|betecknas|rubricera\w*|underrubrik\w*|mål(?:et)?|vision(?:en)?|"
    r"konferens(?:en)?|dag(?:en)?|kampanj(?:en)?|spel(?:et)?|app(?:en)?|blankett(?:en)?|checklista(?:n)?|mall(?:en)?|tidskrift(?:en)?)"
    r"(?:\s+(?:är|var|som|om|på|med|lydde|lyder))?[\s:,(]*)$",
    re.IGNORECASE,
)
_YEAR = re.compile(r"\b(?:19|20)\d{2}[a-z]?\b")
_SOURCE_AFTER = re.compile(r"^[\s.,]*\((?P<source>[^()]{3,120})\)")
_AUTHOR_BEFORE = re.compile(
    r"\b[A-ZÅÄÖÉ][\w-]+(?:\s(?:och|&|m\.?\s?fl\.?|et al\.?)(?:\s[A-ZÅÄÖÉ][\w-]+)?)?s?\s\((?:19|20)\d{2}[^)]{0,40}\)"
)
_LAW = re.compile(r"\b(?:\d+\s?(?:kap\.|§)|SFS|SOU|prop\.|dir\.|s\.\s?\d+|sid?\.\s?\d+|u\.\s?å\.)", re.IGNORECASE)
_FIRST_PERSON = re.compile(
    r"\b(?:jag|vi|man|mig|mej|oss|min|mitt|mina|vår|vårt|våra|ju|liksom|alltså|dom|nån|nåt|sen|sån|såna)\b", re.IGNORECASE
)


def is_spoken(words: str) -> bool:
    """Whether it sounds like somebody talking of themselves.

    >>> is_spoken("Vi hann aldrig."), is_spoken("Skolans uppdrag")
    (True, False)
    """
    return _FIRST_PERSON.search(words) is not None


def has_source(text: str) -> bool:
    """Whether the words in brackets name a written source: a year, a page, a law; not an interview.

    >>> has_source("Skolverket, 2020, s. 12"), has_source("Deltagare 2, fokusgrupp 2025")
    (True, False)
    """
    return not PEOPLE.search(text) and bool(_YEAR.search(text) or _LAW.search(text))


def attribute(before: str, after: str, previous: str, people: Sequence[str] = ()) -> Attribution:
    """Whose words a quotation is said to be.

    ``before`` and ``after`` are the rest of its sentence, ``previous`` the sentence before, ``people`` the study's own words for those who
    take part. A written source right behind it decides; then who is said to speak; then the word right before the mark.
    """
    source = _SOURCE_AFTER.match(after)
    if source and has_source(source["source"]):
        return Attribution.DOCUMENT
    speaks = _speaks(f"{before} {after}", people)
    if source and PEOPLE.search(source["source"]):
        return Attribution.PARTICIPANT
    if _AUTHOR_BEFORE.search(before) or (_AUTHOR_BEFORE.search(after) and not speaks):
        return Attribution.DOCUMENT
    if _DOCUMENT.search(before) and _WRITTEN.search(before) and not _said_by_people(before, people):
        return Attribution.WRITTEN
    if _TERM.search(before) and not before.rstrip().endswith(":") and not _said_by_people(before, people):
        return Attribution.TERM
    if speaks:
        return Attribution.PARTICIPANT
    if _DOCUMENT.search(before) or (_WRITTEN.search(after) and _DOCUMENT.search(after)):
        return Attribution.WRITTEN
    if _TERM.search(before):
        return Attribution.TERM
    if not before.strip(" –-:") and _speaks(previous, people):
        return Attribution.PARTICIPANT
    return Attribution.UNCLEAR


def _speaks(text: str, people: Sequence[str]) -> bool:
    return bool(SPEECH.search(text)) and _names_people(text, people)


def _said_by_people(before: str, people: Sequence[str]) -> bool:
    """Whether the last thing before the mark is somebody who speaks: *säger en deltagare om planen:* and not *enligt planen*."""
    tail = before[-90:]
    return _speaks(tail, people)


def _names_people(text: str, people: Sequence[str]) -> bool:
    low = text.lower()
    return bool(PEOPLE.search(text)) or any(word.lower() in low for word in people)
