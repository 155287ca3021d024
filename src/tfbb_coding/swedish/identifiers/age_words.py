"""How ages are said: what stands before and behind a number that is one (:mod:`ages`)."""

import re

from tfbb_coding.swedish.identifiers.numbers import NUMBER_WORD

BEFORE, AFTER = 76, 44
"""Code points before and after a number within which words show it to be an age."""
OLDEST = 115
N = rf"(?:\d{{1,2}},5|\d{{1,3}}|{NUMBER_WORD})"
HALF = (
    rf"(?:\s(?:och|å|o)\s(?:(?:ett?|en)\s)?halvt?(?!\w)|\s(?:och|å)\s(?:en|tre)\sfjärdedel(?:ar)?|\s(?:och|å)\s(?:en|ett|{N})\smånad(?:er)?|\s(?:och|å|o)\s(?:en|tre)\skvart|\s(?:och|å)\strekvart"
    rf"|\s(?:(?:och|å)\s)?(?:nåt|nånting|någonting)(?!\s(?:mer|sånt|annat))|\s(?:och|å)\s(?:en|ett|{N})\s(?:dag|dar|dagar)(?=\s?[,.])|\s(?:jämnt|blankt))?"
)
"""What is told beside the whole years: *och ett halvt*, *å tre kvart*, *å nåt*, *å en dag*, *jämnt*."""
NUMBER = re.compile(rf"{N}{HALF}", re.IGNORECASE)
WORD = re.compile(r"[^\W_]+")
ARING = re.compile(
    rf"{N}(?:\s?[-–]\s?{N})?\s?-?\s?(?:åring|årig[ae]?|års-?(?:dag|kalas|fest|present|skiva|middag|uppvaktning)\w{{0,4}})(?:en|ens|s)?\b",
    re.IGNORECASE,
)
MADE = re.compile(rf"{N}\s?-?(?:års|månaders|veckors|dagars)(?P<gap>[\s-]?)(?P<who>[^\W\d_]+)", re.IGNORECASE)
"""*Femtonårsgrabb*, *sju månaders bebis*: an age when what follows is a person."""
UNIT_OF = re.compile(rf"{N}(?:års|månaders|veckors|dagars)", re.IGNORECASE)
SECOND = re.compile(rf"(?:,?\s|\s?[-–]\s?)({N})(?![\w,])", re.IGNORECASE)
ORDINAL_YEAR = re.compile(
    r"\b(?<!inne\spå\s)(?:sitt|mitt|ditt)\s((?:[a-zåäö]{3,}(?:de|te)|första|andra)\slevnadsår|(?:[a-zåäö]*(?:tjugo|trettio|fyrtio|femtio|sextio|sjuttio|åttio|nittio)[a-zåäö]*(?:de|te)|\w+tonde|tionde|elfte|tolfte)\sår(?!\s(?:på|i|här|som|hos|inom|med)\b))\b",
    re.IGNORECASE,
)
ONE_YEAR = re.compile(r"ett(?:\soch\sett\shalvt|\sår\sgammal|\sår,\s)", re.IGNORECASE)
FILLED = re.compile(r"\bfyllda\s$", re.IGNORECASE)
ONLY_YEARS = re.compile(r"(?:\bbara\s|(?:^|[.!?]\s))$", re.IGNORECASE)
ARIG = re.compile(r"årig[ae]?$", re.IGNORECASE)
YEARS = re.compile(r"\s?(?:års?|månader|mån|veckor|dagar)\b", re.IGNORECASE)
OLD = re.compile(r"\s(?:gammalt?|gamla|ung|unga)\b", re.IGNORECASE)
TOLD = re.compile(r"\s(?:fyllda|bast|vårar|jordsnurr|år\sfyllda)\b", re.IGNORECASE)
YEARS_AGE = re.compile(r"\s?års\s(?:ålder|dag)\b", re.IGNORECASE)

