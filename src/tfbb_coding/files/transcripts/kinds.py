"""What kind of file a file is, whatever its name says, and what to do with one that is not read.

Word saves rich text, web pages and new documents as .doc, too; these are read.
"""

import io
from collections.abc import Sequence
from pathlib import Path
from zipfile import BadZipFile, ZipFile

from tfbb_coding.errors import UnreadableError
from tfbb_coding.files.decoding import read_bytes
from tfbb_coding.files.presence import is_folder, is_there
from tfbb_coding.messages import _

_MOST_BYTES = 200_000_000
_LOOKED_AT = 1000
_PARTS = {"word/document.xml": ".docx", "xl/workbook.xml": ".xlsx", "content.xml": ".odt"}


def kind_of(path: Path) -> str:
    """The extension of the layout that the file has, in small letters: its own, but for ``.doc`` what stands in it.

    Raises UnreadableError for a file that cannot be opened.
    """
    suffix = path.suffix.lower()
    return (by_content(read_bytes(path, _MOST_BYTES)) or suffix) if suffix == ".doc" else suffix


def by_content(data: bytes) -> str:
    """The extension of the layout that the bytes have, where their beginning tells, or the empty string.

    >>> by_content(b"{\\\\rtf1 Hej}"), by_content(b"<html><body>Hej"), by_content(b"Hej")
    ('.rtf', '.html', '')
    """
    beginning = data[:_LOOKED_AT].lstrip(b"\xef\xbb\xbf \t\r\n")
    if beginning.startswith(b"{\\rtf"):
        return ".rtf"
    if beginning.lower().startswith((b"<html", b"<!doctype html")):
        return ".html"
    if not beginning.startswith(b"PK"):
        return ""
    try:
        with ZipFile(io.BytesIO(data)) as archive:
            names = set(archive.namelist())
    except BadZipFile:
        return ""
    return next((extension for part, extension in _PARTS.items() if part in names), "")


_SOUND_KINDS = ".mp3 .m4a .wav .wma .aac .flac .ogg .opus .amr .aiff .dss .ds2 .mp4 .mov .avi .mkv .webm .wmv .m4v .3gp"
_PICTURE_KINDS = ".jpg .jpeg .png .tif .tiff .heic .gif .bmp .webp .emf .wmf"
SOUND, PICTURES = frozenset(_SOUND_KINDS.split()), frozenset(_PICTURE_KINDS.split())
ARCHIVES = frozenset({".zip", ".7z", ".rar", ".gz", ".tar", ".tgz"})
DOCUMENTS = {
    **dict.fromkeys((".doc", ".dot", ".docm", ".dotx", ".wpd", ".wps", ".pages", ".sxw"), ".docx"),
    **dict.fromkeys((".xls", ".xlsb", ".numbers"), ".xlsx"),
    **dict.fromkeys((".ppt", ".pps", ".key"), ".pptx"),
    **dict.fromkeys((".fodt", ".odg"), ".odt"),
}
"""Documents of other programs, each with the kind that it can be saved as."""
_TEXTS = frozenset({".txt", ".md", ".vtt", ".srt", ".csv", ".tsv", ".json", ".docx", ".rtf"})


def check_name(path: Path, kind: str) -> None:
    """Raises UnreadableError where a file's name says another kind than what stands in it: every command goes by the name."""
    if path.suffix.lower() not in _TEXTS:
        return
    with path.open("rb") as file:
        beginning = file.read(_LOOKED_AT)
    content = by_content(read_bytes(path, _MOST_BYTES) if beginning.startswith(b"PK") else beginning)
    if content and content != kind:
        raise UnreadableError(
            _("what stands in the file is a {extension} file, whatever its name says").format(extension=content),
            path=path,
            hint=_("change its name so that it ends in {extension}").format(extension=content),
        )


def holds_pictures(path: Path) -> bool:
    """Whether pictures stand in a document (Word, OpenDocument)."""
    try:
        with ZipFile(path) as archive:
            return any(name.startswith(("word/media/", "Pictures/")) for name in archive.namelist())
    except (BadZipFile, OSError):
        return False


def unknown_kind(path: Path, known: Sequence[str]) -> UnreadableError:
    """The error for a file of a kind that no reader knows: what it is, and what to do."""
    suffix = path.suffix.lower()
    if not is_there(path):
        return UnreadableError(_("no such file"), path=path, hint=_("check the spelling and the folder"))
    if is_folder(path):
        return UnreadableError(_("this is a folder, not a transcript"), path=path, hint=_("name a file in it"))
    message, hint = _told(suffix)
    listed = _("known are {extensions}").format(extensions=", ".join(known))
    return UnreadableError(message.format(extension=path.suffix), path=path, hint=f"{hint}; {listed}" if hint else listed)


def _told(suffix: str) -> tuple[str, str]:
    if suffix in SOUND:
        return _("this is a recording, not a transcript"), _("transcribe it first, and name the text")
    if suffix in PICTURES:
        return _("this is a picture, not a transcript"), _("write it out, or have its text recognised, and name the text")
    if suffix in ARCHIVES:
        return _("this is an archive of files, not a transcript"), _("unpack it, and name the files in it")
    if suffix == ".doc":
        return _("this is a Word document of the old kind, from before 2007"), _("open it in Word and save it as .docx")
    if suffix in DOCUMENTS:
        return _("no reader knows files that end in '{extension}'"), _("save it as {extension}").format(extension=DOCUMENTS[suffix])
    return _("no reader knows files that end in '{extension}'"), ""
