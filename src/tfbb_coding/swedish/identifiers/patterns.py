# ruff: noqa: E501 - a pattern is read more easily on one line than in pieces
"""Identifiers that have a shape: numbers, addresses on the net, number plates, coordinates, marks left by a transcriber.

Each searcher takes the text and yields hits. Personnummer are taken with a wrong check digit, too: a slip of the pen does not
make them anonymous. Shapes follow Skatteverket (personnummer, samordningsnummer: day + 60), Bolagsverket (organisation number: third
digit at least 2), Post- och telestyrelsen (telephone numbers) and Transportstyrelsen (three letters, two digits, a digit or letter).
"""

import itertools
import re
from collections.abc import Callable, Iterator

from tfbb_coding.swedish.identifiers.hits import Hit
from tfbb_coding.swedish.identifiers.lexicon import is_word
from tfbb_coding.swedish.identifiers.numbers import NUMBER_WORD, digits, value
from tfbb_coding.swedish.identifiers.openings import FigurePattern, LetterPattern, WordPattern, figures_of, lines_at, lowered, places_of
from tfbb_coding.swedish.identifiers.times import is_time

TLD = (
    r"(?:se|nu|com|net|org|info|eu|no|dk|fi|is|de|uk|io|app|edu|gov|name|biz|me|tv|pl|fr|it|es|nl|ru|ua|tr|ir|iq|so|test|example|invalid|local|"
    r"live|gg|link|online|site|blog|shop|dev|ai|co|school|academy|social)"
)
EMAIL = re.compile(
    r"[\w.+%-]+(?:\s?@\s?|\s?[(\[{<](?:at|snabel-?a|ät)[)\]}>]\s?)(?:[\w-]+(?:\.|\s?[(\[{](?:dot|punkt)[)\]}]\s?))+[a-zåäö]{2,}"
    r"|[\w.+%-]+\sat\s(?:[\w-]+(?:\.|\sdot\s))+[a-zåäö]{2,}(?!\w)",
    re.IGNORECASE,
)
_PART = r"[\wåäö+-]+"
_SPOKEN_AT = r"(?:snabel[\s-]?a(?:n)?|snabela|kanelbulle|alfakrull)"
SPOKEN_EMAIL = re.compile(
    rf"{_PART}(?:\s(?:punkt|bindestreck|streck|understreck)\s{_PART}){{0,4}}(?:\s{_PART})?\s{_SPOKEN_AT}\s{_PART}"
    rf"(?:\s(?:bindestreck|streck)\s{_PART})*(?:(?:\s(?:punkt|dot)\s|\.){_PART}){{0,3}}",
    re.IGNORECASE,
)
SPOKEN_AT = re.compile(
    rf"{_PART}(?:\s(?:punkt|bindestreck|streck|understreck)\s{_PART}){{0,4}}\s(?:at|ätt|@|alfa|ad)\s{_PART}(?:\s(?:punkt|bindestreck|streck)\s{_PART}){{0,2}}(?:\spunkt\s|\.){TLD}\b",
    re.IGNORECASE,
)
SPOKEN_URL = re.compile(
    rf"(?:(?:www|ve\s?ve\s?ve|w\s?w\s?w)\s(?:punkt\s)?{_PART}|{_PART})\spunkt\s(?:{_PART}\spunkt\s)?{TLD}\b(?:\s(?:snedstreck|slash|slesh)\s{_PART})*",
    re.IGNORECASE,
)
URL = re.compile(
    rf"(?:https?://|www\.)[^\s<>()\[\]\"”]+|(?<![\w@.-])(?:[\w-]+\.)+{TLD}(?:/[^\s<>()\[\]\"”]*)?(?![\w@]|\.\w)", re.IGNORECASE
)
HANDLE = re.compile(r"(?<![\w@./])@(?!@|\d+-\d+\b)[\w](?:[\w.-]*\w)?|(?<![\w.@/])(?=\w*[^\W\d_])\w*[^\W_]_+\w*[^\W_]\w*(?![\w@]|\.\w)")
TAG = re.compile(r"(?<![\w@#])[^\W_][\w.-]+#\d{4}(?!\w)")
CALLED_ON_NET = re.compile(
    r"\b(?:gamertag(?:en|et)?|användarnamn(?:et)?|nick(?:et)?|alias(?:et)?|skärmnamn(?:et)?)\s(?:[^\W\d_]+\s)?(?:är|e|var|va|heter|hette|:)\s[\"”]?([^\W_][\w.-]{2,})",
    re.IGNORECASE,
)
MIXED = re.compile(
    r"(?<![\w@./-])(?!(?:lgr|gy|lpfö|covid|fifa|windows|office|vm|em|os|mp|co|ps|wisc|dsm|icd|gta|nhl|version|nr|kap|sid|st|kl|år|årskurs|åk|art|del)-?\d)[^\W\d_]{4,}\d{2,4}[^\W_]*(?![\w@]|\.\w|-\w)",
    re.IGNORECASE,
)
DOTTED = re.compile(r"(?<![\w@./])[^\W\d_]{2,}(?:[._][^\W_]+)+\d*(?![\w@]|\.\w)")
NET_NAME = re.compile(
    r"\b(?:insta(?:gram)?|snap(?:chat)?|snapen|tiktok|discord|kontot?|användarnamn(?:et)?|nick(?:et)?|gamertag|twitch|roblox)\b[^.!?\n]{0,30}$|^[^.!?\n]{0,15}\b(?:på|i) (?:insta(?:gram)?|snap(?:chat)?|snapen|tiktok|discord|twitch|roblox)\b",
    re.IGNORECASE,
)
NET_CUE = re.compile(
    r"\b(?:heter|hette|kallar\s(?:sig|hon\ssig|han\ssig)|går\sunder(?:\snamnet)?|finns\ssom|är)\s[\"”]?([\w.-]{3,}\w)[\"”]?\s(?:på|i)\s(?:insta(?:gram)?|snap(?:chat|pen)?|tiktok|discord|twitch|roblox|kik|youtube|fortnite)\b"
    r"|\b(?:insta(?:gram)?|snap(?:chat|pen)?|tiktok|discord|twitch|roblox)(?:namn(?:et)?|kontot?|nick(?:et)?)?\s(?:heter|hette)\s(?:hon\s|han\s|hen\s|jag\s|det\s|de\s)?[\"”]?([\w.-]{3,}\w)",
    re.IGNORECASE,
)
SPOKEN_HANDLE = re.compile(
    rf"(?<!\w)[^\W\d_][\wåäö]*(?:\s(?:under\s?streck|punkt|bindestreck)\s(?:{NUMBER_WORD}\b|[\wåäö]+)){{1,4}}", re.IGNORECASE
)
NET_WORD = re.compile(
    r"\b(?:insta(?:gram)?\w*|snap(?:chat|pen)?\w*|tiktok\w*|discord\w*|konto\w*|användarnamn\w*|nicket?|gamertag|twitch|roblox|kik|facebook|fejan|fejjan|youtube|telegram)\b",
    re.IGNORECASE,
)
HANDLE_CUE = re.compile(
    r"\b(?:insta(?:gram)?|snap(?:chat)?|tiktok|discord|kontot?|användarnamn(?:et)?|nick(?:et)?|gamertag|twitch|roblox|kik|telegram|youtube)\b"
    r"[^.!?\n]{0,30}?\b(?:heter|hette|som|är|var|kallar\s(?:sig|hon sig|han sig)|:)\s*:?\s*"
    r"[\"”]?((?=[\w.]*[\d._])(?=[\w.]*[^\W\d_])\w[\w.]{2,}\w)",
    re.IGNORECASE,
)
_BIRTH = r"(?:19|20)?\d{2}(?:0[1-9]|1[0-2])(?:[0-2]\d|3[01]|[6-8]\d|9[01])"
PERSONNUMMER = re.compile(
    rf"(?<![\d-])(?<!\d\.)(?:(?:19|20)\s(?=\d{{6}}))?{_BIRTH}(?:\s?[-–+]\s?|\s)?(?:\d{{4}}|[A-Z]{{2}}\d{{2}}|[xX*]{{4}})(?!\d|\.\d)"
    r"|(?<![\d-])(?:19 ?|20 ?)?\d{2}[ .-](?:0\d|1[0-2])[ .-]?(?:[0-2]\d|3[01]|[6-8]\d|9[01])(?:\s?[-–+]\s?|\s)\d{2} ?\d{2}(?!\d)"
)
PARTIAL = re.compile(rf"(?<![\d-])(?<!\d\.){_BIRTH}\s?[-–+]\s?\d{{2,3}}[xX*?_]{{0,2}}(?![\w-]|[.,]\d)")
"""Of a personnummer all but the last figures: *990101-238*, *990101-23XX*."""
VAT_NUMBER = re.compile(r"(?<!\w)SE\s?\d{6}-?\d{4}\s?01(?!\d)")
NUMBER_6_4 = re.compile(r"(?<![\d-])(?<!\d\.)(?:16)?\d{6}\s?[-–]\s?\d{4}(?!\d|\.\d)")
BIRTH_DATE = re.compile(rf"(?<![\d-]){_BIRTH}(?![\d-])")
LAST_FOUR = re.compile(
    r"(?:fyra sista|sista fyra|kontrollsiffr\w+|personnummer\w*|samordningsnummer\w*)[^.!?\n\d]{0,30}(?<!\d)(\d{4}|\d{2}\s\d{2})(?!\d)",
    re.IGNORECASE,
)
PHONE = re.compile(
    r"(?<![\w,-])(?<!\d[.:])(?:(?:\+|00)\d{2}[\s-]?(?:\(0\)\s?)?\d(?:[\s-]?\d){5,11}"
    r"|\(?0\d{1,3}\)?(?:\s?[-–/.]\s?|\s)\d{2,4}(?:[\s.–-]?\d{2,3}){1,3}|0\d{7,10}|0\d{2,4}[\s-]\d{5,7})(?![\w-]|[.,]\d)"
)
PHONE_CUE = re.compile(
    r"\b(?:telefon\w*|tel|mobil\w*|nummer|numret|ringa?|nås|sms:?a?|anknytning\w*|växel\w*|fax\w*)\b[^.!?\n\d]{0,25}(?<![\d,.])(\d(?:[\s-]?\d){4,11})(?!\d|[.,]\d)",
    re.IGNORECASE,
)
PLATE = re.compile(r"(?<![\w-])[A-ZÅÄÖ]{3}[ -]?\d{2}[0-9A-Z](?![\w-])")
PLATE_APART = re.compile(r"(?<![\w-])[A-Za-z]{3} \d{2} [A-Za-z0-9](?![\w-])")
PLATE_LOW = re.compile(r"(?<![\w-])[a-zåäö]{3}[ -]?\d{2}(?:[0-9a-z]| [a-hj-z])(?![\w-])")
_LETTER = r"(?:[a-zåäö]|adam|bertil|cesar|caesar|david|erik|filip|gustav|helge|ivar|johan|kalle|ludvig|martin|niklas|olof|petter|quintus|rudolf|sigurd|tore|urban|viktor|wilhelm|xerxes|yngve|zäta|åke|ärlig|östen)"
SPELT_PLATE = re.compile(
    rf"\b{_LETTER}(?:[,\s]+{_LETTER}){{2}}[,\s]+(?:(?:och|å|sen|sedan|siffrorna|och\ssen|å\ssen)[,\s]+)?(?:(?:{NUMBER_WORD}|\d{{1,3}})\b[,\s]*){{1,3}}(?:{_LETTER}\b)?",
    re.IGNORECASE,
)
SPOKEN_PLATE = re.compile(
    rf"(?:reg(?:istrerings)?(?:nummer|numret|nr|skylt\w*)|bilen|skylten)\b[^.!?\n]{{0,25}}?\b((?:[a-zåäö][,\s]+){{3}}(?:{NUMBER_WORD}|\d+)(?:[,\s]+(?:{NUMBER_WORD}|\d+|[a-z])\b){{0,2}})",
    re.IGNORECASE,
)
SPELT_CUE_PLATE = re.compile(
    rf"(?<![\w-])[a-zåäö]{{3}}[,\s]+(?:{NUMBER_WORD}|\d+)(?:[,\s]+(?:{NUMBER_WORD}|\d+)){{0,2}}(?:[,\s]+[a-zåäö](?!\w))?(?!\w)",
    re.IGNORECASE,
)
"""*mlb åtta fyra a*: letters written together, the rest as it is said; only behind a word for a number plate."""
SPOKEN_LAST_FOUR = re.compile(
    rf"(?:fyra\ssista|sista\sfyra|sista\ssiffr\w+|kontrollsiffr\w+)[^.!?\n]{{0,24}}?(?<!\w)((?:{NUMBER_WORD})(?:[,\s]+(?:{NUMBER_WORD})){{1,3}})(?!\w)",
    re.IGNORECASE,
)
ORG_NUMBER_CUE = re.compile(
    r"\borg(?:anisations)?\.?\s?n(?:um(?:mer|m?ret)|r)\w*\b[^.!?\n\d]{0,20}(?<!\d)(\d{6}\s?\d{4})(?!\d)", re.IGNORECASE
)
PLATE_WORD = re.compile(
    r"\b(?:bilen|volvon?|moppen|mopeden|reg(?:istrerings)?\.?(?:nummer|numret|nr|skylt)\w*|skylt\w*|plåt\w*|numret\spå\s(?:bilen|moppen|moppeskylten))",
    re.IGNORECASE,
)
NO_PLATE_WORDS = frozenset(
    ["sid", "kap", "str", "max", "min", "art", "tel", "nät", "rum", "str", "cirka", "typ", "tom", "dvs", "kl", "stl", "nrk", "fig", "tab"]
)
PLATE_CUE = re.compile(
    r"\b(?:bil\w*|moped\w*|moppe\w*|reg(?:istrerings)?\w*|skylt\w*|volvo\w*|parker\w*|buss\w*|mc\w*|a-traktor\w*|plåt\w*)", re.IGNORECASE
)
PLATE_SHAPE = re.compile(r"[A-Za-z]{3}[ -]\d{2}[A-Za-z]")
NOT_PLATES = frozenset(
    ["ISO", "SIS", "AFS", "BBR", "LSP", "ICF", "GY", "LGR", "NPF", "EHT", "BUP", "SIP", "SOC", "LSS", "LVU", "BVC", "DSM", "ICD", "SFS"]
)
COORDINATES = re.compile(
    r"(?<![\d.])(?:5[5-9]|6\d)[.,]\d{3,}\s?°?\s?N?[,;\s]{1,2}\s?(?:1\d|2[0-4])[.,]\d{3,}(?!\d)"
    r"|\b(?:N|lat(?:itud)?)[:=\s]{0,2}(?:5[5-9]|6\d)[.,]\d{3,}\s?°?[,;\s]{1,2}(?:E|Ö|O|lon(?:g|gitud)?)[:=\s]{0,2}(?:1\d|2[0-4])[.,]\d{3,}(?!\d)"
    r"|N\s?\d{2}°\s?\d{1,2}[.,]\d+['′’]?[,\s]{1,2}[EÖ]\s?0?\d{2}°\s?\d{1,2}[.,]\d+['′’]?"
    r"|(?<!\d)6[1-9]\d{5}[,;\s]{1,2}(?:E\s?)?[2-9]\d{5}(?=\s?\(?(?:SWEREF|RT\s?90))|(?:SWEREF\s?99?\s?(?:TM)?|RT\s?90)[:\s]{1,2}(?:N\s?)?[67]\d{6}[,;\s]{1,2}(?:E\s?)?\d{6,7}"
    r"|\d{2}°\s?\d{1,2}['′’]\s?(?:\d{1,2}(?:[.,]\d+)?[\"″”]\s?)?N[,\s]{0,2}\d{1,2}°\s?\d{1,2}['′’]\s?(?:\d{1,2}(?:[.,]\d+)?[\"″”]\s?)?[EÖ]"
)
MARK = re.compile(
    r"@@[^@\n]{1,60}@@|##[^#\n]{1,60}##|#[^#\s][^#\n]{0,58}#(?!\d)|(?<!\w)\*\*\*+(?!\w)|(?<!\w)(?:X{3,}|x{3,})(?!\w)|\?{3,}|_{3,}"
)
TIME_MARK = re.compile(r"#\d[\d:.,-]*#?")
_RUN = re.compile(
    rf"\b(?:plus\s)?(?:{NUMBER_WORD}|\d{{1,4}})(?:(?:[,.…]*\s+|\s?[-–]\s?|[,.…]*\s(?:å|och|streck|bindestreck|mellanslag|eh|öh|och sen|å sen|sen)[,.…]*\s)(?:{NUMBER_WORD}|\d{{1,4}})\b){{3,16}}",
    re.IGNORECASE,
)
_RUN_ITEM = re.compile(rf"{NUMBER_WORD}|\d+", re.IGNORECASE)
PNR_WORD = re.compile(r"person\s?n\w+mm?er|samordningsn\w+|fyra sista|sista fyra|sista siffr|född\w*", re.IGNORECASE)
ORG_WORD = re.compile(r"\borg(?:anisations)?\.?\s?n(?:um|r)\w*", re.IGNORECASE)
PHONE_WORD = re.compile(r"nummer|numret|ring|telefon|mobil|sms|nås\b|når\b|skriv\supp|lur(?:en)?\b|fax|kontakt", re.IGNORECASE)
# Where each of them can begin: a pattern is tried there only (openings).
_AT_SAID = WordPattern(re.compile(r"\w+"), "at|ätt|alfa|ad")
_CALLED_ON_NET = WordPattern(CALLED_ON_NET, r"gamertag\w*|användarnamn\w*|nick\w*|alias\w*|skärmnamn\w*")
_NET_CUE = WordPattern(NET_CUE, r"heter|hette|kallar|går|finns|är|insta\w*|snap\w*|tiktok\w*|discord\w*|twitch\w*|roblox\w*")
_HANDLE_CUE = WordPattern(
    HANDLE_CUE,
    r"insta\w*|snap\w*|tiktok|discord|konto|kontot|användarnamn\w*|nick|nicket|gamertag|twitch|roblox|kik|telegram|youtube",
)
_PERSONNUMMER = FigurePattern(PERSONNUMMER, least=2)
_PARTIAL = FigurePattern(PARTIAL, least=6, most=8)
_VAT_NUMBER = FigurePattern(VAT_NUMBER, 2, 3, least=6)
_NUMBER_6_4 = FigurePattern(NUMBER_6_4, least=6, most=8)
_BIRTH_DATE = FigurePattern(BIRTH_DATE, least=6, most=8)
_LAST_FOUR = LetterPattern(LAST_FOUR, "fyra sista", "sista fyra", "kontrollsiffr", "personnummer", "samordningsnummer")
_SPOKEN_LAST_FOUR = LetterPattern(SPOKEN_LAST_FOUR, "fyra", "sista", "kontrollsiffr")
_ORG_NUMBER_CUE = LetterPattern(ORG_NUMBER_CUE, "org")
_PHONE = FigurePattern(PHONE, 0, 1)
_PHONE_CUE = WordPattern(PHONE_CUE, r"telefon\w*|tel|mobil\w*|nummer|numret|ring|ringa|nås|sms|smsa|anknytning\w*|växel\w*|fax\w*")
_PLATE = FigurePattern(PLATE, 3, 4, least=2, most=3)
_PLATE_APART = FigurePattern(PLATE_APART, 4, least=2, most=2)
_PLATE_LOW = FigurePattern(PLATE_LOW, 3, 4, least=2, most=3)
_SPELT_PLATE = WordPattern(SPELT_PLATE, _LETTER)
_SPOKEN_PLATE = LetterPattern(SPOKEN_PLATE, "reg", "bilen", "skylten")
_PLATE_WORD = WordPattern(PLATE_WORD, r"bilen\w*|volvo\w*|moppen\w*|mopeden\w*|reg\w*|skylt\w*|plåt\w*|numret\w*")
_MARK = LetterPattern(MARK, "@@", "#", "***", "xxx", "???", "___")
_NUMBERS_SAID = WordPattern(_RUN, rf"plus|{NUMBER_WORD}|\d{{1,4}}")
LEAST_RUN_DIGITS, LEAST_PHONE_DIGITS, LEAST_PHONE_WORDS = 7, 8, 5


