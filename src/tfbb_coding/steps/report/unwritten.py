"""Where the program's own draft (``tfbb report``) still waits for its author: analyses that are not written, and the program's notes in the margin."""

import re

from tfbb_coding.model.draft import Block, Mark, MarkKind
from tfbb_coding.model.manuscript_words import manuscript_words
from tfbb_coding.steps.report.review import Review
from tfbb_coding.steps.report.sections import Section

_STYLE, _AUTHOR = "Analys", "tfbb"
"""How the Word draft sets an analysis that is to be written, and signs its notes."""
_WORDS = tuple(manuscript_words(language) for language in ("sv", "en"))
_PROMPTS = frozenset(words[key] for words in _WORDS for key in ("analysis", "recommendation"))
_NOTE = re.compile("|".join(rf"^{re.escape(words['note_unit'].format(unit=''))}\S" for words in _WORDS), re.MULTILINE)


def waiting(review: Review) -> list[Section]:
    """The sections in which an analysis or a recommendation is still to be written."""
    prompted = {mark.block for mark in review.draft.marks if _is_prompt(mark)}
    return [s for s in review.sections if any(_is_empty(block) or block.number in prompted for block in _all(s))]


def is_own_note(mark: Mark) -> bool:
    """Whether the program itself set it into the margin: a prompt, or where a quotation comes from."""
    return mark.kind is MarkKind.COMMENT and (
        mark.author == _AUTHOR or _is_prompt(mark) or (not mark.author and bool(_NOTE.search(mark.text)))
    )


def _is_prompt(mark: Mark) -> bool:
    return mark.kind is MarkKind.COMMENT and mark.text.strip() in _PROMPTS


def _is_empty(block: Block) -> bool:
    return block.style == _STYLE and not block.text.strip()


def _all(section: Section) -> tuple[Block, ...]:
    return section.blocks if section.heading is None else (section.heading, *section.blocks)
