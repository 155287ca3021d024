# ruff: noqa: E501 - a pattern is read more easily on one line than in pieces
"""Exact dates, written and spoken."""

import re
from collections.abc import Iterator

from tfbb_coding.swedish.identifiers.hits import Hit
from tfbb_coding.swedish.identifiers.numbers import BELOW_100, TENS, UNIT
from tfbb_coding.swedish.identifiers.openings import FigurePattern, WordPattern
from tfbb_coding.swedish.identifiers.times import is_time
from tfbb_coding.swedish.identifiers.vocabulary import is_past

MONTH = (
    r"(?:(?:januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november|december)(?![a-zåäö])"
    r"|(?:jan|febr?|apr|aug|sept?|okt|nov|dec)(?![a-zåäö])(?:\.(?=[ \t]*[\d,;:)]|[ \t]+(?-i:[a-zåäö])))?)"
)
"""A month; the full stop of a shortened one belongs to it where the sentence goes on (*14 nov. kom hon*), else it ends the sentence."""
ORDINAL = (
    r"(?:(?:tjugo|tju|tjugi|trettio|tretti)?(?:första|förste|andra|andre|tredje|fjärde|femte|sjätte|sjunde|åttonde|nionde)|tionde|elfte|tolfte|trettonde|fjortonde|"
    r"femtonde|sextonde|sjuttonde|artonde|nittonde|tjugonde|trettionde)"
)
DAY = rf"(?:[0-3]?\d(?:[ \t]?:?[ae])?|{ORDINAL})"
YEAR = rf"(?:(?:19|20)\d{{2}}|[-’']\d{{2}}|(?:nittonhundra|tjugohundra|tvåtusen|tjugo)(?:{BELOW_100})?)"
WEEKDAY = r"(?:(?:mån|tis|ons|tors|fre|lör|sön)da(?:gen|g|n))"
DATE = re.compile(
    rf"(?<![\w.,/-])(?:{DAY}[ \t]?{MONTH}(?:[ \t]{YEAR})?|{DAY}[ \t]?i[ \t]{ORDINAL}(?:[ \t](?:{YEAR}|{BELOW_100}))?|{MONTH}[ \t]?(?:år[ \t])?{YEAR}|{MONTH}[ \t](?:den[ \t])?[0-3]?\d(?::?e)?(?:,?[ \t]{YEAR})?)(?![\w/-])",
    re.IGNORECASE,
)
NUMERIC = re.compile(
    r"(?<![\w./:-])(?:(?:19|20)\d{2}[-./](?:0?[1-9]|1[0-2])[-./](?:0?[1-9]|[12]\d|3[01])|(?:0?[1-9]|[12]\d|3[01])[./-](?:0?[1-9]|1[0-2])[./-](?:(?:19|20)?\d{2}))(?![\w/-]|[.:]\d)"
)
STAMP = re.compile(
    r"(?<!\d)(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])(?=[_ T-](?:[01]\d|2[0-3])[0-5]\d(?:[0-5]\d)?(?!\d)|-[^\W\d_])"
)
"""The day in a recording's name: *Möte-20240312_100233-Mötesinspelning*."""
DAY_MONTH = re.compile(
    r"(?<![\w./:,-])(0?[1-9]|[12]\d|3[01])\s?/\s?(0?[1-9]|1[0-2])(?:\s?[-–]\s?(?:19|20)?\d{2}|[ \t](?:19|20)\d{2})?(?![\w/:%-]|[.,]\d)"
)
HOLIDAY = re.compile(
    rf"\b((?:julafton|nyårsafton|nyårsdagen|juldagen|annandag(?:[ \t](?:jul|påsk))?|trettondagen|midsommarafton|midsommar|påskafton|påskdagen|långfredagen|skärtorsdagen|(?:första|andra|tredje|fjärde)[ \t]advent|pingst(?:en|dagen)?|julen?|mors[ \t]dag|fars[ \t]dag|påsken?|valborg|valborgsmässoafton|kristi himmelsfärdsdag|"
    rf"nationaldagen|alla hjärtans dag|lucia(?:dagen)?|skolavslutningen|första maj|sista april)[ \t]{YEAR})\b",
    re.IGNORECASE,
)
WEEKDAY_DAY = re.compile(rf"\b{WEEKDAY}[ \t]den[ \t]({DAY})(?![ \t]?(?:gången|året|i[ \t]))\b", re.IGNORECASE)
FRACTIONS = frozenset(
    {"1/2", "1/3", "2/3", "1/4", "3/4", "1/5", "2/5", "3/5", "4/5", "1/8", "1/10", "24/7", "50/50", "1/1", "2/2", "5/5", "6/6", "10/10"}
)
BORN = re.compile(
    rf"\b(?:(?:född|födda|fött|föddes|f\.)\s?(?:år\s|hösten\s|våren\s|i\s\w+\s)?((?:19|20)\d{{2}}|-?\d{{2}}:?a?|(?:nitton|tjugo)\s?hundra\s?(?:och\s|å\s)?{BELOW_100}|nittonhundra\w+|tjugohundra\w+|(?:två\s)?tusen\s(?:och\s|å\s)?{BELOW_100}|tvåtusen\w*))(?!\w)",
    re.IGNORECASE,
)
_MONTH_ORDINAL = r"(?:första|andra|tredje|fjärde|femte|sjätte|sjunde|åttonde|nionde|tionde|elfte|tolfte)"
THREE_ORDINALS = re.compile(rf"(?<!\w)({ORDINAL}\s{_MONTH_ORDINAL}\s(?:{YEAR}|{BELOW_100}|\d{{2}}))(?![\w-])", re.IGNORECASE)
"""*Femte femte femton*: day, month and year, each as a number."""
TWO_ORDINALS = re.compile(
    rf"\bden\s({ORDINAL}\s{_MONTH_ORDINAL}|[0-3]?\d:?[ea]\si\s(?:[01]?\d:?[ea]))(?=\s?[,.;!?)]|\s?$|\s(?:var|va|är|e|blev|när|då|så|kom|och|å|hade|ska|skulle|fyll\w+|född\w*|klockan|i\sår)\b)",
    re.IGNORECASE | re.MULTILINE,
)
"""*Den femte femte*, *den 5:e i 5:e*: a day and a month."""
_FEAST_SIGNS = (
    "afton", "annandag", "juldag", "nyårsdag", "trettondag", "långfredag", "skärtorsdag", "påskdag", "himmelsfärd", "advent", "helgon", "nationaldag",
    "fettisdag", "pingstdag", "hjärtans", "mors dag", "fars dag", "luciadag", "midsommardag", "sista april", "första maj", "siste april", "förste maj",
)  # fmt: skip
FEAST = re.compile(
    r"(?<!\w)(?:annandag(?:en)?(?:\s(?:jul|påsk|pingst))?|juldagen?|julafton(?:en)?|nyårsafton(?:en)?|nyårsdagen|trettondag(?:en|safton)|(?:tjugondag|tjugondedag)\sknut|långfredag(?:en)?|skärtorsdag(?:en)?|påskafton(?:en)?|påskdagen|"
    r"kristi\shimmelsfärds?(?:dag(?:en)?)?|valborgsmässoafton(?:en)?|midsommarafton(?:en)?|midsommardagen|pingstafton(?:en)?|pingstdagen|(?:första|andra|tredje|fjärde)\s(?:söndagen\si\s)?advent|alla\shelgons\sdag|nationaldagen|fettisdagen|"
    r"alla\shjärtans\sdag|mors\sdag|fars\sdag|luciadagen|(?:sist[ae]|först[ae])\s(?:april|maj))(?!\w)",
    re.IGNORECASE,
)
"""Days of a year that have a name."""
_ANY_FEAST = re.compile(
    r"\b(?:man|alltid|varje|vart|brukar|brukade|firar|firade|fira|som\spå|såsom|hela|alla|många|till\sexempel|aldrig|även)\s(?:(?:på|en|en\sgång\spå)\s)?$|\b(?:en|ett)\s$|"
    r"\b(?:brukar|brukade|alltid|varje|man)\b[^.!?\n]*$",
    re.IGNORECASE,
)
_TENS_YEAR = rf"(?:nittonhundra)?(?:{TENS})(?:{UNIT})?|noll(?:{UNIT})"
BORN_SHORT = re.compile(
    rf"\b(?:född|födda|fött|föddes)\s(?:år\s|i?\s?(?:början|slutet)\sav\s)?((?:{_TENS_YEAR}|['’]\d{{2}}|\d{{2}}(?::?[ae])?))(?![\w-]|\s(?:i|veckor|dagar|månader|barn))",
    re.IGNORECASE,
)
"""*Född fyrtiosju*: a year said short tells the age."""
BORN_CLASS = re.compile(
    rf"\b(?<!\bdet\s)(?:är|e|ä|var|va|född|född[ae]?|blir)\s(?:(?:ju|en|väl|typ|inte)\s){{0,2}}([-’']\d{{2}}:?[ae]|\d{{2}}:[ae]|noll(?:etta|tvåa|trea|fyra|femma|sexa|sjua|åtta|nia)|(?:{TENS})(?:etta|tvåa|trea|femma|sexa|sjua|nia))(?!\w)"
    rf"|\b(?:född|födda|fött)\s(?:den\s)?({ORDINAL}\s{ORDINAL}\s{BELOW_100}|{ORDINAL}(?:\s\w+)?|-?\d{{2}},?\s(?:inte|eller|och|å|nej)\s-?\d{{2}})(?!\w)",
    re.IGNORECASE,
)
"""*Hon är -06:a*, *jag är nollfyra*: the year somebody was born, said as what they are."""


