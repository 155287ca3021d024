"""What stands around the speech: titles, dates, lengths, "X started transcription", the transcriber's own lines."""

import re

from tfbb_coding.files.transcripts.labels import Shape, clean_label, shape_of
from tfbb_coding.files.transcripts.lines import SourceLine

_KEYS = (
    "datum|date|inspelningsdatum|intervjudatum|tid|time|tidpunkt|starttid|sluttid|klockslag|plats|place|location|ort|lokal|kommun|pilot|"
    "delprojekt|projekt|project|studie|study|delstudie|fall|case|våg|wave|omgång|intervju|interview|intervjunummer|intervjunr|intervju-?id|"
    "fokusgrupp|grupp|group|nr|nummer|id|fil|filnamn|file|filename|ljudfil|audio|inspelning|inspelad|recording|recorded|längd|"
    "inspelningslängd|duration|length|speltid|språk|language|version|transkriberad|transkriberat|transkribent|transkriberare|"
    "transkription|transkribering|transcriber|utskrift|utskriven|titel|title|rubrik|ämne|subject|tema|syfte|metod|anteckning|"
    "anteckningar|notes|kommentar|källa|source|kod|code|antal deltagare|antal|närvarande|frånvarande|roll|yrke|verksamhet|kön|ålder|"
    "status|sekretess|avidentifierad|pseudonymiserad|konventioner|teckenförklaring|förklaringar|typ|type|skapad|created|organisation|"
    "arbetsplats|enhet|"
    "från|from|skickat|sent|till|to|kopia|cc|bilagor|bifogat|attachments"  # a letter's head
)
_PEOPLE_KEYS = (
    "deltagare|deltagande|participants?|attendees|respondent|respondenter|informant|informanter|intervjuperson|intervjupersoner|"
    "intervjuad|intervjuade|intervjuare|interviewers?|moderator|moderatorer|samtalsledare|forskare|observatör|speakers?|talare|medverkande"
)
_BY = r"(?:\s+(?:av|by|den|med|nr|id))?"
KEY_VALUE = re.compile(rf"\s*(?P<key>(?:{_KEYS}){_BY})\s*:(?:\s+(?P<value>.*))?", re.IGNORECASE)
PEOPLE_VALUE = re.compile(rf"\s*(?P<key>{_PEOPLE_KEYS})\s*(?:\(\d+ ?(?:st)?\))?:\s+(?P<value>.*)", re.IGNORECASE)
ANY_VALUE = re.compile(r"\s*(?P<key>[^\W\d_][^:\t]{1,30}):\s+(?P<value>\S.*)")

