# ruff: noqa: E501 - a pattern is read more easily on one line than in pieces
"""Exact dates and exact ages, written and spoken."""

import re
from collections.abc import Iterator
from functools import lru_cache

from tfbb_coding.swedish.identifiers.hits import Hit
from tfbb_coding.swedish.identifiers.numbers import BELOW_100, NUMBER_WORD, TENS_VALUE, UNIT_VALUE, is_number_word
from tfbb_coding.swedish.identifiers.windows import windows

MONTH = r"(?:januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november|december|jan|febr?|apr|aug|sept?|okt|nov|dec)(?![a-zåäö])\.?"
ORDINAL = (
    r"(?:(?:tjugo|tju|tjugi|trettio|tretti)?(?:första|förste|andra|andre|tredje|fjärde|femte|sjätte|sjunde|åttonde|nionde)|tionde|elfte|tolfte|trettonde|fjortonde|"
    r"femtonde|sextonde|sjuttonde|artonde|nittonde|tjugonde|trettionde)"
)
DAY = rf"(?:[0-3]?\d(?:[ \t]?:?[ae])?|{ORDINAL})"
YEAR = rf"(?:(?:19|20)\d{{2}}|[-’']\d{{2}}|(?:nittonhundra|tjugohundra|tvåtusen|tjugo)(?:{BELOW_100})?)"
WEEKDAY = r"(?:(?:mån|tis|ons|tors|fre|lör|sön)da(?:gen|g|n))"
DATE = re.compile(
    rf"(?<![\w.,/-])(?:(?:{DAY}[ \t]?(?:{MONTH}|i[ \t]{ORDINAL}))(?:[ \t]{YEAR})?|{MONTH}[ \t]?(?:år[ \t])?{YEAR}|{MONTH}[ \t](?:den[ \t])?[0-3]?\d(?::?e)?(?:,?[ \t]{YEAR})?)(?![\w/-])",
    re.IGNORECASE,
)
NUMERIC = re.compile(
    r"(?<![\w./:-])(?:(?:19|20)\d{2}[-./](?:0?[1-9]|1[0-2])[-./](?:0?[1-9]|[12]\d|3[01])|(?:0?[1-9]|[12]\d|3[01])[./-](?:0?[1-9]|1[0-2])[./-](?:(?:19|20)?\d{2}))(?![\w/-]|[.:]\d)"
)
STAMP = re.compile(
    r"(?<!\d)(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])(?=[_ T-](?:[01]\d|2[0-3])[0-5]\d(?:[0-5]\d)?(?!\d)|-[^\W\d_])"
)
"""The day in a recording's name: *Möte-20240312_100233-Mötesinspelning*."""
DAY_MONTH = re.compile(r"(?<![\w./:,-])(0?[1-9]|[12]\d|3[01])\s?/\s?(0?[1-9]|1[0-2])(?:\s?[-–]\s?(?:19|20)?\d{2})?(?![\w/:%-]|[.,]\d)")
HOLIDAY = re.compile(
    rf"\b((?:julafton|nyårsafton|nyårsdagen|juldagen|annandag(?:[ \t](?:jul|påsk))?|trettondagen|midsommarafton|midsommar|påskafton|påsken?|valborg|valborgsmässoafton|kristi himmelsfärdsdag|"
    rf"nationaldagen|alla hjärtans dag|lucia(?:dagen)?|skolavslutningen|första maj|sista april)[ \t]{YEAR}|{WEEKDAY}[ \t]den[ \t]{DAY}(?![ \t]?(?:gången|året|i[ \t])))\b",
    re.IGNORECASE,
)
FRACTIONS = frozenset(
    {"1/2", "1/3", "2/3", "1/4", "3/4", "1/5", "2/5", "3/5", "4/5", "1/8", "1/10", "24/7", "50/50", "1/1", "2/2", "5/5", "6/6", "10/10"}
)
BORN = re.compile(
    r"\b(?:född|födda|fött|föddes)\s(?:år\s|hösten\s|våren\s|i\s\w+\s)?((?:19|20)\d{2}|-?\d{2}:?a?|nittonhundra\w+|tjugohundra\w+|tvåtusen\w*)\b",
    re.IGNORECASE,
)
NUMBER = rf"(?:\d{{1,3}}|{NUMBER_WORD})"
_HALF = r"(?:\s(?:och|å)\sett?\shalvt?)?"
AGE_YEARS = re.compile(
    rf"\b({NUMBER}{_HALF}(?:,\s?snart\s{NUMBER})?\s?(?:år|månader|mån|bast|vårar)s?)\b(?!\s(?:sen|sedan|i|på|till|som|efter|innan|före|med|av|senare|tidigare|framåt|bakåt)\b)",
    re.IGNORECASE,
)
AGE_OF = re.compile(
    rf"\b(?:kille|tjej|pojke|flicka|grabb|unge|elev|ungdom|son|dotter|barn|bror|syster|man|kvinna|killen|tjejen|pojken|flickan|grabben|ungen|mannen|kvinnan|dam|tant|gubbe|patient|klient|brukare|person)\s(?:på|om)\s({NUMBER}{_HALF}\sår)\b",
    re.IGNORECASE,
)
AGE_AGE = re.compile(rf"\b({NUMBER}\sårs\sålder|{NUMBER}-?årsåldern)\b", re.IGNORECASE)
AGE_BEFORE = re.compile(
    r"(?:\b(?:är|e|va|var|blev|blir|bli|fyllt|fyllde|fyller|vara|varit|nu|bara|knappt|nästan|snart|runt|typ|ungefär|väl|ju|då|redan|precis|när|eleven|flickan|pojken|"
    r"tjejen|killen|dottern|sonen|barnet|ungdomen|vid|ålder|endast|cirka|ca|gott)|(?:[A-ZÅÄÖ][\wåäö]+|(?i:hon|han|jag|hen|barnet|pojken|flickan|killen|tjejen|eleven|mannen|kvinnan|dottern|sonen|pappan|mamman|ungdomen|klienten|patienten|make|maka|pojke|flicka))[,(:])\s?$",
    re.IGNORECASE,
)
LASTED = re.compile(
    r"\b(?:i|på|om|för|efter|under|senaste|sedan|sen|inom|haft|tar|tog|varade|dröjde)\s(?:\w+\s){0,2}$|varit\s(?:där|här|kvar)[^.]*$|\bdet\s(?:är|e|blir|blev|var|va)\s(?:\w+\s){0,2}$|\b(?:är|e|blir|blev|var|va)\sdet\s(?:\w+\s){0,2}$|(?:\d|\w+)\s(?:och|till|eller|å|-)\s$",
    re.IGNORECASE,
)
AGE_OLD = re.compile(rf"\b({NUMBER}{_HALF}\s?(?:års?|månader|veckor|dagar)\s?(?:gammal|gamla|gammalt|ung|unga|fyllda))\b", re.IGNORECASE)
AGE_ARING = re.compile(rf"\b({NUMBER}\s?-?\s?(?:åring|årig[ae]?|årsdag|årsålder)(?:en|ens|ar|arna|arnas|ars|s)?)\b", re.IGNORECASE)
_TENS_YEAR = rf"(?:nittonhundra)?(?:{'|'.join(sorted(TENS_VALUE, key=len, reverse=True))})(?:{'|'.join(sorted(UNIT_VALUE, key=len, reverse=True))})?|noll(?:{'|'.join(sorted(UNIT_VALUE, key=len, reverse=True))})"
_PERSON = r"(?:han|hon|hen|jag|de|dom|du|pojken|flickan|killen|tjejen|grabben|dottern|sonen|brodern|systern|barnet|eleven)"
_WHO = r"(?:kille|tjej|pojke|flicka|grabb|unge|elev|ungdom|son|dotter|barn|bror|syster|man|kvinna|kusin|pappa|mamma|kvinnan|mannen|pojken|flickan|killen|tjejen|syskon|syskonpar|klient|patient|brukar|person|klienten|patienten|brukaren|personen|kollega|granne)"
BORN_SHORT = re.compile(
    rf"\b(?:född|födda|fött|föddes)\s(?:år\s|i?\s?(?:början|slutet)\sav\s)?((?:{_TENS_YEAR}|['’]\d{{2}}|\d{{2}}(?::?[ae])?))(?![\w-]|\s(?:i|veckor|dagar|månader|barn))",
    re.IGNORECASE,
)
"""*Född fyrtiosju*: a year said short tells the age."""
GRADE = re.compile(
    r"\b(?:han|hon|hen|dottern|sonen|pojken|flickan|grabben|killen|tjejen|eleven|barnet|äldsta|yngsta|mellersta|lillasyster|lillebror|storasyster|storebror|brodern|systern|dotter|son|tjej|kille|pojke|flicka|elev)"
    r"\s(?:\w+\s){0,3}?((?:i|ur)\s(?:ettan|tvåan|trean|fyran|femman|sexan|sjuan|åttan|nian|tvåan\spå\sgymnasiet|årskurs\s\w+|(?:första|andra|tredje)\sring))\b",
    re.IGNORECASE,
)
"""The form that somebody goes to is an age in other words."""
AGE_WHEN = re.compile(rf"\b({NUMBER}{_HALF})\snär\s(?:han|hon|hen|jag|pappa|mamma|pappan|mamman|pojken|flickan)\b", re.IGNORECASE)
AGE_IS = re.compile(
    rf"\b({NUMBER}{_HALF}\sår)\s(?:är|var|blev|blir)\s(?:han|hon|hen)\b|\b({NUMBER}{_HALF}\sår)\s(?:han|hon|hen)\s(?:är|var|blev|blir|fyller|fyllde)\b",
    re.IGNORECASE,
)
_ONE = (
    r"(?:han|hon|hen|jag|(?:pojk|flick|kill|tjej|grabb|dotter|son|bror|mamma|pappa|mormor|farmor|morfar|farfar|man|kvinna|patient|klient|brukar|elev|ung|gumma|gubb|tant|dam|kollega|granne)(?:en|n|an)|mannen|kvinnan|brodern|"
    r"systern|dottern|barnet|mamma|pappa|mormor|farmor|morfar|farfar|brorsan|syrran|sambon|(?:den\s)?(?:äldsta|yngsta|mellersta|äldste|yngste|minsta|stora|lilla))"
)
_BE = r"(?:är|e|var|va|blev|blir|fyller|fyllde|(?:ska|skulle|har|hade|måste|kan|hinner|hann)\s(?:\w+\s)?(?:fylla|bli|vara|varit|blivit|fyllt))"
_MODIFIED = r"(?:(?!inte\b|en\b|ett\b|det\b|där\b|här\b|hemma\b|borta\b|på\b|i\b|nummer\b)[a-zåäö]+\s){0,3}?"
_COUNTED = (
    r"(?:meter|centimeter|cm|kilo|kg|minut\w*|timm\w*|gång\w*|dag\w*|procent|poäng|mil|kronor|av|stycken|personer|veck\w*|sort\w*|månader|barn|till|plus|olika|nya|andra|dar|år\s(?:sen|sedan|i|på|som|efter|innan|senare|där|här)|"
    r"[\wåäö]+(?:stycken|personer|möten|samtal|besök|platser|timmar))"
)
AGE_ONE = re.compile(
    rf"\b(?:{_ONE}\s{_BE}|{_BE}\s(?:han|hon|hen|jag))\s{_MODIFIED}({NUMBER}{_HALF}(?:\sår(?!\s(?:sen|sedan|i|på|som|efter|innan|senare|där|här|av|med)\b)|\+)?)(?![\w%:]|[.,]\d|\s{_COUNTED}\b)",
    re.IGNORECASE,
)
"""One person and a number: nothing else than an age can be meant."""
AGE_SEVERAL = re.compile(
    rf"\b(?:de|dom|barnen|ungarna|flickorna|pojkarna|tjejerna|killarna|döttrarna|sönerna|syskonen|barn|döttrar|söner|pojkar|flickor|tvillingarna)\s(?:är|var|e|va|på|blir|blev)\s(?:\w+\s)?({NUMBER}{_HALF})(?:,\s({NUMBER}))?\s(?:och|å|respektive)\s({NUMBER}{_HALF})(?:\sår)?"
    rf"(?=\s?(?:[,.;!?)]|$)|\s(?:nu|då|när|och|men|så|år|barn)\b)",
    re.IGNORECASE | re.MULTILINE,
)
NAMED_AGE = re.compile(r"\b[A-ZÅÄÖ][a-zåäöé]+,\s(\d{1,2})(?=,\s|\s?\))")
AGE_APPOSED = re.compile(
    rf"\b(?:{_WHO}|hon|han|bebisen|kille|gumman)(?:en|n|t)?(?:\sfrån\s\w+)?,\s({NUMBER}(?:\s(?:veckor|månader|år))?)(?:,?\s(?:och|å)\s({NUMBER}))?(?:,\s|\s?\)|\.)",
    re.IGNORECASE,
)
AGE_BARE = re.compile(
    rf"\b(?:(?:(?:är|e|var|va|blev|blir|fyllt|fyllda)\s(?:{_PERSON}\s)?(?:(?:väl|ju|bara|nog|snart|nästan|då|liksom|typ|kanske|knappt|runt|ungefär|precis|redan|nu|fyllda|cirka|alltså|också|inte|mer än|inte ens|strax över|strax under|drygt|gott och väl|väl över|en bra bit över|närmare|mellan|åtminstone|minst|jämnt|jämna|hela)\s){{0,3}}|(?:fyllde|fyller|fyllt)\s(?:{_PERSON}\s)?(?:(?:jämnt|jämna|nyss|just|precis)\s)?)({NUMBER}{_HALF}))"
    rf"(?=\s?(?:,|\.|!|\?|\)|;|\s[–-]|\snu\b|\smen\b|\sbast\b|\si\s(?:höst|vår|sommar|vinter|år|januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november|december)\b|\ssnart\b|\snär\b|\stror\b|\skanske\b|\sidag\b|\si\sdag\b|\sfyllda\b|\shan\b|\shon\b|\sutan\b|\seller\b|\stotalt\b|\sdå\b|\soch\b|\så\b|\sså\b|\spå\b|\sbörjade\b|\sbörjar\b))",
    re.IGNORECASE,
)
AGE_GROUP = re.compile(
    rf"\b(?:kille|tjej|pojke|flicka|grabb|unge|elev|ungdom|son|dotter|barn|bror|syster|man|kvinna)(?:en|n)?\s(?:på|om)\s({NUMBER}{_HALF})\b(?!\s(?:sätt|plats|elever|platser|timmar|minuter|procent|veckor|dagar|dar|månader|gånger|rader|personer|barn|stycken|mil|meter))",
    re.IGNORECASE,
)
CLOCK = re.compile(r"\b(?:klockan|det|kl|temperaturen|priset|procenten|man|du|vi|ni)\b", re.IGNORECASE)
YEAR_WORD = re.compile(r"år(?:s?\b|ing|ig|sd|så)|mån(?:ader)?s?\b|\bbast\b|\bvårar\b", re.IGNORECASE)
_WORD = re.compile(r"[^\W_]+")
_FORM = re.compile(r"(?:etta|tvåa|trea|fyra|femma|sexa|sjua|åtta|nia)n|årskurs|ring", re.IGNORECASE)
BEFORE, AFTER = 80, 60
"""Code points before and after a number within which words show it to be an age."""
WINDOW = 60
"""Code points around a word for years within which an age is looked for."""
SMALL = frozenset({"en", "ett", "två", "tre", "noll"})
SMALLEST, OLDEST = 1, 110


