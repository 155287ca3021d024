"""Times of a recording beside each other, as tables of turns have them: what begins and ends at them is no telephone and no personnummer.

Two times of one shape are times when the second is no earlier and at most ten minutes later (a turn's start and end); three
numbers are when the third is what lies between the first two (start, end, length).
"""

import re

_SEP = r"[ \t]*(?:[-–—,;|\t ]|-+>|\"[,;\t|]\")[ \t]*"
_CLOCK = r"(?P<h{n}>\d{{1,2}}){mark}(?P<m{n}>[0-5]\d){again}(?P<s{n}>[0-5]\d)(?:[.,]\d{{1,3}})?"
_FIRST = _CLOCK.format(n=1, mark="(?P<mark>[:. -]?)", again="(?P=mark)")
_SECOND = _CLOCK.format(n=2, mark="(?P=mark)", again="(?P=mark)")
CLOCKS = re.compile(rf"(?<!\d)(?=({_FIRST}{_SEP}{_SECOND})(?!\d))")
"""*00.12.33 00.12.48*, *001233,001248*, *0 12 33; 0 12 48*."""
SHORT = re.compile(r"(?<!\d)(?=((\d\d)\.([0-5]\d)" + _SEP + r"(\d\d)\.([0-5]\d))(?!\d))")
"""*08.30–09.15*, *12.33;12.48*."""
CELLS = re.compile(r"(?<!\d)(?=(([0-5]\d)([0-5]\d)[ ]?[\t;,|][ ]?([0-5]\d)([0-5]\d))(?!\d))")
"""*0047;0058* in cells of their own."""
_NUMBER = r"\d+(?:\.\d+|,\d+(?![,\d]))?"
TRIPLES = re.compile(rf"(?<![\d.])(?=(({_NUMBER}){_SEP}({_NUMBER}){_SEP}({_NUMBER}))(?!\d))")
_ABOUT = re.compile(r"[\d.,:;|\"\t >–—-]*")
_REACH = 60
_LONGEST_TURN = 600


def is_time(text: str, start: int, end: int) -> bool:
    """Whether the number at ``[start, end)`` lies in, or is made of, times that stand beside each other in its line.

    >>> is_time("00 26 54 00 27 08", 0, 17), is_time("070-174 06 05", 0, 13)
    (True, False)
    """
    first = len(text[max(0, start - _REACH) : start]) - len(text[max(0, start - _REACH) : start].rstrip('0123456789.,:;|"\t >–—-'))
    around = _ABOUT.match(text, end, end + _REACH)
    run = text[start - first : around.end() if around else end]
    return any(a < first + end - start and b > first for a, b in _times(run))


def _times(run: str) -> list[tuple[int, int]]:
    """Where times stand beside each other in the run."""
    found = [m.span(1) for m in CLOCKS.finditer(run) if 0 <= _seconds(m, 2) - _seconds(m, 1) <= _LONGEST_TURN and _is_whole(m)]
    found += [m.span(1) for m in SHORT.finditer(run) if (int(m[2]), int(m[3])) <= (int(m[4]), int(m[5]))]
    found += [m.span(1) for m in CELLS.finditer(run) if 0 <= 60 * (int(m[4]) - int(m[2])) + int(m[5]) - int(m[3]) <= _LONGEST_TURN]
    return found + [m.span(1) for m in TRIPLES.finditer(run) if _is_length(m[2], m[3], m[4])]


def _seconds(m: re.Match[str], n: int) -> int:
    return 3600 * int(m[f"h{n}"]) + 60 * int(m[f"m{n}"]) + int(m[f"s{n}"])


def _is_whole(m: re.Match[str]) -> bool:
    """Whether a time without marks has all its six figures."""
    return bool(m["mark"]) or len(m["h1"]) == len(m["h2"]) == 2  # noqa: PLR2004


def _is_length(*numbers: str) -> bool:
    """Whether the third number is what the second is more than the first, but for rounding."""
    a, b, c = (float(number.replace(",", ".")) for number in numbers)
    decimals = max(len(number.partition("." if "." in number else ",")[2]) for number in numbers)
    return b > a > 0 and abs(b - a - c) < 1.5 * 10**-decimals