HE = r"(?:han|hon|ho|hen|jag|ja|du)"
BE = r"(?:är|e|ä|var|va|vart|blev|blir|bli|blitt|blivit|vara|varit|vatt|vore|hunnit)"
FILL = r"(?:fyll(?:er|de|t|a|des|es)?)"
ADV = (
    r"(?:väl|la|ju|bara|bare|ba|nog|snart|nästan|då|liksom|typ|kanske|precis|redan|nu|alltså|asså|också|inte|ens|strax|säkert|visst|faktiskt|egentligen|fortfarande|just|nyss|hela|jämnt|jämna|eh|öh|äh|tror|ja?g?\stror|vad|va|kan|nån|någon|"
    r"sisådär|en|ett|endast|blott|knappt|fyllda|åtminstone|iallafall|själv|tyvärr|ändå|cirka|ca|ungefär|runt|plötsligt|med|sådär|så|gott|mer|än|på|till|bli|ju\styp|gamla|hunnit)"
)
ADVS = rf"(?:(?!(?:på|till|med|så)\s){ADV},?\s){{0,4}}"
NOT_EXACT = re.compile(
    r"\b(?:runt|kring|omkring|ungefär|cirka|ca|över|under|mellan|minst|närmare|drygt|mot|uppåt|upp\still|typ\srunt)\s(?:de\s)?$",
    re.IGNORECASE,
)
CLOCK = re.compile(
    r"\b(?:klockan|klocka|kl\.?|halv|kvart|tiden|temperatur\w*|pris\w*|procent\w*|skalan?|betyg\w*|poäng\w*|siffr\w*|gräns\w*|antal\w*|summa\w*|resultat\w*|ställning\w*)\b[^,.!?]{0,24}$"
    r"|\b(?:plats|nummer|nr|sidan?|rum|buss\w*|linje|kapitel|grupp|klass|årskurs|vecka|kanal|storlek|skostorlek|våning\w*|avdelning|paragraf\w*|steg|fråga|punkt|version|nivå|termin\w*|tröja|hylla|port|om\sdu\s(?:är|e|va|var|blir)|när\sdu\s(?:är|e|blir))\s$",
    re.IGNORECASE,
)
FILLS = re.compile(rf"\b{FILL}\s(?:{HE}\s|[^\W\d_]+\s)?{ADVS}$", re.IGNORECASE)
MODAL = r"(?:(?:ska|skulle|har|hade|måste|kan|hann|hinner|får|lär|fick)\s(?:{ADV}\s){{0,2}})?"
HE_IS = re.compile(
    rf"\b(?:{HE}|(?:den|din|dom)\s(?:ene?a?|andr[ea]|tredje))\s(?:som\s)?(?:{ADV}\s){{0,2}}{MODAL.format(ADV=ADV)}(?:ha\s)?{BE}\s{ADVS}$",
    re.IGNORECASE,
)
IS = re.compile(
    rf"([^\W_][\w-]*)\)?,?\s(?:(?:min|sin|hennes|hans|vår|deras),?\s)?(?:som\s)?(?:{ADV}\s){{0,2}}{MODAL.format(ADV=ADV)}(?:ha\s)?{BE}\s{ADVS}$",
    re.IGNORECASE,
)
IS_TURNED = re.compile(rf"\b{BE}\s(?:(?:ju|då|väl|nu)\s)?(?:{HE}|([^\W_][\w-]*))\s{ADVS}$", re.IGNORECASE)
AND_IS = re.compile(rf"(?:\b(?:och|å|men|fast|eller|som|när|då|om|att|tills|innan)\s|,\s)(?:{ADV}\s){{0,2}}{BE}\s{ADVS}$", re.IGNORECASE)
FAR_IS = re.compile(rf"\s{BE}\s{ADVS}$", re.IGNORECASE)
MANY = re.compile(
    r"\b(?:antal\w*|alla|flera|många|barnen|eleverna|personer|andel\w*|lön\w*|nummer|rum|tid\w*|plats\w*|betyg\w*|timmar|dagar|minst|högst)\b",
    re.IGNORECASE,
)
WHEN_YEARS = re.compile(
    r"\s(?:i\s(?:januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november|december|år|höst\w*|vår\w*|somr\w*|somm\w*|vint\w*|dag|morgon|början|slutet|mitten|alla\sfall)"
    r"|på\s(?:\w+dag(?:en)?|våren|hösten|sommaren|vintern|fredag|riktigt)|till\s(?:hösten|våren|sommaren|jul)|som\s(?:jag|han|hon)\s(?:sa|minns))\b",
    re.IGNORECASE,
)
OF = re.compile(
    r"([^\W_][\w-]*)\s(?:på|som)\s(?:(?:en|bara|typ|kanske|väl|ungefär|sisådär|knappt|nästan|ju|nu|snart)\s){0,2}$", re.IGNORECASE
)
ONE_OF = re.compile(r"\b(?:en|den|nån|någon)\spå\s$", re.IGNORECASE)
AGE_WORD = re.compile(r"\bålder(?:n)?(?:\s(?:av|på|var|är|vid)|:|\s=)?\s$", re.IGNORECASE)
AT = re.compile(r"\b(?:redan\s)?vid\s$", re.IGNORECASE)
SOMEBODY = re.compile(r"\b(?:han|hon|ho|hen|jag|ja|henne|honom|hennes|hans|min|mitt|sin|vår|våran|en|den|'n)\b", re.IGNORECASE)
ASKED = re.compile(r"(?:\bhur\sgam\w+|\bålder\w*)\b[^?!\n]{0,40}[?!.,]\s(?:[^.?!\n]{0,24}\s)?$", re.IGNORECASE)
SAID = re.compile(
    r"\b(?:sa|säger|sade|svarade|står\sdet|skrev)\s(?:hon|han|jag|ja|det|dom)?\s?(?:att\s)?$|\bpasset\s\w+\s$|\benligt\s\w+\s$",
    re.IGNORECASE,
)
AND = re.compile(
    r"^(?:,|,?\s(?:och|å|o|eller|respektive|resp|inte)(?:\s(?:snart|nyss|knappt))?)\s(?:den\s(?:andra|andre|ena|tredje|yngsta|äldsta|minsta|lilla|stora)\s|(?:en|ett|den|han|hon|ho|jag|ja|en\spå|på)\s){0,2}$",
    re.IGNORECASE,
)
APPOSED = re.compile(r"([^\W_][\w.-]*)(?:,|\s?\()\s?(?:(?:typ|kanske|väl|bara|nu|då|numera|redan|en|säkert)\s)?$", re.IGNORECASE)
IS_AFTER = re.compile(
    rf"^\s(?:år\s|bast\s)?(?:(?:{BE}|{FILL})\s{HE}|{HE}\s(?:{BE}|{FILL})|när\s{HE}|är\s(?:väl\s)?ingen\sålder|vårar)\b",
    re.IGNORECASE,
)
FUNCTION = (
    r"(?:nu|då|när|och|å|o|men|så|fast|fastän|utan|som|eller|snart|bast|idag|igår|va|ju|liksom|typ|kanske|tror|tänk|hon|han|ho|hen|jag|ja|de|dom|vi|mamma|pappa|innan|tills|medan|redan|fortfarande|precis|bara|där|här|alltså|asså|"
    r"enligt|med|mot|fyllda|jämnt|gissar|nånting|något|nåt|sånt|igen|också|själv|numera|sen|sedan|ungefär|första\sgången|åt|efter|för|hos|år|båda|bägge|inte|nästa|förra|ska|skulle|måste|'n|"
    r"i\s(?:dag|år|höst\w*|vår\w*|somr\w*|somm\w*|vint\w*|januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november|december|går|morgon|mor[rs]\w*|början|slutet|mitten|alla|samma|fjol|övrigt|förrgår|jul\w*|påsk\w*|vilket)|"
    r"på\s(?:(?:en\s)?\w+dag(?:en|ar|s)?|en\sgång|den\stiden|riktigt|pappret|papperet|våren|hösten|sommaren|vintern|nyårs\w+|jul\w*|midsommar\w*|det|papper|pappren|fredag|lördag)|vid\s(?:den|det|tillfället)|till\s(?:hösten|våren|sommaren|vintern|jul|påsk|midsommar|nyår|veckan)|"
    r"den\s(?:dagen|gången|sommaren|hösten|våren|vintern|första|här|där|\d+|\w+(?:de|te|nde)\s))"
)
PASSES = re.compile(rf"^\s?(?:[,.;:!?)…\"”»]|[–—-](?!\w)|\n|$)|^\s(?:[–—-]\s|{FUNCTION}(?!\w))", re.IGNORECASE)
NOT_PASSES = re.compile(
    rf"^[.,:]\d|^\s?[%°:]\w?|^[-–]\w|^\s(?:och|å|eller)\s(?:\d+|{N})\s(?:stycken|personer|gånger|timmar|minuter|dagar|veckor|månader|meter|kilo|elever|barn)\b|^\s(?:till\s(?!hösten|våren|sommaren|vintern|jul|påsk|midsommar|nyår|veckan)|av\s|plus\b)",
    re.IGNORECASE,
)
NEXT = re.compile(r"^\s([^\W\d_]+)")
COUNTED = re.compile(
    r"^\s(?:[\wåäö]*(?:meter|cm|kilo|kg|minut\w*|timm\w*|gång\w*|dagar|procent|poäng|mil|kronor|spänn|stycken|personer|veck\w*|månader|barn|elever|platser|mål|rum|år\s(?:sen|sedan|i|på|som|efter|innan|senare|där|här|av|med|äldre|yngre|till|kvar)))\b",
    re.IGNORECASE,
)
LASTED = re.compile(
    r"\b(?:i|på|om|för|efter|under|senaste|sedan|sen|inom|haft|tar|tog|varade|dröjde|kvar|varje|vart|första|förra|nästa)\s(?:[\w]+\s){0,2}$|varit\s(?:där|här|kvar)[^.]*$|\bdet\s(?:är|e|ä|blir|blev|var|va)\s(?:\w+\s){0,2}$|\b(?:är|e|ä|blir|blev|var|va)\sdet\s(?:\w+\s){0,2}$|(?:\d|\w+)\s(?:till|-)\s$",
    re.IGNORECASE,
)
MONTHS_MORE = re.compile(rf"\s(?:och|å)\s(?:en|ett|{N})\s(?:månad(?:er)?|mån\b\.?|veck(?:a|or)|dag(?:ar)?|dar\b)", re.IGNORECASE)
SCARCE = re.compile(r"\b(?:knapp(?:a|t)|fyllda)\s$", re.IGNORECASE)
MODEL = re.compile(rf"\b((?:årgång|årsmodell)\s(?:(?:19|20)\d\d|-?\d\d|{NUMBER_WORD}))(?!\w)", re.IGNORECASE)
"""*Han var årsmodell trettioåtta*: of a person, the year of birth."""
CHILD = re.compile(r"\b(?:barn|barnet|foster|syskon|spädbarn|barnbarn)\b", re.IGNORECASE)
_ANYBODY = (
    r"(?:barnet|barnen|bebisen|ungen|ungarna|eleven|eleverna|ungdomen|ungdomarna|personen|patienten|individen|de|dom|någon|nån|alla|folk)"
)
NOBODY = re.compile(
    rf"\b(?:när|innan|tills|förrän|för\satt|efter\satt)\s(?:väl\s)?{_ANYBODY}\s(?:är|e|blir|fyller|hinner\s\w+)\s(?:\w+\s)?(?:\w+\seller\s)?$|\b(?:man|de|dom|barnen|eleverna|ungdomarna)\s(?:\w+\s)?hinner\s(?:fylla|bli)\s$|\bman\s(?:\w+\s){{0,2}}fyll\w*\s$|"
    r"\b(?:när|om|innan|tills|sen|från\satt)\s(?:man|du)\s(?:är|e|blir|fyller|fyllt|var)\s(?:\w+\s)?$|\bman\s(?:\w+\s)?(?:vid|tills|när)\s(?:man\s)?$|\bvi\s(?:\w+\s)?fyll\w*\s$|\bskala\w*\b[^.!?]{0,50}$",
    re.IGNORECASE,
)
"""Ages of anybody, and numbers of no age: *när man är arton*, *vi fyllde tolv*."""
FILE_HEAD = re.compile(r"(?:^|[.!?:]\s|\n)(?:Pojke|Flicka|Kvinna|Man|Patient|Klient|Brukare|Elev|Barn|Ungdom)\s$")
"""As records begin: *Kvinna 79 år med hemtjänst*."""
IS_NOW = re.compile(
    r"^\s(?:han|hon|ho|hen)\s(?:är|e|ä|var|va|blev|blir|fyller|fyllde)(?:\s(?:nu|då|ju|väl|i\s\w+))?\s?(?:[,.;!?]|$)", re.IGNORECASE
)
WHO_YEARS = re.compile(
    r"\b(?:fyllt|fyllde|fyller|pojke|flicka|kvinna|man|patient|klient|brukare|elev|barn|eleven|flickan|pojken|tjejen|killen|dottern|sonen|barnet|ungdomen|ålder)\s$|(?:[^\W\d_]+):\s$",
    re.IGNORECASE,
)
SEVERAL = re.compile(
    rf"\b(?:de|dom|di|barnen|barna|ungarna|flickorna|pojkarna|tjejerna|killarna|grabbarna|döttrarna|sönerna|syskonen|syskonpar|syskonparet|syskon|ungar|killar|tjejer|grabbar|barnbarn|bröder|systrar|barn|döttrar|söner|pojkar|flickor|tvillingarna|båda|bägge|(?:mina|dina|våra)|(?:mina|hennes|hans|våra|deras|sina)\s(?:två|tre|fyra|båda|bägge|\w+))(?:\s(?:är|var|e|ä|va|blir|blev|på)|(?:\s(?:från|i|på)\s\w+)?,)\s{ADVS}$",
    re.IGNORECASE,
)
TWINS = re.compile(rf"\b(?:tvillingarna|båda|bägge|båda\stvå)\s(?:är|var|e|ä|va|blir|blev|fyller|fyllde)\s{ADVS}$", re.IGNORECASE)
SHE_IS = re.compile(rf"\b(?:han|hon|ho|hen)\s(?:{ADV}\s){{0,2}}(?:är|e|ä|var|va)\s{ADVS}$", re.IGNORECASE)
SOMEWHERE = re.compile(
    r"^\s(?:i|på|vid|under|hemma)\s(?!(?:dagen|morgonen|kvällen|natten|eftermiddagen|listan|raden|rad|veckan|månaden|tiden|timmen|taget|kön|rankingen)\b)[\wåäö]+",
    re.IGNORECASE,
)
CROWD_IS = re.compile(rf"\b(?:de|dom|di|båda|bägge)\s(?:är|var|e|ä|va|blir|blev|fyller|fyllde)\s{ADVS}$", re.IGNORECASE)
PAIR = re.compile(
    rf"^(?:,\s{N})*,?\s(?:och|å|o|respektive)\s(?:snart\s|nyss\s|knappt\s)?{N}(?=\s?[,.;!?)]|$|\s(?:nu|då|när|och|å|men|så|år)\b)",
    re.IGNORECASE,
)
SEVERAL_IN = re.compile(rf"\b(?!(?:en|ett)\s)(?:{N}|många|flera|olika|nya)\s(?:[^\W\d_]+\s)?[^\W\d_]+\spå\s$", re.IGNORECASE)
"""*Elva handläggare på (fyra år)*: how long several took."""
ANY_ONE = re.compile(
    r"[^\W\d_]\s(?<!\bsom\s)(?<!\bfast\s)(?:en|nån|någon|ingen|varje)\s(?:(?:vanlig|normal|genomsnittlig|trött|arg|ung)\s)?$", re.IGNORECASE
)
"""*(Man frågar) en sjuåring*: any of that age; what opens a sentence (*En elvaåring ska inte behöva …*) or is compared with is one."""
MET = re.compile(r"\b(?:har|haft|fick|får|fått|min|vår|jag\s(?:träffar|möter)|nu|just)\s(?:[^\W\d_]+\s){0,3}$", re.IGNORECASE)
"""Words behind which *en sjuåring* is a certain one."""
GROUPED = 3
