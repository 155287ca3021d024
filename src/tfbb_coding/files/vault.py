"""Files that only a passphrase opens.

Layout: a line that names the kind of file, one byte (the binary logarithm of scrypt's cost), 16 bytes salt, 12 bytes nonce, then
AES-256-GCM of the zlib-compressed content, with everything before the nonce as associated data. The 256-bit key is scrypt (RFC 7914;
r 8, p 1) of the passphrase in NFC and UTF-8. Nothing of this is our own invention but the order of the fields.
"""

import secrets
import unicodedata
import zlib
from pathlib import Path

from tfbb_coding.errors import TfbbError, UnreadableError
from tfbb_coding.files.atomic import write_bytes
from tfbb_coding.messages import _

COST = 17
"""scrypt's N as a power of two: 128 MB and about half a second, which a guesser has to spend on every guess (OWASP, 2023)."""
_MOST_COST = 20
_SALT, _NONCE = 16, 12
OWNER_ONLY = 0o600


def write_private(path: Path, data: bytes) -> None:
    """Write a file that only its owner may read, from its first byte on."""
    write_bytes(path, data, mode=OWNER_ONLY)


class Vault:
    """What one passphrase locks and opens, under one salt: what takes long is done once, and every content gets a nonce of its own."""

    def __init__(self, head: bytes, magic: bytes, passphrase: str) -> None:
        from cryptography.hazmat.primitives.ciphers.aead import AESGCM
        from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

        cost, salt = head[len(magic)], head[len(magic) + 1 :]
        words = unicodedata.normalize("NFC", passphrase).encode()  # å typed on a Mac and on a PC are one passphrase
        self._head = head
        self._aes = AESGCM(Scrypt(salt=salt, length=32, n=2**cost, r=8, p=1).derive(words))

    @classmethod
    def new(cls, magic: bytes, passphrase: str, *, cost: int | None = None) -> "Vault":
        """A vault for a new file, with a new salt."""
        return cls(magic + bytes([cost or COST]) + secrets.token_bytes(_SALT), magic, passphrase)

    def locked(self, content: bytes) -> bytes:
        """The file that holds the content."""
        nonce = secrets.token_bytes(_NONCE)
        return self._head + nonce + self._aes.encrypt(nonce, zlib.compress(content, 9), self._head)

    def opened(self, data: bytes) -> bytes | None:
        """The content of such a file; None where it was locked with another passphrase, or is damaged."""
        from cryptography.exceptions import InvalidTag

        at = len(self._head)
        try:
            return zlib.decompress(self._aes.decrypt(data[at : at + _NONCE], data[at + _NONCE :], data[:at]))
        except InvalidTag:
            return None


def open_vault(path: Path, magic: bytes, passphrase: str, hints: tuple[str, str]) -> tuple[Vault, bytes]:
    """The vault of the file in ``path`` and its content.

    Raises :class:`UnreadableError` where it is another file, and :class:`TfbbError` where the passphrase is another; ``hints`` say what to
    do in either case.
    """
    data = path.read_bytes()
    at = len(magic) + 1 + _SALT
    if not data.startswith(magic) or len(data) <= at + _NONCE or data[len(magic)] > _MOST_COST:
        raise UnreadableError(_("this is no key of tfbb"), path=path, hint=hints[0])
    vault = Vault(data[:at], magic, passphrase)
    content = vault.opened(data)
    if content is None:
        raise TfbbError(_("the passphrase is not the right one, or the key is damaged"), path=path, hint=hints[1])
    return vault, content
