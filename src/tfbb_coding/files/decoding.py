"""Bytes to text: byte order mark, then strict UTF-8, then Windows-1252.

Guessing by statistics is left alone: on short Swedish texts it takes cp1250 for cp1252 and turns every å into ĺ.
"""

import codecs
import re
from dataclasses import dataclass, replace
from pathlib import Path

from tfbb_coding.errors import UnreadableError
from tfbb_coding.messages import _
from tfbb_coding.model.text import normalise

MAX_BYTES = 30_000_000
"""Largest text file read: some five hundred hours of talk."""

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16: it begins with the same two bytes
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_LINE_ENDS = str.maketrans(dict.fromkeys("\x0b\x0c\u2028\u2029", "\n"))
"""What Word and the web put between lines."""
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f]")
_SWEDISH_UTF8 = re.compile(rb"\xc3[\xa4\xa5\xb6\x84\x85\x96\xa9]")


@dataclass(frozen=True, slots=True)
class Decoded:
    """A file's normalised text and the encoding it was read with; ``damaged`` is the number of characters that could not be read."""

    text: str
    encoding: str
    damaged: int = 0


def read_bytes(path: Path, limit: int = MAX_BYTES) -> bytes:
    """The file's bytes; raises UnreadableError when it is missing, a folder, not allowed, empty or larger than ``limit``."""
    try:
        size = path.stat().st_size
        if size > limit:
            raise UnreadableError(
                _("the file is {size} MB, more than a transcript can be (at most {limit} MB)").format(
                    size=size // 1_000_000, limit=limit // 1_000_000
                ),
                path=path,
                hint=_("split it into one file per interview"),
            )
        data = path.read_bytes()
    except FileNotFoundError:
        raise UnreadableError(_("no such file"), path=path, hint=_("check the spelling and the folder")) from None
    except IsADirectoryError:
        raise UnreadableError(_("this is a folder, not a transcript"), path=path, hint=_("name a file in it")) from None
    except OSError as error:
        raise UnreadableError(_("the file could not be opened ({reason})").format(reason=error.strerror), path=path) from None
    if not data:
        raise UnreadableError(_("the file is empty"), path=path, hint=_("export the transcript again"))
    return data


def decode(data: bytes, path: Path) -> Decoded:
    """``data`` as normalised text (NFC, ``\\n``); raises UnreadableError when it is no text at all."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            text = data[len(mark) :].decode(encoding, errors="replace")
            return _checked(Decoded(normalise(text), encoding, text.count("\ufffd")), path)
    if b"\x00" in data:
        raise _binary(path)
    try:
        return _checked(Decoded(normalise(data.decode("utf-8")), "utf-8"), path)
    except UnicodeDecodeError:
        return _checked(_not_quite_utf8(data, path), path)


def _not_quite_utf8(data: bytes, path: Path) -> Decoded:
    """Windows-1252, or UTF-8 with a few broken bytes, which as Windows-1252 would read "fÃ¥r"."""
    mended = data.decode("utf-8", errors="replace")
    broken = mended.count("\ufffd")
    if len(_SWEDISH_UTF8.findall(data)) > broken:
        return Decoded(normalise(mended), "utf-8", broken)
    try:
        return Decoded(normalise(data.decode("cp1252")), "cp1252")
    except UnicodeDecodeError:
        raise _binary(path) from None


def _checked(decoded: Decoded, path: Path) -> Decoded:
    decoded = replace(decoded, text=decoded.text.translate(_LINE_ENDS))
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
