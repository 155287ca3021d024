"""Words by which a report speaks of people: professions, groups of those who took part, and what makes one of them stand out.

A profession is what :mod:`tfbb_coding.swedish.identifiers.people` knows as a post, in any number. Patterns meet it as one letter: see
:func:`marked`.
"""

import re
from functools import lru_cache

from tfbb_coding.steps.report.numbers import NUMBER
from tfbb_coding.swedish.identifiers.people import Form, post
from tfbb_coding.swedish.identifiers.post_words import ONLY

_ONE, _THE_ONE, _SEVERAL, _THEM = "ꝑ", "ꝓ", "ꝕ", "ꝗ"
"""Letters that no text has; they stand for *kurator*, *kuratorn*, *kuratorer* and *kuratorerna*."""
_LIKE_POSTS = {
    "förälder": _ONE, "föräldern": _THE_ONE, "föräldrar": _SEVERAL, "fältare": _ONE, "fältaren": _THE_ONE, "fältarna": _THEM,
}  # fmt: skip
"""Told as professions are, though nobody is employed as one, or the trade has no verb."""
_PLURALS = (
    ("ierna", "ie"),
    ("ier", "ie"),
    ("orna", "a"),
    ("or", "a"),
    ("arna", "are"),
    ("arna", ""),
    ("ar", ""),
    ("erna", ""),
    ("er", ""),
    ("na", ""),
)
"""Endings of the plural and what the singular has instead."""
_WORD = re.compile(r"[^\W\d_]{3,}")


def marked(text: str) -> str:
    """The text with every profession in it written as a row of one letter, as long as the word, so that places stay what they are.

    >>> marked("en kurator, två skolsköterskor och rektorn")
    'en ꝑꝑꝑꝑꝑꝑꝑ, två ꝕꝕꝕꝕꝕꝕꝕꝕꝕꝕꝕꝕꝕꝕ och ꝓꝓꝓꝓꝓꝓꝓ'
    """
    return _WORD.sub(lambda word: _mark(word[0].lower()) * len(word[0]) or word[0], text)


@lru_cache(maxsize=100_000)
def _mark(low: str) -> str:
    """The letter that stands for the word, empty where it is no profession; whose something is (*rektorns*) is none here."""
    if low in _LIKE_POSTS:
        return _LIKE_POSTS[low]
    form = post(low)
    if form:
        return "" if form & Form.GENITIVE else _ONE if form & Form.INDEFINITE else _THE_ONE
    endings = (end for end, one in _PLURALS if low.endswith(end) and post(low.removesuffix(end) + one) & Form.INDEFINITE)
    ending = next(endings, "")
    return "" if not ending else _THEM if ending.endswith("na") else _SEVERAL


def tells_post(text: str) -> bool:
    """Whether a profession stands in the text, be it as the first part of a word: *Rektorsintervju*."""
    return any(
        _mark(part.removesuffix("s")) for word in _WORD.findall(text.lower()) for part in (word[:end] for end in range(3, len(word) + 1))
    )


def any_of(words: str) -> str:
    """A pattern for any of the words; ``*`` stands for any letters.

    >>> any_of("enda ensam*")
    '(?:enda|ensam\\\\w*)'
    """
    return "(?:" + "|".join(re.escape(word).replace(r"\*", r"\w*") for word in words.split()) + ")"


TITLE = r"(?:(?:biträdande|tf\.?)\s)?"
ONE = rf"{TITLE}{_ONE}+"
"""A profession that somebody has: *biträdande rektor*."""
THE_ONE = rf"{TITLE}{_THE_ONE}+"
"""The one who has it: *rektorn*."""
SEVERAL = rf"{_SEVERAL}+"
POST = rf"(?:{ONE}|{THE_ONE})\b"
ANY_POST = rf"{TITLE}[{_ONE}{_THE_ONE}{_SEVERAL}{_THEM}]+"

