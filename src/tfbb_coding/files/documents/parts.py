"""What a file is made of."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote

from tfbb_coding.model.identifier_words import MEDIA_FILE


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of text that a reader of the file may not see: ``name`` says what it is (``comment``, ``header``, ``hidden text`` …)."""

    name: str
    text: str


@dataclass(frozen=True, slots=True)
class Document:
    """A file's visible text, its hidden parts, and what it says of people: ``(field, value)`` such as ``("author", "…")``.

    ``breaks`` are what captions put between two cues of one speaker (:func:`tfbb_coding.files.cue_breaks.cue_breaks`); ``unseen_pages`` the
    pages of a PDF that have no text, and may be pictures of text.
    """

    path: Path
    text: str
    parts: tuple[Part, ...] = ()
    metadata: tuple[tuple[str, str], ...] = ()
    breaks: tuple[tuple[int, int], ...] = ()
    unseen_pages: tuple[int, ...] = ()


_USER = re.compile(r"(?:^|[/\\])(?:users|home|användare)[/\\]+([^/\\]+)[/\\]", re.IGNORECASE)
_SHARED = frozenset({"public", "shared", "default", "alla", "delad", "gemensam"})


def users_in(parts: Iterable[Part]) -> Iterator[tuple[str, str]]:
    """Whose folder a link or a recording's address leads to, as metadata: ``file:///C:/Users/siv/…``.

    >>> list(users_in([Part("link", "file:///C:/Users/siv.ek/Documents/samtal.wav")]))
    [('user', 'siv.ek')]
    """
    for part in parts:
        if part.name in {"link", MEDIA_FILE}:
            for match in _USER.finditer(unquote(part.text)):
                if match[1].lower() not in _SHARED:
                    yield "user", match[1]
