"""Words that say what the word beside them is: kinship and work before a name, kinds of places and organisations."""

import re
from functools import lru_cache

from tfbb_coding.swedish.identifiers.derived import is_derived
from tfbb_coding.swedish.identifiers.endings import Endings
from tfbb_coding.swedish.identifiers.lexicon import (
    ANY_PLACE,
    Kind,
    exact,
    genitive_stem,
    is_proper,
    is_word,
    kinds,
    lemma_of,
    word_list,
)

NUMBER_FIRST = re.compile(r"(?:en|två|tre|fyra|fem|sex|sju|åtta|nio|tio|elva|tolv|\w+ton)(?:års?|dagars?|veckors?|månaders?)?$")
_PEOPLE = (
    "kurator|rektor|lärare|pedagog|sekreterare|handläggare|psykolog|läkare|sköterska|doktor|chef|mentor|tränare|ledare|assistent|behandlare|vaktmästare|terapeut|"
    "föräldra|föräldrar|mamma|pappa|syster|bror|syskon|moster|faster|morbror|farbror|kusin|mormor|farmor|morfar|farfar|sambo|kollega|kompis|vän|granne|elev|tolk|polis|präst|"
    "ordförande|socionom|samordnare|utredare|tant|barnmorska|undersköterska|konsulent|coach|fältare|resurs|vikarie|chaufför|företrädare|efterträdare|handledare"
)
_PEOPLE_FORMS = Endings(who + form for who in _PEOPLE.split("|") for form in ("", "n", "en", "an", "et", "s", "ns", "ens", "ans"))
TITLES = word_list("titles")
NAMING = word_list("naming_words")
PLACE_PREPOSITIONS = frozenset(
    [
        "i",
        "från",
        "till",
        "utanför",
        "mot",
        "via",
        "norr",
        "söder",
        "väster",
        "öster",
        "nära",
        "uppe",
        "nere",
        "inne",
        "ute",
        "borta",
        "över",
        "kring",
        "genom",
        "vid",
    ]
)
_ORG_ENDINGS = (
    "skola|skolan|skolans|gymnasiet|gymnasiets|gymnasium|förskola|förskolan|friskola|friskolan|kyrka|kyrkan|kapell|gården|gård|hemmet|hemmets|mottagningen|mottagning|"
    "kliniken|klinik|huset|centrum|centralen|central|teamet|jouren|sjukhus|sjukhuset|lasarett|lasarettet|förening|föreningen|förbundet|bolaget|församling|församlingen|"
    "bladet|posten|kuriren|tidning|tidningen|nytt|stiftelsen|stiftelse|kooperativet|biblioteket|bibliotek|museet|badet|hallen|arenan|klubben|sällskapet|boendet|"
    "enheten|enhet|verkstaden|verkstad|bageriet|bageri|åkeri|måleri|grill|pizzeria|restaurang|café|kafé|taxi|omsorg|assistans|hälsan|hälsa|vårdcentral|vårdcentralen|"
    "hälsocentral|hälsocentralen|familjecentral|familjecentralen|fritidsgård|fritidsgården|behandlingshem|behandlingshemmet|bostäder|familjevård|resursskola|"
    "resursskolan|redovisning|konsult|fastigheter|bygg|rör|el|bilar|transport|entreprenad|städ|frisör|salong|apotek|byskola|högstadium|högskola|universitet|"
    "folkhögskola|moské|moskén|tempel|läger|camping|festival|marknad|montering|bildemontering|hembygdsförening|byalag|kollektiv|scoutkår|orkester|kör|gruppen|mottagninga"
)
_ORG_ENDING = Endings(_ORG_ENDINGS, least=3, shortest=3)
_OWNED_ENDING = Endings([*_ORG_ENDINGS.split("|"), *(end + "s" for end in _ORG_ENDINGS.split("|"))], least=3, shortest=3)
ORG_NOUN = word_list("organisation_nouns")
_LAST_NOUN = Endings(ORG_NOUN, shortest=5)
PLACE_ENDING = Endings(
    "hult|torp|storp|måla|boda|fors|köping|ryd|red|lösa|arp|näs|näset|skär|sund|vik|viken|berga|hamra|hamn|kil|sjö|sjön|tuna|änge|lunda|åkra|åkarp|haga|holma|holm|bro|by|byn|sala|"
    "åsen|ås|udden|berg|borg|skog|stad|sta|mo|bol|hed|heden|rum|löv|tofta|hester|valla|vad|åker|edet|mark|strand|kvarn|falk|löf|löv|kvist|qvist|gren|ström|hammar|lind|dal|dahl|lund|backa|kulla|"
    "vallen|liden|skulla|garn|ekeby|hyttan|bruk|änga|lanna|svik|kärr|mossen|mosse|ljung|sta|sele|jaur|landa|hyttan|inge|näsudde|nora|vara",
    least=3,
)
"""How names of Swedish villages and two-part surnames end; such a word with a capital is a name though it can be read as a compound."""
CHAIN = word_list("unit_nouns")
"""Words that the name of a shop, unit or house follows."""
ORG_TAIL = frozenset(
    [
        "AB",
        "HB",
        "KB",
        "IF",
        "IK",
        "BK",
        "SK",
        "FF",
        "FK",
        "FC",
        "HK",
        "SS",
        "GF",
        "GK",
        "OK",
        "IS",
        "IFK",
        "BTK",
        "TK",
        "RK",
        "AIK",
        "BoIS",
        "GoIF",
        "HVB",
        "EF",
        "HC",
        "IBK",
        "KF",
        "Hus",
        "Vänner",
    ]
)
GENERIC_ORG_FIRST = word_list("generic_firsts")
REGIONAL = word_list("regional_adjectives")
PEOPLE_OF = word_list("regional_people")
_PERSON_ENDINGS = ("arna", "arnas", "erna", "ar", "er", "en", "n", "s", "ens", "ska", "skan", "skor", "a", "na", "")
INHABITANT = Endings("bo|bor|borna|bon|bons|bos|bornas|boar|are|aren|arna|arnas", least=3)
SON = re.compile(r"[^\W\d_]{3,}ssons?", re.IGNORECASE)
SAID = re.compile(r"^(?:(.)\1{2,}.*|.*(.)\2{2,}.*)$")


