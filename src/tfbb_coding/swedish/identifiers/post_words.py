# ruff: noqa: E501 - a list is read more easily on long lines than in pieces
"""Closed classes of words by which :mod:`posts` tells whether a post points at one person."""

import re


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


SINGLE = _set(
    "enda ende ensam ensamma ensamme förra förre tidigare dåvarande nuvarande nya nye gamla gamle tillförordnad tillförordnade tf tf. biträdande vice vik vik. vikarierande första förste sista "
    "siste yngsta yngste äldsta äldste kvinnliga manliga manlige avgående tillträdande nytillträdda blivande pensionerade ansvarig ansvariga ansvarige medicinskt verksamhetsansvarig högsta högste främste främsta"
)
"""Adjectives that leave only one holder of a post, or tell which of them."""

ONLY = _set("enda ende ensam ensamma ensamme")
"""Words that say that there is one only."""

OUR = _set("vår våran deras eran våra")
"""Whose, where a group speaks."""

MINE = _set("min din hans hennes sin er mitt hans")
"""Whose, where one person is spoken of."""

DETERMINERS = _set(
    "den det de dom di hela vår vårt våra våran vårat denna detta dessa samma en ett min mitt mina alla hennes hans deras er ert era lilla stora gamla nya hela båda där här"
)
"""Words that may open a noun phrase."""

BE = _set("är e ä var va vart blev blir bli blivit vara varit vatt heter hette som")
"""Verbs behind which somebody is something."""

PREPOSITIONS = _set("i på för vid inom hos över av åt utanför bakom mittemot intill mellan från mot bredvid")
"""Words that a place or a task of a post stands behind."""

PEOPLE_HERE = _set("oss er mig dem dom dej mej dig henne honom")
"""Pronouns for those who speak."""

CONJUNCTIONS = _set("och å o så men att fast eller ty eftersom medan därför annars utan om när då sa säger innan tills alltså asså ju för")
"""Words at which a clause ends."""

TIME = _set(
    "januari februari mars april maj juni juli augusti september oktober november december går dag höstas våras somras vintras morse natt kväll morgon år fjol tid tiden telefon telefonen varje början slutet stället "
    "princip alla allt att mig dig vilken vad själva samband tillfället stort fred hand grund hemmet några någon nån samtal frågan fråga mötet möte möten plats sätt vis gång gången fall sin sina sitt nytt sånt sådant något nåt "
    "hur vem vilka dagen dagarna kvällen natten morgonen veckan månaden hösten våren sommaren vintern stan jobbet semester rast lunch fika väg gott ont allvar riktigt skoj bilden bild papper pappret papperet nätet mejl mejlen film "
    "hela sikt förhand knä knäna fot fötter benen handen ryggen huvudet vägen sjukhus ena andra sidan trappan hallen soffan stolen golvet bordet dörren mikrofonen tv radio fest begravningen bröllopet kaffe exempel skull det detta den grunden botten fritiden eget eftermiddagen "
    "förmiddagen helgen lördagen söndagen måndag tisdag onsdag torsdag fredag lördag söndag måndags tisdags onsdags torsdags fredags måndagen tisdagen onsdagen torsdagen fredagen barnens barnet barnen barn henne honom ungdomarna eleverna elever föräldrarna familjer "
    "familjen familjerna stöd hjälp råd ett kontakt svar sig varandra människor oss dom dem folk personal personalen pappa mamma"
)
"""Words behind a preposition that tell a time, or nothing about a post."""

GENERIC = _set(
    "lärare medarbetare chef ledare läkare handledare handläggare socialsekreterare polis pedagog kollega mentor vikarie elev sköterska konsult assistent resurs terapeut tolk student praktikant coach klassföreståndare"
)
"""Posts that nearly every unit has several of: *vår lärare* is nobody."""

KNOWN_POSTS = _set(
    "kantorn klockaren organisten diakonen pannskötaren lappmarksdoktorn provinsialläkaren distriktsveterinären brandmästaren fyrvaktaren "
    "slussvakten färjkarlen stationsinspektorn lanthandlaren kyrkvaktmästaren"
)
"""Posts that, said with their article, mean the one whom everybody there knows."""

