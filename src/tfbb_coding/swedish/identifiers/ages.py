# ruff: noqa: E501 - a pattern is read more easily on one line than in pieces
"""Exact ages of somebody, as written and as said: *8 år*, *min sjuåring*, *hon va tjutvå när*, *åttisex blev hon*.

Numbers are few in talk, so each is looked at where it stands: what is before it (somebody *is* it, *fills* it, a *girl of* it) and what is after it
(nothing that could be counted). How long something lasted, a crowd, a clock, a school form and a round *fyrtioårsåldern* are no ages.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from tfbb_coding.swedish.identifiers.hits import Hit
from tfbb_coding.swedish.identifiers.lexicon import PERSON
from tfbb_coding.swedish.identifiers.numbers import NUMBER_WORD, is_number_word, value
from tfbb_coding.swedish.identifiers.people import is_person_noun
from tfbb_coding.swedish.identifiers.shapes import shape
from tfbb_coding.swedish.identifiers.vocabulary import is_finite_verb, is_plain_word

BEFORE, AFTER = 76, 44
"""Code points before and after a number within which words show it to be an age."""
OLDEST = 115
_N = rf"(?:\d{{1,2}},5|\d{{1,3}}|{NUMBER_WORD})"
_HALF = rf"(?:\s(?:och|å|o)\s(?:(?:ett?|en)\s)?halvt?|\s(?:och|å)\s(?:en|ett|{_N})\smånad(?:er)?)?"
_NUMBER = re.compile(rf"{_N}{_HALF}", re.IGNORECASE)
_WORD = re.compile(r"[^\W_]+")
_ARING = re.compile(
    rf"{_N}(?:\s?[-–]\s?{_N})?\s?-?\s?(?:åring|årig[ae]?|års-?(?:dag|kalas|fest|present|skiva|middag|uppvaktning)\w{{0,4}})(?:en|ens|s)?\b",
    re.IGNORECASE,
)
_MADE = re.compile(rf"{_N}\s?-?(?:års|månaders|veckors|dagars)(?P<gap>[\s-]?)(?P<who>[^\W\d_]+)", re.IGNORECASE)
"""*Femtonårsgrabb*, *sju månaders bebis*: an age when what follows is a person."""
_UNIT_OF = re.compile(rf"{_N}(?:års|månaders|veckors|dagars)", re.IGNORECASE)
_SECOND = re.compile(rf"(?:,?\s|\s?[-–]\s?)({_N})(?![\w,])", re.IGNORECASE)
_ORDINAL_YEAR = re.compile(
    r"\b(?:sitt|mitt|ditt)\s((?:[a-zåäö]{3,}(?:de|te)|första|andra)\slevnadsår|(?:[a-zåäö]*(?:tjugo|trettio|fyrtio|femtio|sextio|sjuttio|åttio|nittio)[a-zåäö]*(?:de|te)|\w+tonde|tionde|elfte|tolfte)\sår(?!\s(?:på|i|här|som|hos|inom|med)\b))\b",
    re.IGNORECASE,
)
_ONE_YEAR = re.compile(r"ett(?:\soch\sett\shalvt|\sår\sgammal|\sår,\s)", re.IGNORECASE)
_FILLED = re.compile(r"\bfyllda\s$", re.IGNORECASE)
_ONLY_YEARS = re.compile(r"(?:\bbara\s|(?:^|[.!?]\s))$", re.IGNORECASE)
_ARIG = re.compile(r"årig[ae]?$", re.IGNORECASE)
_YEARS = re.compile(r"\s?(?:års?|månader|mån|veckor|dagar)\b", re.IGNORECASE)
_OLD = re.compile(r"\s(?:gammalt?|gamla|ung|unga)\b", re.IGNORECASE)
_TOLD = re.compile(r"\s(?:fyllda|bast|vårar|jordsnurr|år\sfyllda)\b", re.IGNORECASE)
_YEARS_AGE = re.compile(r"\s?års\s(?:ålder|dag)\b", re.IGNORECASE)

_HE = r"(?:han|hon|ho|hen|jag|ja|du)"
_BE = r"(?:är|e|ä|var|va|vart|blev|blir|bli|blitt|blivit|vara|varit|vatt|vore|hunnit)"
_FILL = r"(?:fyll(?:er|de|t|a|des|es)?)"
_ADV = (
    r"(?:väl|la|ju|bara|bare|ba|nog|snart|nästan|då|liksom|typ|kanske|precis|redan|nu|alltså|asså|också|inte|ens|strax|säkert|visst|faktiskt|egentligen|fortfarande|just|nyss|hela|jämnt|jämna|eh|öh|äh|tror|ja?g?\stror|vad|va|kan|nån|någon|"
    r"sisådär|en|ett|endast|blott|knappt|fyllda|åtminstone|iallafall|själv|tyvärr|ändå|cirka|ca|ungefär|runt|plötsligt|med|sådär|så|gott|mer|än|på|till|bli|ju\styp|gamla|hunnit)"
)
_ADVS = rf"(?:(?!(?:på|till|med|så)\s){_ADV},?\s){{0,4}}"
_NOT_EXACT = re.compile(
    r"\b(?:runt|kring|omkring|ungefär|cirka|ca|över|under|mellan|minst|närmare|drygt|mot|uppåt|upp\still|typ\srunt)\s(?:de\s)?$",
    re.IGNORECASE,
)
_CLOCK = re.compile(
    r"\b(?:klockan|klocka|kl\.?|halv|kvart|tiden|temperatur\w*|pris\w*|procent\w*|skalan?|betyg\w*|poäng\w*|siffr\w*|gräns\w*|antal\w*|summa\w*|resultat\w*|ställning\w*)\b[^,.!?]{0,24}$"
    r"|\b(?:plats|nummer|nr|sidan?|rum|buss\w*|linje|kapitel|grupp|klass|årskurs|vecka|kanal|storlek|skostorlek|våning\w*|avdelning|paragraf\w*|steg|fråga|punkt|version|nivå|termin\w*|tröja|hylla|port|om\sdu\s(?:är|e|va|var|blir)|när\sdu\s(?:är|e|blir))\s$",
    re.IGNORECASE,
)
_FILLS = re.compile(rf"\b{_FILL}\s(?:{_HE}\s|[^\W\d_]+\s)?{_ADVS}$", re.IGNORECASE)
_MODAL = r"(?:(?:ska|skulle|har|hade|måste|kan|hann|hinner|får|lär|fick)\s(?:{_ADV}\s){{0,2}})?"
_HE_IS = re.compile(
    rf"\b(?:{_HE}|(?:den|din|dom)\s(?:ene?a?|andr[ea]|tredje))\s(?:som\s)?(?:{_ADV}\s){{0,2}}{_MODAL.format(_ADV=_ADV)}{_BE}\s{_ADVS}$",
    re.IGNORECASE,
)
_IS = re.compile(
    rf"([^\W_][\w-]*)\)?,?\s(?:(?:min|sin|hennes|hans|vår|deras),?\s)?(?:som\s)?(?:{_ADV}\s){{0,2}}{_MODAL.format(_ADV=_ADV)}{_BE}\s{_ADVS}$",
    re.IGNORECASE,
)
_IS_TURNED = re.compile(rf"\b{_BE}\s(?:{_HE}|([^\W_][\w-]*))\s{_ADVS}$", re.IGNORECASE)
_AND_IS = re.compile(
    rf"(?:\b(?:och|å|men|fast|eller|som|när|då|om|att|tills|innan)\s|,\s)(?:{_ADV}\s){{0,2}}{_BE}\s{_ADVS}$", re.IGNORECASE
)
_FAR_IS = re.compile(rf"\s{_BE}\s{_ADVS}$", re.IGNORECASE)
_MANY = re.compile(
    r"\b(?:antal\w*|alla|flera|många|barnen|eleverna|personer|andel\w*|lön\w*|nummer|rum|tid\w*|plats\w*|betyg\w*|timmar|dagar|minst|högst)\b",
    re.IGNORECASE,
)
_WHEN_YEARS = re.compile(
    r"\s(?:i\s(?:januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november|december|år|höst\w*|vår\w*|somr\w*|somm\w*|vint\w*|dag|morgon|början|slutet|mitten|alla\sfall)"
    r"|på\s(?:\w+dag(?:en)?|våren|hösten|sommaren|vintern|fredag|riktigt)|till\s(?:hösten|våren|sommaren|jul)|som\s(?:jag|han|hon)\s(?:sa|minns))\b",
    re.IGNORECASE,
)
_OF = re.compile(
    r"([^\W_][\w-]*)\s(?:på|som)\s(?:(?:en|bara|typ|kanske|väl|ungefär|sisådär|knappt|nästan|ju|nu|snart)\s){0,2}$", re.IGNORECASE
)
_ONE_OF = re.compile(r"\b(?:en|den|nån|någon)\spå\s$", re.IGNORECASE)
_AGE_WORD = re.compile(r"\bålder(?:n)?(?:\s(?:av|på|var|är|vid)|:|\s=)?\s$", re.IGNORECASE)
_AT = re.compile(r"\b(?:redan\s)?vid\s$", re.IGNORECASE)
_SOMEBODY = re.compile(r"\b(?:han|hon|ho|hen|jag|ja|henne|honom|hennes|hans|min|mitt|sin|vår|våran|en|den|'n)\b", re.IGNORECASE)
_ASKED = re.compile(r"(?:\bhur\sgam\w+|\bålder\w*)\b[^?!\n]{0,40}[?!.,]\s(?:[^.?!\n]{0,24}\s)?$", re.IGNORECASE)
_SAID = re.compile(
    r"\b(?:sa|säger|sade|svarade|står\sdet|skrev)\s(?:hon|han|jag|ja|det|dom)?\s?(?:att\s)?$|\bpasset\s\w+\s$|\benligt\s\w+\s$",
    re.IGNORECASE,
)
_AND = re.compile(
    r"^(?:,|,?\s(?:och|å|o|eller|respektive|resp|inte))\s(?:(?:en|ett|den|han|hon|ho|jag|ja|en\spå|på)\s){0,2}$",
    re.IGNORECASE,
)
_APPOSED = re.compile(r"([^\W_][\w.-]*)(?:,|\s?\()\s?(?:typ\s|kanske\s|väl\s|bara\s|nu\s|en\s)?$", re.IGNORECASE)
_IS_AFTER = re.compile(
    rf"^\s(?:år\s|bast\s)?(?:(?:{_BE}|{_FILL})\s{_HE}|{_HE}\s(?:{_BE}|{_FILL})|när\s{_HE}|är\s(?:väl\s)?ingen\sålder|vårar)\b",
    re.IGNORECASE,
)
_FUNCTION = (
    r"(?:nu|då|när|och|å|o|men|så|fast|fastän|utan|som|eller|snart|bast|idag|igår|va|ju|liksom|typ|kanske|tror|tänk|hon|han|ho|hen|jag|ja|de|dom|vi|mamma|pappa|innan|tills|medan|redan|fortfarande|precis|bara|där|här|alltså|asså|"
    r"enligt|med|mot|fyllda|jämnt|gissar|nånting|något|nåt|sånt|igen|också|själv|numera|sen|sedan|ungefär|första\sgången|åt|efter|för|hos|år|båda|bägge|inte|nästa|förra|'n|"
    r"i\s(?:dag|år|höst\w*|vår\w*|somr\w*|somm\w*|vint\w*|januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november|december|går|morgon|mor[rs]\w*|början|slutet|mitten|alla|samma|fjol|övrigt|förrgår|jul\w*|påsk\w*|vilket)|"
    r"på\s(?:(?:en\s)?\w+dag(?:en|ar|s)?|en\sgång|den\stiden|riktigt|pappret|papperet|våren|hösten|sommaren|vintern|nyårs\w+|jul\w*|midsommar\w*|det|papper|pappren|fredag|lördag)|vid\s(?:den|det|tillfället)|till\s(?:hösten|våren|sommaren|vintern|jul|påsk|midsommar|nyår|veckan)|"
    r"den\s(?:dagen|gången|sommaren|hösten|våren|vintern|första|här|där|\d+|\w+(?:de|te|nde)\s))"
)
_PASSES = re.compile(rf"^\s?(?:[,.;:!?)…\"”»]|[–—-](?!\w)|\n|$)|^\s(?:[–—-]\s|{_FUNCTION}(?!\w))", re.IGNORECASE)
_NOT_PASSES = re.compile(
    rf"^[.,:]\d|^\s?[%°:]\w?|^[-–]\w|^\s(?:och|å|eller)\s(?:\d+|{_N})\s(?:stycken|personer|gånger|timmar|minuter|dagar|veckor|månader|meter|kilo|elever|barn)\b|^\s(?:till\s(?!hösten|våren|sommaren|vintern|jul|påsk|midsommar|nyår|veckan)|av\s|plus\b)",
    re.IGNORECASE,
)
_NEXT = re.compile(r"^\s([^\W\d_]+)")
_COUNTED = re.compile(
    r"^\s(?:[\wåäö]*(?:meter|cm|kilo|kg|minut\w*|timm\w*|gång\w*|dagar|procent|poäng|mil|kronor|spänn|stycken|personer|veck\w*|månader|barn|elever|platser|mål|rum|år\s(?:sen|sedan|i|på|som|efter|innan|senare|där|här|av|med|äldre|yngre|till|kvar)))\b",
    re.IGNORECASE,
)
_LASTED = re.compile(
    r"\b(?:i|på|om|för|efter|under|senaste|sedan|sen|inom|haft|tar|tog|varade|dröjde|kvar|varje|vart|första|förra|nästa)\s(?:[\w]+\s){0,2}$|varit\s(?:där|här|kvar)[^.]*$|\bdet\s(?:är|e|ä|blir|blev|var|va)\s(?:\w+\s){0,2}$|\b(?:är|e|ä|blir|blev|var|va)\sdet\s(?:\w+\s){0,2}$|(?:\d|\w+)\s(?:till|-)\s$",
    re.IGNORECASE,
)
_MONTHS_MORE = re.compile(rf"\s(?:och|å)\s(?:en|ett|{_N})\s(?:månad(?:er)?|veck(?:a|or)|dag(?:ar)?)", re.IGNORECASE)
_FILE_HEAD = re.compile(r"(?:^|[.!?:]\s|\n)(?:Pojke|Flicka|Kvinna|Man|Patient|Klient|Brukare|Elev|Barn|Ungdom)\s$")
"""As records begin: *Kvinna 79 år med hemtjänst*."""
_IS_NOW = re.compile(
    r"^\s(?:han|hon|ho|hen)\s(?:är|e|ä|var|va|blev|blir|fyller|fyllde)(?:\s(?:nu|då|ju|väl|i\s\w+))?\s?(?:[,.;!?]|$)", re.IGNORECASE
)
_WHO_YEARS = re.compile(
    r"\b(?:fyllt|fyllde|fyller|pojke|flicka|kvinna|man|patient|klient|brukare|elev|barn|eleven|flickan|pojken|tjejen|killen|dottern|sonen|barnet|ungdomen|ålder)\s$|(?:[^\W\d_]+):\s$",
    re.IGNORECASE,
)
_SEVERAL = re.compile(
    rf"\b(?:de|dom|di|barnen|barna|ungarna|flickorna|pojkarna|tjejerna|killarna|grabbarna|döttrarna|sönerna|syskonen|syskonpar|syskonparet|syskon|ungar|killar|tjejer|grabbar|barnbarn|bröder|systrar|barn|döttrar|söner|pojkar|flickor|tvillingarna|båda|bägge|(?:mina|hennes|hans|våra|deras|sina)\s(?:två|tre|fyra|båda|bägge|\w+))(?:\s(?:är|var|e|ä|va|blir|blev|på)|(?:\sfrån\s\w+)?,)\s{_ADVS}$",
    re.IGNORECASE,
)
_TWINS = re.compile(rf"\b(?:tvillingarna|båda|bägge|båda\stvå)\s(?:är|var|e|ä|va|blir|blev|fyller|fyllde)\s{_ADVS}$", re.IGNORECASE)
_SHE_IS = re.compile(rf"\b(?:han|hon|ho|hen)\s(?:{_ADV}\s){{0,2}}(?:är|e|ä|var|va)\s{_ADVS}$", re.IGNORECASE)
_SOMEWHERE = re.compile(
    r"^\s(?:i|på|vid|under|hemma)\s(?!(?:dagen|morgonen|kvällen|natten|eftermiddagen|listan|raden|rad|veckan|månaden|tiden|timmen|taget|kön|rankingen)\b)[\wåäö]+",
    re.IGNORECASE,
)
_CROWD_IS = re.compile(rf"\b(?:de|dom|di|båda|bägge)\s(?:är|var|e|ä|va|blir|blev|fyller|fyllde)\s{_ADVS}$", re.IGNORECASE)
_PAIR = re.compile(rf"^(?:,\s{_N})*,?\s(?:och|å|o|respektive)\s{_N}(?=\s?[,.;!?)]|$|\s(?:nu|då|när|och|å|men|så|år)\b)", re.IGNORECASE)
_GROUPED = 3


class _At(NamedTuple):
    """A number at ``[start, end)`` of a text, with what stands before and after it in its line, and where the age before it ended."""

    text: str
    start: int
    end: int
    left: str
    right: str
    last: int


def find_ages(text: str) -> Iterator[Hit]:
    """Exact ages of somebody: *8 år*, *trettonåring*, *hon var nio när*; how long something lasted is no age."""
    last = -1
    for word in _WORD.finditer(text):
        if word.start() < last or not (_begins_number(word[0]) or (word[0].lower() == "ett" and _ONE_YEAR.match(text, word.start()))):
            continue
        end = _age_at(text, word.start(), last)
        if end:
            yield Hit(word.start(), end, "age", "pattern")
            last = end
    for year in _ORDINAL_YEAR.finditer(text):
        yield Hit(year.start(1), year.end(1), "age", "pattern")


_NO_YEARS = frozenset(["en", "ett", "noll", "nolla", "nollan", "etta", "tvåa", "trea", "femma", "sexa", "sjua", "nia"])


@lru_cache(maxsize=100_000)
def _begins_number(word: str) -> bool:
    """Whether the word is a number of years that somebody can be, or a word made with one (*femtonåringen*)."""
    if word.isdigit():
        return len(word) <= _GROUPED and 0 < int(word) <= OLDEST
    low = word.lower()
    return (
        (low not in _NO_YEARS and is_number_word(low))
        or _ARING.fullmatch(low) is not None
        or _of_somebody(_MADE.match(low))
        or _UNIT_OF.fullmatch(low) is not None
    )


def _of_somebody(made: re.Match[str] | None) -> bool:
    """Whether *N-års* stands with a word for a person; *månaders* alone may wait for one."""
    if made is None:
        return False
    return is_person_noun(made["who"]) or made["who"].lower() in ("pojk", "kill", "bebis", "barn", "unge")


def _age_at(text: str, start: int, last: int) -> int:
    """Where the age that begins at ``start`` ends, 0 where there is none."""
    told = _ARING.match(text, start)
    if told:
        people = any(is_person_noun(word) for word in _WORD.findall(text, told.end(), told.end() + 30)[:2])
        return told.end() if people or not _ARIG.search(told[0]) else 0
    made = _MADE.match(text, start)
    if made and _of_somebody(made):
        return made.end() if not made["gap"].strip(" ") and not made["gap"] else made.start("gap")
    number = _NUMBER.match(text, start)
    if number is None or (number.end() < len(text) and text[number.end()].isalpha() and not _YEARS.match(text, number.end())):
        return 0
    end = _range_end(text, number)
    line = text.rfind("\n", max(0, start - BEFORE), start) + 1 or max(0, start - BEFORE)
    stop = text.find("\n", end, end + AFTER)
    right = text[end : stop if stop >= 0 else end + AFTER]
    at = _At(text, start, end, text[line:start], right, last)
    years = _YEARS.match(right)
    if years:
        return _years(at, years)
    told = _TOLD.match(right)
    if told and not at.left.endswith(("de ", "alla ")):
        return end + told.end()
    if _too_high(number[0]):
        return 0
    return end if _is_age(at) else 0


def _range_end(text: str, number: re.Match[str]) -> int:
    """The end of *fjorton, femton*, *åtta nio*, *14–15*: two ages next to each other are one."""
    second = _SECOND.match(text, number.end())
    if second is None:
        return number.end()
    first, other = value(number[0]), value(second[1])
    return second.end() if first is not None and other is not None and 0 < other - first <= _NEAR else number.end()


_NEAR = 2


def _unit_of(years: re.Match[str]) -> str:
    """The unit that was matched, such as *år* or *veckor*."""
    return years[0].strip().lower()


def _years(at: _At, years: re.Match[str]) -> int:
    """*N år*, *N veckor gammal*: an age when it says so, or when somebody is it and it is not how long something lasted."""
    more = _MONTHS_MORE.match(at.right, years.end())
    ends = more.end() if more else years.end()
    end, rest = at.end + ends, at.right[ends:]
    old = _OLD.match(rest) or _TOLD.match(rest)
    if old:
        return end + old.end()
    if _FILE_HEAD.search(at.left) and _unit_of(years) == "år":
        return end
    aged = _YEARS_AGE.match(at.right)
    if aged:
        return at.end + aged.end()
    unit = _unit_of(years)
    if unit in ("månader", "mån", "veckor", "dagar") and _ends_well(rest) and (_HE_IS.search(at.left) or _person_before(_IS, at)):
        return end
    if _WHEN_YEARS.match(rest) and (_HE_IS.search(at.left) or _person_before(_IS, at) or _FILLS.search(at.left)):
        return end
    if unit in ("veckor", "dagar", "års") or _COUNTED.match(at.right):
        return end if unit == "veckor" and _APPOSED.search(at.left) and rest[:1] in ",)" and _near_person(at) else 0
    if re.match(
        r"\s(?:sen|sedan|i|på|till|som|efter|innan|före|med|av|senare|tidigare|framåt|bakåt|äldre|yngre|kvar|här|där|hos|inom|vid|för)\b",
        rest,
    ):
        follows = re.match(r"\s(?:som\b|i\s\w+\b)", rest) is not None
        return end if _OF.search(at.left) and _person_before(_OF, at) and (follows or rest[:4] == " som") else 0
    if _IS_NOW.match(rest):
        return end
    if _LASTED.search(at.left) and not (_OF.search(at.left) and _person_before(_OF, at)):
        return 0
    whole = at._replace(end=end, right=rest)
    alone = _ONLY_YEARS.search(at.left) and re.match(
        r"(?:,|\.|\s(?:och|å))\s?(?:(?:och|å)\s)?(?:redan|bara|ensam|fortfarande|gammal|liten|snart|hon|han|själv)\b", rest.strip() and rest
    )
    known = (
        alone or _FILLED.search(at.left) or _IS_AFTER.match(at.right) or _WHO_YEARS.search(at.left) or _continues(whole) or _by_left(whole)
    )
    return end if known else 0


def _too_high(number: str) -> bool:
    found = value(number.split(maxsplit=1)[0])
    return found is not None and found > OLDEST


def _is_age(at: _At) -> bool:
    """Whether the bare number is an age by what stands around it."""
    if _NOT_EXACT.search(at.left) or _CLOCK.search(at.left):
        return False
    if _IS_AFTER.match(at.right):
        return not _crowd(at.left)
    if _SEVERAL.search(at.left) and _PAIR.match(at.right):
        return True
    if (_TWINS.search(at.left) or re.search(r"\b(?:båda|bägge)\s$", at.left, re.IGNORECASE)) and _ends_well(at.right):
        return True
    if re.match(r"\s(?:båda|bägge)\b", at.right) and _CROWD_IS.search(at.left):
        return True
    if not _ends_well(at.right) and not (_SHE_IS.search(at.left) and _SOMEWHERE.match(at.right)):
        return False
    if _FILLED.search(at.left):
        return True
    small = at.text[at.start : at.end].lower() in ("två", "tre", "2", "3", "1", "fyra", "4")
    return _continues(at) or _by_left(at, small=small)


def _ends_well(right: str) -> bool:
    """Whether nothing follows that the number could count."""
    if _NOT_PASSES.match(right) or _COUNTED.match(right):
        return False
    if _PASSES.match(right):
        return True
    following = _NEXT.match(right)
    return following is not None and is_finite_verb(following[1].lower())


def _by_left(at: _At, *, small: bool = False) -> bool:
    """Whether what stands before says that somebody is, fills or has the number."""
    left = at.left
    if _FILLS.search(left) or _AGE_WORD.search(left) or _ASKED.search(left):
        return True
    turned = _IS_TURNED.search(left)
    if turned and (turned[1] is None or _is_person(turned[1], left, turned.start(1))) and (not small or turned[1] is None):
        return not _crowd(left)
    if (_HE_IS.search(left) and not _crowd(left)) or _person_before(_IS, at):
        return True
    if small:
        return False
    if _person_before(_OF, at) or _ONE_OF.search(left):
        return True
    if _AND_IS.search(left) and _near_person(at) and not _crowd(left):
        return True
    if _FAR_IS.search(left) and _one_subject(left) and not _crowd(left):
        return True
    return _apposed(at) or (_AT.search(left) is not None and _at_age(at))


def _one_subject(left: str) -> bool:
    """Whether the clause is about one person though other words stand between: *min bror i Kalmar är …*."""
    clause = re.split(r"[.!?,:;]\s|\s(?:att|men|och|å|så)\s", left)[-1]
    words = _WORD.findall(clause)
    return any(is_person_noun(word) for word in words[:4]) and not _MANY.search(clause)


def _person_before(pattern: re.Pattern[str], at: _At) -> bool:
    found = pattern.search(at.left)
    return found is not None and _is_person(found[1], at.left, found.start(1))


_NOBODY = frozenset(
    [
        "det",
        "den",
        "de",
        "dom",
        "di",
        "vi",
        "ni",
        "man",
        "som",
        "och",
        "å",
        "men",
        "att",
        "där",
        "här",
        "så",
        "då",
        "när",
        "om",
        "klockan",
        "vad",
        "vem",
        "vilka",
        "det",
        "alla",
        "några",
        "båda",
        "dessa",
        "dem",
        "oss",
        "er",
        "en",
        "ett",
        "var",
        "va",
        "är",
        "e",
        "åldern",
        "inte",
        "bara",
        "ju",
        "väl",
        "nu",
        "allt",
        "allting",
    ]
)


def _is_person(word: str, left: str, at: int) -> bool:
    """Whether the word is a pronoun or noun for one person, or a name."""
    low = word.lower()
    if low == "man" and re.search(r"\b(?:min|din|hennes|vår|en|ens)\s$", left[:at], re.IGNORECASE):
        return True
    if low in _NOBODY:
        return False
    if low in _PRONOUNS or is_person_noun(low):
        return True
    s = shape(word)
    if s.function or s.allowed:
        return False
    if not s.capital and len(low) > 1 and not is_plain_word(low) and not (s.common and low.endswith(("n", "t", "na", "s"))):
        return True  # a name that no list knows, in talk without capitals
    inside = bool(left[:at].strip()) and left[:at].rstrip()[-1:] not in ".!?:"
    return bool(s.bits & PERSON and (s.capital or not s.common)) or (s.capital and not s.common and (inside or len(low) > _GROUPED))


_PRONOUNS = frozenset(["han", "hon", "ho", "hen", "jag", "ja", "du", "denne", "denna", "henne", "honom"])


def _crowd(left: str) -> bool:
    """Whether several are spoken of: *vi var fjorton*."""
    return (
        re.search(
            r"\b(?:vi|ni|de|dom|di|det|man)\s(?:\w+\s){0,2}$|\b(?:är|e|ä|var|va|blev|blir)\s(?:vi|ni|de|dom|di|det|man|där|här)\s(?:\w+\s){0,3}$",
            left,
            re.IGNORECASE,
        )
        is not None
    )


def _near_person(at: _At) -> bool:
    """Whether a person is spoken of shortly before."""
    clause = re.split(r"[.!?]\s", at.left)[-1]
    words = _WORD.findall(clause)[-8:]
    return _SOMEBODY.search(clause) is not None or any(
        is_person_noun(word) or (shape(word).capital and shape(word).bits & PERSON) for word in words
    )


def _apposed(at: _At) -> bool:
    """*Jovan, tolv, som …*; *pojken (9)*; *han i huset mittemot, sextisex, …*."""
    found = _APPOSED.search(at.left)
    if (
        found is None
        or not re.match(rf"\s?[,.)]|\s(?:och|å)\s(?!(?:\d|{_N}\b))|\sfyllda|\ssnart|$", at.right)
        or is_number_word(found[1])
        or found[1].isdigit()
    ):
        return False
    following = re.match(r"\s?,\s([^\W_]+)", at.right)
    if following and (is_number_word(following[1]) or following[1].isdigit()):
        return False
    if _is_person(found[1], at.left, found.start(1)):
        return True
    return (
        at.right[:1] == ","
        and _near_person(at)
        and re.match(r",\s(?:(?:å|och)\s)?(?:han|hon|ho|som|ensamstående|bor|men|han's)\b", at.right) is not None
    )


def _at_age(at: _At) -> bool:
    """*Vid fjorton*: an age, not a time of the day."""
    years = value(at.text[at.start : at.end])
    return years is not None and 12 < years < OLDEST and not re.match(r"\s(?:tiden|på\sdagen|noll)", at.right)  # noqa: PLR2004


def _continues(at: _At) -> bool:
    """Whether an age stood just before and this is another: *sju, nio å tolv*, *göran elva*, *den yngsta fyra*, *å han sa sexton*."""
    if not 0 <= at.start - at.last <= BEFORE or at.start - at.last > len(at.left):
        return False
    between = at.text[at.last : at.start]
    if _AND.match(between):
        return True
    if re.search(r"[.!?]\s", between):
        return False
    word = re.search(r"(?:^|\s)([^\W_][\w-]*)\s$", between)
    return _SAID.search(between) is not None or (word is not None and _is_person(word[1], between, word.start(1)))
