# ruff: noqa: E501 - a pattern is read more easily on one line than in pieces
"""Roles that only one person can have, and passages in which several small facts point at one person."""

import re
from collections.abc import Iterator
from functools import lru_cache

from tfbb_coding.swedish.identifiers.hits import Hit
from tfbb_coding.swedish.identifiers.windows import windows

_W = r"[a-zåäöA-ZÅÄÖé][\wåäöÅÄÖé-]*"
OFFICE = (
    r"(?:\w*(?:rektor|chef|präst|ordförande|kommunalråd|borgmästare|föreståndare|komminister|kyrkoherde|diakon|imam|pastor|direktör|intendent|överläkare|polismästare|"
    r"byråchef|landshövding|kanslichef|skolläkare|skolpsykolog|skolkurator|kurator|psykolog|skolsköterska|specialpedagog|speciallärare|vaktmästare|bibliotekarie|"
    r"barnmorska|distriktssköterska|logoped|fältsekreterare|fältassistent|ungdomspolis|kommunpolis|områdespolis|fritidsledare|tränare|kantor|"
    r"tandläkare|veterinär|samordnare|processledare|projektledare|verksamhetsledare|gruppledare|sektionsledare|enhetschef|socialsekreterare|socionom|lärare|läkare|sköterska|"
    r"familjehemsförälder|familjehemspappa|familjehemsmamma|kontaktperson|studievägledare|syv|skolvärd|elevassistent|barnskötare|pedagog|arbetsterapeut|sjukgymnast|fysioterapeut|simlärare|slöjdlärare|tolk|"
    r"modersmålslärare|musiklärare|idrottslärare|handläggare|utredare|konsulent|terapeut|assistent|ledare|polis|barnmorske|undersköterska|politiker|nämndeman|ledamot|sekreterare|kassör|logoped|log|nom|terapeut|tekniker|optiker|frisör|kock|entreprenör|ombud|mästare|handlare|bonde|smed|vakt|konsult|"
    r"inspektör|brandman|kirurg|apotekare|advokat|jurist|domare|konstnär|författare|journalist|dietist|skribent|elevhälsochef|arkivarie|forskare|instruktör|massör|mentor|coach|spelare|"
    r"brevbärare|chaufför|förare|fiskare|odlare|jägare|ägare|hållare|givare|mottagare|hushållerska|fostermamma|fosterpappa|dagmamma|dagbarnvårdare))"
)
UNIQUE_OFFICE = (
    r"(?:biträdande\s|tillförordnad\s|tf\.?\s|vice\s|vik\.?\s|förre\s|förra\s|nye\s|nya\s|avgående\s)?"
    r"\w*(?:rektor|chef|präst|ordförande|kommunalråd|borgmästare|föreståndare|komminister|kyrkoherde|diakon|imam|pastor|direktör|överläkare|polismästare|landshövding|kantor|"
    r"intendent|klubbdirektör|grundare|initiativtagare|kassör|byäldste|grundare)"
)
_ADJ = r"(?:[a-zåäö]{3,}(?:a|e)\s)"
_NOUN = r"(?:[a-zåäöA-ZÅÄÖ][\wåäöÅÄÖ-]+)"
_DEF = r"(?!en\b|ett\b|det\b|den\b|mitt\b|ditt\b|sitt\b|sin\b|min\b|vårt\b)[\wåäöÅÄÖ-]{3,}(?:n|t|na)"
_AREA = r"(?:kommunen|skolan|länet|regionen|stan|staden|byn|orten|stadsdelen|församlingen|klubben|distriktet|området|gymnasiet|högstadiet|landet|sverige|norden|världen|enheten|verksamheten|kåren|teamet|föreningen|bygden|trakten|socknen|förvaltningen|kliniken|mottagningen|hälsocentralen|vårdcentralen|avdelningen|hela\s\w+|\w+s?(?:skolan|gymnasiet|kommunen|länet|regionen|centralen|mottagningen|sjukhuset))"
_IN_AREA = rf"(?:\s(?:här\s|där\s|uppe\s|nere\s|ute\s)?(?:i|på|inom|för|vid|hos)\s(?:(?:hela|den|det|vår|vårt|lilla|denna|den\shär|den\sdär)\s){{0,2}}{_ADJ}?{_NOUN})"
_OWNER = r"(?:kommunens|skolans|länets|regionens|stadens|byns|ortens|församlingens|klubbens|distriktets|gymnasiets|landets|sveriges|enhetens|verksamhetens|föreningens|stadsdelens|förvaltningens|kårens|nordens|världens|teamets|\w+skolans|\w+gymnasiets)"
_FIRST = r"(?:första|förste|enda|ende|ensamma|äldsta|äldste|yngsta|yngste|nya|nye|tidigare|förra|förre|sista|siste|kvinnliga|manliga|högsta|högste)"
_LOOSE = r"(?:ett|en|sånt|sådant|detta|det|den|allt|allting|att|sin|sitt|sina|mig|oss|dig|henne|honom|någon|nån|något|nåt|några|jobbet|arbetet|telefonen?|mötet|plats|handen|bilen|barn|barnen|barnet|saker|saken|det\shär|det\sdär)"
_UNIT = (
    r"(?:(?:[\wåäö-]{3,}(?:boendet|hemmet|mottagningen|centralen|kliniken|nämnden|enheten|gården|kyrkan|församlingen|skolan|gymnasiet|stadiet|avdelningen|förvaltningen|sektionen|teamet|verksamheten|jouren|centrumet|"
    r"föreningen|klubben|byrån|stiftelsen|förbundet|kommunen|distriktet|området|huset|laget|kåren|rådet|projektet|bolaget|ledningen|akuten|psykiatrin|tjänsten|vården|omsorgen|hälsan|polisen|skolorna|linjen|programmet))|"
    r"boendet|korttids|korttidsboendet|rehab|hemtjänsten|daglig\sverksamhet|församlingen|nämnden|stiftet|äldreboendet|byn|bygden|orten|samhället|socknen|trakten|kåren|kyrkan|moskén|biblioteket|ungdomsgården|kommunen|regionen|länet|stan|staden|stadsdelen|ön|dalen|"
    r"simhallen|badet|sjukhuset|lasarettet|vårdcentralen|familjecentralen|ungdomsmottagningen|häktet|anstalten|akuten|förlossningen|bup|barnpsyk|öppenvården|elevhälsan|kulturskolan|musikskolan|grundsär|särskolan|förskolan|fritids|lågstadiet|mellanstadiet|högstadiet|gymnasiet)"
)
_ONE = r"(?:\w*(?:rektorn|chefen|prästen|ordföranden|föreståndaren|kyrkoherden|komministern|diakonen|imamen|pastorn|direktören|överläkaren|kantorn|intendenten|kassören|samordnaren|projektledaren|processledaren|verksamhetsledaren|koordinatorn|strategen))"
PERSON_NOUN = rf"(?:{OFFICE}|\w*(?:ledamot|ledamoten|moderaten|socialdemokraten|politikern|eleven|läraren|mannen|kvinnan|killen|tjejen|pojken|flickan|barnmorskan|tolken|familjen|spelaren|medlemmen))"
_SOMEBODY = r"(?:hon|han|den|kvinnan|mannen|killen|tjejen|gubben|tanten|damen|paret|familjen|personen)"
_BUSINESS = (
    r"\w*(?:kiosken|campingen|macken|affären|butiken|lanthandeln|pizzerian|åkeriet|firman|rörfirman|taxin|ridskolan|hotellet|restaurangen|bageriet|frisersalongen|salongen|bion|gatuköket|krogen|"
    r"bygghandeln|apoteket|begravningsbyrån|biblioteket|skolbussen|bokbussen|färjan|skidliften|stallet|gymmet|verkstaden|simhallen|lokaltidningen)"
)
ROLES = (
    # hon som är ansvarig för hemtjänsten; han som har hand om blåsarna; hon som sitter i receptionen på familjecentralen
    re.compile(
        rf"\b((?:hon|han|hen|kvinnan|mannen|killen|tjejen|tanten|gubben|damen|hon\sden\sdär|han\sden\sdär)\ssom\s(?:(?:är|var|blev)\s(?:\w+\s)?(?:ansvarig|chef|samordnare|kontaktperson|enhetschef|projektledare)\s(?:för|på|över|i)"
        rf"|ansvara(?:r|de)\sför|(?:har|hade)\s(?:hand\som|ansvar(?:et)?\sför|hela\sansvaret\sför)|(?:håller|höll)\si|basa(?:r|de)\söver|förestår|lede?r|ledde|trän(?:ar|ade)|(?:sitter|satt|står|stod)\si\s(?:receptionen|kassan|växeln|köket|nämnden|styrelsen|fullmäktige)(?:\s(?:på|i|hos))?"
        rf"|(?:jobbar|jobbade|arbetar|arbetade)\s(?:själv|ensam|natt)\s(?:på|i|med))(?:\s(?!{_LOOSE}\b)(?:(?:den|det|de|dom|hela|vår|vårt|våra|alla)\s){{0,2}}{_ADJ}?(?!{_LOOSE}\b)[\wåäö-]{{4,}}){{1,2}})",
        re.IGNORECASE,
    ),
    # den första kvinnliga brandmannen i vår kår; den enda mannen i arbetslaget
    re.compile(
        rf"\b((?:den\s)?(?:första|förste|enda|ende|ensamma)\s(?:kvinnliga|manliga|manlige|utländska|svarta|öppet\s\w+)\s[\wåäö]{{4,}}{_IN_AREA}?)",
        re.IGNORECASE,
    ),
    re.compile(
        rf"\b((?:den\s)?(?:enda|ende|ensam|ensamma|enda\skvar)\s(?:mannen|man|kvinnan|kvinna|killen|kille|tjejen|tjej|gubben|utbildade?|behöriga?|legitimerade?|vuxna?|svensken|personen)\s?(?:\w+\s)?(?:i|på|av|bland|inom)\s(?:hela\s|vår\s|vårt\s)?{_NOUN})",
        re.IGNORECASE,
    ),
    re.compile(
        r"\b((?:den|det)\s(?:enda|ende|ensamma)\s(?:\w+\s){0,2}(?:på|i|inom|av)\s(?:hela\s|vår\s|vårt\s)?\w*(?:arbetslaget|personalgruppen|gruppen|teamet|huset|personalen|kollegiet|nämnden|enheten|förvaltningen|klassen|avdelningen|styrelsen|laget|gatan|trappen|kören|nattpasset)(?:\ssom\s\w+\s\w+)?)\b",
        re.IGNORECASE,
    ),
    # enda skolpsykologen i kommunen; den enda manliga barnmorskan i länet; ensam skolläkare i länet
    re.compile(
        rf"\b((?:(?:den|som|är|ju)\s)?(?:enda|ende|ensam|ensamma|ensamme)\s(?:{_ADJ}){{0,2}}(?!gång|sak|som\b|av\b|problem|sätt|dag|person\b|elev\b){OFFICE}\w{{0,4}}{_IN_AREA}?(?:\s(?:i|på)\s{_AREA})?)",
        re.IGNORECASE,
    ),
    # två kuratorer på hela gymnasiet
    re.compile(
        rf"\b((?:bara\s|endast\s)?(?:en|ett|två|tre|1|2|3)\s(?:{_ADJ})?{OFFICE}\w{{0,4}}\s(?:på|i|för|till)\s(?:hela\s{_NOUN}|(?:två|tre|fyra|fem|sex)\s(?:kommuner|skolor|rektorsområden)))",
        re.IGNORECASE,
    ),
    # kommunens första skolsocionom; klubbens enda tränare; skolans nya rektor
    re.compile(rf"\b({_OWNER}\s(?:{_FIRST}\s)(?:{_ADJ})?(?!gång|dag|år\b|chans)(?:{_NOUN}))", re.IGNORECASE),
    # kommunens skolchef, länets landshövding
    re.compile(rf"\b({_OWNER}\s{UNIQUE_OFFICE}\b)", re.IGNORECASE),
    # syster till kommunalrådet; prästens man; gift med rektorn
    re.compile(
        r"\b((?:syster|bror|fru|man|hustru|son|dotter|mamma|pappa|mor|far|kusin|sambo|barnbarn|svåger|svägerska|särbo|brorson|systerson|släkt|dotterdotter|gift)(?:en|n)?\s(?:till|med)\s(?:den\s|den\sförra\s|förra\s|förre\s|dåvarande\s)?"
        r"(?:\w*(?:rektorn|chefen|prästen|ordföranden?|kommunalrådet|borgmästaren|föreståndaren|polischefen|landshövdingen|direktören|läraren|läkaren|kuratorn|socialchefen|handlaren|riksdagsmannen|riksdagsledamoten|politikern|tränaren|imamen|pastorn|diakonen|psykologen|sköterskan|vaktmästaren)))\b",
        re.IGNORECASE,
    ),
    re.compile(
        r"\b((?:(?:förra|förre|tidigare|dåvarande|gamla|gamle|nya)\s)?(?:rektorns|\w*chefens|prästens|ordförandens|kommunalrådets|borgmästarens|landshövdingens|polischefens|imamens|pastorns|socialchefens|handlarens|kyrkoherdens)\s"
        r"(?:(?:äldsta|yngsta|lilla|stora|egen|egna|nya|förra)\s)?(?:syster|bror|fru|man|hustru|son|dotter|mamma|pappa|kusin|sambo|barnbarn|svåger|svägerska|särbo|brorson|unge|barn|son|tvillingar?))\b",
        re.IGNORECASE,
    ),
    # vår yngsta ledamot; den förra socialchefen i kommunen intill; den ende i kommunen som …
    re.compile(
        rf"\b((?:vår|våran|den|kommunens|skolans)\s(?:yngsta|yngste|äldsta|äldste|enda|ende|första|förste|förra|förre|förre\sdetta|dåvarande|tidigare)\s{PERSON_NOUN}\w{{0,3}}{_IN_AREA})",
        re.IGNORECASE,
    ),
    re.compile(
        rf"\b((?:vår|våran|kommunens|skolans)\s(?:yngsta|yngste|äldsta|äldste|enda|ende|första|förste|förra|förre|dåvarande)\s{PERSON_NOUN})\b",
        re.IGNORECASE,
    ),
    re.compile(
        r"\b((?:den|det)\s(?:enda|ende|ensamma)\s(?:\w+\s){0,2}(?:på|i|inom)\s(?:hela\s)?(?:kommunen|länet|regionen|stan|byn|ön|skolan|bygden|socknen|orten|dalen|landet|församlingen|distriktet)(?:\ssom\s\w+)?)",
        re.IGNORECASE,
    ),
    re.compile(r"\b((?:den\s)?(?:enda|ende)\svi\shar\s(?:på|i)\s(?:hela\s)?\w+)", re.IGNORECASE),
    # hon som är både lärare och kommunalråd; mannen som äger campingen; kvinnan som hade kiosken vid busstationen
    re.compile(rf"\b({_SOMEBODY}\ssom\s(?:är|var)\s(?:både\s)?{OFFICE}\s(?:och|å|samt)\s(?:också\s)?{OFFICE})\b", re.IGNORECASE),
    re.compile(rf"\b({_SOMEBODY}\ssom\s(?:är|var|blev)\s(?:ensam|enda|ende)\s{_NOUN}{_IN_AREA}?)", re.IGNORECASE),
    re.compile(
        rf"\b({_SOMEBODY}\ssom\s(?:är|var|blev)\s{UNIQUE_OFFICE}\s(?:på|i|för|vid)\s(?:(?:den|det|hela)\s)?(?:enda\s|{_ADJ})?{_NOUN}(?:\s(?:i|på)\s{_NOUN})?)",
        re.IGNORECASE,
    ),
    re.compile(
        rf"\b({_SOMEBODY}\ssom\s(?:har|hade|äger|ägde|driver|drev|sköter|skötte|kör|körde)\s(?:den\s|det\s)?(?:(?:enda|lilla|gamla)\s)?(?:{_BUSINESS})(?:\s(?:i|på|vid|bakom|utanför)\s{_NOUN})?)",
        re.IGNORECASE,
    ),
    # vår nya enhetschef på korttidsboendet; min chef på biståndsenheten
    re.compile(
        rf"\b((?:vår|våran|min|deras|hennes|hans|er)\s(?:(?:nya|nye|förra|förre|gamla|gamle|första|tillfälliga|kvinnliga|manliga|egen|egna|tidigare|dåvarande|underbara|stackars)\s)?{OFFICE}\s(?:på|i|för|vid|inom)\s(?:(?:hela|den|det|lilla|gamla|nya)\s){{0,2}}{_UNIT})\b",
        re.IGNORECASE,
    ),
    # kommunens alkoholhandläggare; kommunpolisen på vår ort
    re.compile(
        r"\b((?:kommunens|länets|regionens|stadens|församlingens|klubbens|byns|ortens)\s(?:\w+\s)?\w{3,}(?:handläggare|strateg|samordnare|jurist|sekreterare|chef|direktör|ordförande|kurator|psykolog|läkare|präst|polis|ledare|konsulent|inspektör|ombud|rådgivare|pedagog|logoped|arkitekt|utvecklare|sköterska|barnmorska|tolk)(?:n|en)?)\b",
        re.IGNORECASE,
    ),
    # Ekdalens enda dagbarnvårdare; länets yngsta kommunalråd; hela stans slöjdlärare
    re.compile(
        r"\b((?:[A-ZÅÄÖ][\wåäö-]+s|(?i:kommunens|länets|regionens|stadens|stans|byns|bygdens|öns|dalens|socknens|skolans|landets|Sveriges|Sörmlands))\s(?:enda|ende|första|förste|yngsta|yngste|äldsta|äldste|nya|nye|förra|förre|nuvarande|tidigare|mest kända|längsta|bästa|kvinnliga|sista|siste)\s(?:[a-zåäö]+(?:a|e)\s)?[a-zåäö]{4,})\b"
    ),
    # enda entreprenören i trakten: any noun, where a place is named
    re.compile(
        rf"\b((?:den\s)?(?:enda|ende|ensam|ensamma)\s(?:{_ADJ})?(?!gång|sak|sätt|problem|skol|väg|chans|plats|ställe|möjlig|ort|verksam|rum|tid|dag|grej|utväg|lösning|hjälp|hiss|affär|buss|mack|kontakt|fråg|svar)\w{{4,}}\s"
        r"(?:här\s|uppe\s|nere\s|ute\s)?(?:i|på|inom|för)\s(?:hela\s|vår\s|vårt\s|den\shär\s|denna\s)?(?:\w*kommun(?:en)?|länet|regionen|stan|staden|byn|bygden|ön|dalen|socknen|trakten|orten|skolan|stadsdelen|distriktet|församlingen|nämnden|nämnd|styrelsen|klubben|landet|verksamheten|huset|enheten|teamet|arbetslaget|länsdelen|\w+(?:skolan|gymnasiet|centralen|mottagningen|kliniken|sjukhuset|lasarettet)))\b",
        re.IGNORECASE,
    ),
    re.compile(
        rf"\b(en\sav\s(?:bara\s|endast\s)?(?:två|tre|de\stvå|dom\stvå|de\sfå|dom\sfå|få)\s(?:{_ADJ})?\w{{5,}}{_IN_AREA})", re.IGNORECASE
    ),
    re.compile(
        r"\b((?:den|hon|han)\ssom\s(?:startade|grundade|byggde\supp|drog\sigång)\s(?:hela\s)?(?:den\s(?:där\s|här\s)?)?(?:\w+a\s)?\w{5,}(?:n|t)(?:\si\s\w+)?)\b",
        re.IGNORECASE,
    ),
    re.compile(
        r"\b((?:\w{2,}rådets|landshövdingens|domarens|doktorns|biskopens|skolchefens|veterinärens|tandläkarens|kantorns|lanthandlarens|godsägarens|grevens)\s(?:ex-?)?(?:man|fru|hustru|son|dotter|bror|syster|sambo|mamma|pappa|barnbarn|tvillingar))\b",
        re.IGNORECASE,
    ),
    re.compile(
        r"\b((?:sonen|dottern|frun|mannen|familjen|folket|paret)\s(?:på|från)\s(?:herrgården|slottet|godset|prästgården|campingen|macken|ön|kungsgården|hotellet))\b",
        re.IGNORECASE,
    ),
    # offices of which a municipality or a region has one
    re.compile(
        r"\b((?:kommundirektör|kommunchef|socialchef|skolchef|utbildningschef|biståndschef|förvaltningschef|barn- och utbildningschef|kommunalråd|oppositionsråd|kyrkoherd|landshövding|biskop|borgmästar|regiondirektör|"
        r"regionråd|länspolismästar|lokalpolisområdeschef|stadsdelsdirektör|nämndordförand|vice\sordförand|riksdagsledamot)(?:en|et|n|e|ens|ets|s))\b",
        re.IGNORECASE,
    ),
    re.compile(
        rf"\b((?:vår|våran|skolans|den)\s(?:enda|ende)\s{_NOUN})(?=\s(?:är|var|har|hade|slutade|gick|kom|sa|heter|jobbar|ska|som)\b)",
        re.IGNORECASE,
    ),
    # medicinskt ansvariga sjuksköterskan i kommunen
    re.compile(
        rf"\b((?:medicinskt\sansvariga?|verksamhetsansvariga?|skolledande|ansvariga?|nytillträdda|nyvalda?|avgående|pensionerade?|kvinnliga|manliga)\s{OFFICE}\w{{0,3}}{_IN_AREA})",
        re.IGNORECASE,
    ),
    # hon på andra sidan älven
    re.compile(r"\b((?:hon|han)\s(?:borta\s|ute\s|uppe\s|nere\s)?på\sandra\ssidan\s\w+)", re.IGNORECASE),
    # rektor på den lilla byskolan; biträdande rektor på Stålforsskolan; präst i församlingen; chef för hela familjeenheten
    re.compile(
        rf"\b({UNIQUE_OFFICE}(?:n|en|s)?\s(?:på|i|för|vid|över|inom|av|hos)\s(?:"
        rf"(?:den|det)\s(?:enda\s|{_ADJ}){{1,2}}{_NOUN}(?:\s(?:i|på|utanför|vid)\s{_NOUN})?"
        rf"|(?:hela|gamla|lilla|stora|nya)\s{_NOUN}"
        rf"|(?:lågstadiet|mellanstadiet|högstadiet|förskoleklassen|elevhälsan|grundsärskolan|särskolan|modersmålsenheten|hembygdsföreningen|barnavårdscentralen|kulturskolan|byskolan|fritidsgården|byalaget|\w{{4,}}(?:föreningen|klubben|nämnden|förvaltningen|enheten|avdelningen|sektionen|kliniken|förbundet))))"
        rf"(?!\w)",
        re.IGNORECASE,
    ),
    re.compile(
        rf"\b(?:är|var|blev|e|va|som|heter|jobbar\ssom|jobbat\ssom|arbetar\ssom|blivit)\s(?:ju\s|då\s|också\s|alltså\s|väl\s|ny\s|numera\s)?({UNIQUE_OFFICE}\s(?:på|i|för|vid|över|inom)\s{_DEF}(?:\s(?:på|i)\s{_DEF})?)\b",
        re.IGNORECASE,
    ),
    re.compile(
        rf"\b((?:biträdande|tillförordnad|tf|vice|förre|förra|dåvarande)\s\w*(?:rektor|chef|ordförande|kommunalråd|direktör|föreståndare)(?:n|en)?\s(?:för|på|i|vid|av)\s{_NOUN})",
        re.IGNORECASE,
    ),
    re.compile(
        rf"\b((?:grundare|grundaren|initiativtagare|initiativtagaren|upphovsman|upphovsmannen|eldsjälen)\s(?:till|av|bakom|för|i)\s(?:den\s|det\s)?{_NOUN}(?:\s(?:i|på)\s{_NOUN})?)",
        re.IGNORECASE,
    ),
)
# Patterns that begin with the office itself; they are tried only where such a word stands, since they are slow to search for.
OFFICE_FIRST = (
    # ordföranden i socialnämnden; diakonen i vår församling; föreståndaren för boendet; arbetsterapeuten på rehab
    re.compile(rf"\b({_ONE}\s(?:i|på|för|vid|över|inom|av)\s(?:(?:den|det|hela|vår|vårt|våran|lilla|gamla|nya)\s){{0,2}}{_ADJ}?{_UNIT})\b", re.IGNORECASE),
    re.compile(rf"\b({OFFICE}(?:n|en|an)\s(?:i|på|för|vid|inom)\s(?:(?:vår|vårt|våran|lilla|gamla|nya)\s)?{_UNIT})\b", re.IGNORECASE),
    re.compile(rf"\b({OFFICE}(?:n|en|an)\ssom\s(?:kommer|kom|är|sitter|finns|jobbar|åker)\s(?:hit\s|här\s|ut\s)(?:på\s|varje\s|varannan\s|en\sgång\s)[\wåäö]+(?:\si\s(?:veckan|månaden))?)\b", re.IGNORECASE),
    re.compile(
        rf"\b(\w*(?:polis|präst|läkar|diakon|imam|pastor|veterinär|apotekar|handlar|tandläkar|brevbärar|lantbrevbärar|biblioteksassistent|bibliotekarie|vaktmästar|kantor|borgmästar|lärar|sköterska|barnmorska|chef|rektor|ordförande|föreståndar)(?:e|en|n|an)?\s(?:på|i|för|vid)\s(?:vår\s(?:lilla\s)?(?:ort|by|skola|församling|kommun|ö|stad|bygd)|(?:den|det)\s(?:enda|sista|lilla|första|gamla)\s{_NOUN}(?:\s(?:i|på)\s{_NOUN})?))\b",
        re.IGNORECASE,
    ),
    re.compile(
        rf"\b((?i:{UNIQUE_OFFICE})(?:n|en|s)?\s(?:på|i|för|vid|över|inom|av|hos)\s(?:\w+(?:stadiet|klassen|enheten|avdelningen)\si\s)?[A-ZÅÄÖ][\wåäöÅÄÖ-]+(?:\s[A-ZÅÄÖ][\wåäöÅÄÖ-]+)*)"
    ),
    # skolsköterskan på Fiskeby friskola; vaktmästaren i Fridhemskyrkan: anybody's post at a named place
    re.compile(rf"\b((?i:{OFFICE})(?:n|en|an)\s(?:på|i|för|vid|hos)\s[A-ZÅÄÖ][\wåäö-]+(?:\s(?:[A-ZÅÄÖ][\wåäö-]+|skola|friskola|förskola|kyrka|församling|gymnasium|kommun))*)\b"),
    re.compile(rf"\b({OFFICE}(?:n|en|an)\ssom\s(?:slutade|fick\s(?:gå|sparken)|sa\supp\ssig|hoppade\sav|blev\s(?:av\smed|sparkad|avstängd|anmäld|omplacerad)|dömdes|skrev\s(?:boken|debattartikeln)|var\smed\si\stv)(?:\s(?:i|på|efter|från|med)\s\w+)?)", re.IGNORECASE),
    # skolsköterskan som också är kommunalrådets syster; fältsekreteraren med den gula moppen
    re.compile(rf"\b({OFFICE}(?:n|en|an)\ssom\s(?:också|även|tillika)\s(?:är|var|sitter|kör|jobbar)\s(?:\w+\s){{0,3}}{_NOUN})", re.IGNORECASE),
    re.compile(rf"\b({OFFICE}(?:n|en|an)\smed\s(?:(?:den|det|de|dom)\s)?(?:{_ADJ}){{1,2}}{_NOUN})", re.IGNORECASE),
)  # fmt: skip
LEADING = re.compile(r"^(?:som|är|ju|bara|endast)\s", re.IGNORECASE)


