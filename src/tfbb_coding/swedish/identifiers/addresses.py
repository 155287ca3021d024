# ruff: noqa: E501 - a pattern is read more easily on one line than in pieces
"""Postal addresses: a street with or without a number, a box, a postcode and its town."""

import re
from collections.abc import Iterator

from tfbb_coding.swedish.identifiers.endings import Endings
from tfbb_coding.swedish.identifiers.hits import Hit
from tfbb_coding.swedish.identifiers.lexicon import is_word, word_list
from tfbb_coding.swedish.identifiers.numbers import NUMBER_WORD
from tfbb_coding.swedish.identifiers.openings import FigurePattern, WordPattern, runs_of, tried
from tfbb_coding.swedish.identifiers.vocabulary import is_common

_END = r"(?:gatan|gata|vägen|väg|gränd|gränden|stigen|stig|torget|torg|allén|allé|backen|backe|esplanaden|leden|kajen|platsen|plats|bron|brinken|ringen|slingan|svängen|kroken|kullen|höjden|plan|promenaden|strand|stranden|gården|udden|vången|lyckan|hagen|liden|höjd|gärdet|gärde|hamnen|dalen|viken|ängen|rundeln|lund|kvarnen|tåget|stråket|åsen|berget|parken)"
_NUMBER = rf"(?:\d{{1,3}}(?:\s?[A-Za-h])?(?![\w%]|[.,]\d)|(?:nummer\s)?(?:{NUMBER_WORD})(?:\s[a-h])?(?![\wåäö]|\s(?:dagar|dar|timmar|gånger|veckor|månader|år|minuter|elever|barn|kvällar|nätter|pass)\b))"
_FLOOR = (
    rf"(?:,?\s(?:(?:lgh|lägenhet)\s?\d{{1,4}}|(?:uppgång|trapphus|ingång)\s?\w|(?:\d{{1,2}}|{NUMBER_WORD})\s?tr(?:appor|appa|\.)?(?:\supp)?(?!\w)|(?:nb|bv)\b|vån(?:ing)?\s?\d+|port\s?\w"
    r"|(?:första|andra|tredje|fjärde|femte|sjätte|sjunde|åttonde|nionde|översta|nedersta)\svån(?:ingen)?))?"
)
_POST = r"(?:,?\s(?:SE-|S-)?\d{3}\s?\d{2}(?:\s[A-ZÅÄÖ][\wåäö]+)?)?"
_FIRST = r"(?:(?:[A-ZÅÄÖ][\wåäöé:.-]*|(?i:norra|södra|östra|västra|stora|lilla|gamla|nya|övre|nedre|sankt|s:t|s:ta))\s){0,2}"
NUMBERED = re.compile(rf"\b({_FIRST}[^\W\d_][\wåäöÅÄÖé:-]*{_END})\s({_NUMBER}){_FLOOR}{_POST}")
BARE = re.compile(r"\b([A-ZÅÄÖ][\wåäöé-]+(?:gatan|vägen|gränd|gränden|allén|esplanaden|torget|backen|brinken|stigen))\b")
BARE_LOW = re.compile(
    r"\b(?:på|bor på|bodde på|adressen är|adress|från|vid|till)\s([a-zåäöé-]{3,}(?:gatan|vägen|gränd|allén|esplanaden|torget|brinken|stigen))\b"
)
CAPITAL_NUMBER = re.compile(
    rf"\b(?:[Bb]o(?:r|dde|ende|satt)|[Aa]dress\w*|[Hh]emma|flytta\w*|sitter|hus\w*|lägenhet\w*)\b[^.!?\n]{{0,25}}?\s(?:på|i|är|:|,)\s([A-ZÅÄÖ][\wåäö-]+(?:\s[A-ZÅÄÖ][\wåäö-]+)?\s\d{{1,3}}(?:\s?[A-Ha-h])?(?!\w)){_FLOOR}{_POST}"
)
NAME_NUMBER = re.compile(
    rf"(?<=[a-zåäö,] )([A-ZÅÄÖ][a-zåäöé]{{3,}}(?:\s[A-ZÅÄÖ][a-zåäö]+)?)\s(\d{{1,3}}(?:\s?[A-H](?!\w))?)(?![\d%:]|[.,]\d|\s(?:år|st|kronor|procent|elever|barn|minuter|timmar|gånger|meter|kilo|poäng))\b{_FLOOR}{_POST}"
)
RURAL = re.compile(
    r"(?i:\b(?:på|till|från|vid|adress\w*|bor|bodde|ut)\s)((?i:(?P<where>norra|södra|östra|västra|övre|nedre|gamla|stora|lilla|nya)\s)?(?P<name>[^\W\d_]{4,})\s\d{1,3}(?:\s?[A-Ha-h](?!\w))?)"
    r"(?![\d%:]|[.,]\d|\s(?:år|st|kronor|procent|elever|barn|minuter|timmar|gånger|meter|kilo|poäng|dagar|veckor|månader|mil|personer|platser))"
)
CARE_OF = re.compile(r"\bc/o\s[A-ZÅÄÖ][\wåäö]+(?:,\s[A-ZÅÄÖ][\wåäö]+\s\d{1,3}\w?)?")
BOX = re.compile(rf"\b[Bb]ox\s\d{{1,5}}(?:,\s[A-ZÅÄÖ]\w*{_END}\s\d+\w?)?{_POST}")
POSTCODE = re.compile(r"(?<![\d-])(?:(?:SE|S)-)?[1-9]\d{2}\s\d{2}\s+[A-ZÅÄÖ][\wåäö]{2,}\b")
_KIND_OF_STREET = r"(?:gata|väg|gränd|stig|torg|allé|backe|plats|plan|park|kaj|strand|ring)"
OWNED = re.compile(rf"\b((?:[A-ZÅÄÖ][\wåäöé-]+\s)?[^\W\d_]{{3,}}s\s{_KIND_OF_STREET})\s({_NUMBER}){_FLOOR}{_POST}")
OWNED_BARE = re.compile(r"(?<=[a-zåäö,] )((?:[A-ZÅÄÖ][\wåäöé-]+\s)?[A-ZÅÄÖ][a-zåäöé]+s\s(?:gata|väg|gränd|torg|allé|backe))\b")
"""*Murarens gata 9*: a street that is called after somebody, in two words."""
# Words with a street's ending that are no street's name.
GENERIC = frozenset(
    [
        "gatan",
        "vägen",
        "stigen",
        "torget",
        "backen",
        "plan",
        "parken",
        "gården",
        "bron",
        "skolvägen",
        "landsvägen",
        "motorvägen",
        "cykelvägen",
        "gångvägen",
        "riksvägen",
        "genvägen",
        "omvägen",
        "återvägen",
        "hemvägen",
        "utvägen",
        "ingången",
        "skolgården",
        "bakgården",
        "innergården",
        "fritidsgården",
        "herrgården",
        "prästgården",
        "familjegården",
        "kyrkogården",
        "behandlingsplan",
        "handlingsplan",
        "åtgärdsplan",
        "vårdplan",
        "genomförandeplan",
        "dagsplan",
        "lokalplan",
        "utvecklingsplan",
        "fotbollsplan",
        "läroplan",
        "kursplan",
        "tidsplan",
        "projektplan",
        "arbetsplan",
        "likabehandlingsplan",
        "mellanvägen",
        "medelvägen",
        "huvudgatan",
        "affärsgatan",
        "gågatan",
        "tvärgatan",
        "bakgatan",
        "återvändsgränd",
        "återvändsgränden",
        "gräsplan",
        "idrottsplan",
        "busshållplatsen",
        "arbetsplatsen",
        "arbetsplats",
        "lekplatsen",
        "lekplats",
        "mötesplats",
        "mötesplatsen",
        "parkeringsplats",
        "samlingsplats",
        "boplats",
        "hållplats",
        "sittplats",
        "plats",
        "förskoleplats",
        "skolplats",
        "marknadsplats",
        "brottsplats",
        "lekparken",
        "stadsparken",
        "skateparken",
        "balkongen",
        "uppförsbacken",
        "nedförsbacken",
        "skidbacken",
        "pulkabacken",
        "lärstigen",
        "karriärstegen",
        "trappuppgången",
        "väg",
        "stig",
        "strand",
        "gata",
        "backe",
        "torg",
        "stranden",
        "badstranden",
        "sandstrand",
        "tåget",
        "ringen",
        "leden",
        "hagen",
        "åsen",
        "berget",
        "höjden",
        "beteshagen",
        "barnhagen",
        "vuxenvägen",
        "framgångsvägen",
        "tjänstevägen",
        "enskild",
        "livsvägen",
        "lärandeplan",
        "studieplan",
        "individplan",
        "vårdavdelning",
        "bergsplats",
        "tingsplats",
        "arbetsväg",
        "skolväg",
    ]
)