def _found(pattern: re.Pattern[str] | WordPattern, kind: str, *, sure: bool = True) -> Callable[[str], Iterator[Hit]]:
    def search(text: str) -> Iterator[Hit]:
        for m in pattern.finditer(text):
            yield Hit(m.start(m.lastindex or 0), m.end(m.lastindex or 0), kind, "pattern", sure)

    return search


def _lines_with(text: str, *needles: str) -> Iterator[tuple[int, int]]:
    """Where lines stand that hold one of the strings: most patterns can be only there, and looking for a string costs next to nothing."""
    return lines_at(text, sorted(i for needle in needles for i in places_of(text, needle)))


def _lines_with_dots(text: str, *needles: str) -> Iterator[tuple[int, int]]:
    """Where lines stand in which a full stop is followed by a letter or figure, or that hold one of the strings."""
    return lines_at(text, sorted([*(m.start() for m in _DOT.finditer(text)), *(i for needle in needles for i in places_of(text, needle))]))


_DOT = re.compile(r"\.(?=[^\W_])")


def _urls(text: str) -> Iterator[Hit]:
    for start, end in _lines_with_dots(lowered(text), "://", "www."):
        for m in URL.finditer(text, start, end):
            ends = m.end() - (len(m[0]) - len(m[0].rstrip(".,;:!?")))
            yield Hit(m.start(), ends, "url", "pattern", sure=True)


