"""Which files in what the user named are transcripts."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from tfbb_coding.errors import TfbbError
from tfbb_coding.files.transcripts.registry import EXTENSIONS
from tfbb_coding.messages import _
from tfbb_coding.model.report import Finding, Severity

_NO_TRANSCRIPTS_IN = {"results", "codings", "codebooks", "condensations"}
_NO_TRANSCRIPT = {"study.yaml", "log.jsonl"}


def find_transcripts(paths: Sequence[Path]) -> tuple[list[Path], list[Finding]]:
    """The transcripts among ``paths`` (files and folders), sorted and each once, and a finding for every folder without any.

    A file named by the user is taken whatever it is called; from a folder only files whose extension some reader knows are taken, and from
    a study folder only those in its ``transcripts/``. Raises TfbbError for a path that does not exist or a folder that cannot be read.
    """
    found: dict[Path, Path] = {}
    findings: list[Finding] = []
    for path in paths:
        if not path.exists():
            raise TfbbError(_("no such file or folder"), path=path, hint=_("check the spelling and where you stand"))
        inside = _inside(path) if path.is_dir() else [path]
        for file in inside:
            found.setdefault(file.resolve(), file)
        if not inside:
            findings.append(_empty_folder(path))
    return sorted(found.values()), findings


def _inside(folder: Path) -> list[Path]:
    own = folder / "transcripts"
    try:
        return sorted(_walk(own if own.is_dir() else folder))
    except OSError as error:
        raise TfbbError(_("the folder could not be read ({reason})").format(reason=error.strerror), path=folder) from None


def _walk(folder: Path) -> Iterator[Path]:
    for entry in folder.iterdir():
        if entry.name.startswith((".", "~$")):
            continue
        if entry.is_dir():
            if entry.name.lower() not in _NO_TRANSCRIPTS_IN and not entry.is_symlink():  # a link may lead back up
                yield from _walk(entry)
        elif _may_be_transcript(entry):
            yield entry


def _may_be_transcript(entry: Path) -> bool:
    name = entry.name.lower()
    return entry.suffix.lower() in EXTENSIONS and name not in _NO_TRANSCRIPT and not name.startswith("readme")


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