# Where each of them can begin: a pattern is tried there only (openings).
_CAPITAL_NUMBER = WordPattern(CAPITAL_NUMBER, r"bor|bodde|boende|bosatt|adress\w*|hemma|flytta\w*|sitter|hus\w*|lägenhet\w*")
_NAME_NUMBER = WordPattern(NAME_NUMBER, r"\d{1,3}[a-h]?", 2, 1)
_RURAL = WordPattern(RURAL, r"\d{1,3}(?:[^\W\d]\w*)?", 3, 2)
_BOX = WordPattern(BOX, "box")
_POSTCODE = FigurePattern(POSTCODE, 0, 2, 3, least=3, most=3)
_BARE_LOW = WordPattern(BARE_LOW, "på|bor|bodde|adressen|adress|från|vid|till")
_STREET = WordPattern(re.compile(r"\w+"), "", ends=Endings(f"{_END}|{_KIND_OF_STREET}".replace("(?:", "").replace(")", "")))
_HOUSE = re.compile(rf"\s(?:\d|nummer|{NUMBER_WORD})")
_GAP = re.compile(r"[:.-]*\s?")
_MOST_BLANKS = 2
"""*Norra Stora Torget 4*: no more words are joined to the last."""


def _street_places(text: str) -> Iterator[int]:
    """Where streets with a number may begin: at a word with a street's ending that a number follows, or a few words before it."""
    runs = runs_of(text)
    for i in _STREET.places(text):
        if not _HOUSE.match(text, runs[i].end()):
            continue
        first, blanks = i, 0
        while first >= 0 and blanks <= _MOST_BLANKS:
            yield runs[first].start()
            gap = text[runs[first - 1].end() : runs[first].start()] if first else "|"
            blanks += bool(gap) and gap[-1].isspace()
            first = first - 1 if _GAP.fullmatch(gap) else -1


