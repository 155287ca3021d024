# ruff: noqa: E501 - a list is read more easily on long lines than in pieces
"""Closed classes of words by which :mod:`described` tells whether somebody is told by what they have, where they live, or what they did."""

import re

from tfbb_coding.swedish.identifiers.post_words import SOMEBODY


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


HE = _set("hon han ho hen")
"""Pronouns for one person."""

KNOWN = (SOMEBODY - HE - {"personen"}) | _set(
    "farbrorn farbrodern morbrorn morbrodern fastern mostern farmodern mormodern farfadern morfadern kusinen sysslingen grannen svågern svägerskan gumman "
    "kärringen käringen pensionären änkan änklingen herrn herren karlen typen"
)
"""Words for one known person, other than children and holders of a post."""

GROWN = _set("kvinna man tjej kille tant gubbe karl")
"""Words for any grown person."""

CHILDREN = _set("flickan pojken eleven ungen grabben tösen sonen dottern tonåringen ynglingen studenten deltagaren spelaren målvakten")
"""Words for people of whom anybody speaks all the time: only something that is heard of makes one known."""

ANY_THING = re.compile(
    r"(?:\w*(?:mössan|jackan|väskan|ryggsäcken|mobilen|telefonen|datorn|paddan|bollen|cykeln|håret|ögonen|luvan|kepsen|skorna|tröjan|hörlurarna|pennan|burken|klockan|plånboken|handlingsplanen|diagnosen|rullatorn|rullstolen|medicinen|käppen|blicken|leendet|armarna|"
    r"händerna|benet|foten|magen|ögat|munnen|näsan|lönen|jobbet|bostaden|problemen|svårigheterna|behoven|bakgrunden|erfarenheten|kassen|kassarna|barnen|barnvagnen|vagnen|påsen|lappen|blanketten|listan|schemat|papperen))"
)
"""What any child carries or has on, and what many have."""

EVERYDAY_PLACES = _set(
    "klassrummet lektionen skolan mötet rummet duschen trappan rasten skolgården badrummet köket hallen sängen golvet skolan hem matsalen gympan badet dörren bordet"
)
"""Where things happen every day."""

USUAL_FATES = _set(
    "inlagd placerad omplacerad sjukskriven remitterad utskriven inskriven flyttad kallad erbjuden antagen anställd utredd mobbad retad ledsen besviken stressad drabbad inkallad utsatt lämnad placerade "
    "bokad inbjuden uppsagd omhändertagen hemskickad tillfrågad vald glömd bortglömd missad hänvisad slussad bollad bedömd behandlad inställd överflyttad rotad intresserad vuxen trött"
)
"""What becomes of many."""

FEW = _set("syskonen paret bröderna systrarna tvillingarna sönerna döttrarna föräldrarna")
"""Words for some few people, of whom one hears."""

KIN_KNOWN = _set(
    "mostern fastern morbrorn morbrodern farbrorn farbrodern farmodern mormodern farfadern morfadern kusinen svågern svägerskan brodern systern brorsan syrran bonuspappan bonusmamman styvpappan styvmamman"
)
"""Relatives who are told by what else they are (*mostern som har vårdnaden*)."""

KIN_RARE = _set(
    "gudmor gudfar gudmodern gudfadern bonuspappa bonusmamma styvpappa styvmamma styvfar styvmor plastpappa plastmamma fostermamma fosterpappa fosterfar fostermor fosterfamilj familjehem familjehemsmamma familjehemspappa "
    "kontaktfamilj extramormor extrafarmor extramorfar extrafarfar extramamma extrapappa gammelmormor gammelfarmor gammelmorfar gammelfarfar stödfamilj jourfamilj"
)
"""Relatives whom few have."""

GRANDPARENTS = _set("mormor morfar farmor farfar moster faster morbror farbror svärmor svärfar")
"""Relatives whom most have: told only where the owner is (*tvillingarnas*, *mellanpojkens*)."""

FORMER = _set("förra förre första dåvarande tidigare gamla gamle biologiska biologiske nuvarande")
"""Which of several."""

TOLD_OWNER = re.compile(
    r"(?:tvilling\w*|[^\W\d_]{3,}(?:pojk\w*|flick\w*|kill\w*|tjej\w*|grabb\w*)|(?:yngsta|äldsta|mellersta)\s\w+)(?:ens|ans|nas|ns)"
)
"""Owners of whom few families have one: *tvillingarnas*, *mellanpojkens*."""

OWNER = re.compile(
    r"(?:[^\W\d_]*(?:flick(?:an|orna)|pojk(?:en|arna)|kill(?:en|arna)|tjej(?:en|erna)|grabb(?:en|arna)|tvilling(?:en|arna)|syskonen|barnen|ungen|ungarna|eleven))s"
)
"""Children as owners."""

