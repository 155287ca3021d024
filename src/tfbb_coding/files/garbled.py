"""Swedish text in an encoding that is not what it seems: old Macintosh and DOS files, UTF-8 encoded twice, UTF-16 without its mark.

Only å, ä and ö are looked at: they are what goes wrong first in a Swedish text, and what nothing else looks like.
"""

import codecs
import re

_LETTER = rb"[A-Za-z\x80-\xff]"
_DOS = re.compile(rb"(?<=%b)[\x84\x86\x94](?=%b)" % (_LETTER, _LETTER))
"""The bytes of ä, å and ö in code page 850, within words: in Windows-1252 they are the quotation marks „ and ”, and †."""
_MAC = re.compile("(?<=[A-Za-z])[ŠŒš]|[ŠŒš](?=[a-z])")
"""ä, å and ö of Mac Roman as Windows-1252 reads them."""
_SURELY_MAC = re.compile("(?<=[a-z])Œ|(?<=[A-Z])Œ(?=[a-z])")
"""å after a small letter; Š and š also stand in Slavic names."""
_MANY = 6
_WINDOWS = re.compile(rb"[\xe4\xe5\xf6\xc4\xc5\xd6]")
_PLAINLY, _FEWEST = 4, 2

_SWEDISH = re.compile(r"[åäöÅÄÖ]")
_TWICE = re.compile("Ã[¥¤¶©\u0085\u0084\u0096…„–]")
_STRANGE = re.compile("Ã[¥¤¶©\u0085\u0084\u0096…„–]|[\u0080-\u009f]|[a-z]\\?[a-z]")
_SURELY_STRANGE = re.compile("Ã[¥¤¶]")
_MOSTLY, _SELDOM = 0.4, 0.05
_SAMPLE = 4096

_UNDEFINED = {byte: chr(byte) for byte in (0x81, 0x8D, 0x8F, 0x90, 0x9D)}
_WINDOWS_CHARACTERS = "".join(_UNDEFINED.get(byte) or bytes([byte]).decode("cp1252") for byte in range(256))
_WINDOWS_BYTES = {character: byte for byte, character in enumerate(_WINDOWS_CHARACTERS)}
_LATIN_BYTES = {chr(byte): byte for byte in range(256)}
_MARK = "\ufeff"

TWISTED = {
    "utf-8-twice": ("utf-8", _WINDOWS_BYTES, _WINDOWS_CHARACTERS),
    "utf-8-twice-latin-1": ("utf-8", _LATIN_BYTES, "".join(map(chr, range(256)))),
    "mac-roman-in-utf-8": ("mac-roman", _WINDOWS_BYTES, _WINDOWS_CHARACTERS),
}
"""Text that was read in the wrong encoding and then saved as UTF-8: the right one, and the wrong one's bytes and characters."""


def utf16_without_mark(data: bytes) -> str:
    """``utf-16-le`` or ``utf-16-be`` when nearly every other byte is NUL, as in Western text; else the empty string."""
    sample = data[:_SAMPLE]
    pairs = max(len(sample) // 2, 1)
    even, odd = sample[::2].count(0) / pairs, sample[1::2].count(0) / pairs
    if odd > _MOSTLY and even < _SELDOM:
        return "utf-16-le"
    return "utf-16-be" if even > _MOSTLY and odd < _SELDOM else ""


def old_encoding(data: bytes) -> str:
    """``mac-roman`` or ``cp850`` when that plainly gives å, ä and ö where Windows-1252 does not; else the empty string."""
    windows = len(_WINDOWS.findall(data))
    text = data.decode("cp1252", errors="replace")
    if not windows and _is_mac(text):
        return "mac-roman"
    dos, mac = len(_DOS.findall(data)), len(_MAC.findall(text)) if windows else 0
    name, count = ("mac-roman", mac) if mac > dos else ("cp850", dos)
    return name if count >= max(_FEWEST, _PLAINLY * windows) else ""


def _is_mac(text: str) -> bool:
    """Whether a text without å, ä and ö has what Mac Roman's look like in Windows-1252."""
    return _SURELY_MAC.search(text) is not None or len(_MAC.findall(text)) >= _MANY


def twisted_encoding(text: str) -> str:
    """Which of ``TWISTED`` a text read as UTF-8 really is: it must undo without rest and plainly give å, ä and ö; else the empty string."""
    right = len(_SWEDISH.findall(text))
    twice = len(_TWICE.findall(text))
    names = ["utf-8-twice", "utf-8-twice-latin-1"] if twice >= max(_FEWEST, _PLAINLY * right) else []
    names += ["mac-roman-in-utf-8"] if not right and not twice and _is_mac(text) else []
    data = text.encode("utf-8", errors="surrogateescape")
    return next((name for name in names if _undoes(data, name)), "")


def _undoes(data: bytes, name: str) -> bool:
    try:
        text = data.decode(name)
    except UnicodeError:
        return False
    return text.encode(name) == data and _SWEDISH.search(text) is not None


def looks_wrong(text: str) -> bool:
    """Whether å, ä and ö are missing from a text in which something stands that they often turn into.

    >>> looks_wrong("Vad Šr mŒlet?"), looks_wrong("Vad är målet?"), looks_wrong("What is the aim?")
    (True, False, False)
    """
    if _SWEDISH.search(text):
        return len(_SURELY_STRANGE.findall(text)) >= _FEWEST
    return len(_STRANGE.findall(text)) >= _FEWEST or _SURELY_STRANGE.search(text) is not None or _is_mac(text)


def _decode(data: bytes, name: str) -> tuple[str, int]:
    right, wrong_bytes, _characters = TWISTED[name]
    text = bytes(data).decode("utf-8")
    mark = _MARK if text.startswith(_MARK) else ""
    try:
        inner = bytes(wrong_bytes[character] for character in text[len(mark) :])
    except KeyError as error:
        character = error.args[0]
        raise UnicodeDecodeError(name, bytes(data), 0, 1, f"U+{ord(character):04X} was never encoded twice") from None
    return mark + inner.decode(right), len(data)


def _encode(text: str, name: str, errors: str) -> tuple[bytes, int]:
    right, _bytes, characters = TWISTED[name]
    mark = _MARK if text.startswith(_MARK) else ""
    inner = text[len(mark) :].encode(right, errors)
    return (mark + "".join(characters[byte] for byte in inner)).encode("utf-8"), len(text)


def _find_codec(name: str) -> codecs.CodecInfo | None:
    wanted = name.replace("_", "-")
    if wanted not in TWISTED:
        return None
    return codecs.CodecInfo(
        name=wanted,
        encode=lambda text, errors="strict": _encode(text, wanted, errors),
        decode=lambda data, errors="strict": _decode(bytes(data), wanted),  # noqa: ARG005  # what codecs call
    )


codecs.register(_find_codec)  # so that a file can be written back as it was