def _emails(text: str) -> Iterator[Hit]:
    for start, end in _lines_with(text, "@", "(at", "[at", "{at", "<at", "(snabel", "[snabel", "(AT", "[AT", " at "):
        for m in EMAIL.finditer(text, start, end):
            yield Hit(m.start(), m.end(), "email", "pattern", sure=True)
    low = lowered(text)
    if "snabel" in low or "kanelbulle" in low or "alfakrull" in low:
        for m in SPOKEN_EMAIL.finditer(text):
            yield Hit(m.start() + _small_words(m[0]), m.end(), "email", "pattern", sure=True)

    if "punkt" in low and ("@" in text or _AT_SAID.places(text)):
        for m in SPOKEN_AT.finditer(text):
            yield Hit(m.start(), m.end(), "email", "pattern", sure=True)


def _small_words(words: str) -> int:
    """How many letters at the beginning of a spoken address are small words that lead up to it (*mejla till*)."""
    at = 0
    while (space := words.find(" ", at)) > 0 and words[at:space].lower() in _LEADING:
        at = space + 1
    return at


_LEADING = frozenset(
    [
        "till",
        "på",
        "här",
        "är",
        "alltså",
        "asså",
        "mejlen",
        "mailen",
        "adressen",
        "det",
        "e",
        "sig",
        "skriv",
        "mejla",
        "maila",
        "ja",
        "jo",
        "den",
        "dom",
    ]
)


