"""A .qdpx opened with care: a zip from somebody else's machine, of which only what is needed is unpacked, and in memory alone."""

import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from zipfile import BadZipFile, ZipFile, ZipInfo

from tfbb_coding.errors import UnreadableError
from tfbb_coding.files.decoding import read_bytes
from tfbb_coding.files.presence import is_file, is_folder
from tfbb_coding.files.refi.names import ABSOLUTE, PROJECT_PART, RELATIVE, SOURCES
from tfbb_coding.messages import _

_LARGEST_PART, _MOST_RATIO, _SURELY_SMALL = 200_000_000, 400, 1_000_000
BROKEN = (BadZipFile, EOFError, RuntimeError, NotImplementedError, ValueError, OSError, zlib.error)


class Package:
    """An open .qdpx: the project's XML, and the sources that it refers to."""

    def __init__(self, path: Path, archive: ZipFile) -> None:
        self.path = path
        self._archive = archive
        self._parts = {_plain(info.filename).casefold(): info.filename for info in archive.infolist() if not info.is_dir()}
        if any(".." in PurePosixPath(name).parts or name.startswith("/") or ":" in name for name in self._parts):
            raise self._error(_("a part of the archive would lie outside it; the file is damaged or made to do harm"))

    def project(self) -> bytes:
        """The project's XML. Raises :class:`UnreadableError` where there is none."""
        own = [name for name in self._parts if name == PROJECT_PART] or [name for name in self._parts if name.endswith(".qde")]
        if len(own) != 1:
            raise self._error(_("the archive holds no {part}, so it is no project").format(part=PROJECT_PART))
        return self._read(own[0])

    def source(self, reference: str) -> bytes:
        """What ``internal://…``, ``relative://…`` or ``absolute://…`` refers to.

        What does not lie in the archive is looked for beside it, and nowhere else: a file from elsewhere must not make the program read
        whatever it names. Raises :class:`UnreadableError`.
        """
        plain = _plain(reference.partition("://")[2] or reference)
        if ".." in PurePosixPath(plain).parts:
            raise self._error(_("a source refers to a place outside the project; it was not read"))
        if reference.startswith((RELATIVE, ABSOLUTE)):
            return self._beside(plain)
        wanted = plain.lstrip("/").casefold()
        found = next((name for name in (f"{SOURCES}/{wanted}", wanted) if name in self._parts), None)
        if found is None:
            raise self._missing(plain)
        return self._read(found)

    def _beside(self, plain: str) -> bytes:
        """A file below the archive's own folder: where it is said to lie there, or by its name alone."""
        folder = self.path.parent
        name = PurePosixPath(plain).name
        inside = [folder / plain.lstrip("/")] if ":" not in plain else []
        around = (SOURCES, "Sources", self.path.stem, f"{self.path.stem} Media")  # the last is how ATLAS.ti puts them beside its archive
        for place in (*inside, folder / name, *(folder / one / name for one in around)):
            if is_file(place) and place.resolve().is_relative_to(folder.resolve()):
                return read_bytes(place)
        raise self._missing(plain)

    def _read(self, name: str) -> bytes:
        info = self._archive.getinfo(self._parts[name])
        if info.flag_bits & 1:
            raise self._error(_("the archive is protected by a password"), _("export the project again without one"))
        if not is_harmless(info):
            size = info.file_size // 1_000_000
            raise self._error(_("the file would unpack to {size} MB; it is damaged or made to do harm").format(size=size))
        try:
            return self._archive.read(info)  # stops at the size that was looked at, and where the check sum is another
        except BROKEN:
            raise broken(self.path) from None

    def _missing(self, plain: str) -> UnreadableError:
        message = _("the source '{name}' is missing: the project refers to it, and it is not there").format(name=PurePosixPath(plain).name)
        return self._error(message, _("export the project again with its sources, or put the file beside the project's"))

    def _error(self, message: str, hint: str = "") -> UnreadableError:
        return UnreadableError(message, path=self.path, hint=hint or _("export the project again"))


def is_harmless(info: ZipInfo) -> bool:
    """Whether a part of an archive unpacks to a size that a project's part can have."""
    swollen = info.file_size > _SURELY_SMALL and info.file_size > _MOST_RATIO * max(info.compress_size, 1)
    return not swollen and info.file_size <= _LARGEST_PART


@contextmanager
def opened(path: Path) -> Iterator[Package]:
    """The package, open for as long as it is read. Raises :class:`UnreadableError` where it is no whole zip."""
    if is_folder(path):
        raise UnreadableError(_("is a folder, not a file"), path=path, hint=_("name the .qdpx or .qdc file"))
    if not is_file(path):
        raise UnreadableError(_("no such file"), path=path, hint=_("check the spelling and the folder"))
    try:
        archive = ZipFile(path)
    except BROKEN:
        raise broken(path) from None
    with archive:
        yield Package(path, archive)


def broken(path: Path) -> UnreadableError:
    """The error for an archive that is not whole."""
    hint = _("export the project again; a file that was still being copied may be cut off")
    return UnreadableError(_("this is no whole .qdpx file"), path=path, hint=hint)


def _plain(name: str) -> str:
    return name.replace("\\", "/")
