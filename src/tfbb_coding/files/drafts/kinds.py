"""What paragraphs are, told by their words where the format does not say."""

import re

from tfbb_coding.model.draft import BlockKind

_CAPTION = re.compile(
    r"(?i:figur|tabell|diagram|bild|figure|table|fig\.|tab\.)\s?(?:[A-Z]?\d+(?:[.:]\d+)*[a-z]?)(?:\s*[.:–—|-]|\s*$|\s+(?=[A-ZÅÄÖ”\"]))"
)
_LONGEST_CAPTION = 400
_BULLET = re.compile(r"(?:[•▪‣◦·*–-]|(?P<n>\d{1,2})[.)]|[a-z]\))\s+(?=\S)")
_HEADING_STYLE = re.compile(r"(?:heading|rubrik|überschrift|otsikko)\s*(\d)\b", re.IGNORECASE)
_TITLE_STYLE = re.compile(
    r"(?:title|titel|rubrik|subtitle|underrubrik|contents heading|toc heading|innehållsförteckningsrubrik)$", re.IGNORECASE
)
_QUOTE_STYLE = re.compile(r"quot|citat|zitat|block\s?text|blocktext|sitat", re.IGNORECASE)
_CAPTION_STYLE = re.compile(
    r"caption|beskrivning|bildtext|tabelltext|figurtext|^(?:figure|table|illustration|drawing|figur|tabell)$", re.IGNORECASE
)
_CONTENTS_STYLE = re.compile(r"^(?:toc|innehåll|contents|table of figures|figurförteckning|innehållsförteckning)\s?\d*$", re.IGNORECASE)
_LIST_STYLE = re.compile(r"^list\b|^list[a -]|lista|punktlista|numrerad", re.IGNORECASE)


def kind_by_style(style: str) -> tuple[BlockKind | None, int]:
    """(kind, heading level) that a style's name tells; (None, 0) where it tells nothing.

    >>> kind_by_style("Heading 2"), kind_by_style("Starkt citat")[0].value, kind_by_style("Normal")
    ((<BlockKind.HEADING: 'heading'>, 2), 'quote', (None, 0))
    """
    numbered = _HEADING_STYLE.search(style)
    if numbered:
        return BlockKind.HEADING, int(numbered[1])
    if _TITLE_STYLE.match(style):
        return BlockKind.HEADING, 1
    for pattern, kind in (
        (_CONTENTS_STYLE, BlockKind.CONTENTS),
        (_CAPTION_STYLE, BlockKind.CAPTION),
        (_QUOTE_STYLE, BlockKind.QUOTE),
        (_LIST_STYLE, BlockKind.LIST),
    ):
        if pattern.search(style):
            return kind, 0
    return None, 0


def is_caption(text: str) -> bool:
    """Whether a paragraph reads as a caption: *Figur 3. Vägen in*, *Tabell 2: Deltagare*, not *Tabell 2 visar att …*.

    >>> is_caption("Tabell 2: Deltagare"), is_caption("Tabell 2 visar deltagarna.")
    (True, False)
    """
    return len(text) <= _LONGEST_CAPTION and _CAPTION.match(text.lstrip()) is not None


def list_number(text: str) -> int | None:
    """The number of an item written by hand (``2.``), 0 for a bullet, None for what is no item.

    >>> list_number("2. Ge tid."), list_number("• Ge tid."), list_number("Ge tid.")
    (2, 0, None)
    """
    match = _BULLET.match(text)
    if match is None:
        return None
    return int(match["n"]) if match["n"] else 0