_TIME = (
    r"(?:januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november|december|\w+dags?|\w+dagar|går|dag|höstas|våras|somras|vintras|morse|natt|kväll|år|fjol|tid|tiden|telefon|varje|början|"
    r"slutet|stället|princip|alla|allt|att|det\b|min\b|mig|dig|oss|dem|dom\b|vilken|vad|själva|samband|stort|fred|hand|grund|hemmet|henne|honom|några|någon|nån)"
)
MORE = re.compile(
    rf"\s(?:(?:här|där|nere|uppe|ute|borta|inne)\s)?(?:i|på|vid|inom|hos|utanför|intill|bakom|norr\som|söder\som)\s(?:(?:den\sdär|den\shär|den|det|hela|vår|vårt|våran|denna|andra|byns|ortens|kommunens|stora|lilla|gamla|samma)\s){{0,3}}"
    rf"(?!{_TIME}\b)(?:\w+(?:a|e)\s)?(?!{_TIME}\b)[\wåäö-]{{3,}}(?:\s(?:intill|härintill|bredvid))?\b",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W\d_][\w-]*")
BEFORE, AFTER = 100, 160
"""Code points before and after such a word within which a role is looked for."""
_OFFICE_HINT = 2
_OFFICE_INSIDE = re.compile(
    rf"{OFFICE}|{_BUSINESS}|\w*(?:rådets|domarens|skolchefens|handlarens|grevens|handlarn|politiker)", re.IGNORECASE
)
_HINT = re.compile(
    rf"enda|ende|ensam\w*|{_FIRST}|{_OWNER}|nuvarande|dåvarande|mest|längsta|bästa|två|tre|få|fyra|ansvar\w*|hand|håller|höll|basa\w*|förestår|lede?r|ledde|trän\w*|sköt\w*|receptionen|kassan|växeln|köket|nämnden|styrelsen|"
    r"fullmäktige|natt|startade|grundade|byggde|drog|sidan|grunda\w*|initiativ\w*|upphovs\w*|eldsjäl\w*|kvinnliga|manliga|manlige|herrgården|slottet|godset|prästgården|ön|kungsgården|byäldste|oppositionsråd|regionråd\w*|"
    r"lokalpolis\w*|lärar\w*|riksdags\w*|\w+(?:handläggare|strateg|jurist|rådgivare|arkitekt|utvecklare)\w*|\w+s",
    re.IGNORECASE,
)
_OFFICE_WORD = re.compile(
    rf"{OFFICE}(?:n|en|an|s)?|(?:bibliotekari|handlar|lärar|apotekar|läkar)\w*|biträdande|tillförordnad|tf|vice|vik|förr[ea]|ny[ea]|avgående",
    re.IGNORECASE,
)


