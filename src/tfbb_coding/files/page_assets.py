"""The style and the script that the program ships for its pages, and the policy that allows them and nothing else.

The policy knows them by their hashes (Content Security Policy Level 3, https://www.w3.org/TR/CSP3/), and no string may become markup
(Trusted Types, https://www.w3.org/TR/trusted-types/).
"""

import base64
import hashlib
import re
from functools import cache
from importlib.resources import files

from tfbb_coding.model import figure_words, page_words, table_words

STYLE, SCRIPT = "page.css", "page.js"
OWN_LINK = re.compile(
    r"^(?:(?:index|(?:quotations|conversations)-\d+)\.html)?"
    r"(?:#(?:main|material|heat|bars|together|quotations|conversations|book|counting|[bpqst]\d+(?:-\d+)?))?$",
    re.MULTILINE,
)
"""Where links within the pages lead: the program's words and numbers, and nothing else."""


@cache
def asset(name: str) -> str:
    """A file of ``data/pages``."""
    return files("tfbb_coding").joinpath("data", "pages", name).read_text(encoding="utf-8")


@cache
def policy() -> str:
    """The policy that every page is under."""
    return (
        f"default-src 'none'; style-src '{_hash(STYLE)}'; script-src '{_hash(SCRIPT)}'; "
        "base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'"
    )


def _hash(name: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(asset(name).encode()).digest()).decode()


def is_own(page: bytes) -> bool:
    """Whether it is a page of the program's."""
    return asset(STYLE).encode() in page


@cache
def own_words() -> frozenset[str]:
    """The pages' own headings and labels in every language, which are nobody's name wherever they stand alone."""
    said = (words for module in (page_words, table_words, figure_words) for words in (module.SWEDISH, module.ENGLISH))
    return frozenset(text for words in said for text in words.values())


def without_assets(page: bytes) -> bytes:
    """A page without what the program itself puts into every one: nothing of that is anybody's words.

    Only the very same style, script and policy are left out, so that whatever else stands in a page is looked through.
    """
    for own in (asset(STYLE), asset(SCRIPT), policy().replace("'", "&#39;")):
        page = page.replace(own.encode(), b"")
    return page