_STAND_IN = r"[\[(<]{1,2}(?:datum|date|dag|day|månad|month|tidpunkt|tid|time)[ _-]?\w{0,3}[\])>]{1,2}(?:,? \d{4})?"
"""What pseudonymising leaves of a date: ``[datum 2]``, ``[datum 2] 2024``."""
_MONTH = (
    r"(?:(?:början|mitten|slutet) av )?(?:januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november|december|"
    r"january|february|march|may|june|july|august|october|våren|sommaren|hösten|vintern|spring|summer|autumn|winter) \d{4}"
)
_DAY = (
    rf"(?:{_STAND_IN}|{_MONTH}|"
    r"\d{1,2}\.? [a-zåäö]{3,9}\.? \d{4}|[A-Z][a-z]{2,8}\.? \d{1,2},? \d{4}|\d{4}-\d{2}-\d{2}|\d{1,2}[/.]\d{1,2}[/. -]\d{2,4})"
)
DATE = re.compile(
    rf"(?:(?!den )[a-zåäö]{{3,9}}\.?,? )?(?:den )?{_DAY}(?:,?\s*(?:kl\.?\s*|at\s+)?\d{{1,2}}[:.]\d{{2}}(?:[:.]\d{{2}})?"
    r"\s*(?:[apfe]\.?m\.?)?)?(?:\s*[•·|–-]\s*[\d:.]+)?",
    re.IGNORECASE,
)
LENGTH = re.compile(
    r"(?=\d)(?:\d+ ?(?:h|t|tim|timme|timmar|hr|hrs|hours?)\.?(?:,| och)? ?)?(?:\d+ ?(?:m|min|minut|minuter|mins|minutes?)\.?(?:,| och)? ?)?"
    r"(?:\d+ ?(?:s|sek|sekund|sekunder|sec|secs|seconds?)\.?)?",
    re.IGNORECASE,
)
_STARTED = re.compile(
    r"(?P<who>\S.{0,80}?) (?:har )?(?:started|stopped|paused|resumed|startade|stoppade|startat|stoppat|avslutade|avslutat|påbörjade|"
    r"påbörjat|pausade|återupptog) (?:the )?(?:transcription|transcribing|recording|transkription(?:en)?|transkribering(?:en)?|"
    r"inspelning(?:en)?)\.?",
    re.IGNORECASE,
)
_CREDIT = re.compile(
    r"\W*(?:transcribed (?:by|with) |transkriberad (?:av|med) |transkriberat (?:av|med) |(?:slut på|end of) "
    r"(?:\w+ )?(?:inspelning|intervju|transkri|transcript|recording|interview|ljudfil|ljudet|audio|recorded|band(?:et)?\b|tape)|"
    r"(?:inspelningen|recording) (?:slutar|avslutas|ends)\b|"
    r"(?:meeting ended|mötet (?:avslutades|slutade)) (?:after|efter) |"
    r"(?:this editable transcript|den här redigerbara transkri\w+) .{0,120}|(?:audio source|ljudkälla|ljudfil):|"
    r"(?:start|slut|end): ?\d{1,2}:\d{2}(?::\d{2})?[)\]]?$).{0,80}",
    re.IGNORECASE,
)
_SOUND = re.compile(
    r"[(\[]?(?:podd|intro|slut|bakgrunds)?(?:musik|jingel|jingle|vinjett|signaturmelodi|ljudeffekt)(?:en)?[)\]]?\.?", re.IGNORECASE
)
_DOCUMENT_WORD = re.compile(
    r"(?:intervju|mötes?|meeting )?(?:transkribering|transkription|transkript|transcript|transcription|utskrift)|ljudfil|audio file|"
    r"summary|(?:summary )?keywords|nyckelord|speakers|outline|sammanfattning av mötet",
    re.IGNORECASE,
)
_LISTS_FOLLOW = re.compile(r"ljudfil|audio file|(?:summary )?keywords|nyckelord|speakers", re.IGNORECASE)
_FILE_NAME = re.compile(r"\S.{0,100}\.(?:mp3|m4a|wav|mp4|wma|ogg|webm|mov|docx?|vtt|aac|flac)", re.IGNORECASE)
_TITLE = re.compile(
    r"(?:\d+[.,]?\s+)?(?:intervju|interview|fokusgrupp|focus group|gruppintervju|samtal|grupp|observation|fältanteckning|dagbok|pilot|"
    r"delstudie|avsnitt|episode|möte|protokoll|dokument)\w*\b[^.!?:]{0,60}|.*(?:meeting transcript|mötesutskrift|mötestranskription)|"
    r".*\s[-–—]\s(?:transcript|transkript|transkription|transkribering)",
    re.IGNORECASE,
)
_ANOTHER = re.compile(
    r"(?:intervju|interview|fokusgrupp(?:sintervju)?|focus group|gruppintervju|samtal)\s*"
    r"(?:nr\.?|nummer|no\.?|#)?\s*\d{1,3}\b[^.!?:]{0,60}",
    re.IGNORECASE,
)
_GREETING = re.compile(r"(?:med )?(?:de )?(?:vänlig|varm|bästa|god|hjärtlig)\w* hälsning(?:ar)?|(?:bästa )?hälsningar|m\.?v\.?h\.?|"
    r"(?:with )?(?:kind|best|warm) regards|sincerely|all the best", re.IGNORECASE)  # fmt: skip
