# ruff: noqa: E501 - a pattern is read more easily on one line than in pieces
"""Ways to tell an age that a word before or behind the number gives away: *gick mot sextio*, *pojke, 3 år och 2 mån*, *vad kan hon ha varit, åttio*."""

import re
from collections.abc import Callable
from typing import NamedTuple

from tfbb_coding.swedish.identifiers.age_people import At, crowd, is_person, near_person, person_before
from tfbb_coding.swedish.identifiers.age_words import (
    ADV,
    ADVS,
    BE,
    CLOCK,
    HE,
    HE_IS,
    IS,
    LASTED,
    MODAL,
    OF,
    PASSES,
    SEVERAL,
    SOMEWHERE,
    TWINS,
    WORD,
    N,
)
from tfbb_coding.swedish.identifiers.lexicon import PERSON
from tfbb_coding.swedish.identifiers.numbers import value
from tfbb_coding.swedish.identifiers.people import is_person_noun, post
from tfbb_coding.swedish.identifiers.shapes import shape

_I = re.IGNORECASE
_STOP = r"(?=\s?[,.;:!?)\"”»]|\s?$)"
_UNIT = r"(?:(?:år|månader|veckor|dagar|dar)\b|mån\b\.?)"
_MORE = rf"(?:\s(?:och|å|o)|(?<=år))\s(?:en|ett|{N})\s?(?:(?:månad(?:er)?|veck(?:a|or)|dag(?:ar)?|dar)\b|mån\b\.?)"
_MONTH = r"(?:januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november|december)"
_WHEN = rf"(?:(?:nu|då|sen|i)\s)?(?:i\s(?:{_MONTH}|höst\w*|vår\w*|somr\w*|somm\w*|vint\w*|år|fjol|lördags|\w+dags)|{_MONTH}|till\s(?:hösten|våren|sommaren|vintern|jul|påsk)|på\s\w+dag)"
_CHILD = r"(?:pojke|flicka|kvinna|kille|tjej|dam|herre|patient|klient|brukare|elev|barn|ungdom|son|dotter|bror|syster|grabb|tös|dreng|mor|far|mamma|pappa|make|maka|sambo)"
_DEGREE = r"(?:säkert|väl|kanske|typ|nog|gissar\sjag|skulle\sjag\stro|säg|ungefär|bara|redan|snart|nyss|just)"
_OFTEN_COUNTED = 4
_CHILDHOOD, _TEENS, _GROWN = 5, 13, 25


class _Frame(NamedTuple):
    """What must stand left and right of the number, from which number of years on, and what else must hold.

    Group ``more`` of ``right`` belongs to the age.
    """

    left: re.Pattern[str]
    right: re.Pattern[str]
    holds: Callable[[At, re.Match[str]], bool]
    least: int = 1


def _who(at: At, left: re.Match[str]) -> bool:
    """The word in the first group is one for a person."""
    return is_person(left[1], at.left, left.start(1))


def _known(_at: At, left: re.Match[str]) -> bool:
    """The word in the first group is a name or a word that lists have for a person."""
    return _is_name(left[1]) or is_person_noun(left[1]) or bool(post(left[1]))


def _someone(at: At, _left: re.Match[str]) -> bool:
    """One person is spoken of before the number."""
    clause = re.split(r"[.!?]\s", at.left)[-1]
    words = WORD.findall(clause)[-10:]
    named = any(is_person_noun(word) or _is_name(word) for word in words)
    return (named or re.search(rf"\b{HE}\b", clause, _I) is not None) and not crowd(at.left)


def _own(at: At, left: re.Match[str]) -> bool:
    return _someone(at, left) or left[0].rstrip().endswith("sina")


def _near(at: At, left: re.Match[str]) -> bool:
    """A person, or somebody's whom no word tells, is spoken of: *vår placerade*."""
    return (near_person(at) or _is_name(left[1])) and not shape(left[1]).allowed