# Where each of them can begin: a pattern is tried there only (openings).
_DATE = WordPattern(
    DATE, rf"[0-3]?\d(?:[^\W\d]\w*)?|{ORDINAL}\w*|jan\w*|feb\w*|mar\w*|apr\w*|maj\w*|jun\w*|jul\w*|aug\w*|sep\w*|okt\w*|nov\w*|dec\w*"
)
_NUMERIC = FigurePattern(NUMERIC, most=4)
_STAMP = FigurePattern(STAMP, least=8, most=8)
_DAY_MONTH = FigurePattern(DAY_MONTH, most=2)
_FEAST_WORDS = (
    r"jul\w*|nyår\w*|annandag\w*|trettondag\w*|midsommar\w*|påsk\w*|långfredag\w*|skärtorsdag\w*|pingst\w*|valborg\w*|nationaldag\w*|fettisdag\w*|lucia\w*|tjugond\w*|"
    r"skolavslutningen|första|förste|sista|siste|andra|tredje|fjärde|mors|fars|kristi|alla"
)
_HOLIDAY = WordPattern(HOLIDAY, _FEAST_WORDS)
_FEAST = WordPattern(FEAST, _FEAST_WORDS)
_WEEKDAY_DAY = WordPattern(WEEKDAY_DAY, WEEKDAY)
_THREE_ORDINALS = WordPattern(THREE_ORDINALS, ORDINAL)
_TWO_ORDINALS = WordPattern(TWO_ORDINALS, "den")
_BORN = WordPattern(BORN, r"född\w*|fött\w*|f")
_BORN_SHORT = WordPattern(BORN_SHORT, "född|födda|fött|föddes")
_BORN_CLASS = WordPattern(BORN_CLASS, "är|e|ä|var|va|född|födda|födde|fött|blir")