_MARK_OF_MINUTES = re.compile(r"[(\[]\s*(?:ca\.? )?\d{1,3}\s*(?:min|minuter|minutes)\.?\s*[)\]]", re.IGNORECASE)
_BEGINS_OR_ENDS = re.compile(
    r"[(\[*–—-]*\s*(?:intervjun|samtalet|inspelningen|ljudfilen|the interview|the recording|recording) "
    r"(?:slutar|avslutas|avslutades|börjar|startar|påbörjas|startas|stoppas|bryts|ends|ended|begins|starts)"
    r"(?: här| kl\.?| vid| efter| at| after)?[\s\d:.]*(?:min(?:uter)?)?\s*[)\]*–—-]*\.?|"
    r"[(\[*=_–—-]+\s*(?:slut|end)\s*[)\]*=_–—-]+|(?-i:SLUT|END)",
    re.IGNORECASE,
)
SEPARATOR = re.compile(r"\s*(?:[-=_*~#•]\s?){3,}")


def is_started_line(text: str) -> bool:
    """Whether the line is Teams' "X started transcription", in English or Swedish.

    >>> is_started_line("Anna Berg startade transkriptionen"), is_started_line("Sen så startade jag inspelningen")
    (True, False)
    """
    match = _STARTED.fullmatch(text.strip())
    return match is not None and (shape_of(clean_label(match["who"])) >= Shape.NAME or " " not in match["who"])


def is_furniture(text: str) -> bool:
    """Whether a line is no speech wherever it stands: started and stopped lines, music, credits, rules across the page."""
    words = text.strip()
    return any(rule.fullmatch(words) for rule in (SEPARATOR, _SOUND, _CREDIT, _MARK_OF_MINUTES, _BEGINS_OR_ENDS)) or is_started_line(words)


def is_top_furniture(text: str) -> bool:
    """Whether a line at the top of a file is no speech: a date, a length, a file's name, a word for the document itself."""
    words = text.strip().strip("*_# ")
    return any(rule.fullmatch(words) for rule in (DATE, LENGTH, _DOCUMENT_WORD, _FILE_NAME)) or is_furniture(words)


def is_fact(text: str) -> bool:
    """Whether a line could stand among the facts about an interview: a date, a length, "Plats: …"."""
    return is_top_furniture(text) or KEY_VALUE.fullmatch(text.strip()) is not None


def list_follows(text: str) -> bool:
    """Whether the line announces a list that is no speech either ("SPEAKERS", "Ljudfil")."""
    return _LISTS_FOLLOW.fullmatch(text.strip().strip("*_#: ")) is not None


def begins_another(text: str) -> bool:
    """Whether a line within the talk is the title of one more interview: "Intervju 2".

    >>> begins_another("Intervju 2, förskolan"), begins_another("Intervju 2 var bättre.")
    (True, False)
    """
    return _ANOTHER.fullmatch(text.strip().strip("*_# ")) is not None


def is_letter_end(text: str) -> bool:
    """Whether a line ends a letter: "Med vänlig hälsning"."""
    return _GREETING.fullmatch(text.strip().rstrip(",.! ").strip()) is not None


def is_title(line: SourceLine) -> bool:
    """Whether a line names the interview: "Intervju 3", "Fokusgrupp Norra", "…-Meeting Transcript"."""
    return line.heading or _TITLE.fullmatch(line.text.strip().strip("*_# ")) is not None


def lists_people(value: str) -> bool:
    """Whether the words after "Deltagare:" at the top are who takes part, not something said.

    >>> lists_people("IP1, IP2 och IP3"), lists_people("4 st"), lists_people("Hej och välkomna")
    (True, True, False)
    """
    if re.fullmatch(r"\d+(?:\s+(?:st|stycken|personer|kvinnor|män)\.?)?", value.strip()):
        return True
    people = [clean_label(part) for part in re.split(r"\s*[,;/]\s*|\s+(?:och|o|and|samt|&)\s+", value.strip()) if part.strip()]
    return bool(people) and all(person and shape_of(person) >= Shape.NAME for person in people)