def find_roles(text: str) -> Iterator[Hit]:
    """Roles of which there is only one: *enda logopeden i länet*, *kommunens första …*, *syster till …*, with the place that makes them so."""
    for m in _matches(text):
        start, end = m.span(1)
        lead = LEADING.match(m[1])
        more = MORE.match(text, end)
        yield Hit(start + (lead.end() if lead else 0), more.end() if more else end, "role", "pattern")


def _matches(text: str) -> Iterator[re.Match[str]]:
    """Matches of all patterns; most are looked for only near a word that one of them must hold, since they are slow to search for."""
    words = [(word.start(), _hint(word[0])) for word in _WORD.finditer(text)]
    for start, end in windows(text, [at for at, hint in words if hint], BEFORE, AFTER):
        for pattern in ROLES:
            yield from pattern.finditer(text, start, end)
    for at, hint in words:
        if hint == _OFFICE_HINT:
            yield from (m for pattern in OFFICE_FIRST if (m := pattern.match(text, at)))


@lru_cache(maxsize=100_000)
def _hint(word: str) -> int:
    """Whether the word can belong to a role: an office, or a word that says that there is one only."""
    if _OFFICE_WORD.fullmatch(word):
        return _OFFICE_HINT
    return int(_HINT.fullmatch(word) is not None or _OFFICE_INSIDE.match(word) is not None)