def find_dates(text: str) -> Iterator[Hit]:
    """Dates that name a day, or a month of a year."""
    days: tuple[WordPattern | FigurePattern, ...] = (_DATE, _NUMERIC, _HOLIDAY, _STAMP)
    for pattern in days:
        for m in pattern.finditer(text):
            if (pattern is not _NUMERIC or not is_time(text, m.start(), m.end())) and not _is_may_day(text, m.start(), m.end()):
                yield Hit(m.start(), m.end(), "date", "pattern", sure=True)
    for m in _WEEKDAY_DAY.finditer(text):
        yield Hit(m.start(1), m.end(1), "date", "pattern", sure=True)
    for m in _DAY_MONTH.finditer(text):
        if m[0].replace(" ", "") not in FRACTIONS or text[max(0, m.start() - 4) : m.start()].lower() == "den ":
            yield Hit(m.start(), m.end(), "date", "pattern")
    yield from _feasts(text)
    for told in (_THREE_ORDINALS, _TWO_ORDINALS, _BORN, _BORN_SHORT, _BORN_CLASS):
        for m in told.finditer(text):
            group = m.lastindex or 0
            yield Hit(m.start(group), m.end(group), "date", "pattern")


def _is_may_day(text: str, start: int, end: int) -> bool:
    """*Första maj* without *den* is a feast, which is looked at as the others are."""
    return text[start:end].lower() in ("första maj", "förste maj") and text[max(0, start - 4) : start].lower() != "den "


def _feasts(text: str) -> Iterator[Hit]:
    """*Det var annandag påsk som hon försvann*: the day on which something happened, told by its name; what one does each year is none."""
    low = text.lower()
    if not any(sign in low for sign in _FEAST_SIGNS):
        return
    for m in _FEAST.finditer(text):
        left = re.split(r"[.!?\n]\s|\n", text[max(0, m.start() - _AROUND) : m.start()])[-1]
        right = re.split(r"[.!?\n]", text[m.end() : m.end() + _AROUND])[0]
        words = re.findall(r"[^\W\d_]+", f"{left} {right}".lower())
        if not _ANY_FEAST.search(left) and any(is_past(word) for word in words):
            yield Hit(m.start(), m.end(), "date", "pattern")


_AROUND = 70
"""Code points on either side of a feast within which its sentence tells what happened then."""
