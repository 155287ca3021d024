"""Which files in what the user named are transcripts."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from tfbb_coding.errors import TfbbError
from tfbb_coding.files.presence import is_folder, is_there
from tfbb_coding.files.transcripts.registry import EXTENSIONS
from tfbb_coding.messages import _
from tfbb_coding.model.report import Finding, Severity

_NO_TRANSCRIPTS_IN = {"results", "codings", "codebooks", "condensations"}
_NO_TRANSCRIPT = {"study.yaml", "log.jsonl"}
_OTHER_KINDS = """doc dot docm pdf pages wpd wps odp ods ppt pptx xls numbers htm html one note
mp3 m4a wav wma aac flac ogg opus amr aiff dss ds2 mp4 mov avi mkv webm wmv m4v 3gp"""
_NOT_READ = frozenset(f".{extension}" for extension in _OTHER_KINDS.split())
"""What interviews also come as: documents of other programs, sound and film."""


def find_transcripts(paths: Sequence[Path]) -> tuple[list[Path], list[Finding]]:
    """The transcripts among ``paths`` (files and folders), sorted and each once, and a finding for every folder without any.

    A file named by the user is taken whatever it is called; from a folder only files whose extension some reader knows are taken, and from
    a study folder only those in its ``transcripts/``. Raises TfbbError for a path that does not exist or a folder that cannot be read.
    """
    found: dict[Path, Path] = {}
    findings: list[Finding] = []
    for path in paths:
        if not is_there(path):
            raise TfbbError(_("no such file or folder"), path=path, hint=_("check the spelling and where you stand"))
        inside = _inside(path, _may_be_transcript) if is_folder(path) else [path]
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


def _inside(folder: Path, wanted: Callable[[Path], bool]) -> list[Path]:
    own = folder / "transcripts"
    try:
        return sorted(_walk(own if is_folder(own) else folder, wanted))
    except OSError as error:
        message = _("the folder could not be read ({reason})").format(reason=error.strerror)
        raise TfbbError(message, path=folder, hint=_("change its rights, or copy the transcripts to a folder of your own")) from None


def _walk(folder: Path, wanted: Callable[[Path], bool]) -> Iterator[Path]:
    for entry in folder.iterdir():
        if entry.name.startswith((".", "~$")):
            continue
        if entry.is_dir():
            if entry.name.lower() not in _NO_TRANSCRIPTS_IN and not entry.is_symlink():  # a link may lead back up
                yield from _walk(entry, wanted)
        elif wanted(entry):
            yield entry


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
