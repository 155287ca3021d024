"""Words of stance in spoken Swedish, by lemma as :func:`tfbb_coding.swedish.words.lemma` gives it.

General Swedish, gathered from the grammar of modality, tense and evaluation (Teleman, Hellberg & Andersson, *Svenska Akademiens grammatik*,
1999, on modal verbs, satsadverbial and negation) and from everyday speech; nothing here belongs to one study's topic.
"""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


NEGATORS = _words("inte ej icke aldrig knappt knappast sällan varken ingen inget inga ingenting inga ingenstans inge")
# After these a negator does not deny: "inte bara ... utan också", "inte minst".
NOT_DENYING_NEXT = _words("bara minst sant heller enbart endast")
NEGATOR_OPENERS = _words("varför eller")

FILLERS = _words(
    "eh öh äh hm hmm mm mhm mmm aa ah oj jo ja nej nä näe jaha nämen liksom typ alltså ju väl ba asså duvet okej ok oj precis just exakt absolut visst javisst "
    "jajamän nja tja hehe haha"
)
BACKCHANNEL = FILLERS | _words(
    "så det är bra tack kul vad fint spännande intressant håller med jag också verkligen sant stämmer självklart tänker inte vet klart gud mycket då va ha hej varsågod "
    "javisst förstår instämmer samma här där hos oss nog förstås faktiskt helt"
)

WISH = _words(
    "vilja hoppas önska önskan önskning drömma dröm längta förhoppning förhoppningsvis vision ambition strävan sträva eftersträva målbild målsättning ambitiös åstadkomma uppnå"
)
INTENT = _words("ska planera tänkt avse ämna siktar sikta")
NEED = _words("måste behöva behövas krävas kräva erfordras nödvändig tvungen behov nödvändighet")
PROPOSAL_FORMS = _words("borde böra vore föreslå förslag rekommendera rekommendation råd tips önskemål efterlysa")
ABILITY = _words("kunna möjlighet möjlig chans förmåga klara orka hinna våga lyckas")
FEAR = _words(
    "risk riskera oro oroa orolig rädd rädsla farhåga fara farlig befara ångest nervös skrämmande hota hot osäker osäkerhet tveksam tvivel tvivla skeptisk skepsis bekymra bekymrad bekymmer"
)
CAUSE_FORMS = _words("eftersom därför tack orsak anledning leda bidra medföra innebära orsaka resultera påverka")
HABIT = _words(
    "bruka varje varannan regelbunden regelbundet kontinuerligt löpande veckovis dagligen måndagar tisdagar onsdagar torsdagar fredagar alltid rutin rutinmässigt"
)
CHANGE = _words(
    "börja starta förändra förändring utveckla utveckling växa öka minska bli införa nystart ändra omställning påbörja sluta upphöra gradvis successivt"
)
CONTRAST = _words("men fast däremot ändå dock samtidigt tyvärr emellertid istället")
CONCESSION = _words("trots fastän oavsett ändå visserligen")
REPORTED = _words("säga fråga svara skriva berätta påstå ropa viska tycka")

