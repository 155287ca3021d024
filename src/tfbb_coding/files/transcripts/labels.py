"""What can be a speaker's label, and what only looks like one.

"Exempel:", "Steg 1:", "så här:" and "10:30" stand before a colon too. A label is known by its form (``I``, ``IP2``, ``Deltagare 3``,
``SPEAKER_00``) or by being a name that comes back; this module judges one label at a time, the layouts judge the whole file.
"""

import re
import unicodedata
from collections.abc import Iterable
from enum import IntEnum
from functools import lru_cache

_ROLES = (
    "intervjuare|intervjuaren|intervjuledare|interviewer|int|interv|moderator|moderatorn|samtalsledare|samtalsledaren|"
    "diskussionsledare|fokusgruppsledare|gruppledare|facilitator|forskare|forskaren|följeforskare|utvärderare|utredare|assistent|"
    "observatör|bisittare|"
    "respondent|respondenten|resp|informant|informanten|inf|deltagare|deltagaren|delt|intervjuperson|intervjuad|intervjuade|ip|fp|"
    "försöksperson|forskningsperson|person|talare|talaren|speaker|participant|interviewee|subject|okänd|okänd talare|okänd röst|"
    "unknown|unknown speaker|kvinna|man|flicka|pojke|röst|flera|flera röster|alla|mansröst|kvinnoröst|publik|lärare|rektor|elev|"
    "förälder|mamma|pappa|chef|handledare|processledare|samordnare|kurator|spk|voice|röst|host|guest|gäst"
)
_KNOWN = re.compile(
    rf"(?:namn \d{{1,3}}|(?:{_ROLES})\.?(?:[ _-]?(?:nr\.? ?|#)?\d{{1,3}}[a-zåäö]?| [a-zåäö])?|[a-zåäö]{{1,4}}\d{{1,3}}[a-z]?|i)\.?",
    re.IGNORECASE,
)
_CODE = re.compile(r"[A-ZÅÄÖ]{1,3}\.?|[A-ZÅÄÖ]{1,4}[ .]?\d{1,3}[a-z]?\.?|[A-ZÅÄÖ]{0,4}\d{0,3}\?{1,3}")
_NOT_LABELS = """
exempel exempelvis steg obs ps nb dvs alltså nämligen punkt del fas vecka dag år månad kapitel bilaga tabell figur not
notering anm anmärkning kommentar källa länk http https ftp www tel telefon mobil fax epost e-post mail mejl adress kl
klockan klockslag datum tid plats summa totalt resultat slutsats slutsatser sammanfattning mål syfte fördel fördelar
nackdel nackdelar plus minus första andra tredje fjärde femte ett två tre fyra fem dels citat rubrik ämne tema område
alternativ version uppgift övning så följande typ tips viktigt observera detta nu idag sen sedan ja nej nä jo men och
eller jag vi du ni hen han hon de dom det den där här när var vad hur varför vem som om till för från med utan på i av
att en slutligen dessutom förresten bakgrund inledning avslutning metod diskussion referenser punkter lista agenda
dagordning beslut åtgärd åtgärder problem lösning fråga frågor svar sida rad stycke paragraf artikel lag regel
uppdatering ändring rubriker status exemplet grupparbete paus skratt musik min max ca cirka nr antal pris kostnad id
ref se jfr cf ok okej mm hm mhm precis absolut exakt visst jaha tack hej aha oj jajamän javisst nja självklart bra
japp yes yep kanske naturligtvis verkligen ah eh öh äh nå question answer example step note date time place topic
title subject duration chapter section item week day year
måndag tisdag onsdag torsdag fredag lördag söndag januari februari mars april maj juni juli augusti september oktober november december
måndagar tisdagar onsdagar torsdagar fredagar
"""
_NOT_A_LABEL = frozenset(_NOT_LABELS.split())
_NOT_INITIALS = frozenset({"obs", "ps", "nb", "ok", "kl", "nr", "tel", "ref", "id", "min", "max", "ca", "anm", "se", "jfr"})
_WORDY_ENDINGS = ("vis", "igen", "ligen", "ning", "het", "tion", "else", "ande", "ende", "arna", "orna", "erna")
_LINK_WORDS = "o och & + med von av af de van der den al el bin and nr från"
_LINKS = frozenset(_LINK_WORDS.split())
_MOST_WORDS, _MOST_LETTERS, _MOST_DIGITS, _LONG_WORD = 6, 50, 4, 6
_WRAPPERS = "[]<>{}*_\"”“'’ \t\u00a0\u200b"
_ASIDE = re.compile(r"\s*\([^()]*\)$|,\s[^,]{1,40}$")
"""What may follow a name: "(rektor)", ", rektor"."""
_WORD = re.compile(r"[^\W\d_]+")
_MARKED = re.compile(r"\[(?P<label>[^\[\]]+)\][ ]?(?P<mark>\([^()]*\))")
"""A placeholder and what Teams says of a guest: *[Deltagare 1] (Extern)*."""
_NOTE = re.compile(r"\s*\(([^()]*)\)$")
_BETWEEN_NAMES = re.compile(r"\s*[/,&+]\s*|\s+(?:o|och|and|med)\s+")
_BETWEEN_PEOPLE = re.compile(r"\s*[/&+]\s*|\s+(?:o|och|and)\s+")
_REMARK = re.compile(
    r"(?:(?:till|åt|mot|mitt|på|under|efter|samtidigt|fort|snabbt|långsamt|lågt|högt|glatt|argt|ler|ser|hm+|mm|eh|cry|cries|nods|to)\b|"
    r"ironisk|allvarlig|ledse|överlapp|oklar|tyst|otydlig|ohörbar|inaudible|paus|skratt|fniss|suck|visk|hosta|hostn|nicka|skaka|gråt|flina|"
    r"andas|harkl|nyser|ropa|skrik|sjung|läser|pekar|visar|tänk|tvek|avbr|pratar|säger|svarar|vänder|tittar|mumla|stamma|laugh|sigh|whisper|"
    r"cough|nodding|smil|i (?:kör|mun|telefon|bakgrund))"
)
"""How something is said; "läkare", "kurator", "man" and initials say who."""
_REMARK_WITH_CAPITAL = re.compile(r"(?:till |samtidigt|skratt|fniss|suckar|viskar|ohörbar|otydlig|paus\b|inaudible|laugh|nickar|hostar)")
"""With a capital fewer words are believed: "Titti" and "Pekka" are people."""
_PRESENT_TENSE = re.compile(r"[^\W\d_]{2,}[ae]r(?: .*)?")
_PEOPLE_IN_R = frozenset(
    {"far", "morfar", "farfar", "syster", "moster", "faster", "dotter", "partner", "kvinnor", "manager", "designer", "trainer"}
)
_TWO = 2


