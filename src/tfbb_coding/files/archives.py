"""Files that are zip archives inside (docx, xlsx, odt): opened only when they are whole and harmless."""

import io
import zlib
from pathlib import Path
from zipfile import BadZipFile, ZipFile, is_zipfile

from tfbb_coding.errors import UnreadableError
from tfbb_coding.files.decoding import read_bytes
from tfbb_coding.messages import _

_MOST_BYTES = 200_000_000
_MOST_XML, _MOST_RATIO = 100_000_000, 400
_ENTITY_DECLARATIONS = (b"<!DOCTYPE", b"<!ENTITY", "<!DOCTYPE".encode("utf-16-le"), "<!DOCTYPE".encode("utf-16-be"))


def open_archive(path: Path, data: bytes | None = None) -> io.BytesIO:
    """The file's bytes (or ``data``, which stands within it) as a stream, after its parts were looked at.

    Raises UnreadableError for a broken archive, one whose parts would unpack to absurd sizes (a "zip bomb"), and one whose XML
    declares entities, which no office program writes and which can be made to fill the memory.
    """
    data = read_bytes(path, _MOST_BYTES) if data is None else data
    stream = io.BytesIO(data)
    if not is_zipfile(stream):
        raise _encrypted(path) if data.startswith(b"\xd0\xcf\x11\xe0") else broken_file(path, path.suffix.lstrip("."))
    try:
        with ZipFile(stream) as archive:
            _look_through(archive, path)
    except (BadZipFile, EOFError, RuntimeError, NotImplementedError, ValueError, OSError, zlib.error):
        raise broken_file(path, path.suffix.lstrip(".")) from None
    stream.seek(0)
    return stream


def _look_through(archive: ZipFile, path: Path) -> None:
    for part in archive.infolist():
        if not part.filename.lower().endswith((".xml", ".rels")):
            continue
        if part.file_size > _MOST_XML or part.file_size > _MOST_RATIO * max(part.compress_size, 1000):
            raise UnreadableError(
                _("the file would unpack to {size} MB; it is damaged or made to do harm").format(size=part.file_size // 1_000_000),
                path=path,
                hint=_("export the transcript again"),
            )
        content = archive.read(part)
        if any(mark in content for mark in _ENTITY_DECLARATIONS):
            raise UnreadableError(
                _("the file declares XML entities, which no office program does; it was not opened"),
                path=path,
                hint=_("export the transcript again"),
            )
        if part.filename == "META-INF/manifest.xml" and b":encryption-data" in content:
            hint = _("open it in the program that made it, and save a copy without a password")
            raise UnreadableError(_("the file is protected by a password"), path=path, hint=hint)


def broken_file(path: Path, kind: str) -> UnreadableError:
    """The error for a file that is not whole."""
    return UnreadableError(
        _("this is no whole {kind} file").format(kind=kind),
        path=path,
        hint=_("open it in the program that made it and save it again; a file that was still being copied may be cut off"),
    )


def _encrypted(path: Path) -> UnreadableError:
    return UnreadableError(
        _("this is an old or password-protected Office file"), path=path, hint=_("open it in Word or Excel and save it as .docx or .xlsx")
    )
