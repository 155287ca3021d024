"""What to do with a file that cannot be looked into."""

from collections.abc import Iterable
from pathlib import Path

from tfbb_coding.files.transcripts.kinds import ARCHIVES, DOCUMENTS, PICTURES, SOUND
from tfbb_coding.messages import _

_LETTERS = frozenset({".msg", ".eml", ".pst", ".mbox"})
_DATA = frozenset({".sav", ".dta", ".rds", ".sas7bdat", ".mdb", ".accdb"})
_PROJECTS = frozenset({".nvp", ".nvpx", ".mx22", ".mx24", ".mqda", ".atlproj", ".atlproj9", ".qda", ".rqda"})


def way_out(suffix: str) -> str:
    """What a person can do about a file of this kind, as a half sentence; the empty string where nothing is known of it."""
    kind = suffix.lower()
    if kind in SOUND:
        return _("a recording: a voice tells who it is; keep it apart, and look into its transcript")
    if kind in PICTURES:
        return _("a picture: look at it yourself for faces, signs and names")
    if kind in ARCHIVES:
        return _("an archive: unpack it, and name the folder")
    if kind in DOCUMENTS:
        return _("open it in the program that made it, and save it as {extension}").format(extension=DOCUMENTS[kind])
    if kind in _LETTERS:
        return _("a letter: save it as text from the program that you read it in")
    if kind in _DATA:
        return _("a table of data: save it as .csv or .xlsx")
    if kind in _PROJECTS:
        return _("a project of another program: export it from there as .qdpx")
    return ""


def grouped(paths: Iterable[Path]) -> list[tuple[str, list[Path]]]:
    """The files by what can be done about them, in the order of the files; those of which nothing is known last."""
    found: dict[str, list[Path]] = {}
    for path in paths:
        found.setdefault(way_out(path.suffix), []).append(path)
    unknown = found.pop("", None)
    return [*found.items(), *([("", unknown)] if unknown else [])]
