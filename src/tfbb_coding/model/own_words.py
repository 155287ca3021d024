"""What the program itself writes into products, word for word; of Swedish ones only what looks like a name.

The search for names knows Swedish: to it *Theme*, *said* and *This* may be names. These sentences and headings are nobody's; a name that a
participant says never stands in them, since only the text between their placeholders counts.
"""

import re
from collections.abc import Iterable
from functools import cache

from tfbb_coding.model import (
    exchange_words,
    feedback_words,
    figure_words,
    manuscript_words,
    method_words,
    number_words,
    page_words,
    review_words,
    table_words,
)

_PLACEHOLDER = re.compile(r"\{[^{}]*\}|\|")
_ENDS = " ,;:()[]”“"
_SENTENCE = 3
"""Words from which a stretch is known wherever it stands; shorter ones only as the whole of a cell or line."""


@cache
def own_sentences() -> tuple[str, ...]:
    """Stretches of three words or more, the longest first."""
    counted = (f"{n} participants" for n in number_words.NUMBERS["en"])
    long = {one for one in _stretches() if len(one.split()) >= _SENTENCE}
    return tuple(sorted({*long, *counted}, key=lambda one: (-len(one), one)))


@cache
def own_headings() -> frozenset[str]:
    """Whole headings, heads of columns and values of cells, short ones too; of Swedish products the titles of tables.

    A line that says *Meningskoncentrering* and nothing else would otherwise look like what an organisation is called.
    """
    titles = (text for key, text in table_words.SWEDISH.items() if key.startswith(("t_", "s_")))
    return frozenset([*(text for text in _texts() if "{" not in text), *titles])


@cache
def own_labels() -> re.Pattern[str]:
    """What stands in English before something of the study's: ``Question:``, ``Codes within``, ``Resources:``, at the beginning of a line or sentence.

    There it looks like who speaks, or like a name that goes on in what follows.
    """
    leads = {_PLACEHOLDER.split(text)[0].strip(_ENDS) for text in _texts() if "{" in text}
    heads = {text.strip(_ENDS) for text in _texts() if "{" not in text}
    before = r"(?:^[ #*_><!•+−-]*|(?<=[.;!?)] )|(?<=[.;!?]\n))"
    return re.compile(rf"{before}(?P<label>(?:{_any_of(leads)})(?=[\s:.]|$)|(?:{_any_of(heads)})(?=:))", re.MULTILINE)


def _any_of(labels: Iterable[str]) -> str:
    """A pattern for the short ones that begin with a capital, the longest first."""
    short = sorted({one for one in labels if one[:1].isupper() and len(one.split()) <= _SENTENCE}, key=lambda one: (-len(one), one))
    return "|".join(map(re.escape, short))


def _texts() -> Iterable[str]:
    for module in (table_words, method_words, feedback_words, manuscript_words, figure_words, page_words, exchange_words):
        yield from (str(text) for text in module.ENGLISH.values() if isinstance(text, str))
    for area, item, _swedish in (*method_words.COREQ, *method_words.SRQR):
        yield from (area, item)
    yield from method_words.REFERENCES
    yield from (review_words.ENGLISH.speaks_against, *(f"({kind})" for kind in review_words.ENGLISH.kinds.values()))
    yield from (lead for leads in manuscript_words.LEADS["en"].values() for lead in leads)


def _stretches() -> Iterable[str]:
    """What stands between placeholders, without the marks and blanks at its ends."""
    return (part for text in _texts() for piece in _PLACEHOLDER.split(text) if (part := piece.strip(" ,;:()[]")))
