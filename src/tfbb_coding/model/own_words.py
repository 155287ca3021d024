"""What the program itself writes into products, word for word; of Swedish ones only what looks like a name.

The search for names knows Swedish: to it *Theme*, *said* and *This* may be names. These sentences and headings are nobody's; a name that a
participant says never stands in them, since only the text between their placeholders counts.
"""

import re
from collections.abc import Iterable
from functools import cache

from tfbb_coding.model import exchange_words, feedback_words, figure_words, manuscript_words, method_words, page_words, table_words

_PLACEHOLDER = re.compile(r"\{[^{}]*\}|\|")
_SENTENCE = 3
"""Words from which a stretch is known wherever it stands; shorter ones only as the whole of a cell or line."""


@cache
def own_sentences() -> tuple[str, ...]:
    """Stretches of three words or more, the longest first."""
    return tuple(sorted({one for one in _stretches() if len(one.split()) >= _SENTENCE}, key=lambda one: (-len(one), one)))


@cache
def own_headings() -> frozenset[str]:
    """Whole headings, heads of columns and values of cells, short ones too; of Swedish products the titles of tables.

    A line that says *Meningskoncentrering* and nothing else would otherwise look like what an organisation is called.
    """
    titles = (text for key, text in table_words.SWEDISH.items() if key.startswith(("t_", "s_")))
    return frozenset([*(text for text in _texts() if "{" not in text), *titles])


def _texts() -> Iterable[str]:
    for module in (table_words, method_words, feedback_words, manuscript_words, figure_words, page_words, exchange_words):
        yield from (str(text) for text in module.ENGLISH.values() if isinstance(text, str))
    for area, item, _swedish in (*method_words.COREQ, *method_words.SRQR):
        yield from (area, item)
    yield from method_words.REFERENCES
    yield from (lead for leads in manuscript_words.LEADS["en"].values() for lead in leads)


def _stretches() -> Iterable[str]:
    """What stands between placeholders, without the marks and blanks at its ends."""
    return (part for text in _texts() for piece in _PLACEHOLDER.split(text) if (part := piece.strip(" ,;:()[]")))
