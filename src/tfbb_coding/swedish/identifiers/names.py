"""Persons, places and organisations by lexicon, capital letters and the words around them.

The rules are a voice, not a judge: what they find is put beside what the trained tagger finds. Where a line is written all in lower-case,
a name must be in the lexicon and no Swedish word, or stand where names stand (*heter …*, *min kollega …*, *i …*).
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from tfbb_coding.swedish.identifiers.hits import Hit
from tfbb_coding.swedish.identifiers.lexicon import ANY_PLACE, PERSON, STRONG_PERSON, Kind, begins_entry, exact, genitive_stem, word_list
from tfbb_coding.swedish.identifiers.numbers import is_number_word
from tfbb_coding.swedish.identifiers.tokens import Token
from tfbb_coding.swedish.identifiers.vocabulary import (
    NAMING,
    ORG_TAIL,
    CHAIN,
    PEOPLE,
    PLACE_ENDING,
    PLACE_PREPOSITIONS,
    TITLES,
    is_common,
    is_finite_verb,
    is_org_noun,
    is_plain_word,
    lexicon_kinds,
    organisation_form,
    place_form,
    place_inside,
    strange_first,
)

PARTICLES = frozenset("van von der den de af av zu la du dos da al el ben bin ibn le di ter ten y".split())
COURTESY = frozenset("min my hans er ni du vi var sin per en de den".split())
"""Words that are also given names, and that people write with a capital inside a sentence without meaning a name."""
NAME_PREPOSITIONS = frozenset("på från hos till med via vid utanför i av för åt under bakom mot över".split())
"""Words behind which a capital shows a name even on a plain word (på *Ekorren*); behind an article it is emphasis (en *Handlingsplan*)."""
FIRM_PARTICLES = frozenset("van von der zu la da dos del ibn bin".split())
LONGEST_ENTRY = 4
LISTED = STRONG_PERSON | Kind.PLACE | Kind.MUNICIPALITY | Kind.ABROAD
"""Names that are listed on purpose: that they can be read as compounds (Hult-s-fred, Gud-run) does not make them words."""


class Shape(NamedTuple):
    """What is true of a word wherever it stands."""

    capital: bool
    upper: bool
    bits: int
    common: bool
    allowed: bool
    function: bool
    place: bool
    organisation: bool
    strange: bool
    hyphen_name: bool
    place_like: bool
    chain: bool

    @property
    def plain(self) -> bool:
        """Whether no rule can be about this word."""
        return not self.capital and not self.chain and (self.common or self.allowed) and not self.bits and not self.place and not self.strange and not self.hyphen_name


@lru_cache(maxsize=100_000)
def shape(word: str) -> Shape:
    """The word's :class:`Shape`."""
    low = word.lower()
    stem = genitive_stem(low)
    capital = word[0].isupper()
    upper = capital and len(word) > 1 and genitive_stem(word).replace("-", "").isupper()
    allowed = low in word_list("allowed") or stem in word_list("allowed") or is_number_word(low) or word[0].isdigit()
    bits = lexicon_kinds(low)
    hyphen = _hyphen_name(low)
    common = is_plain_word(low) if bits & LISTED else is_common(low)
    return Shape(
        capital=capital,
        upper=upper,
        bits=bits,
        common=common,
        allowed=allowed or _law_like(word) or (not hyphen and not exact(low) and _allowed_compound(low)) or low.endswith(("lagen", "förordningen", "balken", "lagstiftningen")),
        function=low in word_list("function_words"),
        place=place_form(low) or place_inside(low),
        organisation=organisation_form(low),
        strange=strange_first(low),
        hyphen_name=hyphen,
        chain=low in CHAIN,
        place_like=not is_plain_word(low) and PLACE_ENDING.fullmatch(stem) is not None,
    )


def _allowed_compound(low: str) -> bool:
    """*SIP-möten*, *Lupp-enkäten*, *BUP:s*: a word of the field with something common behind it."""
    for mark in ("-", ":"):
        first, _, rest = low.partition(mark)
        if rest and (first in word_list("allowed") or len(first) == 1):
            return mark == ":" or is_common(rest) or rest in word_list("allowed")
    return False


def _law_like(word: str) -> bool:
    """*SoL*, *RePULSE*, *FoU*: a capital within a word shows an abbreviation, if not a *McDonald* or *al-Hashimi*."""
    inner = [i for i, c in enumerate(word) if c.isupper() and i and word[i - 1] not in "-'’."]
    return bool(inner) and not word.isupper() and not word.startswith(("Mc", "Mac", "De", "Di", "La", "Le", "Van"))


