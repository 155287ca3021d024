# ruff: noqa: E501 - a pattern is read more easily on one line than in pieces
"""Exact ages of somebody, as written and as said: *8 år*, *min sjuåring*, *hon va tjutvå när*, *åttisex blev hon*.

Numbers are few in talk, so each is looked at where it stands: what is before it (somebody *is* it, *fills* it, a *girl of* it) and what is after it
(nothing that could be counted). How long something lasted, a crowd, a clock, a school form and a round *fyrtioårsåldern* are no ages.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from tfbb_coding.swedish.identifiers.age_frames import framed
from tfbb_coding.swedish.identifiers.age_people import At, crowd, is_person, near_person, person_before
from tfbb_coding.swedish.identifiers.age_words import (
    AFTER,
    AGE_WORD,
    AND,
    AND_IS,
    ANY_ONE,
    APPOSED,
    ARIG,
    ARING,
    ASKED,
    AT,
    BEFORE,
    CHILD,
    CLOCK,
    COUNTED,
    CROWD_IS,
    FAR_IS,
    FILE_HEAD,
    FILLED,
    FILLS,
    GROUPED,
    HE_IS,
    IS,
    IS_AFTER,
    IS_NOW,
    IS_TURNED,
    LASTED,
    MADE,
    MANY,
    MET,
    MODEL,
    MONTHS_MORE,
    NEXT,
    NOBODY,
    NOT_EXACT,
    NOT_PASSES,
    NUMBER,
    OF,
    OLD,
    OLDEST,
    ONE_OF,
    ONE_YEAR,
    ONLY_YEARS,
    ORDINAL_YEAR,
    PAIR,
    PASSES,
    SAID,
    SCARCE,
    SECOND,
    SEVERAL,
    SEVERAL_IN,
    SHE_IS,
    SOMEWHERE,
    TOLD,
    TWINS,
    UNIT_OF,
    WHEN_YEARS,
    WHO_YEARS,
    WORD,
    YEARS,
    YEARS_AGE,
    N,
)
from tfbb_coding.swedish.identifiers.hits import Hit
from tfbb_coding.swedish.identifiers.numbers import is_number_word, opens_number, value
from tfbb_coding.swedish.identifiers.openings import WordPattern
from tfbb_coding.swedish.identifiers.people import is_person_noun
from tfbb_coding.swedish.identifiers.vocabulary import is_finite_verb, is_past


def find_ages(text: str) -> Iterator[Hit]:
    """Exact ages of somebody: *8 år*, *trettonåring*, *hon var nio när*; how long something lasted is no age."""
    last = -1
    asked = map(_may_begin, WORD.findall(text))
    for word in (word for word, may in zip(WORD.finditer(text), asked, strict=True) if may):
        if word.start() < last or not (_begins_number(word[0]) or ONE_YEAR.match(text, word.start())):
            continue
        end = _age_at(text, word.start(), last)
        if end:
            scarce = SCARCE.search(text, max(0, word.start() - 8), word.start())
            yield Hit(scarce.start() if scarce else word.start(), end, "age", "pattern")
            last = end
    for year in _MODEL.finditer(text):
        if HE_IS.search(text, max(0, year.start() - BEFORE), year.start()) or _is_somebody(text, year.start()):
            yield Hit(year.start(1), year.end(1), "age", "pattern")
    for year in _ORDINAL_YEAR.finditer(text):
        yield Hit(year.start(1), year.end(1), "age", "pattern")


# Where each of them can begin: a pattern is tried there only (openings).
_MODEL = WordPattern(MODEL, "årgång|årsmodell")
_ORDINAL_YEAR = WordPattern(ORDINAL_YEAR, "sitt|mitt|ditt")


@lru_cache(maxsize=100_000)
def _may_begin(word: str) -> bool:
    """Whether an age may begin with the word: a number of years, or *ett*."""
    return _begins_number(word) or word.lower() == "ett"


def _is_somebody(text: str, start: int) -> bool:
    """Whether a person *is* what begins at ``start``."""
    left = text[max(text.rfind("\n", 0, start) + 1, start - BEFORE) : start]
    return person_before(IS, At(text, start, start, left, "", -1))


_NO_YEARS = frozenset(["en", "ett", "noll", "nolla", "nollan", "etta", "tvåa", "trea", "femma", "sexa", "sjua", "nia"])


@lru_cache(maxsize=100_000)
def _begins_number(word: str) -> bool:
    """Whether the word is a number of years that somebody can be, or a word made with one (*femtonåringen*)."""
    if word.isdecimal():
        return len(word) <= GROUPED and 0 < int(word) <= OLDEST
    low = word.lower()
    return opens_number(low) and (
        (low not in _NO_YEARS and is_number_word(low))
        or ARING.fullmatch(low) is not None
        or _of_somebody(MADE.match(low))
        or UNIT_OF.fullmatch(low) is not None
    )


def _of_somebody(made: re.Match[str] | None) -> bool:
    """Whether *N-års* stands with a word for a person, no *årsarbetare*; *månaders* alone may wait for one."""
    if made is None or made["who"].lower().startswith("arbet"):
        return False
    return is_person_noun(made["who"]) or made["who"].lower() in ("pojk", "kill", "bebis", "barn", "unge")


def _age_at(text: str, start: int, last: int) -> int:
    """Where the age that begins at ``start`` ends, 0 where there is none."""
    told = ARING.match(text, start)
    if told:
        if ARIG.search(told[0]):
            return told.end() if any(is_person_noun(word) for word in WORD.findall(text, told.end(), told.end() + 30)[:2]) else 0
        return 0 if told[0].endswith("åring") and _is_any_one(text, told) else told.end()
    made = MADE.match(text, start)
    if made and _of_somebody(made):
        return made.end() if not made["gap"].strip(" ") and not made["gap"] else made.start("gap")
    number = NUMBER.match(text, start)
    if number is None or (number.end() < len(text) and text[number.end()].isalpha() and not YEARS.match(text, number.end())):
        return 0
    end = _range_end(text, number)
    line = text.rfind("\n", max(0, start - BEFORE), start) + 1 or max(0, start - BEFORE)
    stop = text.find("\n", end, end + AFTER)
    right = text[end : stop if stop >= 0 else end + AFTER]
    at = At(text, start, end, text[line:start], right, last)
    known = framed(at)
    if known:
        return known
    years = YEARS.match(right)
    if years:
        return 0 if NOBODY.search(at.left) or SEVERAL_IN.search(at.left) else _years(at, years)
    told = TOLD.match(right)
    if told and not at.left.endswith(("de ", "alla ")):
        return end + told.end()
    if _too_high(number[0]):
        return 0
    return end if _is_age(at) else 0


def _range_end(text: str, number: re.Match[str]) -> int:
    """The end of *fjorton, femton*, *åtta nio*, *14–15*: two ages next to each other are one."""
    second = SECOND.match(text, number.end())
    if second is None:
        return number.end()
    first, other = value(number[0]), value(second[1])
    return second.end() if first is not None and other is not None and 0 < other - first <= _NEAR else number.end()


_NEAR = 2


def _is_any_one(text: str, told: re.Match[str]) -> bool:
    """Whether *en sjuåring* is any of that age: no past tense tells of one, and nobody has or met one."""
    left = re.split(r"[.!?\n]\s", text[max(0, told.start() - BEFORE) : told.start()])[-1]
    right = re.split(r"[.!?\n](?:\s|$)", text[told.end() : told.end() + AFTER])[0]
    if not ANY_ONE.search(left) or MET.search(left) or right.startswith((" med ", " i ", " på ", " från ")):
        return False
    return not any(is_past(word.lower()) for word in WORD.findall(left + " " + right))


def _unit_of(years: re.Match[str]) -> str:
    """The unit that was matched, such as *år* or *veckor*."""
    return years[0].strip().lower()


def _years(at: At, years: re.Match[str]) -> int:
    """*N år*, *N veckor gammal*: an age when it says so, or when somebody is it and it is not how long something lasted."""
    more = MONTHS_MORE.match(at.right, years.end())
    ends = more.end() if more else years.end()
    end, rest = at.end + ends, at.right[ends:]
    old = OLD.match(rest) or TOLD.match(rest)
    if old and not (old[0].endswith("gammalt") and not CHILD.search(at.left)):
        return end + old.end()
    whole_years = _unit_of(years) == "år"
    if whole_years and (FILE_HEAD.search(at.left) or (rest.startswith(" som ") and person_before(OF, at))):
        return end
    aged = YEARS_AGE.match(at.right)
    if aged:
        return at.end + aged.end()
    unit = _unit_of(years)
    if (
        unit in ("månader", "mån", "veckor", "dagar")
        and _ends_well(rest)
        and (HE_IS.search(at.left) or person_before(IS, at) or person_before(IS_TURNED, at))
    ):
        return end
    if WHEN_YEARS.match(rest) and (HE_IS.search(at.left) or person_before(IS, at) or FILLS.search(at.left)):
        return end
    if unit in ("veckor", "dagar", "års") or COUNTED.match(at.right):
        return end if unit == "veckor" and APPOSED.search(at.left) and rest[:1] in ",)" and near_person(at) else 0
    if re.match(
        r"\s(?:sen|sedan|i|på|till|som|efter|innan|före|med|av|senare|tidigare|framåt|bakåt|äldre|yngre|kvar|här|där|hos|inom|vid|för)\b",
        rest,
    ):
        follows = re.match(r"\s(?:som\b|i\s\w+\b)", rest) is not None
        return end if OF.search(at.left) and person_before(OF, at) and (follows or rest[:4] == " som") else 0
    if IS_NOW.match(rest):
        return end
    if LASTED.search(at.left) and not (OF.search(at.left) and person_before(OF, at)):
        return 0
    whole = at._replace(end=end, right=rest)
    alone = ONLY_YEARS.search(at.left) and re.match(
        r"(?:,|\.|\s(?:och|å))\s?(?:(?:och|å)\s)?(?:redan|bara|ensam|fortfarande|gammal|liten|snart|hon|han|själv)\b", rest.strip() and rest
    )
    known = alone or FILLED.search(at.left) or IS_AFTER.match(at.right) or WHO_YEARS.search(at.left) or _continues(whole) or _by_left(whole)
    return end if known else 0


def _too_high(number: str) -> bool:
    found = value(number.split(maxsplit=1)[0])
    return found is not None and found > OLDEST


def _is_age(at: At) -> bool:
    """Whether the bare number is an age by what stands around it."""
    ends_well = _ends_well(at.right)
    if not (ends_well or IS_AFTER.match(at.right) or PAIR.match(at.right) or _BOTH.match(at.right) or SOMEWHERE.match(at.right)):
        return False  # what stands behind is quicker to look at than what stands before
    if NOT_EXACT.search(at.left) or CLOCK.search(at.left) or NOBODY.search(at.left):
        return False
    if IS_AFTER.match(at.right):
        return not crowd(at.left)
    if PAIR.match(at.right) and SEVERAL.search(at.left):
        return True
    if ends_well and TWINS.search(at.left):
        return True
    if _BOTH.match(at.right) and CROWD_IS.search(at.left):
        return True
    if not ends_well and not (SOMEWHERE.match(at.right) and SHE_IS.search(at.left)):
        return False
    if FILLED.search(at.left):
        return True
    small = at.text[at.start : at.end].lower() in ("två", "tre", "2", "3", "1", "fyra", "4")
    return _continues(at) or _by_left(at, small=small)


_BOTH = re.compile(r"\s(?:båda|bägge)\b")
_GOES_ON = re.compile(rf"\s?[,.)]|\s(?:och|å)\s(?!(?:\d|{N}\b))|\sfyllda|\ssnart|\spå\spapp\w+|$")


def _ends_well(right: str) -> bool:
    """Whether nothing follows that the number could count."""
    if NOT_PASSES.match(right) or COUNTED.match(right):
        return False
    if PASSES.match(right):
        return True
    following = NEXT.match(right)
    return following is not None and (is_finite_verb(following[1].lower()) or following[1].lower().endswith(("ades", "ddes", "tes")))


def _by_left(at: At, *, small: bool = False) -> bool:
    """Whether what stands before says that somebody is, fills or has the number."""
    left = at.left
    if FILLS.search(left) or AGE_WORD.search(left) or ASKED.search(left):
        return True
    turned = IS_TURNED.search(left)
    if (
        turned
        and (turned[1] is None or is_person(turned[1], left, turned.start(1)))
        and (not small or turned[1] is None or is_person_noun(turned[1]))
    ):
        return not crowd(left)
    if (HE_IS.search(left) and not crowd(left)) or person_before(IS, at):
        return True
    if small:
        return False
    if person_before(OF, at) or ONE_OF.search(left):
        return True
    if AND_IS.search(left) and near_person(at) and not crowd(left):
        return True
    if FAR_IS.search(left) and _one_subject(left) and not crowd(left):
        return True
    return _apposed(at) or (AT.search(left) is not None and _at_age(at))


def _one_subject(left: str) -> bool:
    """Whether the clause is about one person though other words stand between: *min bror i Kalmar är …*."""
    clause = re.split(r"[.!?,:;]\s|\s(?:att|men|och|å|så)\s", left)[-1]
    words = WORD.findall(clause)
    return any(is_person_noun(word) for word in words[:4]) and not MANY.search(clause)


def _apposed(at: At) -> bool:
    """*Jovan, tolv, som …*; *pojken (9)*; *han i huset mittemot, sextisex, …*."""
    found = APPOSED.search(at.left)
    if found is None or not _GOES_ON.match(at.right) or (is_number_word(found[1]) and found[1] != "en") or found[1].isdecimal():
        return False
    following = re.match(r"\s?,\s([^\W_]+)", at.right)
    if following and (is_number_word(following[1]) or following[1].isdecimal()):
        return False
    if is_person(found[1], at.left, found.start(1)):
        return True
    return (
        at.right[:1] == ","
        and near_person(at)
        and re.match(r",\s(?:(?:å|och)\s)?(?:han|hon|ho|som|ensamstående|bor|men|han's)\b", at.right) is not None
    )


def _at_age(at: At) -> bool:
    """*Vid fjorton*: an age, not a time of the day."""
    years = value(at.text[at.start : at.end])
    return years is not None and 12 < years < OLDEST and not re.match(r"\s(?:tiden|på\sdagen|noll)", at.right)  # noqa: PLR2004


def _continues(at: At) -> bool:
    """Whether an age stood just before and this is another: *sju, nio å tolv*, *göran elva*, *den yngsta fyra*, *å han sa sexton*."""
    if not 0 <= at.start - at.last <= BEFORE or at.start - at.last > len(at.left):
        return False
    between = at.text[at.last : at.start]
    if AND.match(between):
        return True
    if re.search(r"[.!?]\s", between):
        return False
    word = re.search(r"(?:^|\s)([^\W_][\w-]*)\s$", between)
    return SAID.search(between) is not None or (word is not None and is_person(word[1], between, word.start(1)))
