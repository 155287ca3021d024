"""Every file that lies in a study folder, whoever has put it there, and the words in it: nothing may hide from a withdrawal."""

import os
from collections.abc import Iterator
from pathlib import Path
from zipfile import BadZipFile, is_zipfile

from tfbb_coding.errors import TfbbError
from tfbb_coding.files.decoding import MAX_BYTES
from tfbb_coding.files.documents import read_document
from tfbb_coding.files.locks import FOLDER as LOCKS
from tfbb_coding.files.log import LOG_NAME
from tfbb_coding.files.open_elsewhere import is_open_sign
from tfbb_coding.files.presence import is_file
from tfbb_coding.files.texts import texts_of
from tfbb_coding.model.identifier import NamedText

_SKIPPED = frozenset({".git", ".hg", ".svn", LOCKS})
_RECORDINGS = (
    ".mp3",
    ".m4a",
    ".wav",
    ".wma",
    ".aac",
    ".ogg",
    ".opus",
    ".flac",
    ".amr",
    ".mp4",
    ".mov",
    ".avi",
    ".mkv",
    ".webm",
    ".wmv",
    ".3gp",
)
_PICTURES = (".png", ".jpg", ".jpeg", ".gif", ".tif", ".tiff", ".bmp", ".heic", ".emf", ".wmf")
_PACKED = (".doc", ".xls", ".ppt", ".msg", ".gz", ".bz2", ".xz", ".7z", ".rar", ".enc", ".gpg", ".db", ".sqlite")
_CLOSED = frozenset({*_RECORDINGS, *_PICTURES, *_PACKED})
"""What holds words that nobody can read here: recordings, pictures, old or packed files."""
_AS_DOCUMENTS = frozenset({".rtf", ".pdf", ".eaf", ".exb", ".trs", ".otr"})
"""What is no archive and no text, so that only its reader sees the words."""
_LARGEST = 4 * MAX_BYTES
_OLD_OFFICE = b"\xd0\xcf\x11\xe0"


def all_files(root: Path) -> Iterator[Path]:
    """The files below a folder, hidden ones too; not version control, locks, and the study's log, which holds no words."""
    for folder, inner, names in os.walk(root):
        inner[:] = sorted(name for name in inner if name not in _SKIPPED)
        paths = (Path(folder, name) for name in sorted(names))
        yield from (path for path in paths if is_file(path) and path != root / LOG_NAME and not is_open_sign(path))


def has_versions(root: Path) -> bool:
    """Whether a version control keeps older files of the study."""
    return any((folder / name).exists() for folder in (root, *root.resolve().parents) for name in (".git", ".hg", ".svn"))


def words_of_file(path: Path) -> list[NamedText] | None:
    """The words in a file, in its hidden parts too; None where nobody can look into it."""
    if path.suffix.lower() in _CLOSED:
        return None
    try:
        if path.stat().st_size > _LARGEST:
            return None
        data = path.read_bytes()
        if data.startswith(_OLD_OFFICE) or (data.startswith(b"PK") and not is_zipfile(path)):
            return None
        return _document(path) if path.suffix.lower() in _AS_DOCUMENTS else texts_of(path.name, data)
    except (TfbbError, BadZipFile, OSError, ValueError, RuntimeError, NotImplementedError):  # the last two: a zip with a password
        return None


def _document(path: Path) -> list[NamedText]:
    document = read_document(path)
    return [NamedText(path.name, document.text), *(NamedText(f"{path.name} › {part.name}", part.text) for part in document.parts)]