class Shape(IntEnum):
    """How much a stretch of text looks like a speaker's label."""

    NO = 0
    LOWER = 1  # "anna": only when the whole file is written so
    NAME = 2  # "Anna", "Lina o Nettan", "Anna Berg (rektor)"
    KNOWN = 3  # "I", "IP2", "Deltagare 3", "SPEAKER_00"


@lru_cache(maxsize=4096)
def clean_label(raw: str) -> str:
    """A label without brackets, marks of emphasis and final colon; blanks folded, composed characters.

    >>> clean_label("**[SPEAKER_00]**:"), clean_label("[Deltagare 1] (Extern)")
    ('SPEAKER_00', 'Deltagare 1 (Extern)')
    """
    text = " ".join(unicodedata.normalize("NFC", raw).split())
    marked = _MARKED.fullmatch(text.strip("*_ ").rstrip(":").strip("*_ "))
    if marked:
        return f"{clean_label(marked['label'])} {marked['mark']}"
    text = re.sub(r"\s[–—-]$", "", text.strip(_WRAPPERS)).rstrip(":").strip(_WRAPPERS)
    if _CODE.fullmatch(text) or _KNOWN.fullmatch(text):
        text = text.rstrip(".")
    return text


@lru_cache(maxsize=4096)
def fold(label: str) -> str:
    """What two spellings of one label have in common: "R 1", "r1" and "R1." are one speaker."""
    return re.sub(r"[\s._-]+", "", label).casefold()


