"""Persons, places and organisations by lexicon, capital letters and the words around them.

The rules are a voice, not a judge: what they find is put beside what the trained tagger finds. Where a line is written all in lower-case,
a name must be in the lexicon and no Swedish word, or stand where names stand (*heter …*, *min kollega …*, *i …*).
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from tfbb_coding.swedish.identifiers.endings import Endings
from tfbb_coding.swedish.identifiers.hits import Hit
from tfbb_coding.swedish.identifiers.lexicon import (
    ANY_PLACE,
    PERSON,
    STRONG_PERSON,
    Kind,
    begins_entry,
    exact,
    genitive_stem,
    word_list,
)
from tfbb_coding.swedish.identifiers.openings import WordPattern
from tfbb_coding.swedish.identifiers.organisations import extend, find_organisation, with_place
from tfbb_coding.swedish.identifiers.shapes import Shape, shape
from tfbb_coding.swedish.identifiers.small_units import ANY_CASE, find_small_unit
from tfbb_coding.swedish.identifiers.tokens import Token
from tfbb_coding.swedish.identifiers.vocabulary import (
    NAMING,
    PLACE_PREPOSITIONS,
    TITLES,
    is_finite_verb,
    is_kin_or_work,
    is_plain_word,
    is_sort_of_unit,
)

COURTESY = frozenset(["min", "my", "hans", "er", "ni", "du", "vi", "var", "sin", "per", "en", "de", "den"])
"""Words that are also given names, and that people write with a capital inside a sentence without meaning a name."""
NAME_PREPOSITIONS = frozenset(
    ["på", "från", "hos", "till", "med", "via", "vid", "utanför", "i", "av", "för", "åt", "under", "bakom", "mot", "över"]
)
"""Words behind which a capital shows a name even on a plain word (på *Ekorren*); behind an article it is emphasis (en *Handlingsplan*)."""
FIRM_PARTICLES = frozenset(["van", "von", "der", "zu", "la", "da", "dos", "del", "ibn", "bin"])
LONGEST_ENTRY = 4
VILLAGE = re.compile(
    r".{3,}(?:dalen|sjön|torp|hult|måla|ryd|köping|fors|berga|näs|näset|holm|holmen|udden|bruk|sele|träsk|liden|vik|viken|åsen|löv|tuna|stad|sala|boda|vallen|sund|ån|älven|hyttan|ekeby)s?"
)
"""Ends of names of villages and waters that few other words have; in talk without capitals a preposition must stand before."""
VILLAGE_BEFORE = frozenset(
    [
        "i",
        "på",
        "från",
        "till",
        "utanför",
        "mellan",
        "halva",
        "hela",
        "norr",
        "söder",
        "nära",
        "via",
        "mot",
        "uppe",
        "nere",
        "runt",
        "kring",
    ]
)
CALLED = re.compile(
    r"(?<![\w-])([^\W\d_]{3,}(?:-[^\W\d_]+)?)\s(?:hette|heter|kallas|kallades)\s(?:gruppen|laget|skolan|stället|huset|projektet|föreningen|kören|bandet|hunden|katten|hästen|han|hon|hen|ho|"
    r"killen|tjejen|mannen|kvinnan|pojken|flickan|mamman|pappan|läraren|kuratorn|rektorn|chefen|byn|orten|gården|boendet|butiken|firman|båten|klassen|avdelningen|teamet|mottagningen)\b"
    r"|\b(?:bytte\snamn|döptes|döptes\som|byter\snamn|döpte\som\s\w+)\still\s([^\W\d_]{4,})",
    re.IGNORECASE,
)


PLACE_ADJECTIVES = frozenset(["norra", "södra", "östra", "västra", "stora", "lilla", "övre", "nedre"])
"""Adjectives that open the name of a village: *södra rönnebo*."""
FIRST_OF_TWO = frozenset(["per", "bo", "stig", "sten", "björn", "sol", "my", "lo", "ann", "gun", "ulf", "tor", "siv", "rut", "ing", "maj"])
"""Given names that are words, too, and mostly open a double name: *per ola*."""
DERIVED = (
    "ningen",
    "ningar",
    "ningarna",
    "heten",
    "tionen",
    "skapet",
    "eriet",
    "ismen",
    "erna",
    "orna",
    "spelet",
    "jouren",
    "kallt",
    "garantin",
)
"""Ends of words that are made from words, and so no villages, in talk without capitals."""

POINTING = frozenset(["är", "e", "ä", "var", "va", "har", "ringde", "och", "å"])
SPEAKERS = frozenset(["jag", "ja", "vi", "som", "han", "hon", "dom", "de", "du"])


class Place(NamedTuple):
    """A word, its shape, and its neighbours, as the rules see them."""

    token: Token
    shape: Shape
    before: str
    before2: str
    before_capital: bool
    after: str
    after_capital: bool
    gap: str
    after2: str


SMALL_INITIALS = re.compile(r"(?<![\w.])(?:[a-zåäö]\.\s?){1,3}([a-zåäöé]{3,}(?:-[a-zåäöé]+)?)")
SMALL_INITIAL_LAST = re.compile(
    r"(?<![\w.])(([a-zåäöé]{3,})\s(?:[a-zåäö]\.|[bcdfghjklmnpqrstvw](?![\w.])))(?=[,\s)]|$)",
    re.MULTILINE,
)
REGIONAL_UNIT = re.compile(
    r"(?<![\w-])(?:[^\W\d_]+-\s(?:och|å)\s)?[^\W\d_]*(?:habilitering|psykiatri|mottagning|enhet|hemtjänst|familjehem|förvaltning|avdelning|öppenvård|socialkontor|distrikt)(?:en|n|et)?\s"
    r"(?:(?:norra|södra|östra|västra|centrala)\s(?:länsdelen|distriktet|området|kommundelen|stadsdelen|delen)|(?:norr|söder|öster|väster|nord|syd|väst|öst|centrum)(?=[.,;:!?)]|\s(?!om\b)|$))",
    re.IGNORECASE,
)
_KIN = r"(?:pojkarna|pojken|grabbarna|bröderna|flickorna|systrarna|ungarna|familjen|tvillingarna|släkten|gubben|frun)"
KIN_NAMED = re.compile(
    rf"([^\W\d_]{{4,}}?)s?{_KIN}s?(?!\w)",
    re.IGNORECASE,
)
"""*Långströmspojkarna*: a family by its name."""
INITIALS = re.compile(
    r"(?<![\w.])((?:[A-ZÅÄÖ]\.\s?){1,3}[A-ZÅÄÖ][a-zåäöé]{2,}(?:-[A-ZÅÄÖ][a-zåäö]+)?)|(?<![\w.])([A-ZÅÄÖ][a-zåäöé]{2,}\s[A-ZÅÄÖ]\.?)(?=[,\s)])"
)


# Where each of them can begin: a pattern is tried there only (openings).
_INITIALS = WordPattern(INITIALS, "[A-ZÅÄÖ]", 1, 0)
_SMALL_INITIALS = WordPattern(SMALL_INITIALS, "[a-zåäö]")
_SMALL_INITIAL_LAST = WordPattern(SMALL_INITIAL_LAST, "[a-zåäö]", 1)
_REGIONAL_UNIT = WordPattern(REGIONAL_UNIT, "norra|södra|östra|västra|centrala|norr|söder|öster|väster|nord|syd|väst|öst|centrum", 3, 1)
_KIN_NAMED = WordPattern(
    KIN_NAMED, "", ends=Endings((kin + s for kin in _KIN.removeprefix("(?:").removesuffix(")").split("|") for s in ("", "s")), least=4)
)
_CALLED = WordPattern(CALLED, "hette|heter|kallas|kallades|bytte|döptes|byter|döpte", 2, 1, 0)


def find_initials(text: str) -> Iterator[Hit]:
    """*P.O. Brännström*, *Moses L.*: a name with an initial."""
    for m in _INITIALS.finditer(text):
        name = (m[1] or m[2]).replace(".", " ").split()[-1 if m[1] else 0]
        s = shape(name)
        known = s.bits & PERSON if m[2] else not is_plain_word(name.lower()) or s.bits & PERSON
        if not s.allowed and not s.function and known and not s.organisation:
            yield Hit(m.start(), m.end(), "person", "case")


def find_small_initials(text: str) -> Iterator[Hit]:
    """*b. fjällström*, *gabriel m.*: a name with an initial in talk without capitals."""
    for m in _SMALL_INITIALS.finditer(text):
        if any(_is_surname(part) for part in m[1].split("-")):
            yield Hit(m.start(), m.end(), "person", "case")
    for m in _SMALL_INITIAL_LAST.finditer(text):
        if shape(m[2]).bits & Kind.GIVEN and not shape(m[2]).common:
            yield Hit(m.start(), m.end(), "person", "case")


def _is_surname(word: str) -> bool:
    s = shape(word)
    return not s.function and not s.allowed and (bool(s.bits & (Kind.SURNAME | Kind.WEAK_SURNAME)) or not is_plain_word(word))


def find_regional_units(text: str) -> Iterator[Hit]:
    """*Barn- och ungdomspsykiatri norra länsdelen*, *hemtjänsten väster*: a unit by the part of the country or town that it serves."""
    for m in _REGIONAL_UNIT.finditer(text):
        yield Hit(m.start(), m.end(), "organisation", "case")


def find_families(text: str) -> Iterator[Hit]:
    """*Långströmspojkarna*, *Rehnmanbröderna*: a surname within a word for its bearers."""
    for m in _KIN_NAMED.within(text):
        if not (text[m.start() - 1 : m.start()].isalpha()) and exact(m[1]) & Kind.SURNAME and not is_plain_word(m[1].lower()):
            yield Hit(m.start(), m.end(), "person", "case")


def find_called(text: str) -> Iterator[Hit]:
    """*Vattenfalkarna hette gruppen*: what somebody or something is called, said before it."""
    for m in _CALLED.finditer(text):
        group = 1 if m[1] else 2
        word = m[group].lower()
        if m[group].islower() and _POINTED.search(text, max(0, m.start() - 12), m.start()):
            continue  # på den där appen hette hon …
        if word not in NO_NAMES and not shape(word).function and not is_finite_verb(word):
            kind = "person" if m[0].endswith(("han", "hon", "hen", "ho", "en")) and shape(word).bits & PERSON else "organisation"
            yield Hit(m.start(group), m.end(group), kind, "case")


_POINTED = re.compile(r"\b(?:den|det|där|här|på|i|då|de)\s$", re.IGNORECASE)
NO_NAMES = frozenset(
    ["vad", "vem", "det", "som", "den", "där", "här", "egentligen", "numera", "fortfarande", "faktiskt", "liksom", "tydligen", "precis"]
)


def find_names(text: str, tokens: Sequence[Token]) -> Iterator[Hit]:
    """Persons, places and organisations among the words, with neighbours that belong to the same name joined."""
    shapes = [shape(t.text) for t in tokens]
    i = 0
    while i < len(tokens):
        if shapes[i].plain and not _may_open(tokens[i], shapes[i]):
            i += 1
            continue
        end, kind, voice, sure = _name_at(text, tokens, shapes, i)
        if kind:
            first = _first_of(text, tokens, shapes, i, kind)
            yield Hit(tokens[first].start, tokens[end].end, kind, voice, sure)
            i = end + 1
        else:
            i += 1


def _may_open(token: Token, s: Shape) -> bool:
    """Whether a plain word may open a name all the same: of a village or unit in talk without capitals, *avdelning smultronet*."""
    return s.place_like or s.small_owner if not token.cased else token.text in ANY_CASE


def _name_at(text: str, tokens: Sequence[Token], shapes: Sequence[Shape], i: int) -> tuple[int, str, str, bool]:
    """(last word, kind, voice, sure) of the name that begins at word ``i``; kind is empty where none does."""
    entry = _entry(text, tokens, i)
    if entry:
        end, bits = entry
        return end, _kind_of(bits, ""), "lexicon", True
    organisation = find_organisation(text, tokens, shapes, i)
    if organisation is None and (not tokens[i].cased or tokens[i].text in ANY_CASE):
        small = find_small_unit(text, tokens, shapes, i)
        if small is not None:
            return small, "organisation", "case", False
    if organisation is not None:
        return organisation, "organisation", "case", True
    place = _around(text, tokens, shapes, i)
    kind, voice, sure = _single(place)
    if not kind:
        return i, "", "", False
    end = i
    if shapes[i].capital or not place.token.cased:
        end = extend(text, tokens, shapes, i, kind)
        if kind == "organisation" and shapes[i].common:
            end = with_place(text, tokens, end)
    return end, kind, voice, sure


def _first_of(text: str, tokens: Sequence[Token], shapes: Sequence[Shape], i: int, kind: str) -> int:
    """The first word of a name that was seen at word ``i``: a particle or an adjective may stand before it."""
    if kind == "person" and shapes[i].capital:
        return _from_particle(text, tokens, i)
    if tokens[i].cased or not i or text[tokens[i - 1].end : tokens[i].start] != " ":
        return i
    before = tokens[i - 1].text
    if kind == "place" and before in PLACE_ADJECTIVES and (i > 1 and tokens[i - 2].text in VILLAGE_BEFORE):
        return i - 1
    return i - 1 if kind == "person" and before in FIRST_OF_TWO and shapes[i].bits & Kind.GIVEN else i


def _from_particle(text: str, tokens: Sequence[Token], i: int) -> int:
    """The first word of a name whose surname begins at ``i``: *van der* Meulen."""
    first = i
    while first and tokens[first - 1].text in FIRM_PARTICLES and text[tokens[first - 1].end : tokens[first].start] == " ":
        first -= 1
    return first


def _entry(text: str, tokens: Sequence[Token], i: int) -> tuple[int, int] | None:
    """An entry of several words in the lexicon that begins here (*Upplands Väsby*)."""
    token = tokens[i]
    if (token.cased and not token.text[0].isupper()) or not begins_entry(token.text):
        return None
    for length in range(LONGEST_ENTRY, 1, -1):
        last = i + length - 1
        if last >= len(tokens) or tokens[last].end - token.start > 60:  # noqa: PLR2004 - no entry is that long
            continue
        words = text[token.start : tokens[last].end]
        if token.cased and not tokens[last].text[0].isupper():
            continue
        bits = exact(words) or exact(genitive_stem(words))
        if bits and not (shape(token.text).function and token.first):
            return last, bits
    return None


def _around(text: str, tokens: Sequence[Token], shapes: Sequence[Shape], i: int) -> Place:
    token = tokens[i]
    before = tokens[i - 1].text.lower() if i and not token.first else ""
    before2 = tokens[i - 2].text.lower() if i > 1 and before and not tokens[i - 1].first else ""
    before_capital = bool(before) and tokens[i - 1].text[0].isupper() and not tokens[i - 1].first
    following = tokens[i + 1] if i + 1 < len(tokens) else None
    gap = text[token.end : following.start] if following else ""
    return Place(
        token,
        shapes[i],
        before,
        before2,
        before_capital,
        following.text.lower() if following else "",
        bool(following and following.text[0].isupper()),
        gap,
        tokens[i + 2].text.lower() if i + 2 < len(tokens) and not tokens[i + 2].first else "",
    )


def _single(p: Place) -> tuple[str, str, bool]:
    s = p.shape
    if len(p.token.text) == 1:
        return "", "", False
    if s.allowed:
        return ("person", "lexicon", False) if _is_person_all_the_same(p) else ("", "", False)
    if s.place:
        return "place", "lexicon", not s.common
    if s.upper and len(p.token.text) > 1 and not s.bits & (PERSON | ANY_PLACE):
        return "", "", False
    if not p.token.cased or not s.capital:
        return _small(p)
    if p.token.first:
        return _at_start(p)
    return ("", "", False) if _named(p) and _is_title(p) else _within(p)


def _is_person_all_the_same(p: Place) -> bool:
    """Whether somebody has the name of a thing that is otherwise left alone: *Zlatan sa att*, *Dexters mamma*, *en elev, Mercedes*."""
    low = p.token.text.lower()
    is_name = p.shape.bits & STRONG_PERSON or {low, genitive_stem(low)} & word_list("things_with_given_names")
    if not is_name or not p.shape.capital or p.shape.upper:
        return False
    return _named(p) or p.before in _ASKED or (p.gap == " " and _goes_on_as_person(p, low))


def _goes_on_as_person(p: Place, low: str) -> bool:
    """Whether the words after a name are said of people: *X sa*, *Xs mamma*, *X och hennes*, *det var X som frågade*."""
    if p.after in word_list("human_verbs") or (low.endswith("s") and is_kin_or_work(p.after)):
        return True
    if p.after == "som":
        return p.after2 in word_list("human_verbs")
    return p.after in ("och", "å") and p.after2 in ("jag", "hans", "hennes")


_ASKED = frozenset(["frågade", "frågar", "ringde", "träffade", "mötte", "hjälpte", "hämtade", "lämnade"])


def _named(p: Place) -> bool:
    """Whether the words before say that a name follows."""
    return p.before in NAMING or p.before in TITLES or is_kin_or_work(p.before) or (p.before == "namn" and p.before2 == "vid")


def _thing(p: Place) -> bool:
    """Whether it is a thing that has the name: *ett projekt som* heter Länken."""
    return p.before in NAMING and p.before2 in ("som", "det", "den", "vad")


def _kind_of(bits: int, before: str) -> str:
    if bits & Kind.ORGANISATION and not bits & (PERSON | ANY_PLACE):
        return "organisation"
    if bits & ANY_PLACE and (not bits & PERSON or before in PLACE_PREPOSITIONS):
        return "place"
    if not bits & (Kind.GIVEN | Kind.WEAK_GIVEN) and before in ("i", "utanför"):
        return "place"  # a surname after a village, and the village
    return "person"


def _guess(p: Place) -> str:
    """The kind of a capitalised word that no list knows."""
    if p.shape.organisation:
        return "organisation"
    return "place" if p.before in PLACE_PREPOSITIONS else "person"


def _is_title(p: Place) -> bool:
    """Whether a plain word with a capital opens what something is called: *en kurs som hette Rätt stöd i tid*, *De levande åren*."""
    s = p.shape
    if s.bits & STRONG_PERSON or not (s.function or s.common) or p.gap != " " or p.after_capital or not p.after:
        return False
    return not shape(p.after).function and not is_finite_verb(p.after) and p.after not in ("e", "ä", "å", "va", "o")


def _within(p: Place) -> tuple[str, str, bool]:
    """A capitalised word inside a sentence."""
    s = p.shape
    if s.function and not _named(p) and not (s.bits & Kind.GIVEN and (p.after_capital or p.token.text.lower() not in COURTESY)):
        return "", "", False
    if s.bits & (STRONG_PERSON | Kind.PLACE | Kind.MUNICIPALITY | Kind.ORGANISATION | Kind.ABROAD):
        return _kind_of(s.bits, p.before), "lexicon", not s.common
    if s.organisation:
        return "organisation", "case", True
    if s.hyphen_name:
        return "person", "lexicon", True
    if not s.common or s.place_like or not is_plain_word(p.token.text.lower()):
        return _guess(p), "lexicon" if s.bits else "case", not s.bits and _named(p) and not _thing(p)
    if _named(p) or s.bits & Kind.WEAK_GIVEN:
        return "person", "case", False
    if (
        p.before in NAME_PREPOSITIONS
        and not s.function
        and not p.before_capital
        and p.token.text.lower() not in word_list("no_house_names")
    ):
        return "organisation", "case", False
    if p.token.text.lower().endswith("en") and exact(p.token.text.lower().removesuffix("en")) & Kind.SURNAME:
        return "person", "case", False
    if p.before in POINTING and p.before2 in ("det", "de", "dä", "men", "och") and (p.after in SPEAKERS or is_finite_verb(p.after)):
        return "person", "case", False
    return "", "", False


_UNITS = ("skolan", "gymnasiet", "gården", "hemmet", "kliniken", "mottagningen")
"""Ends of names of units that open a sentence (*Stenhamreskolan ligger …*), where the first part is no sort of unit."""
_SHORTEST_UNIT = 9


def _at_start(p: Place) -> tuple[str, str, bool]:
    """A capitalised word that opens a sentence, where the capital says nothing."""
    s = p.shape
    if s.function and not (s.bits & Kind.GIVEN and p.after_capital and p.gap == " "):
        return "", "", False
    if s.bits and not s.common:
        return _kind_of(s.bits, ""), "lexicon", bool(s.bits & ~int(Kind.WEAK_GIVEN | Kind.WEAK_SURNAME))
    if s.hyphen_name:
        return "person", "lexicon", True
    beside_me = p.after in ("och", "å") and p.after2 in ("jag", "han", "hon")  # Sten och jag
    if s.bits & STRONG_PERSON and (is_finite_verb(p.after) or beside_me or (p.after_capital and p.gap == " ")):
        return "person", "lexicon", False
    if s.organisation and (s.strange or not s.common):
        return "organisation", "case", True
    low = p.token.text.lower()
    if s.organisation and genitive_stem(low).endswith(_UNITS) and len(low) > _SHORTEST_UNIT:
        return "organisation", "case", False
    if low.endswith("en") and exact(low.removesuffix("en")) & Kind.SURNAME and not is_plain_word(low) and not is_plain_word(low[:-2]):
        return "person", "case", False
    goes_on = is_finite_verb(p.after) or p.after_capital or p.gap[:1] in ",!?"
    if not s.common and len(low) > 2 and goes_on and not is_sort_of_unit(low):  # noqa: PLR2004
        return "person", "case", False
    return "", "", False


def _stands_as_village(p: Place) -> bool:
    """Whether a preposition stands before, an adjective of villages, or another village and *och*."""
    second = p.before in ("och", "å") and VILLAGE.fullmatch(p.before2) is not None and shape(p.before2).place_like
    return p.before in VILLAGE_BEFORE or p.before in PLACE_ADJECTIVES or second


def _small(p: Place) -> tuple[str, str, bool]:
    """A word with a small letter: in talk written all in lower-case, or a name that somebody wrote so."""
    s = p.shape
    named = p.before in NAMING or (is_kin_or_work(p.before) and not p.token.cased)
    if s.strange:
        return "organisation", "lexicon", False
    if s.hyphen_name:
        return "person", "lexicon", True
    if s.common:
        second = p.before in FIRST_OF_TWO and not p.token.cased
        if ((named or second) and s.bits & Kind.GIVEN and not s.function) or (
            p.before == "familjen" and s.bits & PERSON and not s.function and not is_finite_verb(p.token.text.lower())
        ):
            return "person", "lexicon", False
        village = not p.token.cased and s.place_like and _stands_as_village(p) and VILLAGE.fullmatch(p.token.text.lower())
        opened = not p.token.cased and s.place_like and p.before in PLACE_ADJECTIVES and p.before2 in VILLAGE_BEFORE
        return ("place", "case", False) if village or opened else ("", "", False)
    strong = s.bits & (STRONG_PERSON | Kind.PLACE | Kind.MUNICIPALITY)
    if strong and len(p.token.text) > 2:  # noqa: PLR2004
        return _kind_of(s.bits, p.before), "lexicon", not p.token.cased
    if s.bits & Kind.ABROAD and not p.token.cased and (p.before in PLACE_PREPOSITIONS or len(p.token.text) > 5):  # noqa: PLR2004
        return "place", "lexicon", False
    if p.token.cased:
        return "", "", False
    if s.bits & (Kind.WEAK_GIVEN | Kind.WEAK_SURNAME) and len(p.token.text) > 3:  # noqa: PLR2004
        return "person", "lexicon", False
    placed = p.before in ("från", "i", "till", "utanför") or (p.before in PLACE_ADJECTIVES and p.before2 in VILLAGE_BEFORE)
    if (placed or named) and len(p.token.text) > 3 and not p.token.text.endswith(DERIVED):  # noqa: PLR2004
        return ("place" if p.before in PLACE_PREPOSITIONS | PLACE_ADJECTIVES else "person"), "case", False
    return "", "", False
