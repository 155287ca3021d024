# ruff: noqa: E501 - a pattern is read more easily on one line than in pieces
"""Roles that only one person can have, told by fixed expressions; those told by a post are in :mod:`posts`."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from tfbb_coding.swedish.identifiers.hits import Hit
from tfbb_coding.swedish.identifiers.posts import find_posts
from tfbb_coding.swedish.identifiers.windows import windows

_ADJ = r"(?:[a-zåäö]{3,}(?:a|e)\s)"
_NOUN = r"[\wåäöÅÄÖ-]{2,}"
_AREA = (
    r"(?:\w*kommun(?:en)?|länet|regionen|stan|staden|byn|bygden|ön|dalen|socknen|trakten|orten|skolan|stadsdelen|distriktet|församlingen|nämnden|nämnd|styrelsen|fullmäktige|klubben|landet|sverige|norden|verksamheten|huset|enheten|"
    r"teamet|arbetslaget|länsdelen|förvaltningen|avdelningen|personalen|kollegiet|gruppen|kören|kåren|laget|\w*(?:skolan|gymnasiet|centralen|mottagningen|kliniken|sjukhuset|lasarettet|laget|gruppen|nämnden|styrelsen|boendet|hemmet|passet|länsdelen|sjukhemmet))"
)
_IN_AREA = rf"(?:\s(?:här\s|där\s|uppe\s|nere\s|ute\s)?(?:i|på|inom|för|vid|hos|bland|av)\s(?:(?:hela|den|det|vår|vårt|lilla|denna|här|där|norra|södra|östra|västra)\s){{0,3}}{_AREA})(?!\w)"
_SOMEBODY = r"(?:hon|han|ho|hen|den|kvinnan|mannen|killen|tjejen|gubben|tanten|damen|paret|familjen|personen)"
_BUSINESS = (
    r"\w*(?:kiosken|campingen|macken|affären|butiken|lanthandeln|pizzerian|åkeriet|firman|rörfirman|taxin|ridskolan|hotellet|restaurangen|bageriet|frisersalongen|salongen|bion|gatuköket|krogen|systugan|"
    r"bygghandeln|apoteket|begravningsbyrån|biblioteket|skolbussen|bokbussen|färjan|skidliften|stallet|gymmet|verkstaden|simhallen|lokaltidningen|caféet|fiket|sågen|gården|hamnen)"
)
_NO_PERSON = r"(?!gång|sak|sätt|problem|skol|väg|chans|plats|ställe|möjlig|ort\b|verksam|rum|tid|dag|grej|utväg|lösning|hjälp|hiss|affär|buss|mack|kontakt|fråg|svar|år\b|anmäl|lokal|enhet|insats|resurs|bibliotek|mötes)"
_PERSON_WORD = r"(?:kvinnan?|mannen|man|killen?|kille|tjejen?|gubben|svensken|personen|utländska\s\w+|moderaten|sossen|medlemmen|ledamoten|muslimen|samen|finnen|somaliern)"


class Frame(NamedTuple):
    """Words one of which must stand near, and the pattern whose first group is the role."""

    words: re.Pattern[str]
    pattern: re.Pattern[str]


def _frame(words: str, pattern: str) -> Frame:
    return Frame(re.compile(words, re.IGNORECASE), re.compile(pattern, re.IGNORECASE))


FRAMES = (
    # enda entreprenören i trakten: any person's word, where a place is named
    _frame(
        r"enda|ende|ensam\w*", rf"(?<!\ben\s)\b((?:den\s)?(?:enda|ende|ensam|ensamma)\s(?:{_ADJ}){{0,2}}{_NO_PERSON}\w{{4,}}{_IN_AREA})"
    ),
    # den enda mannen i arbetslaget; första kvinnan på posten
    _frame(
        r"enda|ende|första|förste",
        rf"\b((?:den\s)?(?:enda|ende|första|förste)\s(?:kvinnliga\s|manliga\s|öppet\s\w+\s)?{_PERSON_WORD}\s(?:i|på|av|bland|inom)\s(?:hela\s|vår\s|vårt\s)?(?!den\b){_NOUN})",
    ),
    _frame(r"enda|ende", rf"\b(den\s(?:enda|ende|ensamma)(?:\s(?:samiska|manliga|kvinnliga))?{_IN_AREA}(?:\ssom\s\w+)?)"),
    _frame(r"enda|ende", r"\b((?:den\s)?(?:enda|ende)\svi\shar\s(?:på|i)\s(?:hela\s)?\w+)"),
    # två kuratorer på hela gymnasiet; en enda tolk i hela länet
    _frame(
        r"en|två|tre|2|3",
        rf"\b((?:bara\s|endast\s)?(?:en|två|tre|2|3)\s(?:enda\s)?(?:{_ADJ})?(?!person)\w{{3,}}(?:are|er|or|ör|log|nom|ist|ped|olk|värd|polis)\s(?:på|i|för|till)\s(?:hela\s{_NOUN}|(?:två|tre|fyra|fem|sex)\s(?:kommuner|rektorsområden)))",
    ),
    _frame(
        r"två|tre|få",
        rf"\b(en\sav\s\w+(?:ens|ets|ns)\s(?:två|tre|fyra|få)\s(?:{_ADJ})?\w{{5,}}|en\sav\s(?:bara\s|endast\s)?(?:två|tre|de\stvå|dom\stvå|de\sfå|dom\sfå|få)\s(?:{_ADJ})?\w{{5,}}{_IN_AREA})",
    ),
    # hon som är både lärare och kommunalråd; mannen som äger campingen; kvinnan som hade kiosken vid busstationen
    _frame(r"både", rf"\b({_SOMEBODY}\ssom\s(?:är|e|var|va)\sbåde\s\w+\s(?:och|å|samt)\s(?:också\s)?\w+)\b"),
    _frame(r"ensam|enda|ende", rf"\b({_SOMEBODY}\ssom\s(?:är|e|var|va|blev)\s(?:ensam|enda|ende)\s{_NOUN}{_IN_AREA}?)"),
    _frame(
        r"har|hade|äger|ägde|driver|drev|sköter|skötte|kör|körde",
        rf"\b({_SOMEBODY}\ssom\s(?:har|hade|äger|ägde|driver|drev|sköter|skötte|kör|körde)\s(?:den\s|det\s|halva\s)?(?:(?:enda|lilla|gamla)\s)?(?:{_BUSINESS})(?:\s(?:i|på|vid|bakom|utanför|mittemot)\s{_NOUN})?)(?!\w)",
    ),
    _frame(
        r"startade|grundade|byggde|drog|öppnade",
        r"\b((?:den|hon|han)\ssom\s(?:startade|grundade|öppnade|byggde\supp|drog\sigång)\s(?:hela\s)?(?:den\s(?:där\s|här\s)?)?(?:\w+a\s)?\w{5,}(?:n|t)(?:\si\s\w+)?)\b",
    ),
    _frame(
        r"herrgården|slottet|godset|prästgården|campingen|macken|ön|kungsgården|hotellet",
        r"\b((?:sonen|dottern|frun|mannen|familjen|folket|paret)\s(?:på|från)\s(?:herrgården|slottet|godset|prästgården|campingen|macken|ön|kungsgården|hotellet))\b",
    ),
    _frame(r"sidan", r"\b((?:hon|han)\s(?:borta\s|ute\s|uppe\s|nere\s)?på\sandra\ssidan\s\w+)"),
    _frame(
        r"grunda\w*|initiativ\w*|upphovs\w*|eldsjäl\w*",
        rf"\b((?:grundaren?|initiativtagaren?|upphovsman(?:nen)?|eldsjälen)\s(?:till|av|bakom|för|i)\s(?:den\s|det\s)?{_NOUN}(?:\s(?:i|på)\s{_NOUN})?)",
    ),
    _frame(
        r"god[ea]?",
        r"\b((?:den\sgode\smannen|(?:hennes|hans|deras|vår|min|sin|\w+ens|\w+ans|\w+nas|mammas|pappas)\sgod[ea]?\sman(?:nen)?)s?)\b",
    ),
)
_ANY_FRAME = re.compile("|".join(sorted({frame.words.pattern for frame in FRAMES})), re.IGNORECASE)
BEFORE, AFTER = 70, 110
"""Code points before and after such a word within which a role is looked for."""
_WORD = re.compile(r"[^\W_]+")
_TIME = (
    r"(?:januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november|december|\w+dags?|\w+dagar|går|dag|höstas|våras|somras|vintras|morse|natt|kväll|år|fjol|tid|tiden|telefon|varje|början|"
    r"slutet|stället|princip|alla|allt|att|det\b|min\b|mig|dig|oss|dem|dom\b|vilken|vad|själva|samband|stort|fred|hand|grund|hemmet|henne|honom|några|någon|nån)"
)
MORE = re.compile(
    rf"\s(?:(?:här|där|nere|uppe|ute|borta|inne)\s)?(?:i|på|vid|inom|hos|utanför|intill|bakom|norr\som|söder\som)\s(?:(?:den\sdär|den\shär|den|det|hela|vår|vårt|våran|denna|andra|byns|ortens|kommunens|stora|lilla|gamla|samma)\s){{0,3}}"
    rf"(?!{_TIME}\b)(?:\w+(?:a|e)\s)?(?!{_TIME}\b)[\wåäö-]{{3,}}(?:\s(?:intill|härintill|bredvid))?\b",
    re.IGNORECASE,
)


def find_roles(text: str) -> Iterator[Hit]:
    """Roles of which there is only one: *enda logopeden i länet*, *kommunens första …*, *syster till …*, with the place that makes them so."""
    yield from find_posts(text)
    for m in _matches(text):
        more = MORE.match(text, m.end(1))
        yield Hit(m.start(1), more.end() if more else m.end(1), "role", "pattern")


def _matches(text: str) -> Iterator[re.Match[str]]:
    """Matches of all frames, each looked for only near a word that it must hold, since they are slow to search for."""
    places: dict[int, list[int]] = {}
    asked = map(_frames_of, _WORD.findall(text))
    for word, frames in ((word, frames) for word, frames in zip(_WORD.finditer(text), asked, strict=True) if frames):
        for frame in frames:
            places.setdefault(frame, []).append(word.start())
    for frame, found in places.items():
        for start, end in windows(text, found, BEFORE, AFTER):
            yield from FRAMES[frame].pattern.finditer(text, start, end)


@lru_cache(maxsize=100_000)
def _frames_of(word: str) -> tuple[int, ...]:
    """The frames that can hold the word."""
    return () if _ANY_FRAME.fullmatch(word) is None else tuple(i for i, frame in enumerate(FRAMES) if frame.words.fullmatch(word))
