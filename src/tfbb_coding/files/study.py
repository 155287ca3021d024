"""The study folder and its ``study.yaml``. ``docs/study.md`` tells its keys."""

from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

from tfbb_coding.errors import StudyError
from tfbb_coding.files.changes import mend_unfinished
from tfbb_coding.files.presence import is_folder, is_there
from tfbb_coding.files.study_places import STUDY_NAME, TRANSCRIPTS, study_of, study_stood_in
from tfbb_coding.files.yaml_lines import YamlMap, load_yaml
from tfbb_coding.messages import _, typed_path
from tfbb_coding.model.report import Finding, Severity
from tfbb_coding.model.study import Interview, Study
from tfbb_coding.model.text import normalise


def open_study(folder: Path) -> Study:
    """The study in ``folder``; without a ``study.yaml`` a default one with ``on_disk=False``.

    Raises :class:`StudyError` that lists every fault with its line when something in ``study.yaml`` cannot be used, or when
    there is no such folder.
    """
    if not is_folder(folder):
        hint = _("`tfbb init {folder}` makes a study folder").format(folder=typed_path(folder))
        raise StudyError(_("no such study folder"), path=folder, hint=hint)
    path = folder / STUDY_NAME
    if not is_there(path):
        return Study(folder)
    mend_unfinished(folder)
    study, findings = read_study(path)
    errors = [finding for finding in findings if finding.severity is Severity.ERROR]
    if errors:
        message = _("the study cannot be used:") + "".join(f"\n{error}" for error in errors)
        raise StudyError(message, path=path, hint=_("see docs/study.md for its keys"))
    return study


def read_study(path: Path) -> tuple[Study, list[Finding]]:
    """Everything of a ``study.yaml`` that can be understood, and what is wrong with how it is written, in order of lines."""
    from tfbb_coding.files.shapes import is_empty
    from tfbb_coding.files.study_reader import build_study

    tree = load_yaml(path)
    if tree.root is None and tree.findings:
        return Study(path.parent, on_disk=True), list(tree.findings)
    root = YamlMap({}, 1) if tree.root is None or is_empty(tree.root) else tree.root
    study, faults = build_study(root, str(path), path.parent)
    return study, sorted([*tree.findings, *faults])


def check_study_file(path: Path) -> list[Finding]:
    """What is wrong with a ``study.yaml``: how it is written, and what it says of the transcripts beside it."""
    study, findings = read_study(path)
    return sorted([*findings, *_transcript_findings(study, str(path))])


def check_guide_themes(study: Study, theme_ids: Iterable[str], path: Path) -> list[Finding]:
    """A finding for every theme that the guide or a renaming names and the codebook has not.

    ``theme_ids`` are the codebook's, ``path`` is what the findings call the ``study.yaml``.
    """
    known = frozenset(theme_ids)
    named = [theme for question in study.guide for theme in question.themes]
    named += [theme for labels in study.theme_labels.values() for theme in labels]
    hint = _("the codebook's themes are {ids}").format(ids=", ".join(sorted(known)))
    return [
        Finding(str(path), 0, 0, "unknown-theme", _("theme '{id}' is not in the codebook").format(id=theme), hint)
        for theme in sorted(set(named) - known)
    ]


def find_study(paths: Sequence[Path], asked: Path | None) -> Study:
    """The study that a command works in.

    ``asked`` (``--study``), else the study that the given files and folders stand in or below, else, when there are such, a default
    study that is not on disk and lies where they lie: a stranger's interviews must not end up in the study that one happens to stand in.
    Without files, the study that one stands in, however deep, else the current folder. Raises :class:`StudyError` when the paths belong
    to two studies.
    """
    if asked is not None:
        return open_study(asked)
    root = study_of(paths)
    if root is None and paths:
        return open_study(paths[0] if is_folder(paths[0]) else paths[0].parent)
    return open_study(root or study_stood_in())


def _transcript_findings(study: Study, path: str) -> list[Finding]:
    """Interviews without a transcript, and transcripts without an interview. A study that names no interviews is left in peace."""
    if not study.interviews:
        return []
    stems = Counter(normalise(file.stem) for file in _transcript_files(study.root / TRANSCRIPTS))
    named = Counter(_stem(interview) for interview in study.interviews)
    findings = [_missing(interview, path) for interview in study.interviews if _stem(interview) not in stems]
    hint = _("add it to `interviews:`, or move the file out of transcripts/")
    for stem in sorted(stems.keys() - named.keys()):
        message = _("no interview names the transcript '{name}'").format(name=stem)
        findings.append(Finding(path, 0, 0, "unnamed-transcript", message, hint, Severity.WARNING))
    for stem in sorted(stem for stem, times in stems.items() if times > 1):
        message = _("several files are called '{name}', so their codings could not be told apart").format(name=stem)
        findings.append(Finding(path, 0, 0, "duplicate-transcript", message, _("rename or remove all but one")))
    for stem in sorted(stem for stem, times in named.items() if times > 1):
        message = _("several interviews name the transcript '{name}'").format(name=stem)
        findings.append(Finding(path, 0, 0, "duplicate-transcript", message, _("give each interview its own")))
    return findings


def _stem(interview: Interview) -> str:
    return normalise(Path(interview.transcript or interview.id).stem)


def _missing(interview: Interview, path: str) -> Finding:
    message = _("interview '{id}': there is no transcript '{name}' in transcripts/").format(id=interview.id, name=_stem(interview))
    return Finding(path, interview.line, 0, "missing-transcript", message, _("correct `transcript:`, or put the file there"))


def transcript_files(root: Path) -> dict[str, str]:
    """``{transcript: its file's name}`` for the study in ``root``."""
    return {normalise(path.stem): path.name for path in _transcript_files(root / TRANSCRIPTS)}


def _transcript_files(folder: Path) -> list[Path]:
    from tfbb_coding.files.transcripts import find_transcripts

    return find_transcripts([folder])[0] if is_folder(folder) else []