def _generic(street: str) -> bool:
    return street.rsplit(maxsplit=1)[-1].lower() in GENERIC


def _within_sentence(text: str, at: int) -> bool:
    """Whether the capital at ``at`` is not a sentence's first letter: even a word like *Skolgården* is a name then."""
    before = text[:at].rstrip(" \"”'(")
    return bool(before) and (before[-1].isalnum() or before[-1] in ",;")


def find_addresses(text: str) -> Iterator[Hit]:
    """Streets with a number, whatever their case; streets without one where a capital or a preposition shows them to be names."""
    places = sorted(_street_places(text))
    for m in tried(NUMBERED, text, places):
        if not _generic(m[1]) or m[1][0].isupper():
            yield Hit(m.start(), m.end(), "address", "pattern", sure=not _generic(m[1]) and m[2][0].isdecimal())
    for m in tried(OWNED, text, places):
        yield Hit(m.start(), m.end(), "address", "pattern", sure=m[2][0].isdecimal() and m[1][0].isupper())
    whole: tuple[WordPattern | FigurePattern, ...] = (_BOX, _POSTCODE)
    for pattern in whole:
        for m in pattern.finditer(text):
            yield Hit(m.start(), m.end(), "address", "pattern", sure=True)
    for start, end in (*_named_houses(text), *_streets_alone(text)):
        yield Hit(start, end, "address", "pattern")


def _named_houses(text: str) -> Iterator[tuple[int, int]]:
    """A name that no street's ending shows, with a number: *Rågången 41*."""
    for m in _NAME_NUMBER.finditer(text):
        last = m[1].split()[-1]
        if not is_common(last) and last.lower() not in word_list("allowed"):
            yield m.start(1), m.end()
    for m in _CAPITAL_NUMBER.finditer(text):
        yield m.start(1), m.end()
    for m in CARE_OF.finditer(text):
        yield m.span()
    for m in _RURAL.finditer(text):
        if m["where"] or not (is_common(m["name"]) or m["name"].lower() in word_list("allowed")):
            yield m.span(1)


def _streets_alone(text: str) -> Iterator[tuple[int, int]]:
    for m in BARE.finditer(text):
        if not _generic(m[1]) or _within_sentence(text, m.start()):
            yield m.span(1)
    for m in OWNED_BARE.finditer(text):
        yield m.span(1)
    for m in _BARE_LOW.finditer(text):
        if not _generic(m[1]) and not is_word(m[1]):
            yield m.span(1)