def _spoken_urls(text: str) -> Iterator[Hit]:
    for start, end in _lines_with(text, " punkt ", " Punkt ", " PUNKT "):
        for m in SPOKEN_URL.finditer(text, start, end):
            yield Hit(m.start(), m.end(), "url", "pattern", sure=True)


def _handles(text: str) -> Iterator[Hit]:
    """Names on the net, written and said, by their shape or by what stands beside them."""
    yield from _shaped_handles(text)
    yield from _spoken_handles(text)
    for m in _CALLED_ON_NET.finditer(text):
        yield Hit(m.start(1), m.end(1), "handle", "pattern")
    for m in _NET_CUE.finditer(text):
        group = 1 if m[1] else 2
        yield Hit(m.start(group), m.end(group), "handle", "pattern")
    for m in _HANDLE_CUE.finditer(text):
        yield Hit(m.start(1), m.end(1), "handle", "pattern")


def _shaped_handles(text: str) -> Iterator[Hit]:
    """*@anna*, *anna_93*, *Anna#1234*, *anna93*; *anna.93* where a net is named."""
    for start, end in _lines_with(text, "@", "_"):
        for m in HANDLE.finditer(text, start, end):
            yield Hit(m.start(), m.end(), "handle", "pattern", m[0].startswith("@"))
    for start, end in _lines_with(text, "#"):
        for m in TAG.finditer(text, start, end):
            yield Hit(m.start(), m.end(), "handle", "pattern", sure=True)
    for start, end in lines_at(text, _figures_behind_letters(text)):
        for m in MIXED.finditer(text, start, end):
            yield Hit(m.start(), m.end(), "handle", "pattern")
    for start, end in _lines_with_dots(text, "_"):
        for m in DOTTED.finditer(text, start, end):
            if NET_NAME.search(text[max(0, m.start() - 40) : m.start()]) or NET_NAME.search(text[m.end() : m.end() + 30]):
                yield Hit(m.start(), m.end(), "handle", "pattern")


