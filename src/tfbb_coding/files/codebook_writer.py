"""A codebook as YAML that people read and change, and that :mod:`tfbb_coding.files.codebooks` reads back."""

from pathlib import Path
from typing import Any

import yaml

from tfbb_coding.errors import CodebookError
from tfbb_coding.files.codebooks import load_codebook
from tfbb_coding.files.yaml_additions import Addition, with_added
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


def extended_codebook(path: Path, new: Codebook) -> bytes:
    """The codebook at ``path`` as it is written, with those themes and codes of ``new`` that it does not have at the end of its lists.

    Raises :class:`CodebookError` where it cannot be added to safely.
    """
    own = load_codebook(path)
    places = {theme.id: n for n, theme in enumerate(own.themes)}
    lists = [Addition(("themes",), [_theme(theme) for theme in new.themes if theme.id not in places], block=True)]
    for theme in new.themes:
        if theme.id in places:
            known = {code.id for code in own.themes[places[theme.id]].codes}
            codes = [_named(code) for code in theme.codes if code.id not in known]
            lists.append(Addition(("themes", places[theme.id], "codes"), codes, block=True))
    data = with_added(path.read_bytes(), lists)
    if data is None:
        hint = _("write its lists one item a line, each after a dash, as `tfbb codebook template` does; nothing was written")
        raise CodebookError(_("themes and codes cannot be added to the codebook as it is written"), path=path, hint=hint)
    return data


def _theme(theme: Theme) -> dict[str, Any]:
    return {**_named(theme), **({"codes": [_named(code) for code in theme.codes]} if theme.codes else {})}


def _named(one: Theme | Code) -> dict[str, Any]:
    texts = {key: getattr(one, key) for key in _TEXTS if getattr(one, key, "")}
    lists = {key: list(getattr(one, key)) for key in _LISTS if getattr(one, key, ())}
    return {**texts, **lists}