_SHORTEST_SLURRED = 5
_VOWELS = "aeiouyåäö"


def is_kin_or_work(low: str) -> bool:
    """Whether the word, in small letters, says who somebody is by kinship or work, in any form of the singular, also as the last part.

    >>> is_kin_or_work("skolkuratorns"), is_kin_or_work("mamman"), is_kin_or_work("stolen")
    (True, True, False)
    """
    return _PEOPLE_FORMS.end(low)


@lru_cache(maxsize=100_000)
def is_common(word: str) -> bool:
    """Whether the word is one that is written with a small letter: known to simplemma, or made of words that are."""
    low = word.lower()
    return is_plain_word(low) or is_compound(low) or is_derived(low)


@lru_cache(maxsize=100_000)
def is_plain_word(low: str) -> bool:
    """Whether simplemma knows the word or what it is the genitive of, or it is a drawn-out *jaaa*."""
    return is_word(low) or (low.endswith("s") and is_word(low[:-1])) or SAID.match(low) is not None or _is_slurred(low)


def _is_slurred(low: str) -> bool:
    """Whether it is a definite form as it is said: *snickarn*, *dörrn*, *komposten* as *kompostn*.

    >>> _is_slurred("snickarn"), _is_slurred("brandkårn"), _is_slurred("kompostn"), _is_slurred("bjarn")
    (True, True, True, False)
    """
    if len(low) < _SHORTEST_SLURRED or low[-1] != "n" or low[-2] in _VOWELS or low[-2] == "n" or kinds(low):
        return False
    full = (low[:-1] + "en", low[:-1] + "den")
    return any(is_word(form) or is_compound(form) for form in full)