def _figures_behind_letters(text: str) -> Iterator[int]:
    """Where two figures or more follow a letter."""
    return (start for start, end in figures_of(text) if end - start > 1 and text[start - 1 : start].isalpha())


def _spoken_handles(text: str) -> Iterator[Hit]:
    """*Glitterkatt under streck nittiosju*: names on the net as they are said."""
    for start, end in _lines_with(text, " understreck ", " under streck ", " punkt ", " bindestreck "):
        for m in SPOKEN_HANDLE.finditer(text, start, end):
            if "streck" in m[0] and (NET_WORD.search(text, max(start, m.start() - 60), min(end, m.end() + 60)) or "under" in m[0]):
                yield Hit(m.start(), m.end(), "handle", "pattern")


def _identity_numbers(text: str) -> Iterator[Hit]:
    for m in _PERSONNUMMER.finditer(text):
        digits = re.sub(r"\D", "", m[0])
        mobile = digits.startswith("07") and len(digits) == 10 and not re.search(r"\d{6}\s?[-–+]", m[0])  # noqa: PLR2004
        yield Hit(m.start(), m.end(), "phone" if mobile else "personnummer", "pattern", sure=True)
    for m in _PARTIAL.finditer(text):
        yield Hit(m.start(), m.end(), "personnummer", "pattern")
    for m in _VAT_NUMBER.finditer(text):
        yield Hit(m.start(), m.end(), "organisation_number", "pattern", sure=True)
    for m in _NUMBER_6_4.finditer(text):
        third = m[0].lstrip()[4 if m[0].startswith("16") and len(re.sub(r"\D", "", m[0])) > 10 else 2]  # noqa: PLR2004
        yield Hit(m.start(), m.end(), "organisation_number" if third >= "2" else "personnummer", "pattern", sure=True)
    for m in _LAST_FOUR.finditer(text):
        yield Hit(m.start(1), m.end(1), "personnummer", "pattern")
    for pattern, kind in ((_SPOKEN_LAST_FOUR, "personnummer"), (_ORG_NUMBER_CUE, "organisation_number")):
        for m in pattern.finditer(text):
            yield Hit(m.start(1), m.end(1), kind, "pattern", kind != "personnummer")
    for m in _BIRTH_DATE.finditer(text):
        if len(m[0]) == 8 or PNR_WORD.search(text, max(0, m.start() - 40), m.start()):  # noqa: PLR2004
            yield Hit(m.start(), m.end(), "date", "pattern")


