"""Bytes to text: byte order mark, then strict UTF-8, then Windows-1252; old Macintosh and DOS files where å, ä and ö tell (``garbled.py``).

Guessing by statistics is left alone: on short Swedish texts it takes cp1250 for cp1252 and turns every å into ĺ.
"""

import codecs
import re
from dataclasses import dataclass, replace
from pathlib import Path
from typing import NoReturn

from tfbb_coding.errors import UnreadableError
from tfbb_coding.files.garbled import looks_wrong, old_encoding, twisted_encoding, utf16_without_mark
from tfbb_coding.messages import _
from tfbb_coding.model.text import normalise

MAX_BYTES = 12_000_000
"""Largest text file read: more than a hundred hours of talk."""

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16: it begins with the same two bytes
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_LINE_ENDS = ("\x0b", "\x0c", "\u2028", "\u2029")
"""What Word and the web put between lines."""
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f]")
_SWEDISH_UTF8 = re.compile(rb"\xc3[\xa4\xa5\xb6\x84\x85\x96\xa9]")
_UNUSUAL = {
    "mac-roman": "Mac Roman",
    "cp850": "DOS (code page 850)",
    "utf-8-twice": "UTF-8 encoded twice",
    "utf-8-twice-latin-1": "UTF-8 encoded twice",
    "mac-roman-in-utf-8": "Mac Roman saved as UTF-8",
}
"""Encodings that are believed only since they give å, ä and ö, as people call them."""


@dataclass(frozen=True, slots=True)
class Decoded:
    """A file's normalised text and the encoding it was read with (a codec's name).

    ``damaged`` is the number of characters that could not be read; ``warnings`` are sentences about letters that look wrong.
    """

    text: str
    encoding: str
    damaged: int = 0
    warnings: tuple[str, ...] = ()


def read_bytes(path: Path, limit: int = MAX_BYTES) -> bytes:
    """The file's bytes; raises UnreadableError when it is missing, a folder, not allowed, empty or larger than ``limit``."""
    try:
        if path.is_dir():
            raise IsADirectoryError  # noqa: TRY301  # Windows would call it a file that may not be read
        size = path.stat().st_size
        if size > limit:
            raise UnreadableError(
                _("the file is {size} MB, more than a transcript can be (at most {limit} MB)").format(
                    size=size // 1_000_000, limit=limit // 1_000_000
                ),
                path=path,
                hint=_("split it into one file per interview; an hour of talk is about 0.1 MB"),
            )
        data = path.read_bytes()
    except FileNotFoundError:
        raise UnreadableError(_("no such file"), path=path, hint=_("check the spelling and the folder")) from None
    except IsADirectoryError:
        raise UnreadableError(_("this is a folder, not a transcript"), path=path, hint=_("name a file in it")) from None
    except PermissionError:
        raise UnreadableError(
            _("the file may not be read by you"), path=path, hint=_("close it in other programs, or change its rights")
        ) from None
    except OSError as error:
        hint = _("see that the disk or folder it lies on is there, then try again")
        raise UnreadableError(_("the file could not be opened ({reason})").format(reason=error.strerror), path=path, hint=hint) from None
    if not data:
        raise UnreadableError(_("the file is empty"), path=path, hint=_("export the transcript again"))
    return data


def decode(data: bytes, path: Path) -> Decoded:
    """``data`` as normalised text (NFC, ``\\n``); raises UnreadableError when it is no text at all."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            text = data[len(mark) :].decode(encoding, errors="replace")
            twisted = twisted_encoding(text) if encoding == "utf-8" else ""
            return _checked(_untwisted(data, twisted) if twisted else Decoded(normalise(text), encoding, text.count("\ufffd")), path)
    if b"\x00" in data:
        return _checked(_without_mark(data, path), path)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return _checked(_not_quite_utf8(data, path), path)
    twisted = twisted_encoding(text)
    return _checked(_untwisted(data, twisted) if twisted else Decoded(normalise(text), "utf-8"), path)


def _untwisted(data: bytes, encoding: str) -> Decoded:
    return Decoded(normalise(data.decode(encoding)), encoding)


def _without_mark(data: bytes, path: Path) -> Decoded:
    """UTF-16 whose byte order mark was lost."""
    encoding = utf16_without_mark(data)
    try:
        return Decoded(normalise(data[: len(data) // 2 * 2].decode(encoding)), encoding) if encoding else _no_text(path)
    except UnicodeDecodeError:
        raise _binary(path) from None


def _no_text(path: Path) -> NoReturn:
    raise _binary(path)


def _not_quite_utf8(data: bytes, path: Path) -> Decoded:
    """Windows-1252, or UTF-8 with a few broken bytes, which as Windows-1252 would read "fÃ¥r"."""
    mended = data.decode("utf-8", errors="replace")
    broken = mended.count("\ufffd")
    if len(_SWEDISH_UTF8.findall(data)) > broken:
        return Decoded(normalise(mended), "utf-8", broken)
    encoding = old_encoding(data) or "cp1252"
    try:
        return Decoded(normalise(data.decode(encoding)), encoding)
    except UnicodeDecodeError:
        raise _binary(path) from None


def _with_line_ends(text: str) -> str:
    for mark in _LINE_ENDS:
        text = text.replace(mark, "\n")
    return text


def _warnings(decoded: Decoded) -> tuple[str, ...]:
    """What to tell about letters that look wrong, or that look right only since the file was read in an unusual way."""
    if looks_wrong(decoded.text):
        sentence = _(
            "The file was read as {encoding}, but å, ä and ö look wrong in it: open it in the program that made it, and save it as UTF-8."
        )
    elif decoded.encoding in _UNUSUAL:
        sentence = _("The file was read as {encoding}, since that gives å, ä and ö: check a few of them, and save the file as UTF-8.")
    else:
        return ()
    name = _(_UNUSUAL.get(decoded.encoding, "")) or {"cp1252": "Windows-1252"}.get(decoded.encoding, decoded.encoding.upper())
    return (sentence.format(encoding=name),)


def _checked(decoded: Decoded, path: Path) -> Decoded:
    decoded = replace(decoded, text=_with_line_ends(decoded.text), warnings=_warnings(decoded))
    if len(_CONTROL.findall(decoded.text)) * 20 > len(decoded.text) or "\x00" in decoded.text:
        raise _binary(path)
    if not decoded.text.strip():
        raise UnreadableError(_("the file holds nothing but blanks"), path=path, hint=_("export the transcript again"))
    return decoded


def _binary(path: Path) -> UnreadableError:
    return UnreadableError(
        _("this is no text file (it holds bytes that no text has)"),
        path=path,
        hint=_("open it in the program that made it and save it as text (UTF-8) or Word"),
    )
