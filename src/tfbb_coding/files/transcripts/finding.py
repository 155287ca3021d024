"""Which files in what the user named are transcripts."""

from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from pathlib import Path

from tfbb_coding.errors import TfbbError
from tfbb_coding.files.open_elsewhere import is_open_sign, open_document
from tfbb_coding.files.presence import is_folder, is_there
from tfbb_coding.files.study_places import STUDY_NAME, TRANSCRIPTS, is_study, may_hold_material, refuse_studies_below
from tfbb_coding.files.transcripts.own_tables import is_own_table
from tfbb_coding.files.transcripts.registry import EXTENSIONS
from tfbb_coding.messages import _
from tfbb_coding.model.report import Finding, Severity

_PRINT = ".pdf"
_NO_TRANSCRIPT = {STUDY_NAME, "log.jsonl"}
_OTHER_KINDS = """doc dot docm pages wpd wps odp ppt pptx xls numbers one note
mp3 m4a wav wma aac flac ogg opus amr aiff dss ds2 mp4 mov avi mkv webm wmv m4v 3gp"""
_NOT_READ = frozenset(f".{extension}" for extension in _OTHER_KINDS.split())
"""What interviews also come as: documents of other programs, sound and film."""


def find_transcripts(paths: Sequence[Path], ask: Callable[[Path], None] | None = None) -> tuple[list[Path], list[Finding]]:
    """The transcripts among ``paths`` (files and folders), sorted and each once, and a finding for every folder without any.

    A file named by the user is taken whatever it is called, but for what office programs keep beside an open document (a finding); from a
    folder only files whose extension some reader knows are taken, and from a study folder only those in its ``transcripts/``. What tfbb
    itself wrote is none. ``ask`` is asked of every folder before it is read
    through, and may raise. Raises TfbbError for a path that does not exist, a folder that cannot be read, and one that is no study but has
    studies below it.
    """
    found: dict[Path, Path] = {}
    findings: list[Finding] = []
    for path in paths:
        if not is_there(path):
            raise TfbbError(_("no such file or folder"), path=path, hint=_("check the spelling and where you stand"))
        if is_open_sign(path):
            findings.append(open_document(path))
            continue
        refuse_studies_below(path)
        if ask is not None and is_folder(path):
            ask(path)
        inside = _inside(path, _is_transcript) if is_folder(path) else [path]
        for file in inside:
            found.setdefault(file.resolve(), file)
        if not inside:
            findings.append(_empty_folder(path))
    return sorted(found.values()), findings


def left_out(paths: Sequence[Path]) -> list[Path]:
    """The files in the folders among ``paths`` that may be interviews but are of a kind that no reader knows, sorted and each once.

    Documents of other programs (.doc, .pages …), sound and film; sought where :func:`find_transcripts` seeks. A recording that
    lies beside its transcript (the same name) is none of them, nor a file that the user names: reading it says what to do. Raises
    TfbbError for a folder that cannot be read.
    """
    folders = [path for path in paths if is_folder(path)]
    read = {file.resolve().with_suffix("") for folder in folders for file in _inside(folder, _may_be_transcript)}
    found = {file.resolve(): file for folder in folders for file in _inside(folder, _may_be_interview)}
    return sorted(file for resolved, file in found.items() if resolved.with_suffix("") not in read)


def more_than(folder: Path, most: int) -> bool:
    """Whether more than ``most`` files in the folder might be transcripts; no further is counted."""
    return len(list(islice(_files(folder, _may_be_transcript), most + 1))) > most


def _inside(folder: Path, wanted: Callable[[Path], bool]) -> list[Path]:
    try:
        return _without_prints(sorted(_files(folder, wanted)))
    except OSError as error:
        message = _("the folder could not be read ({reason})").format(reason=error.strerror)
        raise TfbbError(message, path=folder, hint=_("change its rights, or copy the transcripts to a folder of your own")) from None


def _without_prints(files: list[Path]) -> list[Path]:
    """Without the PDFs that were printed from a document beside them (the same name), since one interview must not count twice."""
    others = {file.with_suffix("") for file in files if file.suffix.lower() != _PRINT}
    return [file for file in files if file.suffix.lower() != _PRINT or file.with_suffix("") not in others]


def _files(folder: Path, wanted: Callable[[Path], bool]) -> Iterator[Path]:
    own = folder / TRANSCRIPTS
    if is_folder(own):
        yield from _walk(own, wanted)
    else:
        yield from _walk(folder, wanted)


def _walk(folder: Path, wanted: Callable[[Path], bool]) -> Iterator[Path]:
    for entry in folder.iterdir():
        if entry.name.startswith((".", "~$")):
            continue
        if entry.is_dir():
            if may_hold_material(entry) and not is_study(entry):
                yield from _walk(entry, wanted)
        elif wanted(entry):
            yield entry


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