def _phones(text: str) -> Iterator[Hit]:
    for m in _PHONE.finditer(text):
        if sum(c.isdecimal() for c in m[0]) >= LEAST_RUN_DIGITS:  # 00.31.59 is a time
            yield Hit(m.start(), m.end(), "phone", "pattern", sure=True)


def _plates(text: str) -> Iterator[Hit]:
    for m in _PLATE.finditer(text):
        if m[0][:3] not in NOT_PLATES:
            yield Hit(m.start(), m.end(), "plate", "pattern", sure=True)
    for m in _PLATE_LOW.finditer(text):
        if (
            PLATE_SHAPE.fullmatch(m[0])
            or (m[0].isalnum() and not is_word(m[0][:3]))
            or PLATE_CUE.search(text, max(0, m.start() - 40), m.start())
            or (m[0][:3] not in NO_PLATE_WORDS and not is_word(m[0][:3]) and PLATE_CUE.search(text, m.end(), m.end() + 30))
        ):
            yield Hit(m.start(), m.end(), "plate", "pattern")
    yield from _told_plates(text)


def _told_plates(text: str) -> Iterator[Hit]:
    """Number plates that are told by a word for them, or spelt out."""
    for m in _PLATE_APART.finditer(text):
        if m[0][:3] not in NOT_PLATES and PLATE_CUE.search(text, max(0, m.start() - 40), m.start()):
            yield Hit(m.start(), m.end(), "plate", "pattern")
    for m in _SPELT_PLATE.finditer(text):
        yield Hit(m.start(), m.start() + len(m[0].rstrip(" ,")), "plate", "pattern")
    for m in _SPOKEN_PLATE.finditer(text):
        yield Hit(m.start(1), m.end(1), "plate", "pattern")
    for cue in _PLATE_WORD.finditer(text):
        spelt = SPELT_CUE_PLATE.search(text, cue.end(), cue.end() + 45)
        if spelt and not is_word(spelt[0][:3]) and len(spelt[0].split()) > 2:  # noqa: PLR2004
            yield Hit(spelt.start(), spelt.end(), "plate", "pattern")


