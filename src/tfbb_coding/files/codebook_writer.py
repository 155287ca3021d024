"""A codebook as YAML that people read and change, and that :mod:`tfbb_coding.files.codebooks` reads back."""

from typing import Any

import yaml

from tfbb_coding.messages import _
from tfbb_coding.model.codebook import Code, Codebook, Theme

_WIDTH = 140
_TEXTS = ("id", "label", "question", "definition", "include", "exclude", "denies")
_LISTS = ("examples", "counter_examples", "guide")


def codebook_text(book: Codebook, source: str) -> str:
    """The codebook, without indicators, below a sentence that tells where it comes from (``source``) and what is left to do."""
    said = _("From {source}. It has no indicators yet, so `tfbb code` proposes nothing with it: docs/codebook.md tells how to add them.")
    head = f"# {said.format(source=source)}"
    plain: dict[str, Any] = {"title": book.title, "language": book.language}
    if book.version:
        plain["version"] = book.version
    plain["themes"] = [_theme(theme) for theme in book.themes]
    return f"{head}\n{yaml.safe_dump(plain, allow_unicode=True, sort_keys=False, width=_WIDTH)}"


def _theme(theme: Theme) -> dict[str, Any]:
    return {**_named(theme), **({"codes": [_named(code) for code in theme.codes]} if theme.codes else {})}


def _named(one: Theme | Code) -> dict[str, Any]:
    texts = {key: getattr(one, key) for key in _TEXTS if getattr(one, key, "")}
    lists = {key: list(getattr(one, key)) for key in _LISTS if getattr(one, key, ())}
    return {**texts, **lists}