def _hyphen_name(low: str) -> bool:
    """*Polar-Kalle*, *Gun-Britt*: parts joined by hyphens of which one is a given name and no word."""
    parts = low.split("-")
    return len(parts) > 1 and any(exact(genitive_stem(p)) & STRONG_PERSON and not is_common(p) for p in parts if len(p) > 1)


class Place(NamedTuple):
    """A word, its shape, and its neighbours, as the rules see them."""

    token: Token
    shape: Shape
    before: str
    before2: str
    after: str
    after_capital: bool
    gap: str


INITIALS = re.compile(r"(?<![\w.])((?:[A-ZÅÄÖ]\.\s?){1,3}[A-ZÅÄÖ][a-zåäöé]{2,}(?:-[A-ZÅÄÖ][a-zåäö]+)?)|(?<![\w.])([A-ZÅÄÖ][a-zåäöé]{2,}\s[A-ZÅÄÖ]\.?)(?=[,\s)])")


def find_initials(text: str) -> Iterator[Hit]:
    """*P.O. Brännström*, *Moses L.*: a name with an initial."""
    for m in INITIALS.finditer(text):
        name = (m[1] or m[2]).replace(".", " ").split()[-1 if m[1] else 0]
        s = shape(name)
        if not s.allowed and not s.function and (s.bits & PERSON if m[2] else not s.common or s.bits & PERSON) and not s.organisation:
            yield Hit(m.start(), m.end(), "person", "case")


def find_names(text: str, tokens: Sequence[Token]) -> Iterator[Hit]:
    """Persons, places and organisations among the words, with neighbours that belong to the same name joined."""
    shapes = [shape(t.text) for t in tokens]
    i = 0
    while i < len(tokens):
        if shapes[i].plain:
            i += 1
            continue
        end, kind, voice, sure = _name_at(text, tokens, shapes, i)
        if kind:
            first = _from_particle(text, tokens, i) if kind == "person" and shapes[i].capital else i
            yield Hit(tokens[first].start, tokens[end].end, kind, voice, sure)
            i = end + 1
        else:
            i += 1


def _name_at(text: str, tokens: Sequence[Token], shapes: Sequence[Shape], i: int) -> tuple[int, str, str, bool]:
    """(last word, kind, voice, sure) of the name that begins at word ``i``; kind is empty where none does."""
    entry = _entry(text, tokens, i)
    if entry:
        end, bits = entry
        return end, _kind_of(bits, ""), "lexicon", True
    organisation = _organisation(text, tokens, shapes, i)
    if organisation is not None:
        return organisation, "organisation", "case", False
    place = _around(text, tokens, shapes, i)
    kind, voice, sure = _single(place)
    if not kind:
        return i, "", "", False
    end = i
    if shapes[i].capital or not place.token.cased:
        end = _extend(text, tokens, shapes, i, kind)
        if kind == "organisation" and shapes[i].common:
            end = _with_place(text, tokens, end)
    return end, kind, voice, sure


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
    following = tokens[i + 1] if i + 1 < len(tokens) else None
    gap = text[token.end : following.start] if following else ""
    return Place(token, shapes[i], before, before2, following.text.lower() if following else "", bool(following and following.text[0].isupper()), gap)


def _single(p: Place) -> tuple[str, str, bool]:
    s = p.shape
    if len(p.token.text) == 1:
        return "", "", False
    if s.allowed and not (s.bits & STRONG_PERSON and _named(p) and s.capital):
        return "", "", False
    if s.place:
        return "place", "lexicon", not s.common
    if s.upper and len(p.token.text) > 1 and not s.bits & (PERSON | ANY_PLACE):
        return "", "", False
    if not p.token.cased or not s.capital:
        return _small(p)
    return _at_start(p) if p.token.first else _within(p)


def _named(p: Place) -> bool:
    """Whether the words before say that a name follows."""
    return p.before in NAMING or p.before in TITLES or PEOPLE.fullmatch(p.before) is not None or (p.before == "namn" and p.before2 == "vid")


def _kind_of(bits: int, before: str) -> str:
    if bits & Kind.ORGANISATION and not bits & (PERSON | ANY_PLACE):
        return "organisation"
    if bits & ANY_PLACE and (not bits & PERSON or before in PLACE_PREPOSITIONS):
        return "place"
    return "person"