KIN = _set(
    "fru frun man mannen hustru hustrun änka änkan änkling änkeman son sonen dotter dottern dottra pojk pojke pojken flicka flickan barn barnet unge ungen ungar ungarna syster systern bror brodern brorsan syrran mamma mamman morsa morsan pappa pappan "
    "farsan far mor sambo sambon särbo särbon ex exman exmannen ex-man ex-fru exfru svåger svägerska svägerskan barnbarn barnbarnet tvilling tvillingar tvillingarna familj familjen kusin kusinen brorson brorsdotter systerson systerdotter grabb grabben tös jänta "
    "svärson svärdotter svärmor svärfar dotterdotter dotterson sonson sondotter gift förlovad släkt släkting"
)
"""Relatives, and words for belonging together."""

SOMEBODY = _set("hon han ho hen tjejen killen gubben tanten damen mannen kvinnan snubben grabben karln bruden personen")
"""Words for somebody who is then known by what they do."""

TASKS = _set(
    "sköter skötte driver drev äger ägde klipper klippte leder ledde ansvarar ansvarade håller höll basar basade förestår startade startar grundade öppnade tränar tränade städar städade lagar bakar spelar undervisar undervisade förvaltar sköts "
    "dömdes friades vann omkom drunknade byggde drog bevakar vaktar arrenderar hyr plogar plöjer sotar dirigerar uppfann instiftade samordnar administrerar predikar döper begraver tolkar"
)
"""Verbs for what one does where one is the only one to do it."""

STAYS = _set("svarar svarade sitter satt står stod jobbar jobbade arbetar arbetade bor bodde finns fanns huserar")
"""Verbs for being somewhere."""

UNIT = re.compile(
    r"\w*(?:stadiet|kontoret|expeditionen|receptionen|kassan|luckan|växeln|kiosken|banken|macken|affären|butiken|biblioteket|posten|apoteket|jouren|centralen|linjen|mottagningen|enheten|avdelningen|kansliet|förvaltningen|kliniken|akuten|labbet|köket|matsalen|"
    r"verkstaden|systugan|kvarnen|smedjan|sågen|mejeriet|slakteriet|bageriet|krogen|gatuköket|stallet|ridskolan|bensinmacken|garaget|förrådet|vaktmästeriet|arkivet|museet|kyrkan|moskén|församlingen|nämnden|styrelsen|fullmäktige|utskottet|kommunen|regionen|landstinget|länsstyrelsen|skolan|gymnasiet|förskolan|dagis|fritids|gården|boendet|hemmet|hotellet|"
    r"campingen|simhallen|badet|ishallen|rinken|gymmet|klubben|föreningen|facket|redaktionen|radion|tidningen|stationen|lasarettet|vårdcentralen|hälsocentralen|rehab|bup|soc|socialen|migrationsverket|kassan|försäkringskassan|arbetsförmedlingen|"
    r"kronofogden|tullen|polisen|häktet|anstalten|it|it-avdelningen|hr|lönekontoret|ica|konsum|coop|systemet|frisersalongen|salongen|pizzerian|bygget|åkeriet|taxin|färjan|bussen|skolbussen|teatern|bion|musikskolan|kulturskolan|nattpasset|nattsidan|natten)"
)
"""Places where somebody works."""

EVERY_TOWN = _set(
    "akuten akutmottagningen avdelningen mottagningen växeln bussen skolbussen tåget soc bup skolan kontoret vårdcentralen hälsocentralen sjukhuset lasarettet boendet dagis fritids förskolan jobbet kassan "
    "socialen kommunen polisen rehab köket gymnasiet kliniken hemmet habiliteringen försäkringskassan arbetsförmedlingen akutboendet fritidsgården apoteket banken affären butiken"
)
"""Places where somebody works that every town has: they alone tell nobody."""

LOOSE = _set(
    "tid ont rätt fel lust barn ansvar hand koll problem svårt lätt bråttom varit blivit gjort haft fått gått kommit sagt sett råd det den ett en allt inget mycket lite så inte alltid aldrig bara samma livet huset makten telefonen ordet saken det här där hela henne honom dom dem mig dig sig oss"
)
"""What anybody can have."""