ABSTRACT = re.compile(
    r"(?:barnet|barnen|\w*jouren|\w*familjen|ungdomarna|eleverna|diagnosen|\w*problemet|problemen|\w*behovet|behoven|tiden|dagen|mötet|boken|rapporten|provet|klassen|filmen|\w*jobbet|reglerna|\w*ansvaret|\w*uppdraget|\w*beslutet|samtalet|frågan|frågorna|ärendet|"
    r"makten|rösten|dörren|telefonen|livet|världen|bilden|ordet|handen|huvudet|ögonen|saken|sakerna|saker|tanken|tankarna|känslan|vägen|svaret|situationen|läget|rollen|hjälpen|stödet|kontakten|det|den|inten|texten|kursen|testet|"
    r"lappen|stolen|hunden|maten|notan|bussen|tåget|bilen|namnet|luren|ungen|ungarna|föräldrarna|mamman|pappan|polisen|läraren|patienten|klienten|brukaren|gruppen|laget|matchen|målet|bollen|chansen|sanningen|pengarna|lusten|orken|viljan|modet|felet|"
    r"skulden|uppdraget|papperet|pappret|brevet|journalen|anmälan|ansökan|vården|skolan|lektionen|läxan|läxorna|kaffet|natten|kvällen|morgonen|veckan|helgen|gången|stunden|spåret|blicken|ljudet|ljuset|musiken|"
    r"utbildningen|förmånen|ordningen|koden|säkerheten|kunskapen|kompetensen|erfarenheten|inställningen|attityden|förväntningarna|tjänsten|rätten|förmågan|ångesten|sorgen|skammen|rädslan|ilskan|hoppet|tron|kärleken)"
)
"""Things that anybody has or does something with."""

DWELLING = re.compile(
    r"(?:ön|ån|bron|udden|viken|sjön)|\w*(?:huset|torpet|stugan|villan|lägenheten|gården|vinden|källaren|våningen|trappan|uppgången|kojan|baracken|kiosken|backen|svängen|korsningen|macken|höjden|hörnet|porten|luckan|kassan|rum|sal|port|plan|avdelning|"
    r"lägenhet|trappa|husvagnen|båten|kolonin|campingen|fyren|slussen|bruket|kvarnen|sågen|skogen|hamnen)"
)
"""Where somebody lives or sits."""

FRONT = _set("disken ratten kameran gardinen luckan spegeln glaset dörren rutan ryggen bordet kulisserna datorn skärmen huset busken")
"""What anybody can stand behind."""

NUMBERED = _set("rum sal port plan avdelning lägenhet trappa uppgång hus våning cell linje buss tur rutt spår bil båt")
"""Words behind which a number or a letter says which."""

ANY_DWELLING = _set("huset rummet gården skogen båten backen våningen trappan källaren rum sal")
"""Dwellings that, without more, tell nothing."""

WEAK = _set(
    "är var blir kan ska vill ringer kommer får ser hör tar kommer går säger vet tror tycker vill känner läser behöver menar gillar älskar hatar vågar orkar känns förstår möter träffar får ger söker väljer behåller blir minns lämnar hämtar ställer leder tänker söker märker saknar bryter skadar gör heter"
)
"""Verbs in the present by which nobody is told."""

EVENTS = _set(
    "sköt ramlade föll drunknade cyklade körde tände eldade brände sprängde hoppade slog rånade vann födde räddade rymde stal klättrade fastnade sprang knivhögg bet svalde kraschade voltade kapade kissade spydde svimmade slutade gick låste jagade "
    "tappade hittade överlevde högg klippte sparkade krossade vräkte välte backade halkade frös brann "
    "kidnappade hotade avgick filmade förskingrade misshandlade mördade våldtog smugglade förfalskade stämde avslöjade smet gömde lurade plundrade förgiftade påkördes döpte sålde bröt begravde grävde sprayade ockuperade strejkade seglade simmade"
)
"""What somebody did once, that one hears of."""

EVERYDAY_EVENTS = _set("slutade gick sprang hittade tappade körde hoppade slog sparkade hotade gömde lurade bröt simmade sålde låste smet")
"""Events that only their detail makes one hear of (*slutade mitt i …*)."""

TRAVELS = _set(
    "flygs flögs bussas bussades skjutsas hyrs hyrdes delas delades lånas pendlar pendlade åker åkte flyger flög reser reste kommer kom delar delade mumlade mumlar stammade haltade haltar cyklar"
)
"""What a holder of a post does or is done with, that not each of them does."""

WHERE_FROM = _set("in upp ner ned från mellan med hit över varannan varje på tjänst")
"""Words that tell how."""

STANDS_IN = _set("vikarierade vikarierar vickade vickar hoppade hoppar ersatte ersätter avlöste efterträdde")
"""Verbs for holding somebody else's post."""

NOW = _set("nuvarande här nya nye förra förre gamla gamle nuvarande")
"""The one with whom another is compared: *rektorn före den nuvarande*."""

BEST = re.compile(
    r"(?:äldsta|äldste|yngsta|yngste|bästa|bäste|största|störste|rikaste|starkaste|längsta|snabbaste|argaste|snällaste|mest\s\w+)"
)
"""Superlatives for people."""

AREA = re.compile(
    r"(?:ön|byn|stan|huset)|\w*(?:kommunen|länet|regionen|staden|bygden|dalen|socknen|trakten|orten|skolan|distriktet|församlingen|styrelsen|laget|klubben|teamet|arbetslaget|kollegiet|kören|bruket|föreningen|släkten|klassen|personalen|avdelningen|boendet|sverige|norden|landet)"
)
"""Where somebody is the first in something."""