def _is_name(word: str) -> bool:
    s = shape(word)
    return bool(s.bits & PERSON) and not s.common and not s.allowed


def _named(_at: At, left: re.Match[str]) -> bool:
    """A person's name stands before the number."""
    return _is_name(left[1])


def _asked_old(at: At, _left: re.Match[str]) -> bool:
    """Somebody's age was spoken of in the sentence before."""
    return re.search(r"\b(?:gam[lm]\w*|ålder\w*|fyll\w+|född\w*)\b[^?!]{0,60}$", at.left, _I) is not None and near_person(
        at._replace(left=at.left.rstrip(" .!?"))
    )


def _is_or_has_near(at: At, left: re.Match[str]) -> bool:
    """Somebody, not a price or a number of things, is near the number."""
    return re.search(rf"\b(?:{HE}|[^\W\d_]+)\s(?:{BE})\s[^.!?]{{0,14}}$", at.left, _I) is not None and _someone(at, left)


def _anybody(_at: At, _left: re.Match[str]) -> bool:
    return True


def _is_child(at: At, left: re.Match[str]) -> bool:
    """A small number behind a name or a word for a person, and no list of what was counted."""
    return left[1].lower() not in ("han", "hon", "jag", "ja", "du") and _who(at, left)


def _is_or_has(at: At, _left: re.Match[str]) -> bool:
    """Somebody *is* the number, by a pronoun or a word for a person."""
    return (HE_IS.search(at.left) is not None or person_before(IS, at)) and not crowd(at.left)


def _one_of_that_age(at: At, left: re.Match[str]) -> bool:
    """*En bebis på tre veckor*, not *inte ett enda barn på tre veckor*."""
    return _who(at, left) and re.search(r"\b(?:inte|ingen|inget|enda|aldrig|nya|första)\b[^.!?]{0,30}$", at.left, _I) is None


def _halved(at: At, _left: re.Match[str]) -> bool:
    return re.search(r"\s(?:halvt?|kvart)$", at.text[at.start : at.end], _I) is not None


def _not_lasting(at: At, left: re.Match[str]) -> bool:
    """One person is spoken of, and nothing before says that something took so long."""
    if _IS_SO_OLD.search(at.left):
        return _someone(at, left)
    return _someone(at, left) and not LASTED.search(at.left) and not _TOOK.search(at.left)


_IS_SO_OLD = re.compile(rf"(?<!\bdet)(?<!\bvad)\s{BE}\s(?:exakt\s|precis\s|väl\s|bara\s|ju\s)?$", _I)
_TOOK = re.compile(
    r"\b(?:tog|tar|fick|får|dröjde|satt|sitter|varade|vänta\w*|dömd\w*|straff\w*|fängelse\w*|jobba\w*|arbeta\w*|bott|bodde|bor|anställ\w*|avtal\w*|kö|inne|kvar|borta|till|minst|högst|snitt|i|på|om|efter|under|inom|sen|sedan|vänte\w*|utredning\w*|handlägg\w*|resa\w*|varit|hållit|pågått)\s(?:[^\W\d]+\s){0,2}$",
    _I,
)


def _frame(left: str, right: str, holds: Callable[[At, re.Match[str]], bool], least: int = 1) -> _Frame:
    return _Frame(re.compile(left, _I), re.compile(right, _I), holds, least)


