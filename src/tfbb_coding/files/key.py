"""The key between placeholders and originals: one encrypted file, outside the study, readable by its owner alone.

Layout: ``tfbb-key-1\\n``, one byte (the binary logarithm of scrypt's cost), 16 bytes salt, 12 bytes nonce, then AES-256-GCM of the
zlib-compressed JSON, with everything before as associated data. The 256-bit key is scrypt (RFC 7914; r 8, p 1) of the passphrase in
NFC and UTF-8. Nothing of this is our own invention but the order of the fields.
"""

import base64
import hashlib
import json
import os
import secrets
import unicodedata
import zlib
from pathlib import Path
from typing import Any

from tfbb_coding.errors import TfbbError, UnreadableError
from tfbb_coding.files.atomic import write_bytes
from tfbb_coding.files.presence import is_there
from tfbb_coding.files.study_places import is_study
from tfbb_coding.messages import _
from tfbb_coding.model.replacement import Identity, KeptFile, Key, Patch

MAGIC = b"tfbb-key-1\n"
COST = 17
"""scrypt's N as a power of two: 128 MB and about half a second, which a guesser has to spend on every guess (OWASP, 2023)."""
_MOST_COST = 20
_SALT, _NONCE = 16, 12
OWNER_ONLY = 0o600


def check_place(path: Path, forbidden: list[Path], what: str) -> None:
    """Raise :class:`TfbbError` when a file with original words would lie in a study folder or in one of the ``forbidden`` ones."""
    place = Path(os.path.realpath(path))
    inside = [folder for folder in forbidden if place.is_relative_to(os.path.realpath(folder))]
    studies = [folder for folder in place.parents if is_study(folder)]
    if inside or studies:
        raise TfbbError(
            _("{what} may not lie in the study or beside the copies, since it tells who is who").format(what=what),
            path=path,
            hint=_("choose a place of your own, such as an encrypted disk that only you can open"),
        )


def check_key(path: Path) -> None:
    """Raise :class:`UnreadableError` where there is no key, or another file: told before anybody types a passphrase."""
    if not is_there(path):
        raise UnreadableError(_("no such file"), path=path, hint=_("name the key that was written when the words were replaced"))
    with path.open("rb") as file:
        if file.read(len(MAGIC)) != MAGIC:
            raise UnreadableError(_("this is no key of tfbb"), path=path, hint=_("name the file that was given with --key"))


def write_key(path: Path, key: Key, passphrase: str, *, cost: int = COST) -> None:
    """Encrypt ``key`` and write it for its owner alone (mode 0600 where the file system knows modes)."""
    head = MAGIC + bytes([cost]) + secrets.token_bytes(_SALT)
    nonce = secrets.token_bytes(_NONCE)
    plain = zlib.compress(json.dumps(_as_json(key), ensure_ascii=False).encode(), 9)
    write_private(path, head + nonce + _cipher(passphrase, head).encrypt(nonce, plain, head))


def write_private(path: Path, data: bytes) -> None:
    """Write a file that only its owner may read, from its first byte on."""
    write_bytes(path, data, mode=OWNER_ONLY)


def read_key(path: Path, passphrase: str) -> Key:
    """The key in ``path``. Raises :class:`TfbbError` when there is none, it is damaged, or the passphrase is another."""
    from cryptography.exceptions import InvalidTag

    check_key(path)
    data = path.read_bytes()
    at = len(MAGIC) + 1 + _SALT
    if len(data) <= at + _NONCE or data[len(MAGIC)] > _MOST_COST:
        raise UnreadableError(_("this is no key of tfbb"), path=path, hint=_("name the file that was given with --key"))
    try:
        plain = _cipher(passphrase, data[:at]).decrypt(data[at : at + _NONCE], data[at + _NONCE :], data[:at])
    except InvalidTag:
        hint = _("try again; without the right passphrase nobody can open it, and nobody can make a new one")
        raise TfbbError(_("the passphrase is not the right one, or the key is damaged"), path=path, hint=hint) from None
    return _from_json(json.loads(zlib.decompress(plain)))


class _Cipher:
    """AES-256-GCM under a passphrase."""

    def __init__(self, secret: bytes) -> None:
        from cryptography.hazmat.primitives.ciphers.aead import AESGCM

        self._aes = AESGCM(secret)

    def encrypt(self, nonce: bytes, data: bytes, head: bytes) -> bytes:
        return self._aes.encrypt(nonce, data, head)

    def decrypt(self, nonce: bytes, data: bytes, head: bytes) -> bytes:
        return self._aes.decrypt(nonce, data, head)


def _cipher(passphrase: str, head: bytes) -> _Cipher:
    from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

    cost, salt = head[len(MAGIC)], head[len(MAGIC) + 1 :]
    words = unicodedata.normalize("NFC", passphrase).encode()  # å typed on a Mac and on a PC are one passphrase
    return _Cipher(Scrypt(salt=salt, length=32, n=2**cost, r=8, p=1).derive(words))


def _as_json(key: Key) -> dict[str, Any]:
    return {
        "identities": [[i.placeholder, i.kind, list(i.forms)] for i in key.identities],
        "files": [[f.name, f.original_name, f.sha256, f.original_sha256, [_patch_json(p) for p in f.patches], f.mode] for f in key.files],
    }


def _patch_json(patch: Patch) -> list[int | str]:
    return [patch.start, patch.end, base64.b64encode(patch.original).decode()]


def _from_json(raw: dict[str, Any]) -> Key:
    return Key(
        tuple(Identity(placeholder, kind, tuple(forms)) for placeholder, kind, forms in raw["identities"]),
        tuple(
            KeptFile(name, before, after, sha, tuple(Patch(start, end, base64.b64decode(words)) for start, end, words in patches), *mode)
            for name, before, after, sha, patches, *mode in raw["files"]
        ),
    )


def digest(data: bytes) -> str:
    """SHA-256 in hexadecimal digits: whether a copy is still the one that was written."""
    return hashlib.sha256(data).hexdigest()