@lru_cache(maxsize=100_000)
def is_compound(low: str) -> bool:
    """Whether the word is made of known words, the last at least three letters long.

    >>> is_compound("elevhälsoteamet"), is_compound("eskilstunabo")
    (True, False)
    """
    if "-" in low:
        return all(part == "" or is_word(part) or is_compound(part) or part in word_list("allowed") for part in low.split("-"))
    return any(_is_first(low[:cut]) and (is_word(low[cut:]) or _splits_once(low[cut:])) for cut in range(len(low) - 3, 2, -1))


@lru_cache(maxsize=200_000)
def _is_first(part: str) -> bool:
    """Whether a compound can begin with it: a word, perhaps without its last vowel or with an *s* or *o* for a joint; a place is none."""
    if len(part) < 3:  # noqa: PLR2004
        return False
    if is_word(part) or part in word_list("first_parts"):
        return True
    if exact(part) & ANY_PLACE:
        return False
    last = part[-1]
    return (
        (last == "s" and len(part) > 3 and is_word(part[:-1]))  # noqa: PLR2004
        or is_word(part + "a")
        or is_word(part + "e")
        or (last in "ou" and is_word(part[:-1] + "a"))
    )


def _splits_once(low: str) -> bool:
    return any((_is_first(low[:cut]) or low[:cut] == "års") and is_word(low[cut:]) for cut in range(len(low) - 4, 2, -1))


@lru_cache(maxsize=100_000)
def place_form(word: str) -> bool:
    """Whether the word says where somebody is from or what is of a place: *kirunabo*, *sörmländska*, *skåningen*.

    >>> place_form("eskilstunaborna"), place_form("småländskt"), place_form("lärarna"), place_form("sambo")
    (True, True, False, False)
    """
    low = word.lower()
    if low.rstrip("at").removesuffix("s").removesuffix("a") in REGIONAL or low.removesuffix("t").removesuffix("a") in REGIONAL:
        return True
    if any(low.removesuffix(end) in PEOPLE_OF for end in _PERSON_ENDINGS):
        return True
    cut = INHABITANT.cut(low)
    if cut < 0:
        return False
    stem = low[:cut]
    ends_bo = low[len(stem) :].startswith("bo")
    forms = (stem, stem.removesuffix("s")) if ends_bo else (stem, stem + "a")
    # simplemma lists inhabitants of the large towns as words, as they are; what matters is that the town is none
    return any(len(f) > 3 and exact(f) & (Kind.PLACE | Kind.MUNICIPALITY) and not is_word(f) for f in forms)  # noqa: PLR2004


@lru_cache(maxsize=100_000)
def place_inside(word: str) -> bool:
    """Whether a compound begins with a Swedish place that is no word itself: *eskilstunaskolan*, *göteborgsprojektet*."""
    low = word.lower()
    if len(low) < 8:  # noqa: PLR2004
        return False
    for cut in range(5, len(low) - 2):
        head = low[:cut]
        if exact(head) & (Kind.PLACE | Kind.MUNICIPALITY) and not is_word(head):
            rest = low[cut:].removeprefix("s").removeprefix("-")
            if len(rest) > 2 and (is_word(rest) or is_word(low[cut:].removeprefix("-"))):  # noqa: PLR2004
                return True
    return False


@lru_cache(maxsize=100_000)
def organisation_form(word: str) -> bool:
    """Whether the word ends as names of schools and units do, with a first part that says more than what sort it is.

    >>> organisation_form("Lärkträdsskolan"), organisation_form("grundskolan"), organisation_form("fritidsgården")
    (True, False, False)
    """
    low = genitive_stem(word.lower()) if word.lower().endswith("ns") else word.lower()
    cut = _ORG_ENDING.cut(low)
    first = low[:cut].rstrip("-")
    return cut > 0 and not (first in GENERIC_ORG_FIRST or first.removesuffix("s") in GENERIC_ORG_FIRST)