OPEN_VERBS = _set(
    "är e ä var va vart har hade blev blir kan kunde ska skulle vill ville måste får fick bör borde finns fanns gör gjorde heter hette ha sköts"
)
"""Finite verbs that the list of verbs for people lacks."""

NO_OWNERS = _set(
    "deras allas ens vars dess hans hennes finns fanns minns känns syns trivs tills dels alls annans någons ingens hörs ses behövs krävs väns lyckas hoppas sens hens vems bägges bådas varandras egens sommarens vårens höstens vinterns dagens veckans årets "
    "månadens kvällens världens barnets barnens elevens elevernas ungdomens ungdomarnas familjens familjernas"
)
"""Words in *-s* that own no post."""

ADVERBS = _set(
    "inte ju väl nog också bara nu då sen sedan igår idag ikväll alltid aldrig ofta ibland kanske redan ändå mest mycket lite igen hem ut in upp ner bort fram jag vi hon han hen ni man du de dom den det som vad vem hur var vart "
    "där här alltså asså liksom typ faktiskt egentligen själv själva plötsligt tydligen annars jo ja nej nä okej eh öh va e ä å"
)
"""Words that are no noun."""

SUBJECTS = _set("jag ja vi han hon ho de dom man ni du det")
"""Pronouns that open a clause."""

FREE = _set(
    "till av med från hos för åt om och å fråga ringer ringde frågade ring men vet minns tack via tacka kolla känner träffade mötte såg prata heter asså alltså ja jo nej"
)
"""Words behind which *hon på kontoret* stands for a person."""

BETWEEN = _set("själv alltid ju nu då förr alla inte också en gång bara egentligen väl liksom typ fortfarande ensam aldrig nästan")
"""Small words that come between."""

WITH = frozenset(
    [("ansvarar", "för"), ("ansvarade", "för"), ("håller", "i"), ("höll", "i"), ("basar", "över"), ("basade", "över"), ("står", "för")]
)
"""Verbs with the preposition that belongs to them."""

NOTHING = _set("med på om i mig dig honom henne det den en ett att inte sig så för till av vi han hon jag dom de som varje hela")
"""Words behind a verb that make it say little."""

CLOSE = _set(
    "vän vännen väninna kompis kompisen barn barnet son sonen dotter dottern syster bror barnbarn person personen människa människan vuxen vuxna vuxne granne elev eleven boende patient klient mamma pappa förälder kille tjej"
)
"""Words for people of whom one may have only one without being known by it (*min enda vän*)."""

ANY_UNIT = _set("skolan klassrummet klassen rummet huset mötet lektionen förskolan skolgården målet ärendet fallet")
"""Places that tell nothing where talk is about them all the time."""

COMMON = _set(
    "läraren lärarn pedagogen läkaren läkarn doktorn sköterskan polisen handläggaren handläggarn socialsekreteraren tolken mentorn eleven ledaren vikarien resursen assistenten terapeuten psykologen skolkuratorn kuratorn mottagaren avsändaren"
)
"""Posts that are talked of all the time, and mean nobody unless a place of work stands beside them."""

MODAL = _set("kan ska vill måste får bör kunde skulle ville borde")
"""Verbs that tell what somebody ought to do, and so nothing of who it is."""

OUGHT = _set("ska måste får bör kan")
"""Verbs behind a clause that tell what anybody of the sort ought to do."""

MAKES = _set("kör körde skrev skriver ritade målade komponerade sjöng bakade lagade")
"""Verbs that tell who somebody is only with one known thing: *kör plogbilen*, *skrev boken*."""

HAPPENED = _set(
    "vann dömdes friades mördades greps häktades utvisades hittades försvann drunknade omkom dog sköts adopterades avrättades kidnappades fälldes polisanmäldes"
)
"""Verbs for what one hears of."""

BEFELL = _set(
    "skjuten skjutna dömd friad mördad sparkad sparken avstängd utvisad knivhuggen knivskuren rånad överfallen anmäld häktad adopterad känd petad utköpt avskedad omplacerad biten påkörd misshandlad räddad hittad gripen bestulen utslängd inlåst"
)
"""What somebody became, that one hears of."""

LASTING = _set("år månader veckor dagar timmar minuter dar dygn mandatperioder terminer")
"""What something lasted, however many."""