def _spoken_numbers(text: str) -> Iterator[Hit]:
    """Telephone numbers and personnummer said in words: runs of numbers that begin with a nought, or follow a word that says what they are."""
    for m in _NUMBERS_SAID.finditer(text):
        items = _RUN_ITEM.findall(m[0])
        values = [value(item) for item in items]
        said = "".join(digits(item) for item in items)
        if len(said) < LEAST_RUN_DIGITS or _counts_up(values) or _is_column(m[0], items):
            continue
        before = text[max(0, m.start() - 60) : m.start()]
        if PNR_WORD.search(before) or (len(said) in (10, 12) and PERSONNUMMER.fullmatch(said) and not said.startswith("07")):
            yield Hit(m.start(), m.end(), "personnummer", "pattern", sure=True)
        elif ORG_WORD.search(before):
            yield Hit(m.start(), m.end(), "organisation_number", "pattern", sure=True)
        elif items[0].lower() in ("noll", "nolla") or items[0].startswith("0") or m[0].startswith("plus") or PHONE_WORD.search(before):
            yield Hit(m.start(), m.end(), "phone", "pattern", sure=True)
        elif "hundra" in items[0]:
            yield Hit(m.start(), m.end(), "personnummer", "pattern")
        elif len(said) >= LEAST_PHONE_DIGITS and len(items) >= LEAST_PHONE_WORDS:
            yield Hit(m.start(), m.end(), "phone", "pattern")