@lru_cache(maxsize=20_000)
def is_sort_of_unit(low: str) -> bool:
    """Whether the word only tells what sort of unit it is: *föräldraskolan*, *vårdcentralen*.

    >>> is_sort_of_unit("föräldraskolan"), is_sort_of_unit("lärkträdsskolan"), is_sort_of_unit("läraren")
    (True, False, False)
    """
    return not organisation_form(low) and _ORG_ENDING.cut(low) > 0


@lru_cache(maxsize=100_000)
def strange_first(word: str) -> bool:
    """Whether the first part of a unit's name is itself a name or no Swedish word: *källbrinksskolan* even with a small letter."""
    low = word.lower()
    cut = _OWNED_ENDING.cut(low)
    if cut < 0:
        return False
    first = low[:cut].rstrip("-")
    if first in GENERIC_ORG_FIRST or first.removesuffix("s") in GENERIC_ORG_FIRST or NUMBER_FIRST.match(first):
        return False
    forms = {first, first.removesuffix("s"), first + "a", first + "e", first + "an"}
    return not any(is_word(f) for f in forms) and (not is_compound(low) or _is_village(first))


def _is_village(first: str) -> bool:
    """Whether the first part of a compound is made as villages' names are, and is no word itself: *furubergs*, not *storstads*.

    >>> _is_village("furubergs"), _is_village("storstads"), _is_village("hälsovårds")
    (True, False, False)
    """
    stem = first.removesuffix("s")
    return len(stem) > 5 and not is_word(stem) and (PLACE_ENDING.end(stem) or stem.endswith(_FIELD_ENDS))  # noqa: PLR2004


_FIELD_ENDS = ("gård", "äng", "hag", "hage", "lyck", "lycka", "backe", "kull", "kulle", "hamre", "vret", "kulla", "sten", "rönn")
"""Ends of names of quarters and farms after which schools are called: *källgårdsskolan*."""


@lru_cache(maxsize=20_000)
def is_org_noun(low: str) -> bool:
    """Whether the word is a sort of organisation without an article, or a compound of one: *ridklubb*, *folkbibliotek*."""
    return low in ORG_NOUN or (_LAST_NOUN.end(low) and is_compound(low))


_PAST = ("gde", "lde", "nde", "rde", "mde", "jde", "vde")
"""Ends of the past tense of verbs whose stem is voiced: *vägde*, *kände*, *glömde*."""


@lru_cache(maxsize=50_000)
def is_finite_verb(low: str) -> bool:
    """Whether the word looks like a verb in the present or past tense: listed, or *-ar*, *-er*, *-ade*, *-te*, *-de* of a verb in *-a*."""
    if low in word_list("verbs"):
        return True
    lemma = low[:-2] if low.endswith("ade") and lemma_of(low[:-2]) == low[:-2] else lemma_of(low)  # simplemma: *förlorade* is an adjective
    if not lemma.endswith("a") or lemma[:2] != low[:2] or low.endswith(("ande", "ende")):
        return False
    return (lemma[:3] == low[:3] and low.endswith(("ar", "er", "ade", "dde", "te"))) or low.endswith(_PAST)


@lru_cache(maxsize=50_000)
def is_past(low: str) -> bool:
    """Whether the word looks like a verb in the past tense.

    >>> is_past("ringde"), is_past("jobbade"), is_past("kommer"), is_past("mode")
    (True, True, False, False)
    """
    return low in word_list("past_verbs") or (low.endswith(("ade", "dde", "te", *_PAST)) and is_finite_verb(low))


def lexicon_kinds(word: str) -> int:
    """What the lexicon and simplemma's capitalised forms say a word can be, as an integer of :class:`Kind` bits."""
    found = kinds(word)
    if not found and SON.fullmatch(word) and not is_word(word):
        return Kind.SURNAME
    return found or (Kind.WEAK_SURNAME if is_proper(word) else 0)
