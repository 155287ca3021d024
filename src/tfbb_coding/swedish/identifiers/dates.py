# ruff: noqa: E501 - a pattern is read more easily on one line than in pieces
"""Exact dates and exact ages, written and spoken."""

import re
from collections.abc import Iterator

from tfbb_coding.swedish.identifiers.hits import Hit
from tfbb_coding.swedish.identifiers.numbers import BELOW_100, NUMBER_WORD

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
    rf"\b(?:kille|tjej|pojke|flicka|grabb|unge|elev|ungdom|son|dotter|barn|bror|syster|man|kvinna)\s(?:på|om)\s({NUMBER}{_HALF}\sår)\b",
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
AGE_OLD = re.compile(rf"\b({NUMBER}{_HALF}\s?(?:års?|månader)\s?(?:gammal|gamla|gammalt|ung|unga))\b", re.IGNORECASE)
AGE_ARING = re.compile(rf"\b({NUMBER}\s?-?\s?(?:åring|årig[ae]?|årsdag|årsålder)(?:en|ens|ar|arna|arnas|ars|s)?)\b", re.IGNORECASE)
_PERSON = r"(?:han|hon|hen|jag|de|dom|du|pojken|flickan|killen|tjejen|grabben|dottern|sonen|brodern|systern|barnet|eleven)"
_WHO = r"(?:kille|tjej|pojke|flicka|grabb|unge|elev|ungdom|son|dotter|barn|bror|syster|man|kvinna|kusin|pappa|mamma|kvinnan|mannen|pojken|flickan|killen|tjejen|syskon|syskonpar)"
AGE_APPOSED = re.compile(rf"\b{_WHO}(?:en|n|t)?(?:\sfrån\s\w+)?,\s({NUMBER})(?:,?\s(?:och|å)\s({NUMBER}))?(?:,\s|\s?\)|\.)", re.IGNORECASE)
AGE_BARE = re.compile(
    rf"\b(?:(?:(?:är|e|var|va|blev|blir|fyllt|fyllda)\s(?:{_PERSON}\s)?(?:(?:väl|ju|bara|nog|snart|nästan|då|liksom|typ|kanske|knappt|runt|ungefär|precis|redan|nu|fyllda|cirka|alltså|också|inte|mer än|inte ens)\s){{0,3}}|(?:fyllde|fyller)\s(?:{_PERSON}\s)?)({NUMBER}{_HALF}))"
    rf"(?=\s?(?:,|\.|!|\?|\)|;|\s[–-]|\snu\b|\smen\b|\sbast\b|\si\s(?:höst|vår|sommar|vinter|år|januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november|december)\b|\ssnart\b|\snär\b|\sdå\b|\soch\b|\så\b|\sså\b|\spå\b|\sbörjade\b|\sbörjar\b))",
    re.IGNORECASE,
)
AGE_GROUP = re.compile(
    rf"\b(?:kille|tjej|pojke|flicka|grabb|unge|elev|ungdom|son|dotter|barn|bror|syster|man|kvinna)(?:en|n)?\s(?:på|om)\s({NUMBER}{_HALF})\b(?!\s(?:sätt|plats|elever|platser|timmar|minuter|procent|veckor|dagar|dar|månader|gånger|rader|personer|barn|stycken|mil|meter))",
    re.IGNORECASE,
)
CLOCK = re.compile(r"\b(?:klockan|det|kl|temperaturen|priset|procenten|man|du)\b", re.IGNORECASE)
YEAR_WORD = re.compile(r"år(?:s?\b|ing|ig|sd|så)|mån(?:ader)?s?\b|\bbast\b|\bvårar\b", re.IGNORECASE)
WINDOW = 60
"""Code points around a word for years within which an age is looked for."""
SMALL = frozenset({"en", "ett", "två", "tre", "noll"})
OLDEST = 110


def find_dates(text: str) -> Iterator[Hit]:
    """Dates that name a day, or a month of a year."""
    for pattern in (DATE, NUMERIC, HOLIDAY):
        for m in pattern.finditer(text):
            yield Hit(m.start(), m.end(), "date", "pattern", sure=True)
    for m in DAY_MONTH.finditer(text):
        if m[0].replace(" ", "") not in FRACTIONS:
            yield Hit(m.start(), m.end(), "date", "pattern")
    for m in BORN.finditer(text):
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
    for m in AGE_APPOSED.finditer(text):
        yield m.span(1)
        yield m.span(2)
    for pattern in (AGE_BARE, AGE_GROUP):
        for m in pattern.finditer(text):
            told = m[1].lower() in SMALL or (m[1].isdigit() and int(m[1]) > OLDEST)
            if not told and not CLOCK.search(text, max(0, m.start() - 12), m.start(1)):
                yield m.span(1)