TOOK_PART = any_of("deltagare deltagarna intervjuperson intervjupersoner informant informanter respondent respondenter svarande")
PEOPLE = (
    f"(?:{TOOK_PART}|{ONE}|{SEVERAL}|"
    + any_of("person personer medarbetare elever föräldrar ungdomar anställda kvinna kvinnor man män")
    + ")"
)
"""Those whom a report counts."""
RARE = any_of("minsta största enda äldsta nyaste nordligaste sydligaste")
"""What only one place is."""
WHOSE = any_of("den det vår kommunens pilotens skolans gruppens deras länets stadens ortens orten rikets områdets")
LONELY = any_of("enda ende ensam ensamma")
UNIQUE = re.compile(
    rf"\b{any_of(' '.join(sorted(ONLY)) + ' ensam* lilla liten minsta största äldsta yngsta byskola* kusin bror syster fru make maka son dotter')}\b",
    re.IGNORECASE,
)
"""Words in a role that leave few holders of it, or name a relative; the post alone is no secret."""
SECTOR = any_of(
    "skola* skolor* elevhäls* förskol* grundskol* gymnasi* socialtjänst* sjukvård* primärvård* barnhälsovård* mödrahälsovård* vård vården bup psykiatri* "
    "fritid* kultur* bibliotek* polis* civilsamhälle* kyrka* kyrko* mottagning* familjecentral* tandvård* habilitering*"
)
"""Where people work."""
_MONTH = any_of("januari februari mars april maj juni juli augusti september oktober november december")
_WHEN = rf"(?:{_MONTH}|{NUMBER}\s(?:år|månader|veckor)\s?(?:sedan)?|våras|höstas|somras|vintras|årsskiftet|(?:19|20)\d\d|förra\s(?:året|hösten|våren|terminen))"
_CAME = any_of("kom började anställdes tillträdde rekryterades slutade flyttade återvände värvades gick")
_SAID_OR_MEANT = any_of(
    "varit haft sagt tyckt känt trott försökt saknat uttryckt beskrivit nämnt deltagit velat ansett menat hävdat kunnat fått sett hört upplevt blivit gjort visat"
)
_YEARS = rf"(?:över\s|mer\sän\s|drygt\s)?{NUMBER}\sår(?:s\serfarenhet)?"
_DECADE = rf"(?:\d0|{any_of('tjugo trettio fyrtio femtio sextio')})-?\s?årsåldern"

TRAITS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"\b{POST}[^.;:!?”]{{0,25}}?\b(?:sedan|i|med)\s{_YEARS}\b(?:[^.;:!?,”]{{0,40}}\b{RARE}\s\w+)?",
        rf"\b{POST}[^.;:!?”]{{0,40}}?\b{WHOSE}\s{RARE}\s\w+",
        rf"\b{WHOSE}\s{LONELY}\s(?:{any_of('kvinnliga manliga utbildade legitimerade')}\s)?(?:{POST}|mannen\b|kvinnan\b)",
        rf"\b(?:den\s)?(?:individuella|enskilda)\sintervjun\smed\s(?:\w+\s)?{THE_ONE}\b",
        rf"\b(?:{ONE}|{THE_ONE}),?\ssom\s(?:själv\s)?{_CAME}\b[^.;:!?,”]{{0,40}}?\b(?:i|sedan|för|vid|under|efter|före)?\s?{_WHEN}\b",
        rf"\b(?:{ONE}|{THE_ONE}),?\ssom\s[^.;:!?”]{{0,50}}?\b(?:tidigare|förut|en\sgång)\s(?:har|hade)?\s?(?!{_SAID_OR_MEANT}\b)\w{{3,}}(?:at|it|tt)\s\w+",
        rf"\b{POST}[^.;:!?”]{{0,25}}?\bmed\s{NUMBER}\s(?:{any_of('medarbetare underställda anställda')}|[{_ONE}{_SEVERAL}]+)\b",
        rf"\b{POST}[^.;:!?”]{{0,50}}?\b{NUMBER}\sår\s(?:på\s{any_of('stolen posten tjänsten jobbet platsen')}|i\s{any_of('yrket tjänst rollen')})\b",
        rf"\b(?:en|den)\s(?:\w+\s)?(?:man|mannen|kvinna|kvinnan|{POST})\s(?:i|på)\s{_DECADE}\b",
    )
)
"""Facts about one person that few share, in marked text: a profession with its years, with the smallest or only place of its kind; the only
one; the one interviewed; when somebody came and what they did before; how many they lead, and for how long; the decade of their age."""