_ENDS = rf"(?:{PASSES.pattern})"
_FRAMES = (
    # farfar gick mot nittio; hon närmar sig sjuttio
    _frame(
        rf"([^\W_][\w-]*),?\s(?:{ADV}\s){{0,2}}(?:(?:går|gick|gått|drar|drog|dragit|lutar|lutade|lackar|är\spå\sväg|var\spå\sväg)\s(?:{ADV}\s){{0,2}}(?:mot|emot)|närma(?:r|de)\ssig|närmar\s(?:sej|mig))\s(?:de\s)?$",
        _ENDS,
        _who,
        _TEENS,
    ),
    # records: Kille 9 år; flicka, 4 år och 7 mån
    _frame(rf"(?:(?:^|\W){_CHILD}|(?:^|[.,:;\"”(]\s?)man)(?:,|:|\s\()?\s?$", rf"\s?(?P<more>{_UNIT}(?:{_MORE})?)(?!\s(?:i|på|sen|sedan|senare|efter|äldre|yngre|tidigare|före|innan)\b)", _anybody),
    # Melvin 13 år, årskurs sju
    _frame(r"(?:^|[\s(])([^\W\d_][\w-]+)\s$", rf"(?P<more>\sår){_STOP}", _named),
    # i femman, elva år
    _frame(
        r"(?:\b(?:åk\.?|årskurs|klass)\s\w+|\bi\s(?:förskoleklass|ettan|tvåan|trean|fyran|femman|sexan|sjuan|åttan|nian|F-klass)),\s$",
        rf"(?P<more>(?:\sår)?)(?:{_STOP}|\ssom\s(?:hon|han)\ssäger)",
        _anybody,
        _CHILDHOOD,
    ),
    # så stod hon i dörren, sju år, och undrade
    _frame(
        r"\b(?:kommer|kom|kommit|stod|står|dök|klev|sprang|rymde|flydde|hittades|lämnades|lämnad|skickades|skickad)\b(?:(?!\b(?:kö\w*|tillbaka|igen|kvar|inne|fängelse\w*|borta)\b)[^.!?]){0,50}(?<!\bi)(?<!\bpå)(?<!\bom)(?<!\bför)(?<!\bmed)(?<!\befter)(?<!\bunder)(?<!\bsenaste)(?<!\bdär)(?<!\bsen)\s$",
        r"(?P<more>\sår)(?=,?\s(?:och|å|med|utan|gammal|ensam|fortfarande)\b|,)(?!,\s(?:sen|sedan|senare|efter))",
        _someone,
    ),
    # han var exakt fjorton år å elva månader
    _frame(r"(?:^|[\s,(])$", rf"(?P<more>\s?{_UNIT}{_MORE})(?!\s(?:villkorligt|fängelse|senare|sedan|sen|kvar|i|på|innan|efter|till)\b)", _not_lasting),
    # min inneboende, nitton sen i fredags, …
    _frame(r"([^\W_][\w.-]*)\)?,\s(?:(?:snart|nyss|just|fyllda)\s)?$", rf"\s(?:(?:nu|då|sen)\s)?{_WHEN}{_STOP}", _near, _OFTEN_COUNTED + 1),
    # Ploy, fyra, och hon …
    _frame(r"([^\W_][\w.-]*),\s$", r"(?:\)|,\s(?:(?:och|å|men)\s)?(?:han|hon|hen|som|ville|fick|satt|sov|somnade|kan|har|är|låg|sprang|grät)\b)", _is_child),
    # Ivar (12), Tove (4)
    _frame(r"([^\W_][\w.-]*)\s?\($", r"\s?\)", _is_child),
    # Nils F., 15, …
    _frame(r"([^\W\d_][\w-]+)\s[^\W\d_]\.,\s$", r"\s?,(?!\s\d)", _named, _CHILDHOOD),
    # han gick bort i våras, nittiett
    _frame(r"\b(?:dog|avled|gick\sbort|gått\sbort|somnade\sin|omkom|drunknade)\b[^.!?]{0,30},\s$", rf"(?P<more>(?:\sår)?){_STOP}", _anybody, _CHILDHOOD),
    # hon är ung, tjugotvå, och ny i yrket; han var ju liten, åtta
    _frame(
        rf"([^\W_][\w-]*)\s(?:{ADV}\s){{0,2}}{BE}\s(?:{ADV}\s|så\s|väldigt\s){{0,2}}(?:ung|yngre|liten|gammal|äldre|äldst|yngst),\s(?:{_DEGREE}\s|alltså\s|nån\s)?$",
        r"(?P<more>(?:\sår)?)(?:\s?[,.!]|$|\s(?:och|å|men)\s)",
        _who,
        _OFTEN_COUNTED,
    ),
    # brodern är två år äldre, alltså femton
    _frame(r"\b(?:äldre|yngre)(?:\sän\s\w+)?,\s(?:alltså|dvs|så)\s$", r"(?P<more>(?:\sår)?)\s?(?:[,.!]|$)", _someone, _OFTEN_COUNTED),
    # Och flickan? Tolv, tror jag
    _frame(r"([^\W_][\w-]*)(?:\s(?:då|nu|alltså|din|hennes|hans))?\?\s[\"”»]?$", r"(?P<more>(?:\sår)?)(?:[.!]|,\s(?:och|å|men)\s(?:hon|han)\b|,?\s(?:tror|tänker|gissar|säger|sa|är|va|var)\b)", _who, _CHILDHOOD),
    # systern hans, tjugofyra, …
    _frame(r"([^\W_][\w-]*)\s(?:hans|hennes|min|deras|vår),\s$", r"(?P<more>(?:\sår)?)\s?,(?!\s\d)", _who, _CHILDHOOD),
    # en unge, inte mer än sju, stod …
    _frame(r",\s(?:inte|knappast)\s(?:mer|äldre|mycket\smer)\sän\s$", r"(?P<more>(?:\sår)?)\s?,\s(?:[^\W\d_]+)\s", _someone, _CHILDHOOD),
    # barnet, elva månader, …
    _frame(r"([^\W_][\w.-]*),\s$", r"(?P<more>\s(?:månader|mån\b\.?))\s?,", _known),
    # vad kan hon ha varit, åttio
    _frame(
        r"\b(?:vad|va|hur\sgam\w+)\s(?:kan|kunde|var|va|är|e)\s(?:han|hon|ho|hen|[^\W\d_]+),?\s?(?:(?:väl|nu|då|ha|vara|varit|va|nån)\s?){0,3},\s(?:(?:väl|kanske|en|typ)\s){0,2}$",
        _ENDS,
        _someone,
        _CHILDHOOD,
    ),
    # har sina åttiofem år; med sina elva år; fjorton år på nacken
    _frame(
        r"\b(?:har|hade|med|trots)\s(?:ju\s)?(?:sina|mina|dina|hennes|hans)\s$",
        rf"(?P<more>\sår(?:\spå\snacken)?)(?:{_STOP}|\s(?:men|och|å|hade|var|är|e|va|kan|kunde|ser|såg|blev|fick|gick|klarade|orkade|hon|han|jag)\b)",
        _anybody,
    ),
    _frame(r"\b(?:har|hade|med|trots)\s(?:(?:ju|redan|nästan|sina|dryga)\s){0,2}$", r"(?P<more>\sår\spå\snacken)\b", _own),
    # nio å ett halvt, säger hon
    _frame(r"(?:^|[.!?,:]\s?[\"”»]?)$", r"[,\"”]{0,2}\s(?:säger|sa|sade|svarar|svarade)\s", _halved),
    # åldersbedömningen sa arton; de skrev upp honom till nitton
    _frame(
        r"\bålders\w+\s(?:sa|säger|visade|visar|gav|blev|landade\spå)\s$|\bskr(?:ev|iver|ivit|evs)\s(?:upp|ner|om)\s(?:(?:han|hon|honom|henne|mig|dig|den)\s)?(?:till|som)\s$",
        _ENDS,
        _anybody,
        _CHILDHOOD,
    ),
    # femton hade hon hunnit bli
    _frame(
        r"(?:^|[.!?,:;–-]\s?|\b(?:och|å|men)\s)$",
        rf"\s(?:hade|har|hann|hinner|skulle|ska|måste|lär|kan|fick)\s(?:{HE}|[^\W\d_]+)\s(?:{ADV}\s){{0,2}}(?:hunnit\s|hinna\s)?(?:bli|fylla|fyllt|blivit|fylld)\b",
        _anybody,
    ),
    # Snart sextiofem och fortfarande …
    _frame(r"(?:^|[.!?]\s)(?:snart|nyss|strax|just)\s$", r"(?P<more>(?:\sår)?)(?:,|\s(?:och|å)\s(?:redan|fortfarande|ändå|bara|inte|kan|jobbar|går|bor|kör|har)\b)", _anybody, _GROWN),
    _frame(r"(?:^|[.!?]\s)$", r"(?P<more>\sår)\s(?:och|å)\s(?:kan|läser|sover|pratar|vill|vet|lagar|kör|sköter|går|väger|bär|tar|ringer|skäms)\b", _anybody),
    # gubben bredvid, säkert åttio, skrattade
    _frame(rf"[^\W\d_],\s(?:{_DEGREE}\s)$", rf"(?:\sår)?,\s(?:[^\W\d_]+){_STOP[:-1]}|\s)", _someone, _TEENS),
    # sonen blev sju på sjukhuset
    _frame(
        rf"([^\W_][\w-]*),?\s(?:(?:som|har|hade|hann|skulle)\s)?(?:blev|blir|bli|blivit|fyllde|fyller|fyllt|fylla)\s{ADVS}$",
        SOMEWHERE.pattern.replace("^", "", 1),
        _who,
        _CHILDHOOD,
    ),
    # en bebis på tre veckor
    _frame(OF.pattern, r"(?P<more>\s(?:veckor|månader|mån|dagar|dar))\b(?!\s(?:sen|sedan|senare|i\srad|kvar)\b)", _one_of_that_age),
    _frame(r"\b(en\sliten)\spå\s$", r"(?P<more>\s(?:veckor|månader|mån|dagar|dar|år)\b)", _anybody),
    # han är drygt fjorton, hon var knappa elva
    _frame(rf"(?:{MODAL.format(ADV=ADV)}{BE})\s(?:{ADV}\s){{0,2}}(?:drygt|knappa|knappt)\s$", rf"(?:(?P<more>\sår){_STOP}|{_ENDS})", _someone),
    # han var arton på dan
    _frame(rf"\b{BE}\s{ADVS}$|\bfyll\w+\s$", r"(?P<more>\spå\s(?:da[gn]|dagen))\b(?!\s(?:efter|före|när\sdet))", _is_or_has, _OFTEN_COUNTED + 1),
    # han som går i åttan, fjorton då, …
    _frame(r"\b(?:han|hon|hen|den)\s(?:som\s)?(?:går|gick|började)\si\s[^\W\d_]+,\s(?:(?:bara|väl|typ)\s)?$", r"(?P<more>(?:\sår)?)(?:\s(?:då|nu|väl|alltså))?\s?[,.]", _anybody, _CHILDHOOD),
    # jag är hundra om tre veckor; tre år på lördag
    _frame(rf"\b{BE}\s{ADVS}$|\bfyll\w+\s$", rf"(?P<more>(?:\sår)?\som\s(?:en|ett|{N})\s(?:veck(?:a|or)|månad(?:er)?|dag(?:ar)?|dar))\b", _is_or_has),
    _frame(r"([^\W_][\w.-]*),\s$", r"(?P<more>\sår\spå\s(?:\w+dag|fredag))\s?[,.]", _known),
    # vårdtagaren, nittiotre och halvblind, …
    _frame(r"([^\W_][\w.-]*),\s$", r"(?P<more>(?:\sår)?)\s(?:och|å)\s(?:halv|nästan|helt|nyss|fortfarande|ensam|döv|blind|pigg|klar|sjuk|frisk|stark|dement|gift|skild|arg|rädd)\w*\s?[,.]", _known, _CHILDHOOD),
    # Nittiosex, tror jag det står
    _frame(r"(?:^|[.!?]\s)$", r"\s?,\s(?:tror|gissar|tänker|antar)\sjag\b(?!\s(?:det\s(?:var|blev|är)|vi|dom|de)\b)", _asked_old, _CHILDHOOD),
    # hon är nära nittio
    _frame(rf"\b{BE}\s(?:{ADV}\s){{0,2}}(?:nära|nästan)\s$", _ENDS, _is_or_has_near, _TEENS),
    # på dagen arton fick han flytta
    _frame(r"\bpå\s(?:dagen|dan)\s$", r"\s(?:fick|blev|flytta\w*|åkte|skrevs|kom|gick|är|var|va)\b", _anybody, _OFTEN_COUNTED + 1),
    # den yngsta e arton dar
    _frame(rf"\b(?:yngsta|minsta|äldsta|lilla|mellersta|lillan|lillen)\s{BE}\s{ADVS}$", r"(?P<more>\s(?:dar|dagar|veckor|månader|mån))\b(?!\s(?:sen|kvar))", _anybody),
    # så stod jag där, tjugotvå, nyss fyllda, …
    _frame(r",\s$", r"(?P<more>(?:\sår)?)\s?,\s(?:nyss|just|precis|knappt|nätt\soch\sjämnt)\s(?:fyllda|fyllt|vuxen)\b", _someone, _CHILDHOOD),
    # tvillingarna var fjorton månader
    _frame(r"\s$", r"(?P<more>\s(?:månader|veckor|mån))(?=\s?[,.]|\s(?:och|å|när|då|nu)\b|$)", lambda at, _left: bool(TWINS.search(at.left) or SEVERAL.search(at.left))),
    # hon fyller tolv i veckan; jag fyllde femtiofyra samma dag som …
    _frame(
        rf"([^\W_][\w-]*)\s(?:{ADV}\s){{0,2}}(?:fyll(?:er|de|t|a)|blev|blir|bli|blivit)\s{ADVS}$|\bfyll(?:er|de)\s(?:hon|han|jag)\s$",
        r"\s(?:i\s(?:veckan|helgen|dagarna)|samma\s(?:dag|vecka|helg|kväll|natt|år|månad|sommar|höst|vår|vinter)|dagen\s(?:efter|innan|före)|(?:den|förra|nästa)\s(?:dan|dagen|veckan?|helgen?|sommaren?|natten|kvällen|våren|hösten|månaden?)"
        r"|om\s(?:ett\spar|några)\s(?:veckor|dagar|månader|dar))(?!\w)",
        lambda at, left: (left[1] is None or _who(at, left)) and not crowd(at.left),
    ),
    # Otto och Siv, båda sju, satt …
    _frame(r",\s(?:båda|bägge)\s$", r"(?P<more>(?:\sår)?)\s?,", _anybody, _OFTEN_COUNTED),
    # "Hur gammal är du?" "Nio", sa han
    _frame(r"\bhur\sgam\w+[^?!\n]{0,30}[?!]\s?[\"”»]?\s?[–—-]?\s?[\"”«]?$", rf"(?P<more>(?:\sår)?){_STOP}", _anybody),
)  # fmt: skip


def framed(at: At) -> int:
    """Where the age ends when one of the frames fits the number, else 0.

    >>> text = "Farfar gick mot nittio och körde fortfarande."
    >>> framed(At(text, 16, 22, text[:16], text[22:], -1))
    22
    """
    number = at.text[at.start : at.end].split(maxsplit=1)[0]
    years = value(number) or (100 if number.lower().startswith("hundra") else 0)
    if not years:
        return 0
    for frame in _FRAMES:
        right = frame.right.match(at.right) if years >= frame.least else None  # it begins there, so it is the cheaper of the two
        left = frame.left.search(at.left) if right else None
        if left and right and frame.holds(at, left):
            if CLOCK.search(at.left):
                return 0
            return at.end + (right.end("more") if "more" in frame.right.groupindex and right["more"] else 0)
    return 0
