"""Which files in what the user named are transcripts."""

from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from pathlib import Path

from tfbb_coding.errors import TfbbError
from tfbb_coding.files.presence import is_file, is_folder, is_there
from tfbb_coding.files.transcripts.own_tables import is_own_table
from tfbb_coding.files.transcripts.registry import EXTENSIONS
from tfbb_coding.messages import _, typed_path
from tfbb_coding.model.report import Finding, Severity

_NO_TRANSCRIPTS_IN = {"results", "codings", "codebooks", "condensations", "history", "review", "node_modules"}
_STUDY = "study.yaml"
_NAMED = 5
"""How many studies a message names."""
_DEPTH = 4
"""How many folders down studies are looked for."""
_LOOKED_INTO = 3000
"""How many folders are looked into for studies: whoever stands in a disk's first folder is not kept waiting."""
_NO_TRANSCRIPT = {"study.yaml", "log.jsonl"}
_OTHER_KINDS = """doc dot docm pdf pages wpd wps odp ods ppt pptx xls numbers htm html one note
mp3 m4a wav wma aac flac ogg opus amr aiff dss ds2 mp4 mov avi mkv webm wmv m4v 3gp"""
_NOT_READ = frozenset(f".{extension}" for extension in _OTHER_KINDS.split())
"""What interviews also come as: documents of other programs, sound and film."""


def find_transcripts(paths: Sequence[Path]) -> tuple[list[Path], list[Finding]]:
    """The transcripts among ``paths`` (files and folders), sorted and each once, and a finding for every folder without any.

    A file named by the user is taken whatever it is called; from a folder only files whose extension some reader knows are taken, and from
    a study folder only those in its ``transcripts/``. What tfbb itself wrote is none. Raises TfbbError for a path that does not exist, a
    folder that cannot be read, and one that is no study but has studies below it.
    """
    found: dict[Path, Path] = {}
    findings: list[Finding] = []
    for path in paths:
        if not is_there(path):
            raise TfbbError(_("no such file or folder"), path=path, hint=_("check the spelling and where you stand"))
        _refuse_studies(path)
        inside = _inside(path, _is_transcript) if is_folder(path) else [path]
        for file in inside:
            found.setdefault(file.resolve(), file)
        if not inside:
            findings.append(_empty_folder(path))
    return sorted(found.values()), findings


def left_out(paths: Sequence[Path]) -> list[Path]:
    """The files in the folders among ``paths`` that may be interviews but are of a kind that no reader knows, sorted and each once.

    Documents of other programs (.doc, .pdf, .pages …), sound and film; sought where :func:`find_transcripts` seeks. A recording that
    lies beside its transcript (the same name) is none of them, nor a file that the user names: reading it says what to do. Raises
    TfbbError for a folder that cannot be read.
    """
    folders = [path for path in paths if is_folder(path)]
    read = {file.resolve().with_suffix("") for folder in folders for file in _inside(folder, _may_be_transcript)}
    found = {file.resolve(): file for folder in folders for file in _inside(folder, _may_be_interview)}
    return sorted(file for resolved, file in found.items() if resolved.with_suffix("") not in read)


def studies_below(folder: Path) -> list[Path]:
    """The study folders below a folder that is none, nearest first; those within a study are not looked for."""
    if is_file(folder / _STUDY):
        return []
    found: list[Path] = []
    level, looked = [folder], 0
    for _depth in range(_DEPTH):
        below = [entry for parent in level for entry in _folders_in(parent)][: _LOOKED_INTO - looked]
        looked += len(below)
        found += [entry for entry in below if is_file(entry / _STUDY)]
        level = [entry for entry in below if not is_file(entry / _STUDY)]
    return found


def more_than(folders: Sequence[Path], most: int) -> bool:
    """Whether more than ``most`` files in the folders might be transcripts; no further is counted."""
    return len(list(islice((file for folder in folders for file in _files(folder, _may_be_transcript)), most + 1))) > most


def _refuse_studies(folder: Path) -> None:
    """Raises :class:`TfbbError` where studies lie below: everything in them, names and all, would be taken for interviews."""
    studies = studies_below(folder) if is_folder(folder) and not is_folder(folder / "transcripts") else []
    if not studies:
        return
    names = ", ".join(typed_path(study.relative_to(folder)) for study in studies[:_NAMED]) + (" …" if len(studies) > _NAMED else "")
    hint = _("go into one of them (`cd {study}`) or name it after the command; interviews that belong to none are named as files").format(
        study=typed_path(studies[0])
    )
    raise TfbbError(_("this folder is no study, but there are studies in it: {names}").format(names=names), path=folder, hint=hint)


def _folders_in(folder: Path) -> list[Path]:
    try:
        return sorted(entry for entry in folder.iterdir() if entry.is_dir() and _may_hold_transcripts(entry))
    except OSError:
        return []


def _inside(folder: Path, wanted: Callable[[Path], bool]) -> list[Path]:
    try:
        return sorted(_files(folder, wanted))
    except OSError as error:
        message = _("the folder could not be read ({reason})").format(reason=error.strerror)
        raise TfbbError(message, path=folder, hint=_("change its rights, or copy the transcripts to a folder of your own")) from None


def _files(folder: Path, wanted: Callable[[Path], bool]) -> Iterator[Path]:
    own = folder / "transcripts"
    if is_folder(own):
        yield from _walk(own, wanted)
    else:
        yield from _walk(folder, wanted)


def _walk(folder: Path, wanted: Callable[[Path], bool]) -> Iterator[Path]:
    for entry in folder.iterdir():
        if entry.name.startswith((".", "~$")):
            continue
        if entry.is_dir():
            if _may_hold_transcripts(entry) and not is_file(entry / _STUDY):
                yield from _walk(entry, wanted)
        elif wanted(entry):
            yield entry


def _may_hold_transcripts(entry: Path) -> bool:
    """Whether a folder below may hold interviews: none that tfbb writes, no hidden one, no programs, and no link, which may lead up."""
    if entry.name.startswith(".") or entry.name.lower() in _NO_TRANSCRIPTS_IN:
        return False
    return not entry.is_symlink() and not is_file(entry / "pyvenv.cfg")


def _is_transcript(entry: Path) -> bool:
    return _may_be_transcript(entry) and not is_own_table(entry)


def _may_be_transcript(entry: Path) -> bool:
    name = entry.name.lower()
    return entry.suffix.lower() in EXTENSIONS and name not in _NO_TRANSCRIPT and not name.startswith("readme")


def _may_be_interview(entry: Path) -> bool:
    return entry.suffix.lower() in _NOT_READ and not entry.name.lower().startswith("readme")


def _empty_folder(folder: Path) -> Finding:
    return Finding(
        str(folder),
        0,
        0,
        "no-transcripts",
        _("there is no transcript in this folder"),
        _("transcripts end in {extensions}").format(extensions=", ".join(sorted(EXTENSIONS))),
        Severity.ERROR,
    )