def find_dates(text: str) -> Iterator[Hit]:
    """Dates that name a day, or a month of a year."""
    for pattern in (DATE, NUMERIC, HOLIDAY, STAMP):
        for m in pattern.finditer(text):
            yield Hit(m.start(), m.end(), "date", "pattern", sure=True)
    for m in DAY_MONTH.finditer(text):
        if m[0].replace(" ", "") not in FRACTIONS:
            yield Hit(m.start(), m.end(), "date", "pattern")
    for pattern in (BORN, BORN_SHORT):
        for m in pattern.finditer(text):
            yield Hit(m.start(1), m.end(1), "date", "pattern")


def find_ages(text: str) -> Iterator[Hit]:
    """Exact ages of somebody: *8 år*, *trettonåring*, *hon var nio när*; how long something lasted is no age."""
    for start, end in (*_told_ages(text), *_bare_ages(text)):
        if start >= 0:
            yield Hit(start, end, "age", "pattern")


def _told_ages(text: str) -> Iterator[tuple[int, int]]:
    """Ages whose words say that they are ages."""
    for year in YEAR_WORD.finditer(text):
        yield from _told_age_near(text, max(0, year.start() - WINDOW), min(len(text), year.end() + WINDOW))


def _told_age_near(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    for pattern in (AGE_OLD, AGE_ARING, AGE_AGE, AGE_OF):
        for m in pattern.finditer(text, start, end):
            yield m.span(1)
    for m in AGE_YEARS.finditer(text, start, end):
        if AGE_BEFORE.search(text, max(0, m.start() - 30), m.start()) and not LASTED.search(text, max(0, m.start() - 24), m.start()):
            yield m.span(1)


def _bare_ages(text: str) -> Iterator[tuple[int, int]]:
    """Numbers that are ages by what stands around them: *var nio när*, *en tjej på sjutton*, *kvinnan, 34, …*."""
    places = [word.start() for word in _WORD.finditer(text) if _can_be_age(word[0])]
    for start, end in windows(text, places, BEFORE, AFTER):
        yield from _bare_ages_near(text, start, end)


def _bare_ages_near(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    for pattern in (GRADE, NAMED_AGE, AGE_IS, AGE_APPOSED, AGE_SEVERAL):
        for m in pattern.finditer(text, start, end):
            yield from (m.span(group) for group in range(1, pattern.groups + 1))
    for m in AGE_GROUP.finditer(text, start, end):
        if not _too_small(m[1]):
            yield m.span(1)
    for pattern in (AGE_BARE, AGE_WHEN, AGE_ONE):
        for m in pattern.finditer(text, start, end):
            if not _too_small(m[1]) and not CLOCK.search(text, max(0, m.start() - 12), m.start(1)):
                yield m.span(1)


@lru_cache(maxsize=100_000)
def _can_be_age(word: str) -> bool:
    """Whether the word is a number that people do not count everything with, or a form at school."""
    return word.isdigit() or (word.lower() not in SMALL and is_number_word(word)) or _FORM.fullmatch(word) is not None


def _too_small(number: str) -> bool:
    """Whether the number is one that people count things with, or no age at all."""
    return number.lower() in SMALL or (number.isdigit() and not SMALLEST <= int(number) <= OLDEST)