POSITIVE = _words(
 "bra bättre bäst fin fint god gott jättebra superbra toppen topp fantastisk kanon kanonbra underbar härlig skön rolig kul glad glädje nöjd stolt lycklig tacksam imponerad imponera "
 "fungera funka lyckas lyckad lyckat framgång framgångsrik framgångsfaktor vinst vinna vinning fördel styrka stark stärka stärkt positiv positivt underlätta lätt enkel smidig smidigt trygg trygghet tryggare tillit förtroende tillitsfull "
 "engagerad engagemang driven drivande motor eldsjäl motiverad motivation inspirerad inspirera inspirerande öppenhet närhet respekt prestigelös prestigelöshet lyhörd lyhördhet tydlighet "
 " samsyn samförstånd enighet överens samstämmig stabil hållbar uppbackning uppskatta uppskattad uppskattning värdefull värde avgörande nyttig nytta givande lärorik berika berikande "
 " möjliggörare framsteg blomma lossna vändning trivas flexibilitet kreativ lösningsfokus lösningsfokuserad "
 "ansvarstagande modig mod vänlig välkomnande välkomna humor skratta skratt lättare tryggt bekräftad bekräfta sedd delaktig delaktighet inkluderad glädjande tacksamt fantastiskt häftig cool guld pärla guldkorn lyx nöje stolthet lättad lättnad "
 " lagkänsla teamkänsla välfungerande fungerande samarbetsvillig tillmötesgående entusiasm entusiastisk entusiasmera smart användbar ovärderlig oumbärlig bärande helhetssyn "
)  # fmt: skip
NEGATIVE = _words(
 "svår svårt svårighet svårare problem problematisk hinder hindra hindrande utmaning utmana utmanande utmanad jobbig jobbigt tung tungt trög trögt krånglig krånglet krångla krångel krånglig bökig knölig struligt strul strula struken besvärlig besvär dålig dåligt sämre sämst usel värre värst kass "
 "brist bristande bristfällig brista sakna saknas avsaknad fattas otillräcklig räcka knapp ont stress stressad stressande stressa pressad pressa överbelastad belastning belastad sliten slita slitsam trött trötthet utmattad utbränd sjukskriven sjukskrivning tappa tapp missa miss förlora försvinna stupa falla faller ramla krascha haverera stanna stopp stoppa bromsa broms "
 "fördröja fördröjning försening försenad dröja väntetid kö köa långsam långsamt sega seg segt tar_tid fastna låst låsa låsning krock krocka konflikt konfliktfylld bråk bråka gräla gräl oense oenighet motstånd motsättning motsätta motarbeta misstro misstänksam misstänksamhet fördom okunskap okunnig okunnighet missförstånd missförstå "
 "otydlig otydlighet oklar oklarhet luddig luddigt rörig rörigt kaos kaotisk virrvarr förvirrad förvirring förvirrande splittrad splittring spretig spreta stuprör mellanrum glapp glipa vakuum mellan_stolarna revir revirtänk prestige byråkrati byråkratisk stelbent fyrkantig rigid tungrodd "
 "frustrerad frustration frustrerande irriterad irriterande irritation arg ilska ledsen besviken besvikelse maktlös maktlöshet hopplös hopplöst uppgiven uppgivenhet ensam ensamhet utsatt sårbar sårbarhet skör personbunden personberoende omsättning personalomsättning vakans vakant uppsägning omorganisation omorganisering nedskärning besparing spara neddragning dra_ner indragning underbemanning "
 "sekretess tystnadsplikt gdpr barriär tröskel flaskhals återvändsgränd motvind uppförsbacke dyr dyrt orimlig omöjlig omöjligt ohållbar ohanterlig tyvärr olycklig synd beklaglig skrämmande farlig misslyckas misslyckad misslyckande fel felaktig fela miste haltande halta skava skav gnissla gnissel skaver kollidera krångligt slitigt dubbelarbete merarbete "
 "ointresse ointresserad ovillig ovilja motvillig nonchalant avog tveksam trist tråkig tråkigt hemsk hemskt fruktansvärd katastrof katastrofal kris nöd nödrop brandsläckning eld tidsbrist resursbrist personalbrist kompetensbrist lokalbrist platsbrist pengabrist ojämn ojämlik orättvis orättvist skillnader_mellan glömma glömd bortglömd osynlig stigma stigmatiserande skam skämmas skuldbelägga börda tvinga tvång tvungen"
)  # fmt: skip
# Getting rid of something bad is good: "slippa vänta"; lacking something good is bad: "sakna stöd".
REVERSERS = _words("slippa undvika")

STATIVE = _words(
    "vara ha bli tycka tänka känna kännas veta vilja kunna ska skulle hoppas finnas behöva behövas tro verka heta bo betyda innebära handla gälla kosta få måste bruka önska minnas förstå ligga stå sitta höra se låta märka uppleva sakna saknas räcka tillhöra "
    "borde böra vore lära anse gilla älska hata heta kallas bestå krävas kräva påverka bero oroa råka hända ske upplevas existera dröja fungera funka fattas"
)

STRONG_PAST = _words(
    "gick fick kom såg tog gjorde sa var blev hade stod låg satt höll fann lät gav skrev drog bad drack åt sov föll grät bröt sprang slog sjöng försvann vann band sade visste kunde ville skulle borde fanns togs gavs sågs blevs hölls bröts skrevs kändes drev "
    "lade la valde sålde bar svor flög frös for ljög bjöd sköt steg teg smet gled rev skar bet led skrek knöt njöt beslöt föreslog upplevde behövde köpte körde lärde märkte tänkte tyckte trodde mötte träffades började slutade hörde kände satte ställde ledde"
)
SUPINE_STRONG = _words(
    "gått fått kommit sett tagit gjort sagt varit blivit haft stått legat suttit hållit funnit låtit gett givit skrivit dragit bett druckit ätit sovit fallit gråtit brutit sprungit slagit sjungit försvunnit vunnit bundit vetat kunnat velat skolat funnits lagt valt sålt burit "
    "drivit flugit bjudit skjutit stigit glidit rivit skurit lidit skrikit knutit beslutit föreslagit upplevt behövt köpt kört lärt märkt tänkt tyckt trott mött träffats börjat slutat hört känt satt ställt lett byggt gjorts tagits hållits fört bytt"
)
PRESENT_STRONG = _words(
    "är har ska kan vill får går står ser ger blir tar måste vet bör finns behövs krävs saknas hoppas tycks känns träffas möts gör säger blir drar dör tror bor mår når ber"
)
SUBJECTS = _words("jag vi man de han hon ni du hen alla någon")
FIRST_PERSON = _words("jag vi man")

CLAUSE_OPENERS = _words(
    "men fast utan eftersom medan därför fastän trots ifall så sedan och för innan när om att då eller istället annars däremot samtidigt"
)
ALWAYS_SPLIT = _words("men eftersom medan fastän ifall fast")