def _guess(p: Place) -> str:
    """The kind of a capitalised word that no list knows."""
    if p.shape.organisation:
        return "organisation"
    return "place" if p.before in PLACE_PREPOSITIONS else "person"


def _within(p: Place) -> tuple[str, str, bool]:
    """A capitalised word inside a sentence."""
    s = p.shape
    if s.function and not _named(p) and not (s.bits & Kind.GIVEN and (p.after_capital or p.token.text.lower() not in COURTESY)):
        return "", "", False
    if s.bits & (STRONG_PERSON | Kind.PLACE | Kind.MUNICIPALITY | Kind.ORGANISATION | Kind.ABROAD):
        return _kind_of(s.bits, p.before), "lexicon", not s.common
    if s.organisation:
        return "organisation", "case", False
    if s.hyphen_name:
        return "person", "lexicon", True
    if not s.common or s.place_like or not is_plain_word(p.token.text.lower()):
        return _guess(p), "lexicon" if s.bits else "case", False
    if _named(p) or s.bits & Kind.WEAK_GIVEN:
        return "person", "case", False
    if p.before in NAME_PREPOSITIONS and not s.function and len(p.token.text) > 1:
        return "organisation", "case", False
    return "", "", False


def _at_start(p: Place) -> tuple[str, str, bool]:
    """A capitalised word that opens a sentence, where the capital says nothing."""
    s = p.shape
    if s.function and not (s.bits & Kind.GIVEN and p.after_capital and p.gap == " "):
        return "", "", False
    if s.bits and not s.common:
        return _kind_of(s.bits, ""), "lexicon", bool(s.bits & ~int(Kind.WEAK_GIVEN | Kind.WEAK_SURNAME))
    if s.hyphen_name:
        return "person", "lexicon", True
    if s.bits & STRONG_PERSON and (is_finite_verb(p.after) or (p.after_capital and p.gap == " ")):
        return "person", "lexicon", False
    if s.organisation and (s.strange or not s.common):
        return "organisation", "case", False
    if not s.common and len(p.token.text) > 2 and (is_finite_verb(p.after) or p.after_capital or p.gap[:1] in ",!?"):  # noqa: PLR2004
        return "person", "case", False
    return "", "", False


def _small(p: Place) -> tuple[str, str, bool]:
    """A word with a small letter: in talk written all in lower-case, or a name that somebody wrote so."""
    s = p.shape
    named = p.before in NAMING or (PEOPLE.fullmatch(p.before) is not None and not p.token.cased)
    if s.strange:
        return "organisation", "lexicon", False
    if s.hyphen_name:
        return "person", "lexicon", True
    if s.common:
        return ("person", "lexicon", False) if named and s.bits & Kind.GIVEN and not s.function else ("", "", False)
    strong = s.bits & (STRONG_PERSON | Kind.PLACE | Kind.MUNICIPALITY)
    if strong and len(p.token.text) > 2:  # noqa: PLR2004
        return _kind_of(s.bits, p.before), "lexicon", not p.token.cased
    if s.bits & Kind.ABROAD and not p.token.cased and (p.before in PLACE_PREPOSITIONS or len(p.token.text) > 5):  # noqa: PLR2004
        return "place", "lexicon", False
    if p.token.cased:
        return "", "", False
    if s.bits & (Kind.WEAK_GIVEN | Kind.WEAK_SURNAME) and len(p.token.text) > 3:  # noqa: PLR2004
        return "person", "lexicon", False
    if (p.before in ("från", "i", "till", "utanför") or named) and len(p.token.text) > 3:  # noqa: PLR2004
        return ("place" if p.before in PLACE_PREPOSITIONS else "person"), "case", False
    return "", "", False


def _extend(text: str, tokens: Sequence[Token], shapes: Sequence[Shape], i: int, kind: str) -> int:
    """The last word of a name that goes on: surnames, particles, a place's second word."""
    end = i
    while end + 1 < len(tokens):
        nxt, gap = end + 1, text[tokens[end].end : tokens[end + 1].start]
        if gap not in (" ", "  ", " & ") and not (gap == ". " and len(tokens[end].text) == 1):
            break
        if gap == " & " and shapes[nxt].capital:
            end = nxt
            continue
        if _goes_on(tokens[nxt], shapes[nxt], shapes[i]) or (kind == "place" and tokens[nxt].text.lower() == "kommun"):
            end = nxt
            continue
        particles = nxt
        while particles < len(tokens) and tokens[particles].text in PARTICLES and particles - nxt < 2:  # noqa: PLR2004
            particles += 1
        if nxt < particles < len(tokens) and tokens[particles].text[0].isupper() and kind == "person":
            end = particles
            continue
        break
    return end


