"""The key between placeholders and originals: an encrypted file (:mod:`tfbb_coding.files.vault`) outside the study, for its owner alone."""

import base64
import hashlib
import json
import os
from pathlib import Path
from typing import Any

from tfbb_coding.errors import TfbbError, UnreadableError
from tfbb_coding.files.presence import is_there
from tfbb_coding.files.study_places import is_study
from tfbb_coding.files.vault import Vault, open_vault, write_private
from tfbb_coding.messages import _
from tfbb_coding.model.replacement import Identity, KeptFile, Key, Patch

MAGIC = b"tfbb-key-1\n"


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


def write_key(path: Path, key: Key, passphrase: str, *, cost: int | None = None) -> None:
    """Encrypt ``key`` and write it for its owner alone (mode 0600 where the file system knows modes)."""
    content = json.dumps(_as_json(key), ensure_ascii=False).encode()
    write_private(path, Vault.new(MAGIC, passphrase, cost=cost).locked(content))


def read_key(path: Path, passphrase: str) -> Key:
    """The key in ``path``. Raises :class:`TfbbError` when there is none, it is damaged, or the passphrase is another."""
    check_key(path)
    hints = (
        _("name the file that was given with --key"),
        _("try again; without the right passphrase nobody can open it, and nobody can make a new one"),
    )
    return _from_json(json.loads(open_vault(path, MAGIC, passphrase, hints)[1]))


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