@lru_cache(maxsize=4096)
def shape_of(label: str) -> Shape:
    """How much ``label`` (cleaned) looks like a speaker's.

    >>> [shape_of(s).name for s in ("IP1", "Åsa Berg", "Steg 1", "så här", "Lina o Nettan", "Det som hände")]
    ['KNOWN', 'NAME', 'NO', 'NO', 'NAME', 'NO']
    """
    if _known(label) or _known(split_note(label)[0]):
        return Shape.KNOWN
    words = _ASIDE.sub("", label).replace("/", " ").replace(",", " ").split()
    if not 1 <= len(words) <= _MOST_WORDS or len(label) > _MOST_LETTERS or not _WORD.search(label) or _ends_like_speech(label):
        return Shape.NO
    if "/" in label and words[0][0].isupper():
        return max((shape_of(part) for part in parts_of(label)), default=Shape.NO)
    if words[0].strip(".").casefold() in _NOT_A_LABEL:
        return Shape.NO
    if words[0][0].isupper() and all(_is_name_word(word) for word in words):
        return Shape.NAME
    return Shape.LOWER if len(words) == 1 and label.isalpha() and label.islower() and len(label) > 1 else Shape.NO


def _known(label: str) -> bool:
    first = label.split(" ", 1)[0].rstrip(".").casefold()
    if _CODE.fullmatch(label):
        return first not in _NOT_INITIALS
    return _KNOWN.fullmatch(label) is not None and (first not in _NOT_A_LABEL or label == "i")


def _ends_like_speech(label: str) -> bool:
    """Whether it ends as a sentence does: "Anna B." does not, "Ja." does."""
    return label[-1] in ".!?…;" and re.search(r"\s[A-ZÅÄÖ]\.$", label) is None


def _is_name_word(word: str) -> bool:
    return word[0].isupper() or word in _LINKS or (word.isdigit() and len(word) <= _MOST_DIGITS) or not word[0].isalnum()


def parts_of(label: str) -> list[str]:
    """The names in a label that holds several: "Lina o Nettan", "Intro/Nettan"."""
    return [part.strip() for part in _BETWEEN_NAMES.split(label) if part.strip()]


def names_several(label: str, others: Iterable[str]) -> bool:
    """Whether a label names several people; ``others`` are all labels of its file.

    A single comma is no proof: Teams writes ``Efternamn, Förnamn``, and people write ``Siv, rektor``. It parts two people only where one of
    them also speaks alone.

    >>> [names_several(s, ["Lo", "Siv"]) for s in ("Ek, Per", "Lo, Siv", "Lo o Siv", "Ek, Per (A och B)", "Lo, Per, Bo", "Ek, Per, chef")]
    [False, True, True, False, True, False]
    """
    bare, _note = split_note(label)
    people = [person for person in _BETWEEN_PEOPLE.split(bare) if person.strip()]
    if len(people) > 1 and all(shape_of(person.strip()) >= Shape.NAME for person in people):
        return True
    parts = [part.strip() for part in bare.split(",") if part.strip()]
    alone = {fold(split_note(other)[0]) for other in others}
    return sum(part[0].isupper() for part in parts) > _TWO or (len(parts) == _TWO and any(fold(part) in alone for part in parts))


def split_note(label: str) -> tuple[str, str]:
    """A label and the note in parentheses at its end, or the empty string.

    >>> split_note("Deltagare 2 (kurator)"), split_note("I")
    (('Deltagare 2', 'kurator'), ('I', ''))
    """
    match = _NOTE.search(label)
    return (label[: match.start()], match[1].strip()) if match and match.start() else (label, "")


def is_remark(note: str) -> bool:
    """Whether a note in parentheses tells how something was said, not who says it.

    >>> [is_remark(note) for note in ("skrattar", "till R2", "Paus", "kurator", "Titti", "man", "syster")]
    [True, True, True, False, False, False, False]
    """
    if note[:1].isupper():
        return _REMARK_WITH_CAPITAL.match(note.casefold()) is not None
    return _REMARK.match(note) is not None or (_PRESENT_TENSE.fullmatch(note) is not None and note not in _PEOPLE_IN_R)


def looks_like_a_word(label: str) -> bool:
    """Whether a one-word label has an ending that names lack: "Sammanfattningsvis", "Återigen"."""
    return " " not in label and len(label) > _LONG_WORD and label.casefold().endswith(_WORDY_ENDINGS)


def is_room(label: str) -> bool:
    """Whether a label names a conference room, behind which several people may sit.

    >>> is_room("Konferensrum Björken"), is_room("Rumi Berg")
    (True, False)
    """
    return re.search(r"(?i)\b(?:\w*rum(?:met)?|\w*room|\w*sal(?:en)?|\w*lokal(?:en)?|mtr)\b(?!\w)", label) is not None