def _goes_on(token: Token, s: Shape, first: Shape) -> bool:
    if token.cased:
        return s.capital and first.capital and not s.allowed and not token.first
    return bool(s.bits & Kind.SURNAME and first.bits & (Kind.GIVEN | Kind.WEAK_GIVEN) and not s.function and (not s.common or not first.common))


def _organisation(text: str, tokens: Sequence[Token], shapes: Sequence[Shape], i: int) -> int | None:
    """The last word of an organisation's name of several words that begins here, or None."""
    token, s = tokens[i], shapes[i]
    if token.cased and s.chain and not (s.upper and not s.allowed) and i + 1 < len(tokens) and _named_unit(text, tokens, shapes, i):
        return _with_place(text, tokens, _extend(text, tokens, shapes, i + 1, "organisation"))
    if s.capital and i + 2 < len(tokens) and shapes[i + 1].chain | _unit(tokens[i + 1], shapes[i + 1]) and not shapes[i + 1].capital and token.text.endswith("a"):
        if text[token.end : tokens[i + 1].start] == " " and _named_unit(text, tokens, shapes, i + 1):
            return _with_place(text, tokens, _extend(text, tokens, shapes, i + 2, "organisation"))
    if not s.capital and (token.cased or not (s.bits or not s.common or token.text.endswith("s") or token.text == "team")):
        return None
    end = i
    while end + 1 < len(tokens) and text[tokens[end].end : tokens[end + 1].start] in (" ", " & ") and (
        tokens[end + 1].text[0].isupper() and not (tokens[end + 1].first and token.cased)
    ):
        end += 1
    tail = end
    while tail > i and not (tokens[tail].text in ORG_TAIL or is_org_noun(tokens[tail].text.lower()) or shapes[tail].organisation):
        tail -= 1
    if tail > i and not (s.function and token.first and tail == i + 1 and tokens[tail].text not in ORG_TAIL):
        return end
    following = tokens[end + 1] if end + 1 < len(tokens) else None
    one_gap = following is not None and text[tokens[end].end : following.start] == " "
    if one_gap and following and is_org_noun(following.text) and _owner(tokens[end], shapes[end]):
        return end + 1
    if end > i and shapes[i].capital and _unit(token, s):
        return _with_place(text, tokens, end)
    return None


def _with_place(text: str, tokens: Sequence[Token], end: int) -> int:
    """The name with the place that follows it: *Moskéföreningen* i Råbyhult."""
    if end + 2 < len(tokens) and tokens[end + 1].text in ("i", "vid") and tokens[end + 2].text[0].isupper():
        return end + 2 if text[tokens[end].end : tokens[end + 2].start] in (" i ", " vid ") else end
    return end


def _named_unit(text: str, tokens: Sequence[Token], shapes: Sequence[Shape], i: int) -> bool:
    """Whether the next word is a name by its capital: *anstalten* Hyttmossen, *BUP* Åsvik."""
    following, s = tokens[i + 1], shapes[i + 1]
    return s.capital and not s.allowed and not s.upper and not s.function and not following.first and text[tokens[i].end : following.start] == " "


def _owner(token: Token, s: Shape) -> bool:
    """Whether a genitive can be the first word of an organisation's name: *Valfjällets* hälsocentral."""
    if s.allowed or s.function or PEOPLE.fullmatch(token.text.lower().removesuffix("s")):
        return False
    if not token.text.endswith("s") and not s.bits & ANY_PLACE and not s.place_like:
        return False
    return (s.capital and not token.first) or not s.common or bool(s.bits & ANY_PLACE and s.capital)


def _unit(token: Token, s: Shape) -> bool:
    """Whether the word is a kind of organisation that a name follows: *Ungdomsmottagningen* Kajen."""
    return s.common and token.text.lower().endswith(
        ("skolan", "gymnasiet", "mottagningen", "sällskapet", "jouren", "klubben", "föreningen", "kliniken", "centralen", "centrumet", "gården", "hemmet", "teamet", "gruppen",
         "team", "familjen", "boendet", "kyrkan", "församlingen", "avdelningen", "enheten", "förskolan", "huset", "stiftelsen", "hotellet", "restaurangen", "hälsan")
    )  # fmt: skip