def _is_column(run: str, items: list[str]) -> bool:
    """Whether numbers stand in cells or lines of their own: a table of counts, nothing that is said."""
    return ("\t" in run or "\n" in run) and all(item.isdecimal() for item in items)


def _counts_up(values: list[int | None]) -> bool:
    """Whether somebody is counting: each number one more, or the same step more, than the one before."""
    steps = {b - a for a, b in itertools.pairwise(values) if a is not None and b is not None}
    return len(steps) == 1 and None not in values


def _coordinates(text: str) -> Iterator[Hit]:
    """Coordinates: in a text that has a sign for degrees, decimals behind a degree of the country's, or seven figures in a row."""
    if "°" in text or any(end - start == 7 or _is_decimal(text, start, end) for start, end in figures_of(text)):  # noqa: PLR2004
        yield from _found(COORDINATES, "coordinates")(text)


def _is_decimal(text: str, start: int, end: int) -> bool:
    """Whether three figures or more stand behind a point, and a number in the fifties or sixties before it."""
    return end - start > 2 and text[start - 1 : start] in (".", ",") and text[start - 3 : start - 2] in ("5", "6")  # noqa: PLR2004


def _marks(text: str) -> Iterator[Hit]:
    times = [m.span() for m in TIME_MARK.finditer(text)] if "#" in text else []
    for m in _MARK.finditer(text):
        if not any(a <= m.start() < b or a < m.end() <= b for a, b in times):
            yield Hit(m.start(), m.end(), "mark", "pattern", sure=True)


SEARCHERS: tuple[Callable[[str], Iterator[Hit]], ...] = (
    _emails,
    _urls,
    _spoken_urls,
    _handles,
    _identity_numbers,
    _phones,
    _found(_PHONE_CUE, "phone", sure=False),
    _plates,
    _coordinates,
    _spoken_numbers,
    _marks,
)


_NUMBERS = frozenset({"personnummer", "organisation_number", "phone", "coordinates"})


def find_patterns(text: str) -> Iterator[Hit]:
    """Everything in ``text`` that has the shape of an identifier; a recording's times have the shape of numbers and are none."""
    for search in SEARCHERS:
        for hit in search(text):
            if hit.kind not in _NUMBERS or not is_time(text, hit.start, hit.end):
                yield hit
